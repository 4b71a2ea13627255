"""Pictures in an OpenDocument text that may be a signature."""

from __future__ import annotations

from lxml import etree

from intake.readers.docx.drawn import Drawing, is_sized_as_signature, points_of
from intake.readers.opendocument import names as n

_IMAGE, _ANCHOR = n.name("draw:image"), n.name("text:anchor-type")
_WIDTH, _HEIGHT = n.name("svg:width"), n.name("svg:height")


def drawing_of(element: etree._Element, place: int) -> Drawing | None:
    """The picture in something drawn, where it could be a signature: a frame without text, of such a size."""
    if element.tag != n.FRAME or _has(element, n.TEXT_BOX) or not _has(element, _IMAGE):
        return None
    wide, high = points_of(element.get(_WIDTH, "")), points_of(element.get(_HEIGHT, ""))
    if wide is not None and high is not None and not is_sized_as_signature(wide, high):
        return None
    return Drawing(place, element.get(_ANCHOR) != "as-char")


def _has(element: etree._Element, name: str) -> bool:
    return next(element.iterchildren(name), None) is not None
