"""What a person cannot see on a page, and pages whose text cannot be used."""

from __future__ import annotations

import re
from typing import Literal

from intake.readers.pdf.geometry import holds
from intake.readers.pdf.glyphs import Piece
from intake.readers.pdf.marks import UNKNOWN
from intake.readers.pdf.shapes import Shapes
from schemas.types import Box

PageState = Literal["text", "blank", "picture", "gibberish"]
_TINY = 2.0
"""Points; smaller letters are not meant to be read."""
_FEW_LETTERS = 12
_PICTURE_SHARE = 0.2
"""Part of the page that pictures must cover for a page with hardly a letter to be a picture of text."""
_PASTED_SHARE = 0.2
"""Part of the page from which a picture beside text is looked at for more text."""
_SCAN_SHARE, _STAMPED, _LITTLE = 0.6, 90, 200
"""A page that pictures cover this part of is a scan with a stamp or a number on it where it holds fewer letters than
the second; where it holds fewer than the third its picture is looked at all the same."""
_CAPTION = 40
"""Letters printed over a picture from which it is the ground that a text stands on."""
_OUTLINES = 150
"""Paths on a page with hardly a letter that suggest letters drawn as outlines."""
_UNKNOWN_SHARE = 0.3
_NO_LETTER = re.compile(f"[{UNKNOWN}\ue000-\uf8ff]")
_FEWEST_WORDS = 40
_VOWELS = frozenset("aeiouyAEIOUYàâäáéèêëíìîïóòôöúùûü")
_VOWELLED = 0.35
"""Part of the words that hold a vowel in garbled text at most; in real text nearly all do."""


def hidden_positions(pieces: list[Piece], shapes: Shapes, size: tuple[float, float]) -> set[int]:
    """Positions of characters nobody can see: drawn without ink, white on white, tiny, off the page, or under
    an opaque area that was drawn later.

    Text without ink over a picture is a scan's own reading of it, which is what the picture shows.
    """
    wide, high = size
    covers = shapes.covers
    found = set()
    for position, piece in enumerate(pieces):
        if piece.text == " ":
            continue
        x, y = (piece.x0 + piece.x1) / 2, (piece.top + piece.bottom) / 2
        style = piece.style
        if (
            not (0 <= x <= wide and 0 <= y <= high)
            or piece.bottom - piece.top < _TINY
            or (style.invisible and not _over(x, y, shapes.pictures))
            or (covers and piece.number > 0 and _is_covered(piece.number, x, y, covers))
            or (style.white and not _over(x, y, shapes.pictures) and not _over(x, y, shapes.grounds))
        ):
            found.add(position)
    return found


def _is_covered(number: int, x: float, y: float, covers: list[tuple[int, Box]]) -> bool:
    """Whether an opaque area was drawn there after the piece."""
    return any(later > number and holds(box, x, y) for later, box in covers)


def is_own_reading(piece: Piece, shapes: Shapes) -> bool:
    """Whether a piece is part of a scan's own reading of itself: drawn without ink over a picture."""
    if not piece.style.invisible:
        return False
    return _over((piece.x0 + piece.x1) / 2, (piece.top + piece.bottom) / 2, shapes.pictures)


def shows_text(pieces: list[Piece], shapes: Shapes, size: tuple[float, float]) -> bool:
    """Whether a page with text may show more of it in its pictures: a scan whose text is but its own reading, one that
    was stamped, a picture that was put beside the text."""
    page = size[0] * size[1]
    large = [box for box in shapes.pictures if _area(box) >= _PASTED_SHARE * page]
    if not large:
        return False
    read = sum(len(piece.text) for piece in pieces if is_own_reading(piece, shapes))
    printed = sum(len(piece.text) for piece in pieces if not piece.style.invisible)
    if read > printed or (printed < _LITTLE and _is_scan(pieces, shapes, size)):
        return True
    return any(_letters_over(box, pieces) < _CAPTION for box in large)


def _is_scan(pieces: list[Piece], shapes: Shapes, size: tuple[float, float]) -> bool:
    """Whether pictures cover most of the page, and none of its text is a scan's own reading."""
    if any(is_own_reading(piece, shapes) for piece in pieces):
        return False
    return sum(map(_area, shapes.pictures)) > _SCAN_SHARE * size[0] * size[1]


def _letters_over(box: Box, pieces: list[Piece]) -> int:
    return sum(
        len(piece.text) for piece in pieces if holds(box, (piece.x0 + piece.x1) / 2, (piece.top + piece.bottom) / 2)
    )


def _over(x: float, y: float, boxes: list[Box]) -> bool:
    return any(holds(box, x, y) for box in boxes)


def state_of(pieces: list[Piece], words: list[str], shapes: Shapes, size: tuple[float, float]) -> PageState:
    """Whether the page's characters can be read as text."""
    letters = "".join(piece.text for piece in pieces if piece.text != " ")
    if len(letters) < _FEW_LETTERS:
        total = sum(_area(box) for box in shapes.pictures)
        drawn = len(shapes.strokes) + len(shapes.grounds)
        if total > _PICTURE_SHARE * size[0] * size[1] or drawn > _OUTLINES:
            return "picture"
        return "text" if letters else "blank"
    if _is_scan(pieces, shapes, size) and len(letters) < _STAMPED:
        return "picture"
    unknown = 0 if letters.isascii() else len(_NO_LETTER.findall(letters))
    if unknown > _UNKNOWN_SHARE * len(letters):
        return "gibberish"
    plain = [word for word in words if len(word) > 2 and word.isascii() and word.isalpha()]
    vowelled = sum(1 for word in plain if not _VOWELS.isdisjoint(word)) if len(plain) >= _FEWEST_WORDS else len(plain)
    if vowelled < _VOWELLED * len(plain):
        return "gibberish"
    return "text"


def _area(box: Box) -> float:
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])
