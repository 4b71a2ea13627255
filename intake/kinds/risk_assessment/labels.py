"""The labels of risk assessments: of what, of which type, when made and when to be reviewed."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

Part = Literal["site", "activity", "subject", "type", "assessed", "reviewed", "review", "either"]

_RULES: tuple[tuple[Part | None, str], ...] = (
    ("review", r"\bto be (?:re-?)?(?:reviewed|assessed|looked at|checked|done) (?:again|by|on|before|next)\b"),
    (
        None,
        r"\b(?:previous|prior|earlier|former|superseded)\b.*\bassess"
        r"|\bassess.*\b(?:previous|replaced|superseded)\b",
    ),
    (
        None,
        r"\b(?:assess(?:or|ed by)|reviewer|reviewed by|approved by|signed|signature|carried out by"
        r"|completed by|written by|manager|contact|phone|telephone|postcode|version|policy"
        r"|first aider|birth|hazard|control|likelihood|severity|rating|who (?:is|may|might))\b",
    ),
    (
        "review",
        r"\bnext (?:review|assessment)|assessment due|review (?:due|by|before|on or before|required|frequency)"
        r"|to be (?:reviewed|looked at)"
        r"|look(?:ed)? (?:at (?:it )?)?again|\bagain (?:on|by|before)|^next due|due next|due for review"
        r"|re-?assess|date (?:of|for) next|review date|\brenewal|valid until|expir",
    ),
    (
        "reviewed",
        r"\blast review|previous(?:ly)? review|date reviewed|^reviewed(?: on)?$|last updated|date of last"
        r"|\bupdated\b|latest review",
    ),
    ("either", r"^(?:date of )?review$|date of review"),
    (
        "assessed",
        r"\bdate\b.*\b(?:assess|complet|carried|undertaken|written|made|conducted|prepared|produced|inspect)"
        r"|\b(?:assess(?:ed|ment)|completed|carried out|undertaken|prepared|conducted)\b.*\b(?:date|on)\b|^date$"
        r"|^dated$|^(?:risk )?assess(?:ed|ment) (?:was )?(?:completed|done|made|carried out|undertaken"
        r"|written|conducted|prepared)(?: on)?$|^(?:assessed|completed|done|made|carried out"
        r"|undertaken|written|conducted|prepared|visited|surveyed|inspected)(?: on)?$"
        r"|^date of (?:risk )?assessment|^(?:original|issue) date|^created",
    ),
    (
        "type",
        r"\btype of (?:risk )?assessment|\b(?:risk )?assessment type|^type$|^kind$|^category$"
        r"|^kind of (?:risk )?assessment",
    ),
    (
        "subject",
        r"^what (?:it|this) (?:covers|is (?:about|for|of))$|^covers$|assessment (?:of|for|title|name)$|assessment of\b"
        r"|(?:title|name|subject) of (?:the )?(?:risk )?assessment|(?:risk )?assessment (?:title|name|subject|for)"
        r"|what is (?:being )?assessed|^subject$|^title$|area (?:being )?assessed|^(?:risk )?assessment$",
    ),
    (
        "activity",
        r"\bactivit|\btask\b|\bevent\b|\btrip\b|\boff-?site visit|\bouting|\bexcursion|\bjourney|work process"
        r"|\bsession\b",
    ),
    (
        "site",
        r"\bsite\b|\bpremises\b|\bvenue\b|\bbuilding\b|\blocation\b|\bsetting\b|\bplace\b|\bproperty\b|\bcentre\b"
        r"|\bhome\b|^address$|premises address|\barea\b|\broom\b",
    ),
)
_COMPILED = tuple((part, re.compile(pattern, re.IGNORECASE)) for part, pattern in _RULES)

_FIRE = re.compile(r"\bfire\b", re.IGNORECASE)
_SITE = re.compile(
    r"\b(?:site|premises|building|venue|property|location|centre|setting|room|grounds|farm|classroom|workshop)\b",
    re.IGNORECASE,
)
_ACTIVITY = re.compile(
    r"\b(?:activity|activities|trip|visit|outing|excursion|event|task|session|journey|off-?site)\b", re.IGNORECASE
)
_PLACE = re.compile(
    r"\b(?:house|cottage|hall|centre|center|school|farm|site|building|room|barn|studio|lodge"
    r"|hub|office|grounds|\d+ [A-Z]\w+ (?:road|street|lane|avenue|close|way)|[A-Z]{1,2}\d{1,2}[A-Z]? ?\d[A-Z]{2})\b",
    re.IGNORECASE,
)
ASSESSMENT = re.compile(r"\brisk assessments?\b|\bfire (?:safety )?risk\b", re.IGNORECASE)

_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?"
_IT = r"^\W*(?:(?:this|the|our|it) )?(?:(?:risk|site|fire|fire risk|activity|premises) )*(?:assessment )?"
SAID_MADE = re.compile(
    rf"{_IT}(?:was )?(?:first )?(?:written|completed|carried out|undertaken|assessed|made|prepared|conducted|done)\b"
    rf"(?: by [^,;:]{{3,50}}?)?,?(?: on)? {_WEEKDAY}$",
    re.IGNORECASE,
)
SAID_REVIEW = re.compile(
    rf"(?:{_IT}|\b(?:and|which|it|assessment) (?=(?:is|will|to|must|should)\b))"
    r"(?:(?:is|will be|to be|must be|should be|due) )*(?:(?:for|next) )*"
    r"(?:review(?:ed)?|re-?assess(?:ed|ment)?)\b(?: is)?"
    rf"(?: due| again| date)*(?: by| on| before| no later than)*:? {_WEEKDAY}$",
    re.IGNORECASE,
)
"""What stands in a sentence before the date on which an assessment was made, or is to be reviewed."""
SAID_REVIEWED = re.compile(r"^(?!.*\b(?:be|due|next)\b).*\breviewed\b", re.IGNORECASE)

HAZARD = re.compile(
    r"\bhazard|\bcontrols?\b|\bharm|\blikelihood|\bseverity|\brisk (?:rating|level|score)|^risk$|\bprecaution|\baction",
    re.IGNORECASE,
)
MAX_LABEL = 60
_OTHER_DATE = re.compile(
    r"\b(?:birth|sign|approv|author|policy|print|issue|train|insur|incident|start|end|event|trip|visit date|version"
    r"|action|hazard|control|target|contact|phone)",
    re.IGNORECASE,
)
_REVIEW = re.compile(r"\b(?:re-?)?review|\bagain\b|\bnext\b|\brenew|\bexpir|\bre-?assess|\bvalid\b|\bdue\b", re.I)
_PAST = re.compile(r"\b(?:last|latest|previous|most recent)|^reviewed\b|\breviewed (?:on|by)\b", re.IGNORECASE)
_SUPERSEDED = re.compile(r"\b(?:previous|prior|earlier|former|superseded)\b.*\bassess", re.IGNORECASE)
_MADE = re.compile(
    r"\bassess|\bcomplet|\bcarried out|\bundertak|\bmade\b|\bdone\b|\bwritten|\bconduct|\bprepared|\bsurvey|\binspect",
    re.IGNORECASE,
)


@lru_cache(maxsize=4_096)
def part_of(label: str) -> Part | None:
    """What a label asks for, None when it is not one of ours."""
    if len(label) > MAX_LABEL:
        return None
    return next((part for part, pattern in _COMPILED if pattern.search(label.strip())), None)


def date_part_of(label: str) -> Part | None:
    """What a date beside a label is, by the label's stems alone, where `part_of` does not know it."""
    if len(label) > MAX_LABEL or _OTHER_DATE.search(label):
        return None
    if _SUPERSEDED.search(label):
        return None
    if _REVIEW.search(label):
        return "reviewed" if _PAST.search(label) else "review"
    return "assessed" if _MADE.search(label) else None


def type_words(text: str) -> tuple[str, int, int] | None:
    """The type that words name ("Site risk assessment"), with the place of the word."""
    for kind, pattern in (("fire", _FIRE), ("activity", _ACTIVITY), ("site", _SITE)):
        match = pattern.search(text)
        if match:
            return kind, match.start(), match.end()
    return None


def is_place(subject: str) -> bool:
    """Whether a subject's own words name a place rather than something that is done."""
    return bool(_PLACE.search(subject))
