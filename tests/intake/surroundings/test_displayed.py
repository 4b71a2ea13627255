"""Values of a workbook are shown as the workbook shows them, or as they are quoted."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from intake.located import Cell, Text
from intake.surroundings.displayed import displayed, number

ACCOUNTING = '_-£* #,##0.00_-;-£* #,##0.00_-;_-£* "-"??_-;_-@_-'


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        ("0.947", "0.0%", "94.7%"),
        ("0.947", "0%", "95%"),
        ("1234567.891", "#,##0", "1,234,568"),
        ("-1234", "#,##0;(#,##0)", "(1,234)"),
        ("-1234", r"#,##0_);[Red]\(#,##0\)", "(1,234)"),
        ("-1234.5", "£#,##0.00", "-£1,234.50"),
        ("1234.5", '"£"#,##0.00', "£1,234.50"),
        ("12", "[$£-809]#,##0.00", "£12.00"),
        ("1234567", "#,##0,", "1,235"),
        ("1200000", '£0.0,,"m"', "£1.2m"),
        ("45", ACCOUNTING, "£45.00"),
        ("-45", ACCOUNTING, "-£45.00"),
        ("7", "0000", "0007"),
        ("12.345", "0.0#", "12.35"),
        ("12.3", "0.0##", "12.3"),
        ("1234", '#,##0 "hours"', "1,234 hours"),
        ("12", '0"%"', "12%"),
        ("-0.001", "0.00", "0.00"),
        ("0", '0;-0;"nil"', "nil"),
        ("2.5", "0.00", "2.50"),
        ("0.125", "0.00", "0.13"),
    ],
)
def test_simple_formats_are_followed(value: str, code: str, shown: str) -> None:
    assert number(Decimal(value), code) == shown


@pytest.mark.parametrize("code", ["General", "0.00E+00", "# ?/?", "[>5]0;0", "@", "0.0x", "0;0;0;0;0"])
def test_of_any_other_format_nothing_is_made_up(code: str) -> None:
    assert number(Decimal("7.5"), code) is None
    assert displayed(Cell(Text("7.5"), 0, 0, value=7.5, number_format=code)) == "7.5"


@pytest.mark.parametrize(
    ("code", "shown"),
    [("dd/mm/yyyy", "03/04/2026"), ("m/d/yy", "03/04/2026"), ("mmm-yy", "Apr 2026"), (None, "03/04/2026")],
)
def test_a_day_is_shown_day_first_whatever_the_format(code: str | None, shown: str) -> None:
    cell = Cell(Text("2026-04-03"), 0, 0, value=date(2026, 4, 3), number_format=code)

    assert displayed(cell) == shown


def test_words_ticks_and_times_are_shown_as_quoted() -> None:
    assert displayed(Cell(Text("TRUE"), 0, 0, value=True, number_format="0%")) == "TRUE"
    assert displayed(Cell(Text("12"), 0, 0, value="12", number_format="0%")) == "12"
    assert displayed(Cell(Text("09:30"), 0, 0, value=0.3958333, number_format="h:mm")) == "09:30"
