"""What a name promises, and what a person may be sent to look at."""

from __future__ import annotations

import pytest

from intake import media
from intake.entry import Entry


@pytest.mark.parametrize(
    ("ending", "promised"),
    [
        (".txt", "text/plain"),
        (".csv", "text/csv"),
        (".md", "text/markdown"),
        (".json", "application/json"),
        (".html", "text/html"),
        (".xhtml", "application/xhtml+xml"),
        (".xml", "application/xml"),
        (".pdf", "application/pdf"),
        (".docx", media.DOCX),
    ],
)
def test_a_file_that_is_not_opened_has_the_type_its_name_promises(ending: str, promised: str) -> None:
    assert Entry(f"locked.zip/file{ending.upper()}", "0" * 64, 1, state="needs_password").media_type == promised


@pytest.mark.parametrize("media_type", ["application/pdf", media.DOC, "image/png", "message/rfc822", "text/plain"])
def test_documents_and_pictures_may_be_looked_at(media_type: str) -> None:
    assert media.is_for_viewing(media_type)


@pytest.mark.parametrize(
    "media_type",
    ["application/x-msdownload", "application/x-executable", "application/octet-stream", media.ZIP, media.DOCM,
     *media.UNREAD_ARCHIVES],
)
def test_programs_archives_and_the_unknown_are_not_for_looking_at(media_type: str) -> None:
    assert not media.is_for_viewing(media_type)
