"""Headers of tables: of one row or several, read from top to bottom.

A kind says which words it knows; a row or rows in which enough of them stand, and no values, is the header.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from intake.located import Cell
from intake.values import find_dates

RoleOf = Callable[[str], str | None]
"""The meaning of a header's words ("name", "issued"), None when the kind does not know them."""
Row = Sequence[Cell | None]

MAX_HEADER_DEPTH = 25
"""A header is looked for in so many rows of a table before it counts as having none."""

MAX_HEADER_WORDS = 160
MAX_ROWS_OF_HEADER = 3
_MONEY = re.compile(r"[£€$]\s?\d|\b\d+p\b")
_VALUE = re.compile(r"^\W*(?:yes|no|y|n|n/?a|none|[☐☒✗✘x√-]|[£\d][\d,.£ %/-]*)\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Column:
    """A column's header: its words from top to bottom, and the cells they stand in."""

    index: int
    words: str
    cells: tuple[Cell, ...]
    role: str | None


def filled(row: Row) -> list[Cell]:
    """The row's cells that say something, merged ones once."""
    cells: list[Cell] = []
    for cell in row:
        if cell is not None and says(cell) and not any(cell is other for other in cells):
            cells.append(cell)
    return cells


def says(cell: Cell) -> bool:
    """Whether a cell has words, or a formula whose result is not stored."""
    return bool(cell.text) or cell.formula_without_value


def is_known(cell: Cell, role_of: RoleOf) -> bool:
    """Whether a kind knows the meaning of the cell's words."""
    text = cell.text.text
    return bool(text.strip()) and len(text) <= MAX_HEADER_WORDS and role_of(" ".join(text.split())) is not None


def find_header(
    grid: Sequence[Row], start: int, role_of: RoleOf, needed: int
) -> tuple[int, int, tuple[Column, ...]] | None:
    """First row, end and columns of the next header: one row, or several read from top to bottom."""
    for first in range(start, min(len(grid), start + MAX_HEADER_DEPTH)):
        if not may_head(grid[first]) and not _is_fragment(grid, first):
            continue
        best: tuple[int, int, tuple[Column, ...]] | None = None
        reached = 0
        for end in range(first + 1, min(first + MAX_ROWS_OF_HEADER, len(grid)) + 1):
            if end > first + 1 and not _goes_below(grid[first], grid[end - 1], role_of):
                break
            columns = _columns(grid[first:end], role_of)
            roles = len({column.role for column in columns if column.role})
            if roles >= needed and (best is None or roles >= reached):
                best, reached = (first, end, columns), roles
        if best is not None:
            return best
    return None


def may_head(row: Row) -> bool:
    """Whether a row could be part of a header: two or more short texts, none of them a value."""
    cells = filled(row)
    if len(cells) < 2 or any(len(cell.text.text) > MAX_HEADER_WORDS for cell in cells):
        return False
    return sum(map(is_value, cells)) * 3 <= len(cells)


def is_value(cell: Cell) -> bool:
    """Whether a cell is an answer, a figure, an amount or a date rather than words of a header."""
    text = cell.text.text
    return bool(_VALUE.match(text) or _MONEY.search(text) or find_dates(text))


def _goes_below(above: Row, here: Row, role_of: RoleOf) -> bool:
    """Whether a row is a lower part of the header above it: below cells that span columns or reach down into it, or
    filling up a row that has gaps. Most of its own words are known, and none is a value."""
    own = [cell for cell in filled(here) if not any(cell is other for other in above)]
    known = sum(is_known(cell, role_of) for cell in own)
    if not own or any(map(is_value, own)):
        return False
    if _is_under_group(above, here):
        return True
    if 2 * known < len(own):
        return False
    spans = any(cell is not None and cell.column_span > 1 for cell in above)
    reached = len(own) < len(filled(here))
    detail = 2 <= len(own) == known and len(own) < len(filled(above))
    return spans or reached or detail or _fills_up(above, here)


def _is_under_group(above: Row, here: Row) -> bool:
    """Whether a row names each of the columns that one lone cell above spans."""
    cells = filled(above)
    if len(cells) != 1 or cells[0].column_span < 2 or cells[0] is above[0]:
        return False
    under = [here[index] for index, cell in enumerate(above) if cell is cells[0]]
    return all(cell is not None and bool(cell.text) for cell in under) and len(filled(here)) >= len(under)


def _fills_up(above: Row, here: Row) -> bool:
    """Whether a row has words wherever the one above has, and in more columns."""
    upper = {index for index, cell in enumerate(above) if cell is not None and says(cell)}
    lower = {index for index, cell in enumerate(here) if cell is not None and says(cell)}
    return upper < lower


def _is_fragment(grid: Sequence[Row], row: int) -> bool:
    """Whether a lone cell is the upper line of one column's header, or stands over a group of columns."""
    cells = filled(grid[row])
    lone = len(cells) == 1 and cells[0] is not grid[row][0]
    return lone and row + 1 < len(grid) and may_head(grid[row + 1]) and _fills_up(grid[row], grid[row + 1])


def _columns(rows: Sequence[Row], role_of: RoleOf) -> tuple[Column, ...]:
    columns = []
    for index in range(max(len(row) for row in rows)):
        cells: list[Cell] = []
        for number, row in enumerate(rows):
            cell = row[index] if index < len(row) else None
            if number + 1 < len(rows) and (cell is None or not cell.text):
                cell = _group_above(row, rows[number + 1], index)
            if cell is not None and cell.text and not any(cell is other for other in cells):
                cells.append(cell)
        if cells:
            words = " ".join(" ".join(cell.text.text.split()) for cell in cells)
            columns.append(Column(index, words, tuple(cells), role_of(words)))
    return tuple(columns)


def _group_above(row: Row, below: Row, index: int) -> Cell | None:
    """The words that head a group of columns but stand over its first one only."""
    while index > 0 and index < len(below) and (here := below[index]) is not None and here.text:
        index -= 1
        cell = row[index]
        if cell is not None and cell.text:
            first = below[index]
            return cell if first is not None and first.text else None
    return None
