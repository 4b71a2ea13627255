"""The rectangle around a sheet's cells: kept within its limit, merged ranges joined."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from intake.located import Cell
from intake.readers.quick import quick

MAX_GRID = 3_000_000
"""The rectangle around a sheet's cells, rows times columns, is cut to so many positions. Counted from the cells that
are there, never from the size that a sheet declares."""

MAX_MERGED = 20_000
MAX_EMPTY_SPAN = 64
"""A merged range reaches at most so far beyond the last filled row and column."""

Rows: TypeAlias = dict[int, dict[int, Cell]]
Range = tuple[int, int, int, int]
"""Top row, left column, bottom row, right column; from 0, the last ones included."""

_cell = quick(Cell)


def cut(rows: Rows) -> bool:
    """Keep the rectangle within its limit; whether a cell had to be left out."""
    width = 1 + max((max(cells) for cells in rows.values() if cells), default=0)
    most = MAX_GRID // width
    if not rows or max(rows) < most:
        return False
    below = [rows.pop(row) for row in sorted(rows) if row >= most]
    return any(below)


def merge(rows: Rows, ranges: Iterable[Range]) -> bool:
    """Give merged cells their spans; what else lies in a merged range is not displayed and goes. Whether there were
    more ranges than are joined."""
    filled = [(row, max(cells)) for row, cells in rows.items() if cells]
    if not filled:
        return False
    last_row, last_column = max(row for row, _ in filled), max(column for _, column in filled)
    area = 0
    for number, (top, left, bottom, right) in enumerate(ranges):
        bottom = min(bottom, max(last_row, top + MAX_EMPTY_SPAN))
        right = min(right, max(last_column, left + MAX_EMPTY_SPAN))
        if bottom < top or right < left:
            continue
        area += (bottom - top + 1) * (right - left + 1)
        if number >= MAX_MERGED or area > MAX_GRID:
            return True
        _join(rows, top, left, bottom, right)
    return False


def _join(rows: Rows, top: int, left: int, bottom: int, right: int) -> None:
    for row in range(top, bottom + 1):
        cells = rows.get(row)
        if cells:
            for column in [one for one in cells if left <= one <= right and (row, one) != (top, left)]:
                del cells[column]
    known = rows.get(top, {}).get(left)
    if known is not None:
        rows[top][left] = _cell(
            known.text, top, left, bottom - top + 1, right - left + 1, known.value, known.number_format,
            known.formula_without_value, known.hidden,
        )
