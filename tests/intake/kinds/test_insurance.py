"""Insurance certificates, schedules, letters and notices as facts."""

from collections.abc import Sequence
from datetime import date

import pytest

from intake.facts import FactSheet
from intake.kinds import insurance
from intake.located import Cell, Paragraph, Reading, Table, Text
from intake.readers import docx, pdf, xlsx
from schemas.types import Fact
from tests.make import certificates
from tests.make import docx as make_docx
from tests.make import pdf as make_pdf
from tests.make.blocks import Break
from tests.make.marks import Built

AS_AT = date(2026, 11, 23)
TUNED = (*(family for family in certificates.FAMILIES if family not in certificates.HELD_BACK), "workbook")


def read(*blocks: Paragraph | Table) -> dict[str, object]:
    return {fact.name.removeprefix("insurance."): fact.value for fact in facts_of(Reading("x", blocks))}


def facts_of(reading: Reading) -> tuple[Fact, ...]:
    sheet = FactSheet("doc", AS_AT)
    insurance.extract(reading, sheet)
    return sheet.facts()


def line(text: str, level: int = 0) -> Paragraph:
    return Paragraph(Text(text, anchor="p"), level=level)


def table(*rows: Sequence[str]) -> Table:
    cells = enumerate(rows)
    return Table(
        tuple(
            tuple(Cell(Text(text, anchor="t"), row, column) for column, text in enumerate(words))
            for row, words in cells
        )
    )


def made(built: Built, form: str) -> tuple[set[tuple[str, object]], set[tuple[str, object]]]:
    """What was read and what the document states."""
    reader = {"docx": docx, "pdf": pdf, "xlsx": xlsx}[form]
    got: set[tuple[str, object]] = {(fact.name, fact.value) for fact in facts_of(reader.read(built.data))}
    return got, {(mark.name, mark.value) for mark in built.marks}


@pytest.mark.parametrize("family", TUNED)
@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_every_fact_of_a_made_document_is_read_and_nothing_else(family: str, seed: int) -> None:
    for form in ("xlsx",) if family == "workbook" else ("docx", "pdf"):
        got, stated = made(certificates.build(family, seed, form), form)

        assert got == stated, (family, seed, form)


@pytest.mark.parametrize("family", certificates.HELD_BACK)
def test_families_first_read_unseen_keep_their_precision_and_recall(family: str) -> None:
    right = wrong = missed = 0
    for seed in range(20, 26):
        for form in ("docx", "pdf"):
            got, stated = made(certificates.build(family, seed, form), form)
            right, wrong, missed = right + len(got & stated), wrong + len(got - stated), missed + len(stated - got)

    assert right / (right + wrong) >= 0.97
    assert right / (right + missed) >= 0.9


def test_a_minimum_required_by_law_gives_way_to_the_limit_stated() -> None:
    facts = read(
        line("Certificate of Employers' Liability Insurance", 1),
        line("The minimum amount of cover provided by this policy is not less than £5,000,000."),
        line("Limit of indemnity: £10,000,000 any one occurrence"),
    )

    assert facts["employers_liability.cover"] == 10_000_000


def test_a_limit_in_the_aggregate_beside_one_for_each_claim_is_not_the_cover() -> None:
    facts = read(
        line("Professional indemnity", 1), line("Limit: £2,000,000 any one claim, £4,000,000 in the annual aggregate")
    )

    assert (facts["professional_indemnity.cover"], facts["professional_indemnity.basis"]) == (2_000_000, "per_claim")


def test_each_claim_and_in_the_aggregate_is_an_aggregate_limit_unless_for_products() -> None:
    whole = read(line("Professional indemnity", 1), line("Limit: £1m any one claim and in the aggregate"))
    products = read(
        line("Public liability", 1), line("Limit: £5m any one occurrence and in the aggregate in respect of products")
    )

    assert whole["professional_indemnity.basis"] == "aggregate"
    assert products["public_liability.basis"] == "per_claim"


def test_premium_turnover_excess_and_inner_limits_are_no_cover() -> None:
    facts = read(
        line("Public liability insurance", 1),
        table(
            ("Annual turnover", "£2,000,000"),
            ("Premium", "£1,200"),
            ("Limit of indemnity", "£5,000,000"),
            ("Excess", "£250"),
            ("Abuse inner limit", "£1,000,000"),
        ),
    )

    assert facts["public_liability.cover"] == 5_000_000
    assert facts["public_liability.excess"] == 250


def test_a_cover_said_not_to_be_insured_gives_nothing() -> None:
    facts = read(
        table(
            ("Cover", "Limit of indemnity"),
            ("Public liability", "£5,000,000"),
            ("Professional indemnity", "Not insured"),
        )
    )

    assert not any(name.startswith("professional_indemnity") for name in facts)
    assert facts["public_liability.cover"] == 5_000_000


