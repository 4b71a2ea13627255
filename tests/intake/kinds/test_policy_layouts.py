"""Policies in layouts of many hands: registers, histories, control boxes, prose, margins."""

from dataclasses import replace
from datetime import date

import pytest

from intake.facts import FactSheet
from intake.kinds import policy
from intake.located import Paragraph, PicturedWord, Reading, Table, Text
from tests.make.handbooks import BODY, head, line, reading, sections, table

AS_AT = date(2026, 11, 23)
Facts = dict[tuple[str, str | None], object]

ACME = "Tallow Lane Learning Ltd"


def facts_of(source: Reading) -> Facts:
    sheet = FactSheet("doc", AS_AT)
    policy.extract(source, sheet)
    return {(fact.name, fact.subject): fact.value for fact in sheet.facts() if fact.confidence >= 0.7}


def single(*blocks: Paragraph | Table) -> Facts:
    """The facts of a complaints policy with these blocks after its title."""
    return facts_of(reading(head("Complaints Policy"), line(BODY), *blocks))


def kinds_in(facts: Facts) -> set[str | None]:
    return {subject for name, subject in facts if name == "policy.present"}


def dates_in(facts: Facts, kind: str = "complaints") -> tuple[object, ...]:
    return tuple(facts.get((f"policy.{leaf}", kind)) for leaf in ("approved_on", "reviewed_on", "next_review"))


REGISTER = table(
    ("", "Policy", "Looked after by", "First adopted", "Last looked at", "Look at again by"),
    ("1", "Keeping everyone safe at work: health and safety", "Ann Reed", "04.09.2018", "12.01.2026", "11.01.2027"),
    ("2", "Recruiting Safely", "Ben Howe", "05.09.2018", "03.03.2026", "02.03.2027"),
    ("3", "Speaking Up", "Cy Marsh", "06.09.2018", "04.03.2026", "03.03.2028"),
)


def test_a_register_gives_each_section_its_dates_and_owner() -> None:
    facts = facts_of(reading(
        head("How we run things", 9), line(f"Policies of {ACME}, for everyone who works here"), REGISTER,
        sections("1   Keeping everyone safe at work: health and safety", "2   Recruiting Safely", "3   Speaking Up",
                 level=9),
    ))

    assert kinds_in(facts) == {"health_and_safety", "safer_recruitment", "whistleblowing"}
    assert facts[("policy.title", "safer_recruitment")] == "Recruiting Safely"
    assert facts[("policy.owner", "safer_recruitment")] == "Ben Howe"
    assert dates_in(facts, "safer_recruitment") == ("2018-09-05", "2026-03-03", "2027-03-02")
    assert dates_in(facts, "whistleblowing") == ("2018-09-06", "2026-03-04", "2028-03-03")
    assert facts[("policy.organisation", "whistleblowing")] == ACME


def test_a_register_set_on_its_side_is_read_too() -> None:
    sideways = table(
        ("Policy", "Complaints", "Lone working"),
        ("Owner", "Ann Reed", "Ben Howe"),
        ("Next review", "1 May 2027", "2 June 2027"),
    )

    facts = facts_of(reading(head("Staff handbook"), sideways, sections("Complaints", "Lone working", level=2)))

    assert facts[("policy.owner", "lone_working")] == "Ben Howe"
    assert facts[("policy.next_review", "complaints")] == "2027-05-01"
    assert facts[("policy.next_review", "lone_working")] == "2027-06-02"


def test_a_section_s_own_dates_win_over_the_register() -> None:
    facts = facts_of(reading(
        head("Our policies"), REGISTER,
        head("2 Recruiting Safely", 2), line(BODY), line("Last reviewed: 1 October 2026"),
        head("3 Speaking Up", 2), line(BODY),
    ))

    assert facts[("policy.reviewed_on", "safer_recruitment")] == "2026-10-01"
    assert facts[("policy.reviewed_on", "whistleblowing")] == "2026-03-04"


def test_a_register_alone_holds_no_policies() -> None:
    assert facts_of(reading(head("Register of policies"), REGISTER, line(BODY))) == {}


