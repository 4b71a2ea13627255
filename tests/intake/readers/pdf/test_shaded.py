"""A certificate of which only the labels are shaded or framed is a table of labels and values."""

from __future__ import annotations

import itertools

import pytest
from reportlab.lib import colors
from reportlab.pdfgen.canvas import Canvas

from intake.located import Table
from intake.readers import pdf
from tests.make.canvas import Draw, drawn
from tests.make.tabled import FAMILIES, right_cells, tabled

_ROWS = [
    ["Insured", "Northwater Learning Ltd"],
    ["Policy number", "PL/2209/26"],
    ["Period of insurance", "1 April 2026 to 31 March 2027"],
    ["Limit of indemnity", "£5,000,000 any one occurrence"],
    ["Excess", "£250 each and every claim"],
]


def _certificate(*, framed: bool, gap: float, ruled: bool, shaded_values: bool, labels_first: bool = True) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 740, "Certificate of insurance")
        for number, (label, value) in enumerate(_ROWS):
            top, bottom = 700 - 24 * number, 676 - 24 * number
            canvas.setFillColor(colors.HexColor("#D9E2F3"))
            canvas.rect(60 if labels_first else 212, bottom + gap, 150 if labels_first else 300, 24 - gap,
                        fill=1, stroke=int(framed))
            if shaded_values:
                canvas.setFillColor(colors.HexColor("#F4F4F4"))
                canvas.rect(212, bottom + gap, 300, 24 - gap, fill=1, stroke=0)
            if ruled:
                canvas.line(60, bottom, 520, bottom)
            canvas.setFillColor(colors.black)
            canvas.drawString(64, top - 15, label)
            canvas.drawString(216, top - 15, value)
        canvas.drawString(60, 500, "This certificate is evidence of the cover described above and does not change it.")

    return draw


def _rows(table: Table) -> list[list[str]]:
    return [[cell.text.text if cell else "" for cell in row] for row in table.grid()]


@pytest.mark.parametrize(
    ("framed", "gap", "ruled", "shaded_values"),
    [each for each in itertools.product([False, True], [0, 2, 6], [False, True], [False, True])
     if each[1:] != (6, True, False)],
)
def test_labels_and_values_are_two_columns(framed: bool, gap: float, ruled: bool, shaded_values: bool) -> None:
    page = _certificate(framed=framed, gap=gap, ruled=ruled, shaded_values=shaded_values)

    (table,) = pdf.read(drawn(page)).tables()

    assert _rows(table) == _ROWS


def test_shaded_places_for_answers_have_their_labels_beside_them() -> None:
    page = _certificate(framed=True, gap=0, ruled=False, shaded_values=False, labels_first=False)

    (table,) = pdf.read(drawn(page)).tables()

    assert _rows(table) == _ROWS


def test_running_text_beside_a_box_is_no_column() -> None:
    def page(canvas: Canvas) -> None:
        for number, label in enumerate(("Contact", "Office")):
            canvas.rect(60, 676 - 40 * number, 120, 40, fill=0, stroke=1)
            canvas.drawString(64, 690 - 40 * number, label)
        for number in range(12):
            canvas.drawString(200, 716 - 13 * number, "the register is kept by the office and reviewed each term")

    (table,) = pdf.read(drawn(page)).tables()

    assert _rows(table) == [["Contact"], ["Office"]]


@pytest.mark.parametrize("family", FAMILIES)
def test_cells_are_as_made(family: str) -> None:
    made = tabled(family, seed=11, count=2)

    read = [_rows(table) for table in pdf.read(made.data).tables()]

    right, total = right_cells(made.tables, read)
    assert right == total
