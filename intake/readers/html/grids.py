"""Table elements as they are met: those with columns become tables, those that only place things are read through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from intake.readers.html import boxes, tables
from intake.readers.html.names import is_blank, local
from intake.readers.html.run import BREAK
from intake.readers.html.sight import Sight
from intake.readers.html.source import Element
from intake.readers.html.styles import Declared

if TYPE_CHECKING:
    from intake.readers.html.flow import Flow

_Row = Sequence[Element]


class Grids:
    """Reads the tables of a page into its flow."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._cells = 0

    def table(self, table: Element, declared: Declared, sight: Sight) -> None:
        """A table element, wherever it stands."""
        flow = self._flow
        if declared and boxes.breaks_page(declared, "before"):
            flow.rows.end()
        rows = tables.rows_in(table)
        for child in table:
            if isinstance(child.tag, str) and local(child.tag) == "caption":
                flow.element(child, child.tag, sight)
        if flow.in_cell:
            self._in_cell(table, rows, sight)
            return
        flow.boundary()
        if len(rows) == 1 and not any(next(cell.iter(table.tag), None) is not None for cell in rows[0]):
            flow.rows.of_table(table, rows[0], sight)
        elif tables.is_layout(table, rows):
            self._layout(rows, sight)
        else:
            flow.rows.end()
            self._data(rows, sight)
        if declared and boxes.breaks_page(declared, "after"):
            flow.rows.end()

    def _in_cell(self, table: Element, rows: Sequence[_Row], sight: Sight) -> None:
        flow = self._flow
        if not tables.is_layout(table, rows):
            grid = tables.tidied(self._grid(rows, sight))
            if grid:
                flow.nested.append(tables.table_of(grid, flow.anchors.table(), flow.anchors.heading))
            return
        for row in rows:
            for cell in row:
                flow.run.mark(BREAK, sight)
                flow.children(cell, flow.below(cell, sight))
        flow.run.mark(BREAK, sight)

    def _layout(self, rows: Sequence[_Row], sight: Sight) -> None:
        for row in rows:
            for cell in row:
                declared = self._flow.styles.of_element(cell)
                self._flow.block(cell, "td", declared, self._flow.below(cell, sight))

    def _data(self, rows: Sequence[_Row], sight: Sight) -> None:
        flow = self._flow
        grid = self._grid(rows, sight)
        hidden = [cell.hidden for row in grid for cell in row if cell.hidden]
        tidy = tables.tidied(grid)
        if tidy:
            flow.blocks.append(tables.table_of(tidy, flow.anchors.table(), flow.anchors.heading))
        for words in hidden:
            flow.hide(words)

    def _grid(self, rows: Sequence[_Row], sight: Sight) -> list[list[tables.RawCell]]:
        return tables.placed(list(self._grid_row(row, sight)) for row in rows)

    def _grid_row(self, row: _Row, sight: Sight) -> Iterator[tuple[tables.RawCell, int, int]]:
        for cell in row:
            self._cells += 1
            if self._cells > tables.MAX_CELLS:
                self._flow.cut = True
                return
            if is_blank(cell):
                yield tables.RawCell("", 0), *tables.spans(cell)
                continue
            run, nested = self._flow.cell(cell, sight)
            yield (tables.RawCell(run.visible(), 0, hidden=run.hidden(), nested=nested), *tables.spans(cell))
