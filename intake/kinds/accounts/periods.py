"""Accounting periods: what a heading over a column says, and the period of the document as a whole."""

from __future__ import annotations

import calendar
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from intake.located import Reading, Text
from intake.values import find_dates

_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_SPAN = re.compile(
    r"(?:period|year|months?|accounts"
    r"|statements?)\b[^.;\n]{0,80}?\bfrom\b(?P<whole>[^.;\n]{0,60}?\d[^.;]{0,80}?\bto\b[^.;\n]{0,30}\d{2})"
    r"|(?P<bare>\b\d{1,2}(?:st|nd|rd|th)?[ ./-](?:[a-z]{3,9}|\d{1,2})[ ./-]\d{2,4}\s*(?:to"
    r"|-|–|until)\s*\d{1,2}(?:st|nd|rd|th)?[ ./-](?:[a-z]{3,9}|\d{1,2})[ ./-]\d{2,4})",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"\b(?:(?P<count>\d{1,2}|twelve|eighteen|fifteen|six|nine)[\s-]?(?P<unit>months?"
    r"|weeks?)|(?P<year>year)|period|months?)"
    r"(?:\s+period)?\s+(?:ended|ending|to)\s*:?\s*(?P<date>\d[^;()]{4,24})",
    re.IGNORECASE,
)
_AT = re.compile(r"\b(?:as\s+at|at|as\s+of|as\s+on)\s*:?\s*(?P<date>\d[^;()]{4,24})", re.IGNORECASE)
_STATEMENTS = re.compile(
    r"balance sheet|financial position|profit (?:and|&) loss|income|accounts"
    r"|financial statements|annual report"
    r"|financial activities|cash flow|assets and liabilities|receipts",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"(?<![\d,./-])(?:FY\s?)?(?P<year>(?:19|20)\d\d)(?:\s?[/–-]\s?(?P<second>\d{2}(?:\d\d)?))?(?![\d,/]|\.\d)"
)
_SHORT_YEAR = re.compile(r"^\s*FY\s?'?(?P<year>\d\d)\s*$", re.IGNORECASE)
_DAY_MONTH = re.compile(rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{_MONTHS})", re.IGNORECASE)
_MONTH_YEAR = re.compile(
    rf"\b(?P<month>{_MONTHS}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov"
    rf"|dec)[\s'’-]+(?P<year>(?:20)?\d\d)\b",
    re.I,
)
_COUNTS = {"six": 6, "nine": 9, "twelve": 12, "fifteen": 15, "eighteen": 18}
_CURRENT = re.compile(r"\b(?:this|current)\s+(?:financial\s+)?(?:year|period)\b", re.IGNORECASE)
_PRIOR = re.compile(
    r"\b(?:last|prior|previous|preceding)\s+(?:financial\s+)?(?:year|period)\b"
    r"|\bcomparatives?\b",
    re.IGNORECASE,
)
_MOST_MONTHS = 24
_COVER_ROWS = 20
_PAIRED_RANK = 4
_PAIR_LABEL = re.compile(
    r"(?:(?P<year>year)|period|\bmonths?)\s+(?:ended|ending|end|to)(?:\s+date)?\s*:?\s*$"
    r"|balance sheet date\s*:?\s*$|accounts (?:made up )?to\s*:?\s*$",
    re.IGNORECASE,
)
_LONGEST_TITLED = 160
_LONGEST_TITLE = 60
_LONGEST = 700
"""Characters of a text in which a period is looked for; longer ones are prose about something else."""


