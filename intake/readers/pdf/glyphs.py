"""The characters of a page, with the boxes that pdfplumber would give them.

pdfium gives a glyph's advance; pdfplumber's box spans that advance, and upwards one font size from the font's
descent. So each run's base line, size and descent are asked for once and the boxes built anew: words then
agree with pdfplumber's, which is the reference for every cited box.
"""

from __future__ import annotations

import ctypes
import re
from array import array
from dataclasses import dataclass
from operator import and_, eq, sub
from typing import Any

import pypdfium2.raw as pdfium

from intake.readers.pdf.faces import Style, Styles, advance_of, is_blank, origin
from intake.readers.pdf.geometry import Frame
from intake.readers.pdf.limits import MAX_GLYPHS_PER_PAGE
from intake.readers.pdf.marks import UNKNOWN, plain_character

_OVERHANG = 0.02
"""Points; pdfium's box is wider than the advance where a glyph's ink hangs over, pdfplumber's never is."""
_TOUCHING = 1.0
"""Points; characters this close are one word whatever hangs over."""
_LARGEST_OVERHANG = 0.15
"""Em; a box that is wider still belongs to a ligature, which pdfium gives letter by letter in one box."""
_BLANKS = (32, 10, 13)
_FURTHEST = 40
"""Objects between two runs that are looked at for a space."""
_JOINER = 0x200D
_UNBROKEN = re.compile(r"\S+")

Handle = Any
X_TOLERANCE = 3.0
"""Points; pdfplumber's own: a wider gap parts words."""


@dataclass(slots=True)
class Piece:
    """Characters drawn one after the other, without a space or a jump between them: a word or a part of
    one.

    `printed` is false where the text was put in the place of what is drawn (a mark of a symbol font). `lead`
    and `tail` say that a space was printed before or after; `spaced` that a gap precedes it without one.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    text: str
    style: Style
    printed: bool = True
    lead: bool = False
    tail: bool = False
    spaced: bool = False

    @property
    def base(self) -> float:
        """The height of the line it stands on."""
        return self.bottom + self.style.face.descent * (self.bottom - self.top)


class Glyphs:
    """Reads one page's characters into pieces. `order` holds the page's text objects by address, numbered as drawn."""

    def __init__(self, text_page: Handle, frame: Frame, order: dict[int, int], flat: frozenset[str]) -> None:
        self._page = text_page
        self._frame = frame
        self._order = order
        self.upright: list[Piece] = []
        self.turned: list[Piece] = []
        count = max(0, min(pdfium.FPDFText_CountChars(text_page), MAX_GLYPHS_PER_PAGE))
        self._boxes = _loose_boxes(text_page, count)
        self._codes = _codes(text_page, count)
        self._text = "".join(map(_letter, self._codes))
        self._lows, self._highs = _across(self._boxes, frame)
        upper = 0 if frame.turns % 2 else 1
        tops, bottoms = self._boxes[upper::4], self._boxes[upper + 2 :: 4]
        # From each character to the next: whether it stands on the same line, the gap, and the way forward.
        self._level = [*map(and_, map(eq, tops, tops[1:]), map(eq, bottoms, bottoms[1:]))]
        self._gaps = [*map(sub, self._lows[1:], self._highs)]
        self._steps = [*map(sub, self._lows[1:], self._lows)]
        self._styles = Styles(text_page, frame, self._boxes, flat)
        self._newest: Piece | None = None
        self._numbered: dict[int, int] = {}

    def read(self) -> tuple[list[Piece], list[Piece]]:
        """The page's pieces, upright ones and turned ones, in the order they were drawn."""
        before = 0
        last: int = -1
        for match in _UNBROKEN.finditer(self._text):
            start, end = match.span()
            lead = spaced = False
            for index in range(before, start):
                if self._is_made_up(index):
                    spaced = True
                else:
                    lead = True
            address = self._styles.object_at(start)
            if spaced and not lead and last >= 0:
                lead = self._space_between(last, address)
            if lead and last >= 0 and self._newest is not None:
                self._newest.tail = True
            style = self._styles.of(start, address)
            if not self._take_whole(match[0], start, end, style, lead, spaced):
                self._take_letters(start, end, style, lead, spaced)
            before, last = end, end - 1
        return self.upright, self.turned

    def _is_made_up(self, index: int) -> bool:
        """Whether pdfium put the blank in where it saw a gap."""
        return self._codes[index] in _BLANKS and bool(pdfium.FPDFText_IsGenerated(self._page, index))

    def _take_whole(self, word: str, start: int, end: int, style: Style, lead: bool, spaced: bool) -> bool:
        """Takes an unbroken run of plain letters that touch each other on one line as one piece; False when it is
        anything else."""
        if not style.upright or style.face.symbolic or not _is_plain(word, style.face.name):
            return False
        last = end - 1
        if start < last and (
            False in self._level[start:last]
            or max(self._gaps[start:last]) > _TOUCHING
            or min(self._steps[start:last]) < 0
        ):
            return False
        begun = self._begun(start, self._lows[start], self._highs[start], style)
        self._put(word, begun, max(self._highs[start:end]), style, True, lead, spaced, last)
        return True

    def _take_letters(self, start: int, end: int, style: Style, lead: bool, spaced: bool) -> None:
        """Takes an unbroken run letter by letter, parted where its look or line changes and at every jump."""
        word, begun, reach, printed = "", 0.0, 0.0, True
        last = start
        for index in range(start, end):
            if index > start and not self._level[index - 1]:
                following = self._styles.of(index, self._styles.object_at(index))
                if word and following is not style:
                    self._put(word, begun, reach, style, printed, lead, spaced, last)
                    word, lead, spaced = "", False, False
                style = following
            text, as_printed = plain_character(self._codes[index], style.face.name)
            if not text.strip():
                continue
            x0, x1 = self._lows[index], self._highs[index]
            if word:
                if x0 > reach + _TOUCHING:
                    reach = self._trimmed(reach, style, last)
                if as_printed == printed and self._lows[last] <= x0 <= reach + X_TOLERANCE and style.upright:
                    word, reach, last = word + text, max(reach, x1), index
                    continue
                self._put(word, begun, reach, style, printed, lead, spaced, last)
                lead = spaced = False
            word, printed, reach, last = text, as_printed, x1, index
            begun = self._begun(index, x0, x1, style)
        if word:
            self._put(word, begun, reach, style, printed, lead, spaced, last)

    def _put(
        self,
        word: str,
        start: float,
        end: float,
        style: Style,
        printed: bool,
        lead: bool,
        spaced: bool,
        last: int,
    ) -> None:
        if style.upright:
            end = self._trimmed(end, style, last)
            piece = Piece(start, style.top, end, style.bottom, word, style, printed, lead, False, spaced)
            self.upright.append(piece)
        else:
            left, top, right, bottom = self._boxes[4 * last : 4 * last + 4]
            box = self._frame.box(left, bottom, right, top)
            piece = Piece(*box, word, style, printed, lead, False, spaced)
            self.turned.append(piece)
        self._newest = piece

    def _space_between(self, last: int, address: int) -> bool:
        """Whether a space was printed between the character and the text object: pdfium passes over objects that draw
        nothing but a space, so that their numbers are not next to each other."""
        before, after = self._order.get(self._styles.object_at(last)), self._order.get(address)
        if before is None or after is None or not 1 < after - before < _FURTHEST:
            return False
        if not self._numbered:
            self._numbered = {number: drawn for drawn, number in self._order.items()}
        between = (self._numbered.get(number) for number in range(before + 1, after))
        return any(drawn is not None and is_blank(drawn, self._page) for drawn in between)

    def _begun(self, index: int, x0: float, x1: float, style: Style) -> float:
        """Where the character's advance begins: to the right of its box where its ink hangs over."""
        if style.upright and _hangs(x1 - x0, style, self._codes[index]):
            return origin(self._page, index, self._frame)[0]
        return x0

    def _trimmed(self, end: float, style: Style, last: int) -> float:
        """Where the last character's advance ends, once ink that hangs over is taken off."""
        if _hangs(end - self._lows[last], style, self._codes[last]):
            begun = origin(self._page, last, self._frame)[0]
            return min(end, begun + advance_of(style, self._codes[last]))
        return end


