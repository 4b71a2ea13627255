"""How far a page lies out of the level, and which way its lines run."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from intake.readers.picture.levels import INK, Grey

_WIDEST = 12.0
"""Degrees either way that are looked through."""
_SMALL_SIDE = 1_100
"""Pixels of the longer side at which the lines' run is measured."""
_LEAST_INK = 60
"""Dark pixels below which nothing can be said."""
_MOST_POINTS = 60_000

Points = npt.NDArray[np.float64]


def skew_of(even: Grey) -> float:
    """The degrees by which lines rise to the right (negative: they fall); nought where too little is printed."""
    across, down = _points(even)
    if len(across) < _LEAST_INK:
        return 0.0
    angle = 0.0
    for step, reach in ((0.5, _WIDEST), (0.1, 0.6), (0.02, 0.1)):
        angle = _best(across, down, np.arange(angle - reach, angle + reach + step / 2, step))
    return angle


def lines_run_down(even: Grey) -> bool:
    """Whether the lines of text run down (or up) the page, so that it lies on its side."""
    across, down = _points(even)
    if len(across) < _LEAST_INK:
        return False
    angles = np.arange(-_WIDEST, _WIDEST + 0.1, 0.5)
    level = max(_sharpness(across, down, float(angle)) for angle in angles)
    upright = max(_sharpness(down, across, float(angle)) for angle in angles)
    return bool(upright > level)


def _points(even: Grey) -> tuple[Points, Points]:
    """Where the ink's edges lie at a small scale: the upper edges of what is dark, which lines of letters share."""
    step = max(1, math.ceil(max(even.shape) / _SMALL_SIDE))
    high, wide = (side // step * step for side in even.shape)
    small = even[:high, :wide].reshape(high // step, step, wide // step, step).mean(axis=(1, 3))
    down, across = np.nonzero(small < (INK + 255) / 2)
    if len(down) > _MOST_POINTS:
        kept = np.linspace(0, len(down) - 1, _MOST_POINTS).astype(np.int64)
        down, across = down[kept], across[kept]
    return across.astype(np.float64), down.astype(np.float64)


def _best(across: Points, down: Points, angles: Points) -> float:
    scores = [_sharpness(across, down, float(angle)) for angle in angles]
    return float(angles[int(np.argmax(scores))])


def _sharpness(across: Points, down: Points, angle: float) -> float:
    """How sharply the ink falls into lines that rise by this angle: the squared steps of its profile, for each dark
    pixel."""
    radians = math.radians(angle)
    level = down * math.cos(radians) + across * math.sin(radians)
    profile = np.bincount((level - level.min()).astype(np.int64)).astype(np.float64)
    return float((np.diff(profile) ** 2).sum())
