"""Ruled tables filled with the page's words."""

from __future__ import annotations

import itertools
from bisect import bisect_right

from intake.located import Cell, Table, Text
from intake.readers.pdf.grid import Grid, GridCell
from intake.readers.pdf.lines import Line, lines_of
from intake.readers.pdf.subcolumns import Held, parted
from intake.readers.pdf.texts import text_of
from intake.readers.pdf.whole import stacked, widened, without_slivers
from intake.readers.pdf.words import PageWord

_Places = tuple[float, float, float, float, tuple[float, ...], tuple[float, ...], dict[tuple[int, int], GridCell]]
"""A grid's outline, where its columns and rows part, and its cells by place."""
_REACH = 3.2
"""Em from a row's border to the middle of words of the next row, whose last line may stand in one column only."""


def fill(grids: list[Grid], words: list[PageWord], page: int) -> tuple[list[tuple[Grid, Table]], list[PageWord]]:
    """The grids as tables, top down, and the words that stand in none of their cells.

    Where grids lie within each other the smallest cell around a word takes it. A grid without a word is a
    drawing. A grid of one row that goes on without rules heads a table that is found by alignment.
    """
    grids = stacked(grids, words)
    held, rest = _housed(grids, words)
    made = [_made_whole(grid, found, rest) for grid, found in zip(grids, held, strict=True)]
    if any(grid is not before for grid, before in zip(made, grids, strict=True)):
        grids = made
        held, rest = _housed(grids, words)
    heads = {number for number, grid in enumerate(grids) if len(grid.ys) == 2 and _goes_on_outside(grid, rest)}
    kept = [
        parted(grid, held[number])
        for number, grid in enumerate(grids)
        if held[number] and len(grid.cells) > 1 and number not in heads
    ]
    if len(kept) < len(grids) or any(grid is not before for grid, before in zip(kept, grids, strict=False)):
        grids = kept
        held, rest = _housed(grids, words)
    return [(grid, _table(grid, found, page)) for grid, found in zip(grids, held, strict=True)], rest


def _made_whole(grid: Grid, held: Held, rest: list[PageWord]) -> Grid:
    if not held:
        return grid
    return widened(without_slivers(grid, [word for words in held.values() for word in words]), rest)


def _housed(grids: list[Grid], words: list[PageWord]) -> tuple[list[Held], list[PageWord]]:
    """For each grid the words of its cells, and the words that stand in none."""
    places = [(*grid.box, grid.xs, grid.ys, grid.by_place()) for grid in grids]
    held: list[Held] = [{} for _ in grids]
    rest = []
    for word in words:
        home = _home(word, places)
        if home is None:
            rest.append(word)
        else:
            cell, number = home
            held[number].setdefault((cell.row, cell.column), []).append(word)
    return held, rest


def _goes_on_outside(grid: Grid, rest: list[PageWord]) -> bool:
    """Whether lines just above or below the grid, and no wider than it, stand in columns without rules."""
    left, top, right, bottom = grid.box
    near = [
        word
        for word in rest
        if left - 2 <= word.x0
        and word.x1 <= right + 2
        and (0 <= word.middle - bottom <= _REACH * word.size or 0 <= top - word.middle <= _REACH * word.size)
    ]
    return any(len({bisect_right(grid.xs, part.x0) for part in line.parts}) > 1 for line in lines_of(near))


def _home(word: PageWord, places: list[_Places]) -> tuple[GridCell, int] | None:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    best: tuple[float, GridCell, int] | None = None
    for number, (left, top, right, bottom, xs, ys, by_place) in enumerate(places):
        if not (top <= y <= bottom and left <= x <= right):
            continue
        cell = by_place.get((bisect_right(ys, y) - 1, bisect_right(xs, x) - 1))
        if cell is None:
            continue
        area = (cell.box[2] - cell.box[0]) * (cell.box[3] - cell.box[1])
        if best is None or area < best[0]:
            best = (area, cell, number)
    return None if best is None else best[1:]


def _table(grid: Grid, held: Held, page: int) -> Table:
    rows: dict[int, list[Cell]] = {}
    for cell in grid.cells:
        words = held.get((cell.row, cell.column), [])
        text = _cell_text(words, cell, page)
        rows.setdefault(cell.row, []).append(
            Cell(text, cell.row, cell.column, cell.row_span, cell.column_span, hidden=text.hidden)
        )
    return Table(tuple(tuple(rows[row]) for row in sorted(rows)), page=page)


def _cell_text(words: list[PageWord], cell: GridCell, page: int) -> Text:
    """The cell's words; a line goes on where its next word had no room, else a newline parts the two."""
    if not words:
        return Text("", page, box=cell.box)
    lines = lines_of(words)
    right = cell.box[2] - _padding(lines, cell)
    breaks = [
        right - before.x1 > (after.words[0].x1 - after.words[0].x0) + 0.5 * before.size
        for before, after in itertools.pairwise(lines)
    ]
    return text_of(lines, page, breaks)


def _padding(lines: list[Line], cell: GridCell) -> float:
    return min(12.0, max(0.0, min(line.x0 for line in lines) - cell.box[0]))
