"""The lists that clubs keep of their people: checks with the Disclosure and Barring Service, and training."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from tests.accuracy.families.clubs_base import DATES, Club, Fact, day, organisation, pick
from tests.accuracy.families.clubs_paper import WAYS, Sheet, Word
from tests.accuracy.made import Made

_ROLES = (
    "Play leader",
    "Session worker",
    "Club manager",
    "Support worker",
    "Activity coach",
    "Senior playworker",
    "Swimming assistant",
    "Minibus escort",
)
_OFFICE = ("Administrator", "Finance officer", "Bookkeeper (finance)", "Receptionist")


@dataclass(frozen=True)
class Check:
    """One person's line on the record; no date where the certificate is awaited."""

    name: str
    role: str
    office: bool
    enhanced: bool
    barred: bool
    issued: date | None
    update: bool
    number: str


def _checks(rng: random.Random, provider: Club) -> list[Check]:
    """Most in order; sometimes one old, one without the barred list, one awaited."""
    count = rng.randint(5, 12)
    odd = rng.choice(("none", "old", "awaited", "no_list", "none"))
    checks = []
    for place, name in enumerate(provider.people[:count]):
        office = place == 3 or (place == 7 and rng.random() < 0.5)
        issued: date | None = day(rng, date(2024, 12, 20), date(2026, 9, 30))
        update = rng.random() < 0.5
        if place == 1 or (odd == "old" and place == 2):
            issued = day(rng, date(2019, 2, 1), date(2023, 4, 30))
            update = place == 1
        awaited = odd == "awaited" and place == 4
        checks.append(
            Check(
                name,
                rng.choice(_OFFICE) if office else rng.choice(_ROLES),
                office,
                not awaited and not (office and rng.random() < 0.6),
                not office and not awaited and not (odd == "no_list" and place == 0),
                None if awaited else issued,
                update and not awaited,
                "" if awaited else f"00{rng.randint(10**9, 10**10 - 1)}",
            )
        )
    return checks


def _dbs_facts(checks: list[Check], quote: str) -> list[Fact]:
    """The counts of the contract; a certificate over three years old is from before the spring of 2023."""
    required = [c for c in checks if not c.office]
    issued = [c.issued for c in checks if c.issued]
    counts = {
        "dbs_total": len(checks),
        "dbs_enhanced": sum(c.enhanced for c in checks),
        "dbs_barred_checked": sum(c.barred for c in checks),
        "dbs_update_service": sum(c.update for c in checks),
        "dbs_oldest_issue": min(issued).isoformat(),
        "dbs_required_total": len(required),
        "dbs_required_enhanced": sum(c.enhanced for c in required),
        "dbs_required_barred_checked": sum(c.barred for c in required),
        "dbs_old_not_on_update_service": sum(d < date(2023, 6, 1) and not c.update for c in checks if (d := c.issued)),
    }
    return [Fact(f"staff.{name}", value, quote=quote) for name, value in counts.items()]


def dbs_list(rng: random.Random, provider: Club) -> Made:
    """A Word table, one line a person."""
    checks, say = _checks(rng, provider), rng.choice(DATES[:6])
    title = pick(
        rng,
        "DBS list",
        "Single Central Record",
        "Disclosure and Barring checks: staff and volunteers",
        "SCR - safer recruitment register",
    )
    word = Word(rng, title)
    word.heading(title, 1)
    if title.startswith(("Single", "SCR")):
        word.state(title, [Fact("staff.single_central_record", True, optional=True)])
    asked = day(rng, date(2026, 10, 1), date(2026, 11, 10))
    word.para(
        pick(
            rng,
            f"{provider.name} - list as at {say(asked)}",
            f"Organisation: {provider.name}. Last updated {say(asked)} by {provider.head}",
        ),
        organisation(provider),
    )
    yes, no = rng.choice((("Yes", "No"), ("Y", "N"), ("✓", "-"), ("YES", "NO"), ("yes", "no")))
    combined, regulated, example = rng.random() < 0.4, rng.random() < 0.4, rng.random() < 0.3
    columns = _columns(rng, combined, regulated, yes, no, say)
    lines = [[head for head, _ in columns], *[[write(check) for _, write in columns] for check in checks]]
    if example:
        model = Check("EXAMPLE: A N Other", "Play leader", False, True, True, date(2017, 5, 3), False, "001234567890")
        lines.insert(1, [write(model) for _, write in columns])
        word.para("The first line is an example of how to fill in this list, please leave it in place.", italic=True)
    word.table(
        lines, rng.choice(("Table Grid", "Light Grid Accent 1", "Medium Shading 1 Accent 1", "Light List Accent 3"))
    )
    word.state(lines[0][0], _dbs_facts(checks, lines[0][0]))
    word.para(
        pick(
            rng,
            "Certificates are seen by the manager and not copied. Renewal every three years or Update Service check"
            " yearly.",
            "Key: US = registered with the DBS Update Service. Leavers are removed after their last shift.",
        ),
        italic=True,
    )
    word.foot(
        f"SCR template v{rng.randint(1, 4)}, issued {say(date(2022, 3, 14))}" if rng.random() < 0.5 else "Confidential"
    )
    return Made(
        pick(rng, "Safeguarding/DBS list.docx", "Staff/Single central record.docx", "DBS checks.docx"),
        word.data(),
        "dbs_record",
        tuple(word.facts),
    )


