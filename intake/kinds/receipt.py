"""A portal's receipt: when the return was submitted."""

from __future__ import annotations

import re

from intake.facts import FactSheet
from intake.labels import pairs
from intake.located import Reading
from intake.values import find_dates

_SUBMITTED = re.compile(
    r"\b(?:submi(?:tted|ssion)|received|receipt|returned?|uploaded|completed|delivered|lodged|sent"
    r"|date(?: and time)?)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(r"\b(?:deadline|clos(?:es|ing)|due|opens?|opening|expires?|printed|generated)\b", re.IGNORECASE)


def extract(reading: Reading, sheet: FactSheet) -> None:
    """Write down `application.submitted_on`: the labelled date first, else a date in a sentence that tells of it."""
    for pair in pairs(reading):
        if _SUBMITTED.search(pair.label) and not _OTHER.search(pair.label):
            for found in find_dates(pair.words):
                shift = pair.start + pair.value.text[pair.start : pair.end].find(pair.words)
                sheet.add("application.submitted_on", found.value, pair.value, shift + found.start, shift + found.end)
                return
    for text in reading.texts():
        if _SUBMITTED.search(text.text) and not _OTHER.search(text.text):
            for found in find_dates(text.text):
                sheet.add("application.submitted_on", found.value, text, found.start, found.end, confidence=0.85)
                return
