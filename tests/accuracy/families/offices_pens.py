"""Pens of the offices family: dates and money as people write them, and files whose bytes repeat."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

import docx
from docx.document import Document
from docx.shared import Pt
from openpyxl import Workbook
from openpyxl.worksheet.properties import PageSetupProperties
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from tests.accuracy.made import Stated

STAMP = datetime(2026, 9, 14, 9, 30)
DateStyle = Callable[[date], str]


def ordinal(number: int) -> str:
    """Write 1 as 1st, 22 as 22nd."""
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


DATE_STYLES: tuple[DateStyle, ...] = (
    lambda d: f"{d.day} {d:%B %Y}",
    lambda d: f"{ordinal(d.day)} {d:%B %Y}",
    lambda d: f"{d:%d/%m/%Y}",
    lambda d: f"{d.day}.{d.month}.{d:%y}",
    lambda d: d.isoformat(),
    lambda d: f"{d:%d-%b-%Y}",
    lambda d: f"{d:%A} {d.day} {d:%B %Y}",
    lambda d: f"{d.day}/{d.month}/{d:%y}",
    lambda d: f"{d:%d.%m.%Y}",
    lambda d: f"{ordinal(d.day)} of {d:%B}, {d.year}",
    lambda d: f"{d.day} {d:%b} {d.year}",
)
LONG_DATES = tuple(DATE_STYLES[i] for i in (0, 1, 6, 9, 10))
MONEY_STYLES: tuple[Callable[[int], str], ...] = (
    lambda n: f"£{n:,}",
    lambda n: f"£{n // 1_000_000}m" if n % 1_000_000 == 0 else f"£{n:,}",
    lambda n: f"£{n // 1_000_000} million" if n % 1_000_000 == 0 else f"£{n:,}",
    lambda n: f"GBP {n:,}",
    lambda n: f"£{n:,}.00",
    lambda n: f"£ {n:,}",
)


class Facts:
    """Collects what a document states, each fact once."""

    def __init__(self) -> None:
        self.found: list[Stated] = []

    def add(
        self,
        name: str,
        value: Any,
        quote: str,
        subject: str | None = None,
        optional: bool = False,
        page: int | None = None,
        sheet: str | None = None,
        cell: str | None = None,
    ) -> None:
        """Note a fact unless the same name, value and subject is there already; dates become ISO strings."""
        if isinstance(value, date):
            value = value.isoformat()
        if any((f.name, f.value, f.subject) == (name, value, subject) for f in self.found):
            return
        self.found.append(Stated(name, value, quote, subject, None, page, sheet, cell, optional))

    def all(self) -> tuple[Stated, ...]:
        """Give the facts in the order they were noted."""
        return tuple(self.found)


class Paper:
    """A PDF drawn from the top down, which knows the page it is on."""

    def __init__(self, rng: random.Random, footer: str = "", left: float = 0) -> None:
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=A4, invariant=True)
        self.font, self.bold = rng.choice(
            [("Helvetica", "Helvetica-Bold"), ("Times-Roman", "Times-Bold"), ("Helvetica", "Helvetica-Bold")]
        )
        self.size = rng.choice([9.5, 10, 10.5])
        self.left = left or rng.choice([50.0, 57.0, 68.0])
        self.width = A4[0] - 2 * self.left
        self.footer = footer
        self.page = 1
        self.y = A4[1] - 60

    def turn(self) -> None:
        """Finish this page and begin the next."""
        self._foot()
        self.canvas.showPage()
        self.page += 1
        self.y = A4[1] - 60

    def _foot(self) -> None:
        self.canvas.setFont(self.font, 7.5)
        self.canvas.drawString(self.left, 32, self.footer)
        self.canvas.drawRightString(A4[0] - self.left, 32, f"Page {self.page}")

    def need(self, height: float) -> None:
        """Turn the page when so much does not fit."""
        if self.y - height < 55:
            self.turn()

    def gap(self, height: float = 8) -> None:
        """Leave white space."""
        self.y -= height

    def write(
        self,
        text: str,
        *,
        bold: bool = False,
        size: float = 0,
        indent: float = 0,
        centre: bool = False,
        width: float = 0,
    ) -> int:
        """Write a paragraph, whole on one page, and give that page's number."""
        size = size or self.size
        font = self.bold if bold else self.font
        lines = simpleSplit(text, font, size, (width or self.width) - indent)
        self.need(len(lines) * size * 1.3)
        self.canvas.setFont(font, size)
        for line in lines:
            self.y -= size * 1.3
            if centre:
                self.canvas.drawCentredString(A4[0] / 2, self.y, line)
            else:
                self.canvas.drawString(self.left + indent, self.y, line)
        return self.page

    def row(
        self,
        cells: Sequence[str],
        widths: Sequence[float],
        *,
        bold: Sequence[bool] = (),
        box: bool = True,
        size: float = 0,
    ) -> int:
        """Draw a row of wrapped cells, whole on one page, and give the page; widths are shares of the line."""
        size = size or self.size
        spans = [self.width * share / sum(widths) for share in widths]
        fonts = [self.bold if i < len(bold) and bold[i] else self.font for i in range(len(cells))]
        split = [simpleSplit(c, f, size, w - 8) for c, f, w in zip(cells, fonts, spans, strict=True)]
        height = max(1, *(len(lines) for lines in split)) * size * 1.25 + 6
        self.need(height)
        x = self.left
        for lines, font, span in zip(split, fonts, spans, strict=True):
            self.canvas.setFont(font, size)
            for i, line in enumerate(lines):
                self.canvas.drawString(x + 4, self.y - size - 1 - i * size * 1.25, line)
            if box:
                self.canvas.rect(x, self.y - height, span, height)
            x += span
        self.y -= height
        return self.page

    def done(self) -> bytes:
        """Close the document and give its bytes."""
        self._foot()
        self.canvas.save()
        return self.buffer.getvalue()


def repack(data: bytes) -> bytes:
    """Write a zip's members again with one fixed date."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, (2026, 9, 14, 9, 30, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return out.getvalue()


def new_word(rng: random.Random, author: str, footer: str = "") -> Document:
    """Begin a Word document in one of several faces."""
    document = docx.Document()
    normal: Any = document.styles["Normal"]
    normal.font.name = rng.choice(["Calibri", "Arial", "Times New Roman", "Verdana", "Cambria"])
    normal.font.size = Pt(rng.choice([10, 10.5, 11]))
    properties = document.core_properties
    properties.author = author
    properties.title = ""
    properties.created = properties.modified = STAMP
    properties.last_modified_by = author
    if footer:
        document.sections[0].footer.paragraphs[0].text = footer
    return document


def word_bytes(document: Document) -> bytes:
    """Save a Word document to bytes that repeat."""
    out = io.BytesIO()
    document.save(out)
    return repack(out.getvalue())


def wide(sheet: Any) -> None:
    """Print a sheet on its side, fitted to the page's width."""
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0


def book_bytes(book: Workbook, author: str) -> bytes:
    """Save a workbook to bytes that repeat."""
    book.properties.creator = author
    book.properties.created = STAMP
    out = io.BytesIO()
    book.save(out)
    data = out.getvalue()
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            body = old.read(name)
            if name == "docProps/core.xml":
                head, found, rest = body.partition(b"<dcterms:modified")
                opening, _, tail = rest.partition(b">")
                if found:
                    body = head + found + opening + b">2026-09-14T09:30:00Z" + tail[tail.index(b"</") :]
            new.writestr(name, body)
    return repack(packed.getvalue())
