"""The lock on a data folder: one process serves it."""

from __future__ import annotations

import os
from pathlib import Path
from types import TracebackType

from schemas.errors import ConfigurationError


class FolderLock:
    """Held from entering to leaving; the system lets go of it when the process ends, however it ends."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    def __enter__(self) -> FolderLock:
        """Take it. ConfigurationError when another process has it."""
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        if not _locked(descriptor):
            os.close(descriptor)
            raise ConfigurationError(
                f"Another program is serving the data in {self._path.parent}. Stop it first, or give another folder "
                "with --data."
            )
        self._descriptor = descriptor
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def _locked(descriptor: int) -> bool:
    try:
        if os.name == "nt":  # pragma: no cover - the same promise on Windows
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
