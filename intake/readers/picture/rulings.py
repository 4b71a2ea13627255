"""Drawn lines: the rules of tables and forms, found in spite of noise and taken out before letters are read."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

from intake.readers.picture.components import Mask, components_of, filled, runs_of
from intake.readers.picture.levels import INK, PAPER, Grey

Rule = tuple[float, float, float]
"""Where a rule lies, and the stretch it covers along the other axis; in points."""
Levels = npt.NDArray[np.uint8]

_HALF = 2
"""Rules are looked for at half the resolution: noise counts half as much there."""
_CONTRAST = 14.0
"""Levels by which a rule, averaged along itself, is darker than the paper on both sides."""
_AVERAGED = 7.0
"""Points along which it is averaged."""
_BESIDE = 2.0
"""Points from a rule's middle to the paper beside it."""
_SOLID = 0.9
"""Part of a rule's pixels that are at least half as dark as the rule on average; of a row of letters two thirds are."""
_FREE, _CLEAR_OF = 0.65, 0.55
"""Part of a rule that has paper on both sides, and how much lighter that is, as a part of the rule's contrast: letters
go on above or below."""
_LEAST_LEVEL, _LEAST_UPRIGHT = 22.0, 11.0
"""Points; the shortest rules. Letters' bars are shorter than the one, their stems mostly than the other."""
_THICKEST = 3.5
_GAP = 3.0
"""Points; pieces of one rule may be this far apart."""
_MOST_CROSSED = 0.6
"""Part of a rule that letters may touch."""
_TOUCH = 4.0
_LONG = 55.0
"""Points from which an upright rule is one even if no level one meets it."""
_MARGIN = 5.0
"""Points from the picture's edge within which a line is the edge of the paper."""


@dataclass(frozen=True, slots=True)
class Rulings:
    """A page's rules: `flat` holds (y, x0, x1), `tall` (x, y0, y1), in points."""

    flat: tuple[Rule, ...]
    tall: tuple[Rule, ...]


def rulings_of(even: Grey, scale: float) -> Rulings:
    """The rules on evenly lit paper; `scale` is pixels a point."""
    small = _halved(even)
    high, wide = (side / scale for side in even.shape)
    flat = [rule for rule in _level(small, scale / _HALF, _LEAST_LEVEL) if _MARGIN < rule[0] < high - _MARGIN]
    tall = [rule for rule in _level(small.T, scale / _HALF, _LEAST_UPRIGHT) if _MARGIN < rule[0] < wide - _MARGIN]
    return Rulings(tuple(flat), tuple(rule for rule in tall if _stands(rule, flat)))


def without_rules(even: Grey, rulings: Rulings, scale: float) -> Grey:
    """The picture with its rules painted over, but not the letters that cross them."""
    cleaned = even.copy()
    for rule in rulings.flat:
        _paint_over(cleaned, rule, scale)
    for rule in rulings.tall:
        _paint_over(cleaned.T, rule, scale)
    return cleaned


def _paint_over(picture: Grey, rule: Rule, scale: float) -> None:
    """Paints over a level rule, except where ink goes on above or below it."""
    y, x0, x1 = rule
    reach = round((_THICKEST / 2 + 1) * scale)
    middle, left, right = round(y * scale), max(0, round((x0 - 1.5) * scale)), round((x1 + 1.5) * scale)
    top, bottom = max(0, middle - reach), min(picture.shape[0], middle + reach + 1)
    strip = picture[top:bottom, left:right]
    if not strip.size:
        return
    first, last = _rows_of(np.median(strip, axis=1))
    if last <= first:
        return
    crossed = np.zeros(strip.shape[1], dtype=bool)
    if first >= 2 and last <= strip.shape[0] - 2:
        crossed = (strip[first - 2 : first].min(axis=0) < INK) | (strip[last : last + 2].min(axis=0) < INK)
        if crossed.mean() > _MOST_CROSSED:
            # Another rule runs along it.
            crossed[:] = False
    strip[first:last, ~crossed] = PAPER


