"""Pages, Word files and workbooks that note where each fact is printed while they are written."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from docx import Document
from docx.shared import Pt
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from tests.accuracy.families.clubs_base import Fact
from tests.accuracy.made import Stated

Entry = tuple[str, str, tuple[Fact, ...]]
"""A label, what is printed beside it, and the facts that it states."""
FACES = (
    ("Helvetica", "Helvetica-Bold"),
    ("Times-Roman", "Times-Bold"),
    ("Helvetica", "Times-Bold"),
    ("Courier", "Courier-Bold"),
)
WAYS = ("colon", "grid", "dots", "above", "right", "shade", "twocol")
_FIXED = (2026, 1, 5, 9, 0, 0)


class Sheet:
    """A PDF written from top to bottom; blocks are never split over pages."""

    def __init__(self, rng: random.Random, footer: str = "", faces: tuple[str, str] | None = None) -> None:
        self.plain, self.bold = faces or rng.choice(FACES[:3] if rng.random() < 0.9 else FACES)
        self.size = rng.choice((9.0, 10.0, 10.5, 11.0)) - (1 if self.plain == "Courier" else 0)
        self.left = rng.choice((48.0, 56.0, 72.0))
        self.width = A4[0] - 2 * self.left
        self.colour = rng.choice(((0, 0, 0), (0.1, 0.2, 0.45), (0.35, 0.1, 0.3), (0.05, 0.35, 0.25)))
        self.footer, self.page, self.y = footer, 1, A4[1] - 56
        self.facts: list[Stated] = []
        self._buffer = io.BytesIO()
        self.canvas = Canvas(self._buffer, pagesize=A4, invariant=True)

    def state(self, text: str, facts: Sequence[Fact]) -> None:
        """The facts are on the page being written."""
        self.facts += [fact.at(text, page=self.page) for fact in facts]

    def need(self, height: float) -> None:
        """Turn the page when what follows does not fit."""
        if self.y - height < 62:
            self.turn()

    def turn(self) -> None:
        """End this page."""
        self._foot()
        self.canvas.showPage()
        self.page, self.y = self.page + 1, A4[1] - 56

    def _foot(self) -> None:
        self.canvas.setFillColorRGB(0.35, 0.35, 0.35)
        self.canvas.setFont(self.plain, 7.5)
        for number, line in enumerate(simpleSplit(self.footer, self.plain, 7.5, self.width - 50)[:2]):
            self.canvas.drawString(self.left, 40 - 10 * number, line)
        self.canvas.drawRightString(self.left + self.width, 40, f"Page {self.page}")
        self.canvas.setFillColorRGB(0, 0, 0)

    def lines(self, text: str, x: float, width: float, bold: bool = False, size: float | None = None) -> float:
        """Draw wrapped text with its first line at `y`; gives its height and leaves `y`."""
        size, face = size or self.size, self.bold if bold else self.plain
        self.canvas.setFont(face, size)
        split = simpleSplit(text, face, size, width) or [""]
        for number, line in enumerate(split):
            self.canvas.drawString(x, self.y - number * size * 1.3, line)
        return len(split) * size * 1.3

    def height(self, text: str, width: float, bold: bool = False, size: float | None = None) -> float:
        """How high the wrapped text will be."""
        size, face = size or self.size, self.bold if bold else self.plain
        return max(1, len(simpleSplit(text, face, size, width))) * size * 1.3

    def heading(self, text: str, size: float = 13, centre: bool = False, facts: Sequence[Fact] = ()) -> None:
        """A heading, in the document's colour."""
        self.need(self.height(text, self.width, True, size) + 60)
        self.y -= size * 0.6
        self.canvas.setFillColorRGB(*self.colour)
        if centre:
            self.canvas.setFont(self.bold, size)
            for line in simpleSplit(text, self.bold, size, self.width):
                self.canvas.drawCentredString(self.left + self.width / 2, self.y, line)
                self.y -= size * 1.3
        else:
            self.y -= self.lines(text, self.left, self.width, True, size)
        self.canvas.setFillColorRGB(0, 0, 0)
        self.y -= 5
        self.state(text, facts)

    def para(
        self, text: str, facts: Sequence[Fact] = (), indent: float = 0, bold: bool = False, size: float | None = None
    ) -> None:
        """A paragraph."""
        self.need(self.height(text, self.width - indent, bold, size))
        self.y -= self.lines(text, self.left + indent, self.width - indent, bold, size) + 6
        self.state(text, facts)

    def rule(self) -> None:
        """A line across."""
        self.canvas.line(self.left, self.y + 4, self.left + self.width, self.y + 4)
        self.y -= 10

    def pairs(self, entries: Sequence[Entry], way: str) -> None:
        """Labels and values in one of the usual ways."""
        if way == "twocol":
            for number in range(0, len(entries), 2):
                self._beside(entries[number : number + 2])
        else:
            for entry in entries:
                self._pair(entry, way)
        self.y -= 6

    def _beside(self, entries: Sequence[Entry]) -> None:
        half = self.width / 2 - 10
        high = max(self.height(label, half, True, 8) + self.height(text, half) for label, text, _ in entries)
        self.need(high + 10)
        top = self.y
        for number, (label, text, facts) in enumerate(entries):
            self.y = top
            self.y -= self.lines(label, self.left + number * (half + 20), half, True, 8) + 2
            self.lines(text, self.left + number * (half + 20), half)
            self.state(text, facts)
        self.y = top - high - 10

    def _pair(self, entry: Entry, way: str) -> None:
        label, text, facts = entry
        split = 0.0 if way == "above" else 0.38 * self.width
        room = self.width - split - 10
        high = max(self.height(text, room), self.height(label, split - 12 if split else self.width, True))
        self.need(high + self.size * 2.6)
        if way == "above":
            self.y -= self.lines(label, self.left, self.width, True) + 1
            self.y -= self.lines(text, self.left + 10, room) + 6
        else:
            self._box(way, split, high)
            if way == "right":
                self.canvas.setFont(self.bold, self.size)
                fits = simpleSplit(label, self.bold, self.size, split - 12)
                for number, line in enumerate(fits):
                    self.canvas.drawRightString(self.left + split - 8, self.y - number * self.size * 1.3, line)
            else:
                shown = label if way in ("grid", "shade") or label.endswith(("?", ":")) else label + ":"
                if way == "dots":
                    shown += " " + "." * max(
                        0,
                        int(
                            (split - 14 - self.canvas.stringWidth(shown + " ", self.plain, self.size))
                            / self.canvas.stringWidth(".", self.plain, self.size)
                        ),
                    )
                self.lines(shown, self.left + 4, split - 10, way not in ("dots",))
            self.lines(text, self.left + split, room)
            self.y -= high + (7 if way in ("grid", "shade") else 4)
        self.state(text, facts)

    def _box(self, way: str, split: float, high: float) -> None:
        bottom, tall = self.y - high + self.size * 0.55, high + 7
        if way == "shade":
            self.canvas.setFillColorRGB(0.91, 0.93, 0.96)
            self.canvas.rect(self.left, bottom, split - 6, tall - 2, stroke=0, fill=1)
            self.canvas.setFillColorRGB(0, 0, 0)
        if way == "grid":
            self.canvas.setLineWidth(0.5)
            self.canvas.rect(self.left, bottom, self.width, tall)
            self.canvas.line(self.left + split - 4, bottom, self.left + split - 4, bottom + tall)

    def table(
        self,
        head: Sequence[str],
        rows: Sequence[tuple[Sequence[str], Sequence[Fact]]],
        parts: Sequence[float],
        lined: bool = True,
        size: float | None = None,
    ) -> None:
        """A table with its columns in these parts of the width; the head is repeated on each page."""
        small = size or min(self.size, 9.0)
        wide = [self.width * part / sum(parts) for part in parts]
        self.need(80)
        self._row(head, wide, small, lined, True)
        for cells, facts in rows:
            if self.y - max(self.height(c, w - 6, False, small) for c, w in zip(cells, wide, strict=True)) < 76:
                self.turn()
                self._row(head, wide, small, lined, True)
            self._row(cells, wide, small, lined, False)
            self.state(" ".join(cells), facts)
        self.y -= 8

    def _row(self, cells: Sequence[str], wide: Sequence[float], size: float, lined: bool, bold: bool) -> None:
        high = max(self.height(c, w - 6, bold, size) for c, w in zip(cells, wide, strict=True)) + 5
        x, bottom = self.left, self.y - high + size + 3
        for text, width in zip(cells, wide, strict=True):
            if bold and lined:
                self.canvas.setFillColorRGB(0.88, 0.9, 0.93)
                self.canvas.rect(x, bottom, width, high, stroke=0, fill=1)
                self.canvas.setFillColorRGB(0, 0, 0)
            if lined:
                self.canvas.setLineWidth(0.4)
                self.canvas.rect(x, bottom, width, high)
            self.lines(text, x + 3, width - 6, bold, size)
            x += width
        if not lined:
            self.canvas.setLineWidth(1 if bold else 0.2)
            self.canvas.line(self.left, bottom, x, bottom)
        self.y -= high

    def data(self) -> bytes:
        """The finished file."""
        self._foot()
        self.canvas.save()
        return self._buffer.getvalue()


