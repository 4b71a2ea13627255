"""Binary workbooks are read cell by cell as others are: values in the form in which they are quoted, what is hidden."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.located import Cell, Reading
from intake.readers import xlsb
from schemas.errors import BadInput, Unreadable
from schemas.types import Evidence
from tests.make.xlsb import (
    DATE,
    MONEY,
    PERCENT,
    STRUCK,
    UNSEEN,
    WHITE,
    Formula,
    Sheet,
    Small,
    Styled,
    Written,
    record,
    workbook,
)


def found(reading: Reading) -> dict[str, Cell]:
    return {cell.text.cell or "": cell for table in reading.tables() for row in table.rows for cell in row}


def read(*items: object) -> dict[str, Cell]:
    return found(xlsb.read(workbook(Sheet("Form", [items]))))


def texts(cells: dict[str, Cell]) -> dict[str, str]:
    return {place: cell.text.text for place, cell in cells.items()}


def test_values_keep_their_type_and_are_quoted_in_their_shortest_form() -> None:
    cells = read("Name", 61250, Styled(0.947, PERCENT), Styled(12.5, MONEY), True, Written("£5m ✓"))

    assert texts(cells) == {"A1": "Name", "B1": "61250", "C1": "0.947", "D1": "12.5", "E1": "TRUE", "F1": "£5m ☒"}
    assert (cells["B1"].value, cells["C1"].value, cells["E1"].value) == (61250, 0.947, True)
    assert (cells["C1"].number_format, cells["D1"].number_format) == ("0.0%", '"£"#,##0.00')
    assert cells["A1"].text.sheet == "Form"


@pytest.mark.parametrize(("stored", "number"), [
    (5 << 2 | 2, 5), (0xFFFFFFFC | 2, -1), (1234 << 2 | 3, 12.34), (0x3FF00000, 1), (0x3FF00001, 0.01),
    (0xC0000000, -2),
])
def test_numbers_kept_in_four_bytes_are_unpacked(stored: int, number: float) -> None:
    assert read(Small(stored))["A1"].value == number


@pytest.mark.parametrize(("since_1904", "day"), [(False, "2026-03-31"), (True, "2030-04-01")])
def test_dates_are_days(since_1904: bool, day: str) -> None:
    data = workbook(Sheet("Form", [[Styled(datetime.date(2026, 3, 31), DATE)]]), since_1904=since_1904)

    cell = found(xlsb.read(data))["A1"]

    assert (cell.text.text, cell.value) == (day, datetime.date.fromisoformat(day))


def test_results_of_formulas_are_values() -> None:
    assert texts(read(Formula("Yes"), Formula(3.5), Formula(False))) == {"A1": "Yes", "B1": "3.5", "C1": "FALSE"}


def test_struck_text_is_left_out_and_unseen_text_hidden() -> None:
    reading = xlsb.read(workbook(Sheet("Form", [[
        Styled("gone", STRUCK), Styled("pale", WHITE), Styled("dark", UNSEEN), Written("Yes No", [(0, 0), (4, 1)]),
    ]])))

    assert texts(found(reading)) == {"B1": "pale", "C1": "dark", "D1": "Yes "}
    assert [cell.hidden for cell in found(reading).values()] == [True, True, False]
    assert reading.flags == {"struck_text", "hidden_text"}


def test_what_is_hidden_and_merged_is_known() -> None:
    reading = xlsb.read(workbook(
        Sheet("Form", [["a", "b", "c"], ["d", None, "f"]], merged=[(0, 0, 0, 1)], hidden_rows=[1], hidden_columns=[2]),
        Sheet("Lists", [["x"]], hidden=True),
    ))
    form, lists = reading.tables()

    assert [(cell.text.text, cell.column_span, cell.hidden) for row in form.rows for cell in row] == [
        ("a", 2, False), ("c", 1, True), ("d", 1, True), ("f", 1, True),
    ]
    assert lists.hidden
    assert lists.rows[0][0].hidden
    assert reading.flags == {"hidden_rows", "hidden_columns", "hidden_sheets"}


def test_notes_stand_at_their_cell() -> None:
    reading = xlsb.read(workbook(Sheet("Form", [["a"]], notes={(2, 1): "See policy 4"})))

    note = next(reading.paragraphs())
    assert (note.text.text, note.text.cell, note.region) == ("See policy 4", "B3", "comment")
    assert "comments" in reading.flags


def test_a_quote_must_be_what_its_cell_holds() -> None:
    data = workbook(Sheet("Form", [["Turnover", 1250]]))
    places = [Evidence("f", "1250", sheet="Form", cell="B1"), Evidence("f", "125", sheet="Form", cell="B1")]

    assert xlsb.recheck(data, places) == [True, False]


def test_a_sheet_cut_short_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = workbook(Sheet("Form", [["a"]]), Sheet("Broken", [["b"]]))
    monkeypatch.setattr("tests.make.xlsb.record", lambda kind, content=b"": record(kind, content)[:-1])
    cut = workbook(Sheet("Form", [["a", 1.5]]))

    assert texts(found(xlsb.read(broken)))["A1"] == "b"
    with pytest.raises(Unreadable, match=r"damaged|no Word or Excel"):
        xlsb.read(cut)


def test_a_sheet_far_to_the_right_is_kept_within_limits() -> None:
    reading = xlsb.read(workbook(Sheet("Form", [["a", *[None] * 1200, "b"]])))

    assert texts(found(reading)) == {"A1": "a"}
    assert "“Form”" in str(reading.partial_reason)


@given(st.data())
def test_records_damaged_anywhere_are_read_or_say_what_is_wrong(data: st.DataObject) -> None:
    kinds = st.sampled_from([0, 2, 4, 5, 6, 7, 8, 9, 60, 62, 153, 156, 176])
    pieces = data.draw(st.lists(st.tuples(kinds, st.binary(max_size=40)), max_size=8))
    sheet = b"".join(record(kind, content) for kind, content in pieces)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tests.make.xlsb._sheet", lambda *_: sheet)
        whole = workbook(Sheet("Form", []))

    try:
        xlsb.read(whole)
    except BadInput as error:
        assert str(error)  # noqa: PT017 - either is right


def test_real_binary_workbooks_are_read(shared_data: Path) -> None:
    books = sorted((shared_data / "parser-corpus").rglob("*.xlsb"))
    assert books

    for path in books:
        assert list(xlsb.read(path.read_bytes()).texts()) or "any_sheets" in path.name, path.name
