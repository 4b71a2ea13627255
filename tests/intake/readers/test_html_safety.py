"""Odd, broken and hostile pages end as a reading or a named error, never in a crash or a fetch."""

from __future__ import annotations

import random

import pytest

from intake.readers import html
from intake.readers.html.source import MAX_BYTES
from schemas.errors import BadInput, LimitExceeded, Refused, Unreadable
from tests.make import ixbrl

XHTML = 'xmlns="http://www.w3.org/1999/xhtml"'


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE html [<!ENTITY a "b">]>',
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "http://x.example/a.dtd" [<!ENTITY % b SYSTEM "file:///x">%b;]>',
        '<!-- first --><!doctype html [\n<!ELEMENT p ANY>\n]>',
        '<!DOCTYPE html SYSTEM "a>b" [<!ENTITY a "b">]>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_that_declares_anything_is_refused(doctype: str, encoding: str) -> None:
    data = f'<?xml version="1.0"?>{doctype}<html {XHTML}><body><p>&a;</p></body></html>'.encode(encoding)

    with pytest.raises(Refused, match="document type"):
        html.read(data)


@pytest.mark.parametrize(
    "doctype",
    [
        "<!DOCTYPE html>",
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">',
        '<!doctype HTML PUBLIC "-//W3C//DTD HTML 4.01//EN">',
    ],
)
def test_a_document_type_that_only_names_itself_is_harmless(doctype: str) -> None:
    reading = html.read(f"{doctype}\n<html {XHTML}><body><p>A&nbsp;B &bogus; C</p></body></html>".encode())

    assert [text.text for text in reading.texts()] == ["A B &bogus; C"]


def test_words_about_document_types_are_words() -> None:
    reading = html.read(b"<html><body><p>Write &lt;!DOCTYPE html [ ... ]&gt; first</p></body></html>")

    assert [text.text for text in reading.texts()] == ["Write <!DOCTYPE html [ ... ]> first"]


@pytest.mark.parametrize("start", ["<html><body>", f"<html {XHTML}><body>"])
def test_elements_too_deep_within_each_other_are_refused(start: str) -> None:
    with pytest.raises(LimitExceeded, match="deep"):
        html.read((start + "<div>" * 250 + "x" + "</div>" * 250 + "</body></html>").encode())


def test_tables_within_tables_within_tables_are_read() -> None:
    nested = "<table><tr><td>" * 50 + "innermost" + "</td></tr></table>" * 50

    assert [text.text for text in html.read(nested.encode()).texts()] == ["innermost"]


def test_a_page_too_large_or_with_too_many_elements_is_refused() -> None:
    with pytest.raises(LimitExceeded, match="MB"):
        html.read(b"<p>" + b"x" * MAX_BYTES)
    with pytest.raises(LimitExceeded, match="elements"):
        html.read(b"<html><body>" + b"<br>" * 900_000)


@pytest.mark.parametrize("data", [b"", b"<html><body></body></html>", b"<html><body><p> </p><img></body></html>"])
def test_a_page_that_shows_nothing_is_unreadable(data: bytes) -> None:
    with pytest.raises(Unreadable):
        html.read(data)


def test_data_that_is_no_page_is_named() -> None:
    with pytest.raises(Unreadable, match="neither a page nor accounts"):
        html.read(b'<?xml version="1.0"?><invoice><total>5</total></invoice>')


@pytest.mark.parametrize(
    ("markup", "flags"),
    [
        ('<img src="https://x.example/a.png"/>', {"external_links"}),
        ('<link rel="stylesheet" href="//x.example/a.css"/>', {"external_links"}),
        ('<style>@import url("https://x.example/a.css");</style>', {"external_links"}),
        ('<iframe src="http://x.example"></iframe>', {"external_links"}),
        ("<script>alert(1)</script>", {"javascript"}),
        ('<b onclick="alert(1)">b</b>', {"javascript"}),
        ('<a href="https://x.example">a link to click</a>', set()),
        ('<img src="data:image/png;base64,AAAA"/>', set()),
    ],
)
def test_what_a_page_would_fetch_or_run_is_flagged(markup: str, flags: set[str]) -> None:
    assert html.read(f"<html><body><p>Text</p>{markup}</body></html>".encode()).flags == flags


def test_markup_that_is_not_well_formed_is_read_as_a_browser_reads_it() -> None:
    data = f"<html {XHTML}><body><p>One<br>two<p>Three & four</body>".encode()

    assert [text.text for text in html.read(data).texts()] == ["One\ntwo", "Three & four"]


def test_filings_damaged_at_random_are_read_or_refused_and_what_is_cited_is_found_again() -> None:
    chance = random.Random(11)
    lines = [ixbrl.Line("core:CurrentAssets", "Current assets", 61250, 58900)]
    period, prior = ("2025-04-01", "2026-03-31"), ("2024-04-01", "2025-03-31")
    sound = ixbrl.accounts("Quillet Tutors Ltd", "01234567", period, prior, lines, layout="absolute")
    outcomes = set()
    for _ in range(150):
        data = bytearray(sound)
        for _ in range(chance.randint(1, 10)):
            at = chance.randrange(len(data))
            if chance.random() < 0.5:
                data[at] = chance.randrange(256)
            else:
                del data[at : at + chance.randint(1, 80)]
        try:
            reading = html.read(bytes(data))
        except BadInput:
            outcomes.add("refused")
            continue
        places = [place for text in reading.texts() for place in text.cite("a.xhtml")]
        places += [place for tag in reading.tags for place in tag.cite("a.xhtml")]
        assert all(html.recheck(bytes(data), places))
        outcomes.add("read")

    assert "read" in outcomes
