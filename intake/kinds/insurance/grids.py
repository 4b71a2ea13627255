"""Cover tables: which cells speak of which cover, and of what, whichever way the table is turned."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from intake.kinds.insurance.attributes import Attribute, attribute_of
from intake.kinds.insurance.contents import attributes_by_content, shape
from intake.kinds.insurance.covers import covers_named, mentions
from intake.kinds.insurance.sections import Sections
from intake.kinds.insurance.statements import FORMER
from intake.labels import Labelled, plain_label
from intake.labels.words import has_value
from intake.located import Cell, Paragraph, Reading, Table, Text, union
from schemas.types import Box

_MAX_NAME = 110
_HEADER_ROWS = 3
_HEADER_CELLS = 3
_MAX_HEADER = 40
_YEAR = re.compile(
    r"^\W*(?:20)?\d\d(?:\s*[/–-]\s*(?:20)?\d\d)?\b(?:\W*(?:current|renewal|in force|now|new))?\W*$", re.IGNORECASE
)
"""A column headed by nothing but its year."""
_Line = Sequence[Cell | None]


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a cover table: its pair, the covers it is said of, and what it states (`by_label`: a label says so)."""

    pair: Labelled
    covers: tuple[str, ...]
    attribute: Attribute | None
    by_label: bool


@dataclass(frozen=True, slots=True)
class _Series:
    """A row or column across the covers: its label, and each cell with its covers."""

    label: str
    cells: tuple[tuple[Cell, tuple[str, ...]], ...]


def cover_cells(reading: Reading, sections: Sections) -> Iterator[tuple[list[GridCell], bool]]:
    """The cells of each cover table, and whether the covers are the columns."""
    above: list[Text] = []
    for block in reading.blocks:
        if isinstance(block, Table):
            across = _across(block, sections, above)
            series = across or _down(block, sections)
            if series:
                yield list(_typed(block, series)), bool(across)
            above = [cell.text for cell in block.rows[-1] if cell.text] if block.rows else []
        elif isinstance(block, Paragraph) and block.text:
            above = [block.text]


def _covers(cell: Cell | None, sections: Sections) -> tuple[str, ...]:
    words = cell.text.text if cell is not None else ""
    if not words.strip() or len(words) > _MAX_NAME:
        return ()
    return covers_named(words) or (sections.named(words) if len(words) <= 20 else ())


def _across(table: Table, sections: Sections, above: Sequence[Text]) -> list[_Series]:
    """The rows below the names of the covers, in a table whose columns are covers; empty when they are not.

    The covers stand in one of its rows, or in a line printed just above it.
    """
    grid = table.grid()
    for number, row in enumerate(grid):
        named = [(column, _covers(cell, sections)) for column, cell in enumerate(row)]
        columns = {column: covers for column, covers in named if covers}
        several = len(set(columns.values())) >= 2 and not _names_down(grid, sections)
        if several or (number == 0 and columns and _is_card(grid, columns)):
            return [_row_series(other, columns) for other in grid[number + 1 :]]
    columns = _columns_below(grid, above)
    return [_row_series(row, columns) for row in grid] if columns else []


def _is_card(grid: Sequence[_Line], columns: dict[int, tuple[str, ...]]) -> bool:
    """Whether a first row names one cover beside other things insured, with its limit somewhere in the column below."""
    beside = [cell for column, cell in enumerate(grid[0]) if column not in columns and cell is not None and cell.text]
    if not beside or any(has_value(cell.text.text) or attribute_of(cell.text.text) for cell in beside):
        return False
    below = [row[column] for column in columns for row in grid[1:]]
    return any(cell is not None and shape(cell.text.text) == "cover" for cell in below)


def _names_down(grid: Sequence[_Line], sections: Sections) -> bool:
    """Whether a column names at least as many covers as any row: then the covers run down."""
    def most(lines: Sequence[_Line]) -> int:
        return max((len({_covers(cell, sections) for cell in line} - {()}) for line in lines), default=0)

    return most(list(zip(*grid, strict=True))) >= most(grid)


def _row_series(row: _Line, columns: dict[int, tuple[str, ...]]) -> _Series:
    first = min(columns)
    label = next((cell for cell in row[:first] if cell is not None and cell.text), None)
    cells: dict[int, tuple[Cell, tuple[str, ...]]] = {}
    for column, covers in columns.items():
        cell = row[column] if column < len(row) else None
        if cell is not None and cell.text and cell is not label:
            known = cells[id(cell)][1] if id(cell) in cells else ()
            cells[id(cell)] = (cell, tuple(dict.fromkeys(known + covers)))
    return _Series(plain_label(label.text.text) if label else "", tuple(cells.values()))


