"""From what the engine saw to words: cut where rules and wide gaps part them, missed ones looked for, figures looked at
twice, what is no word left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
from PIL import Image

from intake.readers.picture.components import components_of
from intake.readers.picture.letters import Letters, PixelBox, SeenWord, Symbol
from intake.readers.picture.levels import INK, Grey
from intake.readers.picture.rulings import Rulings
from intake.readers.picture.spelling import tidied

SECOND_SCALE = 0.72
"""Part of the resolution at which words are looked at a second time: mistakes seldom repeat themselves there."""
_DOUBTFUL = 0.85
"""Words less sure are looked at again; so is every figure."""
_DISAGREED = 0.6
"""Confidence of a word that was read differently the second time: below what rules take as read."""
_SURE = 0.97
_GARBAGE, _LEAST_SYMBOL = 0.12, 0.5
_TALLEST, _LEAST_HEIGHT, _LEAST_AREA = 40.0, 3.2, 1.3
"""Points; ink between these heights may be a letter, and of at least this area (square points) a dash."""
_DASH = (2.2, 2.6)
_SPACE, _SPACE_BY_SIGNS = 0.33, 0.75
"""Part of a word's height from which white between two letters is a space; beside signs, which stand in the middle of
wide boxes in typewriters' faces, it must be more."""
_FAINT = 185
_LEAST_INK, _LEAST_INK_SHARE = 8, 0.015
"""Pixels darker than that which a word has at least, and their part of its bounds."""
_MOST_LOOKS = 80
"""Missed or doubtful stretches of one page that are looked at again."""
_NEAR = 1.1
"""Parts of the height between two pieces of ink that are one stretch."""
_FIGURE = re.compile(r"\d")
_ONLY_SIGNS = re.compile(r"^[\W_]+$")
_KEPT_SIGNS = frozenset("-–—&£$€+=%/•·*#§©@")
_BAR = frozenset("|¦")


def words_of(cleaned: Grey, rulings: Rulings, scale: float) -> list[SeenWord]:
    """The words of a page without its rules and boxes. `scale` is pixels a point."""
    dpi = scale * 72
    letters = Letters(cleaned, dpi)
    found = [part for word in letters.read() for part in _cut(word, cleaned, rulings, scale)]
    found = [word for word in found if _is_word(word, scale) and _is_printed(word, cleaned)]
    found += _missed(letters, cleaned, found, scale)
    found = _second_look(cleaned, found, dpi)
    return tidied([word for word in found if word.confidence >= _GARBAGE])


def _cut(word: SeenWord, cleaned: Grey, rulings: Rulings, scale: float) -> list[SeenWord]:
    """The word cut where an upright rule stands between two of its letters, or a gap as wide as a space."""
    parts: list[list[Symbol]] = [[word.symbols[0]]]
    for before, after in pairwise(word.symbols):
        signs = not (before.text.isalnum() and after.text.isalnum())
        space = _SPACE_BY_SIGNS if signs else _SPACE
        if _ruled(before.box, after.box, rulings, scale) or _spaced(before.box, after.box, word.box, cleaned, space):
            parts.append([])
        parts[-1].append(after)
    return [word] if len(parts) == 1 else [SeenWord(tuple(part), word.confidence) for part in parts]


def _spaced(left: PixelBox, right: PixelBox, word: PixelBox, cleaned: Grey, space: float) -> bool:
    """Whether the paper between two letters is wider than this part of the word's height."""
    x0, x1 = (left[0] + left[2]) // 2, (right[0] + right[2]) // 2
    height = word[3] - word[1]
    if x1 - x0 < space * height:
        return False
    blank = ~(cleaned[word[1] : word[3], x0:x1] < _FAINT).any(axis=0)
    edges = np.flatnonzero(np.diff(np.concatenate(([False], blank, [False])).astype(np.int8)))
    return bool(len(edges)) and int((edges[1::2] - edges[::2]).max()) > space * height


