"""Words that a page sets at places of its own, laid out as a printed page is: lines, columns, tables, paragraphs.

Converters write a page as one box a line or a cell, each at its coordinates; some accounts software writes each row as
a table of its own. Both say where words stand, not what belongs together: that is found as for a PDF.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from intake.located import Block, Cell, Paragraph, Table, Text
from intake.readers.docx.anchors import Anchors
from intake.readers.html.advance import advance
from intake.readers.pdf.furniture import PageLines
from intake.readers.pdf.layout import Layout
from intake.readers.pdf.lines import is_figure, lines_of
from intake.readers.pdf.page import PageContent
from intake.readers.pdf.paragraphs import sizes_of
from intake.readers.pdf.words import PageWord
from intake.readers.quick import quick

_text = quick(Text)

_GAP_EM = 2.0
"""Em; wider than any space within a line."""
_LEAST_EM = 1.3
"""Em that two boxes on one line stand apart: enough to be two columns."""
_LONG_EM = 3.0
"""Em; shorter boxes hold a word or a letter of a line, which no column parts."""
_ROOMY = 1.2
"""Times its room that a text may be wide and still be set in one line: our widths are but near."""
_LEADING = 1.2
"""Font sizes from one line to the next."""
_BASE = 0.82
"""Part of the size above the line the letters stand on."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words at their place: `left` and `top` of the box in points, `width` where the box has one. `room` is what there
    is of it before the next box on the line."""

    text: str
    left: float
    top: float
    width: float | None = None
    align: str = "left"
    size: float = 10.0
    bold: bool = False
    hidden: bool = False
    room: float | None = None

    @property
    def height(self) -> float:
        """The height of its lines, as they wrap."""
        return len(self.lines()) * self.size * _LEADING

    def lines(self) -> list[str]:
        """The text as it wraps in its box."""
        lines: list[str] = []
        for line in self.text.split("\n"):
            lines += _wrapped(line, self.width, self.size, self.bold)
        return lines


def blocks_of(chunks: Sequence[Chunk], anchors: Anchors) -> list[Block]:
    """The blocks of one page in reading order, each word at the anchor of its paragraph or cell."""
    words = [word for chunk in _apart(chunks) for word in _words(chunk) if not chunk.hidden]
    if not words:
        return []
    lines = lines_of(sorted(words, key=lambda word: (word.top, word.x0)))
    reach = max(line.x1 for line in lines) + 40.0
    height = max(line.bottom for line in lines) + 40.0
    content = PageContent(1, (max(reach, 595.0), height), "text", lines=lines)
    blocks = Layout(sizes_of(lines)).blocks(content, PageLines(1, height, lines))
    return [block for found in blocks for block in _anchored(found, anchors)]


def _apart(chunks: Sequence[Chunk]) -> Iterable[Chunk]:
    """The chunks, those that by our widths would run into the next box on their line, or over a column of figures that
    is empty there, made to end before it."""
    rows = sorted((chunk for chunk in chunks if not chunk.hidden), key=lambda chunk: (round(chunk.top), chunk.left))
    followed = [(chunk, following) for chunk, following in pairwise(rows) if _beside(chunk, following)]
    figures = sorted({following.left for _, following in followed if is_figure(following.text)})
    edges = {id(chunk): _edge(chunk, following, figures) for chunk, following in followed}
    for chunk in rows:
        distance = edges.get(id(chunk), 0.0) - chunk.left
        if distance > _LONG_EM * chunk.size and advance(chunk.text, chunk.size, chunk.bold) > distance:
            yield replace(chunk, room=distance - _LEAST_EM * chunk.size)
        else:
            yield chunk


def _beside(chunk: Chunk, following: Chunk) -> bool:
    return abs(following.top - chunk.top) < 0.5 * chunk.size


def _edge(chunk: Chunk, following: Chunk, figures: Sequence[float]) -> float:
    """Where the room of a chunk ends: at the first column of figures well to its right, at the latest at the next
    box."""
    first = next((left for left in figures if left > chunk.left + _LONG_EM * chunk.size), following.left)
    return min(first, following.left)


def _wrapped(line: str, width: float | None, size: float, bold: bool) -> list[str]:
    whole = advance(line, size, bold)
    if width is None or width < 4 * size or whole <= _ROOMY * width:
        return [line]
    lines, current = [], ""
    for word in line.split(" "):
        longer = f"{current} {word}" if current else word
        if current and advance(longer, size, bold) > width:
            lines.append(current)
            longer = word
        current = longer
    return [*lines, current]


def _words(chunk: Chunk) -> Iterable[PageWord]:
    for number, line in enumerate(chunk.lines()):
        top = chunk.top + number * chunk.size * _LEADING
        yield from _set(line, chunk, top)


def _set(line: str, chunk: Chunk, top: float) -> Iterable[PageWord]:
    """The words of a printed line. One that is a little too wide for its box is set closer."""
    size, bold = chunk.size, chunk.bold
    parts = [part.split() for part in line.split("\t")]
    space = advance(" ", size, bold)
    whole = sum(advance(" ".join(part), size, bold) for part in parts) + (len(parts) - 1) * _GAP_EM * size
    rooms = [room for room in (chunk.width, chunk.room) if room]
    squeeze = min(1.0, min(rooms) / whole) if rooms and whole else 1.0
    x = _start(chunk, whole * squeeze)
    for part in parts:
        for word in part:
            width = advance(word, size, bold) * squeeze
            yield PageWord(word, x, top, x + width, top + size, bold=bold, base=top + _BASE * size)
            x += width + space * squeeze
        x += (_GAP_EM * size - space) * squeeze


def _start(chunk: Chunk, whole: float) -> float:
    room = 0.0 if chunk.width is None else max(0.0, chunk.width - whole)
    if chunk.align in ("right", "end"):
        return chunk.left + room
    return chunk.left + room / 2 if chunk.align == "center" else chunk.left


def _anchored(block: Block, anchors: Anchors) -> Iterable[Block]:
    """The block with anchors in place of pages and boxes."""
    if isinstance(block, Table):
        place = anchors.table()
        rows = tuple(tuple(_cell(cell, place) for cell in row) for row in block.rows)
        yield replace(block, rows=rows, page=None, ruled=False, heading=anchors.heading)
    elif isinstance(block, Paragraph):
        words = block.text.text
        place = anchors.enter(block.level, words) if block.level else anchors.paragraph()
        yield replace(block, text=_plain(block.text, place), lines=tuple(_plain(line, place) for line in block.lines))


def _cell(cell: Cell, place: str) -> Cell:
    return replace(cell, text=_plain(cell.text, f"{place} row {cell.row + 1} column {cell.column + 1}"))


def _plain(text: Text, anchor: str) -> Text:
    return _text(text.text, anchor=anchor, hidden=text.hidden, confidence=text.confidence)



