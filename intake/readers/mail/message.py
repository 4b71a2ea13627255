"""A mail taken apart: its headers, its text, its attachments; the same for every format."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from intake import media

SHOWN_HEADERS = ("From", "To", "Cc", "Date", "Subject")
SMALL_PICTURE_BYTES = 40 * 1024
"""A picture inside the text of a mail is up to this size taken for a logo or an icon: signatures' pictures mostly have
2 to 20 kB, photographed pages over 100 kB."""
SMALL_PICTURE = "is a small picture in the text of the e-mail, such as a logo in a signature"
MAC_NOTES = "holds a Mac's notes on a file, not a document"
SIGNATURE = "is the electronic signature of the e-mail, not a document"

_ENDINGS = {types[0]: ending for ending, types in reversed(list(media.EXTENSIONS.items()))}
_NOT_IN_NAMES = re.compile(r"[\\/:*?\"<>|\x00-\x1f]+")
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with a mail. Any state but `ready` has a `reason`, the rest of a sentence about the file."""

    name: str
    content: bytes
    state: Literal["ready", "ignored", "unreadable"] = "ready"
    reason: str | None = None


@dataclass(slots=True)
class Message:
    """`headers` as shown, in order; `plain` and `pages` the text as plain text and as web pages (UTF-8), in order;
    `sent` an ISO local time."""

    headers: list[tuple[str, str]] = field(default_factory=list)
    plain: list[str] = field(default_factory=list)
    pages: list[bytes] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    sent: str | None = None

    def header(self, label: str) -> str:
        """The value of a header as shown, empty when there is none."""
        return next((value for name, value in self.headers if name == label), "")


def named(name: str | None, media_type: str, number: int) -> str:
    """The attachment's own name, else one after its number and type."""
    given = (name or "").strip()
    return given or f"attachment {number}{_ENDINGS.get(media_type, '')}"


def file_name(subject: str, ending: str) -> str:
    """A file name for a mail inside a mail, after its subject."""
    plain = " ".join(_NOT_IN_NAMES.sub(" ", subject).split())[:_LONGEST_NAME].strip(" .")
    return f"{plain or 'message'}{ending}"


def settled(attachments: Iterable[tuple[Attachment, str, str]], pages: Sequence[bytes]) -> list[Attachment]:
    """The attachments, each given with its media type and its id inside the text, with those that are no documents
    marked: signatures, and small pictures that the text shows."""
    text = b"\n".join(pages)
    return [_judged(attachment, media_type.lower(), content_id.strip("<> "), text)
            for attachment, media_type, content_id in attachments]


def _judged(attachment: Attachment, media_type: str, content_id: str, text: bytes) -> Attachment:
    if attachment.state != "ready":
        return attachment
    if media_type in ("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"):
        return Attachment(attachment.name, attachment.content, "ignored", SIGNATURE)
    if media_type == "application/ms-tnef":
        return Attachment(attachment.name, attachment.content, "unreadable",
                          "is a package of Outlook's own (winmail.dat), which is not read: ask for the e-mail's "
                          "attachments as files")
    if media_type in ("application/applefile", "application/mac-binhex40"):
        return Attachment(attachment.name, attachment.content, "ignored", MAC_NOTES)
    is_picture = media_type.startswith("image/") or _is_picture(attachment.name)
    shown = bool(content_id) and content_id.encode() in text
    if is_picture and shown and len(attachment.content) <= SMALL_PICTURE_BYTES:
        return Attachment(attachment.name, attachment.content, "ignored", SMALL_PICTURE)
    return attachment


def _is_picture(name: str) -> bool:
    return name.lower().endswith((".png", ".jpg", ".jpeg", ".gif", ".bmp"))
