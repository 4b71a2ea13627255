"""Moments as people in England read them: stored in UTC, told in the time of the clock on the wall."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from casework.words import long_date

_NOON = 12


def clock_time(moment: datetime) -> str:
    """2:14pm; midday and midnight in words."""
    local = moment.astimezone(_london())
    if local.minute == 0 and local.hour in (0, _NOON):
        return "midday" if local.hour else "midnight"
    return f"{local.hour % _NOON or _NOON}:{local.minute:02}{'am' if local.hour < _NOON else 'pm'}"


def moment(at: datetime) -> str:
    """2 November 2026 at 2:14pm."""
    return f"{long_date(day_of(at))} at {clock_time(at)}"


def day_of(at: datetime) -> date:
    """The day it then is in England."""
    return at.astimezone(_london()).date()


@cache
def _london() -> ZoneInfo:
    return ZoneInfo("Europe/London")
