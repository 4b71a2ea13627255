"""How large a page is as displayed, without reading it."""

from __future__ import annotations

from intake.readers.pdf.document import opened, page_of


def size(data: bytes, number: int) -> tuple[int, float, float]:
    """How many pages the PDF has, and the width and height in points of the page with that number (from 1), or of the
    last one where there are fewer; rotation and crop applied. Raises NeedsPassword, or Unreadable for a PDF or a page
    that is damaged."""
    with opened(data) as document:
        pages = len(document)
        with page_of(document, min(number, pages)) as (_, frame):
            return pages, *frame.size
