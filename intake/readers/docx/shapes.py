"""What the properties of a table cell say of its place: spans, merges, shading."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from intake.readers.docx import names as n
from intake.readers.docx.styles import is_shade

MAX_COLUMNS = 64
"""Word allows 63; a span beyond the limit is cut, so that no number in a file can make a table huge."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a table cell's properties say. `merge` and `across` are "restart", "continue" or empty."""

    span: int = 1
    merge: str = ""
    across: str = ""
    shaded: bool = False
    deleted: bool = False


PLAIN_SHAPE = Shape()


def shape_of(tc: etree._Element) -> Shape:
    """The shape of a table cell."""
    properties = n.leading(tc, n.TC_PR)
    if properties is None:
        return PLAIN_SHAPE
    span, merge, across, shaded, deleted = 1, "", "", False, False
    for item in properties:
        tag = item.tag
        if tag == n.SPAN:
            span = bounded(item, 1, MAX_COLUMNS)
        elif tag == n.MERGED:
            merge = item.get(n.VAL, "continue")
        elif tag == n.MERGED_ACROSS:
            across = item.get(n.VAL, "continue")
        elif tag == n.SHADE:
            shaded = is_shade(item)
        elif tag == n.CELL_DELETED:
            deleted = True
    if span == 1 and not (merge or across or shaded or deleted):
        return PLAIN_SHAPE
    return Shape(span, merge, across, shaded, deleted)


def bounded(element: etree._Element, least: int, most: int) -> int:
    """The number that an element's value gives, within bounds; the least for one that is none."""
    value = element.get(n.VAL, "")
    return max(min(int(value), most), least) if value.isdecimal() and len(value) < 9 else least
