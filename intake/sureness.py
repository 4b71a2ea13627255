"""How sure what was recognised in pictures is, by the places that are cited."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from intake.located import EMPTY_BOX, TICKED_BOX, PicturedWord
from schemas.types import Box, Evidence

_MARKS = (EMPTY_BOX, TICKED_BOX)
_FEW = 6
"""Words up to which a quote is a name or a value rather than a sentence."""
_BESIDE = 45.0
"""Points to either side of cited words within which a box to tick speaks for them."""


class Sureness:
    """The words recognised in a document, by page; a document without any knows of no place."""

    def __init__(self, recognised: Mapping[int, tuple[PicturedWord, ...]]) -> None:
        self._words = {
            page: [word for word in words if word.text not in _MARKS] for page, words in recognised.items()
        }
        self._marks = {page: [word for word in words if word.text in _MARKS] for page, words in recognised.items()}

    def of(self, evidence: Iterable[Evidence]) -> float | None:
        """How sure the least sure of these places is (0 to 1); None when none of them was recognised."""
        found = [sure for place in evidence if (sure := self._of_place(place)) is not None]
        return min(found) if found else None

    def _of_place(self, place: Evidence) -> float | None:
        if place.page not in self._words or place.box is None:
            return None
        box = place.box
        words = [word for word in self._words[place.page] if _holds(box, word.box)]
        marks = [mark for mark in self._marks[place.page] if _beside(box, mark.box)]
        if not words:
            # A cell or field cited whole: only its mark says something.
            return min((mark.confidence for mark in marks), default=None)
        return min([_of_words(words), *(mark.confidence for mark in marks)])


def _of_words(words: list[PicturedWord]) -> float:
    """Of figures and of a few words the least sure one; of sentences half way from there to all words on average, since
    a doubtful letter there seldom changes what is said."""
    sure = [word.confidence for word in words]
    figures = [word.confidence for word in words if any(letter.isdigit() for letter in word.text)]
    lowest = min(sure)
    return lowest if len(words) <= _FEW else min([(lowest + sum(sure) / len(sure)) / 2, *figures])


def _holds(box: Box, word: Box) -> bool:
    x, y = (word[0] + word[2]) / 2, (word[1] + word[3]) / 2
    return box[0] - 1 <= x <= box[2] + 1 and box[1] - 1 <= y <= box[3] + 1


def _beside(box: Box, mark: Box) -> bool:
    """Whether a box to tick stands on the line of the cited words, close by or between them."""
    y = (mark[1] + mark[3]) / 2
    return box[1] - 2 <= y <= box[3] + 2 and mark[0] - box[2] <= _BESIDE and box[0] - mark[2] <= _BESIDE
