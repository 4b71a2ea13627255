"""Web sessions: who a browser's key stands for, and what is remembered for it between two requests."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from casework import keys
from casework.accounts import Person
from casework.store import Store, accounts

IDLE = timedelta(minutes=30)
LIFE = timedelta(hours=8)
_SEEN_EVERY = 30
"""The share of the idle time that may pass before it is written down that a session is still used: with 30 minutes, one
minute. A page view then costs a read and seldom a write."""


@dataclass(frozen=True, slots=True)
class Times:
    """How long a session lasts: unused, and at all."""

    idle: timedelta = IDLE
    life: timedelta = LIFE


@dataclass(frozen=True, slots=True)
class WebSession:
    """A session as found: its person (None before signing in) and its content, which is JSON."""

    person: Person | None = None
    content: dict[str, Any] = field(default_factory=dict)


def begin(store: Store, content: dict[str, Any], person: Person | None, times: Times, *, at: datetime) -> str:
    """A new session; returns its key. Sessions that are over are swept away."""
    key = keys.new()
    with store.writing() as session:
        accounts.forget_sessions(session, started_before=at - times.life, seen_before=at - times.idle)
        session.add(accounts.SessionRow(
            key_sha256=keys.digest(key), person_id=None if person is None else person.id, started_at=at, seen_at=at,
            content=content))
    return key


def find(store: Store, key: str, times: Times, *, at: datetime) -> WebSession | None:
    """The session of that key; None when there is none or it is over. Being found keeps it from going idle."""
    with store.reading() as session:
        row = accounts.session_of(session, keys.digest(key))
        if row is None or at >= row.started_at + times.life or at >= row.seen_at + times.idle:
            return None
        person = None if row.person_id is None else session.get_one(accounts.PersonRow, row.person_id)
        found = WebSession(None if person is None else Person(person.id, person.name, "administrator"), row.content)
        stale = at >= row.seen_at + times.idle / _SEEN_EVERY
    if stale:
        _write(store, key, at, None)
    return found


def keep(store: Store, key: str, content: dict[str, Any], *, at: datetime) -> None:
    """Remember this content for the session; nothing happens when it has ended meanwhile."""
    _write(store, key, at, content)


def end(store: Store, key: str) -> None:
    """The key stands for nothing from now on."""
    with store.writing() as session:
        row = accounts.session_of(session, keys.digest(key))
        if row is not None:
            session.delete(row)


def _write(store: Store, key: str, at: datetime, content: dict[str, Any] | None) -> None:
    with store.writing() as session:
        row = accounts.session_of(session, keys.digest(key))
        if row is not None:
            row.seen_at = at
            if content is not None:
                row.content = content
