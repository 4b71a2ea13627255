"""One story of an OpenDocument text (body, header, note, text box): its paragraphs and tables in displayed order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from lxml import etree

from intake.located import Block, Cell, Paragraph, Region, Table, Text
from intake.readers import signing
from intake.readers.docx.anchors import Anchors
from intake.readers.docx.drawn import is_signed, with_marks
from intake.readers.docx.headings import BOLD_HEADING_LEVEL, MAX_HEADING, is_bold_heading
from intake.readers.docx.inline import Line
from intake.readers.docx.story import MAX_BOX_DEPTH, MAX_CELLS, MAX_PARAGRAPHS
from intake.readers.opendocument import names as n
from intake.readers.opendocument.inline import Inline
from intake.readers.opendocument.numbering import Counters, Numbering
from intake.readers.opendocument.tables import Place, places_of

_START_VALUE, _IS_HEADER, _RESTART = (
    n.name(f"text:{local}") for local in ("start-value", "is-list-header", "restart-numbering")
)
_SILENT = frozenset(
    {n.TRACKED, n.name("office:forms"), n.name("text:sequence-decls"), n.name("text:variable-decls"),
     n.name("text:user-field-decls"), n.name("office:event-listeners"), n.NUMBER_LABEL}
)
_SECTION_HIDDEN = frozenset({"none"})


@dataclass(slots=True)
class Walk:
    """What all stories of one file share: flags, running numbers and what is left of the limits."""

    inline: Inline
    numbering: Numbering
    paragraphs_left: int = MAX_PARAGRAPHS
    cells_left: int = MAX_CELLS
    boxes: int = 0
    partial_reason: str | None = None


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A paragraph or table as met: with its list number, and whether it stands in a hidden section."""

    element: etree._Element
    number: str = ""
    hidden: bool = False