def test_contents_tell_a_handbook_s_sections_and_a_sentence_dates_them_all() -> None:
    facts = facts_of(reading(
        head(ACME), head("Policies and procedures", 2),
        line("All the policies in this handbook were reviewed by the directors on 12 January 2026 and will be reviewed "
             "again by 12 January 2027."),
        head("Contents", 3), line("1 Caring for the Environment........3"), line("2 Treating people fairly........4"),
        sections("1 Caring for the Environment", "2 Treating people fairly", level=4),
    ))

    assert kinds_in(facts) == {"environmental", "equality"}
    assert dates_in(facts, "equality") == (None, "2026-01-12", "2027-01-12")
    assert facts[("policy.organisation", "environmental")] == ACME


def test_contents_of_one_policy_that_touches_on_others_make_no_handbook() -> None:
    facts = facts_of(reading(
        head("Safeguarding Policy"), line("Contents"),
        line("1 Whistleblowing ..... 2"), line("2 Online safety ..... 3"),
        line("3 Safer recruitment ..... 3"), line("4 Recognising abuse ..... 4"),
        sections("1 Whistleblowing", "2 Online safety", "3 Safer recruitment", "4 Recognising abuse", level=2),
    ))

    assert kinds_in(facts) == {"safeguarding"}


@pytest.mark.parametrize(
    ("words", "dates"),
    [
        ("This policy was last looked at by the trustees on 4 March 2026 and comes back to the board on 4 March 2027.",
         (None, "2026-03-04", "2027-03-04")),
        ("On 4 March 2026 the board approved this policy.", ("2026-03-04", None, None)),
        ("Adopted by the trustees at their meeting of 4 March 2026. To be looked at again before 4 March 2027.",
         ("2026-03-04", None, "2027-03-04")),
        ("The directors went over this policy on 4 March 2026; they will next consider it on 4 March 2027.",
         (None, "2026-03-04", "2027-03-04")),
        ("Ratified: 4.3.26 | Last refreshed: 5.3.26 | Due for review: 4.3.27",
         ("2026-03-04", "2026-03-05", "2027-03-04")),
        ("The plan was last exercised on 18 February 2026.", (None, None, None)),
        ("Handbook printed 26 June 2026. Staff training was updated on 1 May 2026.", (None, None, None)),
        ("Issued on 4 March 2026.", (None, "2026-03-04", None)),
        ("It will be reviewed in March 2027.", (None, None, None)),
    ],
)
def test_prose_tells_what_a_date_is(words: str, dates: tuple[object, ...]) -> None:
    assert dates_in(single(line(words))) == dates


def test_labels_and_values_twice_in_a_row_are_a_control_box() -> None:
    facts = single(table(
        ("Policy owner", "Rhona Castell, Head of Service", "Version", "7"),
        ("Agreed by", "Board of Trustees", "Date agreed", "14/09/2026"),
        ("Date of last review", "02/09/2026", "Next review due", "01/09/2027"),
        ("Circulation", "All staff", "Replaces", "Version 6 (September 2025)"),
    ))

    assert dates_in(facts) == ("2026-09-14", "2026-09-02", "2027-09-01")
    assert facts[("policy.owner", "complaints")] == "Rhona Castell, Head of Service"


def test_a_history_parted_by_a_page_s_end_is_one() -> None:
    first = table(("Issue", "Date", "Author", "What changed"), ("1.0", "4 Jan 2021", "L. Parr", "First issue"), page=1)
    second = table(("2.0", "19 May 2026", "H. Szabo", "Reviewed"), ("", "19 May 2027", "", "Next review due"), page=2)

    facts = single(first, line("Complaints Policy, page 1", "footer"), second)

    assert dates_in(facts) == (None, "2026-05-19", "2027-05-19")
    assert ("policy.owner", "complaints") not in facts


@pytest.mark.parametrize(
    ("block", "owner"),
    [
        (line("The Head of Care looks after this policy."), "Head of Care"),
        (line("This policy is owned by Ann Reed, Operations Director."), "Ann Reed, Operations Director"),
        (line("The person responsible for this policy is Ann Reed."), "Ann Reed"),
        (table(("Keeper of this policy", "Ann Reed"), ("Next full review", "1 May 2027")), "Ann Reed"),
        (table(("Plan holder", "Ann Reed"), ("Issue", "5")), "Ann Reed"),
        (table(("Responsibility", "Name"), ("Designated lead", "Ann Reed"), ("Trustee", "Bo Dee")), None),
    ],
)
def test_owners_go_by_many_names(block: Paragraph | Table, owner: str | None) -> None:
    assert single(block).get(("policy.owner", "complaints")) == owner


