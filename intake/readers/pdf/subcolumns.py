"""Ruled tables whose columns are not ruled: cells that line up over the rows are parted by alignment."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from itertools import pairwise
from statistics import fmean

from intake.located import EMPTY_BOX, TICKED_BOX
from intake.readers.pdf.alignment import Row, assign, columns_of
from intake.readers.pdf.bands import holds_several
from intake.readers.pdf.geometry import middle
from intake.readers.pdf.grid import Grid, GridCell
from intake.readers.pdf.lines import Line, lines_of
from intake.readers.pdf.words import PageWord
from intake.readers.pdf.wrapping import merge_wrapped, reads_on

_WIDE_ROWS = 0.5
"""Part of the rows with words in a ruled column that must have several stretches for it to be parted."""
_FEWEST = 2
_FEWEST_LINES = 3
"""Lines in a cell between upright rules only that may be rows."""
_LEAST_GAP = 0.5
"""Em between words from which a look at the lines is worth while."""
_SPACE = 0.4
"""Em; a space is about 0.28."""
Held = dict[tuple[int, int], list[PageWord]]
"""The words of a grid's cells by row and column."""


def parted(grid: Grid, held: Held) -> Grid:
    """The grid with its cells parted where words line up in columns, or stand in rows, that no rule parts; the
    same grid when there are none."""
    gapped = {column for (_, column), words in held.items() if _has_gap(words)}
    lines = {place: lines_of(words) for place, words in held.items() if place[1] in gapped}
    gutters = sorted({x for column in gapped for x in _gutters(grid, column, lines)})
    merged = any(cell.column_span > 1 and cell.column in gapped for cell in grid.cells)
    wider = _cut_across(grid, [*grid.xs, *gutters], held) if gutters or merged else grid
    return _cut_down(wider, held, bool(gutters))


def _has_gap(words: list[PageWord]) -> bool:
    """Whether any of the cell's lines may have a wide gap: a quick look, for most cells have none."""
    return any(
        after.x0 - before.x1 > _LEAST_GAP * (after.bottom - after.top)
        and abs(after.bottom - before.bottom) < after.bottom - after.top
        for before, after in pairwise(words)
    )


def _count_lines(words: list[PageWord]) -> int:
    return 1 + sum(1 for before, after in pairwise(words) if after.top + after.top > before.top + before.bottom)


def _gutters(grid: Grid, column: int, lines: dict[tuple[int, int], list[Line]]) -> list[float]:
    """Where a ruled column is to be parted."""
    cells = [cell for cell in grid.cells if cell.column == column and cell.column_span == 1]
    rows = {cell.row: lines[cell.row, column] for cell in cells if lines.get((cell.row, column))}
    wide = [row for row, found in rows.items() if any(len(line.parts) > 1 for line in found)]
    if len(wide) < max(_FEWEST, _WIDE_ROWS * len(rows)):
        return []
    found = [Row(line, line.parts) for row in wide for line in rows[row]]
    if any(word.text[0] in (EMPTY_BOX, TICKED_BOX) for row in found for word in row.line.words) or reads_on(found):
        return []
    columns = columns_of(found)
    if len(columns) < 2:
        return []
    held = [0] * len(columns)
    for row in wide:
        filled: set[int] = set()
        for line in rows[row]:
            placed = Row(line, line.parts)
            assign(placed, columns)
            filled |= set(placed.cells)
        for number in filled:
            held[number] += 1
    if sum(count >= _FEWEST for count in held) < 2:
        return []
    return [(before[1] + after[0]) / 2 for before, after in pairwise(columns)]


def _cut_across(grid: Grid, edges: list[float], held: Held) -> Grid:
    """The grid with every cell cut at those of the edges that its words leave free."""
    xs = sorted(edges)
    cells = []
    for cell in grid.cells:
        inner = [x for x in xs if cell.box[0] < x < cell.box[2]]
        words = held.get((cell.row, cell.column), [])
        cuts = [x for x in inner if _is_free(x, words)] if _is_parted(words, inner) else []
        for left, right in pairwise([cell.box[0], *cuts, cell.box[2]]):
            first, last = bisect_right(xs, left) - 1, bisect_right(xs, right - 0.01)
            box = (left, cell.box[1], right, cell.box[3])
            cells.append(GridCell(box, cell.row, first, cell.row_span, max(1, last - first)))
    return Grid(tuple(xs), grid.ys, tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _is_parted(words: list[PageWord], inner: list[float]) -> bool:
    """Whether a cell's words are to be parted at edges: none are there, or they stand in stretches."""
    if not inner:
        return False
    if not words:
        return True
    lines = lines_of(words)
    return any(len(line.parts) > 1 for line in lines) or all(_is_free(x, words) for x in inner)


def _is_free(x: float, words: list[PageWord]) -> bool:
    """Whether no line of the words runs across x: what stands on both sides of it is more than a space apart."""
    for line in lines_of(words) if words else []:
        for before, after in pairwise(line.words):
            if before.x0 < x < after.x1 and after.x0 - before.x1 <= _SPACE * line.size:
                return False
        if any(word.x0 < x - 0.5 and word.x1 > x + 0.5 for word in line.words):
            return False
    return True


def _cut_down(grid: Grid, held: Held, gutters: bool) -> Grid:
    """The grid with bands that hold several rows of it parted."""
    columns = list(pairwise(grid.xs))
    heights: dict[int, list[float]] = {}
    tall = Counter(row for (row, _), words in held.items() if _count_lines(words) >= (1 if gutters else _FEWEST_LINES))
    for row in sorted(tall):
        if not gutters and tall[row] < _FEWEST:
            continue
        cells = [cell for cell in grid.cells if cell.row <= row < cell.row + cell.row_span]
        words = [word for place, found in held.items() if place[0] == row for word in found]
        if words and all(cell.row_span == 1 for cell in cells):
            heights[row] = _between(lines_of(words), columns, not gutters)
    if not any(heights.values()):
        return grid
    ys = sorted([*grid.ys, *(y for found in heights.values() for y in found)])
    cells = []
    for cell in grid.cells:
        cuts = heights.get(cell.row, []) if cell.row_span == 1 else []
        for top, bottom in pairwise([cell.box[1], *cuts, cell.box[3]]):
            first, last = bisect_right(ys, top) - 1, bisect_right(ys, bottom - 0.01)
            box = (cell.box[0], top, cell.box[2], bottom)
            cells.append(GridCell(box, first, cell.column, max(1, last - first), cell.column_span))
    return Grid(grid.xs, tuple(ys), tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _between(lines: list[Line], columns: list[tuple[float, float]], ruled: bool) -> list[float]:
    """The heights that part the rows a band holds; none when it is one row."""
    rows = [Row(line, _within(line, columns) if ruled else line.parts) for line in lines]
    for row in rows:
        assign(row, columns)
    if not holds_several(rows, ruled):
        return []
    found = merge_wrapped(rows, columns)
    reach = [[part for parts in row.cells.values() for part in parts] for row in found]
    return [
        fmean((max(middle(part.box)[1] for part in above), min(middle(part.box)[1] for part in below)))
        for above, below in pairwise(reach)
    ]


def _within(line: Line, columns: list[tuple[float, float]]) -> list[Line]:
    """The line cut at the columns' borders."""
    found = [[word for word in line.words if low <= (word.x0 + word.x1) / 2 < high] for low, high in columns]
    return [Line(words) for words in found if words] or [line]
