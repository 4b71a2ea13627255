"""A binary workbook as a Reading: each visible and hidden worksheet one table, then its notes and text boxes."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from intake import media
from intake.located import Block, Paragraph, Reading, Text
from intake.readers import ticks
from intake.readers.ooxml import Package, Relation
from intake.readers.worksheet import Worksheet, partial_reason, quotes_hold
from intake.readers.xlsb import records as r
from intake.readers.xlsb.cells import Cells, Shared
from intake.readers.xlsb.styles import styles_of
from intake.readers.xlsx.drawings import MAX_SHAPES, controls_of, text_boxes_of
from intake.readers.xlsx.places import MAX_COLUMNS, letters_of
from intake.readers.xlsx.sheet import MAX_ROWS
from intake.readers.xlsx.workbook import MAX_SHEETS
from schemas.errors import Unreadable
from schemas.types import Evidence

_OLD_MACRO_SHEETS = frozenset({"xlMacrosheet", "xlIntlMacrosheet"})
_SINCE_1904 = 1
_DAMAGED = "The workbook is damaged or of a kind that is not read; ask for it saved as .xlsx."


@dataclass(frozen=True, slots=True)
class _Tab:
    name: str
    hidden: bool
    part: str


def read(data: bytes) -> Reading:
    """Every worksheet's cells with sheet and cell; hidden ones marked so.

    Raises NeedsPassword, Unreadable, Refused or LimitExceeded. Flags: macros, embedded_files, external_links,
    hidden_sheets, hidden_rows, hidden_columns, hidden_text, struck_text, comments.
    """
    package = Package(data)
    main = package.main_part()
    try:
        return _read(package, main, package.relations(main))
    except (struct.error, IndexError) as error:
        raise Unreadable(_DAMAGED) from error


def recheck(data: bytes, evidence: Sequence[Evidence]) -> list[bool]:
    """Whether each quote is what its cell holds: the file is opened and read again, white space ignored."""
    return quotes_hold(read(data), evidence)


def _read(package: Package, main: str, relations: dict[str, Relation]) -> Reading:
    parts = {relation.type: relation.target for relation in relations.values() if not relation.external}
    styles = styles_of(package.part(parts["styles"]) if "styles" in parts else None)
    shared = Shared.of(package.part(parts["sharedStrings"]) if "sharedStrings" in parts else None, styles)
    tabs, since_1904 = _tabs(package.part(main) or b"", relations)
    flags = set(package.flags(main))
    blocks: list[Block] = []
    beyond: list[str] = []
    for tab in tabs[:MAX_SHEETS]:
        worksheet = Worksheet(tab.name, tab.hidden)
        blocks += _read_sheet(package, tab, Cells(worksheet, styles, shared, since_1904))
        flags |= worksheet.flags
        if worksheet.beyond:
            beyond.append(tab.name)
    kinds = {relation.type for relation in relations.values()}
    if kinds & {"externalLink", "connections"}:
        flags.add("external_links")
    if kinds & _OLD_MACRO_SHEETS:
        flags.add("macros")
    reason = partial_reason(beyond)
    if len(tabs) > MAX_SHEETS:
        reason = f"Only the first {MAX_SHEETS} sheets were read; ask for a smaller workbook."
    return Reading(media.XLSB, tuple(blocks), flags=frozenset(flags), partial_reason=reason,
                   properties=package.properties())


def _tabs(content: bytes, relations: dict[str, Relation]) -> tuple[list[_Tab], bool]:
    """The worksheets in the order of their tabs, and whether days are counted from 1904."""
    tabs, since_1904 = [], False
    for kind, record in r.records(content):
        if kind == r.WORKBOOK:
            since_1904 = bool(struct.unpack_from("<I", record)[0] & _SINCE_1904)
        elif kind == r.SHEET:
            (state,) = struct.unpack_from("<I", record)
            identity, place = r.text_at(record, 8)
            relation = relations.get(identity)
            if relation is not None and relation.type == "worksheet":
                tabs.append(_Tab(r.text_at(record, place)[0], state != 0, relation.target))
    return tabs, since_1904


def _read_sheet(package: Package, tab: _Tab, cells: Cells) -> Iterator[Block]:
    content = package.part(tab.part)
    if content is None:
        raise Unreadable(f"The sheet “{tab.name}” is missing from the file; ask for a new copy.")
    merged = cells.fill(content)
    relations = [relation for relation in package.relations(tab.part).values() if not relation.external]
    for row, column, text in controls_of(package, relations):
        cells.worksheet.mark(row, column, text)
    table = cells.worksheet.table(merged)
    if table.rows:
        yield table
    notes = [note for relation in relations if relation.type == "comments"
             for note in _notes(package.part(relation.target) or b"", tab)]
    if notes:
        cells.worksheet.flags.add("comments")
    yield from notes[:MAX_SHAPES]
    yield from text_boxes_of(package, relations, tab.name, tab.hidden)


def _notes(content: bytes, tab: _Tab) -> Iterator[Paragraph]:
    """The notes (comments) written to cells."""
    row = column = 0
    for kind, record in r.records(content):
        if kind == r.COMMENT:
            row, _, column, _ = struct.unpack_from("<4I", record, 4)
        elif kind == r.COMMENT_TEXT and row < MAX_ROWS and column < MAX_COLUMNS:
            words = r.rich_at(record, 0)[0].strip()
            if words:
                place = f"{letters_of(column)}{row + 1}"
                yield Paragraph(Text(ticks.normal(words), sheet=tab.name, cell=place, hidden=tab.hidden),
                                region="comment")
