"""Dates in British forms. A date needs a day, a month and a year: a month or a season alone gives nothing."""

from __future__ import annotations

import re
from datetime import date

from intake.values.found import Found

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NUMBERS = {name: number for number, name in enumerate(_MONTHS, 1)}
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary|uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"(?P<day>\d{1,2})(?:\s?(?:st|nd|rd|th))?"
_LONG_YEAR = r"(?P<year>(?:19|20)\d\d)"
# Two digits after a month in words are a year only where the words stop there: "5 May 20 pupils" is not 2020.
_SHORT_YEAR = r"(?P<short>\d\d)(?=\s*(?:$|[\n,;.)(/|–—-]|to\b|and\b|until\b|at\b|\d\d?[:.]\d\d))"

_NUMERIC = re.compile(
    r"(?<![\w/.])(?P<day>\d{1,2})\s?(?P<separator>[/.\-–])\s?(?P<month>\d{1,2})\s?(?P=separator)\s?"
    r"(?:(?P<year>\d{4})|(?P<short>\d{2}))(?!\d|[/.]\d|(?P=separator)\d)"
)
_ISO = re.compile(
    r"(?<![\w/.-])(?P<year>(?:19|20)\d\d)(?P<separator>[-/.])(?P<month>\d{1,2})(?P=separator)(?P<day>\d{1,2})"
    r"(?!\d|[-/.]\d)"
)
_SPACED = re.compile(r"^\s*(?P<day>\d{2})\s+(?P<month>\d{2})\s+(?P<year>(?:19|20)\d\d)\s*$")
"""Boxes of a form, "31 03 2026": a date only where nothing else stands."""

_DAY_FIRST = re.compile(
    rf"(?<![\d/.])\b{_DAY}\s*(?:day\s+)?(?:of\s+)?[\s.\-–/]*{_MONTH}\b\.?[\s,.\-–/]*(?:['’]\s?)?"
    rf"(?:{_LONG_YEAR}(?!\d)|{_SHORT_YEAR})",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(rf"\b{_MONTH}\b\.?\s*{_DAY}\b(?!\s*[/:])\s*,?\s*(?:{_LONG_YEAR}(?!\d))", re.IGNORECASE)

_CENTURY_PIVOT = 70
"""Two-digit years below it are of this century: certificates and reviews lie there."""
_LAST_YEAR = 2100


def find_dates(text: str) -> list[Found[str]]:
    """Dates as ISO strings, day first; times beside them are left out.

    An impossible one (31/02/2026) is kept as printed with `possible` false.
    """
    found: list[Found[str]] = []
    for pattern in (_ISO, _DAY_FIRST, _MONTH_FIRST, _NUMERIC, _SPACED):
        for match in pattern.finditer(text):
            item = _date(match)
            if item and not any(item.start < other.end and other.start < item.end for other in found):
                found.append(item)
    return sorted(found, key=lambda item: item.start)


def parse_date(text: str) -> str | None:
    """The one possible date of a text, as an ISO string; None when there is none, or more than one."""
    found = {item.value for item in find_dates(text) if item.possible}
    return found.pop() if len(found) == 1 else None


def _date(match: re.Match[str]) -> Found[str] | None:
    groups = match.groupdict()
    year = _year(groups)
    month_text = groups["month"]
    month = int(month_text) if month_text.isdigit() else _MONTH_NUMBERS[month_text[:3].lower()]
    day = int(groups["day"])
    if not 1900 <= year <= _LAST_YEAR or _is_numbering(match, year, month, day):
        return None
    try:
        return Found(date(year, month, day).isoformat(), match.start(), match.end())
    except ValueError:
        return Found(" ".join(match[0].split()), match.start(), match.end(), possible=False)


def _year(groups: dict[str, str | None]) -> int:
    if groups["year"]:
        return int(groups["year"])
    short = int(groups.get("short") or 0)
    return short + (2000 if short < _CENTURY_PIVOT else 1900)


def _is_numbering(match: re.Match[str], year: int, month: int, day: int) -> bool:
    """Whether figures with the shape of a date are a paragraph, version or reference number."""
    groups = match.groupdict()
    if groups.get("short") is None or groups.get("separator") is None:
        return groups.get("separator") is not None and (month > 39 or day > 39)
    if month > 12 or day > 31:
        return groups["separator"] != "/" or month > 39 or day > 39
    # "3.4.25" may be a paragraph; "31.03.25" is not.
    short_form = groups["separator"] == "." and len(groups["day"]) == 1 and len(groups["month"]) == 1
    return short_form and not 2018 <= year <= 2045
