"""A workbook's cell is shown in the grid around it, and every cell can be reached part by part."""

from __future__ import annotations

import io
from collections.abc import Callable

import openpyxl
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from intake.located import Reading
from intake.readers import xlsx
from intake.surroundings.sheets import GONE, OTHER_WORDS, sheet_view
from schemas.surroundings import CellView, RowView, SheetView
from schemas.types import Evidence

Fill = Callable[[Worksheet], None]


def workbook(**sheets: Fill) -> Reading:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, fill in sheets.items():
        fill(book.create_sheet(name))
    buffer = io.BytesIO()
    book.save(buffer)
    return xlsx.read(buffer.getvalue())


def place(cell: str, quote: str, sheet: str = "Rates") -> Evidence:
    return Evidence("prices.xlsx", quote, sheet=sheet, cell=cell)


def rates(sheet: Worksheet) -> None:
    """A title, a header in row 3, and sixty rows of services."""
    sheet["A1"] = "Schedule of rates"
    sheet.append([])
    sheet.append(["Service", "Unit", "Rate", "Share"])
    for number in range(1, 61):
        sheet.append([f"Service {number}", "hour", 40 + number / 4, number / 100])
        sheet.cell(sheet.max_row, 3).number_format = '"£"#,##0.00'
        sheet.cell(sheet.max_row, 4).number_format = "0.0%"


def shown(view: SheetView) -> dict[str, CellView]:
    return {cell.ref: cell for row in view.rows for cell in row.cells if cell.ref is not None}


def numbers(view: SheetView) -> list[int | None]:
    return [row.number for row in view.rows]


def test_a_cell_stands_in_the_rows_around_it_below_the_header_of_its_table() -> None:
    view = sheet_view(workbook(Rates=rates), [place("C34", "47.75")], None)

    assert view.note is None
    assert view.columns == ("A", "B", "C", "D")
    assert numbers(view) == [3, *range(26, 43)]
    assert [row.skipped for row in view.rows[:3]] == [2, 22, 0]
    assert all(cell.header for cell in view.rows[0].cells)
    assert [cell.ref for cell in shown(view).values() if cell.cited] == ["C34"]


def test_numbers_are_shown_as_displayed_and_the_cited_one_says_how_it_is_stored() -> None:
    cells = shown(sheet_view(workbook(Rates=rates), [place("D34", "0.31")], None))

    assert (cells["D34"].text, cells["D34"].title) == ("31.0%", "Stored as 0.31")
    assert (cells["C34"].text, cells["C34"].title) == ("£47.75", None)


def test_other_cited_cells_in_view_are_marked_too() -> None:
    places = [place("C34", "47.75"), place("A36", "Service 33"), place("A60", "Service 57")]

    view = sheet_view(workbook(Rates=rates), places, None)

    assert [ref for ref, cell in shown(view).items() if cell.cited] == ["C34", "A36"]


def test_merged_cells_span_what_is_shown_of_them() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "Group"
        sheet["B1"], sheet["C1"], sheet["D1"] = "2025", "2026", "2027"
        sheet.merge_cells("A2:A30")
        sheet["A2"] = "All staff"
        for row in range(2, 31):
            sheet.cell(row, 2, f"name {row}")
            sheet.cell(row, 4, f"end {row}")
        sheet.merge_cells("B20:C20")

    view = sheet_view(workbook(Rates=fill), [place("B20", "name 20")], None)

    cells = shown(view)
    assert numbers(view) == [1, *range(12, 29)]
    assert (cells["A2"].text, cells["A2"].row_span, cells["A2"].column_span) == ("All staff", 17, 1)
    assert (cells["B20"].column_span, cells["B20"].cited) == (2, True)
    assert "C20" not in cells
    assert all(width(row, view) <= 4 for row in view.rows)


def width(row: RowView, view: SheetView) -> int:
    assert len(view.columns) == 4
    return sum(cell.column_span for cell in row.cells)


def test_a_place_inside_a_merged_cell_is_that_cell() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "Yes, see below"
        sheet.merge_cells("A1:C2")

    cells = shown(sheet_view(workbook(Form=fill), [place("B2", "Yes, see below", "Form")], None))

    assert cells["A1"].cited


