"""Printed questions find their code by wording, number and heading, and never a wrong one."""

import pytest

from intake.matching import Asking, matcher, meant, party_of, recognise
from intake.matching.editions import folded
from intake.matching.wording import plain


def code(text: str, *headings: str, stem: str = "") -> str | None:
    match = matcher().match(Asking("", text, stem, headings))
    return None if match is None else match.question.code


UNSEEN = [
    ("Company name in which the application would be submitted (as shown on your accounts)", "organisation.legal_name"),
    ("Registered or trading name if different", "organisation.trading_name"),
    ("Type of organisation (for example limited company, partnership, sole trader)", "organisation.legal_form"),
    ("Contact Tel No", "contact.phone"),
    (
        "Has your organisation not fulfilled obligations to pay social security contributions?",
        "exclusion.mandatory.tax_breach",
    ),
    ("Is your organisation bankrupt, insolvent, or being wound up?", "exclusion.discretionary.insolvency"),
    ("Have you ever had a contract terminated under its own terms?", "exclusion.discretionary.poor_performance"),
    ("Would you be prepared to take out the insurance levels stated before the start?", "insurance.undertaking"),
    ("Employers' liability - limit of indemnity", "insurance.el"),
    ("Please name your Designated Person for child protection", "staff.safeguarding_lead"),
    ("Who acts as DSL when the DSL is absent?", "staff.deputy_lead"),
    ("Is there a whistle-blowing policy in place?", "policy.whistleblowing"),
    ("What was your most recent Ofsted judgement?", "registration.ofsted.rating"),
    ("What age group of young people do you cater for?", "provision.age_range"),
    ("Do staff use their own cars to carry pupils?", "provision.transports_children"),
    ("Please explain how you track and evidence pupil progress", "method_statement.progress"),
    ("Corporate manslaughter or corporate homicide", "exclusion.mandatory.other_offence"),
]


@pytest.mark.parametrize(("wording", "expected"), UNSEEN)
def test_a_wording_that_the_bank_does_not_list_finds_its_question(wording: str, expected: str) -> None:
    assert code(wording) == expected


UNKNOWN = [
    "What is your annual turnover?",
    "Bank name",
    "Fax number",
    "Date of birth",
    "Name of the headteacher",
    "Number of complaints received in the last year",
    "Are all premises covered by fire risk assessments?",
    "Please provide your hourly rate",
    "Days and times of operation",
    "Minimum notice period",
    "Has anyone been the subject of an allegation referred to the LADO?",
    "Address from which the contract will be provided if different from the above",
]


@pytest.mark.parametrize("wording", UNKNOWN)
def test_a_question_that_the_bank_does_not_know_has_no_code(wording: str) -> None:
    assert code(wording) is None


@pytest.mark.parametrize(
    ("label", "heading", "expected"),
    [
        ("Name", "Contact details", "contact.name"),
        ("Name", "Declaration", "declaration.signed_by"),
        ("Name", "Parent company", "organisation.parent_name"),
        ("Position", "Who should we contact?", "contact.role"),
        ("Position", "Declaration and signature", "declaration.role"),
        ("Date", "Declaration", "declaration.signed_on"),
        ("Name", "", None),
        ("Date", "", None),
        ("Company registration number", "Details of each subcontractor", None),
        ("Registered address", "Parent company", "organisation.parent_details"),
    ],
)
def test_a_heading_decides_whose_name_it_is(label: str, heading: str, expected: str | None) -> None:
    assert code(label, *([heading] if heading else [])) == expected


def test_a_bare_ground_below_its_stem_is_matched() -> None:
    stem = "Within the past five years, has any director been convicted of any of these offences?"

    assert code("Terrorism", stem=stem) == "exclusion.mandatory.terrorism"


def test_an_edition_is_recognised_by_numbers_that_agree_with_wordings() -> None:
    seen = [
        ("1.1 (a)", "organisation.legal_name"),
        ("1.1(d)", "organisation.registered_on"),
        ("1.1(f)", "organisation.vat_number"),
        ("3.1(a)", "exclusion.mandatory.tax_breach"),
        ("4.1(g)", "exclusion.discretionary.conflict_of_interest"),
        ("4.1(h)", None),
    ]

    edition = recognise(seen, matcher().questions)

    assert edition is not None
    assert edition.name == "ppn-03-24"
    assert edition.code("4.1 (h)") == "exclusion.discretionary.prior_involvement"


def test_numbers_that_contradict_the_wordings_name_no_edition() -> None:
    seen = [("1.1(a)", "contact.name"), ("1.1(d)", "organisation.vat_number"), ("1.1(f)", "organisation.sme")]

    assert recognise(seen, matcher().questions) is None


def test_printed_numbers_are_compared_without_spaces_and_dashes() -> None:
    assert folded("1.1 (g) - (i)") == folded("1.1(g)-(i)") == "1.1(g)(i)"


def test_neighbours_give_short_questions_their_meaning() -> None:
    texts = ["Safeguarding lead", "Who stands in for them?", "Your name", "Your signature", "Today's date"]
    codes = ["staff.safeguarding_lead", None, None, "declaration.signed", None]
    nowhere: list[tuple[str, ...]] = [()] * 5

    found = [meant(position, texts, codes, nowhere) for position in (1, 2, 4)]

    assert found == ["staff.deputy_lead", "declaration.signed_by", "declaration.signed_on"]


def test_the_innermost_heading_names_the_party() -> None:
    assert party_of(("About your organisation", "Contact details")) == "contact"
    assert party_of(("Potential supplier, consortium and subcontractor details",)) is None


def test_plain_words_lose_case_punctuation_and_bracketed_plurals() -> None:
    assert plain("Employer's Lot(s) & Tiers — Question?") == "employers lots and tiers question"
