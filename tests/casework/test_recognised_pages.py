"""Recognised pages are kept by the file's digest; what cannot be used is as if it were not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from casework import recognised_pages
from casework.recognised_pages import RecognisedPages, repeated
from intake.recognised import EDITION, RecognisedPage

ONE, OTHER = "1" * 64, "2" * 64
PAGE = RecognisedPage((100, 100), (100, 100)).as_json()


def test_a_page_is_found_by_file_and_number_over_a_restart(tmp_path: Path) -> None:
    RecognisedPages(tmp_path).keep(ONE, 2, PAGE)

    kept = RecognisedPages(tmp_path)
    assert kept.find(ONE, 2) == PAGE
    assert kept.find(ONE, 1) is None
    assert kept.find(OTHER, 2) is None


@pytest.mark.parametrize("content", ["", "{", "{}", "[1]", '{"size": "large"}'])
def test_a_damaged_file_is_not_used_and_said(tmp_path: Path, content: str, caplog: pytest.LogCaptureFixture) -> None:
    RecognisedPages(tmp_path).keep(ONE, 1, PAGE)
    (file,) = tmp_path.iterdir()
    file.write_text(content, encoding="utf-8")

    assert RecognisedPages(tmp_path).find(ONE, 1) is None
    assert "recognised again" in caplog.text


def test_a_page_that_another_version_recognised_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    RecognisedPages(tmp_path).keep(ONE, 1, PAGE)
    recognised_pages._edition.cache_clear()
    monkeypatch.setattr("casework.recognised_pages.EDITION", EDITION + 1)
    try:
        assert RecognisedPages(tmp_path).find(ONE, 1) is None
    finally:
        recognised_pages._edition.cache_clear()


def test_without_a_folder_only_files_that_are_there_twice_are_remembered() -> None:
    kept = RecognisedPages(repeated=repeated([ONE, OTHER, ONE]))

    kept.keep(ONE, 1, PAGE)
    kept.keep(OTHER, 1, PAGE)

    assert (kept.find(ONE, 1), kept.find(OTHER, 1)) == (PAGE, None)
