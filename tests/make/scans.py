"""Scans, pictures and photographs of PDF pages. Same arguments, same bytes.

`scanned_pdf` is what a flat-bed scanner sends, `picture` and `tiff` what it writes as image files, `photograph` what a
telephone takes of a page on a table. All start from a PDF with text (`tests/make/pdf.py`), so that the truth is known.
"""

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter

Form = Literal["JPEG", "PNG", "TIFF"]
Colour = tuple[int, int, int]
PAPER: Colour = (248, 247, 243)
_EXIF_ORIENTATION = 0x0112


@dataclass(frozen=True)
class Scanner:
    """How pages are scanned.

    `skew` in degrees (positive turns the page anti-clockwise), `noise` the standard deviation in grey levels of 255,
    `quality` of JPEG from 1 to 95, `turn` degrees clockwise by which the page lies wrong (0, 90, 180, 270), `blur` the
    radius in pixels, `colour` whether the picture is in colour, `paper` the colour of the paper, `speckles` dark dots
    of dust a million pixels.
    """

    dpi: float = 200
    skew: float = 1.5
    noise: float = 6.0
    quality: int = 70
    turn: int = 0
    seed: int = 1
    blur: float = 0.6
    colour: bool = False
    paper: Colour = PAPER
    speckles: float = 20.0


def scanned_pdf(
    pdf: bytes,
    *,
    dpi: float = 200,
    skew: float = 1.5,
    noise: float = 6.0,
    quality: int = 70,
    turn: int = 0,
    seed: int = 1,
    pages: Sequence[int] | None = None,
    blur: float = 0.6,
    colour: bool = False,
    paper: Colour = PAPER,
) -> bytes:
    """A PDF whose pages are pictures of the pages of `pdf`, without any text; the sizes are the pages' own.

    `pages` (from 1): only those, in that order. The skew's sign alternates from page to page, as hand-fed scans do.
    The other arguments are `Scanner`'s.
    """
    scanner = Scanner(dpi, skew, noise, quality, turn, seed, blur, colour, paper)
    return _bound([_scanned(pdf, page, scanner) for page in pages or range(1, page_count(pdf) + 1)], scanner)


def picture(
    pdf: bytes,
    page: int = 1,
    *,
    form: Form = "JPEG",
    dpi: float = 200,
    skew: float = 1.5,
    noise: float = 6.0,
    quality: int = 70,
    turn: int = 0,
    seed: int = 1,
    blur: float = 0.6,
    colour: bool = False,
    paper: Colour = PAPER,
    exif: int = 1,
    stated_dpi: float | None = None,
) -> bytes:
    """One page of `pdf` as a picture file with its dots per inch stated.

    `exif` (JPEG only): the picture is stored turned, with the EXIF orientation (1, 3, 6 or 8) that puts it right
    again; `stated_dpi` is stated in place of `dpi`, nought states none. The other arguments are `Scanner`'s.
    """
    scanner = Scanner(dpi, skew, noise, quality, turn, seed, blur, colour, paper)
    image = _scanned(pdf, page, scanner)
    stored = {1: 0, 3: 180, 6: 90, 8: 270}[exif]
    return _file(_turned(image, -stored), form, dpi if stated_dpi is None else stated_dpi, quality, exif)


def tiff(
    pdf: bytes,
    *,
    dpi: float = 200,
    skew: float = 1.5,
    noise: float = 6.0,
    quality: int = 70,
    turn: int = 0,
    seed: int = 1,
    pages: Sequence[int] | None = None,
    blur: float = 0.6,
    colour: bool = False,
    paper: Colour = PAPER,
    fax: bool = False,
) -> bytes:
    """All pages of `pdf` (or `pages`) as one TIFF of several frames; `fax`: black and white, packed as faxes are.

    The other arguments are `Scanner`'s; `quality` is not used, TIFF frames are packed without loss.
    """
    scanner = Scanner(dpi, skew, noise, quality, turn, seed, blur, colour, paper)
    frames = [_scanned(pdf, page, scanner) for page in pages or range(1, page_count(pdf) + 1)]
    if fax:
        frames = [frame.convert("L").point(lambda level: 255 if level > 140 else 0).convert("1") for frame in frames]
    kept = io.BytesIO()
    frames[0].save(
        kept,
        "TIFF",
        save_all=True,
        append_images=frames[1:],
        dpi=(dpi, dpi),
        compression="group4" if fax else "tiff_lzw",
    )
    return kept.getvalue()


