"""A row of a ruled table in which some cells hold two lines is read cell by cell."""

from __future__ import annotations

import io

import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from intake.readers.pdf.render import grey
from intake.readers.picture.recognise import recognise
from tests.make import scans

HEADS = ("Name", "Role", "Identity\nseen", "Right to\nwork seen", "References", "DBS certificate\nno.",
         "Date of issue", "Level of\nDBS", "Children's\nbarred list", "Update\nservice")
ROWS = (
    ("Ines Calloway", "Head of Centre", "Yes", "Yes", "2", "001733450912", "14/02/2025", "Enhanced", "Yes", "Yes"),
    ("Dev Marlowe", "Tutor", "Yes", "Yes", "2", "001733451377", "03/09/2024", "Enhanced", "Yes", "No"),
)
WIDTHS = (88, 84, 52, 58, 58, 84, 66, 56, 62, 52)


def record(font: str, size: float, shade: float) -> bytes:
    """A ruled record whose words stand in the middle of the height of their cells."""
    kept = io.BytesIO()
    wide, high = landscape(A4)
    canvas = Canvas(kept, pagesize=(wide, high), invariant=True)
    top = high - 110
    for number, row in enumerate((HEADS, *ROWS)):
        deep = 2.6 * size + 8 if number == 0 else size + 12
        x = 60.0
        for words, across in zip(row, WIDTHS, strict=True):
            canvas.setFillGray(shade if number == 0 else 1.0)
            canvas.rect(x, top - deep, across, deep, stroke=1, fill=1)
            canvas.setFillGray(0)
            canvas.setFont(font if number else f"{font}-Bold", size)
            lines = words.split("\n")
            middle = top - deep / 2 + (len(lines) - 1) * size * 0.62 - 0.35 * size
            for line in lines:
                assert stringWidth(line, font, size) < across - 4
                canvas.drawString(x + 4, middle, line)
                middle -= 1.24 * size
            x += across
        top -= deep
    canvas.save()
    return kept.getvalue()


@pytest.mark.parametrize(("font", "size", "shade", "skew"), [
    ("Helvetica", 8.5, 0.82, 1.4), ("Helvetica", 7.5, 0.9, -0.8), ("Courier", 6.5, 1.0, 0.4),
])
def test_every_head_is_read(font: str, size: float, shade: float, skew: float) -> None:
    picture, points = grey(scans.scanned_pdf(record(font, size, shade), dpi=200, skew=skew, noise=6.0), 1)

    words = {word.text for word in recognise(picture, points, points).words}

    assert {word for head in HEADS for word in head.split()} <= words
