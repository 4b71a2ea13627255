"""The DBS single central record and the training matrix of the trusts family."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from tests.accuracy.families.trusts_base import DATE_STYLES, Ledger, Provider, date_text, day, recent, xlsx_bytes
from tests.accuracy.families.trusts_paper import Paper
from tests.accuracy.made import Made

_ROLES = (
    "Tutor",
    "Lead Tutor",
    "Youth Worker",
    "Forest School Leader",
    "Learning Mentor",
    "Teaching Assistant",
    "SEN Teacher",
    "Art Therapist",
)
_OFFICE = ("Administrator", "Finance Officer", "Receptionist", "Office Administrator")


@dataclass(frozen=True)
class Person:
    """One line of the record."""

    name: str
    role: str
    office: bool
    enhanced: bool
    barred: bool
    service: bool
    issued: dt.date
    number: str


def _people(rng: random.Random, who: Provider) -> list[Person]:
    """Staff; issue dates keep clear of three years before any likely date of assessment."""
    people = []
    for index, name in enumerate(who.people[: rng.randrange(6, 13)]):
        office = index > 3 and rng.random() < 0.25
        enhanced = not office or rng.random() < 0.3
        barred = enhanced and not office and rng.random() < 0.93
        old = rng.random() < 0.25
        issued = day(rng, 2019, 2022) if old else day(rng, 2025, 2025)
        service = rng.random() < (0.8 if old else 0.4)
        role = rng.choice(_OFFICE if office else _ROLES)
        people.append(
            Person(name, role, office, enhanced, barred, service, issued, f"00{rng.randrange(10**9, 10**10)}")
        )
    return people


def _levels(person: Person, joined: bool) -> str:
    if joined and person.barred:
        return "Enhanced with Children's Barred List"
    return "Enhanced" if person.enhanced else "Basic"


def _columns(rng: random.Random) -> tuple[list[str], bool, bool]:
    """Which columns in which order; whether level and barred list are one; whether regulated activity is shown."""
    joined, regulated = rng.random() < 0.4, rng.random() < 0.5
    columns = ["role", "level", "number", "issued", "service"]
    if not joined:
        columns.append("barred")
    if regulated:
        columns.append("regulated")
    columns += rng.sample(["started", "identity", "right"], rng.randrange(0, 3))
    rng.shuffle(columns)
    return ["name", *columns], joined, regulated


_HEADS = {
    "name": ("Name", "Full name", "Employee"),
    "role": ("Role", "Job title", "Position"),
    "level": ("DBS level", "Level of check", "Type of disclosure"),
    "number": ("Certificate number", "DBS cert no.", "Disclosure no."),
    "issued": ("Date of issue", "DBS issue date", "Certificate date"),
    "service": ("Update Service", "On Update Service?", "DBS Update Service (Y/N)"),
    "barred": ("Children's barred list checked", "Barred list (children)", "Children's barred list"),
    "regulated": ("Regulated activity", "In regulated activity?", "Regulated activity Y/N"),
    "started": ("Start date", "Date started"),
    "identity": ("ID seen", "Identity checked"),
    "right": ("Right to work", "RTW check"),
}


def _cell(key: str, person: Person, joined: bool, yes: tuple[str, str], start: dt.date) -> str | dt.date:
    """What stands in one column of a person's line."""
    flags = {
        "service": person.service,
        "barred": person.barred,
        "regulated": not person.office,
        "identity": True,
        "right": True,
    }
    if key in flags:
        return yes[0] if flags[key] else yes[1]
    values: dict[str, str | dt.date] = {
        "name": person.name,
        "role": person.role,
        "level": _levels(person, joined),
        "number": person.number,
        "issued": person.issued,
        "started": start,
    }
    return values[key]


def _count(
    ledger: Ledger, people: list[Person], title: str, where: dict[str, Any], oldest: dict[str, Any], quote: str
) -> None:
    """The counts a careful person makes from the record."""
    needed = [p for p in people if not p.office]
    limit = dt.date(2023, 6, 1)
    counts = {
        "dbs_total": len(people),
        "dbs_enhanced": sum(p.enhanced for p in people),
        "dbs_barred_checked": sum(p.barred for p in people),
        "dbs_update_service": sum(p.service for p in people),
        "dbs_required_total": len(needed),
        "dbs_required_enhanced": sum(p.enhanced for p in needed),
        "dbs_required_barred_checked": sum(p.barred for p in needed),
        "dbs_old_not_on_update_service": sum(p.issued < limit and not p.service for p in people),
    }
    for name, value in counts.items():
        ledger.add(f"staff.{name}", value, title, **where)
    ledger.add("staff.dbs_oldest_issue", min(p.issued for p in people), quote, **oldest)
    ledger.add("staff.single_central_record", True, title, **where)


