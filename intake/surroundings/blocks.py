"""A document's blocks in one line: tables inside cells after the table that holds them, form fields as paragraphs, and
where in them a cited place is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from intake.located import Block, Cell, Field, Paragraph, Reading, Region, Table, Text
from intake.surroundings.quotes import stretch
from schemas.surroundings import Mark
from schemas.types import Evidence


@dataclass(frozen=True, slots=True)
class Flat:
    """A paragraph, or a table without those inside it. `inside` says in which cell of the table above it stands."""

    block: Paragraph | Table
    inside: str | None = None

    @property
    def region(self) -> Region:
        """Body, header, footer, footnote, comment or text box."""
        return self.block.region


@dataclass(frozen=True, slots=True)
class Spot:
    """A cited place: the number of its block, the cell there (None in a paragraph), and the words, None when they are
    not found at the place. `moved`: they stand at another place than the one cited."""

    block: int
    cell: Cell | None
    mark: Mark | None
    moved: bool = False


def flattened(reading: Reading) -> list[Flat]:
    """The blocks in reading order; those that say nothing are left out."""
    return [flat for block in reading.blocks for flat in _flat(block)]


def _flat(block: Block) -> Iterator[Flat]:
    if isinstance(block, Field):
        if block.text or block.label:
            label = f"{block.label}: {block.text.text}".strip() if block.label else block.text.text
            yield Flat(Paragraph(Text(label, anchor=block.text.anchor)))
    elif isinstance(block, Table):
        yield from _tables(block, None)
    elif block.text:
        yield Flat(block)


def _tables(table: Table, inside: str | None) -> Iterator[Flat]:
    if not table.rows:
        return
    yield Flat(table, inside)
    for row in table.rows:
        for cell in row:
            for inner in cell.nested:
                yield from _tables(inner, f"Inside row {cell.row + 1}, column {cell.column + 1} of the table above")


def spot_of(blocks: Sequence[Flat], place: Evidence) -> Spot | None:
    """Where the place is: its words at its anchor, else its words where they stand alone, else its anchor."""
    anchored = list(_anchored(blocks, place))
    exact = next((spot for spot in anchored if spot.mark is not None), None)
    return exact or _elsewhere(blocks, place) or (anchored[0] if anchored else None)


def _anchored(blocks: Sequence[Flat], place: Evidence) -> Iterator[Spot]:
    """Where the anchor of the place is, in reading order; a spot whose words are not there has no mark."""
    if place.anchor is None:
        return
    for number, flat in enumerate(blocks):
        block = flat.block
        if isinstance(block, Table):
            for cell in (cell for row in block.rows for cell in row if cell.text.anchor == place.anchor):
                yield Spot(number, cell, stretch(cell.text, place.quote))
        elif block.text.anchor == place.anchor or any(line.anchor == place.anchor for line in block.lines):
            yield Spot(number, None, _in_paragraph(block, place))


def _in_paragraph(paragraph: Paragraph, place: Evidence) -> Mark | None:
    """The words, looked for from the cited line on and then in the whole paragraph."""
    start = 0
    for line in paragraph.lines:
        if line.anchor == place.anchor:
            start = max(paragraph.text.text.find(line.text, start), 0)
            break
        start = min(start + len(line.text), len(paragraph.text.text))
    return stretch(paragraph.text, place.quote, start) or stretch(paragraph.text, place.quote)


def _elsewhere(blocks: Sequence[Flat], place: Evidence) -> Spot | None:
    """Where the words stand when not at their anchor: only if they stand at one place of the whole document."""
    found: list[Spot] = []
    for number, flat in enumerate(blocks):
        for cell, text in _texts(flat.block):
            mark = stretch(text, place.quote)
            if mark is not None:
                found.append(Spot(number, cell, mark, moved=place.anchor is not None))
                if len(found) > 1:
                    return None
    return found[0] if found else None


def _texts(block: Paragraph | Table) -> Iterator[tuple[Cell | None, Text]]:
    if isinstance(block, Paragraph):
        yield None, block.text
    else:
        yield from ((cell, cell.text) for row in block.rows for cell in row)
