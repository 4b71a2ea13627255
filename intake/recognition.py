"""One page that is a picture of text, recognised in a limited process of its own."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from intake.readers.picture.installation import absence
from intake.sniff import sniff
from schemas.errors import Unreadable

__all__ = ["absence", "prepare", "recognise_page"]

PDF = "application/pdf"
PICTURES = ("image/png", "image/jpeg", "image/tiff")


def prepare() -> None:
    """What every page's process needs, loaded once in the process that they are forked from. It starts no thread."""
    from intake.readers.pdf import render
    from intake.readers.picture import decoding, letters, recognise

    letters.start()
    _ = render, decoding, recognise


def recognise_page(descriptor: int, args: Mapping[str, Any]) -> dict[str, Any]:
    """The sandbox's task. `args`: path, page (from 1). The answer is a RecognisedPage as JSON.

    Raises NeedsPassword, Unreadable, LimitExceeded.
    """
    # Only the limited process loads the libraries.
    from intake.readers.picture.decoding import grey_of
    from intake.readers.picture.recognise import recognise

    with os.fdopen(descriptor, "rb", closefd=False) as file:
        data = file.read()
    media_type = sniff(data, args["path"]).media_type
    if media_type == PDF:
        from intake.readers.pdf.render import grey

        picture, size = grey(data, args["page"])
        return recognise(picture, size, size, stated=True).as_json()
    if media_type not in PICTURES:
        raise Unreadable("The file is no picture, so no page of it can be recognised.")
    picture, frame = grey_of(data, args["page"])
    return recognise(picture, frame.sheet, frame.size, stated=frame.stated).as_json()
