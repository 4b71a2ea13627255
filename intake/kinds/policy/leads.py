"""The designated safeguarding lead and the deputy whom a policy names, and when the lead was trained."""

from __future__ import annotations

import re
from collections.abc import Iterator

from intake.facts import FactSheet
from intake.kinds.policy.deputies import deputies_beside, deputies_labelled, persons_from
from intake.kinds.policy.part import Part
from intake.kinds.policy.people import PLACEHOLDER, person_in
from intake.located import Reading, Text
from intake.values import Found, find_dates

_LEAD = re.compile(
    r"designated (?:safeguarding|child protection|senior)(?: (?:and|&) [\w ]{4,20}?)? (?:lead|officer|person)s?"
    r"|designated (?:lead|person|officer)s?"
    r"|safeguarding (?:lead|officer|manager)s?|\bDSL\b|\bDSO\b|\bDSP\b"
    r"|lead responsibility for (?:safeguarding|child protection)"
    r"|child protection (?:lead|officer|coordinator)|named (?:person|lead) (?:for"
    r"|responsible for) (?:safeguarding|child protection)"
    r"|(?:lead (?:person )?|lead \w+ )for (?:safeguarding|child protection)|safeguarding and child protection lead",
    re.IGNORECASE,
)
_DEPUTY_LEAD = re.compile(
    r"\bD ?DSLs?\b|(?:deputy|deputies|assistant|second)(?: (?:to the )?(?:designated|safeguarding|DSL|DSO|DSP"
    r"|child protection"
    r"|lead|officer|person|senior))+s?|(?:DSL|safeguarding lead|designated \w+ lead)[’'s]*,? \(?deput(?:y|ies)\)?",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"local authority|\bLADO\b|trustee|governor|council|partnership|school[’']s", re.IGNORECASE)
_DEPUTY = re.compile(rf"deput(?:y|ies)|\bDDSL\b|assistant|{_ELSEWHERE.pattern}", re.IGNORECASE)
_JOINT = re.compile(
    r"s?\s*(?:\([^)]{1,20}\)\s*)?(?:(?:for|on|at|in|of|here) [\w\s]{2,40}? )?(?:is|are|,|:|–|-"
    r"|\()\s*(?:currently |our |the )?"
)
_BEFORE = re.compile(r"(?:\s(?:is|as|acts as|has|holds|takes|carries|–|-)|[,(])\s*(?:our |the )?$")
_STANDS_IN = re.compile(
    r"^\s*(?:\([^)]{1,30}\) )?(?:stands? in|deputi[sz]es?|covers|acts) (?:for|in) (?:her|him|them|the lead"
    r"|the DSL|\w+[’']s|\w+)"
)
_OF_ANOTHER = re.compile(
    r"[.!?;]\s|deput(?:y|ies)(?! ?(?:head|principal|manager|director|chief))|stand-in|\bDDSL\b", re.IGNORECASE
)
"""Words between a label and a name that make the name somebody else's: the label's own was left out, or not read."""
_ADJACENT = re.compile(
    r"^[^\w.;]*(?:(?:now|also|still)\W+)?(?:(?:[a-z]+ ){0,2}(?:director|manager|head(?:teacher)?|principal|owner"
    r"|founder|proprietor|co-?ordinator|leader|chair|chief executive),?\s)?$",
    re.IGNORECASE,
)
"""What may stand between "the lead is" and the name: nothing, or what else its bearer is."""
_ANOTHER_OFFICE = re.compile(r"[.;,)\n]\s*[A-Za-z][\w '’]{1,40}?\s*(?:[:–—-]|\bis\b)\s*$")
"""A further label between two names of one value ("Bo Moss. Chair - Cy Lane")."""
_NAME_COLUMN = re.compile(r"\bname\b|contact|who", re.IGNORECASE)
_TRAINED = re.compile(r"\btrain|\bcourse\b|\blevel (?:3|three)\b|refresher", re.IGNORECASE)
_DONE = re.compile(r"complet|attended|undert|took|\btrained\b|last|renewed|refreshed|passed", re.IGNORECASE)
_TO_COME = re.compile(r"\bnext\b|\bdue\b|expir|\bwill\b|renew by|valid", re.IGNORECASE)

Named = tuple[bool, Text, int, int]
"""Whether a person is named, and the name's (or the open place's) stretch `start:end` of a Text."""


def lead_of(part: Part) -> Named | None:
    """Whether a safeguarding lead is named, and where; False only where the place for the name is left open."""
    open_place: Named | None = None
    for text, start, end in _labelled(part, deputy=False):
        person = person_in(text.text, start, end)
        if person and not _OF_ANOTHER.search(text.text[start : person.start]) and not _is_deputy(text, person):
            return True, text, person.start, person.end
        if PLACEHOLDER.match(text.text[start:end].strip()):
            open_place = open_place or (False, text, start, end)
    return _lead_in_text(part.reading) or open_place


def _is_deputy(text: Text, person: Found[str]) -> bool:
    """Whether what stands right behind a name calls its bearer the deputy lead."""
    return bool(re.match(rf"[\s,(–-]*(?:is )?(?:(?:the|our) )?(?:{_DEPUTY_LEAD.pattern})", text.text[person.end :],
                         re.IGNORECASE))