class Word:
    """A Word file and the facts in it."""

    def __init__(self, rng: random.Random, title: str) -> None:
        self.doc = Document()
        self.doc.core_properties.author = "Office"
        self.doc.core_properties.title = title
        style: Any = self.doc.styles["Normal"]
        style.font.name = rng.choice(("Arial", "Calibri", "Times New Roman", "Verdana", "Cambria"))
        style.font.size = Pt(rng.choice((10, 11, 12)))
        self.facts: list[Stated] = []

    def para(
        self, text: str, facts: Sequence[Fact] = (), style: str | None = None, bold: bool = False, italic: bool = False
    ) -> None:
        """A paragraph of one run."""
        run = self.doc.add_paragraph(style=style).add_run(text)
        run.bold, run.italic = bold or None, italic or None
        self.state(text, facts)

    def state(self, text: str, facts: Sequence[Fact]) -> None:
        """The facts are stated in `text`."""
        self.facts += [fact.at(text) for fact in facts]

    def heading(self, text: str, level: int = 1, facts: Sequence[Fact] = ()) -> None:
        """A heading of Word's own."""
        self.doc.add_heading(text, level)
        self.state(text, facts)

    def pair(self, entry: Entry, way: str) -> None:
        """A label with its value beside, after a tab or under it."""
        label, text, facts = entry
        paragraph = self.doc.add_paragraph()
        paragraph.add_run(label + (":" if way != "under" and not label.endswith((":", "?")) else "")).bold = True
        paragraph.add_run({"tab": "\t", "beside": " ", "under": "\n"}[way] + text)
        self.state(text, facts)

    def table(self, rows: Sequence[Sequence[str]], style: str = "Table Grid", bold_first: bool = True) -> None:
        """A table of plain cells."""
        table = self.doc.add_table(rows=0, cols=len(rows[0]), style=style)
        for number, row in enumerate(rows):
            cells = table.add_row().cells
            for cell, text in zip(cells, row, strict=True):
                run = cell.paragraphs[0].add_run(text)
                run.bold = True if bold_first and number == 0 else None
                run.font.size = Pt(9)

    def foot(self, text: str, head: str | None = None) -> None:
        """Footer and header of the first section."""
        self.doc.sections[0].footer.paragraphs[0].text = text
        if head:
            self.doc.sections[0].header.paragraphs[0].text = head

    def data(self) -> bytes:
        """The finished file."""
        self.doc.core_properties.created = self.doc.core_properties.modified = datetime(*_FIXED)
        buffer = io.BytesIO()
        self.doc.save(buffer)
        return repack(buffer.getvalue())


def repack(data: bytes) -> bytes:
    """The same archive with every time in it fixed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            body = source.read(name)
            if name == "docProps/core.xml":
                body = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2026-01-05T09:00:00Z", body)
            info = zipfile.ZipInfo(name, _FIXED)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, body)
    return out.getvalue()
