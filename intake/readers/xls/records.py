"""The records of a BIFF stream: what lies on a sheet (tick boxes, option buttons, text boxes), links, old macros.

Layout from Microsoft's [MS-XLS] (2.4 records, 2.5.143 FtCmo, 2.5.141 FtCblsData) and [MS-ODRAW] for where shapes are.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from intake.located import EMPTY_BOX, TICKED_BOX

MAX_RECORDS = 4_000_000
MAX_SHAPES = 5_000
MAX_SHEETS = 200
_HEAD = struct.Struct("<HH")
_BOF, _EOF, _NAME, _CONTINUE, _OBJ, _BOUNDSHEET, _DRAWING = 0x0809, 0x000A, 0x0018, 0x003C, 0x005D, 0x0085, 0x00EC
_SUPBOOK, _CONDITIONAL, _TXO = 0x01AE, 0x01B0, 0x01B6
_UNKNOWN = 0x0FFF
NAMES = frozenset({_NAME})
"""Defined names: one odd formula in them would make a workbook unreadable to xlrd, and no value depends on them."""
DRAWN = frozenset({_NAME, 0x001C, _OBJ, _DRAWING, _TXO})
"""Names, and what notes and drawings consist of: without them xlrd reads the cells of some odd files."""
_OWN_BOOK, _ADD_IN = 0x0401, 0x3A01
_WORKSHEET, _MACRO_SHEET = 0, 1
_CHECK_BOX, _OPTION, _NOTE = 0x0B, 0x0C, 0x19
_FT_OBJECT, _FT_STATE = 0x15, 0x12
_CLIENT_ANCHOR = 0xF010


@dataclass(frozen=True, slots=True)
class Shape:
    """Something drawn at a cell (row and column from 0). `mark` is ☐ or ☒ for a control, empty for a text box."""

    row: int
    column: int
    mark: str
    words: str


@dataclass(slots=True)
class Extras:
    """What lies on one sheet. `coloured_by_rule`: colours may depend on conditions, so white text proves nothing."""

    shapes: list[Shape] = field(default_factory=list)
    coloured_by_rule: bool = False


@dataclass(slots=True)
class Outline:
    """What the records tell of the whole workbook: one `Extras` a worksheet in the order of the tabs."""

    sheets: list[Extras] = field(default_factory=list)
    has_macro_sheets: bool = False
    has_links: bool = False


def records(stream: bytes, start: int = 0) -> Iterator[tuple[int, int, int]]:
    """Kind, start of the content and its length of each record from `start` until the stream ends."""
    for _ in range(MAX_RECORDS):
        if start + _HEAD.size > len(stream):
            return
        kind, length = _HEAD.unpack_from(stream, start)
        yield kind, start + _HEAD.size, length
        start += _HEAD.size + length


def without(stream: bytes, kinds: frozenset[int]) -> bytes:
    """The stream with records of these kinds made such as nobody reads."""
    changed = bytearray(stream)
    for kind, start, _ in records(stream):
        if kind in kinds:
            struct.pack_into("<H", changed, start - _HEAD.size, _UNKNOWN)
    return bytes(changed)


def outline(stream: bytes) -> Outline:
    """The outline of a BIFF8 stream; of earlier ones, which keep drawings elsewhere, an empty one."""
    found = Outline()
    for kind, start, length in records(stream):
        if kind == _BOUNDSHEET and length >= 6:
            offset, _, sheet_kind = struct.unpack_from("<IBB", stream, start)
            found.has_macro_sheets = found.has_macro_sheets or sheet_kind == _MACRO_SHEET
            if sheet_kind == _WORKSHEET and len(found.sheets) < MAX_SHEETS:
                found.sheets.append(_extras(stream, offset))
        elif kind == _SUPBOOK and length >= 4:
            (mark,) = struct.unpack_from("<H", stream, start + 2)
            found.has_links = found.has_links or mark not in (_OWN_BOOK, _ADD_IN)
        elif kind == _EOF:
            break
    return found


@dataclass(slots=True)
class _Drawn:
    """The object last met on a sheet, until its words come."""

    row: int = 0
    column: int = 0
    mark: str = ""
    wanted: bool = False


def _extras(stream: bytes, offset: int) -> Extras:
    extras, drawn = Extras(), _Drawn()
    listed = list(_substream(stream, offset))
    for number, (kind, start, length) in enumerate(listed):
        content = stream[start : start + length]
        if kind == _CONDITIONAL:
            extras.coloured_by_rule = True
        elif kind == _DRAWING:
            for row, column in _anchors(content):
                drawn.row, drawn.column = row, column
        elif kind == _OBJ:
            _finish(extras, drawn, "")
            drawn.mark, drawn.wanted = _state(content)
        elif kind == _TXO:
            pieces = [stream[at : at + size] for _, at, size in _continued(listed, number)]
            _finish(extras, drawn, _words(content, pieces))
        if len(extras.shapes) >= MAX_SHAPES:
            break
    _finish(extras, drawn, "")
    return extras


def _substream(stream: bytes, offset: int) -> Iterator[tuple[int, int, int]]:
    """A sheet's records; charts on it have streams of their own within."""
    depth = 0
    for kind, start, length in records(stream, offset):
        if kind == _BOF:
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if depth <= 0:
                return
        if depth <= 1:
            yield kind, start, length