def _labelled(part: Part, deputy: bool) -> Iterator[tuple[Text, int, int]]:
    """The values beside a label (or in a row) of the lead, or of the deputy."""
    for pair in part.labelled:
        for label, other in ((pair.label, pair.other), (pair.other, pair.label)):
            right = _DEPUTY_LEAD.search(label) if deputy else _LEAD.search(label)
            wrong = _ELSEWHERE.search(f"{label} {other}") if deputy else _DEPUTY.search(f"{label} {other}")
            named = label == pair.label or _NAME_COLUMN.search(other)
            if right and not wrong and named:
                yield pair.value, pair.start, pair.end
                break


def _lead_in_text(reading: Reading) -> Named | None:
    return next(_told(reading, _LEAD, deputy=False), None)


def _told(reading: Reading, words: re.Pattern[str], deputy: bool) -> Iterator[Named]:
    """Each "our designated safeguarding lead is Ann Reed" and "Ann Reed, the designated safeguarding lead"."""
    wrong = _ELSEWHERE if deputy else _DEPUTY
    for text in reading.texts():
        for match in words.finditer(text.text):
            around = text.text[max(0, match.start() - 20) : match.start()]
            if wrong.search(around) or (not deputy and _DEPUTY_LEAD.match(text.text, match.start())):
                continue
            person = _after(text, match) or _before(text, match)
            if person:
                yield True, text, person.start, person.end


def _after(text: Text, match: re.Match[str]) -> Found[str] | None:
    joint = _JOINT.match(text.text, match.end(), min(len(text.text), match.end() + 60))
    if not joint:
        return None
    person = person_in(text.text, joint.end(), min(len(text.text), joint.end() + 50))
    return person if person and _ADJACENT.match(text.text[joint.end() : person.start]) else None


def _before(text: Text, match: re.Match[str]) -> Found[str] | None:
    start = max(0, match.start() - 60)
    if not _BEFORE.search(text.text[start : match.start()]):
        return None
    stop = text.text.rfind(". ", start, match.start())
    last, position = None, max(start, stop)
    while person := person_in(text.text, position, match.start()):
        last, position = person, person.end
    return last


def write_leads(part: Part, sheet: FactSheet) -> None:
    """Write down the lead, the deputies and the lead's training, whichever the policy that names them."""
    lead = lead_of(part)
    name = ""
    if lead is not None and lead[0]:
        _, text, start, end = lead
        name = " ".join(text.text[start:end].split())
        sheet.add("staff.safeguarding_lead", name, text, start, end, confidence=0.92)
    for place, first, last in _deputies(part, lead):
        deputy = " ".join(place.text[first:last].split())
        if deputy != name:
            sheet.add("staff.deputy_lead", deputy, place, first, last, confidence=0.92)
    if name:
        _write_training(part.reading, name, sheet)


def _deputies(part: Part, lead: Named | None) -> list[tuple[Text, int, int]]:
    """Those beside a label or in a sentence of the deputy lead, else those a bare "deputy" near the lead names."""
    labelled: list[tuple[Text, int, int]] = []
    for text, start, end in _labelled(part, deputy=True):
        previous = start
        while person := person_in(text.text, start, end):
            if start != previous and _ANOTHER_OFFICE.search(text.text[start : person.start]):
                break
            labelled.append((text, person.start, person.end))
            start = person.end
    if labelled:
        return labelled
    told = next(_told(part.reading, _DEPUTY_LEAD, deputy=True), None)
    if told is not None:
        _, text, start, end = told
        first = Found(text.text[start:end], start, end)
        return [(text, person.start, person.end) for person in persons_from(text.text, first)]
    standing = [] if lead is None or not lead[0] else _standing_in(lead)
    return (
        standing or deputies_labelled(part.labelled, _LEAD) or deputies_beside(part.reading, _LEAD, _ELSEWHERE)
    )


def _standing_in(lead: Named) -> list[tuple[Text, int, int]]:
    """The person of whom the words behind the lead's name say that they stand in."""
    _, text, _, end = lead
    person = person_in(text.text, end, min(len(text.text), end + 80))
    if person and _STANDS_IN.match(text.text[person.end :]):
        return [(text, person.start, person.end)]
    return []


def _write_training(reading: Reading, name: str, sheet: FactSheet) -> None:
    """The date of a sentence that says when the lead was trained."""
    for text in reading.texts():
        for sentence in re.finditer(r"[^.\n]+(?:\.(?=\d)[^.\n]+)*", text.text):
            words = sentence[0]
            if not (_LEAD.search(words) or name in words) or _DEPUTY_LEAD.search(words) or _TO_COME.search(words):
                continue
            days = find_dates(words)
            if len(days) == 1 and _TRAINED.search(words) and _DONE.search(words[: days[0].start]):
                start = sentence.start() + days[0].start
                end = sentence.start() + days[0].end
                sheet.add("staff.safeguarding_lead_trained_on", days[0].value, text, start, end, confidence=0.88)
                return
