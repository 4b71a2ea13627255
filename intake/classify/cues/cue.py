"""How one kind of document shows itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

Weighted = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Cues:
    """How one kind shows itself.

    `titles` count where titles stand (the first lines, headings, running heads). `not_titles` take a title back when
    they match the same line. `peculiar` phrases hardly occur in other kinds and count at any length; `usual` ones do
    occur elsewhere and count the more the shorter the document is. `columns` are words of table heads (two in one
    table count). `names` and `folders` are matched against the file's name and the names of its folders.
    """

    titles: Weighted = ()
    not_titles: tuple[str, ...] = ()
    peculiar: Weighted = ()
    usual: Weighted = ()
    columns: tuple[str, ...] = ()
    names: Weighted = ()
    folders: Weighted = ()


def patterns_of(cues: Cues) -> Iterator[str]:
    """Every pattern of a kind's cues."""
    for weighted in (cues.titles, cues.peculiar, cues.usual, cues.names, cues.folders):
        yield from (pattern for pattern, _ in weighted)
    yield from (*cues.not_titles, *cues.columns)