def _continued(listed: list[tuple[int, int, int]], number: int) -> Iterator[tuple[int, int, int]]:
    for record in listed[number + 1 :]:
        if record[0] != _CONTINUE:
            return
        yield record


def _finish(extras: Extras, drawn: _Drawn, words: str) -> None:
    """The object is complete: a control counts without words too, a text box only with some."""
    if drawn.wanted and (drawn.mark or words.strip()):
        said = " ".join(words.split()) if drawn.mark else words
        extras.shapes.append(Shape(drawn.row, drawn.column, drawn.mark, said))
    drawn.wanted = False


def _anchors(content: bytes) -> Iterator[tuple[int, int]]:
    """Row and column of the top left corner of each shape in a piece of drawing."""
    position = 0
    while position + 8 <= len(content):
        version, kind, length = struct.unpack_from("<HHI", content, position)
        position += 8
        if kind == _CLIENT_ANCHOR and position + 8 <= len(content):
            _, column, _, row = struct.unpack_from("<4H", content, position)
            yield row, column
        # What contains other records (version 15) is entered by not being skipped.
        if version & 0x0F != 0x0F:
            position += length


def _state(content: bytes) -> tuple[str, bool]:
    """The mark of a control, and whether the object's words are wanted: not those of notes, which are read as notes."""
    kind, mark, position = -1, "", 0
    while position + 4 <= len(content):
        part, length = _HEAD.unpack_from(content, position)
        position += 4
        if part == _FT_OBJECT and position + 2 <= len(content):
            (kind,) = struct.unpack_from("<H", content, position)
        elif part == _FT_STATE and kind in (_CHECK_BOX, _OPTION) and position + 2 <= len(content):
            (checked,) = struct.unpack_from("<H", content, position)
            mark = TICKED_BOX if checked == 1 else EMPTY_BOX
        position += length
    if kind in (_CHECK_BOX, _OPTION):
        return mark or EMPTY_BOX, True
    return "", kind not in (-1, _NOTE)


def _words(content: bytes, pieces: list[bytes]) -> str:
    """The text of an object: in the records that continue it, each beginning with how its letters are stored."""
    if len(content) < 12:
        return ""
    (left,) = struct.unpack_from("<H", content, 10)
    words = ""
    for piece in pieces:
        if left <= 0 or not piece:
            break
        wide = piece[0] & 1
        text = piece[1:].decode("utf-16-le" if wide else "latin-1", errors="replace")[:left]
        left -= len(text)
        words += text
    return words.replace("\r\n", "\n").replace("\r", "\n")
