"""Charities' statements of activities in many headings, interest either way, and whose accounts they are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from intake.facts import FactSheet
from intake.kinds import accounts
from intake.located import Block, Cell, Paragraph, Reading, Table, Text

_COVER = (
    "Rushmere Play Network",
    "(a company limited by guarantee)",
    "Trustees' annual report and financial statements",
    "Year ended 31 March 2026",
    "Registered charity number 9123456",
)
_SOFA = ("Statement of financial activities", "(incorporating an income and expenditure account) to 31 March 2026")


def table(*rows: Sequence[str]) -> Table:
    return Table(
        tuple(
            tuple(
                Cell(Text(words, anchor=f"r{number}c{column}"), number, column)
                for column, words in enumerate(row)
                if words
            )
            for number, row in enumerate(rows)
        )
    )


def read(*blocks: Block | str) -> dict[tuple[str, str], object]:
    """The facts by name and the year of their period."""
    texts = [
        Paragraph(Text(block, anchor=str(number))) if isinstance(block, str) else block
        for number, block in enumerate(blocks)
    ]
    sheet = FactSheet("accounts.docx", date(2026, 11, 24))
    accounts.extract(Reading("text/plain", tuple(texts)), sheet)
    return {(fact.name.removeprefix("accounts."), (fact.period_end or "")[:4]): fact.value for fact in sheet.facts()}


_LINES = (
    # label, note, unrestricted, restricted, endowment, this year, last year
    ("Income from", "", "", "", "", "", ""),
    ("Donations and legacies", "2", "40,000", "12,000", "-", "52,000", "49,500"),
    ("Charitable activities", "3", "800,000", "140,000", "-", "940,000", "900,000"),
    ("Bank interest", "", "4,000", "-", "-", "4,000", "3,500"),
    ("Total income", "", "844,000", "152,000", "-", "996,000", "953,000"),
    ("Expenditure on", "", "", "", "", "", ""),
    ("Raising funds", "", "20,000", "-", "-", "20,000", "19,000"),
    ("Charitable activities", "4", "790,000", "150,000", "-", "940,000", "910,000"),
    ("Total expenditure", "", "810,000", "150,000", "-", "960,000", "929,000"),
    ("Net income and movement in funds", "5", "34,000", "2,000", "-", "36,000", "24,000"),
    ("Funds brought forward", "", "300,000", "20,000", "-", "320,000", "296,000"),
    ("Funds carried forward", "", "334,000", "22,000", "-", "356,000", "320,000"),
)


def _sofa(heads: list[list[str]], columns: str) -> Table:
    """The lines under the headings, in columns: n note, u unrestricted, r restricted, e endowment, t this year's total,
    p last year's."""
    order = {"n": 1, "u": 2, "r": 3, "e": 4, "t": 5, "p": 6}
    return table(*heads, *([line[0], *(line[order[column]] for column in columns)] for line in _LINES))


