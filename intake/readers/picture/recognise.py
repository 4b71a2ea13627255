"""One page as a picture, from pixels to words, rules and boxes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from intake.readers.picture import faces
from intake.readers.picture.boxes import MARGIN, TickBox, tick_boxes, without_boxes
from intake.readers.picture.drawn_over import with_drawn_over
from intake.readers.picture.letters import Letters, SeenWord
from intake.readers.picture.levels import Grey, without_dark_areas
from intake.readers.picture.rulings import Rulings, rulings_of, without_rules
from intake.readers.picture.signatures import with_signatures
from intake.readers.picture.straightening import Square, Straight, looks_upright, quarters_of, straightened
from intake.readers.picture.words import words_of
from intake.recognised import (
    LONGEST_WORD,
    MAX_BOXES,
    MAX_RULES,
    MAX_WORDS,
    Matrix,
    RecognisedBox,
    RecognisedPage,
    RecognisedWord,
)


def recognise(
    grey: Grey, points: tuple[float, float], shown: tuple[float, float], *, stated: bool = True
) -> RecognisedPage:
    """What is printed on a picture of a page.

    `points` is the size of the picture in points, `shown` that of the page as displayed. `stated`: the first is known,
    not assumed. Raises Unreadable when letters cannot be read here.
    """
    cleared = _cleared(straightened(grey, points, stated=stated))
    letters, first = _first_look(cleared)
    if not looks_upright(first) and (turn := quarters_of(cleared.straight)) != cleared.straight.turn:
        cleared = _cleared(straightened(grey, points, stated=stated, turn=turn))
        letters, first = _first_look(cleared)
    straight, picture, rulings, boxes = cleared.straight, cleared.picture, cleared.rulings, cleared.boxes
    scale = straight.scale
    seen = [word for word in words_of(letters, first, rulings, scale) if not _remains(word, boxes, scale)]
    words, found = with_drawn_over(_words(seen, picture, scale), list(map(_box, boxes)))
    words = with_signatures(words, picture, scale)
    return RecognisedPage(
        straight.size,
        shown,
        _to_shown(straight, grey.shape, shown),
        tuple(words[:MAX_WORDS]),
        rulings.flat[:MAX_RULES],
        rulings.tall[:MAX_RULES],
        tuple(found[:MAX_BOXES]),
    )


@dataclass(frozen=True, slots=True)
class _Cleared:
    """A page of which rules, boxes and dark areas were noted and taken off the `picture`, so that letters are left."""

    straight: Straight
    picture: Grey
    rulings: Rulings
    boxes: list[TickBox]


def _cleared(straight: Straight) -> _Cleared:
    picture, _ = without_dark_areas(straight.picture, straight.scale)
    rulings = rulings_of(picture, straight.scale)
    picture = without_rules(picture, rulings, straight.scale)
    boxes = tick_boxes(picture, straight.scale)
    return _Cleared(straight, without_boxes(picture, boxes, straight.scale), rulings, boxes)


def _first_look(cleared: _Cleared) -> tuple[Letters, list[SeenWord]]:
    letters = Letters(cleared.picture, cleared.straight.scale * 72)
    return letters, letters.read()


def _remains(word: SeenWord, boxes: list[TickBox], scale: float) -> bool:
    """Whether a word is but what was left of a box's edge."""
    if len(word.text) > 2:
        return False
    x, y = (word.box[0] + word.box[2]) / 2 / scale, (word.box[1] + word.box[3]) / 2 / scale
    return any(
        one.ink[0] - MARGIN <= x <= one.ink[2] + MARGIN and one.ink[1] - MARGIN <= y <= one.ink[3] + MARGIN
        for one in boxes
    )


def _words(found: list[SeenWord], picture: Grey, scale: float) -> list[RecognisedWord]:
    """The words with their boxes set to the height of their font, from the top down."""
    measures = [faces.measure(word, picture) for word in found]
    sizes, heavy = faces.faces(measures, [word.box for word in found], [word.text for word in found])
    words = []
    for word, one, size, is_bold in zip(found, measures, sizes, heavy, strict=True):
        base = one.base if one.size is not None else one.base + 0.3 * size
        x0, _, x1, _ = word.box
        bottom = base + faces.DESCENT * size
        box = (x0 / scale, (bottom - size) / scale, x1 / scale, bottom / scale)
        words.append(RecognisedWord(word.text[:LONGEST_WORD], box, base / scale, is_bold, max(0.0, word.confidence)))
    return sorted(words, key=lambda word: (word.box[1], word.box[0]))


def _box(one: TickBox) -> RecognisedBox:
    x0, y0, x1, y1 = map(float, one.box)
    return RecognisedBox((x0, y0, x1, y1), one.ticked, one.confidence)


def _to_shown(straight: Straight, shape: tuple[int, ...], shown: tuple[float, float]) -> Matrix:
    high, wide = shape[:2]
    matrix: Square = np.diag([shown[0] / wide, shown[1] / high, 1.0]) @ straight.to_source
    matrix = matrix / matrix[2, 2]
    a, b, c, d, e, f, g, h, i = (float(number) for number in matrix.ravel())
    return (a, b, c, d, e, f, g, h, i)