def _rows_of(rows: npt.NDArray[np.float64]) -> tuple[int, int]:
    """The rows that a rule takes up among those around it, one more on either side for its blurred edge."""
    darkest = int(np.argmin(rows))
    paper = float(np.percentile(rows, 90))
    if paper - rows[darkest] < _CONTRAST / 2:
        return 0, 0
    dark = rows < (paper + rows[darkest]) / 2
    first = last = darkest
    while first > 0 and dark[first - 1]:
        first -= 1
    while last + 1 < len(rows) and dark[last + 1]:
        last += 1
    return max(0, first - 1), min(len(rows), last + 2)


def _halved(even: Grey) -> Levels:
    high, wide = (side // _HALF * _HALF for side in even.shape)
    return np.asarray(Image.fromarray(np.ascontiguousarray(even[:high, :wide])).reduce(_HALF))


def _level(small: Levels, scale: float, least: float) -> list[Rule]:
    """The level rules of a picture, in points."""
    small = np.ascontiguousarray(small)
    window = max(3, round(_AVERAGED * scale)) | 1
    beside = max(2, round(_BESIDE * scale))
    along = _averaged(small, window)
    lighter = np.minimum(_shifted(along, beside), _shifted(along, -beside))
    dip = lighter - np.minimum(lighter, along)
    darkest = np.minimum(np.minimum(_shifted(small, 1), _shifted(small, -1)), small)
    solid = _share(darkest < along + (dip >> 1), window) >= _SOLID * 255
    clear = along + (dip * np.float32(_CLEAR_OF)).astype(np.uint8)
    free = np.minimum(_shifted(small, beside), _shifted(small, -beside)) > clear
    solid &= _share(free, window) >= _FREE * 255
    rows, starts, ends = runs_of((dip > _CONTRAST) & solid)
    # Averaging shortens a rule at both ends by up to half the window.
    reach = window // 4
    shape = (small.shape[0], small.shape[1])
    pieces = components_of(filled(shape, rows, np.maximum(0, starts - reach), np.minimum(shape[1], ends + reach)))
    found: list[Rule] = []
    for at in np.flatnonzero((pieces.wide >= least * scale / 2) & (pieces.high <= 2 * _THICKEST * scale)):
        middle = (int(pieces.y0[at]) + int(pieces.y1[at])) / 2
        found.append((middle / scale, int(pieces.x0[at]) / scale, int(pieces.x1[at]) / scale))
    return [rule for rule in _joined(found) if rule[2] - rule[1] >= least]


def _averaged(values: Levels, window: int) -> Levels:
    """Each value averaged with its neighbours to the left and right."""
    return np.asarray(Image.fromarray(values).filter(ImageFilter.BoxBlur((window // 2, 0))))


def _share(wanted: Mask, window: int) -> Levels:
    """The part of each pixel's neighbours to the left and right that is wanted; 255 is all of them."""
    return _averaged(wanted.view(np.uint8) * np.uint8(255), window)


def _shifted(values: Levels, rows: int) -> Levels:
    """The picture moved down by so many rows (up when negative); paper comes in."""
    moved = np.full_like(values, PAPER)
    if rows > 0:
        moved[rows:] = values[:-rows]
    else:
        moved[:rows] = values[-rows:]
    return moved


def _joined(rules: list[Rule]) -> list[Rule]:
    """Pieces that lie on one line and nearly touch, made one."""
    joined: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (rule[1], rule[0])):
        for at, other in enumerate(joined):
            if abs(other[0] - rule[0]) <= 1.2 and rule[1] <= other[2] + _GAP:
                lengths = other[2] - other[1], rule[2] - rule[1]
                middle = (other[0] * lengths[0] + rule[0] * lengths[1]) / sum(lengths)
                joined[at] = (middle, other[1], max(other[2], rule[2]))
                break
        else:
            joined.append(rule)
    return sorted(joined)


def _stands(rule: Rule, flat: list[Rule]) -> bool:
    """Whether an upright rule belongs to a table or frame: it is long, or a level one meets its end."""
    x, top, bottom = rule
    if bottom - top >= _LONG:
        return True
    return any(
        (abs(y - top) <= _TOUCH or abs(y - bottom) <= _TOUCH) and x0 - _TOUCH <= x <= x1 + _TOUCH for y, x0, x1 in flat
    )
