"""The characters of a page, with the boxes that pdfplumber would give them.

pdfium gives a glyph's advance; pdfplumber's box spans that advance, and upwards one font size from the font's
descent. So each run's base line, size and descent are asked for once and the boxes built anew: words then
agree with pdfplumber's, which is the reference for every cited box.
"""

from __future__ import annotations

import ctypes
import re
from array import array
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat
from operator import sub
from typing import Any

import pypdfium2.raw as pdfium

from intake.readers.pdf.faces import Style, Styles, bare, is_blank, origin
from intake.readers.pdf.geometry import Frame
from intake.readers.pdf.limits import MAX_GLYPHS_PER_PAGE
from intake.readers.pdf.marks import UNKNOWN, plain_character

_TOUCHING = 1.0
"""Points; characters this close are one word whatever hangs over."""
_UNEVEN = 0.1
"""Em by which the boxes of letters on one line may differ in height; of raised ones the difference is larger."""
_BLANKS = (32, 10, 13)
_FURTHEST = 40
"""Objects between two runs that are looked at for a space."""
_JOINER = 0x200D
_UNBROKEN = re.compile(r"\S+")
_ODD = re.compile("[\0\ud800-\udfff]")
_BOX_BYTES = 16
_loose_box = bare(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_is_generated = bare(pdfium.FPDFText_IsGenerated, ctypes.c_int, ctypes.c_void_p, ctypes.c_int)

Handle = Any
X_TOLERANCE = 3.0
"""Points; pdfplumber's own: a wider gap parts words."""


@dataclass(slots=True)
class Piece:
    """Characters drawn one after the other, without a space or a jump between them: a word or a part of
    one.

    `number` says when it was drawn, 0 where that is not known.
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
    number: int = 0

    @property
    def base(self) -> float:
        """The height of the line it stands on."""
        return self.bottom + self.style.face.descent * (self.bottom - self.top)


class Glyphs:
    """Reads one page's characters into pieces. `order` holds the page's text objects by address, numbered as drawn."""

    def __init__(self, text_page: Handle, frame: Frame, order: dict[int, int], flat: frozenset[str]) -> None:
        self._frame = frame
        self._order = order
        self.upright: list[Piece] = []
        self.turned: list[Piece] = []
        count = max(0, min(pdfium.FPDFText_CountChars(text_page), MAX_GLYPHS_PER_PAGE))
        self._address = ctypes.cast(text_page, ctypes.c_void_p).value or 0
        self._codes, self._text = _codes(text_page, count)
        self._runs = [match.span() for match in _UNBROKEN.finditer(self._text)]
        # Of most words the boxes of the first and last letter tell enough: the others are fetched where they do not.
        self._boxes = array("f", bytes(_BOX_BYTES * count))
        self._fetch([start for start, _ in self._runs])
        self._fetch([end - 1 for _, end in self._runs])
        self._lows, self._highs = _across(self._boxes, frame)
        # Where the two sides stand that the letters of one line share.
        self._upper = 0 if frame.turns % 2 else 1
        self._styles = Styles(self._address, frame, self._boxes, flat)
        self._newest: Piece | None = None
        self._drawn = 0
        self._numbered: dict[int, int] = {}

    def read(self) -> tuple[list[Piece], list[Piece]]:
        """The page's pieces, upright ones and turned ones, in the order they were drawn."""
        before = 0
        last: int = -1
        object_at, style_of = self._styles.object_at, self._styles.of
        for start, end in self._runs:
            word = self._text[start:end]
            lead = spaced = False
            for index in range(before, start):
                if self._is_made_up(index):
                    spaced = True
                else:
                    lead = True
            address = object_at(start)
            if spaced and not lead and last >= 0:
                lead = self._space_between(last, address)
            if lead and self._newest is not None:
                self._newest.tail = True
            style = style_of(start, address)
            self._drawn = self._order.get(address, 0)
            if not self._take_whole(word, start, end, style, lead, spaced):
                self._take_letters(start, end, style, lead, spaced)
            before, last = end, end - 1
        return self.upright, self.turned

    def _fetch(self, indices: Sequence[int]) -> None:
        """Fills in the boxes of these characters: left, top, right, bottom in page coordinates, four numbers each."""
        first = self._boxes.buffer_info()[0]
        places = [first + _BOX_BYTES * index for index in indices]
        deque(map(_loose_box, repeat(self._address), indices, places), maxlen=0)

    def _fetch_run(self, start: int, end: int) -> None:
        """Fills in the boxes of all characters of a run."""
        self._fetch(range(start, end))
        self._lows[start:end], self._highs[start:end] = _across(self._boxes[4 * start : 4 * end], self._frame)

    def _is_made_up(self, index: int) -> bool:
        """Whether pdfium put the blank in where it saw a gap."""
        return self._codes[index] in _BLANKS and _is_generated(self._address, index) > 0

    def _take_whole(self, word: str, start: int, end: int, style: Style, lead: bool, spaced: bool) -> bool:
        """Takes an unbroken run of plain letters that touch each other on one line as one piece; False when it is
        anything else."""
        if not style.upright or style.face.symbolic:
            return False
        if not (word.isprintable() if word.isascii() else _is_plain(word, style.face.name)):
            return False
        last = end - 1
        begun, reach = self._lows[start], self._highs[last]
        if start < last and not self._is_set_solid(start, last, style):
            self._fetch_run(start, end)
            lows, highs = self._lows[start:end], self._highs[start:end]
            if not self._is_level(start, last, style):
                return False
            following = lows[1:]
            if max(map(sub, following, highs)) > _TOUCHING or min(map(sub, following, lows)) < 0:
                return False
            reach = max(highs)
        codes, overhangs = self._codes, style.overhangs
        least, most = overhangs.get(codes[start]) or style.overhang(codes[start])
        if least < self._highs[start] - begun < most:
            begun = origin(self._address, start, self._frame)[0]
        least, most = overhangs.get(codes[last]) or style.overhang(codes[last])
        if least < reach - self._lows[last] < most:
            reach = self._advanced(reach, style, last)
        self._newest = Piece(begun, style.top, reach, style.bottom, word, style, True, lead, False, spaced, self._drawn)
        self.upright.append(self._newest)
        return True

    def _is_set_solid(self, start: int, last: int, style: Style) -> bool:
        """Whether the letters are, by a quick look that most words pass, set as their font says: the first and the last
        stand on one line, as far apart as all their advances come to."""
        boxes, one, other = self._boxes, 4 * start + self._upper, 4 * last + self._upper
        if boxes[one] != boxes[other] or boxes[one + 2] != boxes[other + 2]:
            return False
        advances = style.face.advances
        try:
            length = sum([advances[code] for code in self._codes[start : last + 1]])
        except KeyError:
            length = sum([style.advance_of(code) for code in self._codes[start : last + 1]]) / (style.wide or 1.0)
        return -_TOUCHING < self._highs[last] - self._lows[start] - length * style.wide <= _TOUCHING

    def _is_level(self, start: int, last: int, style: Style) -> bool:
        """Whether the letters from `start` to `last` stand on one line: their boxes are alike, or, of a font whose
        boxes are as high as each letter, about alike with the last letter drawn as the first."""
        uneven = 0.0
        for side in (self._upper, self._upper + 2):
            places = self._boxes[4 * start + side : 4 * last + 4 : 4]
            uneven = max(uneven, max(places) - min(places))
        if uneven == 0.0:
            return True
        if uneven > _UNEVEN * style.wide:
            return False
        return self._styles.of(last, self._styles.object_at(last)) is style

    def _take_letters(self, start: int, end: int, style: Style, lead: bool, spaced: bool) -> None:
        """Takes an unbroken run letter by letter, parted where its look or line changes and at every jump."""
        self._fetch_run(start, end)
        word, begun, reach, printed = "", 0.0, 0.0, True
        last = start
        for index in range(start, end):
            if index > start and not self._is_beside(index):
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
            piece = Piece(start, style.top, end, style.bottom, word, style, printed, lead, False, spaced, self._drawn)
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
        return any(drawn is not None and is_blank(drawn, self._address) for drawn in between)

    def _is_beside(self, index: int) -> bool:
        """Whether the character's box reaches as high and as low as that of the one before."""
        boxes, here = self._boxes, 4 * index + self._upper
        return boxes[here] == boxes[here - 4] and boxes[here + 2] == boxes[here - 2]

    def _begun(self, index: int, x0: float, x1: float, style: Style) -> float:
        """Where the character's advance begins: to the right of its box where its ink hangs over."""
        if style.upright and style.hangs(self._codes[index], x1 - x0):
            return origin(self._address, index, self._frame)[0]
        return x0

    def _trimmed(self, end: float, style: Style, last: int) -> float:
        """Where the last character's advance ends, once ink that hangs over is taken off."""
        return self._advanced(end, style, last) if style.hangs(self._codes[last], end - self._lows[last]) else end

    def _advanced(self, end: float, style: Style, last: int) -> float:
        begun = origin(self._address, last, self._frame)[0]
        return min(end, begun + style.advance_of(self._codes[last]))


def _is_plain(word: str, font: str) -> bool:
    """Whether every letter is read as it is printed."""
    return all(plain_character(ord(letter), font) == (letter, True) for letter in word)


def _codes(text_page: Handle, count: int) -> tuple[list[int], str]:
    """The code points of all characters, and the same as text, one for each index; halves of a pair give the whole and
    nothing, and what stands for no character the sign for an unknown one."""
    units = (ctypes.c_ushort * (count + 1))()
    if pdfium.FPDFText_GetText(text_page, 0, count, units) == count + 1:
        codes = units[:count]
        if not codes or max(codes) < 0xD800:
            return codes, bytes(units)[: 2 * count].decode("utf-16-le").replace("\0", UNKNOWN)
    else:
        # pdfium left some out of the running text (unknown ones), so that its stretches no longer match.
        unicode_of = pdfium.FPDFText_GetUnicode
        codes = [unicode_of(text_page, index) for index in range(count)]
    for index, code in enumerate(codes):
        if 0xD800 <= code < 0xDC00 and index + 1 < count and 0xDC00 <= codes[index + 1] <= 0xDFFF:
            codes[index] = 0x10000 + ((code - 0xD800) << 10) + (codes[index + 1] - 0xDC00)
            codes[index + 1] = _JOINER
    return codes, _ODD.sub(UNKNOWN, "".join(map(chr, codes)))


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
            if frame.left == 0:
                return boxes[0::4].tolist(), boxes[2::4].tolist()
            return [x - frame.left for x in boxes[0::4]], [x - frame.left for x in boxes[2::4]]
