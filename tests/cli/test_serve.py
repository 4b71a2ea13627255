"""`intake serve`: a folder is served by one process, until it is told to stop."""

from __future__ import annotations

import re
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest
from click.testing import CliRunner

from casework.store import open_store
from cli.main import intake


@contextmanager
def served(folder: Path, *more: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The command as a process, and the address that it printed."""
    command = [sys.executable, "-m", "cli.main", "serve", "--data", str(folder), "--port", "0", *more]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            found = re.search(r"http://\S+", line)
            assert found is not None, (line, process.stderr.read() if process.stderr else "")
            yield process, found[0]
        finally:
            process.kill()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_new_folder_is_set_up_served_and_let_go_of_cleanly(tmp_path: Path, number: signal.Signals) -> None:
    folder = tmp_path / "data"

    with served(folder, "--jobs", "1") as (process, url):
        with urlopen(f"{url}sign-in") as page:
            assert "Nobody can sign in yet" in page.read().decode()
        second = CliRunner().invoke(intake, ["serve", "--data", str(folder)])
        process.send_signal(number)
        _, log = process.communicate(timeout=30)

    assert (second.exit_code, second.stdout) == (2, "")
    assert "Another program is serving the data" in second.stderr
    assert process.returncode == 0
    assert "Nobody can sign in yet. Add a person:" in log
    assert re.search(r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d GET /sign-in 200, \d+ ms$", log, re.MULTILINE)
    assert "Traceback" not in log
    with open_store(folder).lock():
        pass


def test_a_folder_of_another_version_is_left_alone(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / "store.sqlite")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
        connection.commit()

    result = CliRunner().invoke(intake, ["serve", "--data", str(tmp_path)])

    assert result.exit_code == 2
    assert "intake db upgrade" in result.stderr


def test_passwords_never_cross_a_network_unencrypted(tmp_path: Path) -> None:
    result = CliRunner().invoke(intake, ["serve", "--host", "0.0.0.0", "--data", str(tmp_path / "data")])

    assert result.exit_code == 2
    assert "--behind-proxy" in result.stderr
    assert not (tmp_path / "data").exists()


def test_a_port_that_is_taken_is_wrong_use(tmp_path: Path) -> None:
    with served(tmp_path / "one", "--jobs", "1") as (_, url):
        port = url.rstrip("/").rpartition(":")[2]
        result = CliRunner().invoke(intake, ["serve", "--data", str(tmp_path / "two"), "--port", port])

    assert result.exit_code == 2
    assert f"Another program listens on port {port}" in result.stderr
