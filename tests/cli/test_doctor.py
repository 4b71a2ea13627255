"""`intake doctor` in plain words."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

import cli.doctor
from casework.distribution import required_libraries, tool_version
from cli.main import intake
from rules.frameworks import ids


def test_it_names_libraries_confinement_limits_and_what_is_not_read() -> None:
    result = CliRunner().invoke(intake, ["doctor"])

    assert result.exit_code == 0, result.stdout
    for words in (tool_version(), "click", "pypdfium2", "Level", "memory", "1 GB", "10,000", "Not read by this version",
                  "pictures of text", *ids()):
        assert words in result.stdout


def test_an_absent_library_is_named_and_gives_2(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli.doctor, "installed_version", lambda name: None if name == "lxml" else "1.0")

    result = CliRunner().invoke(intake, ["doctor"])

    assert result.exit_code == 2
    assert "Not installed: lxml." in result.stdout


def test_without_bubblewrap_it_says_what_that_means(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")

    result = CliRunner().invoke(intake, ["doctor"])

    assert "absent    bubblewrap" in result.stdout
    assert "rlimits-only" in result.stdout


def test_the_libraries_are_those_of_the_project_without_extras() -> None:
    libraries = required_libraries()

    assert {"click", "rich", "lxml", "pypdfium2"} <= set(libraries)
    assert not {"pytest", "ruff", "mypy"} & set(libraries)
