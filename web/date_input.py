"""A date as it is typed into three boxes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

_PARTS = ("day", "month", "year")
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december")
EARLIEST = date(2000, 1, 1)
LATEST = date(2099, 12, 31)


@dataclass(frozen=True, slots=True)
class DateInput:
    """What was typed, and the date it means: or a sentence that says what is wrong, and the boxes to mark."""

    name: str
    day: str = ""
    month: str = ""
    year: str = ""
    value: date | None = None
    error: str | None = None
    wrong: tuple[str, ...] = field(default=())

    @property
    def first_wrong(self) -> str:
        """The id of the box that an error leads to."""
        return f"{self.name}-{(self.wrong or _PARTS)[0]}"


def of_day(name: str, day: date) -> DateInput:
    """The input filled with a date."""
    return DateInput(name, str(day.day), str(day.month), str(day.year), day)


def typed(form: Mapping[str, str], name: str, called: str) -> DateInput:
    """The date in the form's boxes `<name>-day`, `-month`, `-year`; `called` begins the sentences about it. A month may
    be given in words."""
    day, month, year = (form.get(f"{name}-{part}", "").strip()[:20] for part in _PARTS)
    absent = tuple(part for part, text in zip(_PARTS, (day, month, year), strict=True) if not text)
    if len(absent) == len(_PARTS):
        return DateInput(name, day, month, year, error=f"Enter the {called.lower()}", wrong=_PARTS)
    if absent:
        return DateInput(name, day, month, year, error=f"{called} must include a {' and a '.join(absent)}",
                         wrong=absent)
    value = _date(day, month, year)
    if value is None:
        return DateInput(name, day, month, year, error=f"{called} must be a real date, such as 2 11 2026",
                         wrong=_PARTS)
    if not EARLIEST <= value <= LATEST:
        return DateInput(name, day, month, year, error=f"{called} must be between {EARLIEST.year} and {LATEST.year}",
                         wrong=("year",))
    return DateInput(name, day, month, year, value)


def _date(day: str, month: str, year: str) -> date | None:
    named = [number for number, word in enumerate(_MONTHS, start=1)
             if len(month) >= 3 and word.startswith(month.casefold())]
    months = named or ([int(month)] if month.isascii() and month.isdecimal() else [])
    if not months or not all(text.isascii() and text.isdecimal() for text in (day, year)):
        return None
    try:
        return date(int(year), months[0], int(day))
    except (ValueError, OverflowError):
        return None