def photograph(
    pdf: bytes,
    page: int = 1,
    *,
    seed: int = 1,
    quality: int = 80,
    width: int = 1900,
    tilt: float = 1.0,
    turn: int = 0,
) -> bytes:
    """A JPEG as a telephone takes it of the page on a table: in perspective, unevenly lit, with the table around.

    `width` of the picture in pixels, `tilt` scales the perspective (nought: from straight above), `turn` as for scans.
    It states 72 dots per inch, as telephones do.
    """
    rng = np.random.default_rng([seed, page, 7])
    sheet = _rendered(pdf, page, 200).convert("RGB")
    height = round(width * 1.36)
    table = _table_top(width, height, rng)
    corners = _corners(sheet.size, (width, height), tilt, rng)
    coefficients = _perspective(corners, sheet.size)
    lying = sheet.transform((width, height), Image.Transform.PERSPECTIVE, coefficients, Image.Resampling.BICUBIC)
    cover = Image.new("L", sheet.size, 255).transform((width, height), Image.Transform.PERSPECTIVE, coefficients)
    table.paste(lying, (0, 0), cover)
    lit = np.asarray(table, dtype=np.float32) * _light(width, height, rng)[:, :, None]
    lit += rng.normal(0, 5, (height, width, 1))
    shot = Image.fromarray(np.clip(lit, 0, 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(0.7))
    return _file(_turned(shot, turn), "JPEG", 72, quality, 1)


def places_in_photograph(
    pdf: bytes, places: Sequence[tuple[float, float]], page: int = 1, *, seed: int = 1, width: int = 1900,
    tilt: float = 1.0,
) -> list[tuple[float, float]]:
    """Where `photograph` with the same arguments (not turned) shows places of the page, given in points from its top
    left; in pixels of the picture."""
    rng = np.random.default_rng([seed, page, 7])
    sheet = _rendered(pdf, page, 200).size
    height = round(width * 1.36)
    _table_top(width, height, rng)
    a, b, c, d, e, f, g, h = _perspective(_corners(sheet, (width, height), tilt, rng), sheet)
    back = np.linalg.inv(np.array([[a, b, c], [d, e, f], [g, h, 1.0]]))
    moved = [back @ np.array([x * 200 / 72, y * 200 / 72, 1.0]) for x, y in places]
    return [(float(u / w), float(v / w)) for u, v, w in moved]


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def _rendered(pdf: bytes, page: int, dpi: float) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf)
    try:
        if document.get_formtype():
            document.init_forms()
        drawn: Image.Image = document[page - 1].render(scale=dpi / 72, may_draw_forms=True).to_pil()
        return drawn.convert("RGB")
    finally:
        document.close()


def _scanned(pdf: bytes, page: int, scanner: Scanner) -> Image.Image:
    rng = np.random.default_rng([scanner.seed, page])
    drawn = _rendered(pdf, page, scanner.dpi)
    angle = scanner.skew if page % 2 else -scanner.skew
    if angle:
        drawn = drawn.rotate(angle, Image.Resampling.BICUBIC, fillcolor=(255, 255, 255))
    pixels = np.asarray(drawn, dtype=np.float32) * (np.asarray(scanner.paper, dtype=np.float32) / 255)
    if not scanner.colour:
        pixels = np.repeat(pixels.mean(axis=2, keepdims=True), 3, axis=2)
    pixels = _speckled(pixels, scanner.speckles, rng)
    blurred = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(scanner.blur))
    high, wide = pixels.shape[:2]
    noisy = np.asarray(blurred, dtype=np.float32) + rng.normal(0, scanner.noise, (high, wide, 1))
    image = Image.fromarray(np.clip(noisy, 0, 255).astype(np.uint8))
    return _turned(image if scanner.colour else image.convert("L"), scanner.turn)


def _speckled(pixels: np.ndarray, per_million: float, rng: np.random.Generator) -> np.ndarray:
    high, wide = pixels.shape[:2]
    count = round(per_million * high * wide / 1e6)
    rows, columns = rng.integers(0, high, count), rng.integers(0, wide, count)
    pixels = pixels.copy()
    pixels[rows, columns] = rng.integers(30, 160, count)[:, None]
    return pixels


def _turned(image: Image.Image, clockwise: int) -> Image.Image:
    quarter = {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}
    return image.transpose(quarter[clockwise % 360]) if clockwise % 360 else image


