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
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
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
