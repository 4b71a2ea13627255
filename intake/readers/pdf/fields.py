"""Form fields: a PDF's widgets with what they hold, and the printed words that name them."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

import pypdfium2.raw as pdfium

from intake.located import Field, Text, union
from intake.readers import signing
from intake.readers.pdf.geometry import Frame, overlap
from intake.readers.pdf.limits import MAX_FIELDS
from intake.readers.pdf.lines import Line, lines_of
from intake.readers.pdf.texts import text_of
from intake.readers.pdf.words import PageWord
from schemas.types import Box

Handle = Any
FieldType = Literal["text", "checkbox", "radio", "choice", "signature"]
_WIDGET = 20
_TYPES: dict[int, FieldType] = {
    2: "checkbox",
    3: "radio",
    4: "choice",
    5: "choice",
    6: "text",
    7: "signature",
}
_HIDDEN = 0x02 | 0x20
_SIGNED = 0.9
"""How sure a signed field is that of whoever was to sign."""
_BESIDE = 320.0
"""Points to the left within which printed words on the same line name a field."""
_ABOVE = 14.0
"""Points above within which printed words name a field."""
_LABEL_LINES = 8
_OPTION_REACH = 30.0
"""Points between a tick box and the words it belongs to."""


@dataclass(slots=True)
class Widget:
    """One widget on a page. Radio buttons and boxes of one name are one field with several widgets."""

    name: str
    type: FieldType
    box: Box
    tooltip: str = ""
    value: str = ""
    checked: bool = False
    export: str = ""
    options: tuple[str, ...] = ()
    chosen: tuple[str, ...] = field(default=())
    signed: bool = False


def widgets_of(page: Handle, form: Handle, frame: Frame) -> list[Widget]:
    """The page's widgets as the file lists them; buttons that only do something are left out."""
    count = pdfium.FPDFPage_GetAnnotCount(page)
    if count <= 0:
        return []
    # Ticks are known only once the form has seen the page.
    pdfium.FORM_OnAfterLoadPage(page, form)
    try:
        return _all(page, form, frame, count)
    finally:
        pdfium.FORM_OnBeforeClosePage(page, form)


def _all(page: Handle, form: Handle, frame: Frame, count: int) -> list[Widget]:
    found = []
    for index in range(min(count, MAX_FIELDS)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            if pdfium.FPDFAnnot_GetSubtype(annotation) == _WIDGET:
                widget = _widget(annotation, form, frame)
                if widget is not None:
                    found.append(widget)
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)
    return found


def _widget(annotation: Handle, form: Handle, frame: Frame) -> Widget | None:
    kind = _TYPES.get(pdfium.FPDFAnnot_GetFormFieldType(form, annotation))
    rectangle = pdfium.FS_RECTF()
    if kind is None or not pdfium.FPDFAnnot_GetRect(annotation, rectangle):
        return None
    if pdfium.FPDFAnnot_GetFlags(annotation) & _HIDDEN:
        return None
    box = frame.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
    asked = (form, annotation)
    options, chosen = _options(form, annotation) if kind == "choice" else ((), ())
    return Widget(
        _wide_text(pdfium.FPDFAnnot_GetFormFieldName, *asked),
        kind,
        box,
        tooltip=_wide_text(pdfium.FPDFAnnot_GetFormFieldAlternateName, *asked),
        value=_wide_text(pdfium.FPDFAnnot_GetFormFieldValue, *asked),
        checked=kind in ("checkbox", "radio") and bool(pdfium.FPDFAnnot_IsChecked(form, annotation)),
        export=_wide_text(pdfium.FPDFAnnot_GetFormFieldExportValue, *asked) if kind in ("checkbox", "radio") else "",
        options=options,
        chosen=chosen,
        signed=kind == "signature" and bool(pdfium.FPDFAnnot_HasKey(annotation, b"V")),
    )


def _options(form: Handle, annotation: Handle) -> tuple[tuple[str, ...], tuple[str, ...]]:
    labels, chosen = [], []
    for index in range(max(0, pdfium.FPDFAnnot_GetOptionCount(form, annotation))):
        label = _wide_text(pdfium.FPDFAnnot_GetOptionLabel, form, annotation, index)
        labels.append(label)
        if pdfium.FPDFAnnot_IsOptionSelected(form, annotation, index):
            chosen.append(label)
    return tuple(labels), tuple(chosen)


