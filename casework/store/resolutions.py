"""What people decided, as events: written once, never changed, taken back by a further event."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from casework.record import Confirmation, Correction, Resolution, Undo
from casework.store.base import Base
from schemas.wire import evidence_from_json


class ResolutionRow(Base):
    """A resolution of a gap, for the categories it was made for. `sequence` counts all events of a check from 1."""

    __tablename__ = "resolution"

    id: Mapped[int] = mapped_column(primary_key=True)
    assessment_id: Mapped[int] = mapped_column(ForeignKey("assessment.id"), index=True)
    sequence: Mapped[int]
    kind: Mapped[str]
    rule: Mapped[str]
    categories: Mapped[list[Any]]
    author: Mapped[str]
    at: Mapped[datetime]
    chips: Mapped[list[Any]]
    reason: Mapped[str]
    corrections: Mapped[list[Any]]
    evidence: Mapped[dict[str, Any] | None]

    __table_args__ = (UniqueConstraint("assessment_id", "sequence"),)


class UndoRow(Base):
    """A resolution was taken back."""

    __tablename__ = "undo"

    id: Mapped[int] = mapped_column(primary_key=True)
    assessment_id: Mapped[int] = mapped_column(ForeignKey("assessment.id"), index=True)
    resolution_id: Mapped[int] = mapped_column(ForeignKey("resolution.id"), unique=True)
    sequence: Mapped[int]
    author: Mapped[str]
    at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("assessment_id", "sequence"),)


class ConfirmationRow(Base):
    """A category's verdict was confirmed as it then stood."""

    __tablename__ = "confirmation"

    id: Mapped[int] = mapped_column(primary_key=True)
    assessment_id: Mapped[int] = mapped_column(ForeignKey("assessment.id"), index=True)
    sequence: Mapped[int]
    category: Mapped[str]
    verdict: Mapped[str]
    author: Mapped[str]
    at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("assessment_id", "sequence"),)


def load_resolutions(session: Session, check_id: int) -> tuple[Resolution, ...]:
    """All resolutions of a check, also those taken back, in the order they were made."""
    rows = session.scalars(
        select(ResolutionRow).where(ResolutionRow.assessment_id == check_id).order_by(ResolutionRow.sequence)
    )
    undone = {row.resolution_id: Undo(row.sequence, row.author, row.at)
              for row in session.scalars(select(UndoRow).where(UndoRow.assessment_id == check_id))}
    return tuple(
        Resolution(
            id=row.id, sequence=row.sequence, kind=row.kind,  # type: ignore[arg-type]  # written by `add_resolution`
            rule=row.rule, categories=tuple(row.categories), author=row.author, at=row.at, chips=tuple(row.chips),
            reason=row.reason, corrections=tuple(_correction(one) for one in row.corrections),
            evidence=None if row.evidence is None else evidence_from_json(row.evidence), undone=undone.get(row.id),
        )
        for row in rows
    )


def load_confirmations(session: Session, check_id: int) -> tuple[Confirmation, ...]:
    """All confirmations of a check, in the order they were made."""
    rows = session.scalars(
        select(ConfirmationRow).where(ConfirmationRow.assessment_id == check_id).order_by(ConfirmationRow.sequence)
    )
    return tuple(Confirmation(row.sequence, row.category, row.verdict, row.author, row.at) for row in rows)


def add_resolution(session: Session, check_id: int, made: Resolution) -> int:
    """Write a resolution (its own `id` and `undone` are not looked at); returns its id."""
    row = ResolutionRow(
        assessment_id=check_id, sequence=made.sequence, kind=made.kind, rule=made.rule,
        categories=list(made.categories), author=made.author, at=made.at, chips=list(made.chips), reason=made.reason,
        corrections=[_as_json(one) for one in made.corrections],
        evidence=None if made.evidence is None else made.evidence.as_json(),
    )
    session.add(row)
    session.flush()
    return row.id


def add_undo(session: Session, check_id: int, resolution_id: int, undo: Undo) -> None:
    """Write that a resolution was taken back."""
    session.add(UndoRow(assessment_id=check_id, resolution_id=resolution_id, sequence=undo.sequence,
                        author=undo.author, at=undo.at))
    session.flush()


def add_confirmation(session: Session, check_id: int, made: Confirmation) -> None:
    """Write that a verdict was confirmed."""
    session.add(ConfirmationRow(assessment_id=check_id, sequence=made.sequence, category=made.category,
                                verdict=made.verdict, author=made.author, at=made.at))
    session.flush()


def _as_json(correction: Correction) -> dict[str, Any]:
    return {"name": correction.name, "subject": correction.subject, "period_end": correction.period_end,
            "value": correction.value, "unit": correction.unit, "was": correction.was,
            "evidence": correction.evidence.as_json()}


def _correction(item: dict[str, Any]) -> Correction:
    return Correction(**{**item, "evidence": evidence_from_json(item["evidence"])})
