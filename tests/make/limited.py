"""Limited processes for tests that do not look at those themselves: started once a session, since starting costs more
than reading a small document."""

from __future__ import annotations

import atexit
from contextlib import ExitStack
from functools import cache

from intake.sandbox import Sandbox


@cache
def shared_sandbox() -> Sandbox:
    """One that runs until the session ends. Use it from the main thread."""
    running = ExitStack()
    atexit.register(running.close)
    return running.enter_context(Sandbox(2))
