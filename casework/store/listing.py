"""The rows of the list of submissions: each with the summary of its latest check."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from casework.store.checks import CheckRow, SummaryRow
from casework.store.packs import PackRow, SubmissionRow


@dataclass(frozen=True, slots=True)
class ListRow:
    """A submission with its latest check."""

    submission_id: int
    pack_id: int
    provider: str
    framework_id: str
    received_at: datetime
    as_at: date
    number: int
    state: str
    body: dict[str, Any]


def list_rows(
    session: Session, text: str, framework: str | None, state: str | None, *, limit: int, offset: int
) -> list[ListRow]:
    """The rows that fit, the latest received first."""
    columns = (SubmissionRow.id, SubmissionRow.pack_id, SubmissionRow.provider, CheckRow.framework_id,
               PackRow.received_at, CheckRow.as_at, CheckRow.number, SummaryRow.state, SummaryRow.body)
    query = _fitting(select(*columns), text, framework, state)
    query = query.order_by(PackRow.received_at.desc(), SubmissionRow.id).limit(limit).offset(offset)
    return [ListRow(*row) for row in session.execute(query)]


def count_rows(session: Session, text: str, framework: str | None, state: str | None) -> int:
    """How many rows fit."""
    return session.scalar(_fitting(select(func.count()), text, framework, state)) or 0


def _fitting(query: Select[Any], text: str, framework: str | None, state: str | None) -> Select[Any]:
    latest = (
        select(CheckRow.submission_id, func.max(CheckRow.number).label("number"))
        .group_by(CheckRow.submission_id).subquery()
    )
    query = (
        query.select_from(SubmissionRow)
        .join(PackRow, PackRow.id == SubmissionRow.pack_id)
        .join(latest, latest.c.submission_id == SubmissionRow.id)
        .join(CheckRow, (CheckRow.submission_id == latest.c.submission_id) & (CheckRow.number == latest.c.number))
        .join(SummaryRow, SummaryRow.assessment_id == CheckRow.id)
    )
    for word in text.casefold().split():
        query = query.where(SubmissionRow.found.contains(word, autoescape=True))
    if framework is not None:
        query = query.where(CheckRow.framework_id == framework)
    return query if state is None else query.where(SummaryRow.state == state)
