"""Boxes and circles to tick, as printed on forms, and whether something is marked in them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from intake.readers.picture.components import Components, Mask, components_of
from intake.readers.picture.levels import INK, PAPER, Grey
from schemas.types import Box

_SIDES = (6.2, 21.0)
"""Points; the sides of a box to tick. Printed ones are seldom smaller, and letters of text are."""
_FURTHEST = 45.0
"""Points; a mark that is drawn across its box makes both one piece of ink, up to this size."""
_CORNER = 1.3
"""Points by which the ends of a box's upper and lower edge may differ."""
_EDGE = 0.8
"""Part of each edge that must be drawn."""
_EDGE_WIDTH = 1.3
"""Points from a box's outside to where its edge has ended."""
_OBLONG = 0.25
_BULGE = 0.05
"""Part of a box's side by which its edge may bend outwards."""
_ROUNDED = 0.12
"""Part of a box's side from each corner within which there is ink."""
_LARGE, _LARGEST = 7.5, 9.0
"""Points; a smaller box must stand apart from all other ink, since letters may look like it, one up to the second from
what is not its own mark."""
_OVERFLOWN = 1.35
"""Sides of a box that is filled in which its ink measures at most; letters hang together with others."""
_THIN = 0.18
"""Part of a box's side that its edge is thick at most; bold letters' strokes are a quarter of their width."""
_ROUND = (6.5, 18.0)
"""Points; diameters of circles to tick. Letters that are round are smaller, or stand close to others."""
_RING = 0.92
"""Part of a circle that must be drawn."""
_LINE = 1.4
"""Points from the middle of a circle's line to where it has ended."""
_INSIDE = 0.6
"""Part of a circle's radius within which a mark is looked for, so that its blurred line is none."""
_PLAIN, _CROSSED = 0.3, 0.65
"""Part of a circle just within or around its line that is dark: of an empty one, and of one with a mark, at most."""
_PAIR_APART = 320.0
"""Points between the circles of one question's answers on a line."""
_APART = 0.25
"""Part of a circle's diameter that must be free to its left and right: more than letters of one word have."""
_EMPTY, _MARKED = 0.025, 0.075
"""Part of a box's inside that is dark: below the one it is empty, above the other it is marked."""
MARGIN = 1.0
"""Points around a box and its mark that are painted over with them: blurred edges."""
_FAINT = 55
"""Levels by which a mark is darker than the inside of its box, a pencil's too."""
_SURE, _UNSURE = 0.97, 0.5
_ANGLES = np.linspace(0, 2 * np.pi, 72, endpoint=False)


@dataclass(frozen=True, slots=True)
class TickBox:
    """A box or circle to tick: its bounds in points, whether something is in it, and how sure that is.

    `ink` is the bounds of box and mark together.
    """

    box: Box
    ticked: bool
    confidence: float
    ink: Box


def tick_boxes(even: Grey, scale: float) -> list[TickBox]:
    """The boxes and circles of a page without its rules, from the top down. `scale` is pixels a point."""
    ink = even < INK
    pieces = components_of(ink)
    squares = _squares(even, ink, pieces, scale)
    found = [*squares, *_circles(even, ink, pieces, scale, squares)]
    return sorted(_distinct(found), key=lambda one: (one.box[1], one.box[0]))


def without_boxes(even: Grey, boxes: list[TickBox], scale: float) -> Grey:
    """The picture with boxes and what marks them painted over."""
    if not boxes:
        return even
    cleaned = even.copy()
    for one in boxes:
        x0, y0, x1, y1 = one.ink
        left, top = max(0, int((x0 - MARGIN) * scale)), max(0, int((y0 - MARGIN) * scale))
        cleaned[top : int((y1 + MARGIN) * scale) + 1, left : int((x1 + MARGIN) * scale) + 1] = PAPER
    return cleaned