_HEADINGS = {
    "fund and year in one row": (
        [["", "Note", "Unrestricted", "Restricted", "Total 2026", "Total 2025"], ["", "", "£", "£", "£", "£"]],
        "nurtp",
    ),
    "no notes": ([["", "Unrestricted", "Restricted", "Total 2026", "Total 2025"], ["", "£", "£", "£", "£"]], "urtp"),
    "year first": ([["", "Unrestricted", "Restricted", "2026 Total", "2025 Total"], ["", "£", "£", "£", "£"]], "urtp"),
    "endowment": (
        [["", "Notes", "Unrestricted funds £", "Restricted funds £", "Endowment funds £", "Total 2026 £", "2025 £"]],
        "nuretp",
    ),
    "prior year first": (
        [["", "Total 2025", "Unrestricted", "Restricted", "Total 2026"], ["", "£", "£", "£", "£"]],
        "purt",
    ),
    "years on the line above": (
        [
            ["", "", "2026", "2026", "2026", "2025"],
            ["", "Note", "Unrestricted funds", "Restricted funds", "Total funds", "Total funds"],
            ["", "", "£", "£", "£", "£"],
        ],
        "nurtp",
    ),
    "years below": (
        [
            ["", "Note", "Unrestricted", "Restricted", "Total", "Total"],
            ["", "", "funds", "funds", "2026", "2025"],
            ["", "", "£", "£", "£", "£"],
        ],
        "nurtp",
    ),
    "years below all but the first two, total below": (
        [
            ["", "", "Unrestricted", "Restricted", "2026", "2025"],
            ["", "Note", "£", "£", "Total £", "Total £"],
        ],
        "nurtp",
    ),
    "totals of years only": (
        [["", "Notes", "Unrestricted funds", "Restricted funds", "2026", "2025"], ["", "", "£", "£", "£", "£"]],
        "nurtp",
    ),
    "full dates": (
        [["", "Unrestricted", "Restricted", "Total year ended 31 March 2026", "Total year ended 31 March 2025"]],
        "urtp",
    ),
    "this year, last year": (
        [["", "Unrestricted", "Restricted", "Total this year", "Total last year"], ["", "£", "£", "£", "£"]],
        "urtp",
    ),
    "a year over its funds": (
        [["", "", "", "", "2026", "2025"], ["", "Note", "Unrestricted", "Restricted", "Total", "Total"]],
        "nurtp",
    ),
    "current year unnamed": (
        [["", "Note", "Unrestricted", "Restricted", "Total", "Total 2025"], ["", "", "£", "£", "£", "£"]],
        "nurtp",
    ),
    "prior unnamed by year": (
        [["", "Unrestricted funds", "Restricted funds", "Total funds", "Prior year total funds"]],
        "urtp",
    ),
}


@pytest.mark.parametrize("title", [_SOFA, _SOFA[:1], ("Statement of financial activities including income account",)])
@pytest.mark.parametrize("name", _HEADINGS)
def test_totals_under_headings_of_funds_and_years(name: str, title: tuple[str, ...]) -> None:
    found = read(*_COVER, *title, _sofa(*_HEADINGS[name]))

    expected = {
        ("total_income", "2026"): 996_000,
        ("total_income", "2025"): 953_000,
        ("total_expenditure", "2026"): 960_000,
        ("total_expenditure", "2025"): 929_000,
        ("net_income_before_gains", "2026"): 36_000,
        ("net_income_before_gains", "2025"): 24_000,
        ("interest_received", "2026"): 4_000,
        ("interest_received", "2025"): 3_500,
    }
    assert {key: found.get(key) for key in expected} == expected
    assert not {"turnover", "interest_payable", "profit_after_tax"} & {fact for fact, _ in found}


@pytest.mark.parametrize(
    "label",
    [
        "Net income and movement in funds",
        "Net income and net movement in funds",
        "Net movement in funds",
        "Net movement in funds for the year",
        "Net income/(expenditure)",
        "Net income / (expenditure) and net movement in funds for the year",
        "Net (expenditure)/income",
        "Surplus for the year",
        "Surplus/(deficit) for the year",
        "Net surplus for the year",
    ],
)
@pytest.mark.parametrize("title", ["Statement of financial activities", "Income and expenditure account"])
def test_the_net_line_of_many_names(label: str, title: str) -> None:
    rows = [
        ["", "2026", "2025"],
        ["Total income", "90,000", "80,000"],
        ["Total expenditure", "70,000", "75,000"],
        [label, "20,000", "5,000"],
    ]

    found = read(*_COVER, title, table(*rows))

    assert (found[("net_income_before_gains", "2026")], found[("total_income", "2025")]) == (20_000, 80_000)


def test_the_movement_behind_gains_is_not_the_net_income() -> None:
    rows = [
        ["", "2026", "2025"],
        ["Total income", "90,000", "80,000"],
        ["Total expenditure", "70,000", "75,000"],
        ["Gains on investments", "3,000", "1,000"],
        ["Net movement in funds", "23,000", "6,000"],
    ]

    assert ("net_income_before_gains", "2026") not in read(*_COVER, _SOFA[0], table(*rows))
    rows.insert(3, ["Net income before gains on investments", "20,000", "5,000"])
    assert read(*_COVER, _SOFA[0], table(*rows))[("net_income_before_gains", "2026")] == 20_000