@dataclass(slots=True)
class _CellContent:
    """Paragraphs of one table cell while they are collected. `signed` when a picture in it stands for a signature,
    `drawn` when it holds one that would, were there words beside the cell that ask for it."""

    pieces: list[str] = field(default_factory=list)
    generated: list[tuple[int, int]] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    nested: list[Table] = field(default_factory=list)
    signed: bool = False
    drawn: bool = False

    def add(self, number: str, text: str) -> None:
        """One more paragraph of the cell, below the others."""
        start = sum(len(piece) + 1 for piece in self.pieces)
        label = f"{number}\t" if number else ""
        if label:
            self.generated.append((start, start + len(label)))
        self.pieces.append(label + text)


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
        for met in self._content(parent):
            if met.element.tag == n.TABLE:
                table = self._table(met.element, self.anchors.table(), self.anchors.heading, met.hidden)
                self._above = ""
                if table.rows:
                    self.blocks.append(table)
            else:
                self._paragraph(met)
            self._flush()
        self._flush()
        return self.blocks

    def _content(self, parent: etree._Element, hidden: bool = False) -> Iterator[_Numbered]:
        """Paragraphs and tables below an element, lists and sections looked through."""
        for child in parent:
            yield from self._met(child, hidden)

    def _met(self, child: etree._Element, hidden: bool) -> Iterator[_Numbered]:
        tag = child.tag
        if tag == n.H:
            yield _Numbered(child, self._heading_number(child), hidden)
        elif tag in (n.P, n.TABLE):
            yield _Numbered(child, hidden=hidden)
        elif tag == n.LIST:
            yield from self._list(child, hidden)
        elif tag in n.INDEXES:
            for body in child.iterchildren(n.INDEX_BODY):
                yield from self._content(body, hidden)
        elif tag == n.ANNOTATION:
            self.walk.inline.comments.append(child)
        elif str(tag).startswith(n.DRAWN):
            self._boxes.append(child)
        elif tag not in _SILENT:
            gone = tag == n.SECTION and child.get(n.DISPLAY) in _SECTION_HIDDEN
            yield from self._content(child, hidden or gone)

    def _heading_number(self, heading: etree._Element) -> str:
        if heading.get(_IS_HEADER) == "true":
            return ""
        depth = n.number_of(heading.get(n.OUTLINE_LEVEL), 1, 10) - 1
        start = heading.get(_START_VALUE) or ("1" if heading.get(_RESTART) == "true" else None)
        return self.walk.numbering.heading(depth, start)

    def _list(
        self, element: etree._Element, hidden: bool, style: str = "", depth: int = 0, counters: Counters | None = None
    ) -> Iterator[_Numbered]:
        """The paragraphs of a list: the first of each item carries its number."""
        numbering = self.walk.numbering
        style = element.get(n.STYLE_NAME) or style
        if counters is None or (depth == 0 and style != counters.style):
            counters = numbering.begin(element, style)
        for item in element.iterchildren(n.LIST_ITEM, n.LIST_HEADER):
            first = item.tag == n.LIST_ITEM
            start = item.get(_START_VALUE)
            for child in item:
                if child.tag == n.LIST:
                    yield from self._list(child, hidden, style, depth + 1, counters)
                elif child.tag in (n.P, n.H):
                    number = numbering.item(counters, style, depth, start) if first else ""
                    yield _Numbered(child, number, hidden)
                    first = False
                else:
                    yield from self._met(child, hidden)

    def _line(self, met: _Numbered) -> Line:
        inline = self.walk.inline
        outside, inline.everything_hidden = inline.everything_hidden, inline.everything_hidden or met.hidden
        line = inline.line(met.element)
        inline.everything_hidden = outside
        self._boxes += line.boxes
        return line

    def _paragraph(self, met: _Numbered) -> None:
        line = self._line(met)
        signed = bool(line.drawings) and is_signed(line.shown, line.drawings, self._above)
        text, unseen, number = line.text(), line.hidden_text(), met.number
        if not (text.strip() or number or unseen.strip()) or not self._within("paragraphs_left"):
            return
        self._above = text
        if not text.strip() and not number:
            self._unseen.append((self.anchors.paragraph(), unseen))
            return
        level = self._level(met.element, line, text)
        anchor = self.anchors.enter(level, text) if level else self.anchors.paragraph()
        label = f"{number}\t" if number else ""
        located = Text(label + text, anchor=anchor, generated=((0, len(label)),) if label else (),
                       confidence=signing.CONFIDENCE if signed else 1.0)
        self.blocks.append(Paragraph(located, level, self.region))
        if unseen.strip():
            self._unseen.append((anchor, unseen))

    def _level(self, element: etree._Element, line: Line, text: str) -> int:
        if self.region != "body" or not text.strip() or len(text) > MAX_HEADING:
            return 0
        if element.tag == n.H:
            return n.number_of(element.get(n.OUTLINE_LEVEL), 1, 9)
        if self.walk.inline.styles.is_named("paragraph", element.get(n.STYLE_NAME), "title"):
            return 1
        bold = line.all_bold and not line.has_control and is_bold_heading(text)
        return BOLD_HEADING_LEVEL if bold else 0

    def _table(self, element: etree._Element, anchor: str, heading: str, hidden: bool) -> Table:
        inline = self.walk.inline
        seen, styles = inline.white_is_seen, inline.styles
        shaded = seen or styles.is_shaded("table", element.get(n.TABLE_STYLE), "table-properties")
        outside, inline.everything_hidden = inline.everything_hidden, inline.everything_hidden or hidden
        rows: list[tuple[Cell, ...]] = []
        for places in places_of(element):
            cells = []
            for place in places:
                if not self._within("cells_left", place.columns):
                    break
                style = place.cell.get(n.TABLE_STYLE)
                inline.white_is_seen = shaded or styles.is_shaded("table-cell", style, "table-cell-properties")
                cells.append(self._cell(place, f"{anchor} row {place.row + 1} column {place.column + 1}"))
            rows.append(tuple(cells))
        inline.white_is_seen, inline.everything_hidden = seen, outside
        if self._drawn:
            rows = [tuple(cells) for cells in with_marks(rows, self._drawn)]
        return Table(tuple(row for row in rows if row), heading=heading, region=self.region)

    def _cell(self, place: Place, anchor: str) -> Cell:
        content = self._cell_content(place.cell, anchor)
        text, generated = "\n".join(content.pieces), tuple(content.generated)
        if place.hidden and text.strip():
            content.unseen.insert(0, text)
            text, generated = "", ()
        if content.unseen:
            self._unseen.append((anchor, "\n".join(content.unseen)))
        if not generated:
            text = text.strip("\n")
        if content.drawn and not text.strip():
            self._drawn.add(anchor)
        located = Text(text, anchor=anchor, generated=generated,
                       confidence=signing.CONFIDENCE if content.signed else 1.0)
        return Cell(located, place.row, place.column, place.rows, place.columns, hidden=place.hidden,
                    nested=tuple(content.nested))

    def _cell_content(self, cell: etree._Element, anchor: str) -> _CellContent:
        content = _CellContent()
        nested = 0
        for met in self._content(cell):
            if met.element.tag == n.TABLE:
                nested += 1
                table = self._table(met.element, f"{anchor} > table {nested}", "", met.hidden)
                if table.rows:
                    content.nested.append(table)
                continue
            line = self._line(met)
            if line.drawings:
                signed = is_signed(line.shown, line.drawings, "\n".join(content.pieces))
                content.signed = content.signed or signed
                content.drawn = content.drawn or not signed
            content.add(met.number, line.text())
            if line.unseen and line.hidden_text().strip():
                content.unseen.append(line.hidden_text())
        return content

    def _flush(self) -> None:
        """What belongs to the block just read but stands apart: its unseen text, and the text boxes anchored in it."""
        for anchor, text in self._unseen:
            self.walk.inline.flags.add("hidden_text")
            self.blocks.append(Paragraph(Text(text, anchor=f"{anchor} (hidden)", hidden=True), region=self.region))
        self._unseen.clear()
        boxes, self._boxes = self._boxes, []
        for element in boxes:
            if self.depth < MAX_BOX_DEPTH:
                self._box(element)

    def _box(self, element: etree._Element) -> None:
        """The words of something drawn: a frame's text box, or a shape with text in it."""
        if element.tag == n.CONTROL:
            self._control(element)
            return
        holders = [element] if next(element.iterchildren(n.P, n.H, n.LIST), None) is not None else []
        holders += list(element.iterchildren(n.TEXT_BOX))
        for holder in holders:
            self.walk.boxes += 1
            story = Story(self.walk, "textbox", Anchors(f"text box {self.walk.boxes}"), depth=self.depth + 1)
            seen, self.walk.inline.white_is_seen = self.walk.inline.white_is_seen, True
            self.blocks += story.read(holder)
            self.walk.inline.white_is_seen = seen
        for child in element:
            if child not in holders and str(child.tag).startswith(n.DRAWN):
                self._box(child)

    def _control(self, element: etree._Element) -> None:
        shown = self.walk.inline.controls.get(element.get(n.CONTROL_ID, ""), "")
        if shown and self._within("paragraphs_left"):
            self.blocks.append(Paragraph(Text(shown, anchor=self.anchors.paragraph()), region=self.region))

    def _within(self, limit: Literal["paragraphs_left", "cells_left"], needed: int = 1) -> bool:
        left: int = getattr(self.walk, limit)
        if left < needed:
            most = f"{MAX_CELLS:,} table cells" if limit == "cells_left" else f"{MAX_PARAGRAPHS:,} paragraphs"
            self.walk.partial_reason = f"Only the first {most} were read; ask for a shorter file."
            return False
        setattr(self.walk, limit, left - needed)
        return True
