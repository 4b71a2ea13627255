"""Totals added up again: figures that do not agree with their parts are trusted less."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from intake.kinds.accounts.found import Found

_TOLERANCE = 2.0
"""In the printed unit: rounding of each part."""
_DOUBT = 0.75
"""What a total that does not add up leaves of the confidence."""

_CHECKS: tuple[tuple[str, tuple[tuple[str, int], ...], frozenset[str]], ...] = (
    (
        "current_assets",
        (("stock", 1), ("debtors", 1), ("cash", 1), ("current_investments", 1)),
        frozenset(("debtors", "cash")),
    ),
    (
        "net_current_assets",
        (("current_assets", 1), ("creditors_within_one_year", -1)),
        frozenset(("current_assets", "creditors_within_one_year")),
    ),
    (
        "total_assets_less_current_liabilities",
        (("fixed_assets", 1), ("net_current_assets", 1)),
        frozenset(("fixed_assets", "net_current_assets")),
    ),
    (
        "net_assets",
        (
            ("total_assets_less_current_liabilities", 1),
            ("creditors_after_one_year", -1),
            ("provisions", -1),
            ("pension_deficit", -1),
        ),
        frozenset(("total_assets_less_current_liabilities",)),
    ),
    ("gross_profit", (("turnover", 1), ("cost_of_sales", -1)), frozenset(("turnover", "cost_of_sales"))),
    ("equity", (("net_assets", 1),), frozenset(("net_assets",))),
    ("total_funds", (("net_assets", 1),), frozenset(("net_assets",))),
)


def checked(found: list[Found], factor: float, has_loose_lines: bool) -> list[Found]:
    """The figures, those of a total that does not agree with its parts with less confidence.

    `factor` is the printed unit in pounds. With `has_loose_lines` (prepayments or accruals stand outside
    current assets and creditors, as micro-entities show them) only the checks they do not touch are made.
    """
    values: dict[tuple[str, date, bool], float] = {
        (item.fact, item.period.end, item.group): item.value for item in found
    }
    doubted: set[tuple[str, date, bool]] = set()
    for end, group in {(item.period.end, item.group) for item in found}:
        for total, parts, needed in _CHECKS:
            if has_loose_lines and total in (
                "net_current_assets",
                "total_assets_less_current_liabilities",
                "net_assets",
            ):
                continue
            if (total, end, group) not in values or any((part, end, group) not in values for part in needed):
                continue
            added = sum(sign * values.get((part, end, group), 0.0) for part, sign in parts)
            if abs(added - values[total, end, group]) > _TOLERANCE * factor:
                doubted |= {(name, end, group) for name in (total, *needed)}
    return [
        replace(item, confidence=item.confidence * _DOUBT)
        if (item.fact, item.period.end, item.group) in doubted
        else item
        for item in found
    ]
