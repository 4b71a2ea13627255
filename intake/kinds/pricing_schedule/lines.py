"""The lines of a price schedule with their prices, units, quantities and totals."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from intake.kinds.headers import Column
from intake.kinds.listing import Listing, Record
from intake.kinds.pricing_schedule.columns import unit_in
from intake.located import Cell, Text
from intake.values import find_money

_NO_LINE = re.compile(
    r"^\W*(?:v\.?a\.?t\b|less\b|discount|notes?\b|note:|n\.?b\b|please\b|signed|name\b|date\b"
    r"|all (?:prices|rates)|prices\b|(?:worked )?example\b|e\.?g\b)",
    re.IGNORECASE,
)
_NOT_OFFERED = re.compile(
    r"^\W*(?:n/?a|not applicable|not offered|no bid|not bid|included?|inc\.?|no charge|free(?: of charge)?|nil)\W*$",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[A-Za-z]")
_WORD = re.compile(r"[A-Za-z]{3}")
_ZERO = re.compile(r"^\W*(?:nil|free(?: of charge)?|no charge)\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure of a line with where it is printed. `value` is None for a formula whose result was not stored."""

    value: float | int | None
    text: Text
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its name, its prices by column header ("" where there is one column), and whether it needs a price."""

    name: str
    name_cell: Cell
    row: int
    rates: tuple[tuple[Column, Amount], ...]
    unpriced: tuple[Column, ...]
    unit: Text | None
    quantities: tuple[float, ...]
    total: Amount | None

    @property
    def uncomputed(self) -> bool:
        """Whether a price is a formula without its result."""
        return any(amount.value is None for _, amount in self.rates)


def rate_columns(listing: Listing) -> list[Column]:
    """The columns that hold prices; a schedule with only a total for each line is priced by it."""
    return listing.all("rate") or listing.all("total")


def lines_of(listing: Listing) -> list[Line]:
    """The lines to be priced; titles, totals, VAT and notes are none.

    Lines of one name (three ratios of one service) are told apart by what else describes them, their units last.
    """
    lines = list(_lines(listing))
    for roles in (("line", None), ("line", None, "unit")):
        times = Counter(line.name for _, line in lines)
        if max(times.values(), default=1) == 1:
            break
        lines = [
            (record, replace(line, name=_longer(line, listing, record, roles)) if times[line.name] > 1 else line)
            for record, line in lines
        ]
    return [line for _, line in lines]


def _longer(line: Line, listing: Listing, record: Record, roles: tuple[str | None, ...]) -> str:
    described = [
        record.section,
        *(record.text(column.index) for column in listing.columns if column.role in roles),
    ]
    return ", ".join(dict.fromkeys([line.name, *(words for words in described if words and words not in line.name)]))


def _lines(listing: Listing) -> Iterator[tuple[Record, Line]]:
    prices = rate_columns(listing)
    named = _naming(listing)
    if named is None or not prices:
        return
    totals = [] if prices[0].role == "total" else listing.all("total")
    for record in listing.records:
        cell = record.cells.get(named)
        if cell is None or not cell.text or _NO_LINE.match(cell.text.text):
            continue
        yield record, _line(listing, record, cell, prices, totals)


def _naming(listing: Listing) -> int | None:
    """The column that names the lines: one with words in it ("Item" may head their numbers), of several the one that
    tells most lines apart ("Lot" only groups them); it may lack a header."""
    candidates = [*listing.all("line"), *(column for column in listing.columns if column.role in (None, "ref", "unit"))]
    for words in (_WORD, _LETTER):
        worded = [
            column for column in candidates if 2 * _worded(listing, column.index, words) > len(listing.records)
        ]
        if worded:
            return max(worded, key=lambda column: _telling(listing, column)).index
    return listing.index_where(lambda words: bool(_WORD.search(words)), [column.index for column in listing.columns])


def _worded(listing: Listing, index: int, words: re.Pattern[str]) -> int:
    return sum(bool(words.search(record.text(index))) for record in listing.records)


def _telling(listing: Listing, column: Column) -> int:
    """How many lines the column tells apart; units and item numbers are no names, however many they are."""
    if column.role not in ("line", None):
        return 0
    return len({record.text(column.index) for record in listing.records})


def _line(listing: Listing, record: Record, cell: Cell, prices: list[Column], totals: list[Column]) -> Line:
    rates, unpriced = [], []
    for column in prices:
        price = record.cells.get(column.index)
        found = amount_of(price) if price is not None else None
        if found is not None:
            rates.append((column, found))
        elif price is None or not _NOT_OFFERED.match(price.text.text):
            unpriced.append(column)
    unit = listing.column("unit")
    unit_cell = record.cells.get(unit.index) if unit is not None else None
    quantities = [
        amount_of(record.cells[column.index]) for column in listing.all("quantity") if column.index in record.cells
    ]
    total = next(
        (
            found
            for column in totals
            if (shown := record.cells.get(column.index)) is not None and (found := amount_of(shown)) is not None
        ),
        None,
    )
    return Line(
        " ".join(cell.text.text.split()),
        cell,
        record.row,
        tuple(rates),
        tuple(unpriced),
        unit_cell.text if unit_cell is not None and unit_cell.text else None,
        tuple(found.value for found in quantities if found is not None and found.value is not None),
        total,
    )


def amount_of(cell: Cell) -> Amount | None:
    """The figure of a cell, None where it has none."""
    text = cell.text
    if cell.formula_without_value:
        return Amount(None, text, 0, 0)
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        return Amount(whole(cell.value), text, 0, len(text.text))
    if _ZERO.match(text.text):
        return Amount(0, text, 0, len(text.text))
    found = find_money(text.text) or find_money(text.text, bare=True)
    return Amount(whole(found[0].value), text, found[0].start, found[0].end) if found else None


def whole(value: float) -> float | int:
    """A number without a useless decimal point."""
    return int(value) if float(value).is_integer() else value


def unit_of(
    line: Line, column: Column, amount: Amount, for_all: tuple[Text, int, int] | None = None
) -> tuple[str, Text, int, int] | None:
    """What the price is per: the unit column, else words beside the price, in the header, or in the line's name, else
    what the document says of all prices."""
    if line.unit is not None:
        return " ".join(line.unit.text.split()), line.unit, 0, len(line.unit.text)
    places = [amount.text, *(cell.text for cell in reversed(column.cells)), line.name_cell.text]
    for text in places:
        found = unit_in(text.text)
        if found is not None:
            return found[0], text, found[1], found[2]
    return None if for_all is None else (for_all[0].text[for_all[1] : for_all[2]], *for_all)
