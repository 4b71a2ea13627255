"""Policies, plans and handbooks as facts."""

from datetime import date

import pytest

from intake.facts import FactSheet
from intake.kinds import policy
from intake.kinds.policy.subjects import is_policy_title, subjects_of
from intake.located import Paragraph, Reading, Table, Text
from intake.readers import docx, pdf
from schemas.types import Fact
from tests.make import papers
from tests.make.papers import MAKERS

AS_AT = date(2026, 11, 23)


def facts_of(reading: Reading) -> tuple[Fact, ...]:
    sheet = FactSheet("doc", AS_AT)
    policy.extract(reading, sheet)
    return sheet.facts()


def read(*blocks: Paragraph | Table) -> dict[tuple[str, str | None], object]:
    return {(fact.name.removeprefix("policy."), fact.subject): fact.value for fact in facts_of(Reading("x", blocks))}


def line(text: str, level: int = 0) -> Paragraph:
    return Paragraph(Text(text, anchor="p"), level=level)


BODY = line("We expect everyone who works with us to read this and to follow it in all that they do each day.")


@pytest.mark.parametrize("maker", sorted(MAKERS["policy"]))
@pytest.mark.parametrize("seed", [1, 2, 3, 4, 5])
def test_every_fact_of_a_made_policy_is_read_and_nothing_else(maker: str, seed: int) -> None:
    for form, reader in (("docx", docx), ("pdf", pdf)):
        built = papers.build("policy", maker, seed, form)
        got = {(fact.name, fact.subject, fact.value) for fact in facts_of(reader.read(built.data))}

        assert got == {(mark.name, mark.subject, mark.value) for mark in built.marks}, (maker, seed, form)


@pytest.mark.parametrize(
    ("title", "kinds"),
    [
        ("Child Protection and Safeguarding Policy", ["safeguarding"]),
        ("Positive Handling Policy", ["restraint"]),
        ("E-Safety Policy", ["online_safety"]),
        ("GDPR Policy", ["data_protection"]),
        ("Sustainability Statement", ["environmental"]),
        ("Compliments, Concerns and Complaints Procedure", ["complaints"]),
        ("Health & Safety at Work Policy", ["health_and_safety"]),
        ("Quality Assurance Policy", ["quality"]),
        ("Equality, Diversity and Inclusion Policy", ["equality"]),
        ("Safer Recruitment and Selection Policy", ["safer_recruitment"]),
        ("Whistle-blowing Policy", ["whistleblowing"]),
        ("Business Continuity and Disaster Recovery Plan", ["business_continuity"]),
        ("Policy on the Administration of Medicines", ["medication"]),
        ("Missing Child Procedure", ["missing_child"]),
        ("Recording of Online Lessons and Retention Policy", ["recording_and_retention"]),
        ("Anaphylaxis and Allergy Policy", ["allergy"]),
        ("Infection Prevention and Control Policy", ["infection_control"]),
        ("Intimate and Personal Care Policy", ["intimate_care"]),
        ("Modern Slavery Statement", ["modern_slavery"]),
        ("Lone Working Policy", ["lone_working"]),
        ("Behaviour Support Policy", ["behaviour"]),
        ("Quality and Environmental Policy", ["quality", "environmental"]),
        ("Staff Code of Conduct and Behaviour of Staff Policy", []),
        ("Moving and Handling Policy", []),
        ("Travel and Expenses Policy", []),
    ],
)
def test_titles_name_their_kind_in_many_words(title: str, kinds: list[str]) -> None:
    assert [subject.kind for subject in subjects_of(title)] == kinds
    assert is_policy_title(title)


@pytest.mark.parametrize(
    "words",
    [
        "Policy number: 12",
        "Insurance policy schedule",
        "Our plan for Tuesday",
        "Policyholder",
        "Public liability policy",
    ],
)
def test_what_only_sounds_like_a_policy_is_none(words: str) -> None:
    assert not is_policy_title(words)


def test_a_policy_on_another_subject_is_other() -> None:
    facts = read(line("Travel and Expenses Policy", 1), BODY)

    assert facts[("present", "other")] is True
    assert facts[("title", "other")] == "Travel and Expenses Policy"


def test_a_title_on_two_lines_is_one() -> None:
    facts = read(line("LONE WORKING"), line("POLICY AND PROCEDURES"), BODY)

    assert facts[("title", "lone_working")] == "LONE WORKING POLICY AND PROCEDURES"


def test_sections_on_infection_and_allergy_count_where_they_are_real_sections() -> None:
    facts = read(
        line("Health and Safety Policy", 1),
        line("Infection control", 2),
        BODY,
        line("Allergies", 2),
        line("See the separate file."),
    )

    assert facts[("present", "infection_control")] is True
    assert ("present", "allergy") not in facts


