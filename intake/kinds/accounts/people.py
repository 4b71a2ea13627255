"""The average number of employees, as said in words."""

from __future__ import annotations

import re

from intake.kinds.accounts.said import Said
from intake.located import Text

_EMPLOYEES = re.compile(
    r"(?:average|mean)\s+(?:monthly\s+)?(?:number|headcount)\b[^.]{0,140}?\b(?:was|were|is"
    r"|totalled|amounted to|:)\s*(?P<now>\d[\d,]*(?:\.\d+)?|nil|none)"
    r"(?:\s*\(?(?:(?:in )?(?P<year>20\d\d)|last year|prior year|previous (?:year"
    r"|period))\s*[:\-–—]?\s*(?P<prior>\d[\d,]*|nil|none)\)?)?",
    re.IGNORECASE,
)
_NO_EMPLOYEES = re.compile(r"(?:had|there were|has) no employees", re.IGNORECASE)


def employees(texts: list[Text]) -> list[tuple[Said, int]]:
    """The average number of employees: (what is said, 0 for this period or 1 for the one before)."""
    for text in texts:
        match = _EMPLOYEES.search(text.text)
        if match:
            found = [(Said(_count(match["now"]), text, match.start("now"), match.end("now")), 0)]
            if match["prior"]:
                found.append((Said(_count(match["prior"]), text, match.start("prior"), match.end("prior")), 1))
            return found
    for text in texts:
        match = _NO_EMPLOYEES.search(text.text)
        if match:
            return [(Said(0.0, text, match.start(), match.end(), 0.85), 0)]
    return []


def _count(words: str) -> float:
    return 0.0 if words.lower() in ("nil", "none") else float(words.replace(",", ""))
