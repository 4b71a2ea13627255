"""One worksheet read in one pass: cells with their values, merged ranges, and what is hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from intake.located import EMPTY_BOX, TICKED_BOX, Cell, Table, Text
from intake.readers import ticks
from intake.readers.quick import quick
from intake.readers.xlsx.formats import GENERAL, Format
from intake.readers.xlsx.merging import Range, Rows, cut, merge
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
"""Limits on one sheet: cells further down or right are left out."""

# Possessive throughout: most cells of an ordinary sheet are empty, and their tags are passed over without going back.
_CELL = re.compile(
    r'<c r="([A-Z]{1,3}+)([0-9]{1,7}+)"(?: s="([0-9]{0,6}+)")?+(?: t="([a-zA-Z]{1,9}+)")?+([^>/]*+)>(?!</c>)'
    r"(?:(?:<f(?: [^>/]*+)?(?:/>|>[^<]*+</f>))?<v>([^<]++)</v></c>|<is><t>([^<]++)</t></is></c>|(.*?)</c>)",
    re.DOTALL,
)
_VALUE = re.compile(r"<v\b[^>]*?(?:/>|>([^<]*)</v>)")
_INLINE = re.compile(r"<is\b[^>]*>(.*?)</is>", re.DOTALL)
EXACT = 10**15
"""Whole numbers beyond this are not held exactly by a workbook, and are left as it wrote them."""

_SHORTEST = re.compile(r"[1-9][0-9]{0,6}\.[0-9]{0,6}[1-9]")
"""Decimal numbers that are written in their shortest form."""

_MERGE = re.compile(r"<mergeCell\b[^>]*\bref=[\"']([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})[\"']")
_ON = frozenset({"1", "true"})
_NUMERIC = frozenset({None, "n"})

_text = quick(Text)
_cell = quick(Cell)
Value = str | int | float | bool | date | None


@dataclass(frozen=True, slots=True)
class Book:
    """What the sheets of a workbook share."""

    shared: Shared
    formats: dict[str, Format]
    since_1904: bool = False


class _Formats(dict[str | None, Format]):
    """The formats of a workbook by index as written; General for none and for one that it does not define."""

    def __missing__(self, style: str | None) -> Format:
        self[style] = GENERAL
        return GENERAL


class _Columns(dict[str, int]):
    """Column numbers by their letters."""

    def __missing__(self, letters: str) -> int:
        number = self[letters] = column_of(letters)
        return number


@dataclass(slots=True)
class Sheet:
    """A worksheet being read. `flags` are those met in it; `beyond` says that cells lay outside the
    limits, `unread_controls` that answers may stand in controls that are not read."""

    name: str
    book: Book
    hidden: bool = False
    flags: set[str] = field(default_factory=set)
    beyond: bool = False
    unread_controls: bool = False
    _rows: Rows = field(default_factory=dict)
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
        self.beyond |= cut(self._rows)
        if "<mergeCell" in tail:
            self.beyond |= merge(self._rows, _merged(tail))
        return self.table()

    def table(self) -> Table:
        """What was read so far."""
        rows = tuple(
            tuple(map(cells.__getitem__, sorted(cells))) for _, cells in sorted(self._rows.items()) if cells
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
        """Put the cells into their rows. Those without anything peculiar, which are nearly all, are made here: a call
        for each of them would cost more than the rest."""
        hidden_rows, hidden_columns, sheet_hidden = rows_hidden(body), self._hidden_columns, self.hidden
        rows, name, forms = self._rows, self.name, _Formats(self.book.formats)
        texts, struck, strings = self.book.shared.texts, self.book.shared.struck, dict[str, str]()
        columns = _Columns()
        row, left, last, row_hidden, beyond, cells = -1, MAX_CELLS, "", False, False, dict[int, Cell]()
        for match in _CELL.finditer(body):
            letters, digits, style, kind, others, value, inline, inner = match.groups()
            if digits != last:
                row, last, left = int(digits) - 1, digits, left - len(cells)
                beyond, cells = row >= MAX_ROWS or left <= 0, rows.setdefault(row, {})
                row_hidden = row in hidden_rows
            column = columns[letters]
            if beyond or column >= MAX_COLUMNS:
                self.beyond = self.beyond or _says_something(value or inline, inner)
                continue
            if column in cells:
                continue
            form, hidden = forms[style], row_hidden or column in hidden_columns
            stored: Value = None
            if inner is not None or others or form.peculiar:
                if others:
                    named = attributes(others)
                    form, kind = forms[style or named.get("s")], kind or named.get("t")
                if inline is not None:
                    value, kind = ticks.normal(unescaped(inline)), "inline"
                cell = self._read_cell(row, column, letters + digits, form, kind, value, inner, hidden)
                if cell is not None:
                    cells[column] = cell
                    if hidden:
                        self.flags.add("hidden_rows" if row_hidden else "hidden_columns")
                continue
            if inline is not None:
                text = strings.get(inline, "")
                if not text:
                    text = strings[inline] = ticks.normal(unescaped(inline))
                stored = text
            elif kind == "s" and value.isdecimal() and (index := int(value)) < len(texts) and index not in struck:
                stored = text = texts[index]
            else:
                stored, text = self._number(value, form) if kind in _NUMERIC else self._value(value, kind, form)
            if not text:
                continue
            if hidden:
                self.flags.add("hidden_rows" if row_hidden else "hidden_columns")
            hidden = hidden or sheet_hidden
            cells[column] = _cell(
                _text(text, None, (), name, letters + digits, None, None, hidden), row, column, 1, 1, stored, form.code,
                False, hidden,
            )

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
        if form.peculiar:
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
            if form.tick:
                return ticked, TICKED_BOX if ticked else EMPTY_BOX
            return ticked, "TRUE" if ticked else "FALSE"
        if kind == "d":
            day = date_of(raw)
            return (raw, raw) if day is None else (day, day.isoformat())
        text = raw if kind == "inline" else ticks.normal(unescaped(raw))
        return text, text

    def _number(self, raw: str, form: Format) -> tuple[Value, str]:
        plain = form.shown == "number"
        if plain and raw.isdecimal() and (raw[0] != "0" or raw == "0"):
            return int(raw), raw
        try:
            stored = float(raw)
        except ValueError:
            return raw, raw
        if plain and _SHORTEST.fullmatch(raw):
            return stored, raw
        number = int(stored) if stored.is_integer() and abs(stored) < EXACT else stored
        if not plain:
            moment = moment_of(number, self.book.since_1904)
            if moment is not None and form.shown == "date":
                return moment.date(), moment.date().isoformat()
            if moment is not None and 0 <= number < 1:
                return number, moment.strftime("%H:%M")
        return number, plain_number(number)


def _merged(tail: str) -> Iterator[Range]:
    """The merged ranges, from what stands after the sheet's data."""
    for match in _MERGE.finditer(tail):
        yield int(match[2]) - 1, column_of(match[1]), int(match[4]) - 1, column_of(match[3])


def _says_something(value: str | None, inner: str | None) -> bool:
    return bool((value or "").strip() or (inner and "<v>" in inner))
