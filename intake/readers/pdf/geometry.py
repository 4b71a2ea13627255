"""From a page's own coordinates to points from the top left of the page as displayed."""

from __future__ import annotations

from dataclasses import dataclass

from schemas.types import Box

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def times(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that applies `inner` first and `outer` second."""
    a, b, c, d, e, f = inner
    m, n, o, p, q, r = outer
    return (a * m + b * o, a * n + b * p, c * m + d * o, c * n + d * p, e * m + f * o + q, e * n + f * p + r)


@dataclass(frozen=True, slots=True)
class Frame:
    """A page's visible rectangle in its own coordinates, and its rotation in quarter turns clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as displayed."""
        wide, high = self.right - self.left, self.top - self.bottom
        return (high, wide) if self.turns % 2 else (wide, high)

    @property
    def matrix(self) -> Matrix:
        """Page coordinates to displayed ones."""
        match self.turns:
            case 1:
                return (0.0, 1.0, 1.0, 0.0, -self.bottom, -self.left)
            case 2:
                return (-1.0, 0.0, 0.0, 1.0, self.right, -self.bottom)
            case 3:
                return (0.0, -1.0, -1.0, 0.0, self.top, self.right)
            case _:
                return (1.0, 0.0, 0.0, -1.0, -self.left, self.top)

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A rectangle of the page as a box of the display."""
        a, b, c, d, e, f = self.matrix
        x0, y0 = a * left + c * bottom + e, b * left + d * bottom + f
        x1, y1 = a * right + c * top + e, b * right + d * top + f
        return (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def rectangle(self, box: Box) -> tuple[float, float, float, float]:
        """A box of the display as left, bottom, right, top in page coordinates."""
        x0, y0, x1, y1 = box
        match self.turns:
            case 1:
                return (y0 + self.left, x0 + self.bottom, y1 + self.left, x1 + self.bottom)
            case 2:
                return (self.right - x1, y0 + self.bottom, self.right - x0, y1 + self.bottom)
            case 3:
                return (self.right - y1, self.top - x1, self.right - y0, self.top - x0)
            case _:
                return (x0 + self.left, self.top - y1, x1 + self.left, self.top - y0)


def middle(box: Box) -> tuple[float, float]:
    """The centre of a box."""
    return ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)


def holds(outer: Box, x: float, y: float) -> bool:
    """Whether the point lies in the box, its edges included."""
    return outer[0] <= x <= outer[2] and outer[1] <= y <= outer[3]


def overlap(low: float, high: float, other_low: float, other_high: float) -> float:
    """The length that two stretches share, 0 when they are apart."""
    return max(0.0, min(high, other_high) - max(low, other_low))
