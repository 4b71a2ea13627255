"""One story of a Word file (body, header, footnote, text box): its paragraphs and tables in displayed
order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from lxml import etree

from intake.located import Block, Cell, Paragraph, Region, Table, Text
from intake.readers.docx import names as n
from intake.readers.docx.anchors import Anchors
from intake.readers.docx.headings import BOLD_HEADING_LEVEL, MAX_HEADING, is_bold_heading
from intake.readers.docx.inline import Inline, Line
from intake.readers.docx.numbering import Numbering
from intake.readers.docx.styles import (
    Numbered,
    Style,
    Styles,
    changed,
    is_shade,
    numbering_of,
    outline_level,
)
from intake.readers.docx.tables import Grid, Place, rows_of
from intake.readers.quick import quick

MAX_CELLS = 200_000
MAX_PARAGRAPHS = 200_000
MAX_BOX_DEPTH = 8
EMBEDDED = "A document embedded in the text (altChunk) was not read; ask for the file saved afresh from Word."

_TELLING = frozenset({n.STYLE_OF_P, n.NUMBERED, n.SHADE, n.OUTLINE})
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
    """Paragraphs of one table cell while they are collected."""

    pieces: list[str] = field(default_factory=list)
    generated: list[tuple[int, int]] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    nested: list[Table] = field(default_factory=list)
    length: int = 0

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

    def read(self, parent: etree._Element) -> list[Block]:
        """The blocks below the story's element."""
        for kind, element in self._content(parent):
            if kind == n.P:
                self._paragraph(element)
            else:
                table = self._table(element, self.anchors.table(), self.anchors.heading)
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
        style = _style_of(n.leading(paragraph, n.P_PR), self.walk.styles)
        line = Line(style.look)
        self.walk.inline.read(paragraph, line)
        self.walk.inline.end_paragraph()
        number = self.walk.numbering.label(style.numbered) if style.numbered else ""
        return line, number, style

    def _paragraph(self, element: etree._Element) -> None:
        line, number, style = self._line(element)
        self._boxes += line.boxes
        text, unseen = line.text(), line.hidden_text()
        if not (text.strip() or number or unseen.strip()):
            return
        if not self._within("paragraphs_left"):
            return
        if not text.strip() and not number:
            self._unseen.append((self.anchors.paragraph(), unseen))
            return
        level = self._level(style, line, text)
        anchor = self.anchors.enter(level, text) if level else self.anchors.paragraph()
        label = f"{number}\t" if number else ""
        generated = ((0, len(label)),) if label else ()
        located = _text(label + text, anchor=anchor, generated=generated)
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
        rows: list[tuple[list[Cell], list[Place]]] = []
        for index, row in enumerate(rows_of(element, inline)):
            cells: list[Cell] = []
            places = grid.place(row)
            for place in places:
                if not self._within("cells_left", place.span):
                    break
                inline.white_is_seen = shaded or place.shaded
                spot = f"{anchor} row {index + 1} column {place.column + 1}"
                if row.controls and place.cell in row.controls:
                    inline.enter(row.controls[place.cell])
                    cells.append(self._cell(place, index, spot, row.hidden))
                    inline.leave()
                else:
                    cells.append(self._cell(place, index, spot, row.hidden))
            rows.append((cells, places))
        inline.white_is_seen = seen
        spanned = tuple(
            tuple(_spanning(cell, grid.row_spans[place.slot]) for cell, place in zip(cells, places, strict=False))
            for cells, places in rows
            if cells
        )
        return Table(spanned, heading=heading, region=self.region)

    def _is_shading(self, table: etree._Element) -> bool:
        properties = n.child(table, n.TBL_PR)
        styled = None if properties is None else n.child(properties, n.STYLE_OF_TBL)
        return styled is not None and self.walk.styles.shades_table(styled.get(n.VAL, ""))

    def _cell(self, place: Place, row: int, anchor: str, hidden: bool) -> Cell:
        content = self._cell_content(place.cell, anchor)
        text = "\n".join(content.pieces)
        generated = tuple(content.generated)
        if hidden and text.strip():
            content.unseen.insert(0, text)
            text, generated = "", ()
        if content.unseen:
            self._unseen.append((anchor, "\n".join(content.unseen)))
        if not generated:
            text = text.strip("\n")
        return _cell(
            _text(text, None, (), None, None, anchor, None, False, 1.0, generated),
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

    def _cell_content(self, tc: etree._Element, anchor: str) -> _CellContent:
        content = _CellContent()
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


def _style_of(properties: etree._Element | None, styles: Styles) -> Style:
    """The paragraph's style with what the paragraph itself says: list number, shading, outline level."""
    if properties is None:
        return styles.paragraph(None)
    telling = [element for element in properties if element.tag in _TELLING]
    named = telling.pop(0).get(n.VAL) if telling and telling[0].tag == n.STYLE_OF_P else None
    style = styles.paragraph(named)
    for element in telling:
        if element.tag == n.NUMBERED:
            identity, level = numbering_of(element)
            own = style.numbered
            identity = identity or (own.id if own else "")
            level = (own.level if own else 0) if level is None else level
            style = replace(style, numbered=Numbered(identity, level) if identity not in ("", "0") else None)
        elif element.tag == n.OUTLINE:
            style = replace(style, level=outline_level(element))
        elif is_shade(element):
            style = replace(style, look=changed(style.look, (("shaded", True),)))
    return style


def _spanning(cell: Cell, rows: int) -> Cell:
    return cell if rows == 1 else replace(cell, row_span=rows)
