"""Months, as thresholds count them."""

from datetime import date

import pytest

from rules.dates import add_months, within_months


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 3, 31), 21, date(2027, 12, 31)),
        (date(2026, 11, 23), -12, date(2025, 11, 23)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
    ],
)
def test_the_same_day_so_many_months_later(start: date, months: int, expected: date) -> None:
    assert add_months(start, months) == expected


def test_the_anniversary_itself_is_within() -> None:
    assert within_months(date(2025, 11, 23), 12, date(2026, 11, 23))
    assert not within_months(date(2025, 11, 22), 12, date(2026, 11, 23))
