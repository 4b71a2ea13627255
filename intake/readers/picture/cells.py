"""Cells of a ruled table that were read badly, read again by themselves.

Where some cells of a row hold one line of words and others two, a reader of whole pages takes the row for one line and
makes nonsense of the others. A cell alone is read as it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median

from intake.readers.picture.letters import Letters, PixelBox, SeenWord
from intake.readers.picture.rulings import Rulings

_DOUBTFUL = 0.6
"""Confidence of a word below which its cell is looked at."""
_PLAINLY_SURER = 0.15
_INSET = 1.5
"""Points from a rule to what is read."""
_LEAST_LINES, _MOST_LINES = 1.7, 8.0
"""Heights of a line that a cell is high, so that it may hold two and is no field of running text."""
_WIDEST = 0.6
"""Part of the page's width from which a cell is no cell of a table with columns."""
_MOST = 40
"""Cells of one page that are read again."""
_SLACK = 3.0
"""Points by which a rule may end before the corner of a cell."""


def with_cells_read_again(
    letters: Letters, found: Sequence[SeenWord], rulings: Rulings, scale: float
) -> list[SeenWord]:
    """The words, those of doubtful cells replaced where the cell by itself is read plainly surer. `scale` is pixels a
    point."""
    if not found:
        return []
    line = median(word.box[3] - word.box[1] for word in found) / scale
    wide = letters.picture.shape[1] / scale
    words = list(found)
    cells = (_cell(word, rulings, scale) for word in found if word.confidence < _DOUBTFUL)
    for cell in list(dict.fromkeys(cell for cell in cells if cell is not None))[:_MOST]:
        x0, top, x1, bottom = cell
        if not _LEAST_LINES * line <= bottom - top <= _MOST_LINES * line or x1 - x0 > _WIDEST * wide:
            continue
        inside = [word for word in words if _holds(cell, word, scale)]
        again = letters.read("block", _pixels(cell, scale))
        if _sureness(again) > _sureness(inside) + _PLAINLY_SURER:
            words = [word for word in words if word not in inside] + again
    return words


def _cell(word: SeenWord, rulings: Rulings, scale: float) -> tuple[float, float, float, float] | None:
    """The place between the rules around a word, in points; None when it is open on a side."""
    x = (word.box[0] + word.box[2]) / 2 / scale
    y = (word.box[1] + word.box[3]) / 2 / scale
    tall = [place for place, start, end in rulings.tall if start - _SLACK <= y <= end + _SLACK]
    flat = [place for place, start, end in rulings.flat if start - _SLACK <= x <= end + _SLACK]
    left, right = _around(tall, x)
    top, bottom = _around(flat, y)
    if left is None or right is None or top is None or bottom is None:
        return None
    return (left, top, right, bottom)


def _around(places: Iterable[float], at: float) -> tuple[float | None, float | None]:
    """The nearest place before and the nearest after."""
    ordered = sorted(places)
    return (
        max((place for place in ordered if place < at), default=None),
        min((place for place in ordered if place > at), default=None),
    )


def _pixels(cell: tuple[float, float, float, float], scale: float) -> PixelBox:
    x0, top, x1, bottom = cell
    return (
        round((x0 + _INSET) * scale), round((top + _INSET) * scale),
        round((x1 - _INSET) * scale), round((bottom - _INSET) * scale),
    )


def _holds(cell: tuple[float, float, float, float], word: SeenWord, scale: float) -> bool:
    x = (word.box[0] + word.box[2]) / 2 / scale
    y = (word.box[1] + word.box[3]) / 2 / scale
    return cell[0] <= x <= cell[2] and cell[1] <= y <= cell[3]


def _sureness(words: Sequence[SeenWord]) -> float:
    """Of the words on average by their letters; nought where there are none."""
    letters = sum(len(word.text) for word in words)
    return sum(len(word.text) * word.confidence for word in words) / letters if letters else 0.0
