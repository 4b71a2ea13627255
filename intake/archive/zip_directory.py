"""A zip's list of entries, read by itself: every size in it is a claim, every name is bytes.

Our own reading because one ill-formed name makes the standard library give up the whole archive, and because
the number of entries must be bounded before they are built. Layout: PKWARE's APPNOTE 4.3 and 4.5.
"""

from __future__ import annotations

import os
import stat
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from schemas.errors import LimitExceeded, Unreadable

_END = struct.Struct("<4s4H2LH")
_END_SIGN = b"PK\x05\x06"
_LOCATOR = struct.Struct("<4sLQL")
_LOCATOR_SIGN = b"PK\x06\x07"
_END64 = struct.Struct("<4sQ2H2L4Q")
_END64_SIGN = b"PK\x06\x06"
_RECORD = struct.Struct("<4s6H3L5H2L")
_RECORD_SIGN = b"PK\x01\x02"
_LOCAL = struct.Struct("<4s5H3L2H")
_LOCAL_SIGN = b"PK\x03\x04"

_LONGEST_COMMENT = 65535
_ELSEWHERE = 0xFFFFFFFF
_MAX_RECORD_BYTES = _RECORD.size + 3 * 65535
_ZIP64_FIELD = 0x0001
_UNICODE_PATH_FIELD = 0x7075
_FLAG_ENCRYPTED = 0x0001
_FLAG_UTF8 = 0x0800
_DAMAGED = "is damaged or not whole"


@dataclass(frozen=True, slots=True)
class ZipEntry:
    """One entry as listed. `stored` bytes begin after the local header at `offset`; `claimed_size` is not
    trusted.

    `modified` is ISO local time, None where the archive gives no real date.
    """

    name: str
    method: int
    flags: int
    crc: int
    stored: int
    claimed_size: int
    offset: int
    mode: int
    modified: str | None

    @property
    def is_folder(self) -> bool:
        """A folder's own entry, which holds nothing (deflated, nothing takes two bytes)."""
        named = self.name.endswith(("/", "\\")) or stat.S_ISDIR(self.mode)
        return named and self.claimed_size == 0 and self.stored <= 2

    @property
    def is_encrypted(self) -> bool:
        """Needs a password, whatever the method."""
        return bool(self.flags & _FLAG_ENCRYPTED)

    @property
    def special(self) -> str | None:
        """What it is when it is neither a file nor a folder."""
        kind = stat.S_IFMT(self.mode)
        if kind == stat.S_IFLNK:
            return "a symbolic link"
        return None if kind in (0, stat.S_IFREG, stat.S_IFDIR) else "a device or another special file"


def entries(archive: BinaryIO, most: int) -> list[ZipEntry]:
    """The entries in the order listed.

    Raises Unreadable for what is no whole zip, LimitExceeded when more than `most` are listed.
    """
    size = archive.seek(0, os.SEEK_END)
    start, length, shift = _find(archive, size)
    if length > most * _MAX_RECORD_BYTES:
        raise LimitExceeded(f"lists more than the {most:,} files allowed")
    archive.seek(start)
    found = []
    for entry in _records(archive.read(length), shift):
        found.append(entry)
        if len(found) > most:
            raise LimitExceeded(f"lists more than the {most:,} files allowed")
    return found


def data_start(archive: BinaryIO, entry: ZipEntry) -> int:
    """Where an entry's stored bytes begin. Raises Unreadable when its header or its bytes are not there."""
    size = archive.seek(0, os.SEEK_END)
    if entry.offset + _LOCAL.size > size:
        raise Unreadable(_DAMAGED)
    archive.seek(entry.offset)
    head = archive.read(_LOCAL.size)
    if not head.startswith(_LOCAL_SIGN):
        raise Unreadable(_DAMAGED)
    name_length, extra_length = _LOCAL.unpack(head)[-2:]
    start = int(entry.offset + _LOCAL.size + name_length + extra_length)
    if start + entry.stored > size:
        raise Unreadable(_DAMAGED)
    return start


