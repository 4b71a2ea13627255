"""A workbook's cell in the grid around it, or one part of a sheet after the other."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from intake.located import Cell, Paragraph, Reading, Table, Text
from intake.readers.xlsx.places import column_of, letters_of
from intake.surroundings.displayed import NOT_STORED, displayed
from intake.surroundings.grids import MAX_COLUMNS, Slot, header_rows, near, slots, with_blanks
from intake.surroundings.quotes import MAX_TEXT, shortened, stretch
from schemas.surroundings import CellView, Part, RowView, SheetNote, SheetView
from schemas.types import Evidence

ROWS_AROUND = 8
ROWS_A_PART = 40
LETTERS_A_PART = 20_000
LETTERS_AROUND = 300
"""Characters shown of a long cell beside the cited one."""

MAX_NOTES = 100
MAX_PARTS_NAMED = 200
MAX_ROW = 1_048_576
"""The last row of a sheet, here and in Excel."""

_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_KINDS = {"comment": "note", "textbox": "text box"}

GONE = "The sheet or cell that is cited is not in the workbook as it is read now. This is the beginning of it."
OTHER_WORDS = "The cell that is cited does not hold the quoted words as it is read now."
WHOLE = "No cell is cited; this is the beginning of the workbook."


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A worksheet: its table, its notes and text boxes, and the places cited on it with their row and column."""

    table: Table
    notes: tuple[Paragraph, ...]
    cited: dict[tuple[int, int], list[Evidence]] = field(default_factory=dict)

    @property
    def used_rows(self) -> list[int]:
        return [row[0].row for row in self.table.rows]

    def cells(self, rows: Sequence[int]) -> Iterator[Cell]:
        """The cells that cover any of the rows, which must be in order and at least one."""
        for row in self.table.rows:
            if row[0].row > rows[-1]:
                return
            yield from (cell for cell in row if cell.row + cell.row_span > rows[0])


@dataclass(frozen=True, slots=True)
class _Window:
    """What is shown at once: rows and columns, and the rows that head them; `until` is the first row that no longer
    belongs."""

    sheet: _Sheet
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    until: int
    heads: tuple[int, ...] = ()


def is_workbook(reading: Reading) -> bool:
    """Whether the document is one of sheets."""
    return any(text.sheet is not None for text in reading.texts())


def sheet_view(reading: Reading, places: Sequence[Evidence], part: int | None) -> SheetView:
    """The grid around the first place, others on the same sheet marked too; without places, the part of that number
    (from 1; one beyond the last is the last)."""
    sheets = _sheets(reading, places)
    parts = [window for sheet in sheets for window in _parts(sheet)]
    contents = _contents(parts)
    if part is None and places:
        found = _cited(sheets, places[0])
        if found is not None:
            sheet, row, column = found
            window, note = _around(sheet, row, column), _note(sheet, row, column, places[0])
            number = 1 + _part_of(parts, sheet, row, column)
            return _view(window, number, len(parts), contents, note, LETTERS_AROUND)
    note = None if part is not None or not places else (WHOLE if places[0].cell is None else GONE)
    number = min(max(part or 1, 1), len(parts))
    window = parts[number - 1]
    heads = {*_heads(window.sheet, window.rows[0]), *_heads(window.sheet, window.rows[-1])}
    window = replace(window, heads=tuple(sorted(heads)))
    return _view(window, number, len(parts), contents, note, MAX_TEXT)


def _sheets(reading: Reading, places: Sequence[Evidence]) -> list[_Sheet]:
    """The worksheets in order, also those that hold nothing but notes."""
    tables: dict[str, Table] = {}
    notes: dict[str, list[Paragraph]] = {}
    for block in reading.blocks:
        if isinstance(block, Table) and block.sheet is not None:
            tables[block.sheet] = block
        elif isinstance(block, Paragraph) and block.text.sheet is not None:
            tables.setdefault(block.text.sheet, Table((), sheet=block.text.sheet, hidden=block.text.hidden))
            notes.setdefault(block.text.sheet, []).append(block)
    sheets = [_Sheet(table, tuple(notes.get(name, ()))) for name, table in tables.items()]
    for place in places:
        found = _cited(sheets, place)
        if found is not None:
            found[0].cited.setdefault(found[1:], []).append(place)
    return sheets


def _cited(sheets: Sequence[_Sheet], place: Evidence) -> tuple[_Sheet, int, int] | None:
    """The sheet, row and column of the place; a merged cell's own, whichever of its positions is cited."""
    at = _position(place.cell)
    sheet = next((one for one in sheets if one.table.sheet == place.sheet), None)
    if at is None or sheet is None:
        return None
    row, column = at
    for cell in sheet.cells([row]):
        if cell.row <= row and cell.column <= column < cell.column + cell.column_span:
            return sheet, cell.row, cell.column
    return sheet, row, column


def _position(reference: str | None) -> tuple[int, int] | None:
    """Row and column from 0 of a reference ("B4"); None for what no sheet has."""
    found = _REFERENCE.fullmatch(reference or "")
    if found is None or int(found[2]) > MAX_ROW:
        return None
    return int(found[2]) - 1, column_of(found[1])


# Windows


def _around(sheet: _Sheet, row: int, column: int) -> _Window:
    used = sorted({*sheet.used_rows, row})
    at = used.index(row)
    rows = used[max(0, at - ROWS_AROUND) : at + ROWS_AROUND + 1]
    heads = _heads(sheet, row)
    shown = {*heads, *with_blanks(rows)}
    columns = near((cell for cell in sheet.cells(sorted(shown)) if cell.row in shown and _says(cell)), column)
    return _Window(sheet, tuple(with_blanks(rows)), tuple(columns), rows[-1] + 1, heads)


