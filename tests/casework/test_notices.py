"""A wrong framework and several providers in one pack are said aloud."""

from __future__ import annotations

from datetime import date

import pytest

from casework.assess import judge
from casework.notices import notices_of
from casework.submission import Submission
from rules import frameworks
from schemas.types import Document, DocumentReading, Evidence, Fact, PackSummary

IAP = frameworks.load("iap")


def form(path: str, **facts: str) -> DocumentReading:
    """A questionnaire; facts by name, underscores doubled for the dot."""
    place = (Evidence(path, "words", page=1),)
    stated = tuple(Fact(name.replace("__", "."), value, place) for name, value in facts.items())
    return DocumentReading(Document(path, path[0] * 64, 10, "application/pdf", "questionnaire", 0.9, "full"), stated)


def submission(
    *readings: DocumentReading, layout: str = "per-supplier", superseded: tuple[str, ...] = ()
) -> Submission:
    pack = PackSummary("pack.zip", "1" * 64, layout, superseded)  # type: ignore[arg-type]
    return Submission("Tender Response", pack, readings)


def applicant(path: str, name: str, number: str | None = None) -> DocumentReading:
    numbers = {} if number is None else {"organisation__company_number": number}
    return form(path, organisation__legal_name=name, **numbers)


@pytest.mark.parametrize("named", ["facs", "Family and Community Support Services Framework"])
def test_a_form_of_another_framework_is_named_with_the_one_it_is_judged_under(named: str) -> None:
    given = form("SQ.pdf", organisation__legal_name="Acme Ltd", application__framework=named)

    (notice,) = notices_of(submission(given), IAP)

    assert notice.startswith("Acme Ltd: WRONG FRAMEWORK? The form is for Family and Community Support Services ")
    assert "judged here under Independent Alternative Provision DPS" in notice


@pytest.mark.parametrize("named", ["iap", "Independent Alternative Provision DPS", "Another tender"])
def test_its_own_framework_and_an_unknown_one_give_no_notice(named: str) -> None:
    assert notices_of(submission(form("SQ.pdf", application__framework=named)), IAP) == ()


def test_a_replaced_form_says_nothing() -> None:
    old = form("Old.pdf", application__framework="facs")

    assert notices_of(submission(old, superseded=("Old.pdf",)), IAP) == ()


@pytest.mark.parametrize(
    ("layout", "advice"),
    [("per-supplier", "use --layout many-suppliers"), ("flat", "a folder of its own"), ("many-suppliers", "as one.")],
)
def test_questionnaires_of_two_applicants_are_named(layout: str, advice: str) -> None:
    both = (applicant("A.pdf", "Acme Tutors Ltd", "01234567"), applicant("B.pdf", "Beta Learning CIC", "07654321"))

    (notice,) = notices_of(submission(*both, layout=layout), IAP)

    assert "Acme Tutors Ltd (01234567); Beta Learning CIC (07654321)." in notice
    assert advice in notice


def test_an_applicant_without_a_number_is_another_where_the_names_share_no_word() -> None:
    numbered = applicant("A.pdf", "Acme Tutors Ltd", "01234567")

    assert len(notices_of(submission(numbered, applicant("B.pdf", "Jo Bloggs")), IAP)) == 1
    assert notices_of(submission(numbered, applicant("B.pdf", "Acme Learning")), IAP) == ()


@pytest.mark.parametrize(
    "again",
    [
        applicant("B.pdf", "Acme Tuition", "1234567"),
        applicant("B.pdf", "ACME TUTORS LIMITED", "01234568"),
        form("B.pdf", application__framework="iap"),
    ],
)
def test_a_second_form_of_the_same_applicant_is_no_second_provider(again: DocumentReading) -> None:
    assert notices_of(submission(applicant("A.pdf", "Acme Tutors Ltd", "01234567"), again), IAP) == ()


def test_a_certificate_of_another_organisation_is_no_second_provider() -> None:
    other = applicant("B.pdf", "Beta Learning CIC", "07654321")
    document = Document("B.pdf", "b" * 64, 10, "application/pdf", "accounts", 0.9, "full")

    readings = (applicant("A.pdf", "Acme Tutors Ltd", "01234567"), DocumentReading(document, other.facts))
    assert notices_of(submission(*readings), IAP) == ()


def test_notices_begin_with_the_provider_not_with_its_folder() -> None:
    outcome = judge(submission(applicant("SQ.pdf", "Acme Tutors Ltd")), IAP, None, date(2026, 11, 23))

    assert outcome.notices == (
        "Acme Tutors Ltd: no category applied for could be read from the form, so all are assessed. Choose those it "
        "applies for and check again.",
    )
