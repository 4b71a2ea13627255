"""Rows that are tables or boxes of their own, one below the other: read together once something else follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from intake.readers.html import boxes, strips, tables
from intake.readers.html.canvas import blocks_of
from intake.readers.html.names import NOT_SHOWN, is_blank, local
from intake.readers.html.run import GAP
from intake.readers.html.sight import Sight
from intake.readers.html.source import Element
from intake.readers.html.strips import StripCell, Strips
from intake.readers.html.styles import Declared

if TYPE_CHECKING:
    from intake.readers.html.flow import Flow


class Rows:
    """Collects such rows of a page and gives them to its flow."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._held = Strips()

    def of_table(self, table: Element, row: Sequence[Element], sight: Sight) -> None:
        """A table of one row."""
        widths = self._widths(table, row)
        self._held.rows.append(list(self._cells(row, widths, sight)))

    def of_boxes(self, element: Element, declared: Declared, sight: Sight) -> None:
        """Boxes side by side; within a cell they are parts of its line."""
        flow = self._flow
        children = [child for child in element if isinstance(child.tag, str) and local(child.tag) not in NOT_SHOWN]
        if flow.in_cell:
            for child in children:
                flow.run.mark(GAP, sight)
                flow.element(child, child.tag, sight)
            flow.run.mark(GAP, sight)
            return
        flow.flush()
        cells = []
        for child in children:
            run, _ = flow.cell(child, sight)
            cells.append(StripCell(run.visible(), 0.0, None, hidden=run.hidden(), bold=run.is_bold))
        self._held.rows += boxes.rows_of(cells, declared)

    def end(self) -> None:
        """Makes blocks of the rows held."""
        held, self._held = self._held, Strips()
        if not held.rows:
            return
        for cell in (cell for row in held.rows for cell in row):
            self._flow.hide(cell.hidden)
        if held.are_set_by_width:
            self._flow.blocks += blocks_of(held.chunks(), self._flow.anchors)
            return
        for group in boxes.alike(held.rows):
            self._together(group)

    def _together(self, rows: Sequence[Sequence[StripCell]]) -> None:
        """Neighbouring rows of as many cells as one table, single cells as paragraphs."""
        flow = self._flow
        grid = [[tables.RawCell(cell.text, at) for at, cell in enumerate(row)] for row in rows]
        tidy = tables.tidied(grid)
        if any(len(row) > 1 for row in tidy):
            flow.blocks.append(tables.table_of(tidy, flow.anchors.table(), flow.anchors.heading))
            return
        for row in rows:
            said = [cell for cell in row if cell.text]
            flow.paragraph(said[0].text, bold=all(cell.bold for cell in said))

    def _widths(self, table: Element, row: Sequence[Element]) -> list[str | None]:
        """The width that each cell declares, or its column."""
        styles = self._flow.styles
        own = [styles.of_element(cell).get("width") or cell.get("width") for cell in row]
        if all(own):
            return own
        columns = [column for column in table.iter("{*}col", "{*}colgroup") if len(column) == 0]
        named = [column.get("width") or styles.of_element(column).get("width") for column in columns]
        return named if len(named) == len(row) else own

    def _cells(self, row: Sequence[Element], widths: list[str | None], sight: Sight) -> Iterator[StripCell]:
        for cell, (left, width) in zip(row, strips.edges(widths), strict=True):
            if is_blank(cell):
                yield StripCell("", left, width)
                continue
            run, _ = self._flow.cell(cell, sight)
            seen = run.first_sight()
            yield StripCell(run.visible(), left, width, seen.align, seen.size, run.is_bold, run.hidden())
