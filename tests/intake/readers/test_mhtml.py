"""Web pages saved as one file are read as the page they hold."""

from __future__ import annotations

import base64
import quopri

import pytest

from intake import media
from intake.readers import mhtml
from intake.sniff import sniff
from schemas.errors import BadInput
from schemas.types import Evidence

PAGE = "<html><body><h1>Inspection report</h1><p>Overall effectiveness: Good — July 2026, £5 million</p></body></html>"
BROWSER = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://reports.example.org/1\r\nSubject: Report\r\n"
    "Date: Mon, 12 Oct 2026 09:30:00 -0000\r\nMIME-Version: 1.0\r\n"
)
WORD_PROCESSOR = "MIME-Version: 1.0\r\n"


def saved(head: str, page: bytes, encoding: str, charset: str = "utf-8") -> bytes:
    return (
        f'{head}Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--x--"\r\n\r\n'
        f"----x--\r\nContent-Type: text/html; charset={charset}\r\nContent-Transfer-Encoding: {encoding}\r\n"
        "Content-Location: https://reports.example.org/1\r\n\r\n"
    ).encode() + page + (
        b"\r\n----x--\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n"
        b"Content-Location: https://reports.example.org/a.png\r\n\r\niVBORw0KGgo=\r\n----x----\r\n"
    )


WAYS = {
    "quoted": saved(BROWSER, quopri.encodestring(PAGE.encode()), "quoted-printable"),
    "packed": saved(WORD_PROCESSOR, base64.encodebytes(PAGE.encode("utf-16")), "base64", "unicode"),
    "old letters": saved(WORD_PROCESSOR, quopri.encodestring(PAGE.encode("cp1252")), "quoted-printable",
                         "windows-1252"),
}


@pytest.mark.parametrize("way", sorted(WAYS))
@pytest.mark.parametrize("name", ["Report.mht", "Report.mhtml", "Report"])
def test_the_page_is_read_however_it_is_kept(way: str, name: str) -> None:
    assert sniff(WAYS[way], name).media_type == media.MHTML
    assert not sniff(WAYS[way], name).flags

    reading = mhtml.read(WAYS[way])

    words = [text.text for text in reading.texts()]
    assert words == ["Inspection report", "Overall effectiveness: Good — July 2026, £5 million"]
    assert reading.media_type == media.MHTML


def test_a_quote_is_found_again_only_where_it_stands() -> None:
    data = WAYS["quoted"]
    place = next(text for text in mhtml.read(data).texts() if "Good" in text.text).cite("Report.mht")[0]

    assert mhtml.recheck(data, [place, Evidence("Report.mht", "Outstanding", anchor=place.anchor)]) == [True, False]


def test_a_mail_with_pictures_is_no_saved_page() -> None:
    head = "From: a@example.org\r\nTo: b@example.gov.uk\r\nSubject: Report\r\nMIME-Version: 1.0\r\n"
    data = saved(head, quopri.encodestring(PAGE.encode()), "quoted-printable")

    assert sniff(data, "Report.eml").media_type == media.EML
    assert sniff(data, "Report").media_type == media.EML


def test_one_without_a_page_says_so() -> None:
    with pytest.raises(BadInput, match="no text"):
        mhtml.read(b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x--\r\n")
