"""A mail as a Reading: who wrote to whom, when and on what, then its text. Attachments are documents of their own."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Sequence

from intake import media
from intake.located import Block, Paragraph, Reading, Text
from intake.ole import OLE_START
from intake.readers.mail.message import Message
from schemas.errors import Unreadable
from schemas.types import Evidence


def parsed(data: bytes) -> Message:
    """The mail taken apart, whichever its format. Raises NeedsPassword, Unreadable, LimitExceeded."""
    # Each is only loaded for mails of its kind.
    if data.startswith(OLE_START):
        from intake.readers.mail import outlook

        return outlook.taken_apart(data)
    from intake.readers.mail import internet

    return internet.taken_apart(data)


def read(data: bytes) -> Reading:
    """Headers with the anchor "e-mail header From", the text with "line N", or as a web page is anchored.

    Raises NeedsPassword (encrypted mail), Unreadable, LimitExceeded. Flags: those of web pages.
    """
    message = parsed(data)
    kind = media.MSG if data.startswith(OLE_START) else media.EML
    blocks: list[Block] = [
        Paragraph(Text(f"{label}: {value}", anchor=f"e-mail header {label}")) for label, value in message.headers
    ]
    blocks += _plain(message)
    page = _page(message)
    flags: frozenset[str] = frozenset()
    if page is not None:
        blocks += page.blocks
        flags = page.flags
    if not blocks:
        raise Unreadable("The e-mail holds no text. Please check its attachments, or ask for it again.")
    properties = {"title": message.header("Subject")} if message.header("Subject") else {}
    return Reading(kind, tuple(blocks), flags=flags, properties=properties,
                   partial_reason=None if page is None else page.partial_reason)


def recheck(data: bytes, evidence: Sequence[Evidence]) -> list[bool]:
    """Whether each quote really stands at its anchor: the mail is taken apart and read again, white space ignored."""
    found: dict[str, str] = {}
    for block in read(data).blocks:
        texts = (block.text, *block.lines) if isinstance(block, Paragraph) else tuple(_texts(block))
        for text in texts:
            found[text.anchor or ""] = found.get(text.anchor or "", "") + "".join(text.text.split())
    return [
        bool(item.quote) and "".join(item.quote.split()) in found.get(item.anchor or "", "") for item in evidence
    ]


def _texts(block: Block) -> Iterator[Text]:
    yield from Reading("", (block,)).texts()


def _plain(message: Message) -> Iterator[Block]:
    from intake.readers.text import paragraphs

    yield from paragraphs("\n".join(message.plain).splitlines())


def _joined(pages: Sequence[bytes]) -> bytes:
    """Several pages as one: those of one mail are all in UTF-8, each with its mark."""
    if len(pages) == 1:
        return pages[0]
    return codecs.BOM_UTF8 + b"\n".join(page.removeprefix(codecs.BOM_UTF8) for page in pages)


def _page(message: Message) -> Reading | None:
    """The text as a web page, None when there is none or nothing can be seen in it."""
    if not message.pages:
        return None
    from intake.readers import html

    try:
        return html.read(_joined(message.pages))
    except Unreadable:
        if message.headers:
            return None
        raise
