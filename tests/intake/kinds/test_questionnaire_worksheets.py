"""Worksheets of a form: written answers under few questions, dates beside covers, a table of registered settings."""

from collections.abc import Sequence
from datetime import date

import pytest

from intake.facts import FactSheet
from intake.kinds.questionnaire import extract
from intake.located import Cell, Reading, Table, Text
from schemas.types import Value

ASKED = "How do you know that children are making progress, and what do you do when they are not?"
OTHER = "How do you take a referral and get a child settled in the first weeks?"
WRITTEN = "Each child has a plan of six aims agreed with the child. " + "The key worker scores every aim monthly. " * 5
INTRODUCTION = "The council sets great store by its children and by their voices. " * 4
OFSTED = "D13  Settings registered with Ofsted"
HEADERS = ("URN", "Setting", "What it is registered as", "Overall judgement", "Last full inspection")
AGENCY = ("SC480001", "Larkfield Fostering", "Independent fostering agency", "Good", "11 to 15 March 2024")
HOME = ("2600001", "Wren Cottage", "Children's home", "Requires improvement", "17 and 18 June 2025")


def worksheet(*rows: Sequence[str], name: str = "Form") -> Table:
    return Table(
        tuple(
            tuple(
                Cell(Text(text, sheet=name, cell=f"{chr(65 + column)}{number + 1}", anchor="t"), number, column)
                for column, text in enumerate(row)
                if text
            )
            for number, row in enumerate(rows)
        ),
        sheet=name,
    )


FILLED = worksheet(("9.8", "Company registration number", "01234567"), name="Company")


def facts(*tables: Table) -> dict[tuple[str, str | None], Value]:
    sheet = FactSheet("form.xlsx", date(2026, 11, 1))
    extract(Reading("application/test", (FILLED, *tables)), sheet)
    return {(fact.name, fact.subject): fact.value for fact in sheet.facts()}


def test_written_answers_stand_beneath_their_questions_however_few_these_are() -> None:
    found = facts(worksheet(("Section E",), ("E1", OTHER), ("", WRITTEN), (), ("E2", ASKED), ("", WRITTEN)))

    for subject in ("E1", "E2"):
        assert found["method_statement.answered", subject] is True
        assert found["method_statement.words", subject] == len(WRITTEN.split())


def test_a_question_with_nothing_beneath_is_unanswered_beside_one_that_is_answered() -> None:
    found = facts(worksheet(("E1", OTHER), ("", WRITTEN), (), ("E2", ASKED)))

    assert found["method_statement.answered", "E1"] is True
    assert found["method_statement.answered", "E2"] is False


def test_no_statement_is_called_unanswered_where_prose_below_it_may_be_its_answer() -> None:
    rows = (("E1", "Name", "Ada"), ("E2", ASKED), ("", INTRODUCTION))

    assert ("method_statement.answered", "E2") not in facts(worksheet(*rows))
    assert facts(worksheet(*rows[:2]))["method_statement.answered", "E2"] is False


@pytest.mark.parametrize("header", ["Runs out on", "Cover ends", "Policy lapses", "Expiry date"])
def test_the_column_beside_a_cover_and_a_reference_is_the_day_it_ends(header: str) -> None:
    found = facts(
        worksheet(
            ("Ref", "Question", "Answer", header),
            ("C1", "Public liability insurance: limit held", "£5 million", "2026-09-30"),
            ("C2", "Your ICO registration reference and the date it runs out", "ZA300001", "2026-08-14"),
        )
    )

    assert found["insurance.public_liability.expires", None] == "2026-09-30"
    assert found["registration.ico.reference", None] == "ZA300001"
    assert found["registration.ico.expires", None] == "2026-08-14"


def test_confirmations_of_taxes_paid_and_accounts_sent() -> None:
    found = facts(
        worksheet(
            ("Ref", "Question", "Answer"),
            ("B2", "All taxes and social security contributions due from the organisation have been paid", "Yes"),
            ("C1", "Are your accounts for the last two financial years with this return?", "Yes, to May 2025"),
        )
    )

    assert found["exclusion.mandatory.tax_breach", None] is False
    assert found["application.accounts_enclosed", None] is True


def test_registered_settings_are_told_apart_by_name() -> None:
    found = facts(worksheet(("Ref", "Question", "Answer"), (OFSTED,), HEADERS, AGENCY, HOME))

    leaves = ("reference", "name", "provision_type", "rating", "inspected_on")
    for subject, values in (
        ("Larkfield Fostering", ("SC480001", "Larkfield Fostering", "fostering", "good", "2024-03-15")),
        ("Wren Cottage", ("2600001", "Wren Cottage", "childrens_home", "requires_improvement", "2025-06-18")),
    ):
        assert tuple(found[f"registration.ofsted.{leaf}", subject] for leaf in leaves) == values


def test_a_single_setting_needs_no_subject() -> None:
    assert facts(worksheet((OFSTED,), HEADERS, HOME))["registration.ofsted.reference", None] == "2600001"


@pytest.mark.parametrize(
    "title", ["Settings registered with Ofsted or CQC", "Settings", "Your parent's Ofsted settings"]
)
def test_settings_of_another_or_an_unnamed_body_are_left_alone(title: str) -> None:
    assert not any(name.startswith("registration.") for name, _ in facts(worksheet((title,), HEADERS, AGENCY)))


def test_an_undertaking_to_increase_cover_is_given_for_what_is_held_too() -> None:
    found = facts(
        worksheet(
            ("Ref", "Question", "Answer"),
            ("D1", "Public liability insurance: level of cover held", "£5,000,000"),
            ("D2", "Do you undertake to increase your cover to the level required before any contract begins?", "Yes"),
        )
    )

    assert found["insurance.public_liability.undertaken", None] is True
