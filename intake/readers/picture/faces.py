"""The size and weight of recognised words: how high their letters stand, and how thick their strokes are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np
import numpy.typing as npt

from intake.readers.pdf.fontsizes import grouped
from intake.readers.picture.components import runs_of
from intake.readers.picture.letters import PixelBox, SeenWord
from intake.readers.picture.levels import INK, PAPER, Grey

_TALL = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZbdfhijklt0123456789£$€&@%()[]/!?|{}\\#")
_DROPS = {**dict.fromkeys("gjpqy()[]|{}@", 0.205), **dict.fromkeys(",;", 0.145), **dict.fromkeys("Q$", 0.05)}
"""How far characters reach below the base line, as parts of the font's size."""
_FLAT = frozenset("-–—=~_.·•…*^'\"’‘“”°+<>«»:")
_CAP, _LOW = 0.71, 0.52
"""Parts of the font's size: height of capitals and figures, and of small letters. Those of the common faces are within
a twentieth of these."""
DESCENT = 0.21
"""Part of the font's size that its box reaches below the base line."""
_PARTED = 0.14
"""Part of a word's height from which an empty stretch parts it from another line's ink; dots stand closer."""
_ALIKE = 0.13
"""Part by which two measures of one size may differ."""
_LEVEL, _CLOSE = 0.35, 1.6
"""Parts of the size: by how much base lines of one line differ, and how far words of one run stand apart."""
_SNAP, _SAME = 0.055, 0.06
_HEAVY = 1.25
"""How many times as thick as thin strokes bold ones are on average; blurred scans bring them closer."""
_TWO_KINDS = 0.72
"""Part of the differences in thickness that two weights explain where there are two; chance explains less."""
_EITHER = 0.12
"""Part of that thickness within which a word may be either."""
_ENOUGH = 60
"""Letters of about one size from which their own thickness is the measure."""
_FEWEST = 12
"""Letters in ordinary weight that a page must have before thicker ones are told apart."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What one word shows: the font's size in pixels (None when its letters do not tell), its base line, and the
    thickness of its strokes in pixels (None when it has none)."""

    size: float | None
    base: float
    stroke: float | None


def measure(word: SeenWord, picture: Grey) -> Measure:
    """The word's measure in the picture."""
    text, (x0, y0, x1, y1) = word.text, word.box
    if all(letter in _FLAT for letter in text):
        return Measure(None, (y0 + y1) / 2, None)
    crop = picture[y0:y1, x0:x1]
    first, last = _band(crop < INK)
    size = size_of(text, last - first)
    return Measure(size, y0 + last - _drop(text) * size, _stroke(crop[first:last]))


def size_of(text: str, high: float) -> float:
    """The font's size at which these characters are so high."""
    rise = _CAP if any(letter in _TALL for letter in text) else _LOW
    return high / (rise + _drop(text))


def _drop(text: str) -> float:
    return max(_DROPS.get(letter, 0.0) for letter in text)


def _band(dark: npt.NDArray[np.bool_]) -> tuple[int, int]:
    """The rows from the first to the last that the word's letters fill: what an empty stretch parts from most of the
    ink, and is not the dots above it, belongs to another line."""
    filled_rows = dark.any(axis=1)
    rows = np.flatnonzero(filled_rows)
    if not len(rows):
        return 0, len(dark)
    breaks = np.flatnonzero(np.diff(rows) > max(3, _PARTED * len(dark)))
    starts = [int(rows[0]), *(int(rows[at + 1]) for at in breaks)]
    ends = [*(int(rows[at]) + 1 for at in breaks), int(rows[-1]) + 1]
    ink = dark.sum(axis=1)
    return max(zip(starts, ends, strict=True), key=lambda band: int(ink[band[0] : band[1]].sum()))


def _stroke(crop: npt.NDArray[np.uint8]) -> float | None:
    """How thick the upright strokes are: the median length of the dark stretches of its rows, each measured by how
    dark its pixels are, so that a blurred edge counts as far as it is dark."""
    rows, starts, ends = runs_of(crop < INK)
    if len(rows) < _FEWEST:
        return None
    depth = np.cumsum(np.pad(np.clip(PAPER - crop.astype(np.int32), 0, None), ((0, 0), (1, 0))), axis=1)
    wide = crop.shape[1]
    mass = depth[rows, np.minimum(ends + 1, wide)] - depth[rows, np.maximum(starts - 1, 0)]
    darkest = float(np.percentile(crop[crop < INK], 10))
    return float(np.median(mass)) / (PAPER - darkest)


def faces(
    measures: Sequence[Measure], boxes: Sequence[PixelBox], texts: Sequence[str]
) -> tuple[list[float], list[bool]]:
    """The font size of each word in pixels, and whether it is bold.

    Words that stand beside each other have one size; then sizes that are nearly alike on the page, of words of one
    weight, are made one.
    """
    own = [one.size for one in measures]
    known = sorted(size for size in own if size is not None)
    if not known:
        return [float(y1 - y0) / _CAP for _, y0, _, y1 in boxes], [False] * len(own)
    lined = _lined(measures, boxes, texts, median(known))
    heavy = bold(measures, lined, boxes, texts)
    found = list(lined)
    for weight in (False, True):
        those = [at for at, is_heavy in enumerate(heavy) if is_heavy == weight]
        snapped = _snapped([lined[at] for at in those], [len(texts[at]) for at in those])
        for at, size in zip(those, snapped, strict=True):
            found[at] = size
    return found, heavy


