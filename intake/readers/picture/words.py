"""From what the engine saw to words: cut where rules and wide gaps part them, missed ones looked for, figures looked at
twice, what is no word left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from statistics import median

import numpy as np
from PIL import Image

from intake.readers.picture.cells import with_cells_read_again
from intake.readers.picture.components import Mask, components_of
from intake.readers.picture.faces import size_of
from intake.readers.picture.letters import Letters, PixelBox, SeenWord, Symbol
from intake.readers.picture.levels import INK, PAPER, Grey
from intake.readers.picture.rulings import Rulings
from intake.readers.picture.spelling import tidied

SECOND_SCALE = 0.72
"""Part of the resolution at which words are looked at a second time: mistakes seldom repeat themselves there."""
_DOUBTFUL = 0.85
"""Words less sure are looked at again; so is every figure."""
_DISAGREED, _SECOND = 0.6, 0.68
"""Confidence of a word that was read differently the second time, and of one taken from the second look: below what
rules take as read."""
_SURE_FIRST, _CONFIRMED = 0.9, 0.8
"""Confidence from which a word read otherwise the second time is looked at a third time, and of one that this
confirms."""
_PLAINLY_SURER = 0.25
_LEAST_MISSED, _SLACK, _PART_OF = 0.4, 0.3, 0.15
_SURE = 0.97
_GARBAGE, _LEAST_SYMBOL = 0.12, 0.5
_TALLEST, _LEAST_HEIGHT, _LEAST_AREA = 40.0, 3.2, 1.3
"""Points; ink between these heights may be a letter, and of at least this area (square points) a dash."""
_DASH, _LONGEST_DASH, _FLAT, _DASH_SURE = (2.2, 2.6), 14.0, 1.8, 0.85
_SPACE, _SPACE_IN_FIGURES, _SPACE_BY_SIGNS = 0.19, 0.34, 0.5
"""Part of the font's size from which white between two letters is a space; a 1 has more white around it, and signs
stand in the middle of wide boxes in typewriters' faces."""
_VAGUE = 0.15
_TO_USUAL = 2.6
"""How many times as wide as between most letters of the word it is then."""
_WIDEST_LETTER = 1.6
"""Parts of its height that a word is wide for each letter, at most: where it is wider letters are missing."""
_FAINT = 185
_LEAST_INK, _LEAST_INK_SHARE = 8, 0.015
"""Pixels darker than that which a word has at least, and their part of its bounds."""
_MOST_LOOKS = 80
"""Missed or doubtful stretches of one page that are looked at again."""
_HAND_HIGH, _HAND_WIDE = 1.6, 2.0
"""Ink in one piece that is so many times as high as most words, and so many times as wide as it is high, is written by
hand."""
_NEAR = 1.1
"""Parts of the height between two pieces of ink that are one stretch."""
_FIGURE = re.compile(r"\d")
_ONLY_SIGNS = re.compile(r"^[\W_]+$")
_KEPT_SIGNS = frozenset("-–—&£$€+=%/•·*#§©@")
_BAR = frozenset("|¦")


def words_of(letters: Letters, first: Sequence[SeenWord], rulings: Rulings, scale: float) -> list[SeenWord]:
    """The words of a page without its rules and boxes: what a first look at its letters saw, put right. `scale` is
    pixels a point."""
    dpi, cleaned = scale * 72, letters.picture
    found = [part for word in first for part in _cut(word, cleaned, rulings, scale)]
    found = [word for word in found if _is_word(word, scale) and _is_printed(word, cleaned)]
    found = with_cells_read_again(letters, found, rulings, scale)
    found += _missed(letters, cleaned, found, scale)
    found = _second_look(cleaned, found, dpi)
    return tidied([word for word in found if word.confidence >= _GARBAGE])


