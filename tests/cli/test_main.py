"""The command as a whole: help, wrong use, faults, interruption."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

import cli.doctor
from cli.main import COMMANDS, intake
from schemas.errors import PackError

HEAVY = ("rich", "jsonschema", "ruamel", "lxml", "pypdfium2", "pdfplumber", "pdf_oxide", "python_calamine", "rapidfuzz",
         "intake", "rules", "casework.assess", "casework.store")


def test_help_lists_every_command_with_a_sentence() -> None:
    result = CliRunner().invoke(intake, ["--help"])

    assert result.exit_code == 0
    listed = result.stdout.split("Commands:\n")[1].split("\n\n")[0].splitlines()
    assert [line.split()[0] for line in listed] == list(COMMANDS)
    assert all(len(line.split()) > 3 for line in listed)


def _commands(group: click.Group, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    context = click.Context(group)
    found = []
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        found.append((*path, name))
        if isinstance(command, click.Group):
            found += _commands(command, (*path, name))
    return found


@pytest.mark.parametrize("path", [(), *_commands(intake)], ids=" ".join)
def test_every_help_has_an_example_that_begins_with_the_command(path: tuple[str, ...]) -> None:
    result = CliRunner().invoke(intake, [*path, "--help"])

    assert result.exit_code == 0
    assert " ".join(("    intake", *path)) in result.stdout.split("Example")[1]


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from cli.main import intake\n"
        "try: intake.main(['--help'])\n"
        f"except SystemExit: print([name for name in {HEAVY} if name in sys.modules], file=sys.stderr)"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stderr.strip() == "[]"


@pytest.mark.parametrize(
    "arguments",
    [["chek"], ["--no-such-option"], ["check"], ["check", "no-such-file.zip", "--framework", "iap"],
     ["check", ".", "--framework", "iap", "--as-at", "31/03/2026"], ["check", ".", "--framework", "iap", "--jobs", "0"],
     ["check", ".", "--framework", "iap", "--format", "xml"], ["inspect"], ["inspect", "."],
     ["inspect", __file__, "--kind", "novel"], ["check", ".", "--framework", "iap", "--ocr", "sometimes"],
     ["check", ".", "--framework", "iap", "--output", "."]],
    ids=" ".join,
)
def test_wrong_use_is_2_and_says_so_on_stderr(arguments: list[str]) -> None:
    result = CliRunner().invoke(intake, arguments)

    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Error: " in result.stderr


def test_a_mistyped_command_names_the_nearest() -> None:
    assert "Did you mean check?" in CliRunner().invoke(intake, ["chek"]).stderr


def test_no_argument_shows_the_help() -> None:
    result = CliRunner().invoke(intake, [])

    assert "Commands:" in result.output


def test_the_version_is_the_distribution_s() -> None:
    result = CliRunner().invoke(intake, ["--version"])

    assert result.stdout.startswith("intake 0")


def _raise(error: BaseException) -> None:
    raise error


@pytest.mark.parametrize("arguments", [["doctor", "--debug"], ["--debug", "doctor"]])
def test_a_fault_is_4_in_a_sentence_and_its_trace_only_with_debug(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.setattr(cli.doctor, "tool_version", lambda: _raise(KeyError("made up")))

    plain = CliRunner().invoke(intake, ["doctor"])
    debugged = CliRunner().invoke(intake, arguments)

    assert (plain.exit_code, debugged.exit_code) == (4, 4)
    assert plain.stdout == ""
    assert "Error: the program itself failed (KeyError: 'made up')." in plain.stderr
    assert "Traceback" not in plain.stderr
    assert "Traceback (most recent call last)" in debugged.stderr


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (PackError("a.zip is no zip archive."), 2, "Error: a.zip is no zip archive."),
        (KeyboardInterrupt(), 130, "Interrupted"),
        (BrokenPipeError(32, "Broken pipe"), 0, ""),
    ],
)
def test_what_is_not_a_fault_has_its_own_code(
    monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, words: str
) -> None:
    monkeypatch.setattr(cli.doctor, "tool_version", lambda: _raise(error))

    result = CliRunner().invoke(intake, ["doctor"])

    assert result.exit_code == code
    assert words in result.stderr
    assert "Traceback" not in result.stderr
