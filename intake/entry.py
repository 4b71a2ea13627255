"""One submitted file as the pack lists it. Nothing submitted is without an Entry."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Literal

from intake import media

EntryState = Literal["ready", "needs_password", "unreadable", "refused", "ignored"]
NO_BYTES = hashlib.sha256().hexdigest()
_COPY_MARK = re.compile(
    r"^copy (?:\(\d{1,3}\) )?of\b|[\s_(\[-]copy(?:[\s_]*\(?\d{1,3}\)?)?\)?\]?$|\s*\(\d{1,2}\)$", re.IGNORECASE
)
"""How names of copies are made: "Copy of X", "X - Copy", "X - Copy (2)", "X (copy 2)", and a browser's "X (1)"."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of a pack. `path` is POSIX, NFC, unique in its pack; nested archives as `inner.zip/file.pdf`.

    `ready`: to be read, its bytes are at `content`. Any other state is the document's read state, with
    `reason` (the rest of a sentence about the file), and nothing more is to be read of it. Where the bytes
    could not be had, `size` is what the archive claims and `sha256` that of the bytes as stored there.
    `modified` is the archive's ISO local time; files of a folder have none, since copying changes it.
    """

    path: str
    sha256: str
    size: int
    content: Path | None = None
    state: EntryState = "ready"
    reason: str | None = None
    flags: frozenset[str] = frozenset()
    modified: str | None = None

    @property
    def name(self) -> str:
        """The last part of the path."""
        return PurePosixPath(self.path).name

    @property
    def ending(self) -> str:
        """The name's ending in lower case, with its dot; empty when there is none."""
        return PurePosixPath(self.path).suffix.lower()

    @property
    def media_type(self) -> str:
        """What the name promises: for files whose content is never looked at."""
        return media.promised(self.ending) if self.ending in media.EXTENSIONS else "application/octet-stream"

    def flagged(self, flag: str) -> Entry:
        """The same entry with one more flag."""
        return replace(self, flags=self.flags | {flag})


def lines_sha256(entries: Iterable[Entry]) -> str:
    """SHA-256 over the sorted `sha256  path` lines, each ended by a line feed, as sha256sum prints them."""
    lines = sorted(f"{entry.sha256}  {entry.path}\n" for entry in entries)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def with_unique_paths(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries by path. Of several with one name all are kept: later ones are numbered `name (copy
    2).pdf`, and all of them flagged `duplicate_name`; so are names that differ in their capitals alone."""
    ordered = sorted(entries, key=lambda entry: entry.path)
    alike = Counter(entry.path.casefold() for entry in ordered)
    taken = {entry.path for entry in ordered}
    seen: set[str] = set()
    unique = []
    for entry in ordered:
        if alike[entry.path.casefold()] > 1:
            entry = entry.flagged("duplicate_name")
        if entry.path in seen:
            entry = replace(entry, path=_free_path(entry.path, taken))
            taken.add(entry.path)
        seen.add(entry.path)
        unique.append(entry)
    return tuple(sorted(unique, key=lambda entry: entry.path))


def _free_path(path: str, taken: set[str]) -> str:
    pure = PurePosixPath(path)
    number = 2
    while True:
        candidate = str(pure.with_name(f"{pure.stem} (copy {number}){pure.suffix}"))
        if candidate not in taken:
            return candidate
        number += 1


def with_duplicates_flagged(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries in their order; of those with the same bytes all but the original are flagged `duplicate`. The
    original is the first by path among those whose names are not those of copies. Empty files are not compared."""
    listed = tuple(entries)
    originals: dict[str, Entry] = {}
    for entry in sorted(filter(_is_compared, listed), key=_copies_last):
        originals.setdefault(entry.sha256, entry)
    return tuple(
        entry.flagged("duplicate") if _is_compared(entry) and originals[entry.sha256] is not entry else entry
        for entry in listed
    )


def _is_compared(entry: Entry) -> bool:
    return entry.state == "ready" and entry.size > 0


def _copies_last(entry: Entry) -> tuple[bool, str]:
    return _COPY_MARK.search(PurePosixPath(entry.path).stem) is not None, entry.path
