"""Boxes that style sheets set beside each other or at coordinates of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from intake.readers.html.names import local
from intake.readers.html.source import Element
from intake.readers.html.strips import StripCell
from intake.readers.html.styles import Declared, points

BLOCK_DISPLAYS = frozenset({"block", "flex", "grid", "list-item", "flow-root", "table", "table-row", "table-row-group"})
_NARROW = 1.5
"""Em; a box no wider only spaces letters."""
_REPEAT = re.compile(r"repeat\(\s*(\d+)\s*,([^()]*(?:\([^()]*\)[^()]*)*)\)")
_TRACK = re.compile(r"[^\s()]+(?:\([^()]*\))?")


def stands_apart(declared: Declared, size: float) -> bool:
    """Whether an inline element is a box of its own beside its neighbours: floated, or a block with a width."""
    if declared.get("float") in ("left", "right") or declared.get("display") == "table-cell":
        return True
    if declared.get("display") not in ("inline-block", "inline-flex", "inline-table"):
        return False
    width = points(declared.get("width") or declared.get("min-width") or "", size, 500.0)
    return width is not None and width > _NARROW * size


def breaks_page(declared: Declared, where: str) -> bool:
    """Whether a new page begins before or after the element."""
    said = (declared.get(f"page-break-{where}"), declared.get(f"break-{where}"))
    return any(value in ("always", "page", "left", "right") for value in said)


def is_row_of_boxes(declared: Declared, element: Element) -> bool:
    """Whether the children stand side by side as cells do."""
    display = declared.get("display")
    if display == "table-row":
        return len(element) > 1
    if display in ("flex", "inline-flex"):
        beside = not declared.get("flex-direction", "row").startswith("column")
        return beside and len(element) > 1 and not any(_holds_blocks(child) for child in element)
    return display == "grid" and columns(declared) > 1 and not any(_holds_blocks(child) for child in element)


def _holds_blocks(element: Element) -> bool:
    """Whether an element holds several blocks: then it is a column of the page, not a cell."""
    return sum(isinstance(child.tag, str) and local(child.tag) in ("p", "div", "table", "ul") for child in element) > 1


def columns(declared: Declared) -> int:
    """The columns of a grid, 0 where they cannot be told."""
    said = declared.get("grid-template-columns", "")
    for match in _REPEAT.finditer(said):
        said = said.replace(match[0], f"{match[2]} " * min(50, int(match[1])))
    return len(_TRACK.findall(said))


def rows_of(cells: list[StripCell], declared: Declared) -> Iterator[list[StripCell]]:
    """Cells as rows: all of them, of a grid as many as it has columns."""
    width = columns(declared) if declared.get("display") == "grid" else len(cells)
    for at in range(0, len(cells), width or 1):
        yield cells[at : at + width]


def alike(rows: list[list[StripCell]]) -> Iterator[list[list[StripCell]]]:
    """Neighbouring rows with as many cells, those without words left out."""
    said = [row for row in rows if any(cell.text for cell in row)]
    for _, group in groupby(said, key=len):
        yield list(group)


def corner(declared: Declared, size: float, height: float) -> tuple[float, float] | None:
    """The left top corner in points from the page's, None where the box is not placed by coordinates."""
    left = points(declared.get("left", ""), size, 595.0)
    top = points(declared.get("top", ""), size, 842.0)
    if top is None:
        bottom = points(declared.get("bottom", ""), size, 842.0)
        top = None if bottom is None else height - bottom - (points(declared.get("height", ""), size) or size)
    return None if left is None or top is None else (left, top)


def table_like(element: Element) -> str:
    """The tag of a table in the namespace of the element."""
    space, mark, _ = element.tag.rpartition("}")
    return f"{space}{mark}table"
