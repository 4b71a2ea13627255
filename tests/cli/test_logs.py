"""What went wrong is one plain line; tracebacks are for --debug."""

from __future__ import annotations

import logging

import pytest

from cli.logs import lines_on_stderr
from cli.run import Run

TRACE = "Traceback (most recent call last):\n  File x\nKeyError: 'a'"


def complain() -> None:
    log = logging.getLogger("casework.documents")
    log.warning("%s was not read: %s.", "A\x1b[2J.pdf", "the reader failed on it")
    log.debug("%s", TRACE)


def test_a_warning_is_one_safe_line_and_the_trace_is_kept_back(capsys: pytest.CaptureFixture[str]) -> None:
    with lines_on_stderr(Run()):
        complain()

    assert capsys.readouterr() == ("", "Note: A\\u001b[2J.pdf was not read: the reader failed on it.\n")


def test_with_debug_asked_for_on_the_way_the_trace_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    run = Run()
    with lines_on_stderr(run):
        run.debug = True
        complain()

    printed = capsys.readouterr().err
    assert "DEBUG: Traceback (most recent call last):\n  File x\n" in printed
    assert "\x1b" not in printed


def test_the_loggers_are_left_as_they_were() -> None:
    before = [(logging.getLogger(name).level, logging.getLogger(name).handlers[:]) for name in ("casework", "intake")]

    with lines_on_stderr(Run()):
        pass

    after = [(logging.getLogger(name).level, logging.getLogger(name).handlers[:]) for name in ("casework", "intake")]
    assert before == after
