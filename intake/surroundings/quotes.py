"""Quotes found again in the text they were taken from, and long texts cut without cutting what is cited."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from intake.located import Text
from schemas.surroundings import Mark

MAX_TEXT = 20_000
"""Characters of one paragraph or cell that are shown."""

MAX_MARKS = 50
"""Marks shown in one text."""

CUT = "…"
_WORD_REACH = 40
"""Characters that a cut may move to fall between two words."""


def stretch(text: Text, quote: str, start: int = 0) -> Mark | None:
    """Where the quote stands in the text from `start` on, white space and what was generated (list numbers) aside."""
    pattern = _spaced("".join(quote.split()))
    found = pattern.search(_quotable(text), start) if pattern else None
    return found.span() if found else None


@lru_cache(maxsize=64)
def _spaced(letters: str) -> re.Pattern[str] | None:
    """A pattern of the letters with any white space between them; None for no letters."""
    return re.compile(r"\s*".join(map(re.escape, letters))) if letters else None


def _quotable(text: Text) -> str:
    """The text, position for position, with blanks for what was generated."""
    shown = text.text
    for first, last in text.generated:
        shown = shown[:first] + " " * (last - first) + shown[last:]
    return shown


def joined(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """The marks in order, those that touch or overlap as one."""
    kept: list[Mark] = []
    for start, end in sorted(marks):
        if kept and start <= kept[-1][1]:
            kept[-1] = (kept[-1][0], max(kept[-1][1], end))
        else:
            kept.append((start, end))
    return tuple(kept[:MAX_MARKS])


def shortened(text: str, marks: Sequence[Mark], around: int) -> tuple[str, tuple[Mark, ...]]:
    """The text with its marks: what stands more than `around` characters before the first and after the last mark is
    cut (without marks: what follows the first `around`), between words. Nothing is cut for less than it takes to say
    so; at most about MAX_TEXT is kept."""
    first, last = (marks[0][0], marks[-1][1]) if marks else (0, 0)
    low = max(0, first - around)
    high = min(len(text), last + around, low + MAX_TEXT)
    low = 0 if low <= _WORD_REACH else _space(text, low, first) + 1
    high = len(text) if len(text) - high <= _WORD_REACH else _space(text, high, len(text))
    before, after = (CUT + " " if low else ""), (" " + CUT if high < len(text) else "")
    moved = len(before) - low
    kept = tuple((start + moved, min(end, high) + moved) for start, end in marks if start < high)
    return before + text[low:high] + after, kept


def _space(text: str, at: int, end: int) -> int:
    """The next space from `at` on, where one comes soon and before `end`; else just before or at `at`."""
    for place in range(at, min(at + _WORD_REACH, end)):
        if text[place].isspace():
            return place
    return at
