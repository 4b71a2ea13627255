"""What an option's or a short answer's words say: that it is so, or that it is not."""

from __future__ import annotations

import re

_LONGEST = 6
"""Words from which a label is more than a yes or a no."""
_YES = re.compile(r"^\W*(?:yes|y|true)\b", re.IGNORECASE)
_NO = re.compile(r"^\W*(?:no|n|false)\b(?!\s*\.?\s*\d|\s?/\s?a\b)", re.IGNORECASE)
_NOT_SO = re.compile(
    r"^\W*(?:disagree[sd]?|incorrect|untrue|unable\b.*|cannot\b.*|"
    r"(?:(?:i|we|it|this) )?(?:do|does|did|can|could|is|are|has|have|had|will)(?:\s?not|n['’]t)\b.*|"
    r"not (?!applicable|relevant|known|sure|yet\b).*)$",
    re.IGNORECASE,
)
_SO = re.compile(
    r"^\W*(?:(?:i|we|it|this|can|do|does|is|are) ){0,3}"
    r"(?:agree[sd]?|appl(?:y|ies|ied)|confirm(?:s|ed)?|correct|accept(?:s|ed)?|affirmative)\b",
    re.IGNORECASE,
)


def affirms(label: str) -> bool | None:
    """True for "Yes", "Applies to us", "Confirmed"; False for "No", "Does not apply", "Cannot confirm"; else None."""
    words = " ".join(label.split())
    if _YES.match(words):
        return True
    if _NO.match(words):
        return False
    if not words or len(words.split()) > _LONGEST:
        return None
    if _NOT_SO.match(words):
        return False
    return True if _SO.match(words) else None


def is_pair(labels: list[str]) -> bool:
    """Whether among the labels one says that it is so and another that it is not."""
    said = {affirms(label) for label in labels}
    return {True, False} <= said
