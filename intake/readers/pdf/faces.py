"""Fonts and how runs of text are drawn: line, size, colour, whether anything is drawn at all."""

from __future__ import annotations

import ctypes
from array import array
from dataclasses import dataclass, field
from math import hypot
from typing import Any

import pypdfium2.raw as pdfium

from intake.readers.pdf.descents import plain_name
from intake.readers.pdf.geometry import Frame, Matrix, times

_INVISIBLE = 3
_CLIP_ONLY = 7
_BOLD_WEIGHT = 600
_WHITE = 250
_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")
_SYMBOLIC = ("wingding", "dingbat", "zapf", "symbol", "webding")
_STANDARD_DESCENTS = {
    "helvetica": -0.207,
    "times": -0.217,
    "courier": -0.157,
    "symbol": -0.293,
    "zapfdingbats": -0.143,
}
"""Of the fonts every reader has, as pdfplumber knows them."""
_INK, _PAPER, _CLEAR = 0, 1, 2
_OVERHANG = 0.02
"""Points; pdfium's box is wider than the advance where a glyph's ink hangs over, pdfplumber's never is."""
_LARGEST_OVERHANG = 0.15
"""Em; a box that is wider still belongs to a ligature, which pdfium gives letter by letter in one box."""

Handle = Any


@dataclass(frozen=True, slots=True)
class Face:
    """A font: its descent as part of the font size, what its name says, and the advances asked for so far."""

    name: str
    descent: float
    bold: bool
    symbolic: bool = False
    advances: dict[int, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Style:
    """How a run of text is drawn: `top` and `bottom` are those of its line on the display, for upright text.

    `wide` is the width of one em on the display, `quarter` the way the text runs there in quarter turns clockwise.
    """

    face: Face
    font: int = 0
    top: float = 0.0
    bottom: float = 0.0
    wide: float = 0.0
    upright: bool = True
    quarter: int = 0
    invisible: bool = False
    white: bool = False
    overhangs: dict[int, tuple[float, float]] = field(default_factory=dict, compare=False)

    def advance_of(self, code: int) -> float:
        """A character's advance on the display, 0 where the font does not say."""
        advances = self.face.advances
        known = advances.get(code)
        if known is None:
            width = ctypes.c_float()
            handle = ctypes.cast(ctypes.c_void_p(self.font), pdfium.FPDF_FONT)
            said = self.font and pdfium.FPDFFont_GetGlyphWidth(handle, code, 1000.0, width)
            known = advances[code] = max(0.0, width.value / 1000) if said else 0.0
        return known * self.wide

    def hangs(self, code: int, wide: float) -> bool:
        """Whether a character's box is wider than its advance by no more than ink can hang over."""
        least, most = self.overhangs.get(code) or self.overhang(code)
        return least < wide < most

    def overhang(self, code: int) -> tuple[float, float]:
        """Between which widths a character's box is one that ink hangs over; kept in `overhangs`."""
        advance = self.advance_of(code)
        known = (advance + _OVERHANG, advance + _LARGEST_OVERHANG * self.wide) if advance > 0 else (0.0, 0.0)
        self.overhangs[code] = known
        return known


NO_FACE = Face("", -0.21, False)
NO_STYLE = Style(NO_FACE)


def bare(function: Any, result: Any, *arguments: Any) -> Any:
    """The same library function taking and giving plain addresses: making a pointer object for every
    character would cost more than all the rest of the loop."""
    return ctypes.CFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)


