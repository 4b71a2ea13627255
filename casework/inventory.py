"""What a pack was found to hold: each submission with every file, and how far each could be read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from casework.store import Store
from casework.store.inventory import document_entries, summary_body
from casework.store.packs import pack_row, pack_submissions
from casework.store.records import latest_check
from schemas.types import Document
from schemas.wire import document_from_json

_ORDER = ("unreadable", "refused", "needs_password", "partial", "ocr", "full", "ignored")
"""What needs a person first."""


@dataclass(frozen=True, slots=True)
class Inventory:
    """One submission of a pack as its latest check has it. `verdicts` are (category, verdict, confirmed); `open` and
    `awaiting` are the gaps that wait for a person and for the provider."""

    submission_id: int
    provider: str
    number: int
    as_at: date
    categories: tuple[str, ...]
    verdicts: tuple[tuple[str, str, bool], ...]
    open: int
    awaiting: int
    notices: tuple[str, ...]
    documents: tuple[Document, ...]

    @property
    def read_counts(self) -> tuple[tuple[str, int], ...]:
        """How many documents are in each read state, those that need a person first."""
        counted = Counter(document.read for document in self.documents)
        return tuple((state, counted[state]) for state in _ORDER if counted[state])  # type: ignore[index]

    @property
    def in_order(self) -> tuple[Document, ...]:
        """The documents, those that need a person first, then by path."""
        return tuple(sorted(self.documents, key=lambda one: (min(_ORDER.index(one.read), _ORDER.index("ocr")),
                                                             one.path)))


def inventories(store: Store, pack_id: int) -> tuple[Inventory, ...]:
    """The submissions of a pack, in its order; empty while it is not read. NotFound when there is no such pack."""
    with store.reading() as session:
        found = []
        for row in pack_submissions(session, pack_row(session, pack_id).id):
            check = latest_check(session, row.id)
            summary = summary_body(session, check.id)
            found.append(Inventory(
                submission_id=row.id, provider=row.provider, number=check.number, as_at=check.as_at,
                categories=tuple(check.categories),
                verdicts=tuple((category, verdict, confirmed) for category, verdict, confirmed in summary["verdicts"]),
                open=summary["open"], awaiting=summary["awaiting"], notices=tuple(check.notices),
                documents=tuple(document_from_json(entry) for entry in document_entries(session, check.id)),
            ))
        return tuple(found)
