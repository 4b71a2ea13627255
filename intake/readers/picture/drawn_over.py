"""Boxes that a pen has drawn over so heavily that they are no boxes any more: where a column of boxes has a gap, what
was read as a scrap of letters in it is a mark."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from intake.recognised import RecognisedBox, RecognisedWord

CONFIDENCE = 0.78
"""Of a mark that is known by its place alone: above what a person must look at, below every mark that was seen."""

_LONGEST_SCRAP = 4
_SURE = 0.75
_TALL = 1.3
"""A pen goes beyond the box it crosses out; a word of print is no higher than the box beside it."""
_SAME_COLUMN = 3.0
_LEFT, _RIGHT = 8.0, 5.0
"""How far a scrap may begin to the left or right of its column's boxes: a pen begins before and ends after the box."""
_SAME_TEXT = 6.0
_FURTHEST_TEXT = 30.0
"""Points between a box and the words that it stands for, at most."""
_LEAST = 2


@dataclass(frozen=True, slots=True)
class _Column:
    """Boxes below one another: where they begin, how wide and high they are, where the words beside them begin."""

    x: float
    wide: float
    high: float
    text_x: float


def with_drawn_over(
    words: Sequence[RecognisedWord], boxes: Sequence[RecognisedBox]
) -> tuple[list[RecognisedWord], list[RecognisedBox]]:
    """The words without the scraps that stand in place of a box, and the boxes with a ticked one for each."""
    columns = _columns(words, boxes)
    kept: list[RecognisedWord] = []
    found: list[RecognisedBox] = []
    for word in words:
        column = next((one for one in columns if _is_scrap(word, one, words, boxes)), None)
        if column is None:
            kept.append(word)
            continue
        middle = (word.box[1] + word.box[3]) / 2
        place = (column.x, middle - column.high / 2, column.x + column.wide, middle + column.high / 2)
        found.append(RecognisedBox(place, True, CONFIDENCE))
    return kept, [*boxes, *found]


def _columns(words: Sequence[RecognisedWord], boxes: Sequence[RecognisedBox]) -> list[_Column]:
    groups: list[list[RecognisedBox]] = []
    for box in sorted(boxes, key=lambda one: one.box[0]):
        if groups and box.box[0] - groups[-1][0].box[0] <= _SAME_COLUMN:
            groups[-1].append(box)
        else:
            groups.append([box])
    found = []
    for group in groups:
        beside = [x for box in group if (x := _text_beside(box, words)) is not None]
        if len(group) >= _LEAST and len(beside) >= _LEAST:
            found.append(_Column(
                median(one.box[0] for one in group), median(one.box[2] - one.box[0] for one in group),
                median(one.box[3] - one.box[1] for one in group), median(beside),
            ))
    return found


def _text_beside(box: RecognisedBox, words: Iterable[RecognisedWord]) -> float | None:
    """Where the words to the right of a box begin."""
    right = [word.box[0] for word in words
             if _on_line(word, (box.box[1] + box.box[3]) / 2) and 0 <= word.box[0] - box.box[2] <= _FURTHEST_TEXT]
    return min(right, default=None)


def _on_line(word: RecognisedWord, y: float) -> bool:
    return word.box[1] <= y <= word.box[3]


def _is_scrap(
    word: RecognisedWord, column: _Column, words: Sequence[RecognisedWord], boxes: Sequence[RecognisedBox]
) -> bool:
    """Whether a word stands where a box of the column should: no box is there, and the words that the box stands for
    begin where they do beside the others."""
    if len(word.text) > _LONGEST_SCRAP or word.confidence >= _SURE or word.box[3] - word.box[1] < _TALL * column.high:
        return False
    if not -_LEFT <= word.box[0] - column.x <= _RIGHT or word.box[2] > column.text_x + _SAME_TEXT / 2:
        return False
    middle = (word.box[1] + word.box[3]) / 2
    if any(abs(one.box[0] - column.x) <= _SAME_COLUMN and one.box[1] - 1 <= middle <= one.box[3] + 1 for one in boxes):
        return False
    return any(_on_line(other, middle) and abs(other.box[0] - column.text_x) <= _SAME_TEXT
               for other in words if other is not word)
