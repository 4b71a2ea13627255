"""What a page draws besides letters: rules for tables, small squares, filled areas, pictures."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any

import pypdfium2.raw as pdfium

from intake.readers.pdf.faces import bare
from intake.readers.pdf.geometry import IDENTITY, Frame, Matrix, times
from intake.readers.pdf.limits import (
    MAX_EDGES_PER_PAGE,
    MAX_FORM_DEPTH,
    MAX_OBJECTS_PER_PAGE,
    MAX_SEGMENTS_PER_PATH,
)
from schemas.types import Box

Handle = Any
_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5
_THIN = 3.0
"""Points; a filled rectangle thinner than this is a rule."""
_SQUARE_SIDES = (5.0, 20.0)
"""Points; the sides of a drawn tick box."""
_LEAST_STROKE = 5.0
"""Points of a stroke of a pen."""
_WHITE, _OPAQUE = 250, 255
_COVER_WIDE, _COVER_HIGH = 10.0, 6.0
"""Points of an area that can hide words."""
_SLANT = 0.5
"""Points a rule may be out of the level."""
_SEGMENT_LINE, _SEGMENT_MOVE = 0, 2


@dataclass(slots=True)
class Shapes:
    """A page's drawing on the display.

    `flat` holds (y, x0, x1), `tall` (x, y0, y1); `strokes` the bounds of other small paths, such as a tick;
    `curves` those of paths that are not all level and upright, as a pen draws;
    `grounds` areas filled with a colour; `order` the text objects by address, numbered as drawn; `covers` opaque areas
    with their numbers in that order, which hide what was drawn before them.
    """

    flat: list[tuple[float, float, float]] = field(default_factory=list)
    tall: list[tuple[float, float, float]] = field(default_factory=list)
    squares: list[Box] = field(default_factory=list)
    strokes: list[Box] = field(default_factory=list)
    grounds: list[Box] = field(default_factory=list)
    curves: list[Box] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    order: dict[int, int] = field(default_factory=dict)
    covers: list[tuple[int, Box]] = field(default_factory=list)
    too_many: bool = False
    seen: int = 0


_object_of = bare(pdfium.FPDFPage_GetObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_object_within = bare(pdfium.FPDFFormObj_GetObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong)
_type_of = bare(pdfium.FPDFPageObj_GetType, ctypes.c_int, ctypes.c_void_p)


def shapes_of(page: Handle, frame: Frame) -> Shapes:
    """Everything drawn on a page that reading it needs; stops at the limits and says so in `too_many`."""
    shapes = Shapes()
    items, kinds = _listed(page, pdfium.FPDFPage_CountObjects(page), _object_of)
    _add(shapes, items, kinds, IDENTITY, frame, 0)
    return shapes


def _listed(holder: Handle, count: int, item_of: Any) -> tuple[list[int], list[int]]:
    """The addresses and kinds of all that a page or a drawing within it holds."""
    address = ctypes.cast(holder, ctypes.c_void_p).value
    items = list(map(item_of, repeat(address), range(max(0, min(count, MAX_OBJECTS_PER_PAGE + 1)))))
    return items, list(map(_type_of, items))


def _add(shapes: Shapes, items: list[int], kinds: list[int], matrix: Matrix, frame: Frame, depth: int) -> None:
    """Takes up the objects; `matrix` places them on the page."""
    first = shapes.seen
    shapes.seen += len(items)
    if shapes.seen > MAX_OBJECTS_PER_PAGE:
        shapes.too_many = True
        kinds = kinds[: max(0, MAX_OBJECTS_PER_PAGE - first)]
    if _TEXT in kinds:
        shapes.order.update(
            {item: number for number, (item, kind) in enumerate(zip(items, kinds, strict=False), first + 1)
             if kind == _TEXT}
        )
        if kinds.count(_TEXT) == len(kinds):
            return
    for at, kind in enumerate(kinds):
        if kind == _TEXT:
            continue
        if shapes.too_many or len(shapes.flat) + len(shapes.tall) > MAX_EDGES_PER_PAGE:
            shapes.too_many = True
            break
        if kind in (_PATH, _IMAGE):
            _add_drawn(shapes, items[at], kind, matrix, frame, 0 if depth else first + at + 1)
        elif kind == _FORM:
            _add_form(shapes, items[at], matrix, frame, depth + 1)


def _is_opaque(item: Handle) -> bool:
    """Whether a path is one plain rectangle, filled whole, that nothing shows through. Of what is clipped one cannot
    say where it is seen, so that it is taken to hide nothing."""
    if pdfium.FPDFPath_CountSegments(item) not in (4, 5):
        return False
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, mode, stroked)
    parts = [ctypes.c_uint() for _ in range(4)]
    pdfium.FPDFPageObj_GetFillColor(item, *parts)
    if not mode.value or parts[3].value != _OPAQUE or pdfium.FPDFPageObj_HasTransparency(item):
        return False
    clip = pdfium.FPDFPageObj_GetClipPath(item)
    return not clip or pdfium.FPDFClipPath_CountPaths(clip) <= 0


def _add_form(shapes: Shapes, form: int, outer: Matrix, frame: Frame, depth: int) -> None:
    """Takes up the objects of a drawing within the page."""
    if depth > MAX_FORM_DEPTH:
        return
    handle = ctypes.cast(ctypes.c_void_p(form), pdfium.FPDF_PAGEOBJECT)
    raw = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(handle, raw)
    matrix = times((raw.a, raw.b, raw.c, raw.d, raw.e, raw.f), outer)
    items, kinds = _listed(handle, pdfium.FPDFFormObj_CountObjects(handle), _object_within)
    _add(shapes, items, kinds, matrix, frame, depth)


def _add_drawn(shapes: Shapes, address: int, kind: int, matrix: Matrix, frame: Frame, number: int) -> None:
    """Takes up a path or a picture. `number` says when it was drawn, 0 within another drawing, where that is not
    known."""
    item = ctypes.cast(ctypes.c_void_p(address), pdfium.FPDF_PAGEOBJECT)
    bounds = _bounds(item, matrix, frame)
    if bounds is None:
        return
    if kind == _IMAGE:
        shapes.pictures.append(bounds)
        return
    if number and bounds[2] - bounds[0] >= _COVER_WIDE and bounds[3] - bounds[1] >= _COVER_HIGH and _is_opaque(item):
        shapes.covers.append((number, bounds))
    _add_path(shapes, item, bounds, times(matrix, frame.matrix), frame)


def _bounds(item: Handle, matrix: Matrix, frame: Frame) -> Box | None:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return None
    a, b, c, d, e, f = times(matrix, frame.matrix)
    x0, y0 = a * left.value + c * bottom.value + e, b * left.value + d * bottom.value + f
    x1, y1 = a * right.value + c * top.value + e, b * right.value + d * top.value + f
    return (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _add_path(shapes: Shapes, item: Handle, bounds: Box, shown: Matrix, frame: Frame) -> None:
    wide, high = bounds[2] - bounds[0], bounds[3] - bounds[1]
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, mode, stroked)
    filled, dark = _fill(item) if mode.value else (False, False)
    if not filled and not stroked.value:
        return
    page_wide, page_high = frame.size
    if wide > 0.95 * page_wide and high > 0.95 * page_high:
        return
    if filled and not stroked.value and (high <= _THIN or wide <= _THIN):
        _add_rule(shapes, bounds)
        return
    if filled:
        shapes.grounds.append(bounds)
    segments = pdfium.FPDFPath_CountSegments(item)
    if segments > MAX_SEGMENTS_PER_PATH:
        return
    lines, straight = _lines(item, segments, shown)
    if not straight and max(wide, high) >= _LEAST_STROKE:
        shapes.curves.append(bounds)
    low, most = _SQUARE_SIDES
    small = wide <= most + 2 and high <= most + 2
    outlined = bool(stroked.value) or not dark
    if (
        small
        and outlined
        and min(wide, high) >= low
        and abs(wide - high) <= 0.25 * max(wide, high)
        and straight
        and segments >= 4
    ):
        shapes.squares.append(bounds)
        if dark:
            # Filled and outlined: a box blacked out, or the blot within one.
            shapes.strokes.append(bounds)
    elif small and max(wide, high) >= 2:
        shapes.strokes.append(bounds)
    if small and (wide > _THIN and high > _THIN):
        return
    for x0, y0, x1, y1 in lines:
        if abs(y1 - y0) <= _SLANT and abs(x1 - x0) > _SLANT:
            shapes.flat.append(((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif abs(x1 - x0) <= _SLANT and abs(y1 - y0) > _SLANT:
            shapes.tall.append(((x0 + x1) / 2, min(y0, y1), max(y0, y1)))


def _add_rule(shapes: Shapes, bounds: Box) -> None:
    x0, y0, x1, y1 = bounds
    if x1 - x0 >= y1 - y0:
        shapes.flat.append(((y0 + y1) / 2, x0, x1))
    else:
        shapes.tall.append(((x0 + x1) / 2, y0, y1))


def _fill(item: Handle) -> tuple[bool, bool]:
    """Whether a path is filled with something one can see, and whether that is dark."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(item, red, green, blue, alpha) or alpha.value == 0:
        return False, False
    lightness = 0.3 * red.value + 0.59 * green.value + 0.11 * blue.value
    return min(red.value, green.value, blue.value) < _WHITE, lightness < 200


def _lines(item: Handle, segments: int, shown: Matrix) -> tuple[list[Box], bool]:
    """The straight lines of a path on the display (start, end), and whether each turn of it is level or
    upright."""
    raw = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, raw)
    a, b, c, d, e, f = times((raw.a, raw.b, raw.c, raw.d, raw.e, raw.f), shown)
    x, y = ctypes.c_float(), ctypes.c_float()
    found: list[Box] = []
    start = at = (0.0, 0.0)
    straight = True
    for index in range(segments):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        to = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        if kind == _SEGMENT_MOVE:
            start = to
        elif kind == _SEGMENT_LINE:
            found.append((*at, *to))
            straight = straight and _level(at, to)
        else:
            straight = False
        at = to
        if pdfium.FPDFPathSegment_GetClose(segment) and at != start:
            found.append((*at, *start))
            straight = straight and _level(at, start)
            at = start
    return found, straight


def _level(start: tuple[float, float], end: tuple[float, float]) -> bool:
    return abs(start[0] - end[0]) <= _SLANT or abs(start[1] - end[1]) <= _SLANT
