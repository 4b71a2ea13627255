"""The grid of a table in an OpenDocument text: which cell stands where, repeated ones never unfolded for nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from intake.readers.docx.shapes import MAX_COLUMNS
from intake.readers.opendocument import names as n

MAX_REPEATED_ROWS = 100
"""A row that a file repeats is read at most so often: what repeats more is empty space."""

_HIDDEN = frozenset({"collapse", "filter"})
_MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class Place:
    """A cell with its row and column from 0, and its spans."""

    cell: etree._Element
    row: int
    column: int
    rows: int
    columns: int
    hidden: bool


def places_of(table: etree._Element) -> Iterator[list[Place]]:
    """The cells of each row that are displayed; what a merged cell covers is not."""
    rows = list(_rows(table))
    for index, row in enumerate(rows):
        hidden = row.get(n.VISIBILITY) in _HIDDEN
        column, placed = 0, []
        for cell in row.iterchildren(n.CELL, n.COVERED):
            repeated = n.number_of(cell.get(n.COLUMNS_REPEATED), 1, MAX_COLUMNS)
            for _ in range(repeated):
                if column >= MAX_COLUMNS:
                    break
                if cell.tag == n.CELL:
                    tall = min(n.number_of(cell.get(n.ROWS_SPANNED), 1, _MOST), len(rows) - index)
                    wide = min(n.number_of(cell.get(n.COLUMNS_SPANNED), 1, _MOST), MAX_COLUMNS - column)
                    placed.append(Place(cell, index, column, max(tall, 1), max(wide, 1), hidden))
                column += 1
        yield placed


def _rows(parent: etree._Element) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == n.ROW:
            for _ in range(n.number_of(child.get(n.ROWS_REPEATED), 1, MAX_REPEATED_ROWS)):
                yield child
        elif child.tag in n.ROW_GROUPS:
            yield from _rows(child)
