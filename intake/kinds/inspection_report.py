"""Inspection reports of Ofsted and the Care Quality Commission -> `registration.` facts of the latest inspection."""

from __future__ import annotations

import re

from intake.facts import FactSheet
from intake.kinds.registration import read_registrations
from intake.located import Reading
from intake.values import find_dates, find_postcode

_GENERIC = re.compile(
    r"inspection|report|ofsted|care quality|cqc|overall|effective|contents|summary|information"
    r"|what |the service|short|full|monitoring|outcome|visit|published|part\b"
    r"|findings|judg|rating|good|outstanding|requires|inadequate|page|unique|dates?\b|[A-Z]{2}\d{6}"
    r"|\burn\b|^\d|quality of|leadership|behaviour|safeguarding"
    r"|improve|school details|pupils|children'?s home$|fostering agency$",
    re.IGNORECASE,
)


def extract(reading: Reading, sheet: FactSheet) -> None:
    """Write down whose inspection it is, its grade and its last day."""
    read_registrations(reading, sheet, report=True)
    for regulator in ("ofsted", "cqc", "dfe"):
        known = sheet.has(f"registration.{regulator}.rating") or sheet.has(f"registration.{regulator}.reference")
        if known and not sheet.has(f"registration.{regulator}.name"):
            _name_from_title(reading, regulator, sheet)


def _is_no_name(words: str) -> bool:
    return bool(_GENERIC.search(words) or find_postcode(words) or find_dates(words)) or not words[0].isupper()


def _name_from_title(reading: Reading, regulator: str, sheet: FactSheet) -> None:
    """The setting's name as a line of its own among the first: what is left when generic words are taken out."""
    for number, paragraph in enumerate(reading.paragraphs()):
        if number >= 8:
            return
        words = " ".join(paragraph.text.text.split())
        if paragraph.region == "body" and 4 < len(words) <= 70 and ":" not in words and not _is_no_name(words):
            sheet.add(f"registration.{regulator}.name", words, paragraph.text, confidence=0.75)
            return
