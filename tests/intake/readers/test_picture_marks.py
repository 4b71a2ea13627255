"""Boxes and circles to tick on a scanned form, however they are drawn and marked."""

from __future__ import annotations

import io
import math
from dataclasses import dataclass

import pytest
from reportlab.pdfgen.canvas import Canvas

from intake.readers.pdf.render import grey
from intake.readers.picture.recognise import recognise
from intake.recognised import RecognisedPage
from tests.make import scans

WIDE, HIGH = 420, 420
MARKS = ("none", "cross", "tick", "wide tick", "letter", "filled", "scribble")


@dataclass(frozen=True)
class Drawn:
    """A box of the form: its middle on the page as displayed, and what it is marked with."""

    x: float
    y: float
    mark: str


def squares() -> tuple[bytes, list[Drawn]]:
    """A form of boxes of three sizes with each mark, words beside them, and headings in bold."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDE, HIGH), invariant=True)
    canvas.setFont("Helvetica-Bold", 17)
    canvas.drawString(30, 385, "Boards Do Decide 0800: Good Bold Oxbow")
    drawn = []
    for row, mark in enumerate(MARKS):
        for column, side in enumerate((8, 10, 14)):
            x, y = 30 + 130 * column, 340 - 32 * row
            _square(canvas, x, y, side, mark)
            drawn.append(Drawn(x + side / 2, HIGH - y - side / 2, mark))
            canvas.setFont("Helvetica", 10)
            canvas.drawString(x + side + 6, y + 1, "Not applicable")
    canvas.setFont("Times-Roman", 11)
    canvas.drawString(30, 90, "O. Penhaligon holds policy OM/EL/990417 for £2,000,000 and 80 others.")
    canvas.showPage()
    canvas.save()
    return buffer.getvalue(), drawn


def _square(canvas: Canvas, x: float, y: float, side: float, mark: str) -> None:
    canvas.setLineWidth(0.7)
    canvas.rect(x, y, side, side, fill=int(mark == "filled"))
    canvas.setLineWidth(1.1)
    if mark == "cross":
        canvas.line(x + 1.5, y + 1.5, x + side - 1.5, y + side - 1.5)
        canvas.line(x + 1.5, y + side - 1.5, x + side - 1.5, y + 1.5)
    elif mark in ("tick", "wide tick"):
        reach = side * (1.0 if mark == "tick" else 1.4)
        canvas.line(x + 0.15 * side, y + 0.5 * side, x + 0.4 * side, y + 0.1 * side)
        canvas.line(x + 0.4 * side, y + 0.1 * side, x + 0.85 * reach, y + 0.9 * reach)
    elif mark == "letter":
        canvas.setFont("Helvetica", 0.9 * side)
        canvas.drawCentredString(x + side / 2, y + 0.2 * side, "X")
    elif mark == "scribble":
        for step in range(7):
            canvas.line(x + 1, y + 1 + step * side / 7, x + side - 1, y + side - 1 - step * side / 9)


def circles() -> tuple[bytes, list[Drawn]]:
    """A form of circles: empty, with a dot, and crossed out beyond their line."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDE, HIGH), invariant=True)
    drawn = []
    for row, mark in enumerate(("dot", "cross", "dot", "cross", "dot")):
        for column, chosen in enumerate((row % 2 == 0, row % 2 == 1)):
            x, y, radius = 40 + 90 * column, 350 - 40 * row, 5
            canvas.setLineWidth(0.8)
            canvas.circle(x, y, radius)
            if chosen and mark == "dot":
                canvas.circle(x, y, radius / 2, fill=1)
            elif chosen:
                canvas.setLineWidth(1.2)
                canvas.line(x - 4, y - 4, x + 7, y + 7)
                canvas.line(x - 4, y + 7, x + 7, y - 4)
            drawn.append(Drawn(x, HIGH - y, mark if chosen else "none"))
            canvas.setFont("Helvetica", 10)
            canvas.drawString(x + 16, y - 3, "Yes" if column == 0 else "No")
    canvas.showPage()
    canvas.save()
    return buffer.getvalue(), drawn


def recognised(pdf: bytes, *, dpi: float, skew: float, noise: float) -> RecognisedPage:
    """The page after it was scanned."""
    picture, size = grey(scans.scanned_pdf(pdf, dpi=dpi, skew=skew, noise=noise, quality=60), 1)
    return recognise(picture, size, size)


def at(page: RecognisedPage, drawn: Drawn, skew: float) -> list[bool]:
    """The marks of the boxes that were seen where one was drawn."""
    turned = math.radians(skew)
    x, y = drawn.x - WIDE / 2, drawn.y - HIGH / 2
    x, y = (x * math.cos(turned) + y * math.sin(turned) + WIDE / 2,
            y * math.cos(turned) - x * math.sin(turned) + HIGH / 2)
    places = [(page.shown_box(one.box), one.ticked) for one in page.boxes]
    return [ticked for (x0, y0, x1, y1), ticked in places if x0 - 1 <= x <= x1 + 1 and y0 - 1 <= y <= y1 + 1]


@pytest.mark.parametrize(("dpi", "skew", "noise"), [(300, 0.0, 4.0), (200, 2.5, 9.0), (150, -1.5, 6.0)])
def test_every_box_is_seen_with_its_mark_and_no_letter_is_one(dpi: float, skew: float, noise: float) -> None:
    pdf, drawn = squares()

    page = recognised(pdf, dpi=dpi, skew=skew, noise=noise)

    assert {(one.mark, tuple(at(page, one, skew))) for one in drawn} == {(mark, (mark != "none",)) for mark in MARKS}
    assert len(page.boxes) == len(drawn)
    read = {word.text for word in page.words}
    assert {"Boards", "Do", "Decide", "0800:", "O.", "Penhaligon", "OM/EL/990417", "£2,000,000"} <= read


@pytest.mark.parametrize(("dpi", "skew"), [(200, 1.8), (150, -2.0)])
def test_circles_are_seen_with_a_dot_or_a_cross(dpi: float, skew: float) -> None:
    pdf, drawn = circles()

    page = recognised(pdf, dpi=dpi, skew=skew, noise=7.0)

    assert [at(page, one, skew) for one in drawn] == [[one.mark != "none"] for one in drawn]
    assert {word.text for word in page.words} == {"Yes", "No"}
