"""The price schedule of the offices family, in a workbook."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from tests.accuracy.families.offices_pens import Facts, book_bytes, wide
from tests.accuracy.families.offices_people import FRAMEWORKS, Provider
from tests.accuracy.made import Made

LINES = (
    ("1:1 tuition in the home", 42.5, ("per hour", "Hour", "hourly")),
    ("Group session (up to 4)", 96, ("per session", "Session", "half day")),
    ("Full day placement", 165, ("per day", "Day", "daily")),
    ("Outreach mentoring", 34, ("per hour", "Hour", "hourly")),
    ("Initial assessment", 120, ("each", "Each", "one-off")),
    ("Weekend short break", 385, ("per night", "Night", "per 24 hours")),
    ("Holiday club place", 78, ("per day", "Day", "daily")),
    ("Additional support worker (2:1)", 24.6, ("per hour", "Hour", "hourly")),
    ("Report for annual review", 60, ("each", "Each", "per report")),
    ("Transport within 10 miles", 0.8, ("per mile", "Mile", "each mile")),
    ("Online lesson", 38, ("per hour", "Hour", "per lesson")),
    ("Attendance at meetings", 30, ("per hour", "Hour", "per meeting")),
)


@dataclass(frozen=True)
class Line:
    """One priced line; `total` as the provider worked it out."""

    number: int
    name: str
    unit: str
    rate: float | None
    quantity: int
    total: float | None
    former: float

    @property
    def right(self) -> float | None:
        """The total that rate and quantity give."""
        return None if self.rate is None else round(self.rate * self.quantity, 2)


class Schedule:
    """Draws a price schedule in one of seven layouts."""

    def __init__(self, rng: random.Random, p: Provider) -> None:
        self.rng, self.p, self.layout = rng, p, rng.randrange(7)
        self.facts = Facts()
        self.blank, self.wrong = rng.random() < 0.25, rng.random() < 0.25
        self.text = rng.random() < 0.25
        self.lines = self.make_lines()

    def make_lines(self) -> list[Line]:
        """Invent the lines: perhaps one left without a price, perhaps one total that is wrong."""
        rng, style = self.rng, self.rng.randrange(3)
        lines: list[Line] = []
        picked = rng.sample(LINES, rng.randint(4, 8))
        gap, slip = rng.randrange(len(picked)), rng.randrange(len(picked))
        for number, (name, usual, units) in enumerate(picked, 1):
            rate = round(usual * rng.choice([0.9, 1, 1.12, 1.25]), 2)
            quantity = rng.choice([1, 5, 10, 20, 38])
            total: float | None = round(rate * quantity, 2)
            if self.blank and number - 1 == gap:
                lines.append(Line(number, name, units[style], None, quantity, None, round(rate * 0.95, 2)))
                continue
            if self.wrong and self.summed and number - 1 == slip and not (self.blank and gap == slip):
                total = round(rate * quantity + rng.choice([10, 100, 9]), 2)
            lines.append(Line(number, name, units[style], rate, quantity, total, round(rate * 0.95, 2)))
        return lines

    @property
    def summed(self) -> bool:
        """Whether the layout prints line totals."""
        return self.layout in (0, 1, 4, 5)

    def columns(self) -> list[tuple[str, str, int]]:
        """Give key, heading and width of the columns."""
        rng, year = self.rng, rng_year(self.rng)
        rate = rng.choice(["Rate (£, excl. VAT)", "Price (£)", "Unit price £", "Rate offered"])
        unit, line = rng.choice(["Unit", "Unit of charge", "Basis"]), rng.choice(["Service", "Description", "Item"])
        total, quantity = (
            rng.choice(["Total (£)", "Line total", "Amount £"]),
            rng.choice(["Quantity", "Estimated volume", "Qty"]),
        )
        heads = {
            "number": ("No.", 6),
            "name": (line, 36),
            "unit": (unit, 16),
            "rate": (rate, 16),
            "quantity": (quantity, 12),
            "total": (total, 14),
            "former": (f"{year} rate (for information)", 16),
            "note": ("Comments", 30),
        }
        order = {
            0: ["number", "name", "unit", "quantity", "rate", "total"],
            1: ["name", "rate", "unit", "quantity", "total"],
            2: ["name", "unit", "former", "rate"],
            3: ["number", "name", "rate", "unit", "note"],
            4: ["number", "unit", "name", "quantity", "former", "rate", "total"],
            5: ["name", "quantity", "unit", "rate", "total", "note"],
            6: ["unit", "name", "rate"],
        }[self.layout]
        return [(key, *heads[key]) for key in order]

    def value(self, key: str, line: Line) -> Any:
        """Give what stands in a cell of a line."""
        rate: Any = line.rate
        if self.text and rate is not None:
            rate = f"£{rate:,.2f}"
        return {
            "number": line.number,
            "name": line.name,
            "unit": line.unit,
            "rate": rate,
            "quantity": line.quantity,
            "total": line.total,
            "former": line.former,
            "note": self.rng.choice([None, None, "Minimum 2 hours", "Travel included"]),
        }[key]

    def draw(self, sheet: Any) -> None:
        """Draw title, notes, headings and lines."""
        title = f"{self.rng.choice(['Pricing Schedule', 'Price Schedule', 'Schedule of Rates'])} - {self.p.legal_name}"
        sheet["A1"], sheet["A1"].font = title, Font(bold=True, size=13)
        self.facts.add("organisation.legal_name", self.p.legal_name, title, optional=True, sheet=sheet.title, cell="A1")
        label = FRAMEWORKS[self.p.framework][0]
        sheet["A2"] = label
        for value in (self.p.framework, label):
            self.facts.add("application.framework", value, label, optional=True, sheet=sheet.title, cell="A2")
        sheet["A3"] = self.rng.choice(
            [
                "Prices exclude VAT. Example: Mentoring, per hour, £30.00.",
                "Please price every line.",
                "Rates hold until 31 March 2028. Rates above £250.00 a day need prior approval.",
            ]
        )
        row, columns = self.rng.choice([5, 6]), self.columns()
        sheet.row_dimensions[row].height = 30
        for index, (_, head, width) in enumerate(columns, 1):
            cell = sheet.cell(row, index, head)
            cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="E4DFEC")
            cell.alignment = Alignment(wrap_text=True)
            sheet.column_dimensions[get_column_letter(index)].width = width
        for line in self.lines:
            row += 1
            self.line(sheet, row, line, [key for key, _, _ in columns])
        if self.summed:
            self.sum(sheet, row + 1, [key for key, _, _ in columns])
        self.judge(sheet)

    def line(self, sheet: Any, row: int, line: Line, keys: list[str]) -> None:
        """Draw one line and note its rate and unit."""
        for index, key in enumerate(keys, 1):
            cell = sheet.cell(row, index, self.value(key, line))
            if key in ("rate", "total", "former"):
                cell.number_format = '"£"#,##0.00'
            if cell.value is None:
                continue
            if key == "rate":
                quote = cell.value if isinstance(cell.value, str) else short(cell.value)
                self.facts.add("price.rate", line.rate, quote, line.name, sheet=sheet.title, cell=cell.coordinate)
            elif key == "unit":
                self.facts.add(
                    "price.unit",
                    line.unit,
                    line.unit,
                    line.name,
                    line.rate is None,
                    sheet=sheet.title,
                    cell=cell.coordinate,
                )

    def sum(self, sheet: Any, row: int, keys: list[str]) -> None:
        """Draw the grand total of the line totals."""
        sheet.cell(
            row, keys.index("name") + 1, self.rng.choice(["Total", "Grand total", "TOTAL (excl. VAT)"])
        ).font = Font(bold=True)
        cell = sheet.cell(row, keys.index("total") + 1, round(sum(line.total or 0 for line in self.lines), 2))
        cell.number_format = '"£"#,##0.00'

    def judge(self, sheet: Any) -> None:
        """Note whether every line is priced and whether the totals are right."""
        wrong = any(line.total != line.right for line in self.lines)
        unpriced = next((line.name for line in self.lines if line.rate is None), None)
        self.facts.add("price.complete", unpriced is None, unpriced or sheet["A1"].value, sheet=sheet.title)
        self.facts.add("price.arithmetic_ok", not wrong, sheet["A1"].value, optional=not self.summed, sheet=sheet.title)


def short(number: float) -> str:
    """Write a number in its shortest decimal form."""
    return str(int(number)) if float(number).is_integer() else repr(float(number))


def rng_year(rng: random.Random) -> str:
    """Give last year's financial year in one of its forms."""
    return rng.choice(["2025/26", "2025-26", "Previous (2025)"])


def price_schedule(rng: random.Random, p: Provider) -> Made:
    """Make a price schedule."""
    book, schedule = Workbook(), Schedule(rng, p)
    sheet: Any = book.active
    sheet.title = rng.choice(["Prices", "Pricing", "Rates", "Schedule 4"])
    schedule.draw(sheet)
    wide(sheet)
    name = rng.choice(["Price schedule.xlsx", "Pricing.xlsx", "Schedule of rates 2026-27.xlsx"])
    return Made(f"Pricing/{name}", book_bytes(book, p.clerk.name), "pricing_schedule", schedule.facts.all())