@pytest.mark.parametrize(
    ("blocks", "name"),
    [
        ((head("Complaints Policy"), head("Severn & Vale Family Care Ltd"), line(BODY),
          table(("Service", "Back within"), ("Support line", "1 hour"))), "Severn & Vale Family Care Ltd"),
        ((line("FERRY LEARNING CIC\tComplaints Policy", "header"), head("Complaints Policy"), line(BODY)),
         "FERRY LEARNING CIC"),
        ((head("Tarn Bank"), head("Complaints Policy"), line("Tarn Bank is the working name of Tarn Care Limited."),
          line("Everyone at Tarn Bank listens. Tarn Bank puts things right.")), "Tarn Bank"),
        ((head("Complaints Policy"), line("Signed   Gideon Marsh-Tolley, Managing Director"), line(BODY)), None),
    ],
)
def test_the_organisation_stands_in_front_or_in_the_margins(blocks: tuple[Paragraph, ...], name: str | None) -> None:
    assert facts_of(reading(*blocks)).get(("policy.organisation", "complaints")) == name


def test_names_of_lead_and_deputy_are_facts_of_the_staff_too() -> None:
    facts = facts_of(reading(
        head("Safeguarding Policy"),
        table(("Responsibility", "Name", "How to reach them"),
              ("Designated Safeguarding Lead", "Rhona Castell", "07700 900411"),
              ("Deputy Designated Safeguarding Lead", "Tobias Wren", "07700 900418"),
              ("Trustee with oversight of safeguarding", "Dr Mina Okafor", "mina@lane.example")),
        line("The Designated Safeguarding Lead completed Level 3 training on 11/03/2026."),
    ))

    assert facts[("staff.safeguarding_lead", None)] == "Rhona Castell"
    assert facts[("staff.deputy_lead", None)] == "Tobias Wren"
    assert facts[("staff.safeguarding_lead_trained_on", None)] == "2026-03-11"
    assert facts[("policy.lead_named", "safeguarding")] is True


@pytest.mark.parametrize(
    ("words", "lead", "deputy"),
    [
        ("The designated lead on the farm is Nerys Pryor; Gethin Pryor stands in for her.",
         "Nerys Pryor", "Gethin Pryor"),
        ("Our DSL is Ann Reed. The deputy DSL is Ben Howe.", "Ann Reed", "Ben Howe"),
        ("Speak to Ann Reed, the designated safeguarding lead, or to the LADO.", "Ann Reed", None),
        ("Our deputy DSL is Ben Howe.", None, "Ben Howe"),
        ("The designated safeguarding lead is Nia Frost. The deputy is Tom Hale. One of them is always here.",
         "Nia Frost", "Tom Hale"),
        ("Our DSL is Nia Frost and her deputy is Tom Hale.", "Nia Frost", "Tom Hale"),
        ("Our DSL is Nia Frost, supported by Tom Hale as deputy.", "Nia Frost", "Tom Hale"),
        ("Our DSL is Nia Frost. In her absence, please speak to Tom Hale.", "Nia Frost", "Tom Hale"),
        ("The safeguarding lead is the director, Nia Frost. When she is away, Tom Hale takes her place.",
         "Nia Frost", "Tom Hale"),
        ("Tom Hale and Nia Frost, the designated safeguarding lead, meet weekly.", "Nia Frost", None),
        ("Our DSL is Nia Frost. The deputy headteacher is Tom Hale.", "Nia Frost", None),
        ("When the designated safeguarding lead is away Tom Hale takes calls.", None, None),
        ("The lead is trained every two years, next on 1 May 2027.", None, None),
    ],
)
def test_leads_are_named_in_sentences(words: str, lead: str | None, deputy: str | None) -> None:
    facts = facts_of(reading(head("Safeguarding Policy"), line(words)))

    assert facts.get(("staff.safeguarding_lead", None)) == lead
    assert facts.get(("staff.deputy_lead", None)) == deputy


