"""The application form in PDF of the offices family."""

from __future__ import annotations

import random

from tests.accuracy.families.offices_asker import Item
from tests.accuracy.families.offices_bank import Bank
from tests.accuracy.families.offices_forms import NOTES, entitled, read, tally
from tests.accuracy.families.offices_pens import Facts, Paper
from tests.accuracy.families.offices_people import FRAMEWORKS, Provider
from tests.accuracy.made import Made


class PaperForm:
    """Draws an application form in PDF in one of seven layouts."""

    def __init__(self, rng: random.Random, paper: Paper) -> None:
        self.rng, self.paper, self.layout = rng, paper, rng.randrange(7)
        self.boxes = rng.choice([True, False])
        self.count = 0

    def draw(self, items: list[Item], facts: Facts) -> None:
        """Draw all questions and note the page of each answer."""
        last = ""
        for item in items:
            if item.section != last:
                self.paper.need(100)
                self.paper.gap(12)
                self.paper.write(item.section, bold=True, size=self.paper.size + 2)
                self.paper.gap(4)
            last = item.section
            boxed = self.layout in (3, 4) and self.boxes and item.chosen
            read(facts, item, item.chosen[0] if boxed else item.answer, page=self.question(item))

    def question(self, item: Item) -> int:
        """Draw one question with its answer and give the page of the answer."""
        paper, asked = self.paper, f"{item.number}  {item.text}"
        shown = item.answer
        if self.layout == 0:
            return paper.row([item.number, item.text, shown], (1, 5, 5))
        if self.layout == 1:
            return paper.row([asked, shown], (1, 1), bold=(False, True))
        if self.layout == 2:
            return paper.row([shown, asked], (2, 3), box=False, bold=(True, False))
        paper.need(62)
        if self.layout == 6:
            return self.field(item, asked)
        paper.write(asked, bold=self.layout == 4)
        if self.layout == 5 or not (self.boxes and item.choices and (item.chosen or not item.answer)):
            if self.layout == 3:
                paper.gap(3)
                page = paper.row([shown], (1,))
                paper.gap(6)
                return page
            page = paper.write(shown or ".......................................................", indent=18)
            paper.gap(7)
            return page
        return self.options(item)

    def options(self, item: Item) -> int:
        """Draw the choices with a square before each and a cross in the chosen ones."""
        paper, x = self.paper, self.paper.left + 18
        paper.y -= 16
        for choice in item.choices:
            span = paper.canvas.stringWidth(choice, paper.font, paper.size) + 40
            if x + span > paper.left + paper.width:
                x = paper.left + 18
                paper.y -= 16
            paper.canvas.rect(x, paper.y - 2, 10, 10)
            if choice in item.chosen:
                paper.canvas.setFont(paper.bold, 10)
                paper.canvas.drawString(x + 1.8, paper.y - 0.8, "X")
            paper.canvas.setFont(paper.font, paper.size)
            paper.canvas.drawString(x + 15, paper.y, choice)
            x += span
        paper.gap(8)
        return paper.page

    def field(self, item: Item, asked: str) -> int:
        """Draw an answer as a form field that can still be typed in."""
        paper = self.paper
        paper.write(asked)
        paper.y -= 24
        self.count += 1
        paper.canvas.acroForm.textfield(
            name=f"field{self.count}",
            tooltip=item.text[:60],
            value=item.answer,
            x=int(paper.left),
            y=int(paper.y),
            width=int(paper.width),
            height=19,
            fontSize=9,
            fontName="Helvetica",
            borderWidth=1,
            maxlen=500,
        )
        paper.gap(6)
        return paper.page


def paper_form(rng: random.Random, provider: Provider) -> Made:
    """Make a short application form in PDF."""
    items = Bank(rng, provider).form()
    facts = Facts()
    title = (
        f"{rng.choice(['Application form', 'Application to join', 'Supplier application'])}: "
        f"{FRAMEWORKS[provider.framework][0]}"
    )
    paper = Paper(
        rng, rng.choice(["Form AF2 - version 4 - reviewed 01/06/2026", "Application form, June 2026 edition", ""])
    )
    page = paper.write(title, bold=True, size=15)
    entitled(facts, provider, title, page=page)
    paper.gap()
    paper.write(rng.choice(NOTES), size=9)
    PaperForm(rng, paper).draw(items, facts)
    name = rng.choice(["Application form.pdf", "DPS application.pdf", "application_signed.pdf"])
    return Made(f"Application/{name}", paper.done(), "questionnaire", facts.all(), tally(items))
