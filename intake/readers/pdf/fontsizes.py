"""Font sizes measured on pictures, made the same wherever they are nearly so: headings are told by their size."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from intake.recognised import RecognisedPage, RecognisedWord

_ALIKE = 0.06
"""Part by which measures of one font size differ from page to page."""
_MEASURED = 0.12
"""Part by which a size measured on a picture may differ from the same size of text, by face and blur."""
_STEP = 0.5
"""Points to which sizes are rounded, as text that is no picture is set."""


def evened(pages: Mapping[int, RecognisedPage], stated: Mapping[float, int] | None = None) -> dict[int, RecognisedPage]:
    """The pages with each word set to the size that most words of nearly that size have in the document. `stated` are
    the sizes of text that is no picture, with how many letters have each: what is measured nearly so large is so."""
    common = {weight: _common(_letters(pages, weight), stated or {}) for weight in (False, True)}
    return {
        number: replace(page, words=tuple(_sized(word, common[word.bold][_size(word)]) for word in page.words))
        for number, page in sorted(pages.items())
    }


def _letters(pages: Mapping[int, RecognisedPage], bold: bool) -> dict[float, int]:
    """How many letters of each size there are: bold ones, which headings are set in, apart from others."""
    letters: dict[float, int] = {}
    for _, page in sorted(pages.items()):
        for word in page.words:
            if word.bold == bold:
                letters[_size(word)] = letters.get(_size(word), 0) + len(word.text)
    return letters


def _size(word: RecognisedWord) -> float:
    return round(word.box[3] - word.box[1], 2)


def _common(letters: Mapping[float, int], stated: Mapping[float, int]) -> dict[float, float]:
    """For each size the one to use."""
    return {size: _nearest(middle, stated) for size, middle in grouped(letters, _ALIKE).items()}


def _nearest(size: float, stated: Mapping[float, int]) -> float:
    """The size that text states which is most like this one, else this one to half a point."""
    alike = [other for other in stated if abs(other - size) <= _MEASURED * other]
    if alike:
        return min(alike, key=lambda other: (abs(other - size) / stated[other] ** 0.25, other))
    return max(_STEP, round(size / _STEP) * _STEP)


def grouped(letters: Mapping[float, int], alike: float) -> dict[float, float]:
    """For each size (with how many letters have it) the middle of the group it falls into: going up, a group ends where
    the next size is larger than its middle by more than this part."""
    found: dict[float, float] = {}
    group: list[float] = []
    middle = 0.0
    for size in sorted(letters):
        if group and size > (1 + alike) * middle:
            found.update(dict.fromkeys(group, middle))
            group = []
        group.append(size)
        weight = sum(letters[one] for one in group)
        middle = sum(one * letters[one] for one in group) / weight if weight else size
    found.update(dict.fromkeys(group, middle))
    return found


def _sized(word: RecognisedWord, size: float) -> RecognisedWord:
    """The word at that size on the same base line."""
    x0, top, x1, bottom = word.box
    below = (bottom - word.base) * size / (bottom - top) if bottom > top else 0.0
    return replace(word, box=(x0, word.base + below - size, x1, word.base + below))
