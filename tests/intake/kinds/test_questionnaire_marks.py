"""Lone marks read by the option heading above them, and the sections and dependent questions of small forms."""

from collections.abc import Sequence
from datetime import date

import pytest

from intake.facts import FactSheet
from intake.kinds.questionnaire import extract
from intake.kinds.questionnaire.option_heads import is_lone_mark
from intake.located import Block, Cell, Reading, Table, Text
from schemas.types import Value

DOUBTFUL = 0.7
"""Below this confidence a person decides."""
GROUNDS = (
    ("Broke environmental law", "environmental_law"),
    ("Broke social law", "social_law"),
    ("Bankrupt, insolvent or in administration", "insolvency"),
    ("Guilty of grave professional misconduct", "grave_misconduct"),
)
STEM = "B3. Has any of these been the case during the last three years? Put an X in one column."
FILLED = ("Z9", "Company registration number", "01234567")
"""A row that only a filled form has: without one, nothing in a form counts as an answer."""


def table(*rows: Sequence[str], sheet: str | None = None, page: int | None = None) -> Table:
    """A table of a worksheet (whose empty cells are not there), or of a document."""
    return Table(
        tuple(
            tuple(
                Cell(
                    Text(text, sheet=sheet, cell=f"{chr(65 + column)}{number + 1}" if sheet else None, anchor="t"),
                    number,
                    column,
                )
                for column, text in enumerate(row)
                if text or sheet is None
            )
            for number, row in enumerate(rows)
        ),
        sheet=sheet,
        page=page,
    )


def read(*blocks: Block) -> FactSheet:
    sheet = FactSheet("form.xlsx", date(2026, 11, 1))
    extract(Reading("application/test", blocks), sheet)
    return sheet


def grounds(sheet: FactSheet) -> dict[str, Value]:
    """The discretionary grounds with their values, those in doubt left out."""
    return {
        fact.name.rsplit(".", 1)[1]: fact.value
        for fact in sheet.facts()
        if fact.name.startswith("exclusion.discretionary.") and fact.confidence >= DOUBTFUL
    }


def values(sheet: FactSheet) -> dict[str, Value]:
    return {fact.name: fact.value for fact in sheet.facts()}


@pytest.mark.parametrize("sheet", ["B Exclusion", None])
@pytest.mark.parametrize("mark", ["X", "x", "✓", "☒", "✔", "[x]"])
@pytest.mark.parametrize(("yes", "no"), [("Yes", "No"), ("Applies", "Does not apply"), ("True", "False")])
def test_a_local_row_of_options_says_what_the_marks_below_it_mean(
    sheet: str | None, mark: str, yes: str, no: str
) -> None:
    rows = [(f"B3.{index}", text, "", mark) for index, (text, _) in enumerate(GROUNDS[:3], 1)]
    applies = ("B3.4", GROUNDS[3][0], mark, "")
    head = ("Ref", "Question", "Applicant's answer", "")

    found = grounds(read(table(head, (*FILLED, ""), ("", STEM, yes, no), *rows, applies, sheet=sheet)))

    assert found.pop("grave_misconduct", None) is (None if yes == "True" else True), "a true ground is doubted"
    assert found == {"environmental_law": False, "social_law": False, "insolvency": False}


def test_the_nearest_options_above_hold_and_words_below_them_are_read_as_words() -> None:
    sheet = read(
        table(
            ("Ref", "Question", "Yes", "No"),
            FILLED,
            ("", STEM, "No", "Yes"),
            *((f"B3.{index}", text, "X", "") for index, (text, _) in enumerate(GROUNDS, 1)),
            ("B4", "If you answered Yes anywhere above, tell us what you have done to put it right", "N/A", ""),
            ("B5", "Are you a voluntary, community or social enterprise?", "Yes", ""),
            sheet="B",
        )
    )

    assert grounds(sheet) == {name: False for _, name in GROUNDS}
    assert values(sheet)["organisation.vcse"] is True


def test_options_may_stand_left_of_their_statements() -> None:
    rows = [("", "X", text) for text, _ in GROUNDS[:3]]
    last = ("X", "", GROUNDS[3][0])

    found = grounds(read(table(("Yes", "No", "In the last three years the organisation has been"), *rows, last)))

    assert found == {"environmental_law": False, "social_law": False, "insolvency": False, "grave_misconduct": True}


def test_a_question_beside_its_options_is_answered_by_the_mark_beneath_them() -> None:
    found = grounds(
        read(
            table(
                ("B1", "Is the organisation bankrupt, insolvent or in administration?", "Yes", "No"),
                ("", "", "", "X"),
                sheet="B",
            )
        )
    )

    assert found == {"insolvency": False}


