"""What other programs than ours put into a PDF: fonts without measures, leaders, struck words, soft hyphens."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pypdf
import pytest
import reportlab
from pypdf.generic import NameObject, NumberObject
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from intake.located import Reading, Table
from intake.readers import pdf
from tests.make.canvas import drawn


def said(reading: Reading) -> list[str]:
    return [item.text.text for item in reading.paragraphs() if item.region == "body"]


def rows_of(table: Table) -> list[list[str]]:
    return [[cell.text.text if cell else "" for cell in row] for row in table.grid()]


def without_measures(data: bytes) -> bytes:
    """The file with every font saying nought of how far it reaches above and below the line."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    for item in writer._objects:  # every object, for descriptors hang in many places
        if isinstance(item, pypdf.generic.DictionaryObject) and item.get("/Type") == "/FontDescriptor":
            item[NameObject("/Ascent")] = item[NameObject("/Descent")] = NumberObject(0)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def embedded(*texts: str) -> bytes:
    """A page of lines in a font that is part of the file."""
    folder = Path(reportlab.__file__).parent / "fonts"
    pdfmetrics.registerFont(TTFont("Vera", folder / "Vera.ttf"))

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Vera", 12)
        for number, text in enumerate(texts):
            canvas.drawString(60, 740 - 30 * number, text)

    return drawn(draw)


@pytest.mark.parametrize("change", [bytes, without_measures], ids=["measured", "silent"])
def test_boxes_are_pdfplumbers_whether_or_not_a_font_gives_its_measures(change: Callable[[bytes], bytes]) -> None:
    data = change(embedded("Limit of indemnity", "Five million pounds"))

    words = [word for text in pdf.read(data).texts() for word in text.words]

    with pdfplumber.open(io.BytesIO(data)) as document:
        theirs = document.pages[0].extract_words()
    assert len(words) == len(theirs) == 6
    for ours, other in zip(words, theirs, strict=True):
        assert ours.box == pytest.approx((other["x0"], other["top"], other["x1"], other["bottom"]), abs=0.2)


def test_words_with_a_line_through_them_are_not_read() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "Small enterprise: Yes / No")
        before = canvas.stringWidth("Small enterprise: ", "Helvetica", 11)
        wide = canvas.stringWidth("Yes", "Helvetica", 11)
        canvas.line(60 + before, 703.5, 60 + before + wide, 703.5)
        canvas.drawString(60, 660, "Underlined words stay")
        canvas.line(60, 658.5, 60 + canvas.stringWidth("Underlined words stay", "Helvetica", 11), 658.5)

    assert [" ".join(text.split()) for text in said(pdf.read(drawn(draw)))] == [
        "Small enterprise: / No",
        "Underlined words stay",
    ]


def test_justified_lines_of_few_long_words_are_one_paragraph() -> None:
    rows = [
        ("Safeguarding", "responsibilities"),
        ("notwithstanding,", "organisational"),
        ("representatives", "acknowledge"),
        ("interdepartmental", "accountability"),
        ("arrangements", "comprehensively."),
    ]

    def draw(canvas: Canvas) -> None:
        for number, (first, last) in enumerate(rows):
            canvas.drawString(60, 700 - 14 * number, first)
            canvas.drawRightString(260, 700 - 14 * number, last)

    reading = pdf.read(drawn(draw))

    assert list(reading.tables()) == []
    assert said(reading) == [" ".join(word for row in rows for word in row)]


def test_dots_lead_from_a_label_to_its_value() -> None:
    def draw(canvas: Canvas) -> None:
        for number, (label, value) in enumerate([("Safeguarding lead", "Jane Smith"), ("Deputy", "Tom Jones")]):
            canvas.drawString(60, 700 - 15 * number, label)
            canvas.drawString(170, 700 - 15 * number, "." * 60)
            canvas.drawString(360, 700 - 15 * number, value)

    (table,) = pdf.read(drawn(draw)).tables()

    assert rows_of(table) == [["Safeguarding lead", "Jane Smith"], ["Deputy", "Tom Jones"]]


def test_lines_to_write_on_stay_apart() -> None:
    texts = [
        "Name: ______________________ Date: ______________________________________________",
        "Signed: ____ Post: ____",
    ]

    def draw(canvas: Canvas) -> None:
        for number, text in enumerate(texts):
            canvas.drawString(60, 700 - 15 * number, text)

    assert said(pdf.read(drawn(draw))) == texts


def test_raised_letters_stay_with_their_line() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "Renewed on the 5")
        after = 60 + canvas.stringWidth("Renewed on the 5", "Helvetica", 11)
        canvas.setFont("Helvetica", 7)
        canvas.drawString(after, 704, "th")
        after += canvas.stringWidth("th", "Helvetica", 7)
        canvas.setFont("Helvetica", 11)
        canvas.drawString(after, 700, " June 2026")

    assert said(pdf.read(drawn(draw))) == ["Renewed on the 5th June 2026"]


def test_small_capitals_are_one_word_with_the_large_one() -> None:
    def draw(canvas: Canvas) -> None:
        x = 60.0
        for text, size in (("H", 20), ("EALTH", 15), (" AND ", 15), ("S", 20), ("AFETY", 15)):
            canvas.setFont("Helvetica", size)
            canvas.drawString(x, 700, text)
            x += canvas.stringWidth(text, "Helvetica", size)

    assert said(pdf.read(drawn(draw))) == ["HEALTH AND SAFETY"]


def test_boxes_to_tick_beside_each_other_are_not_a_table() -> None:
    def draw(canvas: Canvas) -> None:
        for number in range(4):
            y = 700 - 40 * number
            canvas.drawString(60, y + 18, f"Question {number + 1} about the service?")
            for x, word in ((60, "Yes"), (140, "No")):
                canvas.drawString(x, y, word)
                canvas.rect(x + 24, y, 9, 9)

    reading = pdf.read(drawn(draw))

    assert list(reading.tables()) == []
    assert said(reading)[:2] == ["Question 1 about the service?", "Yes ☐\tNo ☐"]


def test_an_address_at_the_right_keeps_its_lines() -> None:
    address = ["Example Tutors and Mentors Limited", "1 High Street", "Chichester", "PO19 1AA"]

    def draw(canvas: Canvas) -> None:
        for number, text in enumerate(address):
            canvas.drawRightString(535, 760 - 14 * number, text)

    assert said(pdf.read(drawn(draw))) == address


def test_columns_whose_paragraphs_stand_at_different_heights_are_read_one_after_the_other() -> None:
    sides = {60: ("left", 700, 4), 310: ("right", 694, 5)}

    def draw(canvas: Canvas) -> None:
        for x, (side, y, every) in sides.items():
            for number in range(30):
                y -= 13 if number % every else 22
                canvas.drawString(x, y, f"{side} words of line {number} fill the column")

    text = pdf.read(drawn(draw)).plain()

    assert list(pdf.read(drawn(draw)).tables()) == []
    assert text.rindex("left words") < text.index("right words")


def test_a_number_drawn_after_its_words_is_rechecked_as_printed() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(80, 700, "First duty")
        canvas.drawString(62, 700, "1.")

    data = drawn(draw)
    (evidence,) = next(pdf.read(data).texts()).cite("file.pdf")

    assert evidence.quote == "1. First duty"
    assert pdf.recheck(data, [evidence]) == [True]
