"""What the columns of a price schedule hold, where their headers leave it open: prices times quantities make totals,
and units are told by their words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations
from math import prod

from intake.kinds.headers import Column
from intake.kinds.listing import Listing
from intake.kinds.pricing_schedule.columns import is_unit
from intake.kinds.pricing_schedule.lines import amount_of

_MOST = 0.7
"""The share of rows whose entry in a column must be a figure for the column to hold figures."""
_FEWEST_ROWS = 2
_SHARE_RIGHT = 0.6
"""Of the products, so many must be right: a schedule may have errors, and these are to be found."""
_MOST_FACTORS = 3
_PENNY = 0.0151
_SAYS_UNIT = re.compile(r"\bper\b|\bunits?\b|\bbasis\b|\bby\b", re.IGNORECASE)
_LETTERS = re.compile(r"[A-Za-z]{3}")
_POUNDS = re.compile(r"£|^\s*\d[\d,]*\.\d\d\s*$|\b\d+p\b")

_NOT_OFFERED = re.compile(
    r"for (?:information|comparison|reference)|previous|\bformer|\bprior\b|\bpast\b|\blast (?:year|contract)"
    r"|\bexisting\b"
    r"|\bcurrent(?:ly)?\b|\bold\b|expiring|benchmark|ceiling|\bcap(?:ped)?\b|guide (?:rate|price)"
    r"|\bmax(?:imum)?\.? (?:rate|price|permitted|allowed)|council['’]?s",
    re.IGNORECASE,
)
"""Heads prices that are shown beside those offered; where nothing else is priced, they are what is offered."""
_YEARS = re.compile(r"(?<!\d)(?P<first>20\d\d)(?:\s*[/–-]\s*(?:20)?(?P<second>\d\d))?(?!\d)")
_END_OF_YEAR = (8, 31)
"""The later of the ends of a financial and a school year ("2025/26")."""

Figures = dict[int, float]
"""A column's figures by row."""


def settle(listing: Listing, as_at: date) -> None:
    """Give a list's columns the roles that their entries prove, where the headers' words do not settle them.

    Prices of years that are over at `as_at`, and such as are shown for comparison, are none beside those offered.
    """
    _settle_offered(listing, as_at)
    _settle_wordy(listing)
    if listing.column("unit") is None:
        _settle_unit(listing)
    if not listing.all("rate") and listing.column("total") is None:
        _settle_money(listing)
    if len(listing.all("rate")) != 1 or listing.column("total") is None or listing.column("quantity") is None:
        _settle_figures(listing)
    _settle_sums(listing)


def _settle_offered(listing: Listing, as_at: date) -> None:
    rates = listing.all("rate")
    aside = [column for column in rates if _NOT_OFFERED.search(column.words) or _is_over(column.words, as_at)]
    if len(aside) < len(rates):
        _assign(listing, {column.index: "other" for column in aside})


def _is_over(words: str, as_at: date) -> bool:
    """Whether words name years, and the last of them ended before `as_at`."""
    ends = [_end_of(match["first"], match["second"]) for match in _YEARS.finditer(words)]
    return bool(ends) and max(ends) < as_at


def _end_of(first: str, second: str | None) -> date:
    """The last day of "2025" or "2025/26"; what follows a year in "2025-06" is a month."""
    last = int(first[:2] + second) if second else 0
    return date(last, *_END_OF_YEAR) if last > int(first) else date(int(first), 12, 31)


def _settle_sums(listing: Listing) -> None:
    """A row with nothing but a total, which the totals above it add up to, is no line but their sum."""
    total = listing.column("total")
    asked = [column for role in ("rate", "quantity", "unit") for column in listing.all(role)]
    if total is None or not listing.column("rate"):
        return
    above: list[float] = []
    for record in list(listing.records):
        amount = amount_of(record.cells[total.index]) if total.index in record.cells else None
        if amount is None or amount.value is None:
            continue
        if any(record.text(column.index) for column in asked) or abs(sum(above) - amount.value) > _PENNY or not above:
            above.append(float(amount.value))
        else:
            listing.records.remove(record)
            listing.totals.append(record)
    listing.totals.sort(key=lambda record: record.row)


