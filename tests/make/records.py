"""Staff records: the single central record of checks, and the training matrix."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from tests.make import docx, pdf, xlsx
from tests.make.blocks import Block, H, P, T, Theme
from tests.make.marks import Built, Mark

OFFICE = ("administrator", "finance", "reception", "book-keeper")


@dataclass(frozen=True)
class Person:
    """One line of the record: level Enhanced or Standard, barred and update Yes or No, issue date ISO."""

    name: str
    role: str
    started: str
    number: str
    issued: str
    level: str = "Enhanced"
    barred: bool = True
    update: bool = True

    @property
    def office(self) -> bool:
        return any(word in self.role.lower() for word in OFFICE)


def shown(iso: str, style: str = "slash") -> str:
    """A date as printed: slash 31/03/2027, short 31 Mar 2027, long 31 March 2027, ordinal 31st March 2027."""
    date = datetime.date.fromisoformat(iso)
    ending = "th" if 10 < date.day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(date.day % 10, "th")
    return {
        "slash": f"{date:%d/%m/%Y}",
        "short": f"{date.day} {date:%b} {date.year}",
        "long": f"{date.day} {date:%B} {date.year}",
        "ordinal": f"{date.day}{ending} {date:%B} {date.year}",
        "dotted": f"{date:%d.%m.%Y}",
    }[style]


def counts(people: Sequence[Person], as_at: str) -> list[Mark]:
    """The facts a record gives when its rows are counted on that day."""
    required = [person for person in people if not person.office]
    day = datetime.date.fromisoformat(as_at)
    limit = day.replace(year=day.year - 3).isoformat()
    values = {
        "dbs_total": len(people),
        "dbs_enhanced": sum(person.level == "Enhanced" for person in people),
        "dbs_barred_checked": sum(person.barred for person in people),
        "dbs_update_service": sum(person.update for person in people),
        "dbs_required_total": len(required),
        "dbs_required_enhanced": sum(person.level == "Enhanced" for person in required),
        "dbs_required_barred_checked": sum(person.barred for person in required),
        "dbs_old_not_on_update_service": sum(
            person.issued < limit and not person.update for person in people
        ),
    }
    oldest = min(person.issued for person in people)
    return [
        *(Mark(f"staff.{name}", value) for name, value in values.items()),
        Mark("staff.dbs_oldest_issue", oldest),
    ]


_TITLE = "[[staff.single_central_record=true|Single Central Record]]"


def dbs_excel(people: Sequence[Person], org: str, as_at: str, kept: str) -> Built:
    """The record as a workbook with dates as dates."""
    head: list[xlsx.Item] = [
        "No",
        "Name",
        "Role",
        "Start date",
        "ID seen",
        "Right to work",
        "DBS level",
        "DBS certificate no",
        "DBS issue date",
        "Children's barred list",
        "Update Service",
        "References",
    ]
    rows: list[list[xlsx.Item]] = [[f"{org} - {_TITLE}"], [f"Updated {kept}"], head]
    for number, person in enumerate(people, 1):
        rows.append(
            [
                xlsx.Num(number),
                _lead(person.name, person.role),
                person.role,
                xlsx.Num(datetime.date.fromisoformat(person.started), shown=xlsx.DATE),
                "Yes",
                "Yes",
                person.level,
                person.number,
                xlsx.Num(datetime.date.fromisoformat(person.issued), shown=xlsx.DATE),
                _yes(person.barred),
                _yes(person.update),
                "2",
            ]
        )
    widths = (5, 24, 26, 12, 9, 12, 12, 20, 14, 14, 14, 11)
    return xlsx.render([xlsx.Tab("SCR", rows, widths, bold=(1, 3))]).stating(*counts(people, as_at))


def dbs_blocks(people: Sequence[Person], org: str, kept: str, style: str) -> list[Block]:
    """The record as a ruled table."""
    rows = [
        [
            "Name",
            "Post held",
            "Level of disclosure",
            "Certificate number",
            "Date of issue",
            "Barred list checked",
            "On Update Service",
        ]
    ]
    rows += [
        [
            _lead(person.name, person.role),
            person.role,
            person.level,
            person.number,
            shown(person.issued, style),
            _yes(person.barred),
            _yes(person.update),
        ]
        for person in people
    ]
    return [
        P(org, "letterhead"),
        H(_TITLE, 0),
        P(f"Disclosure and barring checks. Position on {kept}."),
        T(rows, (2.4, 2.6, 1.8, 2.1, 1.7, 1.4, 1.4)),
        P("Certificates were seen by the person named in the recruitment file and were not copied.", "small"),
    ]


def dbs_word(people: Sequence[Person], org: str, as_at: str, kept: str, theme: Theme) -> Built:
    """The record as a Word table."""
    return docx.render(dbs_blocks(people, org, kept, "long"), theme=theme).stating(*counts(people, as_at))


def dbs_pdf(people: Sequence[Person], org: str, as_at: str, kept: str, theme: Theme) -> Built:
    """The record as a PDF table."""
    return pdf.render(dbs_blocks(people, org, kept, "short"), theme=theme, footer="Confidential").stating(
        *counts(people, as_at)
    )


def _yes(value: bool) -> str:
    return "Yes" if value else "No"


@dataclass(frozen=True)
class Course:
    """A column of the training matrix: its heading and each person's date (ISO) or "" where not taken."""

    title: str
    dates: Sequence[str]
    fact: str = ""
    lead_row: int = -1
    expires: bool = False