def _squares(even: Grey, ink: Mask, pieces: Components, scale: float) -> list[TickBox]:
    low, most = (side * scale for side in _SIDES)
    rows, starts, ends, piece = pieces.runs
    edge = (ends - starts >= low) & (ends - starts <= most)
    first, last = np.full(len(pieces), 10**9), np.full(len(pieces), -1)
    np.minimum.at(first, piece[edge], rows[edge])
    np.maximum.at(last, piece[edge], rows[edge])
    largest = _FURTHEST * scale
    wanted = (last - first >= 0.75 * low) & (pieces.wide <= largest) & (pieces.high <= largest)
    plain: list[TickBox] = []
    filled: list[TickBox] = []
    for at in np.flatnonzero(wanted):
        bounds = (int(pieces.x0[at]), int(pieces.y0[at]), int(pieces.x1[at]), int(pieces.y1[at]))
        square = _square_in(ink, bounds, scale)
        if square is None:
            continue
        side, alone = square[2] - square[0], _stands_alone(pieces, int(at), bounds)
        if not _is_thin(ink, square):
            if alone and max(bounds[2] - bounds[0], bounds[3] - bounds[1]) <= _OVERFLOWN * side:
                filled.append(_judged(even, square, bounds, scale))
        # A mark may reach from its box to the words beside it; letters, which are small, must stand alone to be taken.
        elif alone or side >= _LARGEST * scale or (side >= _LARGE * scale and _stands_alone(pieces, int(at), square)):
            plain.append(_judged(even, square, bounds, scale))
    # Ink all over is a box filled in where the page has such boxes; elsewhere it is a bullet or a thick letter.
    return plain + [one for one in filled if one.ticked and any(_alike(one.box, other.box) for other in plain)]


def _alike(one: Box, other: Box) -> bool:
    """Whether two boxes are of one size."""
    side, other_side = one[2] - one[0], other[2] - other[0]
    return abs(side - other_side) <= 0.2 * max(side, other_side)


def _is_thin(ink: Mask, square: tuple[int, int, int, int]) -> bool:
    """Whether a box's edges are drawn with thin lines: inside its upper and its left edge there is paper."""
    x0, y0, x1, y1 = square
    crop = ink[y0:y1, x0:x1]
    return _thickness(crop) <= _THIN and _thickness(crop.T) <= _THIN


