"""What was put on a page afterwards is read: typed answers as words of the page, notes and stamps apart."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from intake.readers import pdf
from tests.make.annotated import annotated, with_bookmarks
from tests.make.canvas import drawn, lines

_PAGE = drawn(lines("Name of insurer", "Policy number", "Every answer is read before the meeting of the panel."))


def test_text_typed_on_a_form_answers_it() -> None:
    data = annotated(_PAGE, "FreeText", "Alder Mutual", (200, 758, 320, 772))

    found = next(text for text in pdf.read(data).texts() if "Alder Mutual" in text.text)

    assert found.text.split("\t")[0] == "Name of insurer" or found.text == "Alder Mutual"
    (place,) = found.cite("form.pdf", found.text.index("Alder"))
    assert place.quote == "Alder Mutual"
    assert pdf.recheck(data, [place]) == [True]


def test_typed_text_stands_in_its_cell() -> None:
    def page(canvas: Canvas) -> None:
        for y in (600, 630, 660):
            canvas.line(60, y, 460, y)
        for x in (60, 200, 460):
            canvas.line(x, 600, x, 660)
        canvas.drawString(66, 641, "Insurer")
        canvas.drawString(66, 611, "Excess")

    (table,) = pdf.read(annotated(drawn(page), "FreeText", "Alder Mutual", (206, 636, 400, 652))).tables()

    assert [[cell.text.text for cell in row] for row in table.rows] == [["Insurer", "Alder Mutual"], ["Excess", ""]]


def test_notes_and_stamps_are_given_apart() -> None:
    data = annotated(_PAGE, "Text", "Check with the broker", (400, 700, 420, 720))
    data = annotated(data, "Stamp", "Approved", (300, 600, 400, 640))

    reading = pdf.read(data)

    assert [block.text.text for block in reading.paragraphs() if block.region == "comment"] == [
        "Check with the broker", "Approved"]
    assert "comments" in reading.flags


def test_what_is_hidden_from_view_is_left_out() -> None:
    reading = pdf.read(annotated(_PAGE, "FreeText", "Alder Mutual", (200, 758, 320, 772), hidden=True))

    assert "Alder" not in reading.plain()


def test_a_page_without_annotations_has_no_comments() -> None:
    assert "comments" not in pdf.read(_PAGE).flags


def test_bookmarks_are_properties() -> None:
    reading = pdf.read(with_bookmarks(_PAGE, "1 Insurance", "2 Safeguarding"))

    assert reading.properties["bookmarks"] == "1 Insurance\n2 Safeguarding"
