"""Tables ruled in part come with the cells they are seen to have, whichever rules are drawn."""

from __future__ import annotations

from typing import get_args

import pytest

from intake.located import Table
from intake.readers import pdf
from tests.make.rulings import Ruling, partly_ruled

_ROWS = [
    ["", "Employers'\nliability", "Public liability", "Professional\nindemnity"],
    [
        "What it\ncovers",
        "Injury to people\nyou employ",
        "Injury to others or\ndamage to their things",
        "Errors in\nadvice",
    ],
    ["Insurer", "Northwater Mutual", "Northwater Mutual", "Lakeside plc"],
    ["Limit", "£10,000,000", "£5,000,000", "£500,000"],
    ["Excess", "Nil", "£250", ""],
    ["From", "01/04/2026", "01/04/2026", "12/06/2026"],
    ["Policy\nnumber", "EL 123 456", "PL 123 457", "PI-2209-26"],
    ["Retroactive\ndate", "", "", "22/05/2018"],
]
_WIDTHS = (85, 120, 140, 110)


def rows_of(table: Table) -> list[list[str]]:
    return [[" ".join(cell.text.text.split()) if cell else "" for cell in row] for row in table.grid()]


@pytest.mark.parametrize("right", [(), (1, 2, 3)], ids=["left", "right"])
@pytest.mark.parametrize("ruling", [ruling for ruling in get_args(Ruling) if ruling != "upright"])
def test_cells_are_the_same_whatever_is_ruled(ruling: Ruling, right: tuple[int, ...]) -> None:
    (table,) = pdf.read(partly_ruled(_ROWS, ruling, _WIDTHS, right)).tables()

    assert rows_of(table) == [[" ".join(cell.split()) for cell in row] for row in _ROWS]


def test_rows_between_upright_rules_are_parted_by_their_figures() -> None:
    rows = [
        ["Activity", "Staff", "Hourly rate"],
        ["Tuition at home", "2", "45.00"],
        ["Tuition in school", "3", "42.50"],
        ["Mentoring", "1", "39.00"],
    ]

    (table,) = pdf.read(partly_ruled(rows, "upright", (150, 80, 90), right=(1, 2))).tables()

    assert rows_of(table) == rows


def test_a_cell_of_several_paragraphs_stays_one_in_a_ruled_table() -> None:
    rows = [["Hazard", "Control", "Risk"], ["Water\nRoads\nDogs", "Life jackets\nHigh visibility\nAsk first", "Low"]]

    (table,) = pdf.read(partly_ruled(rows, "upright", (150, 150, 90))).tables()

    assert len(table.rows) == 2


@pytest.mark.parametrize("ruling", ["frame and lines", "lines"])
def test_a_heading_across_the_columns_stays_whole(ruling: Ruling) -> None:
    rows = [
        ["Schedule of the cover that is in force at the date of this certificate", "", ""],
        ["Cover", "Limit", "Ends"],
        ["Public liability", "£5,000,000", "31/03/2027"],
        ["Employers' liability", "£10,000,000", "31/03/2027"],
    ]

    reading = pdf.read(partly_ruled(rows, ruling, (160, 110, 110)))

    (table,) = reading.tables()
    assert rows_of(table)[-3:] == rows[1:]
    assert any(text.text == rows[0][0] for text in reading.texts())


@pytest.mark.parametrize("ruling", ["frame and lines", "lines"])
def test_a_table_with_one_column_of_sentences_is_not_parted(ruling: Ruling) -> None:
    rows = [["We check everyone before they begin work with us"], ["We look at each record again once a year"]]

    reading = pdf.read(partly_ruled(rows, ruling, (300,)))

    assert [text.text for text in reading.texts()] == [row[0] for row in rows]