def _heads(sheet: _Sheet, row: int) -> tuple[int, ...]:
    at = bisect_left(sheet.used_rows, row)
    if at >= len(sheet.table.rows) or sheet.table.rows[at][0].row != row:
        return ()
    return header_rows(sheet.table.rows, at)


def _parts(sheet: _Sheet) -> list[_Window]:
    """The whole sheet cut into windows: from the top down, and at each height from left to right."""
    columns = sorted({cell.column for row in sheet.table.rows for cell in row if _says(cell)}) or [0]
    bands = [columns[first : first + MAX_COLUMNS] for first in range(0, len(columns), MAX_COLUMNS)]
    heights = list(_heights(sheet.table)) or [[0]]
    ends = [after[0] for _, after in pairwise(heights)] + [MAX_ROW]
    return [
        _Window(sheet, tuple(with_blanks(rows)), tuple(band), until)
        for rows, until in zip(heights, ends, strict=True)
        for band in bands
    ]


def _heights(table: Table) -> Iterator[list[int]]:
    rows: list[int] = []
    letters = 0
    for row in table.rows:
        own = sum(len(cell.text.text) for cell in row)
        if rows and (len(rows) >= ROWS_A_PART or letters + own > LETTERS_A_PART):
            yield rows
            rows, letters = [], 0
        rows.append(row[0].row)
        letters += own
    if rows:
        yield rows


def _part_of(parts: Sequence[_Window], sheet: _Sheet, row: int, column: int) -> int:
    """The index of the part in which the position is shown; the nearest where it is empty."""
    own = [(index, window) for index, window in enumerate(parts) if window.sheet is sheet]
    high = [(index, window) for index, window in own if row < window.until]
    level = [(index, window) for index, window in high if window.until == high[0][1].until]
    return next((index for index, window in level if column <= window.columns[-1]), level[-1][0])


def _contents(parts: Sequence[_Window]) -> tuple[Part, ...]:
    """Each sheet with the part in which it begins."""
    found: list[Part] = []
    for number, window in enumerate(parts, 1):
        if number == 1 or window.sheet is not parts[number - 2].sheet:
            title = window.sheet.table.sheet or ""
            found.append(Part(number, f"{title} (hidden)" if window.sheet.table.hidden else title))
    return tuple(found[:MAX_PARTS_NAMED])


# Views


def _view(
    window: _Window, number: int, parts: int, contents: tuple[Part, ...], note: str | None, around: int
) -> SheetView:
    sheet = window.sheet
    shown = tuple(sorted({*window.heads, *window.rows}))
    grid = slots(sheet.cells(shown), shown, window.columns)
    views = []
    for index, (row, line) in enumerate(zip(shown, grid, strict=True)):
        above = shown[index - 1] if index else -1
        cells = tuple(_cell(slot, sheet, slot.row in window.heads, around) for slot in line)
        views.append(RowView(row + 1, cells, row - above - 1))
    return SheetView(
        sheet=sheet.table.sheet or "",
        columns=tuple(map(letters_of, window.columns)),
        rows=tuple(views),
        hidden_sheet=sheet.table.hidden,
        notes=tuple(_notes(window)),
        part=number,
        parts=parts,
        contents=contents,
        note=note,
    )


def _cell(slot: Slot, sheet: _Sheet, header: bool, around: int) -> CellView:
    cell = slot.cell
    if cell is None:
        cited = (slot.row, slot.column) in sheet.cited
        return CellView("", f"{letters_of(slot.column)}{slot.row + 1}", cited, header)
    cited = (cell.row, cell.column) in sheet.cited
    text = displayed(cell)
    return CellView(
        text=shortened(text, [(0, len(text))] if cited and text else [], around)[0],
        ref=f"{letters_of(cell.column)}{cell.row + 1}",
        cited=cited,
        header=header,
        row_span=slot.row_span,
        column_span=slot.column_span,
        hidden=cell.hidden and not sheet.table.hidden,
        title=_title(cell, text) if cited or cell.formula_without_value else None,
    )


def _title(cell: Cell, text: str) -> str | None:
    if cell.formula_without_value:
        return NOT_STORED
    return f"Stored as {cell.text.text}" if text != cell.text.text else None


def _notes(window: _Window) -> Iterator[SheetNote]:
    sheet, left = window.sheet, MAX_NOTES
    for note in sheet.notes:
        at = _position(note.text.cell)
        kind = _KINDS.get(note.region)
        if at is None or kind is None or left == 0:
            continue
        places = sheet.cited.get(at, ())
        cited = any(stretch(note.text, place.quote) is not None for place in places)
        if cited or window.rows[0] <= at[0] < window.until:
            left -= 1
            hidden = note.text.hidden and not sheet.table.hidden
            yield SheetNote(note.text.cell or "", note.text.text[:MAX_TEXT], kind, cited, hidden)


def _note(sheet: _Sheet, row: int, column: int, place: Evidence) -> str | None:
    """What is to be said when the quoted words do not stand at the cell, neither in it nor in a note on it."""
    texts: list[Text] = [note.text for note in sheet.notes if _position(note.text.cell) == (row, column)]
    texts += [cell.text for cell in sheet.cells([row]) if (cell.row, cell.column) == (row, column)]
    return None if any(stretch(text, place.quote) is not None for text in texts) else OTHER_WORDS


def _says(cell: Cell) -> bool:
    return bool(cell.text) or cell.formula_without_value