def _letter(code: int) -> str:
    """A character of the running text: one for each index, whatever it stands for."""
    return UNKNOWN if code == 0 or 0xD800 <= code <= 0xDFFF else chr(code)


def _is_plain(word: str, font: str) -> bool:
    """Whether every letter is read as it is printed."""
    if word.isascii():
        return word.isprintable()
    return all(plain_character(ord(letter), font) == (letter, True) for letter in word)


def _hangs(wide: float, style: Style, code: int) -> bool:
    """Whether a character's box is wider than its advance by no more than ink can hang over."""
    advance = advance_of(style, code)
    return advance > 0 and _OVERHANG < wide - advance < _LARGEST_OVERHANG * style.wide


def _codes(text_page: Handle, count: int) -> list[int]:
    """The code points of all characters, one for each index; halves of a pair give the whole and nothing."""
    units = (ctypes.c_ushort * (count + 1))()
    if pdfium.FPDFText_GetText(text_page, 0, count, units) == count + 1:
        codes = units[:count]
    else:
        # pdfium left some out of the running text (unknown ones), so that its stretches no longer match.
        unicode_of = pdfium.FPDFText_GetUnicode
        codes = [unicode_of(text_page, index) for index in range(count)]
    for index, code in enumerate(codes):
        if 0xD800 <= code < 0xDC00 and index + 1 < count and 0xDC00 <= codes[index + 1] <= 0xDFFF:
            codes[index] = 0x10000 + ((code - 0xD800) << 10) + (codes[index + 1] - 0xDC00)
            codes[index + 1] = _JOINER
    return codes


def _loose_boxes(text_page: Handle, count: int) -> array[float]:
    """left, top, right, bottom of every character in page coordinates, four numbers each."""
    rectangles = (pdfium.FS_RECTF * count)()
    loose = pdfium.FPDFText_GetLooseCharBox
    for index in range(count):
        loose(text_page, index, rectangles[index])
    numbers = array("f")
    numbers.frombytes(bytes(rectangles))
    return numbers


def _across(boxes: array[float], frame: Frame) -> tuple[list[float], list[float]]:
    """The left and right side of every character on the display."""
    match frame.turns:
        case 1:
            return [y - frame.bottom for y in boxes[3::4]], [y - frame.bottom for y in boxes[1::4]]
        case 2:
            return [frame.right - x for x in boxes[2::4]], [frame.right - x for x in boxes[0::4]]
        case 3:
            return [frame.top - y for y in boxes[1::4]], [frame.top - y for y in boxes[3::4]]
        case _:
            return [x - frame.left for x in boxes[0::4]], [x - frame.left for x in boxes[2::4]]