def _thickness(crop: Mask) -> float:
    """How far the ink of the upper edge reaches inwards, as a part of the side; of most of its length."""
    high, wide = crop.shape
    middle = crop[: high // 2, wide // 5 : wide - wide // 5]
    reach = np.where(middle.all(axis=0), middle.shape[0], np.argmin(middle, axis=0))
    thick: float = np.percentile(reach, 40) / max(1, high)
    return thick


def _square_in(ink: Mask, bounds: tuple[int, int, int, int], scale: float) -> tuple[int, int, int, int] | None:
    """The bounds of the square that is drawn within a piece of ink, None when there is none."""
    left, top, right, bottom = bounds
    crop = ink[top:bottom, left:right]
    edges = _edges(crop, *(side * scale for side in _SIDES))
    corner = _CORNER * scale
    for y0, start, end in edges:
        for y1, other_start, other_end in reversed(edges):
            side, high = end - start, y1 - y0
            if high < (1 - _OBLONG) * side:
                break
            if high > (1 + _OBLONG) * side or abs(other_start - start) > corner or abs(other_end - end) > corner:
                continue
            if not _cornered(crop, start, y0, end, y1 + 1) or not _straight(crop, start, y0, end, y1 + 1):
                continue
            if _upright(crop, start, y0, y1, scale) and _upright(crop, end - 1, y0, y1, scale):
                return (left + start, top + y0, left + end, top + y1 + 1)
    return None


def _cornered(crop: Mask, x0: int, y0: int, x1: int, y1: int) -> bool:
    """Whether there is ink in each corner: a box's may be rounded a little, a letter's are far more."""
    reach = max(2, round(_ROUNDED * (x1 - x0)))
    return all(
        crop[max(0, y) : y + reach, max(0, x) : x + reach].any()
        for y in (y0, y1 - reach)
        for x in (x0, x1 - reach)
    )


def _straight(crop: Mask, x0: int, y0: int, x1: int, y1: int) -> bool:
    """Whether the ink ends outwards in a straight line on all four sides: that of round letters bulges."""
    sides = (
        crop[: y0 + 1, x0:x1][::-1],
        crop[y1 - 1 :, x0:x1],
        crop[y0:y1, : x0 + 1].T[::-1],
        crop[y0:y1, x1 - 1 :].T,
    )
    return all(_bulge(side) <= max(1.0, _BULGE * (x1 - x0)) for side in sides)


def _bulge(outwards: Mask) -> float:
    """By how many pixels the ink of an edge reaches further outwards in some parts than in others; a mark that crosses
    it is but a small part."""
    reach = np.where(outwards.all(axis=0), outwards.shape[0], np.argmin(outwards, axis=0))
    inner = reach[len(reach) // 8 : len(reach) - len(reach) // 8]
    return float(np.percentile(inner, 75) - np.percentile(inner, 12))


def _edges(crop: Mask, low: float, most: float) -> list[tuple[int, int, int]]:
    """Row, start and end of the level stretches that may be a box's edge, small gaps closed."""
    closed = crop.copy()
    closed[:, 1:-1] |= crop[:, :-2] & crop[:, 2:]
    found = []
    for row in range(closed.shape[0]):
        change = np.flatnonzero(np.diff(np.concatenate(([False], closed[row], [False])).astype(np.int8)))
        for start, end in zip(change[::2], change[1::2], strict=True):
            if low <= end - start <= most:
                found.append((row, int(start), int(end)))
    return found


def _upright(crop: Mask, x: int, y0: int, y1: int, scale: float) -> bool:
    """Whether a side is drawn from top to bottom."""
    reach = max(2, round(0.7 * scale))
    strip = crop[y0 : y1 + 1, max(0, x - reach) : x + reach + 1]
    return bool(strip.any(axis=1).mean() >= 0.96 and strip.mean(axis=0).max() >= _EDGE)


def _judged(
    even: Grey, square: tuple[int, int, int, int], piece: tuple[int, int, int, int], scale: float
) -> TickBox:
    x0, y0, x1, y1 = square
    inside = _inside(even, square, scale)
    if inside.size:
        light = float(np.percentile(inside, 80))
        share = float((inside < min(light - _FAINT, INK + 30)).mean()) if light > INK else 1.0
    else:
        share = 0.0
    ticked = share > (_EMPTY + _MARKED) / 2
    box = (x0 / scale, y0 / scale, x1 / scale, y1 / scale)
    drawn = (piece[0] / scale, piece[1] / scale, piece[2] / scale, piece[3] / scale)
    return TickBox(box, ticked, _UNSURE if _EMPTY < share < _MARKED else _SURE, _whole(box, drawn, ticked))


def _whole(box: Box, drawn: Box, ticked: bool) -> Box:
    """A box with what marks it. Ink that an empty one hangs together with is no mark: letters, or a rule."""
    if not ticked and max(drawn[2] - drawn[0], drawn[3] - drawn[1]) > 1.4 * (box[2] - box[0]):
        return box
    return (min(box[0], drawn[0]), min(box[1], drawn[1]), max(box[2], drawn[2]), max(box[3], drawn[3]))


def _inside(even: Grey, square: tuple[int, int, int, int], scale: float) -> Grey:
    """The pixels within a box, its edges left out."""
    x0, y0, x1, y1 = square
    edge = round(max(_EDGE_WIDTH * scale, _THIN * min(x1 - x0, y1 - y0))) + 1
    return even[y0 + edge : y1 - edge, x0 + edge : x1 - edge]


def _circles(
    even: Grey, ink: Mask, pieces: Components, scale: float, squares: list[TickBox]
) -> list[TickBox]:
    """The circles outside the squares: a square that is filled in would pass for one of them."""
    low, most = (side * scale for side in _ROUND)
    wanted = (
        (pieces.wide >= low)
        & (pieces.high >= low)
        & (pieces.wide <= 1.6 * most)
        & (pieces.high <= 1.6 * most)
        & (np.abs(pieces.wide - pieces.high) <= 0.35 * np.maximum(pieces.wide, pieces.high))
    )
    plain: list[TickBox] = []
    marked: list[TickBox] = []
    for at in np.flatnonzero(wanted):
        bounds = (int(pieces.x0[at]), int(pieces.y0[at]), int(pieces.x1[at]), int(pieces.y1[at]))
        if not _stands_alone(pieces, int(at), bounds):
            continue
        circle = _circle_in(ink, bounds, low / 2, most / 2)
        if circle is not None and not any(_holds(square.ink, circle, scale) for square in squares):
            one = _judged_round(even, circle, bounds, scale)
            crossed = _crossed(ink, circle, scale)
            if crossed <= _PLAIN and not one.ticked:
                plain.append(one)
            elif crossed <= _CROSSED:
                marked.append(one)
    # Letters may be round, and letters that touch may look like a marked circle: both seldom answer to a plain one.
    others = (*plain, *marked)
    return [
        *(one for one in plain if any(_answers_with(one.box, other.box) for other in others if other is not one)),
        *(one for one in marked if any(_answers_with(one.box, other.box) for other in plain)),
    ]


def _holds(ink: Box, circle: tuple[float, float, float], scale: float) -> bool:
    x, y = circle[0] / scale, circle[1] / scale
    return ink[0] <= x <= ink[2] and ink[1] <= y <= ink[3]


def _answers_with(one: Box, other: Box) -> bool:
    """Whether two circles of one size stand on a line or below each other, as those of one question do; a round letter
    that looks like a circle seldom has such a neighbour."""
    if not _alike(one, other):
        return False
    side = one[2] - one[0]
    level = abs(one[1] - other[1]) <= 0.4 * side and abs(one[0] - other[0]) <= _PAIR_APART
    return level or (abs(one[0] - other[0]) <= 0.25 * side and abs(one[1] - other[1]) <= _PAIR_APART)


def _stands_alone(pieces: Components, at: int, bounds: tuple[int, int, int, int]) -> bool:
    """Whether no other ink of a letter's size stands close to the left or right of these bounds in the piece; what lies
    within the piece is its mark."""
    x0, y0, x1, y1 = bounds
    apart, high = _APART * (x1 - x0), y1 - y0
    beside = (
        (pieces.y0 < y1 - 0.2 * high)
        & (pieces.y1 > y0 + 0.2 * high)
        & (pieces.high > 0.35 * high)
        & (pieces.x1 > x0 - apart)
        & (pieces.x0 < x1 + apart)
    )
    within = (
        (pieces.x0 >= pieces.x0[at])
        & (pieces.x1 <= pieces.x1[at])
        & (pieces.y0 >= pieces.y0[at])
        & (pieces.y1 <= pieces.y1[at])
    )
    return not bool((beside & ~within).any())


def _circle_in(
    ink: Mask, bounds: tuple[int, int, int, int], low: float, most: float
) -> tuple[float, float, float] | None:
    """Centre and radius in pixels of a circle drawn within a piece of ink."""
    x0, y0, x1, y1 = bounds
    largest = min(most, max(x1 - x0, y1 - y0) / 2 + 1)
    thick = _thickened(ink[max(0, y0 - 2) : y1 + 2, max(0, x0 - 2) : x1 + 2])
    origin_x, origin_y = max(0, x0 - 2), max(0, y0 - 2)
    middle_x, middle_y = (x0 + x1) / 2 - origin_x, (y0 + y1) / 2 - origin_y
    best: tuple[float, float, float, float] | None = None
    slack = max(1.0, max(x1 - x0, y1 - y0) / 2 - low)
    for radius in np.arange(largest, low - 0.5, -1.0):
        reach = min(slack, max(1.0, max(x1 - x0, y1 - y0) / 2 - radius + 1))
        for shift_y in np.arange(-reach, reach + 0.1, 1.5):
            for shift_x in np.arange(-reach, reach + 0.1, 1.5):
                drawn = _drawn(thick, middle_x + shift_x, middle_y + shift_y, radius)
                if drawn >= _RING and (best is None or drawn > best[0]):
                    best = (drawn, middle_x + shift_x, middle_y + shift_y, float(radius))
        if best is not None and best[3] > radius + 2:
            break
    if best is None:
        return None
    return best[1] + origin_x, best[2] + origin_y, best[3]


def _crossed(ink: Mask, circle: tuple[float, float, float], scale: float) -> float:
    """The part of a circle just inside or just outside of its line that is dark: there is paper unless a mark crosses
    it."""
    x, y, radius = circle
    inner, outer = radius - max(_LINE * scale, 0.3 * radius), radius + max(_LINE * scale, 0.25 * radius)
    return max(_drawn(ink, x, y, inner), _drawn(ink, x, y, outer))


def _thickened(crop: Mask) -> Mask:
    thick = crop.copy()
    thick[1:] |= crop[:-1]
    thick[:-1] |= crop[1:]
    wide = thick.copy()
    wide[:, 1:] |= thick[:, :-1]
    wide[:, :-1] |= thick[:, 1:]
    return wide


def _drawn(crop: Mask, x: float, y: float, radius: float) -> float:
    """The part of a circle that is dark."""
    across = np.rint(x + radius * np.cos(_ANGLES)).astype(np.int64)
    down = np.rint(y + radius * np.sin(_ANGLES)).astype(np.int64)
    within = (across >= 0) & (across < crop.shape[1]) & (down >= 0) & (down < crop.shape[0])
    return float(crop[down[within], across[within]].sum() / len(_ANGLES))


def _judged_round(
    even: Grey, circle: tuple[float, float, float], piece: tuple[int, int, int, int], scale: float
) -> TickBox:
    x, y, radius = circle
    inner = min(radius - max(2.5, 1.1 * scale), _INSIDE * radius)
    top, left = max(0, int(y - inner)), max(0, int(x - inner))
    crop = even[top : int(y + inner) + 1, left : int(x + inner) + 1]
    down, across = np.ogrid[top : top + crop.shape[0], left : left + crop.shape[1]]
    inside = crop[(across - x) ** 2 + (down - y) ** 2 <= inner**2]
    light = float(np.percentile(inside, 85)) if inside.size else PAPER
    share = float((inside < min(light - _FAINT, INK + 30)).mean()) if inside.size and light > INK else 1.0
    ticked = share > (_EMPTY + _MARKED) / 2
    box = ((x - radius) / scale, (y - radius) / scale, (x + radius) / scale, (y + radius) / scale)
    drawn = (piece[0] / scale, piece[1] / scale, piece[2] / scale, piece[3] / scale)
    return TickBox(box, ticked, _UNSURE if _EMPTY < share < _MARKED else _SURE, _whole(box, drawn, ticked))


def _distinct(found: list[TickBox]) -> list[TickBox]:
    """Each place once; a square wins over the circle that its mark was taken for."""
    kept: list[TickBox] = []
    for one in found:
        x, y = (one.box[0] + one.box[2]) / 2, (one.box[1] + one.box[3]) / 2
        if not any(other.ink[0] <= x <= other.ink[2] and other.ink[1] <= y <= other.ink[3] for other in kept):
            kept.append(one)
    return kept
