"""Which statement of the accounts a table is."""

from __future__ import annotations

import re

from intake.kinds.accounts.labels import Statement, lines_for, plain_label
from intake.kinds.accounts.sheets import Sheet

_TITLES: tuple[tuple[Statement, re.Pattern[str]], ...] = (
    ("note", re.compile(r"^\s*notes? (?:to|forming|\d)|notes (?:to|forming part of) the", re.IGNORECASE)),
    ("detail", re.compile(r"\bdetailed\b|\bmanagement information\b|schedule (?:of|to) ", re.IGNORECASE)),
    (
        "equity",
        re.compile(
            r"changes in equity|reconciliation of (?:members|shareholders)|movements? in (?:funds"
            r"|reserves)|statement of (?:retained earnings|recognised gains)",
            re.IGNORECASE,
        ),
    ),
    ("cash_flow", re.compile(r"cash ?flows?\b(?! forecast)", re.IGNORECASE)),
    ("activities", re.compile(r"financial activities|\bsofa\b", re.IGNORECASE)),
    ("receipts_payments", re.compile(r"receipts (?:and|&) payments", re.IGNORECASE)),
    (
        "balance",
        re.compile(
            r"balance sheet|financial position|statement of assets|assets and liabilities|net worth", re.IGNORECASE
        ),
    ),
    (
        "income",
        re.compile(
            r"profit (?:and|&|or) loss|\bp ?& ?l\b|income statement|comprehensive income"
            r"|income (?:and|&) expenditure|trading account|statement of income"
            r"|statement of earnings|revenue account|income account|profit statement",
            re.IGNORECASE,
        ),
    ),
    (
        "note",
        re.compile(
            r"^\s*\d{1,2}(?:\.\d)?\.?\s+(?!(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
            r"|months?|weeks?)[a-z]*\b)[A-Za-z]",
            re.IGNORECASE,
        ),
    ),
)
_LONGEST_TITLE = 150
_MOST_BARE = 4
"""Characters of a heading that is only a year, a unit or "note"."""
_BALANCE_FACTS = frozenset(
    (
        "fixed_assets",
        "tangible_fixed_assets",
        "current_assets",
        "debtors",
        "cash",
        "creditors_within_one_year",
        "net_current_assets",
        "total_assets_less_current_liabilities",
        "creditors_after_one_year",
        "net_assets",
        "equity",
        "total_funds",
    )
)
_INCOME_FACTS = frozenset(
    (
        "turnover",
        "cost_of_sales",
        "gross_profit",
        "operating_profit",
        "profit_before_tax",
        "profit_after_tax",
        "interest_payable",
    )
)
_ACTIVITY_FACTS = frozenset(("total_income", "total_expenditure", "net_income_before_gains"))
_OF_COMPANIES = frozenset(("cost_of_sales", "gross_profit", "operating_profit", "profit_before_tax"))
"""Lines that a charity's income and expenditure account does not have."""
_INCORPORATING = re.compile(
    r"\(?\s*(?:incorporating|including|inclusive of|and)\s+(?:an?\s+|the\s+|its\s+)?(?:summary\s+|consolidated\s+)?"
    r"(?:income (?:and|&) expenditure|income statement|statement of (?:income|comprehensive income))[^)]*\)?",
    re.IGNORECASE,
)
"""What a statement of financial activities says of itself in its title or on the line below."""
_CORE = 3
"""Lines of a kind that make a table without a title a statement of that kind."""


def titles_of(sheet: Sheet) -> list[str]:
    """The words that may name the table, nearest first: its sheet, its headings, the lines above it."""
    above = [text.text for text in reversed(sheet.context) if len(text.text) <= _LONGEST_TITLE]
    heads = [head.words for level in sheet.heads for head in level if _MOST_BARE < len(head.words) <= _LONGEST_TITLE]
    return [*([sheet.name] if sheet.name else []), *heads, *above]


def statement_of(sheet: Sheet, before: tuple[Statement, str] | None, is_charity: bool = False) -> tuple[Statement, str]:
    """The statement by its title, checked against its lines, with that title; `unknown` where neither tells.

    `before` is that of the table it goes on from; a charity's income and expenditure account is its statement of
    activities.
    """
    named, title = _named(sheet)
    if sheet.follows and before is not None and not _new_title(sheet):
        named, title = before
    return _by_lines(sheet, named, is_charity), title


def _new_title(sheet: Sheet) -> bool:
    """Whether a statement's or a note's title stands between this table and the one before."""
    return any(pattern.search(text.text) for text in sheet.since for _, pattern in _TITLES)


def _by_lines(sheet: Sheet, named: Statement, is_charity: bool) -> Statement:
    facts = {line.fact for row in sheet.rows if row.label and row.amounts for line in lines_for(plain_label(row.label))}
    balance, income = len(facts & _BALANCE_FACTS), len(facts & _INCOME_FACTS)
    activity = len(facts & _ACTIVITY_FACTS - (frozenset() if _has_net_income(sheet) else {"net_income_before_gains"}))
    if (
        is_charity
        and activity >= 2
        and named in ("income", "unknown")
        and not facts & _OF_COMPANIES
        and balance < _CORE
    ):
        return "activities"
    if named in ("note", "unknown"):
        if (
            balance >= _CORE
            and balance >= income
            and facts
            & {
                "net_assets",
                "net_current_assets",
                "total_assets_less_current_liabilities",
                "current_assets",
                "equity",
                "total_funds",
            }
        ):
            return "balance"
        if income >= _CORE and income > balance:
            return "income"
        if activity >= 2:
            return "activities"
        return named
    if named == "income" and activity >= 2 and income <= 1:
        return "activities"
    if named == "income" and balance >= _CORE and income <= 1:
        return "balance"
    if named == "balance" and income >= _CORE and balance <= 2:
        return "income"
    return named


def _has_net_income(sheet: Sheet) -> bool:
    """Whether a net line in a charity's words stands there: companies have surpluses too."""
    labels = [plain_label(row.label) for row in sheet.rows if row.amounts]
    return any(
        re.match(r"(?!\W*(?:net )?\W*(?:surplus|deficit))", label)
        and any(line.fact == "net_income_before_gains" for line in lines_for(label))
        for label in labels
    )


def _named(sheet: Sheet) -> tuple[Statement, str]:
    for title in titles_of(sheet):
        plain = _INCORPORATING.sub(" ", title) if _INCORPORATING.match(title) else title
        for statement, pattern in _TITLES:
            if pattern.search(plain):
                return statement, title
    return "unknown", ""
