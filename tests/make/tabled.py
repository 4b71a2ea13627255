"""PDF files of tables whose every cell is known: ruled, borderless, shaded, merged, wrapped, continued, with notes and
two years. Seeded: the same seed gives the same bytes."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from reportlab.lib import colors
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

_FACES = (("Helvetica", "Helvetica-Bold"), ("Times-Roman", "Times-Bold"))
_WORDS = tuple(re.findall(r"\w+",
    "safeguarding register of tuition hours delivered at home or online by qualified staff with an enhanced check "
    "reviewed each term and kept for the council under the terms of this agreement"))
_LABELS = (
    "Name of provider", "Trading address", "Company number", "Date of registration", "Limit of indemnity", "Insurer",
    "Period of insurance", "Excess", "Policy number", "Designated lead", "Telephone", "Number of pupils", "Age range",
    "Date of last inspection", "Outcome", "Next review", "Approved by", "Unique reference number")
_NAMES = (
    "Northwater Learning Ltd", "Alder Mutual Insurance", "12 Quay Street, Littlebay", "01234567", "31 March 2027",
    "£5,000,000", "£250 each claim", "PL/2209/26", "Good", "5 to 16", "42", "01903 555 010", "Maren Holt")
_LINES = (
    "Turnover", "Cost of sales", "Gross profit", "Administrative expenses", "Other operating income",
    "Operating profit", "Interest payable and similar charges", "Profit before taxation", "Tax on profit",
    "Tangible assets", "Debtors", "Cash at bank and in hand", "Net current assets", "Capital and reserves",
    "Called up share capital", "Creditors: amounts falling due within one year")

Rows = list[list[str]]


@dataclass(frozen=True)
class Tabled:
    """A document and the tables it holds, in order; a merged cell's words stand in every place it covers, and a
    heading that is printed again on the next page stands once."""

    name: str
    data: bytes
    tables: tuple[Rows, ...]


@dataclass
class _Made:
    """A table to set: its rows, and how they are drawn."""

    rows: Rows
    widths: Sequence[float]
    style: list[tuple[Any, ...]]
    right: tuple[int, ...] = ()
    bold: tuple[int, ...] = (0,)
    head: int = 0
    covered: set[tuple[int, int]] = field(default_factory=set)


Family = Callable[[random.Random], _Made]
_GRID = ("GRID", (0, 0), (-1, -1), 0.5, colors.grey)


def _phrase(chance: random.Random, least: int, most: int) -> str:
    return " ".join(chance.choices(_WORDS, k=chance.randint(least, most))).capitalize()


def _amount(chance: random.Random) -> str:
    value = f"{chance.randint(1, 900) * chance.choice((1, 13, 1_007)):,}"
    return chance.choice((value, value, f"({value})", "-"))


def _ruled(chance: random.Random) -> _Made:
    columns = chance.randint(2, 5)
    rows = [[_phrase(chance, 1, 2) for _ in range(columns)]]
    rows += [[_phrase(chance, 1, 3) for _ in range(columns)] for _ in range(chance.randint(3, 9))]
    return _Made(rows, [470 / columns] * columns, [_GRID])


def _wrapped(chance: random.Random) -> _Made:
    rows = [["Question", "Answer", "Where seen"]]
    rows += [[_phrase(chance, 6, 14), _phrase(chance, 3, 20), chance.choice(_NAMES)] for _ in range(5)]
    return _Made(rows, [190, 190, 90], [_GRID])


def _labels(chance: random.Random) -> Rows:
    labels = chance.sample(_LABELS, k=chance.randint(4, 9))
    return [[label, chance.choice(_NAMES)] for label in labels]


def _borderless(chance: random.Random) -> _Made:
    return _Made(_labels(chance), [170, 280], [], bold=())


def _shaded_labels(chance: random.Random) -> _Made:
    shade = colors.HexColor(chance.choice(("#D9E2F3", "#EEEEEE", "#E2EFD9", "#1F3864")))
    style: list[tuple[Any, ...]] = [("BACKGROUND", (0, 0), (0, -1), shade)]
    if chance.random() < 0.5:
        style.append(("LINEBELOW", (0, 0), (-1, -1), 0.4, colors.grey))
    return _Made(_labels(chance), [150, 290], style, bold=())


def _merged(chance: random.Random) -> _Made:
    rows = [["Cover", "Period", "Period", "Limit"], ["Cover", "From", "To", "Limit"]]
    rows += [[_phrase(chance, 1, 2), "1 April 2026", "31 March 2027", "£5,000,000"] for _ in range(4)]
    style = [_GRID, ("SPAN", (0, 0), (0, 1)), ("SPAN", (1, 0), (2, 0)), ("SPAN", (3, 0), (3, 1))]
    return _Made(rows, [170, 100, 100, 90], style, bold=(0, 1), covered={(1, 0), (0, 2), (1, 3)})


def _continued(chance: random.Random) -> _Made:
    rows = [["Name", "Role", "Checked on", "Number"]]
    rows += [[_phrase(chance, 2, 2), _phrase(chance, 1, 2), f"{chance.randint(1, 28):02d}/0{chance.randint(1, 9)}/2025",
              f"00{chance.randint(10**9, 10**10 - 1)}"] for _ in range(chance.randint(60, 80))]
    return _Made(rows, [160, 140, 80, 90], [_GRID], head=1)


def _two_years(chance: random.Random) -> _Made:
    rows = [["", "2026", "2025"], ["", "£", "£"]]
    rows += [[line, _amount(chance), _amount(chance)] for line in chance.sample(_LINES, k=9)]
    return _Made(rows, [270, 90, 90], [], right=(1, 2), bold=(0, 1))


def _notes(chance: random.Random) -> _Made:
    rows = [["", "Notes", "2026", "2025"], ["", "", "£", "£"]]
    rows += [[line, str(number) if chance.random() < 0.6 else "", _amount(chance), _amount(chance)]
             for number, line in enumerate(chance.sample(_LINES, k=9), 3)]
    return _Made(rows, [240, 50, 90, 90], [], right=(2, 3), bold=(0, 1))


FAMILIES: dict[str, Family] = {
    "ruled": _ruled,
    "wrapped cells": _wrapped,
    "borderless labels": _borderless,
    "shaded labels": _shaded_labels,
    "merged cells": _merged,
    "continued over pages": _continued,
    "two years": _two_years,
    "notes and two years": _notes,
}


def tabled(name: str, seed: int, count: int = 6) -> Tabled:
    """A document of so many tables of one family, a page or more each, with running text between them."""
    chance = random.Random(f"{name} {seed}")
    face, bold = chance.choice(_FACES)
    size = chance.choice((8.5, 9.5, 10.5))
    story: list[Flowable] = []
    tables = []
    for number in range(count):
        made = FAMILIES[name](chance)
        tables.append(made.rows)
        story += [PageBreak()] if number else []
        story += [Paragraph(f"Section {number + 1}", ParagraphStyle("h", fontName=bold, fontSize=size + 4)),
                  Spacer(1, 16), _set(made, face, bold, size), Spacer(1, 18),
                  Paragraph(_phrase(chance, 90, 140) + ".", ParagraphStyle("p", fontName=face, fontSize=size))]
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer, pagesize=A4, invariant=1).build(story)
    return Tabled(name, buffer.getvalue(), tuple(tables))


def _set(made: _Made, face: str, bold: str, size: float) -> Table:
    white = any(command[0] == "BACKGROUND" and command[3].red < 0.3 for command in made.style)

    def cell(row: int, column: int) -> Paragraph | str:
        if (row, column) in made.covered:
            return ""
        style = ParagraphStyle(
            "c", fontName=bold if row in made.bold else face, fontSize=size, leading=size * 1.25,
            alignment=TA_RIGHT if column in made.right else TA_LEFT,
            textColor=colors.white if white and not column else colors.black)
        return Paragraph(escape(made.rows[row][column]), style)

    cells = [[cell(row, column) for column in range(len(made.rows[row]))] for row in range(len(made.rows))]
    table = Table(cells, list(made.widths), repeatRows=made.head)
    table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *made.style]))
    return table


def right_cells(truth: Sequence[Rows], read: Sequence[Rows]) -> tuple[int, int]:
    """How many of the true cells were read with exactly their words in their own place of a row, and how many there
    are. White space counts as one space; empty cells count too."""
    lines = [[" ".join((cell or "").split()) for cell in row] for table in read for row in table]
    known = {tuple(line) for line in lines}
    right = total = 0
    for row in (row for table in truth for row in table):
        total += len(row)
        right += len(row) if tuple(row) in known else max((_same(row, line) for line in lines), default=0)
    return right, total


def _same(row: Sequence[str], line: Sequence[str]) -> int:
    if len(line) != len(row):
        return 0
    return sum(one == other for one, other in zip(row, line, strict=True))
