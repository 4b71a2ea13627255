"""What a Word file shows is what is read: controls, form fields, ticks, changes, tables."""

from __future__ import annotations

import io

import docx as python_docx
import pytest

from intake.located import Reading, Table
from intake.readers import docx
from tests.make.ooxml import p, r, tbl, tc, word


def lines(reading: Reading) -> list[str]:
    return [block.text.text for block in reading.paragraphs() if not block.text.hidden]


def first_table(reading: Reading) -> Table:
    return next(reading.tables())


def cells(table: Table) -> list[list[str]]:
    return [[cell.text.text for cell in row] for row in table.rows]


def control(inner: str, properties: str = "<w:text/>") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def test_text_in_content_controls_is_read_wherever_the_control_stands() -> None:
    body = (
        p(r("Name: "), control(r("Larkfield Tuition")))
        + control(p(r("A whole paragraph")))
        + tbl([tc(p(r("Number"))), control(tc(p(r("01234567"))))])
        + control(
            "<w:tbl><w:tr>"
            + tc(p(r("Row one")))
            + "</w:tr>"
            + control("<w:tr>" + tc(p(r("Row two"))) + "</w:tr>", "<w15:repeatingSectionItem xmlns:w15='x'/>")
            + "</w:tbl>"
        )
    )

    reading = docx.read(word(body))

    assert lines(reading) == ["Name: Larkfield Tuition", "A whole paragraph"]
    assert [cells(table) for table in reading.tables()] == [
        [["Number", "01234567"]],
        [["Row one"], ["Row two"]],
    ]


def test_a_placeholder_is_no_answer() -> None:
    asked = p(r("Role: "), control(r("Click or tap here to enter text."), "<w:showingPlcHdr/><w:text/>"))

    assert lines(docx.read(word(asked))) == ["Role: "]


@pytest.mark.parametrize(("state", "mark"), [("1", "☒"), ("0", "☐")])
def test_a_check_box_shows_its_state_whatever_is_drawn(state: str, mark: str) -> None:
    box = control(r("X"), f'<w14:checkbox><w14:checked w14:val="{state}"/></w14:checkbox>')

    assert lines(docx.read(word(p(box, r(" Yes"))))) == [f"{mark} Yes"]


def legacy(form: str, result: str = "") -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{form}</w:ffData></w:fldChar></w:r>'
        '<w:r><w:instrText> FORM </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{r(result) if result else ""}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_legacy_form_fields_are_read() -> None:
    ticked = legacy('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>')
    unticked = legacy('<w:checkBox><w:default w:val="0"/></w:checkBox>')
    chosen = legacy(
        '<w:ddList><w:result w:val="1"/><w:listEntry w:val="No"/><w:listEntry w:val="Yes"/></w:ddList>'
    )
    typed = legacy("<w:textInput/>", "12 March 2024")
    left = legacy(
        '<w:textInput><w:default w:val="Click to enter a date"/></w:textInput>', "Click to enter a date"
    )

    reading = docx.read(word("".join(p(r("Q "), field) for field in (ticked, unticked, chosen, typed, left))))

    assert lines(reading) == ["Q ☒", "Q ☐", "Q Yes", "Q 12 March 2024", "Q "]


def test_an_unclosed_field_does_not_swallow_the_rest() -> None:
    broken = p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>')

    assert lines(docx.read(word(broken + p(r("After"))))) == ["After"]


