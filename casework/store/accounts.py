"""Who may sign in, who is signed in, and attempts at it. Keys are never stored, only their SHA-256."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, delete, func, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from casework.store.base import Base


class PersonRow(Base):
    """A person with a local account. `name_key` is the name as compared: case and composition of letters put aside.
    `password` is an argon2id hash; None: can sign in with a link only."""

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    name_key: Mapped[str] = mapped_column(unique=True)
    password: Mapped[str | None]
    role: Mapped[str]
    added_at: Mapped[datetime]


class AttemptRow(Base):
    """A try to sign in with a password: written before the password is looked at, deleted when it was right."""

    __tablename__ = "sign_in_attempt"

    id: Mapped[int] = mapped_column(primary_key=True)
    name_key: Mapped[str] = mapped_column(index=True)
    address: Mapped[str] = mapped_column(index=True)
    at: Mapped[datetime] = mapped_column(index=True)


class LinkRow(Base):
    """A one-time sign-in link."""

    __tablename__ = "sign_in_link"

    id: Mapped[int] = mapped_column(primary_key=True)
    key_sha256: Mapped[str] = mapped_column(unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class SessionRow(Base):
    """What a browser's cookie stands for. `person_id` is None before signing in."""

    __tablename__ = "web_session"

    id: Mapped[int] = mapped_column(primary_key=True)
    key_sha256: Mapped[str] = mapped_column(unique=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    started_at: Mapped[datetime] = mapped_column(index=True)
    seen_at: Mapped[datetime] = mapped_column(index=True)
    content: Mapped[dict[str, Any]]


def person_named(session: Session, name_key: str) -> PersonRow | None:
    """The person of that name."""
    return session.scalars(select(PersonRow).where(PersonRow.name_key == name_key)).one_or_none()


def all_people(session: Session) -> list[PersonRow]:
    """Everyone, by name."""
    return list(session.scalars(select(PersonRow).order_by(PersonRow.name_key)))


def forget_attempts_before(session: Session, moment: datetime) -> None:
    """Delete attempts that no longer count."""
    session.execute(delete(AttemptRow).where(AttemptRow.at < moment))


def forget_attempts_of(session: Session, name_key: str, address: str) -> None:
    """Delete the attempts for a name from an address."""
    session.execute(delete(AttemptRow).where(AttemptRow.name_key == name_key, AttemptRow.address == address))


def attempts(
    session: Session, *, name_key: str | None = None, address: str | None = None
) -> tuple[int, datetime | None]:
    """How many attempts there were for a name, from an address, or both, and when the first of them was."""
    query = select(func.count(), func.min(AttemptRow.at))
    if name_key is not None:
        query = query.where(AttemptRow.name_key == name_key)
    if address is not None:
        query = query.where(AttemptRow.address == address)
    number, first = session.execute(query).one()
    return int(number), first


def link_of(session: Session, key_sha256: str) -> LinkRow | None:
    """The link of that key."""
    return session.scalars(select(LinkRow).where(LinkRow.key_sha256 == key_sha256)).one_or_none()


def forget_links_before(session: Session, moment: datetime) -> None:
    """Delete the links that had expired by then."""
    session.execute(delete(LinkRow).where(LinkRow.expires_at < moment))


def session_of(session: Session, key_sha256: str) -> SessionRow | None:
    """The web session of that key."""
    return session.scalars(select(SessionRow).where(SessionRow.key_sha256 == key_sha256)).one_or_none()


def forget_sessions(session: Session, *, started_before: datetime, seen_before: datetime) -> None:
    """Delete the web sessions that are over: begun or last seen too long ago."""
    over = or_(SessionRow.started_at < started_before, SessionRow.seen_at < seen_before)
    session.execute(delete(SessionRow).where(over))


def forget_sessions_of(session: Session, person_id: int) -> None:
    """Delete all web sessions of a person."""
    session.execute(delete(SessionRow).where(SessionRow.person_id == person_id))
