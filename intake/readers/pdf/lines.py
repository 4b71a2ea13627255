"""Words to printed lines, and lines to the stretches that wide gaps part."""

from __future__ import annotations

import re
from itertools import pairwise
from operator import attrgetter

from intake.readers.pdf.words import PageWord
from schemas.types import Box

_WIDE_GAP = 1.15
"""Em; a wider gap parts two columns. Justified text seldom stretches a space beyond one em."""
_LEAST_GAP = 1.0
"""Points; a quick look, for most gaps are spaces. Letters are larger than two points, so that no such gap is a wide
one."""
_FIGURE_GAP = 0.55
"""Em; between two figures a space is already a column's edge."""
_SAME_SIZE = 0.5
"""Points of difference in the size of words that are set alike."""
_LEADER = re.compile(r"[.\u00b7\u2024_]{5,}|\u2026{2,}|(?:\. ?){5,}")
_DOTS = re.compile(r"^(?:[.\u00b7\u2024]{4,}|[.\u2026]{2,}|\u2026)$")
_DOT = frozenset(".\u00b7\u2024\u2026_")
_FIGURE = re.compile(r"^[(\-–—£$€]*\d[\d,.]*[)%]?$|^[-–—]$|^£$|^£'?000s?$|^nil$", re.IGNORECASE)
ENUMERATOR = re.compile(
    r"^(?:[•●▪■◦○‣⁃∙·➢❖►–-]|o|\(?\d{1,3}(?:\.\d{1,3}){0,4}[.)]?|\(?[a-z]{1,2}[.)]|[a-z]\)|\(?[ivxl]{1,5}[.)]|[A-Z]\d{0,2}[.)])$"
)


class Line:
    """Words that stand beside each other, from left to right; its measures are taken once."""

    __slots__ = ("_bold", "_parts", "_size", "bottom", "top", "words", "x0", "x1")

    def __init__(self, words: list[PageWord]) -> None:
        self.words = words
        self.x0 = words[0].x0
        self.x1 = max([word.x1 for word in words])
        self.top = min([word.top for word in words])
        self.bottom = max([word.bottom for word in words])
        self._size: float | None = None
        self._bold: bool | None = None
        self._parts: list[Line] | None = None

    @property
    def box(self) -> Box:
        """The box around all words."""
        return (self.x0, self.top, self.x1, self.bottom)

    @property
    def size(self) -> float:
        """The font size of most of its letters, to half a point."""
        if self._size is None:
            letters: dict[float, int] = {}
            for word in self.words:
                size = round((word.bottom - word.top) * 2) / 2
                letters[size] = letters.get(size, 0) + len(word.text)
            self._size = max(letters, key=lambda size: (letters[size], size))
        return self._size

    @property
    def bold(self) -> bool:
        """Whether every word with a letter is bold."""
        if self._bold is None:
            lettered = [word.bold for word in self.words if not word.marked]
            self._bold = bool(lettered) and all(lettered)
        return self._bold

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join([word.text for word in self.words])

    @property
    def led(self) -> bool:
        """Whether a row of dots or a rule of underscores runs through it."""
        return bool(_LEADER.search(self.text))

    def without_gaps(self) -> Line:
        """The same line, its wide gaps taken for those of justified text."""
        line = Line(self.words)
        line._parts = [line]
        return line

    @property
    def parts(self) -> list[Line]:
        """The line cut at its wide gaps; itself when there is none."""
        if self._parts is None:
            self._parts = _stretches(self)
        return self._parts


def lines_of(words: list[PageWord]) -> list[Line]:
    """The lines from top to bottom. A word joins the line whose height holds its middle; the height is that of the
    line's largest word, so that raised and lowered small letters stay with their line."""
    found: list[Line] = []
    top = bottom = float("-inf")
    current: list[PageWord] = []
    for word in sorted(words, key=attrgetter("middle", "x0")):
        if current and _beside(word, top, bottom):
            current.append(word)
            if word.size > bottom - top + _SAME_SIZE:
                top, bottom = word.top, word.bottom
            continue
        if current:
            found.append(Line(sorted(current, key=attrgetter("x0"))))
        current = [word]
        top, bottom = word.top, word.bottom
    if current:
        found.append(Line(sorted(current, key=attrgetter("x0"))))
    return found


def _beside(word: PageWord, top: float, bottom: float) -> bool:
    middle = (top + bottom) / 2
    return top <= word.middle <= bottom and (
        word.top <= middle <= word.bottom or word.middle - middle <= 0.3 * (bottom - top)
    )


def _stretches(line: Line) -> list[Line]:
    """The line cut at its wide gaps and where dots lead from one stretch to the next.

    A bullet or a paragraph's number stays with what it introduces.
    """
    words = line.words
    leaders = _leaders(words)
    parts: list[list[PageWord]] = [[words[0]]]
    for number, (before, after) in enumerate(pairwise(words), 1):
        if number in leaders:
            continue
        gap = after.x0 - before.x1
        if gap < _LEAST_GAP and number - 1 not in leaders:
            parts[-1].append(after)
            continue
        size = before.bottom - before.top
        if after.bottom - after.top > size:
            size = after.bottom - after.top
        if (
            gap > _WIDE_GAP * size
            or number - 1 in leaders
            or (gap > _FIGURE_GAP * size and is_figure(before.text) and is_figure(after.text))
        ):
            parts.append([])
        parts[-1].append(after)
    if len(parts) > 1 and len(parts[0]) == 1 and _introduces(parts[0][0], parts[1]):
        parts[:2] = [parts[0] + parts[1]]
    return [line] if len(parts) == 1 else [Line(part) for part in parts]


def _leaders(words: list[PageWord]) -> set[int]:
    """The positions of dots that lead from one stretch to the next: several, or one of a row of single ones. Dots at
    the line's end are there to be written on."""
    dotted = [number for number, word in enumerate(words) if word.text[0] in _DOT]
    if not dotted:
        return set()
    found = {
        number
        for number in dotted
        if _DOTS.match(words[number].text)
        or any(words[other].text == words[number].text for other in (number - 1, number + 1) if 0 <= other < len(words))
    }
    return set() if len(words) - 1 in found else found - {0}


def _introduces(first: PageWord, following: list[PageWord]) -> bool:
    return bool(
        (ENUMERATOR.match(first.text) or (first.marked and len(first.text) == 1))
        and following[0].x0 - first.x1 < 6 * first.size
        and any(letter.isalpha() for word in following for letter in word.text)
    )


def is_figure(text: str) -> bool:
    """Whether a word is an amount, a dash or a currency heading."""
    return bool(_FIGURE.match(text))
