"""Adding a price schedule up again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations
from math import prod

from intake.kinds.listing import Listing
from intake.kinds.pricing_schedule.lines import Amount, Line, amount_of, rate_columns

PENNY = 0.0151
"""Two figures to the penny agree within rounding."""

POUND = 0.5001
"""A total printed in whole pounds may be rounded."""


@dataclass(slots=True)
class Sums:
    """What was added again: the totals that agree, and those that do not."""

    right: list[Amount] = field(default_factory=list)
    wrong: list[Amount] = field(default_factory=list)

    def judge(self, shown: Amount, computed: Sequence[float]) -> None:
        """Keep a shown figure with those that agree with one of the ways to compute it, or with those that do not."""
        value = shown.value
        if value is None or not computed:
            return
        allowed = POUND if float(value).is_integer() and not any(float(way).is_integer() for way in computed) else PENNY
        (self.right if any(abs(way - value) <= allowed for way in computed) else self.wrong).append(shown)


def add_again(listing: Listing, lines: Sequence[Line], sums: Sums) -> None:
    """Price times quantity for each line, then each total row against the lines above it."""
    for line in lines:
        if line.total is not None and line.quantities:
            ways = [
                rate.value * prod(chosen)
                for _, rate in line.rates
                if rate.value is not None
                for chosen in _choices(line.quantities)
            ]
            sums.judge(line.total, ways)
    _add_columns(listing, lines, sums)


def _choices(quantities: Sequence[float]) -> list[tuple[float, ...]]:
    """Every way to take one or more of the quantities (hours a week, weeks a year) as factors."""
    return [chosen for size in range(1, len(quantities) + 1) for chosen in combinations(quantities, size)]


def _add_columns(listing: Listing, lines: Sequence[Line], sums: Sums) -> None:
    for column in listing.all("total") or rate_columns(listing):
        figures = {}
        for line in lines:
            own = {owner.index: amount for owner, amount in line.rates}
            shown = line.total if column.role == "total" and line.total is not None else own.get(column.index)
            if shown is not None:
                figures[line.row] = shown
        if any(amount.value is None for amount in figures.values()) or not figures:
            continue
        _add_totals(listing, column.index, {row: amount.value or 0.0 for row, amount in figures.items()}, sums)


def _add_totals(listing: Listing, index: int, figures: dict[int, float], sums: Sums) -> None:
    """A total row holds the lines since the last one, all lines, all subtotals, or these with what stands
    between (VAT)."""
    since, subtotals = -1, list[float]()
    others = {
        record.row: amount
        for record in listing.records
        if record.row not in figures
        and (cell := record.cells.get(index)) is not None
        and (amount := amount_of(cell)) is not None
    }
    for record in listing.totals:
        cell = record.cells.get(index)
        shown = amount_of(cell) if cell is not None else None
        if shown is None:
            continue
        above = [value for row, value in figures.items() if row < record.row]
        recent = [value for row, value in figures.items() if since < row < record.row]
        between = sum(amount.value or 0.0 for row, amount in others.items() if row < record.row)
        ways = [sum(above), sum(subtotals)] + ([sum(recent)] if recent else [])
        sums.judge(shown, [way + extra for way in ways if way for extra in (0.0, between)])
        subtotals.append(shown.value or 0.0)
        since = record.row
