"""A workbook's values as a person sees them there: percent, pounds, thousands, dates.

Number formats are followed as far as they are simple: digits with their decimals, grouping, percent, scaling by
thousands, brackets or a sign for what is below nought, and literal words before and after. Of any other the quote form
is shown, so that nothing is displayed that the workbook does not say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from intake.located import Cell
from intake.readers.xlsx.formats import shown_as

_SECTION = re.compile(r';(?=(?:[^"]*"[^"]*")*[^"]*$)')
_PLAIN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[\$(?P<currency>[^\]-]*)[^\]]*\]'
    r"|\[(?:Black|White|Red|Green|Blue|Yellow|Magenta|Cyan|Color ?\d+)\]|[_*]."
    r"|(?P<sign>[£$€()+\-:/ %])|(?P<digits>[#0?,.]+)",
    re.IGNORECASE | re.DOTALL,
)
_DIGITS = re.compile(r"[#0?,]*(?:\.[#0?]*)?,*")
_GROUPED = re.compile(r"[#0?],[#0?]")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MOST_DECIMALS = 10
_MOST_LETTERS = 120
"""A longer format is not followed."""

NOT_STORED = "A formula whose result is not stored in the file"


def displayed(cell: Cell) -> str:
    """The cell's value as the workbook shows it, or its quote form."""
    value, code = cell.value, cell.number_format
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return cell.text.text
    if isinstance(value, date):
        return _day(value, code or "")
    if code is None or len(code) > _MOST_LETTERS or shown_as(code) != "number":
        return cell.text.text
    shown = number(Decimal(repr(value)), code) if abs(value) < 10**18 else None
    return cell.text.text if shown is None else shown


def _day(day: date, code: str) -> str:
    """dd/mm/yyyy, or month and year where the format shows no day; what the format says of order is not followed,
    since 03/04/2026 has to mean one day only."""
    letters = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", code.split(";", 1)[0]).lower()
    if "m" in letters and "d" not in letters and not set(letters) & {"h", "s"}:
        return f"{_MONTHS[day.month - 1]} {day.year:04}"
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def number(value: Decimal, code: str) -> str | None:
    """The number in the format, None for a format that is not simple."""
    sections = _SECTION.split(code)
    if len(sections) > 4:
        return None
    if value < 0 and len(sections) > 1:
        return _in_section(-value, sections[1])
    section = sections[2] if len(sections) > 2 and not value else sections[0]
    shown = _in_section(abs(value), section)
    return f"-{shown}" if shown is not None and value < 0 and re.search("[1-9]", shown) else shown


@dataclass(frozen=True, slots=True)
class _Section:
    """The words before the digits, the pattern of the digits ("#,##0.00"), the words after, and what the value is
    multiplied with."""

    before: str
    pattern: str
    after: str
    times: Decimal


def _in_section(value: Decimal, written: str) -> str | None:
    section = _section(written)
    if section is None:
        return None
    figures = _figures(value * section.times, section.pattern.rstrip(",")) if section.pattern else ""
    return f"{section.before}{figures}{section.after}".strip() or None


def _section(written: str) -> _Section | None:
    """The section taken apart, None when it holds anything that is not simple."""
    before, pattern, after, percent, at = "", "", "", 0, 0
    while at < len(written):
        found = _PLAIN.match(written, at)
        if found is None or (found["digits"] and pattern):
            return None
        at = found.end()
        if found["digits"]:
            pattern = found["digits"]
            continue
        percent += found["sign"] == "%"
        word = found["quoted"] or found["escaped"] or found["currency"] or found["sign"] or ""
        before, after = (before, after + word) if pattern else (before + word, after)
    if not _DIGITS.fullmatch(pattern):
        return None
    return _Section(before, pattern, after, Decimal(10) ** (2 * percent - 3 * _commas_at_end(pattern)))


def _commas_at_end(pattern: str) -> int:
    return len(pattern) - len(pattern.rstrip(","))


def _figures(value: Decimal, pattern: str) -> str:
    whole, _, decimals = pattern.partition(".")
    most = min(len(decimals), _MOST_DECIMALS)
    least = sum(letter == "0" for letter in decimals[:most])
    rounded = value.quantize(Decimal(1).scaleb(-most), rounding=ROUND_HALF_UP)
    units, _, rest = f"{rounded:f}".partition(".")
    units = units.rjust(sum(letter == "0" for letter in whole), "0") if units != "0" or "0" in whole else ""
    if _GROUPED.search(whole):
        units = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", units)
    rest = rest[:least] + rest[least:].rstrip("0")
    return units + ("." + rest if rest else "")
