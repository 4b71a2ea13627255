"""A small page writer for the trusts family: flows text, label/value blocks and tables, and knows the page it is on."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from pathlib import Path

from reportlab.lib.colors import Color, HexColor, black, white
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

_FOLDER = Path("/usr/share/fonts/truetype")
_FILES = {
    "Narrow": ("liberation/LiberationSansNarrow-Regular.ttf", "liberation/LiberationSansNarrow-Bold.ttf"),
    "Serif": ("liberation/LiberationSerif-Regular.ttf", "liberation/LiberationSerif-Bold.ttf"),
    "DejaVu": ("dejavu/DejaVuSansCondensed.ttf", "dejavu/DejaVuSansCondensed-Bold.ttf"),
    "DejaVuSerif": ("dejavu/DejaVuSerifCondensed.ttf", "dejavu/DejaVuSerifCondensed-Bold.ttf"),
}
_BUILT_IN = {"Helvetica": ("Helvetica", "Helvetica-Bold"), "Times": ("Times-Roman", "Times-Bold")}
_COLOURS = ("#1f3864", "#2e5d34", "#5b2a6e", "#7a1f1f", "#005f73", "#333333")


def fonts(choice: str) -> tuple[str, str]:
    """Names of the regular and bold face; the built-in ones where the files are not there."""
    if choice in _BUILT_IN:
        return _BUILT_IN[choice]
    names = (f"Trusts{choice}", f"Trusts{choice}Bold")
    for name, file in zip(names, _FILES[choice], strict=True):
        if not (_FOLDER / file).exists():
            return _BUILT_IN["Helvetica"]
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(_FOLDER / file)))
    return names


class Paper:
    """A PDF being written. What is drawn never breaks across pages, so each call can give the page it drew on."""

    def __init__(
        self, rng: random.Random, title: str, columns: int = 1, face: str | None = None, wide: bool = False
    ) -> None:
        self.out = io.BytesIO()
        self.width, self.height = (A4[1], A4[0]) if wide else A4
        self.canvas = Canvas(self.out, pagesize=(self.width, self.height), invariant=True)
        self.canvas.setTitle(title)
        self.regular, self.bold = fonts(face or rng.choice((*_BUILT_IN, *_FILES)))
        self.size = rng.choice((9.5, 10.0, 10.5, 11.0))
        self.colour: Color = HexColor(rng.choice(_COLOURS))
        self.margin = float(rng.choice((48, 56, 64)))
        gutter = 22.0
        each = (self.width - 2 * self.margin - gutter * (columns - 1)) / columns
        self.frames = [(self.margin + i * (each + gutter), each) for i in range(columns)]
        self.frame, self.page = 0, 1
        self.top = self.height - self.margin
        self.y = self.top
        self.foot = ""

    @property
    def x(self) -> float:
        """Left edge of the column being filled."""
        return self.frames[self.frame][0]

    @property
    def room(self) -> float:
        """Width of the column being filled."""
        return self.frames[self.frame][1]

    def need(self, height: float) -> None:
        """Goes to the next column or page where the height does not fit."""
        if self.y - height >= self.margin + 18:
            return
        if self.frame + 1 < len(self.frames):
            self.frame, self.y = self.frame + 1, self.top
        else:
            self.new_page()

    def new_page(self) -> None:
        """Closes the page with its footer."""
        self._footer()
        self.canvas.showPage()
        self.page, self.frame = self.page + 1, 0
        self.top = self.height - self.margin
        self.y = self.top

    def _footer(self) -> None:
        self.canvas.setFont(self.regular, 7.5)
        self.canvas.setFillColor(HexColor("#555555"))
        self.canvas.drawString(self.margin, self.margin - 16, self.foot)
        self.canvas.drawRightString(self.width - self.margin, self.margin - 16, f"Page {self.page}")
        self.canvas.setFillColor(black)

    def lines(self, text: str, bold: bool, size: float, width: float) -> list[str]:
        """The text broken to the width."""
        return simpleSplit(text, self.bold if bold else self.regular, size, width) or [""]

    def text(
        self, text: str, bold: bool = False, size: float = 0, indent: float = 0, gap: float = 6, align: str = "l"
    ) -> int:
        """A paragraph; gives its page."""
        size = size or self.size
        rows = self.lines(text, bold, size, self.room - indent)
        self.need(len(rows) * size * 1.25)
        for row in rows:
            self.y -= size * 1.25
            self.canvas.setFont(self.bold if bold else self.regular, size)
            if align == "r":
                self.canvas.drawRightString(self.x + self.room, self.y, row)
            elif align == "c":
                self.canvas.drawCentredString(self.x + self.room / 2, self.y, row)
            else:
                self.canvas.drawString(self.x + indent, self.y, row)
        self.y -= gap
        return self.page

    def heading(self, text: str, size: float = 0) -> int:
        """A coloured heading that stays with what follows."""
        self.need((size or self.size + 2) * 1.25 + 46)
        self.y -= 4
        self.canvas.setFillColor(self.colour)
        page = self.text(text, bold=True, size=size or self.size + 2, gap=5)
        self.canvas.setFillColor(black)
        return page

    def band(self, text: str, below: str = "") -> int:
        """A letterhead band over the page's width."""
        top = self.height - 62
        self.canvas.setFillColor(self.colour)
        self.canvas.rect(0, top, self.width, 62, stroke=0, fill=1)
        self.canvas.setFillColor(white)
        self.canvas.setFont(self.bold, 16)
        self.canvas.drawString(self.margin, top + 32, text)
        self.canvas.setFont(self.regular, 8.5)
        self.canvas.drawString(self.margin, top + 14, below)
        self.canvas.setFillColor(black)
        self.top = self.y = top - 18
        return self.page

    def rule(self) -> None:
        """A thin line over the column."""
        self.need(8)
        self.y -= 3
        self.canvas.setStrokeColor(self.colour)
        self.canvas.line(self.x, self.y, self.x + self.room, self.y)
        self.canvas.setStrokeColor(black)
        self.y -= 5

    def pairs(self, rows: Sequence[tuple[str, str]], style: str = "dots", share: float = 0.36) -> list[int]:
        """Label and value beside each other (plain, boxed or with a colon) or the value under the label."""
        if style == "boxed":
            return self.grid((), rows, (share, 1 - share), label_column=True)
        pages = []
        for label, value in rows:
            if style == "under":
                self.need(self.size * 4)
                self.text(label, bold=True, size=self.size - 1.5, gap=0)
                pages.append(self.text(value, gap=5))
                continue
            left = self.lines(label + (":" if style == "colon" else ""), True, self.size, self.room * share - 8)
            right = self.lines(value, False, self.size, self.room * (1 - share))
            self.need(max(len(left), len(right)) * self.size * 1.3)
            top = self.y
            for side, rows_ in ((0.0, left), (share, right)):
                for index, row in enumerate(rows_):
                    self.canvas.setFont(self.regular if side else self.bold, self.size)
                    self.canvas.drawString(self.x + side * self.room, top - (index + 1) * self.size * 1.3, row)
            self.y = top - max(len(left), len(right)) * self.size * 1.3 - 3
            pages.append(self.page)
        self.y -= 4
        return pages

    def grid(
        self,
        heads: Sequence[str],
        rows: Sequence[Sequence[str]],
        shares: Sequence[float],
        label_column: bool = False,
        size: float = 0,
        lines: bool = True,
    ) -> list[int]:
        """A table; its heading comes again on each page. Gives the page of each row."""
        size = size or self.size - 1
        widths = [self.room * share / sum(shares) for share in shares]
        pages = []
        if heads:
            self._row(heads, widths, size, True, lines, label_column)
        for row in rows:
            height = max(len(self.lines(cell, False, size, width - 8)) for cell, width in zip(row, widths, strict=True))
            before = self.page
            self.need(height * size * 1.22 + 8)
            if heads and self.page != before:
                self._row(heads, widths, size, True, lines, label_column)
            self._row(row, widths, size, False, lines, label_column)
            pages.append(self.page)
        self.y -= 9
        return pages

    def _row(
        self, cells: Sequence[str], widths: Sequence[float], size: float, head: bool, lines: bool, label: bool
    ) -> None:
        broken = [
            self.lines(cell, head or (label and index == 0), size, width - 8)
            for index, (cell, width) in enumerate(zip(cells, widths, strict=True))
        ]
        height = max(len(part) for part in broken) * size * 1.22 + 7
        if head:
            self.need(height + 30)
        x = self.x
        for index, (part, width) in enumerate(zip(broken, widths, strict=True)):
            strong = head or (label and index == 0)
            if strong and lines:
                self.canvas.setFillColor(HexColor("#e6e9ef"))
                self.canvas.rect(x, self.y - height, width, height, stroke=0, fill=1)
                self.canvas.setFillColor(black)
            if lines:
                self.canvas.setLineWidth(0.5)
                self.canvas.rect(x, self.y - height, width, height)
            self.canvas.setFont(self.bold if strong else self.regular, size)
            for number, line in enumerate(part):
                self.canvas.drawString(x + 4, self.y - 3 - (number + 1) * size * 1.22 + size * 0.2, line)
            x += width
        self.y -= height

    def tick(self, x: float, y: float, on: bool, mark: str) -> None:
        """A drawn tick box, its lower left corner at the place."""
        self.canvas.setLineWidth(0.8)
        self.canvas.rect(x, y, 8, 8)
        if on and mark == "cross":
            self.canvas.line(x + 1, y + 1, x + 7, y + 7)
            self.canvas.line(x + 1, y + 7, x + 7, y + 1)
        elif on and mark == "filled":
            self.canvas.rect(x + 1.8, y + 1.8, 4.4, 4.4, fill=1)
        elif on:
            self.canvas.setFont("ZapfDingbats", 9)
            self.canvas.drawString(x + 0.5, y + 1, "4" if mark == "zapf" else "8")

    def bytes(self) -> bytes:
        """The finished file."""
        self._footer()
        self.canvas.save()
        return self.out.getvalue()
