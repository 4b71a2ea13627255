"""Boxes that stand at coordinates of their own: collected page by page, then laid out by where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from intake.readers.html import boxes
from intake.readers.html.canvas import Chunk, blocks_of
from intake.readers.html.run import Run
from intake.readers.html.sight import Sight
from intake.readers.html.source import Element
from intake.readers.html.styles import Declared, points

if TYPE_CHECKING:
    from intake.readers.html.flow import Flow

_POSITIONED = ("relative", "absolute", "fixed")
_TAKEN_OUT = ("absolute", "fixed")
_FEWEST = 3
"""Boxes at places of their own from which a page is laid out by them."""
_PAGE_OF_BOXES = 5
"""Placed boxes within a placed box that make it a page."""


class Placing:
    """Collects the placed boxes of a page and gives them to its flow."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._chunks: list[Chunk] = []
        self._origin = (0.0, 0.0)
        self._height = 0.0

    @contextmanager
    def page_within(self, declared: Declared) -> Iterator[None]:
        """Boxes within one that is itself positioned are placed from its corner: together they are a page."""
        if declared.get("position") not in _POSITIONED or self._flow.in_cell:
            yield
            return
        kept = self._chunks, self._origin, self._height
        self._chunks, self._origin = [], (0.0, 0.0)
        self._height = points(declared.get("height", "")) or 0.0
        yield
        self.end_page()
        self._chunks, self._origin, self._height = kept

    def takes(self, element: Element, declared: Declared, sight: Sight) -> bool:
        """Collects a box that is placed by coordinates and holds words alone; False for any other."""
        flow = self._flow
        if declared.get("position") not in _TAKEN_OUT or (flow.in_cell and not self._chunks):
            return False
        corner = boxes.corner(declared, sight.size, self._height)
        if corner is None or next(element.iter(boxes.table_like(element)), None) is not None:
            return False
        if self._is_page(element):
            return False
        x, y = self._origin[0] + corner[0], self._origin[1] + corner[1]
        held = len(self._chunks)
        self._chunks.append(Chunk("", x, y))
        run = self._words(element, sight, (x, y))
        width = points(declared.get("width", ""), sight.size)
        self._chunks[held] = Chunk(run.visible(), x, y, width, sight.align, run.first_sight().size, run.is_bold)
        if run.hidden():
            self._chunks.append(Chunk(run.hidden(), x, y, hidden=True))
        return True

    def _words(self, element: Element, sight: Sight, corner: tuple[float, float]) -> Run:
        """The words of a placed box, which are no part of the run around it; boxes in it are placed from its corner."""
        flow = self._flow
        kept = flow.run, flow.in_cell, self._origin
        flow.run, flow.in_cell, self._origin = Run(tagged=flow.run.tagged), True, corner
        flow.children(element, sight)
        run = flow.run
        flow.run, flow.in_cell, self._origin = kept
        flow.note(run)
        return run

    def _is_page(self, element: Element) -> bool:
        count = 0
        for child in element:
            if isinstance(child.tag, str) and self._flow.styles.of_element(child).get("position") in _TAKEN_OUT:
                count += 1
                if count >= _PAGE_OF_BOXES:
                    return True
        return False

    def end_page(self) -> None:
        """Makes blocks of the boxes collected."""
        chunks, self._chunks = [chunk for chunk in self._chunks if chunk.text], []
        if not chunks:
            return
        flow = self._flow
        flow.rows.end()
        shown = [chunk for chunk in chunks if not chunk.hidden]
        if len(shown) >= _FEWEST:
            flow.blocks += blocks_of(shown, flow.anchors)
        else:
            for chunk in sorted(shown, key=lambda chunk: (chunk.top, chunk.left)):
                flow.paragraph(chunk.text)
        for chunk in chunks:
            flow.hide(chunk.text if chunk.hidden else "")
