"""A private folder for what was unpacked: files named by the hash of their bytes, gone when the work is
done."""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO


@dataclass(frozen=True, slots=True)
class Spooled:
    """A file kept in the spool."""

    path: Path
    sha256: str
    size: int


class Spool:
    """The folder, readable by its owner alone. A context manager; everything in it is deleted at the end."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="intake-")
        self._written = 0

    def __enter__(self) -> Spool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._folder.cleanup()

    def writer(self) -> SpoolWriter:
        """A new file, written piece by piece and then kept or discarded."""
        self._written += 1
        return SpoolWriter(Path(self._folder.name), self._written)


class SpoolWriter:
    """One file on its way into the spool."""

    def __init__(self, folder: Path, number: int) -> None:
        self._folder = folder
        self._path = folder / f"part-{number}"
        self._file: IO[bytes] = self._path.open("xb")
        self._digest = hashlib.sha256()
        self._size = 0

    def write(self, piece: bytes) -> None:
        """Append bytes."""
        self._file.write(piece)
        self._digest.update(piece)
        self._size += len(piece)

    def keep(self) -> Spooled:
        """Finish the file under its hash; the same bytes are kept once."""
        self._file.close()
        sha256 = self._digest.hexdigest()
        return Spooled(self._path.replace(self._folder / sha256), sha256, self._size)

    def discard(self) -> None:
        """Throw the file away."""
        self._file.close()
        self._path.unlink()
