"""Pages set sideways: read as if turned upright, then every box put back where the page shows it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from intake.located import Block, Cell, Field, Paragraph, Table, Text, Word
from intake.readers.pdf.geometry import Frame
from intake.readers.pdf.glyphs import Piece
from schemas.types import Box

_FEWEST_LETTERS = 40
_MOST = 3
"""How many times as many letters must run another way as run upright."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A page as displayed and the same page as it is read."""

    shown: Frame
    read: Frame

    def box(self, box: Box) -> Box:
        """A box of the reading as a box of the display."""
        return self.shown.box(*self.read.rectangle(box))

    def text(self, text: Text) -> Text:
        """The text with its boxes on the display."""
        words = tuple(Word(word.start, word.end, self.box(word.box)) for word in text.words)
        return replace(text, words=words, box=None if text.box is None else self.box(text.box))

    def block(self, block: Block) -> Block:
        """The block with its boxes on the display."""
        if isinstance(block, Paragraph):
            return replace(block, text=self.text(block.text), lines=tuple(map(self.text, block.lines)))
        if isinstance(block, Table):
            return replace(block, rows=tuple(tuple(map(self._cell, row)) for row in block.rows))
        assert isinstance(block, Field)
        box = None if block.box is None else self.box(block.box)
        return replace(block, text=self.text(block.text), box=box)

    def _cell(self, cell: Cell) -> Cell:
        return replace(cell, text=self.text(cell.text))


def turn_of(frame: Frame, upright: list[Piece], turned: list[Piece]) -> Turn | None:
    """How to turn the page so that most of its letters stand upright; None when they do."""
    letters = [0, 0, 0, 0]
    for piece in turned:
        letters[piece.style.quarter] += len(piece.text)
    most = max(range(4), key=lambda quarter: letters[quarter])
    standing = sum(len(piece.text) for piece in upright if piece.text != " ")
    if most == 0 or letters[most] < _FEWEST_LETTERS or letters[most] < _MOST * standing:
        return None
    return Turn(frame, replace(frame, turns=(frame.turns - most) % 4))
