"""PDF tables ruled in part: level lines only, a frame, shaded bands, a line below the heading, upright lines only."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Literal

from reportlab.lib import colors
from reportlab.pdfgen.canvas import Canvas

from tests.make.canvas import Draw, drawn

Ruling = Literal[
    "none",
    "lines",
    "frame",
    "frame and lines",
    "heading",
    "bands",
    "cell bands",
    "dark heading",
    "first column",
    "upright",
]
_SIZE, _LEADING, _PAD = 10.0, 12.0, 4.0
_LEFT, _TOP = 60.0, 700.0


def partly_ruled(
    rows: Sequence[Sequence[str]], ruling: Ruling, widths: Sequence[float], right: Collection[int] = ()
) -> bytes:
    """A page with one table; a newline in a cell is where it wraps. Columns in `right` end at the right."""
    return drawn(page(rows, ruling, widths, right))


def page(rows: Sequence[Sequence[str]], ruling: Ruling, widths: Sequence[float], right: Collection[int] = ()) -> Draw:
    """Draws the table."""
    xs = [_LEFT + sum(widths[:column]) for column in range(len(widths) + 1)]
    heights = [2 * _PAD + _LEADING * max(cell.count("\n") + 1 for cell in row) for row in rows]
    ys = [_TOP - sum(heights[:row]) for row in range(len(rows) + 1)]

    def draw(canvas: Canvas) -> None:
        _rule(canvas, ruling, xs, ys)
        for number, row in enumerate(rows):
            dark = ruling == "dark heading" and number == 0
            canvas.setFillColor(colors.white if dark else colors.black)
            canvas.setFont("Helvetica-Bold" if number == 0 else "Helvetica", _SIZE)
            for column, cell in enumerate(row):
                for line, text in enumerate(cell.split("\n")):
                    y = ys[number] - _PAD - _SIZE + 1 - line * _LEADING
                    if column in right:
                        canvas.drawRightString(xs[column + 1] - _PAD, y, text)
                    else:
                        canvas.drawString(xs[column] + _PAD, y, text)

    return draw


def _rule(canvas: Canvas, ruling: Ruling, xs: list[float], ys: list[float]) -> None:
    left, right, top, bottom = xs[0], xs[-1], ys[0], ys[-1]
    level = {"lines": ys, "frame and lines": ys, "heading": ys[1:2], "first column": ys}.get(ruling, [])
    for y in level:
        canvas.line(left, y, right, y)
    if ruling in ("frame", "frame and lines", "upright"):
        canvas.rect(left, bottom, right - left, top - bottom)
    if ruling == "first column":
        canvas.line(xs[1], top, xs[1], bottom)
    if ruling == "upright":
        canvas.line(left, ys[1], right, ys[1])
        for x in xs:
            canvas.line(x, top, x, bottom)
    canvas.setFillColor(colors.navy if ruling == "dark heading" else colors.lightgrey)
    shaded = {"bands": range(1, len(ys) - 1, 2), "cell bands": range(1, len(ys) - 1, 2), "dark heading": range(1)}
    for row in shaded.get(ruling, ()):
        edges = [left, right] if ruling == "bands" else xs
        for start, end in pairwise(edges):
            canvas.rect(start, ys[row + 1], end - start, ys[row] - ys[row + 1], stroke=0, fill=1)