def _columns_below(grid: Sequence[_Line], above: Sequence[Text]) -> dict[int, tuple[str, ...]]:
    """The covers of columns that stand under names printed in a line above the table (told by their places)."""
    heads = [(item.cover, box) for text in above for item in mentions(text.text)
             if (box := _box(text, item.start, item.end)) is not None]
    if len({cover for cover, _ in heads}) < 2 or not grid:
        return {}
    columns: dict[int, tuple[str, ...]] = {}
    for column, cells in enumerate(zip(*grid, strict=True)):
        boxes = [box for cell in cells if cell is not None and cell.column_span == 1
                 if (box := _box(cell.text, 0, len(cell.text.text))) is not None]
        under = [cover for cover, head in heads if boxes and _overlap(union(iter(boxes)), head)]
        if len(under) == 1:
            columns[column] = (under[0],)
    distinct = len(set(columns.values()))
    return columns if 0 not in columns and distinct == len(columns) >= 2 else {}


def _box(text: Text, start: int, end: int) -> Box | None:
    boxes = [word.box for word in text.words if word.end > start and word.start < end]
    return union(iter(boxes)) if boxes else None


def _overlap(left: Box, right: Box) -> bool:
    return left[0] < right[2] and right[0] < left[2] and right[3] <= left[1] + 2


def _down(table: Table, sections: Sections) -> list[_Series]:
    """The columns of a table whose rows are covers; empty when fewer than two rows are."""
    grid = table.grid()
    width = len(grid[0]) if grid else 0
    best = max(range(width), key=lambda column: len(_named_in(grid, column, sections)), default=0)
    rows = _named_in(grid, best, sections) if width else {}
    if len(rows) < 2 or len(set(rows.values())) < 2:
        return []
    header = [row for row in grid[: min(rows)] if sum(cell is not None and bool(cell.text) for cell in row) > 1][-1:]
    series = []
    for column in range(width):
        label = header[0][column] if header and column < len(header[0]) else None
        cells = [(cell, covers) for row, covers in rows.items()
                 if column != best and (cell := grid[row][column]) is not None and cell.text]
        series.append(_Series(plain_label(label.text.text) if label is not None else "", tuple(cells)))
    return series


def _named_in(grid: Sequence[_Line], column: int, sections: Sections) -> dict[int, tuple[str, ...]]:
    named = ((number, _covers(row[column], sections)) for number, row in enumerate(grid))
    return {number: covers for number, covers in named if covers}


def former_columns(table: Table) -> Iterator[Text]:
    """The cells of columns whose header says that they are another year's, or not in force."""
    grid = table.grid()
    for number, row in enumerate(grid[:_HEADER_ROWS]):
        filled = [cell for cell in row if cell is not None and cell.text]
        for column, cell in enumerate(row):
            if column and cell is not None and len(filled) >= _HEADER_CELLS and _heads_former(cell):
                yield from (
                    below.text for line in grid[number + 1 :]
                    if (below := line[column]) is not None and below is not cell
                )


def _heads_former(cell: Cell) -> bool:
    return len(cell.text.text) <= _MAX_HEADER and bool(FORMER.search(cell.text.text))


def _current(series: Sequence[_Series]) -> list[_Series]:
    """Without those of another year, or of what is not in force, where one that is has the same year's form."""
    kept = [each for each in series if not FORMER.search(each.label)]
    return [replace(each, label="") if len(kept) < len(series) and _YEAR.match(each.label) else each for each in kept]


def _typed(table: Table, series: Sequence[_Series]) -> Iterator[GridCell]:
    series = _current(series)
    labelled = [attribute_of(each.label) if each.label and each.cells else None for each in series]
    shown = [[cell.text.text for cell, _ in each.cells] for each in series]
    attributes = attributes_by_content(_even(shown), labelled)
    for each, attribute, label in zip(series, attributes, labelled, strict=True):
        for cell, covers in each.cells:
            pair = Labelled(each.label, cell.text, 0, len(cell.text.text), "", table, cell.row)
            yield GridCell(pair, covers, attribute, label is not None)


def _even(series: Sequence[Sequence[str]]) -> list[list[str]]:
    """The series filled up to one length, so that their cells can be set side by side."""
    length = max((len(each) for each in series), default=0)
    return [[*each, *[""] * (length - len(each))] for each in series]
