"""The letters of a page without its rules: what Tesseract reads, word by word."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Literal

from intake.readers.picture.installation import LANGUAGE, absence, data_folder
from intake.readers.picture.levels import Grey
from schemas.errors import Unreadable

PixelBox = tuple[int, int, int, int]
Layout = Literal["page", "block", "line", "sparse"]

_PAGE, _BLOCK, _LINE, _SPARSE = 4, 6, 7, 11
_LAYOUTS: dict[Layout, int] = {"page": _PAGE, "block": _BLOCK, "line": _LINE, "sparse": _SPARSE}
_LEAST_PIXELS = 12


@dataclass(frozen=True, slots=True)
class Symbol:
    """One character, its bounds in pixels, and how sure it is (0 to 1)."""

    text: str
    box: PixelBox
    confidence: float


@dataclass(frozen=True)
class SeenWord:
    """A word as it was recognised: its characters from left to right, and how sure it is (0 to 1)."""

    symbols: tuple[Symbol, ...]
    confidence: float

    @cached_property
    def text(self) -> str:
        """The characters in a row."""
        return "".join(symbol.text for symbol in self.symbols)

    @cached_property
    def box(self) -> PixelBox:
        """The bounds of all characters, in pixels."""
        boxes = [symbol.box for symbol in self.symbols]
        return (
            min(box[0] for box in boxes),
            min(box[1] for box in boxes),
            max(box[2] for box in boxes),
            max(box[3] for box in boxes),
        )


class _Engine:
    """The library and its engine, with the picture that it looks at."""

    def __init__(self) -> None:
        missing = absence()
        if missing is not None:
            raise Unreadable(f"Pictures of text cannot be read: {missing}.")
        # Threads would count against the process's limits, and gain nothing where pages are read side by side.
        os.environ["OMP_THREAD_LIMIT"] = "1"
        import tesserocr

        self.library: Any = tesserocr
        self.api = tesserocr.PyTessBaseAPI(
            path=str(data_folder()), lang=LANGUAGE, psm=_PAGE, oem=tesserocr.OEM.LSTM_ONLY
        )
        self.api.SetVariable("debug_file", os.devnull)
        self._shown: Letters | None = None

    def show(self, letters: Letters) -> None:
        """Have it look at that picture, unless it does already."""
        if self._shown is not letters:
            high, wide = letters.picture.shape
            self.api.SetImageBytes(letters.picture.tobytes(), wide, high, 1, wide)
            self.api.SetSourceResolution(round(letters.dpi))
            self._shown = letters


@lru_cache(maxsize=1)
def _engine() -> _Engine:
    """One engine for the process: it is started once, and one picture is looked at after the other."""
    return _Engine()


def start() -> None:
    """Starts the engine, so that processes forked from this one need not. Does nothing where it is not installed."""
    if absence() is None:
        _engine()


class Letters:
    """Reads the letters of one picture. Raises Unreadable when what reads them is not installed."""

    def __init__(self, picture: Grey, dpi: float) -> None:
        self._engine = _engine()
        self.picture = picture
        self.dpi = dpi
        high, wide = picture.shape
        self._size = (wide, high)

    def read(self, layout: Layout = "page", within: PixelBox | None = None) -> list[SeenWord]:
        """The words of the picture, or of a part of it, in the order they were found."""
        x0, y0, x1, y1 = within or (0, 0, *self._size)
        x0, y0, x1, y1 = max(0, x0), max(0, y0), min(self._size[0], x1), min(self._size[1], y1)
        if x1 - x0 < _LEAST_PIXELS or y1 - y0 < _LEAST_PIXELS:
            return []
        self._engine.show(self)
        api = self._engine.api
        api.SetPageSegMode(_LAYOUTS[layout])
        api.SetRectangle(x0, y0, x1 - x0, y1 - y0)
        if not api.Recognize():
            return []
        return list(self._words())

    def _words(self) -> Iterator[SeenWord]:
        found = self._engine.api.GetIterator()
        if found is None:
            return
        level = self._engine.library.RIL
        symbols: list[Symbol] = []
        confidence = 0.0
        for place in self._engine.library.iterate_level(found, level.SYMBOL):
            if place.IsAtBeginningOf(level.WORD):
                if symbols:
                    yield SeenWord(tuple(symbols), confidence)
                symbols = []
                confidence = place.Confidence(level.WORD) / 100
            box = place.BoundingBox(level.SYMBOL)
            text = _text_of(place, level.SYMBOL)
            if box is not None and text.strip():
                symbols.append(Symbol(text, box, place.Confidence(level.SYMBOL) / 100))
        if symbols:
            yield SeenWord(tuple(symbols), confidence)


def _text_of(place: Any, level: Any) -> str:
    try:
        return str(place.GetUTF8Text(level))
    except RuntimeError:
        # The library's word for "no text here".
        return ""
