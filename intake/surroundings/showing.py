"""The sandbox's task: the view of a place or of a part of a document."""

from __future__ import annotations

import base64
import os
from collections.abc import Mapping, Sequence
from typing import Any

from intake import media
from intake.reading import Source
from intake.registry import READERS
from intake.sniff import sniff
from intake.surroundings.pages import MEASURES, page_view
from intake.surroundings.passages import passage_view
from intake.surroundings.sheets import is_workbook, sheet_view
from schemas.errors import NeedsPassword, Unreadable
from schemas.surroundings import PageView, PassageView, SheetView, view_as_json
from schemas.types import Evidence

_DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNoAAAAggCB2kUIOwAAAABJRU5ErkJggg=="
"""A picture of one grey pixel."""


def show_place(descriptor: int, args: Mapping[str, Any]) -> dict[str, Any]:
    """`args`: path, places (evidence of that document as JSON, the one asked for first; may be empty), part (a number
    from 1, or null to show the first place). The answer is of `surroundings.schema.json`; a document that cannot be
    read raises as its reader does."""
    with os.fdopen(descriptor, "rb", closefd=False) as file:
        data = file.read()
    places = tuple(_evidence(item) for item in args["places"])
    return view_as_json(view_of(Source(args["path"], data), places, args["part"]))


def view_of(source: Source, places: Sequence[Evidence], part: int | None) -> PageView | SheetView | PassageView:
    """The view of the first place, or of the part."""
    sniffed = sniff(source.data, source.path)
    if sniffed.needs_password:
        raise NeedsPassword("The file is protected with a password. Please ask for a copy that opens without one.")
    measure = MEASURES.get(sniffed.media_type)
    if measure is not None:
        return page_view(measure, source.data, places, part)
    reader = READERS.get(sniffed.media_type)
    if reader is None:
        raise Unreadable(f"The file is {media.described(sniffed.media_type)}, which cannot be shown here. Please "
                         "download the original.")
    reading = reader.read(source.data)
    return sheet_view(reading, places, part) if is_workbook(reading) else passage_view(reading, places, part)


def prepare() -> None:
    """Show and draw a specimen of every format and throw it away. Called once, in the fork server: what is loaded and
    built on first use costs no view its time."""
    from intake.readers.pdf import render
    from intake.readers.picture import drawing
    from intake.warming import specimens

    for name, media_type, data in (*specimens(), ("specimen.png", "image/png", base64.b64decode(_DOT))):
        view_of(Source(name, data), (), 1)
        if media_type in MEASURES:
            (render if media_type == "application/pdf" else drawing).page(data, 1)


def _evidence(item: Mapping[str, Any]) -> Evidence:
    box = item["box"]
    return Evidence(**{**item, "box": None if box is None else (box[0], box[1], box[2], box[3])})
