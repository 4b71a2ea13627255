"""A page's size and the outlines that lie over its picture: for documents that are shown as they look."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from intake.readers.pdf import measure as pdf
from intake.readers.picture import measure as picture
from schemas.surroundings import Outline, PageView
from schemas.types import Box, Evidence

Measure = Callable[[bytes, int], tuple[int, float, float]]
"""From a document's bytes and a page's number to how many pages it has, and the width and height in points of that page
or of the last one."""

MEASURES: Mapping[str, Measure] = {
    "application/pdf": pdf.size,
    "image/png": picture.size,
    "image/jpeg": picture.size,
    "image/tiff": picture.size,
}
"""By media type."""

PADDING = 2.0
"""Points between the cited words and their outline, so that its line does not touch them."""

_WIDE = 0.6
"""Share of the page's width from which an outline is neither left nor right."""

WHOLE = "No place in the document is cited; this is its first page."


def page_view(measure: Measure, data: bytes, places: Sequence[Evidence], part: int | None) -> PageView:
    """The page of the first place with everything cited on it; without places, the page of that number (from 1; one
    beyond the last is the last). Raises what opening the document raises."""
    cited = next((place.page for place in places if place.page is not None), None)
    wanted = part if part is not None else cited or 1
    pages, width, height = measure(data, max(wanted, 1))
    number = min(max(wanted, 1), pages)
    note = None
    if part is None and places and cited is None:
        note = WHOLE
    elif part is None and number != wanted:
        note = f"Page {wanted} is cited, but the document has {pages}. This is the last one."
    outlines = () if note else tuple(_outlines(places, number, width, height))
    return PageView(number, pages, width, height, outlines, note)


def _outlines(places: Sequence[Evidence], page: int, width: float, height: float) -> Iterator[Outline]:
    """One for each place on the page, in the order given; a box that is not on the page has none."""
    for index, place in enumerate(places):
        if place.page != page or place.box is None:
            continue
        x0, y0 = max(place.box[0] - PADDING, 0.0), max(place.box[1] - PADDING, 0.0)
        x1, y1 = min(place.box[2] + PADDING, width), min(place.box[3] + PADDING, height)
        if x1 > x0 and y1 > y0:
            yield Outline(
                x=round(x0, 1),
                y=round(y0, 1),
                width=round(x1 - x0, 1),
                height=round(y1 - y0, 1),
                quote=place.quote,
                where=_where((x0, y0, x1, y1), width, height),
                first=index == 0,
            )


def _where(box: Box, width: float, height: float) -> str:
    """Where on the page, in words: "top left", "middle", "bottom right"."""
    across, down = (box[0] + box[2]) / 2 / width, (box[1] + box[3]) / 2 / height
    level = "top" if down < 1 / 3 else "middle" if down < 2 / 3 else "bottom"
    if (box[2] - box[0]) / width >= _WIDE:
        return level
    side = "left" if across < 1 / 3 else "centre" if across < 2 / 3 else "right"
    return f"{level} {side}"
