"""One check of a submission, opened on a screen: its record, its words, and the addresses of its pages."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from flask import url_for

from casework import submissions
from casework.record import Record
from casework.reports.telling import Telling
from casework.submissions import CheckLine
from schemas.errors import NotFound
from schemas.plain import plain
from schemas.types import UNREAD_STATES, Document
from web.given import store


@dataclass(frozen=True)
class OpenCheck:
    """A check, and all checks of its submission, the first first."""

    record: Record
    checks: tuple[CheckLine, ...]

    @cached_property
    def telling(self) -> Telling:
        """The words for the record."""
        return Telling(self.record)

    @property
    def provider(self) -> str:
        """The provider's name."""
        return plain(self.record.provider.name)

    @property
    def is_latest(self) -> bool:
        """Whether no later check was made."""
        return self.record.number == self.checks[-1].number

    def address(self, endpoint: str, **values: Any) -> str:
        """The address of one of the check's pages."""
        return url_for(endpoint, submission_id=self.record.submission_id, number=self.record.number, **values)

    @cached_property
    def _names(self) -> dict[str, str]:
        """Each path as it is told in little room: its last part, or the path where several files are called so."""
        paths = [document.path for document in self.record.documents]
        taken = Counter(path.rsplit("/", 1)[-1] for path in paths)
        return {path: plain(last if taken[last := path.rsplit("/", 1)[-1]] == 1 else self.telling.inside(path))
                for path in paths}

    def name_of(self, path: str) -> str:
        """What a document is called in little room."""
        return self._names.get(path) or plain(path.rsplit("/", 1)[-1])

    @property
    def choices(self) -> tuple[tuple[int, str], ...]:
        """The documents to choose from: number and name."""
        return tuple((number, self.name_of(document.path)) for number, document in enumerate(self.record.documents))

    @cached_property
    def _positions(self) -> dict[str, int]:
        return {document.path: position for position, document in enumerate(self.record.documents)}

    def position_of(self, path: str) -> int | None:
        """A document's place in the list, which names it in addresses; None for a path that is not there."""
        return self._positions.get(path)

    @property
    def ignored(self) -> int:
        """How many files are no documents, and were left alone."""
        return sum(document.read == "ignored" for document in self.record.documents)

    @cached_property
    def unread(self) -> tuple[tuple[int, str], ...]:
        """Number and path of each document that was not read in full."""
        return tuple((number, document.path) for number, document in enumerate(self.record.documents)
                     if document.read in UNREAD_STATES or document.read == "partial")

    def document_at(self, position: int) -> Document:
        """The document there. NotFound when there is none."""
        if not 0 <= position < len(self.record.documents):
            raise NotFound("This check has no such document. Look for it in the list of its documents.")
        return self.record.documents[position]


def opened(submission_id: int, number: int | None = None) -> OpenCheck:
    """A submission's check of that number, or its latest. NotFound when there is none."""
    return OpenCheck(submissions.record(store(), submission_id, number), submissions.checks(store(), submission_id))


def with_query(address: str, **query: object) -> str:
    """The address with what is asked for: None, False and nothing are left out; 0 is a number like others. A fragment
    may be given as `fragment`."""
    fragment = query.pop("fragment", None)
    said = {name: value for name, value in query.items() if value is not None and value is not False and value != ""}
    return address + (f"?{urlencode(said)}" if said else "") + (f"#{fragment}" if fragment else "")
