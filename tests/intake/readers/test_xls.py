"""Older workbooks are read cell by cell as newer ones are: values in the form in which they are quoted, and what is
hidden."""

from __future__ import annotations

import datetime
import struct
from pathlib import Path

import pytest

from intake.located import Cell, Reading
from intake.readers import xls
from schemas.errors import BadInput, NeedsPassword, Unreadable
from schemas.types import Evidence
from tests.make.compound import compound
from tests.make.xls import (
    DATE,
    MONEY,
    PERCENT,
    STRUCK,
    TICKS,
    TIME,
    UNSEEN,
    WHITE,
    WHITE_ON_BLUE,
    Control,
    Formula,
    Item,
    Sheet,
    Styled,
    link_to,
    name_with_odd_formula,
    workbook,
)


def found(reading: Reading) -> dict[str, Cell]:
    return {cell.text.cell or "": cell for table in reading.tables() for row in table.rows for cell in row}


def read(*items: Item) -> dict[str, Cell]:
    return found(xls.read(workbook(Sheet("Form", [items]))))


def texts(cells: dict[str, Cell]) -> dict[str, str]:
    return {place: cell.text.text for place, cell in cells.items()}


def test_values_keep_their_type_and_are_quoted_in_their_shortest_form() -> None:
    cells = read("Name", 61250, Styled(0.947, PERCENT), Styled(12.5, MONEY), True, 0.1 + 0.2)

    assert texts(cells) == {"A1": "Name", "B1": "61250", "C1": "0.947", "D1": "12.5", "E1": "TRUE",
                            "F1": "0.30000000000000004"}
    assert (cells["B1"].value, cells["C1"].value, cells["E1"].value) == (61250, 0.947, True)
    assert (cells["C1"].number_format, cells["D1"].number_format) == ("0.0%", '"£"#,##0.00')
    assert cells["A1"].text.sheet == "Form"


@pytest.mark.parametrize(("since_1904", "day"), [(False, "2026-03-31"), (True, "2030-04-01")])
def test_dates_are_iso_in_both_calendars_and_times_are_times(since_1904: bool, day: str) -> None:
    row = [Styled(datetime.date(2026, 3, 31), DATE), Styled(0.375, TIME)]
    cells = found(xls.read(workbook(Sheet("S", [row]), since_1904=since_1904)))

    assert texts(cells) == {"A1": day, "B1": "09:00"}
    assert cells["A1"].value == datetime.date.fromisoformat(day)


def test_formulas_have_the_values_that_were_stored() -> None:
    cells = read(Formula(1250.5), Formula("Met"))

    assert texts(cells) == {"A1": "1250.5", "B1": "Met"}
    assert not any(cell.formula_without_value for cell in cells.values())


def test_what_is_struck_out_is_left_out_and_what_cannot_be_seen_is_hidden() -> None:
    reading = xls.read(workbook(Sheet("S", [[Styled("gone", STRUCK), Styled("white", WHITE),
                                             Styled("seen", WHITE_ON_BLUE), Styled(7, UNSEEN)]])))
    cells = found(reading)

    assert texts(cells) == {"B1": "white", "C1": "seen", "D1": "7"}
    assert {place: cell.hidden for place, cell in cells.items()} == {"B1": True, "C1": False, "D1": True}
    assert {"struck_text", "hidden_text"} <= reading.flags


def test_ticks_set_in_a_picture_font_are_ticks() -> None:
    assert texts(read(Styled("\u00fe", TICKS), Styled("\u00a8", TICKS), "☑ Yes")) == {
        "A1": "☒", "B1": "☐", "C1": "☒ Yes"}


def test_hidden_sheets_rows_and_columns_are_marked() -> None:
    shown = Sheet("Shown", [["a", "b"], ["c", "d"]], hidden_rows=[1], hidden_columns=[1])
    reading = xls.read(workbook(shown, Sheet("Lists", [["x"]], hidden=True)))

    first, second = reading.tables()
    assert {cell.text.cell: cell.hidden for row in first.rows for cell in row} == {
        "A1": False, "B1": True, "A2": True, "B2": True}
    assert (first.hidden, second.hidden, second.rows[0][0].text.hidden) == (False, True, True)
    assert {"hidden_sheets", "hidden_rows", "hidden_columns"} <= reading.flags


