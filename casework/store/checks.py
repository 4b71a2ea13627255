"""Checks of submissions: what was read, and what was judged. Rows are written once and never changed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from casework.store.base import Base


class CheckRow(Base):
    """One check of a submission at a date, for some categories, by the rules of that day. `judged_for` are the
    categories judged: those assessed, and the lots that they extend."""

    __tablename__ = "assessment"

    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"), index=True)
    number: Mapped[int]
    framework_id: Mapped[str]
    framework_version: Mapped[str]
    rules_sha256: Mapped[str]
    tool_version: Mapped[str]
    as_at: Mapped[date]
    categories: Mapped[list[Any]]
    judged_for: Mapped[list[Any]]
    pack: Mapped[dict[str, Any]]
    provider: Mapped[dict[str, Any]]
    notices: Mapped[list[Any]]
    checked_at: Mapped[datetime]
    checked_by: Mapped[str]

    __table_args__ = (UniqueConstraint("submission_id", "number"),)


class DocumentRow(Base):
    """A document of a check: its entry, its first line, its ill-formed values. `modified` is the archive's time."""

    __tablename__ = "document"

    id: Mapped[int] = mapped_column(primary_key=True)
    assessment_id: Mapped[int] = mapped_column(ForeignKey("assessment.id"), index=True)
    position: Mapped[int]
    path: Mapped[str]
    sha256: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str]
    read: Mapped[str]
    modified: Mapped[str | None]
    body: Mapped[dict[str, Any]]


class FactRow(Base):
    """A fact that a document states, as `reading.schema.json` has it."""

    __tablename__ = "fact"

    id: Mapped[int] = mapped_column(primary_key=True)
    assessment_id: Mapped[int] = mapped_column(ForeignKey("assessment.id"), index=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"))
    name: Mapped[str]
    subject: Mapped[str | None]
    body: Mapped[dict[str, Any]]


class QuestionRow(Base):
    """A question of a returned form with its answer."""

    __tablename__ = "question"

    id: Mapped[int] = mapped_column(primary_key=True)
    assessment_id: Mapped[int] = mapped_column(ForeignKey("assessment.id"), index=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"))
    code: Mapped[str | None]
    body: Mapped[dict[str, Any]]


class JudgementRow(Base):
    """The rules run over a check's facts: number 1 over what was read, later ones with people's corrections counted
    in. `after` is the number of the event that caused it, 0 for the first."""

    __tablename__ = "judgement"

    id: Mapped[int] = mapped_column(primary_key=True)
    assessment_id: Mapped[int] = mapped_column(ForeignKey("assessment.id"), index=True)
    number: Mapped[int]
    after: Mapped[int]
    judged_at: Mapped[datetime]
    computed: Mapped[list[Any]]

    __table_args__ = (UniqueConstraint("assessment_id", "number"),)


class FindingRow(Base):
    """A finding of a judgement, as judged, with the version of its rule."""

    __tablename__ = "finding"

    id: Mapped[int] = mapped_column(primary_key=True)
    judgement_id: Mapped[int] = mapped_column(ForeignKey("judgement.id"), index=True)
    position: Mapped[int]
    rule: Mapped[str] = mapped_column(index=True)
    version: Mapped[int]
    area: Mapped[str]
    category: Mapped[str]
    outcome: Mapped[str]
    consequence: Mapped[str]
    body: Mapped[dict[str, Any]]


class SummaryRow(Base):
    """What the list of submissions shows of a check: follows from the other rows, and is written with them."""

    __tablename__ = "summary"

    assessment_id: Mapped[int] = mapped_column(ForeignKey("assessment.id"), primary_key=True)
    state: Mapped[str] = mapped_column(index=True)
    body: Mapped[dict[str, Any]]


def checks_of(session: Session, submission_id: int) -> tuple[CheckRow, ...]:
    """All checks of a submission, the first first."""
    return tuple(session.scalars(
        select(CheckRow).where(CheckRow.submission_id == submission_id).order_by(CheckRow.number)
    ))
