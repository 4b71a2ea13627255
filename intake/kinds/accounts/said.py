"""A value with the words that say it, and the texts it is looked for in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from intake.located import Reading, Text


@dataclass(frozen=True, slots=True)
class Said:
    """A value with the words that say it."""

    value: str | bool | float
    text: Text
    start: int
    end: int
    confidence: float = 0.95


def texts_of(reading: Reading) -> list[Text]:
    """The document's visible texts in reading order."""
    return [text for text in reading.texts() if not text.hidden]


def sentences(words: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in re.finditer(r"[.;](?=\s|$)", words):
        yield start, match.end()
        start = match.end()
        while start < len(words) and words[start].isspace():
            start += 1
    if start < len(words):
        yield start, len(words)
