"""The single central record of the offices family, in a workbook."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from tests.accuracy.families.offices_pens import DATE_STYLES, Facts, book_bytes, wide
from tests.accuracy.families.offices_people import Person, Provider, day, digits, names
from tests.accuracy.made import Made

WIDTHS = {"name": 22, "role": 22, "number": 20, "combined": 38, "row": 5}


@dataclass(frozen=True)
class Check:
    """One person's line on the record."""

    person: Person
    level: str
    barred: bool
    issued: date | None
    number: str
    update: bool


def make_checks(rng: random.Random, p: Provider) -> list[Check]:
    """Invent the checks; sometimes one is still awaited, or one who teaches has no barred-list check."""
    checks = []
    slip = rng.choice([None, None, "pending", "no barred", "standard"])
    victim = rng.randrange(4, len(p.staff))
    for index, person in enumerate(p.staff):
        level = "Basic" if person.office and rng.random() < 0.7 else "Enhanced"
        update = level == "Enhanced" and rng.random() < 0.5
        issued = (
            day(rng, date(2019, 3, 1), date(2022, 9, 30))
            if update and rng.random() < 0.5
            else day(rng, date(2025, 1, 10), date(2026, 9, 1))
        )
        if rng.random() < 0.06 and not update:
            issued = day(rng, date(2021, 1, 1), date(2022, 12, 20))
        check = Check(person, level, level == "Enhanced", issued, "00" + digits(rng, 10), update)
        if index == victim and slip == "pending":
            check = Check(person, "", False, None, "", False)
        elif index == victim and slip == "no barred":
            check = Check(person, "Enhanced", False, issued, check.number, update)
        elif index == victim and slip == "standard":
            check = Check(person, "Standard", False, day(rng, date(2025, 2, 1), date(2026, 5, 1)), check.number, False)
        checks.append(check)
    rng.shuffle(checks)
    return checks