def record(seed: int, who: Provider) -> Made:
    """The single central record, as workbook or as a PDF table."""
    rng = random.Random(f"trusts record {seed}")
    people, ledger = _people(rng, who), Ledger([])
    columns, joined, _ = _columns(rng)
    heads = [rng.choice(_HEADS[key]) for key in columns]
    yes = rng.choice((("Yes", "No"), ("Y", "N"), ("✓", "✗"), ("YES", "NO")))
    starts = [day(rng, 2023, 2024) for _ in people]
    rows = [
        [_cell(key, person, joined, yes, start) for key in columns]
        for person, start in zip(people, starts, strict=True)
    ]
    title = rng.choice(
        (
            "Single Central Record",
            f"{who.name} - Single Central Record",
            "Single Central Record of pre-employment checks",
        )
    )
    order = sorted(range(len(people)), key=lambda i: people[i].name) if rng.random() < 0.5 else list(range(len(people)))
    people, rows = [people[i] for i in order], [rows[i] for i in order]
    data, ending = (_record_book if rng.random() < 0.6 else _record_pdf)(
        rng, who, title, columns, heads, people, rows, ledger
    )
    name = rng.choice(("SCR", "Single Central Record", "DBS log"))
    return Made(f"Staff/{name}.{ending}", data, "dbs_record", tuple(ledger.facts))


def _record_book(
    rng: random.Random,
    who: Provider,
    title: str,
    columns: list[str],
    heads: list[str],
    people: list[Person],
    rows: list[list[str | dt.date]],
    ledger: Ledger,
) -> tuple[bytes, str]:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = rng.choice(("SCR", "Sheet1", "Staff checks"))
    sheet["A1"] = title
    sheet["A1"].font = Font(bold=True, size=14)
    top = rng.randrange(2, 5)
    if top > 3:
        sheet.cell(2, 1, f"Updated {date_text(dt.date(2026, 9, 4), rng.choice(DATE_STYLES))} by {who.people[13]}")
    for index, head in enumerate(heads, 1):
        cell = sheet.cell(top, index, head)
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", start_color="D9E2EC")
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[get_column_letter(index)].width = 20
    line, real, style = top + 1, rng.random() < 0.6, rng.choice(("slash", "dots", "dash", "long"))
    if rng.random() < 0.4:
        _example(sheet, line, columns)
        line += 1
    oldest = min(p.issued for p in people)
    for person, row in zip(people, rows, strict=True):
        for index, (key, value) in enumerate(zip(columns, row, strict=True), 1):
            shown = value if real or isinstance(value, str) else date_text(value, style)
            cell = sheet.cell(line, index, shown)
            if isinstance(shown, dt.date):
                cell.number_format = "DD/MM/YYYY"
            if key == "issued" and person.issued == oldest:
                place = {"sheet": sheet.title, "cell": cell.coordinate}
                quote = oldest.isoformat() if real else str(shown)
        line += 1
    if rng.random() < 0.5:
        sheet.cell(
            line + 1,
            1,
            (
                "Key: Basic checks are used for office staff who do not meet children. Enhanced "
                "checks are repeated as needed."
            ),
        )
    _count(ledger, people, title, {"sheet": sheet.title}, place, quote)
    return xlsx_bytes(book, who.people[13]), "xlsx"


def _example(sheet: Any, line: int, columns: list[str]) -> None:
    """A greyed line that shows how to fill the record and is nobody."""
    values = {
        "name": "EXAMPLE - A N Other",
        "role": "Tutor",
        "level": "Enhanced",
        "number": "000000000000",
        "issued": "01/01/2015",
    }
    for index, key in enumerate(columns, 1):
        cell = sheet.cell(line, index, values.get(key, "e.g. Yes"))
        cell.font = Font(italic=True, color="999999")


def _record_pdf(
    rng: random.Random,
    who: Provider,
    title: str,
    columns: list[str],
    heads: list[str],
    people: list[Person],
    rows: list[list[str | dt.date]],
    ledger: Ledger,
) -> tuple[bytes, str]:
    paper = Paper(rng, title, wide=True, face=rng.choice(("DejaVu", "DejaVuSerif")))
    paper.foot = f"{who.name} | confidential"
    style = rng.choice(("slash", "dots", "dash", "padded", "long"))
    shown = [[value if isinstance(value, str) else date_text(value, style) for value in row] for row in rows]
    start = paper.text(title, bold=True, size=15, gap=10)
    if rng.random() < 0.5:
        paper.text(
            "Dates of issue are those printed on the certificate. Certificates are seen in the original and not kept.",
            size=8,
        )
    shares = [1.2 if key in ("name", "level", "number") else 1.0 for key in columns]
    pages = paper.grid(heads, shown, shares, size=8.5, lines=rng.random() < 0.8)
    oldest = min(range(len(people)), key=lambda i: people[i].issued)
    quote = shown[oldest][columns.index("issued")]
    paper.text(f"Checked by {who.people[13]}, HR and Compliance")
    _count(ledger, people, title, {"page": start}, {"page": pages[oldest]}, quote)
    return paper.bytes(), "pdf"


