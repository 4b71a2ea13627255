"""Policies of the trusts family: a safeguarding policy in Word, a complaints or data-protection policy as PDF."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

import docx

from tests.accuracy.families.trusts_base import (
    DATE_STYLES,
    Ledger,
    Provider,
    date_text,
    day,
    docx_bytes,
    recent,
    set_font,
    years_later,
)
from tests.accuracy.families.trusts_paper import Paper
from tests.accuracy.made import Made

_SECTIONS = {
    "safeguarding": (
        (
            "Purpose",
            (
                "This policy sets out how everyone who works or volunteers for us keeps children "
                "and young people safe. It follows Keeping Children Safe in Education and Working "
                "Together to Safeguard Children."
            ),
        ),
        (
            "Recognising abuse",
            (
                "Staff are alert to physical, emotional and sexual abuse and neglect. For example, "
                "a child who is always hungry on a Monday may be neglected; a note is made the "
                "same day."
            ),
        ),
        (
            "Responding to a disclosure",
            (
                "Listen, do not promise confidentiality, write down the child's own words and "
                "pass the record on before the end of the session."
            ),
        ),
        (
            "Allegations against staff",
            "Allegations are passed to the Local Authority Designated Officer within one working day.",
        ),
        (
            "Training",
            "All staff complete induction training in their first week and refresher training each September.",
        ),
    ),
    "complaints": (
        (
            "What is a complaint",
            (
                "A complaint is any expression of dissatisfaction, however made, about our service, "
                "our staff or a decision of ours."
            ),
        ),
        (
            "Stage 1: informal",
            "Most concerns can be settled by talking to the session leader. We reply within five working days.",
        ),
        (
            "Stage 2: formal",
            "Write to the complaints lead. We acknowledge within three working days and reply in full within twenty.",
        ),
        (
            "Stage 3: review",
            "A panel of trustees who have not been involved meets within thirty days. Its decision is final.",
        ),
        ("Records", "Complaints are logged and kept for six years. The board looks at themes each quarter."),
    ),
    "data_protection": (
        (
            "Our commitment",
            (
                "We process personal data lawfully, fairly and transparently as the UK GDPR and "
                "the Data Protection Act 2018 require."
            ),
        ),
        (
            "Lawful basis",
            (
                "We rely on contract, legal obligation and legitimate interests. Special category "
                "data is processed for safeguarding."
            ),
        ),
        (
            "Individuals' rights",
            "Requests are answered within one month. Identity is checked before information is sent.",
        ),
        (
            "Breaches",
            "A breach that risks people's rights is reported to the Information Commissioner within 72 hours.",
        ),
        ("Retention", "Pupil records are kept until the young person's 25th birthday and then shredded."),
    ),
}
_TITLES = {
    "safeguarding": (
        "Safeguarding and Child Protection Policy",
        "Child Protection and Safeguarding Policy",
        "Safeguarding Children and Young People Policy",
    ),
    "complaints": (
        "Complaints Policy",
        "Complaints Policy and Procedure",
        "Comments, Compliments and Complaints Policy",
    ),
    "data_protection": (
        "Data Protection Policy",
        "Data Protection and Privacy Policy",
        "Data Protection (UK GDPR) Policy",
    ),
}
_OWNERS = {
    "safeguarding": ("Head of Safeguarding", "Director of Services", "Safeguarding Trustee"),
    "complaints": ("Operations Manager", "Chief Executive", "Company Secretary"),
    "data_protection": ("Data Protection Officer", "Business Manager", "Chief Executive"),
}


class Control:
    """What a policy says about itself: dates, owner, signature, and the words in which it says so."""

    def __init__(self, rng: random.Random, who: Provider, subject: str) -> None:
        self.subject, self.who = subject, who
        self.title = rng.choice(_TITLES[subject])
        self.owner = rng.choice(
            (rng.choice(_OWNERS[subject]), who.people[5], f"{who.people[5]}, {rng.choice(_OWNERS[subject])}")
        )
        self.approved = day(rng, 2022, 2024)
        self.reviewed = recent(rng)
        self.next = years_later(self.reviewed, rng.choice((1, 1, 2)))
        self.style = rng.choice(DATE_STYLES)
        self.version = f"{rng.randrange(3, 8)}.{rng.randrange(0, 4)}"
        self.lead, self.deputy, self.chair = who.people[1], who.people[2], who.people[3]
        self.trained = recent(rng)
        self.signed = rng.random() < 0.6

    def show(self, when: dt.date) -> str:
        """A date in this document's style."""
        return date_text(when, self.style)

    def rows(self, rng: random.Random) -> list[tuple[str, str, str]]:
        """Fact, label and value of the control block, in any order."""
        rows = [
            ("organisation", rng.choice(("Organisation", "Applies to", "Charity")), self.who.name),
            (
                "approved_on",
                rng.choice(("Approved by trustees on", "Date approved", "Adopted by the Board")),
                self.show(self.approved),
            ),
            ("reviewed_on", rng.choice(("Last reviewed", "Date of last review", "Reviewed")), self.show(self.reviewed)),
            ("next_review", rng.choice(("Next review due", "Review date", "To be reviewed by")), self.show(self.next)),
            ("owner", rng.choice(("Policy owner", "Owner", "Document owner")), self.owner),
            ("", "Version", self.version),
        ]
        rng.shuffle(rows)
        return rows

    def state(self, ledger: Ledger, key: str, quote: str, page: int | None) -> None:
        """The fact of one control row."""
        values: dict[str, Any] = {
            "organisation": self.who.name,
            "approved_on": self.approved,
            "reviewed_on": self.reviewed,
            "next_review": self.next,
            "owner": self.owner,
            "title": self.title,
        }
        if key:
            ledger.add(f"policy.{key}", values[key], quote, subject=self.subject, page=page)

    def opening(self, ledger: Ledger, page: int | None) -> None:
        """That the policy is there, and its title."""
        ledger.add("policy.present", True, self.title, subject=self.subject, page=page)
        self.state(ledger, "title", self.title, page)

    def sign_off(self, rng: random.Random) -> str:
        """The line for the signature, filled or empty."""
        if self.signed:
            return rng.choice(
                (f"Signed: {self.chair}, Chair of Trustees", f"Signed on behalf of the trustees: {self.chair} (Chair)")
            )
        return "Signed: ______________________ (Chair of Trustees)     Date: ____________"

    def state_signed(self, ledger: Ledger, quote: str, page: int | None) -> None:
        """Signed or not; an empty line may be read either way."""
        ledger.add("policy.signed", self.signed, quote, subject=self.subject, page=page, optional=not self.signed)


