"""What one task may use before it is stopped. Starting values, from the threat model."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

MEGABYTE = 1024 * 1024
GIGABYTE = 1024 * MEGABYTE


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one task's process. Bytes and seconds.

    `memory_bytes` is address space (RLIMIT_AS), `cpu_seconds` processor time (RLIMIT_CPU), `file_bytes` the
    largest file it may write (RLIMIT_FSIZE), `open_files` RLIMIT_NOFILE. `wall_seconds` is kept by the
    parent, since a sleeping process uses no processor time. `result_bytes` is the largest answer taken,
    `stream_bytes` the most that may be streamed beside it.
    """

    memory_bytes: int = GIGABYTE
    cpu_seconds: int = 20
    wall_seconds: float = 30.0
    file_bytes: int = 64 * MEGABYTE
    open_files: int = 64
    result_bytes: int = 64 * MEGABYTE
    stream_bytes: int = 0

    def as_json(self) -> dict[str, Any]:
        """The limits as they are sent to the fork server."""
        return asdict(self)


DOCUMENT_LIMITS = Limits()


def in_words(count: int) -> str:
    """A byte count as people say it: `1 GB`, `64 MB`, `900 bytes`."""
    for unit, size in (("GB", GIGABYTE), ("MB", MEGABYTE), ("kB", 1024)):
        if count >= size:
            return f"{count / size:.1f}".removesuffix(".0") + f" {unit}"
    return f"{count} bytes"
