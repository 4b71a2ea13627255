"""What one pack may hold, counted over its whole tree of archives. Starting values, from the threat model."""

from __future__ import annotations

from dataclasses import dataclass

from intake.sandbox.limits import GIGABYTE, MEGABYTE, Limits

MAX_PACK_BYTES = 2 * GIGABYTE
"""All files together, as inflated."""
MAX_ENTRY_BYTES = 256 * MEGABYTE
"""One file, as inflated."""
MAX_ENTRIES = 10_000
"""Files, those of inner archives and junk included."""
MAX_ARCHIVE_DEPTH = 3
"""A zip in a zip in a zip is opened, a further one is not."""

ARCHIVE_LIMITS = Limits(cpu_seconds=60, wall_seconds=90.0, stream_bytes=MAX_PACK_BYTES + 64 * MEGABYTE)
"""Limits of the process that opens one archive: it holds little memory, but inflates many documents."""


@dataclass(slots=True)
class Budget:
    """What is left of a pack's limits while it is opened."""

    bytes_left: int = MAX_PACK_BYTES
    entries_left: int = MAX_ENTRIES
    entry_bytes: int = MAX_ENTRY_BYTES

    def spend(self, size: int) -> None:
        """Count bytes; never below nothing left."""
        self.bytes_left = max(0, self.bytes_left - size)
