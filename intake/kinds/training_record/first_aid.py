"""When first-aid certificates end: the earliest among each holder's latest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from intake.facts import FactSheet
from intake.kinds.training_record.columns import topics_of
from intake.kinds.training_record.entries import Day, Entry
from intake.kinds.training_record.lead import method_of
from intake.located import Reading
from intake.values import find_dates

_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_YEARS = re.compile(r"\b(?P<number>\d|one|two|three|four|five)[ -]?(?:years?|yrs?|y|yearly)\b", re.IGNORECASE)
_MONTHS = re.compile(r"\b(?P<number>12|24|36)[ -]?months?\b", re.IGNORECASE)
_ANNUAL = re.compile(r"\bannual|\byearly\b|\bevery year\b", re.IGNORECASE)
_ENDS = re.compile(r"\b(?:exp\w*|valid (?:until|to|till)|until|renew\w*|due)\b[\s:on]*$", re.IGNORECASE)
_NEAR = 24
"""Characters before a date in which a word may say that it is the last day."""
_SAME_END = timedelta(days=31)
"""Within which a printed last day and one reckoned from the day of training are of one certificate: the day before
the anniversary, or the end of its month."""
_FIRST_AID = re.compile(r"first[ -]?aid", re.IGNORECASE)


def write_first_aid(reading: Reading, entries: Sequence[Entry], sheet: FactSheet) -> None:
    """Write down the earliest expiry. Only a day of training gives one where the document states how long
    it is valid."""
    stated = _stated_years(reading)
    latest: dict[str, tuple[Day, bool]] = {}
    for entry in entries:
        if "first_aid" not in topics_of(entry.course):
            continue
        found = _end(entry, stated)
        if found is not None and _outlasts(found, latest.get(entry.plain_name)):
            latest[entry.plain_name] = found
    if not latest:
        latest = {str(number): (day, False) for number, day in enumerate(_in_words(reading))}
    possible = [(day, computed) for day, computed in latest.values() if day.possible]
    if possible:
        day, computed = min(possible, key=lambda item: item[0].value)
        sheet.add(
            "staff.first_aid_expires",
            day.value,
            day.text,
            day.start,
            day.end,
            method="computed" if computed else method_of(day.text),
        )
    for day, _ in latest.values():
        if not day.possible:
            sheet.add("staff.first_aid_expires", day.value, day.text, day.start, day.end, method=method_of(day.text))


def _outlasts(found: tuple[Day, bool], known: tuple[Day, bool] | None) -> bool:
    """Whether a last day is later than the one known. A printed day stands against one reckoned from the day of the
    same training: they are the same end, or nearly."""
    if known is None:
        return True
    (day, computed), (last, reckoned) = found, known
    if computed == reckoned or not (day.possible and last.possible):
        return day.value > last.value
    if abs(date.fromisoformat(day.value) - date.fromisoformat(last.value)) <= _SAME_END:
        return reckoned
    return day.value > last.value


def _end(entry: Entry, stated: int | None) -> tuple[Day, bool] | None:
    """The last day, and whether it is computed."""
    if entry.expires is not None:
        return entry.expires, False
    years = years_in(entry.course) or years_in(entry.period) or stated
    if entry.taken is None or not entry.taken.possible or years is None:
        return None
    day = entry.taken
    return Day(_later(date.fromisoformat(day.value), years).isoformat(), day.text, day.start, day.end), True


def _in_words(reading: Reading) -> Iterator[Day]:
    """The last days that lines on first aid state: "First aiders: Ann Reed (expires 4 May 2027)"."""
    for text in reading.texts():
        if text.hidden or not _FIRST_AID.search(text.text):
            continue
        for found in find_dates(text.text):
            if _ENDS.search(text.text[max(0, found.start - _NEAR) : found.start]):
                yield Day(found.value, text, found.start, found.end, found.possible)


def _stated_years(reading: Reading) -> int | None:
    """The validity that a sentence on first aid states."""
    for paragraph in reading.paragraphs():
        text = paragraph.text
        if not text.hidden and _FIRST_AID.search(text.text):
            years = years_in(text.text)
            if years is not None:
                return years
    return None


def years_in(text: str) -> int | None:
    """A validity in years: "3 years", "three-yearly", "36 months", "annual"."""
    match = _YEARS.search(text)
    if match:
        return _WORDS.get(match["number"].lower()) or int(match["number"])
    months = _MONTHS.search(text)
    if months:
        return int(months["number"]) // 12
    return 1 if _ANNUAL.search(text) else None


def _later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
