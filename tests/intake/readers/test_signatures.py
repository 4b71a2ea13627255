"""A signature by hand is told from print, and only where one is asked for."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from intake.readers.pdf.render import grey
from intake.readers.picture.recognise import recognise
from intake.readers.signing import MARK
from tests.make import scans


def drawn(canvas: Canvas, x: float, y: float, loops: int = 7) -> None:
    """A hand's loops, in one stroke."""
    path = canvas.beginPath()
    path.moveTo(x, y)
    for loop in range(loops):
        left = x + 14 * loop
        path.curveTo(left + 6, y + 26, left + 12, y + 18, left + 7, y - 4)
        path.curveTo(left + 4, y - 9, left + 10, y - 6, left + 14, y + 2)
    canvas.setLineWidth(1.4)
    canvas.drawPath(path)


def page(label: str, place: tuple[float, float] | None, sentence: str = "") -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), invariant=True)
    canvas.setFont("Helvetica", 11)
    canvas.drawString(60, 760, "We declare that what is written in this form is true.")
    canvas.drawString(60, 700, label)
    canvas.drawString(60, 620, "Date: 4 November 2026")
    canvas.drawString(60, 560, sentence)
    if place is not None:
        drawn(canvas, *place)
    canvas.save()
    return buffer.getvalue()


def marks(pdf: bytes) -> list[tuple[float, ...]]:
    """The places of the marks on the page after it was scanned."""
    picture, size = grey(scans.scanned_pdf(pdf, dpi=200, skew=1.2, noise=5.0), 1)
    page = recognise(picture, size, size)
    return [page.shown_box(word.box) for word in page.words if word.text == MARK]


@pytest.mark.parametrize(
    ("label", "place"),
    [
        ("Signature:", (130, 700)),
        ("Signed", (220, 702)),
        ("3.2 Your signature", (64, 668)),
        ("Sign here:", (150, 697)),
    ],
)
def test_a_signature_beside_or_below_its_label_is_one_mark(label: str, place: tuple[float, float]) -> None:
    (box,) = marks(page(label, place))

    assert box[0] == pytest.approx(place[0], abs=14)
    assert (box[1] + box[3]) / 2 == pytest.approx(842 - place[1] - 8, abs=14)


def test_an_empty_line_is_no_signature() -> None:
    assert marks(page("Signature: ______________________", None)) == []


def test_a_scribble_where_nothing_asks_for_a_signature_is_none() -> None:
    assert marks(page("Office use:", (150, 700))) == []


def test_a_sentence_about_signing_asks_for_none() -> None:
    asks_for_none = page("Notes", (70, 536), "Signed copies of all policies must be kept for the council to see.")

    assert marks(asks_for_none) == []
