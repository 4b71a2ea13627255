"""Zip files as nobody honest makes them. Each is small and built in memory."""

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_LOCAL = struct.Struct("<4s5H3L2H")
_RECORD = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_DAY = (2026 - 1980) << 9 | 10 << 5 | 1


@dataclass
class RawEntry:
    """An entry with every claim free to be false. `stored` is what stands in the file; None: nothing of its
    own."""

    name: bytes
    stored: bytes | None = b""
    crc: int = 0
    claimed: int = 0
    method: int = 0
    flags: int = 0
    mode: int = 0
    offset: int | None = None


def plain(name: bytes, data: bytes, *, flags: int = 0, mode: int = 0) -> RawEntry:
    """An honest, uncompressed entry under any name."""
    return RawEntry(name, data, zlib.crc32(data), len(data), 0, flags, mode)


def deflated(name: bytes, data: bytes, *, claimed: int | None = None) -> RawEntry:
    """A deflated entry that may claim another size than it has."""
    compressor = zlib.compressobj(9, zlib.DEFLATED, -15)
    stored = compressor.compress(data) + compressor.flush()
    return RawEntry(name, stored, zlib.crc32(data), len(data) if claimed is None else claimed, 8)


def raw_zip(entries: Iterable[RawEntry], *, prefix: bytes = b"", comment: bytes = b"") -> bytes:
    """A zip made of the entries as they are."""
    body, directory, count = bytearray(prefix), bytearray(), 0
    for entry in entries:
        count += 1
        stored = entry.stored or b""
        offset = len(body) - len(prefix) if entry.offset is None else entry.offset
        if entry.stored is not None:
            body += (
                _LOCAL.pack(
                    b"PK\x03\x04",
                    20,
                    entry.flags,
                    entry.method,
                    0,
                    _DAY,
                    entry.crc,
                    len(stored),
                    entry.claimed,
                    len(entry.name),
                    0,
                )
                + entry.name
                + stored
            )
        directory += (
            _RECORD.pack(
                b"PK\x01\x02",
                3 << 8 | 20,
                20,
                entry.flags,
                entry.method,
                0,
                _DAY,
                entry.crc,
                len(stored),
                entry.claimed,
                len(entry.name),
                0,
                0,
                0,
                0,
                entry.mode << 16,
                offset,
            )
            + entry.name
        )
    start = len(body) - len(prefix)
    shown = min(count, 0xFFFF)
    return bytes(
        body + directory + _END.pack(b"PK\x05\x06", 0, 0, shown, shown, len(directory), start, len(comment)) + comment
    )


def bomb_of_zeros(name: str, size: int) -> bytes:
    """A zip with one file of so many zeros."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive,
        archive.open(name, "w") as file,
    ):
        piece = bytes(1024 * 1024)
        for _ in range(size // len(piece)):
            file.write(piece)
    return buffer.getvalue()


def overlapping(count: int, data: bytes) -> bytes:
    """A zip whose entries all claim the same stored bytes."""
    first = deflated(b"0.txt", data)
    others = [RawEntry(b"%d.txt" % number, None, first.crc, first.claimed, 8, offset=0) for number in range(1, count)]
    archive = bytearray(raw_zip([first, *others]))
    # The entries without bytes of their own must claim the first one's in the directory.
    position = archive.find(b"PK\x01\x02")
    while position >= 0:
        struct.pack_into("<L", archive, position + 20, len(first.stored or b""))
        position = archive.find(b"PK\x01\x02", position + 4)
    return bytes(archive)


def symbolic_link(name: bytes, target: bytes) -> RawEntry:
    """A link, as Unix archivers store it."""
    return plain(name, target, mode=stat.S_IFLNK | 0o777)


def device(name: bytes) -> RawEntry:
    """A character device."""
    return plain(name, b"", mode=stat.S_IFCHR | 0o666)


def nested(levels: int, data: bytes = b"the innermost file") -> bytes:
    """A zip in a zip in a zip …: `levels` of them, the innermost with `end.txt`."""
    archive = raw_zip([plain(b"end.txt", data)])
    for level in range(levels - 1, 0, -1):
        archive = raw_zip([plain(b"level%d.zip" % level, archive)])
    return archive


def self_describing(copies: Sequence[bytes]) -> bytes:
    """As a quine does, an archive that goes on giving archives, wide as well as deep."""
    archive = raw_zip([plain(b"end.txt", b"end")])
    for _ in range(6):
        archive = raw_zip([plain(name, archive) for name in copies])
    return archive
