"""The columns that rows without rules line up in."""

from __future__ import annotations

from dataclasses import dataclass, field

from intake.readers.pdf.geometry import overlap
from intake.readers.pdf.lines import Line, is_figure

_LEAST_GUTTER = 3.0
_CROSSED = (0.0, 0.08, 0.16)
"""Parts of the rows that may cross a gutter, tried in turn: long labels and headings do."""

Span = tuple[float, float]


@dataclass(slots=True)
class Row:
    """A line of the table as its stretches by column."""

    line: Line
    parts: list[Line]
    cells: dict[int, list[Line]] = field(default_factory=dict)
    spans: dict[int, int] = field(default_factory=dict)

    @property
    def is_wide(self) -> bool:
        return len(self.parts) > 1


def columns_of(rows: list[Row]) -> list[Span]:
    """The x-stretches of the columns, from the rows that have several."""
    parts = [part for row in rows if row.is_wide for part in row.parts]
    wide = sum(1 for row in rows if row.is_wide)
    for crossed in _CROSSED:
        columns = _covered(parts, int(crossed * wide))
        if len(columns) >= 2:
            return _without_strays(columns, rows)
    return []


def _covered(parts: list[Line], allowed: int) -> list[Span]:
    """The stretches that more than `allowed` parts cover."""
    events = sorted([(part.x0, 1) for part in parts] + [(part.x1, -1) for part in parts])
    columns: list[Span] = []
    depth, start = 0, 0.0
    for x, change in events:
        before = depth
        depth += change
        if before <= allowed < depth:
            start = x
        elif depth <= allowed < before:
            if columns and start - columns[-1][1] < _LEAST_GUTTER:
                columns[-1] = (columns[-1][0], x)
            else:
                columns.append((start, x))
    return columns


def _without_strays(columns: list[Span], rows: list[Row]) -> list[Span]:
    """Neighbouring columns that no row fills both of, close together, are one: a centred heading over its
    figures."""
    joined = [columns[0]]
    for column in columns[1:]:
        last = joined[-1]
        near = column[0] - last[1] < 14.0
        both = near and any(
            any(overlap(part.x0, part.x1, *last) > 0 for part in row.parts)
            and any(overlap(part.x0, part.x1, *column) > 0 for part in row.parts)
            for row in rows
        )
        if near and not both:
            joined[-1] = (last[0], column[1])
        else:
            joined.append(column)
    return joined


def assign(row: Row, columns: list[Span]) -> None:
    """Puts each stretch of the line into the column it lies in; one that crosses several takes the first
    it fills."""
    row.cells, row.spans = {}, {}
    for part in row.parts:
        shared = [overlap(part.x0, part.x1, low - 1, high + 1) for low, high in columns]
        hit = [number for number, length in enumerate(shared) if length > 2]
        if not hit:
            middle = (part.x0 + part.x1) / 2
            hit = [min(range(len(columns)), key=lambda number: abs(sum(columns[number]) / 2 - middle))]
        first = hit[0]
        # A figure stands where it ends, words where they begin.
        if len(hit) > 1 and is_figure(part.words[-1].text) and len(part.words) == 1:
            first = hit[-1]
        row.cells.setdefault(first, []).append(part)
        if len(hit) > 1 and first == hit[0]:
            row.spans[first] = hit[-1] - first + 1
    for column, span in list(row.spans.items()):
        following = [other for other in row.cells if other > column]
        if following:
            row.spans[column] = min(span, min(following) - column)
