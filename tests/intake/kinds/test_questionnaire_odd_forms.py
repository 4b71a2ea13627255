"""Forms as councils lay them out by themselves: odd columns, marks that read as letters, answers that say they are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from intake.facts import FactSheet
from intake.kinds.questionnaire import extract
from intake.located import Block, Cell, Paragraph, Reading, Table, Text, Word
from schemas.types import Answer, Value

GROUNDS = ("Corruption", "Terrorism", "Money laundering", "Fraud")
NAMES = ("corruption", "terrorism", "money_laundering", "fraud")
HEADING = "Grounds for mandatory exclusion"


def table(rows: Sequence[Sequence[str]], heading: str = "", page: int | None = None) -> Table:
    made = tuple(
        tuple(Cell(Text(text, page, anchor=f"t{row}/{column}"), row, column) for column, text in enumerate(cells))
        for row, cells in enumerate(rows)
    )
    return Table(made, page, heading=heading)


def lines(*texts: str) -> list[Paragraph]:
    return [Paragraph(Text(text, anchor=f"p{number}")) for number, text in enumerate(texts)]


def read(*blocks: Block) -> FactSheet:
    sheet = FactSheet("form.docx", date(2026, 11, 1))
    extract(Reading("application/test", tuple(blocks)), sheet)
    return sheet


def facts(sheet: FactSheet) -> dict[str, Value]:
    return {fact.name: fact.value for fact in sheet.facts() if fact.subject is None}


def answers(sheet: FactSheet) -> list[tuple[str, str | None]]:
    return [(answer.number, answer.answer) for answer in sheet.questions]


def answer(sheet: FactSheet, number: str) -> Answer:
    return next(item for item in sheet.questions if item.number == number)


def crossed(head: Sequence[str], columns: str, mark: str) -> Table:
    """Grounds with `mark` under No, of the second one under Yes; `columns` says what each column holds."""
    rows: list[Sequence[str]] = [head]
    for index, ground in enumerate(GROUNDS):
        held = {"n": f"2.{index + 1}", "q": ground, "y": mark if index == 1 else "", "x": "" if index == 1 else mark}
        rows.append([held.get(column, "") for column in columns])
    return table(rows, HEADING)


@pytest.mark.parametrize("mark", ["X", "x", "✓", "xX", "Xx", "4", "v", "☒"])
@pytest.mark.parametrize(
    ("head", "columns"),
    [
        (("No.", "Question", "Yes", "No"), "nqyx"),
        (("#", "Question", "Yes", "No"), "nqyx"),
        (("No", "Ground", "No", "Yes"), "nqxy"),
        (("Ground", "No.", "Yes", "No"), "qnyx"),
        (("Nr", "Statement", "YES", "NO", "Evaluator's comments"), "nqyx-"),
        (("No.", "Question", "Yes", "No", "Details"), "nqyx-"),
        (("Item No.", "Question", "Y", "N"), "nqyx"),
    ],
)
def test_a_lone_mark_is_read_by_its_column_beside_a_column_of_numbers(
    head: Sequence[str], columns: str, mark: str
) -> None:
    sheet = read(crossed(head, columns, mark))

    assert facts(sheet) == {f"exclusion.mandatory.{name}": name == "terrorism" for name in NAMES}
    assert [item.number for item in sheet.questions] == ["2.1", "2.2", "2.3", "2.4"]


def test_headings_that_are_repeated_on_a_further_page_are_no_question() -> None:
    head = ("No.", "Question", "Yes", "No")
    rows = [head, ("2.1", "Corruption", "", "X"), head, ("2.2", "Fraud", "", "X")]

    sheet = read(table(rows, HEADING))

    assert facts(sheet) == {"exclusion.mandatory.corruption": False, "exclusion.mandatory.fraud": False}
    assert [item.number for item in sheet.questions] == ["2.1", "2.2"]


def test_two_marks_in_one_row_are_no_answer() -> None:
    rows = [("No.", "Question", "Yes", "No"), ("1", "Are you an SME?", "X", "X"), ("2", "VAT number", "", "")]

    assert facts(read(table(rows))) == {}


@pytest.mark.parametrize("example", ["Example answer", "Example", "Sample response", "Worked example", "Model answer"])
def test_a_column_of_examples_is_not_the_answer(example: str) -> None:
    rows = [
        ("Ref", "Question", example, "Supplier's answer"),
        ("1", "Registered name of the organisation", "Example Ltd", "Hazel Tutors Ltd"),
        ("2", "Company registration number", "01234567", "07654321"),
        ("3", "Number of employees", "120", ""),
    ]

    sheet = read(table(rows))

    assert facts(sheet) == {"organisation.legal_name": "Hazel Tutors Ltd", "organisation.company_number": "07654321"}
    assert answer(sheet, "3").state == "blank"


def test_what_evaluators_write_is_not_the_answer() -> None:
    rows = [
        ("Ref", "Question", "Supplier response", "Score", "Evaluator comments", "Moderated score"),
        ("1", "Registered name of the organisation", "Hazel Tutors Ltd", "3", "matches the register", "3"),
        ("2", "Are you an SME?", "Yes", "Pass", "agreed", "Pass"),
    ]

    assert answers(read(table(rows))) == [("1", "Hazel Tutors Ltd"), ("2", "Yes")]


@pytest.mark.parametrize("head", [(), (("Your answer", "Question"),)])
def test_answers_to_the_left_of_numbered_questions(head: tuple[tuple[str, str], ...]) -> None:
    rows = [
        *head,
        ("Hazel Tutors Ltd", "1.1 Registered name of the organisation"),
        ("01234567", "1.2 Company registration number"),
        ("Yes", "1.3 Are you an SME?"),
    ]

    sheet = read(table(rows))

    assert answers(sheet) == [("1.1", "Hazel Tutors Ltd"), ("1.2", "01234567"), ("1.3", "Yes")]


@pytest.mark.parametrize("lead", ["Answer: ", "A: ", "Response: ", "Our answer - ", "Supplier's response: "])
def test_what_announces_an_answer_is_no_part_of_it(lead: str) -> None:
    texts = [
        "1.1 Registered name of the organisation", f"{lead}Hazel Tutors Ltd",
        "1.2 Name of your designated safeguarding lead", f"{lead}Rowan Bell",
        "1.3 Are you an SME?", f"{lead}Yes",
        "1.4 Company registration number", f"{lead}01234567",
    ]  # fmt: skip

    assert answers(read(*lines(*texts))) == [
        ("1.1", "Hazel Tutors Ltd"), ("1.2", "Rowan Bell"), ("1.3", "Yes"), ("1.4", "01234567")
    ]  # fmt: skip


def test_each_question_in_a_table_of_its_own_with_its_answer_as_wide_below() -> None:
    def one(number: str, question: str, words: str) -> Table:
        wide = Cell(Text(words, anchor=f"{number}/1"), 1, 0, column_span=2)
        cells = tuple(Cell(Text(text, anchor=f"{number}/0/{at}"), 0, at) for at, text in enumerate((number, question)))
        return Table((cells, (wide,)))

    sheet = read(
        one("Q1", "Full legal name of organisation", "Hazel Tutors Ltd"),
        one("Q2", "Registered company number", "01234567"),
        one("Q3", "VAT number", ""),
    )

    assert answers(sheet) == [("Q1", "Hazel Tutors Ltd"), ("Q2", "01234567"), ("Q3", None)]


def test_numbers_on_lines_of_their_own_belong_to_the_questions_below() -> None:
    texts = [
        "Question 1.1", "Registered name of the organisation", "Answer", "Hazel Tutors Ltd",
        "Question 1.2", "Company registration number", "Answer", "01234567",
        "Question 1.3", "Are you an SME?", "Answer", "Yes",
    ]  # fmt: skip

    assert [words for _, words in answers(read(*lines(*texts)))] == ["Hazel Tutors Ltd", "01234567", "Yes"]


def test_a_dash_parts_a_label_from_its_value() -> None:
    sheet = read(*lines("1. Registered name of the organisation - Hazel Tutors Ltd", "2. Company number - 01234567",
                        "3. Public liability insurance - level of cover held: £5m",
                        "4. Age range of children and young people: 5 - 16 years"))

    assert facts(sheet)["organisation.legal_name"] == "Hazel Tutors Ltd"
    assert facts(sheet)["organisation.company_number"] == "01234567"
    assert facts(sheet)["insurance.public_liability.cover"] == 5_000_000
    assert (facts(sheet)["provision.age_from"], facts(sheet)["provision.age_to"]) == (5, 16)


def test_the_level_that_the_council_requires_is_not_the_cover_held() -> None:
    sheet = read(*lines(
        "4.1 Registered company number: 01234567",
        "4.2 Public liability: level of cover held (the Council requires £5,000,000)",
        "£10 million any one claim (excess £250), renewed to Saturday 4 September 2027",
        "4.3 Professional indemnity: level of cover held (the Council requires £2,000,000): £1,000,000",
    ))

    assert facts(sheet) == {
        "organisation.company_number": "01234567",
        "insurance.public_liability.cover": 10_000_000,
        "insurance.public_liability.basis": "per_claim",
        "insurance.public_liability.excess": 250,
        "insurance.public_liability.expires": "2027-09-04",
        "insurance.professional_indemnity.cover": 1_000_000,
    }


def test_self_cleaning_that_is_asked_after_each_ground_is_of_that_ground() -> None:
    asked = "If yes, what measures have been taken (self-cleaning)?"
    rows = [
        ("Ref", "Question", "Answer"),
        ("3.1", "Breach of social law obligations", "No"), ("3.1a", asked, "N/A"),
        ("3.2", "Breach of labour law obligations", "Yes"), ("3.2a", asked, "We have repaid every wage since."),
        ("3.3", "Grave professional misconduct", "No"), ("3.3a", asked, "None required"),
    ]  # fmt: skip

    sheet = read(table(rows, "Discretionary grounds for exclusion"))

    assert [(fact.subject, fact.value) for fact in sheet.facts() if fact.name == "exclusion.self_cleaning"] == [
        ("labour_law", "We have repaid every wage since.")
    ]


def test_one_question_about_all_grounds_is_of_none() -> None:
    rows = [
        ("Ref", "Question", "Answer"),
        ("3.1", "Breach of social law obligations", "Yes"),
        ("3.2", "If you answered Yes to any of the above, what measures have been taken?", "All staff were trained."),
    ]

    sheet = read(table(rows, "Discretionary grounds for exclusion"))

    assert [fact.subject for fact in sheet.facts() if fact.name == "exclusion.self_cleaning"] == [None]


def test_a_denied_stem_is_answered_yes_where_nothing_applies() -> None:
    stem = "Please confirm that none of the following apply to your organisation: corruption, terrorism, fraud"
    rows = [("No.", "Question", "Response"), ("2.1", stem, "Yes - none apply"), ("2.2", "Are you an SME?", "No")]

    given = facts(read(table(rows, HEADING)))

    assert {name: value for name, value in given.items() if name.startswith("exclusion")} == {
        f"exclusion.mandatory.{name}": False for name in ("corruption", "terrorism", "fraud")
    }


def test_what_is_left_of_the_form_is_told_from_answers() -> None:
    rows = [
        ("No.", "Question", "Response (delete as appropriate)"),
        ("1", "Are you an SME?", "Yes / No"),
        ("2", "Do you transport children?", "Yes"),
        ("3", "Registered name", "Click or tap here to enter text."),
        ("4", "Registered company number", "TBC"),
        ("5", "VAT number", "N/A"),
        ("6", "Registered charity number", "see attachment 4"),
    ]

    sheet = read(table(rows))

    assert [item.state for item in sheet.questions] == [
        "blank", "answered", "residue", "residue", "answered", "refers_elsewhere"
    ]  # fmt: skip
    assert facts(sheet) == {"provision.transports_children": True}


def test_the_declaration_gives_the_position_in_the_company() -> None:
    sheet = read(*lines("Declaration", "I declare that the answers are true to the best of my knowledge.",
                        "Signed: R. Hazel", "Print name: Rowan Hazel", "Position in company: Managing Director",
                        "Dated: 3.9.26"))

    assert facts(sheet) == {
        "declaration.signed": True, "declaration.signed_by": "Rowan Hazel", "declaration.role": "Managing Director",
        "declaration.signed_on": "2026-09-03",
    }  # fmt: skip


def test_a_printed_name_in_the_declaration_is_not_the_organisation() -> None:
    rows = [("Signature (electronic is acceptable)", "Rowan Hazel"), ("Full name (print)", "Rowan Hazel"),
            ("Position held", "Director"), ("Date of signature", "03.09.26")]  # fmt: skip

    given = facts(read(table(rows, "Declaration")))

    assert given["declaration.signed_by"] == "Rowan Hazel"
    assert "organisation.legal_name" not in given


def _line(text: str, top: float, left: float = 50.0) -> Text:
    """A printed line of a page, each character five points wide."""
    words: list[Word] = []
    start = 0
    for part in text.split(" "):
        box = (left + 5.0 * start, top, left + 5.0 * (start + len(part)), top + 10.0)
        words.append(Word(start, start + len(part), box))
        start += len(part) + 1
    return Text(text, 1, tuple(words))


def _wrapped(*parts: Text) -> Paragraph:
    """A paragraph of printed lines."""
    text = " ".join(part.text for part in parts)
    words: list[Word] = []
    start = 0
    for part in parts:
        words += [Word(word.start + start, word.end + start, word.box) for word in part.words]
        start += len(part.text) + 1
    return Paragraph(Text(text, 1, tuple(words)), lines=parts)


def test_questions_that_a_page_prints_as_one_paragraph_are_told_apart() -> None:
    sheet = read(
        _wrapped(_line("1.2(a) Registered address, including postcode: 3 Mill Lane, Worthing, BN11 2AB", 100),
                 _line("1.2(b) Website address (if applicable): www.hazel.example", 114)),
        _wrapped(_line("1.2(c) Name of your designated safeguarding lead", 140), _line("Rowan Bell", 154)),
        _wrapped(_line("1.2(d) Company registration number: 01234567", 180)),
    )  # fmt: skip

    assert answers(sheet) == [
        ("1.2(a)", "3 Mill Lane, Worthing, BN11 2AB"), ("1.2(b)", "www.hazel.example"), ("1.2(c)", "Rowan Bell"),
        ("1.2(d)", "01234567"),
    ]  # fmt: skip


def _stacked(column: float, *placed: tuple[str, float]) -> Text:
    return _wrapped(*(_line(text, top, column) for text, top in placed)).text


def test_several_numbers_in_one_cell_are_several_questions() -> None:
    numbers = _stacked(20, ("4.1(a)", 100), ("4.1(b)", 140), ("4.1(c)", 165))
    wording = _stacked(120, ("Breach of social law obligations?", 100), ("See Annex D.", 113),
                       ("Breach of labour law obligations?", 139), ("Guilty of grave professional misconduct?", 165))
    marks = _stacked(400, ("Yes ☐ No ☒", 100), ("Yes ☐ No ☒", 139), ("Yes ☒ No ☐", 165))
    rows = (
        tuple(Cell(Text(text, 1), 0, at) for at, text in enumerate(("Number", "Question", "Response"))),
        tuple(Cell(text, 1, at) for at, text in enumerate((numbers, wording, marks))),
    )

    sheet = read(Table(rows, 1, heading="Grounds for discretionary exclusion"))

    assert answers(sheet) == [("4.1(a)", "No"), ("4.1(b)", "No"), ("4.1(c)", "Yes")]
    assert [item.code for item in sheet.questions] == [
        f"exclusion.discretionary.{name}" for name in ("social_law", "labour_law", "grave_misconduct")
    ]


def test_a_blank_form_lists_the_questions_that_only_lead_to_others() -> None:
    rows = [
        ("Number", "Question", "Response"),
        ("4.1", "Within the past three years, have any of the following situations applied to you?", ""),
        ("4.1(a)", "Breach of social law obligations?", "Yes ☐ No ☐"),
        ("4.1(b)", "Breach of labour law obligations?", "Yes ☐ No ☐"),
    ]
    filled = [*rows[:2], ("4.1(a)", rows[2][1], "Yes ☐ No ☒"), ("4.1(b)", rows[3][1], "Yes ☐ No ☒")]

    assert [item.number for item in read(table(rows)).questions] == ["4.1", "4.1(a)", "4.1(b)"]
    assert [item.number for item in read(table(filled)).questions] == ["4.1(a)", "4.1(b)"]


def test_a_table_of_records_without_any_asks_for_each_of_its_columns() -> None:
    rows = [("Number", "Name", "Office address", "Registration number", "VAT number"),
            ("1", "", "", "", ""), ("2", "", "", "", ""), ("3", "", "", "", "")]  # fmt: skip

    sheet = read(table(rows))

    assert [(item.text, item.state) for item in sheet.questions] == [
        (words, "blank") for words in ("Name", "Office address", "Registration number", "VAT number")
    ]


def test_a_list_marked_mandatory_and_optional_is_a_list_of_questions() -> None:
    sheet = read(*lines("M: Registered VAT number", "M: Are you a Small, Medium or Micro Enterprise?",
                        "O: Please tell us which lot(s) you wish to bid for"))

    assert [(item.text, item.state) for item in sheet.questions] == [
        ("Registered VAT number", "blank"), ("Are you a Small, Medium or Micro Enterprise?", "blank"),
        ("Please tell us which lot(s) you wish to bid for", "blank"),
    ]  # fmt: skip


def test_an_answer_to_the_left_goes_on_in_the_line_below() -> None:
    printed = [
        ("Hazel Tutors Ltd", "1.1 Registered name of the organisation"),
        ("3 Mill Lane, Bognor", "1.2 Registered address, with postcode"),
        ("Regis, PO21 6FL",),
        ("canoeing, life skills,", "1.3 Activities provided"),
        ("animal care",),
    ]
    rows = tuple(
        tuple(Cell(_line(text, 100 + 14 * row, 50 + 250 * column), row, column) for column, text in enumerate(texts))
        for row, texts in enumerate(printed)
    )

    given = facts(read(Table(rows, 1, ruled=False)))

    assert given["organisation.address"] == "3 Mill Lane, Bognor Regis, PO21 6FL"
    assert given["provision.activities"] == ["canoeing", "life skills", "animal care"]


def test_a_column_of_numbers_may_stand_last() -> None:
    rows = [("Question", "Response", "No."), ("Registered name", "Hazel Tutors Ltd", "1.1"),
            ("Company number", "01234567", "1.2"), ("Are you an SME?", "No", "1.3")]  # fmt: skip

    assert answers(read(table(rows))) == [("1.1", "Hazel Tutors Ltd"), ("1.2", "01234567"), ("1.3", "No")]


def test_a_yes_or_no_beside_an_empty_place_for_details_is_an_answer() -> None:
    rows = [("No.", "Question", "Yes/No", "If yes, details"), ("1", "Have you been convicted of corruption?", "No", ""),
            ("2", "Are you an SME?", "Yes", ""), ("3", "Company number", "01234567", "")]  # fmt: skip

    assert answers(read(table(rows))) == [("1", "No"), ("2", "Yes"), ("3", "01234567")]


def test_words_on_a_line_to_write_on_are_the_answer_without_the_line() -> None:
    sheet = read(*lines("Name of organisation: ____Hazel Tutors Ltd____", "Company No: __01234567__",
                        "Are you an SME? (Y/N): Y", "Signed: ______________"))

    assert facts(sheet) == {"organisation.legal_name": "Hazel Tutors Ltd", "organisation.company_number": "01234567",
                            "organisation.sme": True, "declaration.signed": False}  # fmt: skip