text_object_at = bare(pdfium.FPDFText_GetTextObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_font_of = bare(pdfium.FPDFTextObj_GetFont, ctypes.c_void_p, ctypes.c_void_p)
_mode_of = bare(pdfium.FPDFTextObj_GetTextRenderMode, ctypes.c_int, ctypes.c_void_p)
_size_of = bare(pdfium.FPDFText_GetFontSize, ctypes.c_double, ctypes.c_void_p, ctypes.c_int)
_matrix_of = bare(pdfium.FPDFText_GetMatrix, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_origin_of = bare(
    pdfium.FPDFText_GetCharOrigin, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p
)
_SIX, _POINT = (ctypes.c_float * 6)(), (ctypes.c_double * 2)()
_SIX_AT, _X_AT = ctypes.addressof(_SIX), ctypes.addressof(_POINT)
_Y_AT = _X_AT + ctypes.sizeof(ctypes.c_double)
"""Where the library writes a matrix and a point to: read at once, before it is asked again."""
_text_of = bare(pdfium.FPDFTextObj_GetText, ctypes.c_ulong, *(ctypes.c_void_p,) * 3, ctypes.c_ulong)
_FEW_UNITS = (ctypes.c_ushort * 32)()
_fill_of = bare(pdfium.FPDFPageObj_GetFillColor, ctypes.c_int, *(ctypes.c_void_p for _ in range(5)))


class Styles:
    """The styles of one page's runs; the page is an address, `flat` names the fonts that say nothing of their descent.

    Many files draw each letter by itself: those alike in font, place on the line, colour and mode share one.
    """

    def __init__(self, text_page: int, frame: Frame, boxes: array[float], flat: frozenset[str]) -> None:
        self._flat = flat
        self._address = text_page
        self._frame = frame
        self._boxes = boxes
        self._faces: dict[int, Face] = {}
        self._known: dict[tuple[int, ...], Style] = {}
        self._alike: dict[tuple[float, ...], Style] = {}
        self._overhangs: dict[tuple[int, float], dict[int, tuple[float, float]]] = {}
        self._colour = _Colour()
        # The sides that all letters of a displayed line share: top and bottom, or left and right on a turned page.
        self._upper = 0 if frame.turns % 2 else 1
        self._last: tuple[int, Style] = (-1, NO_STYLE)

    def object_at(self, index: int) -> int:
        """The address of the text object that draws the character, 0 for none."""
        return text_object_at(self._address, index) or 0

    def of(self, index: int, address: int) -> Style:
        """The style of the character, which that text object draws."""
        if address == self._last[0]:
            return self._last[1]
        style = self._asked(index, address) if address else NO_STYLE
        self._last = (address, style)
        return style

    def _asked(self, index: int, address: int) -> Style:
        font = _font_of(address) or 0
        mode = _mode_of(address)
        shade = self._colour.of(address)
        at = 4 * index + self._upper
        key = (font, mode, shade, int(self._boxes[at] * 50), int(self._boxes[at + 2] * 50))
        style = self._known.get(key)
        if style is None:
            style = self._known[key] = self._met(index, font, mode, shade)
        return style

    def _met(self, index: int, font: int, mode: int, shade: int) -> Style:
        """The style of letters of another height, which may be one that was met before: boxes of some fonts are as high
        as each letter."""
        quarter, upright, wide, size, base = _line(self._address, index, self._frame)
        key = (font, mode, shade, round(base * 50), size, wide, quarter)
        style = self._alike.get(key) if upright else None
        if style is None:
            face = self._face(font)
            bottom = base - face.descent * size
            unseen = mode in (_INVISIBLE, _CLIP_ONLY) or shade == _CLEAR
            overhangs = self._overhangs.setdefault((font, wide), {})
            style = Style(face, font, bottom - size, bottom, wide, upright, quarter, unseen, shade == _PAPER, overhangs)
            self._alike[key] = style
        return style

    def _face(self, font: int) -> Face:
        if font not in self._faces:
            handle = ctypes.cast(ctypes.c_void_p(font), pdfium.FPDF_FONT)
            self._faces[font] = _face(handle, self._flat) if font else NO_FACE
        return self._faces[font]


class _Colour:
    """Asks text objects for the colour they are filled with."""

    def __init__(self) -> None:
        self._parts = (ctypes.c_uint * 4)()
        first = ctypes.addressof(self._parts)
        self._places = (first, first + 4, first + 8, first + 12)
        self._shades: dict[bytes, int] = {}

    def of(self, address: int) -> int:
        """_CLEAR for wholly transparent, _PAPER for white, _INK for any other."""
        if not _fill_of(address, *self._places):
            return _INK
        seen = bytes(self._parts)
        shade = self._shades.get(seen)
        if shade is None:
            red, green, blue, alpha = self._parts
            white = red >= _WHITE and green >= _WHITE and blue >= _WHITE
            shade = self._shades[seen] = _CLEAR if alpha == 0 else _PAPER if white else _INK
        return shade


def _face(font: Handle, flat: frozenset[str]) -> Face:
    descent = ctypes.c_float()
    pdfium.FPDFFont_GetDescent(font, 1.0, descent)
    length = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(max(1, length))
    pdfium.FPDFFont_GetBaseFontName(font, buffer, length)
    name = plain_name(buffer.value.decode("utf-8", "replace"))
    lower = name.lower()
    heavy = pdfium.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT or any(word in lower for word in _BOLD_NAMES)
    depth = 0.0 if name in flat else -abs(descent.value)
    if not pdfium.FPDFFont_GetIsEmbedded(font):
        family = lower.split("-")[0]
        depth = _STANDARD_DESCENTS.get(family, depth)
    symbolic = any(word in lower for word in _SYMBOLIC)
    return Face(name, depth, heavy, symbolic)


def _line(text_page: int, index: int, frame: Frame) -> tuple[int, bool, float, float, float]:
    """Which way the run goes on the display in quarter turns clockwise, whether it stands upright, its em's width and
    height there in points, and its base line's y."""
    _matrix_of(text_page, index, _SIX_AT)
    a, b, c, d, _, _ = _SIX
    shown: Matrix = times((a, b, c, d, 0.0, 0.0), frame.matrix)
    size = _size_of(text_page, index)
    wide, high = size * hypot(shown[0], shown[1]), size * hypot(shown[2], shown[3])
    # Upright text runs to the right; a slant of a few degrees is still a line.
    upright = shown[0] > 0 and abs(shown[1]) <= 0.1 * shown[0] and shown[3] < 0
    if abs(shown[0]) >= abs(shown[1]):  # noqa: SIM108 - four directions read better one by one
        quarter = 0 if shown[0] > 0 else 2
    else:
        quarter = 1 if shown[1] > 0 else 3
    return quarter, upright, wide, high, origin(text_page, index, frame)[1]


def origin(text_page: int, index: int, frame: Frame) -> tuple[float, float]:
    """Where the character stands on its base line, on the display. `text_page` is an address."""
    _origin_of(text_page, index, _X_AT, _Y_AT)
    x, y = _POINT
    a, b, c, d, e, f = frame.matrix
    return a * x + c * y + e, b * x + d * y + f


def is_blank(address: int, text_page: int) -> bool:
    """Whether a text object draws nothing but spaces; both are given by their addresses."""
    size = _text_of(address, text_page, ctypes.addressof(_FEW_UNITS), ctypes.sizeof(_FEW_UNITS))
    if size <= 2:
        return True
    if size > ctypes.sizeof(_FEW_UNITS):
        # Nothing was written, and nobody draws so many spaces at once.
        return False
    return not bytes(_FEW_UNITS)[: size - 2].decode("utf-16-le", "replace").strip()
