"""Draws the trusts family's questionnaires: in Word with content controls or tick boxes, and as PDF."""

from __future__ import annotations

import random
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from tests.accuracy.families.trusts_base import Ledger, Provider, docx_bytes, set_font
from tests.accuracy.families.trusts_paper import Paper
from tests.accuracy.families.trusts_questions import Form, Question, Section, questionnaire
from tests.accuracy.made import Made

_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_PROMPT = "Click or tap here to enter text."


def _facts(ledger: Ledger, form: Form, pages: dict[str, int], who: Provider) -> None:
    """What each answer states, and the framework named in the heading."""
    for question in form.questions():
        place = {"page": pages.get(question.number)}
        for name, value, optional in question.facts:
            quote = question.ticked[0] if question.ticked else question.reply
            ledger.add(name, value, quote or question.text, optional=optional, **place)
        if question.limit and question.reply:
            subject = question.number
            ledger.add(
                "method_statement.words",
                len(question.reply.split()),
                question.reply,
                subject=subject,
                optional=True,
                **place,
            )
            ledger.add(
                "method_statement.word_limit", question.limit, question.text, subject=subject, optional=True, **place
            )
            ledger.add("method_statement.answered", True, question.reply, subject=subject, optional=True, **place)
    for value in (form.code, form.framework):
        ledger.add("application.framework", value, form.framework, optional=True, page=pages.get("title"))


def _answers(form: Form) -> tuple[tuple[str, bool], ...]:
    return tuple((question.number, question.answered) for question in form.questions())


class WordForm:
    """Writes answers into a Word form: as controls, glyphs, symbols, legacy boxes or typed marks."""

    def __init__(self, rng: random.Random, document: Any) -> None:
        self.document = document
        self.marks = rng.choice(("control", "control", "glyph", "symbol", "legacy", "typed", "drop"))
        self.controls = rng.random() < 0.7
        self.identity = rng.randrange(10_000, 90_000)

    def _control(
        self, run: Any, alias: str, kind: str, prompt: bool = False, options: tuple[str, ...] = (), on: bool = False
    ) -> None:
        """Wraps the run in a content control."""
        self.identity += 17
        control, properties, content = (OxmlElement(name) for name in ("w:sdt", "w:sdtPr", "w:sdtContent"))
        for name, value in (("w:alias", alias[:40]), ("w:tag", f"f{self.identity}"), ("w:id", str(self.identity))):
            element = OxmlElement(name)
            element.set(qn("w:val"), value)
            properties.append(element)
        if prompt:
            properties.append(OxmlElement("w:showingPlcHdr"))
        if kind == "check":
            box = etree.SubElement(properties, f"{{{_W14}}}checkbox", nsmap={"w14": _W14})
            etree.SubElement(box, f"{{{_W14}}}checked").set(f"{{{_W14}}}val", "1" if on else "0")
        else:
            element = OxmlElement({"list": "w:dropDownList", "date": "w:date"}.get(kind, "w:text"))
            for option in options:
                item = OxmlElement("w:listItem")
                item.set(qn("w:displayText"), option)
                item.set(qn("w:value"), option)
                element.append(item)
            properties.append(element)
        parent = run._r.getparent()
        parent.replace(run._r, control)
        control.append(properties)
        control.append(content)
        content.append(run._r)

    def _box(self, paragraph: Any, label: str, on: bool) -> None:
        """One tick box and its label."""
        if self.marks == "control":
            self._control(paragraph.add_run("☒" if on else "☐"), label, "check", on=on)
        elif self.marks == "symbol":
            symbol = OxmlElement("w:sym")
            symbol.set(qn("w:font"), "Wingdings")
            symbol.set(qn("w:char"), "F0FE" if on else "F0A8")
            paragraph.add_run()._r.append(symbol)
        elif self.marks == "legacy":
            self._legacy(paragraph, on)
        else:
            paragraph.add_run(("[X]" if on else "[ ]") if self.marks == "typed" else "☑" if on else "☐")
        paragraph.add_run(f" {label}    ")

    def _legacy(self, paragraph: Any, on: bool) -> None:
        """A form field's check box as older forms have it."""
        run = paragraph.add_run()
        begin = OxmlElement("w:fldChar")
        begin.set(qn("w:fldCharType"), "begin")
        data, box = OxmlElement("w:ffData"), OxmlElement("w:checkBox")
        default = OxmlElement("w:default")
        default.set(qn("w:val"), "0")
        box.append(OxmlElement("w:sizeAuto"))
        box.append(default)
        if on:
            box.append(OxmlElement("w:checked"))
        data.append(box)
        begin.append(data)
        run._r.append(begin)
        code = OxmlElement("w:instrText")
        code.set(qn("xml:space"), "preserve")
        code.text = " FORMCHECKBOX "
        paragraph.add_run()._r.append(code)
        end = OxmlElement("w:fldChar")
        end.set(qn("w:fldCharType"), "end")
        paragraph.add_run()._r.append(end)

    def fill(self, paragraph: Any, question: Question) -> None:
        """The answer of the question, in a paragraph of its own."""
        if question.options and self.marks == "drop" and len(question.ticked) < 2:
            shown = question.ticked[0] if question.ticked else "Choose an item."
            self._control(paragraph.add_run(shown), question.text, "list", not question.ticked, question.options)
        elif question.options:
            for option in question.options:
                self._box(paragraph, option, option in question.ticked)
        elif self.controls:
            run = paragraph.add_run(question.reply or _PROMPT)
            self._control(run, question.text, "date" if question.kind == "date" else "text", question.reply is None)
        elif question.reply:
            paragraph.add_run(question.reply)


