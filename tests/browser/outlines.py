"""Whether the outlines on the picture of a page lie where the words are: an independent reader says where that is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pdfplumber

from tests.make.browser import Tab

_LOOSE = 0.5
"""Of a word's area at least this must lie in an outline: readers differ in how tall a letter is."""


@dataclass(frozen=True)
class Box:
    """Left, top, right, bottom."""

    x0: float
    top: float
    x1: float
    bottom: float

    def scaled(self, by_x: float, by_y: float) -> Box:
        return Box(self.x0 * by_x, self.top * by_y, self.x1 * by_x, self.bottom * by_y)

    def share_inside(self, others: Sequence[Box]) -> float:
        """How much of it the best of the others covers, 0 to 1."""
        area = (self.x1 - self.x0) * (self.bottom - self.top)
        return max((self._shared(other) / area for other in others), default=0.0)

    def _shared(self, other: Box) -> float:
        width = min(self.x1, other.x1) - max(self.x0, other.x0)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0.0, width) * max(0.0, height)


def outlines_on_picture(tab: Tab) -> tuple[list[Box], float, float]:
    """The outlines as drawn on the screen, measured from the picture's corner, and the picture's width and height."""
    found = tab.page.evaluate("""() => {
        const picture = document.querySelector(".ti-page__picture").getBoundingClientRect();
        const boxes = [...document.querySelectorAll(".ti-outline")].map((one) => one.getBoundingClientRect());
        return {width: picture.width, height: picture.height,
                boxes: boxes.map((b) => [b.left - picture.left, b.top - picture.top,
                                         b.right - picture.left, b.bottom - picture.top])};
    }""")
    return [Box(*one) for one in found["boxes"]], found["width"], found["height"]


def places_of_quote(pdf: Path, number: int, quote: str) -> tuple[list[list[Box]], float, float]:
    """Where pdfplumber sees the words of a quote on a page: each time they stand there in a row, their boxes; and the
    page's width and height."""
    with pdfplumber.open(pdf) as document:
        page = document.pages[number - 1]
        words = page.extract_words()
        there = [_plain(word["text"]) for word in words]
        wanted = [part for part in map(_plain, quote.split()) if part]
        begin = [at for at in range(len(there)) if there[at : at + len(wanted)] == wanted]
        assert begin, f"{pdf.name}, page {number}, has no {quote!r}"
        found = [[Box(word["x0"], word["top"], word["x1"], word["bottom"]) for word in words[at : at + len(wanted)]]
                 for at in begin]
        return found, float(page.width), float(page.height)


def _plain(word: str) -> str:
    return re.sub(r"\W", "", word).casefold()


def assert_outlined(tab: Tab, pdf: Path, page: int, quote: str) -> None:
    """Every word of the quote, where it stands one of the times, lies in an outline; and the outline of the place asked
    for is not much larger than its words."""
    outlines, width, height = outlines_on_picture(tab)
    places, page_width, page_height = places_of_quote(pdf, page, quote)
    scaled = [[word.scaled(width / page_width, height / page_height) for word in words] for words in places]
    covered = [min(word.share_inside(outlines) for word in words) for words in scaled]
    assert max(covered) >= _LOOSE, (quote, covered)
    words = scaled[covered.index(max(covered))]
    around = Box(min(word.x0 for word in words), min(word.top for word in words),
                 max(word.x1 for word in words), max(word.bottom for word in words))
    first = outlines[0]
    assert first.x1 - first.x0 <= 2 * (around.x1 - around.x0) + 20, "the outline is far wider than its words"
    assert first.bottom - first.top <= 3 * (around.bottom - around.top) + 20, "the outline is far taller than its words"