def _lined(
    measures: Sequence[Measure], boxes: Sequence[PixelBox], texts: Sequence[str], usual: float
) -> list[float]:
    """For each word the size of the run of words it stands in: that of most of their letters."""
    found = [usual] * len(measures)
    for run in _runs(measures, boxes, usual):
        sizes = [(size, len(texts[at])) for at in run if (size := measures[at].size) is not None]
        if sizes:
            size = _middle(sizes)
            for at in run:
                found[at] = size
    return found


def _runs(measures: Sequence[Measure], boxes: Sequence[PixelBox], usual: float) -> list[list[int]]:
    """Words beside each other on a line and of about one size, as positions; signs belong to the run they stand in."""
    runs: list[list[int]] = []
    for at in sorted(range(len(measures)), key=lambda at: (boxes[at][0], measures[at].base)):
        for run in runs:
            last = run[-1]
            size = measures[at].size or measures[last].size or usual
            other = measures[last].size or size
            level = abs(measures[last].base - measures[at].base) < _LEVEL * size
            close = boxes[at][0] - boxes[last][2] < _CLOSE * size
            if level and close and abs(size - other) <= _ALIKE * size:
                run.append(at)
                break
        else:
            runs.append([at])
    return runs


def _middle(items: Sequence[tuple[float, int]]) -> float:
    """The median of sizes, each as often as it has letters."""
    ordered = sorted(items)
    half = sum(count for _, count in ordered) / 2
    passed = 0
    for size, count in ordered:
        passed += count
        if passed >= half:
            return size
    return ordered[-1][0]


def _snapped(found: Sequence[float], weights: Sequence[int]) -> list[float]:
    """Sizes that are nearly alike made one."""
    left: dict[float, int] = {}
    for size, weight in zip(found, weights, strict=True):
        left[size] = left.get(size, 0) + weight
    common = grouped(left, _SNAP)
    return [common[size] for size in found]


def bold(
    measures: Sequence[Measure], sized: Sequence[float], boxes: Sequence[PixelBox], texts: Sequence[str]
) -> list[bool]:
    """Which words are set in bold: their strokes are plainly thicker than those of others of about their size. Words
    that could be either are set as the words beside them."""
    weights = [None if one.stroke is None else one.stroke / size for one, size in zip(measures, sized, strict=True)]
    lettered = [
        (size, weight, len(text))
        for size, weight, text in zip(sized, weights, texts, strict=True)
        if weight is not None and any(letter.isalpha() for letter in text)
    ]
    if sum(count for _, _, count in lettered) < _FEWEST:
        return [False] * len(weights)
    known: dict[float, float] = {}
    found, unsure = [], []
    for size, weight in zip(sized, weights, strict=True):
        if size not in known:
            known[size] = _parting(size, lettered)
        found.append(weight is not None and weight >= known[size])
        unsure.append(weight is None or abs(weight - known[size]) <= _EITHER * known[size])
    return [_as_beside(at, found, boxes) if unsure[at] else found[at] for at in range(len(found))]


def _parting(size: float, lettered: Sequence[tuple[float, float, int]]) -> float:
    """The thickness from which strokes of about this size are bold: what parts the letters of this size, else those of
    all but small sizes, into thin and thick ones. Blur makes small letters thicker, so that what parts larger ones says
    nothing of them."""
    near = [(weight, count) for other, weight, count in lettered if abs(other - size) <= _SAME * size]
    if sum(count for _, count in near) >= _ENOUGH and (parting := _two_kinds(near)) < float("inf"):
        return parting
    least = (1 - _SAME) * median(other for other, _, _ in lettered)
    if size < least:
        return float("inf")
    return _two_kinds([(weight, count) for other, weight, count in lettered if other >= least])


def _two_kinds(items: Sequence[tuple[float, int]]) -> float:
    """The thickness that best parts letters into thin and thick ones, where the thick ones are plainly so and chance
    would not part them as well; else infinity."""
    ordered = sorted(items)
    total = sum(count for _, count in ordered)
    mass = sum(weight * count for weight, count in ordered)
    spread = sum(weight * weight * count for weight, count in ordered) - mass * mass / total
    best, parting = 0.0, float("inf")
    count = lower = 0.0
    for at, (weight, letters) in enumerate(ordered[:-1]):
        count += letters
        lower += weight * letters
        thin, thick = lower / count, (mass - lower) / (total - count)
        apart = count * (total - count) / total * (thick - thin) ** 2
        if thick >= _HEAVY * thin and apart > max(best, _TWO_KINDS * spread):
            best, parting = apart, (weight + ordered[at + 1][0]) / 2
    return parting


def _as_beside(at: int, found: Sequence[bool], boxes: Sequence[PixelBox]) -> bool:
    """What most of the words beside it on its line are; itself where there are none."""
    x0, y0, x1, y1 = boxes[at]
    high = y1 - y0
    beside = [
        found[other]
        for other, (left, top, right, bottom) in enumerate(boxes)
        if other != at
        and min(y1, bottom) - max(y0, top) > 0.5 * min(high, bottom - top)
        and min(abs(left - x1), abs(x0 - right)) < high
    ]
    return sum(beside) * 2 > len(beside) if beside else found[at]
