"""Inspection reports of Ofsted, with earlier judgements beside the present one."""

from __future__ import annotations

import datetime as dt
import random

from tests.accuracy.families.authorities_kit import (
    Cast,
    F,
    Item,
    Look,
    day,
    item,
    legal,
    look,
    people,
    say,
    sited,
    weekday,
)
from tests.accuracy.families.authorities_pdf import Paper
from tests.accuracy.made import Made

RATINGS = (
    ("Outstanding", "outstanding"),
    ("Good", "good"),
    ("Good", "good"),
    ("Requires improvement", "requires_improvement"),
    ("Inadequate", "inadequate"),
)


JUDGED = {
    "childrens_home": (
        "Overall experiences and progress of children and young people",
        "How well children and young people are helped and protected",
        "The effectiveness of leaders and managers",
    ),
    "school": (
        "The quality of education",
        "Behaviour and attitudes",
        "Personal development",
        "Leadership and management",
    ),
}


SETTINGS = (
    "Ferring Lodge",
    "Oak Tree House",
    "The Withies",
    "Bracken Cottage",
    "Lark Rise House",
    "Pond Barn",
    "Sandgate House",
)


TYPES = {
    "childrens_home": "Children's home",
    "fostering": "Independent fostering agency",
    "residential_short_break": "Children's home providing short breaks",
    "school": "Other independent special school",
}


def span(rng: random.Random, last: dt.date, days: int) -> str:
    """The days of an inspection, the last one being what counts."""
    first = last - dt.timedelta(days=days)
    if days == 0:
        return f"{last.day} {last:%B %Y}"
    if first.month != last.month:
        return rng.choice((f"{first.day} {first:%B} to {last.day} {last:%B %Y}", f"{first:%d/%m/%Y} - {last:%d/%m/%Y}"))
    return rng.choice(
        (
            f"{first.day} to {last.day} {last:%B %Y}",
            f"{first.day}-{last.day} {last:%B %Y}",
            f"{first:%d/%m/%Y} to {last:%d/%m/%Y}",
            f"{first.day} and {last.day} {last:%B %Y}" if days == 1 else f"{first.day} - {last.day} {last:%B %Y}",
        )
    )


def _setting_facts(kind: str, c: Cast, name: str, reference: str, style_text: str) -> list[Item]:
    owner, label = "Proprietor" if kind == "school" else "Registered provider", "Unique reference number"
    return [
        item("Name of setting" if kind != "school" else "School name", name, F("registration.ofsted.name", name)),
        item(label, reference, F("registration.ofsted.reference", reference)),
        item(
            "Provision sub-type" if kind != "school" else "Type of school",
            style_text,
            F("registration.ofsted.provision_type", kind),
        ),
        item(owner, c.name, legal(c)),
        item(f"{owner} address", c.address, *sited(c)),
    ]


def _history(rng: random.Random, last: dt.date, style: Look) -> list[tuple[str, str, str]]:
    rows = [("Inspection date", "Inspection type", "Inspection judgement")]
    when = last
    for _ in range(rng.randint(2, 4)):
        when -= dt.timedelta(days=rng.randint(330, 420))
        graded = rng.choice(("Good", "Outstanding", "Requires improvement to be good", "Inadequate"))
        rows.append((say(when, style.dates), "Full", graded))
    return rows


