"""What accounts say of themselves in words."""

from __future__ import annotations

from datetime import date

import pytest

from intake.facts import FactSheet
from intake.kinds import accounts
from intake.located import Paragraph, Reading, Text


def said(*paragraphs: str) -> dict[str, object]:
    sheet = FactSheet("accounts.pdf", date(2026, 11, 24))
    blocks = tuple(Paragraph(Text(words, anchor=str(number))) for number, words in enumerate(paragraphs))
    accounts.extract(Reading("text/plain", blocks), sheet)
    assert all(fact.period_end for fact in sheet.facts())
    return {
        fact.name.removeprefix("accounts."): fact.value for fact in sheet.facts() if fact.period_end == "2025-03-31"
    }


_COVER = (
    "Registered number: 01234567 (England and Wales)",
    "Example Tutors Ltd",
    "Annual accounts for the year ended 31 March 2025",
)


def test_cover() -> None:
    found = said(*_COVER)

    assert found["entity_name"] == "Example Tutors Ltd"
    assert found["company_number"] == "01234567"
    assert (found["period_end"], found["period_months"]) == ("2025-03-31", 12)
    assert "period_start" not in found


@pytest.mark.parametrize(
    ("words", "standard"),
    [
        ("The accounts have been prepared in accordance with the micro-entity provisions.", "frs105"),
        (
            "prepared in accordance with FRS 105, The Financial Reporting Standard applicable to "
            "the Micro-entities Regime",
            "frs105",
        ),
        ("prepared in accordance with Section 1A of Financial Reporting Standard 102", "frs102_1a"),
        ("in accordance with FRS 102, the Financial Reporting Standard applicable in the UK", "frs102"),
        ("prepared in accordance with International Financial Reporting Standards as adopted by the UK", "ifrs"),
        ("prepared under the historical cost convention", None),
    ],
)
def test_standard(words: str, standard: str | None) -> None:
    assert said(*_COVER, words).get("standard") == standard


@pytest.mark.parametrize(
    ("words", "audit", "opinion"),
    [
        ("For the year the company was entitled to exemption from audit under section 477.", "unaudited", None),
        ("Unaudited financial statements", "unaudited", None),
        (
            "We have audited the financial statements. In our opinion they give a true and fair view.",
            "audited",
            "unqualified",
        ),
        (
            "We have audited the accounts. Qualified opinion: in our opinion, except for the "
            "effects of the matter, "
            "the financial statements give a true and fair view.",
            "audited",
            "qualified",
        ),
        (
            "Independent examiner's report to the trustees: I report on my examination of the accounts.",
            "independent_examination",
            None,
        ),
    ],
)
def test_audit_and_opinion(words: str, audit: str, opinion: str | None) -> None:
    found = said(*_COVER, words)

    assert (found.get("audit"), found.get("opinion")) == (audit, opinion)


@pytest.mark.parametrize(
    ("words", "uncertain"),
    [
        (
            "These events indicate that a material uncertainty exists that may cast significant "
            "doubt on the company's "
            "ability to continue as a going concern.",
            True,
        ),
        ("Material uncertainty related to going concern", True),
        (
            "We have not identified any material uncertainties relating to events that may cast "
            "significant doubt on the "
            "company's ability to continue as a going concern.",
            False,
        ),
        ("We are required to conclude whether a material uncertainty exists related to going concern.", None),
        ("The directors are responsible for disclosing material uncertainties related to going concern.", None),
        (
            "The directors consider that there are no material uncertainties about the ability to "
            "continue as a going "
            "concern.",
            False,
        ),
        ("The accounts are prepared on a going concern basis.", None),
    ],
)
def test_going_concern(words: str, uncertain: bool | None) -> None:
    assert said(*_COVER, words).get("going_concern_uncertainty") is uncertain


@pytest.mark.parametrize(
    ("words", "day"),
    [
        (
            "The accounts were approved by the board of directors on 9 December 2025 and signed on "
            "its behalf by J Bloggs",
            "2025-12-09",
        ),
        ("Approved by the members and authorised for issue on 1st October 2025", "2025-10-01"),
        ("The resolution approved last year concerned the lease. It ended on 4 May 2024.", None),
    ],
)
def test_approval(words: str, day: str | None) -> None:
    assert said(*_COVER, words).get("approved_on") == day


def test_employees_of_both_years() -> None:
    sheet = FactSheet("accounts.pdf", date(2026, 11, 24))
    words = "The average monthly number of persons employed by the company during the year was 12 (2024: 9)."
    blocks = tuple(Paragraph(Text(item, anchor=item[:5])) for item in (*_COVER, words))

    accounts.extract(Reading("text/plain", blocks), sheet)

    found = {fact.period_end: fact.value for fact in sheet.facts() if fact.name == "accounts.employees"}
    assert found == {"2025-03-31": 12, "2024-03-31": 9}


@pytest.mark.parametrize(
    ("words", "dormant"),
    [
        ("The company was dormant throughout the year.", True),
        ("The subsidiary company was dormant throughout the year.", None),
        ("The company has not been dormant.", None),
    ],
)
def test_dormant(words: str, dormant: bool | None) -> None:
    assert said(*_COVER, words).get("dormant") is dormant
