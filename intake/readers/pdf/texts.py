"""Lines to `Text`: the words joined, each knowing its stretch and its box."""

from __future__ import annotations

import re
from collections.abc import Sequence

from intake.located import Text, Word, union
from intake.readers import signing
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
_text = quick(Text)


def text_of(lines: Sequence[Line], page: int, breaks: Sequence[bool] = ()) -> Text:
    """One Text of the lines. `breaks[n]` says that line n + 1 begins anew (a newline); otherwise it goes on.

    A line that ends in a hyphen runs straight into the next one, its hyphen kept unless it
    is a soft one.
    """
    if not lines:
        return Text("", page)
    pieces: list[str] = []
    at = 0
    words: list[Word] = []
    before: PageWord | None = None
    for number, line in enumerate(lines):
        if before is not None:
            joint = _joint(before, number - 1 < len(breaks) and breaks[number - 1])
            pieces.append(joint)
            at += len(joint)
        first = True
        for part in _parts(line):
            joint = "" if first else GAP
            for word in part.words:
                if joint and before is not None:
                    size, other = before.bottom - before.top, word.bottom - word.top
                    alike = -_SAME_SIZE < size - other < _SAME_SIZE
                    if joint != " " or alike or word.x0 - before.x1 > _CLOSE or not _touches(before, word):
                        pieces.append(joint)
                        at += 1
                text = word.text
                end = at + len(text)
                if not word.marked and not (first and text in _BULLETS):
                    words.append(_word(at, end, (word.x0, word.top, word.x1, word.bottom)))
                pieces.append(text)
                before, at, joint, first = word, end, " ", False
    box = lines[0].box if len(lines) == 1 else union(line.box for line in lines)
    hidden = lines[0].words[0].hidden and all(word.hidden for line in lines for word in line.words)
    text = "".join(pieces)
    sure = signing.CONFIDENCE if signing.MARK in text else 1.0
    return _text(text, page, tuple(words), None, None, None, box, hidden, sure)


def _joint(last: PageWord, anew: bool) -> str:
    """What stands between a line that ends in the word and the next one."""
    if anew:
        return "\n"
    return "" if last.runs_on or _hyphenated(last.text) else " "


def _parts(line: Line) -> list[Line]:
    """The line's stretches; the whole of one whose dots lead from one to the next, as the dots stand in its box."""
    parts = line.parts
    return parts if sum(len(part.words) for part in parts) == len(line.words) else [line]


def _hyphenated(text: str) -> bool:
    return len(text) > 1 and text[-1] in "-‐" and text[-2].islower()


def _touches(before: PageWord, after: PageWord) -> bool:
    """Whether two words of one line, of different size, are one: small capitals after a large one, a raised "th" after
    a day."""
    if before.marked or after.marked or after.x0 - before.x1 > _TOUCHING * max(before.size, after.size):
        return False
    level = abs(before.bottom - after.bottom) < 0.3 * abs(before.size - after.size)
    return (level and before.text[-1:].isalpha() and after.text[:1].isalpha()) or (
        before.text[-1:].isdigit() and bool(_ORDINAL.match(after.text))
    )
