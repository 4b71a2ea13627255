"""A long text cut into parts of a screen's length: whole paragraphs and table rows, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from intake.located import Paragraph, Table
from intake.surroundings.blocks import Flat, Spot
from intake.surroundings.quotes import MAX_TEXT
from schemas.surroundings import Part

MAX_BLOCKS = 40
"""Paragraphs and table rows of a part."""

MAX_LETTERS = 8_000
MAX_NAMED = 60
"""Headings listed in the contents: levels are left out from the lowest until no more are left."""

MAX_TITLE = 120


@dataclass(frozen=True, slots=True)
class Slice:
    """A stretch of one block: rows `first:end` of a table (indices), or characters `first:end` of a paragraph."""

    block: int
    first: int
    end: int


def parts(blocks: Sequence[Flat]) -> list[list[Slice]]:
    """The whole document; at least one part, which is empty for a document without text."""
    found: list[list[Slice]] = [[]]
    count = letters = 0
    for number, first, end, weight in _units(blocks):
        if found[-1] and (count >= MAX_BLOCKS or letters + weight > MAX_LETTERS):
            found.append([])
            count = letters = 0
        last = found[-1][-1] if found[-1] else None
        if last is not None and last.block == number:
            found[-1][-1] = Slice(number, last.first, end)
        else:
            found[-1].append(Slice(number, first, end))
        count += 1
        letters += weight
    return found


def _units(blocks: Sequence[Flat]) -> Iterator[tuple[int, int, int, int]]:
    """What is not parted: block, first and end of it, and its letters."""
    for number, flat in enumerate(blocks):
        if isinstance(flat.block, Table):
            for index, row in enumerate(flat.block.rows):
                yield number, index, index + 1, sum(min(len(cell.text.text), MAX_TEXT) for cell in row)
        else:
            text = flat.block.text.text
            for first in range(0, len(text), MAX_LETTERS):
                end = min(first + MAX_LETTERS, len(text))
                yield number, first, end, end - first


def part_of(found: Sequence[Sequence[Slice]], blocks: Sequence[Flat], spot: Spot) -> int:
    """The number of the part (from 1) that shows the spot."""
    start = spot.mark[0] if spot.mark else 0
    at = start if spot.cell is None else row_of(blocks, spot)
    return next(number for number, slices in enumerate(found, 1)
                for piece in slices if piece.block == spot.block and piece.first <= at < piece.end)


def row_of(blocks: Sequence[Flat], spot: Spot) -> int:
    """The index among its table's rows of the row in which the spot's cell stands."""
    table = blocks[spot.block].block
    assert isinstance(table, Table)
    return next(index for index, row in enumerate(table.rows) if any(cell is spot.cell for cell in row))


def contents(found: Sequence[Sequence[Slice]], blocks: Sequence[Flat]) -> tuple[Part, ...]:
    """The headings with the parts in which they stand; empty when even the highest are too many, or when there is one
    part only."""
    if len(found) == 1:
        return ()
    headings = [
        (block.level, Part(number, title(block.text.text)))
        for number, slices in enumerate(found, 1)
        for piece in slices
        if piece.first == 0 and isinstance(block := blocks[piece.block].block, Paragraph) and block.level
    ]
    for deepest in range(9, 0, -1):
        listed = tuple(part for level, part in headings if level <= deepest)
        if len(listed) <= MAX_NAMED:
            return listed
    return ()


def title(text: str) -> str:
    """A heading on one line, cut where it is too long for one."""
    words = " ".join(text.split())
    return words if len(words) <= MAX_TITLE else words[:MAX_TITLE].rsplit(" ", 1)[0] + "…"
