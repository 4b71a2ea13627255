"""Pictures and ink in a Word file that may be a signature, and whether the words beside them ask for one."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from intake.located import Cell
from intake.readers import signing
from intake.readers.docx import names as n

_EMU_A_POINT = 12_700
_LEAST_WIDE, _MOST_WIDE, _LEAST_HIGH, _MOST_HIGH = 20.0, 330.0, 6.0, 150.0
"""Points of a signature's picture with the white around it; a larger one is a page or a photograph."""

_LENGTH = re.compile(r"(\d+(?:\.\d*)?|\.\d+)(pt|in|cm|mm|px)?")
_SIDES = re.compile(r"(?:^|;)\s*(width|height):\s*([^;]+)")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75, "": 1.0}


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture in a paragraph: how many pieces of its text stand before it; `floats` when it is placed freely, so that
    this says nothing."""

    place: int
    floats: bool


def drawing_of(element: etree._Element, place: int) -> Drawing | None:
    """The picture or ink in a drawing, where it could be a signature: neither a text box, a signature line that waits
    for one, nor of another size."""
    if next(element.iter(n.BLIP, n.IMAGE, n.INK), None) is None:
        return None
    if next(element.iter(n.TEXT_BOX, n.SIGNATURE_LINE, n.EMBEDDED), None) is not None:
        return None
    size = _size(element)
    if size is not None and not is_sized_as_signature(*size):
        return None
    return Drawing(place, next(element.iter(n.ANCHOR), None) is not None)


def is_sized_as_signature(wide: float, high: float) -> bool:
    """Whether a picture of so many points could be a signature."""
    return _LEAST_WIDE <= wide <= _MOST_WIDE and _LEAST_HIGH <= high <= _MOST_HIGH


def points_of(length: str) -> float | None:
    """A length such as "4.2cm" in points; None for what is none."""
    found = _LENGTH.fullmatch(length.strip())
    return None if found is None else float(found[1]) * _POINTS[found[2] or ""]


def _size(element: etree._Element) -> tuple[float, float] | None:
    """Width and height in points, where the drawing says them."""
    extent = next(element.iter(n.EXTENT), None)
    if extent is not None:
        wide, high = extent.get("cx", ""), extent.get("cy", "")
        if wide.isdecimal() and high.isdecimal() and len(wide) < 12 and len(high) < 12:
            return int(wide) / _EMU_A_POINT, int(high) / _EMU_A_POINT
    for shape in element.iter(n.SHAPE):
        sides = dict(_SIDES.findall(shape.get("style", "")))
        width, height = points_of(sides.get("width", "")), points_of(sides.get("height", ""))
        if width is not None and height is not None:
            return width, height
    return None


def with_marks(rows: Sequence[Sequence[Cell]], drawn: Container[str]) -> list[list[Cell]]:
    """The rows of a table with the mark in those cells that hold nothing but a picture, where the words to their left
    or above them ask for a signature. `drawn` are such cells' anchors."""
    written: dict[tuple[int, int], str] = {}
    done: list[list[Cell]] = []
    for row in rows:
        cells = []
        label = ""
        for cell in row:
            words = cell.text.text
            if cell.text.anchor in drawn and any(
                signing.asks(beside) for beside in (label, written.get((cell.row - 1, cell.column), ""))
            ):
                words = signing.MARK
                cell = replace(cell, text=replace(cell.text, text=words, confidence=signing.CONFIDENCE))
            label = words if words.strip() else label
            for place in range(cell.column, cell.column + cell.column_span):
                written[cell.row + cell.row_span - 1, place] = words
            cells.append(cell)
        done.append(cells)
    return done


def is_signed(shown: list[str], drawings: list[Drawing], above: str) -> bool:
    """Whether a picture in a paragraph stands for a signature that the paragraph, or the words above it, ask for; the
    mark is put there."""
    if _marked(shown, drawings):
        return True
    if "".join(shown).strip() or not signing.asks(above):
        return False
    shown.append(signing.MARK)
    return True


def _marked(shown: list[str], drawings: list[Drawing]) -> bool:
    """Put the mark of a signature where one of the paragraph's pictures stands beside words that ask for it; whether
    there is one."""
    for drawing in drawings:
        before = "".join(shown if drawing.floats else shown[: drawing.place])
        if signing.asks(before):
            shown.insert(len(shown) if drawing.floats else drawing.place, signing.MARK)
            return True
    return False
