"""Tick boxes and ticks of every drawing as ☐ and ☒."""

from __future__ import annotations

import re

from intake.located import EMPTY_BOX, TICKED_BOX

# A cross without a box is left alone: in a table of checks it means no, in a form's box it means chosen.
_TABLE = str.maketrans(
    {
        **dict.fromkeys("☑✓✔✅🗹🗸🗷⊠☒⮽", TICKED_BOX),
        **dict.fromkeys("□▢◻⬜❏❐❑❒🗆", EMPTY_BOX),
    }
)
_ANY = re.compile("[" + "".join(map(chr, _TABLE)) + "]")
_WINGDINGS = {
    0x6F: EMPTY_BOX,
    0x71: EMPTY_BOX,
    0x72: EMPTY_BOX,
    0xA8: EMPTY_BOX,
    0x78: TICKED_BOX,
    0xFD: TICKED_BOX,
    0xFE: TICKED_BOX,
    0xFC: TICKED_BOX,
    0xFB: "✘",
    0xB7: "•",
    0xA7: "▪",
    0xD8: "➢",
    0x6C: "●",
    0x6E: "■",
}
_WINGDINGS_2 = {
    0x2A: EMPTY_BOX,
    0xA3: EMPTY_BOX,
    0x30: EMPTY_BOX,
    0x51: TICKED_BOX,
    0x52: TICKED_BOX,
    0x53: TICKED_BOX,
    0x54: TICKED_BOX,
    0x50: TICKED_BOX,
    0x4F: "✘",
}
_WEBDINGS = {0x63: EMPTY_BOX, 0x61: TICKED_BOX, 0x72: "✘"}
_SYMBOL = {0xB7: "•", 0xA8: "♦", 0xD6: "√", 0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB0: "°"}
_DINGBATS = {
    **dict.fromkeys((0x33, 0x34), TICKED_BOX),
    **dict.fromkeys((0x35, 0x36, 0x37, 0x38), "✘"),
    **dict.fromkeys((0x6F, 0x70, 0x71, 0x72), EMPTY_BOX),
    0x6C: "●",
    0x6E: "■",
}
_MARLETT = dict.fromkeys((0x61, 0x62), TICKED_BOX)
_FONTS = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": {},
    "webdings": _WEBDINGS,
    "symbol": _SYMBOL,
    "marlett": _MARLETT,
    **dict.fromkeys(("zapf dingbats", "zapfdingbats", "itc zapf dingbats", "monotype sorts", "dingbats"), _DINGBATS),
}
_PRIVATE = 0xF000


def normal(text: str) -> str:
    """The text with every drawing of a tick box or tick as ☐ or ☒."""
    return text if text.isascii() or not _ANY.search(text) else text.translate(_TABLE)


def is_symbol_font(font: str) -> bool:
    """Whether letters set in this font are pictures."""
    return font.strip().lower() in _FONTS


def symbols(text: str, font: str) -> str:
    """Text set in a symbol font as the marks it draws; unknown pictures are dropped."""
    table = _FONTS.get(font.strip().lower(), {})
    return "".join(symbol(ord(char), table) for char in text)


def symbol_of(code: str, font: str) -> str:
    """The mark of a `w:sym` element: a hexadecimal code, mostly in the private use area, and a font."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    table = _FONTS.get(font.strip().lower())
    if table is None:
        return normal(chr(number)) if 0x20 <= number < _PRIVATE else ""
    return symbol(number, table)


def symbol(number: int, table: dict[int, str]) -> str:
    """The mark that a symbol font draws for a character."""
    low = number - _PRIVATE if number >= _PRIVATE else number
    return table.get(low, " " if low in (0x20, 0xA0) else "")
