"""Risk assessments: of what, of which type, when made and when due, from forms and registers."""

from __future__ import annotations

import datetime

import pytest

from intake.facts import FactSheet
from intake.kinds import risk_assessment
from intake.located import Reading
from tests.make.grids import Rows, in_excel, in_text, in_word

HAZARDS: Rows = [
    ["Hazard", "Who may be harmed", "Controls", "Risk"],
    ["Site traffic", "Pupils", "Marshals, review daily", "Low"],
]


def risks(reading: Reading) -> dict[tuple[str | None, str], object]:
    sheet = FactSheet("RA", datetime.date(2026, 11, 23))
    risk_assessment.extract(reading, sheet)
    return {(fact.subject, fact.name.removeprefix("risk_assessment.")): fact.value for fact in sheet.facts()}


def test_a_form_of_a_site() -> None:
    form: Rows = [
        ["Site assessed", "Thrift Cottage"],
        ["Assessed by", "Ann Reed"],
        ["Date of assessment", "17/02/2026"],
        ["Review due", "17 February 2027"],
    ]

    assert risks(in_word("# Site risk assessment", form, HAZARDS)) == {
        ("Thrift Cottage", "type"): "site",
        ("Thrift Cottage", "assessed_on"): "2026-02-17",
        ("Thrift Cottage", "review_on"): "2027-02-17",
    }


def test_a_form_of_an_activity_in_lines_of_text() -> None:
    lines = (
        "RISK ASSESSMENT\n",
        "Activity: Canoeing on the Arun",
        "Location: Arundel",
        "Date completed: 1 May 2026",
        "Next review: 1 May 2027",
    )

    assert risks(in_text("\n".join(lines))) == {
        ("Canoeing on the Arun", "type"): "activity",
        ("Canoeing on the Arun", "assessed_on"): "2026-05-01",
        ("Canoeing on the Arun", "review_on"): "2027-05-01",
    }


def test_a_fire_risk_assessment_is_of_its_premises() -> None:
    form: Rows = [["Premises", "Unit 4, Mill Lane"], ["Responsible person", "Ann Reed"], ["Date", "3 March 2026"]]

    assert risks(in_word("# Fire Risk Assessment", form)) == {
        ("Unit 4, Mill Lane", "type"): "fire",
        ("Unit 4, Mill Lane", "assessed_on"): "2026-03-03",
    }


def test_the_last_review_counts_as_the_assessment() -> None:
    form: Rows = [
        ["Activity", "Cookery"],
        ["Date of assessment", "1/5/2023"],
        ["Last reviewed", "2/6/2026"],
        ["Next review", "2/6/2027"],
    ]

    assert risks(in_word("# Risk assessment", form))["Cookery", "assessed_on"] == "2026-06-02"


@pytest.mark.parametrize(("day", "name"), [("1/5/2026", "assessed_on"), ("1/5/2027", "review_on")])
def test_a_date_of_review_is_past_or_to_come(day: str, name: str) -> None:
    form: Rows = [["Activity", "Cookery"], ["Date of review", day]]

    assert ("Cookery", name) in risks(in_word("# Risk assessment", form))


def test_a_sheet_each_is_an_assessment_each() -> None:
    def sheet(kind: str, subject: str, day: int) -> Rows:
        return [
            [f"{kind} risk assessment"],
            ["Assessment of", subject],
            ["Date assessed", datetime.date(2026, 5, day)],
            [],
            *HAZARDS,
        ]

    found = risks(in_excel(A=sheet("Activity", "Beach trips", 1), B=sheet("Site", "The Barn", 2)))

    assert found == {
        ("Beach trips", "type"): "activity",
        ("Beach trips", "assessed_on"): "2026-05-01",
        ("The Barn", "type"): "site",
        ("The Barn", "assessed_on"): "2026-05-02",
    }


def test_a_register_has_an_assessment_a_row() -> None:
    register: Rows = [
        ["Activity", "Assessment date", "Review date", "Owner"],
        ["Woodwork", "1/2/2026", "1/2/2027", "AR"],
        ["Swimming", "3/4/2026", "3/4/2027", "BM"],
    ]

    assert risks(in_word("# Risk assessment register", register)) == {
        ("Woodwork", "type"): "activity",
        ("Woodwork", "assessed_on"): "2026-02-01",
        ("Woodwork", "review_on"): "2027-02-01",
        ("Swimming", "type"): "activity",
        ("Swimming", "assessed_on"): "2026-04-03",
        ("Swimming", "review_on"): "2027-04-03",
    }


