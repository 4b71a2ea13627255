"""Ruled tables filled with the page's words."""

from __future__ import annotations

import itertools
from bisect import bisect_right

from intake.located import Cell, Table, Text
from intake.readers.pdf.geometry import holds, middle
from intake.readers.pdf.grid import Grid, GridCell
from intake.readers.pdf.lines import Line, lines_of
from intake.readers.pdf.texts import text_of
from intake.readers.pdf.words import PageWord


def fill(grids: list[Grid], words: list[PageWord], page: int) -> tuple[list[tuple[Grid, Table]], list[PageWord]]:
    """The grids as tables, top down, and the words that stand in none of their cells.

    Where grids lie within each other the smallest cell around a word takes it. A grid without a word is a
    drawing.
    """
    places = [(grid, grid.by_place()) for grid in grids]
    inside: dict[tuple[int, int, int], list[PageWord]] = {}
    rest = []
    for word in words:
        home = _home(word, places)
        if home is None:
            rest.append(word)
        else:
            cell, number = home
            inside.setdefault((number, cell.row, cell.column), []).append(word)
    filled = []
    for number, grid in enumerate(grids):
        held = {key: found for key, found in inside.items() if key[0] == number}
        if held and len(grid.cells) > 1:
            filled.append((grid, _table(number, grid, held, page)))
        else:
            rest += [word for found in held.values() for word in found]
    return filled, rest


def _home(word: PageWord, places: list[tuple[Grid, dict[tuple[int, int], GridCell]]]) -> tuple[GridCell, int] | None:
    x, y = middle(word.box)
    best: tuple[float, GridCell, int] | None = None
    for number, (grid, by_place) in enumerate(places):
        if not holds(grid.box, x, y):
            continue
        place = (bisect_right(grid.ys, y) - 1, bisect_right(grid.xs, x) - 1)
        cell = by_place.get(place)
        if cell is None:
            continue
        area = (cell.box[2] - cell.box[0]) * (cell.box[3] - cell.box[1])
        if best is None or area < best[0]:
            best = (area, cell, number)
    return None if best is None else best[1:]


def _table(number: int, grid: Grid, held: dict[tuple[int, int, int], list[PageWord]], page: int) -> Table:
    rows: dict[int, list[Cell]] = {}
    for cell in grid.cells:
        words = held.get((number, cell.row, cell.column), [])
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
