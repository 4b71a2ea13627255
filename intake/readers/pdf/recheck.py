"""A second look at cited places, past our own words: what pdfium itself finds inside the box, or the field
holds."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from intake.located import EMPTY_BOX, TICKED_BOX
from intake.readers import signing
from intake.readers.pdf.annotations import Annotation, annotations_of
from intake.readers.pdf.document import opened, page_of, text_of_page
from intake.readers.pdf.fields import Widget, widgets_of
from intake.readers.pdf.geometry import Frame, holds, middle, overlap
from intake.recognised import Recognition
from schemas.errors import Unreadable
from schemas.types import Box, Evidence

_DROPPED = re.compile("[\\s\u00ad\u200b-\u200d\u2060\ufeff\ufffe\x02" + EMPTY_BOX + TICKED_BOX + signing.MARK + "_-]")
_INSET = 0.5
"""Points the box is drawn in by, so that neighbours which only touch it are not read."""


def recheck(data: bytes, evidence: Sequence[Evidence], recognition: Recognition | None = None) -> list[bool]:
    """For each Evidence whether its quote really stands at its page and box, white space, hyphens, rules
    of underscores and the form of tick marks aside. One without page or box never does. On pages that were recognised
    it may also stand among the words recognised there."""
    results = [] if recognition is None else recheck_pictured(evidence, recognition)
    results = results or [False] * len(evidence)
    by_page: dict[int, list[int]] = {}
    for index, item in enumerate(evidence):
        if item.page is not None and item.box is not None and not results[index]:
            by_page.setdefault(item.page, []).append(index)
    if not by_page:
        return results
    with opened(data) as document:
        form = document.formenv.raw if document.formenv is not None else None
        for number in sorted(by_page):
            if not 1 <= number <= len(document):
                continue
            try:
                with page_of(document, number) as (page, frame), text_of_page(page) as text_page:
                    widgets = widgets_of(page, form, frame) if form is not None else []
                    place = _Place(page, text_page, frame, widgets, annotations_of(page, frame))
                    for index in by_page[number]:
                        results[index] = place.holds(evidence[index].quote, evidence[index].box)
            except Unreadable:
                # The page cannot be looked at again, so nothing on it is confirmed.
                continue
    return results


def recheck_pictured(evidence: Sequence[Evidence], recognition: Recognition) -> list[bool]:
    """For each Evidence whether its quote stands at its box among the words recognised on its page."""
    shown = {
        number: [(word.text, page.shown_box(word.box)) for word in page.words]
        + [(TICKED_BOX if one.ticked else EMPTY_BOX, page.shown_box(one.box)) for one in page.boxes]
        for number, page in sorted(recognition.pages.items())
    }
    return [
        item.page in shown and item.box is not None and _among(item.quote, item.box, shown[item.page])
        for item in evidence
    ]


def _among(quote: str, box: Box, words: list[tuple[str, Box]]) -> bool:
    inside = [text for text, place in words if holds(box, *middle(place))]
    wanted, held = _plain(quote), _plain("".join(inside))
    if not wanted:
        return bool(inside)
    return wanted in held or _all_words(quote, " ".join(inside)) or Counter(wanted) == Counter(held)


@dataclass(frozen=True, slots=True)
class _Place:
    """A page opened for the second look."""

    page: Any
    text_page: Any
    frame: Frame
    widgets: list[Widget]
    annotations: list[Annotation]

    def holds(self, quote: str, box: Box | None) -> bool:
        """Whether the quote stands in the box: as a field's value, as a mark, or as printed words."""
        if box is None:
            return False
        wanted = _plain(quote)
        fields = [widget for widget in self.widgets if _meet(widget.box, box)]
        added = [one for one in self.annotations if _meet(one.box, box)]
        if signing.MARK in quote or not wanted:
            drawn = bool(fields) or bool(added) or _drawn(box, self.page, self.frame)
            if not drawn or not wanted:
                return drawn
        if any(wanted in _plain(one.text) for one in added):
            return True
        if any(wanted in _plain("".join((widget.value, *widget.chosen, widget.export))) for widget in fields):
            return True
        inside = _inside(self.text_page, self.frame, box)
        # pdfium gives the box's text in the order it was drawn, which is not always that of the line.
        held = _plain(inside)
        return wanted in held or _all_words(quote, inside) or Counter(wanted) == Counter(held)


def _all_words(quote: str, inside: str) -> bool:
    """Whether the box holds each word of the quote as often as the quote does."""
    wanted = Counter(filter(None, map(_plain, quote.split())))
    held = Counter(filter(None, map(_plain, inside.split())))
    return bool(wanted) and wanted <= held


def _drawn(box: Box, page: Any, frame: Frame) -> bool:
    """Whether anything is drawn where a mark is cited."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        drawn = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetBounds(drawn, left, bottom, right, top) and _meet(
            frame.box(left.value, bottom.value, right.value, top.value), box
        ):
            return True
    return False


def _inside(text_page: Any, frame: Frame, box: Box) -> str:
    x0, y0, x1, y1 = box
    inset = min(_INSET, (x1 - x0) / 4, (y1 - y0) / 4)
    left, bottom, right, top = frame.rectangle((x0 + inset, y0 + inset, x1 - inset, y1 - inset))
    size = pdfium.FPDFText_GetBoundedText(text_page, left, top, right, bottom, None, 0)
    if size <= 0:
        return ""
    buffer = (ctypes.c_ushort * (size + 1))()
    pdfium.FPDFText_GetBoundedText(text_page, left, top, right, bottom, buffer, size)
    return bytes(buffer)[: 2 * size].decode("utf-16-le", "replace").rstrip("\0")


def _plain(text: str) -> str:
    return _DROPPED.sub("", unicodedata.normalize("NFKC", text))


def _meet(one: Box, other: Box) -> bool:
    return overlap(one[0], one[2], other[0], other[2]) > 0 and overlap(one[1], one[3], other[1], other[3]) > 0
