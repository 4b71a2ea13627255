"""Outlook messages (.msg), taken apart: property streams in a compound file.

Layout from Microsoft's [MS-OXMSG]; property numbers from [MS-OXPROPS].
"""

from __future__ import annotations

import codecs
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from intake.readers.compound import CompoundFile
from intake.readers.mail import internet
from intake.readers.mail.message import Attachment, Message, file_name, named, settled
from intake.readers.mail.rebuilt import as_internet_mail
from intake.readers.mail.rtf import decompressed
from schemas.errors import LimitExceeded, NeedsPassword, Unreadable

MAX_DEPTH = 8
"""Messages inside messages; Outlook itself nests few."""
MAX_ATTACHMENTS = 2_000

_PROPERTIES = "__properties_version1.0"
_ATTACHMENT = "__attach_version1.0_#"
_HEADER_BYTES = {"top": 32, "inner": 24, "attachment": 8}
_CLASS, _SUBJECT, _SENT, _HEADERS, _CODE_PAGE = 0x001A, 0x0037, 0x0039, 0x007D, 0x3FFD
_SENDER, _SENDER_ADDRESS, _SENDER_SMTP, _TO, _CC, _BODY = 0x0C1A, 0x0C1F, 0x5D01, 0x0E04, 0x0E03, 0x1000
_RTF, _HTML, _INTERNET_CODE_PAGE = 0x1009, 0x1013, 0x3FDE
_DATA, _METHOD, _NAME, _LONG_NAME, _MIME, _CONTENT_ID, _SHOWN_NAME = (
    0x3701, 0x3705, 0x3704, 0x3707, 0x370E, 0x3712, 0x3001
)
_BY_VALUE, _EMBEDDED, _OBJECT = 1, 5, 6
_EPOCH = datetime(1601, 1, 1)
_CHARSET = re.compile(rb"charset\s*=", re.IGNORECASE)
_DATE_HEADER = re.compile(r"^Date:[ \t]*(.+)$", re.IGNORECASE | re.MULTILINE)
_CODE_PAGES = {65001: "utf-8", 20127: "ascii", 28591: "iso-8859-1", 28605: "iso-8859-15", 1200: "utf-16-le"}


def taken_apart(data: bytes) -> Message:
    """The message. Raises NeedsPassword for an encrypted one, Unreadable, LimitExceeded."""
    with CompoundFile(data) as file:
        return _Store(file).message("top", 0)


