"""Every entry of a pack becomes a reading with a named state, whatever happens to it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from intake.entry import Entry
from intake.sandbox import Outcome, Sandbox, Task
from schemas.errors import SandboxError
from schemas.shape import check_shape
from schemas.types import Document, DocumentKind, DocumentReading
from schemas.wire import reading_from_json

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Progress:
    """One more document has been read: `done` of `total`, the last of them `document`."""

    done: int
    total: int
    document: str


Report = Callable[[Progress], None]


def read_entries(
    entries: Sequence[Entry],
    sandbox: Sandbox,
    as_at: date,
    *,
    kind: DocumentKind | None = None,
    progress: Report | None = None,
) -> tuple[DocumentReading, ...]:
    """The readings of all entries, in their order; those that are not to be read come with their own state."""
    ready = [entry for entry in entries if entry.state == "ready"]
    by_path = {entry.path: _unread(entry) for entry in entries if entry.state != "ready"}
    tasks = (_task(entry, as_at, kind) for entry in ready)
    for number, outcome in enumerate(sandbox.run(tasks), start=1):
        entry = next(entry for entry in ready if entry.path == outcome.task.key)
        by_path[entry.path] = _reading(entry, outcome)
        if progress is not None:
            progress(Progress(number, len(ready), entry.path))
    return tuple(by_path[entry.path] for entry in entries)


def _task(entry: Entry, as_at: date, kind: DocumentKind | None) -> Task:
    if entry.content is None:
        raise ValueError(f"{entry.path} is ready to be read but has no content")
    args = {"path": entry.path, "as_at": as_at.isoformat(), "flags": sorted(entry.flags), "kind": kind}
    return Task("read_document", entry.content, key=entry.path, args=args)


def _reading(entry: Entry, outcome: Outcome) -> DocumentReading:
    if not outcome.done:
        log.warning("%s was not read: %s.", entry.path, outcome.reason)
        if outcome.detail:
            log.debug("%s", outcome.detail)
        return _failed(entry, outcome)
    try:
        reading = reading_from_json(outcome.value)
    except SandboxError as error:
        log.warning("%s was not read: the reader answered with something that is not a result.", entry.path)
        log.debug("%s", error)
        return _with_state(entry, "unreadable", "The reader answered with something that is not a result. Please look "
                           "at the file by hand.")
    facts, problems = check_shape(reading.document.kind, reading.facts)
    return replace(reading, facts=facts, problems=problems)


def _failed(entry: Entry, outcome: Outcome) -> DocumentReading:
    if outcome.state == "failed":
        reason = (f"The program failed while reading this file ({outcome.reason}). The file is kept; please report "
                  "this, and look at it by hand.")
    else:
        reason = f"The file could not be read: {outcome.reason}. Please ask for another copy (PDF, Word or Excel)."
    state = outcome.read_state if outcome.read_state != "full" else "unreadable"
    return _with_state(entry, state, reason)


def _unread(entry: Entry) -> DocumentReading:
    state = "unreadable" if entry.state == "ready" else entry.state
    return _with_state(entry, state, as_sentence(entry.reason or "could not be read"))


def _with_state(entry: Entry, state: str, reason: str) -> DocumentReading:
    # Loads every cue of every kind: only for the rare entry that no limited process could classify.
    from intake.classify import classify

    kind, confidence = classify(None, entry.path)
    return DocumentReading(Document(
        path=entry.path,
        sha256=entry.sha256,
        size=entry.size,
        media_type=entry.media_type,
        kind="other" if state == "ignored" else kind,
        kind_confidence=round(confidence, 2),
        read=state,  # type: ignore[arg-type]  # an EntryState that is not ready, or a ReadState: both are read states
        reason=reason,
        flags=tuple(sorted(entry.flags)),
    ))


def as_sentence(reason: str) -> str:
    """A reason that is the rest of a sentence about the file, as a whole sentence."""
    whole = reason if reason[:1].isupper() else f"The file {reason}"
    return whole if whole.endswith((".", "!", "?")) else f"{whole}."


def by_path(readings: Iterable[DocumentReading]) -> tuple[DocumentReading, ...]:
    """Readings in the order of their paths."""
    return tuple(sorted(readings, key=lambda reading: reading.document.path))