def test_subheadings_that_name_other_policies_do_not_make_a_handbook() -> None:
    facts = read(
        line("Safeguarding Policy", 1), line("Whistleblowing policy", 2), BODY, line("Online safety policy", 2), BODY
    )

    assert {subject for _, subject in facts} == {"safeguarding"}


def test_a_handbook_gives_each_policy_its_own_dates() -> None:
    facts = read(
        line("Staff handbook", 1),
        line("1. Complaints", 2),
        BODY,
        line("Reviewed: 1 May 2026"),
        line("2. Whistleblowing", 2),
        BODY,
        line("Reviewed: 2 June 2026"),
    )

    assert facts[("reviewed_on", "complaints")] == "2026-05-01"
    assert facts[("reviewed_on", "whistleblowing")] == "2026-06-02"


def test_a_booklets_own_title_is_not_the_title_of_the_policies_it_names() -> None:
    facts = read(
        line("Complaints and whistleblowing", 1),
        line("Each policy has its own review date."),
        line("Complaints Procedure", 1),
        BODY,
        line("Reviewed: 1 May 2026"),
        line("Whistleblowing Policy", 1),
        BODY,
        line("Reviewed: 2 June 2026"),
    )

    assert facts[("title", "complaints")] == "Complaints Procedure"
    assert facts[("title", "whistleblowing")] == "Whistleblowing Policy"
    assert facts[("reviewed_on", "complaints")] == "2026-05-01"


def test_a_bare_review_date_to_come_is_the_next_review_and_a_past_one_the_last() -> None:
    later = read(line("Quality Policy", 1), line("Review date: 1 May 2027"))
    past = read(line("Quality Policy", 1), line("Review date: 1 May 2026"))

    assert later[("next_review", "quality")] == "2027-05-01"
    assert past[("reviewed_on", "quality")] == "2026-05-01"


def test_a_month_alone_gives_no_date() -> None:
    facts = read(line("Quality Policy", 1), line("Next review: September 2027"), line("Last reviewed: Spring 2026"))

    assert not {"next_review", "reviewed_on"} & {name for name, _ in facts}


def test_dates_of_laws_and_guidance_are_not_the_policy_s() -> None:
    facts = read(
        line("Data Protection Policy", 1),
        line("The Data Protection Act 2018 came into force on 25 May 2018."),
        line("Staff training was on 3 March 2026."),
    )

    assert {name for name, _ in facts} == {"present", "title"}


def test_reviewed_and_approved_on_one_day_states_both() -> None:
    facts = read(line("Quality Policy", 1), line("This policy was reviewed and approved by the board on 3 March 2026."))

    assert facts[("approved_on", "quality")] == facts[("reviewed_on", "quality")] == "2026-03-03"


@pytest.mark.parametrize(
    ("words", "signed"),
    [
        ("Signed: M. Oyelaran, Director", True),
        ("Signature: ______________ Date: ____", False),
        ("Signed on behalf of the trustees: Jo March", True),
        ("Signed: [insert name]", False),
    ],
)
def test_a_signature_is_there_or_its_place_is_empty(words: str, signed: bool) -> None:
    assert read(line("Quality Policy", 1), line(words))[("signed", "quality")] is signed


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Our Designated Safeguarding Lead is Marguerite Oyelaran.", True),
        ("DSL: Mr Tom Ashdown-Reeve", True),
        ("Speak to Joanna Pike, our Designated Safeguarding Lead.", True),
        ("Designated Safeguarding Lead: [insert name]", False),
        ("Report to the Designated Safeguarding Lead, the Head of Care.", None),
        ("Deputy Designated Safeguarding Lead: Kit Marlow", None),
    ],
)
def test_a_safeguarding_lead_is_named_or_not(words: str, named: bool | None) -> None:
    assert read(line("Safeguarding Policy", 1), line(words)).get(("lead_named", "safeguarding")) is named


def test_an_insurance_schedule_is_no_policy() -> None:
    assert read(line("Insurance policy schedule", 1), line("Policy number: 12")) == {}


def test_a_name_cut_short_in_the_margin_gives_way_to_the_full_one_on_the_title_page() -> None:
    footer = Paragraph(Text("Oak Play: safeguarding\t1 of 2", anchor="f"), region="footer")
    facts = read(
        line("Safeguarding Policy", level=1),
        line("Oak Playscheme CIC", level=2),
        line("It was reviewed on 2 September 2025. The policy belongs to Morwenna Tidball, Scheme Director."),
        footer, BODY, footer, BODY, footer,
    )

    assert facts["organisation", "safeguarding"] == "Oak Playscheme CIC"
    assert facts["owner", "safeguarding"] == "Morwenna Tidball, Scheme Director"
