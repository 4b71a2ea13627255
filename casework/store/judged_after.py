"""Every judgement of a check, with the number of the event that it followed."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.store.checks import FindingRow, JudgementRow
from schemas.types import Finding
from schemas.wire import finding_from_json


def judged_after(session: Session, check_id: int) -> tuple[tuple[int, tuple[Finding, ...]], ...]:
    """The findings of each judgement in the order they were made; the first follows event 0."""
    rows = session.execute(
        select(JudgementRow.id, JudgementRow.after)
        .where(JudgementRow.assessment_id == check_id).order_by(JudgementRow.number)
    ).all()
    return tuple((after, _findings(session, number)) for number, after in rows)


def _findings(session: Session, judgement_id: int) -> tuple[Finding, ...]:
    bodies = session.scalars(
        select(FindingRow.body).where(FindingRow.judgement_id == judgement_id).order_by(FindingRow.position)
    )
    return tuple(finding_from_json(body) for body in bodies)
