"""Who stands in for the safeguarding lead, where the words beside the lead's say so without naming the office again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from intake.kinds.policy.people import person_in
from intake.labels import Labelled
from intake.located import Paragraph, Reading, Text
from intake.values import Found

_OTHER_OFFICE = (
    r"(?! ?[- ]?(?:head|principal|manager|director|chair|chief|teacher|leader|mayor|governor|trustee|team|ceo|editor))"
)
_OFFICE = rf"deput(?:y|ies){_OTHER_OFFICE}(?: ?\(?s\)?)?(?: (?:leads?|officers?|persons?))?"
_ABSENCE = (
    r"(?:(?:in|during) (?:her|his|their|the (?:lead|DSL)[’']s|the absence of the (?:lead|DSL)|the absence of \w+ \w+)"
    r"(?: absence)?|(?:if|when|where|whenever) (?:she|he|they|the (?:lead|DSL)) (?:is|are) "
    r"(?:away|absent|off|out|not (?:here|in|available|on site|there)|unavailable|on leave))"
)
_BEFORE_NAME = re.compile(
    rf"\b{_OFFICE}\s*(?:is|are|will be|[,:(–-])\s*(?:currently )?"
    rf"|{_ABSENCE}[^.;:]{{0,45}}?(?=(?-i:[A-Z])[\w'’-]+ (?-i:[A-Z]))",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(
    rf"^,?\s*(?:\(|–|-|,|is|acts as|as|who is|will be|being|serves as)?\s*(?:(?:the|our|her|his|their|its|a) )?"
    rf"{_OFFICE}(?![\w-])|^\)?,?\s*(?:who )?(?:deputi[sz]es|stands? in|covers for|acts for"
    r"|takes (?:over|charge|the role)|steps in|takes (?:her|his|their) place)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(rf"^(?:(?:the|our|her|his|their) )?{_OFFICE}$", re.IGNORECASE)
_NEXT_NAME = re.compile(r"^(?:\s*\([^)]{1,40}\))?\s*(?:,|and|&|/|;|, and)\s*$")
_ADJACENT = 6
"""Characters, such as a bracket or "Ms ", that may part the words from the name that they speak of."""
_REACH = 2
"""Paragraphs after the one that speaks of the lead in which a bare "deputy" is still the lead's."""
_LABELS_REACH = 4


def deputies_beside(reading: Reading, lead: re.Pattern[str], elsewhere: re.Pattern[str]) -> list[tuple[Text, int, int]]:
    """The people whom a sentence calls the deputy within reach of one that speaks of the lead; of the first such
    sentence only. `elsewhere` are words of other people's leads (a local authority's)."""
    reach = 0
    for block in reading.blocks:
        if not isinstance(block, Paragraph):
            continue
        text = block.text
        spoken = next((match for match in lead.finditer(text.text)
                       if not elsewhere.search(text.text[max(0, match.start() - 20) : match.start()])), None)
        start = spoken.start() if spoken else 0
        reach = _REACH + 1 if spoken else 0 if block.level else reach
        if reach > 0:
            reach -= 1
            found = list(_in_text(text, start, elsewhere))
            if found:
                return found
    return []


def _in_text(text: Text, start: int, elsewhere: re.Pattern[str]) -> Iterator[tuple[Text, int, int]]:
    for match in _BEFORE_NAME.finditer(text.text, start):
        person = person_in(text.text, match.end(), min(len(text.text), match.end() + 60))
        around = text.text[max(0, match.start() - 20) : match.end()]
        if person and person.start - match.end() <= _ADJACENT and not elsewhere.search(around):
            yield from ((text, each.start, each.end) for each in persons_from(text.text, person))
            return
    position = start
    while person := person_in(text.text, position, len(text.text)):
        if _AFTER_NAME.match(text.text[person.end : person.end + 60]):
            yield text, person.start, person.end
            return
        position = person.end


def persons_from(text: str, first: Found[str]) -> Iterator[Found[str]]:
    """A person and those named in one breath: "Ann Reed, Bo Moss and Cy Lane"."""
    person: Found[str] | None = first
    while person is not None:
        yield person
        following = person_in(text, person.end, min(len(text), person.end + 90))
        joined = following is not None and _NEXT_NAME.match(text[person.end : following.start])
        person = following if joined else None


def deputies_labelled(labelled: tuple[Labelled, ...], lead: re.Pattern[str]) -> list[tuple[Text, int, int]]:
    """The people beside a bare label "Deputy" that follows the lead's own."""
    reach = 0
    for pair in labelled:
        label = next((words for words in (pair.label, pair.other) if _LABEL.match(words.strip())), "")
        if label and reach > 0:
            person = person_in(pair.value.text, pair.start, pair.end)
            if person:
                return [(pair.value, each.start, each.end) for each in persons_from(pair.value.text, person)
                        if each.end <= pair.end]
        reach = _LABELS_REACH if lead.search(f"{pair.label} {pair.other}") else reach - 1
    return []
