"""PDF files: running text and tables, forms with fields, locked and broken ones. Same input, same bytes."""

import html
import io
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from tests.make.blocks import Block, Break, Cell, Control, Gap, H, L, P, T, Theme, flat
from tests.make.marks import Built, Mark, facts_of, read

_FACES = {
    "sans": ("Helvetica", "Helvetica-Bold"),
    "serif": ("Times-Roman", "Times-Bold"),
    "book": ("Vera", "VeraBd"),
    "typed": ("Courier", "Courier-Bold"),
}
_ALIGN: dict[str, Literal[0, 1, 2]] = {"centre": TA_CENTER, "right": TA_RIGHT, "letterhead": TA_CENTER}
MARGIN = 56.0


class _Placed(Paragraph):
    """A paragraph that notes on which page its facts were drawn; it is never split over two pages."""

    def __init__(self, text: str, style: ParagraphStyle, marks: list[Mark], found: list[Mark]) -> None:
        super().__init__(text, style)
        self._marks = marks
        self._found = found

    def draw(self) -> None:
        page = self.canv.getPageNumber()
        self._found.extend(replace(mark, page=page) for mark in self._marks)
        super().draw()

    def split(self, aW: float, aH: float) -> list[Any]:
        return [] if self._marks else list(Paragraph(self.text, self.style).split(aW, aH))


@dataclass
class _Sheet:
    """The state of one document being set: its theme and the facts met so far."""

    theme: Theme
    found: list[Mark] = field(default_factory=list)

    def style(self, look: str) -> ParagraphStyle:
        body, bold = _FACES[self.theme.face]
        size = {"small": self.theme.size - 2, "letterhead": self.theme.size + 4}.get(look, self.theme.size)
        accent = look == "letterhead" or look.startswith("h")
        if look.startswith("h"):
            size = self.theme.size + {"h0": 8, "h1": 3, "h2": 1.5}.get(look, 1)
        return ParagraphStyle(
            look,
            fontName=bold if accent or look == "bold" else body,
            fontSize=size,
            leading=size * 1.3,
            alignment=_ALIGN.get(look, TA_LEFT),
            textColor=colors.HexColor("#" + self.theme.accent) if accent else colors.black,
            spaceBefore=8 if look.startswith("h") else 0,
            spaceAfter=0 if look == "cell" else 6,
        )

    def paragraph(self, cell: Cell, look: str) -> _Placed:
        words, marks = _words(cell)
        safe = html.escape(words, quote=False).replace("\n", "<br/>")
        return _Placed(safe, self.style(look), marks, self.found)

    def table(self, block: T, width: float) -> Table:
        columns = max(len(row) for row in block.rows)
        shares = list(block.widths) or [1.0] * columns
        rows = [
            [self._cell(cell, block, number, column) for column, cell in enumerate(row)]
            for number, row in enumerate(block.rows)
        ]
        table = Table(
            rows, [width * share / sum(shares) for share in shares], repeatRows=1 if block.head else 0
        )
        rules: list[Any] = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 4)]
        if block.ruled:
            rules.append(("GRID", (0, 0), (-1, -1), 0.5, colors.grey))
        if block.ruled and block.head:
            rules.append(("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#E8ECF2")))
        if not block.ruled:
            rules += [("TOPPADDING", (0, 0), (-1, -1), 1), ("BOTTOMPADDING", (0, 0), (-1, -1), 2)]
        table.setStyle(TableStyle(rules))
        table.spaceAfter = 8
        return table

    def _cell(self, cell: Cell, block: T, row: int, column: int) -> _Placed:
        look = "bold" if block.head and row == 0 else "cell"
        paragraph = self.paragraph(cell, look)
        if column in block.right:
            paragraph.style = ParagraphStyle("right", parent=paragraph.style, alignment=TA_RIGHT)
        return paragraph


