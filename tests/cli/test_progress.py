"""A progress bar is drawn where a person sees it, and nowhere else."""

from __future__ import annotations

import io
import sys

import pytest

from casework.documents import Progress
from cli.progress import document_progress


class Screen(io.StringIO):
    """A stderr that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_without_a_terminal_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())

    with document_progress() as progress:
        assert progress is None


def test_on_a_terminal_it_names_the_document_without_obeying_it(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")

    with document_progress() as progress:
        assert progress is not None
        progress(Progress(1, 2, "Policies/Safe[bold]\x1b[2Jguarding.pdf"))
        progress(Progress(2, 2, "SQ.docx"))

    assert "2/2" in screen.getvalue()
    assert "\x1b[2Jguarding" not in screen.getvalue()
