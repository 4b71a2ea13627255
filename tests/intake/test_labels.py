"""Labels with their values, whatever the layout."""

from collections.abc import Sequence

import pytest

from intake.labels import pairs
from intake.located import Cell, Field, Paragraph, Reading, Table, Text, Word
from intake.readers import docx, pdf
from tests.make import docx as make_docx
from tests.make import pdf as make_pdf
from tests.make.blocks import Block, H, P, T


def line(text: str, level: int = 0) -> Paragraph:
    return Paragraph(Text(text, anchor="p"), level=level)


def table(*rows: Sequence[str | None]) -> Table:
    return Table(
        tuple(
            tuple(Cell(Text(text, anchor="t"), row, column) for column, text in enumerate(cells) if text is not None)
            for row, cells in enumerate(rows)
        )
    )


def found(*blocks: Paragraph | Table | Field) -> list[tuple[str, str]]:
    return [(pair.label, pair.words) for pair in pairs(Reading("x", blocks))]


def test_label_and_value_on_one_line() -> None:
    assert found(line("Policy number: X1")) == [("Policy number", "X1")]


def test_several_labels_on_one_line() -> None:
    assert found(line("Insured: A Ltd Policy No: 12   Expiry date: 1/2/2027")) == [
        ("Insured", "A Ltd"),
        ("Policy No", "12"),
        ("Expiry date", "1/2/2027"),
    ]


@pytest.mark.parametrize("text", ["Insurer\tAviva", "Insurer ........ Aviva", "Insurer      Aviva", "Insurer – Aviva"])
def test_tabs_leaders_white_space_and_dashes_part_label_and_value(text: str) -> None:
    assert found(line(text)) == [("Insurer", "Aviva")]


def test_a_label_above_its_value() -> None:
    assert found(line("Name of insured"), line("Example Tutors Ltd"), line("Insurer:"), line("Aviva")) == [
        ("Name of insured", "Example Tutors Ltd"),
        ("Insurer", "Aviva"),
    ]


def test_numbering_is_no_part_of_a_label() -> None:
    assert found(line("2. Date of commencement: 1 April 2026"), line("(b) Insured: A Ltd")) == [
        ("Date of commencement", "1 April 2026"),
        ("Insured", "A Ltd"),
    ]


def test_a_sentence_with_a_colon_is_no_label_and_times_are_no_values() -> None:
    assert found(line("We met at 10:30 and decided as follows. The chair spoke.")) == []


def test_a_label_inside_a_sentence_s_end() -> None:
    assert found(line("Your entry has been renewed. Name: A CIC. Reference: ZA123456")) == [
        ("Name", "A CIC."),
        ("Reference", "ZA123456"),
    ]


def test_two_columns_with_labels_on_the_left() -> None:
    assert found(table(("Insured", "A Ltd"), ("Policy number", "X1"))) == [
        ("Insured", "A Ltd"),
        ("Policy number", "X1"),
    ]


def test_four_columns_of_label_and_value_twice() -> None:
    assert found(table(("Insured", "A Ltd", "Policy No", "X12"), ("From", "1/2/2026", "To", "1/2/2027"))) == [
        ("Insured", "A Ltd"),
        ("Policy No", "X12"),
        ("From", "1/2/2026"),
        ("To", "1/2/2027"),
    ]


def test_a_header_row_over_data_gives_both_labels() -> None:
    grid = table(("Cover", "Limit", "Expiry"), ("Public liability", "£5m", "1/2/2027"))

    both = {(pair.label, pair.words, pair.other) for pair in pairs(Reading("x", (grid,)))}

    assert ("Limit", "£5m", "Public liability") in both
    assert ("Public liability", "£5m", "Limit") in both
    assert ("Expiry", "1/2/2027", "Public liability") in both


def test_a_column_for_each_thing_with_an_empty_corner() -> None:
    grid = table((None, "Public liability", "Employers' liability"), ("Limit", "£5m", "£10m"))

    both = {(pair.label, pair.words, pair.other) for pair in pairs(Reading("x", (grid,)))}

    assert ("Employers' liability", "£10m", "Limit") in both