class Record:
    """Draws a single central record in one of seven layouts of columns."""

    def __init__(self, rng: random.Random, p: Provider) -> None:
        self.rng, self.p, self.checks = rng, p, make_checks(rng, p)
        self.layout, self.facts = rng.randrange(7), Facts()
        self.native = rng.random() < 0.6
        self.say = rng.choice(DATE_STYLES)
        self.yes, self.no = rng.choice([("Yes", "No"), ("Y", "N"), ("✓", "x"), ("YES", "NO")])
        self.activity = self.layout in (1, 4, 6)

    def columns(self) -> list[str]:
        """Give the columns of the layout by key, in order."""
        keys = {
            0: ["name", "role", "start", "identity", "level", "barred", "number", "issued", "update"],
            1: ["number", "name", "role", "activity", "level", "issued", "barred", "update"],
            2: ["surname", "first", "role", "start", "combined", "number", "issued", "update", "checked"],
            3: ["role", "name", "issued", "number", "enhanced", "barred", "update", "references"],
            4: [
                "row",
                "name",
                "role",
                "activity",
                "start",
                "checked",
                "issued",
                "number",
                "enhanced",
                "barred",
                "update",
            ],
            5: ["name", "role", "combined", "issued", "update"],
            6: [
                "row",
                "surname",
                "first",
                "role",
                "activity",
                "level",
                "barred",
                "start",
                "number",
                "issued",
                "checked",
                "update",
            ],
        }
        return keys[self.layout]

    def head(self, key: str) -> str:
        """Give a heading of a column in one of its wordings."""
        heads = {
            "name": ("Name", "Full name", "Employee"),
            "surname": ("Surname", "Last name"),
            "first": ("Forename", "First name"),
            "role": ("Role", "Job title", "Position"),
            "start": ("Start date", "Date commenced"),
            "identity": ("ID checked", "Identity seen"),
            "level": ("DBS level", "Level of DBS check", "Type of disclosure"),
            "combined": ("DBS check", "Type of DBS", "Disclosure type"),
            "barred": ("Children's barred list checked", "Barred list (children)", "Children's Barred List"),
            "number": ("DBS certificate no.", "Certificate number", "Disclosure number"),
            "issued": ("Date of issue", "DBS issue date", "Certificate date", "Date DBS issued"),
            "update": ("Update Service", "On DBS update service?", "Subscribed to Update Service"),
            "checked": ("Certificate seen on", "Date certificate seen by us"),
            "references": ("References x 2", "Two references"),
            "enhanced": ("Enhanced DBS", "Enhanced disclosure"),
            "activity": ("Regulated activity", "In regulated activity?"),
            "row": ("#", "No."),
        }
        return self.rng.choice(heads[key])

    def value(self, key: str, check: Check, index: int) -> Any:
        """Give what stands in a cell."""
        last, first = check.person.name.split(" ", 1)[1], check.person.name.split(" ", 1)[0]
        flag = {True: self.yes, False: self.no}
        full = {
            "Enhanced": "Enhanced" + (" with children's barred list" if check.barred else " (no barred list check)")
        }
        plain = {
            "name": check.person.name,
            "surname": last,
            "first": first,
            "role": check.person.role,
            "row": index,
            "start": self.date(date(2021, 1 + index % 12, 1 + index)),
            "identity": self.yes,
            "level": check.level or self.rng.choice(["", "Applied for"]),
            "barred": flag[check.barred],
            "number": check.number,
            "combined": full.get(check.level, check.level or "Applied for - awaited"),
            "issued": self.date(check.issued) if check.issued else self.rng.choice(["", "Awaited"]),
            "update": flag[check.update],
            "references": self.yes,
            "enhanced": flag[check.level == "Enhanced"],
            "checked": self.date(date(2026, 9, 2 + index)) if check.issued else "",
            "activity": flag[not check.person.office],
        }
        return plain[key]

    def date(self, when: date) -> Any:
        """Give a date as a cell of the record holds it."""
        return when if self.native else self.say(when)

    def draw(self, book: Workbook) -> None:
        """Draw the record's sheet and note what can be counted on it."""
        sheet: Any = book.active
        sheet.title = self.rng.choice(["SCR", "Single Central Record", "Staff", "Current staff"])
        title = f"{self.rng.choice(['Single Central Record', 'SINGLE CENTRAL RECORD OF CHECKS'])} - {self.p.legal_name}"
        sheet["A1"] = title
        sheet["A1"].font = Font(bold=True, size=13)
        self.facts.add("staff.single_central_record", True, title, sheet=sheet.title, cell="A1")
        self.facts.add("organisation.legal_name", self.p.legal_name, title, optional=True, sheet=sheet.title, cell="A1")
        row = self.rng.choice([3, 4])
        if row == 4:
            sheet["A2"] = "Restricted. Updated monthly by the office. Copies of certificates are not kept."
        keys = self.columns()
        sheet.row_dimensions[row].height = 30
        for column, key in enumerate(keys, 1):
            cell = sheet.cell(row, column, self.head(key))
            cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DDE8D5")
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            sheet.column_dimensions[get_column_letter(column)].width = WIDTHS.get(
                key, 14 if self.native else 25 if key in ("start", "issued", "checked") else 15
            )
        if self.rng.random() < 0.25:
            row = self.example(sheet, row + 1, keys)
        oldest = min((c for c in self.checks if c.issued), key=lambda c: c.issued or date.max)
        for index, check in enumerate(self.checks, 1):
            row += 1
            for column, key in enumerate(keys, 1):
                cell = sheet.cell(row, column, self.value(key, check, index) or None)
                if isinstance(cell.value, date):
                    cell.number_format = "DD/MM/YYYY"
                if check is oldest and key == "issued" and oldest.issued:
                    quote = oldest.issued.isoformat() if self.native else self.say(oldest.issued)
                    self.facts.add(
                        "staff.dbs_oldest_issue", oldest.issued, quote, sheet=sheet.title, cell=cell.coordinate
                    )
        self.count(sheet.title)

    def example(self, sheet: Any, row: int, keys: list[str]) -> int:
        """Put an example line, plainly marked, that is nobody's."""
        sample = Check(
            Person("EXAMPLE: Joe Bloggs", "Tutor"), "Enhanced", True, date(2018, 1, 15), "001234567890", True
        )
        for column, key in enumerate(keys, 1):
            cell = sheet.cell(row, column, self.value(key, sample, 0) or None)
            cell.font = Font(italic=True, color="808080")
            if isinstance(cell.value, date):
                cell.number_format = "DD/MM/YYYY"
        return row

    def count(self, sheet: str) -> None:
        """Note the counts; who must be checked is everyone in regulated activity, else all but office staff."""
        everyone, needed = self.checks, [c for c in self.checks if not c.person.office]

        def old(check: Check) -> bool:
            return check.issued is not None and check.issued < date(2023, 6, 1) and not check.update

        counts = {
            "total": len(everyone),
            "enhanced": sum(c.level == "Enhanced" for c in everyone),
            "barred_checked": sum(c.barred for c in everyone),
            "update_service": sum(c.update for c in everyone),
            "required_total": len(needed),
            "required_enhanced": sum(c.level == "Enhanced" for c in needed),
            "required_barred_checked": sum(c.barred for c in needed),
            "old_not_on_update_service": sum(map(old, everyone)),
        }
        for name, number in counts.items():
            self.facts.add(f"staff.dbs_{name}", number, str(number), sheet=sheet)

    def leavers(self, book: Workbook) -> None:
        """Add a sheet of people who have left; they are not on the record any more."""
        sheet: Any = book.create_sheet("Leavers")
        sheet.append(["Name", "Role", "Left on", "DBS certificate no."])
        for name in names(self.rng, 3):
            sheet.append([name + " (left)", "Tutor", "31/08/2025", "00" + digits(self.rng, 10)])


def central_record(rng: random.Random, p: Provider) -> Made:
    """Make a single central record."""
    book = Workbook()
    record = Record(rng, p)
    record.draw(book)
    wide(book.active)
    if rng.random() < 0.4:
        record.leavers(book)
    name = rng.choice(["SCR.xlsx", "Single Central Record Sept 2026.xlsx", "Staff DBS register.xlsx"])
    return Made(f"Safeguarding/{name}", book_bytes(book, p.clerk.name), "dbs_record", record.facts.all())
