"""Rows of a table without rules that only continue the row above: a cell's text that wraps."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median

from intake.readers.pdf.alignment import Row, Span
from intake.readers.pdf.lines import ENUMERATOR, Line, is_figure
from intake.readers.pdf.words import PageWord

_WRAP_PITCH = 0.86
"""A line that follows closer than this part of the table's usual pitch continues the row above."""
_OVERLAP = 0.12
"""Em by which neighbouring lines overlap in height that are parts of one row."""
_FEWEST_PROSE_LINES = 3
_SLACK = 0.8
"""Em by which a full line may fall short of its column's edge beyond what the next word needed."""
_VALUE = re.compile(r"\d[\d/.,-]*\d|^n/?a$|^nil$|^none$", re.IGNORECASE)
CONTINUES = re.compile(r"^(?:[a-z(&/]|\d+\s*(?:year|month))")
_OPEN_END = re.compile(
    r"(?:[,&/-]|\b(?:and|or|of|to|the|in|for|by|on|at|with|within|falling|due|from|than|before|after))$",
    re.IGNORECASE,
)


def merge_wrapped(rows: list[Row], columns: list[Span]) -> list[Row]:
    """Rows whose lines continue the row above, or whose label goes on below, made one."""
    pitch = _pitch(rows)
    merged: list[Row] = []
    for row in rows:
        if merged and _continues(merged[-1], row, pitch, columns):
            for column, cell_lines in row.cells.items():
                merged[-1].cells.setdefault(column, []).extend(cell_lines)
            merged[-1] = Row(row.line, merged[-1].parts + row.parts, merged[-1].cells, merged[-1].spans)
        else:
            cells = {column: list(lines) for column, lines in row.cells.items()}
            merged.append(Row(row.line, row.parts, cells, row.spans))
    return _one_line_each(merged)


def as_one(rows: list[Row]) -> Row:
    """Lines known to be one row of a table."""
    cells: dict[int, list[Line]] = {}
    spans: dict[int, int] = {}
    for row in rows:
        for column, lines in row.cells.items():
            cells.setdefault(column, []).extend(lines)
            spans[column] = max(spans.get(column, 1), row.spans.get(column, 1))
    whole = Row(rows[-1].line, [part for row in rows for part in row.parts], cells, spans)
    for column in cells:
        following = [other for other in cells if other > column]
        if following:
            spans[column] = min(spans[column], min(following) - column)
    return _one_line_each([whole])[0]


def _pitch(rows: list[Row]) -> float:
    steps = [after.line.bottom - before.line.bottom for before, after in pairwise(rows)]
    return median(steps) if steps else 0.0


def _continues(above: Row, row: Row, pitch: float, columns: list[Span]) -> bool:
    if row.line.top - above.line.bottom > 0.6 * row.line.size or row.line.led:
        return False
    if above.line.bottom - row.line.top > _OVERLAP * row.line.size:
        # Cells of different height that are centred beside each other.
        return True
    figures = _has_figures(row)
    if 0 not in row.cells:
        # Words below words in a value column; figures below a lone label are a row of their own.
        below = set(row.cells) <= set(above.cells)
        return not figures and below and _same_look(above, row) and not _stacked(above, row)
    label, label_above = _label(row), _label(above)
    if not label_above or not label or above.line.bold != row.line.bold or ENUMERATOR.match(label.split()[0]):
        return False
    step = row.line.bottom - above.line.bottom
    begins_low = bool(CONTINUES.match(label))
    goes_on = begins_low or bool(_OPEN_END.search(label_above))
    if set(row.cells) == {0}:
        by_figures = _has_figures(above) and step <= pitch * 1.05
        return begins_low and (by_figures or _is_full(above, row, 0, columns))
    if set(above.cells) == {0}:
        return goes_on and figures
    if figures or not set(row.cells) <= set(above.cells):
        return False
    return step < _WRAP_PITCH * pitch or (goes_on and all(_is_full(above, row, at, columns) for at in row.cells))


def _has_figures(row: Row) -> bool:
    return any(is_figure(part.words[0].text) for column in row.cells if column for part in row.cells[column])


def _stacked(above: Row, row: Row) -> bool:
    """Whether a column holds one value below another: single words with a figure, or "n/a"."""
    return any(_is_value(above.cells[column][-1]) and _is_value(row.cells[column][0]) for column in row.cells)


def _is_value(part: Line) -> bool:
    return len(part.words) == 1 and bool(_VALUE.search(part.words[0].text))


def _is_full(above: Row, row: Row, column: int, columns: list[Span]) -> bool:
    """Whether the cell's last line had no room for the first word of the next."""
    last, first = above.cells[column][-1], row.cells[column][0].words[0]
    room = columns[column][1] - columns[column][0] - (last.x1 - last.x0)
    return room < (first.x1 - first.x0) + _SLACK * first.size


def _same_look(above: Row, row: Row) -> bool:
    column = min(row.cells)
    return above.cells[column][-1].bold == row.cells[column][0].bold


def _label(row: Row) -> str:
    return " ".join(part.text for part in row.cells.get(0, []))


def _one_line_each(rows: list[Row]) -> list[Row]:
    """Stretches of one cell that stand on one line joined, so that a cell's lines are its printed ones."""
    for row in rows:
        for column, parts in row.cells.items():
            lines: list[Line] = []
            for part in parts:
                if lines and abs(part.bottom - lines[-1].bottom) < 0.5 * part.size and part.x0 >= lines[-1].x0:
                    words: list[PageWord] = lines[-1].words + part.words
                    lines[-1] = Line(words)
                else:
                    lines.append(part)
            row.cells[column] = lines
    return rows


def reads_on(rows: list[Row]) -> bool:
    """Whether the rows' gaps are only those of justified running text: most stretches begin in small letters."""
    wide = [row for row in rows if len(row.parts) > 1]
    low = sum(1 for row in wide if row.parts[0].words[0].text[0].islower() and row.parts[-1].words[0].text[0].islower())
    return len(wide) >= _FEWEST_PROSE_LINES and low > 0.4 * len(wide)
