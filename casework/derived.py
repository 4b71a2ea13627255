"""Files made from originals (pictures of pages, converted documents): made once, kept until room is needed, the least
recently used removed first."""

from __future__ import annotations

import os
import re
import tempfile
import threading
from collections import OrderedDict
from pathlib import Path

MAX_BYTES = 512 * 1024 * 1024
"""About 5,000 pages at 110 dots per inch."""

_NAME = re.compile(r"[0-9a-f]{64}[-.][-.0-9a-z]{1,40}")
_PART = ".part"


class DerivedFiles:
    """A folder of files, each named after the SHA-256 of its original and what was made of it. Safe to use from any
    thread; the folder belongs to one process. Times of files carry the order of use over a restart."""

    def __init__(self, folder: Path, max_bytes: int = MAX_BYTES) -> None:
        self._folder = folder
        self._max_bytes = max_bytes
        self._lock = threading.Lock()
        self._sizes: OrderedDict[str, int] = OrderedDict()
        self._total = 0
        folder.mkdir(parents=True, exist_ok=True)
        self._take_stock()

    def find(self, name: str) -> Path | None:
        """The file of that name, None when it is not kept (any more). Found, it is the one used last."""
        path = self._path(name)
        with self._lock:
            if name not in self._sizes:
                return None
            try:
                os.utime(path)
            except FileNotFoundError:
                # Somebody emptied the folder by hand.
                self._total -= self._sizes.pop(name)
                return None
            self._sizes.move_to_end(name)
            return path

    def keep(self, name: str, content: bytes) -> Path:
        """Write the file, whole or not at all."""
        path = self._path(name)
        descriptor, temporary = tempfile.mkstemp(suffix=_PART, dir=self._folder)
        part = Path(temporary)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
            part.replace(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        self._count(name, len(content))
        return path

    def _path(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise ValueError(f"{name!r} does not begin with the 64 digits of a SHA-256")
        return self._folder / name

    def _take_stock(self) -> None:
        """What is there from before; files that were never finished are removed."""
        found: list[tuple[int, str, int]] = []
        for path in self._folder.iterdir():
            if path.name.endswith(_PART):
                path.unlink(missing_ok=True)
            elif _NAME.fullmatch(path.name):
                state = path.stat()
                found.append((state.st_mtime_ns, path.name, state.st_size))
        for _, name, size in sorted(found):
            self._count(name, size)

    def _count(self, name: str, size: int) -> None:
        """Count the file as the one used last, and remove others while there are too many bytes."""
        with self._lock:
            self._total += size - self._sizes.pop(name, 0)
            self._sizes[name] = size
            while self._total > self._max_bytes and len(self._sizes) > 1:
                oldest, freed = self._sizes.popitem(last=False)
                self._total -= freed
                (self._folder / oldest).unlink(missing_ok=True)