def _wide_text(ask: Callable[..., int], *about: Any) -> str:
    """A UTF-16 string that pdfium writes into a buffer of the size it asks for."""
    size = ask(*about, None, 0)
    if size <= 2:
        return ""
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    ask(*about, buffer, size)
    text = bytes(buffer)[: size - 2].decode("utf-16-le", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")


def fields_of(widgets: list[Widget], words: list[PageWord], page: int) -> list[Field]:
    """The widgets as fields with their labels, in reading order; widgets of one name and kind that are
    ticked are one group when they are radio buttons."""
    lines = lines_of([word for word in words if not word.hidden])
    groups: dict[str, list[Widget]] = {}
    found: list[tuple[Box, Field]] = []
    boxes = [widget.box for widget in widgets]
    for widget in widgets:
        if widget.type == "radio":
            groups.setdefault(widget.name, []).append(widget)
        else:
            found.append((widget.box, _single(widget, lines, boxes, page)))
    for group in groups.values():
        found.append((union(widget.box for widget in group), _group(group, lines, boxes, page)))
    found.sort(key=lambda item: (round(item[0][1] / 4), item[0][0]))
    return [item for _, item in found]


def _single(widget: Widget, lines: list[Line], boxes: list[Box], page: int) -> Field:
    label = _label(widget.box, lines, boxes, page)
    if widget.type == "checkbox":
        option = _option(widget.box, lines, boxes, page)
        return Field(
            widget.name,
            widget.type,
            option or Text("", page, box=widget.box),
            option.text or label,
            widget.tooltip,
            (widget.export or None) if widget.checked else None,
            widget.checked,
            (),
            page,
            widget.box,
        )
    value = "; ".join(widget.chosen) if widget.type == "choice" and widget.chosen else widget.value
    if widget.signed:
        # Who signed and when stands in the signature, which is not looked into.
        value = value or signing.MARK
    return Field(
        widget.name,
        widget.type,
        Text(value, page, box=widget.box, confidence=_SIGNED if widget.signed else 1.0),
        label,
        widget.tooltip,
        value or None,
        None,
        widget.options,
        page,
        widget.box,
    )


def _group(group: list[Widget], lines: list[Line], boxes: list[Box], page: int) -> Field:
    """Radio buttons of one name: the value is the printed label of the chosen one, else its export value."""
    box = union(widget.box for widget in group)
    options = [_option(widget.box, lines, boxes, page) for widget in group]
    names = [option.text or widget.export for option, widget in zip(options, group, strict=True)]
    chosen = next((index for index, widget in enumerate(group) if widget.checked), None)
    text = Text("", page, box=box)
    if chosen is not None:
        text = options[chosen] or Text(names[chosen], page, box=group[chosen].box)
    tooltip = next((widget.tooltip for widget in group if widget.tooltip), "")
    first = min(group, key=lambda widget: (round(widget.box[1] / 4), widget.box[0]))
    return Field(
        group[0].name,
        "radio",
        text,
        _label(first.box, lines, boxes, page),
        tooltip,
        None if chosen is None else names[chosen],
        chosen is not None,
        tuple(names),
        page,
        box,
    )


def _option(box: Box, lines: list[Line], boxes: list[Box], page: int) -> Text:
    """The words just to the right of a tick box, up to the next field or a wide gap."""
    for line in lines:
        if overlap(line.top, line.bottom, box[1], box[3]) < 0.4 * min(line.size, box[3] - box[1]):
            continue
        words = [word for word in line.words if word.x0 >= box[2] - 3]
        if not words or words[0].x0 - box[2] > _OPTION_REACH:
            continue
        stop = min(
            (
                other[0]
                for other in boxes
                if other[0] > box[2] and overlap(other[1], other[3], line.top, line.bottom) > 2
            ),
            default=float("inf"),
        )
        words = [word for word in words if word.x0 < stop]
        if words:
            return text_of([Line(words).parts[0]], page)
    return Text("", page)


def _label(box: Box, lines: list[Line], boxes: list[Box], page: int) -> str:
    """The printed words on the field's line to its left, else the paragraph just above it."""
    left = _left_of(box, lines, boxes)
    if left:
        return left
    above: list[Line] = []
    top = box[1]
    for line in sorted(lines, key=lambda line: -line.bottom):
        if line.bottom > top + 3:
            continue
        near = _ABOVE if not above else 0.7 * line.size
        if top - line.bottom > near or len(above) >= _LABEL_LINES:
            break
        if any(other != box and _parts(other, line, top) for other in boxes):
            break
        words = _column(line, box)
        if words:
            above.insert(0, Line(words))
            top = line.top
    return text_of(above, page).text


def _parts(other: Box, line: Line, below: float) -> bool:
    """Whether another field stands on the line, or between it and what is below."""
    middle = (other[1] + other[3]) / 2
    return line.top - 2 <= middle <= below + 1


def _left_of(box: Box, lines: list[Line], boxes: list[Box]) -> str:
    wall = max(
        (other[2] for other in boxes if other[2] <= box[0] + 1 and overlap(other[1], other[3], box[1], box[3]) > 2),
        default=0.0,
    )
    found: list[Line] = []
    for line in lines:
        if overlap(line.top, line.bottom, box[1], box[3]) < 0.5 * min(line.size, box[3] - box[1]):
            continue
        words = [word for word in line.words if word.x1 <= box[0] + 3 and word.x0 >= wall - 1]
        if words and box[0] - words[-1].x1 <= _BESIDE:
            found.append(Line(words))
    return " ".join(line.text for line in found)


def _column(line: Line, box: Box) -> list[PageWord]:
    """The stretch of a line that stands over the box."""
    for part in line.parts:
        if overlap(part.x0, part.x1, box[0] - 6, max(box[2], box[0] + 60)) > 0:
            return part.words
    return []