def test_merged_cells_stand_once_with_their_spans() -> None:
    sheet = Sheet("S", [["Title", "covered", "x"], ["y", "z", "w"]], merged=[(0, 1, 0, 1)])
    cells = found(xls.read(workbook(sheet)))

    assert texts(cells) == {"A1": "Title", "C1": "x", "C2": "w"}
    assert (cells["A1"].row_span, cells["A1"].column_span) == (2, 2)


def test_tick_boxes_lie_in_their_cells_and_text_boxes_stand_apart() -> None:
    controls = [Control(0, 1, "Yes", ticked=True), Control(1, 1, "No", ticked=False), Control(2, 0, "Office use only")]
    reading = xls.read(workbook(Sheet("S", [["Registered?"], ["Exempt?", "say"]], controls=controls)))

    assert texts(found(reading)) == {"A1": "Registered?", "B1": "☒ Yes", "A2": "Exempt?", "B2": "say ☐ No"}
    assert [(box.text.text, box.text.cell, box.region) for box in reading.paragraphs()] == [
        ("Office use only", "A3", "textbox")]


def test_notes_stand_apart_at_their_cells() -> None:
    reading = xls.read(workbook(Sheet("S", [["Total"]], notes={(0, 0): "To be confirmed"})))

    assert [(note.text.text, note.text.cell, note.region) for note in reading.paragraphs()] == [
        ("To be confirmed", "A1", "comment")]
    assert "comments" in reading.flags


def test_links_to_other_workbooks_are_flagged_and_an_odd_name_does_no_harm() -> None:
    reading = xls.read(workbook(Sheet("S", [["a"]]), more=link_to("http://elsewhere/b.xls") + name_with_odd_formula()))

    assert "external_links" in reading.flags
    assert texts(found(reading)) == {"A1": "a"}


def test_a_quote_must_be_the_whole_of_its_cell() -> None:
    data = workbook(Sheet("Form", [["Full name", "Specimen Tutors Ltd"]]))

    def cited(quote: str, cell: str) -> Evidence:
        return Evidence("a.xls", quote, sheet="Form", cell=cell)

    assert xls.recheck(data, [cited("Specimen Tutors Ltd", "B1"), cited("Specimen", "B1"), cited("Full name", "B1"),
                              cited("", "A1")]) == [True, False, False, False]


def test_an_encrypted_workbook_needs_its_password() -> None:
    with pytest.raises(NeedsPassword):
        xls.read(workbook(Sheet("S", [["a"]]), encrypted=True))


@pytest.mark.parametrize("data", [
    b"", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", compound({"Other": b"x"}), compound({"Workbook": b"\x09\x08\xff\xff"}),
    compound({"Workbook": struct.pack("<HH", 0x0809, 16) + bytes(16)}),
])
def test_what_is_no_workbook_says_so(data: bytes) -> None:
    with pytest.raises(Unreadable):
        xls.read(data)


def test_a_workbook_damaged_anywhere_is_read_or_says_what_is_wrong() -> None:
    whole = workbook(Sheet("S", [["a", 1, Formula("x")]], controls=[Control(0, 1, "Yes", ticked=True)]))
    ends = 0
    for place in range(0, len(whole) - 4, 61):
        broken = whole[:place] + b"\xff\x7f\xff\xff" + whole[place + 4 :]
        try:
            xls.read(broken)
        except BadInput:
            ends += 1
    assert ends > 0


def test_what_calamine_reads_is_read_too(shared_data: Path) -> None:
    calamine = pytest.importorskip("python_calamine")
    paths = sorted((shared_data / "parser-corpus" / "calamine-tests").glob("*.xls"))
    assert len(paths) > 10
    missed = {}
    for path in paths:
        try:
            book = calamine.CalamineWorkbook.from_path(path)
        except calamine.CalamineError:
            continue
        words = {str(value) for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python()
                 for value in row if isinstance(value, str) and value.strip()}
        own = {text.text for text in xls.read(path.read_bytes()).texts()}
        if words - own:
            missed[path.name] = sorted(words - own)[:3]
    assert missed == {}
