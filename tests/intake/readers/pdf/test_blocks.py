"""Words become paragraphs, headings, tables, headers and footers in reading order."""

from __future__ import annotations

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Frame, Paragraph

from intake.located import Reading, Table
from intake.readers import pdf
from tests.make import pdf as make
from tests.make.blocks import Block, Break, H, P, T
from tests.make.canvas import drawn, lines


def rows_of(table: Table) -> list[list[str]]:
    return [[cell.text.text if cell else "" for cell in row] for row in table.grid()]


def said(reading: Reading, region: str = "body") -> list[str]:
    return [item.text.text for item in reading.paragraphs() if item.region == region]


def test_a_sentence_over_several_lines_is_one_paragraph() -> None:
    sentence = "Every member of staff must read this policy each year and sign to say that they have done so. " * 3

    reading = pdf.read(make.render([P(sentence.strip()), P("A second one.")]).data)

    first, second = (item for item in reading.paragraphs() if item.region == "body")
    assert first.text.text == sentence.strip()
    assert len(first.lines) > 1
    assert second.text.text == "A second one."


def test_short_lines_that_did_not_wrap_stay_apart() -> None:
    reading = pdf.read(drawn(lines("Example Tutors Ltd", "1 High Street", "Chichester", "PO19 1AA")))

    assert said(reading) == ["Example Tutors Ltd", "1 High Street", "Chichester", "PO19 1AA"]


def test_headings_have_levels_by_size() -> None:
    blocks: list[Block] = [
        H("Policy", 0),
        H("Purpose", 1),
        P("Text of the body. " * 30),
        H("Scope", 1),
        P("More text. " * 30),
    ]

    levels = {item.text.text: item.level for item in pdf.read(make.render(blocks).data).paragraphs() if item.level}

    assert levels == {"Policy": 1, "Purpose": 2, "Scope": 2}


def test_ruled_tables_keep_merged_cells_and_several_lines() -> None:
    rows = [
        ["Cover", "Amount"],
        ["Public liability, any one claim and in the aggregate, all premises", "£5,000,000"],
    ]

    reading = pdf.read(make.render([H("Covers"), T(rows, widths=(1, 3))]).data)

    (table,) = reading.tables()
    assert table.ruled
    assert table.heading == "Covers"
    assert rows_of(table) == rows


def test_a_cell_over_two_columns_stands_once() -> None:
    def draw(canvas: Canvas) -> None:
        for y in (700, 680, 660):
            canvas.line(60, y, 360, y)
        for x in (60, 360):
            canvas.line(x, 660, x, 700)
        canvas.line(200, 660, 200, 680)
        canvas.drawString(65, 685, "Both columns")
        canvas.drawString(65, 665, "Left")
        canvas.drawString(205, 665, "Right")

    (table,) = pdf.read(drawn(draw)).tables()

    assert [(cell.text.text, cell.column_span) for row in table.rows for cell in row] == [
        ("Both columns", 2),
        ("Left", 1),
        ("Right", 1),
    ]


def test_two_year_figures_without_rules_are_a_table() -> None:
    rows = [
        ["", "Notes", "2025", "2024"],
        ["", "", "£", "£"],
        ["Fixed assets", "", "", ""],
        ["Tangible assets", "4", "12,345", "10,234"],
        ["Creditors: amounts falling due within one year", "6", "(20,000)", "(18,000)"],
        ["Net current assets", "", "127,221", "13,195"],
    ]
    blocks: list[Block] = [H("Balance sheet"), T(rows, widths=(3, 1, 1.5, 1.5), ruled=False, right=(1, 2, 3))]

    reading = pdf.read(make.render([*blocks, P("The notes form part of these accounts. " * 8)]).data)

    (table,) = reading.tables()
    assert not table.ruled
    assert rows_of(table) == rows
    assert "The notes form part" in said(reading)[-1]


def test_labels_and_values_line_up_and_wrapped_values_continue() -> None:
    long = "Tuition of children and young people at home and in schools across the county and beyond it too"
    rows = [["Insured", "Example Tutors Ltd"], ["Business", long], ["Policy number", "PL/123/456"]]

    reading = pdf.read(make.render([T(rows, widths=(1, 3), head=False, ruled=False)]).data)

    (table,) = reading.tables()
    assert rows_of(table) == rows


