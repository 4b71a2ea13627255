"""A picture file as located text: each of its pages as it was recognised, laid out like a PDF's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from intake.located import Reading
from intake.readers.pdf.fontsizes import evened
from intake.readers.pdf.page import page_of_pictures
from intake.readers.pdf.reading import blocks_of, poor_pages, unread_pages
from intake.readers.pdf.recheck import recheck_pictured
from intake.readers.picture.limits import MAX_FRAMES
from intake.recognised import OnlyPictures, Recognition
from schemas.errors import Unreadable
from schemas.types import Evidence

_MEDIA_TYPES = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg"}
_TIFF = "image/tiff"
_WHAT = "a picture of text"


def read(data: bytes, recognition: Recognition | None = None) -> Reading:
    """A picture as located text, from the pages that were recognised.

    Raises OnlyPictures when none was, Unreadable when it is damaged or nothing is written on it, LimitExceeded when it
    is too large.
    """
    # Pillow is loaded for pictures only.
    from intake.readers.picture.decoding import frames_of

    known = recognition or Recognition()
    known = replace(known, pages=evened(known.pages))
    frames, count = frames_of(data)
    contents = [page_of_pictures(number, page) for number, page in sorted(known.pages.items()) if number <= count]
    missing = [number for number in range(1, len(frames) + 1) if number not in known.pages]
    reasons = unread_pages(dict.fromkeys(missing, _WHAT), known) + poor_pages(contents, known)
    if len(frames) < count:
        reasons.append(f"only the first {len(frames):,} of {count:,} pages were read (limit {MAX_FRAMES:,} pages)")
    wanted = tuple(number for number in missing if number not in known.unread)
    if not any(content.glyphs for content in contents):
        _refuse(reasons, wanted, count)
    return Reading(
        _media_type(data),
        tuple(blocks_of(contents)),
        pages=count,
        page_sizes=tuple(frame.size for frame in frames),
        partial_reason="; ".join(reasons) or None,
        pictured=wanted,
        recognised={content.number: content.recognised for content in contents if content.recognised},
    )


def recheck(_data: bytes, evidence: Sequence[Evidence], recognition: Recognition | None = None) -> list[bool]:
    """For each Evidence whether its quote stands at its box among the words recognised on its page: the file itself
    holds no words to look at."""
    return recheck_pictured(evidence, recognition or Recognition())


def _refuse(reasons: list[str], wanted: tuple[int, ...], count: int) -> None:
    if not reasons:
        raise Unreadable("No text was found in the picture. Please look at it by hand.")
    sentence = "The picture has no text that can be read: " + "; ".join(reasons) + "."
    if wanted:
        raise OnlyPictures(sentence, wanted, count)
    raise Unreadable(sentence)


def _media_type(data: bytes) -> str:
    return next((name for start, name in _MEDIA_TYPES.items() if data.startswith(start)), _TIFF)
