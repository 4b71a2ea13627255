"""Writes the PDFs of the authorities family, noting on which page each fact is printed."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import reportlab
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.accuracy.families.authorities_kit import MARKS, F, Item, Look, Truth
from tests.accuracy.made import Made

FAMILIES = {
    "Helvetica": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"),
    "Times": ("Times-Roman", "Times-Bold", "Times-Italic"),
    "Courier": ("Courier", "Courier-Bold", "Courier-Oblique"),
    "Vera": ("Vera", "VeraBd", "VeraIt"),
}


def _fonts() -> None:
    folder = Path(str(reportlab.__file__)).parent / "fonts"
    for name in ("Vera", "VeraBd", "VeraIt"):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(folder / f"{name}.ttf")))


class Paper:
    """Writes a PDF from the top down and knows on which page it is."""

    width, height = 595.0, 842.0

    def __init__(self, style: Look, *, footer: str = "", header: str = "", landscape: bool = False) -> None:
        _fonts()
        if landscape:
            self.width, self.height = 842.0, 595.0
        self.look, self.truth = style, Truth()
        size = style.size - 1 if style.family in ("Courier", "Vera") else style.size
        self.size = size
        self.plain, self.bold, self.italic = FAMILIES[style.family]
        self.accent: Color = HexColor(style.accent)
        self.left, self.right = style.left, self.width - style.left
        self.header, self.footer = header, footer
        self._buffer = io.BytesIO()
        self._canvas = Canvas(self._buffer, pagesize=(self.width, self.height), invariant=True)
        self.page = 0
        self._open()

    def _open(self) -> None:
        self.page += 1
        self.y = self.height - 50
        self._canvas.setFillColor(HexColor("#666666"))
        if self.header:
            self._canvas.setFont(self.italic, 8)
            self._canvas.drawString(self.left, self.height - 32, self.header)
        self._canvas.setFont(self.plain, 7.5)
        room = self.right - self.left - 50
        if self.footer:
            small = min(7.5, 7.5 * room / pdfmetrics.stringWidth(self.footer, self.plain, 7.5))
            self._canvas.setFont(self.plain, small)
            self._canvas.drawString(self.left, 28, self.footer)
            self._canvas.setFont(self.plain, 7.5)
        self._canvas.drawRightString(self.right, 28, f"Page {self.page}")
        self._canvas.setFillColor(HexColor("#000000"))

    def turn(self) -> None:
        """Begin a new page."""
        self._canvas.showPage()
        self._open()

    def need(self, height: float) -> None:
        """Turn the page unless this much room is left."""
        if self.y - height < 48:
            self.turn()

    def space(self, height: float = 8) -> None:
        """Leave room."""
        self.y -= height

    def put(self, x: float, y: float, text: str, font: str = "", size: float = 0) -> None:
        """Draw one line of text; marks are drawn from the standard symbol font."""
        name = font or self.plain
        if any(c in MARKS for c in text) and name.startswith("Vera"):
            name = "Helvetica"
        self._canvas.setFont(name, size or self.size)
        self._canvas.drawString(x, y, text)

    def text(
        self,
        text: str,
        *facts: F,
        bold: bool = False,
        italic: bool = False,
        size: float = 0,
        indent: float = 0,
        after: float = 5,
        colour: bool = False,
    ) -> int:
        """A paragraph kept on one page; gives the page."""
        font = self.bold if bold else self.italic if italic else self.plain
        big = size or self.size
        lines = simpleSplit(text, font, big, self.right - self.left - indent)
        self.need(len(lines) * big * 1.3 + 2)
        self._canvas.setFillColor(self.accent if colour else HexColor("#000000"))
        for line in lines:
            self.y -= big * 1.3
            self.put(self.left + indent, self.y, line, font, big)
        self._canvas.setFillColor(HexColor("#000000"))
        self.y -= after
        self.truth.note(facts, text, self.page)
        return self.page

    def title(self, text: str, *facts: F, size: float = 17) -> int:
        """A title in the document's colour."""
        return self.text(text, *facts, bold=True, size=size, after=9, colour=True)

    def heading(self, text: str) -> int:
        """A heading that is not left alone at the foot."""
        self.need(135)
        self.space(6)
        return self.text(text, bold=True, size=self.size + 2, after=4, colour=True)

    def band(self, text: str, *facts: F, size: float = 18) -> None:
        """A coloured band with white letters across the page."""
        self._canvas.setFillColor(self.accent)
        self._canvas.rect(self.left - 8, self.y - size - 14, self.right - self.left + 16, size + 20, stroke=0, fill=1)
        self._canvas.setFillColor(HexColor("#ffffff"))
        while size > 9 and pdfmetrics.stringWidth(text, self.bold, size) > self.right - self.left:
            size -= 1
        self.put(self.left, self.y - size, text, self.bold, size)
        self._canvas.setFillColor(HexColor("#000000"))
        self.y -= size + 26
        self.truth.note(facts, text, self.page)

    def table(
        self,
        rows: Sequence[Sequence[str]],
        shares: Sequence[float],
        *,
        head: bool = True,
        rules: bool = True,
        bold_first: bool = False,
        size: float = 0,
    ) -> list[int]:
        """A table that breaks between rows and repeats its head; gives the page of each row."""
        big = size or self.size - 0.5
        total = sum(shares)
        widths = [s / total * (self.right - self.left) for s in shares]
        pages = []
        for number, row in enumerate(rows):
            top = head and number == 0
            height = self._height(row, widths, big, top, bold_first)
            before = self.page
            self.need(height + (self._height(rows[1], widths, big, False, bold_first) if top and len(rows) > 1 else 0))
            if head and number and self.page != before:
                self._row(rows[0], widths, big, True, rules, bold_first)
            self._row(row, widths, big, top, rules, bold_first)
            pages.append(self.page)
        self.y -= 8
        return pages

    def _split(self, text: str, font: str, size: float, width: float) -> list[str]:
        return [x for part in text.split("\n") for x in simpleSplit(part, font, size, width - 8) or [""]]

    def _height(self, row: Sequence[str], widths: Sequence[float], size: float, top: bool, bold: bool) -> float:
        most = 1
        for n, (cell, width) in enumerate(zip(row, widths, strict=True)):
            font = self.bold if top or (bold and n == 0) else self.plain
            most = max(most, len(self._split(cell, font, size, width)))
        return most * size * 1.25 + 6

    def _row(
        self, row: Sequence[str], widths: Sequence[float], size: float, top: bool, rules: bool, bold: bool
    ) -> None:
        height = self._height(row, widths, size, top, bold)
        x = self.left
        for n, (cell, width) in enumerate(zip(row, widths, strict=True)):
            font = self.bold if top or (bold and n == 0) else self.plain
            if top:
                self._canvas.setFillColor(HexColor("#e4e8ee"))
                self._canvas.rect(x, self.y - height, width, height, stroke=0, fill=1)
                self._canvas.setFillColor(HexColor("#000000"))
            if rules:
                self._canvas.setLineWidth(0.5)
                self._canvas.rect(x, self.y - height, width, height)
            for k, line in enumerate(self._split(cell, font, size, width)):
                self.put(x + 4, self.y - 3 - size - k * size * 1.25 + 1, line, font, size)
            x += width
        self.y -= height

    def items(self, items: Sequence[Item], mode: str = "") -> None:
        """Labels and values in one of seven arrangements."""
        way = mode or self.look.mode
        if way == "pairs":
            self._pairs(items)
        elif way == "halves":
            self._halves(items)
        elif way in ("grid", "columns"):
            rows = [(i.label, i.text) for i in items]
            pages = self.table(rows, (38, 62), head=False, rules=way == "grid", bold_first=True, size=self.size)
            for i, page in zip(items, pages, strict=True):
                self.truth.note(i.facts, i.text, page)
        else:
            for i in items:
                self._single(i, way)
            self.space(5)

    def _single(self, i: Item, way: str) -> None:
        if way == "colon":
            page = self.text(f"{i.label}: {i.text}", after=3)
        elif way == "leader":
            gap = (self.right - self.left) * 0.45
            dots = max(
                3,
                int(
                    (gap - pdfmetrics.stringWidth(i.label, self.plain, self.size))
                    / pdfmetrics.stringWidth(".", self.plain, self.size)
                )
                - 2,
            )
            page = self.text(f"{i.label} {'.' * dots} {i.text}", after=3)
        else:
            self.need(self.size * 5)
            self.text(i.label, bold=True, size=self.size - 1, after=0)
            page = self.text(i.text, after=5)
        self.truth.note(i.facts, i.text, page)

    def _halves(self, items: Sequence[Item]) -> None:
        middle, width = (len(items) + 1) // 2, (self.right - self.left) / 2 - 12
        self.need(middle * self.size * 5.5)
        top, lowest = self.y, self.y
        for x, part in ((self.left, items[:middle]), (self.left + width + 24, items[middle:])):
            self.y = top
            for i in part:
                for text, font in ((i.label, self.bold), (i.text, self.plain)):
                    for line in simpleSplit(text, font, self.size, width):
                        self.y -= self.size * 1.25
                        self.put(x, self.y, line, font)
                self.y -= 5
                self.truth.note(i.facts, i.text, self.page)
            lowest = min(lowest, self.y)
        self.y = lowest - 8

    def _pairs(self, items: Sequence[Item]) -> None:
        half = [tuple(items[n : n + 2]) for n in range(0, len(items), 2)]
        rows = [
            (a[0].label, a[0].text, a[1].label if len(a) > 1 else "", a[1].text if len(a) > 1 else "") for a in half
        ]
        pages = self.table(rows, (20, 30, 20, 30), head=False, size=self.size - 0.5)
        for pair, page in zip(half, pages, strict=True):
            for i in pair:
                self.truth.note(i.facts, i.text, page)

    def columns(
        self, left: Sequence[str], right: Sequence[tuple[str, tuple[F, ...]]], shares: tuple[float, float] = (48, 48)
    ) -> None:
        """Two columns of short lines side by side on this page; the right one may state facts."""
        self.need(max(len(left), len(right)) * self.size * 1.3)
        top = self.y
        for n, line in enumerate(left):
            self.put(self.left, top - (n + 1) * self.size * 1.3, line)
        x = self.left + (self.right - self.left) * (1 - shares[1] / 100)
        for n, (line, facts) in enumerate(right):
            self.put(x, top - (n + 1) * self.size * 1.3, line)
            self.truth.note(facts, line, self.page)
        self.y = top - max(len(left), len(right)) * self.size * 1.3 - 10

    def signature(self, name: str, *facts: F) -> None:
        """A name as a pen would leave it, with a flourish."""
        self.need(40)
        self.y -= 26
        self._canvas.setFillColor(HexColor("#1a237e"))
        self.put(self.left + 20, self.y, name, "Times-Italic", 17)
        self._canvas.setStrokeColor(HexColor("#1a237e"))
        self._canvas.bezier(
            self.left + 15,
            self.y - 4,
            self.left + 60,
            self.y - 12,
            self.left + 90,
            self.y + 6,
            self.left + 150,
            self.y - 6,
        )
        self._canvas.setStrokeColor(HexColor("#000000"))
        self._canvas.setFillColor(HexColor("#000000"))
        self.y -= 12
        self.truth.note(facts, name, self.page)

    def close(self) -> bytes:
        """The finished bytes."""
        self._canvas.showPage()
        self._canvas.save()
        return self._buffer.getvalue()

    def made(self, name: str, kind: str) -> Made:
        """The finished document and its truth."""
        return Made(name, self.close(), kind, tuple(self.truth.facts))
