"""What the styles part of a binary workbook says of its cells: number formats, struck-out and unseen text."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from intake.readers import ticks
from intake.readers.xlsb import records as r
from intake.readers.xlsx.formats import BUILT_IN, GENERAL, Format, shown_as

_STRUCK = 0x0008
_THEME, _RGB = 3, 2
_WHITE = b"\xff\xff\xff"
_NO_FILL, _SOLID = 0, 1


@dataclass(frozen=True, slots=True)
class Font:
    """What of a font matters: struck out, white, and its name where its letters are pictures."""

    struck: bool = False
    white: bool = False
    pictures: str = ""


@dataclass(frozen=True, slots=True)
class Styles:
    """Formats of cells and fonts by their numbers."""

    formats: tuple[Format, ...] = ()
    fonts: tuple[Font, ...] = ()

    def format(self, index: int) -> Format:
        """The format of that number; General for one that the file does not define."""
        return self.formats[index] if 0 <= index < len(self.formats) else GENERAL

    def shown(self, text: str, runs: list[tuple[int, int]]) -> tuple[str, bool]:
        """A text with fonts of its own as displayed, and whether words in it are struck out (those are left out)."""
        if not runs:
            return ticks.normal(text), False
        pieces, struck = [text[: runs[0][0]]], False
        for number, (start, index) in enumerate(runs):
            piece = text[start : runs[number + 1][0] if number + 1 < len(runs) else len(text)]
            font = self.fonts[index] if index < len(self.fonts) else Font()
            if font.struck:
                struck = struck or bool(piece.strip())
                continue
            pieces.append(ticks.symbols(piece, font.pictures) if font.pictures else piece)
        return ticks.normal("".join(pieces)), struck


def styles_of(content: bytes | None) -> Styles:
    """The styles of the part; none where there is no such part."""
    fonts: list[Font] = []
    fills: list[bool] = []
    formats: list[Format] = []
    codes = dict(BUILT_IN)
    within = False
    for kind, record in r.records(content or b""):
        if kind == r.FONT:
            fonts.append(_font(record))
        elif kind == r.FILL:
            fills.append(_is_filled(record))
        elif kind == r.FORMAT:
            (number,) = struct.unpack_from("<H", record)
            codes[number] = r.text_at(record, 2)[0]
        elif kind in (r.BEGIN_CELL_FORMATS, r.END_CELL_FORMATS):
            within = kind == r.BEGIN_CELL_FORMATS
        elif kind == r.CELL_FORMAT and within:
            formats.append(_format(record, codes, fonts, fills))
    return Styles(tuple(formats), tuple(fonts))


def _format(record: bytes, codes: dict[int, str], fonts: list[Font], fills: list[bool]) -> Format:
    _, number, font_index, fill_index = struct.unpack_from("<4H", record)
    code = codes.get(number)
    font = fonts[font_index] if font_index < len(fonts) else Font()
    filled = fills[fill_index] if fill_index < len(fills) else False
    blank = code is not None and code.replace(" ", "") in (";;;", ";;")
    shown = shown_as(code) if code else "number"
    return Format(None if code == "General" else code or None, shown, font.struck, font.white and not filled, blank)


def _font(record: bytes) -> Font:
    (flags,) = struct.unpack_from("<H", record, 2)
    name = r.text_at(record, 21)[0]
    return Font(bool(flags & _STRUCK), _is_white(record[12:20]), name if ticks.is_symbol_font(name) else "")


def _is_white(colour: bytes) -> bool:
    kind, index, tint = colour[0] >> 1, colour[1], colour[2:4]
    return (kind == _RGB and colour[4:7] == _WHITE) or (kind == _THEME and index == 0 and tint == b"\0\0")


def _is_filled(record: bytes) -> bool:
    """Whether the fill is seen on a white sheet."""
    (pattern,) = struct.unpack_from("<I", record)
    return pattern != _NO_FILL and not (pattern == _SOLID and _is_white(record[4:12]))
