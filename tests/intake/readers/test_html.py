"""What a web page shows is what is read: text, tables however they are drawn, forms as they were left."""

from __future__ import annotations

import pytest

from intake.located import Paragraph, Reading, Table
from intake.readers import html


def page(body: str, styles: str = "") -> Reading:
    return html.read(f"<html><head><style>{styles}</style></head><body>{body}</body></html>".encode())


def lines(reading: Reading) -> list[str]:
    return [block.text.text for block in reading.paragraphs() if not block.text.hidden]


def cells(table: Table) -> list[list[str]]:
    return [[cell.text.text for cell in row] for row in table.rows]


def only_table(reading: Reading) -> list[list[str]]:
    found = list(reading.tables())
    assert len(found) == 1
    return cells(found[0])


def test_text_is_set_as_a_browser_sets_it() -> None:
    reading = page("<h1>Health  and\n safety</h1><p>One<b>two</b>\n three<br>four</p><ul><li>five<li>six</li></ul>")

    assert lines(reading) == ["Health and safety", "Onetwo three\nfour", "five", "six"]
    assert [block.level for block in reading.paragraphs()] == [1, 0, 0, 0]


def test_a_short_line_wholly_in_bold_is_a_heading_by_tag_or_by_style() -> None:
    reading = page('<p><b>Approval</b></p><p class="t">Reviewed</p><p><b>Not</b> wholly</p>', ".t{font-weight:700}")

    assert [block.level > 0 for block in reading.paragraphs()] == [True, True, False]


def test_scripts_styles_and_the_head_are_no_text() -> None:
    reading = html.read(b"<html><head><title>A title</title><script>var a = 'b';</script></head><body>"
                        b"<noscript>none</noscript><p>Shown</p><script>document.write('x')</script></body></html>")

    assert lines(reading) == ["Shown"]
    assert reading.properties == {"title": "A title"}


@pytest.mark.parametrize(
    "hidden",
    [
        '<p style="display:none">secret</p>',
        "<p hidden>secret</p>",
        '<p class="gone">secret</p>',
        '<div id="out"><p>secret</p></div>',
        '<div class="menu"><p class="item">secret</p></div>',
        '<p style="color:#FFFFFF">secret</p>',
        '<p><font color="white">secret</font></p>',
        '<p style="font-size:0">secret</p>',
        '<p style="opacity:0">secret</p>',
        '<p style="text-indent:-9999px">secret</p>',
    ],
)
def test_what_nobody_sees_is_kept_apart_as_hidden(hidden: str) -> None:
    reading = page(f"<p>Shown</p>{hidden}", ".gone{visibility:hidden} #out{display:none} .menu > .item{display:none}")

    assert lines(reading) == ["Shown"]
    assert [block.text.text for block in reading.paragraphs() if block.text.hidden] == ["secret"]
    assert "hidden_text" in reading.flags


@pytest.mark.parametrize(
    "shown",
    [
        '<div style="background:#003366"><p style="color:white">seen</p></div>',
        '<table bgcolor="navy"><tr><td style="color:#fff">seen</td></tr></table>',
        '<div style="font-size:0"><span style="font-size:12px">seen</span></div>',
    ],
)
def test_white_on_a_colour_and_letters_made_large_again_are_seen(shown: str) -> None:
    assert lines(page(shown)) == ["seen"]


def test_rules_for_print_alone_hide_nothing() -> None:
    assert lines(page("<p>Shown</p>", "@media print {p{display:none}} @media screen {i{color:red}}")) == ["Shown"]


def test_struck_out_words_are_not_read() -> None:
    reading = page('<p>Cover <s>1m</s> 5m</p><p style="text-decoration:line-through">gone</p>')

    assert lines(reading) == ["Cover 5m"]
    assert "struck_text" in reading.flags


def test_a_form_is_read_as_it_was_left() -> None:
    reading = page(
        "<table><tr><td>Full name</td><td><input type='text' value='Larkfield Tuition Ltd'></td></tr>"
        "<tr><td>Charity?</td><td><input type='radio' name='c'> Yes <input type='radio' name='c' checked> No</td></tr>"
        "<tr><td>Activities</td><td><textarea>Boxing\nCooking</textarea></td></tr>"
        "<tr><td>Form</td><td><select><option>Company<option selected>Partnership</select></td></tr>"
        "<tr><td>Website</td><td><input></td></tr></table><input type='hidden' value='token'><button>Send</button>"
    )

    assert only_table(reading) == [
        ["Full name", "Larkfield Tuition Ltd"],
        ["Charity?", "☐ Yes ☒ No"],
        ["Activities", "Boxing\nCooking"],
        ["Form", "Partnership"],
        ["Website"],
    ]
    assert lines(reading) == []


