"""Price schedules -> `price.` facts: a rate and unit for each line, whether every line is priced, whether
it adds up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from intake.facts import FactSheet
from intake.kinds.headers import Column, RoleOf
from intake.kinds.listing import Listing, listings
from intake.kinds.pricing_schedule.arithmetic import Sums, add_again
from intake.kinds.pricing_schedule.columns import role_of, unit_in
from intake.kinds.pricing_schedule.lines import Line, lines_of, rate_columns, unit_of, whole
from intake.kinds.pricing_schedule.prose import Told, told_in, unit_for_all
from intake.kinds.pricing_schedule.roles import settle
from intake.labels import pairs
from intake.located import Reading, Text
from intake.values import find_money
from schemas.types import Evidence, Fact, Method

_MIN_SHARE_PRICED = 0.2
"""A list with fewer of its rows priced is no price schedule but happens to have a column of that name, unless it is all
there is."""

_TOLD = 0.75
"""A sentence does not mark where the name of what is priced begins and ends."""
_WORD = re.compile(r"[A-Za-z]{3}")
_NO_PRICE = re.compile(
    r"\btotal|\bvat\b|budget|turnover|insurance|cover|deposit|contract value|phone|number", re.IGNORECASE
)


def extract(reading: Reading, sheet: FactSheet) -> None:
    """Write down the prices of every visible list; of a document without lists, those in "service: £ a unit" lines."""
    # Only a document without any table that speaks of prices is read for plain tables of amounts in pounds.
    schedules = _schedules(reading, role_of, sheet.as_at) or _schedules(
        reading, lambda words: role_of(words) or "plain", sheet.as_at
    )
    priced = [item for item in schedules if _share_priced(item[1]) >= _MIN_SHARE_PRICED]
    schedules = priced or schedules
    if not schedules:
        _write_stated(reading, sheet)
        return
    for_all = unit_for_all(reading)
    for _, lines in schedules:
        for line in lines:
            _write_line(line, sheet, for_all)
    _write_complete(schedules, sheet)
    _write_arithmetic(schedules, sheet)


def _schedules(reading: Reading, role: RoleOf, as_at: date) -> list[tuple[Listing, list[Line]]]:
    found = list(listings(reading, role, needed=1))
    for listing in found:
        settle(listing, as_at)
    schedules = [(listing, lines_of(listing)) for listing in found if rate_columns(listing)]
    return [(listing, lines) for listing, lines in schedules if lines]


def _share_priced(lines: Sequence[Line]) -> float:
    return sum(bool(line.rates) for line in lines) / len(lines)


def _method(text: Text) -> Method:
    return "cell" if text.cell is not None else "table"


def _write_line(line: Line, sheet: FactSheet, for_all: tuple[Text, int, int] | None) -> None:
    several = len(line.rates) + len(line.unpriced) > 1
    for column, amount in line.rates:
        if amount.value is None:
            continue
        subject = f"{line.name}, {_heading(line, column)}" if several else line.name
        sheet.add(
            "price.rate",
            amount.value,
            amount.text,
            amount.start,
            amount.end,
            subject=subject,
            method=_method(amount.text),
        )
        unit = unit_of(line, column, amount, for_all)
        if unit is not None:
            sheet.add("price.unit", unit[0], unit[1], unit[2], unit[3], subject=subject, method=_method(unit[1]))


def _heading(line: Line, column: Column) -> str:
    """What tells a column from the others: its header without the words that stand over all of them."""
    columns = [other for other, _ in line.rates] + list(line.unpriced)
    own = [cell for cell in column.cells if not all(any(cell is shared for shared in other.cells) for other in columns)]
    return " ".join(" ".join(cell.text.text.split()) for cell in own) or column.words


def _write_complete(schedules: Sequence[tuple[Listing, list[Line]]], sheet: FactSheet) -> None:
    """False where a line lacks a price; nothing where a price is a formula whose result is not stored."""
    lines = [line for _, found in schedules for line in found]
    gaps = [line for line in lines if line.unpriced]
    if gaps:
        places = tuple(place for line in gaps for place in line.name_cell.text.cite(sheet.document)[:1])
        sheet.add("price.complete", False, places, method="computed")
    elif not any(line.uncomputed for line in lines):
        sheet.add("price.complete", True, _heads(schedules, sheet.document), method="computed")


def _write_arithmetic(schedules: Sequence[tuple[Listing, list[Line]]], sheet: FactSheet) -> None:
    """Whether the totals agree when added again; a schedule that shows no total has none that is wrong."""
    sums = Sums()
    for listing, lines in schedules:
        add_again(listing, lines, sums)
    if sums.wrong:
        places = tuple(place for amount in sums.wrong for place in amount.text.cite(sheet.document)[:1])
        sheet.add("price.arithmetic_ok", False, places, method="computed")
    elif sums.right:
        best = (sums.right[-1], *sums.right[:-1])
        places = tuple(place for amount in best for place in amount.text.cite(sheet.document)[:1])
        sheet.add("price.arithmetic_ok", True, places, method="computed")
    elif _shows_no_total(schedules):
        sheet.add("price.arithmetic_ok", True, _heads(schedules, sheet.document), method="computed", confidence=0.75)


def _shows_no_total(schedules: Sequence[tuple[Listing, list[Line]]]) -> bool:
    """Whether there are prices, and no column in which they would be multiplied or added."""
    priced = any(line.rates for _, lines in schedules for line in lines)
    return priced and not any(listing.all("total") and listing.all("rate") for listing, _ in schedules)


def _heads(schedules: Sequence[tuple[Listing, list[Line]]], document: str) -> tuple[Evidence, ...]:
    return tuple(
        place
        for listing, _ in schedules
        for column in rate_columns(listing)[:1]
        for cell in reversed(column.cells)
        for place in cell.text.cite(document)[:1]
    )


def _write_stated(reading: Reading, sheet: FactSheet) -> None:
    """Prices given as "One-to-one tuition: £45 per hour"."""
    seen: list[tuple[Evidence, ...]] = []
    for pair in pairs(reading):
        if pair.value.hidden or _NO_PRICE.search(pair.label) or sheet.has("price.rate", pair.label):
            continue
        words = pair.value.text[pair.start : pair.end]
        amounts = find_money(words)
        if len(amounts) != 1 or not _WORD.search(pair.label):
            continue
        amount = amounts[0]
        fact = sheet.add(
            "price.rate",
            whole(amount.value),
            pair.value,
            pair.start + amount.start,
            pair.start + amount.end,
            subject=pair.label,
            method="text",
            confidence=0.85,
        )
        seen += [fact.evidence] if fact is not None else []
        unit = unit_in(words)
        if unit is not None:
            sheet.add(
                "price.unit",
                unit[0],
                pair.value,
                pair.start + unit[1],
                pair.start + unit[2],
                subject=pair.label,
                method="text",
                confidence=0.85,
            )
    for told in told_in(reading):
        if not sheet.has("price.rate", told.line):
            fact = _write_told(told, sheet)
            seen += [fact.evidence] if fact is not None else []
    if seen:
        sheet.add("price.complete", True, seen[0], method="computed", confidence=0.75)
        sheet.add("price.arithmetic_ok", True, seen[0], method="computed", confidence=0.75)


def _write_told(told: Told, sheet: FactSheet) -> Fact | None:
    unit, start, end = told.unit
    sheet.add("price.unit", unit, told.text, start, end, subject=told.line, confidence=_TOLD)
    value = whole(told.value)
    return sheet.add("price.rate", value, told.text, told.start, told.end, subject=told.line, confidence=_TOLD)
