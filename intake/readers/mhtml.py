"""Web pages saved as one file (.mht, .mhtml): a mail's parts without a mail, read as the page they hold.

Pictures, styles and scripts kept beside the page are not looked at, as those of a page on its own are not.
"""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from dataclasses import replace

from intake import media
from intake.located import Reading
from intake.readers import html
from schemas.errors import Unreadable
from schemas.types import Evidence


def read(data: bytes) -> Reading:
    """The page and those framed in it, anchored as web pages are. Raises Unreadable, Refused, LimitExceeded."""
    reading = html.read(_page(data))
    return replace(reading, media_type=media.MHTML)


def recheck(data: bytes, evidence: Sequence[Evidence]) -> list[bool]:
    """Whether each quote really stands at its anchor in the page."""
    return html.recheck(_page(data), evidence)


def _page(data: bytes) -> bytes:
    """The pages, all in UTF-8 with its mark, one after another as they are kept: the outermost first."""
    # Loaded only for files of this kind.
    from intake.readers.mail import internet

    message = internet.taken_apart(data)
    if not message.pages:
        raise Unreadable("The saved web page holds no text. Please ask for the page as a PDF.")
    return codecs.BOM_UTF8 + b"\n".join(page.removeprefix(codecs.BOM_UTF8) for page in message.pages)
