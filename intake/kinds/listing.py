"""Tables as lists: a header of one or several rows, and below it one record a row.

Staff records, training matrices, price schedules and registers all have this shape, whatever the file. A
kind says which header words it knows; here the header is found, titles, section rows, totals and blank rows
are told apart from records, and a table that goes on over several pages is one list.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from intake.kinds.headers import (
    MAX_HEADER_DEPTH,
    Column,
    RoleOf,
    Row,
    filled,
    find_header,
    is_known,
    is_value,
    says,
)
from intake.located import Cell, Paragraph, Reading, Table, Text

_TITLE_PARAGRAPHS = 3
_DATED = frozenset({"taken", "expires", "issued"})
_MAX_TITLE = 200
_FEW = 2
_MOST = 0.7
"""The share of a column's entries that tells what it holds."""

_TOTAL = re.compile(r"^\W*(?:grand |sub[ -]?|overall )?(?:total|sum\b|count\b|average)", re.IGNORECASE)
_NUMBERING = re.compile(r"^\W*(?:no|nos|ref|id|number|#)?\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Record:
    """One row below the header, by column; `section` is the title row above it within the table, `row` its number."""

    cells: dict[int, Cell]
    section: str = ""
    row: int = 0

    def text(self, index: int | None) -> str:
        """The words of a column, empty when there are none."""
        cell = None if index is None else self.cells.get(index)
        return " ".join(cell.text.text.split()) if cell is not None else ""


@dataclass(slots=True)
class Listing:
    """A list with its title: headings, sheet name and lines above it. `totals` are its total rows."""

    columns: tuple[Column, ...]
    title: str
    table: Table
    titles: tuple[Text, ...] = ()
    records: list[Record] = field(default_factory=list)
    totals: list[Record] = field(default_factory=list)

    def column(self, *roles: str) -> Column | None:
        """The first column of the first role that is there."""
        for role in roles:
            for column in self.columns:
                if column.role == role:
                    return column
        return None

    def index_where(self, holds: Callable[[str], bool], but: Iterable[int] = ()) -> int | None:
        """The first column most of whose words satisfy `holds`, whatever its header says; not one of `but`."""
        for index in range(max((max(record.cells, default=-1) for record in self.records), default=-1) + 1):
            words = [said for record in self.records if (said := record.text(index))]
            filled_in = index not in but and 2 * len(words) > len(self.records)
            if filled_in and sum(map(holds, words)) >= _MOST * len(words):
                return index
        return None

    def all(self, role: str) -> list[Column]:
        """Every column of that role."""
        return [column for column in self.columns if column.role == role]


def listings(reading: Reading, role_of: RoleOf, *, needed: int = 2, across: bool = False) -> Iterator[Listing]:
    """The lists of a document whose header shows at least `needed` different roles; hidden ones are left out.

    With `across` a table whose first column holds more known words than any of its rows is read sideways.
    """
    lines: list[Text] = []
    last: Listing | None = None
    for block in reading.blocks:
        if isinstance(block, Paragraph) and block.text and not block.text.hidden:
            lines = [*lines, block.text][-_TITLE_PARAGRAPHS:]
        elif isinstance(block, Table) and not block.hidden:
            found = list(_of_table(block, lines, role_of, needed, across, last))
            yield from (listing for listing in found if listing is not last)
            last, lines = (found[-1] if found else None), []
            for nested in (inner for row in block.rows for cell in row for inner in cell.nested):
                yield from _of_table(nested, [], role_of, needed, across, None)


def _of_table(
    table: Table, lines: Sequence[Text], role_of: RoleOf, needed: int, across: bool, last: Listing | None
) -> list[Listing]:
    grid = [[None if cell is None or cell.hidden else cell for cell in row] for row in table.grid()]
    if across and _is_sideways(grid, role_of):
        first = next((number for number, row in enumerate(grid) if len(filled(row)) > 1), 0)
        lines = [*lines, *(cell.text for row in grid[:first] for cell in filled(row))]
        grid = [list(row) for row in zip(*grid[first:], strict=True)]
    found: list[Listing] = []
    start, titles = 0, [line for line in lines if len(line.text) <= _MAX_TITLE]
    while start < len(grid):
        header = find_header(grid, start, role_of, needed)
        if header is None:
            if not found and start == 0 and last is not None and _goes_on(table, grid, last):
                _fill(last, grid)
                found.append(last)
            break
        first, end, columns = header
        above = [cells[0].text for row in grid[start:first] if len(cells := filled(row)) == 1]
        titles = [*titles, *above[-_TITLE_PARAGRAPHS:]]
        named = [table.heading, table.sheet or "", *(text.text for text in titles)]
        listing = Listing(columns, " | ".join(dict.fromkeys(name for name in named if name)), table, tuple(titles))
        start = end + _fill(listing, grid[end:], role_of, needed)
        titles = []
        found.append(listing)
    return found


def _is_sideways(grid: Sequence[Row], role_of: RoleOf) -> bool:
    """Whether the known words stand down the first column rather than along a row. Nowhere is a header with a date."""
    if not grid or any(_has_dated_header(row, role_of) for row in grid[:MAX_HEADER_DEPTH]):
        return False
    down = len({cell.text.text for row in grid if (cell := next(iter(row), None)) and is_known(cell, role_of)})
    along = max(
        len({cell.text.text for cell in filled(row) if is_known(cell, role_of)}) for row in grid[:MAX_HEADER_DEPTH]
    )
    return down > along and down >= 3


def _has_dated_header(row: Row, role_of: RoleOf) -> bool:
    roles = {role_of(" ".join(cell.text.text.split())) for cell in filled(row) if is_known(cell, role_of)}
    return bool(roles & _DATED) and len(roles) >= 2


def _fill(listing: Listing, rows: Sequence[Row], role_of: RoleOf | None = None, needed: int = 2) -> int:
    """Add the records of the rows below a header; the number of rows until another header begins."""
    section = ""
    heads = {column.index: column.words for column in listing.columns}
    for number, row in enumerate(rows):
        cells = filled(row)
        if not cells:
            continue
        if _repeats(row, heads):
            continue
        by_column = {index: cell for index, cell in enumerate(row) if cell is not None and says(cell)}
        may_head_another = len(cells) >= needed and not _has_gap(listing, by_column, number)
        if role_of is not None and may_head_another and _is_new_header(rows, number, role_of, needed):
            return number
        if _TOTAL.match(cells[0].text.text):
            listing.totals.append(Record(by_column, section, number))
        elif _is_alone(row, heads) and _is_section(cells[0], listing):
            section = " ".join(cells[0].text.text.split())
        else:
            listing.records.append(Record(by_column, section, number))
    return len(rows)


def _has_gap(listing: Listing, by_column: dict[int, Cell], row: int) -> bool:
    """Whether a row right below a record leaves columns open that the record fills: it goes on with the list."""
    if not listing.records or listing.records[-1].row != row - 1 or len(by_column) > _FEW:
        return False
    return set(by_column) < set(listing.records[-1].cells)


def _is_new_header(rows: Sequence[Row], number: int, role_of: RoleOf, needed: int) -> bool:
    """Whether a different list begins in this row: its first word is known, so are others, and none is a
    value."""
    cells = filled(rows[number])
    first = role_of(" ".join(cells[0].text.text.split())) if is_known(cells[0], role_of) else None
    leads = first not in (None, "other") or _NUMBERING.match(cells[0].text.text)
    if not leads or any(map(is_value, cells)):
        return False
    known = {role_of(" ".join(cell.text.text.split())) for cell in cells if is_known(cell, role_of)} - {"other"}
    return len(known) >= max(needed, 2)


def _repeats(row: Row, heads: dict[int, str]) -> bool:
    """Whether the row is the header again, as at the top of a page."""
    texts = [
        (index, " ".join(cell.text.text.split())) for index, cell in enumerate(row) if cell is not None and cell.text
    ]
    return len(texts) >= 2 and all(text in heads.get(index, "") for index, text in texts)


def _is_alone(row: Row, heads: dict[int, str]) -> bool:
    """Whether a row says one thing only, or beside it only heads a column that had no header so far."""
    cells = filled(row)
    if len(cells) != 2:
        return len(cells) == 1
    index = next(number for number, cell in enumerate(row) if cell is cells[1])
    return index not in heads and not is_value(cells[1])


def _is_section(cell: Cell, listing: Listing) -> bool:
    """Whether a lone cell is a title within the table: wide, or in the first columns of a list of three or
    more."""
    wide = cell.column_span > 1 and cell.column_span * 2 >= len(listing.columns)
    return wide or len(listing.columns) >= 3


def _goes_on(table: Table, grid: Sequence[Row], last: Listing) -> bool:
    """Whether a table without a header is the rest of the last one, on the next page with as many columns."""
    if table.page is None or last.table.page is None or not 0 < table.page - last.table.page <= 1:
        return False
    return bool(grid) and len(grid[0]) == len(last.table.grid()[0])
