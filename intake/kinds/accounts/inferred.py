"""Lines told by arithmetic: a row of a statement whose name is not known, but whose amounts are just what the named
lines around it leave for one that is missing, in every period that both show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from intake.kinds.accounts.found import Found, Unnamed
from intake.kinds.accounts.labels import Statement

_CONFIDENCE = 0.8
_TOLERANCE = 0.5
"""In the printed unit: the statement's own sums are exact, only scaling blurs them."""


@dataclass(frozen=True, slots=True)
class _Sum:
    """A missing line as the signed sum of others; `needed` must be known, the rest count as nothing where they are
    not. `about` must be said by the row's label."""

    fact: str
    statement: Statement
    needed: tuple[tuple[str, int], ...]
    optional: tuple[tuple[str, int], ...] = ()
    about: re.Pattern[str] = re.compile("")
    is_amount: bool = False


_OWED = re.compile(r"credit|owe|owing|liabilit|payable|paid|pay\b|due|debts?\b|loans?\b|bills")
_RESULT = re.compile(r"profit|surplus|loss|deficit|result|before")
_THINGS = re.compile(
    r"equipment|vehicle|\bvans?\b|minibus|furniture|fixture|fittings|computer|laptop|machinery|tools|property|building"
    r"|\bland\b|improvements"
)
_DUE_TO_US = re.compile(r"owed|owing|\bdue\b|customer|invoice|receiv|unpaid|to come in")
_SUMS = (
    _Sum("turnover", "income", (("gross_profit", 1), ("cost_of_sales", 1))),
    _Sum("cost_of_sales", "income", (("turnover", 1), ("gross_profit", -1)), is_amount=True),
    _Sum("gross_profit", "income", (("turnover", 1), ("cost_of_sales", -1))),
    _Sum(
        "profit_before_tax",
        "income",
        (("operating_profit", 1), ("interest_payable", -1)),
        (("interest_received", 1),),
        _RESULT,
    ),
    _Sum("net_current_assets", "balance", (("current_assets", 1), ("creditors_within_one_year", -1))),
    _Sum(
        "creditors_within_one_year",
        "balance",
        (("current_assets", 1), ("net_current_assets", -1)),
        (),
        _OWED,
        is_amount=True,
    ),
    _Sum("current_assets", "balance", (("net_current_assets", 1), ("creditors_within_one_year", 1))),
    _Sum("total_assets_less_current_liabilities", "balance", (("fixed_assets", 1), ("net_current_assets", 1))),
    _Sum("fixed_assets", "balance", (("total_assets_less_current_liabilities", 1), ("net_current_assets", -1))),
    _Sum(
        "creditors_after_one_year",
        "balance",
        (("total_assets_less_current_liabilities", 1), ("net_assets", -1)),
        (("provisions", -1), ("pension_deficit", -1)),
        _OWED,
        is_amount=True,
    ),
    *(
        _Sum(
            fact,
            "balance",
            (("net_assets", 1), ("net_current_assets", -1)),
            (("creditors_after_one_year", 1), ("provisions", 1)),
            _THINGS,
        )
        for fact in ("fixed_assets", "tangible_fixed_assets")
    ),
    _Sum(
        "debtors",
        "balance",
        (("current_assets", 1), ("cash", -1)),
        (("stock", -1), ("current_investments", -1)),
        _DUE_TO_US,
    ),
)


def inferred(found: list[Found], unnamed: list[Unnamed], factor: float) -> list[Found]:
    """The figures with those added that arithmetic tells; `factor` is the printed unit in pounds."""
    known = {(item.fact, item.period.end, item.group): item.value for item in found}
    added: list[Found] = []
    for rule in _SUMS:
        rows = [row for row in unnamed if row.statement == rule.statement and rule.about.search(row.label)]
        fitting = [figures for row in rows if (figures := list(_fitting(rule, row, known, factor)))]
        if len(fitting) == 1:
            for item in fitting[0]:
                known[item.fact, item.period.end, item.group] = item.value
                added.append(item)
    return found + added


def _fitting(rule: _Sum, row: Unnamed, known: dict[tuple[str, date, bool], float], factor: float) -> Iterator[Found]:
    """The row's figures as the missing line where all of them fit, and not all are nought."""
    figures: list[Found] = []
    for column, value, figure in row.figures:
        end = column.period.end
        needed = [known.get((part, end, row.group)) for part, _ in rule.needed]
        if (rule.fact, end, row.group) in known or None in needed:
            return
        parts = (*rule.needed, *rule.optional)
        expected = sum(sign * known.get((part, end, row.group), 0.0) for part, sign in parts)
        shown = abs(value) if rule.is_amount else value
        if abs(shown - expected) > _TOLERANCE * factor:
            return
        figures.append(Found(rule.fact, column.period, shown, [figure], 0, row.group, row.number, _CONFIDENCE))
    if any(item.value for item in figures):
        yield from figures
