"""The bytes as they were submitted: one file each, named by its SHA-256, never changed."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tempfile
from pathlib import Path

_SHA256 = re.compile(r"[0-9a-f]{64}")
_READ_ONLY = 0o444
_CHUNK = 1024 * 1024


class Originals:
    """A folder of files by content. Once `keep` has returned, the file survives the end of this process: it was written
    to the disk under a name of its own, then renamed, then the folder was written."""

    def __init__(self, folder: Path, incoming: Path) -> None:
        self._folder = folder
        self._incoming = incoming

    def path(self, sha256: str) -> Path:
        """Where the file of that digest is, or would be. ValueError for what is no digest."""
        if _SHA256.fullmatch(sha256) is None:
            raise ValueError(f"{sha256!r} is no SHA-256")
        return self._folder / sha256[:2] / sha256

    def has(self, sha256: str) -> bool:
        """Whether the file is kept."""
        return self.path(sha256).is_file()

    def keep(self, file: Path) -> str:
        """Take over a file of the incoming folder and return its digest; the file has then moved or, when the same
        bytes are kept already, gone."""
        with file.open("rb") as opened:
            sha256 = hashlib.file_digest(opened, "sha256").hexdigest()
            os.fsync(opened.fileno())
        target = self.path(sha256)
        if target.is_file():
            file.unlink()
            return sha256
        target.parent.mkdir(parents=True, exist_ok=True)
        file.chmod(_READ_ONLY)
        file.rename(target)
        _flush_folder(target.parent)
        _flush_folder(self._folder)
        return sha256

    def keep_copy(self, source: Path, sha256: str) -> None:
        """Keep a copy of a file whose digest is known. ValueError when its bytes are not those."""
        if self.has(sha256):
            return
        descriptor, name = tempfile.mkstemp(dir=self._incoming)
        copy = Path(name)
        with os.fdopen(descriptor, "wb") as target, source.open("rb") as opened:
            shutil.copyfileobj(opened, target, _CHUNK)
            target.flush()
            os.fsync(target.fileno())
        if (found := self.keep(copy)) != sha256:
            raise ValueError(f"a file was to be kept as {sha256} but its bytes give {found}")


def _flush_folder(folder: Path) -> None:
    """Write a folder's entries to the disk, where the system can do that to a folder."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
