"""E-mails with attachments: internet mails (.eml) and Outlook messages (.msg). Same input, same bytes."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP

from tests.make.compound import Tree, compound

_EPOCH = datetime(1601, 1, 1)


@dataclass(frozen=True)
class File:
    """Something attached: `content_id` and `inline` for pictures in the text; `mail` for a mail inside the mail."""

    name: str
    content: bytes = b""
    media_type: str = "application/octet-stream"
    content_id: str = ""
    inline: bool = False
    mail: "Mail | None" = None


@dataclass(frozen=True)
class Mail:
    """A mail to be written in either format."""

    subject: str = "Insurance certificate"
    sender: str = "Asha Verrin <asha@example.org>"
    to: str = "commissioning@example.gov.uk"
    date: datetime = datetime(2026, 10, 12, 9, 30)
    text: str | None = "Dear colleague,\n\nPlease find our certificate attached.\n\nKind regards\nAsha Verrin\n"
    page: str | None = None
    files: Sequence[File] = ()

    def having(self, *files: File) -> "Mail":
        """The same mail with these files."""
        return replace(self, files=files)


def eml(mail: Mail) -> bytes:
    """The mail as an internet mail."""
    message = EmailMessage(SMTP)
    message["From"], message["To"], message["Subject"] = mail.sender, mail.to, mail.subject
    message["Date"] = mail.date.strftime("%a, %d %b %Y %H:%M:%S +0000")
    message["Message-ID"] = "<1@example.org>"
    if mail.text is not None:
        message.set_content(mail.text)
    if mail.page is not None:
        if mail.text is None:
            message.set_content(mail.page, subtype="html")
        else:
            message.add_alternative(mail.page, subtype="html")
    for file in mail.files:
        if file.mail is not None:
            inner = EmailMessage(SMTP)
            _fill(inner, eml(file.mail))
            message.add_attachment(inner, filename=file.name or None)
            continue
        main, _, sub = file.media_type.partition("/")
        message.add_attachment(file.content, maintype=main, subtype=sub, filename=file.name,
                               disposition="inline" if file.inline else "attachment",
                               cid=f"<{file.content_id}>" if file.content_id else None)
    for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
        if part.get_content_maintype() == "multipart":
            part.set_boundary(f"=_part_{number}")
    return message.as_bytes()


def _fill(message: EmailMessage, data: bytes) -> None:
    import email

    parsed = email.message_from_bytes(data, policy=SMTP)
    assert isinstance(parsed, EmailMessage)
    message.__dict__.update(parsed.__dict__)


def msg(mail: Mail, *, wide: bool = True, kind: str = "IPM.Note", rich_text: bytes = b"") -> bytes:
    """The mail as an Outlook message. `wide`: text as UTF-16, else in code page 1252."""
    return compound(_message(mail, "top", wide, kind, rich_text))


def _message(mail: Mail, place: str, wide: bool, kind: str, rich_text: bytes = b"") -> Tree:
    name, _, address = mail.sender.rstrip(">").partition(" <")
    ticks = int((mail.date - _EPOCH).total_seconds()) * 10_000_000
    tree: dict[str, bytes | Tree] = {
        "__properties_version1.0": _properties(place, {(0x0039, 0x0040): ticks, (0x3FFD, 0x0003): 1252}),
        **_texts({0x001A: kind, 0x0037: mail.subject, 0x0C1A: name, 0x5D01: address, 0x0E04: mail.to,
                  0x1000: mail.text or ""}, wide),
    }
    if mail.page is not None:
        tree["__substg1.0_10130102"] = mail.page.encode("cp1252")
    if rich_text:
        tree["__substg1.0_10090102"] = rich_text
    for number, file in enumerate(mail.files):
        tree[f"__attach_version1.0_#{number:08X}"] = _attachment(file, wide)
    return tree


def _attachment(file: File, wide: bool) -> Tree:
    method = 5 if file.mail is not None else 1
    tree: dict[str, bytes | Tree] = {
        "__properties_version1.0": _properties("attachment", {(0x3705, 0x0003): method}),
        **_texts({0x3707: file.name, 0x370E: file.media_type, 0x3712: file.content_id}, wide),
    }
    if file.mail is not None:
        tree["__substg1.0_3701000D"] = _message(file.mail, "inner", wide, "IPM.Note")
    else:
        tree["__substg1.0_37010102"] = file.content
    return tree


def _texts(given: dict[int, str], wide: bool) -> dict[str, bytes]:
    ending, encoding = ("001F", "utf-16-le") if wide else ("001E", "cp1252")
    return {f"__substg1.0_{identity:04X}{ending}": text.encode(encoding) for identity, text in given.items() if text}


def _properties(place: str, numbers: dict[tuple[int, int], int]) -> bytes:
    head = bytes({"top": 32, "inner": 24, "attachment": 8}[place])
    return head + b"".join(
        struct.pack("<HHIQ", kind, identity, 6, value) for (identity, kind), value in sorted(numbers.items())
    )
