"""Rows of a page's table that hold several questions: their numbers in one cell, their wordings in the next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from intake.kinds.questionnaire.loosened import joined, printed_lines
from intake.located import Block, Cell, Table, Text

_NUMBER = re.compile(r"[A-Z]{0,3}\d{1,3}(?:\.\d{1,3})*(?:\s?[-–]?\s?\((?:[a-z]|[ivx]{1,5}|\d{1,2})\)){0,3}")
_SLACK = 3.0
"""Points by which the words of one line may differ in height."""
_GAP = 1.3
"""Steps from line to line from which a paragraph ends."""


@dataclass(frozen=True, slots=True)
class _Number:
    text: Text
    top: float


def unstacked(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, every such row of a table taken apart."""
    return [_apart(block) if isinstance(block, Table) and block.page is not None else block for block in blocks]


def _apart(table: Table) -> Table:
    rows: list[tuple[Cell, ...]] = []
    index = 0
    found = False
    while index < len(table.rows):
        row = table.rows[index]
        numbers = _numbers(row[0]) if len(row) > 1 else []
        span = row[0].row_span if row else 1
        covered = table.rows[index : index + span]
        if len(numbers) > 1 and not _spans(covered):
            found = True
            rows += _split(numbers, covered, row[0])
            index += span
        else:
            rows.append(row)
            index += 1
    if not found:
        return table
    return replace(table, rows=tuple(_renumbered(rows)))


def _spans(covered: Sequence[Sequence[Cell]]) -> bool:
    """Whether another cell than the numbers' reaches over rows."""
    return any(cell.row_span > 1 for position, row in enumerate(covered) for cell in row[0 if position else 1 :])


def _numbers(cell: Cell) -> list[_Number]:
    """The numbers that a cell holds, with their heights; empty when it holds anything else."""
    text = cell.text
    found = list(_NUMBER.finditer(text.text))
    rest = _NUMBER.sub("", text.text).strip(" \t\n.:)")
    if rest or len(found) < 2 or not text.words or not all("." in match[0] or "(" in match[0] for match in found):
        return []
    parts = [text.part(match.start(), match.end()) for match in found]
    numbers = [_Number(part, part.words[0].box[1]) for part in parts if part.words]
    return sorted(numbers, key=lambda number: number.top)


def _split(
    numbers: Sequence[_Number], covered: Sequence[tuple[Cell, ...]], first: Cell
) -> Iterator[tuple[Cell, ...]]:
    """Each covered row once for every number that stands beside it."""
    rows = [row[0 if position else 1 :] for position, row in enumerate(covered)]
    begins = _begins(rows)
    if len(begins) < len(numbers):
        begins = _begins(rows, every=True)
    if len(begins) < len(numbers):
        yield from covered
        return
    placed = _placed([number.top for number in numbers], [top for top, _ in begins])
    for position, cells in enumerate(rows):
        own = [
            (number, begins[place][0]) for number, place in zip(numbers, placed, strict=True)
            if begins[place][1] == position
        ]
        edges = [top - _SLACK for _, top in own]
        lead = [_between(cell, float("-inf"), edges[0] if edges else float("inf")) for cell in cells]
        if not own or any(cell.text for cell in lead):
            yield (replace(first, text=Text("", first.text.page), row_span=1), *lead)
        for (number, _), start, stop in zip(own, edges, [*edges[1:], float("inf")], strict=False):
            yield (replace(first, text=number.text, row_span=1), *(_between(cell, start, stop) for cell in cells))


def _begins(rows: Sequence[Sequence[Cell]], *, every: bool = False) -> list[tuple[float, int]]:
    """The heights at which a question may begin, with its row: the first cell's paragraphs, told by a gap above them
    or by a full stop before a capital; or `every` line of it."""
    found: list[tuple[float, int]] = []
    for position, cells in enumerate(rows):
        lines = [line for line in printed_lines(cells[0].text) if line.words] if cells else []
        tops = [line.words[0].box[1] for line in lines]
        steps = sorted(after - before for before, after in pairwise(tops))
        pitch = steps[len(steps) // 4] if steps else 0.0
        for index, (line, top) in enumerate(zip(lines, tops, strict=True)):
            gap = index > 0 and top - tops[index - 1] > _GAP * pitch
            ended = index > 0 and lines[index - 1].text.rstrip().endswith((".", "?", ":"))
            if every or index == 0 or gap or (ended and line.text.lstrip()[:1].isupper()):
                found.append((top, position))
    return found


def _placed(numbers: Sequence[float], begins: Sequence[float]) -> list[int]:
    """For each number the place where its question begins: in order, each place once, the distances least in all.
    There are at least as many places as numbers."""
    best: list[tuple[float, list[int]]] = [(0.0, [])] * (len(begins) + 1)
    for count, top in enumerate(numbers, 1):
        following: list[tuple[float, list[int]]] = [(float("inf"), [])]
        for place in range(len(begins)):
            cost, taken = best[place]
            here = (cost + abs(begins[place] - top), [*taken, place])
            spare = place + 1 >= count
            following.append(min(following[-1], here, key=lambda item: item[0]) if spare else following[-1])
        best = following
    return best[-1][1]


def _between(cell: Cell, start: float, stop: float) -> Cell:
    """The cell with its lines from one height to another only."""
    lines = [line for line in printed_lines(cell.text) if line.words and start <= line.words[0].box[1] < stop]
    text = Text("", cell.text.page) if not lines else lines[0] if len(lines) == 1 else joined(lines, "\n")
    return replace(cell, text=text)


def _renumbered(rows: Sequence[Sequence[Cell]]) -> Iterator[tuple[Cell, ...]]:
    """Rows counted anew; cells that reached into rows that were taken apart do not exist here."""
    first = rows[0][0].row
    for number, row in enumerate(rows, first):
        yield tuple(replace(cell, row=number) for cell in row)
