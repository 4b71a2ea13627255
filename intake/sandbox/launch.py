"""Sets limits, gives up what can be given up, and becomes another program: for converters that are no Python of ours.

Runs in a process of its own between the caller and the program; what it gives up, the program cannot get back.
"""

from __future__ import annotations

import json
import os

from intake.sandbox import confine, landlock
from intake.sandbox.limits import Limits


def main(arguments: list[str]) -> None:
    """Arguments: limits as JSON; as JSON what may be seen (lists of paths as `landlock.hide_files` takes them;
    null where bubblewrap hides the rest); the program with its arguments."""
    visible = json.loads(arguments[1])
    command = arguments[2:]
    confine.limit(Limits(**json.loads(arguments[0])))
    if confine.is_linux():
        if visible is not None:
            confine.leave_network()
            confine.give_up_privileges()
            landlock.hide_files(**visible)
        # Last, since changing namespaces or credentials clears it.
        confine.die_with_parent()
    os.execv(command[0], command)
