"""Pages set sideways: read as if turned upright, then every box put back where the page shows it."""

from __future__ import annotations

from dataclasses import dataclass, replace

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

    @property
    def shown_size(self) -> tuple[float, float]:
        """Width and height of the page as displayed."""
        return self.shown.size

    @property
    def quarter(self) -> int:
        """By how many quarters clockwise the page shows its lines turned."""
        return (self.shown.turns - self.read.turns) % 4

    def box(self, box: Box) -> Box:
        """A box of the reading as a box of the display."""
        return self.shown.box(*self.read.rectangle(box))


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
