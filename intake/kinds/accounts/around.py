"""What the rows around a line tell of it where its own words leave it open."""

from __future__ import annotations

import re
from typing import Literal

from intake.kinds.accounts.labels import Statement, lines_for, plain_label
from intake.kinds.accounts.rows import Row
from intake.kinds.accounts.sheets import Sheet
from intake.kinds.accounts.statements import titles_of

Interest = Literal["interest_received", "interest_payable"]
_GAINS = re.compile(r"\b(?:gains?|losses|revaluations?|actuarial|remeasurements?)\b")
_NET = re.compile(r"^(?:net|total)\b.*\b(?:before|income|expenditure)\b")
_EARNED = re.compile(r"receivable|received|income|earned", re.IGNORECASE)
_PAID = re.compile(r"payable|\bpaid\b|finance costs|charg|expens|expenditure|\bcosts?\b", re.IGNORECASE)
_COSTS = re.compile(r"\b(?:costs?|expenses?|overheads|charges?|wages|salaries|rent|depreciation|expenditure)\b")
_BEFORE = ("operating_profit",)
_AFTER = ("profit_before_tax", "profit_after_tax")
_TOLERANCE = 1.0
"""In the printed unit: rounding."""


def has_gains(sheet: Sheet) -> bool:
    """Whether a table has gains or losses, other than nil, on a line of their own."""
    return any(
        _GAINS.search(label) and not _NET.match(label) and any(figure.value for figure in row.amounts.values())
        for row in sheet.rows
        if (label := plain_label(row.label))
    )


def interest_fact(sheet: Sheet, row: Row, section: str, statement: Statement) -> Interest:
    """Which interest a row called just "bank interest" is: by its section, its sign, the results before and after
    it, or the table's title; of a charity's statement it is earned, else paid where nothing tells."""
    if _is_negative(row):
        return "interest_payable"
    if section == "income":
        return "interest_received"
    by_sum = _by_results(sheet, row)
    if by_sum is not None:
        return by_sum
    if section == "expenditure":
        return "interest_received" if _costs_are_negative(sheet) else "interest_payable"
    if statement in ("activities", "receipts_payments") or _costs_are_negative(sheet):
        return "interest_received"
    if statement in ("note", "unknown", "detail"):
        for title in titles_of(sheet)[:3]:
            earned, paid = _EARNED.search(title), _PAID.search(title)
            if bool(earned) != bool(paid):
                return "interest_received" if earned else "interest_payable"
    return "interest_payable"


def _is_negative(row: Row) -> bool:
    values = [figure.value for figure in row.amounts.values() if figure.value]
    return bool(values) and all(value < 0 for value in values)


def _costs_are_negative(sheet: Sheet) -> bool:
    """Whether the table prints its costs in brackets, so that what has none is earned."""
    costs = [row for row in sheet.rows if row.amounts and _COSTS.search(plain_label(row.label))]
    costs = [row for row in costs if any(figure.value for figure in row.amounts.values())]
    return bool(costs) and all(_is_negative(row) for row in costs)


def _by_results(sheet: Sheet, row: Row) -> Interest | None:
    """By the results: what stands before it and the next one after it differ by just this amount."""
    at = next((number for number, other in enumerate(sheet.rows) if other is row), None)
    if at is None:
        return None
    before = next((other for other in reversed(sheet.rows[:at]) if _is_one_of(other, _BEFORE)), None)
    after = next((other for other in sheet.rows[at + 1 :] if _is_one_of(other, _AFTER)), None)
    if before is None or after is None:
        return None
    for place, figure in row.amounts.items():
        if not figure.value or place not in before.amounts or place not in after.amounts:
            continue
        change = after.amounts[place].value - before.amounts[place].value
        if abs(abs(change) - figure.value) <= _TOLERANCE:
            return "interest_received" if change > 0 else "interest_payable"
    return None


def _is_one_of(row: Row, facts: tuple[str, ...]) -> bool:
    return bool(row.amounts) and any(line.fact in facts for line in lines_for(plain_label(row.label)))