def _cut(word: SeenWord, cleaned: Grey, rulings: Rulings, scale: float) -> list[SeenWord]:
    """The word cut where an upright rule stands between two of its letters, or white as wide as a space."""
    x0, y0, x1, y1 = word.box
    size = size_of(word.text, y1 - y0)
    middles = [(symbol.box[0] + symbol.box[2]) / 2 for symbol in word.symbols]
    wide = _whites(cleaned[y0:y1, x0:x1] < _FAINT)
    # Letters that touch have no white between them.
    touching = [0] * max(0, len(middles) - 1 - len(wide))
    usual = sorted([*touching, *(white for _, white in wide)])[(len(touching) + len(wide)) // 2] if wide else 0
    places = [x * scale for x, top, bottom in rulings.tall if x0 < x * scale < x1 and _spans(top, bottom, word, scale)]
    for place, white in wide:
        before, after = _around_place(word.symbols, middles, x0 + place)
        if white > _space(before, after) * size and white > _TO_USUAL * usual:
            places.append(x0 + place)
    parts: list[list[Symbol]] = [[] for _ in range(len(places) + 1)]
    for symbol in word.symbols:
        # Where a letter's bounds are vague it stays with those before it.
        reach = min((symbol.box[0] + symbol.box[2]) / 2, symbol.box[0] + _VAGUE * size)
        parts[sum(1 for place in places if place < reach)].append(symbol)
    return [SeenWord(tuple(part), word.confidence) for part in parts if part]


def _whites(ink: Mask) -> list[tuple[float, int]]:
    """Where within the columns there is white between ink, and how wide it is."""
    columns = np.flatnonzero(ink.any(axis=0))
    steps = np.diff(columns)
    return [
        (float(columns[at] + columns[at + 1]) / 2, int(steps[at]) - 1) for at in np.flatnonzero(steps > 1)
    ]


def _around_place(symbols: Sequence[Symbol], middles: Sequence[float], place: float) -> tuple[str, str]:
    """The characters to the left and right of a place."""
    left = [symbol.text for symbol, middle in zip(symbols, middles, strict=True) if middle < place]
    right = [symbol.text for symbol, middle in zip(symbols, middles, strict=True) if middle >= place]
    return (left[-1] if left else "", right[0] if right else "")


def _space(before: str, after: str) -> float:
    """The part of the font's size from which white between these characters is a space."""
    if not (before.isalnum() and after.isalnum()):
        return _SPACE_BY_SIGNS
    return _SPACE_IN_FIGURES if before.isdigit() and after.isdigit() else _SPACE


def _spans(top: float, bottom: float, word: SeenWord, scale: float) -> bool:
    return top <= (word.box[1] + word.box[3]) / 2 / scale <= bottom


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
    boxes = [word.box for word in found]
    loose = _uncovered(cleaned, boxes, scale)[:_MOST_LOOKS]
    dashes = [box for box in loose if _is_dash(box, boxes, scale)]
    others = [box for box in loose if box not in dashes]
    alone = [_by_itself(cleaned, box, scale) for box in others]
    for box, seen in zip(others, alone, strict=True):
        # A lone figure is more surely one beside the words it stands with.
        within = _phrase(boxes, box)
        beside = _seen_at(letters, within, box, scale) if within != box else []
        best = max(seen, beside, key=lambda words: max((word.confidence for word in words), default=0.0))
        more += [
            word if len(word.symbols) > 1 else replace(word, symbols=(replace(word.symbols[0], box=box),))
            for word in best
            if word.confidence >= _LEAST_MISSED
            and _is_word(word, scale)
            and not any(_meets(word.box, other) for other in boxes)
        ]
    return more + [SeenWord((Symbol("-", box, _DASH_SURE),), _DASH_SURE) for box in dashes]


def _is_dash(box: PixelBox, boxes: Sequence[PixelBox], scale: float) -> bool:
    """Whether lone ink is a dash: flat, and at half the height of a word on its line."""
    wide, high = box[2] - box[0], box[3] - box[1]
    if wide < _FLAT * high or not _DASH[0] <= wide / scale <= _LONGEST_DASH or high > _DASH[1] * scale:
        return False
    middle = (box[1] + box[3]) / 2
    return any(
        top + 0.3 * (bottom - top) <= middle <= bottom - 0.15 * (bottom - top) and bottom - top > 2 * high
        for _, top, _, bottom in boxes
    )


def _by_itself(cleaned: Grey, box: PixelBox, scale: float) -> list[SeenWord]:
    """What ink is, set on white paper: the edge of a shaded field around it would be read with it."""
    x0, y0, x1, y1 = box
    margin = round(0.5 * (y1 - y0)) + 2
    ground = float(np.percentile(cleaned[max(0, y0 - 4) : y1 + 4, max(0, x0 - 4) : x1 + 4], 85))
    lifted = np.clip(cleaned[y0:y1, x0:x1] * (PAPER / max(ground, 1.0)), 0, PAPER)
    paper = np.pad(lifted.astype(np.uint8), margin, constant_values=PAPER)
    seen = Letters(paper, scale * 72).read("line")
    left, top = x0 - margin, y0 - margin
    return [
        replace(word, symbols=tuple(_moved(symbol, left, top) for symbol in word.symbols))
        for word in seen
    ]


def _moved(symbol: Symbol, across: int, down: int) -> Symbol:
    x0, y0, x1, y1 = symbol.box
    return replace(symbol, box=(x0 + across, y0 + down, x1 + across, y1 + down))


def _seen_at(letters: Letters, within: PixelBox, box: PixelBox, scale: float) -> list[SeenWord]:
    """The words seen at `box` when a line is read `within` its stretch."""
    x0, y0, x1, y1 = within
    margin = round(max(4 * scale, 0.5 * (y1 - y0)))
    seen = letters.read("line", (x0 - margin, y0 - margin, x1 + margin, y1 + margin))
    # The engine places narrow characters a little beside where they stand.
    slack = round(_SLACK * (box[3] - box[1]))
    around = (box[0] - slack, box[1], box[2] + slack, box[3])
    return [word for word in seen if _meets(word.box, around) and word.box[2] - word.box[0] <= around[2] - around[0]]


def _uncovered(cleaned: Grey, boxes: Sequence[PixelBox], scale: float) -> list[PixelBox]:
    """Stretches of letter-sized ink outside all boxes, from the top down."""
    pieces = components_of(cleaned < INK)
    across, down = pieces.wide / scale, pieces.high / scale
    letter = (down >= _LEAST_HEIGHT) & (down <= _TALLEST) & (across <= 3 * _TALLEST) & (across >= 0.4)
    dash = (across >= _DASH[0]) & (across <= 20) & (down <= _DASH[1])
    wanted = (letter | dash) & (pieces.area >= _LEAST_AREA * scale * scale)
    if boxes:
        # A hand's loops hang together; letters beside them would be read with them.
        usual = median(bottom - top for _, top, _, bottom in boxes) / scale
        wanted &= ~((down > _HAND_HIGH * usual) & (across > _HAND_WIDE * down))
    # One at the very edge is the edge of the paper.
    high, wide = cleaned.shape
    wanted &= (pieces.x0 > 2) & (pieces.y0 > 2) & (pieces.x1 < wide - 2) & (pieces.y1 < high - 2)
    middle_y = (pieces.y0 + pieces.y1) / 2
    for x0, y0, x1, y1 in boxes:
        # The engine's bounds are vague: what nearly touches a word is part of it.
        reach = _PART_OF * (y1 - y0)
        wanted &= ~((middle_y >= y0 - 2) & (middle_y <= y1 + 2) & (pieces.x1 > x0 - reach) & (pieces.x0 < x1 + reach))
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
    wanted = [at for at, word in enumerate(found) if _is_doubtful(word)]
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
    agreed: list[SeenWord] = []
    thirds = _MOST_LOOKS
    for at, word in enumerate(found):
        parts = _agreed(word, seen) if at in looked else [word]
        if thirds and word.confidence >= _SURE_FIRST and [part.confidence for part in parts] == [_DISAGREED]:
            thirds -= 1
            parts = [_third_look(cleaned, word, dpi / 72)]
        agreed += parts
    return agreed


def _third_look(cleaned: Grey, word: SeenWord, scale: float) -> SeenWord:
    """A word that was surely read at first and otherwise the second time, mostly a lone figure: by itself, it is one of
    three looks that decides."""
    seen = _by_itself(cleaned, word.box, scale)
    same = len(seen) == 1 and seen[0].text == word.text and seen[0].confidence >= _SURE_FIRST
    return replace(word, confidence=_CONFIRMED if same else _DISAGREED)


def _is_doubtful(word: SeenWord) -> bool:
    """Whether a word is to be looked at again: an unsure one, a figure, or one that is wider than its letters are."""
    return word.confidence < _DOUBTFUL or bool(_FIGURE.search(word.text)) or _lacks_letters(word)


def _lacks_letters(word: SeenWord) -> bool:
    x0, y0, x1, y1 = word.box
    return x1 - x0 > _WIDEST_LETTER * (y1 - y0) * len(word.text)


def _enlarged(symbol: Symbol) -> Symbol:
    x0, y0, x1, y1 = (round(side / SECOND_SCALE) for side in symbol.box)
    return replace(symbol, box=(x0, y0, x1, y1))


def _phrases(found: Sequence[SeenWord], wanted: Sequence[int]) -> list[PixelBox]:
    """The stretches of a line around the wanted words, each once."""
    boxes = [word.box for word in found]
    phrases: list[PixelBox] = []
    for at in wanted:
        if not any(_meets(boxes[at], other) for other in phrases):
            phrases.append(_phrase(boxes, boxes[at]))
    return phrases


def _phrase(boxes: Sequence[PixelBox], box: PixelBox) -> PixelBox:
    """The box grown over all that stand beside it on its line, a space apart from each other."""
    grown = True
    while grown:
        grown = False
        near = 0.8 * (box[3] - box[1])
        for other in boxes:
            level = min(box[3], other[3]) - max(box[1], other[1]) > 0.5 * min(box[3] - box[1], other[3] - other[1])
            inside = other[0] >= box[0] and other[2] <= box[2]
            if level and not inside and other[0] - box[2] <= near and box[0] - other[2] <= near:
                box, grown = _around(box, other), True
    return box


def _agreed(word: SeenWord, again: Sequence[SeenWord]) -> list[SeenWord]:
    """The word, surer where both looks agree, doubtful where they do not; what the second look saw in its place where
    that is plainly surer."""
    beside = sorted((other for other in again if _meets(word.box, other.box)), key=lambda other: other.box[0])
    if not beside:
        return [replace(word, confidence=min(word.confidence, _DISAGREED))] if _FIGURE.search(word.text) else [word]
    surest = max(other.confidence for other in beside)
    least = min(other.confidence for other in beside)
    if any(other.text == word.text for other in beside):
        return [replace(word, confidence=min(_SURE, max(word.confidence, surest)))]
    if "".join(other.text for other in beside) == word.text:
        return [replace(word, confidence=min(_SURE, max(word.confidence, least)))]
    fits = _meets(beside[0].box, word.box) and _width(beside) <= 1.3 * (word.box[2] - word.box[0])
    if fits and (least > word.confidence + _PLAINLY_SURER or (_lacks_letters(word) and least > _DISAGREED)):
        return [replace(other, confidence=min(other.confidence, _SECOND)) for other in beside]
    return [replace(word, confidence=min(word.confidence, _DISAGREED))]


def _width(words: Sequence[SeenWord]) -> int:
    return max(word.box[2] for word in words) - min(word.box[0] for word in words)


def _around(one: PixelBox, other: PixelBox) -> PixelBox:
    return (min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3]))


def _meets(one: PixelBox, other: PixelBox) -> bool:
    """Whether two boxes share the better part of the smaller one's width, and some height."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > 0.4 * min(one[2] - one[0], other[2] - other[0]) and down > 0.3 * min(
        one[3] - one[1], other[3] - other[1]
    )
