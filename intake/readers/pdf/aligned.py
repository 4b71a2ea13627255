"""Tables without rules: rows of stretches that line up in columns, such as accounts and certificates are
set in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from intake.located import Cell, Table
from intake.readers.pdf.geometry import overlap
from intake.readers.pdf.lines import Line, is_figure
from intake.readers.pdf.texts import text_of
from intake.readers.pdf.words import PageWord

_MAX_BETWEEN = 3
"""Lines without columns that may stand between two rows with columns: headings and wrapped labels."""
_MAX_GAP = 4.5
"""Line heights of white within a table."""
_WRAP_PITCH = 0.86
"""A line that follows closer than this part of the table's usual pitch continues the row above."""
_LEAST_GUTTER = 3.0
_CROSSED = (0.0, 0.08, 0.16)
"""Parts of the rows that may cross a gutter, tried in turn: long labels and headings do."""
_PROSE_WORDS = 9
_CONTINUES = re.compile(r"^(?:[a-z(&/]|\d+\s*(?:year|month))")
_OPEN_END = re.compile(
    r"(?:[,:&/-]|\b(?:and|or|of|to|the|in|for|by|on|at|with|within|falling|due|from|than|before|after))$",
    re.I,
)


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


def split_tables(lines: list[Line], page: int) -> list[list[Line] | Table]:
    """The lines in order, those that form a table replaced by it."""
    rows = [Row(line, line.parts) for line in lines]
    found: list[list[Line] | Table] = []
    plain: list[Line] = []
    at = 0
    while at < len(rows):
        region = _region(rows, at)
        table = _table(region, page) if region else None
        if table is None:
            plain.append(rows[at].line)
            at += 1
            continue
        lead = _lead(rows, at, region)
        if lead:
            with_lead = _table(rows[at - lead : at] + region, page)
            if with_lead is not None:
                table = with_lead
                del plain[len(plain) - lead :]
        if plain:
            found.append(plain)
            plain = []
        found.append(table)
        at += len(region)
    if plain:
        found.append(plain)
    return found


def _region(rows: list[Row], start: int) -> list[Row]:
    """The rows from `start` that may form one table; empty when `start` is no row with columns."""
    if not rows[start].is_wide:
        return []
    end = start + 1
    waiting = 0
    for number in range(start + 1, len(rows)):
        before, row = rows[number - 1].line, rows[number]
        if row.line.top - before.bottom > _MAX_GAP * max(before.size, row.line.size):
            break
        if row.is_wide:
            end, waiting = number + 1, 0
            continue
        waiting += 1
        if waiting > _MAX_BETWEEN or _is_prose(rows[start:number], row):
            break
    # Lines that only continue the last row's cells belong to it.
    while end < len(rows) and not rows[end].is_wide and _wraps(rows[start:end], rows[end]):
        end += 1
    return rows[start:end]


def _is_prose(above: list[Row], row: Row) -> bool:
    """Whether a line without columns is running text, which ends a table: long, and across the columns."""
    reach = max(other.line.x1 for other in above)
    left = min(other.line.x0 for other in above)
    long = len(row.line.words) >= _PROSE_WORDS and row.line.x1 - row.line.x0 > 0.62 * (reach - left)
    return long and row.line.x0 < left + 0.3 * (reach - left)


def _wraps(above: list[Row], row: Row) -> bool:
    """Whether the line continues the last cell of the row above: in its column, close by, and not the
    first column unless the sentence plainly goes on."""
    last = above[-1]
    if row.line.top - last.line.bottom > 0.5 * row.line.size or row.line.bold != last.parts[-1].bold:
        return False
    first = above[-1].parts[0] if last.is_wide else above[0].parts[0]
    return row.line.x0 > first.x1 or (
        last.is_wide
        and abs(row.line.x0 - first.x0) < 12
        and row.line.x1 < last.parts[1].x0
        and bool(_CONTINUES.match(row.line.text))
    )