def _headings(courses: Sequence[Course]) -> list[str]:
    return [
        f"[[staff.{course.fact}=true|{course.title}]]" if course.fact else course.title for course in courses
    ]


def _names(course: Course, row: int) -> str:
    """The fact a date states: the lead's training, or the earliest first aid expiry."""
    if course.expires and course.dates[row] == min(date for date in course.dates if date):
        return "staff.first_aid_expires"
    return "staff.safeguarding_lead_trained_on" if course.lead_row == row else ""


def _lead(name: str, role: str) -> str:
    """The name, which states the safeguarding lead where the role beside it says so."""
    stated = re.search(r"\b(?:designated|safeguarding) lead\b", role) and "deputy" not in role.lower()
    return f"[[staff.safeguarding_lead={name}|{name}]]" if stated else name


def training_excel(
    org: str, people: Sequence[tuple[str, str]], courses: Sequence[Course], kept: str
) -> Built:
    """The training matrix as a workbook."""
    rows: list[list[xlsx.Item]] = [
        [f"{org} training matrix"],
        [f"Last updated {kept}"],
        ["Name", "Role", *_headings(courses)],
    ]
    for row, (name, role) in enumerate(people):
        cells: list[xlsx.Item] = [_lead(name, role), role]
        for course in courses:
            date = course.dates[row]
            cells.append(
                xlsx.Num(datetime.date.fromisoformat(date), _names(course, row), xlsx.DATE) if date else "n/a"
            )
        rows.append(cells)
    return xlsx.render([xlsx.Tab("Training", rows, (24, 26, *[18] * len(courses)), bold=(1, 3))])


def training_blocks(
    org: str, people: Sequence[tuple[str, str]], courses: Sequence[Course], kept: str, style: str = "slash"
) -> list[Block]:
    """The training matrix as a ruled table."""
    rows = [["Name", "Role", *_headings(courses)]]
    for row, (name, role) in enumerate(people):
        cells = [_lead(name, role), role]
        for course in courses:
            date, fact = course.dates[row], _names(course, row)
            printed = shown(date, style) if date else "-"
            cells.append(f"[[{fact}={date}|{printed}]]" if fact and date else printed)
        rows.append(cells)
    return [
        P(org, "letterhead"),
        H("Staff training record", 0),
        P(
            f"Correct on {kept}. Dates are the day on which the course was "
            "completed unless the heading says that they are expiry dates."
        ),
        T(rows, (2.2, 2.2, *[1.6] * len(courses))),
        P("Certificates are held on personnel files and can be produced on request.", "small"),
    ]


def training_pdf(
    org: str,
    people: Sequence[tuple[str, str]],
    courses: Sequence[Course],
    kept: str,
    theme: Theme,
    style: str = "slash",
) -> Built:
    """The training matrix as a PDF."""
    return pdf.render(training_blocks(org, people, courses, kept, style), theme=theme, footer=org)


def training_word(
    org: str,
    people: Sequence[tuple[str, str]],
    courses: Sequence[Course],
    kept: str,
    theme: Theme,
    style: str = "slash",
) -> Built:
    """The training matrix as a Word table."""
    return docx.render(training_blocks(org, people, courses, kept, style), theme=theme, footer=org)
