"""`intake user`: the people who may sign in."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.data_folder import data_option
from cli.run import debug_option
from schemas.errors import CaseError, UsageError

if TYPE_CHECKING:
    from casework.accounts import Person
    from casework.store import Store

_password_stdin = click.option(
    "--password-stdin", is_flag=True, help="Read the password from standard input instead of asking for it.",
)


@click.group(epilog="""\b
Examples:
  intake user add "Ann Smith"
  intake user link "Ann Smith" --address http://127.0.0.1:8000
""")
def user() -> None:
    """Add the people who may sign in to the web application, and help them back in."""


@user.command(epilog="""\b
Examples:
  intake user add "Ann Smith"
  intake user add "Ann Smith" --password-stdin < password.txt
""")
@click.argument("name")
@_password_stdin
@data_option
@debug_option
def add(name: str, password_stdin: bool, folder: Path) -> None:
    """Add a person, by the NAME that is shown beside their decisions.

    The password has at least 12 characters; it is asked for twice.
    """
    from casework.accounts import add_person

    password = _password(password_stdin)
    try:
        person = add_person(_store(folder), name, password, at=datetime.now(UTC))
    except CaseError as refused:
        raise UsageError(str(refused)) from None
    click.echo(f"{person.name} can sign in now, as {person.role}.")


@user.command(epilog="""\b
Example:
  intake user password "Ann Smith"
""")
@click.argument("name")
@_password_stdin
@data_option
@debug_option
def password(name: str, password_stdin: bool, folder: Path) -> None:
    """Give a person another password; where they are signed in, they are signed out."""
    from casework.accounts import set_password

    store = _store(folder)
    person = _known(store, name)
    try:
        set_password(store, person, _password(password_stdin))
    except CaseError as refused:
        raise UsageError(str(refused)) from None
    click.echo(f"{person.name} signs in with the new password from now on.")


@user.command(epilog="""\b
Example:
  intake user link "Ann Smith" --address http://127.0.0.1:8000
""")
@click.argument("name")
@click.option("--address", default="http://127.0.0.1:8000", show_default=True, help="The address of the server.")
@data_option
@debug_option
def link(name: str, address: str, folder: Path) -> None:
    """Print a link that signs a person in once, within 15 minutes."""
    from casework.accounts import make_link

    store = _store(folder)
    click.echo(f"{address.rstrip('/')}/sign-in/link/{make_link(store, _known(store, name), at=datetime.now(UTC))}")


@user.command("list", epilog="""\b
Example:
  intake user list
""")
@data_option
@debug_option
def list_people(folder: Path) -> None:
    """List the people who may sign in."""
    from casework.accounts import people

    found = people(_store(folder))
    for person in found:
        click.echo(f"{person.name}  {person.role}")
    if not found:
        click.echo("Nobody can sign in yet.", err=True)


def _store(folder: Path) -> Store:
    from casework.store import open_store

    return open_store(folder)


def _known(store: Store, name: str) -> Person:
    from casework.accounts import people, person_named

    person = person_named(store, name)
    if person is None:
        there = ", ".join(one.name for one in people(store)) or "nobody yet"
        raise UsageError(f"Nobody is named {name!r}. There are: {there}.")
    return person


def _password(from_stdin: bool) -> str:
    """From standard input, its line end left out; else asked for twice."""
    if from_stdin:
        return sys.stdin.read().removesuffix("\n").removesuffix("\r")
    if not _is_terminal():
        raise UsageError("There is no terminal to ask for the password. Use --password-stdin and send it there.")
    return str(click.prompt("Password", hide_input=True, confirmation_prompt="The same again"))


def _is_terminal() -> bool:
    return sys.stdin.isatty()
