"""The workbook questionnaire of the offices family."""

from __future__ import annotations

import random
from math import ceil
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from tests.accuracy.families.offices_asker import Item
from tests.accuracy.families.offices_bank import Bank
from tests.accuracy.families.offices_forms import NOTES, entitled, read, tally
from tests.accuracy.families.offices_pens import Facts, book_bytes, wide
from tests.accuracy.families.offices_people import FRAMEWORKS, Provider
from tests.accuracy.made import Made

THIN = Side(style="thin", color="999999")


class BookForm:
    """Draws a questionnaire in a workbook in one of six layouts."""

    def __init__(self, rng: random.Random, book: Workbook, provider: Provider) -> None:
        self.rng, self.book, self.provider, self.layout = rng, book, provider, rng.randrange(6)
        self.native = rng.random() < 0.6
        self.dates = rng.choice(["DD/MM/YYYY", "D MMMM YYYY", "DD-MMM-YY"])
        self.facts = Facts()

    def put(self, sheet: Worksheet, row: int, column: int, value: Any, bold: bool = False, box: bool = True) -> Any:
        """Put a value in a cell, wrapped and framed."""
        cell: Any = sheet.cell(row, column, value)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.font = Font(name="Arial" if self.layout % 2 else "Calibri", size=10, bold=bold)
        if box:
            cell.border = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
        return cell

    def answer(self, sheet: Worksheet, row: int, column: int, item: Item) -> None:
        """Put the answer in its cell, as a number or date where a person would type one, and note what it says."""
        value: Any = item.native if self.native and item.native is not None and item.answer else item.answer or None
        cell = self.put(sheet, row, column, value)
        if value is not None and not isinstance(value, str):
            if isinstance(value, int):
                cell.number_format = '"£"#,##0' if item.said[0][0].endswith("cover") else "0"
                cell.alignment = Alignment(horizontal="left", vertical="top")
            else:
                cell.number_format = self.dates
        quote = "" if value is None else str(value)
        asked = f"B{row - 1 if self.layout == 2 else row}"
        read(self.facts, item, quote, asked, sheet=sheet.title, cell=cell.coordinate)

    def sheet_for(self, section: str, title: str) -> tuple[Worksheet, int]:
        """Begin the sheet of a section, or the only sheet, and give its first free row."""
        sheet = self.book.create_sheet(section[:31])
        cell = self.put(sheet, 1, 1, title, bold=True, box=False)
        cell.alignment = Alignment(wrap_text=False)
        cell.font = Font(size=14, bold=True)
        entitled(self.facts, self.provider, title, sheet=sheet.title, cell="A1")
        wide(sheet)
        return sheet, 3

    def draw(self, items: list[Item], title: str) -> None:
        """Draw the questions: a sheet a section (layouts 0, 3 and 4) or all on one sheet."""
        apart, sheet, row, last = self.layout in (0, 3, 4), None, 3, ""
        for item in items:
            if sheet is None or (apart and item.section != last):
                sheet, row = self.sheet_for(item.section if apart else "Questionnaire", title)
                row = self.heads(sheet, row)
            if not apart and item.section != last:
                self.put(sheet, row, 1, item.section, bold=True, box=False).alignment = Alignment(wrap_text=False)
                row += 1
            last = item.section
            row = self.line(sheet, row, item)

    def heads(self, sheet: Worksheet, row: int) -> int:
        """Put the column headings of the layout, with an example where the form has one."""
        heads, widths = {
            0: (("No.", "Question", "Response"), (9, 60, 45)),
            1: (("Ref", "Question", "Guidance", "Response", "Evaluator's comments"), (8, 50, 24, 45, 22)),
            2: (("", ""), (9, 90)),
            3: (("", "Question", "Answer"), (3, 62, 50)),
            4: (("No.", "Question", "Yes", "No", "Details"), (8, 60, 7, 7, 45)),
            5: (("Question no.", "Question", "Example answer", "Supplier's answer"), (12, 50, 26, 45)),
        }[self.layout]
        for index, (head, width) in enumerate(zip(heads, widths, strict=True), 1):
            sheet.column_dimensions["ABCDE"[index - 1]].width = width
            if head:
                self.put(sheet, row, index, head, bold=True).fill = PatternFill("solid", fgColor="D9E2EC")
        return row + 1

    def line(self, sheet: Worksheet, row: int, item: Item) -> int:
        """Put one question and answer, and give the next free row."""
        longest = max(len(item.text) / 52, len(item.answer) / 44, 1)
        sheet.row_dimensions[row + (self.layout == 2)].height = 13.5 * ceil(longest)
        if self.layout == 2:
            self.put(sheet, row, 1, item.number, box=False)
            self.put(sheet, row, 2, item.text, bold=True, box=False)
            self.answer(sheet, row + 1, 2, item)
            return row + 3
        if self.layout == 3:
            self.put(sheet, row, 2, f"{item.number} {item.text}")
            self.answer(sheet, row, 3, item)
            return row + 1
        number: Any = int(item.number) if item.number.isdigit() else item.number
        self.put(sheet, row, 1, number)
        self.put(sheet, row, 2, item.text)
        if self.layout == 4:
            self.crossed(sheet, row, item)
        elif self.layout in (1, 5):
            self.put(sheet, row, 3, self.aside(item))
            self.answer(sheet, row, 4, item)
            if self.layout == 1:
                self.put(sheet, row, 5, None)
        else:
            self.answer(sheet, row, 3, item)
        return row + 1

    def crossed(self, sheet: Worksheet, row: int, item: Item) -> None:
        """Answer with a cross under Yes or No; everything else goes under Details."""
        for column in (3, 4, 5):
            self.put(sheet, row, column, None)
        if item.choices != ("Yes", "No") or not item.chosen:
            self.answer(sheet, row, 5, item)
            return
        column = 3 if item.answer == "Yes" else 4
        cell = self.put(sheet, row, column, "X")
        read(self.facts, item, "X", f"B{row}", sheet=sheet.title, cell=cell.coordinate)

    def aside(self, item: Item) -> str | None:
        """Give guidance, or an example that is not the answer."""
        if self.layout == 1:
            return self.rng.choice([None, None, "Pass/fail", "Information only"])
        name = item.said[0][0] if item.said else ""
        if item.choices == ("Yes", "No"):
            return "Yes"
        for ending, example in (
            ("cover", "£2,000,000"),
            ("company_number", "01234567"),
            ("legal_name", "Example Ltd"),
            ("employees", "120"),
            ("_on", "01/04/2020"),
            ("email", "a.person@supplier.example"),
        ):
            if name.endswith(ending):
                return example
        return None


def book_questionnaire(rng: random.Random, provider: Provider) -> Made:
    """Make a selection questionnaire in a workbook."""
    items = Bank(rng, provider).whole()
    book = Workbook()
    first: Any = book.active
    first.title = rng.choice(["Instructions", "Read me", "Guidance"])
    title = f"{FRAMEWORKS[provider.framework][0]} - Selection Questionnaire"
    first["A1"] = "How to complete this workbook"
    for row, note in enumerate(NOTES, 3):
        first.cell(row, 1, note).alignment = Alignment(wrap_text=True)
        first.row_dimensions[row].height = 42
    first.column_dimensions["A"].width = 100
    form = BookForm(rng, book, provider)
    form.draw(items, title)
    name = rng.choice(["SQ response.xlsx", "Selection Questionnaire.xlsx", f"{provider.short_name} - SQ (v2).xlsx"])
    return Made(
        f"Questionnaire/{name}", book_bytes(book, provider.clerk.name), "questionnaire", form.facts.all(), tally(items)
    )