def _file(image: Image.Image, form: Form, dpi: float, quality: int, exif: int) -> bytes:
    kept = io.BytesIO()
    stated = {"dpi": (dpi, dpi)} if dpi else {}
    if form == "JPEG":
        notes = Image.Exif()
        if exif != 1:
            notes[_EXIF_ORIENTATION] = exif
        image.save(kept, "JPEG", quality=quality, exif=notes, **stated)
    else:
        image.save(kept, form, **stated)
    return kept.getvalue()


def _bound(images: Sequence[Image.Image], scanner: Scanner) -> bytes:
    """A PDF of one JPEG a page, each filling its page."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    for image in images:
        first = len(objects) + 1
        kids.append(f"{first} 0 R")
        wide, high = (f"{side * 72 / scanner.dpi:.2f}" for side in image.size)
        jpeg = _file(image, "JPEG", scanner.dpi, scanner.quality, 1)
        space = "/DeviceRGB" if scanner.colour else "/DeviceGray"
        content = f"q {wide} 0 0 {high} 0 0 cm /Im Do Q".encode()
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {wide} {high}] /Contents {first + 1} 0 R "
            f"/Resources << /XObject << /Im {first + 2} 0 R >> >> >>".encode()
        )
        objects.append(_stream(f"/Length {len(content)}", content))
        objects.append(
            _stream(
                f"/Type /XObject /Subtype /Image /Width {image.width} /Height {image.height} /ColorSpace {space} "
                f"/BitsPerComponent 8 /Filter /DCTDecode /Length {len(jpeg)}",
                jpeg,
            )
        )
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    return _file_of(objects)


def _stream(entries: str, body: bytes) -> bytes:
    return f"<< {entries} >>\nstream\n".encode() + body + b"\nendstream"


def _file_of(objects: Sequence[bytes]) -> bytes:
    kept = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    starts = []
    for number, body in enumerate(objects, start=1):
        starts.append(len(kept))
        kept += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = len(kept)
    kept += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    kept += b"".join(f"{start:010d} 00000 n \n".encode() for start in starts)
    kept += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n".encode()
    return bytes(kept)


def _table_top(width: int, height: int, rng: np.random.Generator) -> Image.Image:
    """Dark wood with a grain across."""
    grain = rng.normal(0, 9, (height, 1, 1)) + rng.normal(0, 4, (height, width, 1))
    wood = np.array([96, 70, 48], dtype=np.float32) + grain
    board = Image.fromarray(np.clip(wood, 0, 255).astype(np.uint8))
    return board.filter(ImageFilter.GaussianBlur(1.5))


def _corners(
    sheet: tuple[int, int], frame: tuple[int, int], tilt: float, rng: np.random.Generator
) -> list[tuple[float, float]]:
    """Where the sheet's corners lie in the frame, from the top left on clockwise."""
    wide, high = frame
    scale = 0.9 * min(wide / sheet[0], high / sheet[1])
    half_w, half_h = sheet[0] * scale / 2, sheet[1] * scale / 2
    angle = math.radians(float(rng.uniform(-1.5, 1.5)))
    found = []
    for x, y in ((-half_w, -half_h), (half_w, -half_h), (half_w, half_h), (-half_w, half_h)):
        pull = 1 - tilt * 0.02 * (1 - y / half_h)
        wobble = tilt * 0.004 * rng.uniform(-1, 1, 2)
        x, y = x * pull + wobble[0] * wide, y + wobble[1] * high
        found.append((
            wide / 2 + x * math.cos(angle) - y * math.sin(angle),
            high / 2 + x * math.sin(angle) + y * math.cos(angle),
        ))
    return found


def _perspective(corners: Sequence[tuple[float, float]], sheet: tuple[int, int]) -> list[float]:
    """The eight numbers that give, for a point of the frame, the point of the sheet drawn there."""
    targets = ((0, 0), (sheet[0], 0), sheet, (0, sheet[1]))
    rows, right = [], []
    for (x, y), (u, v) in zip(corners, targets, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        right += [u, v]
    return [float(number) for number in np.linalg.solve(np.array(rows), np.array(right, dtype=float))]


def _light(width: int, height: int, rng: np.random.Generator) -> np.ndarray:
    """Light that falls off from one corner, with the soft shadow of whoever takes the picture."""
    down, across = np.mgrid[0:1:height * 1j, 0:1:width * 1j].astype(np.float32)
    corner_x, corner_y = rng.uniform(0, 1), rng.uniform(0, 0.4)
    away = np.hypot(across - corner_x, down - corner_y)
    shadow = 1 / (1 + np.exp(-(across + down - float(rng.uniform(1.25, 1.5))) * 14))
    light: np.ndarray = (1.0 - 0.3 * away) * (1 - 0.22 * shadow)
    return light
