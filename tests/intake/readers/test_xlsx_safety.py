"""Odd, broken and hostile workbooks end as a reading or a named error; the rest agrees with openpyxl."""

from __future__ import annotations

import datetime
import io
import warnings
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell import Cell as TheirCell

from intake.located import Cell
from intake.readers import xlsx
from schemas.errors import IntakeError, Refused, Unreadable
from tests.make.ooxml import workbook

DATA = Path("/work/shared/data")


def sheet(rows: str, after: str = "") -> str:
    return f"<sheetData>{rows}</sheetData>{after}"


def test_one_far_cell_makes_no_huge_table() -> None:
    far = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'

    reading = xlsx.read(workbook(sheet(far)))

    assert len(next(reading.tables()).grid()) == 1
    assert reading.partial_reason is not None
    assert "“Sheet1”" in reading.partial_reason


def test_cells_in_opposite_corners_are_cut_to_a_rectangle_that_can_be_held() -> None:
    corners = '<row r="1"><c r="ALL1"><v>1</v></c></row><row r="99999"><c r="A99999"><v>2</v></c></row>'

    reading = xlsx.read(workbook(sheet(corners)))

    assert len(next(reading.tables()).grid()) == 1
    assert reading.partial_reason is not None


def test_merging_everything_reaches_no_further_than_the_filled_cells() -> None:
    merged = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'

    table = next(xlsx.read(workbook(sheet('<row r="1"><c r="A1"><v>1</v></c></row>', merged))).tables())

    assert (len(table.grid()), len(table.grid()[0])) == (65, 65)


def test_thousands_of_overlapping_merges_are_cut_off() -> None:
    merged = "<mergeCells>" + '<mergeCell ref="A1:ALL9999"/>' * 5_000 + "</mergeCells>"
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2900"><c r="ALL2900"><v>1</v></c></row>'

    assert xlsx.read(workbook(sheet(rows, merged))).partial_reason is not None


def test_any_dtd_is_refused() -> None:
    entity = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e "lol">]>'

    with pytest.raises(Refused, match="document type definition"):
        xlsx.read(workbook(sheet("")[:-1] + ">", prolog=entity))


def test_a_sheet_that_is_cut_short_is_unreadable() -> None:
    with pytest.raises(Unreadable, match="not well-formed"):
        xlsx.read(workbook("<sheetData><row r='1'><c r='A1'><v>1</v>"))


def test_a_broken_style_or_string_index_is_no_crash() -> None:
    rows = (
        '<row r="1"><c r="A1" s="999"><v>1</v></c><c r="B1" t="s"><v>7</v></c>'
        '<c r="C1" s=""><v>x</v></c></row>'
    )

    table = next(xlsx.read(workbook(sheet(rows))).tables())

    assert [cell.text.text for cell in table.rows[0]] == ["1", "x"]


def workbooks() -> list[Path]:
    return sorted([*DATA.glob("parser-corpus/*/*.xls[xm]"), *DATA.glob("procurement/*.xlsx")])


@pytest.mark.corpus
def test_every_odd_workbook_is_read_or_has_a_named_error() -> None:
    paths = workbooks()
    if not paths:
        pytest.skip("the public collection of odd workbooks is not here")
    read = 0
    for path in paths:
        data = path.read_bytes()
        try:
            reading = xlsx.read(data)
        except IntakeError:
            continue
        evidence = [place for text in reading.texts() for place in text.cite(path.name)][:2_000]
        assert all(xlsx.recheck(data, evidence)), path.name
        read += 1
    assert read > 150


def agrees(theirs: object, ours: Cell | None) -> bool:
    if ours is None:
        return False
    match theirs:
        case datetime.datetime():
            return ours.text.text in (theirs.date().isoformat(), theirs.strftime("%H:%M"))
        case datetime.time():
            return ours.text.text == theirs.strftime("%H:%M")
        case bool():
            return ours.value is theirs or ours.text.text[:1] in "☐☒"
        case int() | float():
            return isinstance(ours.value, int | float) and abs(ours.value - theirs) <= 1e-9 * max(
                1.0, abs(theirs)
            )
    return "".join(str(theirs).replace("_x000D_", "").split()) == "".join(ours.text.text.split())


@pytest.mark.corpus
def test_real_procurement_workbooks_agree_with_openpyxl_cell_by_cell() -> None:
    paths = sorted(DATA.glob("procurement/*.xlsx"))
    if not paths:
        pytest.skip("the procurement workbooks are not here")
    compared = 0
    for path in paths:
        data = path.read_bytes()
        tables = xlsx.read(data).tables()
        ours = {(table.sheet, cell.text.cell): cell for table in tables for row in table.rows for cell in row}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
        for tab in book.worksheets:
            for cell in (cell for row in tab.iter_rows() for cell in row if isinstance(cell, TheirCell)):
                if cell.value not in (None, ""):
                    place = (tab.title, cell.coordinate)
                    assert agrees(cell.value, ours.get(place)), (path.name, place, cell.value)
                    compared += 1
    assert compared > 8_000
