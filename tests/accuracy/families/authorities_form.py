"""The selection questionnaire as PDF, the answers printed under, beside or inside the questions."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.accuracy.families.authorities_kit import CROSSED, EMPTY, Cast, F, Item, Look, day, look, people, say
from tests.accuracy.families.authorities_pdf import Paper
from tests.accuracy.families.authorities_questions import (
    Q,
    Section,
    about,
    bid,
    cover,
    grounds,
    money_and_law,
    provision,
)
from tests.accuracy.made import Made

LAYOUTS = ("beside", "under", "inside", "boxed", "ticks", "columns", "answer_first")


RESIDUE = ("Click or tap here to enter text.", "[insert here]", "Choose an item.")


WORKED = "Sunnydale Education Ltd"


NUMBERS: tuple[Callable[[int, int, int], str], ...] = (
    lambda s, q, n: f"{s}.{q}",
    lambda s, q, n: f"{chr(64 + s)}{q}",
    lambda s, q, n: f"Q{n}",
    lambda s, q, n: f"{s}.{q:02}",
    lambda s, q, n: f"{chr(64 + s)}.{q}",
    lambda s, q, n: f"{s}.{(s + 6) % 9 + 1}({chr(96 + q)})",
)


class Form:
    """Draws the questions in one layout and keeps count of the answers."""

    def __init__(self, paper: Paper, layout: str, rng: random.Random) -> None:
        self.paper, self.layout, self.rng = paper, layout, rng
        self.number, self.count, self.answers = rng.choice(NUMBERS), 0, list[tuple[str, bool]]()

    def section(self, s: int, section: Section) -> None:
        """One part of the form."""
        self.paper.heading(
            f"Part {s} - {section.title}" if self.layout != "inside" else f"Section {chr(64 + s)}: {section.title}"
        )
        numbered = []
        for q, question in enumerate(section.questions, 1):
            self.count += 1
            number = self.number(s, q, self.count)
            self.answers.append((number, bool(question.answer)))
            if not question.answer and self.rng.random() < 0.4:
                question = Q(question.text, self.rng.choice(RESIDUE), question.facts)
            numbered.append((number, question))
        if self.layout in ("beside", "answer_first", "columns"):
            self._tables(numbered)
        else:
            for number, question in numbered:
                self._one(number, question)

    def _note(self, number: str, q: Q, page: int, quote: str = "") -> None:
        facts = [
            F(f.name, f.value, quote or f.quote, number if f.subject == "#" else f.subject, f.period_end, f.optional)
            for f in q.facts
        ]
        self.paper.truth.note(facts, q.answer, page)

    def _tables(self, numbered: list[tuple[str, Q]]) -> None:
        split = self.layout == "columns" and sum(q.yes_no for _, q in numbered) > 3
        plain = [(n, q) for n, q in numbered if not (split and q.yes_no)]
        if split:
            rows = [("No.", "Question", "Yes", "No")]
            ticked = [(n, q) for n, q in numbered if q.yes_no]
            rows += [(n, q.text, "X" if q.answer == "Yes" else "", "X" if q.answer == "No" else "") for n, q in ticked]
            for (n, q), page in zip(ticked, self.paper.table(rows, (11, 67, 11, 11))[1:], strict=True):
                self._note(n, q, page, "X")
        if not plain:
            return
        if self.layout == "answer_first":
            rows3 = [("Ref", "Your response", "Question")] + [(n, q.answer, q.text) for n, q in plain]
            pages = self.paper.table(rows3, (11, 43, 46))
        else:
            rows3 = [("Question number", "Question", "Response")] + [(n, q.text, q.answer) for n, q in plain]
            pages = self.paper.table(rows3, (13, 46, 41))
        for (n, q), page in zip(plain, pages[1:], strict=True):
            self._note(n, q, page)

    def _one(self, number: str, q: Q) -> None:
        paper = self.paper
        if self.layout == "boxed":
            paper.need(90)
            paper.table([(f"{number}  {q.text}",), (q.answer,)], (1,))
            page = paper.page
        elif self.layout == "inside":
            page = paper.text(f"{number} {q.text.rstrip('?')}: {q.answer or '_' * 30}", after=4)
        elif self.layout == "ticks" and q.yes_no:
            yes, no = (CROSSED, EMPTY) if q.answer == "Yes" else (EMPTY, CROSSED)
            paper.need(50)
            paper.text(f"{number}  {q.text}", after=1)
            page = paper.text(f"{yes} Yes     {no} No", indent=24, after=5)
        else:
            paper.need(60)
            paper.text(f"{number}  {q.text}", bold=True, after=1)
            lead = "Answer: " if self.layout == "under" and self.rng.random() < 0.5 else ""
            page = paper.text((lead + q.answer) or " ", indent=12 if self.layout == "ticks" else 0, after=6)
        self._note(number, q, page)


def opening(paper: Paper, rng: random.Random, c: Cast) -> None:
    """The form's cover and its instructions, with a worked example that is not the applicant's."""
    paper.text(
        rng.choice(("West Sussex County Council", "WEST SUSSEX COUNTY COUNCIL - Children, Young People and Learning")),
        bold=True,
    )
    paper.title(
        rng.choice(
            ("Selection Questionnaire", "Supplier Selection Questionnaire (SQ)", "Standard Selection Questionnaire")
        )
    )
    paper.text(
        "Independent Alternative Provision Dynamic Purchasing System",
        F("application.framework", "iap", None, None, None, True),
        bold=True,
    )
    if rng.random() < 0.7:
        paper.text(
            "Notes for completion. Please answer every question. Where a question does not apply, write 'Not"
            " applicable'. Do not alter the wording. Answers are read with your attachments.",
            italic=True,
        )
    if rng.random() < 0.6:
        paper.text(
            f"Example of a completed answer - Name of organisation: {WORKED}; company number: 09999999; employees: 140."
            " (Example only; please do not overwrite.)",
            italic=True,
        )


def closing(paper: Paper, rng: random.Random, c: Cast, style: Look) -> None:
    """The declaration at the end, signed or left empty."""
    paper.need(190)
    paper.heading("Declaration")
    paper.text(
        "I declare that to the best of my knowledge the answers submitted and information contained in this document"
        " are correct and accurate. I understand that the authority may reject this submission if there is a failure to"
        " answer all relevant questions fully."
    )
    signed_on = day(rng, "2026-07-01", "2026-10-30")
    said = say(signed_on, style.dates)
    if rng.random() < 0.2:
        paper.items(
            _lines(("Signature", "______________________"), ("Name", c.director), ("Role", c.role), ("Date", "")),
            "colon",
        )
        paper.truth.note(
            (
                F("declaration.signed", False, "Signature"),
                F("declaration.signed_by", c.director, c.director, None, None, True),
                F("declaration.role", c.role, c.role),
            ),
            "",
            paper.page,
        )
        return
    paper.text("Signature (electronic is acceptable):", after=0)
    paper.signature(c.director, F("declaration.signed", True))
    for label, text, fact in (
        ("Name", c.director, F("declaration.signed_by", c.director)),
        ("Position", c.role, F("declaration.role", c.role)),
        ("Date", said, F("declaration.signed_on", signed_on.isoformat(), said)),
    ):
        page = paper.text(f"{label}: {text}", after=3)
        paper.truth.note((fact,), text, page)


def _lines(*pairs: tuple[str, str]) -> list[Item]:
    return [Item(label, text) for label, text in pairs]


def questionnaire(rng: random.Random, c: Cast, seed: int) -> Made:
    """A filled selection questionnaire."""
    style = look(rng)
    layout = LAYOUTS[(seed + rng.randint(0, 1)) % len(LAYOUTS)]
    paper = Paper(
        style,
        footer=rng.choice(("SQ v2.1 - issued March 2026", "WSCC/IAP/SQ/2026 - Version 3 - review due March 2027", "")),
    )
    opening(paper, rng, c)
    sections = [
        about(rng, c, style),
        bid(rng, c),
        *grounds(rng),
        money_and_law(rng),
        cover(rng, style),
        *provision(rng, c, style),
    ]
    tail = sections[4:]
    rng.shuffle(tail)
    form = Form(paper, layout, rng)
    for s, section in enumerate(sections[:4] + tail, 1):
        form.section(s, section)
    closing(paper, rng, c, style)
    name = rng.choice(
        ("Selection Questionnaire - completed.pdf", "SQ response.pdf", f"SQ_{people(rng, 1)[0].split()[1]}_final.pdf")
    )
    return Made(
        f"{rng.choice(('01 Questionnaire', 'Questionnaire', 'SQ'))}/{name}",
        paper.close(),
        "questionnaire",
        tuple(paper.truth.facts),
        tuple(form.answers),
    )
