"""Policies of the offices family: a safeguarding policy in Word and one other policy in PDF."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from docx.document import Document

from tests.accuracy.families.offices_pens import DATE_STYLES, Facts, Paper, new_word, word_bytes
from tests.accuracy.families.offices_people import Person, Provider, day
from tests.accuracy.made import Made

OTHERS = {
    "equality": ("Equality, Diversity and Inclusion Policy", "Equal Opportunities Policy", "Equality Policy"),
    "health_and_safety": (
        "Health and Safety Policy",
        "Health & Safety Policy Statement",
        "Health and Safety at Work Policy",
    ),
    "safer_recruitment": (
        "Safer Recruitment Policy",
        "Safer Recruitment and Selection Policy",
        "Safer Recruitment Procedure",
    ),
    "complaints": ("Complaints Policy", "Complaints Procedure", "Compliments and Complaints Policy"),
    "data_protection": (
        "Data Protection Policy",
        "Data Protection and Privacy Policy",
        "UK GDPR and Data Protection Policy",
    ),
    "environmental": (
        "Environmental Policy",
        "Environmental Policy Statement",
        "Environment and Sustainability Policy",
    ),
    "whistleblowing": ("Whistleblowing Policy", "Whistleblowing (Speak Up) Policy", "Whistle-blowing Procedure"),
    "lone_working": ("Lone Working Policy", "Lone Worker Policy", "Lone Working Procedure"),
    "quality": ("Quality Assurance Policy", "Quality Policy", "Quality Policy Statement"),
    "business_continuity": ("Business Continuity Plan", "Business Continuity Policy", "Business Continuity Plan"),
    "behaviour": ("Behaviour Policy", "Positive Behaviour Policy", "Behaviour Management Policy"),
}
GUARD_TITLES = (
    "Safeguarding and Child Protection Policy",
    "Child Protection and Safeguarding Policy",
    "Safeguarding Policy",
    "Safeguarding Children and Young People Policy",
)
OWN_TEXT = {
    "equality": "Nobody is treated less favourably because of a protected characteristic in the Equality Act 2010.",
    "health_and_safety": "We provide a safe place of work, report under RIDDOR where we must and look "
    "into every near miss.",
    "safer_recruitment": "Every post is advertised with a safeguarding statement; two references and an enhanced DBS "
    "check are seen before anyone starts.",
    "complaints": "A complaint is acknowledged in three working days and answered in twenty; an appeal "
    "goes to the board.",
    "data_protection": "Personal data is handled under the UK GDPR and the Data Protection Act 2018; a "
    "breach that must be "
    "reported is reported within 72 hours.",
    "environmental": "We cut waste and travel, buy second-hand where we can and measure our energy use each quarter.",
    "whistleblowing": "Staff can speak up about wrongdoing without fear of reprisal, to a director or to "
    "an outside body.",
    "lone_working": "Anyone working alone checks in by telephone at the start and end of a visit and carries an alarm.",
    "quality": "Sessions are observed each term and feedback from pupils is acted on and reported to the board.",
    "business_continuity": "If the site cannot be used, sessions move to the parish hall or online "
    "within one working day.",
    "behaviour": "We praise what goes well, use clear routines and talk through what happened once everyone is calm.",
}
PARTS = (
    "General", "Purpose", "Scope", "Duties", "Records", "Arrangements", "Monitoring", "Principles", "Managers", "Staff",
    "Commissioners", "Communication", "Resources", "Related documents", "Questions",
)  # fmt: skip
HEADS = ("Our commitment", "What to do", "Procedures", "Training", "Types of harm")
GUARD_TEXT = (
    "Everyone who works or volunteers here shares responsibility for keeping children safe. We follow Keeping children "
    "safe in education (September 2025) and Working Together to Safeguard Children 2023.",
    "Concerns are written down the same day and passed to the designated safeguarding lead. Where a child is "
    "at immediate "
    "risk staff ring 999 and then the Integrated Front Door of the county council.",
    "Allegations about adults are passed to the Local Authority Designated Officer within one working day. "
    "Staff may use "
    "the whistleblowing procedure where they feel that a concern has not been heard.",
    "All staff receive safeguarding training at induction and a refresher each year. The lead and deputy are "
    "trained every "
    "two years. Records are kept on the training log.",
    "We recognise abuse, neglect, exploitation, online harm and child-on-child abuse. Children with special "
    "educational "
    "needs and disabilities can face additional barriers to telling someone.",
)
PLAIN_TEXT = (
    "This document applies to all employees, volunteers, agency staff and trustees, at our own site and elsewhere.",
    "Managers make sure that staff know of it, and that breaches are dealt with fairly and without delay.",
    "Our arrangements are explained at induction and in supervision. A copy is on the noticeboard and the staff drive.",
    "We will act within the law and within any guidance of the county council that commissions our work.",
    "Records are kept for six years unless the law requires otherwise, and are open to inspection by commissioners.",
    "This document was adapted from a model published by the Downland Federation of Independent Providers in May 2019.",
    "Anyone who is unsure what is expected should ask their line manager, who will answer within two working days.",
    "Concerns may be raised in writing or in person. Nobody will be treated less well for having raised one.",
    "The senior team looks at what has happened under this document each term and reports on it to those who "
    "govern us.",
    "Sessional and self-employed staff are sent a copy with their engagement letter and confirm that they "
    "have read it.",
    "Children, families and schools can ask for this document in large print, in easy read or in another language.",
    "Where a commissioner's own procedure asks for more than this document, the commissioner's procedure is followed.",
    "Equipment, premises and vehicles are chosen and kept with the aims of this document in mind.",
    "Training needs that come to light are added to the training plan, which was last costed in April 2025.",
)


@dataclass(frozen=True)
class Life:
    """When a policy was approved, reviewed and falls due, who owns it and whether it is signed."""

    approved: date | None
    reviewed: date
    due: date | None
    owner: str | None
    signer: Person
    signed: bool | None
    version: str
    former: date


def later(when: date, years: int) -> date:
    """Give the same day so many years on."""
    return date(when.year + years, when.month, min(when.day, 28))


def make_life(rng: random.Random, p: Provider) -> Life:
    """Invent the dates of one policy."""
    approved = day(rng, date(2022, 1, 10), date(2024, 6, 30))
    reviewed = day(rng, date(2025, 2, 1), date(2026, 9, 20))
    return Life(
        rng.choice([None, approved, approved]),
        reviewed,
        rng.choice([None, later(reviewed, 1), later(reviewed, 2)]),
        rng.choice(
            [None, p.head.role, p.lead.name, "Board of Trustees" if p.form in ("charity", "cio") else p.head.name]
        ),
        p.head,
        rng.choice([None, True, True, False]),
        f"{rng.randint(2, 7)}.{rng.randint(0, 4)}",
        day(rng, date(2024, 7, 10), date(2024, 12, 20)),
    )


class Control:
    """The document control of a policy as label and value pairs, in wordings of its own."""

    def __init__(self, rng: random.Random, p: Provider, life: Life, title: str) -> None:
        self.rng, self.p, self.life, self.title = rng, p, life, title
        self.say = rng.choice(DATE_STYLES)

    def pairs(self) -> list[tuple[str, str, str]]:
        """Give label, printed value and the short name of the fact, shuffled."""
        rng, life, say = self.rng, self.life, self.say
        rows = [
            (rng.choice(["Organisation", "Company", "Provider"]), self.p.legal_name, "organisation"),
            (
                rng.choice(["Last reviewed", "Date of last review", "Reviewed on", "Date reviewed"]),
                say(life.reviewed),
                "reviewed_on",
            ),
            (rng.choice(["Version", "Version no.", "Issue"]), life.version, ""),
        ]
        if life.approved:
            rows.append(
                (rng.choice(["Date approved", "Approved on", "Date of approval"]), say(life.approved), "approved_on")
            )
        if life.due:
            rows.append(
                (
                    rng.choice(["Next review", "Next review date", "Review due", "Due for review"]),
                    say(life.due),
                    "next_review",
                )
            )
        if life.owner:
            rows.append((rng.choice(["Policy owner", "Document owner", "Owner"]), life.owner, "owner"))
        rng.shuffle(rows)
        return rows

    def history(self) -> list[tuple[str, str, str]]:
        """Give the versions, oldest first: number, date and what was done."""
        life = self.life
        first = [("1.0", self.say(life.approved), "Approved by the board - first issue")] if life.approved else []
        return [
            *first,
            ("1.1", self.say(life.former), "Annual review, minor changes"),
            (life.version, self.say(life.reviewed), "Annual review, contacts updated"),
        ]

    def value(self, short: str) -> object:
        """Give the true value of a fact by its short name."""
        return {
            "organisation": self.p.legal_name,
            "reviewed_on": self.life.reviewed,
            "approved_on": self.life.approved,
            "next_review": self.life.due,
            "owner": self.life.owner,
        }[short]

    def sentence(self) -> str:
        """Say the same in prose."""
        life, say = self.life, self.say
        words = f"This policy of {self.p.legal_name} was last reviewed on {say(life.reviewed)}"
        if life.approved:
            words = (
                f"This policy of {self.p.legal_name} was approved on {say(life.approved)} and last reviewed on "
                f"{say(life.reviewed)}"
            )
        if life.due:
            words += f"; the next review is due by {say(life.due)}"
        return words + (f". It is owned by: {life.owner}." if life.owner else ".")


def note(facts: Facts, kind: str, control: Control, short: str, quote: str, page: int | None = None) -> None:
    """Note one fact of the document control."""
    facts.add(f"policy.{short}", control.value(short), quote, kind, page=page)


def note_all(facts: Facts, kind: str, control: Control, page: int | None = None, history: bool = False) -> None:
    """Note what the prose or the version history says."""
    life, say = control.life, control.say
    said = [("organisation", control.p.legal_name), ("reviewed_on", say(life.reviewed))]
    said += [("approved_on", say(life.approved))] if life.approved else []
    if not history:
        said += [("next_review", say(life.due))] if life.due else []
        said += [("owner", life.owner)] if life.owner else []
    for short, quote in said:
        note(facts, kind, control, short, quote, page)


def named(facts: Facts, kind: str, title: str, page: int | None = None) -> None:
    """Note that the policy is there, and its title."""
    facts.add("policy.present", True, title, kind, page=page)
    facts.add("policy.title", title, title, kind, page=page)


def safeguarding(rng: random.Random, p: Provider) -> Made:
    """Make a safeguarding policy in Word in one of six layouts."""
    life, facts, title, kind = make_life(rng, p), Facts(), rng.choice(GUARD_TITLES), "safeguarding"
    control, layout = Control(rng, p, life, title), rng.randrange(6)
    document = new_word(rng, p.lead.name)
    document.add_heading(p.legal_name if layout % 2 else title, level=0 if layout < 3 else 1)
    document.add_paragraph().add_run(title if layout % 2 else p.legal_name).bold = True
    named(facts, kind, title)
    facts.add("policy.organisation", p.legal_name, p.legal_name, kind)
    facts.add("organisation.legal_name", p.legal_name, p.legal_name, optional=True)
    body = list(GUARD_TEXT)
    rng.shuffle(body)
    first = rng.random() < 0.7
    if first:
        word_control(document, control, facts, layout)
    for index, (head, text) in enumerate(zip(HEADS, body, strict=True), 1):
        document.add_heading(f"{index}. {head}" if layout % 2 else head, level=2)
        document.add_paragraph(text)
        if index == 2:
            leads(rng, document.add_paragraph, facts, p)
    if not first:
        word_control(document, control, facts, layout)
    sign(rng, document.add_paragraph, facts, kind, control)
    document.sections[0].footer.paragraphs[0].text = f"{title} v{life.version}"
    name = rng.choice(
        [
            "Safeguarding Policy.docx",
            "Child Protection Policy 2026.docx",
            f"{p.short_name} safeguarding v{life.version}.docx",
        ]
    )
    return Made(f"Policies/{name}", word_bytes(document), "policy", facts.all())


def word_control(document: Document, control: Control, facts: Facts, layout: int) -> None:
    """Draw the document control in Word: two columns, lines, prose, two rows or only the versions."""
    kind, pairs = "safeguarding", control.pairs()
    if layout == 2:
        document.add_paragraph(control.sentence())
    elif layout == 5:
        document.add_heading("Version history", level=2)
        grid(document, [("Version", "Date", "Change"), *control.history()])
    elif layout == 1:
        for label, value, _ in pairs:
            document.add_paragraph(f"{label}: {value}")
    elif layout == 4:
        grid(document, [[label for label, _, _ in pairs], [value for _, value, _ in pairs]])
    else:
        grid(document, [(label, value) for label, value, _ in pairs])
    if layout in (2, 5):
        note_all(facts, kind, control, history=layout == 5)
        return
    for _, value, short in pairs:
        if short:
            note(facts, kind, control, short, value)


def grid(document: Document, rows: Sequence[Sequence[str]]) -> None:
    """Draw a table with lines."""
    table = document.add_table(rows=0, cols=len(rows[0]))
    table.style = "Table Grid"
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def leads(rng: random.Random, write: Callable[[str], object], facts: Facts, p: Provider) -> None:
    """Name the lead and the deputy, with the council's officer beside them."""
    style = rng.randrange(5)
    if style == 0:
        write(f"Our Designated Safeguarding Lead (DSL) is {p.lead.name}, {p.lead.role}. The deputy is {p.deputy.name}.")
    elif style == 1:
        write(f"Designated Safeguarding Lead: {p.lead.name}")
        write(f"Deputy Designated Safeguarding Lead: {p.deputy.name}")
        write("Local Authority Designated Officer (LADO): the duty officer, 01632 960444")
    elif style == 2:
        write(f"Deputy DSL - {p.deputy.name}. DSL - {p.lead.name} ({p.phone}). Chair - {p.head.name}.")
    elif style == 3:
        write(
            f"{p.lead.name} has lead responsibility for safeguarding and is supported by {p.deputy.name} as "
            "deputy lead. "
            f"{p.head.name} is the director to whom both report."
        )
    else:
        write(f"Name of safeguarding lead: {p.lead.name}     Name of deputy safeguarding lead: {p.deputy.name}")
    facts.add("policy.lead_named", True, p.lead.name, "safeguarding")
    facts.add("staff.safeguarding_lead", p.lead.name, p.lead.name)
    facts.add("staff.deputy_lead", p.deputy.name, p.deputy.name)
    if style == 2:
        facts.add("contact.phone", p.phone, p.phone, optional=True)


