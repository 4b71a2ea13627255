"""Workbooks are read cell by cell: values in the form in which they are quoted, and what is hidden."""

from __future__ import annotations

import datetime
import io

import openpyxl
import pytest
from openpyxl.comments import Comment

from intake.located import Cell, Reading
from intake.readers import xlsx
from schemas.types import Evidence
from tests.make.ooxml import relations, workbook

STYLES = (
    '<numFmts><numFmt numFmtId="164" formatCode="0.0%"/><numFmt numFmtId="165" formatCode="&quot;£000&quot; '
    '#,##0"/>'
    '<numFmt numFmtId="166" formatCode=";;;"/><numFmt numFmtId="167" '
    'formatCode="[Red]#,##0.00;&quot;day&quot;"/></numFmts>'
    '<fonts><font/><font><strike/></font><font><color rgb="FFFFFFFF"/></font></fonts>'
    '<fills><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FF1F3864"/></patternFill></fill></fills>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="165"/><xf '
    'numFmtId="20"/>'
    '<xf numFmtId="0" fontId="1"/><xf numFmtId="0" fontId="2"/><xf numFmtId="0" fontId="2" fillId="1"/>'
    '<xf numFmtId="166"/><xf numFmtId="167"/></cellXfs>'
)


def sheet(cells: str, before: str = "", after: str = "") -> str:
    return f"{before}<sheetData><row r='1'>{cells}</row></sheetData>{after}"


def found(reading: Reading) -> dict[str, Cell]:
    return {cell.text.cell or "": cell for table in reading.tables() for row in table.rows for cell in row}


def read(cells: str, strings: str = "") -> dict[str, Cell]:
    return found(xlsx.read(workbook(sheet(cells), styles=STYLES, strings=strings)))


def texts(cells: dict[str, Cell]) -> dict[str, str]:
    return {place: cell.text.text for place, cell in cells.items()}


def test_numbers_are_quoted_in_their_shortest_form_and_keep_their_type() -> None:
    cells = read(
        '<c r="A1"><v>61250</v></c><c r="B1" s="1"><v>0.94699999999999995</v></c><c r="C1"><v>1E-3</v></c>'
        '<c r="D1"><v>4.0</v></c><c r="E1" s="3"><v>12.50</v></c>'
    )

    assert texts(cells) == {"A1": "61250", "B1": "0.947", "C1": "0.001", "D1": "4", "E1": "12.5"}
    assert (cells["A1"].value, cells["B1"].value) == (61250, 0.947)
    assert (cells["B1"].number_format, cells["E1"].number_format) == ("0.0%", '"£000" #,##0')


def test_dates_are_iso_in_both_calendars_and_times_are_times() -> None:
    cells = (
        '<c r="A1" s="2"><v>45376</v></c><c r="B1" s="2"><v>45376.75</v></c>'
        '<c r="C1" s="4"><v>0.395833333</v></c>'
    )
    later = xlsx.read(workbook(sheet(cells), styles=STYLES, properties='<workbookPr date1904="1"/>'))

    assert texts(read(cells)) == {"A1": "2024-03-25", "B1": "2024-03-25", "C1": "09:30"}
    assert read(cells)["A1"].value == datetime.date(2024, 3, 25)
    assert texts(found(later))["A1"] == "2028-03-26"


def test_a_colour_or_quoted_word_in_a_format_makes_no_date() -> None:
    assert read('<c r="A1" s="9"><v>45376</v></c>')["A1"].text.text == "45376"


def test_booleans_errors_and_stored_iso_dates() -> None:
    cells = read(
        '<c r="A1" t="b"><v>1</v></c><c r="B1" t="e"><v>#REF!</v></c><c r="C1" '
        't="d"><v>2024-03-25T00:00:00</v></c>'
    )

    assert texts(cells) == {"A1": "TRUE", "B1": "#REF!", "C1": "2024-03-25"}
    assert cells["A1"].value is True


def test_a_formula_without_its_result_is_not_blank() -> None:
    reading = xlsx.read(
        workbook(
            sheet(
                '<c r="A1"><f>1+1</f></c><c r="B1"><f>1+1</f><v></v></c><c r="C1"><f>1+1</f><v>2</v></c>'
                '<c r="D1" t="str"><f>""</f><v></v></c><c r="E1"><f t="shared" si="0"/><v>3</v></c>'
            )
        )
    )

    cells = found(reading)

    assert {place: cell.formula_without_value for place, cell in cells.items()} == {
        "A1": True,
        "B1": True,
        "C1": False,
        "E1": False,
    }
    assert texts(cells) == {"A1": "", "B1": "", "C1": "2", "E1": "3"}
    assert "formula_without_value" in reading.flags


