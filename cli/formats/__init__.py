"""How a result is written: one format a file. Each writer is `(assessments, Presentation) -> str`."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence

from cli.formats.presentation import Presentation
from schemas.types import Assessment

Writer = Callable[[Sequence[Assessment], Presentation], str]

FORMATS: dict[str, str] = {
    "human": "cli.formats.human:write",
    "json": "cli.formats.machine:write_json",
    "jsonl": "cli.formats.machine:write_jsonl",
    "junit": "cli.formats.junit:write",
    "sarif": "cli.formats.sarif:write",
}


def writer(name: str) -> Writer:
    """The writer of a format of FORMATS, imported now."""
    module, _, function = FORMATS[name].partition(":")
    found: Writer = getattr(importlib.import_module(module), function)
    return found
