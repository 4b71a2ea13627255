"""Internet mails (RFC 5322 and MIME), taken apart with the standard library, tolerant of what programs really send."""

from __future__ import annotations

import base64
import binascii
import codecs
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.errors import HeaderParseError, MessageError
from email.generator import BytesGenerator
from email.header import decode_header, make_header
from email.message import Message as Part
from email.utils import parsedate_to_datetime

from intake.readers.mail.message import SHOWN_HEADERS, Attachment, Message, file_name, named, settled
from intake.readers.text import decoded
from schemas.errors import LimitExceeded, NeedsPassword, Unreadable

MAX_PARTS = 2_000
MAX_DEPTH = 30
"""Limits on one mail: its parts, and how deeply they lie in each other (mails inside it are not opened here)."""

LOCKED = (
    "The e-mail is encrypted (S/MIME or PGP), so that only the person it was sent to can open it. Please ask for it, "
    "or for its attachments, to be sent without encryption."
)
WRAPPED = (
    "The e-mail is signed (S/MIME) in a form that wraps its whole text, which is not read. Please ask for its "
    "attachments as files."
)
_ODD = (HeaderParseError, MessageError, LookupError, ValueError, TypeError, AttributeError, binascii.Error)
"""What the standard library lets through for odd headers and parts."""
_CRYPTED = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})
_ENVELOPED_DATA = bytes.fromhex("06092a864886f70d010703")
_PAGE_MARK = codecs.BOM_UTF8
_STUB = re.compile(r"\bhtml\b|view (?:it|this|the) |does(?: not|n't) support", re.IGNORECASE)
_LONGEST_STUB = 200


def taken_apart(data: bytes) -> Message:
    """The mail. Raises NeedsPassword for an encrypted one, Unreadable, LimitExceeded."""
    try:
        part = message_from_bytes(data, policy=policy.compat32)
    except (*_ODD, RecursionError) as error:
        raise Unreadable("The e-mail is damaged: its parts cannot be told apart; ask for it again.") from error
    walk = _Walk()
    walk.take(part, 0)
    message = Message(_headers(part), sent=_sent(part))
    for segment in walk.segments:
        plain, page = "\n".join(segment.plain), b"\n".join(segment.pages)
        if plain.strip() and not (page and _is_stub(plain)):
            message.plain.append(plain)
        elif page:
            message.pages.append(page)
    message.attachments = settled(walk.attachments, [page for segment in walk.segments for page in segment.pages])
    return message


@dataclass(slots=True)
class _Segment:
    """A stretch of the mail's text, as plain text, as pages, or as both alike."""

    plain: list[str] = field(default_factory=list)
    pages: list[bytes] = field(default_factory=list)


@dataclass(slots=True)
class _Walk:
    """Goes through the parts of one mail."""

    segments: list[_Segment] = field(default_factory=list)
    attachments: list[tuple[Attachment, str, str]] = field(default_factory=list)
    parts: int = 0

    def take(self, part: Part, depth: int, segment: _Segment | None = None) -> None:
        """A part and those in it. `segment`: what the alternatives around it have in common."""
        self.parts += 1
        if self.parts > MAX_PARTS or depth > MAX_DEPTH:
            raise LimitExceeded(f"The e-mail has more than {MAX_PARTS:,} parts, or they lie more than {MAX_DEPTH} "
                                "deep; ask for its attachments as files.")
        kind = part.get_content_type()
        if kind in _CRYPTED:
            raise _crypted(part)
        if kind == "multipart/encrypted":
            raise NeedsPassword(LOCKED)
        if kind == "message/rfc822":
            self._inner_mail(part)
        elif part.is_multipart() and kind.startswith("multipart/"):
            if kind == "multipart/alternative" and segment is None:
                segment = _Segment()
                self.segments.append(segment)
            for child in _children(part):
                self.take(child, depth + 1, segment)
        elif _is_text(part, kind):
            self._text(part, kind, segment)
        else:
            self._attachment(part, kind)

    def _text(self, part: Part, kind: str, segment: _Segment | None) -> None:
        if segment is None:
            segment = _Segment()
            self.segments.append(segment)
        text = _as_text(part)
        if kind == "text/html":
            segment.pages.append(_PAGE_MARK + text.encode("utf-8", errors="replace"))
        else:
            segment.plain.append(text)

    def _attachment(self, part: Part, kind: str) -> None:
        name = named(_name(part), kind, len(self.attachments) + 1)
        attachment = Attachment(name, _content(part))
        if kind in ("message/external-body", "message/partial"):
            attachment = Attachment(name, attachment.content, "unreadable",
                                    "is only a part of a file, or a pointer to one: ask for the file itself")
        self.attachments.append((attachment, kind, _header(part, "Content-ID")))

    def _inner_mail(self, part: Part) -> None:
        inner, content = _inner(part)
        name = _name(part) or file_name(_header(inner, "Subject"), ".eml")
        self.attachments.append((Attachment(name if "." in name else f"{name}.eml", content), "message/rfc822", ""))


