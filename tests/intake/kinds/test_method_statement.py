"""Method statements sent as a document of their own."""

from datetime import date

from intake.facts import FactSheet
from intake.kinds.method_statement import extract
from intake.located import Paragraph, Reading, Text
from schemas.types import Value

ANSWER = (
    "Our coordinator reads the plan, speaks to the school and visits the child at home. We agree a start date, a risk "
    "assessment and three first targets, and we review them with the family after two weeks."
)


def read(*texts: str) -> dict[tuple[str, str | None], Value]:
    sheet = FactSheet("statement.docx", date(2026, 11, 1))
    blocks = tuple(
        Paragraph(Text(text.lstrip("# "), anchor=f"paragraph {number}"), 1 if text.startswith("#") else 0)
        for number, text in enumerate(texts, 1)
    )
    extract(Reading("application/test", blocks), sheet)
    return {(fact.name, fact.subject): fact.value for fact in sheet.facts()}


def test_sections_under_numbered_headings_are_statements_of_their_number() -> None:
    found = read(
        "# Method statements",
        "# G.1 From referral to first visit",
        "Word limit: 300 words",
        ANSWER,
        "# G.2 How do you measure progress?",
        ANSWER,
    )

    assert found == {
        ("method_statement.answered", "G.1"): True,
        ("method_statement.words", "G.1"): len(ANSWER.split()),
        ("method_statement.word_limit", "G.1"): 300,
        ("method_statement.answered", "G.2"): True,
        ("method_statement.words", "G.2"): len(ANSWER.split()),
    }


def test_unnumbered_headings_take_the_code_of_their_question() -> None:
    found = read("# Describe how you handle referrals (maximum 250 words)", ANSWER)

    assert found[("method_statement.word_limit", "method_statement.referral")] == 250
    assert found[("method_statement.answered", "method_statement.referral")] is True


def test_a_document_without_questions_is_one_statement() -> None:
    found = read("Meadow Care Ltd", ANSWER)

    assert found[("method_statement.answered", "method_statement.other")] is True
