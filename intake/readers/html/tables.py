"""Tables of a page: which hold columns and which only place things, and the rows as they are read.

Accounts set currency signs and brackets in columns of their own, leave columns empty for white space, and put several
figures into one cell, a line each. All of that is undone, so that a figure is one cell under its heading.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from intake.located import Cell, Table, Text
from intake.readers.html.names import inline_name, is_blank, local, words_in
from intake.readers.html.source import Element
from intake.readers.quick import quick

_cell, _text = quick(Cell), quick(Text)

MAX_CELLS = 200_000
MAX_SPAN = 1_000
"""The most that a browser spans, too."""

_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_OPENING = re.compile(r"^[(\[]?\s?(?:£|€|\$)?\s?[(\[]?$")
_CLOSING = re.compile(r"^[)\]]$|^%$")
_FIGURE = re.compile(r"^[(\[]?\s?[-−–]?\s?(?:£|€|\$)?\s?\(?\d[\d,. ]*\d?[)\]]?%?$")
_FIGURE_OR_NIL = re.compile(r"^[(\[]?\s?[-−–]?\s?(?:£|€|\$)?\s?\(?\d[\d,. ]*\d?[)\]]?%?$|^[-−–—]$|^nil$", re.IGNORECASE)
_LONG_CELL = 600
"""Characters; a cell with more of them beside nested tables is a page, not a field."""


@dataclass(slots=True)
class RawCell:
    """A cell as it stands in the markup, at its column of the grid."""

    text: str
    column: int
    column_span: int = 1
    row_span: int = 1
    hidden: str = ""
    nested: tuple[Table, ...] = ()


def rows_in(table: Element) -> list[list[Element]]:
    """The cells of each row, those of nested tables left out; rows and cells may stand within tags."""
    return [list(_cells_in(row)) for row in _rows_in(table)]


def _rows_in(element: Element) -> Iterator[Element]:
    for child in element:
        if isinstance(child.tag, str):
            name = local(child.tag)
            if name == "tr":
                yield child
            elif name in _GROUPS or inline_name(child.tag) in ("nonnumeric", "continuation", "nonfraction"):
                yield from _rows_in(child)


def _cells_in(element: Element) -> Iterator[Element]:
    for child in element:
        if isinstance(child.tag, str):
            if local(child.tag) in ("td", "th"):
                yield child
            elif inline_name(child.tag):
                yield from _cells_in(child)


def is_layout(table: Element, rows: Sequence[Sequence[Element]]) -> bool:
    """Whether a table only places things on the page: one column of words, or whole tables in its cells."""
    inner = sum(1 for _ in table.iter(table.tag)) - 1
    if not inner:
        return not any(sum(_says(cell) for cell in row) > 1 for row in rows)
    lengths = [[len(_said(cell)) for cell in row] for row in rows]
    if max((sum(map(bool, row)) for row in lengths), default=0) <= 1:
        return True
    held = [length for row, said in zip(rows, lengths, strict=True) for cell, length in zip(row, said, strict=True)
            if next(cell.iter(table.tag), None) is not None]
    return sum(held) > 0.5 * sum(map(sum, lengths)) or max(held, default=0) > _LONG_CELL


def _says(cell: Element) -> bool:
    return not is_blank(cell) and bool(_said(cell))


def _said(cell: Element) -> str:
    return words_in(cell).strip()


def spans(cell: Element) -> tuple[int, int]:
    """The columns and rows a cell covers, at least one."""
    return _span(cell.get("colspan")), _span(cell.get("rowspan"))


def _span(said: str | None) -> int:
    return min(MAX_SPAN, int(said)) if said and said.strip().isdigit() and int(said) else 1


def placed(rows: Iterable[Sequence[tuple[RawCell, int, int]]]) -> list[list[RawCell]]:
    """Cells with their spans at the columns of the grid that are free in their row."""
    grid: list[list[RawCell]] = []
    taken: dict[int, int] = {}
    for row in rows:
        column = 0
        placed_row = []
        for cell, across, down in row:
            while taken.get(column, 0) > 0:
                column += 1
            cell.column, cell.column_span, cell.row_span = column, across, down
            for covered in range(column, column + across) if down > 1 else ():
                taken[covered] = max(taken.get(covered, 0), down)
            column += across
            placed_row.append(cell)
        taken = {column: left - 1 for column, left in taken.items() if left > 1}
        grid.append(placed_row)
    return grid


def tidied(grid: list[list[RawCell]]) -> list[list[RawCell]]:
    """The rows that say something, signs and brackets joined to their figures, lines parted, empty columns gone."""
    rows = [joined for row in grid for joined in _by_line(_joined(row)) if any(cell.text for cell in joined)]
    return _without_empty(rows)


def _joined(row: list[RawCell]) -> list[RawCell]:
    """A row without cells that hold nothing but a sign of the figure beside them."""
    said = [cell for cell in row if cell.text or cell.nested]
    kept: list[RawCell] = []
    opening = ""
    for number, cell in enumerate(said):
        following = said[number + 1] if number + 1 < len(said) else None
        if _CLOSING.match(cell.text) and kept and (_FIGURE.match(kept[-1].text) or kept[-1].text.startswith("(")):
            kept[-1] = replace(kept[-1], text=kept[-1].text + cell.text)
        elif following is not None and _OPENING.match(cell.text) and _opens(cell, following):
            opening += cell.text
        else:
            kept.append(replace(cell, text=opening + cell.text) if opening else cell)
            opening = ""
    return kept


def _opens(cell: RawCell, following: RawCell) -> bool:
    """Whether a lone sign belongs to the next cell: a figure, or the next sign of one, not far away."""
    near = following.column - (cell.column + cell.column_span) <= 1
    figure = _FIGURE.match(following.text) or (cell.text.startswith("(") and following.text.endswith(")"))
    sign = cell.text in ("(", "[") or following.text in ("(", "[")
    return near and bool(figure or sign or following.text in ("-", "–"))


def _by_line(row: list[RawCell]) -> Iterator[list[RawCell]]:
    """The row, or one row a line where its cells hold columns of labels and figures, a line each."""
    lines = [cell.text.split("\n") for cell in row]
    count = max((len(parts) for parts in lines), default=0)
    columns = [parts for parts in lines if len(parts) == count]
    figures = [parts for parts in columns if all(_FIGURE_OR_NIL.match(part) for part in parts)]
    if count < 2 or len(columns) < len(row) or not figures or len(columns) < 2:
        yield row
        return
    for number in range(count):
        yield [replace(cell, text=parts[number], row_span=1) for cell, parts in zip(row, lines, strict=True)]


def _without_empty(rows: list[list[RawCell]]) -> list[list[RawCell]]:
    """The rows with columns counted without those in which no cell begins."""
    begun = sorted({cell.column for row in rows for cell in row})
    number = {column: at for at, column in enumerate(begun)}
    for row in rows:
        for cell in row:
            at = number[cell.column]
            cell.column, cell.column_span = at, bisect_left(begun, cell.column + cell.column_span) - at
    return rows


def table_of(rows: list[list[RawCell]], place: str, heading: str) -> Table:
    """The table with its anchors: row and column counted from 1, as they are read."""
    return Table(
        tuple(
            tuple(
                _cell(_text(cell.text, anchor=f"{place} row {at + 1} column {cell.column + 1}"), at, cell.column,
                     min(cell.row_span, len(rows) - at), cell.column_span, nested=cell.nested)
                for cell in row
            )
            for at, row in enumerate(rows)
        ),
        heading=heading,
    )
