"""Accounts: adding people, passwords, attempts, links, sessions."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from casework import accounts, keys, moments, passwords, sessions
from casework.store import Store, open_store
from casework.store import accounts as rows
from schemas.errors import ConfigurationError, NotAllowed

PASSWORD = "seven green bottles"
NOW = datetime(2026, 11, 2, 14, 14, tzinfo=UTC)
TIMES = sessions.Times()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("store")
    open_store(made).close()
    return made


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    opened = open_store(folder)
    yield opened
    with opened.writing() as session:
        for table in (rows.SessionRow, rows.LinkRow, rows.AttemptRow, rows.PersonRow):
            session.query(table).delete()
    opened.close()


def test_a_person_is_added_once_however_the_name_is_written(store: Store) -> None:
    person = accounts.add_person(store, "  José   Ångström ", PASSWORD, at=NOW)

    assert (person.name, person.role) == ("José Ångström", "administrator")
    assert accounts.person_named(store, "jose\u0301 a\u030angstro\u0308m") == person
    for again in ("José Ångström", "JOSÉ ÅNGSTRÖM", "jose\u0301  a\u030angstro\u0308m"):
        with pytest.raises(NotAllowed, match="There is a person named José Ångström already"):
            accounts.add_person(store, again, PASSWORD, at=NOW)
    assert accounts.people(store) == (person,)


@pytest.mark.parametrize("name", ["", "   ", "x" * 101, "a\u0000b", "a\u202eb"])
def test_what_is_no_name_is_refused(store: Store, name: str) -> None:
    with pytest.raises(NotAllowed, match="A name is needed"):
        accounts.add_person(store, name, PASSWORD, at=NOW)


@pytest.mark.parametrize(
    ("password", "said"),
    [("", "too short"), ("x" * 11, "too short"), ("aaaaaaaaaaaaaaaaaa", "too few characters"),
     ("ann smith ann smith".replace(" ann", "ann"), "sign-in name"), ("abcdef" * 200, "too long")],
)
def test_a_weak_password_is_refused_with_what_to_do(store: Store, password: str, said: str) -> None:
    with pytest.raises(NotAllowed, match=said):
        accounts.add_person(store, "Ann Smith", password, at=NOW)
    assert accounts.people(store) == ()


def test_the_right_password_signs_in_and_is_kept_as_argon2id(store: Store) -> None:
    person = accounts.add_person(store, "Ann Smith", "seven gre\u0301en bottles", at=NOW)

    assert accounts.sign_in(store, "ann smith", "seven gr\u00e9en bottles", address="10.0.0.1", at=NOW) == person
    with store.reading() as session:
        kept = session.get_one(rows.PersonRow, person.id).password
    assert kept is not None
    assert kept.startswith("$argon2id$")


def test_a_person_without_a_password_signs_in_with_a_link_only(store: Store) -> None:
    accounts.add_person(store, "Ann Smith", None, at=NOW)

    with pytest.raises(NotAllowed, match="not right"):
        accounts.sign_in(store, "Ann Smith", "", address="10.0.0.1", at=NOW)


def test_attempts_count_by_name_and_address_and_a_success_clears_them(store: Store) -> None:
    accounts.add_person(store, "Ann Smith", PASSWORD, at=NOW)

    def wrong(address: str, name: str = "Ann Smith") -> str:
        with pytest.raises(NotAllowed) as refused:
            accounts.sign_in(store, name, "wrong", address=address, at=NOW)
        return str(refused.value)

    for _ in range(accounts.MOST_ATTEMPTS - 1):
        assert "not right" in wrong("10.0.0.1")
    accounts.sign_in(store, "Ann Smith", PASSWORD, address="10.0.0.1", at=NOW)
    for _ in range(accounts.MOST_ATTEMPTS):
        assert "not right" in wrong("10.0.0.1")
    assert "too many attempts to sign in. Wait until 2:29pm" in wrong("10.0.0.1")
    assert "not right" in wrong("10.0.0.2")
    assert "too many" not in wrong("10.0.0.2", "Someone Else")


def test_an_address_that_tries_many_names_is_stopped(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "is_right", lambda *_: False)
    for number in range(accounts.MOST_ATTEMPTS_FROM_ADDRESS):
        with pytest.raises(NotAllowed, match="not right"):
            accounts.sign_in(store, f"Name {number}", "wrong", address="10.0.0.1", at=NOW)

    with pytest.raises(NotAllowed, match="too many"):
        accounts.sign_in(store, "Another", "wrong", address="10.0.0.1", at=NOW)
    with pytest.raises(NotAllowed, match="not right"):
        accounts.sign_in(store, "Another", "wrong", address="10.0.0.1", at=NOW + accounts.WINDOW + timedelta(seconds=1))


def test_a_name_that_is_not_there_takes_as_long_as_a_wrong_password(store: Store) -> None:
    accounts.add_person(store, "Ann Smith", PASSWORD, at=NOW)

    def took(name: str, address: str) -> float:
        best = float("inf")
        for _ in range(4):
            start = time.perf_counter()
            with pytest.raises(NotAllowed, match="not right"):
                accounts.sign_in(store, name, "wrong password", address=address, at=NOW)
            best = min(best, time.perf_counter() - start)
        return best

    there, absent = took("Ann Smith", "10.0.0.1"), took("Nobody", "10.0.0.2")

    assert 0.5 < absent / there < 2


def test_few_hashes_are_computed_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    running, most = 0, 0
    guard = threading.Lock()

    class Slow:
        def verify(self, *_: Any) -> bool:
            nonlocal running, most
            with guard:
                running += 1
                most = max(most, running)
            time.sleep(0.02)
            with guard:
                running -= 1
            return True

    monkeypatch.setattr(passwords, "_hasher", Slow)
    threads = [threading.Thread(target=passwords.is_right, args=("kept", "x")) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert most == 2


def test_a_hash_of_weaker_settings_is_renewed_when_its_password_is_known(store: Store) -> None:
    from argon2 import PasswordHasher

    person = accounts.add_person(store, "Ann Smith", PASSWORD, at=NOW)
    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    with store.writing() as session:
        session.get_one(rows.PersonRow, person.id).password = weak

    accounts.sign_in(store, "Ann Smith", PASSWORD, address="10.0.0.1", at=NOW)

    with store.reading() as session:
        assert session.get_one(rows.PersonRow, person.id).password != weak
    assert accounts.sign_in(store, "Ann Smith", PASSWORD, address="10.0.0.1", at=NOW) == person


def test_a_link_is_used_once_even_by_two_at_the_same_moment(store: Store) -> None:
    person = accounts.add_person(store, "Ann Smith", None, at=NOW)
    key = accounts.make_link(store, person, at=NOW)
    found: list[accounts.Person | None] = []

    threads = [threading.Thread(target=lambda: found.append(accounts.use_link(store, key, at=NOW))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(one is not None for one in found) == [False, False, False, True]
    assert accounts.link_person(store, key, at=NOW) is None
    assert accounts.link_person(store, "no such key", at=NOW) is None


def test_a_link_ends_after_a_quarter_of_an_hour(store: Store) -> None:
    person = accounts.add_person(store, "Ann Smith", None, at=NOW)
    key = accounts.make_link(store, person, at=NOW)

    assert accounts.link_person(store, key, at=NOW + timedelta(minutes=14, seconds=59)) == person
    assert accounts.link_person(store, key, at=NOW + timedelta(minutes=15)) is None
    assert accounts.use_link(store, key, at=NOW + timedelta(minutes=15)) is None


def test_a_session_remembers_its_person_and_content(store: Store) -> None:
    person = accounts.add_person(store, "Ann Smith", None, at=NOW)
    key = sessions.begin(store, {"a": 1}, person, TIMES, at=NOW)

    assert sessions.find(store, key, TIMES, at=NOW) == sessions.WebSession(person, {"a": 1})
    sessions.keep(store, key, {"a": 2}, at=NOW)
    assert sessions.find(store, key, TIMES, at=NOW) == sessions.WebSession(person, {"a": 2})
    sessions.end(store, key)
    assert sessions.find(store, key, TIMES, at=NOW) is None
    sessions.keep(store, key, {"a": 3}, at=NOW)
    assert sessions.find(store, key, TIMES, at=NOW) is None


def test_a_session_is_over_when_idle_or_old_and_is_then_swept_away(store: Store) -> None:
    idle = sessions.begin(store, {}, None, TIMES, at=NOW)
    assert sessions.find(store, idle, TIMES, at=NOW + timedelta(minutes=30)) is None

    used = sessions.begin(store, {}, None, TIMES, at=NOW)
    for minutes in range(20, 480, 20):
        assert sessions.find(store, used, TIMES, at=NOW + timedelta(minutes=minutes)) is not None
    assert sessions.find(store, used, TIMES, at=NOW + timedelta(hours=8)) is None

    sessions.begin(store, {}, None, TIMES, at=NOW + timedelta(hours=9))
    with store.reading() as session:
        assert session.query(rows.SessionRow).count() == 1


def test_the_secret_of_a_folder_stays_and_is_for_its_owner(tmp_path: Path) -> None:
    secret = keys.secret_of(tmp_path)

    assert keys.secret_of(tmp_path) == secret
    assert len(secret) == 32
    assert (tmp_path / "secret").stat().st_mode & 0o777 == 0o600
    (tmp_path / "secret").write_bytes(b"cut")
    with pytest.raises(ConfigurationError, match="is damaged"):
        keys.secret_of(tmp_path)


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (datetime(2026, 11, 2, 14, 14, tzinfo=UTC), "2 November 2026 at 2:14pm"),
        (datetime(2026, 7, 1, 23, 30, tzinfo=UTC), "2 July 2026 at 12:30am"),
        (datetime(2026, 11, 2, 12, 0, tzinfo=UTC), "2 November 2026 at midday"),
        (datetime(2026, 11, 2, 0, 0, tzinfo=UTC), "2 November 2026 at midnight"),
        (datetime(2026, 11, 2, 12, 5, tzinfo=UTC), "2 November 2026 at 12:05pm"),
    ],
)
def test_moments_are_told_in_the_time_of_england(at: datetime, said: str) -> None:
    assert moments.moment(at) == said
