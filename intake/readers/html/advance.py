"""How wide words are set: the widths of Helvetica, which are near enough for any text face."""

from __future__ import annotations

from functools import lru_cache

_USUAL = 556
_WIDTHS = {
    **dict.fromkeys("iljI.,:;!|'/\\ ", 260),
    **dict.fromkeys("ftr()[]{}-", 320),
    **dict.fromkeys("ckszvxyJ\"", 500),
    **dict.fromkeys("ABEKPSVXY&", 680),
    **dict.fromkeys("CDHNRUwG", 722),
    **dict.fromkeys("OQ", 778),
    **dict.fromkeys("mM", 833),
    **dict.fromkeys("FTLZ", 610),
    **dict.fromkeys("W@%", 944),
    "—": 1000,
    "☐": 800,
    "☒": 800,
}
"""Thousandths of the font's size."""
_BOLD = 1.06


@lru_cache(maxsize=16_384)
def advance(text: str, size: float, bold: bool = False) -> float:
    """The width of a text in points, set in one line."""
    width = sum(_WIDTHS.get(letter, _USUAL) for letter in text) * size / 1_000.0
    return width * _BOLD if bold else width
