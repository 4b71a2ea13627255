"""Risk assessments -> `risk_assessment.` facts with the site or activity as subject."""

from __future__ import annotations

import re
from collections.abc import Iterable

from intake.facts import FactSheet
from intake.kinds.risk_assessment.assessments import Assessment, Words, assessments_of
from intake.kinds.risk_assessment.contained import contained_in
from intake.kinds.risk_assessment.labels import ASSESSMENT, is_place, type_words
from intake.located import Reading
from schemas.types import Method

_CALLED = re.compile(rf"\b(?:fire (?:safety )?)?risk assessments?\b|{ASSESSMENT.pattern}", re.IGNORECASE)
_AROUND = re.compile(r"^[\s:–—,.|-]+|[\s:–—,.|-]+$")
_SMALL = re.compile(
    r"^(?:for|of|general|generic|site|activity|fire|premises|trip|visit)\b|\b(?:form|template|record|sheet)$",
    re.IGNORECASE,
)


def extract(reading: Reading, sheet: FactSheet) -> None:
    """Write down type, date of assessment (or of its last review, where that is later) and next review of each."""
    found, parts = assessments_of(reading, sheet.as_at), contained_in(reading)
    if len(parts) > 1 and len(parts) > sum(bool(item.days) for item in found):
        extract_contained(reading, sheet)
    else:
        _write_all(found, sheet)


def extract_contained(reading: Reading, sheet: FactSheet) -> None:
    """Write down the assessments that a document of another kind (a policy with its appendices) holds."""
    for part in contained_in(reading):
        _write_all(assessments_of(part, sheet.as_at), sheet)


def _write_all(assessments: Iterable[Assessment], sheet: FactSheet) -> None:
    for item in assessments:
        subject = _subject(item)
        if subject is None or not (item.days or item.title):
            continue
        _write_type(item, subject, sheet)
        made = [item.days[part] for part in ("reviewed", "assessed") if part in item.days]
        if made:
            latest = max(made, key=lambda day: day.value)
            _write("assessed_on", latest.value, latest.words, subject, sheet)
        if "review" in item.days:
            _write("review_on", item.days["review"].value, item.days["review"].words, subject, sheet)


def _subject(item: Assessment) -> str | None:
    """The activity, else the site, else what the assessment is called, as printed."""
    order = ("site", "subject", "activity") if _is_fire(item) else ("activity", "subject", "site")
    for part in order:
        if part in item.named:
            return str(item.named[part])
    if item.title is None or not item.days:
        return None
    words = _AROUND.sub("", _CALLED.sub("", str(item.title)))
    while (shorter := _AROUND.sub("", _SMALL.sub("", words))) != words:
        words = shorter
    return words or _AROUND.sub("", str(item.title))


def _is_fire(item: Assessment) -> bool:
    found = type_words(str(item.type)) if item.type else type_words(str(item.title)) if item.title else None
    return found is not None and found[0] == "fire"


def _write_type(item: Assessment, subject: str, sheet: FactSheet) -> None:
    """The type as the form or its title names it, else by the label its subject stands beside, else by the subject."""
    for words in (item.type, item.title):
        found = type_words(words.text.text[words.start : words.end]) if words else None
        if words is not None and found is not None:
            kind, start, end = found
            _write("type", kind, Words(words.text, words.start + start, words.start + end), subject, sheet)
            return
    named = next((words for words in item.named.values() if str(words) == subject), item.title)
    if named is None:
        return
    labelled = "activity" if "activity" in item.named else "site" if "site" in item.named else ""
    kind = labelled or ("site" if is_place(subject) else "activity")
    _write("type", kind, named, subject, sheet, confidence=0.9 if labelled else 0.75)


def _write(name: str, value: str, words: Words, subject: str, sheet: FactSheet, confidence: float = 0.95) -> None:
    method: Method = "cell" if words.text.cell is not None else "form"
    sheet.add(
        f"risk_assessment.{name}",
        value,
        words.text,
        words.start,
        words.end,
        subject=subject,
        method=method,
        confidence=confidence,
    )
