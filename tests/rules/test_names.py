"""What does not count when names are compared, and what does."""

import pytest

from rules.names import covers, same


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("BrightTeach Ltd", "BRIGHTTEACH LIMITED"),
        ("Smith & Sons Ltd.", "Smith and Sons Limited"),
        ("St. Mary's School", "St Marys School"),
        ("The Lorica Trust", "Lorica Trust"),
        ("Café Nord CIC", "Cafe Nord C.I.C."),
        ("Crimsham Farm CIC", "Crimsham Farm Community Interest Company"),
        ("Larkfield", "Larkfield Ltd"),
    ],
)
def test_one_organisation_spelled_twice(first: str, second: str) -> None:
    assert same(first, second)
    assert same(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Larkfield Ltd", "Larkfield LLP"),
        ("Larkfield Ltd", "Larkfield Holdings Ltd"),
        ("Larkfield CIC", "Larkfield Limited"),
        ("Angling 4 Education", "Angling for Education"),
    ],
)
def test_two_organisations(first: str, second: str) -> None:
    assert not same(first, second)


@pytest.mark.parametrize(
    ("insured", "applicant"),
    [
        ("Larkfield Learning Limited", "Larkfield Learning Ltd"),
        ("Larkfield Learning Ltd t/a Bright Minds", "Larkfield Learning Limited"),
        ("Larkfield Learning Ltd trading as Bright Minds", "Larkfield Learning Ltd"),
        ("Larkfield Learning Ltd and/or its subsidiaries", "Larkfield Learning Ltd"),
        ("Big Group plc; Larkfield Learning Ltd", "Larkfield Learning Ltd"),
    ],
)
def test_the_insured_covers_the_applicant(insured: str, applicant: str) -> None:
    assert covers(insured, applicant)


@pytest.mark.parametrize(
    ("insured", "applicant"),
    [
        ("Bright Minds", "Larkfield Learning Ltd"),
        ("Larkfield Learning Services Ltd", "Larkfield Learning Ltd"),
        ("New Larkfield Learning Ltd", "Larkfield Learning Ltd"),
    ],
)
def test_the_insured_is_somebody_else(insured: str, applicant: str) -> None:
    assert not covers(insured, applicant)
