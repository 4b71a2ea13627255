"""Headers and footers: what stands at a page's edge and comes again on others, or is plainly a page's
number."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from intake.located import Region
from intake.readers.pdf.lines import Line

_ZONE = 0.095
"""Part of the page's height at its top and bottom where headers and footers stand."""
_EDGE = 0.075
"""Part of the page's height at its bottom where a line well apart from the body is a footer even if it
stands alone."""
_NUMBER = re.compile(
    r"^(?:[-–—]?\s*(?:page|p\.?)?\s*\d{1,4}\s*(?:(?:of|/)\s*\d{1,4})?\s*[-–—]?|[ivxl]{1,6})$", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_APART = 1.6
"""Line heights between the body and a footer."""


@dataclass(slots=True)
class PageLines:
    """A page's lines outside its ruled tables, in order down the page."""

    number: int
    height: float
    lines: list[Line]
    table_bottom: float = 0.0
    regions: dict[int, Region] = field(default_factory=dict)


def mark_furniture(pages: list[PageLines]) -> None:
    """Fills each page's `regions`: position in `lines` to header or footer."""
    seen: dict[str, set[int]] = {}
    for page in pages:
        for line in page.lines:
            if _zone(line, page) is not None:
                seen.setdefault(_shape(line), set()).add(page.number)
    for page in pages:
        numbered: list[tuple[int, Region]] = []
        for position, line in enumerate(page.lines):
            zone = _zone(line, page)
            if zone is None:
                continue
            again = len(seen[_shape(line)]) >= max(2, 0.15 * len(pages))
            if again or (zone == "footer" and _alone(position, page)):
                page.regions[position] = zone
            elif _NUMBER.match(line.text):
                numbered.append((position, zone))
        _mark_numbers(page, numbered)


def _mark_numbers(page: PageLines, numbered: list[tuple[int, Region]]) -> None:
    """Lone numbers at the page's edge are its number; one with the page's text beyond it is an answer."""
    for position, zone in numbered:
        if zone == "header" and all(before in page.regions for before in range(position)):
            page.regions[position] = zone
    for position, zone in reversed(numbered):
        if zone == "footer" and all(after in page.regions for after in range(position + 1, len(page.lines))):
            page.regions[position] = zone


def _zone(line: Line, page: PageLines) -> Region | None:
    middle = (line.top + line.bottom) / 2
    if middle < _ZONE * page.height:
        return "header"
    return "footer" if middle > (1 - _ZONE) * page.height else None


def _shape(line: Line) -> str:
    return _DIGITS.sub("#", line.text.lower())


def _alone(position: int, page: PageLines) -> bool:
    """Whether the line and those below it hang apart from the body, at the very bottom."""
    first = position
    while first > 0 and page.lines[first].top - page.lines[first - 1].bottom < _APART * page.lines[first].size:
        first -= 1
    if first == 0 or page.lines[first].top < (1 - _EDGE) * page.height:
        return False
    return page.lines[first].top > page.table_bottom
