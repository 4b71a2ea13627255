"""What the columns and rows of statements mean, whatever they are called."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from intake.facts import FactSheet
from intake.kinds import accounts
from intake.located import Block, Cell, Paragraph, Reading, Table, Text

_TITLE = "for the year ended 31 March 2025"


def table(*rows: Sequence[str]) -> Table:
    cells = [
        tuple(
            Cell(Text(words, anchor=f"r{number}c{column}"), number, column) for column, words in enumerate(row) if words
        )
        for number, row in enumerate(rows)
    ]
    return Table(tuple(cells))


def figures(*blocks: Block | str, subject: str | None = None) -> dict[str, dict[str, object]]:
    """The facts by period end and name."""
    texts = [
        Paragraph(Text(block, anchor=str(n))) if isinstance(block, str) else block for n, block in enumerate(blocks)
    ]
    sheet = FactSheet("accounts.docx", date(2026, 11, 24))
    accounts.extract(Reading("text/plain", tuple(texts)), sheet)
    found: dict[str, dict[str, object]] = {}
    for fact in sheet.facts():
        if fact.subject == subject:
            found.setdefault(fact.period_end or "", {})[fact.name.removeprefix("accounts.")] = fact.value
    return found


_BALANCE = (
    ["", "Notes", "2025", "2024"],
    ["", "", "£", "£"],
    ["Fixed assets", "", "", ""],
    ["Tangible assets", "4", "12,345", "10,234"],
    ["Current assets", "", "", ""],
    ["Debtors", "5", "45,000", "31,200"],
    ["Cash at bank and in hand", "", "102,221", "nil"],
    ["", "", "147,221", "31,200"],
    ["Creditors: amounts falling due within one year", "6", "(20,000)", "(18,000)"],
    ["Net current assets", "", "127,221", "13,200"],
    ["Total assets less current liabilities", "", "139,566", "23,434"],
    ["Creditors: amounts falling due after more than one year", "", "-", "(3,000)"],
    ["Net assets", "", "139,566", "20,434"],
    ["Capital and reserves", "", "", ""],
    ["Called up share capital", "", "100", "100"],
    ["Profit and loss account", "", "139,466", "20,334"],
    ["", "", "139,566", "20,434"],
)


def test_balance_sheet_of_two_years() -> None:
    found = figures(f"Financial statements {_TITLE}", "Balance sheet", table(*_BALANCE))

    now, before = found["2025-03-31"], found["2024-03-31"]
    assert now["tangible_fixed_assets"] == now["fixed_assets"] == 12_345
    assert (now["current_assets"], before["current_assets"]) == (147_221, 31_200)
    assert (now["creditors_within_one_year"], before["creditors_within_one_year"]) == (20_000, 18_000)
    assert (now["creditors_after_one_year"], before["creditors_after_one_year"]) == (0, 3_000)
    assert (now["equity"], before["equity"]) == (139_566, 20_434)
    assert before["cash"] == 0
    assert "stock" not in now
    assert "provisions" not in now


def test_items_and_totals_in_columns_of_their_own() -> None:
    rows = [
        ["", "", "2025", "", "2024", ""],
        ["", "", "£", "£", "£", "£"],
        ["Tangible fixed assets", "3", "", "9,000", "", "8,000"],
        ["Current assets", "", "", "", "", ""],
        ["Debtors", "4", "5,000", "", "4,000", ""],
        ["Cash at bank", "", "2,000", "", "3,000", ""],
        ["", "", "7,000", "", "7,000", ""],
        ["Current liabilities", "5", "(1,000)", "", "(2,500)", ""],
        ["Net current assets", "", "", "6,000", "", "4,500"],
        ["Net assets", "", "", "15,000", "", "12,500"],
    ]

    found = figures(f"Accounts {_TITLE}", "Balance sheet", table(*rows))

    assert (found["2025-03-31"]["current_assets"], found["2024-03-31"]["cash"]) == (7_000, 3_000)
    assert (found["2025-03-31"]["net_assets"], found["2024-03-31"]["net_assets"]) == (15_000, 12_500)


def test_thousands_are_scaled_and_losses_are_negative() -> None:
    rows = [
        ["", "Year ended 31 March 2025", "Year ended 31 March 2024"],
        ["", "£'000", "£'000"],
        ["Revenue", "1,250", "1,100"],
        ["Cost of sales", "(900)", "(800)"],
        ["Gross profit", "350", "300"],
        ["Operating loss", "(40)", "(20)"],
        ["Loss for the financial year", "45", "22"],
    ]

    found = figures("Income statement", table(*rows))

    now = found["2025-03-31"]
    assert (now["turnover"], now["cost_of_sales"], now["gross_profit"]) == (1_250_000, 900_000, 350_000)
    assert (now["operating_profit"], now["profit_after_tax"]) == (-40_000, -45_000)
    assert found["2024-03-31"]["profit_after_tax"] == -22_000


def test_columns_by_fund_are_not_years() -> None:
    rows = [
        ["", "Notes", "Unrestricted funds", "Restricted funds", "Total funds 2025", "Total funds 2024"],
        ["", "", "£", "£", "£", "£"],
        ["Donations and legacies", "2", "10,000", "5,000", "15,000", "12,000"],
        ["Total income", "", "90,000", "5,000", "95,000", "80,000"],
        ["Total expenditure", "", "70,000", "4,000", "74,000", "79,000"],
        ["Net income/(expenditure)", "", "20,000", "1,000", "21,000", "1,000"],
        ["Total funds carried forward", "", "40,000", "3,000", "43,000", "22,000"],
    ]

    found = figures(
        f"Trustees' report and accounts of the registered charity {_TITLE}",
        "Statement of financial activities",
        table(*rows),
    )

    assert found["2025-03-31"]["total_income"] == 95_000
    assert found["2024-03-31"]["total_income"] == 80_000
    assert found["2025-03-31"]["net_income_before_gains"] == 21_000
    assert found["2025-03-31"]["total_funds"] == 43_000


def test_group_and_company_are_kept_apart() -> None:
    head = ["", "2025", "2024"]
    group = table(
        head, ["Current assets", "900", "800"], ["Net current assets", "500", "400"], ["Net assets", "700", "600"]
    )
    own = table(head, ["Current assets", "90", "80"], ["Net current assets", "50", "40"], ["Net assets", "70", "60"])
    blocks = (f"Accounts {_TITLE}", "Consolidated balance sheet", group, "Company balance sheet", own)

    assert figures(*blocks, subject="group")["2025-03-31"]["net_assets"] == 700
    assert figures(*blocks)["2025-03-31"]["net_assets"] == 70


def test_a_first_period_and_an_unheaded_column() -> None:
    rows = [["Current assets", "5,000"], ["Net current assets", "4,000"], ["Net assets", "4,000"]]

    found = figures(
        "Accounts for the period from 12 May 2024 (date of incorporation) to 31 May 2025", "Balance sheet", table(*rows)
    )

    now = found["2025-05-31"]
    assert (now["period_start"], now["period_months"], now["net_assets"]) == ("2024-05-12", 13, 4_000)


def test_a_figure_of_the_statement_goes_before_one_of_a_note() -> None:
    note = table(["", "2025", "2024"], ["Debtors", "1", "2"], ["Deferred income", "300", "200"])

    found = figures(
        f"Accounts {_TITLE}",
        "Notes to the financial statements",
        "7 Creditors",
        note,
        "Balance sheet",
        table(*_BALANCE),
    )

    assert found["2025-03-31"]["debtors"] == 45_000
    assert found["2025-03-31"]["deferred_income"] == 300


def test_totals_that_do_not_add_up_are_trusted_less() -> None:
    right = [["", "2025"], ["Current assets", "100"], ["Current liabilities", "(40)"], ["Net current assets", "60"]]
    wrong = [*right[:-1], ["Net current assets", "75"]]

    confidence = []
    for rows in (right, wrong):
        sheet = FactSheet("accounts.docx", date(2026, 11, 24))
        blocks = (Paragraph(Text(f"Balance sheet {_TITLE}", anchor="1")), table(*rows, ["Net assets", "60"]))
        accounts.extract(Reading("text/plain", blocks), sheet)
        fact = sheet.get("accounts.net_current_assets")
        assert fact is not None
        confidence.append(fact.confidence)

    assert confidence[1] < 0.8 < confidence[0]
