"""Which documents of a submission a later version replaces: what each reading gives for that comparison."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from intake.layouts import Identity
from intake.versions import Candidate, superseded
from schemas.types import UNREAD_STATES, DocumentReading

_DATED = {
    "insurance_certificate": (".starts", ".expires"),
    "policy": (".approved_on", ".reviewed_on"),
    "registration": (".expires", ".inspected_on"),
    "questionnaire": (".signed_on", ".submitted_on"),
    "declaration": (".signed_on",),
    "accounts": (".period_end", ".approved_on"),
}
"""For each kind, the facts whose dates tell an earlier version from a later one."""


def replaced_paths(readings: Iterable[DocumentReading], modified: Mapping[str, str | None]) -> tuple[str, ...]:
    """The paths, sorted, of documents replaced by a later version. `modified`: the archive's time by path."""
    candidates: list[Candidate] = []
    seen: set[str] = set()
    for reading in readings:
        document = reading.document
        copy = document.sha256 in seen or "duplicate" in document.flags
        if copy or document.read == "ignored" or document.read in UNREAD_STATES:
            continue
        seen.add(document.sha256)
        candidates.append(_candidate(reading, modified.get(document.path)))
    return tuple(sorted(superseded(candidates)))


def _candidate(reading: DocumentReading, modified: str | None) -> Candidate:
    document = reading.document
    return Candidate(
        path=document.path,
        kind=document.kind,
        subject=_subject(reading),
        dates=tuple(sorted(_dates(reading))),
        period=_period(reading),
        title=_title(reading),
        modified=modified,
    )


def _subject(reading: DocumentReading) -> str | None:
    """Which of its kind a document is: the covers of a certificate, the subjects of a policy, body and setting of a
    registration."""
    kind = reading.document.kind
    if kind == "insurance_certificate":
        found = {fact.name.split(".")[1] for fact in reading.facts if fact.name.startswith("insurance.")}
    elif kind == "policy":
        found = {fact.subject for fact in reading.facts if fact.name == "policy.present" and fact.subject}
    elif kind in ("registration", "inspection_report"):
        bodies = {fact.name.split(".")[1] for fact in reading.facts if fact.name.startswith("registration.")}
        names = {str(fact.value).casefold() for fact in reading.facts
                 if fact.name.startswith("registration.") and fact.name.endswith((".name", ".reference"))}
        found = bodies | names
    else:
        return None
    return "+".join(sorted(found)) or None


def _dates(reading: DocumentReading) -> set[str]:
    endings = _DATED.get(reading.document.kind, ())
    return {fact.value for fact in reading.facts if fact.name.endswith(endings) and isinstance(fact.value, str)}


def _period(reading: DocumentReading) -> tuple[str, str] | None:
    starts = [str(fact.value) for fact in reading.facts if fact.name.endswith(".starts")]
    ends = [str(fact.value) for fact in reading.facts
            if fact.name.startswith("insurance.") and fact.name.endswith(".expires")]
    return (min(starts), max(ends)) if starts and ends else None


def _title(reading: DocumentReading) -> str | None:
    titles = [str(fact.value) for fact in reading.facts if fact.name == "policy.title"]
    return titles[0] if len(titles) == 1 else None


def identities(readings: Iterable[DocumentReading]) -> dict[str, Identity]:
    """What each document says of whose it is, for telling one supplier's folders from many suppliers'."""
    found = {}
    for reading in readings:
        names = _values(reading, ("organisation.legal_name", "accounts.entity_name", "policy.organisation"))
        names += tuple(str(fact.value) for fact in reading.facts if fact.name.endswith(".insured_name"))
        numbers = _values(reading, ("organisation.company_number", "accounts.company_number",
                                    "organisation.charity_number"))
        if names or numbers:
            found[reading.document.path] = Identity(tuple(dict.fromkeys(names)), tuple(dict.fromkeys(numbers)))
    return found


def _values(reading: DocumentReading, wanted: tuple[str, ...]) -> tuple[str, ...]:
    own = [fact for fact in reading.facts if fact.subject is None or fact.name == "policy.organisation"]
    return tuple(str(fact.value) for name in wanted for fact in own if fact.name == name)