def _lead(rows: list[Row], start: int, region: list[Row]) -> int:
    """How many lines directly above head the table's columns: single headings that stand over its figures."""
    first_column = min(part.x0 for row in region for part in row.parts)
    reach = max(
        (row.parts[0].x1 for row in region if row.is_wide and row.parts[0].x0 < first_column + 30),
        default=0.0,
    )
    count = 0
    below = region[0].line
    while start - count - 1 >= 0 and count < _MAX_BETWEEN:
        row = rows[start - count - 1]
        close = below.top - row.line.bottom <= 2.5 * row.line.size
        if row.is_wide or not close or row.line.x0 < reach - 5:
            break
        count += 1
        below = row.line
    return count


def _table(rows: list[Row], page: int) -> Table | None:
    """The rows as a table, None when they do not line up."""
    columns = _columns(rows)
    if len(columns) < 2:
        return None
    for row in rows:
        _assign(row, columns)
    held = [sum(1 for row in rows if column in row.cells and row.is_wide) for column in range(len(columns))]
    if sum(1 for count in held if count >= 2) < 2:
        return None
    merged = _merge_wrapped(rows)
    return Table(
        tuple(
            tuple(
                Cell(text_of(cell_lines, page), number, column, 1, row.spans.get(column, 1))
                for column, cell_lines in sorted(row.cells.items())
            )
            for number, row in enumerate(merged)
        ),
        page=page,
        ruled=False,
    )


def _columns(rows: list[Row]) -> list[tuple[float, float]]:
    """The x-stretches of the columns, from the rows that have several."""
    parts = [part for row in rows if row.is_wide for part in row.parts]
    wide = sum(1 for row in rows if row.is_wide)
    for crossed in _CROSSED:
        columns = _covered(parts, int(crossed * wide))
        if len(columns) >= 2:
            return _without_strays(columns, rows)
    return []


def _covered(parts: list[Line], allowed: int) -> list[tuple[float, float]]:
    """The stretches that more than `allowed` parts cover."""
    events = sorted([(part.x0, 1) for part in parts] + [(part.x1, -1) for part in parts])
    columns: list[tuple[float, float]] = []
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


def _without_strays(columns: list[tuple[float, float]], rows: list[Row]) -> list[tuple[float, float]]:
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


def _assign(row: Row, columns: list[tuple[float, float]]) -> None:
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


def _merge_wrapped(rows: list[Row]) -> list[Row]:
    """Rows whose lines continue the row above, or whose label goes on below, made one."""
    pitch = _pitch(rows)
    merged: list[Row] = []
    for row in rows:
        if merged and _continues(merged[-1], row, pitch):
            for column, cell_lines in row.cells.items():
                merged[-1].cells.setdefault(column, []).extend(cell_lines)
            merged[-1] = Row(row.line, merged[-1].parts + row.parts, merged[-1].cells, merged[-1].spans)
        else:
            merged.append(
                Row(
                    row.line,
                    row.parts,
                    {column: list(lines) for column, lines in row.cells.items()},
                    row.spans,
                )
            )
    return _one_line_each(merged)


def _pitch(rows: list[Row]) -> float:
    steps = [after.line.bottom - before.line.bottom for before, after in pairwise(rows)]
    return median(steps) if steps else 0.0


def _continues(above: Row, row: Row, pitch: float) -> bool:
    close = row.line.top - above.line.bottom <= 0.6 * row.line.size
    if not close:
        return False
    step = row.line.bottom - above.line.bottom
    figures = any(is_figure(part.words[0].text) for column in row.cells for part in row.cells[column] if column)
    above_figures = any(
        is_figure(part.words[0].text) for column in above.cells for part in above.cells[column] if column
    )
    if 0 not in row.cells:
        # Words below words in a value column; figures below a lone label are a row of their own.
        return not figures and set(row.cells) <= set(above.cells) and _same_look(above, row)
    label, label_above = _label(row), _label(above)
    if not label_above or not label or above.line.bold != row.line.bold:
        return False
    goes_on = bool(_CONTINUES.match(label)) or bool(_OPEN_END.search(label_above))
    if set(row.cells) == {0}:
        return goes_on and bool(_CONTINUES.match(label)) and above_figures and step <= pitch * 1.05
    if set(above.cells) == {0}:
        return goes_on and figures
    return not figures and step < _WRAP_PITCH * pitch and set(row.cells) <= set(above.cells)


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
