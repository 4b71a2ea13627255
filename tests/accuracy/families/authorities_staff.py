"""A list of staff with their DBS checks, counted for the truth."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass

from tests.accuracy.families.authorities_kit import TICKED, Cast, F, Look, day, legal, look, people, say
from tests.accuracy.families.authorities_pdf import Paper
from tests.accuracy.made import Made, Stated


@dataclass(frozen=True)
class Person:
    """A line of the staff list."""

    name: str
    role: str
    office: bool
    enhanced: bool
    barred: bool
    issued: dt.date | None
    online: bool
    number: str


ROLES = ("Tutor", "Support Worker", "Mentor", "Play Leader", "Teaching Assistant", "Youth Worker")


OFFICE = ("Office Administrator", "Finance Officer", "Receptionist")


def _team(rng: random.Random, c: Cast) -> list[Person]:
    roles = [
        (c.lead, f"{rng.choice(ROLES)} and Designated Safeguarding Lead"),
        (c.deputy, f"Deputy DSL / {rng.choice(ROLES)}"),
        (c.manager, "Service Manager"),
    ]
    taken = {c.lead, c.deputy, c.manager}
    names = [
        n
        for n in (f"{a} {b}" for a, b in zip(people(rng, 18) + people(rng, 18), [""] * 36, strict=True))
        if n.strip() not in taken
    ]
    fresh = list(dict.fromkeys(n.strip() for n in names))[: rng.randint(5, 24)]
    roles += [(n, rng.choice(OFFICE if k % 6 == 5 else ROLES)) for k, n in enumerate(fresh)]
    faulty = rng.choice((None, None, "standard", "pending", "no_barred"))
    return [_person(rng, name, role, faulty if k == 4 else None) for k, (name, role) in enumerate(roles)]


def _person(rng: random.Random, name: str, role: str, fault: str | None) -> Person:
    office = role in OFFICE
    online = rng.random() < 0.5
    old = not office and rng.random() < 0.25
    issued: dt.date | None = day(rng, "2018-02-01", "2022-05-30") if old else day(rng, "2024-10-01", "2026-08-30")
    enhanced, barred = fault not in ("standard", "pending"), fault is None
    if office:
        enhanced = rng.random() < 0.5
        barred = False
    if fault == "pending" and not office:
        issued, online = None, False
    return Person(name, role, office, enhanced, barred, issued, online, f"00{rng.randint(1500000000, 1899999999)}")


def _yes(flag: bool, way: int) -> str:
    return (("Yes", "No"), ("Y", "N"), (TICKED, ""), ("Yes", "No"))[way][0 if flag else 1]


def _cells(p: Person, n: int, way: int, joined: bool, style: Look) -> dict[str, str]:
    level = "Enhanced" if p.enhanced else ("Applied for" if p.issued is None else "Basic" if p.office else "Standard")
    if joined:
        level = {
            "Enhanced": "Enhanced with children's barred list" if p.barred else "Enhanced (no barred list check)"
        }.get(level, level)
    return {
        "no": str(n),
        "name": p.name,
        "role": p.role,
        "level": level,
        "barred": _yes(p.barred, way),
        "number": p.number if p.issued else "awaited",
        "issued": say(p.issued, style.dates) if p.issued else "-",
        "online": _yes(p.online, way),
        "regulated": _yes(not p.office, way),
    }


HEADS = {
    "no": ("No.", "#"),
    "name": ("Name", "Staff member", "Employee"),
    "role": ("Role", "Job title", "Position"),
    "level": ("DBS level", "Type of DBS check", "Disclosure"),
    "barred": ("Children's barred list checked", "Barred list (children)"),
    "number": ("Certificate number", "DBS number"),
    "issued": ("Date of issue", "DBS issue date", "Issued"),
    "online": ("Update Service", "On DBS Update Service?"),
    "regulated": ("Regulated activity?", "In regulated activity"),
}


SHARES = {
    "no": 5,
    "name": 18,
    "role": 24,
    "level": 18,
    "barred": 12,
    "number": 15,
    "issued": 16,
    "online": 11,
    "regulated": 12,
}


def staff(rng: random.Random, c: Cast, seed: int) -> Made:
    """A list of staff with their DBS checks, counted for the truth."""
    style = look(rng)
    if style.dates == "weekday":
        style = Look(style.family, style.size, style.accent, style.left, "long", style.money, style.mode)
    team, way, joined = _team(rng, c), rng.randint(0, 3), rng.random() < 0.4
    paper = Paper(
        style,
        landscape=True,
        footer=f"{c.name} - confidential - updated {say(day(rng, '2026-09-01', '2026-10-15'), 'long')}",
    )
    title = rng.choice(("Single Central Record", "Staff list and DBS checks", "DBS register", "Staff DBS record"))
    paper.text(c.name, legal(c), bold=True)
    paper.title(
        title,
        *((F("staff.single_central_record", True, None, None, None, True),) if title.startswith("Single") else ()),
    )
    if rng.random() < 0.4:
        paper.text(f"Headcount: {len(team)}", F("staff.headcount", len(team), str(len(team))))
    if rng.random() < 0.4:
        paper.text(
            "Example of a complete line: A. N. Other, Tutor, Enhanced with children's barred list, 001234567890, 1"
            " January 2020.",
            italic=True,
        )
    rest = ["role", "level", *([] if joined else ["barred"]), "number", "issued", "online"] + (
        ["regulated"] if rng.random() < 0.4 else []
    )
    if seed % 2:
        rng.shuffle(rest)
    keys = (["no"] if seed % 3 == 0 else []) + ["name", *rest]
    heads = {k: rng.choice(HEADS[k]) for k in keys}
    rows = [tuple(heads[k] for k in keys)] + [
        tuple(_cells(p, n, way, joined, style)[k] for k in keys) for n, p in enumerate(team, 1)
    ]
    pages = paper.table(rows, [SHARES[k] for k in keys], size=8)[1:]
    paper.truth.facts.extend(_counted(paper, team, pages, heads, style))
    left = people(rng, 2)
    paper.text(f"Left since the last update (records removed): {left[0]}; {left[1]}.")
    return paper.made("Staffing/" + rng.choice(("Staff list with DBS.pdf", "SCR.pdf", "DBS log.pdf")), "dbs_record")


def _counted(paper: Paper, team: list[Person], pages: list[int], heads: dict[str, str], style: Look) -> list[Stated]:
    due = [p for p in team if not p.office]
    dates = [(p.issued, page) for p, page in zip(team, pages, strict=True) if p.issued]
    first, where = min(dates)
    old = sum(1 for p in team if p.issued and p.issued.year < 2023 and not p.online)
    level, issued = heads["level"], heads["issued"]
    made = [
        ("dbs_total", len(team), heads["name"]),
        ("dbs_enhanced", sum(p.enhanced for p in team), level),
        ("dbs_barred_checked", sum(p.barred for p in team), heads.get("barred", level)),
        ("dbs_update_service", sum(p.online for p in team), heads["online"]),
        ("dbs_required_total", len(due), heads["role"]),
        ("dbs_required_enhanced", sum(p.enhanced for p in due), level),
        ("dbs_required_barred_checked", sum(p.barred for p in due), heads.get("barred", level)),
        ("dbs_old_not_on_update_service", old, issued),
    ]
    facts = [Stated(f"staff.{n}", v, q, page=pages[0]) for n, v, q in made]
    facts.append(Stated("staff.dbs_oldest_issue", first.isoformat(), say(first, style.dates), page=where))
    return [
        *facts,
        Stated("staff.safeguarding_lead", team[0].name, team[0].name, page=pages[0]),
        Stated("staff.deputy_lead", team[1].name, team[1].name, page=pages[1]),
    ]
