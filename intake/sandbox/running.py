"""A task under way, seen from the parent: what came out of its pipe so far, and what that makes of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from intake.sandbox.limits import Limits
from intake.sandbox.outcome import Outcome, OutcomeState, Task, reason_for, state_of_end
from intake.sandbox.wire import BYTES, RESULT, Frames
from schemas.errors import BadInput

_LONGEST_REASON = 4000


class Stopped(Exception):
    """Ends a task for a reason that the parent found."""

    def __init__(self, state: OutcomeState, reason: str | None = None) -> None:
        super().__init__(state)
        self.state = state
        self.reason = reason


@dataclass(slots=True)
class Running:
    """A task under way: its pipe, what came so far, when it must end."""

    task: Task
    pipe: int
    deadline: float
    frames: Frames
    streamed: int = 0
    answer: bytes | None = None
    stopped: Stopped | None = None
    killed: bool = False
    leader: int | None = None

    @property
    def limits(self) -> Limits:
        return self.task.limits

    def take(self, piece: bytes) -> None:
        """Take bytes from the pipe; raises Stopped for what no honest task sends."""
        try:
            for kind, payload in self.frames.feed(piece):
                self._take_frame(kind, payload)
        except OverflowError:
            raise Stopped("output") from None
        except (ValueError, RecursionError):
            raise Stopped("nonsense") from None
        except BadInput as error:
            raise Stopped("refused", str(error)) from error

    def _take_frame(self, kind: bytes, payload: bytes) -> None:
        if self.answer is not None:
            raise ValueError("a frame after the answer")
        if kind == RESULT:
            self.answer = payload
            return
        if self.task.sink is None:
            raise ValueError("a task that streams unasked")
        self.streamed += len(payload)
        if self.streamed > self.limits.stream_bytes:
            raise OverflowError("more streamed than allowed")
        self.task.sink(payload if kind == BYTES else _object(payload))

    def outcome(self, end: Mapping[str, Any]) -> Outcome:
        """What came of it, from the fork server's report of its end."""
        peak, seconds = end["peak_bytes"], end["cpu_seconds"]
        if self.stopped is not None:
            reason = self.stopped.reason or reason_for(self.stopped.state, self.limits)
            return Outcome(self.task, self.stopped.state, None, reason, None, peak, seconds)
        if self.answer is None:
            state, reason = state_of_end(end["status"], peak, self.limits)
            return Outcome(self.task, state, None, reason, None, peak, seconds)
        return replace(self._answered(self.answer), peak_bytes=peak, cpu_seconds=seconds)

    def _answered(self, encoded: bytes) -> Outcome:
        try:
            answer = _object(encoded)
        except (ValueError, RecursionError):
            answer = {}
        if "value" in answer:
            return Outcome(self.task, "done", answer["value"])
        state, reason = answer.get("state"), str(answer.get("reason") or "")[:_LONGEST_REASON]
        if state == "failed":
            detail = str(answer.get("detail"))[:_LONGEST_REASON]
            return Outcome(self.task, "failed", None, f"the reader failed on it ({reason})", detail)
        if state in ("needs_password", "unreadable", "refused", "memory"):
            return Outcome(self.task, state, None, reason or reason_for(state, self.limits))
        return Outcome(self.task, "nonsense", None, reason_for("nonsense", self.limits))


def _object(payload: bytes) -> dict[str, Any]:
    value = json.loads(payload)
    if not isinstance(value, dict):
        raise ValueError("not an object")
    return value