def test_rich_inline_and_shared_strings_are_read_without_readings_and_escapes() -> None:
    strings = (
        "<si><r><t>Public </t></r><r><rPr><b/></rPr><t>liability</t></r></si>"
        "<si><t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh></si>"
        "<si><t>one_x000D_\ntwo &amp; three</t></si>"
    )
    cells = read(
        '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c>'
        '<c r="D1" t="inlineStr"><is><r><t>in</t></r><r><t>line ✓</t></r></is></c>'
        '<c r="E1" t="inlineStr"><is><t>plain &lt;</t></is></c>',
        strings=strings,
    )

    assert texts(cells) == {
        "A1": "Public liability",
        "B1": "東京",
        "C1": "one\ntwo & three",
        "D1": "inline ☒",
        "E1": "plain <",
    }


def test_struck_out_words_and_cells_are_left_out() -> None:
    strings = "<si><r><t>Yes / </t></r><r><rPr><strike/></rPr><t>No</t></r></si>"
    reading = xlsx.read(
        workbook(
            sheet('<c r="A1" t="s"><v>0</v></c><c r="B1" s="5"><v>7</v></c>'), styles=STYLES, strings=strings
        )
    )

    assert texts(found(reading)) == {"A1": "Yes / "}
    assert "struck_text" in reading.flags


def test_hidden_sheets_rows_columns_and_cells_are_marked() -> None:
    first = (
        '<cols><col min="2" max="3" hidden="1"/></cols><sheetData><row r="1"><c r="A1"><v>1</v></c>'
        '<c r="B1"><v>2</v></c></row><row r="2" hidden="1"><c r="A2"><v>3</v></c></row>'
        '<row r="3"><c r="A3" s="6"><v>4</v></c><c r="D3" s="7"><v>5</v></c><c r="E3" '
        's="8"><v>6</v></c></row></sheetData>'
    )
    reading = xlsx.read(
        workbook(first, sheet('<c r="A1"><v>9</v></c>'), styles=STYLES, states=("", "veryHidden"))
    )

    shown, hidden = reading.tables()

    assert {cell.text.cell: cell.hidden for row in shown.rows for cell in row} == {
        "A1": False,
        "B1": True,
        "A2": True,
        "A3": True,
        "D3": False,
        "E3": True,
    }
    assert hidden.hidden
    assert hidden.rows[0][0].text.hidden
    assert reading.flags == {"hidden_sheets", "hidden_rows", "hidden_columns", "hidden_text"}


def test_merged_cells_stand_at_their_top_left_and_cover_the_rest() -> None:
    cells = '<c r="A1" t="str"><v>Title</v></c><c r="B1"><v>99</v></c><c r="D1"><v>1</v></c>'
    merged = '<mergeCells><mergeCell ref="A1:C2"/></mergeCells>'

    table = next(xlsx.read(workbook(sheet(cells, after=merged))).tables())

    assert [(cell.text.cell, cell.row_span, cell.column_span) for cell in table.rows[0]] == [
        ("A1", 2, 3),
        ("D1", 1, 1),
    ]
    assert table.sheet == "Sheet1"


def test_cells_and_rows_without_references_are_counted() -> None:
    bare = "<sheetData><row><c><v>1</v></c><c/><c><v>2</v></c></row><row><c><v>3</v></c></row></sheetData>"

    assert texts(found(xlsx.read(workbook(bare)))) == {"A1": "1", "C1": "2", "A2": "3"}


def test_prefixes_comments_and_cdata_make_no_difference() -> None:
    inner = (
        "<sheetData><row r='1'><!-- <c r='Z9'><v>0</v></c> -->"
        "<c r='A1' t='str'><v><![CDATA[a & b]]></v></c></row></sheetData>"
    )
    plain = workbook(inner)
    prefixed = workbook(
        sheet("<c r='A1'><v>5</v></c>"),
        more={
            "xl/worksheets/sheet1.xml": '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            '<x:sheetData><x:row r="1"><x:c r="A1"><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>'
        },
    )

    assert texts(found(xlsx.read(plain))) == {"A1": "a & b"}
    assert texts(found(xlsx.read(prefixed))) == {"A1": "5"}


VML = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel">'
    '<v:shape><v:textbox><div><font>Yes</font><br></div></v:textbox><x:ClientData ObjectType="Checkbox">'
    "<x:Anchor> 1, 4, 0, 2, 2, 6, 1, 8</x:Anchor><x:Checked>1</x:Checked></x:ClientData></v:shape>"
    '<v:shape><v:textbox><div>No</div></v:textbox><x:ClientData ObjectType="Checkbox">'
    "<x:Anchor>2, 4, 0, 2, 3, 6, 1, 8</x:Anchor></x:ClientData></v:shape></xml>"
)


