"""Packs as uploaded, and the submissions that were found in them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from casework.store.base import Base
from schemas.errors import NotFound


class PackRow(Base):
    """One upload: its files, what it is to be checked under, and who sent it when. `sha256` is over its files' lines;
    `wanted` are the categories asked for, None: those that the form applies for."""

    __tablename__ = "pack"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    sha256: Mapped[str]
    framework_id: Mapped[str]
    as_at: Mapped[date]
    layout: Mapped[str]
    wanted: Mapped[list[Any] | None]
    received_at: Mapped[datetime]
    received_by: Mapped[str]

    __table_args__ = (Index("ix_pack_same", "sha256", "framework_id", "as_at"),)


class PackFileRow(Base):
    """A file as it was uploaded; its bytes are among the originals under their SHA-256."""

    __tablename__ = "pack_file"

    id: Mapped[int] = mapped_column(primary_key=True)
    pack_id: Mapped[int] = mapped_column(ForeignKey("pack.id"), index=True)
    position: Mapped[int]
    name: Mapped[str]
    sha256: Mapped[str]
    size: Mapped[int]


class SubmissionRow(Base):
    """What one supplier sent in a pack. `supplier` is its folder's or the pack's name; `found` is the provider's name
    and numbers in small letters, for searching."""

    __tablename__ = "submission"

    id: Mapped[int] = mapped_column(primary_key=True)
    pack_id: Mapped[int] = mapped_column(ForeignKey("pack.id"), index=True)
    position: Mapped[int]
    supplier: Mapped[str]
    provider: Mapped[str]
    found: Mapped[str]

    __table_args__ = (UniqueConstraint("pack_id", "position"),)


def pack_files(session: Session, pack_id: int) -> tuple[PackFileRow, ...]:
    """The files of a pack, in the order they were uploaded."""
    return tuple(session.scalars(
        select(PackFileRow).where(PackFileRow.pack_id == pack_id).order_by(PackFileRow.position)
    ))


def pack_submissions(session: Session, pack_id: int) -> tuple[SubmissionRow, ...]:
    """The submissions found in a pack."""
    return tuple(session.scalars(
        select(SubmissionRow).where(SubmissionRow.pack_id == pack_id).order_by(SubmissionRow.position)
    ))


def same_packs(session: Session, sha256: str, framework_id: str, as_at: date) -> tuple[PackRow, ...]:
    """Packs of the same files for the same framework and date, the latest first."""
    return tuple(session.scalars(
        select(PackRow).where(PackRow.sha256 == sha256, PackRow.framework_id == framework_id, PackRow.as_at == as_at)
        .order_by(PackRow.id.desc())
    ))


def pack_row(session: Session, pack_id: int) -> PackRow:
    """The pack of that id. NotFound when there is none."""
    row = session.get(PackRow, pack_id)
    if row is None:
        raise NotFound("There is no such pack. Look for it in the list of submissions.")
    return row


def submission_row(session: Session, submission_id: int) -> SubmissionRow:
    """The submission of that id. NotFound when there is none."""
    row = session.get(SubmissionRow, submission_id)
    if row is None:
        raise NotFound("There is no such submission. Look for it in the list of submissions.")
    return row