def _find(archive: BinaryIO, size: int) -> tuple[int, int, int]:
    """Start and length of the directory, and by how much all offsets are shifted (bytes put before the
    archive)."""
    tail_start = max(0, size - _END.size - _LONGEST_COMMENT)
    archive.seek(tail_start)
    tail = archive.read()
    position = tail.rfind(_END_SIGN)
    while position >= 0:
        if position + _END.size <= len(tail):
            found = _directory_at(archive, tail_start + position, _END.unpack_from(tail, position))
            if found is not None:
                return found
        position = tail.rfind(_END_SIGN, 0, position)
    raise Unreadable(_DAMAGED)


def _directory_at(archive: BinaryIO, end: int, fields: tuple[int, ...]) -> tuple[int, int, int] | None:
    """The directory that ends at `end`, None when the numbers do not fit."""
    _, disk, directory_disk, _, _, length, offset, _ = fields
    if end >= _LOCATOR.size:
        archive.seek(end - _LOCATOR.size)
        locator = archive.read(_LOCATOR.size)
        if locator.startswith(_LOCATOR_SIGN):
            end -= _LOCATOR.size + _END64.size
            if end < 0:
                return None
            archive.seek(end)
            large = archive.read(_END64.size)
            if not large.startswith(_END64_SIGN):
                return None
            disk, directory_disk, length, offset = (_END64.unpack(large)[index] for index in (4, 5, 8, 9))
    if disk != 0 or directory_disk != 0:
        raise Unreadable("is one part of an archive split over several files")
    shift = end - length - offset
    return (end - length, length, shift) if shift >= 0 and length <= end else None


def _records(directory: bytes, shift: int) -> Iterator[ZipEntry]:
    position = 0
    while position < len(directory):
        if len(directory) - position < _RECORD.size or not directory.startswith(_RECORD_SIGN, position):
            raise Unreadable(_DAMAGED)
        fields = _RECORD.unpack_from(directory, position)
        (
            _,
            _,
            _,
            flags,
            method,
            time,
            day,
            crc,
            stored,
            size,
            name_length,
            extra_length,
            comment_length,
            _,
            _,
            attributes,
            offset,
        ) = fields
        position += _RECORD.size
        raw = directory[position : position + name_length]
        extra = _extra(directory[position + name_length : position + name_length + extra_length])
        position += name_length + extra_length + comment_length
        size, stored, offset = _large(extra.get(_ZIP64_FIELD, b""), size, stored, offset)
        mode = attributes >> 16
        yield ZipEntry(
            _name(raw, flags, extra), method, flags, crc, stored, size, offset + shift, mode, _moment(day, time)
        )


def _extra(field: bytes) -> dict[int, bytes]:
    found: dict[int, bytes] = {}
    position = 0
    while position + 4 <= len(field):
        kind, length = struct.unpack_from("<HH", field, position)
        found.setdefault(kind, field[position + 4 : position + 4 + length])
        position += 4 + length
    return found


def _large(field: bytes, *values: int) -> tuple[int, int, int]:
    """Size, stored and offset, those that did not fit taken from the 64-bit field in this order."""
    given = [value for (value,) in struct.iter_unpack("<Q", field[: len(field) // 8 * 8])]
    result = [given.pop(0) if value == _ELSEWHERE and given else value for value in values]
    return result[0], result[1], result[2]


def _name(raw: bytes, flags: int, extra: dict[int, bytes]) -> str:
    """The name as text: as UTF-8 where said so or where it is, else as code page 437, which fits any
    bytes."""
    if flags & _FLAG_UTF8:
        return raw.decode("utf-8", errors="replace")
    stated = extra.get(_UNICODE_PATH_FIELD, b"")[5:]
    for candidate in (stated, raw):
        if candidate:
            try:
                return candidate.decode("utf-8")
            except UnicodeDecodeError:
                continue
    return raw.decode("cp437")


def _moment(day: int, time: int) -> str | None:
    year, month, date = 1980 + (day >> 9), day >> 5 & 15, day & 31
    if not (1 <= month <= 12 and 1 <= date <= 31):
        return None
    return f"{year:04}-{month:02}-{date:02}T{time >> 11:02}:{time >> 5 & 63:02}:{(time & 31) * 2:02}"
