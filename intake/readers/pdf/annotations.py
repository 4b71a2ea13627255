"""What was put on a page after it was made: typed text, notes, stamps, ink."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import pypdfium2.raw as pdfium

from intake.located import Paragraph, Text
from intake.readers.pdf.geometry import Frame
from intake.readers.pdf.limits import MAX_FIELDS
from intake.readers.pdf.words import PageWord
from schemas.types import Box

Handle = Any
Kind = Literal["typed", "note", "stamp", "ink"]
_KINDS: dict[int, Kind] = {
    1: "note",
    3: "typed",
    4: "note",
    5: "note",
    6: "note",
    9: "note",
    10: "note",
    11: "note",
    12: "note",
    13: "stamp",
    14: "note",
    15: "ink",
    17: "note",
}
"""By pdfium's number of the subtype; links, widgets, windows that pop up and media say nothing by themselves."""
_UNSEEN = 0x02 | 0x20
_FONT_SIZE = re.compile(r"([\d.]+)\s+Tf\b")
_USUAL_SIZE = 11.0
_LARGEST_SIZE = 72.0
_LETTER_WIDTH = 0.5
"""Em of a letter on average, by which it is guessed where a line of typed text is broken."""
_LEADING = 1.2


@dataclass(frozen=True, slots=True)
class Annotation:
    """One annotation that can be seen: what it says, where, and the size of its letters in points."""

    kind: Kind
    text: str
    box: Box
    size: float = _USUAL_SIZE


def annotations_of(page: Handle, frame: Frame) -> list[Annotation]:
    """The page's annotations as the file lists them; those hidden from view are left out."""
    found = []
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), MAX_FIELDS)):
        handle = pdfium.FPDFPage_GetAnnot(page, index)
        if not handle:
            continue
        try:
            kind = _KINDS.get(pdfium.FPDFAnnot_GetSubtype(handle))
            if kind is not None and not pdfium.FPDFAnnot_GetFlags(handle) & _UNSEEN:
                found.append(_annotation(handle, kind, frame))
        finally:
            pdfium.FPDFPage_CloseAnnot(handle)
    return found


def _annotation(handle: Handle, kind: Kind, frame: Frame) -> Annotation:
    rectangle = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(handle, rectangle)
    box = frame.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
    size = _FONT_SIZE.search(_string(handle, b"DA")) if kind == "typed" else None
    stated = float(size[1]) if size is not None and size[1].count(".") <= 1 and size[1] != "." else 0.0
    text = "\n".join(line.strip() for line in _string(handle, b"Contents").splitlines()).strip()
    return Annotation(kind, text, box, stated if 0 < stated <= _LARGEST_SIZE else _USUAL_SIZE)


def _string(handle: Handle, key: bytes) -> str:
    size = pdfium.FPDFAnnot_GetStringValue(handle, key, None, 0)
    if size <= 2:
        return ""
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    pdfium.FPDFAnnot_GetStringValue(handle, key, buffer, size)
    return bytes(buffer)[: size - 2].decode("utf-16-le", "replace")


def typed_words(annotations: Sequence[Annotation]) -> list[PageWord]:
    """The words of text that was typed on the page, as it is done where a form has no fields: each where it stands
    within its annotation, as far as that can be told without its font."""
    return [word for one in annotations if one.kind == "typed" for word in _laid(one)]


def _laid(one: Annotation) -> list[PageWord]:
    left, top, right, bottom = one.box
    lines = [line for written in one.text.split("\n") for line in _broken(written.split(), right - left, one.size)]
    if not lines:
        return []
    pitch = min(_LEADING * one.size, (bottom - top) / len(lines))
    words = []
    for number, line in enumerate(lines):
        letter = min(_LETTER_WIDTH * one.size, (right - left) / max(1, len(" ".join(line))))
        at, upper = left, top + number * pitch
        lower = upper + min(one.size, pitch)
        for text in line:
            words.append(PageWord(text, at, upper, at + letter * len(text), lower, base=lower))
            at += letter * (len(text) + 1)
    return words


def _broken(words: list[str], wide: float, size: float) -> list[list[str]]:
    """The words as lines of about that width."""
    lines: list[list[str]] = []
    room = 0.0
    for word in words:
        length = _LETTER_WIDTH * size * (len(word) + 1)
        if not lines or length > room:
            lines.append([])
            room = wide
        lines[-1].append(word)
        room -= length
    return lines


def notes_on(annotations: Sequence[Annotation], page: int) -> list[Paragraph]:
    """What notes and stamps say, apart from the page's own words."""
    return [
        Paragraph(Text(one.text, page, box=one.box), region="comment")
        for one in annotations
        if one.text and one.kind in ("note", "stamp")
    ]
