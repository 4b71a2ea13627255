"""Training matrices and lists -> who is trained in what: `staff.` and `qualification.` facts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from intake.facts import FactSheet
from intake.kinds.legend import legend_of
from intake.kinds.listing import Listing, listings
from intake.kinds.training_record.columns import activities_of, role_of, topics_of
from intake.kinds.training_record.entries import Entry, entries_of
from intake.kinds.training_record.first_aid import write_first_aid
from intake.kinds.training_record.lead import method_of, write_lead
from intake.kinds.training_record.lines import entries_in_lines
from intake.located import Reading

_COMPETENCES = (
    "positive_behaviour_support",
    "moving_and_handling",
    "complex_health_training",
    "mental_health_competence",
    "medicines_competence",
)
_DATES = re.compile(
    r"\bdates?\b[^.]{0,60}?\b(?P<what>complet|taken|attend|achiev|pass|train|expir|valid|renew|due|end)", re.IGNORECASE
)
_EXPIRY_TITLE = re.compile(r"\b(?:expiry|renewal|expiration|valid until) dates?\b", re.IGNORECASE)
_AWARD = re.compile(
    r"\b(?i:award|level\b|licen[cs]|leader|coach|instruct|certificat|qualif|diploma|lifeguard|bikeability)|\b[A-Z]{3,5}\b"
)
"""Words of a qualification; a course of the house that touches on an activity ("Equine handling") has none."""
_LAST_DAYS = ("expir", "valid", "renew", "due", "end")


def extract(reading: Reading, sheet: FactSheet) -> None:
    """Write down lead, deputy, first aid, what someone is trained in, and the qualifications of activity leaders."""
    legend = legend_of(reading)
    lists = list(listings(reading, lambda words: role_of(legend.meaning(words)), across=True))
    expiry_dates = _says_expiry_dates(reading, lists)
    entries = [entry for listing in lists for entry in entries_of(listing, expiry_dates, sheet.as_at, legend)]
    entries = entries or list(entries_in_lines(reading))
    write_lead(reading, entries, sheet)
    write_first_aid(reading, entries, sheet)
    for competence in _COMPETENCES:
        _write_competence(competence, entries, sheet)
    for entry in entries:
        _write_qualification(entry, sheet)


def _says_expiry_dates(reading: Reading, lists: Sequence[Listing]) -> bool:
    """Whether the document says of its dates in general that they are last days."""
    for paragraph in reading.paragraphs():
        match = None if paragraph.text.hidden else _DATES.search(paragraph.text.text)
        if match:
            return match["what"].lower() in _LAST_DAYS
    return any(_EXPIRY_TITLE.search(listing.title) for listing in lists)


def _write_competence(name: str, entries: Sequence[Entry], sheet: FactSheet) -> None:
    """True where someone is shown trained in it, and the training has not ended."""
    today = sheet.as_at.isoformat()
    for entry in entries:
        ended = entry.expires is not None and entry.expires.possible and entry.expires.value < today
        if entry.done and not ended and name in topics_of(entry.course):
            evidence = (*entry.course_text.cite(sheet.document), *entry.seen.cite(sheet.document))
            sheet.add(f"staff.{name}", True, tuple(dict.fromkeys(evidence)), method=method_of(entry.course_text))
            return


def _write_qualification(entry: Entry, sheet: FactSheet) -> None:
    """A leader's qualification for an activity: the activity as printed, else as the qualification's words name it."""
    activities = [entry.activity] if entry.activity else activities_of(entry.course)
    if not entry.done or not activities or not (entry.activity or entry.listed or _AWARD.search(entry.course)):
        return
    subject = activities[0]
    sheet.add(
        "qualification.title", entry.course, entry.course_text, subject=subject, method=method_of(entry.course_text)
    )
    sheet.add(
        "qualification.holder",
        entry.plain_name,
        entry.person_text,
        subject=subject,
        method=method_of(entry.person_text),
    )
    day = entry.expires
    if day is not None:
        sheet.add(
            "qualification.expires",
            day.value,
            day.text,
            day.start,
            day.end,
            subject=subject,
            method=method_of(day.text),
        )
