"""Rows that each are a table of their own, as some accounts software writes them: put together again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from intake.readers.html.canvas import Chunk
from intake.readers.html.styles import points

PAGE_WIDTH = 520.0
"""Points; what a width in percent is of."""
MIN_STRIPS = 3
"""Fewer rows show no columns."""
_BLANK = 8.0
"""Points that a row without words is high."""


@dataclass(frozen=True, slots=True)
class StripCell:
    """A cell of such a row: its edges in points where widths are given."""

    text: str
    left: float
    width: float | None
    align: str = "left"
    size: float = 10.0
    bold: bool = False
    hidden: str = ""


@dataclass(slots=True)
class Strips:
    """The rows met so far without anything else between them."""

    rows: list[list[StripCell]] = field(default_factory=list)

    def __bool__(self) -> bool:
        return any(cell.text for row in self.rows for cell in row)

    @property
    def are_set_by_width(self) -> bool:
        """Whether the rows can be laid out by their widths: there are some, and every cell with words tells its own."""
        said = [cell for row in self.rows for cell in row if cell.text]
        rows = [row for row in self.rows if any(cell.text for cell in row)]
        return len(rows) >= MIN_STRIPS and all(cell.width is not None for cell in said)

    def chunks(self) -> list[Chunk]:
        """The rows one below the other."""
        chunks: list[Chunk] = []
        top = 40.0
        for row in self.rows:
            set_row = [Chunk(cell.text, cell.left, top, cell.width, cell.align, cell.size, cell.bold)
                       for cell in row if cell.text]
            chunks += set_row
            top += max((chunk.height for chunk in set_row), default=_BLANK)
        return chunks


def edges(widths: list[str | None], lefts: Callable[[], float] = lambda: 0.0) -> list[tuple[float, float | None]]:
    """Left edge and width of each column in points; the width is None from where one is not given."""
    found: list[tuple[float, float | None]] = []
    left: float | None = lefts()
    for said in widths:
        width = points(said.strip().lower(), 10.0, PAGE_WIDTH) if said and left is not None else None
        found.append((left or 0.0, width))
        left = left + width if left is not None and width is not None else None
    return found
