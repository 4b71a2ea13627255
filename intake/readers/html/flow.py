"""A page's elements to blocks in reading order: running text here, tables, rows of boxes and placed boxes beside it."""

from __future__ import annotations

from contextlib import nullcontext

from intake.located import Block, Paragraph, Table, Text
from intake.readers.docx.anchors import Anchors
from intake.readers.docx.headings import BOLD_HEADING_LEVEL, is_bold_heading
from intake.readers.html import boxes, controls
from intake.readers.html.grids import Grids
from intake.readers.html.names import BLOCKS, HEADINGS, NOT_SHOWN, inline_name, local
from intake.readers.html.placing import Placing
from intake.readers.html.rows import Rows
from intake.readers.html.run import BREAK, GAP, Run
from intake.readers.html.sight import Sight, Sights
from intake.readers.html.source import MAX_DEPTH, Element, too_deep
from intake.readers.html.styles import Declared, Styles

_TAGS = frozenset({"nonfraction", "nonnumeric", "fraction", "continuation"})
_UNSEEN_TAGS = frozenset({"header", "hidden", "references", "resources", "relationship"})
_LONGEST_TITLE = 200


class Flow:
    """Walks a page once. `blocks` are what was found, `flags` what is to be known of it; `cut` says that tables were
    not read to their end. `run` are the words under way; within a cell (`in_cell`) blocks are but lines of it, and the
    tables there are `nested`."""

    def __init__(self, styles: Styles) -> None:
        self.blocks: list[Block] = []
        self.flags: set[str] = set()
        self.cut = False
        self.styles = styles
        self.sights = Sights()
        self.anchors = Anchors()
        self.run = Run()
        self.in_cell = False
        self.nested: list[Table] = []
        self.rows = Rows(self)
        self._grids = Grids(self)
        self._placing = Placing(self)
        self._level = 0
        self._depth = 0

    def read(self, root: Element) -> list[Block]:
        """The blocks of the whole page."""
        body = next((child for child in root if isinstance(child.tag, str) and local(child.tag) == "body"), root)
        self.children(body, Sight().below(body, "body", self.styles.of_element(body)))
        self.flush()
        self.rows.end()
        self._placing.end_page()
        return self.blocks

    def children(self, element: Element, sight: Sight) -> None:
        """What stands in an element, in order."""
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise too_deep()
        if element.text:
            self.run.add(element.text, sight)
        for child in element:
            if isinstance(child.tag, str):
                self.element(child, child.tag, sight)
            if child.tail:
                self.run.add(child.tail, sight)
        self._depth -= 1

    def element(self, element: Element, tag: str, above: Sight) -> None:
        """One element with what stands in it."""
        tagged = inline_name(tag)
        if tagged:
            self._tagged(element, tagged, above)
            return
        name = local(tag)
        if name in NOT_SHOWN:
            return
        if name == "br":
            self.run.mark(BREAK, above)
            return
        declared = self.styles.of_element(element)
        sight = self.sights.below(above, element, name, declared)
        if name in controls.CONTROLS:
            self.run.add(controls.shown(element, name), sight)
        elif "position" in declared and self._placing.takes(element, declared, sight):
            return
        elif name == "table":
            self._grids.table(element, declared, sight)
        elif name in BLOCKS or declared.get("display") in boxes.BLOCK_DISPLAYS:
            self.block(element, name, declared, sight)
        else:
            self._inline(element, declared, sight)

    def _tagged(self, element: Element, name: str, sight: Sight) -> None:
        """What stands in a tag is read as if the tag were not there; the header is for machines alone."""
        if name in _UNSEEN_TAGS:
            return
        self.run.tagged += name in _TAGS
        self.children(element, sight)
        self.run.tagged -= name in _TAGS

    def _inline(self, element: Element, declared: Declared, sight: Sight) -> None:
        apart = bool(declared) and boxes.stands_apart(declared, sight.size)
        if apart:
            self.run.mark(GAP, sight)
        self.children(element, sight)
        if apart:
            self.run.mark(GAP, sight)

    def block(self, element: Element, name: str, declared: Declared, sight: Sight) -> None:
        """A block: a paragraph of its own, or several."""
        if declared and boxes.breaks_page(declared, "before"):
            self.rows.end()
        if declared and boxes.is_row_of_boxes(declared, element):
            self.rows.of_boxes(element, declared, sight)
            return
        floats = declared.get("float") in ("left", "right") and self.in_cell
        self.run.mark(GAP, sight) if floats else self.boundary()
        level, self._level = self._level, HEADINGS.get(name, self._level)
        with self._placing.page_within(declared) if "position" in declared else nullcontext():
            self.children(element, sight)
            self.run.mark(GAP, sight) if floats else self.boundary()
        self._level = level
        if declared and boxes.breaks_page(declared, "after"):
            self.rows.end()

    def boundary(self) -> None:
        """A block begins or ends: the words before it are a paragraph, within a cell a line."""
        if self.in_cell:
            self.run.mark(BREAK, Sight())
        else:
            self.flush()

    def flush(self) -> None:
        """Makes a paragraph of the words collected."""
        run, self.run = self.run, Run(tagged=self.run.tagged)
        if not run.pieces:
            return
        visible, hidden = run.visible(), run.hidden()
        self.note(run)
        if visible:
            self.rows.end()
            level = self._level if len(visible) <= _LONGEST_TITLE else 0
            self.paragraph(visible, level, run.is_bold)
        self.hide(hidden)

    def paragraph(self, words: str, level: int = 0, bold: bool = False) -> None:
        """A paragraph; one wholly in bold that is no sentence is a heading."""
        if not level and bold and is_bold_heading(words):
            level = BOLD_HEADING_LEVEL
        anchor = self.anchors.enter(level, words) if level else self.anchors.paragraph()
        self.blocks.append(Paragraph(Text(words, anchor=anchor), level))

    def hide(self, words: str) -> None:
        """Words that nobody sees."""
        if words:
            self.flags.add("hidden_text")
            self.blocks.append(Paragraph(Text(words, anchor=self.anchors.paragraph(), hidden=True)))

    def note(self, run: Run) -> None:
        """Flags what a run holds that is not read."""
        if run.is_struck:
            self.flags.add("struck_text")

    def cell(self, cell: Element, sight: Sight) -> tuple[Run, tuple[Table, ...]]:
        """The words of a cell, its blocks one line each, and the tables in it."""
        kept = self.run, self.nested, self.in_cell
        self.run, self.nested, self.in_cell = Run(tagged=self.run.tagged), [], True
        self.children(cell, self.below(cell, sight))
        run, nested = self.run, tuple(self.nested)
        self.run, self.nested, self.in_cell = kept
        self.note(run)
        return run, nested

    def below(self, cell: Element, sight: Sight) -> Sight:
        """How the words of a cell are seen, in its row."""
        row = cell.getparent()
        if row is not None and local(row.tag) == "tr":
            sight = self.sights.below(sight, row, "tr", self.styles.of_element(row))
        return self.sights.below(sight, cell, local(cell.tag), self.styles.of_element(cell))
