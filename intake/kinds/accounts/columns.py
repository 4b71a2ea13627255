"""Whose and which period's amounts a column holds, and by how much they are scaled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from intake.kinds.accounts.periods import Heading, Period, heading_of
from intake.kinds.accounts.rows import Head, Place
from intake.kinds.accounts.sheets import Sheet

Fund = Literal["total", "unrestricted", "restricted", "designated", "endowment"]
_FUNDS: tuple[tuple[Fund, re.Pattern[str]], ...] = (
    ("total", re.compile(r"total(?!un)")),
    ("unrestricted", re.compile(r"unrestricted|general(?!ly)")),
    ("designated", re.compile(r"designated")),
    ("restricted", re.compile(r"restricted")),
    ("endowment", re.compile(r"endowment|capitalfund")),
)
_PARTIAL = frozenset(("unrestricted", "restricted", "designated", "endowment"))
_GROUP = re.compile(r"\b(?:group|consolidated)\b", re.IGNORECASE)
_COMPANY = re.compile(r"\b(?:company|charity|parent|entity)\b", re.IGNORECASE)
_THOUSANDS = re.compile(
    r"(?:£|gbp|€|\$)\s?['’`]?\s?0?00(?:0s?)?(?![\d,])|['’]000s?\b|(?:£|gbp)\s?k\b"
    r"|\bin (?:£ )?thousands\b|\b£ thousands?\b|\b000s\b",
    re.IGNORECASE,
)
_POUNDS = re.compile(r"£|\bGBP\b", re.IGNORECASE)
_LONGEST_UNIT_LINE = 60
_MOST_FULL = 0.7
_BETWEEN_PERIODS = re.compile(
    r"(?<=[12]\d{3})\s*(?=(?:year |period |as )|\d{1,2}[ ./]|(?:19|20)\d\d\b)"
    r"|(?<=[./]\d\d)\s+(?=\d)",
    re.IGNORECASE,
)
_MILLIONS = re.compile(r"(?:£|gbp)\s?m(?:illions?|n)?\b|\bin (?:£ )?millions\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of amounts: its period, fund and owner; `factor` turns what is printed into pounds."""

    place: Place
    period: Period
    fund: Fund | None = None
    group: bool | None = None
    factor: float = 1.0
    sure: bool = True


@dataclass(slots=True)
class Columns:
    """A sheet's amount columns, and the periods in their printed order."""

    by_place: dict[Place, Column]
    periods: list[Period]
    factor: float = 1.0
    regular: bool = True

    def of_row(self, places: list[Place]) -> dict[Place, Column]:
        """The column of each amount of a row. Where columns do not divide evenly among the periods (this
        year's in two columns, last year's in one) a row with just one amount a period is read in order."""
        if self.regular or len(places) != len(self.periods):
            return {place: self.by_place[place] for place in places if place in self.by_place}
        known = next(iter(self.by_place.values()), None)
        return {
            place: Column(place, period, None, known.group if known else None, self.factor, True)
            for place, period in zip(sorted(places), self.periods, strict=True)
        }


def columns_of(sheet: Sheet, main: Period | None, usual: float, before: Columns | None) -> Columns:
    """The sheet's amount columns with what is known of each; those whose period cannot be told are left
    out.

    `usual` is the document's unit, for a sheet that does not name its own; `before` the columns of the table
    it goes on from.
    """
    places = sheet.places
    levels = [_parted(level, places) for level in sheet.heads] + _above_each(sheet, places)
    heads = [_over(place, places, levels) for place in places]
    headings = [_period_heading(above) for above in heads]
    if not any(headings):
        headings = _from_apart(sheet, len(places)) or _from_context(sheet, len(places))
    elif any(fund in _PARTIAL for fund in (_fund_over(above) for above in heads)):
        headings = _over_funds([_fund_over(above) for above in heads], headings, levels, main)
    elif _is_beside_prior(sheet, headings):
        headings = [headings[0], Heading(order=1)]
    else:
        headings = _spread(places, headings, levels)
    factor = scale_of(sheet) or usual
    inherited = before is not None and sheet.follows and not any(headings) and bool(before.periods)
    if inherited and before is not None:
        factor = scale_of(sheet) or before.factor
        headings = _inherited(len(places), before)
    sure = any(headings)
    if not sure and main is not None and not inherited:
        headings = _by_order(places)
    found: dict[Place, Column] = {}
    for place, above, heading in zip(places, heads, headings, strict=True):
        period = heading.resolve(main)
        if period is None:
            continue
        words = " ".join(head.words for head in above)
        own = _factor(words)
        group = _group(words)
        if group is None and inherited and before is not None:
            group = next((column.group for column in before.by_place.values()), None)
        found[place] = Column(place, period, _fund(words), group, own or factor, sure)
    if inherited and before is not None:
        periods = before.periods
    else:
        periods = list(dict.fromkeys(column.period for column in found.values()))
    regular = len(places) <= len(periods) or (bool(periods) and len(places) % len(periods) == 0)
    funds = any(column.fund for column in found.values())
    return Columns(found, periods, factor, regular or funds)


