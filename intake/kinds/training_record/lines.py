"""Training written line by line: "Ann Reed (Tutor): First Aid at Work, completed 3 May 2025, expires 2 May 2028"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from intake.kinds.persons import person_in
from intake.kinds.training_record.entries import Day, Entry
from intake.located import Reading, Text
from intake.values import find_dates

_ENDS = re.compile(r"\b(?:exp\w*|valid (?:until|to|till)|until|renew\w*|due|ends?)\b[\s:(on]*$", re.IGNORECASE)
_PLANNED = re.compile(r"\b(?:booked|due|planned|scheduled|to (?:be|attend|complete))\b", re.IGNORECASE)
_ROLE = re.compile(r"^(?P<role>[^:;()]{2,60}?)\)?\s*(?::|[–—]|\s-\s)\s*")
_BEFORE_DAY = re.compile(
    r"[\s,(:;–—-]*(?:\b(?:completed|taken|attended|passed|achieved|awarded|dated|done|on|in|expires?|expiring|exp"
    r"|valid until|valid to|renew\w*|date)\b[\s,.:(]*)*$",
    re.IGNORECASE,
)
_PART = re.compile(r"\s*;\s*")


def entries_in_lines(reading: Reading) -> Iterator[Entry]:
    """The entries of lines that begin with a person's name and give a course with its days."""
    for paragraph in reading.paragraphs():
        if paragraph.text.hidden:
            continue
        printed = [line for line in paragraph.lines if person_in(line.text)]
        for text in printed if len(printed) > 1 else [paragraph.text]:
            yield from _of_line(text)


def _of_line(text: Text) -> Iterator[Entry]:
    found = person_in(text.text)
    if found is None or not found[1]:
        return
    name, words = found[0], text.text
    start = words.find(name) + len(name)
    start += len(words[start:]) - len(words[start:].lstrip(" ,:(–—-"))
    role = _ROLE.match(words[start:])
    position = start + (role.end() if role else 0)
    for part in _PART.split(words[position:]):
        at = words.index(part, position)
        position = at + len(part)
        entry = _entry(text, name, role["role"].strip() if role else "", at, position)
        if entry is not None:
            yield entry


def _entry(text: Text, name: str, role: str, start: int, end: int) -> Entry | None:
    days = [
        Day(day.value, text, start + day.start, start + day.end, day.possible)
        for day in find_dates(text.text[start:end])
    ]
    if not days:
        return None
    course = text.text[start : days[0].start]
    told = _BEFORE_DAY.search(course)
    course = course[: told.start()] if told else course
    if not course.strip():
        return None
    ends = [day for day in days if _ENDS.search(text.text[start : day.start])]
    taken = [day for day in days if day not in ends]
    done = not _PLANNED.search(text.text[start : days[0].start])
    return Entry(
        name, role, text.part(text.text.find(name), text.text.find(name) + len(name)), " ".join(course.split()),
        text.part(start, start + len(course)), done, text, taken[0] if taken else None, ends[0] if ends else None,
    )
