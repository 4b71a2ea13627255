"""Pages that are pictures of text: recognised one by one beside each other, then handed in for a second reading."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from casework.recognised_pages import RecognisedPages
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
    """Follows documents from their first reading over their pages to their second. `mode` is the user's, `known` what
    was recognised before, by the digests of the documents."""

    def __init__(self, mode: OcrMode, known: RecognisedPages, digests: Mapping[str, str]) -> None:
        self._mode = mode
        self._known = known
        self._digests = digests
        self._documents: dict[str, _Document] = {}
        self._under_way: dict[tuple[str, int], list[str]] = {}

    def asked(self, task: Task) -> Task:
        """A task of reading, told what the user wants of pictures."""
        return replace(task, args={**task.args, "recognition": {"mode": self._mode}})

    def further(self, task: Task, reading: DocumentReading) -> list[Task] | None:
        """The tasks that a first reading leads to, None when it is final: one for each page to recognise that nobody
        has recognised or is recognising in another file of the same bytes; the second reading where all are known."""
        if self._mode == "off" or not reading.to_recognise or task.key in self._documents:
            return None
        pages = reading.to_recognise[:MAX_PAGES]
        document = _Document(task, reading, len(pages))
        left = f"which was not recognised (at most {MAX_PAGES} pages of a document are)"
        self._documents[task.key] = document
        document.unread |= dict.fromkeys(reading.to_recognise[MAX_PAGES:], left)
        document.wanted += len(document.unread)
        return [one for page in pages for one in self._page(task, document, page)] or self._finished(document)

    def _page(self, task: Task, document: _Document, page: int) -> Iterator[Task]:
        digest = self._digests[task.key]
        if (known := self._known.find(digest, page)) is not None:
            document.pages[page] = known
        elif (digest, page) in self._under_way:
            self._under_way[digest, page].append(task.key)
        else:
            self._under_way[digest, page] = [task.key]
            key = f"{task.key}{_SEPARATOR}{page}"
            yield Task("recognise_page", task.source, key, {"path": task.args["path"], "page": page}, PAGE_LIMITS)

    def _finished(self, document: _Document) -> list[Task]:
        return [self._second(document)] if document.done == document.wanted else []

    def is_page(self, task: Task) -> bool:
        """Whether it recognises a page."""
        return task.name == "recognise_page"

    def taken(self, outcome: Outcome) -> tuple[str, int, int, list[Task]]:
        """Takes a page's outcome: the document's key, how many of its pages were tried and how many there are, and
        the second reading of each document of these bytes of which it was the last."""
        key, _, number = outcome.task.key.rpartition(_SEPARATOR)
        digest, page = self._digests[key], int(number)
        recognised = outcome.value if outcome.done and isinstance(outcome.value, dict) else None
        if recognised is not None:
            self._known.keep(digest, page, recognised)
        else:
            log.warning("Page %d of %s was not recognised: %s.", page, key, outcome.reason)
            if outcome.detail:
                log.debug("%s", outcome.detail)
        further: list[Task] = []
        for waiting in self._under_way.pop((digest, page)):
            document = self._documents[waiting]
            if recognised is not None:
                document.pages[page] = recognised
            else:
                document.unread[page] = f"which was not recognised ({outcome.reason or 'no answer'})"
            further += self._finished(document)
        return key, self._documents[key].done, self._documents[key].wanted, further

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
