"""A reader that fails leaves a state, a sentence and a plain log line; its trace is for those who ask."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest

from casework.documents import read_entries
from intake.entry import Entry
from intake.sandbox import Outcome, Sandbox, Task


class Failing(Sandbox):
    """Answers each task with the same end."""

    def __init__(self, state: str, reason: str, detail: str | None = None) -> None:
        super().__init__()
        self.end = (state, reason, detail)

    def run(self, tasks: Iterable[Task]) -> Iterator[Outcome]:
        state, reason, detail = self.end
        for task in tasks:
            yield Outcome(task, state, reason=reason, detail=detail)  # type: ignore[arg-type]


ENTRY = Entry("Policy.pdf", "0" * 64, 10, Path("Policy.pdf"))


def test_the_trace_of_a_failed_reader_is_logged_for_debugging_alone(caplog: pytest.LogCaptureFixture) -> None:
    failing = Failing("failed", "the reader failed on it (KeyError)", "Traceback: KeyError")

    with caplog.at_level(logging.DEBUG):
        (reading,) = read_entries([ENTRY], failing, date(2026, 11, 23))

    assert reading.document.read == "unreadable"
    assert [(record.levelname, record.getMessage()) for record in caplog.records] == [
        ("WARNING", "Policy.pdf was not read: the reader failed on it (KeyError)."),
        ("DEBUG", "Traceback: KeyError"),
    ]
    assert "Traceback" not in (reading.document.reason or "")


def test_a_file_that_ends_its_reader_is_never_to_be_opened_by_hand() -> None:
    (reading,) = read_entries([ENTRY], Failing("memory", "needed more memory than allowed"), date(2026, 11, 23))

    assert reading.document.reason == (
        "The file could not be read: needed more memory than allowed. Please ask for another copy (PDF, Word or Excel)."
    )