_COURSES = (
    "Safeguarding level 2",
    "Prevent",
    "GDPR awareness",
    "Fire awareness",
    "Online safety",
    "Equality and diversity",
    "SEND awareness",
)


def training(seed: int, who: Provider) -> Made:
    """The training matrix as a workbook."""
    rng = random.Random(f"trusts training {seed}")
    ledger = Ledger([])
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = rng.choice(("Training", "Training matrix 2026", "Matrix", "Sheet1"))
    title = rng.choice(("Staff training matrix", "Training Matrix", f"{who.name}: training log"))
    sheet["A1"] = title
    sheet["A1"].font = Font(bold=True, size=13)
    staff = list(who.people[1 : rng.randrange(7, 12)])
    fill = rng.choice((_matrix, _matrix, _turned, _long_list))
    fill(rng, sheet, staff, ledger)
    if rng.random() < 0.5:
        notes = book.create_sheet("Notes")
        notes["A1"] = (
            "First aid certificates last three years. Book refresher courses two months before the expiry date."
        )
        notes["A2"] = "Courses on offer next year: Team Teach refresher, Makaton taster (dates to be confirmed)."
    return Made(
        f"Staff/{rng.choice(('Training matrix', 'Staff Training Log', 'CPD tracker 2026'))}.xlsx",
        xlsx_bytes(book, who.people[13]),
        "training_record",
        tuple(ledger.facts),
    )


def _put(sheet: Any, row: int, column: int, when: dt.date, style: str | None) -> tuple[str, dict[str, Any]]:
    """A date in a cell, as date or text; gives its quote and place."""
    cell = sheet.cell(row, column, when if style is None else date_text(when, style))
    if style is None:
        cell.number_format = "DD/MM/YYYY"
    sheet.column_dimensions[get_column_letter(column)].width = 19
    return (when.isoformat() if style is None else str(cell.value)), {"sheet": sheet.title, "cell": cell.coordinate}


def _roles(rng: random.Random, staff: list[str]) -> list[str]:
    """Their roles: the first is the lead, the second the deputy."""
    lead, deputy = rng.choice(
        (
            ("Designated Safeguarding Lead", "Deputy Designated Safeguarding Lead"),
            ("Head of Centre (DSL)", "Senior Tutor (Deputy DSL)"),
            ("DSL", "Deputy DSL"),
        )
    )
    return [lead, deputy, *(rng.choice(_ROLES) for _ in staff[2:])]


def _lead(ledger: Ledger, staff: list[str], cells: list[str], sheet: Any) -> None:
    for index, name in enumerate(("safeguarding_lead", "deputy_lead")):
        ledger.add(f"staff.{name}", staff[index], staff[index], sheet=sheet.title, cell=cells[index])


def _holders(rng: random.Random, staff: list[str]) -> dict[str, dt.date]:
    """Who holds first aid, and until when."""
    return {name: day(rng, 2026, 2028) for name in staff if rng.random() < 0.5} or {staff[0]: day(rng, 2027, 2028)}