def test_two_forms_in_one_document_are_two_assessments() -> None:
    def form(subject: str, day: str) -> Rows:
        return [["Activity", subject], ["Date of assessment", day]]

    found = risks(
        in_word("# Risk assessment", form("Woodwork", "1/2/2026"), "# Risk assessment", form("Swimming", "3/4/2026"))
    )

    assert {subject for subject, _ in found} == {"Woodwork", "Swimming"}
    assert found["Swimming", "assessed_on"] == "2026-04-03"


def test_the_title_names_the_subject_where_no_label_does() -> None:
    reading = in_word("# Risk assessment: Visit to Arundel Castle", "Date: 4 May 2026", HAZARDS)

    assert risks(reading) == {
        ("Visit to Arundel Castle", "type"): "activity",
        ("Visit to Arundel Castle", "assessed_on"): "2026-05-04",
    }


def test_hazards_and_prose_give_nothing() -> None:
    assert risks(in_word(HAZARDS, "We review each site on 1 May 2026.")) == {}


def test_a_blank_form_gives_nothing() -> None:
    blank: Rows = [["Site", ""], ["Date of assessment", ""], ["Review date", ""]]

    assert risks(in_word("# Risk assessment", blank)) == {}


def test_two_labels_with_their_values_in_one_row() -> None:
    form: Rows = [
        ["Activity / Task", "Forest school sessions", "Assessment date", "12/01/2026"],
        ["Location", "Chanctonbury Wood", "Review date", "12/01/2027"],
        ["Assessor", "J Ash", "Signature", "J Ash"],
    ]

    assert risks(in_word("# RISK ASSESSMENT FORM", form, HAZARDS)) == {
        ("Forest school sessions", "type"): "activity",
        ("Forest school sessions", "assessed_on"): "2026-01-12",
        ("Forest school sessions", "review_on"): "2027-01-12",
    }


def test_a_register_says_type_and_last_review_of_each() -> None:
    head = ["RA no.", "Title", "Type", "Date of assessment", "Reviewed", "Next review"]
    day = datetime.date
    rows: Rows = [
        head,
        [1, "Minibus travel", "Activity", day(2024, 1, 1), day(2026, 1, 1), day(2027, 1, 1)],
        [2, "Main site", "Site", day(2026, 2, 1), None, day(2027, 2, 1)],
    ]

    found = risks(in_excel(Register=[["Risk assessment register"], *rows]))

    assert found["Minibus travel", "assessed_on"] == "2026-01-01"
    assert (found["Main site", "type"], found["Main site", "review_on"]) == ("site", "2027-02-01")


def test_dates_are_told_by_the_stems_of_their_labels() -> None:
    form: Rows = [
        ["Activity", "Open canoeing", "Organisation", "Example CIO"],
        ["Assessment completed", "Tue 7 April 2026", "To be reviewed by", "Wed 7 April 2027"],
        ["Completed by", "Bo Moss", "Ratio", "1:4"],
    ]

    assert risks(in_word("# Activity risk assessment", form, HAZARDS)) == {
        ("Open canoeing", "type"): "activity",
        ("Open canoeing", "assessed_on"): "2026-04-07",
        ("Open canoeing", "review_on"): "2027-04-07",
    }


def test_dates_of_the_only_assessment_may_stand_in_sentences() -> None:
    found = risks(
        in_word(
            "# Climbing wall visit – risk assessment",
            "Written 4 May 2026 by Bo Moss. Review by 4 May 2027.",
            "The fire alarm was inspected on 3 May 2026. Rope log last checked 2 May 2026.",
        )
    )

    assert found == {
        ("Climbing wall visit", "type"): "activity",
        ("Climbing wall visit", "assessed_on"): "2026-05-04",
        ("Climbing wall visit", "review_on"): "2027-05-04",
    }


def test_a_register_may_name_the_main_hazards() -> None:
    rows: Rows = [
        [
            "Area or activity",
            "Kind",
            "Main hazards",
            "Rating after controls",
            "Assessed by",
            "Assessed on",
            "Review due",
        ],
        ["Pond field", "Site", "Deep water", "Low", "A Reed", "20/4/2026", "20/10/2026"],
        ["Barn: fire", "Fire", "Hay", "Low", "B Moss", "8/12/2025", "8/12/2026"],
    ]

    found = risks(in_word("# Register of risk assessments", rows))

    assert (found["Pond field", "type"], found["Pond field", "review_on"]) == ("site", "2026-10-20")
    assert (found["Barn: fire", "type"], found["Barn: fire", "assessed_on"]) == ("fire", "2025-12-08")
