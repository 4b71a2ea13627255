"""The three formats: the same content, the same bytes for the same record, and what each owes its readers."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pypdf
import pypdfium2
import pytest
from docx.oxml.ns import qn

from casework.reports import FORMATS, FormatName, PanelReport, filename, panel_report, write
from casework.reports.content import Block, Bullets, Column, Detail, Details, Line, Paragraph, Section, Table
from casework.reports.html import body_html, html, stylesheet
from schemas.types import Provider
from tests.make.record import big_record, everything, record

NAMES: tuple[FormatName, ...] = ("docx", "html", "pdf")
HOSTILE = (
    '#pagebreak() $x^2$ *bold* _it_ \\ "quoted" `raw` = Heading',
    "{{7*7}} {% if x %} ${7*7} <%= 7*7 %> <script>alert(1)</script> </style><img src=x onerror=alert(1)>",
    "]]> & &amp; <w:p/> @label <ref> #sys.inputs // comment /* more */ ~ -- --- ...",
    "= not a heading", "+ not a list", "/ term: not one", "```not code```", "#let x = 1", "--- --",
    "turned \u202e around, bell \x07, escape \x1b[31m, null \x00, not a character \uffff \ufdd0",
    "averylongunbrokenname" * 8,
    "long/path_with-marks." * 8,
    "=HYPERLINK(\"http://bad.example\")",
)


@cache
def report_of(name: str) -> PanelReport:
    if name == "clean":
        return panel_report(record("facs-clean"))
    return panel_report(everything() if name == "decided" else big_record())


@cache
def written(name: str, form: FormatName) -> bytes:
    return FORMATS[form].write(report_of(name))


def squeezed(text: str) -> str:
    """Letters alone: lines may break anywhere, and fonts may join letters."""
    return "".join(unicodedata.normalize("NFKC", text).replace("\u200b", "").split())


def text_of(data: bytes, form: FormatName, report: PanelReport) -> str:
    return {"docx": _docx_text, "html": _html_text, "pdf": _pdf_text}[form](data, report)


def _docx_text(data: bytes, _: PanelReport) -> str:
    document = docx.Document(io.BytesIO(data))
    return squeezed("".join(
        "".join(node.text or "" for node in paragraph.iter(qn("w:t"))) for paragraph in
        document.element.body.iter(qn("w:p"))
    ))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.skipping = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.skipping = tag in ("style", "title")

    def handle_data(self, data: str) -> None:
        if not self.skipping:
            self.text.append(data)

    def handle_endtag(self, tag: str) -> None:
        self.skipping = False


def read_html(page: str) -> _Reader:
    reader = _Reader()
    reader.feed(page)
    return reader


def _html_text(data: bytes, _: PanelReport) -> str:
    return squeezed("".join(read_html(data.decode()).text))


def _pdf_text(data: bytes, report: PanelReport) -> str:
    """The pages one after another, without their heads and feet."""
    found = []
    for page in pypdf.PdfReader(io.BytesIO(data)).pages:
        text = squeezed(page.extract_text())
        head = squeezed(report.running_title + report.marking)
        assert head in text
        assert re.search(r"Page\d+of\d+", text)
        text = text.replace(head, "", 1)
        found.append(re.sub(squeezed(report.tool) + r"Page\d+of\d+", "", text))
    return "".join(found)


@pytest.mark.parametrize("form", NAMES)
@pytest.mark.parametrize("name", ["decided", "big", "clean"])
def test_every_sentence_stands_in_every_format_in_the_same_order(name: str, form: FormatName) -> None:
    report = report_of(name)

    assert absent_from(text_of(written(name, form), form, report), report) == []


def absent_from(text: str, report: PanelReport) -> list[str]:
    """The sentences that do not stand in the text after those before them."""
    absent, reached = [], 0
    for sentence in report.sentences():
        place = text.find(squeezed(sentence), reached)
        if place < 0:
            absent.append(sentence)
        else:
            reached = place + len(squeezed(sentence))
    return absent


@pytest.mark.parametrize("form", NAMES)
def test_the_same_record_gives_the_same_bytes(form: FormatName) -> None:
    assert write(everything(), form) == written("decided", form)


def test_the_same_record_gives_the_same_bytes_in_another_process() -> None:
    program = (
        "import hashlib\n"
        "from casework.reports import FORMATS, write\n"
        "from tests.make.record import everything\n"
        "made = everything()\n"
        "print(*(hashlib.sha256(write(made, form)).hexdigest() for form in FORMATS))\n"
    )
    root = Path(__file__).parents[3]

    environments = [{**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root), "TZ": zone}
                    for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))]
    digests = {subprocess.run([sys.executable, "-c", program], cwd=root, env=environment, capture_output=True,
                              text=True, check=True).stdout for environment in environments}

    assert len(digests) == 1


@pytest.mark.parametrize("form", NAMES)
def test_a_later_decision_changes_the_bytes(form: FormatName) -> None:
    assert write(record(), form) != written("decided", form)


def test_writing_libraries_are_imported_when_something_is_written() -> None:
    program = "import sys, casework.reports; print([name for name in ('docx', 'typst', 'lxml') if name in sys.modules])"

    root = Path(__file__).parents[3]
    done = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


# What documents say can steer nothing.


@cache
def hostile_report() -> PanelReport:
    report = report_of("decided")
    columns = (Column("One", 30), Column("Two", 25), Column("Three", 25), Column("Four", 20, "code"))
    rows = tuple(tuple(text for _ in columns) for text in HOSTILE)
    blocks: tuple[Block, ...] = (
        *(Paragraph(text) for text in HOSTILE), Bullets(HOSTILE), Table(HOSTILE[0], columns, rows),
        Details(tuple(Detail("Label", (Line(text), Line(text, strong=True))) for text in HOSTILE)),
    )
    return replace(report, title=HOSTILE[0] + HOSTILE[9], subtitle=HOSTILE[1],
                   sections=(Section(HOSTILE[2], blocks),))


@pytest.mark.parametrize("form", NAMES)
def test_hostile_text_is_shown_and_nothing_else(form: FormatName) -> None:
    report = hostile_report()
    text = text_of(FORMATS[form].write(report), form, report)

    assert absent_from(text, report) == []
    for unsafe in ("\u202e", "\x07", "\x1b", "\x00", "\uffff", "\ufdd0"):
        assert unsafe not in text
    assert "\\u202e" in text
    assert "{{7*7}}" in text
    assert "49" not in re.sub(r"[0-9a-f]{16,}", "", text)


def test_hostile_text_makes_no_element() -> None:
    tags = {tag for tag, _ in read_html(html(hostile_report())).tags}

    assert not tags & {"script", "img", "w:p", "ref"}


@pytest.mark.parametrize(("letters", "drawn"), [
    ("Łódź Ŵŷ Ωμέγα Жук ☒ ☐ ✓ € – “x”", "Łódź Ŵŷ Ωμέγα Жук ☒ ☐ ✓ € – “x”"),
    ("中文 한국 かな", "\\u4e2d\\u6587 \\ud55c\\uad6d \\u304b\\u306a"),
    ("smile 🙂", "smile \\U0001f642"),
    ("\u1200\u1201", "\\u1200\\u1201"),
])
def test_letters_that_the_fonts_lack_are_spelled_out_in_the_pdf_only(letters: str, drawn: str) -> None:
    report = replace(report_of("clean"), sections=(Section("Names", (Paragraph(letters),)),))

    assert squeezed(letters) in text_of(FORMATS["html"].write(report), "html", report)
    assert squeezed(letters) in text_of(FORMATS["docx"].write(report), "docx", report)
    assert squeezed(drawn) in text_of(FORMATS["pdf"].write(report), "pdf", report)


@pytest.mark.parametrize("letters", ["שלום", "مرحبا", "हिन्दी", "ﷺ", "x\u0301\u0359\u20dd", "\ue000", "\u0e33\u0e33"])
def test_letters_that_are_joined_or_stacked_make_a_pdf(letters: str) -> None:
    report = replace(report_of("clean"), title=letters, sections=(Section("Names", (Paragraph(letters),)),))

    assert len(pypdf.PdfReader(io.BytesIO(FORMATS["pdf"].write(report))).pages) == 1


def test_very_many_strange_letters_are_no_burden() -> None:
    strange = "".join(map(chr, range(0x1200, 0x1200 + 900)))
    report = replace(report_of("clean"), sections=(Section("Names", (Paragraph(strange),)),))

    assert "\\u1200" in text_of(FORMATS["pdf"].write(report), "pdf", report)


def test_long_unbroken_names_stay_inside_the_page() -> None:
    report = replace(hostile_report(), title="x" * 400, sections=(
        Section("y" * 300, (
            Paragraph("z" * 3000), Bullets(("b" * 3000,)), Details((Detail("Label", (Line("d" * 900, strong=True),)),)),
            Table("c" * 200, (Column("One", 30), Column("Two", 20), Column("Three", 50, "code")),
                  (("t" * 300, "u" * 300, "f" * 64),)),
        )),))
    for page in pypdfium2.PdfDocument(FORMATS["pdf"].write(report)):
        text = page.get_textpage()
        edges = [text.get_charbox(number)[2] for number in range(text.count_chars())]
        assert max(edges) <= page.get_width() - 50


def test_what_lets_long_words_break_is_not_copied() -> None:
    found = pypdf.PdfReader(io.BytesIO(FORMATS["pdf"].write(hostile_report())))

    assert not any("\u200b" in page.extract_text() for page in found.pages)


# PDF


@cache
def pdf_of(name: str) -> Any:
    return pypdf.PdfReader(io.BytesIO(written(name, "pdf")))


def test_the_pdf_says_that_it_is_accessible() -> None:
    catalogue = pdf_of("decided").trailer["/Root"]

    assert catalogue["/MarkInfo"]["/Marked"].value
    assert catalogue["/Lang"] == "en-GB"
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"].value
    assert b"<pdfuaid:part>1</pdfuaid:part>" in catalogue["/Metadata"].get_data()
    assert pdf_of("decided").metadata.title == report_of("decided").title
    assert len(pdf_of("decided").outline) >= len(report_of("decided").sections)


def structure(element: Any) -> Iterator[str]:
    """The types of the structure elements, in reading order."""
    element = element.get_object() if hasattr(element, "get_object") else element
    if isinstance(element, list):
        for child in element:
            yield from structure(child)
    elif isinstance(element, dict):
        if "/S" in element:
            yield str(element["/S"])
        if "/K" in element:
            yield from structure(element["/K"])


def test_headings_tables_and_lists_of_the_pdf_are_tagged() -> None:
    kinds = list(structure(pdf_of("decided").trailer["/Root"]["/StructTreeRoot"]))

    headings = [int(kind[2:]) for kind in kinds if re.fullmatch(r"/H\d", kind)]
    assert headings[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(headings))
    tables = [block for section in report_of("decided").sections for block in section.blocks
              if isinstance(block, Table)]
    assert kinds.count("/Table") == len(tables)
    assert kinds.count("/TH") == sum(len(table.columns) for table in tables)
    assert kinds.count("/TD") == sum(len(table.columns) * len(table.rows) for table in tables)
    assert kinds.count("/Caption") == len(tables)
    assert {"/L", "/LI", "/LBody", "/P"} <= set(kinds)


def test_the_pdf_carries_its_own_fonts() -> None:
    names = {str(font.get_object()["/BaseFont"]).split("+")[1] for page in pdf_of("decided").pages
             for font in page["/Resources"]["/Font"].values()}

    assert all(name.startswith(("LibertinusSerif", "DejaVuSansMono")) for name in names)


def test_the_summary_fits_on_the_first_page() -> None:
    for name in ("decided", "big", "clean"):
        second = pdf_of(name).pages[1].extract_text()
        assert "\nExceptions\n" in second, name


# Word


def word(name: str = "decided") -> Any:
    return docx.Document(io.BytesIO(written(name, "docx")))


def test_word_headings_can_be_navigated_by() -> None:
    styles = [paragraph.style.name for paragraph in word().paragraphs]

    assert styles[0] == "Title"
    levels = [int(style[-1]) for style in styles if style.startswith("Heading")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert levels.count(1) == len(report_of("decided").sections)


def test_word_tables_repeat_their_headings_and_keep_rows_whole() -> None:
    tables = word().tables

    assert tables
    for table in tables:
        first = table.rows[0]._tr
        assert first.trPr is not None
        assert first.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))


def test_the_word_document_has_title_language_and_fixed_dates() -> None:
    document = word()
    properties = document.core_properties

    assert properties.title == report_of("decided").title
    assert properties.language == "en-GB"
    at = report_of("decided").at.replace(tzinfo=properties.created.tzinfo)
    assert properties.created == properties.modified == at
    languages = {node.get(qn("w:val")) for node in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}
    with zipfile.ZipFile(io.BytesIO(written("decided", "docx"))) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}


def test_the_word_document_has_no_empty_paragraph_for_space() -> None:
    assert [paragraph for paragraph in word().paragraphs if not paragraph.text.strip()] == []


def test_word_pages_are_numbered_and_marked() -> None:
    frame = word().sections[0]

    fields = [node.get(qn("w:instr")) for node in frame.footer._element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert "Demonstration, not council policy" in frame.header.paragraphs[0].text


# HTML


def test_the_page_is_semantic_and_loads_nothing() -> None:
    page = html(report_of("decided"))
    reader = read_html(page)
    tags = [tag for tag, _ in reader.tags]

    assert page.startswith("<!DOCTYPE html>")
    assert ("html", {"lang": "en-GB"}) in reader.tags
    assert tags.count("h1") == tags.count("main") == 1
    assert tags.index("a") < tags.index("header")
    assert reader.tags[tags.index("a")][1]["href"] == "#main"
    assert not [attributes for _, attributes in reader.tags if {"src", "style", "onclick"} & set(attributes)]
    assert all((attributes["href"] or "").startswith("#") for _, attributes in reader.tags if "href" in attributes)
    levels = [int(tag[1]) for tag in tags if re.fullmatch(r"h[1-6]", tag)]
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_tables_of_the_page_have_captions_and_scopes() -> None:
    reader = read_html(html(report_of("decided")))
    tags = [tag for tag, _ in reader.tags]

    assert tags.count("table") == tags.count("caption") == tags.count("thead")
    scopes = [attributes.get("scope") for tag, attributes in reader.tags if tag == "th"]
    assert set(scopes) == {"col", "row"}
    ids = [attributes["id"] for _, attributes in reader.tags if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_the_body_works_under_a_policy_that_allows_no_inline_style() -> None:
    page = html(report_of("decided"), stylesheet=None)
    body = body_html(report_of("decided"))

    assert "<style" not in page
    assert "style=" not in page
    assert "Content-Security-Policy" not in page
    assert body.startswith('<div class="report">')
    assert body in page


def test_every_class_of_the_page_that_needs_it_is_styled() -> None:
    used = {name for _, attributes in read_html(html(report_of("big"))).tags
            for name in (attributes.get("class") or "").split()}

    unstyled = {name for name in used if f".{name}" not in stylesheet()}

    assert unstyled <= {"report-section", "report-text", "report-title"}


# Names


def test_the_file_is_named_after_provider_framework_and_date() -> None:
    assert filename(record(), "docx") == (
        "Panel report - Harbourstone Care and Education Ltd - CPOSS - 9 November 2026.docx")
    assert filename(record("short-breaks-gaps"), "pdf").endswith(" - SHORT BREAKS - 26 October 2026.pdf")


@pytest.mark.parametrize(("name", "cleaned"), [
    ('A/B\\C: "D" <E>|F?*', "A B C D E F"),
    ("../../etc/passwd", ".. .. etc passwd"),
    ("Turned \u202e around\x00", "Turned u202e around u0000"),
    ("...", "provider"),
    ("x" * 300, "x" * 90),
])
def test_a_name_that_a_system_would_refuse_is_cleaned(name: str, cleaned: str) -> None:
    named = filename(replace(record(), provider=Provider(name)), "html")

    assert named == f"Panel report - {cleaned} - CPOSS - 9 November 2026.html"
