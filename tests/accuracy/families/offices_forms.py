"""The Word questionnaire of the offices family, and what all its forms share."""

from __future__ import annotations

import random
from typing import Any

from docx.document import Document
from docx.shared import Pt, RGBColor
from openpyxl.styles import Side

from tests.accuracy.families.offices_asker import Item
from tests.accuracy.families.offices_bank import Bank
from tests.accuracy.families.offices_pens import Facts, new_word, word_bytes
from tests.accuracy.families.offices_people import FRAMEWORKS, Provider
from tests.accuracy.made import Made

NOTES = (
    "Please answer every question. Where a question does not apply, write N/A. Example of a completed answer: "
    "Registered company number - 01234567; Public liability - £2m.",
    "Guidance: this form follows the standard selection questionnaire. Do not alter the wording of any question. "
    "Queries go to procurement@council.example, telephone 01632 960999, not later than 12 noon on 30 October 2026.",
    "The council requires employers' liability of £10 million and public liability of £5 million. Suppliers that do "
    "not hold these levels may undertake to obtain them before the contract starts.",
)
PLACEHOLDER = "Click or tap here to enter text."
THIN = Side(style="thin", color="999999")


def read(facts: Facts, item: Item, quote: str, asked: str | None = None, **place: Any) -> None:
    """Note what a careful person reads in a question; of an empty answer, or a word limit, the question is cited.

    `asked` is the cell of the question in a workbook.
    """
    for name, value in item.said:
        subject = item.number if name.startswith("method_statement.") else item.extra.get("subject")
        limit = name.endswith("word_limit")
        printed = "300 words" if limit else quote or item.text
        where = {**place, "cell": asked} if asked and (limit or not quote) else place
        facts.add(name, value, printed, subject, item.optional, **where)


def entitled(facts: Facts, provider: Provider, title: str, **place: Any) -> None:
    """Note the framework that the title names, as code and as printed; either may be argued."""
    for value in (provider.framework, FRAMEWORKS[provider.framework][0]):
        facts.add("application.framework", value, title, optional=True, **place)


def tally(items: list[Item]) -> tuple[tuple[str, bool], ...]:
    """Give the numbers as printed and whether each question is answered."""
    return tuple((item.number, item.answered) for item in items)


def ticked(item: Item, style: int) -> str:
    """Print the choices of a question with the chosen ones marked."""
    on, off = (("☒", "☐"), ("☑", "☐"), ("[X]", "[  ]"))[style % 3]
    if style == 3:
        return "   ".join(f"{c} {on if c in item.chosen else off}" for c in item.choices)
    return "   ".join(f"{on if c in item.chosen else off} {c}" for c in item.choices)


class WordForm:
    """Draws a questionnaire in Word in one of seven layouts."""

    def __init__(self, rng: random.Random, document: Document) -> None:
        self.rng, self.doc = rng, document
        self.layout = rng.randrange(7)
        self.boxes = rng.choice([None, None, 0, 1, 2, 3])
        self.strike = self.boxes is None and rng.random() < 0.2
        self.placeholder = PLACEHOLDER if rng.random() < 0.25 else ""
        self.ink = rng.choice([None, RGBColor(0x1F, 0x3A, 0x93)])

    def fill(self, paragraph: Any, item: Item, lead: str = "") -> None:
        """Put the answer in a paragraph."""
        if lead:
            paragraph.add_run(lead).bold = True
        if self.strike and item.choices == ("Yes", "No") and item.chosen:
            for index, choice in enumerate(item.choices):
                paragraph.add_run(" / " if index else "")
                paragraph.add_run(choice).font.strike = choice not in item.chosen
            return
        if self.boxes is not None and item.choices and (item.chosen or not item.answer):
            run = paragraph.add_run(ticked(item, self.boxes))
        else:
            run = paragraph.add_run(item.answer or self.placeholder)
        if self.ink and item.answer:
            run.font.color.rgb = self.ink

    def draw(self, items: list[Item]) -> None:
        """Draw all sections, each with a heading and its questions."""
        section = ""
        group: list[Item] = []
        for item in items:
            if item.section != section and group:
                self.section(section, group)
                group = []
            section = item.section
            group.append(item)
        self.section(section, group)

    def section(self, title: str, items: list[Item]) -> None:
        """Draw one section in the form's layout."""
        self.doc.add_heading(title, level=2)
        if self.layout in (1, 2, 6):
            for item in items:
                self.loose(item)
            return
        heads = {
            0: ("Question number", "Question", "Response"),
            3: ("Ref", "Question", "Guidance", "Your answer"),
            4: ("Question", "Answer"),
            5: ("No.", "Response", "Question"),
        }[self.layout]
        table = self.doc.add_table(rows=1, cols=len(heads))
        table.style = self.rng.choice(["Table Grid", "Light Grid Accent 1"]) if self.layout != 4 else "Table Grid"
        for cell, head in zip(table.rows[0].cells, heads, strict=True):
            cell.paragraphs[0].add_run(head).bold = True
        for item in items:
            cells = dict(zip(heads, table.add_row().cells, strict=True))
            if self.layout == 4:
                cells["Question"].text = f"{item.number}  {item.text}"
            else:
                cells[heads[0]].text = item.number
                cells["Question"].text = item.text
            if "Guidance" in cells:
                cells["Guidance"].text = self.rng.choice(["", "", "Pass / fail", "For information only", "See note 4"])
            answer = next(cells[h] for h in ("Response", "Your answer", "Answer") if h in cells)
            self.fill(answer.paragraphs[0], item)

    def loose(self, item: Item) -> None:
        """Draw a question outside a common table: answer in a box beneath, as a line, or in a two-row table."""
        if self.layout == 6:
            table = self.doc.add_table(rows=2, cols=2)
            table.style = "Table Grid"
            table.rows[0].cells[0].text, table.rows[0].cells[1].text = item.number, item.text
            self.fill(table.rows[1].cells[0].merge(table.rows[1].cells[1]).paragraphs[0], item)
            self.doc.add_paragraph().paragraph_format.space_after = Pt(0)
            return
        self.doc.add_paragraph().add_run(f"{item.number}  {item.text}").bold = self.layout == 1
        if self.layout == 1:
            box = self.doc.add_table(rows=1, cols=1)
            box.style = "Table Grid"
            self.fill(box.cell(0, 0).paragraphs[0], item)
            self.doc.add_paragraph()
        else:
            self.fill(self.doc.add_paragraph(), item, self.rng.choice(["Answer: ", "Answer: ", "A: "]))


def word_questionnaire(rng: random.Random, provider: Provider) -> Made:
    """Make a selection questionnaire in Word."""
    bank = Bank(rng, provider)
    items = bank.whole()
    facts = Facts()
    title = f"{FRAMEWORKS[provider.framework][0]}: {rng.choice(['Selection Questionnaire', 'Supplier Questionnaire'])}"
    document = new_word(rng, provider.clerk.name, rng.choice(["", "WSCC SQ template v3.2, issued June 2026", "SQ v1"]))
    document.add_heading(title, level=1)
    entitled(facts, provider, title)
    document.add_paragraph(rng.choice(NOTES))
    form = WordForm(rng, document)
    form.draw(items)
    for item in items:
        boxed = form.boxes is not None and item.chosen
        read(facts, item, item.chosen[0] if boxed else item.answer)
    name = rng.choice(["SQ.docx", "Selection Questionnaire - completed.docx", f"{provider.short_name} SQ FINAL.docx"])
    return Made(f"Questionnaire/{name}", word_bytes(document), "questionnaire", facts.all(), tally(items))
