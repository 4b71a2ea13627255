"""Names of files as submitted, made into paths that are safe to show and to compare. A name is never used on
disk."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass

MAX_PATH_LENGTH = 1024
MAX_NAME_LENGTH = 255
"""Characters of a whole path and of one part of it; what systems in use allow."""
_KEPT_OF_LONG_NAMES = 80

_DRIVE = re.compile(r"^[A-Za-z]:")
_JUNK_NAMES = frozenset({"thumbs.db", ".ds_store", "desktop.ini"})
_JUNK_FOLDER = "__macosx"
_REPLACEMENT = "�"


@dataclass(frozen=True, slots=True)
class EntryName:
    """A path in POSIX form and NFC. `suspicious`: the name as submitted tried something, or hides what it is.
    `too_long`: it was cut."""

    path: str
    suspicious: bool
    too_long: bool


def entry_name(submitted: str) -> EntryName:
    """The path for a name as submitted.

    Backslashes separate as slashes do. Absolute paths, drives, `.` and `..` lose what points outside; control
    characters become U+FFFD; direction and zero-width characters stay, since they are part of the name, but
    are suspicious.
    """
    text = unicodedata.normalize("NFC", submitted.replace("\\", "/"))
    shown = "".join(_REPLACEMENT if unicodedata.category(char) in ("Cc", "Cs") else char for char in text)
    hidden = any(unicodedata.category(char) == "Cf" for char in shown)
    parts = [part for part in _DRIVE.sub("", shown).split("/") if part not in ("", ".", "..")]
    path = "/".join(parts) or "unnamed"
    tidy = re.sub(r"/+", "/", submitted).removeprefix("./")
    changed = path != unicodedata.normalize("NFC", tidy).rstrip("/")
    suspicious = changed or hidden or any(part != part.strip() for part in parts)
    too_long = len(path) > MAX_PATH_LENGTH or any(len(part) > MAX_NAME_LENGTH for part in parts)
    return EntryName(_shortened(path) if too_long else path, suspicious, too_long)


def is_junk(path: str) -> bool:
    """Whether a path is what systems leave behind and nobody submitted."""
    parts = path.casefold().split("/")
    return _JUNK_FOLDER in parts or parts[-1] in _JUNK_NAMES or parts[-1].startswith(("~$", "._"))


def _shortened(path: str) -> str:
    """The path's beginning with a digest of the whole, so that two long names stay two."""
    digest = hashlib.sha256(path.encode()).hexdigest()[:8]
    first = path.replace("/", " ")[:_KEPT_OF_LONG_NAMES].strip()
    return f"{first}… ({digest})"
