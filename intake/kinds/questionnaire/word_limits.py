"""Word limits as questions and headings state them."""

from __future__ import annotations

import re

WORDS_LIMIT = re.compile(
    r"(?:(?<=word limit)|(?<=word count)|(?<=word limit is)|(?<=maximum words))\W{0,3}(?P<stated>\d[\d,]{1,5})\b|"
    r"(?P<limit>\d[\d,]{1,5})\s*(?:-|\s)?words?\b",
    re.IGNORECASE,
)


def word_limit(text: str) -> int | None:
    """The word limit that a text states."""
    match = WORDS_LIMIT.search(text)
    return int((match["limit"] or match["stated"]).replace(",", "")) if match else None
