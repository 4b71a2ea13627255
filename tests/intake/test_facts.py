"""A statement is one fact however its value was written."""

from __future__ import annotations

from datetime import date

import pytest

from intake.facts import FactSheet
from schemas.types import Evidence, Value

HERE, THERE = (Evidence("PL.pdf", "£5,000,000.00", page=1),), (Evidence("PL.pdf", "£5m", page=2),)


@pytest.mark.parametrize(
    ("name", "given", "kept"),
    [
        ("insurance.public_liability.cover", 5000000.0, 5000000),
        ("accounts.turnover", -12.0, -12),
        ("accounts.turnover", 12.5, 12.5),
        ("accounts.employees", 7.0, 7),
        ("staff.headcount", 7.0, 7),
        ("kpi.value", 0.947, 0.947),
        ("organisation.sme", True, True),
    ],
)
def test_whole_numbers_are_integers(name: str, given: Value, kept: Value) -> None:
    fact = FactSheet("PL.pdf", date(2026, 11, 23)).add(name, given, HERE)

    assert fact is not None
    assert repr(fact.value) == repr(kept)


def test_an_amount_read_as_a_fraction_and_as_an_integer_is_one_fact_with_both_places() -> None:
    sheet = FactSheet("PL.pdf", date(2026, 11, 23))

    sheet.add("insurance.public_liability.cover", 5000000.0, HERE)
    sheet.add("insurance.public_liability.cover", 5000000, THERE)

    (fact,) = sheet.facts()
    assert fact.evidence == HERE + THERE
