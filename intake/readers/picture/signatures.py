"""Signatures written by hand: ink that is no print, where a form asks for one."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from intake.readers.picture.components import components_of
from intake.readers.picture.levels import INK, Grey
from intake.readers.signing import CONFIDENCE, MARK
from intake.recognised import RecognisedWord
from schemas.types import Box

_ASKED = re.compile(r"^\W*(?:sign|signed|signature|signatory)\b", re.IGNORECASE)
_LEAST_WIDE, _LEAST_HIGH, _MOST_WIDE, _MOST_HIGH = 6.0, 5.0, 300.0, 90.0
"""Points of one stroke of a pen."""
_LONGEST_LABEL = 8
"""Words on the line of a label; more are a sentence that speaks of signing."""
_BESIDE, _BELOW = 320.0, 48.0
"""Points within which a signature stands to the right of its label or below it."""
_LEAST = 25.0
"""Points that the strokes of a signature are wide together."""
_COVERED = 0.5
_PRINTED = 0.75
"""Words at least so sure are print, whatever stands there."""
_SPACE = 1.2
"""Parts of their height that two words of a label stand apart, at most."""


def with_signatures(words: Sequence[RecognisedWord], even: Grey, scale: float) -> list[RecognisedWord]:
    """The words, and a mark for each signature beside or below a label that asks for one, in place of what letters it
    was taken for. `even` is the page without its rules and boxes, `scale` its pixels a point."""
    asked = [(word, _on_its_line(word, words)) for word in words if _ASKED.match(word.text)]
    labels = [_label(word, line) for word, line in asked if len(line) <= _LONGEST_LABEL]
    if not labels:
        return list(words)
    printed = [word for word in words if word.confidence >= _PRINTED]
    strokes = _strokes(printed, even, scale)
    places: list[Box] = []
    for label in labels:
        place = _signature(label, printed, strokes)
        if place is not None and not any(_overlap(place, other) for other in places):
            places.append(place)
    kept = [word for word in words if word in printed or not any(_covers(place, word.box) for place in places)]
    marks = [RecognisedWord(MARK, place, place[3], False, CONFIDENCE) for place in places]
    return sorted([*kept, *marks], key=lambda word: (word.box[1], word.box[0]))


def _on_its_line(word: RecognisedWord, words: Sequence[RecognisedWord]) -> list[RecognisedWord]:
    return [other for other in words if other.box[1] < _middle(word.box) < other.box[3]]


def _label(word: RecognisedWord, line: Sequence[RecognisedWord]) -> Box:
    """The bounds of the words up to this one that stand a space apart from each other."""
    x0, top, x1, bottom = word.box
    for other in sorted(line, key=lambda one: -one.box[0]):
        if other.box[0] < x0 and x0 - other.box[2] <= _SPACE * (bottom - top):
            x0 = other.box[0]
    return (x0, top, x1, bottom)


def _strokes(words: Sequence[RecognisedWord], even: Grey, scale: float) -> list[Box]:
    """Connected ink of a pen's size that no word covers, in points."""
    pieces = components_of(even < INK)
    wide, high = pieces.wide / scale, pieces.high / scale
    wanted = (wide >= _LEAST_WIDE) & (high >= _LEAST_HIGH) & (wide <= _MOST_WIDE) & (high <= _MOST_HIGH)
    places = [
        (pieces.x0[at] / scale, pieces.y0[at] / scale, pieces.x1[at] / scale, pieces.y1[at] / scale)
        for at in np.flatnonzero(wanted)
    ]
    boxes = [(float(x0), float(y0), float(x1), float(y1)) for x0, y0, x1, y1 in places]
    return [box for box in boxes if sum(_overlap(box, word.box) for word in words) < _COVERED * _area(box)]


def _signature(label: Box, words: Sequence[RecognisedWord], strokes: Sequence[Box]) -> Box | None:
    """The bounds of the strokes that stand where the label asks for a signature, where they are as wide as one."""
    x0, top, x1, bottom = label
    lower = min(
        (word.box[1] for word in words if word.box[1] > bottom and word.box[0] < x1 + _BESIDE and word.box[2] > x0),
        default=bottom + _BELOW,
    )
    near = [
        stroke
        for stroke in strokes
        if x0 - 12 <= stroke[0] <= x1 + _BESIDE
        and top - (bottom - top) * 2 <= _middle(stroke) <= min(bottom + _BELOW, lower + (bottom - top))
    ]
    if not near:
        return None
    place = (
        min(stroke[0] for stroke in near), min(stroke[1] for stroke in near),
        max(stroke[2] for stroke in near), max(stroke[3] for stroke in near),
    )
    return place if place[2] - place[0] >= _LEAST else None


def _covers(place: Box, box: Box) -> bool:
    return _overlap(place, box) > _COVERED * _area(box)


def _middle(box: Box) -> float:
    return (box[1] + box[3]) / 2


def _area(box: Box) -> float:
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


def _overlap(one: Box, other: Box) -> float:
    return _area((max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])))
