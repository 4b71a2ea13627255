"""`intake db`: the tables of a data folder."""

from __future__ import annotations

from pathlib import Path

import click

from cli.data_folder import data_option
from cli.run import debug_option
from schemas.errors import UsageError

_EPILOG = """\b
Example:
  intake db upgrade --data /srv/intake
"""


@click.group(epilog=_EPILOG)
def db() -> None:
    """Bring the stored data of an earlier version up to date."""


@db.command(epilog=_EPILOG)
@data_option
@debug_option
def upgrade(folder: Path) -> None:
    """Bring the tables of a data folder to those of this version.

    Stop the server and make a copy of the folder first. A folder without tables gets them.
    """
    from casework.store import HEAD, upgrade
    from casework.store.lock import FolderLock
    from casework.store.upgrade import revision_of

    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file; give the folder of the data.")
    folder.mkdir(parents=True, exist_ok=True)
    with FolderLock(folder / "lock"):
        before = revision_of(folder)
        if before == HEAD:
            click.echo(f"The tables in {folder} are up to date ({HEAD}).")
            return
        upgrade(folder)
    click.echo(f"The tables in {folder} are now those of this version: {before or 'none'} to {HEAD}.")
