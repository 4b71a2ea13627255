"""Each risk assessment of a document with what it says of itself, from registers and from forms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from intake.kinds.headers import Column
from intake.kinds.listing import Listing, listings
from intake.kinds.risk_assessment.labels import (
    ASSESSMENT,
    HAZARD,
    SAID_MADE,
    SAID_REVIEW,
    SAID_REVIEWED,
    Part,
    date_part_of,
    part_of,
    type_words,
)
from intake.labels import Labelled, pairs, plain_label
from intake.located import Cell, Paragraph, Reading, Table, Text
from intake.values import find_dates

_MAX_TITLE = 120
_MAX_DATE = 40
_NEXT_SENTENCE = re.compile(r"[.;]\s+(?=[A-Z])")
_SUBJECTS: tuple[Part, ...] = ("activity", "site", "subject")


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of a text."""

    text: Text
    start: int
    end: int

    def __str__(self) -> str:
        return " ".join(self.text.text[self.start : self.end].split())


@dataclass(frozen=True, slots=True)
class Day:
    """A printed date."""

    value: str
    words: Words


@dataclass(slots=True)
class Assessment:
    """One assessment. `named` are its subjects by the label they stand beside; `title` is the line that
    calls it one."""

    title: Words | None = None
    named: dict[Part, Words] = field(default_factory=dict)
    type: Words | None = None
    days: dict[Part, Day] = field(default_factory=dict)

    @property
    def says_something(self) -> bool:
        """Whether it has a subject or a date."""
        return bool(self.named or self.days)


def assessments_of(reading: Reading, as_at: date) -> list[Assessment]:
    """The rows of a register where the document is one, else the forms in it."""
    rows = [item for listing in listings(reading, _role_of) for item in _of_register(listing, as_at)]
    found = rows or list(_of_forms(reading, as_at))
    if len(found) == 1:
        for part, day in _said_in(reading):
            found[0].days.setdefault(part, day)
    return found


def _said_in(reading: Reading) -> Iterator[tuple[Part, Day]]:
    """Dates that sentences give to the only assessment of a document: "Written 4 May 2026 by Bo Moss. Review by 4 May
    2027."""
    for paragraph in reading.paragraphs():
        text = paragraph.text
        for found in find_dates(text.text) if not text.hidden else ():
            before = re.split(r"[.;|]\s+|\n", text.text[: found.start])[-1]
            part: Part | None = None
            if SAID_REVIEW.search(before):
                part = "reviewed" if SAID_REVIEWED.search(before) else "review"
            part = part or ("assessed" if SAID_MADE.search(before) else None)
            if part is not None and found.possible:
                yield part, Day(found.value, Words(text, found.start, found.end))


def _role_of(words: str) -> str | None:
    text = words.lower()
    if "hazard" in text or "control" in text:
        return "hazard"
    return part_of(words)


def _of_register(listing: Listing, as_at: date) -> Iterator[Assessment]:
    subject = listing.column(*_SUBJECTS)
    dated = listing.column("assessed", "reviewed", "review", "either")
    if subject is None or dated is None or any(map(_has_date, listing.columns)):
        return
    # Hazards listed one a row have no dates of assessment and review of their own; a register may name the main ones.
    both = listing.column("assessed", "reviewed") and listing.column("review")
    if listing.column("hazard") and not both:
        return
    among_hazards = False
    for record in listing.records:
        cell, day = record.cells.get(subject.index), record.cells.get(dated.index)
        if sum(_role_of(shown.text.text) == "hazard" for shown in record.cells.values()) > 1:
            # The head of the hazards that the rows above were assessed for; they go on to the next row with a date.
            among_hazards = True
        elif day is not None and find_dates(day.text.text):
            among_hazards = False
        if among_hazards or cell is None or not cell.text:
            continue
        item = Assessment(_title_in(listing.titles))
        for column in listing.columns:
            shown = record.cells.get(column.index)
            part = part_of(column.words)
            if shown is not None and shown.text and part is not None:
                _take(item, part, Words(shown.text, 0, len(shown.text.text)), as_at, _typed(shown))
        yield item


def _has_date(column: Column) -> bool:
    return bool(find_dates(column.words))


def _typed(cell: Cell) -> str | None:
    return cell.value.isoformat() if isinstance(cell.value, date) else None


def _title_in(texts: Sequence[Text]) -> Words | None:
    for text in reversed(texts):
        if ASSESSMENT.search(text.text) and len(text.text) <= _MAX_TITLE:
            return Words(text, 0, len(text.text))
    return None


