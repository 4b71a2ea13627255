"""What lies on a sheet rather than in its cells: tick boxes and option buttons, notes, text boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from intake.located import EMPTY_BOX, TICKED_BOX, Paragraph, Text
from intake.readers import ticks
from intake.readers.ooxml import Package, Relation
from intake.readers.xlsx.places import MAX_COLUMNS, letters_of
from intake.readers.xlsx.sheet import MAX_ROWS

MAX_SHAPES = 5_000

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_EXCEL = "{urn:schemas-microsoft-com:office:excel}"
_VML = "{urn:schemas-microsoft-com:vml}"
_ANSWERING = re.compile(rb"8BD21D[1-6]0-EC42-11CE-9E0D-00AA006002F3", re.IGNORECASE)
"""Text box, list box, combo box, check box, option button and toggle button of Microsoft Forms, by class."""
_TICKABLE = frozenset({"checkbox", "radio"})


def controls_of(package: Package, relations: Sequence[Relation]) -> Iterator[tuple[int, int, str]]:
    """Row and column from 0 and the words of each tick box and option button ("☒ Yes"), in reading order."""
    found: list[tuple[int, int, str]] = []
    for relation in relations:
        if relation.type == "vmlDrawing":
            content = package.xml_bytes(relation.target)
            found += [] if not content else _controls(content)
    yield from sorted(found)[:MAX_SHAPES]


def has_unread_controls(package: Package, relations: Sequence[Relation]) -> bool:
    """Whether the sheet has ActiveX controls that may hold an answer (boxes to tick, options, texts, lists): their
    state is kept in a form of its own, which is not read."""
    return any(
        _ANSWERING.search(package.part(relation.target) or b"") is not None
        for relation in relations if relation.type == "control"
    )


def notes_of(
    package: Package, relations: Sequence[Relation], sheet: str, hidden: bool
) -> Iterator[Paragraph]:
    """The notes (comments) written to cells."""
    for relation in relations:
        root = package.xml(relation.target) if relation.type == "comments" else None
        for note in [] if root is None else list(root.iter(f"{_MAIN}comment"))[:MAX_SHAPES]:
            words = "".join(part.text or "" for part in note.iter(f"{_MAIN}t")).strip()
            if words:
                yield Paragraph(
                    Text(ticks.normal(words), sheet=sheet, cell=note.get("ref"), hidden=hidden),
                    region="comment",
                )


def text_boxes_of(
    package: Package, relations: Sequence[Relation], sheet: str, hidden: bool
) -> Iterator[Paragraph]:
    """The words of shapes drawn on the sheet, at the cell of their top left corner."""
    for relation in relations:
        root = package.xml(relation.target) if relation.type == "drawing" else None
        for anchor in (
            () if root is None else root.iterchildren(f"{_DRAWING}twoCellAnchor", f"{_DRAWING}oneCellAnchor")
        ):
            row, column = _number(anchor, "row"), _number(anchor, "col")
            lines = [
                "".join(part.text or "" for part in paragraph.iter(f"{_TEXT}t"))
                for paragraph in anchor.iter(f"{_TEXT}p")
            ]
            words = "\n".join(line for line in lines if line.strip())
            if words and row < MAX_ROWS and column < MAX_COLUMNS:
                cell = f"{letters_of(column)}{row + 1}"
                yield Paragraph(
                    Text(ticks.normal(words), sheet=sheet, cell=cell, hidden=hidden), region="textbox"
                )


def _controls(content: bytes) -> list[tuple[int, int, str]]:
    # Excel writes these drawings with unclosed line breaks; the parser may mend what else is not well-formed.
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, recover=True)
    root = etree.fromstring(content.replace(b"<br>", b"<br/>"), parser)
    found = []
    for shape in [] if root is None else list(root.iter(f"{_VML}shape"))[:MAX_SHAPES]:
        data = shape.find(f"{_EXCEL}ClientData")
        if data is None or data.get("ObjectType", "").lower() not in _TICKABLE:
            continue
        anchor = [part.strip() for part in data.findtext(f"{_EXCEL}Anchor", "").split(",")]
        if len(anchor) < 8 or not all(part.lstrip("-").isdecimal() for part in anchor):
            continue
        column, row = int(anchor[0]), int(anchor[2])
        if not (0 <= row < MAX_ROWS and 0 <= column < MAX_COLUMNS):
            continue
        mark = TICKED_BOX if data.findtext(f"{_EXCEL}Checked", "0").strip() == "1" else EMPTY_BOX
        box = shape.find(f"{_VML}textbox")
        label = "" if box is None else " ".join("".join(str(part) for part in box.itertext()).split())
        found.append((row, column, f"{mark} {label}".strip()))
    return found


def _number(anchor: etree._Element, name: str) -> int:
    value = anchor.findtext(f"{_DRAWING}from/{_DRAWING}{name}", "0").strip()
    return int(value) if value.isdecimal() else 0
