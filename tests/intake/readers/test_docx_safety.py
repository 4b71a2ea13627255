"""Odd, broken and hostile Word files end as a reading or a named error, never in a crash or a hang."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from intake.located import Table
from intake.readers import docx
from intake.readers.docx.inline import Inline
from intake.readers.docx.numbering import Numbering
from intake.readers.docx.story import Story, Walk
from intake.readers.docx.styles import Styles
from intake.readers.ooxml import parse
from schemas.errors import IntakeError, LimitExceeded, NeedsPassword, Refused, Unreadable
from tests.make.ooxml import archive, p, r, relations, tbl, tc, word

CORPUS = Path("/work/shared/data/parser-corpus")
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def test_macros_embedded_files_and_links_out_are_flagged() -> None:
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        'Id="rId1" '
        'Type="http://x/attachedTemplate" Target="https://example.org/t.dotm" '
        'TargetMode="External"/></Relationships>'
    )
    data = word(
        p(r("x")),
        more={
            "word/vbaProject.bin": b"",
            "word/embeddings/a.bin": b"",
            "word/_rels/document.xml.rels": links,
        },
    )

    reading = docx.read(data)

    assert reading.flags == {"macros", "embedded_files", "external_links"}
    assert reading.media_type == "application/vnd.ms-word.document.macroEnabled.12"


def test_a_hyperlink_is_text_and_no_flag() -> None:
    reading = docx.read(word(p(f'<w:hyperlink r:id="rId9">{r("our site")}</w:hyperlink>')))

    assert [text.text for text in reading.texts()] == ["our site"]
    assert reading.flags == frozenset()


def test_any_dtd_is_refused_also_in_another_encoding() -> None:
    entity = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    body = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
    wide = archive(
        {
            "_rels/.rels": relations(("officeDocument", "word/document.xml")),
            "word/document.xml": (entity + body).encode("utf-16"),
        }
    )

    with pytest.raises(Refused, match="document type definition"):
        docx.read(word(p(r("X")), prolog=entity))
    with pytest.raises(Refused, match="document type definition"):
        docx.read(wide)


def test_a_password_a_broken_file_and_a_stranger_each_have_their_error() -> None:
    encrypted = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "EncryptedPackage".encode("utf-16-le")

    with pytest.raises(NeedsPassword, match="password"):
        docx.read(encrypted)
    with pytest.raises(Unreadable, match="not well-formed"):
        docx.read(word("<w:p>"))
    with pytest.raises(Unreadable, match="no Word or Excel document"):
        docx.read(archive({"a.txt": "x"}))
    with pytest.raises(Unreadable, match="not a sound Office document"):
        docx.read(b"PK\x03\x04 cut short")


def test_a_part_that_inflates_beyond_the_limit_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("intake.readers.ooxml.MAX_PART_BYTES", 10_000)

    with pytest.raises(LimitExceeded, match="larger than"):
        docx.read(word(p(r("x" * 20_000))))


def test_a_part_of_countless_tags_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("intake.readers.ooxml.MAX_TAGS", 1_000)

    with pytest.raises(LimitExceeded, match="more than 1,000 tags"):
        docx.read(word("<w:p/>" * 1_000))


def test_tables_nested_without_end_are_unreadable() -> None:
    with pytest.raises(Unreadable, match="not well-formed"):
        docx.read(word("<w:tbl><w:tr><w:tc>" * 200 + "</w:tc></w:tr></w:tbl>" * 200))


def test_the_strict_edition_is_read_as_well() -> None:
    plain = word(p(r("Strictly")))
    with zipfile.ZipFile(io.BytesIO(plain)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    strict = re.compile(rb"http://schemas\.openxmlformats\.org/(wordprocessingml|officeDocument)/2006")
    changed = {name: strict.sub(rb"http://purl.oclc.org/ooxml/\1", content) for name, content in parts.items()}

    assert [text.text for text in docx.read(archive(changed)).texts()] == ["Strictly"]


def test_spans_in_a_hostile_file_cannot_make_a_table_huge() -> None:
    wide = tc(p(r("x")), '<w:gridSpan w:val="99999999"/>')

    table = next(docx.read(word(tbl(*([[wide]] * 50)))).tables())

    assert len(table.grid()) == 50
    assert len(table.grid()[0]) == 64


def test_too_many_cells_are_said_to_be_left_out() -> None:
    styles = Styles(None, frozenset())
    walk = Walk(styles, Numbering(None), Inline(styles), cells_left=3)
    body = parse(f"<w:body xmlns:w='{W}'>{tbl(*([[tc(p(r('x')))]] * 10))}</w:body>".encode(), "body")

    table = Story(walk).read(body)[0]

    assert isinstance(table, Table)
    assert len(table.rows) == 3
    assert walk.partial_reason == "Only the first 200,000 table cells were read; ask for a shorter file."


@pytest.mark.corpus
def test_every_odd_document_is_read_or_has_a_named_error() -> None:
    found = sorted(CORPUS.glob("*/*.doc[xm]"))
    if not found:
        pytest.skip("the public collection of odd documents is not here")
    read = 0
    for path in found:
        try:
            reading = docx.read(path.read_bytes())
        except IntakeError:
            continue
        anchors = [text.anchor for text in reading.texts()]
        assert len(anchors) == len(set(anchors)), path.name
        evidence = [place for text in reading.texts() for place in text.cite(path.name)]
        assert all(docx.recheck(path.read_bytes(), evidence)), path.name
        read += 1
    assert read > 80
