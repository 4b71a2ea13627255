"""The submissions: the list of them, each with its record, and checking one again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from casework.assess import known_categories
from casework.record import Record
from casework.store import Store
from casework.store.base import now
from casework.store.checks import checks_of
from casework.store.jobs import enqueue, job_of_pack
from casework.store.listing import ListRow, count_rows, list_rows
from casework.store.packs import submission_row
from casework.store.records import latest_check, load_record
from rules import frameworks
from schemas.errors import NotAllowed

PAGE_LENGTH = 50
SubmissionState = Literal["to_resolve", "awaiting", "to_confirm", "confirmed"]


@dataclass(frozen=True, slots=True)
class ListQuery:
    """What the list is narrowed to. `text` is looked for in names and numbers; pages count from 1."""

    text: str = ""
    framework: str | None = None
    state: SubmissionState | None = None
    page: int = 1


@dataclass(frozen=True, slots=True)
class SubmissionRow:
    """A submission in the list, as its latest check stands. `verdicts` are (category, verdict, confirmed)."""

    submission_id: int
    pack_id: int
    provider: str
    framework_id: str
    received_at: datetime
    as_at: date
    number: int
    state: SubmissionState
    verdicts: tuple[tuple[str, str, bool], ...]
    gaps_by_area: tuple[tuple[str, int], ...]
    open: int
    awaiting: int
    unreadable: int


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page of the list; `total` counts all that fit the query, `pages` is at least 1."""

    rows: tuple[SubmissionRow, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One of a submission's checks."""

    id: int
    number: int
    as_at: date
    categories: tuple[str, ...]
    checked_at: datetime
    checked_by: str


def listed(store: Store, query: ListQuery) -> ListPage:
    """The submissions that fit the query, the latest received first."""
    with store.reading() as session:
        total = count_rows(session, query.text, query.framework, query.state)
        pages = max(1, -(-total // PAGE_LENGTH))
        page = min(max(1, query.page), pages)
        rows = list_rows(session, query.text, query.framework, query.state,
                         limit=PAGE_LENGTH, offset=(page - 1) * PAGE_LENGTH)
        return ListPage(tuple(_row(row) for row in rows), total, page, pages)


def _row(row: ListRow) -> SubmissionRow:
    body = row.body
    return SubmissionRow(
        submission_id=row.submission_id, pack_id=row.pack_id, provider=row.provider, framework_id=row.framework_id,
        received_at=row.received_at, as_at=row.as_at, number=row.number,
        state=row.state,  # type: ignore[arg-type]  # written by `summary_of`
        verdicts=tuple((category, verdict, confirmed) for category, verdict, confirmed in body["verdicts"]),
        gaps_by_area=tuple(body["gaps"].items()), open=body["open"], awaiting=body["awaiting"],
        unreadable=body["unreadable"],
    )


def record(store: Store, submission_id: int, number: int | None = None) -> Record:
    """A submission's check of that number, or its latest. NotFound when there is none."""
    with store.reading() as session:
        return load_record(session, latest_check(session, submission_id, number))


def checks(store: Store, submission_id: int) -> tuple[CheckLine, ...]:
    """All checks of a submission, the first first."""
    with store.reading() as session:
        submission_row(session, submission_id)
        return tuple(
            CheckLine(row.id, row.number, row.as_at, tuple(row.categories), row.checked_at, row.checked_by)
            for row in checks_of(session, submission_id)
        )


def check_again(store: Store, submission_id: int, *, as_at: date, categories: Sequence[str], by: str) -> int:
    """Have a submission checked once more, at a date and for some categories; earlier checks stay as they are. Returns
    the pack's id, whose view tells how far it has got.

    NotAllowed when no category is chosen or the pack is being read; UnknownCategory.
    """
    with store.writing() as session:
        submission = submission_row(session, submission_id)
        check = latest_check(session, submission_id)
        chosen = known_categories(frameworks.load(check.framework_id), categories)
        if not chosen:
            raise NotAllowed("Choose at least one category to check.")
        if job_of_pack(session, submission.pack_id).state in ("waiting", "running"):
            raise NotAllowed("This pack is being checked at the moment. Wait until that is done.")
        args = {"as_at": as_at.isoformat(), "categories": list(chosen), "by": by}
        enqueue(session, "check_again", submission.pack_id, now(), submission_id=submission_id, args=args)
        return submission.pack_id
