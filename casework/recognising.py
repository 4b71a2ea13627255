"""Pages that are pictures of text: recognised one by one beside each other, then handed in for a second reading."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from intake.recognised import OcrMode
from intake.sandbox import DOCUMENT_LIMITS, Outcome, Task
from intake.sandbox.limits import MEGABYTE
from schemas.types import DocumentReading

log = logging.getLogger(__name__)

MAX_PAGES = 60
"""Pages of one document that are recognised; at two seconds a page and core more would hold everything else up."""
MAX_BYTES = 12_000_000
"""Of what was recognised in one document, as it is handed in again; the sandbox takes 16 MB of arguments."""
PAGE_LIMITS = replace(DOCUMENT_LIMITS, result_bytes=2 * MEGABYTE)
_SEPARATOR = "\n"
"""Stands between a document's key and a page's number in a task's key; paths hold none."""


class Waiting(Iterator[Task]):
    """Tasks that wait for the sandbox; more may come while it works."""

    def __init__(self, tasks: Iterable[Task]) -> None:
        self._tasks = list(tasks)

    def __next__(self) -> Task:
        if not self._tasks:
            raise StopIteration
        return self._tasks.pop(0)

    def __bool__(self) -> bool:
        return bool(self._tasks)

    def first(self, tasks: Iterable[Task]) -> None:
        """Put tasks before all others, so that a document that was begun is finished."""
        self._tasks[:0] = tasks


@dataclass(slots=True)
class _Document:
    """A document whose pages are being recognised."""

    task: Task
    reading: DocumentReading
    wanted: int
    pages: dict[int, dict[str, Any]] = field(default_factory=dict)
    unread: dict[int, str] = field(default_factory=dict)

    @property
    def done(self) -> int:
        return len(self.pages) + len(self.unread)


class Recognising:
    """Follows documents from their first reading over their pages to their second. `mode` is the user's."""

    def __init__(self, mode: OcrMode) -> None:
        self._mode = mode
        self._documents: dict[str, _Document] = {}

    def asked(self, task: Task) -> Task:
        """A task of reading, told what the user wants of pictures."""
        return replace(task, args={**task.args, "recognition": {"mode": self._mode}})

    def further(self, task: Task, reading: DocumentReading) -> list[Task]:
        """The tasks that a first reading leads to: one for each page to recognise; none when it is final."""
        if self._mode == "off" or not reading.to_recognise or task.key in self._documents:
            return []
        pages = reading.to_recognise[:MAX_PAGES]
        document = _Document(task, reading, len(pages))
        left = f"which was not recognised (at most {MAX_PAGES} pages of a document are)"
        self._documents[task.key] = document
        document.unread |= dict.fromkeys(reading.to_recognise[MAX_PAGES:], left)
        document.wanted += len(document.unread)
        return [
            Task(
                "recognise_page",
                task.source,
                f"{task.key}{_SEPARATOR}{page}",
                {"path": task.args["path"], "page": page},
                PAGE_LIMITS,
            )
            for page in pages
        ]

    def is_page(self, task: Task) -> bool:
        """Whether it recognises a page."""
        return task.name == "recognise_page"

    def taken(self, outcome: Outcome) -> tuple[str, int, int, list[Task]]:
        """Takes a page's outcome: the document's key, how many of its pages were tried and how many there are, and,
        when it was the last, the task of the second reading."""
        key, _, number = outcome.task.key.rpartition(_SEPARATOR)
        document = self._documents[key]
        page = int(number)
        if outcome.done and isinstance(outcome.value, dict):
            document.pages[page] = outcome.value
        else:
            log.warning("Page %d of %s was not recognised: %s.", page, key, outcome.reason)
            if outcome.detail:
                log.debug("%s", outcome.detail)
            document.unread[page] = f"which was not recognised ({outcome.reason or 'no answer'})"
        if document.done < document.wanted:
            return key, document.done, document.wanted, []
        return key, document.done, document.wanted, [self._second(document)]

    def first_reading(self, key: str) -> DocumentReading | None:
        """What the first reading gave of a document that was read twice."""
        document = self._documents.get(key)
        return None if document is None else document.reading

    def _second(self, document: _Document) -> Task:
        """The task of reading the document with its recognised pages."""
        pages: dict[str, dict[str, Any]] = {}
        unread = dict(document.unread)
        room = MAX_BYTES
        for number in sorted(document.pages):
            room -= len(json.dumps(document.pages[number]))
            if room < 0:
                unread[number] = "of which too much was recognised to be read"
            else:
                pages[str(number)] = document.pages[number]
        recognition = {
            "mode": self._mode,
            "pages": pages,
            "unread": {str(number): unread[number] for number in sorted(unread)},
        }
        return replace(document.task, args={**document.task.args, "recognition": recognition})
