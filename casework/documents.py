"""Every entry of a pack becomes a reading with a named state, whatever happens to it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from casework.recognised_pages import RecognisedPages, repeated
from casework.recognising import Recognising, Waiting
from intake import conversion
from intake.entry import Entry
from intake.recognised import OcrMode
from intake.sandbox import Outcome, Sandbox, Task
from schemas.errors import SandboxError
from schemas.shape import check_shape
from schemas.types import Document, DocumentKind, DocumentReading
from schemas.wire import reading_from_json

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far reading is: `done` of `total` documents, the last of them `document`. While a document's pictures are
    being recognised, `page` of its `pages` is done and the document is not."""

    done: int
    total: int
    document: str
    page: int | None = None
    pages: int | None = None


Report = Callable[[Progress], None]


def read_entries(
    entries: Sequence[Entry],
    sandbox: Sandbox,
    as_at: date,
    *,
    kind: DocumentKind | None = None,
    ignore_tags: bool = False,
    ocr: OcrMode = "auto",
    recognised: RecognisedPages | None = None,
    progress: Report | None = None,
) -> tuple[DocumentReading, ...]:
    """The readings of all entries, in their order; those that are not to be read come with their own state. With
    `ignore_tags` tagged accounts are read by their page alone; `ocr` says which pictures of text are recognised: where
    a page has no other text, none, or every page; `recognised` keeps what was read on them for another time."""
    ready = [entry for entry in entries if entry.state == "ready"]
    by_path = {entry.path: _unread(entry) for entry in entries if entry.state != "ready"}
    tasks = [_task(entry, as_at, kind, ignore_tags) for entry in ready]
    known = recognised or RecognisedPages(repeated=repeated(entry.sha256 for entry in ready))
    pictures = Recognising(ocr, known, {entry.path: entry.sha256 for entry in ready})
    by_path |= _read(tasks, {entry.path: entry for entry in ready}, sandbox, pictures, progress)
    waiting = {entry.path: entry for entry in ready if conversion.is_wanted(by_path[entry.path].document)}
    if waiting:
        by_path |= _converted(waiting, by_path, sandbox, as_at, kind)
    return tuple(by_path[entry.path] for entry in entries)


def _read(
    tasks: Sequence[Task], entries: Mapping[str, Entry], sandbox: Sandbox, pictures: Recognising,
    progress: Report | None,
) -> dict[str, DocumentReading]:
    """The readings by path; pages that are pictures of text are recognised, and their documents read a second time."""
    waiting = Waiting(map(pictures.asked, tasks))
    found: dict[str, DocumentReading] = {}

    def report(document: str, page: int | None = None, pages: int | None = None) -> None:
        if progress is not None:
            progress(Progress(len(found), len(tasks), document, page, pages))

    # Tasks that come while the last ones of a run are repeated wait for the next.
    while waiting:
        for outcome in sandbox.run(waiting):
            if pictures.is_page(outcome.task):
                path, page, pages, further = pictures.taken(outcome)
                waiting.first(further)
                report(path, page, pages)
                continue
            path = outcome.task.key
            reading = _reading(entries[path], outcome)
            if (to_recognise := pictures.further(outcome.task, reading)) is not None:
                waiting.first(to_recognise)
                continue
            first = pictures.first_reading(path)
            found[path] = reading if outcome.done or first is None else first
            report(path)
    return found


def _converted(
    waiting: Mapping[str, Entry], by_path: Mapping[str, DocumentReading], sandbox: Sandbox, as_at: date,
    kind: DocumentKind | None,
) -> dict[str, DocumentReading]:
    """The readings of documents that another program must convert first; they keep the name, hash, size and type of
    what was submitted."""
    known = {path: by_path[path].document for path in waiting}
    found: dict[str, DocumentReading] = {}
    with conversion.Conversion() as converting:
        made = converting.run({path: (_content(entry), known[path].media_type) for path, entry in waiting.items()})
        tasks = []
        for path, converted in sorted(made.items()):
            document = known[path]
            if converted.content is None:
                found[path] = replace(by_path[path], document=replace(document, reason=converted.reason))
                continue
            entry = replace(waiting[path], content=converted.content, flags=frozenset(document.flags))
            task = _task(entry, as_at, kind)
            original = {"media_type": document.media_type, "sha256": document.sha256, "size": document.size}
            tasks.append(replace(task, args={**task.args, "original": original}))
        for outcome in sandbox.run(tasks):
            found[outcome.task.key] = _reading(waiting[outcome.task.key], outcome)
    return found


def _content(entry: Entry) -> Path:
    if entry.content is None:
        raise ValueError(f"{entry.path} is ready to be read but has no content")
    return entry.content


def _task(entry: Entry, as_at: date, kind: DocumentKind | None, ignore_tags: bool = False) -> Task:
    args = {"path": entry.path, "as_at": as_at.isoformat(), "flags": sorted(entry.flags), "kind": kind,
            "ignore_tags": ignore_tags}
    return Task("read_document", _content(entry), key=entry.path, args=args)


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
