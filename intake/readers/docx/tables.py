"""The grid of a Word table: which cell stands in which column, over how many rows and columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from intake.readers.docx import names as n
from intake.readers.docx.inline import Inline
from intake.readers.docx.styles import is_on, is_shade

MAX_COLUMNS = 64
"""Word allows 63; a span beyond the limit is cut, so that no number in a file can make a table huge."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a table cell's properties say. `merge` and `across` are "restart", "continue" or empty."""

    span: int = 1
    merge: str = ""
    across: str = ""
    shaded: bool = False
    deleted: bool = False


_PLAIN = Shape()


@dataclass(slots=True)
class Row:
    """A displayed row: its cells with their shapes, the grid columns left free before them, and the content
    controls around single cells."""

    before: int = 0
    hidden: bool = False
    cells: list[tuple[etree._Element, Shape]] = field(default_factory=list)
    controls: dict[etree._Element, etree._Element | None] = field(default_factory=dict)


@dataclass(slots=True)
class Place:
    """A cell's column from 0, its width in columns, and its slot in the grid's list of row spans."""

    cell: etree._Element
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

    def place(self, row: Row) -> list[Place]:
        """The row's cells that are displayed, with their places; continued ones only lengthen the cell
        above."""
        column = row.before
        still_open: dict[int, int] = {}
        placed: list[Place] = []
        for tc, shape in row.cells:
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
                placed.append(Place(tc, column, span, slot, shape.shaded))
                if shape.merge == "restart":
                    still_open[column] = slot
            column = min(column + span, MAX_COLUMNS - 1)
        self._open = still_open
        return placed


def rows_of(table: etree._Element, inline: Inline) -> Iterator[Row]:
    """The rows that are displayed, those inside content controls too; deleted ones are left out and
    flagged."""
    for child in table:
        tag = child.tag
        if tag == n.TR:
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
            shape = _shape(child)
            if shape.deleted:
                inline.flags.add("tracked_deletions")
                continue
            row.cells.append((child, shape))
            if control is not None:
                row.controls[child] = control
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
            row.before = _number(item, 0, MAX_COLUMNS - 1)
        elif tag == n.ROW_HIDDEN:
            row.hidden = is_on(item.get(n.VAL))
        elif tag == n.INSERTED:
            inline.flags.add("tracked_insertions")
        elif tag == n.DELETED:
            inline.flags.add("tracked_deletions")
            return False
    return True


def _shape(tc: etree._Element) -> Shape:
    properties = n.leading(tc, n.TC_PR)
    if properties is None:
        return _PLAIN
    span, merge, across, shaded, deleted = 1, "", "", False, False
    for item in properties:
        tag = item.tag
        if tag == n.SPAN:
            span = _number(item, 1, MAX_COLUMNS)
        elif tag == n.MERGED:
            merge = item.get(n.VAL, "continue")
        elif tag == n.MERGED_ACROSS:
            across = item.get(n.VAL, "continue")
        elif tag == n.SHADE:
            shaded = is_shade(item)
        elif tag == n.CELL_DELETED:
            deleted = True
    if span == 1 and not (merge or across or shaded or deleted):
        return _PLAIN
    return Shape(span, merge, across, shaded, deleted)


def _number(element: etree._Element, least: int, most: int) -> int:
    value = element.get(n.VAL, "")
    return max(min(int(value), most), least) if value.isdecimal() and len(value) < 9 else least
