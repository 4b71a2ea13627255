"""OLE compound files opened for reading: the streams inside older workbooks and Outlook messages."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from types import TracebackType

from schemas.errors import Unreadable

_WANTED = {2: "title", 3: "subject", 4: "author"}
_SUMMARY_START, _NARROW, _WIDE = 44, 30, 31
_MOST_PROPERTIES, _LONGEST = 100, 1_000
_NO_DIRECTORY = "The file is damaged: its inner directory cannot be read; ask for a new copy."
_BROKEN = (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError, OverflowError)
"""What olefile lets through for damaged files, beside its own errors (which are OSErrors)."""


class CompoundFile:
    """An open compound file. Paths are tuples of names, or one name at the top; cases do not matter.

    Raises Unreadable for a damaged file.
    """

    def __init__(self, data: bytes) -> None:
        # Heavy to load, and only few documents need it.
        import olefile

        try:
            self._file = olefile.OleFileIO(io.BytesIO(data))
        except (*_BROKEN, RecursionError) as error:
            raise Unreadable(_NO_DIRECTORY) from error
        self._size = len(data)
        self._listed: list[list[str]] | None = None

    def __enter__(self) -> CompoundFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def names(self, *within: str) -> list[str]:
        """The names of streams and storages directly inside a storage (without one: at the top), sorted."""
        depth = len(within)
        wanted = [name.lower() for name in within]
        return sorted({path[depth] for path in self._paths()
                       if len(path) > depth and [part.lower() for part in path[:depth]] == wanted})

    def _paths(self) -> list[list[str]]:
        if self._listed is None:
            try:
                self._listed = self._file.listdir(streams=True, storages=True)
            except (*_BROKEN, RecursionError) as error:
                raise Unreadable(_NO_DIRECTORY) from error
        return self._listed

    def stream(self, *path: str) -> bytes | None:
        """The bytes of a stream; None when there is none of that name."""
        import olefile

        try:
            if self._file.get_type(list(path)) != olefile.STGTY_STREAM:
                return None
            if self._file.get_size(list(path)) > self._size:
                raise Unreadable(f"The part {path[-1]} claims to be larger than the whole file; ask for a new copy.")
            with self._file.openstream(list(path)) as stream:
                return bytes(stream.read())
        except _BROKEN as error:
            raise Unreadable(f"The part {path[-1]} of the file is damaged; ask for a new copy.") from error

    def properties(self) -> dict[str, str]:
        """The file's own metadata: title, subject, author, where given."""
        try:
            return dict(sorted(_summary(self.stream("\x05SummaryInformation") or b"")))
        except (struct.error, Unreadable):
            # Only an aid: without them the document is read all the same.
            return {}


def _summary(stream: bytes) -> Iterator[tuple[str, str]]:
    """The texts of a property set, as far as they are wanted. Layout from Microsoft's [MS-OLEPS]; read by ourselves,
    since olefile believes every count that a file states."""
    if len(stream) < _SUMMARY_START + 4:
        return
    (start,) = struct.unpack_from("<I", stream, _SUMMARY_START)
    _, count = struct.unpack_from("<II", stream, start)
    for number in range(min(count, _MOST_PROPERTIES)):
        identity, offset = struct.unpack_from("<II", stream, start + 8 + 8 * number)
        name = _WANTED.get(identity)
        if name is None:
            continue
        kind, length = struct.unpack_from("<II", stream, start + offset)
        place = start + offset + 8
        if kind == _NARROW:
            text = stream[place : place + min(length, _LONGEST)].decode("cp1252", errors="replace")
        elif kind == _WIDE:
            text = stream[place : place + 2 * min(length, _LONGEST)].decode("utf-16-le", errors="replace")
        else:
            continue
        text = text.partition("\0")[0].strip()
        if text:
            yield name, text
