"""A signature that is drawn, pasted, inked or sealed beside its label is marked, for a person to confirm."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from intake.located import Paragraph
from intake.readers import pdf, signing
from tests.make.annotated import SIGNERS, annotated, pasted, scrawl, with_signature_field
from tests.make.canvas import drawn


def _form(canvas: Canvas) -> None:
    canvas.drawString(60, 700, "I declare that the answers above are true to the best of my knowledge.")
    canvas.drawString(60, 640, "Signed:")
    canvas.drawString(60, 560, "Name: Maren Holt")
    canvas.drawString(300, 640, "Date: 3 March 2026")


def _line(data: bytes, begins: str) -> Paragraph:
    return next(block for block in pdf.read(data).paragraphs() if block.text.text.startswith(begins))


def _marks(data: bytes) -> int:
    return sum(text.text.count(signing.MARK) for text in pdf.read(data).texts())


@pytest.mark.parametrize("how", SIGNERS)
def test_a_signature_beside_its_label(how: str) -> None:
    def page(canvas: Canvas) -> None:
        _form(canvas)
        SIGNERS[how](canvas, 120, 636)

    data = drawn(page)
    found = [text for text in pdf.read(data).texts() if signing.MARK in text.text]

    assert [text.text.split("\t")[0].split()[0] for text in found] == ["Signed:"]
    assert found[0].confidence == signing.CONFIDENCE
    (place, *_) = found[0].cite("form.pdf", found[0].text.index(signing.MARK))
    assert pdf.recheck(data, [place]) == [True]


@pytest.mark.parametrize("how", SIGNERS)
def test_a_signature_below_its_label(how: str) -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(60, 640, "Signature of authorised person")
        SIGNERS[how](canvas, 64, 600)
        canvas.drawString(60, 560, "Name: Maren Holt")

    data = drawn(page)
    texts = [text.text for text in pdf.read(data).texts()]

    assert texts.index(signing.MARK) == texts.index("Signature of authorised person") + 1 or any(
        text.startswith("Signature of authorised person") and signing.MARK in text for text in texts
    )


def test_a_signature_in_the_cell_beside_its_label() -> None:
    def page(canvas: Canvas) -> None:
        for y in (600, 640, 680):
            canvas.line(60, y, 460, y)
        for x in (60, 200, 460):
            canvas.line(x, 600, x, 680)
        canvas.drawString(66, 655, "Signature")
        canvas.drawString(66, 615, "Name")
        canvas.drawString(206, 615, "Maren Holt")
        scrawl(canvas, 220, 650)

    (table,) = pdf.read(drawn(page)).tables()

    assert [[cell.text.text for cell in row] for row in table.rows] == [
        ["Signature", signing.MARK], ["Name", "Maren Holt"]]
    assert table.rows[1][1].text.confidence == 1.0


def test_ink_is_a_signature() -> None:
    data = annotated(drawn(_form), "Ink", "", (120, 634, 210, 660))

    assert signing.MARK in next(text.text for text in pdf.read(data).texts() if "Signed:" in text.text)


def test_a_blank_form_has_no_mark() -> None:
    assert _marks(drawn(_form)) == 0


def test_a_drawing_elsewhere_is_no_signature() -> None:
    def page(canvas: Canvas) -> None:
        _form(canvas)
        pasted(canvas, 400, 780)
        scrawl(canvas, 60, 300)

    assert _marks(drawn(page)) == 0


def test_a_sentence_about_signing_asks_for_none() -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(60, 640, "Every visitor has to sign the book at the desk before going further in, and again.")
        scrawl(canvas, 60, 610)

    assert _marks(drawn(page)) == 0


@pytest.mark.parametrize("signed", [True, False])
def test_a_field_for_a_signature(signed: bool) -> None:
    data = with_signature_field(drawn(_form), (120, 630, 260, 656), signed=signed)

    (field,) = pdf.read(data).fields()

    assert (field.type, bool(field.value)) == ("signature", signed)
    assert field.label.startswith("Signed")
    assert (_marks(data) > 0) is signed
    if signed:
        assert 0.5 < field.text.confidence < 1
        assert pdf.recheck(data, list(field.text.cite("form.pdf"))) == [True]