def render(
    blocks: Sequence[Block],
    *,
    header: str = "",
    footer: str = "",
    theme: Theme | None = None,
    title: str = "",
    password: str | None = None,
) -> Built:
    """The blocks as a PDF. Header and footer stand on every page; a mark in them counts for page 1."""
    theme = theme or Theme()
    if theme.face == "book":
        pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
        pdfmetrics.registerFont(TTFont("VeraBd", "VeraBd.ttf"))
    sheet = _Sheet(theme)
    size = landscape(A4) if theme.landscape else A4
    width = size[0] - 2 * MARGIN
    head, head_marks = read(header)
    foot, foot_marks = read(footer)

    def furniture(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.setFont(_FACES[theme.face][0], 8)
        canvas.setFillColor(colors.HexColor("#555555"))
        canvas.drawString(MARGIN, size[1] - 34, head)
        canvas.drawString(MARGIN, 30, foot)
        canvas.drawRightString(size[0] - MARGIN, 30, f"Page {document.page}")

    buffer = io.BytesIO()
    encrypt = StandardEncryption(password, "owner-" + password, strength=128) if password else None
    document = SimpleDocTemplate(
        buffer,
        pagesize=size,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=52,
        bottomMargin=52,
        title=title,
        author="",
        invariant=1,
        encrypt=encrypt,
    )
    document.build(_story(sheet, blocks, width), onFirstPage=furniture, onLaterPages=furniture)
    furnished = [replace(mark, page=1) for mark in head_marks + foot_marks]
    return Built(buffer.getvalue(), tuple(sheet.found + furnished))


def _story(sheet: _Sheet, blocks: Sequence[Block], width: float) -> list[Any]:
    story: list[Any] = []
    for block in blocks:
        match block:
            case H():
                story.append(sheet.paragraph(block.text, f"h{block.level}"))
            case P():
                story.append(sheet.paragraph(block.text, block.look))
            case L():
                signs = [f"{n}. " if block.ordered else "\u2022 " for n in range(1, len(block.items) + 1)]
                story += [
                    sheet.paragraph(sign + item, "body")
                    for sign, item in zip(signs, block.items, strict=True)
                ]
            case T():
                story.append(sheet.table(block, width))
            case Break():
                story.append(PageBreak())
            case Gap():
                story.append(Spacer(1, block.height))
    return story


def _words(cell: Cell) -> tuple[str, list[Mark]]:
    words = ""
    marks: list[Mark] = []
    for part in flat(cell):
        if isinstance(part, Control):
            words += part.text
            continue
        plain, stated = read(part)
        words += plain
        marks += stated
    return words, marks


@dataclass(frozen=True)
class Field:
    """One question of a PDF form: kind text, long, yesno (radio), tick (a box a choice) or none (heading)."""

    kind: str
    label: str
    answer: str = ""
    choices: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()
    spec: str = ""


def form(title: str, fields: Sequence[Field], *, footer: str = "", theme: Theme | None = None) -> Built:
    """A PDF with AcroForm fields. Facts are those marked in label and answer, and ``spec``."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    canvas.setTitle(read(title)[0])
    setter = _Form(canvas, theme or Theme(), read(footer)[0])
    setter.heading(title, 15)
    for number, item in enumerate(fields, 1):
        setter.put(f"f{number:03d}", item)
    setter.end()
    canvas.save()
    return Built(buffer.getvalue(), tuple(setter.found))


class _Form:
    """A form being set from the top of the page down."""

    def __init__(self, canvas: Canvas, theme: Theme, footer: str) -> None:
        self.canvas = canvas
        self.body, self.bold = _FACES[theme.face]
        self.accent = colors.HexColor("#" + theme.accent)
        self.footer = footer
        self.y = A4[1] - 60
        self.width = A4[0] - 2 * MARGIN
        self.found: list[Mark] = []

    def end(self) -> None:
        """Finish the page: its footer and number."""
        self.canvas.setFont(self.body, 8)
        self.canvas.setFillColor(colors.black)
        self.canvas.drawString(MARGIN, 30, self.footer)
        self.canvas.drawRightString(A4[0] - MARGIN, 30, f"Page {self.canvas.getPageNumber()}")

    def heading(self, text: str, size: float) -> None:
        words = self._note(text)
        self._room(180)
        self.y -= 8
        self.canvas.setFillColor(self.accent)
        for line in simpleSplit(words, self.bold, size, self.width):
            self.canvas.setFont(self.bold, size)
            self.canvas.drawString(MARGIN, self.y, line)
            self.y -= size * 1.3
        self.y -= 4

    def put(self, name: str, item: Field) -> None:
        """Set one question: its words, then its field beneath."""
        if item.kind == "none":
            self.heading(item.label, 12)
            return
        words, stated = read(item.label)
        lines = simpleSplit(words, self.body, 9.5, self.width)
        tall = {"long": 130.0, "tick": 18.0 * max(1, len(item.choices))}.get(item.kind, 20.0)
        self._room(len(lines) * 12.5 + tall + 14)
        self._state(stated)
        self.canvas.setFillColor(colors.black)
        for line in lines:
            self.canvas.setFont(self.body, 9.5)
            self.canvas.drawString(MARGIN, self.y, line)
            self.y -= 12.5
        getattr(self, "_" + item.kind)(name, item)
        self.y -= 12

    def _text(self, name: str, item: Field) -> None:
        self._field(name, item, 17.0, "")

    def _long(self, name: str, item: Field) -> None:
        self._field(name, item, 128.0, "multiline")

    def _field(self, name: str, item: Field, height: float, flags: str) -> None:
        words = self._note(item.answer)
        if flags == "multiline":
            words = "\n".join(simpleSplit(words, "Helvetica", 8.5, self.width - 10))
        self.y -= height - 8
        self.canvas.acroForm.textfield(
            name=name,
            value=words,
            x=int(MARGIN),
            y=int(self.y),
            width=int(self.width),
            height=int(height),
            fontSize=8.5,
            fontName="Helvetica",
            borderWidth=1,
            fieldFlags=flags,
            maxlen=4000,
            tooltip=read(item.label)[0],
        )

    def _yesno(self, name: str, item: Field) -> None:
        self.y -= 6
        self.y -= 2
        for choice, x in (("Yes", int(MARGIN)), ("No", int(MARGIN) + 70)):
            self.canvas.acroForm.radio(
                name=name,
                value=choice,
                selected=choice in item.chosen,
                x=x,
                y=int(self.y),
                size=12,
                buttonStyle="cross",
                borderWidth=1,
                tooltip=read(item.label)[0],
            )
            self.canvas.setFont(self.body, 9.5)
            self.canvas.drawString(x + 17, self.y + 2, choice)
        self.y -= 6
        self._specified(item)

    def _tick(self, name: str, item: Field) -> None:
        for number, choice in enumerate(item.choices, 1):
            self.y -= 16 if number > 1 else 6
            self.canvas.acroForm.checkbox(
                name=f"{name}_{number}",
                checked=choice in item.chosen,
                x=int(MARGIN),
                y=int(self.y),
                size=12,
                buttonStyle="check",
                borderWidth=1,
                tooltip=choice,
            )
            self.canvas.setFont(self.body, 9.5)
            self.canvas.drawString(MARGIN + 18, self.y + 2, choice)
        self.y -= 6
        self._specified(item)

    def _specified(self, item: Field) -> None:
        if item.spec:
            self._state(facts_of(item.spec, "; ".join(item.chosen)))

    def _note(self, text: str) -> str:
        words, stated = read(text)
        self._state(stated)
        return words

    def _state(self, stated: list[Mark]) -> None:
        self.found.extend(replace(mark, page=self.canvas.getPageNumber()) for mark in stated)

    def _room(self, height: float) -> None:
        if self.y - height > 52:
            return
        self.end()
        self.canvas.showPage()
        self.y = A4[1] - 60


def broken(built: Built, keep: float = 0.4) -> Built:
    """The same file cut short, as a failed upload leaves it; it states nothing any more."""
    return Built(built.data[: int(len(built.data) * keep)])
