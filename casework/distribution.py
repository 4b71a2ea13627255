"""What is installed: this program's version and the libraries it depends on.

A source tree that is run without being installed is described by its own pyproject.toml.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

NAME = "tender-intake"
_PYPROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"


def tool_version() -> str:
    """The version, as results state it."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(NAME)
    except PackageNotFoundError:
        return str(_project()["version"])


def required_libraries() -> tuple[str, ...]:
    """The names of the libraries it cannot do without, sorted; extras left out."""
    from importlib.metadata import PackageNotFoundError, requires

    try:
        listed = requires(NAME) or []
    except PackageNotFoundError:
        listed = list(_project()["dependencies"])
    return tuple(sorted({_library(line) for line in listed if "extra ==" not in line}))


def installed_version(library: str) -> str | None:
    """A library's version; None when it is not installed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(library)
    except PackageNotFoundError:
        return None


def _library(requirement: str) -> str:
    return re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0]


def _project() -> dict[str, Any]:
    import tomllib

    project: dict[str, Any] = tomllib.loads(_PYPROJECT.read_text(encoding="utf-8"))["project"]
    return project
