"""OLE compound files: older Office documents, Outlook messages, encrypted Office Open XML.

Reads the directory (names of storages and streams) and the head of one stream; every chain is bounded, so
that a loop in the allocation table ends. Layout from Microsoft's [MS-CFB]; the encryption marks from [MS-DOC]
2.5.2 (FibBase) and [MS-XLS] 2.4.117 (FilePass).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from intake import media

OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_HEADER_BYTES = 512
_ENTRY_BYTES = 128
_MAX_ENTRIES = 4096
_MAX_SECTORS = 4096
_END = 0xFFFFFFFA
"""Sector numbers from here up are marks, not sectors."""
_TABLES_IN_HEADER = 109
_SHORT_STREAM_BYTES = 4096
_FIB_ENCRYPTED = 0x0100
_BIFF_FILEPASS = 0x002F
_BIFF_RECORDS_LOOKED_AT = 6
_MACRO_NAMES = frozenset({"vba", "_vba_project", "_vba_project_cur", "macros"})


@dataclass(frozen=True, slots=True)
class _Stream:
    name: str  # lower case: writers differ
    left: int
    right: int
    child: int
    start: int
    size: int


def ole_type(data: bytes, suffix: str) -> tuple[str, frozenset[str]]:
    """Media type and flags of an OLE file; a directory that cannot be read leaves what the name promises."""
    try:
        entries = _directory(data)
    except struct.error:
        entries = []
    macros = frozenset({"macros"} if any(entry is not None and entry.name in _MACRO_NAMES for entry in entries) else ())
    # An embedded document's streams stand deeper: only the top ones say what this file is.
    streams = {stream.name: stream for stream in _top(entries)}
    names = streams.keys()
    if "encryptedpackage" in names or "encryptioninfo" in names:
        inner = media.promised(suffix) if suffix in media.OFFICE_ENDINGS else media.OLE
        return inner, frozenset({"encrypted"})
    if "worddocument" in names:
        return media.DOC, macros | _encrypted(_word_is_encrypted(_head(data, streams["worddocument"])))
    for name in ("workbook", "book"):
        if name in names:
            return media.XLS, macros | _encrypted(_excel_is_encrypted(_head(data, streams[name])))
    if "powerpoint document" in names:
        return media.PPT, macros
    if any(name.startswith(("__properties_version", "__substg1.0_")) for name in names):
        return media.MSG, frozenset()
    if not names and suffix in (".doc", ".xls", ".ppt", ".msg"):
        return media.promised(suffix), frozenset()
    return media.OLE, macros


def _encrypted(yes: bool) -> frozenset[str]:
    return frozenset({"encrypted"} if yes else ())


def _sector_size(data: bytes) -> int:
    (shift,) = struct.unpack_from("<H", data, 30)
    return 1 << (shift if shift in (9, 12) else 9)


def _directory(data: bytes) -> list[_Stream | None]:
    """The directory's entries in their order, None for unused ones: they refer to each other by number."""
    size = _sector_size(data)
    (sector,) = struct.unpack_from("<I", data, 48)
    entries: list[_Stream | None] = []
    for number in _chain(data, sector, size):
        start = (number + 1) * size
        for offset in range(start, min(start + size, len(data)) - _ENTRY_BYTES + 1, _ENTRY_BYTES):
            entries.append(_entry(data, offset))
        if len(entries) > _MAX_ENTRIES:
            break
    return entries


def _entry(data: bytes, offset: int) -> _Stream | None:
    length, kind = struct.unpack_from("<HB", data, offset + 64)
    if kind == 0 or not 2 <= length <= 64:
        return None
    name = data[offset : offset + length - 2].decode("utf-16-le", errors="replace").lower()
    left, right, child = struct.unpack_from("<III", data, offset + 68)
    start, size = struct.unpack_from("<II", data, offset + 116)
    return _Stream(name, left, right, child, start, size)


def _top(entries: list[_Stream | None]) -> list[_Stream]:
    """The entries directly in the root; all of them where the tree is broken."""
    root = entries[0] if entries else None
    found: list[_Stream] = []
    seen: set[int] = set()
    waiting = [root.child] if root is not None else []
    while waiting:
        number = waiting.pop()
        if number in seen or number >= len(entries):
            continue
        seen.add(number)
        entry = entries[number]
        if entry is not None:
            found.append(entry)
            waiting += [entry.left, entry.right]
    return found or [entry for entry in entries if entry is not None]


def _chain(data: bytes, first: int, size: int) -> Iterator[int]:
    """The sectors of a chain, until its end, a sector outside the file, or the bound."""
    number = first
    for _ in range(_MAX_SECTORS):
        if number >= _END or (number + 1) * size >= len(data):
            return
        yield number
        number = _next(data, number, size)


def _next(data: bytes, number: int, size: int) -> int:
    """What follows a sector in the allocation table."""
    table, position = divmod(number, size // 4)
    table_sector = _table_sector(data, table, size)
    if table_sector >= _END:
        return _END
    offset = (table_sector + 1) * size + position * 4
    if offset + 4 > len(data):
        return _END
    (following,) = struct.unpack_from("<I", data, offset)
    return int(following)


def _table_sector(data: bytes, table: int, size: int) -> int:
    """Where a sector of the allocation table stands: the first 109 are listed in the header, the others in a chain of
    sectors whose last number is the next one's."""
    if table < _TABLES_IN_HEADER:
        return _number_at(data, 76 + table * 4)
    listing = _number_at(data, 68)
    ahead, position = divmod(table - _TABLES_IN_HEADER, size // 4 - 1)
    if ahead > _MAX_SECTORS:
        return _END
    for _ in range(ahead):
        listing = _number_at(data, (listing + 2) * size - 4) if listing < _END else _END
    return _number_at(data, (listing + 1) * size + position * 4) if listing < _END else _END


def _number_at(data: bytes, offset: int) -> int:
    if offset + 4 > len(data):
        return _END
    (number,) = struct.unpack_from("<I", data, offset)
    return int(number)


def _head(data: bytes, stream: _Stream) -> bytes:
    """A stream's first sector; empty for short ones, which are kept elsewhere."""
    if stream.size < _SHORT_STREAM_BYTES:
        return b""
    size = _sector_size(data)
    start = (stream.start + 1) * size
    return data[start : start + size]


def _word_is_encrypted(head: bytes) -> bool:
    if len(head) < 12:
        return False
    (flags,) = struct.unpack_from("<H", head, 10)
    return bool(flags & _FIB_ENCRYPTED)


def _excel_is_encrypted(head: bytes) -> bool:
    offset = 0
    for _ in range(_BIFF_RECORDS_LOOKED_AT):
        if offset + 4 > len(head):
            return False
        kind, length = struct.unpack_from("<HH", head, offset)
        if kind == _BIFF_FILEPASS:
            return True
        offset += 4 + length
    return False