def sign(rng: random.Random, write: Callable[[str], object], facts: Facts, kind: str, control: Control) -> None:
    """Put the signature block, signed, empty or not at all; `write` gives the page in a PDF."""
    life = control.life
    if life.signed is None:
        return
    shown = life.signer.name if life.signed else rng.choice(["", "______________________", "........................"])
    label = rng.choice(["Signed", "Signature"])
    page = write(f"{label}: {shown}")
    facts.add("policy.signed", life.signed, shown or f"{label}:", kind, page=page if isinstance(page, int) else None)
    name, role = rng.choice(["Name", "Print name"]), rng.choice(["Position", "Role"])
    write(f"{name}: {life.signer.name}      {role}: {life.signer.role}")


def other_policy(rng: random.Random, p: Provider) -> Made:
    """Make another policy in PDF in one of six layouts."""
    kind = rng.choice(sorted(OTHERS))
    title, life, facts = rng.choice(OTHERS[kind]), make_life(rng, p), Facts()
    control, layout = Control(rng, p, life, title), rng.randrange(6)
    in_foot = layout == 5
    foot = f"{title} | v{life.version}"
    if in_foot:
        foot += f" | Reviewed {control.say(life.reviewed)}" + (
            f" | Next review {control.say(life.due)}" if life.due else ""
        )
    paper = Paper(rng, foot)
    page = paper.write(p.legal_name, bold=True, size=11, centre=layout % 2 == 0)
    facts.add("policy.organisation", p.legal_name, p.legal_name, kind, page=page)
    facts.add("organisation.legal_name", p.legal_name, p.legal_name, optional=True, page=page)
    paper.gap(90 if layout == 0 else 8)
    named(facts, kind, title, paper.write(title, bold=True, size=18, centre=layout % 2 == 0))
    paper.gap(14)
    policy_control(paper, control, facts, kind, layout)
    if layout == 0:
        paper.turn()
    for index, text in enumerate([OWN_TEXT[kind], *rng.sample(PLAIN_TEXT, rng.choice([5, 6, 9, 14]))], 1):
        paper.gap(6)
        paper.need(50)
        if layout != 3:
            paper.write(
                f"{index}. {PARTS[index % len(PARTS)]}",
                bold=True,
            )
        paper.write(text if layout != 3 else f"{index}.  {text}")
    paper.gap(18)
    if layout == 4:
        policy_control(paper, control, facts, kind, 1)
    sign(rng, paper.write, facts, kind, control)
    name = rng.choice(
        [f"{title}.pdf", f"{title.replace(' ', '_')}_v{life.version}.pdf", f"{p.short_name} - {title}.pdf"]
    )
    return Made(f"Policies/{name.replace('/', '-')}", paper.done(), "policy", facts.all())


def policy_control(paper: Paper, control: Control, facts: Facts, kind: str, layout: int) -> None:
    """Draw the document control of a PDF policy: boxes, lines, prose, history or only in the foot; 4 puts it last."""
    pairs = control.pairs()
    if layout in (0, 1):
        for label, value, short in pairs:
            page = paper.row([label, value], (2, 3), box=layout == 1, bold=(True, False))
            if short:
                note(facts, kind, control, short, value, page)
    elif layout == 2:
        page = paper.row([label for label, _, _ in pairs], (1,) * len(pairs), size=8, bold=(True,) * len(pairs))
        page = paper.row([value for _, value, _ in pairs], (1,) * len(pairs), size=8)
        for _, value, short in pairs:
            if short:
                note(facts, kind, control, short, value, page)
    elif layout == 3:
        note_all(facts, kind, control, paper.write(control.sentence()))
    elif layout == 5:
        paper.row(("Version", "Date", "Change"), (1, 2, 4), size=9, bold=(True, True, True))
        for version in control.history():
            page = paper.row(version, (1, 2, 4), size=9)
        note_all(facts, kind, control, page, history=True)
        if control.life.due:
            note(facts, kind, control, "next_review", control.say(control.life.due), 1)
