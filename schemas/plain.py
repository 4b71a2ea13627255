"""Text of a submission made safe to show: nothing in it can steer a terminal, a page or the order of letters."""

from __future__ import annotations

import unicodedata

_DROPPED = "\u00ad\u200b\ufeff"
"""Soft hyphen, zero-width space, byte order mark: they only say where a line may break."""
_SPELLED_OUT = frozenset({"Cc", "Cf", "Cs", "Co"})
"""Categories of control, format, surrogate and private characters."""


def plain(text: str) -> str:
    """One line of text that is safe to print: white space folded, control and format characters spelled out."""
    folded = " ".join(text.split())
    if folded.isprintable():  # no control, format, surrogate, private or unassigned character: "£" and "é" are
        return folded
    return "".join(_shown(character) for character in folded if character not in _DROPPED)


def spelled_out(character: str) -> str:
    """The character by its number: \\u202e, \\U000e0001."""
    return f"\\u{ord(character):04x}" if ord(character) < 0x10000 else f"\\U{ord(character):08x}"


def _shown(character: str) -> str:
    if unicodedata.category(character) in _SPELLED_OUT or _is_none(ord(character)):
        return spelled_out(character)
    return character


def _is_none(number: int) -> bool:
    """The numbers that Unicode will never give to a character; XML takes none of them."""
    return number & 0xFFFE == 0xFFFE or 0xFDD0 <= number <= 0xFDEF