def _lead_lines(rng: random.Random, c: Control) -> tuple[str, str, str]:
    """Sentences that name the lead, the deputy and the lead's training."""
    shown = c.show(c.trained)
    return (
        rng.choice(
            (
                f"Our Designated Safeguarding Lead (DSL) is {c.lead}.",
                f"The Designated Safeguarding Lead is {c.lead}, who can be reached on {c.who.phone}.",
            )
        ),
        rng.choice(
            (
                f"The Deputy Designated Safeguarding Lead is {c.deputy}.",
                f"In the lead's absence contact the Deputy DSL, {c.deputy}.",
            )
        ),
        rng.choice(
            (
                f"{c.lead} last completed DSL training on {shown}.",
                f"The DSL's level 3 training was completed on {shown} and is renewed every two years.",
            )
        ),
    )


def _lead_facts(ledger: Ledger, c: Control, page: int | None, quotes: tuple[str, str, str], training: bool) -> None:
    ledger.add("policy.lead_named", True, quotes[0], subject=c.subject, page=page)
    ledger.add("staff.safeguarding_lead", c.lead, c.lead, page=page)
    ledger.add("staff.deputy_lead", c.deputy, c.deputy, page=page)
    if training:
        ledger.add("staff.safeguarding_lead_trained_on", c.trained, c.show(c.trained), page=page)


