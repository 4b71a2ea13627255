"""Moulds and casts: markup that a form repeats over and over, read once, and the words poured into it each time.

A mould is what the reader makes of a paragraph, cell or row whatever its words are; a cast is a mould with the words of
one place. Only markup whose reading cannot depend on its words has a mould.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from intake.readers import ticks
from intake.readers.docx.shapes import Shape
from intake.readers.docx.styles import Style

CAST = "cast"
"""The attribute that stands in the thinned XML on an element whose content was taken out: its place in the list of
casts."""

Piece = int | str | tuple[int, str]
"""What a paragraph shows: a constant, the words of a number, or those in the symbol font named."""


@dataclass(frozen=True, slots=True)
class LineMould:
    """A paragraph: the pieces that it shows and those that nobody sees, in order, and the flags it raises. Of its words
    `light` are not bold and `struck` are struck out; `bare` is set when something else shown is not bold."""

    style: Style
    pieces: tuple[Piece, ...]
    unseen: tuple[Piece, ...] = ()
    flags: frozenset[str] = frozenset()
    struck: tuple[int, ...] = ()
    light: tuple[int, ...] = ()
    bare: bool = False
    has_control: bool = False

    def all_bold(self, words: Sequence[str]) -> bool:
        """Whether all that can be seen of it is bold."""
        return not self.bare and not any(words[place].strip() for place in self.light)


@dataclass(frozen=True, slots=True)
class CellMould:
    """A table cell without tables in it, and of how many words. `brief` is its paragraph, where it is a single one
    without number or hidden text; `only` the number of the words it consists of, where they are all of it, else -1."""

    shape: Shape
    lines: tuple[LineMould, ...]
    words: int
    brief: LineMould | None = None
    only: int = -1


@dataclass(frozen=True, slots=True)
class RowMould:
    """A table's row: grid columns left free before it, whether it is hidden, its cells, each with the number of its
    first words. `plain` when no cell spans or merges, it is seen and no column is left free."""

    before: int
    hidden: bool
    cells: tuple[tuple[int, CellMould], ...] = ()
    plain: bool = False


Mould = LineMould | CellMould | RowMould
MouldT = TypeVar("MouldT", bound=Mould)


@dataclass(slots=True)
class Cast(Generic[MouldT]):
    """A mould with the words of one place, in document order."""

    mould: MouldT
    words: Sequence[str]


def filled(pieces: tuple[Piece, ...], words: Sequence[str]) -> list[str]:
    """The pieces with their words."""
    return [
        words[piece]
        if isinstance(piece, int)
        else piece
        if isinstance(piece, str)
        else ticks.symbols(words[piece[0]], piece[1])
        for piece in pieces
    ]
