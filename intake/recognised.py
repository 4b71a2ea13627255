"""A page that was read as a picture: its words, rules and boxes to tick, as one process hands them to another.

All places are points of the page as it is *read*: upright, level, flat. `to_shown` puts them where the page is
displayed. Nothing here loads a library: the process that reads letters writes this, the one that reads documents
takes it up as if it were the page's text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from schemas.errors import Unreadable
from schemas.types import Box

OcrMode = Literal["auto", "off", "force"]
Matrix = tuple[float, float, float, float, float, float, float, float, float]
"""Nine numbers by rows; they take (x, y, 1) to (u w, v w, w)."""
UNMOVED: Matrix = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0)

EDITION = 1
"""Raised whenever pages are recognised otherwise than before, so that what was kept of them is not used any more."""

MAX_WORDS, MAX_RULES, MAX_BOXES = 2_500, 2_000, 600
"""What is taken of one page; pages with more are no documents."""
LONGEST_WORD = 80


@dataclass(frozen=True, slots=True)
class RecognisedWord:
    """A word: its letters, its place set to the height of its font, the height of its base line, whether it is bold,
    and how sure its letters are (0 to 1)."""

    text: str
    box: Box
    base: float
    bold: bool
    confidence: float


@dataclass(frozen=True, slots=True)
class RecognisedBox:
    """A box or circle to tick, whether it is ticked, and how sure that is (0 to 1)."""

    box: Box
    ticked: bool
    confidence: float


@dataclass(frozen=True, slots=True)
class RecognisedPage:
    """One page. `size` is that of the page as read, `shown` as displayed; `flat` holds rules as (y, x0, x1), `tall`
    as (x, y0, y1)."""

    size: tuple[float, float]
    shown: tuple[float, float]
    to_shown: Matrix = UNMOVED
    words: tuple[RecognisedWord, ...] = ()
    flat: tuple[tuple[float, float, float], ...] = ()
    tall: tuple[tuple[float, float, float], ...] = ()
    boxes: tuple[RecognisedBox, ...] = ()

    @property
    def confidence(self) -> float:
        """How sure the page's letters are on average; 1 where there are none."""
        letters = sum(len(word.text) for word in self.words)
        return sum(len(word.text) * word.confidence for word in self.words) / letters if letters else 1.0

    def shown_box(self, box: Box) -> Box:
        """A place of the page as read, on the page as displayed: the smallest box around it there."""
        return _around(self.to_shown, box)

    def read_box(self, box: Box) -> Box:
        """A place of the page as displayed, on the page as read: the smallest box around it there."""
        return _around(inverse(self.to_shown), box)

    def as_json(self) -> dict[str, Any]:
        """The shape that is handed on."""
        return {
            "size": [round(side, 2) for side in self.size],
            "shown": [round(side, 2) for side in self.shown],
            "to_shown": list(self.to_shown),
            "words": [
                [word.text, *_rounded(word.box), round(word.base, 2), int(word.bold), round(word.confidence, 3)]
                for word in self.words
            ],
            "flat": [_rounded(rule) for rule in self.flat],
            "tall": [_rounded(rule) for rule in self.tall],
            "boxes": [[*_rounded(one.box), int(one.ticked), round(one.confidence, 3)] for one in self.boxes],
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> RecognisedPage:
        """The page from what was handed on. Unreadable when it is not of that shape."""
        try:
            return cls(
                size=_pair(value["size"]),
                shown=_pair(value["shown"]),
                to_shown=_matrix(value["to_shown"]),
                words=tuple(_word(item) for item in value["words"]),
                flat=tuple(_rule(item) for item in value["flat"]),
                tall=tuple(_rule(item) for item in value["tall"]),
                boxes=tuple(_box(item) for item in value["boxes"]),
            )
        except (KeyError, TypeError, ValueError, IndexError) as error:
            raise Unreadable("What was recognised on a page is not of the agreed shape.") from error


@dataclass(frozen=True, slots=True)
class Recognition:
    """What is known of a document's pages that are pictures: the `pages` recognised so far, and for others that were
    tried or left out why they are not, as the rest of a sentence that begins "page 2 holds a picture of text,". `mode`
    is the user's."""

    mode: OcrMode = "auto"
    pages: Mapping[int, RecognisedPage] = field(default_factory=dict)
    unread: Mapping[int, str] = field(default_factory=dict)

    @property
    def begun(self) -> bool:
        """Whether any page was tried or left out."""
        return bool(self.pages) or bool(self.unread)

    def without(self, pages: Iterable[int], why: str) -> Recognition:
        """The same with these pages left out for that reason."""
        return replace(self, unread={**self.unread, **dict.fromkeys(pages, why)})

    @classmethod
    def from_json(cls, value: Mapping[str, Any] | None) -> Recognition:
        """From a task's arguments; None is the first reading, without any page recognised."""
        if value is None:
            return cls()
        pages = {int(number): RecognisedPage.from_json(page) for number, page in value.get("pages", {}).items()}
        unread = {int(number): str(reason) for number, reason in value.get("unread", {}).items()}
        return cls(value.get("mode", "auto"), pages, unread)


class OnlyPictures(Unreadable):
    """Nothing of the document is text; `pages` are those that may be recognised."""

    def __init__(self, message: str, pages: tuple[int, ...], count: int) -> None:
        super().__init__(message)
        self.pages = pages
        self.count = count


def moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Where the matrix takes a point."""
    a, b, c, d, e, f, g, h, i = matrix
    w = g * x + h * y + i or 1e-9
    return ((a * x + b * y + c) / w, (d * x + e * y + f) / w)


def inverse(matrix: Matrix) -> Matrix:
    """The matrix that goes the way back."""
    a, b, c, d, e, f, g, h, i = matrix
    whole = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
    if not whole:
        raise Unreadable("A page was recognised at a place that cannot be.")
    parts = (
        e * i - f * h, c * h - b * i, b * f - c * e,
        f * g - d * i, a * i - c * g, c * d - a * f,
        d * h - e * g, b * g - a * h, a * e - b * d,
    )
    j, k, m, n, o, p, q, r, s = (part / whole for part in parts)
    return (j, k, m, n, o, p, q, r, s)


def _around(matrix: Matrix, box: Box) -> Box:
    x0, y0, x1, y1 = box
    corners = [moved(matrix, x, y) for x, y in ((x0, y0), (x1, y0), (x0, y1), (x1, y1))]
    across, down = zip(*corners, strict=True)
    return (min(across), min(down), max(across), max(down))


def _rounded(numbers: tuple[float, ...]) -> list[float]:
    return [round(number, 2) for number in numbers]


def _pair(item: Any) -> tuple[float, float]:
    wide, high = map(float, item)
    if not (0 < wide < 20_000 and 0 < high < 20_000):
        raise ValueError("no size of a page")
    return wide, high


def _matrix(item: Any) -> Matrix:
    a, b, c, d, e, f, g, h, i = map(float, item)
    return (a, b, c, d, e, f, g, h, i)


def _rule(item: Any) -> tuple[float, float, float]:
    place, start, end = map(float, item)
    return (place, start, end)


def _word(item: Any) -> RecognisedWord:
    text, x0, top, x1, bottom, base, bold, confidence = item
    if not isinstance(text, str) or not text.strip():
        raise ValueError("a word without letters")
    box = (float(x0), float(top), float(x1), float(bottom))
    return RecognisedWord(text[:LONGEST_WORD], box, float(base), bool(bold), _share(confidence))


def _box(item: Any) -> RecognisedBox:
    x0, top, x1, bottom, ticked, confidence = item
    return RecognisedBox((float(x0), float(top), float(x1), float(bottom)), bool(ticked), _share(confidence))


def _share(number: Any) -> float:
    return min(1.0, max(0.0, float(number)))
