"""The designated safeguarding lead, the deputy, and when the lead was trained."""

from __future__ import annotations

import re
from collections.abc import Sequence

from intake.facts import FactSheet
from intake.kinds.persons import is_deputy, is_lead, person_in
from intake.kinds.training_record.columns import topics_of
from intake.kinds.training_record.entries import Day, Entry
from intake.labels import Labelled, pairs
from intake.located import Reading, Text
from intake.values import find_dates
from schemas.types import Method

_FIRST_LISTED = 0.78
"""How sure it is that the first one listed with the lead's course is the lead."""

_TRAINING_LABEL = re.compile(r"train|course|level|certificate|expir|date|contact|phone|tel|mail", re.IGNORECASE)
_TRAINED = re.compile(r"\btrain|\bcomplet|\blevel (?:3|three)\b|\bcourse\b|\brefresh", re.IGNORECASE)
_PERSON = re.compile(
    r"^(?:(?:[Mm]r|[Mm]rs|[Mm]s|[Mm]iss|[Mm]x|[Dd]r|[Rr]ev)\.? )?[A-Z](?:\.|[\w'’-]*)"
    r"(?: (?:de|van|von|der|la|[A-Z]\.|[A-Z][\w'’-]*)){1,4}"
)


_TOLD = re.compile(
    r"(?:^|(?<=[.;,] )|(?<=\n)|(?<=\band ))(?P<label>[^.:;()\n]{3,60}?)\s*(?::|\bis\b|\s[–—-]\s)\s*"
    r"(?P<name>(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Rev)\.? )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,3})(?P<aside>\s*\([^()]*\))?"
)
_IS = re.compile(
    r"(?P<name>(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Rev)\.? )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,3})\s+(?:is|acts as|serves as)\s+"
    r"(?P<label>(?:(?:the|our|her|his|their|a)\s+)?[^.:;,()\n]{3,60}?)(?=\s+(?:and|while|with)\s+[A-Z]|[.:;,()\n]|$)"
)
_ITS_DEPUTY = re.compile(r"^(?:(?:the|our|her|his|their) )?deputy(?: lead)?$", re.IGNORECASE)


def method_of(text: Text) -> Method:
    """How a table's fact was read."""
    return "cell" if text.cell is not None else "table"


def write_lead(reading: Reading, entries: Sequence[Entry], sheet: FactSheet) -> None:
    """Write down lead, deputy and each lead's latest training.

    Where nobody is named as lead, the first person listed with the lead's course is taken for the training date only.
    """
    leads = [entry for entry in entries if is_lead(f"{entry.role} {entry.person}")]
    deputies = [entry for entry in entries if is_deputy(f"{entry.role} {entry.person}")]
    for name, found in (("staff.safeguarding_lead", leads), ("staff.deputy_lead", deputies)):
        for entry in {entry.plain_name: entry for entry in reversed(found)}.values():
            sheet.add(name, entry.plain_name, entry.person_text, method=method_of(entry.person_text))
    _write_stated(reading, sheet)
    _write_told(reading, sheet)
    named = [str(fact.value) for fact in sheet.facts() if fact.name == "staff.safeguarding_lead"]
    for lead in named:
        _write_training([entry for entry in entries if entry.plain_name.lower() == lead.lower()], 1.0, sheet)
    holders = [entry for entry in entries if entry.done and "lead" in topics_of(entry.course)]
    if not named and holders:
        first = holders[0].plain_name
        _write_training([entry for entry in entries if entry.plain_name == first], _FIRST_LISTED, sheet)


def _write_stated(reading: Reading, sheet: FactSheet) -> None:
    """A line such as "Designated safeguarding lead: Ann Reed"."""
    if sheet.has("staff.safeguarding_lead") and sheet.has("staff.deputy_lead"):
        return
    for pair in pairs(reading):
        if pair.value.hidden or _TRAINING_LABEL.search(pair.label):
            continue
        match = _PERSON.match(pair.words)
        name = (
            "staff.deputy_lead" if is_deputy(pair.label) else "staff.safeguarding_lead" if is_lead(pair.label) else ""
        )
        if match and name and not sheet.has(name):
            words = pair.value.text[pair.start : pair.end]
            start = pair.start + words.find(match[0])
            sheet.add(
                name, match[0], pair.value, start, start + len(match[0]), method=method_of(pair.value), confidence=0.9
            )
            if name == "staff.safeguarding_lead":
                _write_stated_training(words, pair, sheet)


def _write_told(reading: Reading, sheet: FactSheet) -> None:
    """Lead and deputy named within running text: "Safeguarding lead: Ann Reed (DSL course 1 March 2026). Deputy: …",
    "Ann Reed is the designated safeguarding lead and Bo Moss is her deputy"."""
    for paragraph in reading.paragraphs():
        text = paragraph.text
        named = False
        for match in _TOLD.finditer(text.text) if not text.hidden else ():
            label = match["label"]
            deputy = is_deputy(label) or (named and bool(_ITS_DEPUTY.match(label.strip())))
            name = "staff.deputy_lead" if deputy else "staff.safeguarding_lead" if is_lead(label) else ""
            named = named or name == "staff.safeguarding_lead"
            if not name or sheet.has(name) or person_in(match["name"]) is None:
                continue
            sheet.add(name, match["name"], text, match.start("name"), match.end("name"), confidence=0.85)
            days = find_dates(match["aside"] or "")
            if not deputy and days and _TRAINED.search(match["aside"]):
                start = match.start("aside") + days[0].start
                end = match.start("aside") + days[0].end
                sheet.add("staff.safeguarding_lead_trained_on", days[0].value, text, start, end, confidence=0.85)
        _write_named_first(text, sheet)


def _write_named_first(text: Text, sheet: FactSheet) -> None:
    """Lead and deputy where the name comes before the office; a bare "her deputy" only behind the lead."""
    named = False
    for match in _IS.finditer(text.text) if not text.hidden else ():
        label = " ".join(match["label"].split())
        deputy = is_deputy(label) or (named and bool(_ITS_DEPUTY.match(label)))
        name = "staff.deputy_lead" if deputy else "staff.safeguarding_lead" if is_lead(label) else ""
        named = named or name == "staff.safeguarding_lead"
        if name and not sheet.has(name) and person_in(match["name"]) is not None:
            sheet.add(name, match["name"], text, match.start("name"), match.end("name"), confidence=0.85)


def _write_stated_training(words: str, pair: Labelled, sheet: FactSheet) -> None:
    """The date behind the lead's name: "Ann Reed (level 3, trained 1 March 2026)"."""
    told = _TRAINED.search(words)
    days = find_dates(words[told.end() :]) if told else []
    if told and days:
        start = pair.start + told.end() + days[0].start
        end = start + days[0].end - days[0].start
        sheet.add("staff.safeguarding_lead_trained_on", days[0].value, pair.value, start, end, confidence=0.88)


def _write_training(entries: Sequence[Entry], sure: float, sheet: FactSheet) -> None:
    """One person's latest training as lead, else in safeguarding."""
    for topic, confidence in (("lead", 0.95), ("safeguarding", 0.85)):
        if topic == "safeguarding" and sheet.has("staff.safeguarding_lead_trained_on"):
            return
        days: list[Day] = [entry.taken for entry in entries if entry.taken and topic in topics_of(entry.course)]
        if days:
            latest = max(days, key=lambda day: (day.possible, day.value))
            sheet.add(
                "staff.safeguarding_lead_trained_on",
                latest.value,
                latest.text,
                latest.start,
                latest.end,
                method=method_of(latest.text),
                confidence=confidence * sure,
            )
            return