def _word_grid(form: WordForm, section: Section, rng: random.Random) -> None:
    table = form.document.add_table(rows=1, cols=3, style="Table Grid")
    for cell, text in zip(table.rows[0].cells, ("Question number", "Question", "Response"), strict=True):
        cell.text = text
    for question in section.questions:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = question.number, question.text
        form.fill(cells[2].paragraphs[0], question)


def _word_under(form: WordForm, section: Section, rng: random.Random) -> None:
    for question in section.questions:
        form.document.add_paragraph().add_run(f"{question.number}  {question.text}").bold = True
        form.fill(form.document.add_paragraph(), question)


def _word_pairs(form: WordForm, section: Section, rng: random.Random) -> None:
    table = form.document.add_table(rows=0, cols=2, style="Table Grid")
    for question in section.questions:
        cells = table.add_row().cells
        cells[0].text = f"{question.number} {question.text}"
        form.fill(cells[1].paragraphs[0], question)


def _word_boxed(form: WordForm, section: Section, rng: random.Random) -> None:
    for question in section.questions:
        table = form.document.add_table(rows=2, cols=1, style="Table Grid")
        table.cell(0, 0).text = f"{question.number}. {question.text}"
        form.fill(table.cell(1, 0).paragraphs[0], question)
        form.document.add_paragraph()


def _word_inside(form: WordForm, section: Section, rng: random.Random) -> None:
    """Question and answer in one cell, the number in the cell beside."""
    table = form.document.add_table(rows=0, cols=2, style="Table Grid")
    for question in section.questions:
        cells = table.add_row().cells
        cells[0].text = question.number
        cells[1].text = question.text
        form.fill(cells[1].add_paragraph(), question)


def _word_columns(form: WordForm, section: Section, rng: random.Random) -> None:
    """Where all questions have the same options, a column an option with a mark in one; else pairs."""
    options = section.questions[0].options
    same = [question for question in section.questions if question.options == options and options]
    if len(same) < 4:
        _word_pairs(form, section, rng)
        return
    table = form.document.add_table(rows=1, cols=2 + len(options), style="Table Grid")
    for cell, text in zip(table.rows[0].cells, ("No.", "Ground", *options), strict=True):
        cell.text = text
    mark = rng.choice(("X", "✓", "x"))
    for question in same:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = question.number, question.text
        for cell, option in zip(cells[2:], options, strict=True):
            cell.text = mark if option in question.ticked else ""
    rest = [question for question in section.questions if question not in same]
    if rest:
        form.document.add_paragraph()
        _word_pairs(form, Section("", rest), rng)


