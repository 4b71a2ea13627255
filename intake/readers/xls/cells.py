"""Cells of an older workbook: typed value, text in which it is quoted, and whether it is displayed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.readers import ticks
from intake.readers.worksheet import Entry, Value, Worksheet
from intake.readers.xls.formats import Formats
from intake.readers.xlsx.formats import Format
from intake.readers.xlsx.sheet import EXACT
from intake.readers.xlsx.values import moment_of, plain_number

if TYPE_CHECKING:
    from xlrd.sheet import Cell, Sheet

EMPTY, TEXT, NUMBER, DATE, BOOLEAN, ERROR, BLANK = range(7)
"""Kinds of cells as xlrd numbers them."""
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!",
           0x2A: "#N/A"}


@dataclass(slots=True)
class Cells:
    """Makes entries of one sheet's stored cells; the flags met are noted on the worksheet. `coloured_by_rule`: colours
    may depend on conditions, so white letters prove nothing."""

    sheet: Sheet
    formats: Formats
    worksheet: Worksheet
    since_1904: bool = False
    coloured_by_rule: bool = False

    def entry(self, row: int, column: int, stored: Cell, hidden: bool) -> Entry | None:
        """What the cell holds; None when nothing of it is displayed."""
        form = self.formats.of(stored.xf_index or 0)
        value, text = self._text(row, column, stored) if stored.ctype == TEXT else self._value(stored, form)
        if not text:
            return None
        if form.struck:
            self.worksheet.flags.add("struck_text")
            return None
        if form.blank or (form.white and not self.coloured_by_rule):
            self.worksheet.flags.add("hidden_text")
            hidden = True
        return Entry(value, text, form.code, hidden)

    def _text(self, row: int, column: int, stored: Cell) -> tuple[Value, str]:
        plain = str(stored.value).replace("\r\n", "\n").replace("\r", "\n")
        runs = self.sheet.rich_text_runlist_map.get((row, column), [])
        if not runs and not self.formats.picture_font(stored.xf_index or 0):
            text = ticks.normal(plain)
            return text, text
        text, struck = self.formats.shown(plain, runs, stored.xf_index or 0)
        if struck:
            self.worksheet.flags.add("struck_text")
        return text, text

    def _value(self, stored: Cell, form: Format) -> tuple[Value, str]:
        if stored.ctype == BOOLEAN:
            return bool(stored.value), "TRUE" if stored.value else "FALSE"
        if stored.ctype == ERROR:
            text = _ERRORS.get(int(stored.value), "#ERROR!")
            return text, text
        kept = float(stored.value)
        number = int(kept) if kept.is_integer() and abs(kept) < EXACT else kept
        if form.shown != "number":
            moment = moment_of(number, self.since_1904)
            if moment is not None and form.shown == "date":
                return moment.date(), moment.date().isoformat()
            if moment is not None and 0 <= number < 1:
                return number, moment.strftime("%H:%M")
        return number, plain_number(number)
