"""PDF pages drawn by hand, for what running text and tables cannot show: places, marks, hidden words."""

import io
from collections.abc import Callable

import pypdf
from pypdf.generic import DictionaryObject, NameObject, RectangleObject, TextStringObject
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

Draw = Callable[[Canvas], None]


def drawn(*pages: Draw) -> bytes:
    """One A4 page for each function, which draws on it from the bottom left."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    for page in pages:
        canvas.setFont("Helvetica", 11)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def lines(*texts: str, x: float = 60, y: float = 760, leading: float = 15, size: float = 11) -> Draw:
    """A page of lines from the top down."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", size)
        for number, text in enumerate(texts):
            canvas.drawString(x, y - number * leading, text)

    return draw


def changed(
    data: bytes,
    *,
    rotate: int = 0,
    crop: tuple[float, float, float, float] | None = None,
    script: str = "",
    enclosed: bytes = b"",
    password: str | None = None,
) -> bytes:
    """The same file with its pages turned or cropped, a script or a file put in, or locked."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    for page in writer.pages:
        if crop is not None:
            page.cropbox = RectangleObject(crop)
        if rotate:
            page.rotate(rotate)
    if script:
        action = {"/S": NameObject("/JavaScript"), "/JS": TextStringObject(script)}
        writer.root_object[NameObject("/OpenAction")] = DictionaryObject(
            {NameObject(key): value for key, value in action.items()}
        )
    if enclosed:
        writer.add_attachment("enclosed.txt", enclosed)
    if password is not None:
        writer.encrypt(password, algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def laid_on_its_side(data: bytes, quarters: int, *, shown_upright: bool) -> bytes:
    """The file with its content turned by quarter turns clockwise; `shown_upright` turns the page back for display, as
    landscape pages are often stored."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    for page in writer.pages:
        page.rotate(90 * quarters)
        page.transfer_rotation_to_content()
        if shown_upright:
            page.rotate(-90 * quarters)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def appended(data: bytes) -> bytes:
    """The file with a later change saved behind its end."""
    reader = pypdf.PdfReader(io.BytesIO(data))
    writer = pypdf.PdfWriter(reader, incremental=True)
    writer.add_metadata({"/Title": "changed later"})
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()