def test_signs_and_brackets_in_columns_of_their_own_join_their_figure() -> None:
    reading = page(
        "<table><tr><td></td><td></td><td>2026</td><td></td><td></td><td>2025</td></tr>"
        "<tr><td>Net liabilities</td><td>(</td><td>3,810</td><td>)</td><td>£</td><td>1,294</td></tr>"
        "<tr><td>Cash</td><td></td><td>-</td><td></td><td>£</td><td>18</td></tr></table>"
    )

    assert only_table(reading) == [["2026", "2025"], ["Net liabilities", "(3,810)", "£1,294"], ["Cash", "-", "£18"]]


def test_a_dash_beside_a_figure_is_a_figure_of_its_own() -> None:
    assert only_table(page("<table><tr><td>Debtors</td><td>-</td><td>18,900</td></tr></table>")) == [
        ["Debtors", "-", "18,900"]
    ]


def test_a_cell_keeps_its_column_and_its_spans() -> None:
    reading = page("<table><tr><td rowspan='2'>A</td><td></td><td>1</td></tr><tr><td></td><td>2</td></tr>"
                   "<tr><td colspan='3'>All of it</td></tr></table>")
    table = next(reading.tables())

    assert [[(cell.column, cell.column_span) for cell in row] for row in table.rows] == [
        [(0, 1), (1, 1)],
        [(1, 1)],
        [(0, 2)],
    ]


def test_columns_written_into_one_cell_line_by_line_are_rows() -> None:
    reading = page("<table><tr><td>Debtors<br/>Cash</td><td>21,250<br/>40,000</td><td>18,900<br/>nil</td></tr></table>")

    assert only_table(reading) == [["Debtors", "21,250", "18,900"], ["Cash", "40,000", "nil"]]


def test_a_table_that_only_places_things_is_read_through() -> None:
    inner = "<table><tr><td>Cash</td><td>4</td></tr><tr><td>Debtors</td><td>5</td></tr></table>"
    reading = page(f"<table><tr><td><p>Menu</p></td><td><h2>Balance sheet</h2>{inner}</td></tr></table>")

    assert lines(reading) == ["Menu", "Balance sheet"]
    assert only_table(reading) == [["Cash", "4"], ["Debtors", "5"]]


def test_a_small_table_in_a_cell_is_nested_in_it() -> None:
    reading = page("<table><tr><td>Public liability, any one occurrence</td><td><table><tr><td>Limit</td><td>£5m</td>"
                   "</tr><tr><td>Excess</td><td>£250</td></tr></table></td></tr><tr><td>Employers' liability of the "
                   "insured under the laws of England and Wales</td><td>£10m</td></tr></table>")
    outer, inner = list(reading.tables())

    assert cells(outer)[1][1] == "£10m"
    assert cells(inner) == [["Limit", "£5m"], ["Excess", "£250"]]


def row_table(*row: tuple[str, str, str]) -> str:
    """A table of one row: (width, alignment, words) for each cell."""
    drawn = "".join(f'<td style="width:{width};text-align:{align}">{words}</td>' for width, align, words in row)
    return f"<table>{'<tr>' + drawn + '</tr>'}</table>"


def test_rows_that_are_tables_of_their_own_line_up_by_their_widths() -> None:
    figures = [("Tangible assets", "12,500", "10,400"), ("Cash at bank", "40,000", "41,000"),
               ("Net assets", "52,500", "51,400")]
    reading = page(
        row_table(("40%", "left", ""), ("10%", "left", "Notes"), ("20%", "right", "2026"), ("30%", "right", "2025"))
        + row_table(("70%", "right", "£"), ("30%", "right", "£"))
        + "".join(row_table(("45%", "left", label), ("25%", "right", now), ("30%", "right", before))
                  for label, now, before in figures)
    )
    table = next(reading.tables())

    assert cells(table)[-3:] == [list(row) for row in figures]
    years = {cell.text.text: cell.column for row in table.rows for cell in row if cell.text.text in ("2026", "2025")}
    assert [cell.column for cell in table.rows[-1]][1:] == [years["2026"], years["2025"]]


@pytest.mark.parametrize(
    ("styles", "row"),
    [
        (".r{display:flex}", '<div class="r"><div>{0}</div><div>{1}</div><div>{2}</div></div>'),
        (".r{display:table-row}", '<div class="r"><p>{0}</p><p>{1}</p><p>{2}</p></div>'),
        (
            ".r{display:grid;grid-template-columns:20rem repeat(2, 10rem)}",
            '<div class="r"><div>{0}</div><div>{1}</div><div>{2}</div></div>',
        ),
    ],
)
def test_boxes_set_side_by_side_are_rows_of_a_table(styles: str, row: str) -> None:
    figures = [["Debtors", "21,250", "18,900"], ["Cash", "40,000", "41,000"]]

    assert only_table(page("".join(row.format(*each) for each in figures), styles)) == figures


