"""Where a result goes: stdout or a file, whole or not at all."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from schemas.errors import UsageError

PLAIN_WIDTH = 80
NARROWEST = 60
WIDEST = 120
"""A page wider than this is hard to read, however wide the terminal is."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where to write: a file, or stdout when `path` is None. Made before the work, so that a wrong path is said at
    once."""

    path: Path | None = None

    def __post_init__(self) -> None:
        if self.path is None:
            return
        if self.path.is_dir():
            raise UsageError(f"--output {self.path} is a folder; give the name of a file to write.")
        if not self.path.absolute().parent.is_dir():
            raise UsageError(f"--output {self.path}: there is no folder {self.path.parent}; make it first.")

    @property
    def is_terminal(self) -> bool:
        """A person reads it as it comes."""
        return self.path is None and sys.stdout.isatty()

    @property
    def width(self) -> int:
        """Columns to wrap at: the terminal's, or 80."""
        if not self.is_terminal:
            return PLAIN_WIDTH
        return max(NARROWEST, min(WIDEST, shutil.get_terminal_size((PLAIN_WIDTH, 24)).columns))

    @property
    def colour(self) -> bool:
        """Colour is wanted: a terminal that can, and NO_COLOR is not set."""
        return self.is_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

    def write(self, text: str) -> None:
        """Write the whole text as UTF-8 (to a terminal: as the terminal wants it). A reader that has gone away (a
        closed pipe) is no error."""
        encoding = sys.stdout.encoding if self.is_terminal else "utf-8"
        data = text.encode(encoding, errors="backslashreplace")
        if self.path is not None:
            _write_file(self.path, data)
        else:
            _write_stdout(data)


def _write_stdout(data: bytes) -> None:
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        close_quietly()


def close_quietly() -> None:
    """Point stdout at nothing, so that the interpreter does not complain about the closed pipe when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _write_file(path: Path, data: bytes) -> None:
    """Replace the file in one step: after a crash there is the old file or the new one, never half of either."""
    if path.exists() and not path.is_file():  # a pipe or a device cannot be replaced
        path.write_bytes(data)
        return
    target = path.resolve()  # a link stays a link
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        unfinished.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
        unfinished.replace(target)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
