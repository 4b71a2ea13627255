"""The configured frameworks: one YAML file each, beside this module."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from rules.assembly import framework
from rules.library import files, library, require
from rules.model import Framework
from schemas.errors import UnknownFramework
from schemas.loader import load_located

FOLDER = Path(__file__).parent


def ids(folder: Path = FOLDER) -> tuple[str, ...]:
    """The ids of the configured frameworks, sorted: a framework's file is named after it."""
    return tuple(sorted(file.stem for file in folder.glob("*.yml")))


@cache
def load(framework_id: str, folder: Path = FOLDER) -> Framework:
    """The framework of that id, validated and complete. UnknownFramework when there is none; ConfigurationError, with
    file, line and key, when its file or a shared block is wrong."""
    if framework_id not in ids(folder):
        raise UnknownFramework(f"There is no framework {framework_id!r}. The frameworks are: {', '.join(ids(folder))}.")
    located = load_located(folder / f"{framework_id}.yml")
    require(located, "framework")
    return framework(located.value, library(), located.file.name)


@cache
def digest(framework_id: str, folder: Path = FOLDER) -> str:
    """SHA-256 over the framework's file and the shared blocks: two judgements under the same digest were made by the
    same rules."""
    together = hashlib.sha256()
    for file in (folder / f"{framework_id}.yml", *files()):
        together.update(f"{file.name} {hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return together.hexdigest()
