"""A portal's receipt gives the day of submission, and no other date on it."""

from __future__ import annotations

from datetime import date

import pytest

from intake.facts import FactSheet
from intake.kinds import receipt
from intake.readers import text


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("RETURN RECEIPT\nProject reference : DPS 1\nReturn submitted  : 23/10/2026 14:05\n", "2026-10-23"),
        ("Confirmation\n\nClosing date: 30 October 2026\nDate received: 12 Nov 2026 10:33\n", "2026-11-12"),
        ("Your documents were uploaded on 3rd November 2026 at 09:12.\n", "2026-11-03"),
        ("Receipt\nThe deadline for this tender is 30 October 2026.\n", None),
    ],
)
def test_the_day_of_submission(words: str, day: str | None) -> None:
    sheet = FactSheet("receipt.txt", date(2026, 11, 23))

    receipt.extract(text.read(words.encode()), sheet)

    assert [fact.value for fact in sheet.facts()] == ([] if day is None else [day])
