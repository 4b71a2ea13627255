"""A worksheet being built cell by cell: for formats whose sheets are not Excel's XML (xls, ods).

The same limits, the same table and the same rules for merged cells as `intake.readers.xlsx.sheet`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from intake.located import Cell, Reading, Table, Text
from intake.readers.quick import quick
from intake.readers.xlsx.merging import cut, merge
from intake.readers.xlsx.places import MAX_COLUMNS, letters_of
from intake.readers.xlsx.sheet import MAX_CELLS, MAX_ROWS
from schemas.types import Evidence

_text = quick(Text)
_cell = quick(Cell)
Value = str | int | float | bool | date | None
Range = tuple[int, int, int, int]
"""Top row, left column, number of rows, number of columns; from 0."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one cell holds: its typed value, the text in which it is quoted, the meaning of its format."""

    value: Value
    text: str
    number_format: str | None = None
    hidden: bool = False
    uncomputed: bool = False


@dataclass(slots=True)
class Worksheet:
    """Collects cells. `beyond` says that something lay outside the limits; `flags` are those met."""

    name: str
    hidden: bool = False
    flags: set[str] = field(default_factory=set)
    beyond: bool = False
    _rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    _left: int = MAX_CELLS

    def put(self, row: int, column: int, entry: Entry) -> bool:
        """Put a cell in its place, unless one is there already. False once no further cell is taken."""
        if row >= MAX_ROWS or column >= MAX_COLUMNS or self._left <= 0:
            self.beyond = True
            return self._left > 0
        cells = self._rows.setdefault(row, {})
        if column not in cells:
            self._left -= 1
            cells[column] = self._located(row, column, entry)
            if entry.uncomputed:
                self.flags.add("formula_without_value")
        return True

    def mark(self, row: int, column: int, text: str) -> None:
        """Put a control's mark and label into the cell that it lies on."""
        known = self._rows.get(row, {}).get(column)
        own = known.text.text if known and not isinstance(known.value, bool) else ""
        words = f"{own} {text}".strip()
        if known is None:
            self.put(row, column, Entry(words, words))
        else:
            located = _text(words, None, (), self.name, known.text.cell, None, None, known.hidden)
            self._rows[row][column] = replace(known, text=located, value=words, number_format=None)

    def table(self, merged: Iterable[Range] = ()) -> Table:
        """The cells as a table with absolute row and column numbers from 0; those that a merged range covers are
        not displayed and left out."""
        self.beyond |= cut(self._rows)
        self.beyond |= merge(self._rows, ((top, left, top + rows - 1, left + columns - 1)
                                          for top, left, rows, columns in merged))
        rows = tuple(
            tuple(map(cells.__getitem__, sorted(cells))) for _, cells in sorted(self._rows.items()) if cells
        )
        if rows and self.hidden:
            self.flags.add("hidden_sheets")
        return Table(rows, sheet=self.name, hidden=self.hidden)

    def _located(self, row: int, column: int, entry: Entry) -> Cell:
        hidden = self.hidden or entry.hidden
        place = f"{letters_of(column)}{row + 1}"
        located = _text(entry.text, None, (), self.name, place, None, None, hidden)
        return _cell(located, row, column, 1, 1, entry.value, entry.number_format, entry.uncomputed, hidden)


def partial_reason(beyond: Sequence[str]) -> str | None:
    """What to say of sheets of which not all was read; None when there is none."""
    if not beyond:
        return None
    names = ", ".join(f"“{name}”" for name in beyond)
    return (
        f"Cells far outside an ordinary table were left out of {names} (limits: {MAX_ROWS:,} rows, "
        f"{MAX_COLUMNS:,} columns); ask for a smaller sheet."
    )


def quotes_hold(reading: Reading, evidence: Sequence[Evidence]) -> list[bool]:
    """Whether each quote is the whole of what its cell holds in the reading, white space ignored."""
    found: dict[tuple[str, str], set[str]] = {}
    for text in reading.texts():
        found.setdefault((text.sheet or "", text.cell or ""), set()).add(_squeezed(text.text))
    return [
        bool(item.quote) and _squeezed(item.quote) in found.get((item.sheet or "", item.cell or ""), set())
        for item in evidence
    ]


def _squeezed(text: str) -> str:
    return "".join(text.split())
