"""Forms on paper: printed questions in a ruled table, answers typed in, boxes ticked and a signature written by pen."""

import io
import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pypdf
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from tests.make.forms import Question, stated
from tests.make.marks import Box, Built, Mark, facts_of, read

WIDE, HIGH = A4
MARGIN = 50.0
_SPLIT = MARGIN + 270.0
_PAD = 6.0
_LEADING = 13.0
_INK = colors.HexColor("#1B2A6B")
_TINT = colors.HexColor("#DDE3EA")
SIGNED = "declaration.signed"


@dataclass(frozen=True)
class _Row:
    """One question laid out: its lines, its answer's lines or options, and the height of its row."""

    question: Question
    asked: Sequence[str]
    answer: Sequence[str]
    options: Sequence[str]
    height: float


def form(title: str, subtitle: str, questions: Sequence[Question], *, seed: int = 1) -> Built:
    """The filled form as it lies on the glass: ink is drawn, so that a picture of a page holds it and no text does.

    A question with a Yes or No and one with choices are boxes to tick; the answer to `declaration.signed` is written as
    a signature where it is not empty. Every fact is noted with its page and box.
    """
    paper = _Paper(seed)
    paper.title(title, subtitle)
    for question in questions:
        if question.kind == "heading":
            paper.heading(question.text)
        elif question.kind == "guidance":
            paper.guidance(question.text)
        else:
            paper.question(question)
    return Built(paper.finished(), tuple(paper.found)).stating(*stated(questions))