_PROFIT = ["", "2026", "2025"]
_INTEREST = {
    "costs in brackets": (
        [["Turnover", "900", "800"], ["Administrative expenses", "(700)", "(650)"], ["Bank interest", "40", "30"]],
        "interest_received",
    ),
    "in brackets itself": (
        [["Turnover", "900", "800"], ["Administrative expenses", "700", "650"], ["Bank interest", "(40)", "(30)"]],
        "interest_payable",
    ),
    "among income": (
        [["Income", "", ""], ["Fees", "900", "800"], ["Bank interest", "40", "30"], ["Expenses", "", ""]],
        "interest_received",
    ),
    "among finance costs": (
        [["Turnover", "900", "800"], ["Wages", "700", "650"], ["Finance costs", "", ""], ["Bank interest", "40", "30"]],
        "interest_payable",
    ),
    "adds to the result": (
        [["Operating profit", "200", "150"], ["Bank interest", "40", "30"], ["Profit before tax", "240", "180"]],
        "interest_received",
    ),
    "takes from the result": (
        [["Operating profit", "200", "150"], ["Bank interest", "40", "30"], ["Profit before tax", "160", "120"]],
        "interest_payable",
    ),
    "on a loan": (
        [["Turnover", "900", "800"], ["Wages", "(700)", "(650)"], ["Interest on bank loan", "40", "30"]],
        "interest_payable",
    ),
}


@pytest.mark.parametrize("name", _INTEREST)
def test_bank_interest_is_earned_or_paid_by_what_stands_around_it(name: str) -> None:
    rows, fact = _INTEREST[name]

    found = read(
        "Example Tutors Limited", "Profit and loss account for the year ended 31 March 2026", table(_PROFIT, *rows)
    )

    other = {"interest_received": "interest_payable", "interest_payable": "interest_received"}[fact]
    assert (abs(float(str(found[fact, "2026"]))), found[fact, "2025"]) == (40, 30)
    assert (other, "2026") not in found


_EXAMINER = (
    "Independent examiner's report to the trustees of Rushmere Play Network",
    "I report on the accounts of the charity for the year ended 31 March 2026.",
    "Petra Vale FCCA, Vale Orchard LLP, Hove",
    "Vale Orchard LLP",
    "10 September 2026",
)
_TOP = {
    "cover": (*_COVER, "Report of the trustees", *_EXAMINER),
    "reports only": ("Year ended 31 March 2026", *_EXAMINER),
    "particulars": (
        *_COVER,
        "Independent examiner",
        "Vale Orchard LLP",
        "Bankers",
        "Harbour Savings plc",
        "Rushmere Play Network\t2",
    ),
    "firm on the cover": (
        *_COVER[:4],
        "Vale Orchard LLP",
        "Chartered Accountants",
        "Rushmere Play Network",
        "Rushmere Play Network\t3",
    ),
}


@pytest.mark.parametrize("name", _TOP)
def test_the_entity_is_never_who_examined_it(name: str) -> None:
    found = read(*_TOP[name], *_SOFA, _sofa(*_HEADINGS["no notes"]))

    assert found["entity_name", "2026"] == "Rushmere Play Network"


def test_an_audited_company_keeps_its_name() -> None:
    found = read(
        "Annual report and financial statements for the year ended 31 March 2026",
        "Auditor",
        "Vale Orchard LLP",
        "Company name: Example Tutors Limited",
        "Balance sheet",
        table(["", "2026", "2025"], ["Current assets", "9", "8"], ["Net assets", "7", "6"]),
    )

    assert found["entity_name", "2026"] == "Example Tutors Limited"


@pytest.mark.parametrize(
    "block",
    [
        "Registered charity number 9123456",
        "Registered Charity No. 9123456",
        "Charity registration number: 9123456",
        "Charity number 9123456 Company number 99887766",
        "Registered charity in England and Wales (no. 9123456)",
        table(["Charity number", "9123456"], ["Company number", "99887766"]),
    ],
)
def test_the_charity_number(block: Block | str) -> None:
    found = read("Rushmere Play Network", block, *_SOFA, _sofa(*_HEADINGS["no notes"]))

    assert found["organisation.charity_number", ""] == "9123456"
    assert ("organisation.company_number", "") not in found


def test_a_funders_charity_number_is_not_ones_own() -> None:
    found = read(
        "Rushmere Play Network",
        "Grant from the Lavender Trust (registered charity 9123456)",
        *_SOFA,
        _sofa(*_HEADINGS["no notes"]),
    )

    assert ("organisation.charity_number", "") not in found
