"""Newspaper columns: lines that a gutter parts are read one column after the other."""

from __future__ import annotations

import re
from statistics import median

from intake.readers.pdf.lines import Line, is_figure

_GUTTER = 9.0
"""Points; the least width of a gutter."""
_FEWEST_LINES = 6
_BOTH_SIDES = 0.75
"""Part of the lines that must have words on both sides of the gutter."""
_MANY_LINES = 14
"""Lines of running text on each side that are columns even where their lines stand at different heights."""
_FILLED = 0.6
"""Part of a column's width that the middle line of it must fill; table columns are ragged."""
_WORDS = 3.0
"""Words a line on average, at least: labels and figures are fewer."""
_DATE = re.compile(r"^\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}$")
"""A day in figures: a side full of them is a table's columns, like one of amounts."""


def split_columns(lines: list[Line]) -> list[list[Line]]:
    """The lines as stretches to be read one after the other; a page without columns is one stretch."""
    found = _gutter(lines)
    if found is None:
        return [lines] if lines else []
    x, first, last = found
    left = [Line(words) for line in lines[first:last] if (words := [word for word in line.words if word.x1 <= x])]
    right = [Line(words) for line in lines[first:last] if (words := [word for word in line.words if word.x1 > x])]
    above = [lines[:first]] if first else []
    return [*above, *split_columns(left), *split_columns(right), *split_columns(lines[last:])]


def _gutter(lines: list[Line]) -> tuple[float, int, int] | None:
    """Where a gutter lies and the lines (first, one past the last) that it parts; the one with most lines."""
    best: tuple[int, float, int, int] | None = None
    for x in _candidates(lines):
        for first, last, both in _runs(lines, x):
            if both >= _FEWEST_LINES and (best is None or both > best[0]) and _is_prose(lines[first:last], x):
                best = (both, x, first, last)
    return None if best is None else best[1:]


def _candidates(lines: list[Line]) -> list[float]:
    middles: dict[int, int] = {}
    for line in lines:
        for before, after in zip(line.words, line.words[1:], strict=False):
            if after.x0 - before.x1 >= _GUTTER:
                # A ragged left column ends anywhere: the right column's edge is what its lines share.
                edge = int(after.x0)
                middles[edge] = middles.get(edge, 0) + 1
    return [float(edge) - _GUTTER / 2 for edge in sorted(middles) if middles[edge] >= 3]


def _runs(lines: list[Line], x: float) -> list[tuple[int, int, int]]:
    """Stretches of lines that leave x free, with the number of those that have words on both sides."""
    runs: list[tuple[int, int, int]] = []
    first, both, left, right = 0, 0, 0, 0
    for number, line in enumerate([*lines, None]):
        if line is not None and not any(word.x0 < x + 3 and word.x1 > x - 3 for word in line.words):
            left += line.words[0].x0 < x
            right += x < line.words[-1].x0
            both += line.words[0].x0 < x < line.words[-1].x0
            continue
        if number > first and (both >= _BOTH_SIDES * (number - first) or min(left, right) >= _MANY_LINES):
            runs.append((first, number, both))
        first, both, left, right = number + 1, 0, 0, 0
    return runs


def _is_prose(lines: list[Line], x: float) -> bool:
    for side in (
        [[word for word in line.words if word.x1 <= x] for line in lines],
        [[word for word in line.words if word.x1 > x] for line in lines],
    ):
        rows = [row for row in side if row]
        if len(rows) < _FEWEST_LINES or sum(map(len, rows)) < _WORDS * len(rows):
            return False
        words = [word for row in rows for word in row]
        if sum(is_figure(word.text) or bool(_DATE.match(word.text)) for word in words) > 0.25 * len(words):
            return False
        left = min(row[0].x0 for row in rows)
        width = max(row[-1].x1 for row in rows) - left
        if median((row[-1].x1 - left) / width for row in rows) < _FILLED:
            return False
    return True