Column = tuple[str, Callable[[Check], str]]


def _columns(
    rng: random.Random, combined: bool, regulated: bool, yes: str, no: str, say: Callable[[date], str]
) -> list[Column]:
    def mark(value: bool) -> str:
        return yes if value else no

    level = pick(rng, "Enhanced|Basic", "Enhanced|Standard", "Enhanced|Basic")
    high, low = level.split("|")

    def plain(c: Check) -> str:
        return "Applied for" if c.issued is None else high if c.enhanced else low

    middle: list[Column] = [
        (
            pick(rng, "Level", "Type of check", "DBS level"),
            (lambda c: plain(c) + (" + children's barred list" if c.barred else "")) if combined else plain,
        ),
        (pick(rng, "Issued", "Date of certificate", "Issue date"), lambda c: say(c.issued) if c.issued else ""),
        (pick(rng, "Update Service", "On update service?", "US"), lambda c: mark(c.update)),
        (pick(rng, "Certificate no.", "DBS number"), lambda c: c.number),
    ]
    if not combined:
        middle.insert(
            1,
            (
                pick(rng, "Children's barred list checked", "Barred list (children)", "Children's barred list"),
                lambda c: mark(c.barred),
            ),
        )
    if regulated:
        middle.insert(0, ("Regulated activity?", lambda c: mark(not c.office)))
    if rng.random() < 0.5:
        middle = rng.sample(middle, len(middle))
    return [
        (pick(rng, "Name", "Staff member", "Full name"), lambda c: c.name),
        (pick(rng, "Role", "Job title", "Position"), lambda c: c.role),
        *middle,
    ]


_COURSES = (
    ("Moving and handling of people", "moving_and_handling"),
    ("Positive behaviour support", "positive_behaviour_support"),
    ("Administration of medicines (competency signed off)", "medicines_competence"),
    ("Youth mental health first aider", "mental_health_competence"),
    ("Gastrostomy and epilepsy care, children with PMLD", "complex_health_training"),
)


def training(rng: random.Random, provider: Club) -> Made:
    """A matrix, a list of courses or blocks by person; the latest certificate of each holder counts."""
    sheet, say = Sheet(rng, f"{provider.name} | training record | reviewed each term"), rng.choice(DATES[:6])
    sheet.heading(pick(rng, "Staff training record", "Training matrix 2026", "Training & qualifications log"), 15)
    sheet.para(provider.name, organisation(provider))
    trained = day(rng, date(2024, 6, 1), date(2026, 9, 30))
    _leads(rng, sheet, provider, say, trained)
    holders = provider.people[2 : rng.randint(5, 7)]
    passed = {name: day(rng, date(2023, 12, 10), date(2026, 6, 1)) for name in holders}
    ends = {name: done.replace(year=done.year + 3, day=min(done.day, 28)) for name, done in passed.items()}
    courses = rng.sample(_COURSES, rng.randint(2, 4))
    write = rng.choice((_course_list, _course_list, _matrix, _blocks))
    write(rng, sheet, say, passed, ends, courses)
    if rng.random() < 0.5:
        sheet.para(f"Booked: {provider.people[9]}, autism awareness, {say(date(2026, 12, 9))}.")
    return Made(
        pick(rng, "Staff/Training record.pdf", "Training matrix.pdf", "Staff/Training log 2026.pdf"),
        sheet.data(),
        "training_record",
        tuple(sheet.facts),
    )


Days = dict[str, date]
Courses = list[tuple[str, str]]
Say = Callable[[date], str]


def _first_aid(name: str, ends: Days, say: Say) -> list[Fact]:
    """The earliest end among the holders, stated where it is first printed."""
    oldest = min(ends.values())
    if next(holder for holder, end in ends.items() if end == oldest) != name:
        return []
    return [Fact("staff.first_aid_expires", oldest.isoformat(), quote=say(oldest))]


