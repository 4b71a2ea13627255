"""Who was trained in what and when: one entry a certificate, from matrices and lists of every shape."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from intake.kinds.headers import Column
from intake.kinds.legend import Legend
from intake.kinds.listing import Listing, Record
from intake.kinds.persons import is_person, person_above, person_in, without_aside
from intake.kinds.training_record.columns import says_expiry
from intake.located import Cell, Text
from intake.values import find_dates, is_ticked, yes_no

_NOT_DONE = re.compile(
    r"\b(?:booked|due|planned|required|outstanding|overdue|to be|to do|tbc|tba|in progress"
    r"|not|expired|lapsed|scheduled|needs?|pending|n/?a|none|started|working towards)\b|\b(?:await|enrol)",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\bcomplete|\bdone\b|\btrained\b|\bpass|\bachieved\b|\bheld\b|\bcurrent\b|\bvalid\b|\bcertif|\bin date\b"
    r"|\bcompetent\b|\bsigned off\b|\blevel \d|\bl[1-5]\b|\byear\b|\b20\d\d\b",
    re.IGNORECASE,
)
_SAYS_ROLE = re.compile(r"\blead\b|\bdeput|\bdsl\b|\bddsl\b|\bofficer\b", re.IGNORECASE)
_UNTIL = re.compile(r"\bexp\w*|\buntil\b|\bvalid to\b|\bto\b|\brenew\w*|[–—-]\s*(?=\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Day:
    """A date with the place where it is printed; `possible` is false for the words of one that cannot be."""

    value: str
    text: Text
    start: int
    end: int
    possible: bool = True


@dataclass(frozen=True, slots=True)
class Entry:
    """One person's training in one course. `course_text` is where the course is named, `seen` what says it was done;
    `listed` ones come from a list of qualifications."""

    person: str
    role: str
    person_text: Text
    course: str
    course_text: Text
    done: bool
    seen: Text
    taken: Day | None = None
    expires: Day | None = None
    period: str = ""
    activity: str = ""
    listed: bool = False

    @property
    def plain_name(self) -> str:
        """The name without the role that stands behind it ("Ann Reed (DSL)", "Ann Reed - tutor")."""
        found = person_in(without_aside(self.person))
        return found[0] if found is not None else without_aside(self.person)


def entries_of(listing: Listing, expiry_dates: bool, as_at: date, legend: Legend) -> Iterator[Entry]:
    """The entries of a list. With `expiry_dates` the document says that its dates are last days."""
    course, award = listing.column("course"), listing.column("award")
    title = course or award
    dated = listing.column("taken", "expires") is not None or _unnamed_days(listing) is not None
    if title is not None and (dated or listing.column("activity")):
        yield from _from_rows(listing, title, legend)
        return
    yield from _from_matrix(listing, expiry_dates, as_at, legend)


def _from_rows(listing: Listing, title: Column, legend: Legend) -> Iterator[Entry]:
    """One row a certificate; a blank name is the one above, a list without names belongs to the person in its title."""
    name = listing.column("name")
    names = name.index if name is not None else listing.index_where(is_person, [title.index])
    above = person_above(listing.titles) if names is None else None
    for record in listing.records:
        course = record.cells.get(title.index)
        if names is not None:
            cell = record.cells.get(names)
            if cell is not None and cell.text:
                above = (cell.text, " ".join(cell.text.text.split()), role_in(listing, record))
        if course is None or not course.text or above is None:
            continue
        taken, expires = _day(listing, record, "taken"), _day(listing, record, "expires")
        states = [
            record.cells[column.index]
            for column in listing.columns
            if column.role in ("taken", None) and column.index in record.cells
        ]
        done = _done_on(
            taken, expires, [legend.meaning(cell.text.text) for cell in states], listed=title.role == "award"
        )
        period = listing.column("period")
        activity = listing.column("activity")
        yield Entry(
            above[1],
            above[2],
            above[0],
            " ".join(course.text.text.split()),
            course.text,
            done,
            course.text,
            taken,
            expires,
            record.text(period.index) if period else "",
            record.text(activity.index) if activity else "",
            title.role == "award",
        )


def role_in(listing: Listing, record: Record) -> str:
    """What a record says that its person does, with a safeguarding role of a column of its own."""
    role, safeguarding = listing.column("role"), listing.column("safeguarding")
    said = [record.text(role.index) if role else ""]
    if safeguarding is not None and _SAYS_ROLE.search(record.text(safeguarding.index)):
        said.append(f"safeguarding {record.text(safeguarding.index)}")
    return "; ".join(words for words in said if words)


def _unnamed_days(listing: Listing) -> int | None:
    """The column of dates whose header says nothing known: the days of training, where no other is headed so."""
    known = [column.index for column in listing.columns if column.role is not None]
    if listing.column("taken") is not None:
        return None
    return listing.index_where(lambda words: bool(find_dates(words)), known)


def _day(listing: Listing, record: Record, role: str) -> Day | None:
    columns = [column.index for column in listing.all(role)]
    unnamed = _unnamed_days(listing) if role == "taken" else None
    for index in columns if unnamed is None else [unnamed]:
        cell = record.cells.get(index)
        found = days_in(cell) if cell is not None else []
        if found:
            return found[0]
    return None


def _done_on(taken: Day | None, expires: Day | None, states: list[str], listed: bool) -> bool:
    """Whether a row shows training done; in a list of qualifications the row itself does."""
    if any(_NOT_DONE.search(state) and not find_dates(state) for state in states):
        return False
    return listed or taken is not None or expires is not None or any(is_done(state) for state in states)


def _from_matrix(listing: Listing, expiry_dates: bool, as_at: date, legend: Legend) -> Iterator[Entry]:
    """Names down, courses across; a course may have two columns, one for each date."""
    name = listing.column("name")
    courses = [column.index for column in listing.columns if (column.role or "").startswith("course:")]
    names = name.index if name is not None else listing.index_where(is_person, courses)
    if names is None:
        if not listing.columns or listing.columns[0].role not in (None, "course"):
            return
        names = listing.columns[0].index
    for record in listing.records:
        person = record.cells.get(names)
        if person is None or not person.text or len(record.cells) < 2:
            continue
        for column in listing.columns:
            cell = record.cells.get(column.index)
            if cell is None or not (column.role or "").startswith("course:"):
                continue
            taken, expires = _dates_of(cell, column, expiry_dates, as_at)
            yield Entry(
                " ".join(person.text.text.split()),
                role_in(listing, record),
                person.text,
                legend.meaning(column.words),
                column.cells[0].text,
                is_done(legend.meaning(cell.text.text)) or bool(_typed(cell)),
                cell.text,
                taken,
                expires,
            )


def _dates_of(cell: Cell, column: Column, expiry_dates: bool, as_at: date) -> tuple[Day | None, Day | None]:
    """When it was taken and when it ends, from one cell: by its words, its header, the document's note; a day to come
    is an end."""
    days = days_in(cell)
    if not days:
        return None, None
    text = cell.text.text
    if len(days) > 1:
        first, last = days[0], days[-1]
        return (first, last) if last.value > first.value else (last, None)
    day = days[0]
    before = text[: day.start]
    if says_expiry(column.words) or (_typed(cell) is None and _UNTIL.search(before)) or expiry_dates:
        return None, day
    return (None, day) if day.possible and day.value > as_at.isoformat() else (day, None)


def days_in(cell: Cell) -> list[Day]:
    """The dates of a cell."""
    typed = _typed(cell)
    if typed is not None:
        return [Day(typed, cell.text, 0, len(cell.text.text))]
    return [Day(found.value, cell.text, found.start, found.end, found.possible) for found in find_dates(cell.text.text)]


def _typed(cell: Cell) -> str | None:
    return cell.value.isoformat() if isinstance(cell.value, date) else None


def is_done(text: str) -> bool:
    """Whether a cell says that the training was done: a date, a tick, yes, or words to that effect."""
    mark = text.strip()
    if not mark or mark in ("✗", "✘", "✕", "❌", "×", "-", "–"):
        return False
    ticked = is_ticked(mark)
    if ticked is not None:
        return ticked
    if _NOT_DONE.search(mark):
        return False
    said = yes_no(mark)
    return said if said is not None else bool(find_dates(mark) or _DONE.search(mark))
