"""Excel workbooks: text, numbers, dates and formulas with computed values. Same input, same bytes."""

import datetime
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tests.make.archive import settled
from tests.make.marks import Built, Mark, facts_of, read

_WHEN = datetime.datetime(2026, 10, 1, 9, 0, 0)
MONEY = '"£"#,##0.00'
POUNDS = "#,##0;(#,##0)"
DATE = "DD/MM/YYYY"


@dataclass(frozen=True)
class Num:
    """A number or date in a cell: the facts it states (a mark's left side without value) and its format.

    ``formula`` is stored beside the value; ``positive``: a cost shown below nought, whose fact is the amount.
    """

    value: int | float | datetime.date
    names: str = ""
    shown: str = "General"
    formula: str = ""
    positive: bool = False

    def quote(self) -> str:
        """Its words as evidence quotes them: shortest decimal form, dates YYYY-MM-DD."""
        return self.value.isoformat() if isinstance(self.value, datetime.date) else f"{self.value:.10g}"


Item: TypeAlias = "str | Num | None"


@dataclass(frozen=True)
class Tab:
    """One worksheet: its rows from the top, column widths in characters, and which rows are bold."""

    name: str
    rows: Sequence[Sequence[Item]]
    widths: Sequence[float] = ()
    bold: Sequence[int] = (1,)


def render(tabs: Sequence[Tab]) -> Built:
    """The worksheets as a workbook. Marked text and named numbers state facts at their cells."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = ""
    book.properties.created = book.properties.modified = _WHEN
    found: list[Mark] = []
    formulas: dict[int, dict[str, str]] = {}
    for number, tab in enumerate(tabs, 1):
        sheet: Worksheet = book.create_sheet(tab.name)
        formulas[number] = _fill(sheet, tab, found)
    buffer = io.BytesIO()
    book.save(buffer)
    return Built(settled(buffer.getvalue(), lambda name, part: _patch(name, part, formulas)), tuple(found))


def _fill(sheet: Worksheet, tab: Tab, found: list[Mark]) -> dict[str, str]:
    formulas: dict[str, str] = {}
    for column, width in enumerate(tab.widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    for row_number, row in enumerate(tab.rows, 1):
        for column_number, item in enumerate(row, 1):
            if item is None or item == "":
                continue
            cell = sheet.cell(row_number, column_number)
            place = f"{get_column_letter(column_number)}{row_number}"
            found.extend(replace(mark, sheet=tab.name, cell=place) for mark in _marks(item))
            if isinstance(item, Num):
                cell.value, cell.number_format = item.value, item.shown
                if item.formula:
                    formulas[place] = item.formula
            else:
                cell.value = read(item)[0]
                cell.alignment = Alignment(wrap_text=True, vertical="top")
            if row_number in tab.bold:
                cell.font = Font(bold=True)
                cell.fill = PatternFill("solid", fgColor="DDE5F0")
    return formulas


def _marks(item: str | Num) -> list[Mark]:
    if isinstance(item, str):
        return read(item)[1]
    if not item.names:
        return []
    value = item.value.isoformat() if isinstance(item.value, datetime.date) else item.value
    if item.positive and isinstance(value, int | float):
        value = abs(value)
    return [replace(mark, value=value) for mark in facts_of(item.names, item.quote())]


def _patch(name: str, part: bytes, formulas: Mapping[int, Mapping[str, str]]) -> bytes:
    if name == "docProps/core.xml":
        return re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2026-10-01T09:00:00Z", part)
    match = re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", name)
    for place, formula in formulas.get(int(match[1]) if match else 0, {}).items():
        pattern = rf'(<c r="{place}"[^>]*>)(<v)'.encode()
        part, hits = re.subn(pattern, rb"\g<1><f>" + formula.encode() + rb"</f>\g<2>", part)
        assert hits == 1, place
    return part
