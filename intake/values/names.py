"""Comparing names of organisations as people write them."""

from __future__ import annotations

import re
import unicodedata

_TRADING = re.compile(
    r"\s*[,(]?\s*\b(?:t/a|t\.a\.|trading as|also known as|aka|formerly)(?:\s*:\s*|\s+)", re.IGNORECASE
)
_SUFFIXES = {
    "ltd": "limited",
    "limited": "limited",
    "cic": "cic",
    "plc": "plc",
    "llp": "llp",
    "cio": "cio",
}
_LONG_FORMS = (
    ("community interest company", "cic"),
    ("public limited company", "plc"),
    ("limited liability partnership", "llp"),
    ("charitable incorporated organisation", "cio"),
)


def same_name(left: str, right: str) -> bool:
    """Whether two names mean one organisation.

    Case, accents, punctuation, "the", & / and, Ltd / Limited do not count; a legal suffix given in one of
    them only does not either. "A Ltd t/a B" is the same as "A Ltd" and as "B".
    """
    lefts = {key for part in _TRADING.split(left) if (key := _key(part))[0]}
    rights = {key for part in _TRADING.split(right) if (key := _key(part))[0]}
    return any(a[0] == b[0] and (a[1] == b[1] or not a[1] or not b[1]) for a in lefts for b in rights)


def plain_name(name: str) -> str:
    """The name for comparing: lower case, no punctuation, no suffix."""
    return _key(name)[0]


def _key(name: str) -> tuple[str, str]:
    """The bare name and its legal suffix."""
    text = unicodedata.normalize("NFKD", name).casefold()
    text = "".join(char for char in text if not unicodedata.combining(char)).replace("&", " and ")
    text = re.sub(r"['’`.]", "", text)
    text = " ".join(re.sub(r"[^\w]+", " ", text).split())
    for long, short in _LONG_FORMS:
        text = re.sub(rf"\b{long}$", short, text)
    words = text.removeprefix("the ").split()
    suffix = ""
    while len(words) > 1 and words[-1] in _SUFFIXES:
        suffix = _SUFFIXES[words.pop()]
    return " ".join(words), suffix
