"""One entry's bytes, counted as they are inflated. What the archive says of sizes is never believed."""

from __future__ import annotations

import bz2
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from intake.archive.zip_directory import ZipEntry
from schemas.errors import LimitExceeded, Unreadable

PIECE_BYTES = 64 * 1024
MAX_RATIO = 200
RATIO_FREE_BYTES = 16 * 1024 * 1024
"""An entry may inflate to at most 200 times what is stored of it, once it is over 16 MB: office documents
reach about 20, blank scans 100; deflate's own limit is 1,032."""

_STORED, _DEFLATED, _BZIP2 = 0, 8, 12


def inflated(archive: BinaryIO, entry: ZipEntry, start: int, most: int) -> Iterator[bytes]:
    """The bytes of an entry, piece by piece.

    Raises LimitExceeded once they pass `most` bytes or the ratio; Unreadable when they are damaged, also at
    their end, when their check sum is not the one listed: pieces already given must then be thrown away.
    """
    count = crc = 0
    for piece, taken in _pieces(archive, entry, start):
        count += len(piece)
        if count > most:
            raise LimitExceeded(f"is larger than the {most:,} bytes that may still be unpacked")
        if count > RATIO_FREE_BYTES and count > taken * MAX_RATIO:
            raise LimitExceeded(f"unpacks to more than {MAX_RATIO} times its size, as only made-up files do")
        crc = zlib.crc32(piece, crc)
        yield piece
    if crc != entry.crc:
        raise Unreadable("is damaged in the archive (its check sum is wrong)")


def _pieces(archive: BinaryIO, entry: ZipEntry, start: int) -> Iterator[tuple[bytes, int]]:
    """Inflated pieces of bounded size, each with how many stored bytes were taken so far."""
    if entry.method == _STORED:
        taken = 0
        for stored in _stored(archive, start, entry.stored):
            taken += len(stored)
            yield stored, taken
        return
    inflate = {_DEFLATED: _deflated, _BZIP2: _bzipped}.get(entry.method)
    if inflate is None:
        raise Unreadable(f"is packed in a way that is not read (method {entry.method})")
    try:
        yield from inflate(_stored(archive, start, entry.stored))
    except (zlib.error, OSError, EOFError) as error:
        raise Unreadable("is damaged in the archive") from error


def _stored(archive: BinaryIO, start: int, length: int) -> Iterator[bytes]:
    while length > 0:
        archive.seek(start)
        piece = archive.read(min(length, PIECE_BYTES))
        if not piece:
            raise Unreadable("is damaged in the archive (it ends too early)")
        yield piece
        start += len(piece)
        length -= len(piece)


def _deflated(stored: Iterator[bytes]) -> Iterator[tuple[bytes, int]]:
    decompressor = zlib.decompressobj(-zlib.MAX_WBITS)
    taken = 0
    for piece in stored:
        taken += len(piece)
        while piece and not decompressor.eof:
            yield decompressor.decompress(piece, PIECE_BYTES), taken
            piece = decompressor.unconsumed_tail
        if decompressor.eof:
            return
    # Bytes may still be held back although all input is taken.
    rest = decompressor.decompress(b"", PIECE_BYTES)
    while rest:
        yield rest, taken
        rest = decompressor.decompress(decompressor.unconsumed_tail, PIECE_BYTES)
    if not decompressor.eof:
        raise EOFError


def _bzipped(stored: Iterator[bytes]) -> Iterator[tuple[bytes, int]]:
    decompressor = bz2.BZ2Decompressor()
    taken = 0
    for piece in stored:
        taken += len(piece)
        yield decompressor.decompress(piece, PIECE_BYTES), taken
        while not decompressor.eof and not decompressor.needs_input:
            yield decompressor.decompress(b"", PIECE_BYTES), taken
        if decompressor.eof:
            return
    raise EOFError
