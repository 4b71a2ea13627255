"""A cited paragraph under its headings with what stands around it, or the table rows around a cited cell; or one part
of a text after the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from intake.located import Cell, Paragraph, Reading, Table
from intake.surroundings.blocks import Flat, Spot, flattened, spot_of
from intake.surroundings.grids import Slot, header_rows, near, slots
from intake.surroundings.quotes import MAX_TEXT, joined, shortened
from intake.surroundings.slices import Slice, contents, part_of, parts, row_of, title
from schemas.surroundings import CellView, Mark, ParagraphView, PassageView, RowView, TableView
from schemas.types import Evidence

BLOCKS_AROUND = 3
ROWS_AROUND = 5
"""Table rows shown above and below a cited one."""

ROWS_BESIDE = 3
"""Rows shown of a table that stands beside what is cited."""

LETTERS_AROUND = 600
"""Characters shown before and after cited words, and of a paragraph or cell beside them."""

_REGIONS = {"header": "Page header", "footer": "Page footer", "footnote": "Note", "comment": "Comment",
            "textbox": "Text box"}

GONE = "The cited words are not in the document as it is read now. This is the beginning of it."
MOVED = "The cited words are not where they were first read; they are marked where they stand now."
OTHER_WORDS = "The place that is cited does not hold the quoted words as it is read now."
WHOLE = "No place in the document is cited; this is the beginning of it."


@dataclass(frozen=True, slots=True)
class _Cited:
    """What is cited, by number of the block: the cell (None in a paragraph) and the words in it."""

    by_block: dict[int, list[tuple[Cell | None, Mark | None]]] = field(default_factory=lambda: defaultdict(list))

    def marks(self, block: int, cell: Cell | None) -> tuple[Mark, ...] | None:
        """The cited stretches; None when it is not cited."""
        found = [mark for one, mark in self.by_block.get(block, ()) if one is cell]
        return joined(mark for mark in found if mark is not None) if found else None


def passage_view(reading: Reading, places: Sequence[Evidence], part: int | None) -> PassageView:
    """The first place with what stands around it, others nearby marked too; without places, the part of that number
    (from 1; one beyond the last is the last)."""
    blocks = flattened(reading)
    found = parts(blocks)
    spots = [spot_of(blocks, place) for place in places]
    cited = _Cited()
    for spot in spots:
        if spot is not None:
            cited.by_block[spot.block].append((spot.cell, spot.mark))
    first = spots[0] if spots and part is None else None
    if first is not None:
        number, pieces = part_of(found, blocks, first), list(_around(blocks, first))
        headings, note, around = _headings(blocks, first.block), _note(first), LETTERS_AROUND
    else:
        number = min(max(part or 1, 1), len(found))
        pieces, around = found[number - 1], MAX_TEXT
        headings = _headings(blocks, pieces[0].block) if number > 1 else ()
        note = None if part is not None or not places else (WHOLE if places[0].anchor is None else GONE)
    views = tuple(_block(blocks, piece, cited, around) for piece in pieces)
    return PassageView(headings, views, number, len(found), contents(found, blocks), note)


def _note(spot: Spot) -> str | None:
    if spot.mark is None:
        return OTHER_WORDS
    return MOVED if spot.moved else None


def _headings(blocks: Sequence[Flat], at: int) -> tuple[str, ...]:
    """The headings above a block, outermost first; of what is not body text, what it is."""
    if blocks[at].region != "body":
        return (_REGIONS[blocks[at].region],)
    own = blocks[at].block
    above: list[tuple[int, str]] = []
    for flat in blocks[:at]:
        if isinstance(flat.block, Paragraph) and flat.block.level and flat.region == "body":
            above = [one for one in above if one[0] < flat.block.level]
            above.append((flat.block.level, title(flat.block.text.text)))
    level = own.level if isinstance(own, Paragraph) and own.level else 10
    return tuple(text for depth, text in above if depth < level)


def _around(blocks: Sequence[Flat], spot: Spot) -> Iterator[Slice]:
    """The cited block and its neighbours of the same region, of tables only the rows that are near."""
    region = blocks[spot.block].region
    before = [number for number in range(spot.block - 1, -1, -1) if blocks[number].region == region][:BLOCKS_AROUND]
    after = [number for number in range(spot.block + 1, len(blocks)) if blocks[number].region == region][:BLOCKS_AROUND]
    for number in reversed(before):
        length = _length(blocks[number])
        yield Slice(number, max(0, length - ROWS_BESIDE) if _is_table(blocks[number]) else 0, length)
    length = _length(blocks[spot.block])
    if _is_table(blocks[spot.block]):
        at = row_of(blocks, spot)
        yield Slice(spot.block, max(0, at - ROWS_AROUND), min(length, at + ROWS_AROUND + 1))
    else:
        yield Slice(spot.block, 0, length)
    for number in after:
        length = _length(blocks[number])
        yield Slice(number, 0, min(length, ROWS_BESIDE) if _is_table(blocks[number]) else length)


def _is_table(flat: Flat) -> bool:
    return isinstance(flat.block, Table)


def _length(flat: Flat) -> int:
    """Rows of a table, characters of a paragraph."""
    return len(flat.block.rows) if isinstance(flat.block, Table) else len(flat.block.text.text)


# Views


def _block(blocks: Sequence[Flat], piece: Slice, cited: _Cited, around: int) -> ParagraphView | TableView:
    flat = blocks[piece.block]
    if isinstance(flat.block, Table):
        return _table(flat.block, flat.inside, piece, cited, around)
    marks = [(max(start, piece.first) - piece.first, min(end, piece.end) - piece.first)
             for start, end in cited.marks(piece.block, None) or () if start < piece.end and end > piece.first]
    text, shown = shortened(flat.block.text.text[piece.first : piece.end], marks, around)
    return ParagraphView(text, shown, flat.block.level, flat.region, flat.block.text.hidden)


def _table(table: Table, inside: str | None, piece: Slice, cited: _Cited, around: int) -> TableView:
    """The rows of the piece below the rows that head them."""
    heads = header_rows(table.rows, piece.first), header_rows(table.rows, piece.end - 1)
    numbers = {row[0].row: index for index, row in enumerate(table.rows)}
    indices = sorted({*(numbers[row] for row in heads[0]), *range(piece.first, piece.end)})
    rows = [table.rows[index][0].row for index in indices]
    chosen = [cell for index in indices for cell in table.rows[index]]
    marked = [cell.column for cell in chosen if cited.marks(piece.block, cell) is not None]
    columns = near(chosen, marked[0] if marked else None)
    grid = slots((cell for row in table.rows for cell in row), rows, columns)
    views = []
    for place, (index, line) in enumerate(zip(indices, grid, strict=True)):
        above = indices[place - 1] if place else -1
        cells = tuple(_cell(slot, slot.row in {*heads[0], *heads[1]}, piece.block, cited, around) for slot in line)
        views.append(RowView(None, cells, index - above - 1))
    return TableView(tuple(views), len(table.rows) - piece.end, inside, table.region, table.hidden)


def _cell(slot: Slot, header: bool, block: int, cited: _Cited, around: int) -> CellView:
    if slot.cell is None:
        return CellView("", header=header)
    marks = cited.marks(block, slot.cell)
    text, shown = shortened(slot.cell.text.text, marks or (), around)
    return CellView(text, None, marks is not None, header, slot.row_span, slot.column_span,
                    slot.cell.hidden or slot.cell.text.hidden, shown)