def test_options_go_on_to_the_next_page() -> None:
    first = table((*FILLED, ""), ("", STEM, "Yes", "No"), ("B3.1", GROUNDS[0][0], "", "X"), page=1)
    second = table(*((f"B3.{index}", text, "", "X") for index, (text, _) in enumerate(GROUNDS[1:], 2)), page=2)

    assert grounds(read(first, second)) == {name: False for _, name in GROUNDS}


@pytest.mark.parametrize("mark", ["X", "✓", "☒"])
@pytest.mark.parametrize("sheet", ["B", None])
def test_a_mark_under_no_option_is_never_a_sure_yes_to_a_ground(mark: str, sheet: str | None) -> None:
    rows = [(f"B3.{index}", text, mark) for index, (text, _) in enumerate(GROUNDS[:2], 1)]
    head = ("Ref", "Question", "Applicant's answer")

    found = read(
        table(head, FILLED, ("", "B3. In the last three years, has the organisation:", ""), *rows, sheet=sheet)
    )

    assert True not in grounds(found).values()
    marked = [answer for answer in found.questions if answer.number.startswith("B3.")]
    assert [answer.state for answer in marked] == ["answered", "answered"]


def test_a_mark_is_sure_where_the_form_says_what_one_means() -> None:
    stem = ("", "B3. Please tick any of the following that apply to the organisation:", "")
    rows = (("B3.1", GROUNDS[0][0], "✓"), ("B3.2", GROUNDS[1][0], ""), ("B3.3", GROUNDS[2][0], ""))

    found = grounds(read(table(("Ref", "Question", "Applicant's answer"), FILLED, stem, *rows)))

    assert found == {"environmental_law": True}


@pytest.mark.parametrize(
    ("words", "expected"), [("X", True), (" ✓ ", True), ("☒", True), ("☐", True), ("1", False), ("Yes", False)]
)
def test_lone_marks(words: str, expected: bool) -> None:
    assert is_lone_mark(words) is expected


@pytest.mark.parametrize(
    "title",
    [
        "Person we should speak to about this application",
        "Person to contact",
        "Main contact",
        "Somebody we can write to",
        "Whom to write to about the bid",
        "Lead officer for this bid",
        "Who should we talk to?",
    ],
)
def test_a_row_of_one_column_heads_the_contact_below_it(title: str) -> None:
    sheet = read(
        table(
            ("Ref", "Question", "Applicant's answer"),
            FILLED,
            (title, "", ""),
            ("A16", "Name", "Ada Example"),
            ("A17", "Job title", "Bids Officer"),
            ("A18", "E-mail", "ada@example.test"),
            sheet="A",
        )
    )

    found = values(sheet)
    assert (found.get("contact.name"), found.get("contact.role")) == ("Ada Example", "Bids Officer")


@pytest.mark.parametrize(
    "question",
    [
        "Full name of the organisation, as it stands on the public register",
        "Name of the organisation, as entered in the register of charities",
    ],
)
def test_a_name_as_a_register_has_it_is_the_legal_name(question: str) -> None:
    sheet = read(table(("Ref", "Question", "Answer"), FILLED, ("A1", question, "Larch Families Together"), sheet="A"))

    assert values(sheet)["organisation.legal_name"] == "Larch Families Together"


def test_the_name_of_a_register_is_no_legal_name() -> None:
    rows = (FILLED, ("A1", "Name of the professional register", "Register of Exercise Professionals"))

    assert "organisation.legal_name" not in values(read(table(("Ref", "Question", "Answer"), *rows, sheet="A")))


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("If so, are you registered with the Care Quality Commission?", "registration.cqc.held"),
        ("If you provide personal care, are you registered with the CQC?", "registration.cqc.held"),
        ("If yes, is your setting registered with Ofsted?", "registration.ofsted.held"),
        ("If so, are you registered with the Information Commissioner's Office?", "registration.ico.held"),
        ("If so, is it registered with the Department for Education?", "registration.dfe.held"),
    ],
)
@pytest.mark.parametrize("answer", ["Yes", "No"])
def test_a_dependent_question_tells_whether_a_registration_is_held(question: str, name: str, answer: str) -> None:
    sheet = read(table(("Ref", "Question", "Answer"), FILLED, ("D4", question, answer), sheet="D"))

    assert values(sheet)[name] is (answer == "Yes")


def test_details_of_a_registration_do_not_tell_whether_it_is_held() -> None:
    rows = (FILLED, ("D4", "If you are registered with Ofsted, do you publish your report?", "No"))

    assert "registration.ofsted.held" not in values(read(table(("Ref", "Question", "Answer"), *rows, sheet="D")))
