"""An OpenDocument spreadsheet as a Reading: each visible and hidden sheet one table, then its notes and text boxes.

Repeated rows and columns are counted, never unfolded for nothing: a sheet's last row often repeats a million times.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from intake import media
from intake.located import Block, Paragraph, Reading, Region, Text
from intake.readers import ticks
from intake.readers.opendocument import names as n
from intake.readers.opendocument.cells import FORMULA, Cells, drawn_words
from intake.readers.opendocument.controls import controls_of
from intake.readers.opendocument.formats import NumberFormats
from intake.readers.opendocument.inline import Inline
from intake.readers.opendocument.package import content_of, opened, package_flags, properties
from intake.readers.opendocument.styles import Styles, font_families
from intake.readers.worksheet import Entry, Range, Worksheet, partial_reason, quotes_hold
from intake.readers.xlsx.places import MAX_COLUMNS, letters_of
from intake.readers.xlsx.sheet import MAX_ROWS
from intake.readers.xlsx.workbook import MAX_SHEETS
from schemas.types import Evidence

MAX_NOTES = 5_000
_AUTOMATIC, _COMMON = n.name("office:automatic-styles"), n.name("office:styles")
_DEFAULT_STYLE = n.name("table:default-cell-style-name")
_SOURCE, _SHAPES, _CONDITIONS = n.name("table:table-source"), n.name("table:shapes"), n.name(
    "calcext:conditional-formats"
)
_END_CELL = n.name("table:end-cell-address")
_ELSEWHERE = frozenset({_SOURCE, n.name("table:cell-range-source"), n.name("office:dde-source")})
_HIDDEN = frozenset({"collapse", "filter"})
_REMOTE = "'file:"
_MOST = 1 << 31


def read(data: bytes) -> Reading:
    """Every sheet's cells with sheet and cell; hidden ones marked so.

    Raises NeedsPassword, Unreadable, Refused (a DTD) or LimitExceeded. Flags: macros, embedded_files, external_links,
    hidden_sheets, hidden_rows, hidden_columns, hidden_text, struck_text, comments, formula_without_value.
    """
    package = opened(data)
    root, body = content_of(package, "spreadsheet")
    styling = package.xml("styles.xml")
    common = None if styling is None else styling.find(_COMMON)
    scopes = (root.find(_AUTOMATIC), common)
    inline = Inline(Styles(scopes, font_families(root, styling)), controls_of(body))
    cells = Cells(inline, NumberFormats.of(*scopes))
    flags = package_flags(package)
    blocks: list[Block] = []
    beyond: list[str] = []
    tables = list(body.iterchildren(n.TABLE))
    for table in tables[:MAX_SHEETS]:
        if any(child.tag in _ELSEWHERE for child in table.iter(*_ELSEWHERE)):
            flags.add("external_links")
            if table.get(n.TABLE_NAME, "").startswith(_REMOTE):
                # What another file said when it was last open: no sheet of this one.
                continue
        sheet = _Sheet(table, cells)
        blocks += sheet.read()
        flags |= sheet.worksheet.flags
        if sheet.worksheet.beyond:
            beyond.append(sheet.worksheet.name)
    reason = partial_reason(beyond)
    if len(tables) > MAX_SHEETS:
        reason = f"Only the first {MAX_SHEETS} sheets were read; ask for a smaller workbook."
    return Reading(media.ODS, tuple(blocks), flags=frozenset(flags | inline.flags), partial_reason=reason,
                   properties=properties(package))


def recheck(data: bytes, evidence: Sequence[Evidence]) -> list[bool]:
    """Whether each quote is what its cell holds: the file is opened and read again, white space ignored."""
    return quotes_hold(read(data), evidence)


@dataclass(slots=True)
class _Columns:
    """What the columns of a sheet say: which are hidden, and the style of cells that have none."""

    hidden: set[int] = field(default_factory=set)
    styles: dict[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, table: etree._Element) -> _Columns:
        columns, place = cls(), 0
        for column in _columns(table):
            count = n.number_of(column.get(n.COLUMNS_REPEATED), 1, _MOST)
            covered = range(place, min(place + count, MAX_COLUMNS))
            if column.get(n.VISIBILITY) in _HIDDEN:
                columns.hidden.update(covered)
            style = column.get(_DEFAULT_STYLE)
            if style:
                columns.styles.update(dict.fromkeys(covered, style))
            place += count
            if place >= MAX_COLUMNS:
                break
        return columns


class _Sheet:
    """One sheet being read."""

    def __init__(self, table: etree._Element, cells: Cells) -> None:
        self.table, self.cells, self.columns = table, cells, _Columns.of(table)
        style = cells.inline.styles.value("table", table.get(n.TABLE_STYLE), "table-properties", "table:display")
        self.worksheet = Worksheet(table.get(n.TABLE_NAME, ""), style == "false")
        self.merged: list[Range] = []
        self.apart: list[Paragraph] = []
        self.marks: list[tuple[int, int, str]] = []
        self.known: dict[tuple[etree._Element, str, bool], Entry | None] = {}

    def read(self) -> Iterator[Block]:
        """The sheet's table, then what stands apart from its cells."""
        self.cells.coloured_by_rule = self.table.find(_CONDITIONS) is not None
        self._fill()
        for shapes in self.table.iterchildren(_SHAPES):
            for shape in shapes:
                self._drawn(shape, *_end_of(shape))
        for row, column, mark in self.marks:
            self.worksheet.mark(row, column, mark)
        located = self.worksheet.table(self.merged)
        if located.rows:
            yield located
        yield from self.apart

    def _fill(self) -> None:
        place = 0
        for row in _rows(self.table):
            count = n.number_of(row.get(n.ROWS_REPEATED), 1, _MOST)
            if any(_is_filled(cell) for cell in row.iterchildren(n.CELL)):
                self.known.clear()
                self.worksheet.beyond = self.worksheet.beyond or place + count > MAX_ROWS
                for number in range(place, min(place + count, MAX_ROWS)):
                    if not self._row(row, number):
                        return
            place += count

    def _row(self, row: etree._Element, number: int) -> bool:
        """Put the cells of a row; False once no further cell is taken."""
        row_hidden, column = row.get(n.VISIBILITY) in _HIDDEN, 0
        for cell in row.iterchildren(n.CELL, n.COVERED):
            count = n.number_of(cell.get(n.COLUMNS_REPEATED), 1, _MOST)
            if cell.tag == n.CELL and _is_filled(cell):
                self.worksheet.beyond = self.worksheet.beyond or column + count > MAX_COLUMNS
                for place in range(column, min(column + count, MAX_COLUMNS)):
                    if not self._cell(cell, number, place, row_hidden, row.get(_DEFAULT_STYLE)):
                        return False
            column += count
        return True

    def _cell(self, cell: etree._Element, row: int, column: int, row_hidden: bool, row_style: str | None) -> bool:
        style = cell.get(n.TABLE_STYLE) or row_style or self.columns.styles.get(column, "")
        hidden = row_hidden or column in self.columns.hidden
        key = (cell, style, hidden)
        if key not in self.known:
            # Once for all repetitions of it.
            self.known[key] = self.cells.entry(cell, style, hidden)
            self._beside(cell, row, column)
        entry = self.known[key]
        rows = n.number_of(cell.get(n.ROWS_SPANNED), 1, _MOST)
        columns = n.number_of(cell.get(n.COLUMNS_SPANNED), 1, _MOST)
        if rows > 1 or columns > 1:
            self.merged.append((row, column, rows, columns))
        if entry is None:
            return True
        if hidden:
            self.worksheet.flags.add("hidden_rows" if row_hidden else "hidden_columns")
        return self.worksheet.put(row, column, entry)

    def _beside(self, cell: etree._Element, row: int, column: int) -> None:
        """Notes and drawings that are kept in a cell."""
        for child in cell:
            if child.tag == n.ANNOTATION:
                self.worksheet.flags.add("comments")
                self._say("\n".join(drawn_words(child)), row, column, "comment")
            elif str(child.tag).startswith(n.DRAWN):
                self._drawn(child, row, column)

    def _drawn(self, shape: etree._Element, row: int, column: int) -> None:
        for control in shape.iter(n.CONTROL):
            shown = self.cells.inline.controls.get(control.get(n.CONTROL_ID, ""), "")
            if shown:
                self.marks.append((row, column, shown))
        self._say("\n".join(drawn_words(shape)), row, column, "textbox")

    def _say(self, words: str, row: int, column: int, region: Region) -> None:
        if words and len(self.apart) < MAX_NOTES and row < MAX_ROWS and column < MAX_COLUMNS:
            place = f"{letters_of(column)}{row + 1}"
            text = Text(ticks.normal(words), sheet=self.worksheet.name, cell=place, hidden=self.worksheet.hidden)
            self.apart.append(Paragraph(text, region=region))


def _is_filled(cell: etree._Element) -> bool:
    """Whether a cell holds anything that may be displayed."""
    return bool(len(cell) or cell.get(FORMULA) or any("value" in str(attribute) for attribute in cell.attrib))


def _rows(parent: etree._Element) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == n.ROW:
            yield child
        elif child.tag in n.ROW_GROUPS:
            yield from _rows(child)


def _columns(parent: etree._Element) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == n.COLUMN:
            yield child
        elif child.tag in n.COLUMN_GROUPS:
            yield from _columns(child)


def _end_of(shape: etree._Element) -> tuple[int, int]:
    """Row and column of the cell where a shape on the sheet ends; the first cell where that is not said."""
    reference = shape.get(_END_CELL, "").rpartition(".")[2].replace("$", "")
    letters = reference.rstrip("0123456789")
    digits = reference[len(letters):]
    if not (letters.isascii() and letters.isalpha() and len(letters) <= 3 and digits.isdecimal() and len(digits) < 8):
        return 0, 0
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return max(int(digits) - 1, 0), column - 1
