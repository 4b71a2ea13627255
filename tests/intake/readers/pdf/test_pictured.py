"""Pages that are pictures, and pages that hold both: what is to be recognised, and how the two become one page."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from intake.located import TICKED_BOX, Field, Paragraph, Table
from intake.readers import pdf
from intake.readers.picture import PictureReader
from intake.recognised import OnlyPictures, RecognisedBox, RecognisedPage, RecognisedWord, Recognition
from schemas.errors import Unreadable
from tests.make import scans

WIDE, HIGH = 400.0, 500.0
LINE = "Words of which a page with text consists, and of which there are enough to be read."


def scan() -> bytes:
    """A picture of a page."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDE, HIGH), invariant=True)
    canvas.drawString(40, 400, LINE[:40])
    canvas.save()
    return scans.picture(buffer.getvalue(), dpi=72, skew=0)


PICTURE = scan()


def document(*pages: Callable[[Canvas], None]) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDE, HIGH), invariant=True)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def text(canvas: Canvas) -> None:
    for number in range(6):
        canvas.drawString(30, 460 - 20 * number, LINE[:60])


def pictured(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(io.BytesIO(PICTURE)), 0, 0, WIDE, HIGH)


def searchable(canvas: Canvas) -> None:
    pictured(canvas)
    hidden = canvas.beginText(40, 400)
    hidden.setTextRenderMode(3)
    hidden.textOut("Cover £99,000,000 as the scanner's own reading has it")
    canvas.drawText(hidden)


def stamped(canvas: Canvas) -> None:
    pictured(canvas)
    canvas.drawString(250, 480, "Received 12 Nov 2026")


def pasted(canvas: Canvas) -> None:
    text(canvas)
    canvas.drawImage(ImageReader(io.BytesIO(PICTURE)), 60, 30, 280, 260)


def logo(canvas: Canvas) -> None:
    text(canvas)
    canvas.drawImage(ImageReader(io.BytesIO(PICTURE)), 300, 470, 60, 25)


def letterhead(canvas: Canvas) -> None:
    pictured(canvas)
    for number in range(20):
        canvas.drawString(30, 460 - 20 * number, LINE[:60])


def recognised(*words: tuple[str, float, float], boxes: tuple[RecognisedBox, ...] = ()) -> RecognisedPage:
    """A page of words at left and base line from the top; letters are five points wide, the size is ten."""
    return RecognisedPage(
        (WIDE, HIGH), (WIDE, HIGH),
        words=tuple(
            RecognisedWord(word, (x, base - 7.9, x + 5 * len(word), base + 2.1), base, False, 0.9)
            for word, x, base in words
        ),
        boxes=boxes,
    )


@pytest.mark.parametrize(
    ("draw", "wanted"),
    [(text, ()), (logo, ()), (letterhead, ()), (searchable, (1,)), (pasted, (1,))],
)
def test_which_pages_with_text_are_looked_at_for_more(
    draw: Callable[[Canvas], None], wanted: tuple[int, ...]
) -> None:
    assert pdf.read(document(draw)).pictured == wanted


@pytest.mark.parametrize("draw", [pictured, stamped])
def test_a_scan_alone_has_no_text_but_may_be_recognised(draw: Callable[[Canvas], None]) -> None:
    with pytest.raises(OnlyPictures, match="picture of text, which was not recognised") as caught:
        pdf.read(document(draw, draw))

    assert (caught.value.pages, caught.value.count) == ((1, 2), 2)


def test_pages_without_text_come_first_and_all_of_them_when_forced() -> None:
    mixed = document(text, pasted, pictured)

    assert pdf.read(mixed).pictured == (3, 2)
    assert pdf.read(mixed, Recognition("force")).pictured == (1, 2, 3)


def test_a_page_left_out_says_why_and_is_not_asked_for_again() -> None:
    known = Recognition(unread={2: "which was left out", 3: "which failed"})

    reading = pdf.read(document(text, pictured, pictured), known)

    assert reading.partial_reason == (
        "page 2 holds a picture of text, which was left out; page 3 holds a picture of text, which failed"
    )
    assert reading.pictured == ()


def test_recognised_words_become_the_pages_own_and_a_scans_own_reading_is_never_taken() -> None:
    known = Recognition(pages={1: recognised(("Cover", 40, 100), ("£5,000,000", 70, 100))})

    reading = pdf.read(document(searchable), known)

    assert [block.text.text for block in reading.blocks if isinstance(block, Paragraph)] == ["Cover £5,000,000"]
    assert [word.text for word in reading.recognised[1]] == ["Cover", "£5,000,000"]
    assert reading.partial_reason is None
    assert "hidden_text" not in reading.flags


