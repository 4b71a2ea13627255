"""`intake user`: adding people, and helping them back in."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from casework import accounts
from casework.store import open_store
from cli.main import intake

PASSWORD = "seven green bottles"


def run(folder: Path, *arguments: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(intake, ["user", *arguments, "--data", str(folder)], input=typed)


def test_a_person_is_added_with_the_password_of_standard_input(tmp_path: Path) -> None:
    result = run(tmp_path, "add", "Ann Smith", "--password-stdin", typed=f"{PASSWORD}\n")

    assert result.exit_code == 0, result.stderr
    assert result.stdout == "Ann Smith can sign in now, as administrator.\n"
    person = accounts.sign_in(open_store(tmp_path), "Ann Smith", PASSWORD, address="", at=datetime.now(UTC))
    assert person.name == "Ann Smith"
    assert run(tmp_path, "list").stdout == "Ann Smith  administrator\n"


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [("Ann Smith", PASSWORD, "There is a person named Ann Smith already"),
     ("ANN  smith", PASSWORD, "There is a person named Ann Smith already"),
     ("Bob Jones", "short", "use at least 12 characters"),
     (" ", PASSWORD, "A name is needed")],
)
def test_what_cannot_be_is_wrong_use_in_words(tmp_path: Path, name: str, typed: str, said: str) -> None:
    run(tmp_path, "add", "Ann Smith", "--password-stdin", typed=PASSWORD)

    result = run(tmp_path, "add", name, "--password-stdin", typed=typed)

    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert PASSWORD not in result.stderr


def test_without_a_terminal_the_password_is_not_asked_for(tmp_path: Path) -> None:
    result = run(tmp_path, "add", "Ann Smith")

    assert result.exit_code == 2
    assert "--password-stdin" in result.stderr


def test_on_a_terminal_the_password_is_asked_for_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cli.user._is_terminal", lambda: True)

    differing = run(tmp_path, "add", "Ann Smith", typed=f"{PASSWORD}\nanother\n{PASSWORD}\n{PASSWORD}\n")

    assert differing.exit_code == 0
    assert "do not match" in differing.stdout + differing.stderr
    assert PASSWORD not in differing.stdout + differing.stderr


def test_a_password_is_replaced(tmp_path: Path) -> None:
    run(tmp_path, "add", "Ann Smith", "--password-stdin", typed=PASSWORD)

    result = run(tmp_path, "password", "ann smith", "--password-stdin", typed="another long password")

    assert result.stdout == "Ann Smith signs in with the new password from now on.\n"
    store = open_store(tmp_path)
    assert accounts.sign_in(store, "Ann Smith", "another long password", address="", at=datetime.now(UTC))


def test_a_link_is_printed_for_a_person_that_is_there(tmp_path: Path) -> None:
    run(tmp_path, "add", "Ann Smith", "--password-stdin", typed=PASSWORD)

    link = run(tmp_path, "link", "Ann Smith", "--address", "http://127.0.0.1:8123/").stdout.strip()
    absent = run(tmp_path, "link", "Bob Jones")

    assert link.startswith("http://127.0.0.1:8123/sign-in/link/")
    person = accounts.link_person(open_store(tmp_path), link.rpartition("/")[2], at=datetime.now(UTC))
    assert person is not None
    assert person.name == "Ann Smith"
    assert absent.exit_code == 2
    assert "Nobody is named 'Bob Jones'. There are: Ann Smith." in absent.stderr


def test_with_nobody_the_list_says_so(tmp_path: Path) -> None:
    assert "Nobody can sign in yet" in run(tmp_path, "list").stderr
