"""A page of a PDF or of a picture file as a PNG, drawn in a limited process: for whoever looks at the evidence."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from intake.sandbox import DOCUMENT_LIMITS, Sandbox, Task
from intake.sandbox.limits import MEGABYTE
from intake.sandbox.wire import Stream
from schemas.errors import BadInput, NeedsPassword, Refused, SandboxError, Unreadable

MAX_PICTURE_BYTES = 64 * MEGABYTE
DRAWING_LIMITS = replace(DOCUMENT_LIMITS, stream_bytes=MAX_PICTURE_BYTES)
DEFAULT_DPI = 144.0

_PICTURE_STARTS = (b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*")
"""How PNG, JPEG and TIFF files begin."""
_ERRORS: Mapping[str, type[BadInput]] = {"needs_password": NeedsPassword, "refused": Refused}


def draw_page(sandbox: Sandbox, content: Path, page: int, dpi: float = DEFAULT_DPI) -> bytes:
    """The page with that number (from 1) as a PNG, as displayed: rotation and crop applied.

    Raises NeedsPassword, Refused (also for a page too large to draw), Unreadable, each with the reason.
    """
    pieces: list[bytes] = []

    def keep(piece: dict[str, Any] | bytes) -> None:
        if not isinstance(piece, bytes):
            raise ValueError("a picture is bytes")
        pieces.append(piece)

    args = {"page": page, "dpi": dpi}
    outcome = sandbox.call(Task("render_page", content, args=args, limits=DRAWING_LIMITS, sink=keep))
    if outcome.state == "failed":
        raise SandboxError(f"page {page} could not be drawn: {outcome.reason}")
    if not outcome.done:
        raise _ERRORS.get(outcome.state, Unreadable)(outcome.reason)
    return b"".join(pieces)


def render_page(source: int, args: Mapping[str, Any], stream: Stream) -> int:
    """The sandbox's task: `args` are page and dpi; the PNG is streamed, the answer is its size."""
    with os.fdopen(source, "rb", closefd=False) as file:
        data = file.read()
    picture = _page(data)(data, args["page"], args["dpi"])
    stream.data(picture)
    return len(picture)


def _page(data: bytes) -> Callable[[bytes, int, float], bytes]:
    """What draws a page of it; only the limited process loads the libraries."""
    if data.startswith(_PICTURE_STARTS):
        from intake.readers.picture import drawing

        return drawing.page
    from intake.readers.pdf import render

    return render.page