def _matrix(rng: random.Random, sheet: Any, staff: list[str], ledger: Ledger) -> None:
    """People down, courses across; first aid shows its expiry, the others when they were done."""
    heading = rng.choice(
        ("First aid (expiry)", "First Aid at Work - expires", "Paediatric first aid certificate expires")
    )
    lead_course = rng.choice(("DSL training completed", "DSL level 3 (date completed)", "Designated lead training"))
    moving = rng.random() < 0.5
    heads = [*rng.sample(_COURSES, 3), heading, lead_course, *(["Moving and handling"] if moving else [])]
    rng.shuffle(heads)
    style, top = rng.choice((None, None, "slash", "dash")), 3
    for index, head in enumerate(["Name", "Role", *heads], 1):
        sheet.cell(top, index, head).font = Font(bold=True)
    holders, cells = _holders(rng, staff), []
    expiring: list[tuple[dt.date, str, dict[str, Any]]] = []
    for line, (name, role) in enumerate(zip(staff, _roles(rng, staff), strict=True), top + 1):
        cells.append(sheet.cell(line, 1, name).coordinate)
        sheet.cell(line, 2, role)
        for column, head in enumerate(heads, 3):
            if head == heading and name in holders:
                expiring.append((holders[name], *_put(sheet, line, column, holders[name], style)))
            elif head == lead_course and line == top + 1:
                when = recent(rng)
                quote, place = _put(sheet, line, column, when, style)
                ledger.add("staff.safeguarding_lead_trained_on", when, quote, **place)
            elif head in (heading, lead_course):
                sheet.cell(line, column, rng.choice((None, "n/a")))
            else:
                last = _put(sheet, line, column, recent(rng), style)
                if head == "Moving and handling" and line == top + 1:
                    ledger.add("staff.moving_and_handling", True, head, optional=True, **last[1])
    _lead(ledger, staff, cells, sheet)
    first = min(expiring, key=lambda item: item[0])
    ledger.add("staff.first_aid_expires", first[0], first[1], **first[2])
    sheet.column_dimensions["A"].width = sheet.column_dimensions["B"].width = 26


def _turned(rng: random.Random, sheet: Any, staff: list[str], ledger: Ledger) -> None:
    """Courses down, people across."""
    style = rng.choice((None, "slash", "dots"))
    holders = _holders(rng, staff)
    cells = [sheet.cell(3, column, name).coordinate for column, name in enumerate(staff, 2)]
    sheet.cell(3, 1, "Course")
    sheet.cell(4, 1, "Role")
    for column, role in enumerate(_roles(rng, staff), 2):
        sheet.cell(4, column, role)
    expiring = []
    courses = [*rng.sample(_COURSES, 4), "First aid certificate: expiry date", "DSL training: date completed"]
    rng.shuffle(courses)
    for line, course in enumerate(courses, 5):
        sheet.cell(line, 1, course).font = Font(bold=True)
        for column, name in enumerate(staff, 2):
            if course.startswith("First aid") and name in holders:
                expiring.append((holders[name], *_put(sheet, line, column, holders[name], style)))
            elif course.startswith("DSL") and column == 2:
                when = recent(rng)
                quote, place = _put(sheet, line, column, when, style)
                ledger.add("staff.safeguarding_lead_trained_on", when, quote, **place)
            elif not course.startswith(("First aid", "DSL")) and rng.random() < 0.85:
                _put(sheet, line, column, recent(rng, 2024), style)
    _lead(ledger, staff, cells, sheet)
    first = min(expiring, key=lambda item: item[0])
    ledger.add("staff.first_aid_expires", first[0], first[1], **first[2])
    sheet.column_dimensions["A"].width = 34


def _long_list(rng: random.Random, sheet: Any, staff: list[str], ledger: Ledger) -> None:
    """One line a course taken; some first aid certificates have been renewed since, and only the later one counts."""
    style = rng.choice((None, "slash", "long"))
    for column, head in enumerate(("Staff member", "Role", "Course", "Provider", "Completed", "Expires"), 1):
        sheet.cell(3, column, head).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = 24
    line, holders, cells = 4, _holders(rng, staff), []
    expiring = []
    for name, role in zip(staff, _roles(rng, staff), strict=True):
        taken: list[tuple[str, dt.date, dt.date | None]] = [
            (course, recent(rng), None) for course in rng.sample(_COURSES, 2)
        ]
        if name == staff[0]:
            taken.insert(rng.randrange(3), ("Designated Safeguarding Lead training", recent(rng), None))
        if name in holders:
            end = holders[name]
            earlier = end.replace(year=end.year - 3, day=min(end.day, 28))
            if rng.random() < 0.5:
                taken.append(("First aid", earlier.replace(year=earlier.year - 3), earlier))
            taken.append(("First aid", earlier, end))
        for index, (course, done, until) in enumerate(taken):
            for column, value in enumerate(
                (name, role, course, rng.choice(("Brightwater Training", "Online", "St Ronan's First Aid"))), 1
            ):
                cell = sheet.cell(line, column, value)
                if index == 0 and column == 1:
                    cells.append(cell.coordinate)
            quote, place = _put(sheet, line, 5, done, style)
            if course.startswith("Designated"):
                ledger.add("staff.safeguarding_lead_trained_on", done, quote, **place)
            if until is not None:
                shown = _put(sheet, line, 6, until, style)
                if until == holders[name]:
                    expiring.append((until, *shown))
            line += 1
    _lead(ledger, staff, cells, sheet)
    first = min(expiring, key=lambda item: item[0])
    ledger.add("staff.first_aid_expires", first[0], first[1], **first[2])