def test_a_row_alone_in_a_table_is_the_heading_of_those_below() -> None:
    grid = table(("Public liability",), ("Insurer:", "A plc"), ("Employers' liability",), ("Insurer:", "B plc"))

    assert [(pair.heading, pair.words) for pair in pairs(Reading("x", (grid,)))] == [
        ("Public liability", "A plc"),
        ("Employers' liability", "B plc"),
    ]


def test_blank_rows_part_the_regions_of_a_sheet() -> None:
    sheet = Table(
        (
            (Cell(Text("Insured", cell="A1"), 0, 0), Cell(Text("A Ltd", cell="B1"), 0, 1)),
            (
                Cell(Text("Cover", cell="A4"), 3, 0),
                Cell(Text("Limit (£)", cell="B4"), 3, 1),
                Cell(Text("Expiry", cell="C4"), 3, 2),
            ),
            (
                Cell(Text("Cyber", cell="A5"), 4, 0),
                Cell(Text("1000000", cell="B5"), 4, 1),
                Cell(Text("2027-01-01", cell="C5"), 4, 2),
            ),
        ),
        sheet="Sheet1",
    )

    assert ("Insured", "A Ltd") in found(sheet)
    assert ("Limit (£)", "1000000") in found(sheet)


def test_a_form_field_with_its_label_or_tooltip() -> None:
    labelled = Field("f1", "text", Text("A Ltd", page=1), label="Insured:")
    tipped = Field("f2", "text", Text("X1", page=1), tooltip="Policy number")
    empty = Field("f3", "text", Text("", page=1), label="Nothing")

    assert found(labelled, tipped, empty) == [("Insured", "A Ltd"), ("Policy number", "X1")]


def test_white_space_between_printed_words_parts_columns() -> None:
    words = tuple(
        Word(start, end, (x, 0.0, x + 30.0, 10.0)) for start, end, x in ((0, 7, 0.0), (8, 15, 120.0), (16, 19, 155.0))
    )
    printed = Text("Insurer Example plc", page=1, words=words)

    assert found(Paragraph(printed)) == [("Insurer", "Example plc")]


def test_a_heading_may_be_a_label_only_when_guesses_are_wanted() -> None:
    reading = Reading("x", (line("Landlord", 9), line("Example CIC")))

    assert list(pairs(reading)) == []
    assert [(pair.label, pair.words, pair.guessed) for pair in pairs(reading, guesses=True)] == [
        ("Landlord", "Example CIC", True)
    ]


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_the_same_labels_come_from_word_and_from_pdf(form: str) -> None:
    blocks: list[Block] = [
        H("Certificate", 0),
        P("Policy number: AB/123"),
        T([["Insured", "Example Tutors Ltd"], ["Expiry date", "31 March 2027"]], (1, 2), head=False),
        T([["Cover", "Limit of indemnity", "Excess"], ["Public liability", "£5,000,000", "£250"]]),
    ]
    made = make_docx.render(blocks) if form == "docx" else make_pdf.render(blocks)
    reading = docx.read(made.data) if form == "docx" else pdf.read(made.data)

    both = {(pair.label, pair.words) for pair in pairs(reading)}

    assert both >= {
        ("Policy number", "AB/123"),
        ("Insured", "Example Tutors Ltd"),
        ("Expiry date", "31 March 2027"),
        ("Limit of indemnity", "£5,000,000"),
        ("Excess", "£250"),
    }


def test_a_label_and_value_that_wrap_in_a_pdf_are_one() -> None:
    label = "Effective date of the commencement of insurance for the purposes of the relevant law"
    reading = pdf.read(make_pdf.render([P(f"{label}: 18 May 2026")]).data)

    assert (label, "18 May 2026") in [(pair.label, pair.words) for pair in pairs(reading)]