def test_the_insurer_behind_an_underwriting_agent_is_the_insurer() -> None:
    facts = read(
        line("Public liability insurance", 1),
        line("Underwritten by: Fairlight Underwriting Services Limited on behalf of Aldwych Insurance Ltd"),
        line("Limit: £5m"),
    )

    assert facts["public_liability.insurer"] == "Aldwych Insurance Ltd"


def test_a_broker_is_never_the_insurer() -> None:
    facts = read(
        line("Marlow Dunn Insurance Brokers Ltd"),
        line("We arranged public liability insurance for our client, Willow Tuition Ltd, with Aldwych Insurance Ltd."),
        line("The limit of indemnity for public liability is £5,000,000."),
    )

    assert facts["public_liability.insurer"] == "Aldwych Insurance Ltd"
    assert facts["public_liability.insured_name"] == "Willow Tuition Ltd"


def test_covers_joined_before_one_amount_share_it() -> None:
    facts = read(
        line("Confirmation of insurance"),
        line("Willow Ltd holds public liability and employers' liability insurance with a limit of £10m each."),
    )

    assert facts["public_liability.cover"] == facts["employers_liability.cover"] == 10_000_000


def test_abuse_is_given_only_where_it_is_stated() -> None:
    silent = read(line("Public liability", 1), line("Limit: £5m"))
    excluded = read(line("Public liability", 1), line("Limit: £5m"), line("Exclusions: abuse and molestation"))
    covered = read(line("Public liability", 1), line("Limit: £5m"), line("Claims arising from abuse are not excluded."))

    assert "public_liability.abuse_excluded" not in silent
    assert excluded["public_liability.abuse_excluded"] is True
    assert covered["public_liability.abuse_excluded"] is False


def test_two_limits_with_the_same_right_are_both_given_and_neither_is_sure() -> None:
    reading = Reading(
        "x",
        (
            line("Public liability insurance", 1),
            line("Limit of indemnity: £5,000,000"),
            line("Limit of indemnity: £2,000,000"),
        ),
    )

    covers = [fact for fact in facts_of(reading) if fact.name == "insurance.public_liability.cover"]

    assert sorted(fact.value for fact in covers if isinstance(fact.value, int | float)) == [2_000_000, 5_000_000]
    assert all(fact.confidence < 0.7 for fact in covers)


def test_an_impossible_date_is_written_down_as_printed() -> None:
    facts = read(line("Public liability insurance", 1), line("Limit: £5m"), line("Expiry date: 31/02/2027"))

    assert facts["public_liability.expires"] == "31/02/2027"


def test_a_policy_number_with_pl_in_it_names_no_cover() -> None:
    facts = read(line("Certificate of Employers' Liability Insurance", 1), line("Policy number: PL/28254/B"))

    assert facts == {"employers_liability.policy_number": "PL/28254/B"}


def test_a_company_with_a_cover_in_its_name_is_no_cover() -> None:
    facts = read(
        table(("Class", "Insurer", "Limit"), ("Public liability", "Milestone Motor Mutual", "£5,000,000")),
    )

    assert facts == {"public_liability.insurer": "Milestone Motor Mutual", "public_liability.cover": 5_000_000}


def test_the_quote_holds_just_the_words_of_the_value() -> None:
    built = certificates.build("single", 3, "pdf")

    cover = next(fact for fact in facts_of(pdf.read(built.data)) if fact.name.endswith(".cover"))
    mark = next(mark for mark in built.marks if mark.name.endswith(".cover"))

    assert cover.evidence[0].quote == mark.quote
    assert (cover.evidence[0].page, cover.evidence[0].box is not None) == (mark.page, True)


def test_a_document_without_insurance_gives_nothing() -> None:
    assert read(line("Minutes of a meeting"), line("We paid £400 for lunch on 1 May 2026.")) == {}


@pytest.mark.parametrize(("first", "second"), [("statutory", "single"), ("above", "statutory"), ("statutory", "motor")])
def test_a_file_with_two_certificates_keeps_them_apart(first: str, second: str) -> None:
    for seed in (2, 5):
        blocks = [
            *certificates.FAMILIES[first](certificates.draw_of(seed)),
            Break(),
            *certificates.FAMILIES[second](certificates.draw_of(seed + 50)),
        ]
        for form, built in (("docx", make_docx.render(blocks)), ("pdf", make_pdf.render(blocks))):
            got, stated = made(built, form)

            assert got == stated, (seed, form)