def _course_list(rng: random.Random, sheet: Sheet, say: Say, passed: Days, ends: Days, courses: Courses) -> None:
    """One row a certificate, sometimes with one that a later one has replaced."""
    holders = list(passed)
    rows: list[tuple[list[str], list[Fact]]] = [
        ([n, "Paediatric first aid (12 hours)", say(passed[n]), say(ends[n])], _first_aid(n, ends, say))
        for n in holders
    ]
    if rng.random() < 0.4:
        gone = day(rng, date(2020, 1, 1), date(2020, 9, 1))
        rows.insert(
            0,
            (
                [
                    holders[-1],
                    "Paediatric first aid (12 hours)",
                    say(gone),
                    say(gone.replace(year=2023, day=min(gone.day, 28))),
                ],
                [],
            ),
        )
    for course, key in courses:
        done = day(rng, date(2025, 1, 10), date(2026, 10, 1))
        rows.append(
            (
                [rng.choice(holders), course, say(done), pick(rng, "n/a", "no expiry", "-")],
                [Fact(f"staff.{key}", True, quote=course)],
            )
        )
    order = rng.choice(((0, 1, 2, 3), (1, 0, 2, 3), (1, 0, 3, 2)))
    head = [
        pick(rng, "Name", "Staff member"),
        pick(rng, "Course", "Training"),
        pick(rng, "Date completed", "Date achieved"),
        pick(rng, "Expires", "Valid until", "Renewal due"),
    ]
    wide = (2.4, 4, 2, 2)
    sheet.table(
        [head[i] for i in order],
        [([cells[i] for i in order], facts) for cells, facts in rows],
        [wide[i] for i in order],
        rng.random() < 0.6,
    )


def _matrix(rng: random.Random, sheet: Sheet, say: Say, passed: Days, ends: Days, courses: Courses) -> None:
    """One row a person, one column a course; only first aid has its expiry printed."""
    sheet.para("Dates are those of completion unless the heading says otherwise.", size=8)
    head = ["Name", "First aid: done", "First aid: expires", *[course for course, _ in courses]]
    rows: list[tuple[list[str], list[Fact]]] = []
    for place, name in enumerate(passed):
        dates = [
            say(day(rng, date(2025, 1, 10), date(2026, 10, 1))) if place == 0 or rng.random() < 0.5 else ""
            for _ in courses
        ]
        rows.append(([name, say(passed[name]), say(ends[name]), *dates], _first_aid(name, ends, say)))
    rows[0][1].extend(Fact(f"staff.{key}", True, quote=course) for course, key in courses)
    sheet.table(head, rows, [2, 1.7, 1.7, *[1.9 for _ in courses]], True, 7.5)


def _blocks(rng: random.Random, sheet: Sheet, say: Say, passed: Days, ends: Days, courses: Courses) -> None:
    """A heading a person, the courses below."""
    holders = list(passed)
    taken = {course: rng.choice(holders) for course, _ in courses}
    for name in holders:
        sheet.heading(name, 11)
        sheet.para(
            f"First aid at work with paediatrics - passed {say(passed[name])}, valid until {say(ends[name])}",
            _first_aid(name, ends, say),
            indent=10,
        )
        for course, key in courses:
            if taken[course] == name:
                done = say(day(rng, date(2025, 1, 10), date(2026, 10, 1)))
                sheet.para(f"{course} - {done}", [Fact(f"staff.{key}", True, quote=course)], indent=10)


def _leads(rng: random.Random, sheet: Sheet, provider: Club, say: Callable[[date], str], trained: date) -> None:
    """Who leads on safeguarding, in a sentence or in a block; an older course is named beside."""
    lead, deputy = (
        Fact("staff.safeguarding_lead", provider.lead, quote=provider.lead),
        Fact("staff.deputy_lead", provider.deputy, quote=provider.deputy),
    )
    when, before = (
        Fact("staff.safeguarding_lead_trained_on", trained.isoformat(), quote=say(trained)),
        say(trained - timedelta(days=740)),
    )
    if rng.random() < 0.4:
        sheet.para(
            f"Our Designated Safeguarding Lead is {provider.lead}, who completed DSL Level 3 training on {say(trained)}"
            f" (previously {before}). {provider.deputy} is the deputy DSL.",
            [lead, deputy, when],
        )
        return
    entries = [
        (pick(rng, "Designated safeguarding lead (DSL)", "Safeguarding lead"), provider.lead, (lead,)),
        (pick(rng, "DSL training completed", "Lead last trained on"), say(trained), (when,)),
        (pick(rng, "Previous DSL course", "Course before that"), before, ()),
        (pick(rng, "Deputy safeguarding lead", "Deputy DSL"), provider.deputy, (deputy,)),
    ]
    sheet.pairs(entries, rng.choice(WAYS))
