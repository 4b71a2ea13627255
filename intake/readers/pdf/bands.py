"""Level rules and shaded bands as the borders of rows: what lies between two of them is one row, unless it
plainly holds several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from intake.readers.pdf.alignment import Row
from intake.readers.pdf.geometry import overlap
from intake.readers.pdf.grid import Rule
from intake.readers.pdf.lines import Line, is_figure

_ACROSS = 0.85
"""Part of a table's width that a rule must cover to part its rows; shorter ones underline a figure."""
_HIGHEST = 220.0
"""Points between two rules that still bound one row."""
_PADDING = 0.55
"""Em of white between two filled lines from which they are two rows."""


@dataclass(frozen=True, slots=True)
class Bands:
    """The heights at which rules part a table's rows."""

    heights: tuple[float, ...]

    def number(self, line: Line) -> int:
        """Which band the line stands in; 0 above the first rule, one more below each."""
        middle = (line.top + line.bottom) / 2
        return sum(1 for height in self.heights if height < middle)

    def share(self, one: Line, other: Line) -> bool:
        """Whether both lines stand between the same two rules."""
        number = self.number(one)
        return number == self.number(other) and self.bounded(number)

    def bounded(self, number: int) -> bool:
        """Whether a rule stands both above and below the band, close enough to hold one row."""
        if not 0 < number < len(self.heights):
            return False
        return self.heights[number] - self.heights[number - 1] <= _HIGHEST


def bands_of(rules: Sequence[Rule], lines: list[Line]) -> Bands:
    """The rules that run across the lines' whole width, from just above the first to just below the last."""
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    top, bottom = lines[0].top - 2 * lines[0].size, lines[-1].bottom + 2 * lines[-1].size
    heights = [
        y
        for y, start, end in rules
        if top <= y <= bottom and overlap(start, end, left, right) >= _ACROSS * (right - left)
    ]
    return Bands(tuple(sorted(heights)))


def holds_several(rows: list[Row], ruled: bool = False) -> bool:
    """Whether the lines of one band are several rows: figures stand below figures, or filled lines lie apart.

    The lines have been given their columns. Where those are `ruled` a cell may hold several paragraphs, so that only
    figures count, and more than two of them.
    """
    filled = [row for row in rows if len(row.cells) > 1]
    if len(filled) < (3 if ruled else 2):
        return False
    if not ruled and any(
        after.line.top - before.line.bottom >= _PADDING * after.line.size for before, after in pairwise(filled)
    ):
        return True
    below = {column for row in filled[1:] for column in _figured(row)}
    if ruled:
        return any(all(column in _figured(row) for row in filled) for column in below)
    return bool(below & _figured(filled[0]))


def _figured(row: Row) -> set[int]:
    """The value columns that hold just a figure."""
    return {
        column
        for column, parts in row.cells.items()
        if column and len(parts) == 1 and len(parts[0].words) == 1 and is_figure(parts[0].words[0].text)
    }
