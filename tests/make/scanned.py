"""Documents as they come from the scanner or the telephone: pictures of pages, with the facts where they then stand."""

import io
import math
from collections.abc import Sequence
from dataclasses import replace

import pdfplumber
import pypdf

from tests.make import scans
from tests.make.marks import Box, Built, Mark


def by_page(
    built: Built, skews: Sequence[float], *, pages: Sequence[int] | None = None, dpi: float = 150,
    noise: float = 4.0, quality: int = 55, seed: int = 1,
) -> Built:
    """The PDF with its pages (or only `pages`) scanned one by one, each lying at its own angle.

    `skews` in degrees, positive anti-clockwise, one a scanned page. A page that is not scanned stays as it was.
    """
    chosen = list(pages or range(1, scans.page_count(built.data) + 1))
    angles = dict(zip(chosen, skews, strict=True))
    original = pypdf.PdfReader(io.BytesIO(built.data))
    writer = pypdf.PdfWriter()
    for number, page in enumerate(original.pages, 1):
        if number in angles:
            # a scanner turns every second page the other way round
            skew = angles[number] if number % 2 else -angles[number]
            made = scans.scanned_pdf(
                built.data, dpi=dpi, skew=skew, noise=noise, quality=quality, seed=seed + number, pages=[number]
            )
            page = pypdf.PdfReader(io.BytesIO(made)).pages[0]
        writer.add_page(page)
    kept = io.BytesIO()
    writer.write(kept)
    sizes = _sizes(built.data)
    return Built(kept.getvalue(), tuple(
        _turned(mark, angles[mark.page], sizes[mark.page - 1]) if mark.page in angles else mark
        for mark in located(built).marks
    ))


def fax(built: Built, skew: float, *, dpi: float = 200, seed: int = 1) -> Built:
    """All pages as one black and white TIFF; page by page the angle changes its side."""
    data = scans.tiff(built.data, dpi=dpi, skew=skew, noise=2.0, seed=seed, fax=True)
    return Built(data, _alternating(built, skew))


def picture(built: Built, skew: float, *, dpi: float = 150, seed: int = 1) -> Built:
    """A document of one page as a PNG."""
    assert scans.page_count(built.data) == 1
    data = scans.picture(built.data, form="PNG", dpi=dpi, skew=skew, noise=0.0, seed=seed)
    return Built(data, _alternating(built, skew))


def photograph(built: Built, *, seed: int, quality: int = 72) -> Built:
    """The first page photographed on a table. Where the words lie then is not noted, only that it is page 1."""
    data = scans.photograph(built.data, seed=seed, quality=quality)
    return Built(data, tuple(replace(mark, box=None) for mark in built.marks))


def located(built: Built) -> Built:
    """The same PDF with the boxes of facts whose words stand in one place alone on their page."""
    with pdfplumber.open(io.BytesIO(built.data)) as document:
        words = [page.extract_words() for page in document.pages]
    return Built(built.data, tuple(
        replace(mark, box=_only(mark.quote, words[mark.page - 1]))
        if mark.box is None and mark.page is not None and mark.quote else mark
        for mark in built.marks
    ))


def _only(quote: str, words: Sequence[dict[str, float | str]]) -> Box | None:
    """The box around the only run of words that reads as the quote; a stop or bracket around it does not matter."""
    wanted = quote.split()
    runs = [words[at:at + len(wanted)] for at in range(len(words) - len(wanted) + 1)]
    found = [run for run in runs if [_bare(str(word["text"])) for word in run] == [_bare(word) for word in wanted]]
    if len(found) != 1:
        return None
    edges = [[float(word[edge]) for word in found[0]] for edge in ("x0", "top", "x1", "bottom")]
    return min(edges[0]), min(edges[1]), max(edges[2]), max(edges[3])


def _bare(word: str) -> str:
    return word.strip(".,;:()")


def _alternating(built: Built, skew: float) -> tuple[Mark, ...]:
    sizes = _sizes(built.data)
    return tuple(
        mark if mark.page is None else _turned(mark, skew if mark.page % 2 else -skew, sizes[mark.page - 1])
        for mark in located(built).marks
    )


def _sizes(pdf: bytes) -> list[tuple[float, float]]:
    boxes = [page.mediabox for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]
    return [(float(box.width), float(box.height)) for box in boxes]


def _turned(mark: Mark, degrees: float, size: tuple[float, float]) -> Mark:
    """The fact with the upright box around its box after the page was turned anti-clockwise about its middle."""
    if mark.box is None:
        return mark
    x0, y0, x1, y1 = mark.box
    middle_x, middle_y = size[0] / 2, size[1] / 2
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    across, down = [], []
    for x, y in ((x0, y0), (x1, y0), (x1, y1), (x0, y1)):
        across.append(middle_x + (x - middle_x) * cosine + (y - middle_y) * sine)
        down.append(middle_y - (x - middle_x) * sine + (y - middle_y) * cosine)
    return replace(mark, box=(min(across), min(down), max(across), max(down)))