def _ruled(left: PixelBox, right: PixelBox, rulings: Rulings, scale: float) -> bool:
    middle = (left[1] + left[3]) / 2 / scale
    low, high = (left[0] + left[2]) / 2 / scale, (right[0] + right[2]) / 2 / scale
    return any(low < x < high and top <= middle <= bottom for x, top, bottom in rulings.tall)


def _is_word(word: SeenWord, scale: float) -> bool:
    """Whether it may be a word: no speck, no remains of a rule."""
    text = word.text
    x0, y0, x1, y1 = word.box
    if not text.strip() or y1 - y0 > _TALLEST * 1.4 * scale:
        return False
    if word.confidence < _GARBAGE and max(symbol.confidence for symbol in word.symbols) < _LEAST_SYMBOL:
        return False
    if set(text) <= _BAR:
        return y1 - y0 <= 20 * scale
    signs = _ONLY_SIGNS.match(text) and not set(text) & _KEPT_SIGNS
    return not (signs and (word.confidence < 0.5 or max(x1 - x0, y1 - y0) < 1.2 * scale))


def _is_printed(word: SeenWord, cleaned: Grey) -> bool:
    """Whether there is ink where the word was seen: the engine fills wide gaps with signs of its own."""
    x0, y0, x1, y1 = word.box
    ink = int((cleaned[y0:y1, x0:x1] < _FAINT).sum())
    return ink >= max(_LEAST_INK, _LEAST_INK_SHARE * (x1 - x0) * (y1 - y0))


def _missed(letters: Letters, cleaned: Grey, found: Sequence[SeenWord], scale: float) -> list[SeenWord]:
    """Words in ink that none of the found ones covers: lone figures and dashes of tables, mostly."""
    more: list[SeenWord] = []
    for box in _uncovered(cleaned, [word.box for word in found], scale)[:_MOST_LOOKS]:
        x0, y0, x1, y1 = box
        margin = round(max(4 * scale, 0.5 * (y1 - y0)))
        seen = letters.read("line", (x0 - margin, y0 - margin, x1 + margin, y1 + margin))
        more += [
            word
            for word in seen
            if word.confidence >= 0.4
            and _is_word(word, scale)
            and _meets(word.box, box)
            and not any(_meets(word.box, other.box) for other in found)
        ]
    return more


def _uncovered(cleaned: Grey, boxes: Sequence[PixelBox], scale: float) -> list[PixelBox]:
    """Stretches of letter-sized ink outside all boxes, from the top down."""
    pieces = components_of(cleaned < INK)
    across, down = pieces.wide / scale, pieces.high / scale
    letter = (down >= _LEAST_HEIGHT) & (down <= _TALLEST) & (across <= 3 * _TALLEST) & (across >= 0.4)
    dash = (across >= _DASH[0]) & (across <= 20) & (down <= _DASH[1])
    wanted = (letter | dash) & (pieces.area >= _LEAST_AREA * scale * scale)
    # One at the very edge is the edge of the paper.
    high, wide = cleaned.shape
    wanted &= (pieces.x0 > 2) & (pieces.y0 > 2) & (pieces.x1 < wide - 2) & (pieces.y1 < high - 2)
    middle_x, middle_y = (pieces.x0 + pieces.x1) / 2, (pieces.y0 + pieces.y1) / 2
    for x0, y0, x1, y1 in boxes:
        wanted &= ~((middle_x >= x0) & (middle_x <= x1) & (middle_y >= y0 - 2) & (middle_y <= y1 + 2))
    loose = [
        (int(pieces.x0[at]), int(pieces.y0[at]), int(pieces.x1[at]), int(pieces.y1[at]))
        for at in np.flatnonzero(wanted)
    ]
    return _stretches(loose, scale)


def _stretches(loose: Iterable[PixelBox], scale: float) -> list[PixelBox]:
    """Pieces beside each other as one stretch."""
    found: list[PixelBox] = []
    for box in sorted(loose):
        for at, other in enumerate(found):
            near = _NEAR * max(other[3] - other[1], box[3] - box[1], 4 * scale)
            level = min(other[3], box[3]) - max(other[1], box[1]) > -0.3 * near
            if level and box[0] - other[2] <= near:
                found[at] = _around(other, box)
                break
        else:
            found.append(box)
    return sorted(found, key=lambda box: (box[1], box[0]))


