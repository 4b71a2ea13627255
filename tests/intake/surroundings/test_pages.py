"""The outline over a page's picture lies around the cited words, however the page is turned or cropped."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from intake.readers import pdf
from intake.readers.pdf import measure, render
from intake.readers.picture import drawing
from intake.surroundings.pages import MEASURES, PADDING, WHOLE, page_view
from schemas.errors import NeedsPassword, Unreadable
from schemas.surroundings import Outline
from schemas.types import Evidence
from tests.make.canvas import changed, drawn, lines

DPI = 144
WORDS = "Limit of indemnity 5,000,000"


def places(data: bytes, words: str = WORDS) -> list[Evidence]:
    """Evidence of the words, wherever the reader finds them."""
    return [place for text in pdf.read(data).texts() if words in text.text
            for place in text.cite("a.pdf", text.text.index(words), text.text.index(words) + len(words))]


def dark(data: bytes, page: int = 1) -> tuple[Image.Image, float]:
    """The page as it is drawn, dark pixels white on black; and how many pixels are a point."""
    picture = Image.open(io.BytesIO(render.page(data, page, DPI))).convert("L")
    return picture.point(lambda value: 255 if value < 128 else 0), DPI / 72


def inside(outline: Outline, scale: float) -> tuple[int, int, int, int]:
    """The outline in pixels."""
    return (
        int(outline.x * scale), int(outline.y * scale),
        round((outline.x + outline.width) * scale), round((outline.y + outline.height) * scale),
    )


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [None, (40, 300, 500, 800)])
@pytest.mark.parametrize("words", ["Indemnity 5,000,000", "Professional-and-public-liability-indemnity limit 5m"])
def test_all_ink_of_the_only_line_is_inside_its_outlines_and_fills_them(
    rotate: int, crop: tuple[float, float, float, float] | None, words: str
) -> None:
    data = changed(drawn(lines(words, x=90, y=640)), rotate=rotate, crop=crop)

    view = page_view(measure.size, data, places(data, words), None)
    picture, scale = dark(data)
    ink = picture.getbbox()
    boxes = [inside(outline, scale) for outline in view.outlines]
    around = [(min, min, max, max)[side](box[side] for box in boxes) for side in range(4)]

    assert (round(view.width * scale), round(view.height * scale)) == picture.size
    assert ink is not None
    slack = [ink[0] - around[0], ink[1] - around[1], around[2] - ink[2], around[3] - ink[3]]
    assert all(0 <= each < (PADDING + 4) * scale for each in slack), slack
    for box in boxes:
        picture.paste(0, box)
    assert picture.getbbox() is None


def test_words_on_several_lines_have_an_outline_each_and_other_lines_stay_outside() -> None:
    def draw(canvas: Canvas) -> None:
        for number, words in enumerate(["Not this one", WORDS, "Nor this one"]):
            canvas.drawString(90, 700 - 40 * number, words)
        canvas.drawString(90, 100, "Expiry 1 May 2027")

    data = drawn(draw)
    cited = [*places(data), *places(data, "1 May 2027")]

    view = page_view(measure.size, data, cited, None)
    picture, scale = dark(data)
    for outline in view.outlines:
        assert picture.crop(inside(outline, scale)).getbbox() is not None
        picture.paste(0, inside(outline, scale))
    left = [picture.crop((0, round((842 - y - 12) * scale), picture.width, round((842 - y + 6) * scale))).getbbox()
            for y in (700, 660, 620)]

    assert [each is not None for each in left] == [True, False, True]
    assert [(each.quote, each.where, each.first) for each in view.outlines] == [
        (WORDS, "top left", True), ("1 May 2027", "bottom left", False)
    ]


def test_the_first_place_decides_the_page_and_a_part_overrides_it() -> None:
    data = drawn(lines("One"), lines(WORDS), lines("Three"))
    cited = places(data)

    assert (page_view(measure.size, data, cited, None).page, page_view(measure.size, data, cited, 3).page) == (2, 3)
    assert page_view(measure.size, data, cited, 3).outlines == ()
    assert len(page_view(measure.size, data, cited, 2).outlines) == 1
    assert page_view(measure.size, data, [], 99).page == 3


def test_a_place_without_page_or_beyond_the_document_says_so() -> None:
    data = drawn(lines("One"), lines("Two"))

    whole = page_view(measure.size, data, [Evidence("a.pdf", "One")], None)
    beyond = page_view(measure.size, data, [Evidence("a.pdf", "One", page=9, box=(1, 1, 9, 9))], None)
    typed = page_view(measure.size, data, [Evidence("a.pdf", "typed by a person", page=2)], None)

    assert (whole.page, whole.note) == (1, WHOLE)
    assert (beyond.page, beyond.note, beyond.outlines) == (
        2, "Page 9 is cited, but the document has 2. This is the last one.", ())
    assert (typed.page, typed.note, typed.outlines) == (2, None, ())


def test_outlines_stay_on_the_page() -> None:
    data = drawn(lines("One"))
    boxes = [(-20.0, -20.0, 30.0, 30.0), (590.0, 830.0, 700.0, 900.0), (900.0, 10.0, 950.0, 20.0)]

    view = page_view(measure.size, data, [Evidence("a.pdf", "x", page=1, box=box) for box in boxes], None)

    assert [(each.x, each.y) for each in view.outlines] == [(0.0, 0.0), (588.0, 828.0)]
    assert all(each.x + each.width <= view.width + 0.1 and each.y + each.height <= view.height + 0.1
               for each in view.outlines)


def test_what_cannot_be_opened_says_why() -> None:
    with pytest.raises(NeedsPassword):
        page_view(measure.size, changed(drawn(lines("One")), password="secret"), [], 1)
    with pytest.raises(Unreadable):
        page_view(measure.size, b"%PDF-1.7 and nothing else", [], 1)


def photograph(kind: str, turned: int = 1) -> bytes:
    """A picture of 1,240 by 1,754 pixels at 150 dots per inch, black from (300, 200) to (500, 260); `turned` is what
    its file says of how it was held."""
    picture = Image.new("RGB", (1240, 1754), "white")
    picture.paste("black", (300, 200, 500, 260))
    exif = Image.Exif()
    exif[0x0112] = turned
    kept = io.BytesIO()
    more = {"save_all": True, "append_images": [Image.new("RGB", (600, 300), "white")]} if kind == "TIFF" else {}
    picture.save(kept, kind, dpi=(150, 150), exif=exif, **more)
    return kept.getvalue()


@pytest.mark.parametrize(
    ("kind", "turned", "ink"),
    [("PNG", 1, (300, 200, 500, 260)), ("JPEG", 1, (300, 200, 500, 260)), ("TIFF", 1, (300, 200, 500, 260)),
     ("JPEG", 6, (1494, 300, 1554, 500)), ("JPEG", 3, (740, 1494, 940, 1554))],
)
def test_an_outline_on_a_picture_lies_where_the_picture_shows_it(
    kind: str, turned: int, ink: tuple[int, int, int, int]
) -> None:
    data = photograph(kind, turned)
    x0, y0, x1, y1 = (side * 72 / 150 for side in ink)
    measured = MEASURES[f"image/{kind.lower()}"]

    view = page_view(measured, data, [Evidence("a.jpg", "x", page=1, box=(x0, y0, x1, y1))], None)
    shown = Image.open(io.BytesIO(drawing.page(data, 1, DPI))).convert("L")
    scale = DPI / 72
    (outline,) = view.outlines
    box = inside(outline, scale)
    dark_there = shown.point(lambda value: 255 if value < 128 else 0).getbbox()

    assert (round(view.width * scale), round(view.height * scale)) == shown.size
    assert dark_there is not None
    assert [round(abs(one - other) / scale) for one, other in zip(box, dark_there, strict=True)] == [2, 2, 2, 2]


def test_every_page_of_a_picture_file_has_its_own_size() -> None:
    data = photograph("TIFF")

    views = [page_view(MEASURES["image/tiff"], data, [], page) for page in (1, 2, 3)]

    assert [view.page for view in views] == [1, 2, 2]
    assert views[0].height > views[0].width
    assert views[1].width > views[1].height


def test_a_damaged_picture_says_so() -> None:
    with pytest.raises(Unreadable, match="damaged"):
        page_view(MEASURES["image/png"], b"\x89PNG\r\n\x1a\nnothing", [], 1)
