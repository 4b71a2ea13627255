"""The documents of checks, without what was read in them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.store.checks import DocumentRow, SummaryRow


def document_entries(session: Session, check_id: int) -> tuple[dict[str, Any], ...]:
    """Each document's entry, as the result has it, in order."""
    bodies = session.scalars(
        select(DocumentRow.body["document"]).where(DocumentRow.assessment_id == check_id)
        .order_by(DocumentRow.position)
    )
    return tuple(bodies)


def summary_body(session: Session, check_id: int) -> dict[str, Any]:
    """What the list shows of a check."""
    return dict(session.get_one(SummaryRow, check_id).body)