def _word_control(rng: random.Random, document: Any, c: Control, ledger: Ledger, layout: int) -> None:
    """The control block of the Word policy: table either way up, lines, footer or a history of versions."""
    rows = c.rows(rng)
    if layout == 0:
        table = document.add_table(rows=0, cols=2, style="Table Grid")
        for key, label, value in rows:
            cells = table.add_row().cells
            cells[0].text, cells[1].text = label, value
            c.state(ledger, key, value, None)
    elif layout == 1:
        table = document.add_table(rows=2, cols=len(rows), style="Light Grid Accent 1")
        for index, (key, label, value) in enumerate(rows):
            table.cell(0, index).text, table.cell(1, index).text = label, value
            c.state(ledger, key, value, None)
    elif layout == 2:
        for key, label, value in rows:
            line = document.add_paragraph()
            line.add_run(f"{label}: ").bold = True
            line.add_run(value)
            c.state(ledger, key, value, None)
    elif layout == 3:
        dates = " | ".join(f"{label}: {value}" for key, label, value in rows if key != "organisation")
        document.sections[0].footer.paragraphs[0].text = f"{c.who.name} | {dates}"
        for key, _, value in rows:
            c.state(ledger, key, value, None)
    elif layout == 4:
        _word_history(document, c, ledger)
    else:
        _word_prose(document, c, ledger)


def _word_history(document: Any, c: Control, ledger: Ledger) -> None:
    document.add_paragraph(f"{c.who.name}")
    document.add_heading("Version control", 2)
    table = document.add_table(rows=1, cols=4, style="Table Grid")
    for cell, text in zip(table.rows[0].cells, ("Version", "Date", "Author", "Change"), strict=True):
        cell.text = text
    older = years_later(c.approved, -1)
    for version, when, change in (
        ("1.0", older, "First draft"),
        ("2.0", c.approved, "Approved by the Board"),
        (c.version, c.reviewed, "Annual review, contacts updated"),
    ):
        cells = table.add_row().cells
        cells[0].text, cells[1].text, cells[2].text, cells[3].text = version, c.show(when), c.chair, change
    document.add_paragraph(f"Next review date: {c.show(c.next)}. Policy owner: {c.owner}.")
    for key, quote in (
        ("organisation", c.who.name),
        ("approved_on", c.show(c.approved)),
        ("reviewed_on", c.show(c.reviewed)),
        ("next_review", c.show(c.next)),
        ("owner", c.owner),
    ):
        c.state(ledger, key, quote, None)


def _word_prose(document: Any, c: Control, ledger: Ledger) -> None:
    document.add_paragraph(
        f"This policy of {c.who.name} was first approved by the trustees on {c.show(c.approved)}. "
        "It was last reviewed on "
        f"{c.show(c.reviewed)} and the next review is due on {c.show(c.next)}. The policy owner is {c.owner}."
    )
    for key, quote in (
        ("organisation", c.who.name),
        ("approved_on", c.show(c.approved)),
        ("reviewed_on", c.show(c.reviewed)),
        ("next_review", c.show(c.next)),
        ("owner", c.owner),
    ):
        c.state(ledger, key, quote, None)


def safeguarding(seed: int, who: Provider) -> Made:
    """The safeguarding policy in Word."""
    rng = random.Random(f"trusts safeguarding {seed}")
    c, layout, ledger = Control(rng, who, "safeguarding"), rng.randrange(6), Ledger([])
    document = docx.Document()
    set_font(document, rng)
    document.add_heading(c.title, 0)
    c.opening(ledger, None)
    if rng.random() < 0.7:
        _word_control(rng, document, c, ledger, layout)
        late = False
    else:
        late = True
    sections = list(_SECTIONS["safeguarding"])
    quotes, training, contacts = _lead_lines(rng, c), rng.random() < 0.7, rng.random() < 0.5
    for number, (head, body) in enumerate(sections, 1):
        document.add_heading(f"{number}. {head}", 1)
        document.add_paragraph(body)
        if number == 2 and not contacts:
            for sentence in quotes[: 3 if training else 2]:
                document.add_paragraph(sentence)
    if contacts:
        quotes = _word_contacts(rng, document, c, quotes, training)
    _lead_facts(ledger, c, None, quotes, training)
    sign = c.sign_off(rng)
    document.add_paragraph(sign)
    c.state_signed(ledger, sign, None)
    if late:
        document.add_heading("Document control", 1)
        _word_control(rng, document, c, ledger, layout)
    name = rng.choice(
        ("Safeguarding Policy", "02 Safeguarding and CP policy v" + c.version, "Child Protection Policy FINAL")
    )
    return Made(f"Policies/{name}.docx", docx_bytes(document, "Office"), "policy", tuple(ledger.facts))