def _is_stub(plain: str) -> bool:
    """Whether a plain text only says that the mail is to be seen as a web page."""
    return len(plain.strip()) <= _LONGEST_STUB and _STUB.search(plain) is not None


def _crypted(part: Part) -> Exception:
    """What is wrong with a mail wrapped in S/MIME: locked, or signed in a way that is not read."""
    kind = str(part.get_param("smime-type") or "").lower()
    locked = kind in ("enveloped-data", "authenveloped-data") or (not kind and _ENVELOPED_DATA in _content(part)[:64])
    return NeedsPassword(LOCKED) if locked else Unreadable(WRAPPED)


def _children(part: Part) -> Iterator[Part]:
    payload = part.get_payload()
    return (child for child in payload if isinstance(child, Part)) if isinstance(payload, list) else iter(())


def _is_text(part: Part, kind: str) -> bool:
    """Whether a part is text of the mail itself and no file beside it."""
    if part.is_multipart():
        return False
    # A broken multipart has its content as one text.
    if kind not in ("text/plain", "text/html", "text/enriched") and not kind.startswith("multipart/"):
        return False
    return part.get_content_disposition() != "attachment" and not _name(part)


def _as_text(part: Part) -> str:
    content = _content(part)
    charset = str(part.get_param("charset") or "")
    try:
        return content.decode(charset or "utf-8", errors="strict")
    except (LookupError, ValueError):
        return decoded(content)


def _content(part: Part) -> bytes:
    """The part's bytes, decoded; whatever can be had of them where they are damaged."""
    try:
        content = part.get_payload(decode=True)
    except _ODD:
        content = str(part.get_payload()).encode("utf-8", errors="replace")
    if isinstance(content, bytes):
        return content
    return b"\n".join(_flat(child) for child in _children(part))


def _inner(part: Part) -> tuple[Part, bytes]:
    """A mail inside a mail, and its bytes."""
    inner = next(_children(part), None)
    if inner is None:
        return Part(), _content(part)
    if str(part.get("Content-Transfer-Encoding", "")).strip().lower() == "base64" and not inner.keys():
        # Not allowed, but sent: the mail itself is encoded.
        packed = str(inner.get_payload())
        try:
            content = base64.b64decode("".join(packed.split()), validate=True)
        except (binascii.Error, ValueError):
            content = packed.encode("utf-8", errors="replace")
        return message_from_bytes(content, policy=policy.compat32), content
    return inner, _flat(inner)


def _flat(part: Part) -> bytes:
    buffer = io.BytesIO()
    try:
        BytesGenerator(buffer, mangle_from_=False, maxheaderlen=0, policy=policy.compat32).flatten(part)
    except _ODD:
        # What was written so far is better than nothing: the reader then says what is wrong with it.
        return buffer.getvalue()
    return buffer.getvalue()


def _name(part: Part) -> str:
    try:
        name = part.get_filename() or ""
    except _ODD:
        name = ""
    return " ".join(_plain(name).split())


def _header(part: Part, name: str) -> str:
    return " ".join(_plain(part.get(name, "")).split())


def _plain(value: object) -> str:
    """A header's value with its encoded words decoded."""
    try:
        text = str(make_header(decode_header(value)))  # type: ignore[arg-type]  # also takes what `get` gives
    except _ODD:
        text = str(value)
    return text.encode("utf-8", errors="surrogateescape").decode("utf-8", errors="replace")


def _headers(part: Part) -> list[tuple[str, str]]:
    found = []
    for label in SHOWN_HEADERS:
        value = _header(part, label)
        if value:
            found.append((label, value))
    return found


def _sent(part: Part) -> str | None:
    try:
        return parsedate_to_datetime(_header(part, "Date")).strftime("%Y-%m-%dT%H:%M:%S")
    except _ODD:
        return None