def word_form(seed: int, who: Provider) -> Made:
    """A selection questionnaire in Word."""
    rng = random.Random(f"trusts word form {seed}")
    form, document = questionnaire(rng, who), docx.Document()
    set_font(document, rng)
    document.add_heading(form.title, 0)
    document.add_paragraph(form.framework)
    document.add_paragraph(
        "Please answer every question. For example, an organisation called Sample Services "
        "Ltd would write its full name as it appears at Companies House. Use N/A where a "
        "question does not apply."
    )
    writer = WordForm(rng, document)
    draw = rng.choice((_word_grid, _word_under, _word_pairs, _word_boxed, _word_inside, _word_columns))
    parts = rng.choice(("Part {}: {}", "Section {} - {}", "{}. {}"))
    for place, section in enumerate(form.sections, 1):
        document.add_heading(parts.format(place, section.title), 1)
        draw(writer, section, rng)
    document.sections[0].footer.paragraphs[
        0
    ].text = f"West Sussex County Council - {form.title} - version 2.1, issued 1 July 2026"
    ledger = Ledger([])
    _facts(ledger, form, {}, who)
    name = rng.choice(("Selection Questionnaire", "SQ completed", "01 SQ response"))
    return Made(
        f"Questionnaire/{name}.docx",
        docx_bytes(document, who.people[0]),
        "questionnaire",
        tuple(ledger.facts),
        _answers(form),
    )


class PaperForm:
    """Draws questions on pages and notes the page of each answer."""

    def __init__(self, rng: random.Random, paper: Paper) -> None:
        self.paper, self.pages = paper, dict[str, int]()
        self.mark = rng.choice(("cross", "zapf", "zapf8", "filled", "typed", "typed"))
        self.live = rng.random() < 0.2
        self.fields = 0

    def _options(self, question: Question, x: float, width: float, draw: bool = True) -> float:
        """Tick boxes in a row, wrapped to the width; gives the height they take."""
        paper, size = self.paper, self.paper.size - 0.5
        left, line = x, 0
        for option in question.options:
            on = option in question.ticked
            label = f"{'[X]' if on else '[  ]'} {option}" if self.mark == "typed" else option
            rows = paper.lines(label, False, size, width - 22)
            step = (paper.canvas.stringWidth(rows[0], paper.regular, size) if len(rows) == 1 else width - 22) + 30
            if left > x and left + step > x + width + 12:
                left, line = x, line + 1
            if draw:
                for extra, row in enumerate(rows):
                    y = paper.y - 11 - (line + extra) * 14
                    if self.mark != "typed" and not extra:
                        paper.tick(left, y - 1, on, self.mark)
                    paper.canvas.setFont(paper.regular, size)
                    paper.canvas.drawString(left + (0 if self.mark == "typed" else 12), y, row)
            line += len(rows) - 1
            left = x + width if len(rows) > 1 else left + step
        return (line + 1) * 14.0 + 4

    def _words(self, question: Question, x: float, width: float, draw: bool = True) -> float:
        """The answer in words, or as the value of a fillable field; gives the height."""
        paper, size = self.paper, self.paper.size - 0.5
        rows = paper.lines(question.reply or "", False, size, width - 8)
        height = len(rows) * size * 1.25 + 6
        if draw and self.live and len(rows) == 1:
            self.fields += 1
            paper.canvas.acroForm.textfield(
                name=f"field{self.fields}",
                tooltip=question.text[:60],
                value=question.reply or "",
                x=int(x),
                y=int(paper.y - height),
                width=int(width - 6),
                height=int(height - 2),
                fontName="Helvetica",
                fontSize=size - 1,
                borderWidth=1,
                maxlen=500,
            )
        elif draw:
            paper.canvas.setFont(paper.regular, size)
            for index, row in enumerate(rows):
                paper.canvas.drawString(x, paper.y - (index + 1) * size * 1.25, row)
        return height

    def _answer(self, question: Question, x: float, width: float, draw: bool = True) -> float:
        return (self._options if question.options else self._words)(question, x, width, draw)

    def _label(self, rows: list[str], x: float, y: float, bold: bool) -> float:
        paper, size = self.paper, self.paper.size - 0.5
        paper.canvas.setFont(paper.bold if bold else paper.regular, size)
        for index, row in enumerate(rows):
            paper.canvas.drawString(x, y - (index + 1) * size * 1.25, row)
        return len(rows) * size * 1.25

    def beside(self, question: Question, shares: tuple[float, float, float], lines: bool) -> None:
        """Number, question and answer in three columns (no number column where its share is nil)."""
        paper, size = self.paper, self.paper.size - 0.5
        widths = [paper.room * share for share in shares]
        text = question.text if shares[0] else f"{question.number}  {question.text}"
        rows = paper.lines(text, False, size, widths[1] - 10)
        height = max(len(rows) * size * 1.25, self._answer(question, 0, widths[2] - 10, draw=False)) + 6
        paper.need(height)
        left = paper.x
        if lines:
            paper.canvas.setLineWidth(0.5)
            at = left
            for width in widths:
                if width:
                    paper.canvas.rect(at, paper.y - height, width, height)
                at += width
        if shares[0]:
            self._label([question.number], left + 4, paper.y, True)
        self._label(rows, left + widths[0] + 4, paper.y, False)
        self._answer(question, left + widths[0] + widths[1] + 5, widths[2] - 10)
        self.pages[question.number] = paper.page
        paper.y -= height

    def under(self, question: Question, lines: bool) -> None:
        """The question, then the answer below it, in a box or indented."""
        paper, size = self.paper, self.paper.size - 0.5
        rows = paper.lines(f"{question.number}  {question.text}", True, size, paper.room - 8)
        top = len(rows) * size * 1.25 + 5
        height = self._answer(question, 0, paper.room - 20, draw=False) + 4
        paper.need(top + height + 8)
        self._label(rows, paper.x + (4 if lines else 0), paper.y, True)
        if lines:
            paper.canvas.rect(paper.x, paper.y - top - height, paper.room, top + height)
            paper.canvas.line(paper.x, paper.y - top, paper.x + paper.room, paper.y - top)
        paper.y -= top
        self._answer(question, paper.x + 8, paper.room - 20)
        self.pages[question.number] = paper.page
        paper.y -= height + 8


