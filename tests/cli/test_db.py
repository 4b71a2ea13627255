"""`intake db upgrade`: tables of an earlier version become those of this one, and nothing is lost."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.config import Config
from click.testing import CliRunner

from casework.store import HEAD, open_store
from casework.store.upgrade import DATABASE, revision_of
from cli.main import intake

MIGRATIONS = Path(__file__).resolve().parent.parent.parent / "casework" / "store" / "migrations"


def test_a_new_folder_gets_its_tables_and_a_second_run_changes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "data"

    first = CliRunner().invoke(intake, ["db", "upgrade", "--data", str(folder)])
    second = CliRunner().invoke(intake, ["db", "upgrade"], env={"INTAKE_DATA": str(folder)})

    assert (first.exit_code, second.exit_code) == (0, 0), first.stderr
    assert f"none to {HEAD}" in first.stdout
    assert f"are up to date ({HEAD})" in second.stdout
    open_store(folder).close()


def test_the_first_version_s_data_are_kept(tmp_path: Path) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["database"] = tmp_path / DATABASE
    command.upgrade(config, "0001")
    with closing(sqlite3.connect(tmp_path / DATABASE)) as connection:
        connection.execute(
            "INSERT INTO pack (name, sha256, framework_id, as_at, layout, received_at, received_by)"
            " VALUES ('kept.zip', 'x', 'iap', '2026-11-02', 'auto', '2026-11-02 09:00:00', 'Ann')")
        connection.commit()

    result = CliRunner().invoke(intake, ["db", "upgrade", "--data", str(tmp_path)])

    assert result.exit_code == 0, result.stderr
    assert f"0001 to {HEAD}" in result.stdout
    assert revision_of(tmp_path) == HEAD
    with closing(sqlite3.connect(tmp_path / DATABASE)) as connection:
        assert connection.execute("SELECT name FROM pack").fetchall() == [("kept.zip",)]


def test_a_folder_that_is_being_served_is_left_alone(tmp_path: Path) -> None:
    with open_store(tmp_path).lock():
        result = CliRunner().invoke(intake, ["db", "upgrade", "--data", str(tmp_path)])

    assert result.exit_code == 2
    assert "Another program is serving" in result.stderr
