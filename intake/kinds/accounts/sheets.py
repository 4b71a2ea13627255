"""Tables of figures in the order of the document, whatever format they came in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from intake.kinds.accounts.figures import trailing_figures
from intake.kinds.accounts.periods import heading_of
from intake.kinds.accounts.rows import NOTE, UNITS, Head, Place, Row, heads_of, row_of, shown_cells
from intake.located import Paragraph, Reading, Table, Text

_LONGEST_LABEL = 90
_CONTEXT = 5
"""Blocks above a table that may carry its title and headings."""


@dataclass(slots=True)
class Sheet:
    """A table of figures: what stands above it, its column headings from the top down, its rows.

    `since` are the lines between it and the table before; `follows` says that it only goes on from that one:
    no headings of its own, and nothing but short lines in between. `apart` are headings that stood as a table
    of their own just above it.
    """

    context: list[Text]
    heads: list[list[Head]]
    rows: list[Row]
    notes: set[int]
    page: int | None = None
    name: str = ""
    is_table: bool = True
    since: list[Text] = field(default_factory=list)
    follows: bool = False
    apart: list[Head] = field(default_factory=list)

    @property
    def places(self) -> list[Place]:
        """The columns of amounts, left to right."""
        found = {place for row in self.rows for place in row.amounts}
        return sorted(found)


def sheets_of(reading: Reading) -> list[Sheet]:
    """Every table of figures in reading order. A table whose headings come again half way is several."""
    return list(_Stream().run(reading))


class _Stream:
    """The document's blocks taken in order, with the lines that came last."""

    def __init__(self) -> None:
        self.recent: list[Text] = []
        self.since: list[Text] = []
        self.parted = True
        self.waiting: list[Paragraph] = []
        self.apart: list[Head] = []

    def run(self, reading: Reading) -> Iterator[Sheet]:
        for block in reading.blocks:
            if isinstance(block, Table):
                yield from self._placed(_from_lines(self.waiting, self.recent))
                self.waiting = []
                if block.hidden:
                    continue
                if block.sheet is not None:
                    self.parted = True
                sheets = list(_from_table(block, self.recent))
                bodies = [sheet for sheet in sheets if sheet.rows]
                yield from self._placed(iter(bodies))
                apart = [] if bodies else [head for sheet in sheets for level in sheet.heads for head in level]
                self.apart = apart or self.apart
                for text in [] if apart else _texts(block):
                    self._remember(text)
            elif isinstance(block, Paragraph) and not block.text.hidden and block.region in _READ:
                yield from self._paragraph(block)
        yield from self._placed(_from_lines(self.waiting, self.recent))

    def _paragraph(self, block: Paragraph) -> Iterator[Sheet]:
        lines = block.lines or _split(block.text)
        figured = [line for line in lines if _is_row(line)]
        if figured and len(figured) >= 0.5 * len(lines):
            self.waiting.append(block)
            return
        yield from self._placed(_from_lines(self.waiting, self.recent))
        self.waiting = []
        self._remember(block.text)

    def _remember(self, text: Text) -> None:
        self.recent.append(text)
        del self.recent[:-_CONTEXT]
        self.since.append(text)
        self.parted = self.parted or len(text.text) > _LONGEST_LABEL + 30

    def _placed(self, sheets: Iterator[Sheet]) -> Iterator[Sheet]:
        for sheet in sheets:
            dated = any(heading_of(head.words) for level in sheet.heads for head in level)
            sheet.follows = not self.parted and not dated and not sheet.name
            sheet.since = list(self.since)
            if not dated and self.apart:
                sheet.apart, sheet.follows = self.apart, False
            self.apart = []
            self.since, self.parted = [], False
            yield sheet


_READ = ("body", "header", "textbox")


def _texts(table: Table) -> list[Text]:
    """A table's own words when it is small enough to be nothing but headings."""
    cells = [cell.text for row in table.rows for cell in row if cell.text]
    return cells if len(cells) <= 6 else []


