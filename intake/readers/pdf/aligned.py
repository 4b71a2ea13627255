"""Tables without rules: rows of stretches that line up in columns, such as accounts and certificates are
set in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby, pairwise

from intake.located import EMPTY_BOX, TICKED_BOX, Cell, Table
from intake.readers.pdf.alignment import Row, Span, assign, columns_of
from intake.readers.pdf.bands import Bands, bands_of, holds_several
from intake.readers.pdf.grid import Rule
from intake.readers.pdf.lines import Line
from intake.readers.pdf.texts import text_of
from intake.readers.pdf.wrapping import CONTINUES, as_one, merge_wrapped, reads_on

_MAX_BETWEEN = 3
"""Lines without columns that may stand between two rows with columns: headings and wrapped labels."""
_MAX_GAP = 4.5
"""Line heights of white within a table."""
_LARGER = 0.9
"""Points by which a heading is larger than the rows above it."""
_KNOWN_EDGE = 2
"""Rows that must begin a cell at the same place before a narrow gap there is taken for a gutter."""
_NARROW_GAP = 0.4
"""Em; a space is about 0.28."""
_CHOICE = re.compile(rf"[{EMPTY_BOX}{TICKED_BOX}].*[^\W\d_]|[^\W\d_].*[{EMPTY_BOX}{TICKED_BOX}]")
_PROSE_WORDS = 9
_LONG_RULE = 100.0
"""Points; shorter rules underline words or figures."""


def split_tables(lines: list[Line], page: int, rules: Sequence[Rule] = ()) -> list[list[Line] | Table]:
    """The lines in order, those that form a table replaced by it. `rules` are level ones that may part its rows."""
    rows = [Row(line, line.parts) for line in lines]
    bands = Bands(tuple(sorted(y for y, start, end in rules if end - start >= _LONG_RULE)))
    found: list[list[Line] | Table] = []
    plain: list[Line] = []
    at = 0
    while at < len(rows):
        region = _first_of(_region(rows, at, bands))
        if reads_on(region):
            plain += [row.line.without_gaps() for row in region]
            at += len(region)
            continue
        table = _table(region, page, rules) if region else None
        if table is None:
            plain.append(rows[at].line)
            at += 1
            continue
        lead = _lead(rows, at, region, bands)
        if lead:
            with_lead = _table(rows[at - lead : at] + region, page, rules)
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


def _region(rows: list[Row], start: int, bands: Bands) -> list[Row]:
    """The rows from `start` that may form one table; empty when `start` is no row with columns."""
    if not rows[start].is_wide:
        return []
    end = start + 1
    waiting = 0
    edges = Counter(round(part.x0) for part in rows[start].parts[1:])
    for number in range(start + 1, len(rows)):
        before, row = rows[number - 1].line, rows[number]
        if row.line.top - before.bottom > _MAX_GAP * max(before.size, row.line.size) or _is_heading(before, row):
            break
        if not row.is_wide:
            row.parts = _parted(row.line, edges)
        if row.line.led and not row.is_wide:
            break
        if row.is_wide:
            end, waiting = number + 1, 0
            edges.update(round(part.x0) for part in row.parts[1:])
            continue
        if bands.share(rows[end - 1].line, row.line):
            continue
        waiting += 1
        if waiting > _MAX_BETWEEN or _is_prose(rows[start:number], row):
            break
    # Lines that only continue the last row's cells belong to it.
    while end < len(rows) and not rows[end].is_wide:
        if not (bands.share(rows[end - 1].line, rows[end].line) or _wraps(rows[start:end], rows[end])):
            break
        end += 1
    return rows[start:end]


def _parted(line: Line, edges: Counter[int]) -> list[Line]:
    """The line cut where a word begins at a column's known edge after more than a space: a label that nearly touches
    the next column."""
    for number, (before, after) in enumerate(pairwise(line.words), 1):
        edge = round(after.x0)
        known = max(edges[edge - 1], edges[edge], edges[edge + 1])
        if known >= _KNOWN_EDGE and after.x0 - before.x1 > _NARROW_GAP * after.size:
            return [Line(line.words[:number]), Line(line.words[number:])]
    return line.parts


def _first_of(region: list[Row]) -> list[Row]:
    """The region up to a line without columns where another table begins: two tables one above the other share fewer
    columns than either has."""
    whole = len(columns_of(region)) if len(region) > 3 else 0
    for number in range(2, len(region) - 2):
        if region[number].is_wide or not whole:
            continue
        above, below = len(columns_of(region[:number])), len(columns_of(region[number + 1 :]))
        if above > 1 and below > 1 and whole < max(above, below):
            return region[:number]
    return region


def _is_heading(before: Line, row: Row) -> bool:
    """Whether a line without columns is set so much larger that it begins something new."""
    return not row.is_wide and row.line.size >= before.size + _LARGER


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
        and bool(CONTINUES.match(row.line.text))
    )


def _lead(rows: list[Row], start: int, region: list[Row], bands: Bands) -> int:
    """How many lines directly above belong to the table: single headings that stand over its figures, and what stands
    between the same two rules as its first row."""
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
        if row.is_wide or not (bands.share(row.line, region[0].line) or (close and row.line.x0 >= reach - 5)):
            break
        count += 1
        below = row.line
    return count


def _table(rows: list[Row], page: int, rules: Sequence[Rule]) -> Table | None:
    """The rows as a table, None when they do not line up."""
    columns = columns_of(rows) if not _are_choices(rows) else []
    if len(columns) < 2:
        return None
    for row in rows:
        assign(row, columns)
    held = [sum(1 for row in rows if column in row.cells and row.is_wide) for column in range(len(columns))]
    if sum(1 for count in held if count >= 2) < 2:
        return None
    return Table(
        tuple(
            tuple(
                Cell(text_of(cell_lines, page), number, column, 1, row.spans.get(column, 1))
                for column, cell_lines in sorted(row.cells.items())
            )
            for number, row in enumerate(_merged(rows, columns, bands_of(rules, [row.line for row in rows])))
        ),
        page=page,
        ruled=False,
    )


def _merged(rows: list[Row], columns: list[Span], bands: Bands) -> list[Row]:
    """The table's rows: what rules bound is one row unless it plainly holds several, elsewhere wrapped lines are
    joined."""
    merged: list[Row] = []
    for number, group in groupby(rows, key=lambda row: bands.number(row.line)):
        within = list(group)
        one = bands.bounded(number) and not holds_several(within)
        merged += [as_one(within)] if one else merge_wrapped(within, columns)
    return merged


def _are_choices(rows: list[Row]) -> bool:
    """Whether the rows with columns are but boxes to tick beside each other, each with its words."""
    wide = [row for row in rows if row.is_wide]
    choices = [row for row in wide if all(_CHOICE.search(part.text) for part in row.parts)]
    return len(choices) > 0.5 * len(wide)
