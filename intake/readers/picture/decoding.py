"""Picture files: how many pages they hold, how large those are, and their pixels."""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from intake.readers.picture.levels import Grey
from intake.readers.picture.limits import (
    A4_LENGTH,
    LARGEST_SHEET,
    LARGEST_SIDE,
    MAX_FRAMES,
    MAX_PIXEL_BYTES,
    MAX_USED_PIXELS,
    PLAUSIBLE_DPI,
    SCREEN_DPI,
    SMALL_PICTURE,
    UNMEASURED_DPI,
)
from schemas.errors import LimitExceeded, Unreadable

# The limits below are kept before anything is unpacked; Pillow's own would name a picture damaged that is only large.
Image.MAX_IMAGE_PIXELS = None
FORMATS = ("PNG", "JPEG", "TIFF")
_BYTES = {"1": 1, "L": 1, "P": 1, "LA": 2, "I;16": 2, "RGB": 3, "YCbCr": 3, "LAB": 3}
"""Bytes of a pixel by Pillow's modes; four in any other."""
_ORIENTATION = 0x0112
_SIDEWAYS = (5, 6, 7, 8)
_AVERAGED = ("L", "LA", "RGB", "RGBA", "CMYK", "YCbCr")
_JPEG = ("JPEG", "MPO")
_DAMAGED = (
    UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, struct.error, TypeError, KeyError, IndexError,
    OverflowError, ZeroDivisionError, AttributeError,
)
"""What Pillow raises over damaged files."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One page of a picture file: its `size` in points as displayed, and that of the `sheet` as it is read.

    The two differ where the file states a resolution that its program puts in every file. `stated` is false for those,
    and for files that state none: they are mostly photographs.
    """

    size: tuple[float, float]
    sheet: tuple[float, float]
    stated: bool


def frames_of(data: bytes) -> tuple[list[Frame], int]:
    """The pages of a picture file up to the limit, and how many it has. Raises Unreadable when it is damaged,
    LimitExceeded when it is too large."""
    found = []
    with _opened(data) as picture:
        count = page_count(picture)
        for number in range(min(count, MAX_FRAMES)):
            _seek(picture, number)
            found.append(_frame(picture))
    return found, count


def page_count(picture: Image.Image) -> int:
    """How many pages it has. The second picture of a JPEG is a preview or a depth map, no page."""
    return int(getattr(picture, "n_frames", 1)) if picture.format == "TIFF" else 1


def grey_of(data: bytes, number: int) -> tuple[Grey, Frame]:
    """The pixels of the page with that number (from 1) as displayed, in grey, and its frame."""
    with _page(data, number) as (picture, frame):
        return np.asarray(picture.convert("L")), frame


def colour_of(data: bytes, number: int) -> tuple[Image.Image, Frame]:
    """The page with that number (from 1) as displayed, in colour, and its frame."""
    with _page(data, number) as (picture, frame):
        return picture.convert("RGB"), frame


