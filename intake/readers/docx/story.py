"""One story of a Word file (body, header, footnote, text box): its paragraphs and tables in displayed
order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from lxml import etree

from intake.located import Block, Cell, Paragraph, Region, Table, Text
from intake.readers import signing, ticks
from intake.readers.docx import names as n
from intake.readers.docx.anchors import Anchors
from intake.readers.docx.casts import Cast, LineMould, RowMould
from intake.readers.docx.drawn import is_signed, with_marks
from intake.readers.docx.headings import BOLD_HEADING_LEVEL, MAX_HEADING, is_bold_heading
from intake.readers.docx.inline import Inline, Line
from intake.readers.docx.numbering import Numbering
from intake.readers.docx.styles import Style, Styles
from intake.readers.docx.tables import Grid, Place, Row, Source, poured, rows_of
from intake.readers.quick import quick

MAX_CELLS = 200_000
MAX_PARAGRAPHS = 200_000
MAX_BOX_DEPTH = 8
EMBEDDED = "A document embedded in the text (altChunk) was not read; ask for the file saved afresh from Word."

_text = quick(Text)
_cell = quick(Cell)
_paragraph = quick(Paragraph)


@dataclass(slots=True)
class Walk:
    """What all stories of one file share: styles, running list numbers, flags and what is left of the
    limits."""

    styles: Styles
    numbering: Numbering
    inline: Inline
    paragraphs_left: int = MAX_PARAGRAPHS
    cells_left: int = MAX_CELLS
    boxes: int = 0
    partial_reason: str | None = None


@dataclass(slots=True)
class _CellContent:
    """Paragraphs of one table cell while they are collected. `signed` when a picture in it stands for a signature,
    `drawn` when it holds one that would, were there words beside the cell that ask for it."""

    pieces: list[str] = field(default_factory=list)
    generated: list[tuple[int, int]] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    nested: list[Table] = field(default_factory=list)
    length: int = 0
    signed: bool = False
    drawn: bool = False

    def add(self, number: str, text: str) -> None:
        """One more paragraph of the cell, below the others."""
        start = self.length + 1 if self.pieces else 0
        label = f"{number}\t" if number else ""
        if label:
            self.generated.append((start, start + len(label)))
        self.pieces.append(label + text)
        self.length = start + len(label) + len(text)


@dataclass(slots=True)
class Story:
    """Reads one story into blocks."""

    walk: Walk
    region: Region = "body"
    anchors: Anchors = field(default_factory=Anchors)
    blocks: list[Block] = field(default_factory=list)
    depth: int = 0
    _boxes: list[etree._Element] = field(default_factory=list)
    _unseen: list[tuple[str, str]] = field(default_factory=list)
    _above: str = ""
    _drawn: set[str] = field(default_factory=set)

    def read(self, parent: etree._Element) -> list[Block]:
        """The blocks below the story's element."""
        for kind, element in self._content(parent):
            if kind == n.P:
                self._paragraph(element)
            else:
                table = self._table(element, self.anchors.table(), self.anchors.heading)
                self._above = ""
                if table.rows:
                    self.blocks.append(table)
            self._flush()
        return self.blocks

    def _content(self, parent: etree._Element) -> Iterator[tuple[str, etree._Element]]:
        """Paragraphs and tables below an element, with the controls around them entered and left."""
        for child in parent:
            tag = child.tag
            if tag in (n.P, n.TBL):
                yield tag, child
            elif tag == n.SDT:
                content = child.find(n.SDT_CONTENT)
                self.walk.inline.enter(child.find(n.SDT_PR))
                if content is not None:
                    yield from self._content(content)
                self.walk.inline.leave()
            elif tag in (n.INSERTED, n.MOVED_HERE) or tag in n.TRANSPARENT:
                yield from self._content(child)
            elif tag in (n.DELETED, n.MOVED_AWAY):
                self.walk.inline.flags.add("tracked_deletions")
            elif tag == n.ALTERNATE:
                chosen = child.find(n.CHOICE) if child.find(n.CHOICE) is not None else child.find(n.FALLBACK)
                if chosen is not None:
                    yield from self._content(chosen)
            elif tag == n.ALT_CHUNK:
                self.walk.partial_reason = EMBEDDED

    def _line(self, paragraph: etree._Element) -> tuple[Line, str, Style]:
        """The paragraph's content, its list number and its style."""
        cast = self.walk.inline.cast_of(paragraph)
        if cast is not None and isinstance(cast.mould, LineMould):
            return self._poured(cast.mould, cast.words)
        style = self.walk.styles.of(n.leading(paragraph, n.P_PR))
        line = Line(style.look)
        self.walk.inline.read(paragraph, line)
        self.walk.inline.end_paragraph()
        number = self.walk.numbering.label(style.numbered) if style.numbered else ""
        return line, number, style

    def _poured(self, mould: LineMould, words: Sequence[str]) -> tuple[Line, str, Style]:
        """The same of a paragraph's mould and its words."""
        style = mould.style
        line = self.walk.inline.pour(mould, words)
        number = self.walk.numbering.label(style.numbered) if style.numbered else ""
        return line, number, style

    def _paragraph(self, element: etree._Element) -> None:
        line, number, style = self._line(element)
        self._boxes += line.boxes
        signed = bool(line.drawings) and is_signed(line.shown, line.drawings, self._above)
        text, unseen = line.text(), line.hidden_text()
        if not (text.strip() or number or unseen.strip()):
            return
        self._above = text
        if not self._within("paragraphs_left"):
            return
        if not text.strip() and not number:
            self._unseen.append((self.anchors.paragraph(), unseen))
            return
        level = self._level(style, line, text)
        anchor = self.anchors.enter(level, text) if level else self.anchors.paragraph()
        label = f"{number}\t" if number else ""
        generated = ((0, len(label)),) if label else ()
        sure = signing.CONFIDENCE if signed else 1.0
        located = _text(label + text, anchor=anchor, generated=generated, confidence=sure)
        self.blocks.append(_paragraph(located, level, self.region))
        if unseen.strip():
            self._unseen.append((anchor, unseen))

    def _level(self, style: Style, line: Line, text: str) -> int:
        if self.region != "body" or not text.strip() or len(text) > MAX_HEADING:
            return 0
        if style.level:
            return style.level
        bold = line.all_bold and not line.has_control and is_bold_heading(text)
        return BOLD_HEADING_LEVEL if bold else 0

    def _table(self, element: etree._Element, anchor: str, heading: str) -> Table:
        inline, seen = self.walk.inline, self.walk.inline.white_is_seen
        shaded = seen or self._is_shading(element)
        grid = Grid()
        rows: list[Sequence[Cell]] = []
        placed: list[tuple[int, list[Place]]] = []
        for index, row in enumerate(rows_of(element, inline)):
            if isinstance(row, Cast):
                if row.mould.plain and grid.is_level and self._has_room(row.mould):
                    rows.append(self._plain_row(row, index, f"{anchor} row {index + 1} column "))
                    continue
                row = poured(row)
            places = grid.place(row)
            placed.append((len(rows), places))
            rows.append(self._row(row, places, index, anchor, shaded))
        inline.white_is_seen = seen
        for index, places in placed:
            rows[index] = [
                _spanning(cell, grid.row_spans[place.slot]) for cell, place in zip(rows[index], places, strict=False)
            ]
        if self._drawn:
            rows = list[Sequence[Cell]](with_marks(rows, self._drawn))
        return Table(tuple(tuple(cells) for cells in rows if cells), heading=heading, region=self.region)

    def _row(self, row: Row, places: list[Place], index: int, anchor: str, shaded: bool) -> list[Cell]:
        """The cells of a row at their places, as far as the limit allows."""
        inline = self.walk.inline
        cells: list[Cell] = []
        for place in places:
            if not self._within("cells_left", place.span):
                break
            inline.white_is_seen = shaded or place.shaded
            spot = f"{anchor} row {index + 1} column {place.column + 1}"
            if row.controls and place.number in row.controls:
                inline.enter(row.controls[place.number])
                cells.append(self._cell(place, index, spot, row.hidden))
                inline.leave()
            else:
                cells.append(self._cell(place, index, spot, row.hidden))
        return cells

    def _has_room(self, row: RowMould) -> bool:
        """Whether the row is within the limits and in no control that would change what it shows; takes its cells
        off what is left."""
        if self.walk.cells_left < len(row.cells) or self.walk.inline.is_covered:
            return False
        self.walk.cells_left -= len(row.cells)
        return True

    def _plain_row(self, cast: Cast[RowMould], row: int, anchor: str) -> list[Cell]:
        """The cells of a row without spans. `anchor` lacks the column's number."""
        cells = []
        words = cast.words
        for column, (first, mould) in enumerate(cast.mould.cells):
            spot = f"{anchor}{column + 1}"
            if mould.only >= 0:
                text = words[first + mould.only]
            elif mould.brief is not None:
                text = self.walk.inline.brief(mould.brief, words[first : first + mould.words])
            else:
                place = Place(Cast(mould, words[first : first + mould.words]), column, column, 1, 0, False)
                cells.append(self._cell(place, row, spot, hidden=False))
                continue
            text = (text if text.isascii() else ticks.normal(text)).strip("\n")
            cells.append(_cell(_text(text, None, (), None, None, spot), row, column))
        return cells

    def _is_shading(self, table: etree._Element) -> bool:
        properties = n.child(table, n.TBL_PR)
        styled = None if properties is None else n.child(properties, n.STYLE_OF_TBL)
        return styled is not None and self.walk.styles.shades_table(styled.get(n.VAL, ""))

    def _cell(self, place: Place, row: int, anchor: str, hidden: bool) -> Cell:
        content = self._cell_content(place.source, anchor)
        text = "\n".join(content.pieces)
        generated = tuple(content.generated)
        if hidden and text.strip():
            content.unseen.insert(0, text)
            text, generated = "", ()
        if content.drawn and not text.strip():
            self._drawn.add(anchor)
        if content.unseen:
            self._unseen.append((anchor, "\n".join(content.unseen)))
        if not generated:
            text = text.strip("\n")
        sure = signing.CONFIDENCE if content.signed else 1.0
        return _cell(
            _text(text, None, (), None, None, anchor, None, False, sure, generated),
            row,
            place.column,
            1,
            place.span,
            None,
            None,
            False,
            hidden,
            tuple(content.nested),
        )

    def _cell_content(self, tc: Source, anchor: str) -> _CellContent:
        content = _CellContent()
        if isinstance(tc, Cast):
            for mould in tc.mould.lines:
                line, number, _ = self._poured(mould, tc.words)
                content.add(number, line.text())
                if line.unseen and line.hidden_text().strip():
                    content.unseen.append(line.hidden_text())
            return content
        nested = 0
        for kind, element in self._content(tc):
            if kind == n.TBL:
                nested += 1
                table = self._table(element, f"{anchor} > table {nested}", "")
                if table.rows:
                    content.nested.append(table)
                continue
            line, number, _ = self._line(element)
            if line.boxes:
                self._boxes += line.boxes
            if line.drawings:
                signed = is_signed(line.shown, line.drawings, "\n".join(content.pieces))
                content.signed = content.signed or signed
                content.drawn = content.drawn or not signed
            content.add(number, line.text())
            if line.unseen and line.hidden_text().strip():
                content.unseen.append(line.hidden_text())
        return content

    def _flush(self) -> None:
        """What belongs to the block just read but stands apart: its unseen text, and the text boxes
        anchored in it."""
        for anchor, text in self._unseen:
            self.walk.inline.flags.add("hidden_text")
            self.blocks.append(Paragraph(Text(text, anchor=f"{anchor} (hidden)", hidden=True), region=self.region))
        self._unseen.clear()
        boxes, self._boxes = self._boxes, []
        for element in boxes:
            if self.depth >= MAX_BOX_DEPTH:
                break
            self.walk.boxes += 1
            story = Story(self.walk, "textbox", Anchors(f"text box {self.walk.boxes}"), depth=self.depth + 1)
            seen, self.walk.inline.white_is_seen = self.walk.inline.white_is_seen, True
            self.blocks += story.read(element)
            self.walk.inline.white_is_seen = seen

    def _within(self, limit: Literal["paragraphs_left", "cells_left"], needed: int = 1) -> bool:
        left: int = getattr(self.walk, limit)
        if left < needed:
            most = f"{MAX_CELLS:,} table cells" if limit == "cells_left" else f"{MAX_PARAGRAPHS:,} paragraphs"
            self.walk.partial_reason = f"Only the first {most} were read; ask for a shorter file."
            return False
        setattr(self.walk, limit, left - needed)
        return True


def _spanning(cell: Cell, rows: int) -> Cell:
    return cell if rows == 1 else replace(cell, row_span=rows)
