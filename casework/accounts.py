"""People with local accounts: adding them, and signing in with a password or a one-time link."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from casework import keys, passwords
from casework.moments import clock_time
from casework.store import Store, accounts
from schemas.errors import NotAllowed

Role = Literal["administrator"]
"""What a person may do. There is one role so far: it may do everything."""

LINK_LIFE = timedelta(minutes=15)

WINDOW = timedelta(minutes=15)
"""How long an attempt to sign in counts."""
MOST_ATTEMPTS = 5
"""Attempts for one name from one address in a WINDOW."""
MOST_ATTEMPTS_FROM_ADDRESS = 20
MOST_ATTEMPTS_FOR_NAME = 50
"""From all addresses together: high, so that a stranger cannot lock a person out with a few guesses."""

_LONGEST_NAME = 100
_WRONG = "The name or the password is not right. Check both and try again."


class TooManyAttempts(NotAllowed):
    """Signing in was tried too often; the message says until when to wait."""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who may sign in. `name` is shown beside what they decide."""

    id: int
    name: str
    role: Role


def add_person(store: Store, name: str, password: str | None, *, at: datetime) -> Person:
    """Add a person; without a password they can sign in with a link only. NotAllowed, with a sentence, when the name
    is taken or no name, or the password is too weak."""
    name = _tidy(name)
    if not name or len(name) > _LONGEST_NAME or not name.isprintable():
        raise NotAllowed(f"A name is needed, of at most {_LONGEST_NAME} letters, such as \"Ann Smith\".")
    kept = None if password is None else passwords.hashed(password, name)
    with store.writing() as session:
        if (there := accounts.person_named(session, _key(name))) is not None:
            raise NotAllowed(f"There is a person named {there.name} already. Names are shown beside decisions, so two "
                             "people cannot share one: add something that tells them apart.")
        row = accounts.PersonRow(name=name, name_key=_key(name), password=kept, role="administrator", added_at=at)
        session.add(row)
        session.flush()
        return _person(row)


def people(store: Store) -> tuple[Person, ...]:
    """Everyone who may sign in, by name."""
    with store.reading() as session:
        return tuple(_person(row) for row in accounts.all_people(session))


def person_named(store: Store, name: str) -> Person | None:
    """The person of that name, however it is capitalised."""
    with store.reading() as session:
        row = accounts.person_named(session, _key(_tidy(name)))
        return None if row is None else _person(row)


def set_password(store: Store, person: Person, password: str) -> None:
    """Another password for a person, who is signed out everywhere. NotAllowed when it is too weak."""
    kept = passwords.hashed(password, person.name)
    with store.writing() as session:
        session.get_one(accounts.PersonRow, person.id).password = kept
        accounts.forget_sessions_of(session, person.id)


def sign_in(store: Store, name: str, password: str, *, address: str, at: datetime) -> Person:
    """The person whose name and password these are. NotAllowed, with a sentence that is the same for a wrong password
    and a name that is not there; TooManyAttempts before the password is looked at."""
    key = _key(_tidy(name)[:_LONGEST_NAME])
    _count_attempt(store, key, address, at)
    with store.reading() as session:
        row = accounts.person_named(session, key)
        found, kept = (None, None) if row is None else (_person(row), row.password)
    if not passwords.is_right(kept, password) or found is None or kept is None:
        raise NotAllowed(_WRONG)
    renewed = passwords.rehashed(password) if passwords.is_outdated(kept) else kept
    with store.writing() as session:
        accounts.forget_attempts_of(session, key, address)
        if renewed != kept:
            session.get_one(accounts.PersonRow, found.id).password = renewed
    return found


def _count_attempt(store: Store, key: str, address: str, at: datetime) -> None:
    """Write the attempt down before the password is looked at, so that attempts at the same moment count, too."""
    with store.writing() as session:
        accounts.forget_attempts_before(session, at - WINDOW)
        counts = (
            (MOST_ATTEMPTS, accounts.attempts(session, name_key=key, address=address)),
            (MOST_ATTEMPTS_FROM_ADDRESS, accounts.attempts(session, address=address)),
            (MOST_ATTEMPTS_FOR_NAME, accounts.attempts(session, name_key=key)),
        )
        waits = [first + WINDOW for most, (number, first) in counts if number >= most and first is not None]
        if not waits:
            session.add(accounts.AttemptRow(name_key=key, address=address, at=at))
            return
    raise TooManyAttempts("There were too many attempts to sign in. "
                          f"Wait until {clock_time(max(waits))}, then try again.")


def make_link(store: Store, person: Person, *, at: datetime) -> str:
    """A key that signs the person in once, within LINK_LIFE."""
    key = keys.new()
    with store.writing() as session:
        accounts.forget_links_before(session, at)
        session.add(accounts.LinkRow(
            key_sha256=keys.digest(key), person_id=person.id, expires_at=at + LINK_LIFE, used_at=None))
    return key


def link_person(store: Store, key: str, *, at: datetime) -> Person | None:
    """Whom a link would sign in; None when it is unknown, used or too old. Looking does not use it."""
    with store.reading() as session:
        row = accounts.link_of(session, keys.digest(key))
        return _person(session.get_one(accounts.PersonRow, row.person_id)) if _is_good(row, at) and row else None


def use_link(store: Store, key: str, *, at: datetime) -> Person | None:
    """As `link_person`, and the link is used from now on."""
    with store.writing() as session:
        row = accounts.link_of(session, keys.digest(key))
        if row is None or not _is_good(row, at):
            return None
        row.used_at = at
        return _person(session.get_one(accounts.PersonRow, row.person_id))


def _is_good(row: accounts.LinkRow | None, at: datetime) -> bool:
    return row is not None and row.used_at is None and at < row.expires_at


def _person(row: accounts.PersonRow) -> Person:
    return Person(row.id, row.name, "administrator")


def _tidy(name: str) -> str:
    """The name as shown: composed letters, single spaces."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def _key(name: str) -> str:
    """The name as compared."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