def signed(pdf: bytes, page: int, at: tuple[float, float], *, seed: int = 1) -> bytes:
    """The PDF with a signature written on a page, its left end at `at` (points from the top left)."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    _signature(canvas, at[0], HIGH - at[1], random.Random(seed))
    canvas.save()
    over = pypdf.PdfReader(io.BytesIO(buffer.getvalue())).pages[0]
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf))
    writer.pages[page - 1].merge_page(over)
    kept = io.BytesIO()
    writer.write(kept)
    return kept.getvalue()


@dataclass
class _Paper:
    """A form being set from the top of each page down, and the facts met so far."""

    seed: int
    buffer: io.BytesIO = field(default_factory=io.BytesIO)
    found: list[Mark] = field(default_factory=list)
    y: float = HIGH - MARGIN

    def __post_init__(self) -> None:
        self.canvas = Canvas(self.buffer, pagesize=A4, invariant=1)
        self.pen = random.Random(self.seed)
        self.name = ""

    def finished(self) -> bytes:
        self._foot()
        self.canvas.save()
        return self.buffer.getvalue()

    def title(self, title: str, subtitle: str) -> None:
        self.name = read(title)[0]
        self.canvas.setTitle(self.name)
        for words, face, size in ((title, "Helvetica-Bold", 17.0), (subtitle, "Helvetica-Bold", 11.5)):
            plain, marks = read(words)
            self.y -= size
            self.canvas.setFont(face, size)
            self.canvas.drawString(MARGIN, self.y, plain)
            wide = self.canvas.stringWidth(plain, face, size)
            self._note(marks, (MARGIN, self.y - 2, MARGIN + wide, self.y + size))
            self.y -= size * 0.6
        self.y -= 6

    def heading(self, text: str) -> None:
        self._room(70)
        self.y -= 8
        self.canvas.setFillColor(_TINT)
        self.canvas.rect(MARGIN, self.y - 19, WIDE - 2 * MARGIN, 19, stroke=0, fill=1)
        self.canvas.setFillColor(colors.black)
        self.canvas.setFont("Helvetica-Bold", 11)
        self.canvas.drawString(MARGIN + _PAD, self.y - 14, text)
        self.y -= 19

    def guidance(self, text: str) -> None:
        lines = simpleSplit(text, "Helvetica-Oblique", 9, WIDE - 2 * MARGIN - 2 * _PAD)
        self._room(len(lines) * 12 + 60)
        self.y -= 3
        self.canvas.setFont("Helvetica-Oblique", 9)
        for line in lines:
            self.y -= 12
            self.canvas.drawString(MARGIN + _PAD, self.y, line)
        self.y -= 6

    def question(self, question: Question) -> None:
        row = _laid(question)
        self._room(row.height)
        top = self.y
        self._frame(row.height)
        self._asked(row, top)
        if row.options:
            self._ticks(row, top)
        elif question.key == SIGNED:
            self._sign(question, top)
        else:
            self._typed(row, top)
        self.y = top - row.height

    def _frame(self, height: float) -> None:
        self.canvas.setStrokeColor(colors.HexColor("#555555"))
        self.canvas.setLineWidth(0.6)
        self.canvas.rect(MARGIN, self.y - height, WIDE - 2 * MARGIN, height)
        self.canvas.line(_SPLIT, self.y, _SPLIT, self.y - height)

    def _asked(self, row: _Row, top: float) -> None:
        self._lines(row.asked, "Helvetica", 9.5, MARGIN + _PAD, top)
        marks = read(row.question.text)[1]
        self._note(marks, (MARGIN, top - row.height, _SPLIT, top))

    def _typed(self, row: _Row, top: float) -> None:
        self._lines(row.answer, "Times-Roman", 11, _SPLIT + _PAD, top)
        below = top - _PAD - len(row.answer) * _LEADING
        widest = max((self.canvas.stringWidth(line, "Times-Roman", 11) for line in row.answer), default=0)
        self._note(read(row.question.words)[1], (_SPLIT + _PAD, below, _SPLIT + _PAD + widest, top - _PAD + 2))

    def _ticks(self, row: _Row, top: float) -> None:
        question = row.question
        chosen = ("Yes" if question.yes else "No",) if question.ticked else question.chosen
        marked: list[tuple[float, float, float, float]] = []
        for number, option in enumerate(row.options):
            beside = len(row.options) == 2 and max(map(len, row.options)) < 6
            x = _SPLIT + _PAD + (70 * number if beside else 0)
            y = top - _PAD - (_LEADING if beside else _LEADING + 16 * number)
            self.canvas.setStrokeColor(colors.black)
            self.canvas.setLineWidth(0.9)
            self.canvas.rect(x, y, 10, 10)
            self.canvas.setFillColor(colors.black)
            self.canvas.setFont("Helvetica", 9.5)
            self.canvas.drawString(x + 16, y + 1.5, option)
            if option in chosen:
                _tick(self.canvas, x, y, self.pen)
                marked.append((x, y - 2, x + 16 + self.canvas.stringWidth(option, "Helvetica", 9.5), y + 12))
        if question.spec and marked:
            around = tuple(zip(*marked, strict=True))
            box = (min(around[0]), min(around[1]), max(around[2]), max(around[3]))
            self._note(facts_of(question.spec, "; ".join(chosen)), box)

    def _sign(self, question: Question, top: float) -> None:
        marks = read(question.words)[1]
        if not marks:
            return
        x, y = _SPLIT + 20, top - 30
        _signature(self.canvas, x, y, self.pen)
        self._note([replace(mark, quote=None) for mark in marks], (x, y - 12, x + 120, y + 20))

    def _lines(self, lines: Sequence[str], face: str, size: float, x: float, top: float) -> None:
        self.canvas.setFillColor(colors.black)
        self.canvas.setFont(face, size)
        for number, line in enumerate(lines, 1):
            self.canvas.drawString(x, top - _PAD - number * _LEADING + 3, line)

    def _note(self, marks: Sequence[Mark], box: Box) -> None:
        """Note facts at a box given from the bottom left."""
        x0, y0, x1, y1 = box
        page = self.canvas.getPageNumber()
        self.found += [replace(mark, page=page, box=(x0, HIGH - y1, x1, HIGH - y0)) for mark in marks]

    def _room(self, height: float) -> None:
        if self.y - height < 60:
            self._foot()
            self.canvas.showPage()
            self.y = HIGH - MARGIN

    def _foot(self) -> None:
        self.canvas.setFillColor(colors.black)
        self.canvas.setFont("Helvetica", 8)
        self.canvas.drawString(MARGIN, 32, self.name)
        self.canvas.drawRightString(WIDE - MARGIN, 32, f"Page {self.canvas.getPageNumber()}")


def _laid(question: Question) -> _Row:
    asked = simpleSplit(f"{question.number}  {read(question.text)[0]}", "Helvetica", 9.5, _SPLIT - MARGIN - 2 * _PAD)
    options = ("Yes", "No") if question.ticked else question.choices
    answer: list[str] = []
    if not options and question.key != SIGNED:
        answer = simpleSplit(read(question.words)[0], "Times-Roman", 11, WIDE - MARGIN - _SPLIT - 2 * _PAD)
    lines = len(answer)
    if options:
        lines = 1 if question.ticked or set(options) == {"Yes", "No"} else len(options)
    taken = 16.0 * lines if options else _LEADING * lines
    tall = max(len(asked) * _LEADING, taken, 34.0 if question.key == SIGNED else 0.0)
    return _Row(question, asked, answer, options, tall + 2 * _PAD)


def _tick(canvas: Canvas, x: float, y: float, pen: random.Random) -> None:
    """A tick begun in the box, its long stroke leaving it at the top right, never twice the same."""
    canvas.setStrokeColor(_INK)
    canvas.setLineWidth(pen.uniform(1.3, 1.8))
    canvas.setLineCap(1)
    path = canvas.beginPath()
    path.moveTo(x + pen.uniform(0.5, 2.5), y + pen.uniform(4.5, 6.5))
    low_x, low_y = x + pen.uniform(4, 5.5), y + pen.uniform(0.5, 2)
    path.lineTo(low_x, low_y)
    end_x, end_y = x + pen.uniform(10, 13), y + pen.uniform(10.5, 13.5)
    path.curveTo(low_x + 1.5, low_y + 3.5, end_x - 3.5, end_y - 3, end_x, end_y)
    canvas.drawPath(path)


def _signature(canvas: Canvas, x: float, y: float, pen: random.Random) -> None:
    """A scrawl of loops with a stroke beneath, some 110 points wide."""
    canvas.setStrokeColor(_INK)
    canvas.setLineWidth(1.2)
    canvas.setLineCap(1)
    path = canvas.beginPath()
    path.moveTo(x, y)
    at = x
    for _ in range(7):
        step, up, down = pen.uniform(9, 16), pen.uniform(8, 20), pen.uniform(3, 9)
        path.curveTo(at + step * 0.9, y + up, at - step * 0.2, y + up, at + step * 0.5, y - down)
        path.curveTo(at + step * 0.7, y - down, at + step * 0.8, y + down, at + step, y + 1)
        at += step
    path.moveTo(x + 6, y - 9)
    path.curveTo(x + 40, y - 5, x + 70, y - 12, at + 8, y - 6)
    canvas.drawPath(path)
