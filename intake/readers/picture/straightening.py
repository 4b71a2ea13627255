"""A picture made upright, level and flat, at the resolution letters are read at, with the way back."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image

from intake.readers.pdf.limits import MAX_READING_PIXELS
from intake.readers.picture.letters import Letters, SeenWord
from intake.readers.picture.levelling import lines_run_down, skew_of
from intake.readers.picture.levels import Grey, even
from intake.readers.picture.limits import A4_LENGTH, RECOGNISED_DPI
from intake.readers.picture.sheet import sheet_in

Square = npt.NDArray[np.float64]
"""Three rows of three numbers that take (x, y, 1) to (u w, v w, w)."""

_TRIAL_SIDE = 1_400
"""Pixels of the longer side of the picture that is tried both ways up."""
_TRIAL_PART = 0.25
"""Part of the page, the fullest, that is tried."""
_WAY_UP = 0.12
"""How much surer the letters must be another way for the page to be turned."""
_CERTAIN = 0.8
"""Sureness of letters that can only be upright."""
_LEVEL = 0.04
"""Degrees that are left as they are."""
_EXPANDED = 4.0
"""Degrees from which turning a page would cut off what stands near its corners."""


@dataclass(frozen=True, slots=True)
class Straight:
    """A page as it is read: its pixels, how many there are to a point, the matrix that takes a point of it to a pixel
    of the picture it came from, and by how many quarters clockwise that was turned."""

    picture: Grey
    scale: float
    to_source: Square
    turn: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        high, wide = self.picture.shape
        return wide / self.scale, high / self.scale


def straightened(grey: Grey, points: tuple[float, float], *, stated: bool, turn: int | None = None) -> Straight:
    """The picture as it is read; `points` is its size. A photographed sheet is first freed from what lies around it and
    from perspective, and, unless the picture's size was `stated`, taken for A4.

    `turn`: by how many quarters clockwise it is turned. None: it is as it is, unless its lines run down it; whether it
    stands on its head then shows when its letters are read (`looks_upright`, `quarters_of`).
    """
    sheet = sheet_in(grey)
    to_source, size = _whole(grey, points) if sheet is None else _flat(grey, points if stated else None, sheet)
    scale = min(RECOGNISED_DPI / 72, math.sqrt(MAX_READING_PIXELS / (size[0] * size[1])))
    if sheet is None:
        small, trial = _small(grey, size)
    else:
        trial = _trial_scale(size)
        small = even(_drawn(grey, to_source, size, trial))
    if turn is None:
        turn = _quarters(small, trial) if lines_run_down(small) else 0
    to_source, size = _turned(to_source, size, turn)
    to_source, size = _levelled(to_source, size, skew_of(np.ascontiguousarray(np.rot90(small, -turn))))
    return Straight(even(_drawn(grey, to_source, size, scale)), scale, to_source, turn)


def _small(grey: Grey, size: tuple[float, float]) -> tuple[Grey, float]:
    """The picture averaged down to a size at which its lines' run shows, and pixels a point then."""
    step = max(1, round(grey.shape[1] / size[0] / _trial_scale(size)))
    small = even(np.asarray(Image.fromarray(grey).reduce(step)) if step > 1 else grey)
    return small, small.shape[1] / size[0]


def looks_upright(words: Sequence[SeenWord]) -> bool:
    """Whether a page with these letters certainly stands upright."""
    return _sureness_of(words) > _CERTAIN


def quarters_of(straight: Straight) -> int:
    """By how many quarters clockwise the picture itself must be turned to stand upright, once its letters were doubtful
    the way it was read."""
    step = max(1, round(straight.scale / _trial_scale(straight.size)))
    small = np.asarray(Image.fromarray(straight.picture).reduce(step))
    return (straight.turn + _quarters(small, straight.scale / step)) % 4


def _trial_scale(size: tuple[float, float]) -> float:
    return min(2.0, _TRIAL_SIDE / max(size))


def _whole(grey: Grey, points: tuple[float, float]) -> tuple[Square, tuple[float, float]]:
    high, wide = grey.shape
    return np.diag([wide / points[0], high / points[1], 1.0]), points


def _flat(
    grey: Grey, points: tuple[float, float] | None, corners: Sequence[tuple[float, float]]
) -> tuple[Square, tuple[float, float]]:
    """The matrix that takes a flat sheet to its four corners, and the sheet's size: by that of the whole picture, else
    with A4's longer side."""
    top, right, bottom, left = (
        math.dist(corners[at], corners[(at + 1) % 4]) for at in range(4)
    )
    wide, high = (top + bottom) / 2, (left + right) / 2
    unit = A4_LENGTH / max(wide, high) if points is None else points[1] / grey.shape[0]
    size = (wide * unit, high * unit)
    places = ((0.0, 0.0), (size[0], 0.0), size, (0.0, size[1]))
    return _perspective(places, corners), size