def _split(text: Text) -> tuple[Text, ...]:
    lines, at = [], 0
    for line in text.text.split("\n"):
        lines.append(text.part(at, at + len(line)))
        at += len(line) + 1
    return tuple(lines)


def _is_row(line: Text) -> bool:
    """Whether a printed line is a label with amounts: parted from them by a gap, or followed by two of
    them."""
    label, figures = trailing_figures(line)
    if not figures or _is_heading_line(line) or len(label) > _LONGEST_LABEL:
        return False
    return len(figures) > 1 or line.text[len(label) :].startswith("\t")


def _is_heading_line(line: Text) -> bool:
    return all(not part or heading_of(part) or UNITS.search(part) for part in line.text.split("\t"))


def _from_table(table: Table, recent: list[Text]) -> Iterator[Sheet]:
    sheet = Sheet(list(recent), [], [], set(), table.page, table.sheet or "")
    first = min((cell.column for cells in table.rows for cell in cells if cell.text), default=0)
    for cells in table.rows:
        shown = shown_cells(cells)
        if not shown:
            continue
        heads = heads_of(shown, any(row.amounts for row in sheet.rows), first)
        if heads is not None:
            if sheet.rows:
                yield sheet
                sheet = Sheet(_tail(sheet), [], [], set(), table.page, table.sheet or "")
            sheet.heads.append(heads)
            sheet.notes |= {head.column for head in heads if NOTE.match(head.words) and head.column > first}
            continue
        row = row_of(shown, sheet.notes)
        if not row.amounts and row.label_text is not None and not any(other.amounts for other in sheet.rows):
            sheet.context.append(row.label_text)
        sheet.rows.append(row)
    if sheet.rows or sheet.heads:
        yield sheet


def _tail(sheet: Sheet) -> list[Text]:
    """The last labels without amounts: the title of what follows in the same table."""
    titles: list[Text] = []
    for row in reversed(sheet.rows):
        if row.amounts or row.label_text is None:
            break
        titles.insert(0, row.label_text)
    del sheet.rows[len(sheet.rows) - len(titles) :]
    return titles[-_CONTEXT:] or sheet.context


def _from_lines(paragraphs: list[Paragraph], recent: list[Text]) -> Iterator[Sheet]:
    """Lines of running text that end in amounts, as one sheet: what a table becomes whose columns were not
    seen."""
    rows: list[Row] = []
    for paragraph in paragraphs:
        for line in paragraph.lines or _split(paragraph.text):
            label, figures = trailing_figures(line)
            places = {(1, order - len(figures)): figure for order, figure in enumerate(figures)}
            rows.append(Row(label, line, len(label), places))
    if sum(bool(row.amounts) for row in rows) < 2:
        return
    heads = [
        [Head(part, 1, 1, text) for part in re.split(r"\t|\s{2,}|(?<=\d{4})\s(?=\d{4}\b)", text.text) if part]
        for text in recent[-3:]
        if _is_heading_line(text)
    ]
    yield Sheet(list(recent), heads, rows, set(), paragraphs[0].text.page, is_table=False)


def without_notes(sheet: Sheet) -> Sheet:
    """The sheet without a column of note numbers that no heading names: small bare numbers left of the
    amounts."""
    places = sheet.places
    if len(places) < 2 or sheet.notes & {column for column, _ in places}:
        return sheet
    first = places[0]
    if any(head.column == first[0] and heading_of(head.words) for level in sheet.heads for head in level):
        return sheet
    held = [row.amounts[first] for row in sheet.rows if first in row.amounts]
    beside = [row for row in sheet.rows if first in row.amounts and len(row.amounts) > 1]
    numbers = [figure for figure in held if figure.plain and figure.value >= 1]
    if len(numbers) < len(held) or len(beside) < len(held) or len(held) < 1:
        return sheet
    rising = all(before.value <= after.value for before, after in pairwise(numbers))
    if not rising or max(figure.value for figure in numbers) > 40:
        return sheet
    rows = [
        replace(row, amounts={place: figure for place, figure in row.amounts.items() if place != first})
        for row in sheet.rows
    ]
    return replace(sheet, rows=rows, notes={first[0]})
