"""Cells of a binary workbook's sheet: typed value, text in which it is quoted, and whether it is displayed."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from intake.readers import ticks
from intake.readers.worksheet import Entry, Range, Value, Worksheet
from intake.readers.xlsb import records as r
from intake.readers.xlsb.styles import Styles
from intake.readers.xlsx.formats import Format
from intake.readers.xlsx.places import MAX_COLUMNS
from intake.readers.xlsx.sheet import EXACT
from intake.readers.xlsx.strings import MAX_STRINGS
from intake.readers.xlsx.values import moment_of, plain_number

_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!",
           0x2A: "#N/A", 0x2B: "#GETTING_DATA"}
_HIDDEN_ROW, _HIDDEN_COLUMN = 0x10, 0x0001
_VALUE = 8
"""Where a cell's value begins: after its column and its format."""


@dataclass(frozen=True, slots=True)
class Shared:
    """The shared strings in order; `struck` are the indices of those with words struck out."""

    texts: tuple[str, ...] = ()
    struck: frozenset[int] = frozenset()

    @classmethod
    def of(cls, content: bytes | None, styles: Styles) -> Shared:
        """Those of the part; none where there is no such part."""
        texts: list[str] = []
        struck: set[int] = set()
        for kind, record in r.records(content or b""):
            if kind == r.SHARED_ITEM and len(texts) < MAX_STRINGS:
                text, has_struck = styles.shown(*r.rich_at(record, 0))
                if has_struck:
                    struck.add(len(texts))
                texts.append(text)
        return cls(tuple(texts), frozenset(struck))


@dataclass(slots=True)
class Cells:
    """Puts the cells of one sheet into its worksheet; the flags met are noted there."""

    worksheet: Worksheet
    styles: Styles
    shared: Shared
    since_1904: bool = False
    _hidden_columns: set[int] = field(default_factory=set)
    _coloured_by_rule: bool = False

    def fill(self, content: bytes) -> list[Range]:
        """Put every cell; the merged ranges."""
        kept = list(r.records(content))
        # Conditions stand after the cells: white letters prove nothing where colours may depend on them.
        self._coloured_by_rule = any(kind == r.CONDITIONS for kind, _ in kept)
        merged: list[Range] = []
        row, row_hidden, full = -1, False, False
        for kind, record in kept:
            if kind == r.ROW:
                row, row_hidden = struct.unpack_from("<I", record)[0], bool(record[11] & _HIDDEN_ROW)
            elif kind == r.COLUMN:
                self._hidden_columns.update(_hidden(record))
            elif kind == r.MERGED:
                top, bottom, left, right = struct.unpack_from("<4I", record)
                merged.append((top, left, bottom - top + 1, right - left + 1))
            elif (r.BLANK < kind <= r.FORMULA_ERROR or kind == r.RICH) and not full:
                full = not self._put(kind, record, row, row_hidden)
        return merged

    def _put(self, kind: int, record: bytes, row: int, row_hidden: bool) -> bool:
        column, style = struct.unpack_from("<II", record)
        form = self.styles.format(style & 0xFFFFFF)
        value, text = self._value(kind, record, form)
        if not text:
            return True
        if form.struck:
            self.worksheet.flags.add("struck_text")
            return True
        hidden = row_hidden or column in self._hidden_columns
        if hidden:
            self.worksheet.flags.add("hidden_rows" if row_hidden else "hidden_columns")
        if form.blank or (form.white and not self._coloured_by_rule):
            self.worksheet.flags.add("hidden_text")
            hidden = True
        return self.worksheet.put(row, column, Entry(value, text, form.code, hidden))

    def _value(self, kind: int, record: bytes, form: Format) -> tuple[Value, str]:
        if kind in (r.STRING, r.FORMULA_STRING):
            text = ticks.normal(r.text_at(record, _VALUE)[0])
            return text, text
        if kind == r.RICH:
            text, struck = self.styles.shown(*r.rich_at(record, _VALUE))
            if struck:
                self.worksheet.flags.add("struck_text")
            return text, text
        if kind == r.SHARED:
            return self._shared(struct.unpack_from("<I", record, _VALUE)[0])
        if kind in (r.BOOLEAN, r.FORMULA_BOOLEAN):
            return bool(record[_VALUE]), "TRUE" if record[_VALUE] else "FALSE"
        if kind in (r.ERROR, r.FORMULA_ERROR):
            text = _ERRORS.get(record[_VALUE], "#ERROR!")
            return text, text
        if kind == r.RK:
            return self._number(r.packed_number(struct.unpack_from("<I", record, _VALUE)[0]), form)
        return self._number(struct.unpack_from("<d", record, _VALUE)[0], form)

    def _shared(self, index: int) -> tuple[Value, str]:
        if index >= len(self.shared.texts):
            return None, ""
        if index in self.shared.struck:
            self.worksheet.flags.add("struck_text")
        return self.shared.texts[index], self.shared.texts[index]

    def _number(self, kept: float, form: Format) -> tuple[Value, str]:
        if kept != kept or kept in (float("inf"), float("-inf")):
            return None, ""
        number = int(kept) if float(kept).is_integer() and abs(kept) < EXACT else kept
        if form.shown != "number":
            moment = moment_of(number, self.since_1904)
            if moment is not None and form.shown == "date":
                return moment.date(), moment.date().isoformat()
            if moment is not None and 0 <= number < 1:
                return number, moment.strftime("%H:%M")
        return number, plain_number(number)


def _hidden(record: bytes) -> Iterator[int]:
    """The columns that a record of column widths hides."""
    first, last, width, _, flags = struct.unpack_from("<4IH", record)
    if flags & _HIDDEN_COLUMN or width == 0:
        yield from range(first, min(last + 1, MAX_COLUMNS))
