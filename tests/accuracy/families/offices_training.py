"""The training record of the offices family, in Word or PDF."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date

from tests.accuracy.families.offices_pens import DATE_STYLES, Facts, Paper, new_word, word_bytes
from tests.accuracy.families.offices_people import Person, Provider, day
from tests.accuracy.made import Made


@dataclass(frozen=True)
class Course:
    """One line of a training record."""

    person: Person
    title: str
    taken: date
    lapses: date | None


def make_courses(rng: random.Random, p: Provider) -> list[Course]:
    """Invent the courses: the lead's two, the deputy's, first aid (one with an older certificate) and others."""
    lead_title = rng.choice(["Designated Safeguarding Lead (Level 3)", "DSL training", "Safeguarding Lead training"])
    courses = [
        Course(p.lead, lead_title, day(rng, date(2022, 9, 1), date(2023, 3, 1)), None),
        Course(
            p.lead,
            lead_title + rng.choice([" - refresher", " refresher"]),
            day(rng, date(2025, 1, 6), date(2026, 8, 28)),
            None,
        ),
        Course(p.deputy, lead_title, day(rng, date(2024, 4, 1), date(2026, 9, 10)), None),
    ]
    aid = rng.choice(["First Aid at Work", "Paediatric First Aid", "Emergency First Aid at Work"])
    holders = rng.sample(p.staff[4:], 3)
    for person in holders:
        taken = day(rng, date(2024, 2, 1), date(2026, 6, 30))
        courses.append(Course(person, aid, taken, date(taken.year + 3, taken.month, min(taken.day, 28))))
    older = day(rng, date(2021, 1, 10), date(2021, 3, 20))
    courses.append(Course(holders[0], aid, older, date(2024, older.month, min(older.day, 28))))
    for person in rng.sample(p.staff, 4):
        courses.append(
            Course(
                person,
                rng.choice(["Prevent awareness", "Food hygiene level 2", "Fire warden", "Equality and diversity"]),
                day(rng, date(2025, 1, 1), date(2026, 6, 1)),
                None,
            )
        )
    rng.shuffle(courses)
    return courses


class Training:
    """A training record: rows of courses, and who is the lead and the deputy."""

    def __init__(self, rng: random.Random, p: Provider) -> None:
        self.rng, self.p, self.courses = rng, p, make_courses(rng, p)
        self.say, self.layout, self.facts = rng.choice(DATE_STYLES), rng.randrange(4), Facts()
        heading = rng.choice(["Staff Training Record", "Training Log", "Training matrix and expiry dates"])
        self.title = f"{heading} - {p.legal_name}"

    def heads(self) -> tuple[str, ...]:
        """Give the headings in the order of the layout."""
        return (
            ("Name", "Role", "Course", "Date completed", "Expires"),
            ("Course", "Attended by", "Completed", "Valid until", "Role"),
            ("Date of course", "Course", "Staff member", "Job title", "Certificate expires"),
            ("Job title", "Staff member", "Expiry", "Training", "Taken on"),
        )[self.layout]

    def cells(self, course: Course) -> tuple[str, ...]:
        """Give one row in the order of the layout."""
        who, role, title, taken = course.person.name, course.person.role, course.title, self.say(course.taken)
        lapses = self.say(course.lapses) if course.lapses else self.empty
        return (
            (who, role, title, taken, lapses),
            (title, who, taken, lapses, role),
            (taken, title, who, role, lapses),
            (role, who, lapses, title, taken),
        )[self.layout]

    @property
    def empty(self) -> str:
        """What stands where nothing lapses."""
        return "-" if self.layout % 2 else "n/a"

    def read(self, course: Course, page: int | None = None) -> None:
        """Note what a row says, if it decides something."""
        lead = [c for c in self.courses if c.person == self.p.lead and "efresher" in c.title]
        latest: dict[str, Course] = {}
        for c in self.courses:
            if c.lapses and (c.person.name not in latest or c.taken > latest[c.person.name].taken):
                latest[c.person.name] = c
        soonest = min(latest.values(), key=lambda c: c.lapses or date.max)
        if course is lead[0]:
            self.facts.add("staff.safeguarding_lead_trained_on", course.taken, self.say(course.taken), page=page)
        if course is soonest:
            self.facts.add("staff.first_aid_expires", course.lapses, self.say(course.lapses or date.max), page=page)

    def who(self) -> str:
        """Say who leads on safeguarding."""
        lead, deputy = self.p.lead.name, self.p.deputy.name
        return self.rng.choice(
            [
                f"Designated Safeguarding Lead: {lead}. Deputy: {deputy}.",
                f"DSL: {lead}; Deputy DSL: {deputy}; log kept by {self.p.clerk.name}.",
                f"Our safeguarding lead is {lead} and the deputy lead is {deputy}.",
            ]
        )

    def led(self, page: int | None = None) -> None:
        """Note the lead and the deputy."""
        self.facts.add("staff.safeguarding_lead", self.p.lead.name, self.p.lead.name, page=page)
        self.facts.add("staff.deputy_lead", self.p.deputy.name, self.p.deputy.name, page=page)
        self.facts.add(
            "organisation.legal_name", self.p.legal_name, self.p.legal_name, optional=True, page=1 if page else None
        )


def training_record(rng: random.Random, p: Provider) -> Made:
    """Make a training record, as a Word file or a PDF."""
    training = Training(rng, p)
    return training_word(rng, training) if rng.random() < 0.5 else training_paper(rng, training)


def training_word(rng: random.Random, training: Training) -> Made:
    """Draw the training record in Word: one table, or a paragraph for each course."""
    document = new_word(rng, training.p.clerk.name, rng.choice(["", "Training log - reviewed each term"]))
    document.add_heading(training.title, level=1)
    first = rng.random() < 0.6
    if first:
        document.add_paragraph(training.who())
    if rng.random() < 0.3:
        for course in training.courses:
            line = (
                f"{course.person.name} ({course.person.role}): {course.title}, completed {training.say(course.taken)}"
            )
            document.add_paragraph(
                line + (f", expires {training.say(course.lapses)}" if course.lapses else ""), style="List Bullet"
            )
            training.read(course)
    else:
        table = document.add_table(rows=1, cols=5)
        table.style = rng.choice(["Table Grid", "Light Grid Accent 1"])
        for cell, head in zip(table.rows[0].cells, training.heads(), strict=True):
            cell.text = head
        for course in training.courses:
            for cell, text in zip(table.add_row().cells, training.cells(course), strict=True):
                cell.text = text
            training.read(course)
    if not first:
        document.add_paragraph(training.who())
    training.led()
    return Made(
        f"Training/{rng.choice(['Training log.docx', 'Staff training record 2026.docx'])}",
        word_bytes(document),
        "training_record",
        training.facts.all(),
    )


def training_paper(rng: random.Random, training: Training) -> Made:
    """Draw the training record in PDF: a table with or without lines."""
    paper = Paper(rng, rng.choice(["Training log v3, reviewed 1 September 2026", ""]))
    paper.size = 9
    paper.write(training.title, bold=True, size=14)
    paper.gap()
    first, box = rng.random() < 0.6, rng.random() < 0.6
    if first:
        training.led(paper.write(training.who()))
    paper.gap()
    paper.row(training.heads(), (3,) * 5, bold=(True,) * 5, box=box)
    for course in training.courses:
        training.read(course, paper.row(training.cells(course), (3,) * 5, box=box))
    paper.gap(12)
    if not first:
        training.led(paper.write(training.who()))
    return Made(
        f"Training/{rng.choice(['Training log.pdf', 'Training matrix.pdf'])}",
        paper.done(),
        "training_record",
        training.facts.all(),
    )
