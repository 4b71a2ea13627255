"""Opening a pack: a zip, a folder or loose files become a sorted list of entries, each with its state.

Archives are inflated in the sandbox and streamed into the spool; this process only moves bytes. Limits are
counted over the whole tree of archives (`intake.budget`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from intake.budget import Budget
from intake.entry import Entry, lines_sha256, with_unique_paths
from intake.pack_files import file_sha256, folder_entries, head_of, loose_entry, named_entry
from intake.sandbox import Sandbox
from intake.spool import Spool
from intake.unpack import expand, looks_like_archive, open_top, unread_archive
from schemas.errors import PackError

__all__ = ["Entry", "Pack", "PackSource", "named_source", "open_pack", "sources"]

Shape = Literal["archive", "folder", "files"]


@dataclass(frozen=True, slots=True)
class PackSource:
    """What the user named: one archive, one folder, or loose files that are one pack together.

    `names`: what the files are called where their paths do not tell (they were uploaded); `called`: so the pack.
    """

    shape: Shape
    paths: tuple[Path, ...]
    names: tuple[str, ...] = ()
    called: str = ""

    @property
    def name(self) -> str:
        """How results call the pack: never a path."""
        if self.called:
            return self.called
        if len(self.paths) > 1:
            return "loose files"
        path = self.paths[0]
        return path.resolve().name if path.name in ("", "..") else path.name


@dataclass(frozen=True, slots=True)
class Pack:
    """An opened pack. `entries` are by path; `sha256` is that of the archive, or over the entries' lines."""

    name: str
    sha256: str
    shape: Shape
    entries: tuple[Entry, ...]


def sources(paths: Sequence[Path]) -> list[PackSource]:
    """The packs that the arguments name, in their order: each folder and archive is one, all loose files
    together are one, in the place of the first. Raises PackError for a path that is not there or is neither
    file nor folder."""
    found: list[PackSource] = []
    shapes = {path: _shape(path) for path in paths}
    loose = tuple(path for path, shape in shapes.items() if shape == "files")
    for path, shape in shapes.items():
        if shape != "files":
            found.append(PackSource(shape, (path,)))
        elif path == loose[0]:
            found.append(PackSource("files", loose))
    return found


def named_source(called: str, files: Sequence[tuple[str, Path]]) -> PackSource:
    """Files that lie under other names than they were sent by, as one pack: a single archive or file as what it is,
    several (at least one) as a folder's. Raises PackError for a single archive of a kind that is not read."""
    names, paths = tuple(name for name, _ in files), tuple(path for _, path in files)
    shape = _shape(paths[0], names[0]) if len(files) == 1 else "folder"
    return PackSource(shape, paths, names, called)


def open_pack(source: PackSource, sandbox: Sandbox, spool: Spool) -> Pack:
    """Open a pack; its entries' contents live as long as the spool (those of folders and loose files: where
    they are).

    Raises PackError when the pack as a whole cannot be opened or holds no file. A single file that cannot be
    taken is an entry that says why.
    """
    budget = Budget()
    if source.shape == "archive":
        pack = _open_archive(source, sandbox, spool, budget)
    else:
        found = _found(source, budget)
        entries = with_unique_paths(expand(found, 0, sandbox, spool, budget))
        pack = Pack(source.name, lines_sha256(entries), source.shape, entries)
    if all(entry.state == "ignored" for entry in pack.entries):
        raise PackError(f"{pack.name} holds no document. Check that the right {_word(source.shape)} was given.")
    return pack


def _found(source: PackSource, budget: Budget) -> list[Entry]:
    if source.names:
        return [named_entry(path, name, budget) for name, path in zip(source.names, source.paths, strict=True)]
    if source.shape == "folder":
        return folder_entries(source.paths[0], budget)
    return [loose_entry(path, budget) for path in source.paths]


def _open_archive(source: PackSource, sandbox: Sandbox, spool: Spool, budget: Budget) -> Pack:
    path = source.paths[0]
    opened = open_top(path, source.name, sandbox, spool, budget)
    if opened is None:
        entries: tuple[Entry, ...] = tuple(_found(source, budget))
        return Pack(source.name, lines_sha256(entries), "files", entries)
    entries = with_unique_paths(expand(opened, 1, sandbox, spool, budget))
    return Pack(source.name, file_sha256(path), "archive", entries)


def _shape(path: Path, name: str = "") -> Shape:
    name = name or path.name
    if path.is_dir():
        return "folder"
    if not path.exists():
        raise PackError(f"{path}: there is no such file or folder. Check the name.")
    if not path.is_file():
        raise PackError(f"{path}: is neither a file nor a folder. Give a zip, a folder or the files themselves.")
    head = head_of(path)
    kind = unread_archive(head)
    if kind is not None:
        raise PackError(f"{name} is {kind}, which is not read. Ask for a zip, or unpack it and give the folder.")
    if looks_like_archive(head, name):
        return "archive"
    if name.lower().endswith(".zip"):
        raise PackError(
            f"{name} is not a zip file, although its name ends so. Download it again, or ask for it again."
        )
    return "files"


def _word(shape: Shape) -> str:
    return {"archive": "archive", "folder": "folder", "files": "file"}[shape]
