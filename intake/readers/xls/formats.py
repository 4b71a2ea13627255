"""What a cell's format in an older workbook means: its number format, and whether its text is struck out or unseen."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from intake.readers import ticks
from intake.readers.xlsx.formats import GENERAL, Format, shown_as

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.formatting import Font

_WHITE = (255, 255, 255)


@dataclass(slots=True)
class Formats:
    """The formats of a workbook, each worked out when first met."""

    book: Book
    _known: dict[int, Format] = field(default_factory=dict)

    def of(self, index: int) -> Format:
        """The format of that number; General for one that the file does not define."""
        known = self._known.get(index)
        if known is None:
            known = self._known[index] = self._read(index)
        return known

    def picture_font(self, index: int) -> str:
        """The name of the picture font in which a cell's letters are marks; empty for ordinary fonts."""
        font = self._font(self.book.xf_list[index].font_index) if index < len(self.book.xf_list) else None
        return font.name if font is not None and ticks.is_symbol_font(font.name or "") else ""

    def _read(self, index: int) -> Format:
        if not 0 <= index < len(self.book.xf_list):
            return GENERAL
        cell = self.book.xf_list[index]
        known = self.book.format_map.get(cell.format_key)
        code = None if known is None or known.format_str == "General" else known.format_str
        font = self._font(cell.font_index)
        white = font is not None and self.book.colour_map.get(font.colour_index) == _WHITE
        blank = code is not None and code.replace(" ", "") in (";;;", ";;")
        struck = font is not None and bool(font.struck_out)
        return Format(code, shown_as(code) if code else "number", struck, white and not self._is_filled(index), blank)

    def _font(self, index: int) -> Font | None:
        return self.book.font_list[index] if 0 <= index < len(self.book.font_list) else None

    def _is_filled(self, index: int) -> bool:
        """Whether the cell has a background other than white."""
        background = self.book.xf_list[index].background
        if background is None or background.fill_pattern == 0:
            return False
        plain = self.book.colour_map.get(background.pattern_colour_index) in (_WHITE, None)
        return not (background.fill_pattern == 1 and plain)

    def shown(self, text: str, runs: list[tuple[int, int]], index: int) -> tuple[str, bool]:
        """The text as displayed, and whether words in it are struck out (those are left out). `runs`: from which
        letter on which font holds."""
        first = self.book.xf_list[index].font_index if 0 <= index < len(self.book.xf_list) else 0
        pieces, struck = [], False
        bounds = [(0, first), *runs]
        for number, (start, font_index) in enumerate(bounds):
            stop = bounds[number + 1][0] if number + 1 < len(bounds) else len(text)
            piece, font = text[start:stop], self._font(font_index)
            if font is not None and font.struck_out and piece.strip():
                struck = True
                continue
            name = font.name if font is not None and font.name else ""
            pieces.append(ticks.symbols(piece, name) if ticks.is_symbol_font(name) else piece)
        return ticks.normal("".join(pieces)), struck
