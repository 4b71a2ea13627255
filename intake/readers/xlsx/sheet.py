"""One worksheet read in one pass: cells with their values, merged ranges, and what is hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from intake.located import Cell, Table, Text
from intake.readers import ticks
from intake.readers.quick import quick
from intake.readers.xlsx.formats import GENERAL, Format
from intake.readers.xlsx.places import (
    MAX_COLUMNS,
    attributes,
    column_of,
    columns_hidden,
    letters_of,
    placed,
    rows_hidden,
)
from intake.readers.xlsx.strings import Shared, string_of
from intake.readers.xlsx.values import date_of, moment_of, plain_number, unescaped

MAX_ROWS = 100_000
MAX_CELLS = 500_000
MAX_GRID = 3_000_000
"""Limits on one sheet: cells further down or right are left out, and the rectangle around its cells, rows
times columns, is cut to so many positions. Counted from the cells that are there, never from the size that
a sheet declares."""

MAX_MERGED = 20_000
MAX_EMPTY_SPAN = 64
"""A merged range reaches at most so far beyond the last filled row and column."""

_CELL = re.compile(
    r'<c r="([A-Z]{1,3})([0-9]{1,7})"(?: s="([0-9]{0,6})")?(?: t="([a-zA-Z]{1,9})")?([^>/]*)>'
    r"(?:(?:<f(?: [^>/]*)?(?:/>|>[^<]*</f>))?<v>([^<]+)</v></c>|<is><t>([^<]+)</t></is></c>|(.*?)</c>)",
    re.DOTALL,
)
_VALUE = re.compile(r"<v\b[^>]*?(?:/>|>([^<]*)</v>)")
_INLINE = re.compile(r"<is\b[^>]*>(.*?)</is>", re.DOTALL)
EXACT = 10**15
"""Whole numbers beyond this are not held exactly by a workbook, and are left as it wrote them."""

_MERGE = re.compile(r"<mergeCell\b[^>]*\bref=[\"']([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})[\"']")
_ON = frozenset({"1", "true"})

_text = quick(Text)
_cell = quick(Cell)
Value = str | int | float | bool | date | None


@dataclass(frozen=True, slots=True)
class Book:
    """What the sheets of a workbook share."""

    shared: Shared
    formats: dict[str, Format]
    since_1904: bool = False


@dataclass(slots=True)
class Sheet:
    """A worksheet being read. `flags` are those met in it; `beyond` says that cells lay outside the
    limits."""

    name: str
    book: Book
    hidden: bool = False
    flags: set[str] = field(default_factory=set)
    beyond: bool = False
    _rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    _hidden_columns: frozenset[int] = frozenset()
    _coloured_by_rule: bool = False

    def read(self, xml: str) -> Table:
        """The sheet's cells as a table with absolute row and column numbers from 0, empty cells left out."""
        start, end = xml.find("<sheetData"), xml.find("</sheetData>")
        head, tail = xml[: max(start, 0)], xml[end:] if end >= 0 else ""
        self._hidden_columns = columns_hidden(head)
        self._coloured_by_rule = "<conditionalFormatting" in tail or "<tablePart" in tail
        if start >= 0 and end >= 0:
            self._scan(placed(xml[start:end]))
        self._cut()
        self._merge(tail)
        return self.table()

    def table(self) -> Table:
        """What was read so far."""
        rows = tuple(
            tuple(cells[column] for column in sorted(cells))
            for _, cells in sorted(self._rows.items())
            if cells
        )
        return Table(rows, sheet=self.name, hidden=self.hidden)

    def mark(self, row: int, column: int, text: str) -> None:
        """Put a control's mark and label into the cell that it lies on."""
        known = self._rows.setdefault(row, {}).get(column)
        own = known.text.text if known and not isinstance(known.value, bool) else ""
        words = f"{own} {text}".strip()
        hidden = self.hidden or (known.hidden if known else False)
        self._rows[row][column] = _cell(
            _text(words, None, (), self.name, f"{letters_of(column)}{row + 1}", None, None, hidden),
            row,
            column,
            known.row_span if known else 1,
            known.column_span if known else 1,
            words,
            None,
            False,
            hidden,
        )

    def _scan(self, body: str) -> None:
        hidden_rows, hidden_columns = rows_hidden(body), self._hidden_columns
        formats, rows = self.book.formats, self._rows
        columns: dict[str, int] = {}
        row, left, cells = -1, MAX_CELLS, dict[int, Cell]()
        for match in _CELL.finditer(body):
            letters, digits, style, kind, others, value, inline, inner = match.groups()
            column = columns.get(letters, -1)
            if column < 0:
                column = columns[letters] = column_of(letters)
            place = int(digits) - 1
            if place != row:
                row, cells = place, rows.setdefault(place, {})
            if row >= MAX_ROWS or column >= MAX_COLUMNS or left <= 0:
                self.beyond = self.beyond or _says_something(value or inline, inner)
                continue
            if others:
                named = attributes(others)
                style, kind = style or named.get("s"), kind or named.get("t")
            if inline is not None:
                value, kind = ticks.normal(unescaped(inline)), "inline"
            form = formats.get(style, GENERAL) if style else GENERAL
            hidden = row in hidden_rows or column in hidden_columns
            cell = self._read_cell(row, column, letters + digits, form, kind, value, inner, hidden)
            if cell is not None and column not in cells:
                cells[column] = cell
                left -= 1
                if hidden:
                    self.flags.add("hidden_rows" if row in hidden_rows else "hidden_columns")

    def _read_cell(
        self,
        row: int,
        column: int,
        reference: str,
        form: Format,
        kind: str | None,
        value: str | None,
        inner: str | None,
        hidden: bool,
    ) -> Cell | None:
        uncomputed = False
        if inner is not None:
            found = _VALUE.search(inner)
            value = found[1] or "" if found else None
            if kind == "inlineStr":
                value, kind = self._inline(inner), "inline"
            elif not value and "<f" in inner and not (found and kind == "str"):
                uncomputed = True
                self.flags.add("formula_without_value")
        if not value and not uncomputed:
            return None
        stored, text = self._value(value, kind, form) if value else (None, "")
        if not text and not uncomputed:
            return None
        hidden = hidden or self.hidden
        if form.odd:
            if form.struck and text:
                self.flags.add("struck_text")
                return None
            if form.blank or (form.white and not self._coloured_by_rule):
                self.flags.add("hidden_text")
                hidden = True
        return _cell(
            _text(text, None, (), self.name, reference, None, None, hidden),
            row,
            column,
            1,
            1,
            stored,
            form.code,
            uncomputed,
            hidden,
        )

    def _inline(self, inner: str) -> str:
        found = _INLINE.search(inner)
        text, struck = string_of(found[1]) if found else ("", False)
        if struck:
            self.flags.add("struck_text")
        return text

    def _value(self, raw: str, kind: str | None, form: Format) -> tuple[Value, str]:
        """The typed value, and the text in which it is quoted."""
        if kind == "s":
            index = int(raw) if raw.isdecimal() else -1
            if not 0 <= index < len(self.book.shared.texts):
                return None, ""
            if index in self.book.shared.struck:
                self.flags.add("struck_text")
            text = self.book.shared.texts[index]
            return text, text
        if kind is None or kind == "n":
            return self._number(raw, form)
        if kind == "b":
            ticked = raw.strip() in _ON
            return ticked, "TRUE" if ticked else "FALSE"
        if kind == "d":
            day = date_of(raw)
            return (raw, raw) if day is None else (day, day.isoformat())
        text = raw if kind == "inline" else ticks.normal(unescaped(raw))
        return text, text

    def _number(self, raw: str, form: Format) -> tuple[Value, str]:
        if form.shown == "number" and raw.isdecimal() and (raw[0] != "0" or raw == "0"):
            return int(raw), raw
        try:
            stored = float(raw)
        except ValueError:
            return raw, raw
        number = int(stored) if stored.is_integer() and abs(stored) < EXACT else stored
        if form.shown != "number":
            moment = moment_of(number, self.book.since_1904)
            if moment is not None and form.shown == "date":
                return moment.date(), moment.date().isoformat()
            if moment is not None and 0 <= number < 1:
                return number, moment.strftime("%H:%M")
        return number, plain_number(number)

    def _cut(self) -> None:
        """Keep the rectangle around the cells within its limit."""
        width = 1 + max((max(cells) for cells in self._rows.values() if cells), default=0)
        most = MAX_GRID // width
        for row in [row for row, cells in self._rows.items() if row >= most]:
            self.beyond = self.beyond or bool(self._rows[row])
            del self._rows[row]

    def _merge(self, tail: str) -> None:
        """Give merged cells their spans; what else lies in a merged range is not displayed."""
        filled = [(row, max(cells)) for row, cells in self._rows.items() if cells]
        if not filled:
            return
        last_row, last_column = max(row for row, _ in filled), max(column for _, column in filled)
        area = 0
        for number, match in enumerate(_MERGE.finditer(tail)):
            top, left = int(match[2]) - 1, column_of(match[1])
            bottom = min(int(match[4]) - 1, max(last_row, top + MAX_EMPTY_SPAN))
            right = min(column_of(match[3]), max(last_column, left + MAX_EMPTY_SPAN))
            if bottom < top or right < left:
                continue
            area += (bottom - top + 1) * (right - left + 1)
            if number >= MAX_MERGED or area > MAX_GRID:
                self.beyond = True
                return
            self._join(top, left, bottom, right)

    def _join(self, top: int, left: int, bottom: int, right: int) -> None:
        known = self._rows.get(top, {}).get(left)
        for row in range(top, bottom + 1):
            cells = self._rows.get(row)
            if cells:
                for column in [
                    column for column in cells if left <= column <= right and (row, column) != (top, left)
                ]:
                    del cells[column]
        if known is not None:
            self._rows[top][left] = _cell(
                known.text,
                top,
                left,
                bottom - top + 1,
                right - left + 1,
                known.value,
                known.number_format,
                known.formula_without_value,
                known.hidden,
            )


def _says_something(value: str | None, inner: str | None) -> bool:
    return bool((value or "").strip() or (inner and "<v>" in inner))
