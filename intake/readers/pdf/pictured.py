"""A page that was recognised in a picture, taken up as if its words, rules and boxes were the page's own."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from intake.located import EMPTY_BOX, TICKED_BOX, PicturedWord
from intake.readers.pdf.geometry import holds, middle, overlap
from intake.readers.pdf.words import PageWord
from intake.recognised import RecognisedPage, moved
from schemas.types import Box

_SAME_PLACE = 0.5
"""Part of the smaller box's width and height from which a recognised word is one that the page holds as text."""


@dataclass(frozen=True, slots=True)
class Straightened:
    """A recognised page: how what was read upright, level and flat is shown."""

    page: RecognisedPage

    @property
    def shown_size(self) -> tuple[float, float]:
        """Width and height of the page as displayed."""
        return self.page.shown

    @property
    def quarter(self) -> int:
        """By how many quarters clockwise the page shows its lines turned."""
        wide, high = self.page.size
        (x0, y0), (x1, y1) = (moved(self.page.to_shown, x * wide, high / 2) for x in (0.4, 0.6))
        return round(math.degrees(math.atan2(y1 - y0, x1 - x0)) / 90) % 4

    def box(self, box: Box) -> Box:
        """A box of the page as read, on the display."""
        return self.page.shown_box(box)


@dataclass(frozen=True, slots=True)
class TakenUp:
    """What of a recognised page goes on as the page's words and marks, and the same as the page shows it."""

    words: list[PageWord]
    marks: list[PageWord]
    shown: tuple[PicturedWord, ...]


def taken_up(page: RecognisedPage, own: Sequence[PageWord], fields: Sequence[Box]) -> TakenUp:
    """The words and marks of a recognised page without those that the page holds as text (`own`, as displayed) and
    those that stand in form fields; the page's own words come with them, put where the page is read."""
    known = [page.read_box(word.box) for word in own]
    filled = [page.read_box(box) for box in fields]
    words, shown = [], []
    for word in page.words:
        if any(_same(word.box, box) for box in known) or any(holds(box, *middle(word.box)) for box in filled):
            continue
        x0, top, x1, bottom = word.box
        words.append(PageWord(word.text, x0, top, x1, bottom, word.bold, base=word.base))
        shown.append(PicturedWord(word.text, page.shown_box(word.box), word.confidence))
    marks = []
    for one in page.boxes:
        if any(holds(box, *middle(one.box)) for box in (*filled, *known)):
            continue
        text = TICKED_BOX if one.ticked else EMPTY_BOX
        marks.append(PageWord(text, *one.box, marked=True))
        shown.append(PicturedWord(text, page.shown_box(one.box), one.confidence))
    return TakenUp(words + [moved_word(word, box) for word, box in zip(own, known, strict=True)], marks, tuple(shown))


def moved_word(word: PageWord, box: Box) -> PageWord:
    """The word at another place."""
    x0, top, x1, bottom = box
    return replace(word, x0=x0, top=top, x1=x1, bottom=bottom, base=word.base - word.bottom + bottom)


def _same(one: Box, other: Box) -> bool:
    across = overlap(one[0], one[2], other[0], other[2])
    down = overlap(one[1], one[3], other[1], other[3])
    return across >= _SAME_PLACE * min(one[2] - one[0], other[2] - other[0]) and down >= _SAME_PLACE * min(
        one[3] - one[1], other[3] - other[1]
    )