def _above_each(sheet: Sheet, places: list[Place]) -> list[list[Head]]:
    """Headings that stood as a table of their own just above, where there is one for each column and each tells
    something."""
    own = any(heading_of(head.words) for level in sheet.heads for head in level)
    tell = all(heading_of(head.words) or _fund(head.words) for head in sheet.apart)
    if own or not tell or len(sheet.apart) != len(places) or len({column for column, _ in places}) < len(places):
        return []
    return [[Head(head.words, place[0], 1, head.text) for head, place in zip(sheet.apart, places, strict=True)]]


def _is_beside_prior(sheet: Sheet, headings: list[Heading]) -> bool:
    """Whether of two columns only the first has its period named, and the rows fill both: the second is the year
    before, not the first one's sums."""
    rows = [row for row in sheet.rows if row.amounts]
    full = sum(len(row.amounts) == 2 for row in rows)
    return len(headings) == 2 and bool(headings[0]) and not headings[1] and full >= _MOST_FULL * len(rows)


def _inherited(count: int, before: Columns) -> list[Heading]:
    """Headings from the table before, where the columns divide evenly among its periods."""
    periods = before.periods
    if count % len(periods):
        return [Heading()] * count
    return [Heading(periods[index // (count // len(periods))]) for index in range(count)]


def usual_scale(sheets: list[Sheet]) -> float:
    """The document's unit in pounds: the one most of the given tables name, the smaller where as many name
    another."""
    named = [factor for sheet in sheets if (factor := scale_of(sheet)) is not None]
    return max(sorted(set(named)), key=named.count, default=1.0)


def scale_of(sheet: Sheet) -> float | None:
    """What the headings or the lines above a table say of its unit; None when they do not name one."""
    heads = [*(head for level in sheet.heads for head in level), *sheet.apart]
    words = [head.words for head in heads]
    words += [text.text for text in reversed(sheet.context) if len(text.text) < _LONGEST_UNIT_LINE]
    for line in words:
        factor = _factor(line)
        if factor:
            return factor
    return 1.0 if any(_POUNDS.search(head.words) for head in heads) else None


def _factor(words: str) -> float | None:
    if _THOUSANDS.search(words):
        return 1_000.0
    return 1_000_000.0 if _MILLIONS.search(words) else None


def _parted(level: list[Head], places: list[Place]) -> list[Head]:
    """The heading cells, one that holds the periods of several columns (they stood too close to tell
    apart) cut."""
    parted: list[Head] = []
    for head in level:
        covered = [place for place in places if head.column <= place[0] < head.column + max(1, head.span)]
        parts = [part for part in _BETWEEN_PERIODS.split(head.words) if heading_of(part)]
        if len(parts) == len(covered) > 1 and len({place[0] for place in covered}) == len(covered):
            parted += [Head(part, place[0], 1, head.text) for part, place in zip(parts, covered, strict=True)]
        else:
            parted.append(head)
    return parted


def _over(place: Place, places: list[Place], levels: list[list[Head]]) -> list[Head]:
    """The heading cells over a place, top down."""
    column, order = place
    same = [other for other in places if other[0] == column]
    found = []
    for level in levels:
        over = [head for head in level if head.column <= column < head.column + max(1, head.span)]
        if len(over) == len(same) > 1:
            over = [over[same.index(place)]]
        elif len(over) > 1 and len({head.text.text for head in over}) > 1 and order < 0:
            over = [over[order]] if -order <= len(over) else []
        found += over
    return found


def _period_heading(heads: list[Head]) -> Heading:
    """What a column's heading cells say together: the one with a full date, else the words of all of them."""
    joined = " ".join(head.words for head in heads if head.words)
    whole = heading_of(joined)
    if whole:
        return whole
    for head in reversed(heads):
        said = heading_of(head.words)
        if said:
            return said
    return Heading()


def _spread(places: list[Place], headings: list[Heading], levels: list[list[Head]]) -> list[Heading]:
    """Gives every column a period: a year over two columns (items and their totals) stands over one of
    them only."""
    if all(headings):
        return headings
    named = [head for level in levels for head in level if heading_of(head.words)]
    level = next((level for level in levels if sum(bool(heading_of(head.words)) for head in level) > 1), named)
    years = [head for head in level if heading_of(head.words)]
    if years and len(places) % len(years) == 0 and len(places) > len(years):
        size = len(places) // len(years)
        return [_joined(years[index // size], levels) for index in range(len(places))]
    filled = list(headings)
    for index, (place, heading) in enumerate(zip(places, headings, strict=True)):
        if heading or not years:
            continue
        nearest = min(years, key=lambda head: (abs(head.column - place[0]), head.column))
        filled[index] = heading_of(nearest.words)
    return filled


def _over_funds(
    funds: list[Fund | None], headings: list[Heading], levels: list[list[Head]], main: Period | None
) -> list[Heading]:
    """The periods of columns by fund: each total has its own, the funds beside it take that of the total
    to their right. Of two totals with one named, the other is of the other year."""
    years = [head for level in levels for head in level if heading_of(head.words)]
    totals = [index for index, fund in enumerate(funds) if fund == "total"]
    filled = list(headings)
    if len(totals) == len(years):
        for index, head in zip(totals, sorted(years, key=lambda head: head.column), strict=True):
            filled[index] = heading_of(head.words)
    named = [filled[index] for index in totals if filled[index]]
    period = named[0].resolve(main) if len(totals) == 2 and len(named) == len(years) == 1 else None
    if period is not None and main is not None:
        unnamed = next(index for index in totals if not filled[index])
        filled[unnamed] = Heading(order=1 if period.end >= main.end else 0)
    following = Heading()
    for index in reversed(range(len(filled))):
        filled[index] = filled[index] or following
        following = filled[index]
    return filled


def _joined(year: Head, levels: list[list[Head]]) -> Heading:
    words = " ".join(
        head.words
        for level in levels
        for head in level
        if head.column == year.column and (head is year or not heading_of(head.words).year)
    )
    return heading_of(words) or heading_of(year.words)


def _from_apart(sheet: Sheet, count: int) -> list[Heading]:
    """Periods from a table of headings just above: its columns are not this one's, so only their order
    tells."""
    said = [heading for head in sheet.apart if (heading := heading_of(head.words))]
    return _shared_out(said, count) if said else []


def _shared_out(said: list[Heading], count: int) -> list[Heading]:
    """The periods over so many columns, each over as many; the last ones over one where they do not divide
    evenly."""
    if count <= len(said):
        return said[:count]
    size = -(-count // len(said))
    return [said[min(index // size, len(said) - 1)] for index in range(count)]


def _from_context(sheet: Sheet, count: int) -> list[Heading]:
    """Periods named in a line above the table, as many as it has columns (or half as many)."""
    for text in reversed(sheet.context):
        parts = [part for part in re.split(r"\t|\s{3,}|(?<=\d{4})\s+(?=(?:19|20)\d\d\b)", text.text) if part.strip()]
        said = [heading for part in parts if (heading := heading_of(part))]
        if len(said) == count > 1:
            return said
        if len(said) > 1 and count % len(said) == 0:
            return [said[index // (count // len(said))] for index in range(count)]
    return [Heading()] * count


def _by_order(places: list[Place]) -> list[Heading]:
    """Without any heading the first column is this year's, the second the year before."""
    if len(places) > 2:
        return [Heading()] * len(places)
    return [Heading(order=index) for index in range(len(places))]


def _fund_over(heads: list[Head]) -> Fund | None:
    return _fund(" ".join(head.words for head in heads))


def _fund(words: str) -> Fund | None:
    # Narrow columns break the word itself: "Unrestricte / d funds".
    joined = "".join(words.lower().split())
    return next((fund for fund, pattern in _FUNDS if pattern.search(joined)), None)


def _group(words: str) -> bool | None:
    if _GROUP.search(words):
        return True
    return False if _COMPANY.search(words) else None
