"""OpenDocument spreadsheets are read cell by cell: values in the form in which they are quoted, and what is hidden."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from intake.located import Cell, Reading
from intake.readers.opendocument import spreadsheet
from schemas.errors import BadInput, NeedsPassword, Refused, Unreadable
from schemas.types import Evidence
from tests.make.opendocument import cell, number_cell, ods, p, row, span, style, table, text_cell, text_style

COLUMN = "<table:table-column/>"


def found(reading: Reading) -> dict[str, Cell]:
    return {one.text.cell or "": one for sheet in reading.tables() for line in sheet.rows for one in line}


def read(*cells: str, **parts: str) -> dict[str, Cell]:
    return found(spreadsheet.read(ods(table(row(*cells), name="Form"), **parts)))


def texts(cells: dict[str, Cell]) -> dict[str, str]:
    return {place: one.text.text for place, one in cells.items()}


def test_values_keep_their_type_and_are_quoted_in_their_shortest_form() -> None:
    formats = (
        '<number:percentage-style style:name="N1"><number:number number:decimal-places="1"/>'
        '<number:text>%</number:text></number:percentage-style>'
        '<number:currency-style style:name="N2"><number:currency-symbol>£</number:currency-symbol>'
        '<number:number number:decimal-places="2" number:grouping="true"/></number:currency-style>'
        + style("P", "table-cell", "text-properties", 'style:data-style-name="N1"')
        + style("M", "table-cell", "text-properties", 'style:data-style-name="N2"')
    )
    cells = read(
        text_cell("Name"), number_cell("float", "61250", "61,250"),
        number_cell("percentage", "0.947", "94.7%", 'table:style-name="P"'),
        number_cell("currency", "12.50", "£12.50", 'table:style-name="M" office:currency="GBP"'),
        cell(p("TRUE"), 'office:value-type="boolean" office:boolean-value="true"'),
        automatic=formats,
    )

    assert texts(cells) == {"A1": "Name", "B1": "61250", "C1": "0.947", "D1": "12.5", "E1": "TRUE"}
    assert (cells["B1"].value, cells["C1"].value, cells["E1"].value) == (61250, 0.947, True)
    assert (cells["C1"].number_format, cells["D1"].number_format) == ("0.0%", "£#,##0.00")
    assert cells["A1"].text.sheet == "Form"


def test_dates_are_iso_times_are_times_and_longer_durations_numbers() -> None:
    cells = read(
        cell(p("31/03/26"), 'office:value-type="date" office:date-value="2026-03-31"'),
        cell(p("x"), 'office:value-type="date" office:date-value="2026-03-31T10:15:00"'),
        cell(p("09:30"), 'office:value-type="time" office:time-value="PT09H30M00S"'),
        cell(p("36:00"), 'office:value-type="time" office:time-value="PT36H00M00S"'),
    )

    assert texts(cells) == {"A1": "2026-03-31", "B1": "2026-03-31", "C1": "09:30", "D1": "1.5"}
    assert cells["A1"].value == datetime.date(2026, 3, 31)


def test_a_formula_has_its_stored_result_and_without_one_it_is_not_blank() -> None:
    reading = spreadsheet.read(ods(table(row(
        number_cell("float", "3", attributes='table:formula="of:=1+2"'), cell("", 'table:formula="of:=[.A1]"'),
        cell(p("met"), 'table:formula="of:=x" office:value-type="string" office:string-value="met"'),
    ))))
    cells = found(reading)

    assert texts(cells) == {"A1": "3", "B1": "", "C1": "met"}
    assert [one.formula_without_value for one in cells.values()] == [False, True, False]
    assert "formula_without_value" in reading.flags


def test_what_repeats_is_counted_and_empty_space_never_unfolded() -> None:
    body = table(
        row(text_cell("a"), cell("", 'table:number-columns-repeated="3"'),
            text_cell("b", 'table:number-columns-repeated="2"')),
        row(cell("", 'table:number-columns-repeated="16384"'), attributes='table:number-rows-repeated="1048000"'),
        row(text_cell("end")),
    )
    near = table(row(cell(""), attributes='table:number-rows-repeated="7"'),
                 row(text_cell("twice"), attributes='table:number-rows-repeated="2"'), name="Second")
    reading = spreadsheet.read(ods(body + near))

    assert texts(found(reading)) == {"A1": "a", "E1": "b", "F1": "b", "A8": "twice", "A9": "twice"}
    assert reading.partial_reason is not None
    assert "Table1" in reading.partial_reason


def test_a_filled_cell_that_repeats_without_end_stays_within_the_limits() -> None:
    body = table(row(text_cell("x", 'table:number-columns-repeated="999999999"'),
                     attributes='table:number-rows-repeated="999999999"'))
    reading = spreadsheet.read(ods(body))

    assert reading.partial_reason is not None
    assert sum(len(line) for sheet in reading.tables() for line in sheet.rows) <= 500_000


def test_merged_cells_stand_once_with_their_spans() -> None:
    covered = f"<table:covered-table-cell>{p('covered')}</table:covered-table-cell>"
    body = table(
        row(text_cell("Title", 'table:number-columns-spanned="2" table:number-rows-spanned="2"'), covered,
            text_cell("x")),
        row(covered, covered, text_cell("y")),
    )
    cells = found(spreadsheet.read(ods(body)))

    assert texts(cells) == {"A1": "Title", "C1": "x", "C2": "y"}
    assert (cells["A1"].row_span, cells["A1"].column_span) == (2, 2)


def test_hidden_sheets_rows_and_columns_are_marked() -> None:
    automatic = style("Off", "table", "table-properties", table_display="false")
    columns = f'{COLUMN}<table:table-column table:visibility="collapse"/>'
    body = (
        table(row(text_cell("a"), text_cell("b")), row(text_cell("c"), attributes='table:visibility="filter"'),
              name="Shown", before=columns)
        + table(row(text_cell("x")), name="Lists", attributes='table:style-name="Off"')
    )
    reading = spreadsheet.read(ods(body, automatic=automatic))

    first, second = reading.tables()
    assert {one.text.cell: one.hidden for line in first.rows for one in line} == {"A1": False, "B1": True, "A2": True}
    assert (first.hidden, second.hidden, second.rows[0][0].text.hidden) == (False, True, True)
    assert {"hidden_sheets", "hidden_rows", "hidden_columns"} <= reading.flags


def test_what_is_struck_out_is_left_out_and_what_cannot_be_seen_is_hidden() -> None:
    automatic = (
        style("S", "table-cell", "text-properties", style_text_line_through_style="solid")
        + style("W", "table-cell", "text-properties", fo_color="#ffffff")
        + text_style("T", style_text_line_through_type="single")
    )
    reading = spreadsheet.read(ods(table(row(
        number_cell("float", "9", attributes='table:style-name="S"'), text_cell("gone", 'table:style-name="S"'),
        number_cell("float", "7", attributes='table:style-name="W"'), text_cell("white", 'table:style-name="W"'),
        cell(p(span("Yes", "T"), " No"), 'office:value-type="string"'),
    )), automatic=automatic))
    cells = found(reading)

    assert texts(cells) == {"C1": "7", "D1": "white", "E1": "No"}
    assert {place: one.hidden for place, one in cells.items()} == {"C1": True, "D1": True, "E1": False}
    assert {"struck_text", "hidden_text"} <= reading.flags


def test_tick_boxes_lie_in_their_cells_and_notes_and_boxes_stand_apart() -> None:
    forms = ('<office:forms><form:form><form:checkbox form:id="c1" form:label="Yes" form:current-state="checked"/>'
             "</form:form></office:forms>")
    body = table(row(
        text_cell("Registered?"), cell('<draw:control draw:control="c1"/>'),
        cell(f"<office:annotation><dc:date>2026</dc:date>{p('ask again')}</office:annotation>{p('Total')}",
             'office:value-type="string"'),
        cell(f"<draw:frame><draw:text-box>{p('Office use')}</draw:text-box></draw:frame>"),
    ), before=forms)
    reading = spreadsheet.read(ods(body))

    assert texts(found(reading)) == {"A1": "Registered?", "B1": "☒ Yes", "C1": "Total"}
    assert [(one.text.text, one.text.cell, one.region) for one in reading.paragraphs()] == [
        ("ask again", "C1", "comment"), ("Office use", "D1", "textbox")]
    assert "comments" in reading.flags


def test_what_another_workbook_said_is_not_read_as_this_one() -> None:
    linked = table(row(text_cell("theirs")), name="'file:///C:/other.ods'#$Sheet1",
                   before='<table:table-source xlink:href="file:///C:/other.ods"/>')
    reading = spreadsheet.read(ods(table(row(text_cell("ours"))) + linked))

    assert texts(found(reading)) == {"A1": "ours"}
    assert "external_links" in reading.flags


def test_a_quote_must_be_the_whole_of_its_cell() -> None:
    data = ods(table(row(text_cell("Full name"), text_cell("Specimen Tutors Ltd")), name="Form"))

    def cited(quote: str, place: str) -> Evidence:
        return Evidence("a.ods", quote, sheet="Form", cell=place)

    assert spreadsheet.recheck(data, [cited("Specimen Tutors Ltd", "B1"), cited("Specimen", "B1"),
                                      cited("Full name", "B1")]) == [True, False, False]


def test_a_locked_spreadsheet_needs_its_password() -> None:
    with pytest.raises(NeedsPassword):
        spreadsheet.read(ods("", manifest="<manifest:encryption-data/>"))


def test_a_document_type_is_refused() -> None:
    with pytest.raises(Refused):
        spreadsheet.read(ods("", prolog='<!DOCTYPE x [<!ENTITY x "y">]>'))


def test_what_is_no_spreadsheet_says_so() -> None:
    with pytest.raises(Unreadable):
        spreadsheet.read(ods("").replace(b"content.xml", b"kontent.xml"))


def test_a_spreadsheet_damaged_anywhere_is_read_or_says_what_is_wrong() -> None:
    whole = ods(table(row(text_cell("a"), number_cell("float", "1"))))
    ends = 0
    for place in range(0, len(whole), 29):
        try:
            spreadsheet.read(whole[:place] + b"\xff\x00" + whole[place + 2 :])
        except BadInput:
            ends += 1
    assert ends > 0


def test_what_calamine_reads_is_read_too(shared_data: Path) -> None:
    calamine = pytest.importorskip("python_calamine")
    paths = sorted((shared_data / "parser-corpus" / "calamine-tests").glob("*.ods"))
    assert len(paths) > 5
    missed = {}
    for path in paths:
        try:
            book = calamine.CalamineWorkbook.from_path(path)
        except calamine.CalamineError:
            continue
        words = {str(value).strip() for name in book.sheet_names for line in book.get_sheet_by_name(name).to_python()
                 for value in line if isinstance(value, str) and value.strip()}
        own = {text.text.strip() for text in spreadsheet.read(path.read_bytes()).texts()}
        if words - own:
            missed[path.name] = (sorted(words - own)[:3], sorted(own - words)[:3])
    assert missed == {}
