"""PDF pages with what is put on them afterwards: typed text, notes, stamps, ink, signatures drawn or in fields."""

from __future__ import annotations

import io
from collections.abc import Callable

import pypdf
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

Rectangle = tuple[float, float, float, float]
"""left, bottom, right, top in points from the page's bottom left."""


def annotated(data: bytes, subtype: str, contents: str, where: Rectangle, *, hidden: bool = False) -> bytes:
    """The first page with an annotation: FreeText, Text (a note), Stamp, Ink ..."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    note = DictionaryObject({
        NameObject("/Type"): NameObject("/Annot"),
        NameObject("/Subtype"): NameObject(f"/{subtype}"),
        NameObject("/Rect"): ArrayObject([FloatObject(edge) for edge in where]),
        NameObject("/Contents"): TextStringObject(contents),
        NameObject("/F"): NumberObject(2 if hidden else 4),
    })
    if subtype == "FreeText":
        note[NameObject("/DA")] = TextStringObject("/Helv 10 Tf 0 g")
    if subtype == "Ink":
        points = [where[0], where[1], where[2], where[3], where[0], where[3]]
        note[NameObject("/InkList")] = ArrayObject([ArrayObject([FloatObject(point) for point in points])])
    writer.add_annotation(0, note)
    return _written(writer)


def with_signature_field(data: bytes, where: Rectangle, *, signed: bool) -> bytes:
    """The first page with a field for a signature, which holds one or not."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    field = DictionaryObject({
        NameObject("/Type"): NameObject("/Annot"),
        NameObject("/Subtype"): NameObject("/Widget"),
        NameObject("/FT"): NameObject("/Sig"),
        NameObject("/T"): TextStringObject("Signature1"),
        NameObject("/Rect"): ArrayObject([FloatObject(edge) for edge in where]),
        NameObject("/F"): NumberObject(4),
    })
    if signed:
        field[NameObject("/V")] = writer._add_object(DictionaryObject({
            NameObject("/Type"): NameObject("/Sig"),
            NameObject("/Filter"): NameObject("/Adobe.PPKLite"),
            NameObject("/Name"): TextStringObject("Maren Holt"),
            NameObject("/Contents"): TextStringObject("sealed"),
        }))
    reference = writer._add_object(field)
    writer.pages[0][NameObject("/Annots")] = ArrayObject([reference])
    writer.root_object[NameObject("/AcroForm")] = DictionaryObject({NameObject("/Fields"): ArrayObject([reference])})
    return _written(writer)


def with_bookmarks(data: bytes, *titles: str) -> bytes:
    """The file with an outline of these titles, each for the first page."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    for title in titles:
        writer.add_outline_item(title=title, page_number=0)
    return _written(writer)


def _written(writer: pypdf.PdfWriter) -> bytes:
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def scrawl(canvas: Canvas, x: float, y: float, wide: float = 90, high: float = 24) -> None:
    """A signature as strokes of a pen, from its left end upwards and on to the right."""
    path = canvas.beginPath()
    path.moveTo(x, y)
    for step in range(6):
        left = x + wide * step / 6
        path.curveTo(left + wide / 18, y + high, left + wide / 9, y - high / 4, left + wide / 6, y + high / 3)
    canvas.drawPath(path, stroke=1, fill=0)


def pasted(canvas: Canvas, x: float, y: float, wide: float = 90, high: float = 26) -> None:
    """A signature as a picture."""
    from PIL import Image, ImageDraw

    picture = Image.new("RGB", (180, 52), "white")
    ImageDraw.Draw(picture).line([(4, 40), (40, 8), (60, 44), (100, 10), (120, 40), (176, 20)], fill="navy", width=3)
    canvas.drawImage(ImageReader(picture), x, y, wide, high)


SIGNERS: dict[str, Callable[[Canvas, float, float], None]] = {"strokes": scrawl, "picture": pasted}