def test_what_a_page_holds_as_text_stays_and_only_the_rest_is_recognised() -> None:
    seen = recognised(("Recelved", 250, 20), ("12", 301, 20), ("Cover", 40, 100), ("£5,000,000", 70, 100))

    reading = pdf.read(document(stamped), Recognition(pages={1: seen}))

    assert reading.plain().splitlines() == ["Received 12 Nov 2026", "Cover £5,000,000"]
    assert [word.text for word in reading.recognised[1]] == ["Cover", "£5,000,000"]


def test_fields_of_a_form_keep_their_values_when_its_pages_are_recognised() -> None:
    def form(canvas: Canvas) -> None:
        canvas.drawString(30, 460, "Name of the organisation")
        canvas.acroForm.textfield(name="n", value="Acme Ltd", x=30, y=430, width=200, height=18)

    seen = recognised(("Name", 30, 40), ("of", 60, 40), ("organisation", 80, 40), ("Acrne", 34, 62))
    reading = pdf.read(document(form), Recognition("force", {1: seen}))

    (name,) = reading.fields()
    assert (name.value, name.label) == ("Acme Ltd", "Name of organisation")
    assert name.box == pytest.approx((30, 52, 230, 70), abs=0.1)
    assert "Acrne" not in reading.plain()


def test_rules_and_boxes_make_tables_and_marks_and_are_put_back_where_they_are_shown() -> None:
    turned = (0.0, -1.0, HIGH, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0)
    page = RecognisedPage(
        (WIDE, HIGH), (HIGH, WIDE), turned,
        words=recognised(("Held", 45, 100), ("Yes", 215, 100)).words,
        flat=((85.0, 40.0, 300.0), (110.0, 40.0, 300.0)),
        tall=((40.0, 85.0, 110.0), (200.0, 85.0, 110.0), (300.0, 85.0, 110.0)),
        boxes=(RecognisedBox((203, 93, 212, 102), True, 0.9),),
    )
    reading = PictureReader(Recognition(pages={1: page})).read(PICTURE)

    (table,) = [block for block in reading.blocks if isinstance(block, Table)]
    assert [[cell.text.text for cell in row] for row in table.rows] == [["Held", f"{TICKED_BOX} Yes"]]
    (place,) = table.rows[0][0].text.cite("Scan.jpg")
    assert place.box == pytest.approx((HIGH - 102.1, 45, HIGH - 92.1, 65))
    assert table.rows[0][0].text.turned == 1
    assert PictureReader(Recognition(pages={1: page})).recheck(PICTURE, [place]) == [True]


def test_a_line_shown_sideways_is_one_place() -> None:
    page = recognised(("Public", 45, 100), ("liability", 80, 100), ("cover", 130, 100))
    for turn, matrix in enumerate((
        (1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0),
        (0.0, -1.0, HIGH, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0),
        (-1.0, 0.0, WIDE, 0.0, -1.0, HIGH, 0.0, 0.0, 1.0),
        (0.0, 1.0, 0.0, -1.0, 0.0, WIDE, 0.0, 0.0, 1.0),
    )):
        shown = (WIDE, HIGH) if turn % 2 == 0 else (HIGH, WIDE)
        seen = RecognisedPage((WIDE, HIGH), shown, matrix, page.words)
        reading = pdf.read(document(pictured), Recognition(pages={1: seen}))

        (paragraph,) = reading.paragraphs()
        assert [place.quote for place in paragraph.text.cite("A.pdf")] == ["Public liability cover"]


def test_a_page_of_poor_letters_is_named_and_one_without_any_is_blank() -> None:
    poor = recognised(*((f"scrawl{number}", 40, 100 + 20 * number) for number in range(6)))
    poor = RecognisedPage(poor.size, poor.shown, words=tuple(
        RecognisedWord(word.text, word.box, word.base, word.bold, 0.4) for word in poor.words
    ))

    reading = pdf.read(document(text, pictured, pictured), Recognition(pages={2: poor, 3: recognised()}))

    assert reading.partial_reason is not None
    assert reading.partial_reason.startswith("page 2 holds handwriting or a very poor copy")
    with pytest.raises(Unreadable, match="no text on any page"):
        pdf.read(document(pictured), Recognition(pages={1: recognised()}))


def test_a_lone_number_at_the_top_is_an_answer_where_its_question_stands_above() -> None:
    def answered(canvas: Canvas) -> None:
        canvas.drawString(30, 485, "Of these, pupils with a plan")
        canvas.drawString(30, 468, "0")
        text_below = canvas.beginText(30, 430)
        text_below.textOut(LINE[:60])
        canvas.drawText(text_below)

    regions = {paragraph.text.text: paragraph.region for paragraph in pdf.read(document(answered)).paragraphs()}

    assert regions["0"] == "body"
    assert not [block for block in pdf.read(document(answered)).blocks if isinstance(block, Field)]
