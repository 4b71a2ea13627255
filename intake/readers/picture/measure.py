"""How large a page of a picture file is as displayed, without unpacking it."""

from __future__ import annotations


def size(data: bytes, number: int) -> tuple[int, float, float]:
    """How many pages the file has, and the width and height in points of the page with that number (from 1), or of the
    last one where there are fewer. Raises Unreadable for a file that is damaged, LimitExceeded for one too large."""
    # Pillow is loaded for pictures only.
    from intake.readers.picture.decoding import frames_of

    frames, _ = frames_of(data)
    return len(frames), *frames[min(number, len(frames)) - 1].size