def _word_contacts(
    rng: random.Random, document: Any, c: Control, quotes: tuple[str, str, str], training: bool
) -> tuple[str, str, str]:
    """A table of contacts with people who are not the lead among them."""
    document.add_heading("Key contacts", 1)
    table = document.add_table(rows=1, cols=3, style="Table Grid")
    for cell, text in zip(table.rows[0].cells, ("Role", "Name", "Telephone"), strict=True):
        cell.text = text
    lead, deputy = rng.choice(
        (("Designated Safeguarding Lead", "Deputy Designated Safeguarding Lead"), ("DSL", "Deputy DSL"))
    )
    rows = [
        (lead, c.lead),
        (deputy, c.deputy),
        ("Nominated safeguarding trustee", c.who.people[6]),
        ("LADO, West Sussex", "Duty officer"),
    ]
    for role, name in rows if rng.random() < 0.5 else [rows[3], rows[1], rows[0], rows[2]]:
        cells = table.add_row().cells
        cells[0].text, cells[1].text, cells[2].text = role, name, f"01632 960{rng.randrange(100, 999)}"
    if training:
        document.add_paragraph(f"DSL training was last completed on {c.show(c.trained)}.")
    return (c.lead, *quotes[1:])


def _pdf_control(rng: random.Random, paper: Paper, c: Control, ledger: Ledger, layout: int) -> None:
    """The control block of the PDF policy."""
    rows = c.rows(rng)
    if layout in (0, 1, 4):
        pages = paper.pairs([(label, value) for _, label, value in rows], ("boxed", "colon", "under")[layout % 3])
    elif layout == 2:
        pages = paper.grid(
            [label for _, label, _ in rows], [[value for *_, value in rows]], [1] * len(rows), size=8
        ) * len(rows)
    else:
        pages = [paper.text("; ".join(f"{label}: {value}" for _, label, value in rows) + ".")] * len(rows)
    for (key, _, value), page in zip(rows, pages, strict=True):
        c.state(ledger, key, value, page)


def second_policy(seed: int, who: Provider) -> Made:
    """The complaints or data-protection policy as PDF, sometimes in two columns, the control block first or last."""
    rng = random.Random(f"trusts policy {seed}")
    subject = rng.choice(("complaints", "data_protection"))
    c, layout, ledger = Control(rng, who, subject), rng.randrange(6), Ledger([])
    paper = Paper(rng, c.title, columns=2 if layout == 3 else 1)
    paper.foot = f"{c.title} v{c.version}"
    if layout == 5:
        paper.y -= 160
        c.opening(ledger, paper.text(c.title, bold=True, size=24, align="c", gap=30))
        paper.text(f"Registered charity {who.charity_number}", align="c")
        ledger.add("organisation.charity_number", who.charity_number, who.charity_number, page=1, optional=True)
        paper.new_page()
    else:
        c.opening(ledger, paper.text(c.title, bold=True, size=16, gap=10))
    first = rng.random() < 0.6
    if first:
        _pdf_control(rng, paper, c, ledger, layout)
    for number, (head, body) in enumerate(_SECTIONS[subject], 1):
        paper.heading(rng.choice((f"{number}. {head}", f"{number}  {head.upper()}")) if layout != 3 else head)
        paper.text(body)
        if rng.random() < 0.5:
            paper.text(
                "Staff who are unsure ask their line manager before acting. Advice given "
                "by telephone is confirmed in writing."
            )
    lead = {"complaints": "complaints lead", "data_protection": "Data Protection Lead"}[subject]
    sentence = f"The {lead} at {who.name} is {c.who.people[7]} ({who.phone})."
    named = paper.text(sentence)
    ledger.add("policy.lead_named", True, sentence, subject=subject, page=named, optional=True)
    sign = c.sign_off(rng)
    c.state_signed(ledger, sign, paper.text(sign))
    if not first:
        paper.heading("Document control")
        _pdf_control(rng, paper, c, ledger, layout)
    return Made(
        f"Policies/{rng.choice((c.title, c.title + ' ' + str(c.reviewed.year)))}.pdf",
        paper.bytes(),
        "policy",
        tuple(ledger.facts),
    )