def test_margins_and_title_page_tell_the_organisation_s_numbers_and_names() -> None:
    facts = facts_of(reading(
        head("Complaints Policy"), line(BODY),
        line("Tarn Bank Services is the working name of Tarn Bank Care Limited."),
        line("Registered charity 1198844. Questions to Dee Ford on 01632 960145."),
        line("Company number 09377412", "footer"),
    ))

    assert facts[("organisation.company_number", None)] == "09377412"
    assert facts[("organisation.charity_number", None)] == "1198844"
    assert facts[("organisation.legal_name", None)] == "Tarn Bank Care Limited"
    assert facts[("organisation.trading_name", None)] == "Tarn Bank Services"


def test_a_next_review_before_the_last_is_doubtful() -> None:
    facts = single(line("Last reviewed: 1 May 2026"), line("Next review: 1 May 2025"))

    assert dates_in(facts) == (None, "2026-05-01", None)


def test_a_table_of_targets_dates_nothing_of_the_policy() -> None:
    facts = single(table(("Target", "Lead", "Review date"), ("Answer in 5 days", "Ann Reed", "1 May 2027"),
                         ("Fewer complaints", "Ben Howe", "1 June 2027")))

    assert dates_in(facts) == (None, None, None)
    assert ("policy.owner", "complaints") not in facts


@pytest.mark.parametrize(
    ("block", "signed"),
    [
        (table(("Signed", "D. Ashworth"), ("Name", "Dilys Ashworth"), ("Date", "4 November 2025")), True),
        (table(("Signed", ""), ("Name", "Dilys Ashworth")), False),
        (table(("Signed", "Date"), ("", "")), False),
    ],
)
def test_a_box_for_a_signature_is_filled_or_not(block: Table, signed: bool) -> None:
    assert single(block)[("policy.signed", "complaints")] is signed


def test_a_name_over_the_same_name_in_print_is_a_signature() -> None:
    assert single(line("Bethan Rowe"), line("Bethan Rowe, Director"))[("policy.signed", "complaints")] is True
    assert ("policy.signed", "complaints") not in single(line("Bethan Rowe, Director"))


def test_a_registration_with_the_information_commissioner_is_told() -> None:
    facts = facts_of(reading(
        head("Privacy Policy"),
        line("We are registered with the Information Commissioner’s Office under reference ZB417702."),
    ))

    assert facts[("registration.ico.reference", None)] == "ZB417702"


def test_a_policy_that_lists_related_policies_is_one_policy() -> None:
    related = table(("Related policy", "Owner", "Review date"), ("Safeguarding policy", "Ann Reed", "1 May 2027"),
                    ("Lone working policy", "Ben Howe", "2 June 2027"))

    facts = facts_of(reading(
        head("Behaviour Policy"), line(BODY), related, sections("Safeguarding", "Lone working", level=2)))

    assert kinds_in(facts) == {"behaviour"}
    assert dates_in(facts, "behaviour") == (None, None, None)


def test_the_margin_s_word_handbook_does_not_part_one_policy() -> None:
    facts = facts_of(reading(
        line("Staff handbook", "header"), head("Safeguarding Policy"),
        sections("4 Whistleblowing", "5 Online safety", "6 Missing children", "7 Safer recruitment", level=2),
    ))

    assert kinds_in(facts) == {"safeguarding"}


def test_a_title_without_a_policy_below_it_is_left_to_a_person() -> None:
    sheet = FactSheet("doc", AS_AT)
    policy.extract(reading(head("Quality Policy")), sheet)

    assert [fact.confidence < 0.7 for fact in sheet.facts() if fact.name == "policy.present"] == [True]


def test_an_owner_is_named_in_a_sentence_of_its_own() -> None:
    facts = single(line("Looked after by Hazel Brook. Last reviewed on 3 February 2026."))

    assert facts["policy.owner", "complaints"] == "Hazel Brook"
    assert dates_in(facts)[1] == "2026-02-03"


def test_a_name_that_was_not_read_is_not_taken_from_the_next_sentence() -> None:
    for words in (
        "The designated safeguarding lead is.\tFrost. The deputyis Tom Hale. One of them is here.",
        "Designated Safeguarding Lead: Fr st, Deputy: Tom Hale",
        "Designated safeguarding lead:  ?. Deputy lead: Tom Hale",
    ):
        facts = facts_of(reading(head("Safeguarding Policy"), line(words)))

        assert facts.get(("staff.safeguarding_lead", None)) is None, words
        assert facts.get(("staff.deputy_lead", None)) == "Tom Hale", words
        assert facts.get(("policy.lead_named", "safeguarding")) is not True, words


