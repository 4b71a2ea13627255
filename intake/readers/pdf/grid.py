"""Ruled tables: from drawn lines to cells. Only geometry; the words come later."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from intake.readers.pdf.geometry import overlap
from schemas.types import Box

_SNAP = 3.0
"""Points within which two rules are one, and an end meets a rule (pdfplumber's own tolerance)."""
_LEAST_OPEN = 14.0
"""Points by which level rules reach beyond the outermost upright ones where a column without an outer side stands;
less is a rule drawn a little longer than the shading beside it."""
_COVERED = 0.6
"""Part of a cell's side that must be drawn for it to be a border."""
MAX_CELLS = 20_000
"""Cells of one grid; a page with more holds a drawing."""

Rule = tuple[float, float, float]
"""Where a rule lies, and the stretch it covers along the other axis."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell's box and its place in the grid; merged cells stand once with their spans."""

    box: Box
    row: int
    column: int
    row_span: int
    column_span: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: where its columns and rows part, and its cells, row by row."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]

    @property
    def box(self) -> Box:
        """The outline."""
        return (self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def by_place(self) -> dict[tuple[int, int], GridCell]:
        """The cell that covers each (row, column) of the grid."""
        return {
            (row, column): cell
            for cell in self.cells
            for row in range(cell.row, cell.row + cell.row_span)
            for column in range(cell.column, cell.column + cell.column_span)
        }


def grids_of(flat: list[Rule], tall: list[Rule]) -> list[Grid]:
    """The ruled tables that level rules (y, x0, x1) and upright rules (x, y0, y1) draw, from the top down."""
    level, upright = _joined(flat), _joined(tall)
    found = []
    for levels, uprights in _groups(level, upright):
        grid = _grid(levels, uprights)
        if grid is not None:
            found.append(grid)
    found.sort(key=lambda grid: (grid.box[1], grid.box[0]))
    return found


def _joined(rules: list[Rule]) -> list[Rule]:
    """Rules that lie on one line within the tolerance, snapped together, and joined where they touch."""
    joined: list[Rule] = []
    for line in _clusters(rules):
        place = sum(rule[0] for rule in line) / len(line)
        line.sort(key=lambda rule: rule[1])
        low, high = line[0][1], line[0][2]
        for _, start, end in line[1:]:
            if start <= high + _SNAP:
                high = max(high, end)
            else:
                joined.append((place, low, high))
                low, high = start, end
        joined.append((place, low, high))
    return [rule for rule in joined if rule[2] - rule[1] > _SNAP]


def _clusters(rules: list[Rule]) -> list[list[Rule]]:
    clusters: list[list[Rule]] = []
    for rule in sorted(rules):
        if not clusters or rule[0] > clusters[-1][0][0] + _SNAP:
            clusters.append([])
        clusters[-1].append(rule)
    return clusters


def _groups(level: list[Rule], upright: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules that hang together by crossing or touching each other."""
    parent = list(range(len(level) + len(upright)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    heights = [rule[0] for rule in level]
    for number, (x, top, bottom) in enumerate(upright):
        index = bisect_left(heights, top - _SNAP)
        while index < len(level) and heights[index] <= bottom + _SNAP:
            if level[index][1] - _SNAP <= x <= level[index][2] + _SNAP:
                parent[root(len(level) + number)] = root(index)
            index += 1
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for index, rule in enumerate(level):
        groups.setdefault(root(index), ([], []))[0].append(rule)
    for number, rule in enumerate(upright):
        groups.setdefault(root(len(level) + number), ([], []))[1].append(rule)
    return [group for group in groups.values() if len(group[0]) >= 2 and group[1]]


def _grid(level: list[Rule], upright: list[Rule]) -> Grid | None:
    ys, xs = _places(level), _places(upright)
    left, right = min(rule[1] for rule in level), max(rule[2] for rule in level)
    # Tables without outer sides: their rules of one kind reach beyond the outermost ones of the other.
    open_left, open_right = left < xs[0] - _LEAST_OPEN, right > xs[-1] + _LEAST_OPEN
    ends = _open_ends(upright, ys)
    ys = [*(y for end, y in ends if end < 0), *ys, *(y for end, y in ends if end > 0)]
    level = [*level, *((y, left, right) for _, y in ends)]
    if open_left:
        xs.insert(0, left)
        upright = [*upright, (left, ys[0], ys[-1])]
    if open_right:
        xs.append(right)
        upright = [*upright, (right, ys[0], ys[-1])]
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 1 or rows * columns > MAX_CELLS:
        return None
    cells = _cells(xs, ys, _borders(upright, xs, ys), _borders(level, ys, xs))
    if len(cells) < 2:
        return None
    return Grid(tuple(xs), tuple(ys), tuple(cells))


def _open_ends(upright: list[Rule], ys: list[float]) -> list[tuple[int, float]]:
    """Where all upright rules at the top (-1) or bottom (1) level rule reach as far beyond it: a table without an
    outer rule there."""
    found = []
    for end, y in ((-1, ys[0]), (1, ys[-1])):
        reach = [rule[1] if end < 0 else rule[2] for rule in upright if rule[1] - _SNAP <= y <= rule[2] + _SNAP]
        if reach and max(reach) - min(reach) <= _SNAP and end * (reach[0] - y) > 2 * _SNAP:
            found.append((end, reach[0]))
    return found


def loose_rules(flat: list[Rule], grids: list[Grid]) -> list[Rule]:
    """The level rules that are part of no grid: of tables without upright rules, of frames and shaded bands."""
    return [
        rule
        for rule in _joined(flat)
        if not any(
            grid.box[1] - _SNAP < rule[0] < grid.box[3] + _SNAP and overlap(rule[1], rule[2], grid.box[0], grid.box[2])
            for grid in grids
        )
    ]


def _places(rules: list[Rule]) -> list[float]:
    places: list[float] = []
    for rule in sorted(rules):
        if not places or rule[0] > places[-1] + _SNAP:
            places.append(rule[0])
    return places


def _borders(rules: list[Rule], places: list[float], along: list[float]) -> set[tuple[int, int]]:
    """The (place, stretch) pairs of the grid that are drawn."""
    drawn: dict[tuple[int, int], float] = {}
    for where, start, end in rules:
        place = min(range(len(places)), key=lambda index: abs(places[index] - where))
        first = max(0, bisect_left(along, start - _SNAP) - 1)
        for stretch in range(first, len(along) - 1):
            if along[stretch] >= end:
                break
            shared = overlap(along[stretch], along[stretch + 1], start - _SNAP, end + _SNAP)
            drawn[place, stretch] = drawn.get((place, stretch), 0.0) + shared
    return {
        (place, stretch)
        for (place, stretch), length in drawn.items()
        if length >= _COVERED * (along[stretch + 1] - along[stretch])
    }


def _cells(
    xs: list[float], ys: list[float], uprights: set[tuple[int, int]], levels: set[tuple[int, int]]
) -> list[GridCell]:
    """The grid's cells: each grows to the right and down over every border that is not drawn."""
    taken: set[tuple[int, int]] = set()
    found = []
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if (row, column) in taken:
                continue
            wide = 1
            while (
                column + wide < len(xs) - 1
                and (column + wide, row) not in uprights
                and (row, column + wide) not in taken
            ):
                wide += 1
            high = 1
            while row + high < len(ys) - 1 and not any(
                (row + high, across) in levels or (row + high, across) in taken
                for across in range(column, column + wide)
            ):
                high += 1
            span = [(row + down, column + across) for down in range(high) for across in range(wide)]
            taken.update(span)
            # Nothing was drawn around it: a hole between rules, not a cell.
            if _closed(row, column, high, wide, uprights, levels):
                box = (xs[column], ys[row], xs[column + wide], ys[row + high])
                found.append(GridCell(box, row, column, high, wide))
    return found


def _closed(
    row: int, column: int, high: int, wide: int, uprights: set[tuple[int, int]], levels: set[tuple[int, int]]
) -> bool:
    sides = [
        all((column, down) in uprights for down in range(row, row + high)),
        all((column + wide, down) in uprights for down in range(row, row + high)),
        all((row, across) in levels for across in range(column, column + wide)),
        all((row + high, across) in levels for across in range(column, column + wide)),
    ]
    return sum(sides) >= 3