def _of_forms(reading: Reading, as_at: date) -> Iterator[Assessment]:
    """Label and value pairs in reading order; another title, sheet, or a subject asked again begins another
    assessment."""
    titles = [words for block in reading.blocks for words in _titles(block)]
    hazards = {id(table): row for table in reading.tables() if (row := hazards_from(table)) is not None}
    item, sheet = Assessment(), ""
    at = {id(words.text): words for words in titles}
    order = _order(reading)
    starts = sorted((order.get(key, 0), words) for key, words in ((key, at[key]) for key in at))
    position = 0
    for place, pair in _pairs(reading, order):
        here = pair.table.sheet or "" if pair.table is not None else ""
        passed = [words for start, words in starts if position <= start <= place]
        starts = [(start, words) for start, words in starts if start > place]
        part = None if pair.value.hidden or _is_hazard(pair, hazards) else _part_of(pair)
        if item.says_something and (
            here != sheet or (passed and item.days) or (part in item.named and _differs(item, part, pair))
        ):
            yield item
            item = Assessment()
        sheet, position = here, place
        for words in passed:
            item.title = words
        if part is not None:
            _take(item, part, Words(pair.value, pair.start, pair.end), as_at, None)
    for _, words in starts:
        item.title = item.title or words
    if item.says_something or item.title is not None:
        yield item


def _pairs(reading: Reading, order: dict[int, int]) -> list[tuple[int, Labelled]]:
    """The pairs of the document in reading order, with those of cells side by side that carry our own labels; a label
    is no value."""
    found: list[tuple[int, Labelled]] = []
    place = 0
    for pair in pairs(reading, guesses=True):
        place = order.get(id(pair.value), place)
        if not _is_label(pair.words) and (not pair.guessed or _is_dated(pair)):
            found.append((place, pair))
    for table in reading.tables():
        if not table.hidden:
            found += [(order.get(id(pair.value), place), pair) for pair in _beside(table)]
    return sorted(found, key=lambda item: item[0])


def _is_dated(pair: Labelled) -> bool:
    """Whether what may be a label and its value is one of our dates: nothing but a date below or behind its label."""
    return len(pair.words) <= _MAX_DATE and bool(find_dates(pair.words)) and _part_of(pair) not in (None, *_SUBJECTS)


def _beside(table: Table) -> Iterator[Labelled]:
    for row in table.rows:
        cells = [cell for cell in row if cell.text and not cell.hidden]
        for left, right in pairwise(cells):
            if part_of(plain_label(left.text.text)) is not None and not _is_label(right.text.text):
                yield Labelled(plain_label(left.text.text), right.text, 0, len(right.text.text), "", table, right.row)


def _is_label(words: str) -> bool:
    """Whether words in a value's place are a label themselves: those that ask for a date or a type."""
    return part_of(plain_label(words)) not in (None, *_SUBJECTS) and not find_dates(words)


def hazards_from(table: Table) -> int | None:
    """The number of the row in which a table of hazards and controls begins."""
    for row in table.rows:
        if sum(bool(HAZARD.search(cell.text.text)) for cell in row if len(cell.text.text) <= _MAX_TITLE) >= 2:
            return row[0].row
    return None


def _is_hazard(pair: Labelled, hazards: dict[int, int]) -> bool:
    row = hazards.get(id(pair.table))
    return row is not None and pair.row is not None and pair.row >= row


def _part_of(pair: Labelled) -> Part | None:
    part = part_of(pair.label)
    return date_part_of(pair.label) if part is None and find_dates(pair.words) else part


def _differs(item: Assessment, part: Part | None, pair: Labelled) -> bool:
    return part is not None and str(item.named[part]) != pair.words and bool(item.days)


def _titles(block: object) -> Iterator[Words]:
    """The lines that call the document, or a part of it, a risk assessment."""
    texts: list[Text] = []
    if isinstance(block, Paragraph) and not block.text.hidden:
        texts = [block.text]
    elif isinstance(block, Table) and not block.hidden:
        texts = [row[0].text for row in block.rows[:3] if len([cell for cell in row if cell.text]) == 1]
    for text in texts:
        if ASSESSMENT.search(text.text) and len(text.text) <= _MAX_TITLE and not text.text.rstrip().endswith("."):
            yield Words(text, 0, len(text.text))


def _order(reading: Reading) -> dict[int, int]:
    """Each text's place in the reading order; a paragraph's printed lines stand where it stands."""
    order = {id(text): number for number, text in enumerate(reading.texts())}
    for paragraph in reading.paragraphs():
        order.update((id(line), order.get(id(paragraph.text), 0)) for line in paragraph.lines)
    return order


def _take(item: Assessment, part: Part, words: Words, as_at: date, typed: str | None) -> None:
    """Keep a value under its part, the first one of each."""
    if part in _SUBJECTS:
        ended = _NEXT_SENTENCE.search(words.text.text, words.start, words.end)
        words = words if ended is None else Words(words.text, words.start, ended.start())
        if not find_dates(str(words)):
            item.named.setdefault(part, words)
        return
    if part == "type":
        if type_words(str(words)):
            item.type = item.type or words
        return
    found = find_dates(words.text.text[words.start : words.end]) if typed is None else []
    if typed is not None:
        day = Day(typed, words)
    elif found:
        day = Day(found[0].value, Words(words.text, words.start + found[0].start, words.start + found[0].end))
    else:
        return
    if part == "either":
        part = "review" if day.value > as_at.isoformat() else "reviewed"
    item.days.setdefault(part, day)