def test_several_deputies_are_each_a_fact() -> None:
    sheet = FactSheet("doc", AS_AT)
    words = "The DSL is Nia Frost. The deputies are Tom Hale (07700 900124) and Jo Vale."
    policy.extract(reading(head("Safeguarding Policy"), line(words)), sheet)

    assert [fact.value for fact in sheet.facts() if fact.name == "staff.deputy_lead"] == ["Tom Hale", "Jo Vale"]


@pytest.mark.parametrize(
    ("lines", "signed"),
    [
        (("Signed", "Nia Frost, Director"), True),
        (("Signed on behalf of the trustees:", "Nia Frost", "Chair"), True),
        (("Signature:", "Mrs N Frost"), True),
        (("Signed ................", "Nia Frost, Director"), False),
        (("Signed", "Name", "Date"), False),
        (("Signed", "Appendix A"), False),
    ],
)
def test_a_name_in_print_under_its_place_is_a_signature(lines: tuple[str, ...], signed: bool) -> None:
    facts = facts_of(reading(head("Complaints Policy"), line(BODY), *map(line, lines)))

    assert facts[("policy.signed", "complaints")] is signed


def test_a_place_for_ink_on_a_picture_is_not_said_to_be_empty() -> None:
    place = Paragraph(Text("Signed", page=1))
    blocks = (head("Complaints Policy"), line(BODY), place, line("Page 1 of 1"))
    seen = PicturedWord("Signed", (0, 0, 10, 10), 0.9)

    assert ("policy.signed", "complaints") not in facts_of(replace(reading(*blocks), recognised={1: (seen,)}))


def test_owner_and_dates_stand_under_the_heads_of_a_box_of_two_rows() -> None:
    facts = facts_of(reading(
        head("Complaints Policy"),
        table(("Keeper", "First adopted", "Last looked at", "To be reviewed by"),
              ("Nia Frost", "3 May 2019", "4 May 2026", "4 May 2027")),
        line(BODY),
    ))

    assert facts[("policy.owner", "complaints")] == "Nia Frost"
    assert facts[("policy.reviewed_on", "complaints")] == "2026-05-04"
    assert facts[("policy.next_review", "complaints")] == "2027-05-04"


HAZARDS = ("Hazard", "Who could be hurt", "Control measures")


def test_risk_assessments_behind_a_policy_are_each_read() -> None:
    facts = facts_of(reading(
        head("Health and Safety Policy"), line(BODY),
        head("Appendices"),
        head("Risk assessment: canoeing trip", 2),
        line("Written on 4 May 2026 by Bo Moss. Review by 4 May 2027."),
        table(HAZARDS, ("Cold water", "Pupils", "Wetsuits")),
        head("Premises risk assessment - Old Mill House", 2),
        table(("Date of assessment", "6 May 2026"), ("Next review", "6 May 2027")),
        table(HAZARDS, ("Steps", "Everyone", "Rails")),
        head("Fire risk assessment: Barn 2", 2),
        line("Carried out on 1 June 2026. To be reviewed on 1 June 2027."),
        table(HAZARDS, ("Straw", "Everyone", "Kept outside")),
    ))

    assert facts[("risk_assessment.type", "canoeing trip")] == "activity"
    assert facts[("risk_assessment.review_on", "canoeing trip")] == "2027-05-04"
    assert facts[("risk_assessment.assessed_on", "Old Mill House")] == "2026-05-06"
    assert facts[("risk_assessment.type", "Old Mill House")] == "site"
    assert facts[("risk_assessment.type", "Barn 2")] == "fire"
    assert facts[("risk_assessment.assessed_on", "Barn 2")] == "2026-06-01"


def test_words_on_risk_assessment_are_none() -> None:
    facts = facts_of(reading(
        head("Risk Assessment Policy"), line("Last reviewed on 4 May 2026. To be reviewed on 4 May 2027."),
        head("How we carry out a risk assessment", 2), line("Each is completed on 1 September 2026 at the latest."),
        head("Our risk assessments", 2), line("Risk assessments are kept in the office."),
    ))

    assert not [name for name, _ in facts if name.startswith("risk_assessment.")]
