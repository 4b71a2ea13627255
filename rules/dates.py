"""Months added to days, as the thresholds count them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def add_months(start: date, months: int) -> date:
    """The same day so many months later (earlier when negative), or the last day of a shorter month."""
    index = start.year * 12 + start.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def within_months(event: date, months: int, as_at: date) -> bool:
    """Whether an event lies no more than so many months before the decision (the anniversary itself counts)."""
    return add_months(event, months) >= as_at