def ofsted(rng: random.Random, c: Cast, seed: int) -> Made:
    """An inspection report with this inspection's judgement beside earlier ones."""
    kind = ("childrens_home", "fostering", "school", "residential_short_break")[seed % 4]
    style = look(rng)
    last, (said, code) = weekday(day(rng, "2024-10-01", "2026-09-20")), rng.choice(RATINGS)
    when = span(rng, last, rng.choice((0, 1, 2)))
    name = rng.choice(SETTINGS) if kind != "fostering" else f"{c.name.split(' ')[0]} Fostering"
    reference = {0: f"SC{rng.randint(10000, 499999):06d}", 1: str(rng.randint(1230000, 2799999))}[rng.randint(0, 1)]
    if kind == "school":
        reference = str(rng.randint(130000, 149999))
    paper = Paper(style, footer=f"Inspection report: {name}, {when}", header="Ofsted")
    dated = F("registration.ofsted.inspected_on", last.isoformat(), when)
    rated = F("registration.ofsted.rating", code, said)
    details = _setting_facts(kind, c, name, reference, TYPES[kind])
    head = [item(rng.choice(("Inspection dates", "Dates of inspection", "Inspection date")), when, dated)]
    judged, history = _judgements(rng, kind, said), _history(rng, last, style)
    shape = rng.randint(0, 5)
    if shape % 2:
        paper.band(name if shape != 3 else f"Inspection report for {TYPES[kind].lower()}")
    else:
        paper.title(name)
        paper.text(TYPES[kind], italic=True)
    first = head + (details if shape in (1, 4) else [])
    if shape != 2:
        paper.items(first)
    _judgement_block(paper, shape, judged, said, rated, history[1])
    if shape == 2:
        paper.items(first)
    paper.text(f"Date of last inspection: {history[1][0]}", after=2)
    paper.text(f"Overall judgement at last inspection: {history[1][2].lower()}", after=2)
    paper.text("Enforcement action since last inspection: none")
    _narrative(paper, rng, said)
    if shape not in (1, 4):
        paper.heading(rng.choice(("Information about this setting", "Inspection details", "Details")))
        paper.items(details)
    paper.heading("Recent inspection history")
    paper.table(history, (30, 25, 45))
    _inspector(paper, rng, kind)
    return paper.made(
        "Registrations/"
        + rng.choice(("Ofsted report.pdf", f"Ofsted {last.year} {name}.pdf", f"50{rng.randint(200000, 299999)}.pdf")),
        "inspection_report",
    )


def _inspector(paper: Paper, rng: random.Random, kind: str) -> None:
    inspector = people(rng, 1)[0]
    paper.text(
        f"{rng.choice(('Lead inspector', 'Inspector'))}: {inspector}, Social Care Inspector"
        if kind != "school"
        else f"Lead inspector: {inspector}, His Majesty's Inspector"
    )
    paper.text(
        "The Office for Standards in Education, Children's Services and Skills (Ofsted) regulates and inspects to"
        " achieve excellence in the care of children and young people. Piccadilly Gate, Store Street, Manchester M1"
        " 2WD. T: 0300 123 1231",
        size=8,
    )


def _judgements(rng: random.Random, kind: str, said: str) -> list[tuple[str, str]]:
    names = JUDGED.get(kind, JUDGED["childrens_home"])
    others = {
        "Outstanding": ("Outstanding", "Good"),
        "Good": ("Good", "Requires improvement"),
        "Requires improvement": ("Requires improvement", "Good"),
        "Inadequate": ("Inadequate", "Requires improvement"),
    }[said]
    return [(n, others[1] if k == 0 else rng.choice(others)) for k, n in enumerate(names)]


def _judgement_block(
    paper: Paper, shape: int, judged: list[tuple[str, str]], said: str, rated: F, before: tuple[str, str, str]
) -> None:
    if shape in (0, 3):
        paper.need(120)
        pages = paper.table([("Judgement", "Grade"), ("Overall effectiveness", said), *judged], (65, 35))
        paper.truth.note((rated,), said, pages[1])
    elif shape in (1, 5):
        page = paper.text(f"Overall effectiveness: {said.lower()}", bold=True, size=13)
        paper.truth.note((F(rated.name, rated.value, said.lower()),), said, page)
        for n, grade in judged:
            paper.text(f"{n}  -  {grade.lower()}", indent=14, after=2)
    else:
        pages = paper.table(
            [
                ("", "This inspection", f"Previous ({before[0]})"),
                ("Overall effectiveness", said, before[2]),
                *((n, g, "Requires improvement") for n, g in judged),
            ],
            (50, 25, 25),
        )
        paper.truth.note((rated,), said, pages[1])
    paper.space()


def _narrative(paper: Paper, rng: random.Random, said: str) -> None:
    paper.heading(rng.choice(("What does it feel like to attend or live here?", "Summary of key findings")))
    texts = [
        (
            "Children build trusting relationships with a stable team who know them well. Routines are calm, and young"
            " people speak warmly of the adults around them."
        ),
        (
            "Leaders keep thorough records. Some return-home interviews were not completed promptly; this does not"
            " affect the overall experience, and the manager had recognised it before the visit."
        ),
        (
            "At an outstanding service inspectors would expect to see research used routinely; this is developing. An"
            " inadequate grade is given only where children are harmed or at risk of harm."
        ),
    ]
    for text in rng.sample(texts, 3):
        paper.text(text)
    if rng.random() < 0.5:
        paper.turn()
    paper.heading("What the service needs to do to improve")
    paper.text(
        "The registered person should ensure that records of restraint are signed within five days (regulation 35)."
        " Complete by 30 November 2026."
    )
