"""Characters to words, split exactly where pdfplumber's `extract_words` splits them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from intake.readers.pdf.glyphs import X_TOLERANCE, Piece
from intake.readers.pdf.marks import SOFT_HYPHEN
from schemas.types import Box

Y_TOLERANCE = 3.0
"""Points; pdfplumber's own, so that a cited box holds whole words by its reckoning too."""
_PRINTED_GAP = 0.12
"""Part of the font size from which a gap inside such a word is read as a space."""


@dataclass(slots=True)
class PageWord:
    """A word on its page. `marked` words hold a tick mark that the page draws in another way and cannot be
    cited; `base` is the height of the line the letters stand on; `runs_on` says that a soft hyphen ends it."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    bold: bool = False
    hidden: bool = False
    marked: bool = False
    font: str = ""
    base: float = 0.0
    runs_on: bool = False

    @property
    def box(self) -> Box:
        return (self.x0, self.top, self.x1, self.bottom)

    @property
    def size(self) -> float:
        """The font size in points."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def words_of(pieces: list[Piece], hidden: set[int] | None = None) -> list[PageWord]:
    """The words from top to bottom and left to right. `hidden` holds positions in `pieces` nobody can see."""
    unseen = {id(pieces[position]) for position in hidden} if hidden else set()
    found: list[PageWord] = []
    for row in _rows(pieces):
        row.sort(key=attrgetter("x0"))
        run: list[Piece] = []
        for piece in row:
            if piece.text == " ":
                _finish(run, unseen, found)
                run = []
                continue
            if run and _splits(run[-1], piece, unseen):
                _finish(run, unseen, found)
                run = []
            run.append(piece)
        _finish(run, unseen, found)
    return found


def _rows(pieces: list[Piece]) -> list[list[Piece]]:
    """Pieces whose tops follow each other within the tolerance, as pdfplumber clusters characters."""
    rows: list[list[Piece]] = []
    last = float("-inf")
    for piece in sorted(pieces, key=attrgetter("top")):
        if piece.top > last + Y_TOLERANCE:
            rows.append([])
        rows[-1].append(piece)
        last = piece.top
    return rows


def _splits(before: Piece, after: Piece, unseen: set[int]) -> bool:
    return (
        before.tail
        or after.lead
        or after.x0 > before.x1 + X_TOLERANCE
        or abs(after.top - before.top) > Y_TOLERANCE
        or (id(before) in unseen) != (id(after) in unseen)
        or before.printed != after.printed
    )


def _finish(run: list[Piece], unseen: set[int], found: list[PageWord]) -> None:
    if not run:
        return
    first = run[0]
    text, top, x1, bottom = first.text, first.top, first.x1, first.bottom
    if len(run) > 1:
        for before, after in pairwise(run):
            if after.spaced and after.x0 - before.x1 > _PRINTED_GAP * (after.bottom - after.top):
                text += " "
            text += after.text
            top, x1, bottom = min(top, after.top), max(x1, after.x1), max(bottom, after.bottom)
    face = first.style.face
    runs_on = text[-1] == SOFT_HYPHEN
    if SOFT_HYPHEN in text:
        text = text.replace(SOFT_HYPHEN, "")
        if not text:
            return
    hidden, marked = id(first) in unseen, not first.printed
    found.append(PageWord(text, first.x0, top, x1, bottom, face.bold, hidden, marked, face.name, first.base, runs_on))
