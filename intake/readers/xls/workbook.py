"""An older workbook as a Reading: each visible and hidden worksheet one table, then its notes and text boxes."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from intake import media
from intake.located import Block, Paragraph, Reading, Text
from intake.readers import ticks
from intake.readers.compound import CompoundFile
from intake.readers.worksheet import Worksheet, partial_reason, quotes_hold
from intake.readers.xls.cells import BLANK, EMPTY, Cells
from intake.readers.xls.formats import Formats
from intake.readers.xls.records import DRAWN, NAMES, Extras, Outline, outline, without
from intake.readers.xlsx.places import MAX_COLUMNS, letters_of
from intake.readers.xlsx.sheet import MAX_ROWS
from intake.readers.xlsx.workbook import MAX_SHEETS
from schemas.errors import NeedsPassword, Unreadable
from schemas.types import Evidence

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Sheet

_BROKEN = (ValueError, KeyError, IndexError, TypeError, AttributeError, AssertionError, OverflowError, EOFError,
           NameError, NotImplementedError, struct.error)
"""What xlrd lets through for damaged records, beside its own errors."""
_DAMAGED = "The workbook is damaged or of a kind that is not read; ask for it saved as .xlsx."


def read(data: bytes) -> Reading:
    """Every worksheet's cells with sheet and cell; hidden ones marked so.

    Raises NeedsPassword or Unreadable. Flags: macros (old macro sheets), external_links, hidden_sheets, hidden_rows,
    hidden_columns, hidden_text, struck_text, comments.
    """
    stream, properties = _stream(data)
    outlined = outline(stream)
    book = _book(stream)
    flags = {flag for flag, met in (("macros", outlined.has_macro_sheets), ("external_links", outlined.has_links))
             if met}
    blocks: list[Block] = []
    beyond: list[str] = []
    for sheet, extras in list(_sheets(book, outlined))[:MAX_SHEETS]:
        worksheet = Worksheet(sheet.name, sheet.visibility != 0)
        blocks += _read_sheet(book, sheet, extras, worksheet)
        flags |= worksheet.flags
        if worksheet.beyond:
            beyond.append(sheet.name)
    reason = partial_reason(beyond)
    if book.nsheets > MAX_SHEETS:
        reason = f"Only the first {MAX_SHEETS} sheets were read; ask for a smaller workbook."
    return Reading(media.XLS, tuple(blocks), flags=frozenset(flags), partial_reason=reason, properties=properties)


def recheck(data: bytes, evidence: Sequence[Evidence]) -> list[bool]:
    """Whether each quote is what its cell holds: the file is opened and read again, white space ignored."""
    return quotes_hold(read(data), evidence)


def _stream(data: bytes) -> tuple[bytes, dict[str, str]]:
    """The workbook's stream within the compound file, and the file's own properties; some files are the bare stream."""
    if data.startswith(media.BARE_WORKBOOKS):
        return data, {}
    with CompoundFile(data) as file:
        for name in ("Workbook", "Book"):
            stream = file.stream(name)
            if stream is not None:
                return stream, file.properties()
    raise Unreadable("The file holds no Excel workbook that can be read; ask for it as .xlsx or PDF.")


def _book(stream: bytes) -> Book:
    for left_out in (NAMES, DRAWN):
        try:
            return _opened(without(stream, left_out))
        except _BROKEN as error:
            problem = error
    raise Unreadable(_DAMAGED) from problem


def _opened(stream: bytes) -> Book:
    # Heavy to load, and only few documents need it.
    from xlrd import open_workbook
    from xlrd.biffh import XLRDError

    try:
        return open_workbook(file_contents=stream, formatting_info=True, ragged_rows=True, logfile=io.StringIO())
    except XLRDError as error:
        if "encrypted" in str(error):
            raise NeedsPassword("The workbook is protected with a password; ask for a copy without one.") from error
        raise Unreadable(_DAMAGED) from error


def _sheets(book: Book, outlined: Outline) -> Iterator[tuple[Sheet, Extras]]:
    for number, sheet in enumerate(book.sheets()):
        yield sheet, outlined.sheets[number] if number < len(outlined.sheets) else Extras()


def _read_sheet(book: Book, sheet: Sheet, extras: Extras, worksheet: Worksheet) -> Iterator[Block]:
    cells = Cells(sheet, Formats(book), worksheet, book.datemode == 1, extras.coloured_by_rule)
    _fill(sheet, cells, worksheet)
    for shape in extras.shapes:
        if shape.mark:
            worksheet.mark(shape.row, shape.column, ticks.normal(f"{shape.mark} {shape.words}".strip()))
    table = worksheet.table((top, left, bottom - top, right - left) for top, bottom, left, right in sheet.merged_cells)
    if table.rows:
        yield table
    notes = list(_notes(sheet, worksheet))
    if notes:
        worksheet.flags.add("comments")
    yield from notes
    for shape in extras.shapes:
        if not shape.mark and shape.row < MAX_ROWS and shape.column < MAX_COLUMNS:
            yield _apart(shape.words, shape.row, shape.column, worksheet, "textbox")


def _fill(sheet: Sheet, cells: Cells, worksheet: Worksheet) -> None:
    hidden_rows = {row for row, known in sheet.rowinfo_map.items()
                   if known.hidden or (known.height == 0 and not known.has_default_height)}
    hidden_columns = {column for column, known in sheet.colinfo_map.items() if known.hidden or known.width == 0}
    for row in range(sheet.nrows):
        for column, stored in enumerate(sheet.row(row)):
            if stored.ctype in (EMPTY, BLANK):
                continue
            hidden = row in hidden_rows or column in hidden_columns
            entry = cells.entry(row, column, stored, hidden)
            if entry is None:
                continue
            if hidden:
                worksheet.flags.add("hidden_rows" if row in hidden_rows else "hidden_columns")
            if not worksheet.put(row, column, entry):
                return


def _notes(sheet: Sheet, worksheet: Worksheet) -> Iterator[Paragraph]:
    """The notes (comments) written to cells."""
    for (row, column), note in sorted(sheet.cell_note_map.items()):
        if note.text.strip():
            yield _apart(note.text.strip(), row, column, worksheet, "comment")


def _apart(words: str, row: int, column: int, worksheet: Worksheet, region: str) -> Paragraph:
    cell = f"{letters_of(column)}{row + 1}"
    text = Text(ticks.normal(words.strip()), sheet=worksheet.name, cell=cell, hidden=worksheet.hidden)
    return Paragraph(text, region="comment" if region == "comment" else "textbox")
