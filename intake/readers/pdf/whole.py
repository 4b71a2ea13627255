"""Grids made whole: a table of which only the labels are shaded, or whose rows are shaded apart from each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from intake.readers.pdf.grid import Grid, GridCell
from intake.readers.pdf.lines import Line, lines_of
from intake.readers.pdf.words import PageWord

_APART = 10.0
"""Points of white between two shaded rows of one table."""
_SAME_EDGE = 3.0
_SLIVER = 7.0
"""Points; a row or column so thin, and without a word, is the white between two shaded cells."""
_BESIDE = 0.6
"""Part of the labelled rows that have words beside them, at least."""
_FEWEST = 2
_PITCH = 1.6
"""Em from a table's edge to the middle of the next line of running text."""
_OVERHANG = 0.35
"""Em by which a line may reach out of its row."""


def stacked(grids: list[Grid], words: Sequence[PageWord]) -> list[Grid]:
    """The grids, those with the same columns that stand close below each other, nothing between them, as one."""
    found: list[Grid] = []
    for grid in grids:
        at = next((at for at in range(len(found) - 1, -1, -1) if _goes_on(found[at], grid, words)), None)
        if at is None:
            found.append(grid)
        else:
            found[at] = _joined(found[at], grid)
    return found


def _goes_on(above: Grid, below: Grid, words: Sequence[PageWord]) -> bool:
    if len(above.xs) != len(below.xs) or not 0 <= below.ys[0] - above.ys[-1] <= _APART:
        return False
    if any(abs(one - other) > _SAME_EDGE for one, other in zip(above.xs, below.xs, strict=True)):
        return False
    return not any(
        above.ys[-1] < word.middle < below.ys[0] and above.xs[0] < word.x1 and word.x0 < above.xs[-1] for word in words
    )


def _joined(above: Grid, below: Grid) -> Grid:
    """One grid of both, the white between them given to the row above."""
    rows = len(above.ys) - 1
    lower = tuple(replace(cell, row=cell.row + rows) for cell in below.cells)
    return Grid(above.xs, (*above.ys[:-1], *below.ys), (*above.cells, *lower))


def without_slivers(grid: Grid, filled: Sequence[PageWord]) -> Grid:
    """The grid without rows and columns that are too thin for words and hold none of the `filled`."""
    middles = [((word.x0 + word.x1) / 2, word.middle) for word in filled]
    rows = _slivers(grid.ys, [y for _, y in middles])
    columns = _slivers(grid.xs, [x for x, _ in middles])
    if not rows and not columns:
        return grid
    cells = []
    for cell in grid.cells:
        row, high = _left_of(cell.row, cell.row_span, rows)
        column, wide = _left_of(cell.column, cell.column_span, columns)
        if high and wide:
            cells.append(GridCell(cell.box, row, column, high, wide))
    if not cells:
        return grid
    ys = tuple(y for at, y in enumerate(grid.ys) if at - 1 not in rows)
    xs = tuple(x for at, x in enumerate(grid.xs) if at - 1 not in columns)
    return Grid(xs, ys, tuple(cells))


def _slivers(edges: Sequence[float], middles: Sequence[float]) -> list[int]:
    """Which of the stretches between edges are slivers; never the first, so that each joins the one before."""
    return [
        at
        for at, (low, high) in enumerate(pairwise(edges))
        if at and high - low < _SLIVER and not any(low <= middle < high for middle in middles)
    ]


def _left_of(first: int, span: int, gone: Sequence[int]) -> tuple[int, int]:
    """Where a cell begins and how far it spans once stretches are gone; a span of 0 when nothing is left of it."""
    before = sum(1 for at in gone if at < first)
    return first - before, span - sum(1 for at in gone if first <= at < first + span)


def widened(grid: Grid, rest: Sequence[PageWord]) -> Grid:
    """A grid of one column with the words that stand beside its rows as further cells: of a table of which only one
    column is shaded or framed. The same grid where nothing stands beside it in rows."""
    if len(grid.xs) != 2 or len(grid.ys) < _FEWEST + 1:
        return grid
    left, top, right, bottom = grid.box
    near = [word for word in rest if top <= word.middle <= bottom]
    for words in ([word for word in near if word.x0 >= right - 1], [word for word in near if word.x1 <= left + 1]):
        if words and _are_rows(grid, words) and not _runs_past(grid, words, rest):
            return _with_column(grid, words)
    return grid


def _are_rows(grid: Grid, words: Sequence[PageWord]) -> bool:
    """Whether most rows have words beside them that begin at one place and keep within their row."""
    lines = lines_of(list(words))
    starts = []
    filled = 0
    for high, low in pairwise(grid.ys):
        beside = [line for line in lines if high <= (line.top + line.bottom) / 2 < low]
        if any(_reaches_out(line, high, low) for line in beside):
            return False
        filled += bool(beside)
        starts += [line.x0 for line in beside[:1]]
    level = sum(1 for start in starts if abs(start - min(starts)) <= _SAME_EDGE)
    return filled >= max(_FEWEST, _BESIDE * (len(grid.ys) - 1)) and level >= _BESIDE * len(starts)


def _runs_past(grid: Grid, words: Sequence[PageWord], rest: Sequence[PageWord]) -> bool:
    """Whether the words are a stretch of running text: several lines to a row, which go on above or below it at the
    same margin."""
    lines = lines_of(list(words))
    if len(lines) <= len(grid.ys) - 1:
        return False
    left, top, bottom = min(line.x0 for line in lines), grid.ys[0], grid.ys[-1]
    return any(
        abs(word.x0 - left) <= _SAME_EDGE
        and (0 < word.middle - bottom <= _PITCH * word.size or 0 < top - word.middle <= _PITCH * word.size)
        for word in rest
    )


def _reaches_out(line: Line, high: float, low: float) -> bool:
    return line.top < high - _OVERHANG * line.size or line.bottom > low + _OVERHANG * line.size


def _with_column(grid: Grid, words: Sequence[PageWord]) -> Grid:
    """The grid with a column as wide as the words."""
    left, _, right, _ = grid.box
    reach = max(word.x1 for word in words) + 1
    begins = min(word.x0 for word in words) - 1
    after = begins > left
    xs = (left, right, max(reach, right + 1)) if after else (min(begins, left - 1), left, right)
    new = 1 if after else 0
    cells = [replace(cell, column=1 - new) for cell in grid.cells]
    cells += [
        GridCell((xs[new], high, xs[new + 1], low), row, new, 1, 1) for row, (high, low) in enumerate(pairwise(grid.ys))
    ]
    return Grid(xs, grid.ys, tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))
