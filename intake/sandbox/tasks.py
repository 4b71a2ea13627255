"""The tasks that may run in the sandbox: an explicit list of names, each with the function that does it.

A function takes the descriptor of its input file (open for reading, at its start) and its arguments as JSON
gives them, and returns an object that JSON can hold. A streaming one takes a `Stream` as well. Errors of
`BadInput` are answers; any other exception is a fault of ours and named as such.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Registry:
    """Task names with their functions as `module:function`.

    `prepare` is called once in the fork server, before any task: it imports what tasks need and must start no
    thread. `before` names such functions for single tasks, each called once, before the first task of that name.
    `roots` are further folders to import from (only tests need them).
    """

    functions: Mapping[str, str]
    streaming: frozenset[str] = frozenset()
    prepare: str | None = None
    before: Mapping[str, str] = field(default_factory=dict)
    roots: tuple[Path, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The registry as it is sent to the fork server."""
        return {
            "functions": dict(self.functions),
            "streaming": sorted(self.streaming),
            "prepare": self.prepare,
            "before": dict(self.before),
        }


@dataclass(slots=True)
class Functions:
    """The registry on the other side: names to callables, imported once."""

    found: dict[str, Callable[..., Any]] = field(default_factory=dict)
    streaming: frozenset[str] = frozenset()
    before: dict[str, str] = field(default_factory=dict)

    @classmethod
    def load(cls, sent: Mapping[str, Any]) -> Functions:
        """Import every function of a registry as sent, then prepare."""
        found = {name: named(dotted) for name, dotted in sorted(sent["functions"].items())}
        if sent["prepare"] is not None:
            named(sent["prepare"])()
        return cls(found, frozenset(sent["streaming"]), dict(sent["before"]))

    def prepare_for(self, task: str) -> None:
        """What is prepared once before the first task of that name. A library that does not load or start is left to
        the task itself, whose answer then says so."""
        dotted = self.before.pop(task, None)
        if dotted is not None:
            with suppress(ImportError, OSError, RuntimeError):
                named(dotted)()


def named(dotted: str) -> Callable[..., Any]:
    """The function that `module:function` names."""
    module, _, function = dotted.partition(":")
    found: Callable[..., Any] = getattr(importlib.import_module(module), function)
    return found


_OPENING = {"open_archive": "intake.archive:open_archive", "open_mail": "intake.archive.mail:open_mail"}

ARCHIVE_TASKS = Registry(_OPENING, frozenset(_OPENING))
"""Opening archives and mails alone."""

DOCUMENT_TASKS = Registry(
    {
        **_OPENING,
        "read_document": "intake.reading:read_document",
        "recognise_page": "intake.recognition:recognise_page",
        "render_page": "intake.drawing:render_page",
    },
    frozenset({*_OPENING, "render_page"}),
    prepare="intake.warming:prepare",
    before={"recognise_page": "intake.recognition:prepare"},
)
"""All that the product runs in its sandbox."""

VIEWING_TASKS = Registry(
    {"render_page": "intake.drawing:render_page", "show_place": "intake.surroundings:show_place"},
    frozenset({"render_page"}),
    prepare="intake.surroundings:prepare",
)
"""Showing documents to people: what needs no facts."""
