"""Files where they lie: walking a folder without following links, hashing, the first bytes."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from intake.budget import Budget
from intake.entry import NO_BYTES, Entry
from intake.entry_names import MAX_NAME_LENGTH, EntryName, entry_name, is_junk
from schemas.errors import PackError, Refused, Unreadable

_HEAD_BYTES = 512
JUNK_REASON = "is left behind by an operating system or an open program, not a document"


def head_of(path: Path) -> bytes:
    """A file's first bytes; none when it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(_HEAD_BYTES)
    except OSError:
        return b""


def file_sha256(path: Path) -> str:
    """SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def loose_entry(path: Path, budget: Budget) -> Entry:
    """The entry of one file given by name; its path is its base name, and a link given by name is
    followed."""
    return _entry(path.resolve(), entry_name(path.name), budget)


def named_entry(path: Path, name: str, budget: Budget) -> Entry:
    """The entry of a file that was sent under another name than it lies by."""
    return _entry(path, entry_name(name), budget)


def folder_entries(folder: Path, budget: Budget) -> list[Entry]:
    """The entries of all files below a folder, by path. Links and special files are refused entries.

    Raises PackError when there are more files than allowed, or none.
    """
    entries = []
    for number, path in enumerate(_files(folder)):
        if number >= budget.entries_left:
            raise PackError(
                f"{folder.resolve().name} holds more than the {budget.entries_left:,} files allowed. "
                "Check that the right folder was given."
            )
        entries.append(_entry(path, entry_name(path.relative_to(folder).as_posix()), budget))
    budget.entries_left -= len(entries)
    if not entries:
        raise PackError(
            f"{folder.resolve().name} is a folder without any file in it. Check that the right folder was given."
        )
    return sorted(entries, key=lambda entry: entry.path)


def _files(folder: Path) -> Iterator[Path]:
    """Everything below a folder but folders, in order of names; links are given, never followed."""
    waiting = [folder]
    while waiting:
        try:
            inside = sorted(os.scandir(waiting.pop()), key=lambda item: item.name)
        except PermissionError as error:
            raise PackError(
                f"A folder in {folder.resolve().name} may not be opened by you: "
                f"{Path(error.filename).name}. Ask for the right to read it."
            ) from error
        waiting += [Path(item.path) for item in reversed(inside) if item.is_dir(follow_symlinks=False)]
        yield from (Path(item.path) for item in inside if not item.is_dir(follow_symlinks=False))


def _entry(path: Path, name: EntryName, budget: Budget) -> Entry:
    flags = frozenset({"suspicious_name"} if name.suspicious else ())
    information = path.lstat()
    try:
        _check(information, name, budget)
        sha256 = _regular_sha256(path)
    except Refused as error:
        return Entry(name.path, NO_BYTES, information.st_size, None, "refused", str(error), flags)
    except Unreadable as error:
        return Entry(name.path, NO_BYTES, information.st_size, None, "unreadable", str(error), flags)
    budget.spend(information.st_size)
    if is_junk(name.path):
        return Entry(name.path, sha256, information.st_size, None, "ignored", JUNK_REASON, flags)
    return Entry(name.path, sha256, information.st_size, path, flags=flags)


def _check(information: os.stat_result, name: EntryName, budget: Budget) -> None:
    if stat.S_ISLNK(information.st_mode):
        raise Refused("is a symbolic link, which is never followed")
    if not stat.S_ISREG(information.st_mode):
        raise Refused("is a device or another special file, which is never opened")
    if name.too_long:
        raise Refused(f"has a name longer than the {MAX_NAME_LENGTH} characters allowed")
    most = min(budget.entry_bytes, budget.bytes_left)
    if information.st_size > most:
        raise Refused(f"is larger than the {most:,} bytes that may still be read")


def _regular_sha256(path: Path) -> str:
    """SHA-256 of a regular file, which may have been changed for something else since it was looked at."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise Unreadable(f"may not be opened ({error.strerror})") from error
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise Refused("is a device or another special file, which is never opened")
        return hashlib.file_digest(file, "sha256").hexdigest()
