"""Forms with numbers in a margin, which a page's alignment alone makes tables of."""

from collections.abc import Sequence
from datetime import date

import pytest

from intake.facts import FactSheet
from intake.kinds.questionnaire import extract
from intake.kinds.questionnaire.loosened import loosened, printed_lines
from intake.located import Block, Cell, Paragraph, Reading, Table, Text, Word

CHARACTER = 5.0
LEADING = 14.0


def text(words: str, x: float, top: float) -> Text:
    """Words as a page prints them, a line below the other at each line break; marks are drawn and no words."""
    found: list[Word] = []
    plain = words.replace("\n", " ")
    position = 0
    for row, printed in enumerate(words.split("\n")):
        column = 0
        for piece in printed.replace("\t", " ").split(" "):
            if piece and piece not in "☐☒":
                left, y = x + column * CHARACTER, top + row * LEADING
                start = position + column
                box = (left, y, left + len(piece) * CHARACTER, y + 10)
                found.append(Word(start, start + len(piece), box))
            column += len(piece) + 1
        position += len(printed) + 1
    return Text(plain, 1, tuple(found))


def aligned(*rows: Sequence[str], top: float = 100.0) -> Table:
    cells, y = [], top
    for number, row in enumerate(rows):
        cells.append(tuple(Cell(text(words, 50 + 40 * column, y), number, column)
                           for column, words in enumerate(row) if words))
        y += LEADING * (1 + max(words.count("\n") for words in row)) + 12
    return Table(tuple(cells), page=1, ruled=False)


def below(words: str, top: float) -> Paragraph:
    return Paragraph(text(words, 90, top))


def facts_of(*blocks: Block) -> dict[str, object]:
    sheet = FactSheet("form", date(2026, 11, 23))
    extract(Reading("application/pdf", blocks, pages=1), sheet)
    return {fact.name: fact.value for fact in sheet.facts()}


OPENING = Table(tuple(
    (Cell(text(number, 50, 20 + 20 * row), row, 0), Cell(text(asked, 90, 20 + 20 * row), row, 1),
     Cell(text(answer, 300, 20 + 20 * row), row, 2))
    for row, (number, asked, answer) in enumerate([
        ("A1", "Full legal name of the organisation", "Larch Learning Ltd"),
        ("A2", "Company number", "99417206"),
        ("A3", "When was it registered?", "14 February 2017"),
        ("A4", "How many people do you employ?", "8"),
    ])), page=1)
MARGIN = aligned(
    ("", "☒ Category 2 Vocational opportunities"),
    ("", "☐ Category 4 Online tutoring for those who cannot leave home"),
    ("", "☒ Category 5 Complex learners"),
    ("B2", "How are you bidding?"),
    ("", "☒ on our own, as a single provider"),
    ("", "☐ as the lead member of a consortium of providers"),
    ("B3", "Person whom we should contact about this application"),
    ("", "Name\tNia Frost"),
    ("", "Position\tManager"),
    ("", "E-mail\tnia@larch.example"),
)


def test_questions_in_a_margin_are_read_as_the_lines_they_are() -> None:
    facts = facts_of(OPENING, below("B1\tWhich categories are you applying for?", 80), MARGIN)

    assert facts["application.categories"] == ["2", "5"]
    assert facts["application.bidding_model"] == "single"
    assert facts["contact.name"] == "Nia Frost"
    assert facts["contact.role"] == "Manager"
    assert facts["contact.email"] == "nia@larch.example"


def test_a_wrapped_question_keeps_its_own_options_and_lines_of_covers_theirs() -> None:
    asked = ("Is the organisation a relevant commercial organisation under section 54 of the Modern Slavery Act\n"
             "2015, with a turnover of £36 million or more?\n☐ Yes\t☒ No")
    facts = facts_of(OPENING, aligned(
        ("D1", "Cover that is in place"),
        ("", "Employers’ liability\t☒ Yes\t☐ No\t£10,000,000\nPublic liability\t☒ Yes\t☐ No\t£5,000,000"),
        ("D2", asked),
        ("D3", "Registration number with the Information Commissioner’s Office (ICO)"),
    ), below("ZB994172", 400))

    assert facts["insurance.employers_liability.cover"] == 10_000_000
    assert facts["insurance.public_liability.cover"] == 5_000_000
    assert facts["organisation.section_54"] is False
    assert facts["registration.ico.reference"] == "ZB994172"


def test_the_last_question_of_a_grid_is_answered_below_it() -> None:
    grid = aligned(("F1", "Youngest age you accept", "11"), ("F2", "Oldest age you accept", "18"),
                   ("F3", "Activities you offer"))
    facts = facts_of(OPENING, grid, below("Woodwork; horticulture", 260))

    assert facts["provision.age_from"] == 11
    assert facts["provision.activities"] == ["Woodwork", "horticulture"]


@pytest.mark.parametrize("misread", ["Al", "EX", "|A", "A"])
def test_a_misread_number_is_no_question(misread: str) -> None:
    first = OPENING.rows[0]
    spoilt = (Cell(text(misread, 50, 20), 0, 0), *first[1:])
    facts = facts_of(Table((spoilt, *OPENING.rows[1:]), page=1))

    assert facts["organisation.legal_name"] == "Larch Learning Ltd"


def test_dots_that_were_read_as_letters_are_nobody_s_name() -> None:
    facts = facts_of(OPENING, below("B3\tPerson whom we should contact about this application", 150),
                     Paragraph(text("Name\te e", 90, 170)), Paragraph(text("Position\te e e", 90, 190)))

    assert "contact.name" not in facts
    assert "contact.role" not in facts


def test_a_grid_stays_a_table() -> None:
    grid = aligned(("G1", "Name of the lead", "Nia Frost"), ("G2", "Do you keep a record?", "☒ Yes\t☐ No"))

    assert loosened([grid]) == [grid]


def test_lines_of_a_text_begin_with_the_boxes_drawn_before_their_words() -> None:
    parts = printed_lines(text("Are accounts enclosed?\n☒ Yes\t☐ No", 90, 10))

    assert [part.text.strip() for part in parts] == ["Are accounts enclosed?", "☒ Yes\t☐ No"]


def test_a_ticked_option_is_nobody_s_name() -> None:
    boxes = "☐ Sole trader\n☐ Partnership\n☒ Limited company\n☐ Charity\n☐ Other"
    row = (Cell(Text("A5"), 4, 0), Cell(Text("What is the organisation? (tick one)"), 4, 1), Cell(Text(boxes), 4, 2))
    rows = tuple(tuple(Cell(Text(cell.text.text, anchor="t"), cell.row, cell.column) for cell in line)
                 for line in (*OPENING.rows, row))
    facts = facts_of(Table(rows))

    assert facts["organisation.legal_name"] == "Larch Learning Ltd"
    assert facts["organisation.legal_form"] == "company"
