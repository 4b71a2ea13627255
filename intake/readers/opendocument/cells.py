"""Cells of an OpenDocument spreadsheet: typed value, text in which it is quoted, and whether it is displayed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lxml import etree

from intake.readers.docx.styles import Look
from intake.readers.opendocument import names as n
from intake.readers.opendocument.formats import NumberFormats
from intake.readers.opendocument.inline import Inline
from intake.readers.worksheet import Entry, Value
from intake.readers.xlsx.sheet import EXACT
from intake.readers.xlsx.values import date_of, plain_number

_TYPE, _VALUE, _DATE, _TIME, _BOOLEAN, _STRING, _CURRENCY = (
    n.name(f"office:{local}")
    for local in ("value-type", "value", "date-value", "time-value", "boolean-value", "string-value", "currency")
)
FORMULA = n.name("table:formula")
_DURATION = re.compile(r"(-?)PT?(?:(\d{1,6})H)?(?:(\d{1,4})M)?(?:(\d{1,4})(?:[.,]\d*)?S)?")
_SYMBOLS = {"GBP": "£", "EUR": "€", "USD": "$"}


@dataclass(slots=True)
class Cells:
    """Makes entries of a file's cells. `coloured_by_rule`: colours of the sheet may depend on conditions, so white
    letters prove nothing."""

    inline: Inline
    formats: NumberFormats
    coloured_by_rule: bool = False

    def entry(self, cell: etree._Element, style: str, hidden: bool) -> Entry | None:
        """What the cell holds; None when nothing of it is displayed. `style`: its own or its column's."""
        kind = cell.get(_TYPE)
        if kind is None and cell.get(FORMULA) is not None and not cell.findtext(n.P):
            return Entry(None, "", self._code(style), hidden, uncomputed=True)
        look = self.inline.styles.look("table-cell", style)
        shown, unseen = self._words(cell, look)
        is_text = kind in (None, "string")
        if look.struck and not is_text:
            self.inline.flags.add("struck_text")
            return None
        value, text = self._value(kind, cell, shown)
        if (is_text and unseen and not text) or (text and not is_text and self._is_unseen(look)):
            value, text = (unseen, unseen) if is_text else (value, text)
            hidden = True
            self.inline.flags.add("hidden_text")
        return Entry(value, text, self._code(style, cell), hidden) if text else None

    def _is_unseen(self, look: Look) -> bool:
        return look.unseen and not (self.coloured_by_rule and not (look.hidden or look.tiny))

    def _words(self, cell: etree._Element, look: Look) -> tuple[str, str]:
        """The cell's lines as displayed, and what of them is not seen."""
        lines = []
        self.inline.white_is_seen = self.coloured_by_rule
        for paragraph in cell.iterchildren(n.P):
            lines.append(self.inline.line(paragraph, look))
        self.inline.white_is_seen = False
        shown = "\n".join(line.text() for line in lines).strip("\n")
        return shown, "\n".join(line.hidden_text() for line in lines).strip()

    def _value(self, kind: str | None, cell: etree._Element, shown: str) -> tuple[Value, str]:
        if kind in ("float", "percentage", "currency"):
            return _number(cell.get(_VALUE, ""), shown)
        if kind == "date":
            stored = cell.get(_DATE, "")
            day: date | None = date_of(stored)
            return (stored or shown, stored or shown) if day is None else (day, day.isoformat())
        if kind == "time":
            return _time(cell.get(_TIME, ""), shown)
        if kind == "boolean":
            ticked = cell.get(_BOOLEAN) == "true"
            return ticked, "TRUE" if ticked else "FALSE"
        text = shown or ("" if cell.find(n.P) is not None else cell.get(_STRING, ""))
        return text, text

    def _code(self, style: str, cell: etree._Element | None = None) -> str | None:
        code = self.formats.code(self.inline.styles.own("table-cell", style, "style:data-style-name"))
        if code is not None and code != "General":
            return code
        kind = None if cell is None else cell.get(_TYPE)
        if kind == "percentage":
            return "0%"
        currency = "" if cell is None else cell.get(_CURRENCY, "")
        return f"{_SYMBOLS.get(currency, currency)}#,##0.00" if kind == "currency" and currency else None


def _number(stored: str, shown: str) -> tuple[Value, str]:
    try:
        value = float(stored)
    except ValueError:
        return shown, shown
    if value != value or value in (float("inf"), float("-inf")):
        return shown, shown
    number = int(value) if value.is_integer() and abs(value) < EXACT else value
    return number, plain_number(number)


def _time(stored: str, shown: str) -> tuple[Value, str]:
    """A time of day as "09:30", a longer duration as a number of days."""
    match = _DURATION.fullmatch(stored)
    if match is None:
        return shown, shown
    hours, minutes, seconds = (int(part or 0) for part in match.groups()[1:])
    days = (hours * 3600 + minutes * 60 + seconds) / 86_400 * (-1 if match[1] else 1)
    if 0 <= days < 1:
        return days, f"{hours:02}:{minutes:02}"
    return days, plain_number(int(days) if days.is_integer() else days)


def drawn_words(element: etree._Element) -> Iterator[str]:
    """The lines of something drawn on a sheet."""
    for paragraph in element.iter(n.P):
        words = "".join(str(part) for part in paragraph.itertext()).strip()
        if words:
            yield words
