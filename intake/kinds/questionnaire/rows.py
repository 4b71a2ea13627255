"""A table's rows with the merged cells that reach into them from above."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from intake.located import Cell, Table


@dataclass(frozen=True, slots=True)
class Row:
    """`own` cells begin in this row, left to right; `over` reach into it from above."""

    own: tuple[Cell, ...]
    over: tuple[Cell, ...] = ()

    @property
    def filled(self) -> list[Cell]:
        """The own cells that hold text."""
        return [cell for cell in self.own if cell.text or cell.nested]

    def at(self, column: int) -> Cell | None:
        """The cell standing in a column, begun here or above."""
        for cell in (*self.own, *self.over):
            if cell.column <= column < cell.column + cell.column_span:
                return cell
        return None

    @property
    def is_single(self) -> bool:
        """Whether one cell is all there is in the row."""
        return len(self.own) == 1 and not self.over


def rows_of(table: Table) -> Iterator[Row]:
    """The rows in order; cells hidden in a visible table stay, since hidden text is read but never trusted alone."""
    above: list[Cell] = []
    for cells in table.rows:
        if not cells:
            continue
        number = cells[0].row
        over = tuple(cell for cell in above if cell.row < number < cell.row + cell.row_span)
        yield Row(tuple(sorted(cells, key=lambda cell: cell.column)), over)
        above = [*over, *(cell for cell in cells if cell.row_span > 1)]