def test_of_many_columns_those_near_the_cited_one_are_shown_with_the_one_that_names_the_rows() -> None:
    def fill(sheet: Worksheet) -> None:
        for row in range(1, 6):
            sheet.append([row, f"Name of the line {row}", *range(100, 140)])

    view = sheet_view(workbook(Rates=fill), [place("AD3", "127")], None)

    assert len(view.columns) == 12
    assert view.columns[0] == "B"
    assert "AD" in view.columns
    assert [cell.text for cell in view.rows[2].cells if cell.cited] == ["127"]


def test_hidden_rows_and_sheets_are_marked_so() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"], sheet["A2"] = "seen", "not seen"
        sheet.row_dimensions[2].hidden = True

    def hidden(sheet: Worksheet) -> None:
        sheet["A1"] = "list"
        sheet.sheet_state = "hidden"

    reading = workbook(Form=fill, Lists=hidden)
    form = sheet_view(reading, [place("A1", "seen", "Form")], None)
    lists = sheet_view(reading, [place("A1", "list", "Lists")], None)

    assert [cell.hidden for row in form.rows for cell in row.cells] == [False, True]
    assert (lists.hidden_sheet, shown(lists)["A1"].hidden) == (True, False)
    assert [part.title for part in form.contents] == ["Form", "Lists (hidden)"]


def test_a_note_on_a_cell_can_be_what_is_cited() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["B2"] = "Yes"
        sheet["B2"].comment = Comment("See the certificate", "A Person")

    view = sheet_view(workbook(Form=fill), [place("B2", "See the certificate", "Form")], None)

    assert view.note is None
    assert [(note.cell, note.text, note.kind, note.cited) for note in view.notes] == [
        ("B2", "See the certificate", "note", True)
    ]


def test_a_long_cell_is_cut_unless_it_is_cited() -> None:
    long = "word " * 400

    def fill(sheet: Worksheet) -> None:
        sheet["A1"], sheet["B1"] = long, long

    cells = shown(sheet_view(workbook(Form=fill), [place("A1", long.strip(), "Form")], None))

    assert len(cells["A1"].text) > 1_990
    assert len(cells["B1"].text) < 350
    assert cells["B1"].text.endswith(" …")


def test_a_place_that_is_not_there_any_more_says_so() -> None:
    reading = workbook(Rates=rates)

    empty = sheet_view(reading, [place("F6", "12")], None)
    assert empty.note == OTHER_WORDS
    assert shown(empty)["F6"].cited
    assert sheet_view(reading, [place("A4", "other words")], None).note == OTHER_WORDS
    for cell, sheet in (("C34", "Prices"), ("C0", "Rates"), ("nonsense", "Rates"), ("C9999999", "Rates")):
        gone = place(cell, "47.75", sheet)
        view = sheet_view(reading, [gone], None)
        assert (view.note, view.part) == (GONE, 1)


def test_every_cell_is_in_some_part_and_a_place_says_in_which() -> None:
    def wide(sheet: Worksheet) -> None:
        for row in range(1, 100):
            for column in range(1, 31):
                sheet.cell(row, column, f"{get_column_letter(column)}{row}!")

    reading = workbook(Rates=rates, Wide=wide)
    first = sheet_view(reading, [], 1)
    parts = [sheet_view(reading, [], number) for number in range(1, first.parts + 1)]

    cells = {(view.sheet, ref): number for number, view in enumerate(parts, 1)
             for ref, cell in shown(view).items() if cell.text and not cell.header}
    wanted = {("Wide", f"{get_column_letter(column)}{row}") for row in range(2, 100) for column in range(1, 31)}
    assert wanted <= {*cells}
    assert [(part.number, part.title) for part in first.contents] == [(1, "Rates"), (3, "Wide")]
    cited = sheet_view(reading, [place("Z77", "Z77!", "Wide")], None)
    assert cited.part == cells["Wide", "Z77"]
    assert sheet_view(reading, [], 10_000).part == first.parts


def test_a_later_part_repeats_the_header_of_its_table() -> None:
    view = sheet_view(workbook(Rates=rates), [], 2)

    assert numbers(view)[:2] == [3, 42]
    assert [cell.text for cell in view.rows[0].cells if cell.header] == ["Service", "Unit", "Rate", "Share"]
