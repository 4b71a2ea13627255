"""Rows and columns of a table chosen for display, its header found, and merged cells laid out over what is shown."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from intake.kinds.headers import MAX_HEADER_WORDS, filled, is_value
from intake.located import Cell

MAX_COLUMNS = 12
"""Columns shown beside each other."""

MAX_BLANK_ROWS = 2
"""So many empty rows between two others are shown as they are; more are skipped and counted."""

_MAX_ROWS_ABOVE = 5_000
_MAX_STRETCHES = 12
_MOST_LETTERS = 100
"""Letters of a cell that count when columns are weighed."""

_SHARE_OF_WIDTH = 0.6
"""A header fills at least so much of what the widest row of its table fills."""

_YEAR = re.compile(r"^\W*(?:19|20)\d\d\W*$")

Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """A position of the displayed grid that no cell above or to the left of it covers. `cell` is None for an empty one;
    the spans count displayed rows and columns."""

    cell: Cell | None
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


def slots(cells: Iterable[Cell], rows: Sequence[int], columns: Sequence[int]) -> list[list[Slot]]:
    """The displayed grid row by row. A merged cell stands at the first displayed position that it covers."""
    at = _positions(cells, rows, columns)
    taken: set[tuple[int, int]] = set()
    grid: list[list[Slot]] = []
    for number, row in enumerate(rows):
        grid.append([])
        for index, column in enumerate(columns):
            if (row, column) in taken:
                continue
            cell = at.get((row, column))
            across, down = _spans(at, rows[number:], columns[index:])
            taken.update((r, c) for r in rows[number : number + down] for c in columns[index : index + across])
            grid[-1].append(Slot(cell, row, column, down, across))
    return grid


def _positions(
    cells: Iterable[Cell], rows: Sequence[int], columns: Sequence[int]
) -> dict[tuple[int, int], Cell]:
    """The displayed positions that hold or are covered by a cell; where two claim one, the first has it."""
    at: dict[tuple[int, int], Cell] = {}
    for cell in cells:
        if not rows or cell.row > rows[-1] or cell.row + cell.row_span <= rows[0]:
            continue
        for row in _covered(rows, cell.row, cell.row_span):
            for column in _covered(columns, cell.column, cell.column_span):
                at.setdefault((row, column), cell)
    return at


def _covered(shown: Sequence[int], first: int, span: int) -> Sequence[int]:
    return shown[bisect_left(shown, first) : bisect_left(shown, first + span)]


def _spans(at: dict[tuple[int, int], Cell], rows: Sequence[int], columns: Sequence[int]) -> tuple[int, int]:
    """Columns and rows that the cell at the first position covers from there."""
    cell = at.get((rows[0], columns[0]))
    if cell is None:
        return 1, 1
    across = next((n for n, column in enumerate(columns) if at.get((rows[0], column)) is not cell), len(columns))
    down = next(
        (n for n, row in enumerate(rows) if any(at.get((row, column)) is not cell for column in columns[:across])),
        len(rows),
    )
    return across, down


def with_blanks(used: Sequence[int]) -> list[int]:
    """The rows with the few empty ones between them."""
    rows: list[int] = []
    for row in used:
        if rows and row - rows[-1] - 1 <= MAX_BLANK_ROWS:
            rows.extend(range(rows[-1] + 1, row))
        rows.append(row)
    return rows


def near(cells: Iterable[Cell], cited: int | None) -> list[int]:
    """At most MAX_COLUMNS of the columns in which the cells begin: those around the cited one, or the first; and where
    that leaves out columns on the left, the one of them with the most words, which mostly names the rows."""
    letters: dict[int, int] = {}
    for cell in cells:
        words = sum(map(str.isalpha, cell.text.text[:_MOST_LETTERS]))
        letters[cell.column] = letters.get(cell.column, 0) + words
    columns = sorted({*letters} if cited is None else {*letters, cited})
    if len(columns) <= MAX_COLUMNS:
        return columns
    at = columns.index(cited) if cited is not None else 0
    first = max(0, min(at - MAX_COLUMNS // 2, len(columns) - MAX_COLUMNS))
    chosen = columns[first : first + MAX_COLUMNS]
    if first == 0:
        return chosen
    return [max(columns[: first + 1], key=lambda column: letters.get(column, 0)), *chosen[1:]]


def header_rows(rows: Sequence[Row], at: int) -> tuple[int, ...]:
    """Numbers of the rows that head the table in which the row with index `at` of `rows` stands: its own stretch of
    rows without an empty one between is searched, then those above it. Empty when there is none, or when that row is
    itself the header."""
    end, widest = at + 1, 0
    for first in _stretches(rows, at):
        widest = widest or max((len(filled(row)) for row in rows[first:end]), default=0)
        for index in range(first, min(end, at)):
            if len(filled(rows[index])) >= max(2, _SHARE_OF_WIDTH * widest) and _heads(rows[index]):
                above = [_number(rows[index - 1])] if index > first and _groups(rows[index - 1]) else []
                return (*above, _number(rows[index]))
        end = first
    return ()


def _stretches(rows: Sequence[Row], at: int) -> Iterator[int]:
    """Indices at which stretches of rows without an empty one between begin, from the one that holds `at` upwards."""
    first, found = at, 0
    while first > 0 and at - first < _MAX_ROWS_ABOVE and found < _MAX_STRETCHES:
        if _number(rows[first]) - _number(rows[first - 1]) > 1:
            yield first
            found += 1
        first -= 1
    if found < _MAX_STRETCHES:
        yield first


def _heads(row: Row) -> bool:
    """Whether the row names columns: two or more short texts, hardly a value among them but years. Of two cells the
    second must be one word ("Answer"): a label and its value look much the same."""
    cells = filled(row)
    texts = [cell.text.text.strip() for cell in cells]
    if len(cells) < 2 or any(len(text) > MAX_HEADER_WORDS or text.endswith(":") for text in texts):
        return False
    values = sum(is_value(cell) and not _YEAR.match(cell.text.text) for cell in cells)
    return values * 3 <= len(cells) and (len(cells) > 2 or len(texts[1].split()) == 1)


def _groups(row: Row) -> bool:
    """Whether the row names groups of columns."""
    cells = filled(row)
    return len(cells) > 1 and any(cell.column_span > 1 for cell in cells)


def _number(row: Row) -> int:
    return row[0].row