_SHAPES = ("grid", "pairs", "loose", "under", "boxed", "columns")


def _paper_columns(form: PaperForm, section: Section) -> None:
    """A column an option with a cross under it where the options agree; else three columns."""
    options = section.questions[0].options
    same = [question for question in section.questions if question.options == options and options]
    if len(same) < 4:
        same = []
    rows = [(q.number, q.text, *("X" if option in q.ticked else "" for option in options)) for q in same]
    if rows:
        pages = form.paper.grid(("No.", "Ground", *options), rows, (0.8, 4, *(1.0 for _ in options)))
        form.pages.update(zip((question.number for question in same), pages, strict=True))
    for question in section.questions:
        if question not in same:
            form.beside(question, (0.11, 0.44, 0.45), True)


def paper_form(seed: int, who: Provider) -> Made:
    """A selection questionnaire as PDF."""
    rng = random.Random(f"trusts paper form {seed}")
    form = questionnaire(rng, who)
    paper = Paper(rng, form.title)
    paper.size = min(paper.size, 10.0)
    writer, shape = PaperForm(rng, paper), rng.choice(_SHAPES)
    paper.foot = f"{form.title} v1.{rng.randrange(9)} - issued June 2026 - {who.name}"
    paper.text(form.title, bold=True, size=18, gap=4)
    writer.pages["title"] = paper.text(form.framework, size=12, gap=10)
    paper.text(
        (
            "Guidance: tick one box for each question unless told otherwise. Example: an organisation "
            "registered on 1 January 2000 writes 01/01/2000. Questions marked N/A need no evidence."
        ),
        size=8.5,
    )
    for place, section in enumerate(form.sections, 1):
        paper.heading(f"{rng.choice(('Part', 'Section'))} {place}: {section.title}")
        if shape == "columns":
            _paper_columns(writer, section)
        for question in section.questions if shape != "columns" else ():
            if shape in ("under", "boxed"):
                writer.under(question, shape == "boxed")
            elif shape == "pairs":
                writer.beside(question, (0.0, 0.5, 0.5), True)
            else:
                writer.beside(question, (0.11, 0.44, 0.45), shape == "grid")
        paper.y -= 8
    ledger = Ledger([])
    _facts(ledger, form, writer.pages, who)
    name = rng.choice(("SQ", "Selection Questionnaire signed", "SQ submission"))
    return Made(f"Questionnaire/{name}.pdf", paper.bytes(), "questionnaire", tuple(ledger.facts), _answers(form))
