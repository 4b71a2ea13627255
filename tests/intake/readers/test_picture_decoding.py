"""Picture files: pages, sizes in points, turns, and what is refused before it is unpacked."""

from __future__ import annotations

import io
import struct
import zlib

import numpy as np
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from intake.readers.picture import drawing
from intake.readers.picture.decoding import frames_of, grey_of
from schemas.errors import LimitExceeded, Unreadable
from tests.make import scans


def page(pages: int = 1) -> bytes:
    """A small PDF with a dark corner at the top left."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(200, 300), invariant=True)
    for _ in range(pages):
        canvas.rect(10, 250, 60, 40, fill=1)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def saved(image: Image.Image, form: str, **options: object) -> bytes:
    """The picture as a file."""
    kept = io.BytesIO()
    image.save(kept, form, **options)
    return kept.getvalue()


def claims(wide: int, high: int) -> bytes:
    """A PNG of a few bytes that claims to be so large."""
    head = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 64)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in chunks
    )


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF"])
@pytest.mark.parametrize("dpi", [150, 300])
def test_a_stated_resolution_gives_the_size_in_points(form: scans.Form, dpi: int) -> None:
    ((frame,), count) = frames_of(scans.picture(page(), form=form, dpi=dpi))

    assert count == 1
    assert frame.stated
    assert frame.size == pytest.approx((200, 300), abs=1)
    assert frame.sheet == pytest.approx(frame.size)


@pytest.mark.parametrize("stated", [0, 1, 20, 5_000])
def test_without_a_believable_resolution_a_large_picture_is_a_sheet_of_a4(stated: float) -> None:
    ((frame,), _) = frames_of(scans.picture(page(), dpi=300, stated_dpi=stated, form="PNG"))

    assert not frame.stated
    assert max(frame.size) == pytest.approx(842, abs=1)


def test_a_camera_s_72_dots_are_shown_and_not_believed() -> None:
    ((frame,), _) = frames_of(saved(Image.new("L", (1_200, 1_600), 255), "JPEG", dpi=(72, 72)))

    assert not frame.stated
    assert frame.size == pytest.approx((1_200, 1_600))
    assert max(frame.sheet) == pytest.approx(842)


@pytest.mark.parametrize("exif", [1, 3, 6, 8])
def test_a_picture_is_turned_as_a_viewer_turns_it(exif: int) -> None:
    data = scans.picture(page(), dpi=72, skew=0, noise=0, blur=0, exif=exif)

    grey, frame = grey_of(data, 1)

    assert frame.size == pytest.approx((200, 300), abs=1)
    assert grey.shape == (300, 200)
    assert grey[30, 40] < 60
    assert grey[-30, 40] > 200
    drawn = np.asarray(Image.open(io.BytesIO(drawing.page(data, 1, dpi=72))).convert("L"))
    assert drawn.shape == (300, 200)
    assert drawn[30, 40] < 60


def test_each_frame_of_a_tiff_is_a_page_and_fax_pixels_need_not_be_square() -> None:
    frames, count = frames_of(scans.tiff(page(3), fax=True))
    tall = saved(Image.new("1", (408, 294), 1), "TIFF", dpi=(204, 98), compression="group4")

    assert (len(frames), count) == (3, 3)
    assert frames_of(tall)[0][0].size == pytest.approx((144, 216))
    assert Image.open(io.BytesIO(drawing.page(tall, 1, dpi=72))).size == (144, 216)
    with pytest.raises(Unreadable, match="there is no page 4"):
        grey_of(scans.tiff(page(3), fax=True), 4)


def test_what_is_transparent_is_paper_and_many_levels_are_brought_to_256() -> None:
    clear = saved(Image.new("RGBA", (50, 40), (0, 0, 0, 0)), "PNG")
    deep = saved(Image.fromarray(np.full((40, 50), 51_400, dtype=np.uint16)), "PNG")

    assert int(grey_of(clear, 1)[0].min()) == 255
    assert grey_of(deep, 1)[0][0, 0] == pytest.approx(200, abs=1)


@pytest.mark.parametrize("size", [(30_000, 30_000), (64_000, 64_000), (70_000, 10), (9_000, 20_000)])
def test_a_picture_too_large_is_refused_before_it_is_unpacked(size: tuple[int, int]) -> None:
    for look in (frames_of, lambda data: grey_of(data, 1), lambda data: drawing.page(data, 1)):
        with pytest.raises(LimitExceeded, match="pixels"):
            look(claims(*size))


def test_a_large_one_is_scaled_down_while_it_is_unpacked() -> None:
    large = saved(Image.new("L", (9_000, 9_000), 255), "JPEG", dpi=(1_200, 1_200))

    grey, frame = grey_of(large, 1)

    assert grey.size <= 41_000_000
    assert frame.size == pytest.approx((540, 540))


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF"])
@pytest.mark.parametrize("keep", [20, 300, 0.5])
def test_a_damaged_picture_is_unreadable(form: scans.Form, keep: float) -> None:
    whole = scans.picture(page(), form=form)
    cut = whole[: int(keep if keep > 1 else keep * len(whole))]

    with pytest.raises(Unreadable):
        grey_of(cut, 1)
