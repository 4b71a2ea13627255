"""What a reader takes from wordings and layouts of documents that are not the ones it was written beside."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from intake.facts import FactSheet
from intake.kinds import (
    credit_report,
    dbs_record,
    inspection_report,
    insurance,
    policy,
    pricing_schedule,
    reference,
    registration,
    risk_assessment,
    training_record,
)
from intake.labels import pairs
from intake.located import Paragraph, Reading, Text
from tests.make.grids import in_excel, in_word

AS_AT = date(2026, 11, 23)
Facts = dict[tuple[str, str | None], object]


def read(extract: Callable[[Reading, FactSheet], None], reading: Reading) -> Facts:
    sheet = FactSheet("document", AS_AT)
    extract(reading, sheet)
    return {(fact.name.partition(".")[2], fact.subject): fact.value for fact in sheet.facts()}


def labelled(reading: Reading) -> set[tuple[str, str]]:
    return {(pair.label, pair.words) for pair in pairs(reading)}


def test_labels_and_values_twice_a_row_are_no_header_over_data() -> None:
    found = labelled(
        in_word(
            [
                ["Grade of fee", "Tier 2", "Name of organisation", "Heron Reach Tutors Ltd"],
                ["Expiry date", "4 May 2027", "Address", "9 Mill Row, Storrington, RH20 4AA"],
            ]
        )
    )

    assert ("Name of organisation", "Heron Reach Tutors Ltd") in found
    assert ("Expiry date", "4 May 2027") in found


def test_columns_of_labels_over_their_values_need_not_be_level() -> None:
    found = labelled(
        in_word(
            [
                ["Name of insured", "Policy number"],
                ["Heron Reach Tutors Ltd", "HR/20391"],
                ["Address", "Date of expiry"],
                ["9 Mill Row, Storrington", "4 May 2027"],
                ["RH20 4AA", "Broker"],
                ["Insurer", "Quill & Marsh Insurance Services"],
            ],
            "Sedge Mutual Insurance plc",
        )
    )

    assert {
        ("Name of insured", "Heron Reach Tutors Ltd"),
        ("Policy number", "HR/20391"),
        ("Date of expiry", "4 May 2027"),
        ("Broker", "Quill & Marsh Insurance Services"),
        ("Insurer", "Sedge Mutual Insurance plc"),
    } <= found


def test_prices_of_a_year_that_is_over_are_not_offered() -> None:
    got = read(
        pricing_schedule.extract,
        in_excel(
            Prices=[
                ["Service", "Charged per", "2024/25 price", "2026/27 price", "Increase"],
                ["Swimming support", "hour", 30, 32.5, 2.5],
                ["Respite night", "night", 290, 305, 15],
            ]
        ),
    )

    assert got["rate", "Swimming support"] == 32.5
    assert got["rate", "Respite night"] == 305
    assert not any("2024/25" in (subject or "") for _, subject in got)


def test_prices_of_two_years_to_come_are_both_offered() -> None:
    got = read(
        pricing_schedule.extract,
        in_excel(
            Prices=[
                ["Service", "Unit", "2026/27 price", "2027/28 price"],
                ["Swimming support", "hour", 32, 33],
                ["Club", "day", 60, 62],
            ]
        ),
    )

    assert (got["rate", "Swimming support, 2026/27 price"], got["rate", "Swimming support, 2027/28 price"]) == (32, 33)


def test_a_council_s_ceiling_beside_the_price_is_not_offered() -> None:
    got = read(
        pricing_schedule.extract,
        in_word(
            [
                ["Item", "Unit", "Ceiling price (£)", "Your price (£)"],
                ["Mentoring", "hour", "40.00", "36.00"],
                ["Transport", "mile", "0.80", "0.60"],
            ]
        ),
    )

    assert (got["rate", "Mentoring"], got["rate", "Transport"]) == (36, 0.6)


def test_a_location_s_identifier_is_not_the_provider_s() -> None:
    got = read(
        registration.extract,
        in_word(
            "# Care Quality Commission",
            "This certifies that the provider below has been registered by the Commission.",
            [["Provider name", "Heron Reach Care Ltd"], ["Provider ID", "1-300400500"], ["Location ID", "1-700800900"]],
            "# Locations",
            [["Location", "Location ID"], ["Storrington office", "1-700800900"]],
        ),
    )

    assert got["cqc.reference", None] == "1-300400500"
    assert got["cqc.name", None] == "Heron Reach Care Ltd"
    assert got["cqc.status", None] == "registered"


def test_the_register_of_fee_payers_in_a_letter() -> None:
    got = read(
        registration.extract,
        in_word(
            "Information Commissioner's Office",
            "Heron Reach Trust is now listed in the register of fee payers (ZB123987).",
            "The entry runs until 3 June 2027; the last one ended on 3 June 2026.",
        ),
    )

    assert got["ico.name", None] == "Heron Reach Trust"
    assert got["ico.expires", None] == "2027-06-03"


def test_a_report_that_lists_earlier_inspections_gives_the_latest() -> None:
    got = read(
        inspection_report.extract,
        in_word(
            "# Ofsted",
            "# Fern House",
            "Dates of the inspection: 3 and 4 February 2026",
            "Overall effectiveness: good",
            [["Setting sub-type", "Children's home"], ["Unique reference number", "SC123456"]],
            "# Previous inspections",
            [["Inspection date", "Judgement"], ["5 March 2024", "Inadequate"], ["2 May 2022", "Good"]],
        ),
    )

    assert got["ofsted.inspected_on", None] == "2026-02-04"
    assert got["ofsted.rating", None] == "good"
    assert got["ofsted.provision_type", None] == "childrens_home"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Holm Oak Academy, Steyning", "Holm Oak Academy, Steyning"),
        ("Holm Oak Academy, 4 High Street, Steyning", "Holm Oak Academy"),
        ("Royal Borough of Wexmere", "Royal Borough of Wexmere"),
        ("Rother Parents' Forum", "Rother Parents' Forum"),
    ],
)
def test_a_referee_s_name_is_as_printed_without_its_address(name: str, kept: str) -> None:
    got = read(
        reference.extract,
        in_word(
            [
                ["Referee organisation", name],
                ["Contract start date", "1 May 2024"],
                ["Value of contract", "£20,000"],
            ]
        ),
    )

    assert got["organisation", kept] == kept


def test_a_name_typed_below_a_signature_and_again_with_the_position() -> None:
    got = read(
        reference.extract,
        in_word(
            "# Holm Oak Academy",
            "To whom it may concern",
            "Heron Reach Ltd has taught our pupils since 3 May 2023 and still does. In all the contract "
            "is worth £21,000.",
            "Yours sincerely",
            "Ada Finch",
            "Ada Finch, Head of Inclusion (SENDCO)",
        ),
    )

    assert got["contact", "Holm Oak Academy"] == "Ada Finch, Head of Inclusion (SENDCO)"


def test_a_numbered_form_with_its_answers_below() -> None:
    got = read(
        reference.extract,
        in_word(
            "1. Referee's organisation",
            "Holm Oak Academy",
            "2. Referee (name, post)",
            "Ada Finch, SENDCO",
            "3. Approximate contract value",
            "£21,000",
            "4. Contract start date",
            "3 May 2023",
        ),
    )

    assert got["contact", "Holm Oak Academy"] == "Ada Finch, SENDCO"
    assert got["contract_value", "Holm Oak Academy"] == 21000


def test_the_assessment_before_is_not_this_one() -> None:
    got = read(
        risk_assessment.extract,
        in_word(
            "# Site risk assessment",
            [
                ["Prior assessment", "2 May 2024"],
                ["Premises", "Fern Barn"],
                ["Date of assessment", "9 May 2026"],
                ["Review by", "9 May 2027"],
            ],
        ),
    )

    assert got["assessed_on", "Fern Barn"] == "2026-05-09"
    assert got["review_on", "Fern Barn"] == "2027-05-09"


def test_an_assessment_told_in_a_paragraph() -> None:
    got = read(
        risk_assessment.extract,
        in_word(
            "# Fire risk assessment",
            "Building: Fern Barn. Assessed by Ada Finch on 9 May 2026. It replaces that of 2 May "
            "2024 and must be reviewed by 9 May 2027, sooner after a fire.",
        ),
    )

    assert got == {
        ("type", "Fern Barn"): "fire",
        ("assessed_on", "Fern Barn"): "2026-05-09",
        ("review_on", "Fern Barn"): "2027-05-09",
    }


def test_an_agency_that_nobody_knows_is_named_at_the_head() -> None:
    got = read(
        credit_report.extract,
        in_word(
            "# Plumbline Ratings",
            "# Company credit report",
            [["Company name", "Heron Reach Ltd"], ["Report date", "2 May 2026"]],
            "The company has a risk score of 71 (previously 40).",
            "Plumbline Ratings. Data as at 2 May 2026.",
        ),
    )

    assert (got["agency", None], got["score", None], got["reported_on", None]) == (
        "Plumbline Ratings",
        71,
        "2026-05-02",
    )


def test_a_record_of_checks_names_lead_and_deputy_by_their_roles() -> None:
    got = read(
        dbs_record.extract,
        in_word(
            "Headcount: 3",
            [
                ["Name", "Role", "DBS level", "Issued", "Update Service"],
                ["Ada Finch", "Manager and safeguarding lead", "Enhanced", "2 May 2025", "☒"],
                ["Bo Marsh", "Deputy DSL, tutor", "Enhanced", "2 May 2025", "x"],
                ["Specimen: A N Other", "Tutor", "Enhanced", "2 May 2019", "☒"],
                ["Cy Reed", "Tutor", "Enhanced", "2 May 2025", "x"],
            ],
        ),
    )

    assert (got["safeguarding_lead", None], got["deputy_lead", None]) == ("Ada Finch", "Bo Marsh")
    assert (got["headcount", None], got["dbs_total", None], got["dbs_update_service", None]) == (3, 3, 1)


def test_training_written_line_by_line() -> None:
    got = read(
        training_record.extract,
        in_word(
            "Ada Finch (Manager): DSL level 3, completed 2 May 2024",
            "Bo Marsh (Tutor): First aid, taken 2 May 2020, expires 1 May 2023",
            "Bo Marsh (Tutor): First aid, taken 2 May 2025, expires 1 May 2028",
            "Our safeguarding lead is Ada Finch and the deputy is Bo Marsh.",
        ),
    )

    assert got["safeguarding_lead_trained_on", None] == "2024-05-02"
    assert got["first_aid_expires", None] == "2028-05-01"
    assert got["deputy_lead", None] == "Bo Marsh"


COVER = ["Cover", "Limit of indemnity", "Excess"]


@pytest.mark.parametrize(
    "said",
    [
        "Our intermediary holds professional indemnity insurance of £4,000,000 for its own account.",
        "We were asked for a quotation for cyber cover of £1,000,000; it has not been placed.",
        "Not insured under this policy: motor (£20,000,000 can be quoted).",
    ],
)
def test_cover_that_is_another_s_or_not_in_force_is_none(said: str) -> None:
    got = read(
        insurance.extract,
        in_word(
            "# Certificate of insurance",
            [["Insured", "Heron Reach Ltd"], ["Policy no", "HR/20391"]],
            [COVER, ["Public liability", "GBP 5,000,000", "-"]],
            said,
        ),
    )

    assert {name.partition(".")[0] for name, _ in got} == {"public_liability"}
    assert (got["public_liability.cover", None], got["public_liability.excess", None]) == (5000000, 0)
    assert got["public_liability.policy_number", None] == "HR/20391"


def test_limits_of_the_year_before_are_left_out() -> None:
    got = read(
        insurance.extract,
        in_word(
            "# Evidence of insurance",
            "Insured: Heron Reach Ltd",
            [
                ["Section", "2025 (lapsed)", "2026 (current)", "Excess"],
                ["Employers' liability", "£5,000,000", "£10,000,000", "Nil"],
                ["Public liability", "£2,000,000", "£5,000,000", "£250"],
            ],
        ),
    )

    assert got["employers_liability.cover", None] == 10000000
    assert got["public_liability.cover", None] == 5000000


def test_what_a_letter_says_of_lapsed_cover_is_not_said_of_this_one() -> None:
    got = read(
        insurance.extract,
        in_word(
            "# Quill Insurance Brokers",
            "Heron Reach Ltd: liability cover",
            "Cover is in force with Sedge Mutual Insurance plc, policy 77-AB-01, for the period 2 May 2026 to 1 May "
            "2027. It replaces cover under policy 66-AB-01 that lapsed on 1 May 2026.",
            "Public liability: £5m any one claim",
            "Motor fleet: our client's vehicles are insured separately by Reedbed Insurance Company Limited, "
            "policy MF123456.",
        ),
    )

    assert got["public_liability.starts", None] == "2026-05-02"
    assert got["public_liability.expires", None] == "2027-05-01"
    assert got["public_liability.insured_name", None] == "Heron Reach Ltd"
    assert got["motor.insurer", None] == "Reedbed Insurance Company Limited"


def test_a_trade_is_not_the_insured() -> None:
    got = read(
        insurance.extract,
        in_word(
            "# Schedule",
            [["Business", "Teaching and outdoor play"], ["Name of insured", "Heron Reach Ltd"]],
            [COVER, ["Public liability", "£5,000,000", "£100"]],
        ),
    )

    assert got["public_liability.insured_name", None] == "Heron Reach Ltd"


def test_a_history_that_tells_of_the_approval() -> None:
    got = read(
        policy.extract,
        in_word(
            "# Whistleblowing Policy",
            [
                ["Version", "Date", "What changed"],
                ["1", "3 May 2022", "Adopted by the trustees"],
                ["2", "4 May 2025", "Yearly review"],
            ],
            "This policy says how to speak up. " * 8,
        ),
    )

    assert got["approved_on", "whistleblowing"] == "2022-05-03"
    assert got["reviewed_on", "whistleblowing"] == "2025-05-04"


def test_one_row_of_values_under_labels_is_no_history() -> None:
    got = read(
        policy.extract,
        in_word(
            "# Complaints Policy",
            [["Version", "Reviewed on", "Policy owner", "Next review"], ["3", "4 May 2025", "Ada Finch", "4 May 2027"]],
            "We listen to complaints. " * 10,
        ),
    )

    assert got["owner", "complaints"] == "Ada Finch"
    assert got["next_review", "complaints"] == "2027-05-04"


def test_another_s_review_and_dates_side_by_side_in_a_footer() -> None:
    got = read(
        policy.extract,
        in_word(
            "# Health and Safety Policy",
            "Issue 4    Last reviewed 4 May 2025    Next review due 4 May 2026",
            "The landlord reviewed its own fire policy on 2 June 2026. " + "We keep people safe. " * 10,
            "Ada Finch is responsible for keeping it under review.",
        ),
    )

    assert got["reviewed_on", "health_and_safety"] == "2025-05-04"
    assert got["next_review", "health_and_safety"] == "2026-05-04"
    assert got["owner", "health_and_safety"] == "Ada Finch"


def test_offices_named_after_the_deputy_s_are_no_deputies() -> None:
    got = read(
        policy.extract,
        in_word(
            "# Safeguarding Policy",
            "Deputy DSL: Bo Marsh. DSL: Ada Finch (01632 960111). Chair: Cy Reed.",
            "Everyone keeps children safe. " * 10,
        ),
    )

    assert got["deputy_lead", None] == "Bo Marsh"


def test_lead_responsibility_names_the_lead() -> None:
    got = read(
        policy.extract,
        in_word(
            "# Safeguarding Policy",
            "Ada Finch holds lead responsibility for safeguarding, with Bo Marsh as deputy lead.",
            "Everyone keeps children safe. " * 10,
        ),
    )

    assert got["safeguarding_lead", None] == "Ada Finch"


def test_the_parts_of_a_policy_are_nobodys_name_and_no_number() -> None:
    found = read(
        insurance.extract,
        in_word(
            [
                ["Public liability", "£5,000,000 any one event, subject to an excess of Nil."],
                ["Insurer", "an excess of Nil"],
                ["Insured", "Endorsement 7"],
                ["Policy number", "Page 2"],
                ["Underwritten by", "Saltmarsh Mutual Insurance Ltd"],
                ["Expires", "31 March 2027"],
            ]
        ),
    )

    assert found["public_liability.cover", None] == 5_000_000
    assert found["public_liability.insurer", None] == "Saltmarsh Mutual Insurance Ltd"
    assert ("public_liability.insured_name", None) not in found
    assert ("public_liability.policy_number", None) not in found


def test_an_insurer_may_be_called_after_business() -> None:
    found = read(
        insurance.extract,
        in_word(
            [
                ["Employers' liability", "£10,000,000"],
                ["Insurer", "Business Mutual Insurance plc"],
                ["Policy number", "BM/771204"],
            ]
        ),
    )

    assert found["employers_liability.insurer", None] == "Business Mutual Insurance plc"


def test_the_instruction_on_a_reference_form_is_no_organisation() -> None:
    found = read(
        reference.extract,
        in_word(
            [
                ["Customer reference", "Please fill in every box and send the form back to the provider."],
                ["Organisation", "Quarrington Parish Council"],
                ["Completed by", "Odette Marsh, Parish Clerk"],
                ["Contract started", "3 May 2024"],
                ["Value of the contract", "£14,250"],
            ]
        ),
    )

    assert found["organisation", "Quarrington Parish Council"] == "Quarrington Parish Council"
    assert {subject for _, subject in found} == {"Quarrington Parish Council"}


@pytest.mark.parametrize(
    ("line", "signed"),
    [
        ("Signed: ______________________ (Chair of Trustees)", False),
        ("Signed: ____________________ (Chair) Date: ____________", False),
        ("Signed ........................ (Director)   Date ...............", False),
        ("Signed: ____________ for and on behalf of the board", False),
        ("Signed: ____________ Chair of trustees", False),
        ("Signed: Hester Lane (Chair of Trustees)", True),
        ("Signed: ______ Hester Lane ______ (Chair of Trustees)", True),
    ],
)
def test_a_line_to_sign_on_with_the_signatorys_office_behind_it_is_not_signed(line: str, signed: bool) -> None:
    reading = Reading(
        "application/pdf",
        (
            Paragraph(Text("Complaints policy", page=1), 1),
            Paragraph(Text("Approved on 4 May 2026. Next review: May 2027.", page=1)),
            Paragraph(Text(line, page=1)),
        ),
    )

    assert read(policy.extract, reading)["signed", "complaints"] is signed


def test_hazards_below_the_head_of_an_assessment_are_not_assessed_themselves() -> None:
    found = read(
        risk_assessment.extract,
        in_excel(
            Sheet=[
                ["Site risk assessment", "", "", ""],
                ["Site", "Assessed on", "Assessor", "Next review due"],
                ["Brook Farm, Arlesby", "11 March 2026", "T Rowe", "11 March 2027"],
                ["Hazard", "Who may be harmed", "Control measures", "Residual risk"],
                ["Open water", "Children", "Fenced, two staff at all times", "Low"],
                ["Vehicles in the yard", "Everyone", "Gate locked while we are there", "Low"],
                ["Site", "Assessed on", "Assessor", "Next review due"],
                ["The Old Dairy, Arlesby", "12 March 2026", "T Rowe", "12 March 2027"],
                ["Hazard", "Who may be harmed", "Control measures", "Residual risk"],
                ["Stairs", "Children", "Gate at the top", "Low"],
            ]
        ),
    )

    assert {subject for _, subject in found} == {"Brook Farm, Arlesby", "The Old Dairy, Arlesby"}
    assert found["review_on", "Brook Farm, Arlesby"] == "2027-03-11"