def _perspective(places: Sequence[tuple[float, float]], targets: Sequence[tuple[float, float]]) -> Square:
    rows, right = [], []
    for (x, y), (u, v) in zip(places, targets, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        right += [u, v]
    solved = np.linalg.solve(np.array(rows, dtype=np.float64), np.array(right, dtype=np.float64))
    return np.append(solved, 1.0).reshape(3, 3)


def _turned(to_source: Square, size: tuple[float, float], quarter: int) -> tuple[Square, tuple[float, float]]:
    """The page read after turning it by so many quarters clockwise."""
    wide, high = size
    match quarter % 4:
        case 1:
            back, size = np.array([[0.0, 1.0, 0.0], [-1.0, 0.0, high], [0.0, 0.0, 1.0]]), (high, wide)
        case 2:
            back = np.array([[-1.0, 0.0, wide], [0.0, -1.0, high], [0.0, 0.0, 1.0]])
        case 3:
            back, size = np.array([[0.0, -1.0, wide], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0]]), (high, wide)
        case _:
            return to_source, size
    return to_source @ back, size


def _levelled(to_source: Square, size: tuple[float, float], degrees: float) -> tuple[Square, tuple[float, float]]:
    """The page read after turning it about its middle so that lines that rise by so many degrees are level."""
    if abs(degrees) < _LEVEL:
        return to_source, size
    wide, high = size
    radians = math.radians(degrees)
    cosine, sine = math.cos(radians), math.sin(radians)
    grown = size
    if abs(degrees) > _EXPANDED:
        grown = (wide * cosine + high * abs(sine), high * cosine + wide * abs(sine))
    x, y = wide / 2, high / 2
    left, top = grown[0] / 2, grown[1] / 2
    turn = np.array(
        [
            [cosine, sine, x - cosine * left - sine * top],
            [-sine, cosine, y + sine * left - cosine * top],
            [0.0, 0.0, 1.0],
        ]
    )
    return to_source @ turn, grown


def _drawn(grey: Grey, to_source: Square, size: tuple[float, float], scale: float) -> Grey:
    """The page's pixels at so many a point."""
    wide, high = max(1, round(size[0] * scale)), max(1, round(size[1] * scale))
    matrix = to_source @ np.diag([1 / scale, 1 / scale, 1.0])
    image = Image.fromarray(grey)
    # A picture of far more pixels is first averaged down, so that none of its letters' strokes fall between pixels.
    step = int(max(1.0, math.sqrt(abs(float(np.linalg.det(matrix[:2, :2]))))))
    if step > 1:
        image = image.reduce(step)
        matrix = np.diag([1 / step, 1 / step, 1.0]) @ matrix
    matrix = matrix / matrix[2, 2]
    paper = int(np.percentile(grey[::16, ::16], 80))
    if np.allclose(matrix, np.diag([1.0, 1.0, 1.0]), atol=1e-6) and image.size == (wide, high):
        return np.asarray(image)
    if abs(matrix[2, 0]) < 1e-12 and abs(matrix[2, 1]) < 1e-12:
        method, numbers = Image.Transform.AFFINE, matrix[:2].ravel()
    else:
        method, numbers = Image.Transform.PERSPECTIVE, matrix.ravel()[:8]
    back = [float(number) for number in numbers]
    return np.asarray(image.transform((wide, high), method, back, Image.Resampling.BICUBIC, fillcolor=paper))


def _quarters(lit: Grey, scale: float) -> int:
    """By how many quarters clockwise the page must be turned to stand upright: as it is, unless its letters are surer
    another way. The ways in which its lines seem to run are tried first."""
    sure: dict[int, float] = {}
    for turn in (1, 3, 0, 2) if lines_run_down(lit) else (0, 2, 1, 3):
        sure[turn] = _sureness(np.ascontiguousarray(np.rot90(lit, -turn)), scale)
        if sure[turn] > _CERTAIN:
            return turn
    best = max(sure, key=lambda turn: (sure[turn], -turn))
    return best if sure[best] > sure[0] + _WAY_UP else 0


def _sureness(picture: Grey, scale: float) -> float:
    """How sure the letters of the fullest part are."""
    high = picture.shape[0]
    part = round(_TRIAL_PART * high)
    ink = (picture < 128).sum(axis=1)
    sums = np.convolve(ink, np.ones(part), mode="valid")
    top = int(np.argmax(sums))
    letters = Letters(np.ascontiguousarray(picture[top : top + part]), scale * 72)
    return _sureness_of(letters.read("sparse"))


def _sureness_of(seen: Sequence[SeenWord]) -> float:
    """How sure the letters of words are, each word counted by its length; nought where there are too few."""
    words = [word for word in seen if len(word.text) > 2]
    total = sum(len(word.text) for word in words)
    return sum(len(word.text) * word.confidence for word in words) / total if total >= 12 else 0.0
