"""Lines to `Text`: the words joined, each knowing its stretch and its box."""

from __future__ import annotations

import re
from collections.abc import Sequence

from intake.located import Text, Word
from intake.readers.pdf.lines import Line
from intake.readers.pdf.words import PageWord
from intake.readers.quick import quick

GAP = "\t"
"""Stands where a wide gap parts two stretches of one line."""


_TOUCHING = 0.1
"""Em; a space is at least twice as wide."""
_CLOSE = 3.0
"""Points; words further apart never touch, whatever their size."""
_SAME_SIZE = 0.5
"""Points."""
_ORDINAL = re.compile(r"^(?:st|nd|rd|th)\b")
_BULLETS = frozenset("•●▪■◦○‣⁃∙·➢❖►")
"""A bullet that begins a line is read but never cited: it is no word, and readers differ over what it is."""


_word = quick(Word)


def text_of(lines: Sequence[Line], page: int, breaks: Sequence[bool] = ()) -> Text:
    """One Text of the lines. `breaks[n]` says that line n + 1 begins anew (a newline); otherwise it goes on.

    A line that ends in a hyphen runs straight into the next one, its hyphen kept unless it
    is a soft one.
    """
    text = ""
    words: list[Word] = []
    for number, line in enumerate(lines):
        if number:
            anew = number - 1 < len(breaks) and breaks[number - 1]
            text += "\n" if anew else ("" if lines[number - 1].words[-1].runs_on or _hyphenated(text) else " ")
        for part_number, part in enumerate(_parts(line)):
            if part_number:
                text += GAP
            before = part.words[0]
            for word_number, word in enumerate(part.words):
                if word_number and not (word.x0 - before.x1 <= _CLOSE and _touches(before, word)):
                    text += " "
                before = word
                first = not part_number and not word_number
                if not word.marked and not (first and word.text in _BULLETS):
                    words.append(_word(len(text), len(text) + len(word.text), word.box))
                text += word.text
    if not lines:
        return Text("", page)
    box = (
        min([line.x0 for line in lines]),
        min([line.top for line in lines]),
        max([line.x1 for line in lines]),
        max([line.bottom for line in lines]),
    )
    return Text(text, page, tuple(words), box=box, hidden=all(word.hidden for line in lines for word in line.words))


def _parts(line: Line) -> list[Line]:
    """The line's stretches; the whole of one whose dots lead from one to the next, as the dots stand in its box."""
    parts = line.parts
    return parts if sum(len(part.words) for part in parts) == len(line.words) else [line]


def _hyphenated(text: str) -> bool:
    return len(text) > 2 and text[-1] in "-‐" and text[-2].islower()


def _touches(before: PageWord, after: PageWord) -> bool:
    """Whether two words of different size on one line are one: small capitals after a large one, a raised "th" after
    a day."""
    if before.marked or after.marked or after.x0 - before.x1 > _TOUCHING * max(before.size, after.size):
        return False
    if abs(before.size - after.size) < _SAME_SIZE:
        return False
    level = abs(before.bottom - after.bottom) < 0.3 * abs(before.size - after.size)
    return (level and before.text[-1:].isalpha() and after.text[:1].isalpha()) or (
        before.text[-1:].isdigit() and bool(_ORDINAL.match(after.text))
    )