def test_rows_below_a_numbered_cover_name_inside_a_table_are_said_of_that_cover() -> None:
    facts = read(
        line("1. EMPLOYERS LIABILITY", level=3),
        table(
            ("Insured", "Oak Play CIC"),
            ("Underwritten by", "Alder Insurance Limited"),
            ("Limit of indemnity", "£10,000,000 any one occurrence"),
            ("2. PUBLIC LIABILITY",),
            ("Underwritten by", "Birch Mutual Insurance plc"),
            ("Policy no.", "BM-PL-55120"),
            ("Limit of indemnity", "£5,000,000 any one event"),
            ("Excess", "£250 each claim"),
            ("Abuse", "Claims arising from abuse are covered"),
        ),
    )

    assert facts["employers_liability.cover"] == 10_000_000
    assert facts["employers_liability.insurer"] == "Alder Insurance Limited"
    assert "employers_liability.abuse_excluded" not in facts
    assert facts["public_liability.cover"] == 5_000_000
    assert facts["public_liability.insurer"] == "Birch Mutual Insurance plc"
    assert facts["public_liability.policy_number"] == "BM-PL-55120"
    assert facts["public_liability.excess"] == 250
    assert facts["public_liability.abuse_excluded"] is False
    assert facts["public_liability.insured_name"] == "Oak Play CIC"


def test_a_letter_that_goes_on_about_a_cover_speaks_of_the_one_last_named() -> None:
    facts = read(
        line("We confirm that Oak Play CIC holds the following insurances."),
        line("Employers' liability insurance is placed with Alder Insurance Limited for £10,000,000."),
        line("The policy number is AL/EL/771."),
        line("Public liability insurance is placed with Birch Mutual Insurance plc for £5,000,000."),
        line("The policy number is BM-PL-55120. Claims arising from abuse are not excluded."),
    )

    assert facts["employers_liability.policy_number"] == "AL/EL/771"
    assert facts["public_liability.policy_number"] == "BM-PL-55120"
    assert facts["public_liability.abuse_excluded"] is False
    assert "employers_liability.abuse_excluded" not in facts
    assert facts["public_liability.insured_name"] == facts["employers_liability.insured_name"] == "Oak Play CIC"


def test_sentences_below_a_heading_are_said_of_the_cover_it_names() -> None:
    facts = read(
        line("Employers' liability", level=2),
        line("The policy is with Alder Insurance Limited. The limit is £10,000,000 and it expires on 31 March 2027."),
        line("Public liability", level=2),
        line("The policy is with Birch Mutual Insurance plc. The limit is £5,000,000; it expires on 11 October 2026."),
    )

    assert facts["employers_liability.expires"] == "2027-03-31"
    assert facts["public_liability.expires"] == "2026-10-11"
    assert facts["public_liability.cover"] == 5_000_000


@pytest.mark.parametrize(
    ("heads", "numbers"),
    [
        (("Class", "Who carries it", "For how much", "Up to and including"),
         ("Quill Insurance plc, policy QM/EL/774", "Marsh Mutual (MM-PL-309)", "Tern Insurance Ltd\nTH-PI-448")),
        (("Cover", "Carrier and policy", "Sum", "Ends"),
         ("Quill Insurance plc\nQM/EL/774", "Marsh Mutual, no. MM-PL-309", "Tern Insurance Ltd TH-PI-448")),
        (("What it is", "Insurer", "Most we can claim", "Finishes"),
         ("Quill Insurance plc (ref QM/EL/774)", "Marsh Mutual; policy no MM-PL-309",
          "Tern Insurance Ltd, certificate number TH-PI-448")),
    ],
)
def test_a_table_names_covers_by_their_class_and_insurer_with_number_in_one_cell(
    heads: tuple[str, ...], numbers: tuple[str, ...]
) -> None:
    rows = zip(("Employers", "Public", "Professional"), numbers, ("£10,000,000", "£5,000,000", "£1m"),
               ("31 March 2027", "31 October 2026", "30 June 2027"), strict=True)
    facts = read(line("What we are insured for", 1), table(heads, *rows))

    assert facts == {
        "employers_liability.cover": 10_000_000, "employers_liability.insurer": "Quill Insurance plc",
        "employers_liability.policy_number": "QM/EL/774", "employers_liability.expires": "2027-03-31",
        "public_liability.cover": 5_000_000, "public_liability.insurer": "Marsh Mutual",
        "public_liability.policy_number": "MM-PL-309", "public_liability.expires": "2026-10-31",
        "professional_indemnity.cover": 1_000_000, "professional_indemnity.insurer": "Tern Insurance Ltd",
        "professional_indemnity.policy_number": "TH-PI-448", "professional_indemnity.expires": "2027-06-30",
    }


def test_a_cover_without_a_number_does_not_take_its_neighbour_s() -> None:
    facts = read(line("Insurance held", 1), table(
        ("Cover", "Insurer", "Limit"), ("Public", "Marsh Mutual (policy MM-309)", "£5,000,000"),
        ("Professional", "Tern Insurance Ltd", "£1,000,000")))

    assert facts["public_liability.policy_number"] == "MM-309"
    assert "professional_indemnity.policy_number" not in facts
