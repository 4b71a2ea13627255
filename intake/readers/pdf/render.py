"""A page as a picture, for whoever looks at the evidence."""

from __future__ import annotations

import ctypes
import math
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pypdfium2.raw as pdfium

from intake.readers.pdf.document import opened, page_of
from intake.readers.pdf.geometry import Frame
from intake.readers.pdf.limits import MAX_READING_PIXELS, MAX_RENDER_PIXELS, READING_DPI
from schemas.errors import LimitExceeded, Unreadable

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

_POINTS_PER_INCH = 72
_GREY, _BGR = 1, 2
_WHITE = 0xFFFFFFFF
_FAST = 1
"""zlib's level: drawing is quick, so that packing is what costs."""


def page(data: bytes, number: int, dpi: float = 144) -> bytes:
    """The page with that number (from 1) as a PNG, rotation and crop applied, form fields drawn.

    Raises NeedsPassword, Unreadable, and LimitExceeded when the picture would be too large.
    """
    with opened(data) as document, _numbered(document, number) as (handle, frame):
        wide, high = (max(1, round(side * dpi / _POINTS_PER_INCH)) for side in frame.size)
        if wide * high > MAX_RENDER_PIXELS:
            raise LimitExceeded(
                f"Page {number} would be {wide} by {high} pixels at {dpi:g} dpi; at most "
                f"{MAX_RENDER_PIXELS:,} pixels are drawn. Ask for fewer dots per inch."
            )
        pixels, stride = _drawn(document, handle, number, (wide, high), _BGR)
    return _png(pixels, wide, high, stride)


def grey(data: bytes, number: int) -> tuple[npt.NDArray[np.uint8], tuple[float, float]]:
    """The page with that number (from 1) as letters are read from it, in shades of grey, and its size in points.

    Raises NeedsPassword, Unreadable, and LimitExceeded when there is no memory for it.
    """
    # Only the process that recognises loads it.
    import numpy

    with opened(data) as document, _numbered(document, number) as (handle, frame):
        points = frame.size
        scale = min(READING_DPI / _POINTS_PER_INCH, math.sqrt(MAX_READING_PIXELS / (points[0] * points[1])))
        wide, high = (max(1, round(side * scale)) for side in points)
        pixels, stride = _drawn(document, handle, number, (wide, high), _GREY)
    rows = numpy.frombuffer(pixels, dtype=numpy.uint8).reshape(high, stride)
    return rows[:, :wide].copy(), points


@contextmanager
def _numbered(document: Any, number: int) -> Iterator[tuple[Any, Frame]]:
    if not 1 <= number <= len(document):
        raise Unreadable(f"The PDF has {len(document)} pages; there is no page {number}.")
    with page_of(document, number) as (handle, frame):
        yield handle, frame


def _drawn(document: Any, handle: Any, number: int, size: tuple[int, int], form: int) -> tuple[bytes, int]:
    """The page's pixels, row by row, and the bytes from one row to the next."""
    wide, high = size
    bitmap = pdfium.FPDFBitmap_CreateEx(wide, high, form, None, 0)
    if not bitmap:
        raise LimitExceeded(f"There is no memory to draw page {number} at {wide} by {high} pixels.")
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, wide, high, _WHITE)
        flags = pdfium.FPDF_ANNOT | (pdfium.FPDF_REVERSE_BYTE_ORDER if form == _BGR else pdfium.FPDF_GRAYSCALE)
        pdfium.FPDF_RenderPageBitmap(bitmap, handle, 0, 0, wide, high, 0, flags)
        if document.formenv is not None:
            pdfium.FPDF_FFLDraw(document.formenv.raw, bitmap, handle, 0, 0, wide, high, 0, flags)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        return ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * high), stride
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)


def _png(pixels: bytes, wide: int, high: int, stride: int) -> bytes:
    """A PNG of eight-bit RGB rows that are `stride` bytes apart."""
    rows = b"".join(b"\0" + pixels[row * stride : row * stride + 3 * wide] for row in range(high))
    header = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        _chunk(name, body) for name, body in ((b"IHDR", header), (b"IDAT", zlib.compress(rows, _FAST)), (b"IEND", b""))
    )


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