@contextmanager
def _page(data: bytes, number: int) -> Iterator[tuple[Image.Image, Frame]]:
    with _opened(data) as picture:
        count = page_count(picture)
        if not 1 <= number <= count:
            raise Unreadable(f"The picture has {count} pages; there is no page {number}.")
        _seek(picture, number - 1)
        frame = _frame(picture)
        step = _step(picture)
        try:
            if step > 1 and picture.format in _JPEG:
                picture.draft(None, (picture.width // step, picture.height // step))
            picture.load()
            # In place: a copy of a large picture would take as much memory again.
            ImageOps.exif_transpose(picture, in_place=True)
            shown = _reduced(_on_white(_reduced(_eight_bits(picture))))
        except _DAMAGED as error:
            raise Unreadable(f"Page {number} of the picture is damaged and cannot be read.") from error
        yield shown, frame


def _reduced(picture: Image.Image) -> Image.Image:
    """The picture with no more pixels than are of use, where its mode can be averaged."""
    step = _step(picture)
    return picture.reduce(step) if step > 1 and picture.mode in _AVERAGED else picture


def _step(picture: Image.Image) -> int:
    """By how much a picture is scaled down when it is unpacked, so that it has no more pixels than are of use."""
    step = 1
    while picture.width * picture.height > step * step * MAX_USED_PIXELS and step < 8:
        step *= 2
    return step


@contextmanager
def _opened(data: bytes) -> Iterator[Image.Image]:
    if not data:
        raise Unreadable("The picture is empty (0 bytes). Please send it again.")
    with warnings.catch_warnings():
        # Pillow warns of what is refused here, or of tags that nobody reads.
        warnings.simplefilter("ignore")
        try:
            picture = Image.open(io.BytesIO(data), formats=FORMATS)
        except _DAMAGED as error:
            raise Unreadable("The picture is damaged and cannot be opened. Please send it again.") from error
        with picture:
            yield picture


def _seek(picture: Image.Image, frame: int) -> None:
    try:
        picture.seek(frame)
    except _DAMAGED as error:
        raise Unreadable(f"Page {frame + 1} of the picture is damaged and cannot be read.") from error


def _frame(picture: Image.Image) -> Frame:
    wide, high = picture.size
    if not (0 < wide <= LARGEST_SIDE and 0 < high <= LARGEST_SIDE):
        raise LimitExceeded(
            f"The picture is {wide:,} by {high:,} pixels; at most {LARGEST_SIDE:,} a side are read. Please ask for a "
            "smaller one."
        )
    # A JPEG is scaled down while it is unpacked, any other kind afterwards.
    scaled = _step(picture) ** 2 if picture.format in _JPEG else 1
    if wide * high // scaled * _BYTES.get(picture.mode, 4) > MAX_PIXEL_BYTES:
        raise LimitExceeded(
            f"The picture is {wide:,} by {high:,} pixels, more than the {MAX_PIXEL_BYTES // 1_000_000} MB that a page "
            "may take when it is unpacked. Please ask for a smaller one."
        )
    across, down, stated = _resolution(picture, wide, high)
    size = (wide * 72 / across, high * 72 / down)
    read_at = (across, down) if stated else (_assumed(max(wide, high)),) * 2
    sheet = (wide * 72 / read_at[0], high * 72 / read_at[1])
    if _orientation(picture) in _SIDEWAYS:
        size, sheet = size[::-1], sheet[::-1]
    return Frame(size, sheet, stated)


def _orientation(picture: Image.Image) -> int:
    try:
        return int(picture.getexif().get(_ORIENTATION, 1))
    except _DAMAGED:
        # Tags that cannot be read turn nothing, as in any viewer.
        return 1


def _resolution(picture: Image.Image, wide: int, high: int) -> tuple[float, float, bool]:
    """Dots per inch across and down, and whether somebody measured them."""
    try:
        across, down = (float(value) for value in picture.info.get("dpi", (0, 0)))
    except (TypeError, ValueError):
        across = down = 0.0
    low, most = PLAUSIBLE_DPI
    if low <= across <= most and low <= down <= most and max(wide * 72 / across, high * 72 / down) <= LARGEST_SHEET:
        return across, down, not (across in UNMEASURED_DPI and down in UNMEASURED_DPI)
    assumed = _assumed(max(wide, high))
    return assumed, assumed, False


def _assumed(longer: int) -> float:
    """Dots per inch of a picture of which only its pixels are known."""
    return min(PLAUSIBLE_DPI[1], longer * 72 / A4_LENGTH) if longer >= SMALL_PICTURE else SCREEN_DPI


def _on_white(picture: Image.Image) -> Image.Image:
    """The picture with what is transparent in it on white paper."""
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        paper = Image.new("RGB", clear.size, "white")
        paper.paste(clear, mask=clear.getchannel("A"))
        return paper
    return picture if picture.mode in ("L", "RGB") else picture.convert("L" if picture.mode == "1" else "RGB")


def _eight_bits(picture: Image.Image) -> Image.Image:
    """A picture of more than 256 levels, brought to those."""
    if picture.mode not in ("I", "I;16", "I;16B", "F"):
        return picture
    levels = np.asarray(picture)
    if levels.dtype == np.uint16:
        return Image.fromarray((levels >> 8).astype(np.uint8))
    scale = 255.0 if float(levels.max(initial=0)) <= 255 else 65_535.0
    return Image.fromarray(np.clip(levels * (255.0 / scale), 0, 255).astype(np.uint8))
