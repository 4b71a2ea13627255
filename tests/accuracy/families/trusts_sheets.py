"""Price schedules and risk assessments of the trusts family."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass
from typing import Any

import docx
from openpyxl import Workbook
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from tests.accuracy.families.trusts_base import (
    DATE_STYLES,
    Ledger,
    Provider,
    date_text,
    docx_bytes,
    recent,
    set_font,
    xlsx_bytes,
    years_later,
)
from tests.accuracy.families.trusts_paper import Paper
from tests.accuracy.made import Made

_LINES = (
    ("One to one tutoring, face to face", "per hour", 38, 62),
    ("One to one tutoring online", "per hour", 28, 44),
    ("Small group session (up to 4)", "per session", 90, 160),
    ("Full day alternative provision placement", "per day", 95, 180),
    ("Half day alternative provision placement", "per half day", 55, 98),
    ("Forest school morning", "per session", 60, 110),
    ("Mentoring visit at home", "per visit", 35, 70),
    ("Initial assessment and report", "each", 120, 260),
    ("Escorted transport", "per mile", 1, 2),
    ("Saturday short-break club", "per child per day", 65, 120),
)


@dataclass
class Line:
    """One priced line; `rate` None was left empty, `total` as printed."""

    name: str
    unit: str
    rate: float | None
    last: float
    quantity: int
    total: float | None


def _lines(rng: random.Random) -> tuple[list[Line], bool, bool]:
    """Lines, and whether all are priced and the sums right."""
    lines = []
    for name, unit, low, high in rng.sample(_LINES, rng.randrange(4, 8)):
        rate = rng.randrange(low * 4, high * 4) / 4
        quantity = rng.choice((10, 20, 38, 40, 100, 190))
        lines.append(Line(name, unit, rate, round(rate * 0.94, 2), quantity, round(rate * quantity, 2)))
    complete = right = True
    if rng.random() < 0.3:
        gap = rng.choice(lines)
        gap.rate = gap.total = None
        complete = False
    if rng.random() < 0.3:
        wrong = next(line for line in lines if line.total is not None)
        assert wrong.total is not None
        wrong.total, right = wrong.total + rng.choice((90, 250, 1000)), False
    return lines, complete, right


_HEADS = {
    "line": ("Service", "Description", "Item"),
    "unit": ("Unit", "Charged", "Unit of charge"),
    "rate": ("Rate (£)", "Price excl. VAT (£)", "Tendered rate £"),
    "last": ("2025/26 rate (for information)", "Last year's rate (£)"),
    "quantity": ("Indicative quantity", "Qty a year"),
    "total": ("Total (£)", "Annual total £"),
    "ref": ("Ref", "No."),
}


def _columns(rng: random.Random) -> tuple[list[str], list[str]]:
    columns = ["line", "unit", "rate"]
    if rng.random() < 0.5:
        columns += ["quantity", "total"]
    if rng.random() < 0.5:
        columns.insert(rng.randrange(1, 3), "last")
    if rng.random() < 0.5:
        columns.insert(0, "ref")
    if rng.random() < 0.3:
        columns.remove("unit")
        columns.insert(columns.index("line"), "unit")
    return columns, [rng.choice(_HEADS[key]) for key in columns]


def prices(seed: int, who: Provider) -> Made:
    """The price schedule, as workbook or in Word."""
    rng = random.Random(f"trusts prices {seed}")
    lines, complete, right = _lines(rng)
    columns, heads = _columns(rng)
    ledger = Ledger([])
    word = rng.random() < 0.45
    title = rng.choice(("Pricing schedule", "Schedule of rates", "Price Schedule 2026-27", "Schedule 3: Prices"))
    data = (_price_word if word else _price_book)(rng, who, title, columns, heads, lines, ledger)
    sheet = ledger.facts[0].sheet if ledger.facts else None
    ledger.add("price.complete", complete, title, sheet=sheet)
    if "total" in columns:
        ledger.add("price.arithmetic_ok", right, title, sheet=sheet)
    ledger.add("organisation.legal_name", who.name, who.name, sheet=sheet, optional=True)
    return Made(
        f"Pricing/{rng.choice(('Price schedule', 'Rates', 'Pricing schedule completed'))}.{'docx' if word else 'xlsx'}",
        data,
        "pricing_schedule",
        tuple(ledger.facts),
    )


def _value(line: Line, key: str, number: int) -> str | float | None:
    values: dict[str, str | float | None] = {
        "line": line.name,
        "unit": line.unit,
        "rate": line.rate,
        "last": line.last,
        "quantity": line.quantity,
        "total": line.total,
        "ref": f"P{number}",
    }
    return values[key]


def _price_book(
    rng: random.Random,
    who: Provider,
    title: str,
    columns: list[str],
    heads: list[str],
    lines: list[Line],
    ledger: Ledger,
) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = rng.choice(("Prices", "Schedule of rates", "Sheet1"))
    left = rng.choice((1, 1, 2))
    sheet.cell(1, left, title).font = Font(bold=True, size=14)
    sheet.cell(2, left, f"Tenderer: {who.name}")
    sheet.cell(3, left, "Enter one rate in each row. Rates are firm for the first two years and exclude VAT.")
    top = rng.randrange(5, 8)
    thin = Side(style="thin")
    for column, head in enumerate(heads, left):
        cell = sheet.cell(top, column, head)
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", start_color="FCE4D6")
        sheet.column_dimensions[get_column_letter(column)].width = 38 if columns[column - left] == "line" else 17
    row = top + 1
    if rng.random() < 0.4:
        example = Line("EXAMPLE: swimming lesson", "per lesson", 12.5, 12.0, 10, 125.0)
        for column, key in enumerate(columns, left):
            sheet.cell(row, column, _value(example, key, 0)).font = Font(italic=True, color="808080")
        row += 1
    for number, line in enumerate(lines, 1):
        for column, key in enumerate(columns, left):
            cell = sheet.cell(row, column, _value(line, key, number))
            cell.border = Border(thin, thin, thin, thin)
            if key in ("rate", "last", "total"):
                cell.number_format = "#,##0.00"
            place: dict[str, Any] = {"subject": line.name, "sheet": sheet.title, "cell": cell.coordinate}
            if key == "rate" and line.rate is not None:
                ledger.add("price.rate", line.rate, f"{line.rate:g}", **place)
            elif key == "unit":
                ledger.add("price.unit", line.unit, line.unit, **place)
        row += 1
    sheet.cell(row + 1, left, "Prices for 2024/25 were 6% lower throughout and are not offered.")
    return xlsx_bytes(book, who.people[0])


def _price_word(
    rng: random.Random,
    who: Provider,
    title: str,
    columns: list[str],
    heads: list[str],
    lines: list[Line],
    ledger: Ledger,
) -> bytes:
    document = docx.Document()
    set_font(document, rng)
    document.add_heading(title, 1)
    document.add_paragraph(f"{rng.choice(('Name of tenderer', 'Provider', 'Bidder'))}: {who.name}")
    document.add_paragraph("Please give one rate for each line, in pounds and without VAT. For example: £10.00.")
    sign = rng.choice(("", "£"))
    table = document.add_table(rows=1, cols=len(columns), style=rng.choice(("Table Grid", "Light List Accent 1")))
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.text = head
    for number, line in enumerate(lines, 1):
        cells = table.add_row().cells
        for cell, key in zip(cells, columns, strict=True):
            value = _value(line, key, number)
            money = key in ("rate", "last", "total") and isinstance(value, float)
            cell.text = f"{sign}{value:,.2f}" if money else "" if value is None else str(value)
            if key == "rate" and line.rate is not None:
                ledger.add("price.rate", line.rate, cell.text, subject=line.name)
            elif key == "unit":
                ledger.add("price.unit", line.unit, line.unit, subject=line.name)
    document.add_paragraph(
        "A cancellation inside 24 hours is charged at half the rate. Mileage above 20 miles is claimed at 45p."
    )
    return docx_bytes(document, who.people[0])


_ACTIVITIES = (
    "Pond dipping",
    "Indoor climbing visit",
    "Bike maintenance workshop",
    "Cookery session",
    "Minibus trips to the beach",
    "Campfire and whittling",
)
_HAZARDS = (
    ("Slips, trips and falls", "Children and staff", "Footwear checked, paths walked before the session", "Low"),
    ("Burns", "Children", "Fire circle kept at two metres, water bucket at hand", "Medium"),
    ("Missing child", "Children", "Head counts every 20 minutes, boundary agreed", "Low"),
    ("Allergic reaction", "Children and staff", "Plans carried, two trained staff", "Medium"),
    ("Challenging behaviour", "Everyone", "Individual plans, one to one ratio where agreed", "Medium"),
    ("Traffic on arrival", "Everyone", "Marshalled drop-off, high-visibility vests", "Low"),
)


@dataclass(frozen=True)
class Assessed:
    """One assessment."""

    subject: str
    kind: str
    made: dt.date
    review: dt.date


def _assessed(rng: random.Random, who: Provider, activity: str | None = None) -> Assessed:
    kind = "activity" if activity else rng.choice(("site", "activity", "fire"))
    subject = (
        activity
        or {
            "site": f"{who.name.removeprefix('The ').split(' ')[0]} Hall, {who.town}",
            "activity": rng.choice(_ACTIVITIES),
            "fire": f"The Barn, {who.street}",
        }[kind]
    )
    made = recent(rng, 2024)
    return Assessed(subject, kind, made, years_later(made, rng.choice((1, 1, 2))))


def _labels(rng: random.Random, a: Assessed) -> tuple[str, str, str, str]:
    """Heading of the paper, and labels of subject, date and review."""
    title = {"site": "Site Risk Assessment", "activity": "Activity Risk Assessment", "fire": "Fire Risk Assessment"}[
        a.kind
    ]
    about = {
        "site": rng.choice(("Site", "Venue", "Premises")),
        "activity": rng.choice(("Activity", "Activity assessed")),
        "fire": "Premises",
    }[a.kind]
    return (
        title,
        about,
        rng.choice(("Date of assessment", "Assessed on", "Assessment date")),
        rng.choice(("Review date", "Next review due", "Review by")),
    )


def _state(
    ledger: Ledger,
    a: Assessed,
    title: str,
    quotes: tuple[str, str],
    where: dict[str, Any],
    cells: tuple[str | None, str | None, str | None] = (None, None, None),
) -> None:
    def at(cell: str | None) -> dict[str, Any]:
        return {**where, **({"cell": cell} if cell else {})}

    ledger.add("risk_assessment.type", a.kind, title, subject=a.subject, **at(cells[0]))
    ledger.add("risk_assessment.assessed_on", a.made, quotes[0], subject=a.subject, **at(cells[1]))
    ledger.add("risk_assessment.review_on", a.review, quotes[1], subject=a.subject, **at(cells[2]))


def risks(seed: int, who: Provider) -> Made:
    """A risk assessment, as PDF or as a workbook with one or two activities."""
    rng = random.Random(f"trusts risks {seed}")
    ledger = Ledger([])
    if rng.random() < 0.55:
        data, ending = _risk_pdf(rng, who, ledger), "pdf"
    else:
        data, ending = _risk_book(rng, who, ledger), "xlsx"
    return Made(
        f"Risk assessments/{rng.choice(('Risk assessment', 'RA 2026', 'Risk Assessment signed'))}.{ending}",
        data,
        "risk_assessment",
        tuple(ledger.facts),
    )


def _risk_pdf(rng: random.Random, who: Provider, ledger: Ledger) -> bytes:
    a, style, layout = _assessed(rng, who), rng.choice(DATE_STYLES), rng.randrange(4)
    title, about, made, review = _labels(rng, a)
    paper = Paper(rng, title, wide=rng.random() < 0.4)
    paper.foot = f"{who.name} | template issued 1 September 2021"
    top = paper.text(title if layout != 2 else f"{title}: {a.subject}", bold=True, size=15, gap=10)
    shown = (date_text(a.made, style), date_text(a.review, style))
    if layout in (0, 1):
        rows = [
            (about, a.subject),
            (made, shown[0]),
            ("Assessor", who.people[8]),
            (review, shown[1]),
            ("Organisation", who.name),
        ]
        if rng.random() < 0.5:
            rows[2:] = rng.sample(rows[2:], 3)
        paper.pairs(rows, rng.choice(("boxed", "colon", "under")))
    elif layout == 2:
        paper.text(
            f"Carried out by {who.people[8]} on {shown[0]} for {who.name}. To be reviewed "
            f"by {shown[1]} or after any incident. The last incident was on 3 May 2023."
        )
    else:
        paper.grid((about, made, review, "Assessor"), [(a.subject, *shown, who.people[8])], (1.6, 1, 1, 1))
    _state(ledger, a, title, shown, {"page": top})
    heads = ["Hazard", "Who may be harmed", "Control measures", "Risk"]
    picked = rng.sample(_HAZARDS, rng.randrange(4, 7))
    if a.kind == "fire":
        picked = [
            ("Sources of ignition: heaters, kitchen", "Everyone", "Portable appliances tested, kitchen locked", "Low"),
            ("Blocked exits", "Everyone", "Weekly walk round recorded", "Low"),
            ("Alarm failure", "Everyone", "Tested each Monday; serviced on 12 January 2025", "Low"),
        ]
    paper.grid(heads, picked, (1.2, 1, 2, 0.6))
    paper.text("Scoring: low 1 to 4, medium 5 to 9, high 10 or more.", size=8.5)
    return paper.bytes()


def _risk_book(rng: random.Random, who: Provider, ledger: Ledger) -> bytes:
    book = Workbook()
    style = rng.choice((None, "slash", "long", "dots"))
    first = _assessed(rng, who)
    items = [first]
    if rng.random() < 0.5:
        items.append(_assessed(rng, who, rng.choice([name for name in _ACTIVITIES if name != first.subject])))
    across = rng.random() < 0.4
    for index, a in enumerate(items):
        sheet = book.active if index == 0 else book.create_sheet()
        assert sheet is not None
        sheet.title = rng.choice((a.subject.split(",")[0][:28], f"RA{index + 1}"))
        _risk_sheet(rng, sheet, who, a, style, across, ledger)
    return xlsx_bytes(book, who.people[8])


def _risk_sheet(
    rng: random.Random, sheet: Any, who: Provider, a: Assessed, style: str | None, across: bool, ledger: Ledger
) -> None:
    title, about, made, review = _labels(rng, a)
    sheet["A1"] = title
    sheet["A1"].font = Font(bold=True, size=14)
    sheet["A2"] = who.name
    rows = [(about, a.subject), (made, a.made), ("Assessor", who.people[8]), (review, a.review)]
    places: dict[str, str] = {}
    for index, (label, value) in enumerate(rows):
        spot, cell = (
            (sheet.cell(4, index + 1), sheet.cell(5, index + 1))
            if across
            else (sheet.cell(4 + index, 1), sheet.cell(4 + index, 2))
        )
        spot.value, spot.font = label, Font(bold=True)
        cell.value = date_text(value, style) if style and isinstance(value, dt.date) else value
        if isinstance(cell.value, dt.date):
            cell.number_format = "DD/MM/YYYY"
        places[label] = cell.coordinate
    quotes = (date_text(a.made, style or "iso"), date_text(a.review, style or "iso"))
    _state(ledger, a, title, quotes, {"sheet": sheet.title}, ("A1", places[made], places[review]))
    for column, head in enumerate(("Hazard", "Who may be harmed", "Control measures", "Residual risk"), 1):
        sheet.cell(10, column, head).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = (30, 24, 52, 16)[column - 1]
    for line, hazard in enumerate(rng.sample(_HAZARDS, 4), 11):
        for column, value in enumerate(hazard, 1):
            sheet.cell(line, column, value)
