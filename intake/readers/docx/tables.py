"""The grid of a Word table: which cell stands in which column, over how many rows and columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from intake.readers.docx import names as n
from intake.readers.docx.casts import Cast, CellMould, RowMould
from intake.readers.docx.inline import Inline
from intake.readers.docx.shapes import MAX_COLUMNS, Shape, bounded, shape_of
from intake.readers.docx.styles import is_on

Source = etree._Element | Cast[CellMould]
"""What a cell is read from."""


@dataclass(slots=True)
class Row:
    """A displayed row: its cells with their shapes, the grid columns left free before them, and the content
    controls around single cells, by their place in `cells`."""

    before: int = 0
    hidden: bool = False
    cells: list[tuple[Source, Shape]] = field(default_factory=list)
    controls: dict[int, etree._Element | None] = field(default_factory=dict)


@dataclass(slots=True)
class Place:
    """A cell: its place in its row's `cells`, its column from 0, its width in columns, and its slot in the grid's
    list of row spans."""

    source: Source
    number: int
    column: int
    span: int
    slot: int
    shaded: bool


@dataclass(slots=True)
class Grid:
    """Places cells column by column and joins vertically merged ones. `row_spans` grows as rows are
    placed."""

    row_spans: list[int] = field(default_factory=list)
    _open: dict[int, int] = field(default_factory=dict)

    @property
    def is_level(self) -> bool:
        """Whether no cell above reaches down into the next row."""
        return not self._open

    def place(self, row: Row) -> list[Place]:
        """The row's cells that are displayed, with their places; continued ones only lengthen the cell
        above."""
        column = row.before
        still_open: dict[int, int] = {}
        placed: list[Place] = []
        for number, (source, shape) in enumerate(row.cells):
            span = min(shape.span, max(MAX_COLUMNS - column, 1))
            if shape.across == "continue" and placed:
                placed[-1].span += span
            elif shape.merge == "continue" and column in self._open:
                slot = self._open[column]
                self.row_spans[slot] += 1
                still_open[column] = slot
            else:
                slot = len(self.row_spans)
                self.row_spans.append(1)
                placed.append(Place(source, number, column, span, slot, shape.shaded))
                if shape.merge == "restart":
                    still_open[column] = slot
            column = min(column + span, MAX_COLUMNS - 1)
        self._open = still_open
        return placed


def poured(cast: Cast[RowMould]) -> Row:
    """The row that a mould and its words make."""
    cells: list[tuple[Source, Shape]] = [
        (Cast(cell, cast.words[first : first + cell.words]), cell.shape) for first, cell in cast.mould.cells
    ]
    return Row(cast.mould.before, cast.mould.hidden, cells)


def rows_of(table: etree._Element, inline: Inline) -> Iterator[Row | Cast[RowMould]]:
    """The rows that are displayed, those inside content controls too; deleted ones are left out and
    flagged."""
    for child in table:
        tag = child.tag
        if tag == n.TR:
            cast = inline.row_cast(child)
            if cast is not None:
                yield cast
                continue
            row = Row()
            if _is_shown(child, row, inline):
                _collect(child, row, None, inline)
                yield row
        elif tag == n.SDT:
            content = child.find(n.SDT_CONTENT)
            inline.enter(child.find(n.SDT_PR))
            if content is not None:
                yield from rows_of(content, inline)
            inline.leave()
        elif tag in n.TRANSPARENT or tag in (n.INSERTED, n.MOVED_HERE):
            yield from rows_of(child, inline)


def _collect(parent: etree._Element, row: Row, control: etree._Element | None, inline: Inline) -> None:
    for child in parent:
        tag = child.tag
        if tag == n.TC:
            cast = inline.cast_of(child)
            source: Source = child
            if cast is not None and isinstance(cast.mould, CellMould):
                source, shape = Cast(cast.mould, cast.words), cast.mould.shape
            else:
                shape = shape_of(child)
            if shape.deleted:
                inline.flags.add("tracked_deletions")
                continue
            if control is not None:
                row.controls[len(row.cells)] = control
            row.cells.append((source, shape))
        elif tag == n.SDT:
            content = child.find(n.SDT_CONTENT)
            if content is not None:
                _collect(content, row, child.find(n.SDT_PR), inline)
        elif tag in n.TRANSPARENT or tag in (n.INSERTED, n.MOVED_HERE):
            _collect(child, row, control, inline)


def _is_shown(element: etree._Element, row: Row, inline: Inline) -> bool:
    """Whether the row is displayed; notes what its properties say."""
    properties = n.child(element, n.TR_PR)
    if properties is None:
        return True
    for item in properties:
        tag = item.tag
        if tag == n.BEFORE:
            row.before = bounded(item, 0, MAX_COLUMNS - 1)
        elif tag == n.ROW_HIDDEN:
            row.hidden = is_on(item.get(n.VAL))
        elif tag == n.INSERTED:
            inline.flags.add("tracked_insertions")
        elif tag == n.DELETED:
            inline.flags.add("tracked_deletions")
            return False
    return True