def test_tick_boxes_on_the_sheet_are_read_with_their_labels() -> None:
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        'Id="rId1" '
        'Type="http://x/vmlDrawing" Target="../drawings/v.vml"/></Relationships>'
    )
    data = workbook(
        sheet('<c r="A1" t="str"><v>Insured?</v></c>'),
        more={"xl/worksheets/_rels/sheet1.xml.rels": links, "xl/drawings/v.vml": VML},
    )

    assert texts(found(xlsx.read(data))) == {"A1": "Insured?", "B1": "☒ Yes", "C1": "☐ No"}


def test_notes_stand_apart_at_their_cells() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["B2"] = "x"
    book.worksheets[0]["B2"].comment = Comment("to be confirmed", "Ann")
    buffer = io.BytesIO()
    book.save(buffer)

    reading = xlsx.read(buffer.getvalue())

    assert [(note.region, note.text.text, note.text.cell) for note in reading.paragraphs()] == [
        ("comment", "to be confirmed", "B2")
    ]
    assert "comments" in reading.flags


def test_a_quote_must_be_the_whole_cell() -> None:
    data = workbook(sheet('<c r="A1" t="str"><v>£5m any one claim</v></c>'))

    def at(cell: str, quote: str, name: str = "Sheet1") -> Evidence:
        return Evidence("w.xlsx", quote, sheet=name, cell=cell)

    assert xlsx.recheck(
        data,
        [
            at("A1", "£5m any one  claim"),
            at("A1", "£5m"),
            at("B1", "£5m any one claim"),
            at("A1", "£5m any one claim", "Other"),
            at("A1", ""),
        ],
    ) == [True, False, False, False, False]


@pytest.mark.parametrize("kind", ["externalLink", "connections"])
def test_other_workbooks_and_data_connections_are_flagged(kind: str) -> None:
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="http://x/{kind}" Target="other.xml"/></Relationships>'
    )

    reading = xlsx.read(workbook(sheet('<c r="A1"><v>1</v></c>'), more={"xl/_rels/workbook.xml.rels": links}))

    assert "external_links" in reading.flags


def test_truth_shown_as_a_box_in_the_cell_is_a_tick() -> None:
    styles = (
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="0"><extLst><ext uri="{C7286773-470A-42A8-94C5-96B5CB345126}" '
        'xmlns:xfpb="http://schemas.microsoft.com/office/spreadsheetml/2022/featurepropertybag">'
        '<xfpb:xfComplement i="0"/></ext></extLst></xf></cellXfs>'
    )
    cells = '<c r="A1" s="1" t="b"><v>1</v></c><c r="B1" s="1" t="b"><v>0</v></c><c r="C1" t="b"><v>1</v></c>'

    read_cells = found(xlsx.read(workbook(sheet(cells), styles=styles)))

    assert texts(read_cells) == {"A1": "☒", "B1": "☐", "C1": "TRUE"}
    assert [cell.value for cell in read_cells.values()] == [True, False, True]


def test_empty_cells_in_either_spelling_and_short_decimals_are_read_as_they_are() -> None:
    cells = read('<c r="A1" s="1"/><c r="B1" s="1"></c><c r="C1"><v>12.25</v></c><c r="D1" s="1"><v>0.50</v></c>'
                 '<c r="E1"><v>1_5</v></c>')

    assert texts(cells)["C1"] == "12.25"
    assert (cells["C1"].value, cells["D1"].value, texts(cells)["D1"]) == (12.25, 0.5, "0.5")
    assert {"A1", "B1"}.isdisjoint(cells)


@pytest.mark.parametrize(("kind", "reason"), [
    ("8BD21D40", "Boxes and lists made as ActiveX controls on “Sheet1” were not read; look at them by hand."),
    ("D7053240", None),
])
def test_answers_in_controls_that_are_not_read_are_said_to_be_missing(kind: str, reason: str | None) -> None:
    active = f'<ax:ocx xmlns:ax="x" ax:classid="{{{kind}-EC42-11CE-9E0D-00AA006002F3}}"/>'
    more = {"xl/worksheets/_rels/sheet1.xml.rels": relations(("control", "../activeX/activeX1.xml")),
            "xl/activeX/activeX1.xml": active}

    reading = xlsx.read(workbook(sheet('<c r="A1"><v>1</v></c>'), more=more))

    assert reading.partial_reason == reason