def _second_look(cleaned: Grey, found: list[SeenWord], dpi: float) -> list[SeenWord]:
    """The words, those that are doubtful or hold figures compared with how they look at another scale."""
    wanted = [at for at, word in enumerate(found) if word.confidence < _DOUBTFUL or _FIGURE.search(word.text)]
    if not wanted:
        return found
    high, wide = cleaned.shape
    size = (max(1, round(wide * SECOND_SCALE)), max(1, round(high * SECOND_SCALE)))
    smaller = np.asarray(Image.fromarray(cleaned).resize(size, Image.Resampling.LANCZOS))
    again: list[SeenWord] = []
    letters = Letters(smaller, dpi * SECOND_SCALE)
    if len(wanted) > _MOST_LOOKS // 2:
        again = letters.read()
    else:
        for box in _phrases(found, wanted):
            x0, y0, x1, y1 = (round(side * SECOND_SCALE) for side in box)
            reach = round((0.4 * (box[3] - box[1]) + 4) * SECOND_SCALE)
            again += letters.read("line", (x0 - reach, y0 - reach, x1 + reach, y1 + reach))
    seen = [replace(word, symbols=tuple(map(_enlarged, word.symbols))) for word in again]
    looked = set(wanted)
    return [_agreed(word, seen) if at in looked else word for at, word in enumerate(found)]


def _enlarged(symbol: Symbol) -> Symbol:
    x0, y0, x1, y1 = (round(side / SECOND_SCALE) for side in symbol.box)
    return replace(symbol, box=(x0, y0, x1, y1))


def _phrases(found: Sequence[SeenWord], wanted: Sequence[int]) -> list[PixelBox]:
    """The stretches of a line around the wanted words, each once."""
    phrases: list[PixelBox] = []
    for at in wanted:
        box = found[at].box
        if any(_meets(box, other) for other in phrases):
            continue
        grown = True
        while grown:
            grown = False
            for word in found:
                other = word.box
                near = 0.8 * (box[3] - box[1])
                level = min(box[3], other[3]) - max(box[1], other[1]) > 0.5 * min(box[3] - box[1], other[3] - other[1])
                inside = other[0] >= box[0] and other[2] <= box[2]
                if level and not inside and other[0] - box[2] <= near and box[0] - other[2] <= near:
                    box, grown = _around(box, other), True
        phrases.append(box)
    return phrases


def _agreed(word: SeenWord, again: Sequence[SeenWord]) -> SeenWord:
    """The word, surer where both looks agree, doubtful where they do not."""
    beside = [other for other in again if _meets(word.box, other.box)]
    same = [other for other in beside if other.text == word.text]
    if same:
        return replace(word, confidence=min(_SURE, max(word.confidence, *(other.confidence for other in same))))
    if _joined(beside) == word.text:
        return replace(word, confidence=min(_SURE, max(word.confidence, min(other.confidence for other in beside))))
    if len(beside) == 1 and beside[0].confidence > word.confidence + 0.2 and beside[0].confidence > _DISAGREED:
        return replace(beside[0], confidence=_DISAGREED)
    return replace(word, confidence=min(word.confidence, _DISAGREED)) if beside or _FIGURE.search(word.text) else word


def _joined(words: Sequence[SeenWord]) -> str:
    return "".join(word.text for word in sorted(words, key=lambda word: word.box[0]))


def _around(one: PixelBox, other: PixelBox) -> PixelBox:
    return (min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3]))


def _meets(one: PixelBox, other: PixelBox) -> bool:
    """Whether two boxes share the better part of the smaller one's width, and some height."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > 0.4 * min(one[2] - one[0], other[2] - other[0]) and down > 0.3 * min(
        one[3] - one[1], other[3] - other[1]
    )