def test_ticks_of_every_drawing_are_made_alike() -> None:
    body = p(
        '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>',
        r(" one "),
        '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>',
        r(" two ✔ three □ four "),
        r("\uf0fe", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'),
    )

    assert lines(docx.read(word(body))) == ["☒ one ☐ two ☒ three ☐ four ☒"]


def test_tracked_changes_read_as_if_accepted() -> None:
    body = p(
        r("We hold "),
        f'<w:del w:id="1">{r("£5m").replace("w:t", "w:delText")}</w:del>',
        f'<w:ins w:id="2">{r("£10m")}</w:ins>',
    )

    reading = docx.read(word(body))

    assert lines(reading) == ["We hold £10m"]
    assert {"tracked_insertions", "tracked_deletions"} <= reading.flags


def test_a_deleted_row_is_left_out() -> None:
    table = (
        "<w:tbl><w:tr>"
        + tc(p(r("Kept")))
        + "</w:tr><w:tr><w:trPr><w:del w:id='1'/></w:trPr>"
        + tc(p(r("Gone")))
        + "</w:tr></w:tbl>"
    )

    reading = docx.read(word(table))

    assert cells(first_table(reading)) == [["Kept"]]
    assert "tracked_deletions" in reading.flags


def test_struck_out_options_are_left_out() -> None:
    reading = docx.read(word(p(r("Yes / "), r("No", "<w:strike/>"))))

    assert lines(reading) == ["Yes / "]
    assert "struck_text" in reading.flags


@pytest.mark.parametrize("properties", ["<w:vanish/>", '<w:color w:val="FFFFFF"/>', '<w:sz w:val="2"/>'])
def test_text_that_cannot_be_seen_stands_apart_and_is_marked(properties: str) -> None:
    reading = docx.read(
        word(p(r("Seen"), r("We hold £10m", properties)) + tbl([tc(p(r("Unseen", properties)))]))
    )

    assert lines(reading) == ["Seen"]
    assert cells(first_table(reading)) == [[""]]
    assert [block.text.text for block in reading.paragraphs() if block.text.hidden] == [
        "We hold £10m",
        "Unseen",
    ]
    assert "hidden_text" in reading.flags


def test_white_text_on_a_coloured_cell_is_seen() -> None:
    heading = tc(p(r("Name", '<w:color w:val="FFFFFF"/>')), '<w:shd w:val="clear" w:fill="1F3864"/>')

    reading = docx.read(word(tbl([heading])))

    assert cells(first_table(reading)) == [["Name"]]
    assert "hidden_text" not in reading.flags


def test_merged_cells_stand_once_with_their_spans() -> None:
    body = tbl(
        [tc(p(r("Title")), '<w:gridSpan w:val="3"/>')],
        [tc(p(r("Tall")), '<w:vMerge w:val="restart"/>'), tc(p(r("B"))), tc(p(r("C")))],
        [tc(p(), "<w:vMerge/>"), tc(p(r("Wide")), '<w:hMerge w:val="restart"/>'), tc(p(), "<w:hMerge/>")],
    )

    table = first_table(docx.read(word(body)))

    spans = {
        cell.text.text: (cell.row, cell.column, cell.row_span, cell.column_span)
        for row in table.rows
        for cell in row
    }
    assert spans == {
        "Title": (0, 0, 1, 3),
        "Tall": (1, 0, 2, 1),
        "B": (1, 1, 1, 1),
        "C": (1, 2, 1, 1),
        "Wide": (2, 1, 1, 2),
    }
    assert table.grid()[2][0] is table.grid()[1][0]


def test_a_table_in_a_cell_is_nested_and_has_its_own_anchors() -> None:
    inner = tbl([tc(p(r("Inside")))])
    table = first_table(docx.read(word(tbl([tc(p(r("Outside")) + inner + p())]))))

    cell = table.rows[0][0]

    assert cell.text.text == "Outside"
    assert cells(cell.nested[0]) == [["Inside"]]
    assert cell.nested[0].rows[0][0].text.anchor == "table 1 row 1 column 1 > table 1 row 1 column 1"


def test_what_python_docx_reads_is_read_too() -> None:
    document = python_docx.Document()
    document.add_heading("Policy", 1)
    document.add_paragraph("We keep children safe.")
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(1, 1).text = "Owner", "Head"
    buffer = io.BytesIO()
    document.save(buffer)

    reading = docx.read(buffer.getvalue())

    assert [block.text.text for block in reading.paragraphs()] == ["Policy", "We keep children safe."]
    assert cells(first_table(reading)) == [["Owner", ""], ["", "Head"]]
    assert reading.properties["author"] == "python-docx"
