"""The records of a binary workbook's parts, and the shapes that recur in them ([MS-XLSB] 2.1.4, 2.5)."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from schemas.errors import Unreadable

ROW, BLANK, RK, ERROR, BOOLEAN, REAL, STRING, SHARED = range(8)
FORMULA_STRING, FORMULA_NUMBER, FORMULA_BOOLEAN, FORMULA_ERROR = range(8, 12)
SHARED_ITEM, FONT, FORMAT, FILL, CELL_FORMAT, COLUMN, RICH = 19, 43, 44, 45, 47, 60, 62
WORKBOOK, SHEET, MERGED, COMMENT, COMMENT_TEXT = 153, 156, 176, 635, 637
BEGIN_CELL_FORMATS, END_CELL_FORMATS, CONDITIONS = 617, 618, 461
"""Kinds of records that are read, as [MS-XLSB] 2.3 numbers them."""

_LONGEST_TEXT = 1_000_000
_STRUCK_RUN = struct.Struct("<HH")


def records(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Kind and content of each record in order. Raises Unreadable where one reaches beyond the part."""
    place, end = 0, len(content)
    try:
        while place < end:
            kind = content[place]
            place += 1
            if kind & 0x80:
                kind = kind & 0x7F | (content[place] & 0x7F) << 7
                place += 1
            size = 0
            for shift in (0, 7, 14, 21):
                byte = content[place]
                place += 1
                size |= (byte & 0x7F) << shift
                if not byte & 0x80:
                    break
            if place + size > end:
                raise IndexError
            yield kind, content[place : place + size]
            place += size
    except IndexError as error:
        raise Unreadable("The workbook is damaged or cut short; ask for a new copy.") from error


def text_at(record: bytes, place: int) -> tuple[str, int]:
    """The text that stands at `place` (its length in letters first), and where it ends; a missing one is empty."""
    (length,) = struct.unpack_from("<I", record, place)
    place += 4
    if length == 0xFFFFFFFF:
        return "", place
    if length > _LONGEST_TEXT:
        raise struct.error("a text longer than a cell may hold")
    end = place + 2 * length
    return record[place:end].decode("utf-16-le", errors="replace").replace("\r\n", "\n").replace("\r", "\n"), end


def rich_at(record: bytes, place: int) -> tuple[str, list[tuple[int, int]]]:
    """A text with formats of its own, and from which letter on which font holds in it."""
    flags = record[place]
    text, end = text_at(record, place + 1)
    if not flags & 1 or end + 4 > len(record):
        return text, []
    (count,) = struct.unpack_from("<I", record, end)
    room = (len(record) - end - 4) // _STRUCK_RUN.size
    return text, [_STRUCK_RUN.unpack_from(record, end + 4 + number * _STRUCK_RUN.size)
                  for number in range(min(count, room))]


def packed_number(stored: int) -> float:
    """A number in four bytes: a whole one, or a real one without its low half; in hundredths where so marked."""
    value: float
    if stored & 2:
        value = (stored >> 2) - ((stored & 0x80000000) >> 1)
    else:
        (value,) = struct.unpack("<d", b"\0\0\0\0" + struct.pack("<I", stored & 0xFFFFFFFC))
    return value / 100 if stored & 1 else value
