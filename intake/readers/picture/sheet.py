"""Where the sheet of paper lies in a photograph: its four corners, when it stands out from what it lies on."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

from intake.readers.picture.components import components_of
from intake.readers.picture.levels import Grey

Corner = tuple[float, float]
Corners = tuple[Corner, Corner, Corner, Corner]
"""From the top left on clockwise, in pixels."""

_SMALL_SIDE = 480
_LEAST_SHARE, _MOST_SHARE = 0.2, 0.96
"""Parts of the picture that a sheet covers."""
_STANDS_OUT = 32
"""Levels by which the sheet is lighter than what lies around it."""
_FOUR_SIDED = 0.94
"""Part that the sheet covers of the four-sided figure around it."""
_TRIMMED = 0.12
"""Part of each side left out at its ends when its line is drawn through: corners may be folded or round."""
_OFF_LINE = 0.012
"""Part of the picture's size by which the edge may differ from a straight line."""


def sheet_in(grey: Grey) -> Corners | None:
    """The sheet's corners, None when the picture shows nothing but the sheet, or none."""
    step = max(1, math.ceil(max(grey.shape) / _SMALL_SIDE))
    small = Image.fromarray(grey).reduce(step).filter(ImageFilter.MedianFilter(5))
    light = np.asarray(small)
    if not _darker_around(light):
        return None
    threshold = _between(light)
    pieces = components_of(_closed(light > threshold))
    if not len(pieces):
        return None
    largest = int(np.argmax(pieces.area))
    shape = (light.shape[0], light.shape[1])
    wanted = np.arange(len(pieces)) == largest
    sheet = _without_holes(pieces.painted(shape, wanted))
    share = float(sheet.mean())
    if not _LEAST_SHARE <= share <= _MOST_SHARE or not _stands_out(light, sheet):
        return None
    corners = _corners(sheet)
    if corners is None or sheet.sum() < _FOUR_SIDED * _area(corners):
        return None
    scaled = [(x * step, y * step) for x, y in corners]
    return (scaled[0], scaled[1], scaled[2], scaled[3])


def _darker_around(light: Grey) -> bool:
    """Whether anywhere along the picture's edge it is as dark as what a sheet lies on."""
    around = np.concatenate([light[0], light[-1], light[:, 0], light[:, -1]])
    return float(np.percentile(light, 80)) - float(np.percentile(around, 10)) >= _STANDS_OUT


def _between(light: Grey) -> float:
    """The level that best parts light from dark (Otsu's)."""
    counts = np.bincount(light.ravel(), minlength=256).astype(np.float64)
    below = np.cumsum(counts)
    total = np.cumsum(counts * np.arange(256))
    above = below[-1] - below
    with np.errstate(divide="ignore", invalid="ignore"):
        apart = below * above * (total / below - (total[-1] - total) / above) ** 2
    return float(np.argmax(np.nan_to_num(apart)))


def _closed(mask: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    picture = Image.fromarray(mask.astype(np.uint8) * 255)
    return np.asarray(picture.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.MinFilter(5))) > 0


def _without_holes(mask: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """The piece with what is printed on it filled in, row by row and column by column."""
    rows = np.maximum.accumulate(mask, axis=1) & np.maximum.accumulate(mask[:, ::-1], axis=1)[:, ::-1]
    columns = np.maximum.accumulate(mask, axis=0) & np.maximum.accumulate(mask[::-1], axis=0)[::-1]
    return rows & columns


def _stands_out(light: Grey, sheet: npt.NDArray[np.bool_]) -> bool:
    around = light[~sheet]
    return around.size > 0 and float(np.median(light[sheet])) - float(np.percentile(around, 70)) >= _STANDS_OUT


def _corners(sheet: npt.NDArray[np.bool_]) -> Corners | None:
    """Where straight lines through the four edges cross."""
    rows, columns = np.flatnonzero(sheet.any(axis=1)), np.flatnonzero(sheet.any(axis=0))
    first = np.argmax(sheet, axis=1)
    last = sheet.shape[1] - 1 - np.argmax(sheet[:, ::-1], axis=1)
    top = np.argmax(sheet, axis=0)
    bottom = sheet.shape[0] - 1 - np.argmax(sheet[::-1], axis=0)
    left_line = _line(rows, first[rows], max(sheet.shape))
    right_line = _line(rows, last[rows], max(sheet.shape))
    top_line = _line(columns, top[columns], max(sheet.shape))
    bottom_line = _line(columns, bottom[columns], max(sheet.shape))
    if left_line is None or right_line is None or top_line is None or bottom_line is None:
        return None
    return (
        _crossing(left_line, top_line),
        _crossing(right_line, top_line),
        _crossing(right_line, bottom_line),
        _crossing(left_line, bottom_line),
    )


def _line(along: npt.NDArray[np.int64], place: npt.NDArray[np.int64], size: int) -> tuple[float, float] | None:
    """Slope and offset of the edge, from the middle of its run; None when it is not straight."""
    trim = int(_TRIMMED * len(along))
    kept, at = along[trim : len(along) - trim].astype(np.float64), place[trim : len(along) - trim].astype(np.float64)
    if len(kept) < 20:
        return None
    for _ in range(3):
        slope, offset = np.polyfit(kept, at, 1)
        off = np.abs(at - slope * kept - offset)
        near = off <= max(2.0, 2 * float(np.median(off)))
        kept, at = kept[near], at[near]
    straight = float(np.median(off)) <= _OFF_LINE * size and len(kept) >= 0.5 * (len(along) - 2 * trim)
    return (float(slope), float(offset)) if straight and abs(slope) < 0.5 else None


def _crossing(upright: tuple[float, float], level: tuple[float, float]) -> Corner:
    """Where x = a y + b and y = c x + d meet."""
    a, b = upright
    c, d = level
    x = (a * d + b) / (1 - a * c)
    return (x, c * x + d)


def _area(corners: Corners) -> float:
    total = 0.0
    for (x0, y0), (x1, y1) in zip(corners, corners[1:] + corners[:1], strict=True):
        total += x0 * y1 - x1 * y0
    return abs(total) / 2
