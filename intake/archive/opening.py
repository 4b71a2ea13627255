"""Opening one zip, in a limited process: lists it, inflates its entries within what is left of the pack's
budget, and streams them back. Nothing is written and nothing inside is opened further.

Streamed: first records `{"listed": [row, …]}`, then for each row in order its bytes and a record `{"row":
number, "state": …}`. A row that does not end so (the process was killed) is known from the list. The answer
says what the file is: `{"what": archive | document | empty | broken | too_many, "reason": …}`.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from typing import Any, BinaryIO

from intake.archive import zip_directory
from intake.archive.inflate import PIECE_BYTES, inflated
from intake.archive.zip_directory import ZipEntry
from intake.containers import is_document
from intake.entry_names import MAX_NAME_LENGTH, entry_name
from intake.sandbox.wire import Stream
from schemas.errors import LimitExceeded, Refused, Unreadable

_ROWS_A_RECORD = 1000
_NOTHING = hashlib.sha256().hexdigest()


def open_archive(source: int, args: Mapping[str, Any], stream: Stream) -> dict[str, Any]:
    """Open the zip at `source`. `args`: `entries` and `bytes` left for the whole pack, `entry_bytes` for one
    entry, `list_only` to say what it is and no more."""
    with os.fdopen(source, "rb", closefd=False) as archive:
        try:
            found = zip_directory.entries(archive, args["entries"])
        except Unreadable as error:
            return {"what": "broken", "reason": str(error)}
        except LimitExceeded as error:
            return {"what": "too_many", "reason": str(error)}
        if is_document([entry.name for entry in found]):
            return {"what": "document"}
        rows = _rows(found)
        if not rows:
            return {"what": "empty", "reason": "is an archive without any file in it"}
        if not args["list_only"]:
            _stream_rows(archive, rows, args, stream)
        return {"what": "archive"}


def _rows(found: Sequence[ZipEntry]) -> list[ZipEntry]:
    """The files, by path and then by their order in the archive."""
    files = [entry for entry in found if not entry.is_folder]
    return sorted(files, key=lambda entry: entry_name(entry.name).path)


def _stream_rows(archive: BinaryIO, rows: Sequence[ZipEntry], args: Mapping[str, Any], stream: Stream) -> None:
    for first in range(0, len(rows), _ROWS_A_RECORD):
        stream.record({"listed": [_listed(entry) for entry in rows[first : first + _ROWS_A_RECORD]]})
    overlapping = _overlapping(archive, rows)
    left = args["bytes"]
    for number, entry in enumerate(rows):
        end: dict[str, Any] = {"row": number, "state": "ready", "reason": None}
        try:
            _check(entry, overlaps=number in overlapping)
            start = zip_directory.data_start(archive, entry)
            for piece in inflated(archive, entry, start, min(left, args["entry_bytes"])):
                stream.data(piece)
                left -= len(piece)
        except _Locked as error:
            end |= {"state": "needs_password", "reason": str(error)}
        except Unreadable as error:
            end |= {"state": "unreadable", "reason": str(error)}
        except (Refused, LimitExceeded) as error:
            end |= {"state": "refused", "reason": str(error)}
        if end["state"] != "ready":
            # Bytes that overlap are not its own, and hashing them again and again is what such archives are
            # made for.
            end["stored_sha256"] = _stored_digest(archive, entry) if number not in overlapping else _NOTHING
        stream.record(end)


class _Locked(Exception):
    """The entry is encrypted."""


def _listed(entry: ZipEntry) -> dict[str, Any]:
    name = entry_name(entry.name)
    return {
        "path": name.path,
        "suspicious": name.suspicious or entry.special is not None,
        "size": entry.claimed_size,
        "modified": entry.modified,
    }


def _check(entry: ZipEntry, *, overlaps: bool) -> None:
    if entry_name(entry.name).too_long:
        raise Refused(f"has a name longer than the {MAX_NAME_LENGTH} characters allowed")
    if entry.special is not None:
        raise Refused(f"is {entry.special}, which is never followed")
    if entry.is_encrypted:
        raise _Locked("is locked with a password")
    if overlaps:
        raise Refused("shares its bytes with another entry of the archive, as only made-up archives do")


def _overlapping(archive: BinaryIO, rows: Sequence[ZipEntry]) -> set[int]:
    """The rows whose bytes begin before those of an earlier entry have ended."""
    overlapping = set()
    end = 0
    for number, entry in sorted(enumerate(rows), key=lambda pair: (pair[1].offset, pair[0])):
        if entry.offset < end:
            overlapping.add(number)
        end = max(end, _end(archive, entry))
    return overlapping


def _end(archive: BinaryIO, entry: ZipEntry) -> int:
    """Where the entry's bytes end; what is not there covers nothing."""
    try:
        return zip_directory.data_start(archive, entry) + entry.stored
    except Unreadable:
        return entry.offset


def _stored_digest(archive: BinaryIO, entry: ZipEntry) -> str:
    """SHA-256 of the entry's bytes as stored; of none where they are not there."""
    digest = hashlib.sha256()
    try:
        archive.seek(zip_directory.data_start(archive, entry))
    except Unreadable:
        return _NOTHING
    left = entry.stored
    while left > 0 and (piece := archive.read(min(left, PIECE_BYTES))):
        digest.update(piece)
        left -= len(piece)
    return digest.hexdigest()