def _settle_wordy(listing: Listing) -> None:
    """A column headed as a price but filled with words holds no prices where another one does: it says what they are
    per ("Charged per"), or something of them."""
    rates = listing.all("rate")
    wordy = [column for column in rates if not _figures(listing, column)]
    if len(wordy) == len(rates):
        return
    units = {column.index for column in wordy if _SAYS_UNIT.search(column.words)}
    units |= {index for index in [listing.index_where(is_unit)] if index in {column.index for column in wordy}}
    _assign(
        listing,
        {column.index: "unit" if column.index in units else "other" for column in wordy if _has_words(listing, column)},
    )


def _has_words(listing: Listing, column: Column) -> bool:
    return any(_LETTERS.search(record.text(column.index)) for record in listing.records)


def _settle_unit(listing: Listing) -> None:
    taken = [column.index for column in listing.columns if column.role not in (None, "other")]
    index = listing.index_where(is_unit, taken)
    if index is not None:
        _assign(listing, {index: "unit"})


def _settle_money(listing: Listing) -> None:
    """Without any header that speaks of prices, columns of amounts in pounds hold them."""
    money = {
        column.index: "rate"
        for column in listing.columns
        if column.role in (None, "plain") and _figures(listing, column) and _in_pounds(listing, column)
    }
    _assign(listing, money)


def _in_pounds(listing: Listing, column: Column) -> bool:
    shown = [cell for record in listing.records if (cell := record.cells.get(column.index)) is not None and cell.text]
    pounds = sum(bool(_POUNDS.search(f"{cell.text.text} {cell.number_format or ''}")) for cell in shown)
    return 2 * pounds > len(shown)


def _settle_figures(listing: Listing) -> None:
    """The total is the product of the others; of these the price is the one headed so, else the only one not headed as
    a quantity, else the only one in pence, else the first."""
    figures = {column.index: found for column in listing.columns if (found := _figures(listing, column))}
    for total, factors in _products(listing, figures):
        priced = [index for index in factors if _role(listing, index) in ("rate", "total")]
        open_ones = [index for index in factors if _role(listing, index) != "quantity"]
        in_pence = [index for index in factors if any(not value.is_integer() for value in figures[index].values())]
        rate = next((found[0] for found in (priced, open_ones, in_pence) if len(found) == 1), min(factors))
        roles = dict.fromkeys(factors, "quantity") | {total: "total", rate: "rate"}
        _assign(listing, roles)
        return


def _products(listing: Listing, figures: dict[int, Figures]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Columns that hold the product of others in the rows that have them all; those headed as totals first, then the
    ones further right."""
    order = sorted(figures, key=lambda index: (_role(listing, index) != "total", -index))
    for total in order:
        others = [index for index in sorted(figures) if index != total]
        for size in range(2, min(_MOST_FACTORS, len(others)) + 1):
            for factors in combinations(others, size):
                rows = _rows(figures[total], *(figures[index] for index in factors))
                right = sum(
                    abs(prod(figures[index][row] for index in factors) - figures[total][row]) <= _PENNY for row in rows
                )
                if right >= max(_FEWEST_ROWS, _SHARE_RIGHT * len(rows)):
                    yield total, factors


def _rows(*columns: Figures) -> list[int]:
    """Rows that all of the columns have a figure in, and in which no factor is one (it would prove nothing)."""
    shared = set(columns[0]).intersection(*columns[1:])
    return sorted(row for row in shared if columns[0][row] and all(column[row] != 1 for column in columns[1:]))


def _figures(listing: Listing, column: Column) -> Figures:
    found: Figures = {}
    entries = 0
    for record in listing.records:
        cell = record.cells.get(column.index)
        if cell is None or not cell.text:
            continue
        entries += 1
        amount = amount_of(cell)
        if amount is not None and amount.value is not None:
            found[record.row] = float(amount.value)
    return found if entries and len(found) >= _MOST * entries else {}


def _role(listing: Listing, index: int) -> str | None:
    return next((column.role for column in listing.columns if column.index == index), None)


def _assign(listing: Listing, roles: dict[int, str]) -> None:
    listing.columns = tuple(_given(listing.columns, roles))


def _given(columns: Iterable[Column], roles: dict[int, str]) -> Iterator[Column]:
    return (replace(column, role=roles.get(column.index, column.role)) for column in columns)
