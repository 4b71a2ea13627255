"""What a document consists of, before a format is chosen: the same blocks become a Word file or a PDF."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True)
class Control:
    """A Word content control: text, date, dropdown or checkbox. A PDF prints its text."""

    kind: str
    text: str = ""
    choices: tuple[str, ...] = ()
    checked: bool = False
    spec: str = ""


Part: TypeAlias = "str | Control"
Cell: TypeAlias = "str | Control | Sequence[Part]"


@dataclass(frozen=True)
class H:
    """A heading; level 0 is the document's title."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class P:
    """A paragraph; ``look`` is body, bold, small, centre, right or letterhead."""

    text: Cell
    look: str = "body"


@dataclass(frozen=True)
class L:
    """A list of points."""

    items: Sequence[str]
    ordered: bool = False


@dataclass(frozen=True)
class T:
    """A table. ``widths`` are shares of the text width; ``right`` names right-aligned columns."""

    rows: Sequence[Sequence[Cell]]
    widths: Sequence[float] = ()
    head: bool = True
    ruled: bool = True
    right: Sequence[int] = ()


@dataclass(frozen=True)
class Break:
    """A new page."""


@dataclass(frozen=True)
class Gap:
    """White space, in points."""

    height: float = 10


Block: TypeAlias = "H | P | L | T | Break | Gap"


@dataclass(frozen=True)
class Theme:
    """Typeface family (sans, serif or book), accent colour as RRGGBB and body size in points."""

    face: str = "sans"
    accent: str = "1F3864"
    size: float = 10.5
    landscape: bool = False


def flat(cell: Cell) -> list[Part]:
    """The parts of a cell, however it was written."""
    return [cell] if isinstance(cell, str | Control) else list(cell)
