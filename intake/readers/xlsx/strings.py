"""Strings of a workbook: shared ones and those written in the cells, rich text joined, readings and struck
words left out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from intake.readers import ticks
from intake.readers.xlsx.values import unescaped

MAX_STRINGS = 2_000_000

_ITEM = re.compile(r"<si\b[^>]*?(?:/>|>(.*?)</si>)", re.DOTALL)
_PIECE = re.compile(
    r"<rPh\b[^>]*?/>|<rPh\b.*?</rPh>|<r\b[^>]*>(.*?)</r>|<t\b[^>]*?(?:/>|>([^<]*)</t>)", re.DOTALL
)
_TEXT = re.compile(r"<t\b[^>]*>([^<]*)</t>")
_STRUCK = re.compile(r"<strike\b(?![^>]*val=[\"'](?:0|false))")
_FONT = re.compile(r"<rFont\b[^>]*val=[\"']([^\"']*)")


@dataclass(frozen=True, slots=True)
class Shared:
    """The shared strings in order; `struck` are the indices of those with words struck out."""

    texts: list[str]
    struck: frozenset[int]


def shared_strings(xml: str) -> Shared:
    """The strings of the shared part, which must be free of prefixes, comments and CDATA."""
    texts: list[str] = []
    struck: set[int] = set()
    for match in _ITEM.finditer(xml):
        if len(texts) >= MAX_STRINGS:
            break
        text, has_struck = string_of(match[1] or "")
        if has_struck:
            struck.add(len(texts))
        texts.append(text)
    return Shared(texts, frozenset(struck))


def string_of(inner: str) -> tuple[str, bool]:
    """The text of a string item's content, and whether words in it are struck out (those are left out)."""
    if inner.startswith("<t") and inner.count("<t") == 1 and "<r" not in inner:
        match = _TEXT.search(inner)
        return (ticks.normal(unescaped(match[1])) if match else ""), False
    pieces: list[str] = []
    struck = False
    for match in _PIECE.finditer(inner):
        run, plain = match[1], match[2]
        if plain is not None:
            pieces.append(unescaped(plain))
        elif run is not None:
            text = "".join(unescaped(piece) for piece in _TEXT.findall(run))
            if _STRUCK.search(run):
                struck = struck or bool(text.strip())
                continue
            font = _FONT.search(run)
            pieces.append(ticks.symbols(text, font[1]) if font and ticks.is_symbol_font(font[1]) else text)
    return ticks.normal("".join(pieces)), struck
