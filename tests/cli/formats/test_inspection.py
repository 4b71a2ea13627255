"""What `inspect` prints, over readings made by hand."""

from __future__ import annotations

import json

import click

from casework.words import sentence_name
from cli.formats.inspection import write_human, write_json
from schemas.types import Answer, DocumentReading, Evidence, Fact, SchemaProblem
from tests.make.assessment import document

COVER = Evidence("PL.pdf", "£5,000,000", page=1)
CELL = Evidence("SQ.xlsx", "Yes", sheet="Part E", cell="C7")

CERTIFICATE = DocumentReading(
    document("PL.pdf", kind="insurance_certificate", kind_confidence=0.98, pages=2, flags=("hidden_text",)),
    facts=(
        Fact("insurance.public_liability.cover", 5000000, (COVER,), unit="GBP"),
        Fact("insurance.public_liability.abuse_excluded", False, (COVER,), confidence=0.5),
        Fact("accounts.current_assets", 61250, (COVER,), unit="GBP", period_end="2025-03-31"),
    ),
    problems=(
        SchemaProblem(
            "insurance_certificate", "insurance.public_liability.expires", "31/02/2026 is no date.", (COVER,)
        ),
    ),
)
FORM = DocumentReading(
    document("SQ.xlsx", kind="questionnaire"),
    questions=(
        Answer("SQ.xlsx", "E.3", "Public liability held?", "answered", CELL, "insurance.pl", "Yes"),
        Answer("SQ.xlsx", "E.4", "Anything else?", "blank", None),
    ),
)


def test_one_document_is_an_object_with_its_entry_in_documents() -> None:
    result = json.loads(write_json([CERTIFICATE]))

    assert [entry["kind"] for entry in result["documents"]] == ["insurance_certificate"]
    assert result["facts"][0]["evidence"][0]["page"] == 1
    assert "questions" not in result


def test_several_documents_are_an_array_and_a_questionnaire_has_its_questions() -> None:
    results = json.loads(write_json([CERTIFICATE, FORM]))

    assert len(results) == 2
    assert [question["state"] for question in results[1]["questions"]] == ["answered", "blank"]
    assert results[1]["questions"][0]["code"] == "insurance.pl"


def test_the_page_shows_kind_facts_places_and_words() -> None:
    text = " ".join(write_human([CERTIFICATE], 100, colour=False).split())

    for words in ("insurance certificate (confidence 0.98)", "hidden text", 'page 1: "£5,000,000"',
                  "held or undertaken: GBP 5,000,000 [insurance.public_liability.cover]", "31/02/2026 is no date.",
                  "Total current assets (2025-03-31): GBP 61,250 [accounts.current_assets]",
                  "where stated: no (doubtful, confidence 0.50) [insurance.public_liability.abuse_excluded]"):
        assert words in text


def test_codes_are_shown_as_words_with_abbreviations_in_capitals() -> None:
    record = DocumentReading(
        document("SCR.xlsx", kind="dbs_record"),
        facts=(
            Fact("insurance.professional_indemnity.basis", "per_claim", (COVER,)),
            Fact("policy.present", True, (COVER,), subject="health_and_safety"),
            Fact("accreditation.body", "BSI", (COVER,), subject="iso_9001"),
            Fact("reference.organisation", "St Mary's School", (COVER,), subject="St Mary's School"),
        ),
    )

    text = " ".join(write_human([record], 120, colour=False).split())

    assert "DBS record (confidence" in text
    assert "in the aggregate: per claim [insurance.professional_indemnity.basis]" in text
    assert "(health and safety): yes [policy.present]" in text
    assert "(ISO 9001): BSI [accreditation.body]" in text
    assert "(St Mary's School): St Mary's School" in text
    assert [sentence_name(code) for code in ("kpi_return", "dfe", "ico", "cqc")] == ["KPI return", "DfE", "ICO", "CQC"]


def test_the_page_shows_each_question_with_its_state() -> None:
    text = write_human([FORM], 100, colour=False)

    assert "2 questions, 1 answered" in text
    assert "E.3 Public liability held?\n  -> Yes\n     sheet Part E, cell C7; insurance.pl" in text
    assert "E.4 Anything else?\n  -> (blank)\n     not in the question bank" in text


def test_an_unread_document_says_what_to_do() -> None:
    reason = "It is protected by a password."
    locked = DocumentReading(document("Locked.pdf", "needs_password", reason=reason, pages=None))

    text = write_human([locked], 80, colour=False)

    assert "needs a password" in text
    assert "Ask the provider for a copy without a password." in text
    assert "Pages" not in text


def test_colour_changes_no_word() -> None:
    coloured = write_human([CERTIFICATE, FORM], 80, colour=True)

    assert click.unstyle(coloured) == write_human([CERTIFICATE, FORM], 80, colour=False)
