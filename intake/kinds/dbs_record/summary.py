"""Totals that a provider states instead of a list: "Staff with an enhanced DBS: 14"."""

from __future__ import annotations

import re

from intake.facts import FactSheet
from intake.labels import Labelled, pairs
from intake.located import Reading
from intake.values import find_dates

_COUNTS = (
    ("dbs_update_service", re.compile(r"update service", re.IGNORECASE)),
    ("dbs_barred_checked", re.compile(r"barred", re.IGNORECASE)),
    ("dbs_enhanced", re.compile(r"enhanced", re.IGNORECASE)),
    ("dbs_required_total", re.compile(r"regulated activity", re.IGNORECASE)),
    (
        "dbs_total",
        re.compile(
            r"(?:total|number|how many|no\.?)\b.*\b(?:staff|people|employees|workers|individuals|checks|dbs)",
            re.IGNORECASE,
        ),
    ),
)
_HEADCOUNT = re.compile(
    r"head ?count|\b(?:number|total)\b.{0,12}\b(?:employed|employees|staff employed)", re.IGNORECASE
)
_OLDEST = re.compile(r"oldest", re.IGNORECASE)
_COUNT = re.compile(r"\d{1,5}")


def write_summary(reading: Reading, sheet: FactSheet) -> None:
    """Write down the stated totals: a label that names what is counted, and a whole number beside it."""
    for pair in pairs(reading):
        if pair.value.hidden:
            continue
        if _OLDEST.search(pair.label):
            _date(pair, sheet)
        elif _COUNT.fullmatch(pair.words):
            _count(pair, sheet)


def write_headcount(reading: Reading, sheet: FactSheet) -> None:
    """Write down how many people the document says are employed."""
    for pair in pairs(reading):
        if not pair.value.hidden and _COUNT.fullmatch(pair.words):
            _headcount(pair, sheet)


def _headcount(pair: Labelled, sheet: FactSheet) -> None:
    if _HEADCOUNT.search(pair.label):
        sheet.add("staff.headcount", int(pair.words), pair.value, pair.start, pair.end, method="table")


def _count(pair: Labelled, sheet: FactSheet) -> None:
    _headcount(pair, sheet)
    for name, pattern in _COUNTS:
        if pattern.search(pair.label):
            sheet.add(
                f"staff.{name}",
                int(pair.words),
                pair.value,
                pair.start,
                pair.end,
                method="table",
                confidence=0.9,
            )
            return


def _date(pair: Labelled, sheet: FactSheet) -> None:
    for found in find_dates(pair.words):
        offset = pair.start + pair.value.text[pair.start : pair.end].find(pair.words)
        sheet.add(
            "staff.dbs_oldest_issue",
            found.value,
            pair.value,
            offset + found.start,
            offset + found.end,
            method="table",
        )
        return
