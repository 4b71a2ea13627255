"""Declarations sent apart from the form."""

from datetime import date

from intake.facts import FactSheet
from intake.kinds.declaration import extract
from intake.located import Paragraph, Reading, Text
from schemas.types import Value


def read(*texts: str) -> dict[str, Value]:
    sheet = FactSheet("declaration.docx", date(2026, 11, 1))
    blocks = tuple(
        Paragraph(Text(text.lstrip("# "), anchor=f"paragraph {number}"), 1 if text.startswith("#") else 0)
        for number, text in enumerate(texts, 1)
    )
    extract(Reading("application/test", blocks), sheet)
    return {fact.name: fact.value for fact in sheet.facts()}


def test_a_signed_declaration_names_signatory_role_and_date() -> None:
    found = read(
        "# Declaration",
        "I declare that the answers are correct to the best of my knowledge.",
        "Signed: Priya Anand",
        "Name: Priya Anand",
        "Position: Director",
        "Date: 3 October 2026",
    )

    assert found == {
        "declaration.signed": True,
        "declaration.signed_by": "Priya Anand",
        "declaration.role": "Director",
        "declaration.signed_on": "2026-10-03",
    }


def test_a_declaration_with_an_empty_signature_is_not_signed() -> None:
    found = read(
        "# Declaration",
        "I declare that the answers are correct.",
        "Signature:",
        "Name: Priya Anand",
        "Date: 3 October 2026",
    )

    assert found["declaration.signed"] is False


def test_a_signed_statement_denies_the_grounds_listed_below_it() -> None:
    found = read(
        "# Declaration",
        "We confirm that none of the following applies to our organisation:",
        "Corruption",
        "Fraud",
        "Signed: Priya Anand",
        "Name: Priya Anand",
        "Date: 3 October 2026",
    )

    assert found["exclusion.mandatory.corruption"] is False
    assert found["exclusion.mandatory.fraud"] is False


def test_an_unsigned_statement_denies_nothing() -> None:
    found = read(
        "# Declaration",
        "We confirm that none of the following applies to our organisation:",
        "Corruption",
        "Fraud",
        "Signature:",
        "Name:",
        "Date:",
    )

    assert not [name for name in found if name.startswith("exclusion.")]


def test_an_undertaking_to_insure_gives_its_cover_and_is_not_the_declaration() -> None:
    found = read(
        "# Undertaking to obtain insurance",
        "We undertake to obtain professional indemnity insurance of not less than £2,000,000 each and every claim "
        "before the start of the contract.",
        "Signed: Priya Anand",
        "Director",
        "Date: 3 October 2026",
    )

    assert found == {
        "insurance.professional_indemnity.undertaken": True,
        "insurance.professional_indemnity.cover": 2_000_000,
        "insurance.professional_indemnity.basis": "per_claim",
    }


def test_an_undertaking_that_nobody_signed_gives_nothing() -> None:
    assert read("# Undertaking", "We undertake to obtain public liability insurance of £5m.", "Signed:", "Date:") == {}


def test_two_covers_with_an_amount_each_are_told_apart() -> None:
    found = read(
        "# Undertaking",
        "We will take out employers' liability insurance of £10m and public liability insurance of £5m.",
        "Signed: Priya Anand",
        "Date: 3 October 2026",
    )

    assert found["insurance.employers_liability.cover"] == 10_000_000
    assert found["insurance.public_liability.cover"] == 5_000_000


def test_a_certificate_of_canvassing_speaks_of_the_tender_and_denies_no_ground() -> None:
    found = read(
        "# Declaration",
        "I confirm that no person has canvassed or colluded in connection with this tender.",
        "Signed: Priya Anand",
        "Date: 3 October 2026",
    )

    assert not [name for name in found if name.startswith("exclusion.")]
