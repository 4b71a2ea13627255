"""Located text: what every reader gives and every kind of document is read from.

A `Reading` is a document's content in reading order as blocks: `Paragraph`, `Table` and `Field`. All words live in
`Text`, which knows its own place and can `cite` any stretch of itself as Evidence; nothing else builds Evidence for a
document. Marks are normalised by the readers: an empty tick box is ☐ and a ticked one ☒, whatever drew them. Deleted
and struck-out text is not in `Text.text`; hidden text is there, with `hidden` set, and never satisfies a rule alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from intake.tagged_values import TaggedValue
from schemas.types import MAX_EVIDENCE_PER_FACT, Box, Evidence

EMPTY_BOX = "☐"
TICKED_BOX = "☒"

Region = Literal["body", "header", "footer", "footnote", "comment", "textbox"]


@dataclass(frozen=True, slots=True)
class Word:
    """A printed word of a page: its stretch `start:end` of the Text it belongs to, and its box."""

    start: int
    end: int
    box: Box


@dataclass(frozen=True, slots=True)
class PicturedWord:
    """A word (or the mark of a box to tick) that was recognised in a picture: where the page shows it, and how sure it
    is (0 to 1)."""

    text: str
    box: Box
    confidence: float


@dataclass(frozen=True, slots=True)
class Text:
    """A stretch of text at one place.

    PDF: `page` and `words` (their offsets are into `text`; one Text never spans pages). Workbooks: `sheet` and `cell`.
    Word and plain text: `anchor`. `confidence` is the reader's own (1.0 for digital text). `generated` are stretches
    that the document's program makes while displaying it (automatic list numbers): read, but never quoted. `whole` is
    the text of the workbook's cell that this is a part of, None when it is no part. `turned` counts the quarters
    clockwise by which the page shows the lines turned.
    """

    text: str
    page: int | None = None
    words: tuple[Word, ...] = ()
    sheet: str | None = None
    cell: str | None = None
    anchor: str | None = None
    box: Box | None = None
    hidden: bool = False
    confidence: float = 1.0
    generated: tuple[tuple[int, int], ...] = ()
    whole: str | None = None
    turned: int = 0

    def __bool__(self) -> bool:
        return bool(self.text.strip())

    def part(self, start: int, end: int | None = None) -> Text:
        """The stretch `start:end` as a Text of its own, with the words that lie in it."""
        stop = len(self.text) if end is None else end
        words = tuple(
            Word(max(word.start, start) - start, min(word.end, stop) - start, word.box)
            for word in self.words
            if word.end > start and word.start < stop
        )
        generated = tuple((max(first, start) - start, min(last, stop) - start)
                          for first, last in self.generated if last > start and first < stop)
        whole = None if self.cell is None else self.whole or self.text
        return Text(self.text[start:stop], self.page, words, self.sheet, self.cell, self.anchor, self.box, self.hidden,
                    self.confidence, generated, whole, self.turned)

    def cite(self, document: str, start: int = 0, end: int | None = None) -> tuple[Evidence, ...]:
        """Evidence for the stretch `start:end`, at most three.

        In a PDF the stretch is widened to whole words and gives one Evidence a line, so that each box holds just the
        cited words; elsewhere one Evidence with the stretch, stripped, as quote (a workbook's cell: the whole cell).
        Empty when the stretch holds no text.
        """
        stop = len(self.text) if end is None else end
        if self.words:
            return tuple(self._cite_lines(document, start, stop))[:MAX_EVIDENCE_PER_FACT]
        quote = (self.whole or self.text if self.cell is not None else self._printed(start, stop)).strip()
        if not quote:
            return ()
        return (Evidence(document, quote, page=self.page, box=self.box, sheet=self.sheet, cell=self.cell,
                         anchor=self.anchor),)

    def _printed(self, start: int, stop: int) -> str:
        """The stretch without what was generated."""
        pieces = []
        for first, last in self.generated:
            pieces.append(self.text[start : min(max(first, start), stop)])
            start = min(max(last, start), stop)
        return "".join(pieces) + self.text[start:stop]

    def _cite_lines(self, document: str, start: int, stop: int) -> Iterator[Evidence]:
        cited = [word for word in self.words if word.end > start and word.start < stop]
        line: list[Word] = []
        for word in cited:
            if line and not _same_line(_upright(line[-1].box, self.turned), _upright(word.box, self.turned)):
                yield self._cite_words(document, line)
                line = []
            line.append(word)
        if line:
            yield self._cite_words(document, line)

    def _cite_words(self, document: str, words: list[Word]) -> Evidence:
        quote = self.text[words[0].start : words[-1].end]
        return Evidence(document, quote, page=self.page, box=union(word.box for word in words))


def _upright(box: Box, turned: int) -> Box:
    """A box of lines that the page shows turned, as it would lie if they were level."""
    x0, y0, x1, y1 = box
    match turned % 4:
        case 1:
            return (y0, -x1, y1, -x0)
        case 2:
            return (-x1, -y1, -x0, -y0)
        case 3:
            return (-y1, x0, -y0, x1)
        case _:
            return box


def _same_line(left: Box, right: Box) -> bool:
    """Whether two neighbouring words stand on one line: the later one's middle lies within the earlier one's height,
    and it does not start to the left of it."""
    middle = (right[1] + right[3]) / 2
    return left[1] <= middle <= left[3] and right[0] >= left[0]


def union(boxes: Iterator[Box]) -> Box:
    """The smallest box around all (at least one)."""
    x0s, y0s, x1s, y1s = zip(*boxes, strict=True)
    return (min(x0s), min(y0s), max(x1s), max(y1s))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. `level` is the heading level 1 to 9, 0 for body text. In a PDF `lines` are its printed lines."""

    text: Text
    level: int = 0
    region: Region = "body"
    lines: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A table's cell; merged ones stand once, at their top left, with their spans.

    `text` of a workbook's cell is the quote form: text as it is, numbers in shortest decimal form, dates YYYY-MM-DD;
    `value` keeps the type and `number_format` the meaning (percent, £000). `formula_without_value` marks a formula
    whose result was not stored: never read as blank. `nested` holds the tables inside a Word cell.
    """

    text: Text
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    value: str | int | float | bool | date | None = None
    number_format: str | None = None
    formula_without_value: bool = False
    hidden: bool = False
    nested: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, top to bottom and left to right; rows may be of different length (merged cells stand once).

    A workbook's sheet is one Table with its `sheet` name and absolute row and column numbers (from 0). `ruled` is false
    for a PDF table found by alignment alone. `heading` is the text of the nearest heading above.
    """

    rows: tuple[tuple[Cell, ...], ...]
    page: int | None = None
    sheet: str | None = None
    ruled: bool = True
    hidden: bool = False
    heading: str = ""
    region: Region = "body"

    def grid(self) -> list[list[Cell | None]]:
        """The table as a full rectangle: a merged cell appears in every position it covers, gaps are None."""
        if not self.rows:
            return []
        cells = [cell for row in self.rows for cell in row]
        if not cells:
            return []
        top = min(cell.row for cell in cells)
        left = min(cell.column for cell in cells)
        height = max(cell.row + cell.row_span for cell in cells) - top
        width = max(cell.column + cell.column_span for cell in cells) - left
        rectangle: list[list[Cell | None]] = [[None] * width for _ in range(height)]
        for cell in cells:
            for row in range(cell.row - top, cell.row - top + cell.row_span):
                for column in range(cell.column - left, cell.column - left + cell.column_span):
                    rectangle[row][column] = cell
        return rectangle


@dataclass(frozen=True, slots=True)
class Field:
    """A form field that is not part of the running text: a PDF's AcroForm widget.

    `text` is the value as it would be cited (for a ticked box the printed label beside it, else empty). `label` is
    the printed text nearest to the left or above, `tooltip` the form author's own description. `checked` is None for
    other types. A group of radio buttons is one Field: `value` is the label of the chosen one.
    """

    name: str
    type: Literal["text", "checkbox", "radio", "choice", "signature"]
    text: Text
    label: str = ""
    tooltip: str = ""
    value: str | None = None
    checked: bool | None = None
    options: tuple[str, ...] = ()
    page: int | None = None
    box: Box | None = None


Block = Paragraph | Table | Field


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as located text. `partial_reason` says what could not be read, None when all was.

    `properties` are the file's own metadata as text (title, author, created, modified); never evidence. `tags` are the
    values that accounts filed as inline XBRL state beside their words. `pictured` are pages that are, or hold, pictures
    of text and were not recognised; `recognised` the words, by page, of those that were.
    """

    media_type: str
    blocks: tuple[Block, ...]
    pages: int | None = None
    page_sizes: tuple[tuple[float, float], ...] = ()
    flags: frozenset[str] = frozenset()
    partial_reason: str | None = None
    properties: dict[str, str] = field(default_factory=dict)
    tags: tuple[TaggedValue, ...] = ()
    pictured: tuple[int, ...] = ()
    recognised: Mapping[int, tuple[PicturedWord, ...]] = field(default_factory=dict)

    def paragraphs(self) -> Iterator[Paragraph]:
        """The paragraphs in reading order, of every region."""
        return (block for block in self.blocks if isinstance(block, Paragraph))

    def tables(self) -> Iterator[Table]:
        """The tables in reading order, nested ones after the table that holds them."""
        for block in self.blocks:
            if isinstance(block, Table):
                yield from _with_nested(block)

    def fields(self) -> Iterator[Field]:
        """The form fields in reading order."""
        return (block for block in self.blocks if isinstance(block, Field))

    def texts(self) -> Iterator[Text]:
        """Every non-empty Text in reading order: paragraphs, cells, fields."""
        for block in self.blocks:
            if isinstance(block, Table):
                for table in _with_nested(block):
                    yield from (cell.text for row in table.rows for cell in row if cell.text)
            elif block.text:
                yield block.text

    def plain(self) -> str:
        """All visible text, one Text a line: what classification reads."""
        return "\n".join(text.text for text in self.texts() if not text.hidden)


def _with_nested(table: Table) -> Iterator[Table]:
    yield table
    for row in table.rows:
        for cell in row:
            for inner in cell.nested:
                yield from _with_nested(inner)
