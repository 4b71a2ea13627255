"""Characters as they are to be read: tick boxes alike whatever font drew them, ligatures in full, plain
spaces."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from intake.located import EMPTY_BOX, TICKED_BOX

UNKNOWN = "\ufffd"

_EMPTY = frozenset("☐□❏❐❑❒▢◻⬜⃞🗆🗌")
_TICKED = frozenset("☒☑✓✔✗✘✅❎🗹🗷🗸🗵⊠⌧⮽")
# Symbol fonts place their glyphs at byte codes, often shifted into the private use area (U+F000).
_WINGDINGS_EMPTY = frozenset((0x6F, 0x70, 0x71, 0x72, 0xA8))
_WINGDINGS_TICKED = frozenset((0xFB, 0xFC, 0xFD, 0xFE, 0x78))
_WINGDINGS2_EMPTY = frozenset((0x2A, 0x2B, 0xA3, 0x81))
_WINGDINGS2_TICKED = frozenset((0x4F, 0x50, 0x51, 0x52, 0x53, 0x54, 0x56))
_DINGBATS_EMPTY = frozenset((0x6F, 0x70, 0x71, 0x72))
_DINGBATS_TICKED = frozenset((0x33, 0x34, 0x35, 0x36, 0x37, 0x38))
_BULLETS = {0xB7: "•", 0xA7: "▪", 0xD8: "➢", 0x76: "❖"}
_PRIVATE = range(0xF000, 0xF100)
SOFT_HYPHEN = "\u00ad"
_LINE_END_HYPHENS = (0x02, 0xFFFE)
_NOTHING = (0xFEFF, 0x200B, 0x200C, 0x200D, 0x2060)


@lru_cache(maxsize=16_384)
def plain_character(code: int, font: str) -> tuple[str, bool]:
    """How a character is read, and whether that is what is printed (false for a mark that was put in its
    place).

    Empty text for what has no width: joiners, control characters. A soft hyphen that is drawn stays.
    """
    if code in _LINE_END_HYPHENS:
        return "-", True
    if code in _NOTHING:
        return "", True
    mark = _symbol(code, font.lower())
    if mark:
        return mark, False
    if code == 0 or 0xD800 <= code <= 0xDFFF:
        return UNKNOWN, False
    letter = chr(code)
    if letter in _EMPTY:
        return EMPTY_BOX, letter == EMPTY_BOX
    if letter in _TICKED:
        return TICKED_BOX, letter == TICKED_BOX
    if letter.isspace():
        return " ", True
    if code < 0x20 or code == 0x7F:
        return "", True
    if 0xFB00 <= code <= 0xFB06:
        return unicodedata.normalize("NFKC", letter), True
    return letter, True


def _symbol(code: int, font: str) -> str:
    """The mark or bullet that a symbol font draws for a byte code, empty when it is neither."""
    low = code - 0xF000 if code in _PRIVATE else code
    if "wingdings2" in font or "wingdings 2" in font or "wingdings-2" in font:
        return _choose(low, _WINGDINGS2_EMPTY, _WINGDINGS2_TICKED)
    if "wingdings" in font:
        return _choose(low, _WINGDINGS_EMPTY, _WINGDINGS_TICKED) or _BULLETS.get(low, "")
    if "zapf" in font or "dingbat" in font:
        return _choose(low, _DINGBATS_EMPTY, _DINGBATS_TICKED)
    if code in _PRIVATE:
        return _BULLETS.get(low, "")
    return ""


def _choose(code: int, empty: frozenset[int], ticked: frozenset[int]) -> str:
    if code in empty:
        return EMPTY_BOX
    return TICKED_BOX if code in ticked else ""
