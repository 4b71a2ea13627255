"""The tasks that may run in the sandbox: an explicit list of names, each with the function that does it.

A function takes the descriptor of its input file (open for reading, at its start) and its arguments as JSON
gives them, and returns an object that JSON can hold. A streaming one takes a `Stream` as well. Errors of
`BadInput` are answers; any other exception is a fault of ours and named as such.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Registry:
    """Task names with their functions as `module:function`.

    `prepare` is called once in the fork server, before any task: it imports what tasks need and must start no
    thread. `roots` are further folders to import from (only tests need them).
    """

    functions: Mapping[str, str]
    streaming: frozenset[str] = frozenset()
    prepare: str | None = None
    roots: tuple[Path, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The registry as it is sent to the fork server."""
        return {"functions": dict(self.functions), "streaming": sorted(self.streaming), "prepare": self.prepare}


@dataclass(slots=True)
class Functions:
    """The registry on the other side: names to callables, imported once."""

    found: dict[str, Callable[..., Any]] = field(default_factory=dict)
    streaming: frozenset[str] = frozenset()

    @classmethod
    def load(cls, sent: Mapping[str, Any]) -> Functions:
        """Import every function of a registry as sent, then prepare."""
        found = {name: named(dotted) for name, dotted in sorted(sent["functions"].items())}
        if sent["prepare"] is not None:
            named(sent["prepare"])()
        return cls(found, frozenset(sent["streaming"]))


def named(dotted: str) -> Callable[..., Any]:
    """The function that `module:function` names."""
    module, _, function = dotted.partition(":")
    found: Callable[..., Any] = getattr(importlib.import_module(module), function)
    return found


ARCHIVE_TASKS = Registry({"open_archive": "intake.archive:open_archive"}, frozenset({"open_archive"}))
"""Opening archives alone, without any reader."""

DOCUMENT_TASKS = Registry(
    {
        "open_archive": "intake.archive:open_archive",
        "read_document": "intake.reading:read_document",
        "render_page": "intake.drawing:render_page",
    },
    frozenset({"open_archive", "render_page"}),
    prepare="intake.warming:prepare",
)
"""All that the product runs in its sandbox."""
