"""Tagged accounts: the tags' facts, the page's facts, and what becomes of the two where they differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest

from intake.reading import Source, read_source
from schemas.types import DocumentReading, Fact
from tests.make.ixbrl import (
    AFTER_ONE_YEAR,
    CONSOLIDATED,
    CURRENT,
    NON_CURRENT,
    WITHIN_ONE_YEAR,
    Line,
    accounts,
)

NAME, NUMBER = "Copperbeech Learning Ltd", "01234567"
PERIOD, PRIOR = ("2025-04-01", "2026-03-31"), ("2024-04-01", "2025-03-31")
NOW, BEFORE = "2026-03-31", "2025-03-31"
BALANCE = {
    "tangible": Line("core:PropertyPlantEquipment", "Tangible assets", 12500, 10400, note="4"),
    "debtors": Line("core:Debtors", "Debtors", 21250, 18900),
    "cash": Line("core:CashBankOnHand", "Cash at bank and in hand", 40000, 40000),
    "current": Line("core:CurrentAssets", "Current assets", 61250, 58900),
    "within": Line("core:Creditors", "Creditors: amounts falling due within one year", 18200, 16100,
                   dimension=WITHIN_ONE_YEAR, brackets=True),
    "net_current": Line("core:NetCurrentAssetsLiabilities", "Net current assets", 43050, 42800),
    "less": Line("core:TotalAssetsLessCurrentLiabilities", "Total assets less current liabilities", 55550, 53200),
    "after": Line("core:Creditors", "Creditors: amounts falling due after more than one year", 5000, 0,
                  dimension=[AFTER_ONE_YEAR, NON_CURRENT], brackets=True),
    "net": Line("core:NetAssetsLiabilities", "Net assets", 50550, 53200),
    "equity": Line("core:Equity", "Shareholders' funds", 50550, 53200),
}
VALUES = {
    "tangible_fixed_assets": (12500, 10400), "fixed_assets": (12500, 10400), "debtors": (21250, 18900),
    "cash": (40000, 40000), "current_assets": (61250, 58900), "creditors_within_one_year": (18200, 16100),
    "net_current_assets": (43050, 42800), "total_assets_less_current_liabilities": (55550, 53200),
    "creditors_after_one_year": (5000, 0), "net_assets": (50550, 53200), "equity": (50550, 53200),
}  # fmt: skip


def filing(changed: Mapping[str, Line] | None = None, **options: Any) -> bytes:
    lines = {**BALANCE, **(changed or {})}
    return accounts(NAME, NUMBER, PERIOD, PRIOR, list(lines.values()), **options)


def read(data: bytes, ignore_tags: bool = False) -> DocumentReading:
    return read_source(Source("Accounts.xhtml", data), date(2026, 11, 24), ignore_tags=ignore_tags)


def facts(reading: DocumentReading, name: str, end: str = NOW, subject: str | None = None) -> list[Fact]:
    """The facts of that name and period, the most trusted first."""
    found = [fact for fact in reading.facts if fact.name == f"accounts.{name}" and fact.period_end == end
             and fact.subject == subject]
    return sorted(found, key=lambda fact: -fact.confidence)


def values(reading: DocumentReading, name: str, end: str = NOW, subject: str | None = None) -> list[object]:
    return [fact.value for fact in facts(reading, name, end, subject)]


@pytest.mark.parametrize("options", [
    {}, {"layout": "absolute"}, {"ix": "2008", "edition": "2014-09-01", "transforms": "2011"}, {"doctype": True},
    {"edition": "2009-09-01"}, {"print_cover": False},
])  # fmt: skip
def test_every_line_is_one_fact_a_year_with_the_tag_and_the_print_as_evidence(options: Mapping[str, Any]) -> None:
    reading = read(filing(**options))

    assert (reading.document.kind, reading.document.read) == ("accounts", "full")
    for name, (now, before) in VALUES.items():
        assert [values(reading, name, NOW), values(reading, name, BEFORE)] == [[now], [before]], name
        fact = facts(reading, name)[0]
        assert (fact.method, fact.unit) == ("ixbrl", "GBP")
        assert fact.confidence >= 0.97
        assert [place.anchor is not None and ", context c" in place.anchor for place in fact.evidence] == [True, False]


def test_no_statement_is_given_twice() -> None:
    reading = read(filing(employees=(5, 4), approved="2026-06-01"))
    keys = [(fact.name, fact.subject, fact.period_end) for fact in reading.facts]

    assert len(keys) == len(set(keys))


def test_the_cover_is_read_from_tags_seen_or_hidden() -> None:
    reading = read(filing(print_cover=False, employees=(5, 4), approved="2026-06-01", director="A Person"))
    said = {fact.name.removeprefix("accounts."): fact.value for fact in reading.facts if fact.period_end == NOW}

    assert {name: said[name] for name in ("entity_name", "company_number", "period_start", "period_end",
                                          "period_months", "standard", "audit", "dormant", "currency", "approved_on",
                                          "employees")} == {
        "entity_name": NAME, "company_number": NUMBER, "period_start": "2025-04-01", "period_end": NOW,
        "period_months": 12, "standard": "frs102_1a", "audit": "unaudited", "dormant": False, "currency": "GBP",
        "approved_on": "2026-06-01", "employees": 5,
    }  # fmt: skip
    number = facts(reading, "company_number")[0]
    assert (number.method, number.confidence, number.evidence[0].quote) == ("ixbrl", 0.95, NUMBER)


@pytest.mark.parametrize(
    ("tagged", "value"), [("1234567", "01234567"), ("SC12345", "SC012345"), ("OC438238", "OC438238"), ("0", None)]
)
def test_a_company_number_gets_its_leading_noughts_back(tagged: str, value: str | None) -> None:
    reading = read(accounts(NAME, tagged, PERIOD, PRIOR, list(BALANCE.values())))

    assert values(reading, "company_number") == ([value] if value else [])


def test_figures_of_the_year_have_both_days_and_balances_only_the_last() -> None:
    profit = [Line("core:TurnoverRevenue", "Turnover", 90000, 80000, instant=False)]
    reading = read(filing(profit=profit))

    assert facts(reading, "turnover")[0].period_start == "2025-04-01"
    assert facts(reading, "turnover", BEFORE)[0].period_start == "2024-04-01"
    assert facts(reading, "net_assets")[0].period_start is None


def test_amounts_are_positive_and_results_keep_their_sign() -> None:
    profit = [
        Line("core:TurnoverRevenue", "Turnover", 90000, 80000, instant=False),
        Line("core:CostSales", "Cost of sales", -60000, -50000, instant=False),
        Line("core:OperatingProfitLoss", "Operating (loss)/profit", -4000, 1000, instant=False),
        Line("core:ProfitLoss", "(Loss)/profit for the financial year", -4500, 900, instant=False),
    ]
    reading = read(filing(profit=profit))

    assert values(reading, "cost_of_sales") == [60000]
    assert [values(reading, "operating_profit"), values(reading, "operating_profit", BEFORE)] == [[-4000], [1000]]
    assert values(reading, "profit_after_tax") == [-4500]


def test_thousands_are_pounds() -> None:
    lines = [Line(line.tag, line.label, (line.current or 0) * 1000, (line.prior or 0) * 1000, line.dimension,
                  line.brackets) for line in BALANCE.values()]
    reading = read(accounts(NAME, NUMBER, PERIOD, PRIOR, lines, thousands=True))

    assert values(reading, "net_assets") == [50550000]
    assert values(reading, "creditors_within_one_year") == [18200000]


def test_a_dash_and_nil_are_nought_and_a_row_that_is_not_there_is_nothing() -> None:
    reading = read(filing({"debtors": Line("core:Debtors", "Debtors", 0, 0, nil=True)}))

    assert values(reading, "debtors") == [0]
    assert values(reading, "creditors_after_one_year", BEFORE) == [0]
    assert values(reading, "stock") == []


def test_creditors_go_by_their_maturity_and_bare_ones_are_due_within_the_year() -> None:
    bare = Line("core:Creditors", "Creditors: amounts falling due within one year", 18200, 16100, brackets=True)
    over_five = Line("core:Creditors", "of which after five years", 400, 0,
                     dimension=("core:MaturitiesOrExpirationPeriodsDimension", "core:MoreThanFiveYears"))
    reading = read(filing({"within": bare, "more": over_five}))

    assert values(reading, "creditors_within_one_year") == [18200]
    assert values(reading, "creditors_after_one_year") == [5000]


def test_parts_due_within_and_after_a_year_add_up_to_borrowings() -> None:
    loans = {
        "a": Line("core:BankBorrowingsOverdrafts", "Bank loans and overdrafts", 100, 90, dimension=CURRENT),
        "b": Line("core:BankBorrowingsOverdrafts", "Bank loans", 500, 600, dimension=NON_CURRENT),
    }
    fact = facts(read(filing(loans)), "borrowings")[0]

    assert (fact.value, fact.method, [place.quote for place in fact.evidence][:2]) == (600, "computed", ["100", "500"])


def test_components_of_a_line_are_not_the_line() -> None:
    classes = ("core:PropertyPlantEquipmentClassesDimension", "core:Vehicles")
    reading = read(filing({"vans": Line("core:PropertyPlantEquipment", "Motor vehicles", 3000, 2000, classes)}))

    assert values(reading, "tangible_fixed_assets") == [12500]


def test_consolidated_figures_are_the_groups() -> None:
    group = {"group": Line("core:CurrentAssets", "Current assets of the group", 99000, 98000, CONSOLIDATED)}
    reading = read(filing(group))

    assert values(reading, "current_assets") == [61250]
    assert values(reading, "current_assets", subject="group") == [99000]


def test_charity_funds_go_by_their_kind() -> None:
    axis = "char:CharityFundsDimension"
    funds = {
        "r": Line("char:CharityFunds", "Restricted funds", 10000, 9000, (axis, "char:TotalRestrictedIncomeFunds")),
        "d": Line("char:CharityFunds", "Designated funds", 5000, 0, (axis, "char:UnrestrictedFundsDesignated")),
        "u": Line("char:CharityFunds", "Unrestricted funds", 40550, 44200, (axis, "char:TotalUnrestrictedFunds")),
        "t": Line("char:CharityFunds", "Total funds of the charity", 50550, 53200),
    }
    income = [Line("char:IncomeEndowments", "Total income", 200000, 190000, instant=False)]
    reading = read(filing(funds, profit=income, standard="Charities", audit="independent_examination",
                          charity_number="1123456"))

    assert values(reading, "restricted_funds") == [10000]
    assert values(reading, "designated_funds") == [5000]
    assert values(reading, "unrestricted_funds") == [40550]
    assert values(reading, "total_funds") == [50550]
    assert values(reading, "total_income", BEFORE) == [190000]
    assert values(reading, "standard") == ["sorp"]
    assert values(reading, "audit") == ["independent_examination"]
    assert [fact.value for fact in reading.facts if fact.name == "organisation.charity_number"] == ["1123456"]


def printed_and_tagged(reading: DocumentReading, name: str, end: str = NOW) -> tuple[object, object]:
    """The values by print and by tag, where both stand and the print is trusted more."""
    printed, tagged = facts(reading, name, end)
    assert (printed.method, tagged.method) == ("table", "ixbrl")
    assert printed.confidence >= 0.9 > 0.7 > tagged.confidence
    return printed.value, tagged.value


def test_brackets_without_a_sign_in_the_tag_are_two_facts() -> None:
    reading = read(filing({"net": Line("core:NetAssetsLiabilities", "Net liabilities", 50550, 53200, brackets=True)}))

    assert printed_and_tagged(reading, "net_assets") == (-50550, 50550)


def test_a_wrong_scale_is_two_facts() -> None:
    reading = read(filing({"current": Line("core:CurrentAssets", "Current assets", 61250000, 58900000, scale=3)}))

    assert printed_and_tagged(reading, "current_assets") == (61250, 61250000)


def test_people_in_hundredths_are_two_facts() -> None:
    data = filing(employees=(3, 2)).replace(b'unitRef="pure" decimals="0"', b'unitRef="pure" decimals="0" scale="-2"')

    assert printed_and_tagged(read(data), "employees") == (3, 0.03)


def test_the_two_years_exchanged_are_two_facts_each() -> None:
    data = filing()
    start = b'name="core:CurrentAssets" contextRef="'
    first, second = (data.split(start)[number][:2] for number in (1, 2))
    exchanged = data.replace(start + first, start + b"x").replace(start + second, start + first)
    reading = read(exchanged.replace(start + b"x", start + second))

    assert printed_and_tagged(reading, "current_assets") == (61250, 58900)
    assert printed_and_tagged(reading, "current_assets", BEFORE) == (58900, 61250)


def test_a_hidden_figure_never_stands_for_what_the_page_prints() -> None:
    untagged = {"current": Line("", "Current assets", 61250, 58900)}
    reading = read(filing(untagged, hidden=[Line("core:CurrentAssets", "", 62250, 58900)]))

    assert printed_and_tagged(reading, "current_assets") == (61250, 62250)
    agreed = facts(reading, "current_assets", BEFORE)
    assert [(fact.value, fact.confidence) for fact in agreed] == [(58900, 0.97)]


def test_a_figure_that_is_only_hidden_stays_below_what_a_rule_takes_as_read() -> None:
    reading = read(filing(hidden=[Line("core:TotalInventories", "", 700, 600)]))

    assert [(fact.value, fact.confidence) for fact in facts(reading, "stock")] == [(700, 0.5)]


def test_a_figure_tagged_twice_is_one_fact_with_both_places() -> None:
    reading = read(filing({"note": Line("core:Debtors", "Trade and other debtors", 21250, 18900)}))
    fact = facts(reading, "debtors")[0]

    assert len(facts(reading, "debtors")) == 1
    assert [place.anchor for place in fact.evidence][:2] == ["core:Debtors, context c2",
                                                             "core:Debtors, context c2, place 2"]


def test_two_values_tagged_for_one_line_are_both_given() -> None:
    reading = read(filing({"note": Line("core:Debtors", "Trade and other debtors", 21999, 18900)}))

    assert sorted(map(str, values(reading, "debtors"))) == ["21250", "21999"]


def test_figures_whose_context_is_not_defined_are_taken_from_the_page() -> None:
    reading = read(filing().replace(b'<xbrli:context id="c2"', b'<xbrli:context id="gone"'))

    found = facts(reading, "net_assets")
    assert [(fact.value, fact.method) for fact in found] == [(50550, "table")]
    assert [fact.method for fact in facts(reading, "net_assets", BEFORE)] == ["ixbrl"]


def test_another_currency_is_noted_and_its_figures_are_no_pounds() -> None:
    reading = read(filing(currency="EUR"))

    assert values(reading, "currency") == ["EUR"]
    assert [name for name in VALUES if values(reading, name)] == []


def test_what_is_printed_and_not_tagged_is_kept() -> None:
    notes: Sequence[tuple[str, str]] = [("Audit report", "In our opinion the financial statements give a true and fair "
                                         "view of the state of the company's affairs.")]
    reading = read(filing({"stock": Line("", "Stocks", 700, 600)}, notes=notes, going_concern_doubt=True))

    assert [fact.method for fact in facts(reading, "stock")] == ["table"]
    assert values(reading, "going_concern_uncertainty") == [True]


@pytest.mark.parametrize("layout", ["table", "absolute"])
def test_without_its_tags_the_page_alone_is_read(layout: str) -> None:
    reading = read(filing(layout=layout, employees=(5, 4), approved="2026-06-01"), ignore_tags=True)

    for name, expected in VALUES.items():
        assert (values(reading, name), values(reading, name, BEFORE)) == ([expected[0]], [expected[1]]), name
    assert not any(fact.method == "ixbrl" for fact in reading.facts)
    assert values(reading, "entity_name") == [NAME]
    assert all(place.anchor for fact in reading.facts for place in fact.evidence)
