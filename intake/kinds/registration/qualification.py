"""Licences for activities (adventure activities, hiring out horses) -> `qualification.` facts (subject = activity)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from intake.facts import FactSheet
from intake.kinds.registration.attributes import name_in
from intake.labels import Labelled, pairs
from intake.located import Reading, Text
from intake.values import find_dates

_ACTIVITIES: tuple[tuple[str, str], ...] = (
    ("caving", r"\bcaving\b|potholing|mine exploration"),
    ("climbing", r"\bclimbing\b|abseiling|gorge walking|coasteering"),
    ("trekking", r"\btrekking\b|hill ?walking|pony trekking|mountain biking"),
    ("watersports", r"\bwater[ -]?sports\b|canoeing|kayaking|rafting|sailing|windsurfing"),
    ("hiring out horses", r"hir(?:e|ing) out (?:of )?horses|riding establishment"),
)
"""The four groups of the Adventure Activities Licensing Regulations 2004, and the animal licence for riding schools."""
_LICENCE = re.compile(
    r"\b(?:adventure activit\w+|animal (?:welfare|activit\w+)|riding establishments?|AALA|AALS)\b"
    r"[\w\s]{0,30}\blicen[cs]e\b"
    r"|\blicen[cs]e\b[\w\s]{0,40}\b(?:adventure activit\w+|hiring out horses|riding)",
    re.IGNORECASE,
)
_ADVENTURE = re.compile(r"adventure activit|\bAALA\b|\bAALS\b", re.IGNORECASE)
_HOLDER = re.compile(
    r"licen[cs]e holder|\bholder\b|licensee|issued to|granted to|name of (?:the )?provider", re.IGNORECASE
)
_EXPIRES = re.compile(r"expir|valid (?:until|to)|\bends?\b|^to$|until", re.IGNORECASE)


def write_qualifications(reading: Reading, sheet: FactSheet) -> None:
    """Write down a licence's title, holder and last day for each activity that it names."""
    title = _title(reading)
    if title is None:
        return
    text, start, end = title
    labelled = list(pairs(reading))
    for activity in _activities(reading):
        sheet.add("qualification.title", " ".join(text.text[start:end].split()), text, start, end, subject=activity)
        _holder(labelled, activity, sheet)
        _expires(labelled, activity, sheet)


def _title(reading: Reading) -> tuple[Text, int, int] | None:
    """The line that names the licence; only the words of the licence where it stands in a sentence."""
    for text in list(reading.texts())[:20]:
        match = _LICENCE.search(text.text)
        if match:
            whole = len(text.text) <= 90 and not text.text.rstrip().endswith(".")
            return (text, 0, len(text.text)) if whole else (text, match.start(), match.end())
    return None


def _activities(reading: Reading) -> Iterator[str]:
    words = reading.plain()
    adventure = bool(_ADVENTURE.search(words))
    for activity, pattern in _ACTIVITIES:
        is_group = activity != "hiring out horses"
        if re.search(pattern, words, re.IGNORECASE) and (adventure or not is_group):
            yield activity


def _holder(labelled: list[Labelled], activity: str, sheet: FactSheet) -> None:
    for pair in labelled:
        name = name_in(pair) if _HOLDER.search(pair.label) else None
        if name:
            sheet.add("qualification.holder", name.value, pair.value, name.start, name.end, subject=activity)
            return


def _expires(labelled: list[Labelled], activity: str, sheet: FactSheet) -> None:
    for pair in labelled:
        dates = find_dates(pair.value.text[pair.start : pair.end]) if _EXPIRES.search(pair.label) else []
        if dates:
            last = dates[-1]
            sheet.add(
                "qualification.expires",
                last.value,
                pair.value,
                pair.start + last.start,
                pair.start + last.end,
                subject=activity,
            )
            return
