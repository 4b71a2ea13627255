"""The question bank is well-formed, and each of its wordings leads to its own code."""

import re
from pathlib import Path

import pytest

from intake.matching import Asking, matcher
from schemas.errors import ConfigurationError
from schemas.loader import load_yaml
from schemas.questions import bank, load_bank
from schemas.validation import errors

FILES = sorted((Path(__file__).parents[2] / "schemas" / "questions").glob("*.yml"))


def test_there_are_bank_files() -> None:
    assert len(FILES) >= 8


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_bank_file_keeps_the_schema(file: Path) -> None:
    assert [error.message for error in errors("question_bank", load_yaml(file))] == []


def test_the_schema_refuses_an_unknown_key() -> None:
    damaged = [{"code": "organisation.legal_name", "meaning": "name", "answer": "name", "colour": "red"}]

    assert list(errors("question_bank", damaged))


def test_a_code_given_twice_is_refused(tmp_path: Path) -> None:
    entry = '- code: a.b\n  meaning: "twice"\n  answer: text\n'
    (tmp_path / "one.yml").write_text(entry, encoding="utf-8")
    (tmp_path / "two.yml").write_text(entry, encoding="utf-8")

    with pytest.raises(ConfigurationError, match=r"a\.b is in the bank already"):
        load_bank(tmp_path)


def test_a_fact_that_is_not_listed_is_refused(tmp_path: Path) -> None:
    (tmp_path / "one.yml").write_text(
        '- code: a.b\n  meaning: "m"\n  answer: text\n  gives: [no.such]\n', encoding="utf-8"
    )

    with pytest.raises(ConfigurationError, match=r"no\.such"):
        load_bank(tmp_path)


def test_every_sign_compiles() -> None:
    for question in bank().values():
        for sign in (
            *question.signs,
            *question.unless,
            *(sign for signs in question.choices.values() for sign in signs),
        ):
            re.compile(sign)


@pytest.mark.parametrize("code", sorted(bank()))
def test_each_wording_leads_to_its_own_question(code: str) -> None:
    question = bank()[code]

    for wording in question.wordings:
        match = matcher().match(Asking("", wording))
        assert match is not None, wording
        assert match.question.code == code or match.question.gives == question.gives, wording


NEEDED = [
    "organisation.legal_name",
    "organisation.trading_name",
    "organisation.address",
    "organisation.website",
    "organisation.legal_form",
    "organisation.registered_on",
    "organisation.company_number",
    "organisation.charity_number",
    "organisation.vat_number",
    "organisation.ukprn",
    "organisation.sme",
    "organisation.vcse",
    "organisation.parent_name",
    "organisation.employees",
    "organisation.section_54",
    "application.bidding_model",
    "application.categories",
    "application.accounts_enclosed",
    "contact.name",
    "contact.role",
    "contact.email",
    "contact.phone",
    "exclusion.self_cleaning",
    "exclusion.tax_arrangement",
    "enforcement.hse",
    "provision.full_time_pupils",
    "provision.pupils_with_ehcp_full_time",
    "provision.transports_children",
    "provision.works_in_person",
    "provision.personal_care",
    "provision.online",
    "provision.records_lessons",
    "provision.age_range",
    "provision.activities",
    "staff.safeguarding_lead",
    "staff.safeguarding_lead_trained_on",
    "staff.deputy_lead",
    "staff.two_to_one",
    "staff.positive_behaviour_support",
    "staff.moving_and_handling",
    "staff.complex_health_training",
    "declaration.signed",
    "declaration.signed_by",
    "declaration.role",
    "declaration.signed_on",
    "insurance.el",
    "insurance.pl",
    "insurance.pi",
    "insurance.undertaking",
    "method_statement.referral",
    "method_statement.progress",
    "registration.ico.reference",
]


def test_the_codes_that_frameworks_ask_by_are_there() -> None:
    assert [code for code in NEEDED if code not in bank()] == []
