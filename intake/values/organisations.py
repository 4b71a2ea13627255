"""Whether a short text is the name of an organisation."""

from __future__ import annotations

import re

_LEGAL = re.compile(
    r"\b(?:ltd|limited|plc|llp|cic|c\.i\.c|cio|community interest company|incorporated)\b\.?\s*(?:\(.*\))?$",
    re.IGNORECASE,
)
_INSTITUTION = re.compile(
    r"\b(?:school|academy|academies|college|nursery|university|trust|charity|foundation|federation|partnership|council"
    r"|borough|authority|association|society|agency|centre|hospital|hospice|church|house|lodge|homes?|farm|project|unit"
    r"|club|institute|services?|group|primary|juniors?|infants?|fostering|care|learning|education|tuition|tutors"
    r"|tutoring|forum|network|alliance|consortium|theatre|museum|library|clinic|surgery|nhs|diocese|cooperative"
    r"|co-operative)\b",
    re.IGNORECASE,
)
_SMALL = frozenset({"of", "the", "and", "for", "at", "in", "on", "with", "by", "le", "upon", "under", "&", "de", "t/a"})
_MAX_NAME = 90


def is_organisation(text: str) -> bool:
    """Whether the text is a name in capitals that ends with a legal form or holds a word of institutions."""
    words = text.strip().rstrip(",").split()
    if not words or len(text) > _MAX_NAME or any(mark in text for mark in ":;?!@£|") or text.rstrip().endswith("."):
        return False
    capital = all(not word[0].isalpha() or word[0].isupper() or word.lower() in _SMALL for word in words)
    return capital and len(words) > 1 and bool(_LEGAL.search(text.strip()) or _INSTITUTION.search(text))


def has_legal_form(text: str) -> bool:
    """Whether a name ends with a company's or a charity's legal form."""
    return bool(_LEGAL.search(text.strip()))