def test_floated_boxes_are_parted_within_their_line() -> None:
    reading = page('<h2><span style="float:left">Larkfield Ltd</span><span class="r">Number 01234567</span></h2>',
                   "span.r{float:right}")

    assert lines(reading) == ["Larkfield Ltd\tNumber 01234567"]


def placed(left: float, top: float, words: str) -> str:
    return f'<div style="position:absolute;left:{left}px;top:{top}px">{words}</div>'


def test_boxes_at_coordinates_are_read_as_the_page_they_make() -> None:
    rows = [("", "2026", "2025"), ("Tangible assets", "12,500", "10,400"),
            ("Creditors: amounts falling due after more than one year", "(5,000)", "-"),
            ("Net assets", "7,500", "10,400")]
    drawn = "".join(placed(x, 100 + 22 * n, words) for n, row in enumerate(rows)
                    for x, words in zip((60, 400, 520), row, strict=True) if words)
    reading = page(f'<div style="position:relative;height:900px">{placed(60, 40, "<b>Balance sheet</b>")}{drawn}</div>')

    assert lines(reading) == ["Balance sheet"]
    assert only_table(reading) == [[word for word in row if word] for row in rows]


def test_pages_of_a_converted_pdf_are_read_by_their_classes() -> None:
    styles = (
        ".t{position:absolute;white-space:pre;font-size:1px}.m0{transform:matrix(0.25,0,0,0.25,0,0)}.fs0{font-size:48px}"
        ".x0{left:60px}.x1{left:400px}.x2{left:500px}.y0{bottom:700px}.y1{bottom:680px}.y2{bottom:660px}.h0{height:12px}"
        ".pf{position:relative;height:842px}"
    )
    rows = [("y0", "", "2026", "2025"), ("y1", "Net assets", "50,550", "53,200"), ("y2", "Equity", "50,550", "53,200")]
    drawn = "".join(f'<div class="t m0 x{n} h0 {y} fs0">{words}</div>' for y, *row in rows
                    for n, words in enumerate(row) if words)

    assert only_table(page(f'<div class="pf">{drawn}</div>', styles)) == [[word for word in row[1:] if word]
                                                                        for row in rows]


def test_anchors_name_the_heading_and_the_place_below_it() -> None:
    reading = page("<h1>Accounts</h1><h2>Balance sheet</h2><p>as at 31 March</p><table><tr><td>Cash</td><td>5</td></tr>"
                   "<tr><td>Debtors</td><td>6</td></tr></table>")
    table = next(reading.tables())

    assert [block.text.anchor for block in reading.blocks if isinstance(block, Paragraph)][-1] == (
        "Accounts > Balance sheet > paragraph 1"
    )
    assert table.rows[1][1].text.anchor == "Accounts > Balance sheet > table 1 row 2 column 2"
    assert table.heading == "Balance sheet"


def test_a_quote_is_found_again_at_its_anchor_only() -> None:
    data = b"<h1>Accounts</h1><table><tr><td>Cash</td><td>5,000</td></tr><tr><td>Debt</td><td>6</td></tr></table>"
    places = [place for text in html.read(data).texts() for place in text.cite("a.html")]
    moved = [type(place)(place.document, place.quote, anchor="Accounts > table 1 row 9 column 9") for place in places]

    assert all(html.recheck(data, places))
    assert not any(html.recheck(data, moved))


@pytest.mark.parametrize(
    "data",
    [
        '<html><head><meta charset="iso-8859-1"></head><body><p>£5 – café</p></body></html>'.encode("cp1252"),
        '<?xml version="1.0" encoding="windows-1252"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>£5 – café</p>'
        "</body></html>".encode("cp1252"),
        "<html><body><p>£5 – café</p></body></html>".encode("utf-16"),
        b"\xef\xbb\xbf" + "<html><body><p>£5 – café</p></body></html>".encode(),
        "<html><body><p>£5 – café</p></body></html>".encode("cp1252"),
        '<html><head><meta charset="utf-8"></head><body><p>£5 – café</p></body></html>'.encode("cp1252"),
        b"<html><body><p>&pound;5 &#8211; caf&eacute;</p></body></html>",
        b'<html xmlns="http://www.w3.org/1999/xhtml"><body><p>&pound;5 &ndash; caf&eacute;</p></body></html>',
    ],
)
def test_letters_come_out_right_whatever_the_encoding_and_its_declaration(data: bytes) -> None:
    assert lines(html.read(data)) == ["£5 – café"]
