"""Fonts and how runs of text are drawn: line, size, colour, whether anything is drawn at all."""

from __future__ import annotations

import ctypes
from array import array
from dataclasses import dataclass, field
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


NO_FACE = Face("", -0.21, False)


def bare(function: Any, result: Any, *arguments: Any) -> Any:
    """The same library function taking and giving plain addresses: making a pointer object for every
    character would cost more than all the rest of the loop."""
    return ctypes.CFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)


text_object_at = bare(pdfium.FPDFText_GetTextObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_font_of = bare(pdfium.FPDFTextObj_GetFont, ctypes.c_void_p, ctypes.c_void_p)
_mode_of = bare(pdfium.FPDFTextObj_GetTextRenderMode, ctypes.c_int, ctypes.c_void_p)
_fill_of = bare(pdfium.FPDFPageObj_GetFillColor, ctypes.c_int, *(ctypes.c_void_p for _ in range(5)))


class Styles:
    """The styles of one page's runs; `flat` names the fonts that say nothing of their descent.

    Many files draw each letter by itself: those alike in font, place on the line, colour and mode share one.
    """

    def __init__(self, text_page: Handle, frame: Frame, boxes: array[float], flat: frozenset[str]) -> None:
        self._flat = flat
        self._page = text_page
        self._address = ctypes.cast(text_page, ctypes.c_void_p)
        self._frame = frame
        self._boxes = boxes
        self._faces: dict[int, Face] = {}
        self._known: dict[tuple[int, ...], Style] = {}
        self._colour = _Colour()
        # The sides that all letters of a displayed line share: top and bottom, or left and right on a turned page.
        self._upper = 0 if frame.turns % 2 else 1
        self._last: tuple[int, Style] = (-1, Style(NO_FACE))

    def object_at(self, index: int) -> int:
        """The address of the text object that draws the character, 0 for none."""
        return text_object_at(self._address, index) or 0

    def of(self, index: int, address: int) -> Style:
        """The style of the character, which that text object draws."""
        if address == self._last[0]:
            return self._last[1]
        style = self._asked(index, address) if address else Style(NO_FACE)
        self._last = (address, style)
        return style

    def _asked(self, index: int, address: int) -> Style:
        font = _font_of(address) or 0
        mode = _mode_of(address)
        shade = self._colour.of(address)
        low, high = self._boxes[4 * index + self._upper], self._boxes[4 * index + self._upper + 2]
        key = (font, mode, shade, int(low * 50), int(high * 50))
        style = self._known.get(key)
        if style is None:
            face = self._face(font)
            quarter, upright, wide, size, base = _line(self._page, index, self._frame)
            bottom = base - face.descent * size
            unseen = mode in (_INVISIBLE, _CLIP_ONLY) or shade == _CLEAR
            style = Style(face, font, bottom - size, bottom, wide, upright, quarter, unseen, shade == _PAPER)
            self._known[key] = style
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
        self._places = [ctypes.byref(self._parts, at) for at in (0, 4, 8, 12)]

    def of(self, address: int) -> int:
        """_CLEAR for wholly transparent, _PAPER for white, _INK for any other."""
        if not _fill_of(address, *self._places):
            return _INK
        red, green, blue, alpha = self._parts
        if alpha == 0:
            return _CLEAR
        return _PAPER if red >= _WHITE and green >= _WHITE and blue >= _WHITE else _INK


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


def _line(text_page: Handle, index: int, frame: Frame) -> tuple[int, bool, float, float, float]:
    """Which way the run goes on the display in quarter turns clockwise, whether it stands upright, its em's width and
    height there in points, and its base line's y."""
    raw = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text_page, index, raw)
    shown: Matrix = times((raw.a, raw.b, raw.c, raw.d, 0.0, 0.0), frame.matrix)
    size = pdfium.FPDFText_GetFontSize(text_page, index)
    wide, high = (size * (shown[at] ** 2 + shown[at + 1] ** 2) ** 0.5 for at in (0, 2))
    # Upright text runs to the right; a slant of a few degrees is still a line.
    upright = shown[0] > 0 and abs(shown[1]) <= 0.1 * shown[0] and shown[3] < 0
    if abs(shown[0]) >= abs(shown[1]):  # noqa: SIM108 - four directions read better one by one
        quarter = 0 if shown[0] > 0 else 2
    else:
        quarter = 1 if shown[1] > 0 else 3
    return quarter, upright, wide, high, origin(text_page, index, frame)[1]


def origin(text_page: Handle, index: int, frame: Frame) -> tuple[float, float]:
    """Where the character stands on its base line, on the display."""
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text_page, index, x, y)
    a, b, c, d, e, f = frame.matrix
    return a * x.value + c * y.value + e, b * x.value + d * y.value + f


def is_blank(address: int, text_page: Handle) -> bool:
    """Whether a text object draws nothing but spaces."""
    item = ctypes.cast(ctypes.c_void_p(address), pdfium.FPDF_PAGEOBJECT)
    size = pdfium.FPDFTextObj_GetText(item, text_page, None, 0)
    if size <= 2:
        return True
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    pdfium.FPDFTextObj_GetText(item, text_page, buffer, size)
    return not bytes(buffer)[: size - 2].decode("utf-16-le", "replace").strip()


def advance_of(style: Style, code: int) -> float:
    """A character's advance on the display, 0 where the font does not say."""
    advances = style.face.advances
    known = advances.get(code)
    if known is None:
        width = ctypes.c_float()
        handle = ctypes.cast(ctypes.c_void_p(style.font), pdfium.FPDF_FONT)
        said = style.font and pdfium.FPDFFont_GetGlyphWidth(handle, code, 1000.0, width)
        known = advances[code] = max(0.0, width.value / 1000) if said else 0.0
    return known * style.wide
