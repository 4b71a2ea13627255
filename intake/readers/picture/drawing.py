"""A page of a picture file as a viewer shows it."""

from __future__ import annotations

import io

from PIL import Image

from intake.readers.picture.decoding import colour_of
from intake.readers.picture.limits import MAX_DRAWN_PIXELS
from schemas.errors import LimitExceeded

_POINTS_PER_INCH = 72
_FAST = 1
"""The PNG's level of packing: drawing is quick, so that packing is what costs."""


def page(data: bytes, number: int, dpi: float = 144) -> bytes:
    """The page with that number (from 1) as a PNG at so many dots per inch of its size in points, turned as its file
    says. Raises Unreadable when it is damaged, LimitExceeded when the picture would be too large."""
    picture, frame = colour_of(data, number)
    wide, high = (max(1, round(side * dpi / _POINTS_PER_INCH)) for side in frame.size)
    if wide * high > MAX_DRAWN_PIXELS:
        raise LimitExceeded(
            f"Page {number} would be {wide} by {high} pixels at {dpi:g} dpi; at most {MAX_DRAWN_PIXELS:,} pixels are "
            "drawn. Ask for fewer dots per inch."
        )
    drawn = picture.resize((wide, high), Image.Resampling.BICUBIC, reducing_gap=2.0)
    kept = io.BytesIO()
    drawn.save(kept, "PNG", compress_level=_FAST)
    return kept.getvalue()
