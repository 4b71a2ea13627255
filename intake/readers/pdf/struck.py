"""Words that a line is drawn through: struck out, as under "delete as appropriate"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from intake.readers.pdf.geometry import overlap
from intake.readers.pdf.grid import Rule
from intake.readers.pdf.words import PageWord

_LOWEST, _HIGHEST = 0.12, 0.5
"""Em above the base line between which a line strikes letters out; an underline lies below it."""
_COVERED = 0.85
"""Part of a word that a line must cover to strike it out, and of the line that words must fill."""


def without_struck(words: list[PageWord], flat: list[Rule]) -> list[PageWord]:
    """The words but those that a level line is drawn through, and through nothing else."""
    if not flat:
        return words
    struck: set[int] = set()
    rules = sorted(flat)
    heights = [rule[0] for rule in rules]
    hit: dict[int, list[PageWord]] = {}
    for word in words:
        first = bisect_left(heights, word.base - _HIGHEST * word.size)
        for number in range(first, bisect_right(heights, word.base - _LOWEST * word.size)):
            if overlap(word.x0, word.x1, rules[number][1], rules[number][2]) >= _COVERED * (word.x1 - word.x0):
                hit.setdefault(number, []).append(word)
    for number, found in hit.items():
        _, start, end = rules[number]
        reach = max(word.x1 for word in found) - min(word.x0 for word in found)
        if reach >= _COVERED * (end - start) and sum(word.x1 - word.x0 for word in found) >= 0.5 * (end - start):
            struck.update(id(word) for word in found)
    return [word for word in words if id(word) not in struck] if struck else words