@dataclass(frozen=True, slots=True)
class Period:
    """A period by its last day; start and months where they are printed."""

    end: date
    start: date | None = None
    months: int | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """A period as printed: where its end stands, its start if any, and the words that give its length."""

    period: Period
    end_at: tuple[Text, int, int]
    start_at: tuple[Text, int, int] | None = None
    length_at: tuple[Text, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """What a column's heading says of its period: a full one, only a year, or its place in the order."""

    period: Period | None = None
    year: int | None = None
    order: int | None = None

    def __bool__(self) -> bool:
        return self.period is not None or self.year is not None or self.order is not None

    def resolve(self, main: Period | None) -> Period | None:
        """The period, a lone year taking day and month from the document's own."""
        if self.period is not None:
            return self.period
        if main is None:
            return None
        if self.year is not None:
            return main if self.year == main.end.year else Period(in_year(main.end, self.year))
        if self.order is not None:
            return main if self.order == 0 else Period(in_year(main.end, main.end.year - self.order))
        return None


def in_year(day: date, year: int) -> date:
    """The same day of another year; a month's last day stays its last day."""
    last = calendar.monthrange(year, day.month)[1]
    was_last = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(year, day.month, last if was_last else min(day.day, last))


def heading_of(text: str) -> Heading:
    """What the words over a column say of its period; an empty Heading when they say nothing."""
    plain = " ".join(text.split())
    if not plain or len(plain) > 120:
        return Heading()
    dates = [date.fromisoformat(found.value) for found in find_dates(plain) if found.possible]
    ended = _ENDED.search(plain)
    months = _months(ended) if ended else None
    if dates:
        start = dates[-2] if len(dates) > 1 and dates[-2] < dates[-1] else None
        return Heading(Period(dates[-1], start, _between(start, dates[-1]) if start else months))
    years = [match for match in _YEAR.finditer(plain) if not _is_amount(plain, match)]
    day_month = _DAY_MONTH.search(plain)
    if len(years) == 1:
        year = _end_year(years[0])
        if day_month and 1 <= int(day_month["day"]) <= 31:
            month = _month_number(day_month["month"])
            return Heading(Period(date(year, month, min(int(day_month["day"]), calendar.monthrange(year, month)[1]))))
        month_only = _MONTH_YEAR.search(plain)
        if month_only:
            month = _month_number(month_only["month"])
            return Heading(Period(date(year, month, calendar.monthrange(year, month)[1])))
        return Heading(year=year)
    month_only = _MONTH_YEAR.fullmatch(plain)
    if month_only and not years:
        year, month = int(month_only["year"]) % 100 + 2000, _month_number(month_only["month"])
        return Heading(Period(date(year, month, calendar.monthrange(year, month)[1])))
    short = _SHORT_YEAR.match(plain)
    if short:
        return Heading(year=2000 + int(short["year"]))
    if _PRIOR.search(plain):
        return Heading(order=1)
    return Heading(order=0) if _CURRENT.search(plain) else Heading()


def main_period(reading: Reading, as_at: date) -> Seen | None:
    """The period the document is about: of those its titles name most plainly the one named most often,
    else the latest. One that ends after `as_at` is a forecast's."""
    ranked: dict[int, list[Seen]] = {}
    for seen in _paired(reading):
        if seen.period.end <= as_at:
            ranked.setdefault(_PAIRED_RANK, []).append(seen)
    above = ""
    for text in reading.texts():
        if text.hidden or len(text.text) > _LONGEST:
            continue
        for rank, seen in _seen(text, above if len(above) <= _LONGEST_TITLE else ""):
            if seen.period.end <= as_at:
                ranked.setdefault(rank, []).append(seen)
        above = text.text
    if not ranked:
        return None
    best = ranked[max(ranked)]
    counts = Counter(seen.period.end for seen in best)
    end = max(counts, key=lambda day: (counts[day], day))
    everywhere = [seen for rank in sorted(ranked, reverse=True) for seen in ranked[rank] if seen.period.end == end]
    first = next(seen for seen in best if seen.period.end == end)
    fuller = next((seen for seen in everywhere if seen.start_at), None)
    longer = next((seen for seen in everywhere if seen.length_at), None)
    start, length = fuller or first, fuller or longer or first
    return Seen(Period(end, start.period.start, length.period.months), first.end_at, start.start_at, length.length_at)


def _paired(reading: Reading) -> Iterator[Seen]:
    """Periods whose words and date stand in two cells beside each other: "Year ended" | "31 March 2025"."""
    for table in reading.tables():
        for row in table.rows[:_COVER_ROWS]:
            for label, value in pairwise(row):
                match = _PAIR_LABEL.search(label.text.text)
                dates = [item for item in find_dates(value.text.text) if item.possible]
                if match and len(dates) == 1 and len(row) <= 3:
                    months = 12 if match["year"] else None
                    at = (value.text, dates[0].start, dates[0].end)
                    length = (label.text, match.start(), match.end()) if months else None
                    yield Seen(Period(date.fromisoformat(dates[0].value), None, months), at, None, length)


def _seen(text: Text, above: str) -> list[tuple[int, Seen]]:
    """Periods a text names, each with a rank: a span or "year ended" 4 in a title (which may stand on the line
    `above`), 3 elsewhere; "as at" two less."""
    words = text.text
    titled = len(words) < _LONGEST_TITLED and (_STATEMENTS.search(words) or _STATEMENTS.search(above))
    title = 1 if titled else 0
    found: list[tuple[int, Seen]] = []
    for match in _SPAN.finditer(words):
        group = "whole" if match["whole"] else "bare"
        seen = _span(text, match.start(group), match.end(group))
        if seen is not None:
            found.append((3 + title, seen))
    for pattern, rank in ((_ENDED, 3), (_AT, 1)):
        for match in pattern.finditer(words):
            dates = [item for item in find_dates(words[match.start("date") : match.end("date") + 4]) if item.possible]
            if not dates or dates[0].start > 2:
                continue
            start = match.start("date")
            at = (text, start + dates[0].start, start + dates[0].end)
            months = _months(match) if pattern is _ENDED else None
            period = Period(date.fromisoformat(dates[0].value), None, months)
            length = (text, match.start(), at[2]) if months else None
            found.append((rank + title, Seen(period, at, None, length)))
    if not found and len(words) < 60 and re.search(r"\baccounts|statements|year\b", words, re.IGNORECASE):
        dates = [item for item in find_dates(words) if item.possible]
        if len(dates) == 1:
            period = Period(date.fromisoformat(dates[0].value))
            found.append((1, Seen(period, (text, dates[0].start, dates[0].end))))
    return found


def _span(text: Text, start: int, end: int) -> Seen | None:
    dates = [item for item in find_dates(text.text[start : end + 6]) if item.possible]
    if len(dates) < 2:
        return None
    first, last = dates[0], dates[1]
    begins, ends = date.fromisoformat(first.value), date.fromisoformat(last.value)
    months = _between(begins, ends)
    if not 1 <= months <= _MOST_MONTHS:
        return None
    places = [(text, start + item.start, start + item.end) for item in (first, last)]
    return Seen(Period(ends, begins, months), places[1], places[0], (text, places[0][1], places[1][2]))


def _between(start: date, end: date) -> int:
    """Whole months from the first day to the last, to the nearest."""
    return round((end + timedelta(days=1) - start).days / 30.4375)


def _months(match: re.Match[str]) -> int | None:
    if match["year"]:
        return 12
    count = match["count"]
    if not count:
        return None
    number = _COUNTS.get(count.lower()) or (int(count) if count.isdigit() else 0)
    if not number:
        return None
    return round(number / 4.345) if match["unit"].lower().startswith("week") else number


def _end_year(match: re.Match[str]) -> int:
    year = int(match["year"])
    second = match["second"]
    if second:
        end = int(second) if len(second) == 4 else year // 100 * 100 + int(second)
        return end if end == year + 1 else year
    return year


def _is_amount(text: str, match: re.Match[str]) -> bool:
    return text[max(0, match.start() - 1) : match.start()] in ("£", "(")


def _month_number(name: str) -> int:
    return (
        _MONTHS.split("|").index(next(month for month in _MONTHS.split("|") if month.startswith(name[:3].lower()))) + 1
    )
