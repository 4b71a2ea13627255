"""Names of people as lists and headings print them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from intake.located import Text

_TITLE = r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Rev)\.? )?"
_WORD = r"(?:[A-Z][\w'’.-]*|de|van|von|der|la|le)"
_NAME = re.compile(rf"^{_TITLE}[A-Z][\w'’.-]*(?: {_WORD}){{1,3}}$")
_NAME_THEN_ROLE = re.compile(
    rf"^(?P<name>{_TITLE}[A-Z][\w'’.-]*(?: {_WORD}){{1,3}}?)\s*(?:[–—,:(|]|\s-)\s*(?P<rest>.*?)\)?$"
)
_NUMBERING = re.compile(r"^\W*\d*[.)]?\s*")
_NO_NAME = re.compile(
    r"\b(?:training|records?|staff|policy|register|matrix|dbs|checks?|central|list|certificates?"
    r"|risk|assessment|summary|details|courses?|team|volunteers?|trustees|school|limited|ltd"
    r"|cic|learning|services?|support|academy|college|trust|form|schedule|safeguarding|first"
    r"|aid|health|children|education|council|page|date|name|role|section|part|appendix)\b",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:managers?|directors?|tutors?|mentors?|officers?|assistants?|administrators?|drivers?|volunteers?|lead(?:er)?s?"
    r"|teachers?|workers?|co-?ordinators?|practitioners?|therapists?|coach(?:es)?|instructors?|trustees?|governors?"
    r"|heads?|principal|deput(?:y|ies)|chair|secretary|treasurer|cleaners?|cooks?|caretakers?|receptionists?|nurses?"
    r"|counsellors?|carers?|facilitators?|supervisors?|technicians?|apprentices?|consultants?|bookkeepers?|accountants?"
    r"|chief executive|ceo|founder|owner|proprietor|psychologists?|senco|sendco|dsl|ddsl|ta|lsa|hlta)\b",
    re.IGNORECASE,
)
_INVERTED = re.compile(rf"^{_WORD}(?:[ -]{_WORD})?, (?:(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.? )?[A-Z][\w'’.-]*(?: {_WORD})?$")
_LEAD = re.compile(
    r"\bdsl\b|\bdso\b|\bdsp\b|designated (?:safeguarding|child protection)|safeguarding (?:lead|officer)"
    r"|\blead (?:for )?safeguarding|child protection (?:lead|officer)|designated (?:lead|person|officer)",
    re.IGNORECASE,
)
_DEPUTY = re.compile(
    r"\bddsl\b|\bdeputy[ -](?:designated|dsl|dso|dsp|safeguarding|child protection)"
    r"|(?:safeguarding|dsl|designated)\b.{0,20}\bdeputy\b|\b(?:assistant|second) (?:dsl|safeguarding)",
    re.IGNORECASE,
)
SAFEGUARDING_ROLE = re.compile(
    r"^(?:safeguarding|child protection|designated|dsl) (?:roles?|responsibilit(?:y|ies)|dut(?:y|ies)|post|position"
    r"|status)\b",
    re.IGNORECASE,
)
"""Headers over who is lead and who deputy."""
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_LONGEST_ROLE = 80
_STYLES = re.compile(r"\b(?:mr|mrs|ms|miss|mx|dr|rev)\b\.?")


def comparable(name: str) -> str:
    """A name for comparing: "REED, Ann (DSL)" is "Ann Reed"."""
    words = _ASIDE.sub(" ", name)
    last, comma, first = words.partition(",")
    words = f"{first} {last}" if comma else words
    return " ".join(re.sub(r"[^\w'’-]+", " ", _STYLES.sub(" ", words.lower())).split())


def without_aside(name: str) -> str:
    """A printed name without what stands in brackets behind it."""
    return " ".join(_ASIDE.sub(" ", name).split())


def is_person(words: str) -> bool:
    """Whether words in a list are a person's name, whichever part of it comes first, and not what somebody does."""
    plain = without_aside(words)
    named = person_in(words)
    return not _ROLE.search(plain if named is None else named[0]) and bool(named or _INVERTED.match(plain))


def is_role(words: str) -> bool:
    """Whether words in a list are what somebody does."""
    return bool(_ROLE.search(words)) and len(words) <= _LONGEST_ROLE


def person_in(words: str) -> tuple[str, str] | None:
    """Name and the rest of a line that begins with a person's name ("Ann Reed – Tutor"), None when it does not."""
    line = _NUMBERING.sub("", " ".join(words.split()))
    if _NAME.match(line):
        return None if _NO_NAME.search(line) else (line, "")
    match = _NAME_THEN_ROLE.match(line)
    if match is None or _NO_NAME.search(match["name"]):
        return None
    return match["name"], match["rest"]


def person_above(titles: Sequence[Text]) -> tuple[Text, str, str] | None:
    """The person whose own list follows: the nearest of its titles that begins with a name, with the role behind it."""
    for text in reversed(titles):
        found = person_in(text.text)
        if found is not None:
            return text, found[0], found[1]
    return None


def is_lead(words: str) -> bool:
    """Whether a role, or a name with its role in brackets, is the lead's and not the deputy's."""
    return bool(_LEAD.search(words)) and not is_deputy(words)


def is_deputy(words: str) -> bool:
    """Whether a role is the deputy lead's."""
    return bool(_DEPUTY.search(words))
