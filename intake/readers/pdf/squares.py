"""Tick boxes that are drawn with lines: small squares, empty or with a cross, a tick or a letter inside."""

from __future__ import annotations

from intake.located import EMPTY_BOX, TICKED_BOX
from intake.readers.pdf.geometry import holds, middle
from intake.readers.pdf.shapes import Shapes
from intake.readers.pdf.words import PageWord
from schemas.types import Box

_CROSSES = frozenset("xX✓✔✗✘×√vV/■▪◼◾⬛●•") | {TICKED_BOX}

_WIDEST = 25.0
"""Points; no drawn box is wider."""


def drawn_boxes(shapes: Shapes, words: list[PageWord], widgets: list[Box]) -> tuple[list[PageWord], list[PageWord]]:
    """Marks for the page's drawn squares, and the words without the letters that tick them.

    Squares that touch each other are a grid for single letters, and those under a form field are the field's
    frame.
    """
    squares = _alone(_distinct(shapes.squares))
    marks = []
    taken: set[int] = set()
    for square in squares:
        if any(holds(widget, *middle(square)) for widget in widgets):
            continue
        inside = [word for word in words if holds(square, *middle(word.box))]
        if any(word.text not in _CROSSES for word in inside):
            continue
        taken.update(id(word) for word in inside)
        stroked = any(
            holds(square, *middle(stroke)) and (stroke[2] - stroke[0]) >= 0.3 * (square[2] - square[0])
            for stroke in shapes.strokes
        )
        height = square[3] - square[1]
        marks.append(
            PageWord(
                TICKED_BOX if inside or stroked else EMPTY_BOX,
                square[0],
                square[1],
                square[2],
                square[1] + height,
                marked=True,
            )
        )
    return marks, [word for word in words if id(word) not in taken]


def _distinct(squares: list[Box]) -> list[Box]:
    """The squares, of those within one another the one that begins first from the left: the frame and not its blot."""
    found: list[Box] = []
    first = 0
    for square in sorted(squares):
        while first < len(found) and found[first][0] < square[0] - _WIDEST:
            first += 1
        if not any(holds(other, *middle(square)) for other in found[first:]):
            found.append(square)
    return found


def _alone(squares: list[Box]) -> list[Box]:
    """The squares that touch no other, from the top down."""
    squares = sorted(squares, key=lambda square: square[1])
    touched: set[int] = set()
    for number, square in enumerate(squares):
        for other in range(number + 1, len(squares)):
            if squares[other][1] > square[3] + 1:
                break
            if _touch(square, squares[other]):
                touched |= {number, other}
    return [square for number, square in enumerate(squares) if number not in touched]


def _touch(one: Box, other: Box) -> bool:
    return one[0] <= other[2] + 1 and other[0] <= one[2] + 1 and one[1] <= other[3] + 1 and other[1] <= one[3] + 1
