"""Connected pieces of ink: a letter, a frame, a speck of dust."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Mask = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Components:
    """Pieces of ink with their bounds in pixels (`x1` and `y1` one past the last) and how many pixels each holds.

    `runs` are the level stretches that they consist of: row, start, end (one past), number of the piece.
    """

    x0: Numbers
    y0: Numbers
    x1: Numbers
    y1: Numbers
    area: Numbers
    runs: tuple[Numbers, Numbers, Numbers, Numbers]

    def __len__(self) -> int:
        return len(self.area)

    @property
    def wide(self) -> Numbers:
        """Their widths."""
        return self.x1 - self.x0

    @property
    def high(self) -> Numbers:
        """Their heights."""
        return self.y1 - self.y0

    def painted(self, shape: tuple[int, int], wanted: Mask) -> Mask:
        """A mask of that shape with the pieces that are `wanted`."""
        row, start, end, piece = self.runs
        kept = wanted[piece]
        return filled(shape, row[kept], start[kept], end[kept])


def runs_of(mask: Mask) -> tuple[Numbers, Numbers, Numbers]:
    """Row, start and end (one past) of every level stretch, from the top down and left to right."""
    high, wide = mask.shape
    # One row after the other with paper between them, so that a single pass finds where ink begins and ends.
    padded = np.zeros((high, wide + 1), dtype=np.bool_)
    padded[:, 1:] = mask
    flat = np.append(padded.ravel(), False)
    change = np.flatnonzero(flat[1:] != flat[:-1])
    rows, starts = np.divmod(change[::2], wide + 1)
    return rows, starts, change[1::2] - rows * (wide + 1)


def filled(shape: tuple[int, int], rows: Numbers, starts: Numbers, ends: Numbers) -> Mask:
    """A mask with these stretches."""
    change = np.zeros((shape[0], shape[1] + 1), dtype=np.int32)
    np.add.at(change, (rows, starts), 1)
    np.add.at(change, (rows, ends), -1)
    return np.cumsum(change[:, :-1], axis=1) > 0


def components_of(mask: Mask) -> Components:
    """The pieces of a mask; pixels that touch at a corner hang together."""
    rows, starts, ends = runs_of(mask)
    if not len(rows):
        none = np.zeros(0, dtype=np.int64)
        return Components(none, none, none, none, none, (none, none, none, none))
    roots = _joined(len(rows), *_touching(rows, starts, ends, mask.shape[1]))
    _, piece = np.unique(roots, return_inverse=True)
    count = int(piece.max()) + 1
    x0 = np.full(count, mask.shape[1], dtype=np.int64)
    y0 = np.full(count, mask.shape[0], dtype=np.int64)
    x1, y1, area = (np.zeros(count, dtype=np.int64) for _ in range(3))
    np.minimum.at(x0, piece, starts)
    np.minimum.at(y0, piece, rows)
    np.maximum.at(x1, piece, ends)
    np.maximum.at(y1, piece, rows + 1)
    np.add.at(area, piece, ends - starts)
    return Components(x0, y0, x1, y1, area, (rows, starts, ends, piece))


def _touching(rows: Numbers, starts: Numbers, ends: Numbers, wide: int) -> tuple[Numbers, Numbers]:
    """Pairs of stretches in neighbouring rows that touch."""
    step = wide + 2
    below = (rows + 1) * step
    first = np.searchsorted(rows * step + ends, below + starts, side="left")
    last = np.searchsorted(rows * step + starts, below + ends, side="right")
    count = np.maximum(0, last - first)
    upper = np.repeat(np.arange(len(rows)), count)
    offset = np.arange(len(upper)) - np.repeat(np.cumsum(count) - count, count)
    return upper, np.repeat(first, count) + offset


def _joined(count: int, one: Numbers, other: Numbers) -> Numbers:
    """The smallest number of each group that the pairs join."""
    label = np.arange(count)
    while True:
        low = np.minimum(label[one], label[other])
        before = label.copy()
        np.minimum.at(label, label[one], low)
        np.minimum.at(label, label[other], low)
        while True:
            further = label[label]
            if np.array_equal(further, label):
                break
            label = further
        if np.array_equal(before, label):
            return label