def test_questions_and_answers_that_both_wrap_stay_beside_each_other() -> None:
    question = (
        "1.2 Describe the staff who would deliver the service and how they are supervised by senior practitioners"
    )
    answer = (
        "We employ twelve qualified tutors and four mentors, all of whom hold enhanced checks and are supervised every "
        "six weeks by a senior practitioner."
    )
    rows = [
        ["1.1 Name of organisation", "Example Tutors Ltd"],
        [question, answer],
        ["1.3 Have you been convicted of any offence in the last five years, anywhere in the world?", "No"],
    ]
    staff = [["Name", "Role", "Issued"], ["A Smith", "Tutor", "1 May 2024"], ["B Jones", "Mentor", "3 June 2023"]]
    blocks: list[Block] = [
        T(rows, widths=(1, 1), head=False, ruled=False),
        H("Staff"),
        T(staff, ruled=False),
    ]

    answers, people = pdf.read(make.render(blocks).data).tables()

    assert rows_of(answers) == rows
    assert rows_of(people) == staff


def test_numbered_lists_are_not_tables() -> None:
    def draw(canvas: Canvas) -> None:
        for number in range(1, 6):
            canvas.drawString(60, 760 - 20 * number, f"{number}.")
            canvas.drawString(90, 760 - 20 * number, "Staff are checked before they begin work with children.")

    reading = pdf.read(drawn(draw))

    assert list(reading.tables()) == []
    assert said(reading)[0].startswith("1. Staff are checked")


def test_columns_are_read_one_after_the_other() -> None:
    style = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=13)
    words = [" ".join(f"{side}{number}" for number in range(120)) for side in ("left", "right")]

    def draw(canvas: Canvas) -> None:
        for text, x in zip(words, (60, 310), strict=True):
            frame = Frame(x, 100, 225, A4[1] - 200, 0, 0, 0, 0)
            frame.addFromList([Paragraph(text, style)], canvas)

    text = " ".join(pdf.read(drawn(draw)).plain().split())

    assert text == " ".join(words)


def test_names_beside_columns_of_dates_are_one_table() -> None:
    names = ("Ann Mary Reed", "Bo Nathan Moss", "Cy Peter Lane", "Di Louise Hart", "Ed James Marsh", "Flo Rose Dean")
    dates = ("03/03/26", "18/09/25", "14.02.2024", "2027-02-13")

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        for number, name in enumerate((*names, *names)):
            for x, words in zip((50, 140, 240, 300, 360, 420), (name, "Senior Play Worker", *dates), strict=True):
                canvas.drawString(x, 700 - 17 * number, words)

    (table,) = pdf.read(drawn(draw)).tables()

    assert rows_of(table)[:2] == [[name, "Senior Play Worker", *dates] for name in names[:2]]


def test_what_comes_again_at_the_edge_is_a_footer_given_once() -> None:
    body = "We review this policy each year and tell all staff about each change that is made to it. " * 20
    data = make.render([P(body), Break(), P(body), Break(), P(body)], footer="Reviewed 1 January 2026").data

    reading = pdf.read(data)

    footers = [text for text in said(reading, "footer") if "Reviewed" in text]
    assert footers == [
        "Reviewed 1 January 2026\tPage 1",
        "Reviewed 1 January 2026\tPage 2",
        "Reviewed 1 January 2026\tPage 3",
    ]
    assert not any("Reviewed" in text for text in said(reading))


def test_ticks_of_symbol_fonts_and_drawn_boxes_read_alike() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("ZapfDingbats", 11)
        canvas.drawString(60, 700, "\u2714")
        canvas.drawString(60, 680, "\u274f")
        canvas.setFont("Helvetica", 11)
        canvas.drawString(75, 700, "Yes")
        canvas.drawString(75, 680, "No")
        for y in (660, 640):
            canvas.rect(60, y, 9, 9)
            canvas.drawString(75, y, "Drawn")
        canvas.line(60, 640, 69, 649)
        canvas.line(60, 649, 69, 640)

    reading = pdf.read(drawn(draw))

    assert said(reading) == ["☒ Yes", "☐ No", "☐ Drawn", "☒ Drawn"]
    quotes = [item.quote for text in reading.texts() for item in text.cite("file.pdf")]
    assert quotes == ["Yes", "No", "Drawn", "Drawn"]


def test_white_words_on_a_dark_ground_are_seen() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(colors.navy)
        canvas.rect(50, 690, 300, 25, fill=1, stroke=0)
        canvas.setFillColor(colors.white)
        canvas.drawString(60, 700, "Certificate of insurance")

    reading = pdf.read(drawn(draw))

    assert "hidden_text" not in reading.flags
    assert said(reading) == ["Certificate of insurance"]