@dataclass(slots=True)
class _Store:
    """A message, attachment or recipient: the storage at `path`."""

    file: CompoundFile
    path: tuple[str, ...] = ()
    numbers: dict[int, int] = field(default_factory=dict)

    def load(self, kind: str) -> None:
        """Read the properties of fixed size."""
        stream = self.file.stream(*self.path, _PROPERTIES) or b""
        start = _HEADER_BYTES[kind]
        for offset in range(start, len(stream) - 15, 16):
            _, identity, _, value = struct.unpack_from("<HHIQ", stream, offset)
            self.numbers.setdefault(identity, value)

    def binary(self, identity: int) -> bytes | None:
        """A property's bytes, None when there is none."""
        return self.file.stream(*self.path, f"__substg1.0_{identity:04X}0102")

    def text(self, identity: int) -> str:
        """A property's text, empty when there is none."""
        wide = self.file.stream(*self.path, f"__substg1.0_{identity:04X}001F")
        if wide is not None:
            return wide.decode("utf-16-le", errors="replace").rstrip("\0")
        narrow = self.file.stream(*self.path, f"__substg1.0_{identity:04X}001E")
        if narrow is None:
            return ""
        return _decoded(narrow, self.numbers.get(_CODE_PAGE, 1252) & 0xFFFFFFFF).rstrip("\0")

    def message(self, kind: str, depth: int) -> Message:
        """The message at this place."""
        self.load(kind)
        what = self.text(_CLASS).lower()
        if "smime" in what and "multipartsigned" not in what:
            raise NeedsPassword(internet.LOCKED)
        found = Message(list(self._headers()), sent=self._sent())
        attachments = list(self._attachments(depth))
        self._texts(found)
        signed = next((one for one, media_type, _ in attachments if media_type == "multipart/signed"), None)
        if signed is not None:
            inner = internet.taken_apart(signed.content)
            found.plain, found.pages = inner.plain or found.plain, inner.pages or found.pages
            found.attachments = inner.attachments
            attachments = [one for one in attachments if one[0] is not signed]
        elif not (found.plain or found.pages):
            attachments += self._rich_text()
        found.attachments += settled(attachments, [*found.pages, *([self._page()] if found.plain else [])])
        return found

    def _texts(self, found: Message) -> None:
        plain, page = self.text(_BODY), self._page()
        if plain.strip():
            found.plain.append(plain)
        elif page:
            found.pages.append(page)

    def _page(self) -> bytes:
        page = self.binary(_HTML)
        if page is None:
            text = self.text(_HTML)
            return codecs.BOM_UTF8 + text.encode("utf-8", errors="replace") if text else b""
        if _CHARSET.search(page[:4096]):
            return page
        text = _decoded(page, self.numbers.get(_INTERNET_CODE_PAGE, 1252) & 0xFFFFFFFF)
        return codecs.BOM_UTF8 + text.encode("utf-8", errors="replace")

    def _rich_text(self) -> Iterator[tuple[Attachment, str, str]]:
        """A text that is kept as rich text alone becomes a file, which is read as such files are."""
        packed = self.binary(_RTF)
        content = decompressed(packed) if packed else b""
        if content:
            yield Attachment("text of the message.rtf", content), "application/rtf", ""

    def _headers(self) -> Iterator[tuple[str, str]]:
        sender = self.text(_SENDER)
        address = self.text(_SENDER_SMTP) or self.text(_SENDER_ADDRESS)
        if "@" in address and address != sender:
            sender = f"{sender} <{address}>".strip()
        moment = _DATE_HEADER.search(self.text(_HEADERS))
        sent = self._sent()
        date = moment[1].strip() if moment else sent.replace("T", " ") + " UTC" if sent else ""
        shown = (("From", sender), ("To", self.text(_TO)), ("Cc", self.text(_CC)), ("Date", date),
                 ("Subject", self.text(_SUBJECT)))
        yield from ((label, " ".join(value.split())) for label, value in shown if value.strip())

    def _sent(self) -> str | None:
        ticks = self.numbers.get(_SENT, 0)
        try:
            return (_EPOCH + timedelta(microseconds=ticks // 10)).isoformat(timespec="seconds") if ticks else None
        except OverflowError:
            return None

    def _attachments(self, depth: int) -> Iterator[tuple[Attachment, str, str]]:
        names = [name for name in self.file.names(*self.path) if name.lower().startswith(_ATTACHMENT)]
        if len(names) > MAX_ATTACHMENTS:
            raise LimitExceeded(f"The e-mail has more than {MAX_ATTACHMENTS:,} attachments; ask for them as files.")
        for number, name in enumerate(names, start=1):
            store = _Store(self.file, (*self.path, name))
            store.load("attachment")
            store.numbers.setdefault(_CODE_PAGE, self.numbers.get(_CODE_PAGE, 1252))
            yield store.attachment(number, depth)

    def attachment(self, number: int, depth: int) -> tuple[Attachment, str, str]:
        """The attachment at this place, with its media type and its id inside the text."""
        media_type = self.text(_MIME).lower()
        own = self.text(_LONG_NAME) or self.text(_NAME)
        method = self.numbers.get(_METHOD, _BY_VALUE) & 0xFFFFFFFF
        if method == _EMBEDDED:
            return self._inner_message(own or self.text(_SHOWN_NAME), depth), "message/rfc822", ""
        name = named(own or self.text(_SHOWN_NAME), media_type, number)
        content = self.binary(_DATA)
        if content is not None:
            return Attachment(name, content), media_type, self.text(_CONTENT_ID)
        what = "is an object inside the e-mail's text" if method == _OBJECT else "is only linked to the e-mail"
        return Attachment(name, b"", "unreadable", f"{what}, not a file of its own: ask for the file itself"), "", ""

    def _inner_message(self, own: str, depth: int) -> Attachment:
        inner = _Store(self.file, (*self.path, f"__substg1.0_{_DATA:04X}000D"))
        name = file_name(own, "" if own.lower().endswith((".msg", ".eml")) else ".eml")
        if depth >= MAX_DEPTH:
            return Attachment(name, b"", "unreadable", f"is an e-mail inside more than {MAX_DEPTH} others: ask for it "
                                                       "by itself")
        try:
            message = inner.message("inner", depth + 1)
        except (NeedsPassword, Unreadable) as error:
            return Attachment(name, b"", "unreadable", f"is an e-mail that could not be read: {error}")
        if not own:
            name = file_name(message.header("Subject"), ".eml")
        return Attachment(name, as_internet_mail(message))


def _decoded(content: bytes, code_page: int) -> str:
    try:
        return content.decode(_CODE_PAGES.get(code_page, f"cp{code_page}"), errors="replace")
    except LookupError:
        return content.decode("cp1252", errors="replace")
