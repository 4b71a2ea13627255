"""One task in its own forked process: confine, run, answer, end. Nothing here returns to the fork server."""

from __future__ import annotations

import fcntl
import json
import os
import signal
import traceback
from collections.abc import Mapping
from typing import Any, NoReturn

from intake.sandbox.confine import die_with_parent, is_linux, limit
from intake.sandbox.limits import Limits
from intake.sandbox.tasks import Functions
from intake.sandbox.wire import Stream
from schemas.errors import BadInput, LimitExceeded, NeedsPassword, Refused, Unreadable

_SOURCE, _RESULT = 3, 4
_MAX_DETAIL = 4000
_REASONED: tuple[tuple[type[BadInput], str], ...] = (
    (NeedsPassword, "needs_password"),
    (Unreadable, "unreadable"),
    (Refused, "refused"),
    (LimitExceeded, "refused"),
    (BadInput, "unreadable"),
)


def run(functions: Functions, message: Mapping[str, Any], source: int, result: int) -> NoReturn:
    """Run the task that `message` names and end the process. 0: it answered, also when the answer is an
    error."""
    code = 1
    try:
        _settle(source, result)
        limit(Limits(**message["limits"]))
        stream = Stream(_RESULT)
        stream.result(_answer(functions, message, stream))
        code = 0
    finally:
        # Not sys.exit: a forked process must not run its parent's exit handlers or flush its buffers twice.
        os._exit(code)


def _settle(source: int, result: int) -> None:
    """A session of its own, no terminal, no descriptor but the two it needs, default signals."""
    os.setsid()
    if is_linux():
        die_with_parent()
    signal.set_wakeup_fd(-1)
    for number in (signal.SIGCHLD, signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    # Out of the way first: either may stand where the other must go.
    high_source, high_result = (fcntl.fcntl(number, fcntl.F_DUPFD, 10) for number in (source, result))
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    os.dup2(high_source, _SOURCE)
    os.dup2(high_result, _RESULT)
    os.closerange(_RESULT + 1, 4096)


def _answer(functions: Functions, message: Mapping[str, Any], stream: Stream) -> bytes:
    """The task's answer as JSON: `{"value": …}`, or `{"state": …, "reason": …}` when it could not be done."""
    try:
        function = functions.found[message["task"]]
        further = (stream,) if message["task"] in functions.streaming else ()
        value = function(_SOURCE, message["args"], *further)
        return json.dumps({"value": value}, allow_nan=False).encode()
    except MemoryError:
        return json.dumps({"state": "memory"}).encode()
    except BadInput as error:
        state = next(state for kind, state in _REASONED if isinstance(error, kind))
        return json.dumps({"state": state, "reason": str(error)}).encode()
    except RecursionError:
        return json.dumps({"state": "unreadable", "reason": "it is nested more deeply than can be read"}).encode()
    except Exception as error:  # noqa: BLE001 - becomes the named state `failed`, with the trace for the log
        detail = traceback.format_exc()[-_MAX_DETAIL:]
        return json.dumps({"state": "failed", "reason": type(error).__name__, "detail": detail}).encode()
