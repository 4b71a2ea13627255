"""What a file is, from its content. The name only decides between kinds of plain text, and is checked against
it.

Pure Python over the standard library: runs in the limited process of the document, before any reader.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from intake import containers, media, ole

_START = 1024
"""A PDF's head may stand anywhere in its first 1,024 bytes (ISO 32000, annex on real files)."""
_TEXT_SAMPLE = 65536
_CONTROL_SHARE = 0.02

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", media.RTF),
    (b"\xdb\xa5-\0", media.DOC),
    *((start, media.XLS) for start in media.BARE_WORKBOOKS),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"BM", "image/bmp"),
    (b"7z\xbc\xaf'\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"\x1f\x8b", "application/gzip"),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ\0", "application/x-xz"),
    (b"MSCF", "application/vnd.ms-cab-compressed"),
    (b"MZ", "application/x-msdownload"),
    (b"\x7fELF", "application/x-executable"),
    (b"ID3", "audio/mpeg"),
    (b"%!PS", "application/postscript"),
)
# What begins with letters could be the first word of a text: believed only where bytes follow that no text
# holds.
_WORD_LIKE = frozenset({b"BM", b"MZ", b"BZh", b"MSCF", b"ID3"})
_BRANDS = {
    b"heic": "image/heic",
    b"heix": "image/heic",
    b"hevc": "image/heic",
    b"mif1": "image/heic",
    b"msf1": "image/heic",
    b"avif": "image/avif",
    b"M4A ": "audio/mp4",
    b"qt  ": "video/quicktime",
}
_PDF = re.compile(rb"\s*%PDF-|(?s:.)*?%PDF-\d")
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_INLINE_XBRL = re.compile(rb"http://www\.xbrl\.org/\d{4}/inlineXBRL")
_XHTML = re.compile(rb"http://www\.w3\.org/1999/xhtml")
_XML = re.compile(rb"\s*<\?xml\s")
_MAIL_HEADER = re.compile(
    rb"^(?:from|to|subject|date|received|return-path|message-id|mime-version|delivered-to|content-type|x-[a-z-]+):",
    re.IGNORECASE | re.MULTILINE,
)
_MAIL_HEADERS_NEEDED = 3
_PARTS = re.compile(rb"^content-type:\s*(?:multipart/(related|alternative)|text/html)", re.IGNORECASE | re.MULTILINE)
_SENT = re.compile(
    rb"^(?:to|cc|bcc|received|delivered-to|return-path|message-id|x-unsent):", re.IGNORECASE | re.MULTILINE
)
_MAILS = frozenset({".eml", ".txt", *media.PLAIN_TEXT})


@dataclass(frozen=True, slots=True)
class Sniffed:
    """What a file is. `flags` are those of the contract: extension_mismatch, macros, encrypted,
    embedded_files, external_links. `encrypted` means that it cannot be read without a password."""

    media_type: str
    flags: frozenset[str] = frozenset()

    @property
    def needs_password(self) -> bool:
        """Whether the provider must be asked for an open copy."""
        return "encrypted" in self.flags


def sniff(data: bytes, name: str) -> Sniffed:
    """What `data` is; `name` is only used for its ending. Never raises for bad data."""
    suffix = PurePosixPath(name).suffix.lower()
    media_type, flags = _content(data, suffix)
    accepted = media.EXTENSIONS.get(suffix)
    if accepted is not None and media_type not in accepted:
        flags = flags | {"extension_mismatch"}
    return Sniffed(media_type, flags)


def _content(data: bytes, suffix: str) -> tuple[str, frozenset[str]]:
    nothing: frozenset[str] = frozenset()
    if not data:
        return "application/x-empty", nothing
    if data[:4] in containers.ZIP_STARTS:
        return containers.zip_type(data, suffix)
    if data.startswith(ole.OLE_START):
        return ole.ole_type(data, suffix)
    return _by_magic(data) or _text(data, suffix) or "application/octet-stream", nothing


def _by_magic(data: bytes) -> str | None:
    if _PDF.match(data, 0, _START):
        return "application/pdf"
    for magic, media_type in _MAGIC:
        if data.startswith(magic) and not (magic in _WORD_LIKE and _is_text(data[:_START])):
            return media_type
    if data[4:8] == b"ftyp":
        return _BRANDS.get(data[8:12], "video/mp4")
    if data[:4] == b"RIFF":
        return {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}.get(data[8:12])
    if data[257:262] == b"ustar":
        return "application/x-tar"
    return None


def _text(data: bytes, suffix: str) -> str | None:
    """The kind of text, None when it is not text at all."""
    sample = data[:_TEXT_SAMPLE]
    if not _is_text(sample):
        return None
    plain = _as_bytes(sample)
    head = re.split(rb"\r?\n\r?\n", plain, maxsplit=1)[0]
    if _is_saved_page(head, plain, suffix):
        return media.MHTML
    if _is_mail(head, plain) and suffix not in media.PLAIN_TEXT and suffix != ".txt":
        # Before web pages, which mails may hold. A mail pasted into a text file is read as the text it is.
        return media.EML
    if _HTML.search(plain) or (_XML.match(plain) and _XHTML.search(plain)):
        strict = _XML.match(plain) or _XHTML.search(plain) or _INLINE_XBRL.search(plain)
        return "application/xhtml+xml" if strict else "text/html"
    if _XML.match(plain):
        return "application/xml"
    return media.PLAIN_TEXT.get(suffix, "text/plain")


def _is_saved_page(head: bytes, plain: bytes, suffix: str) -> bool:
    """Whether a page and its parts are kept in one file as a mail keeps them, but sent by nobody to nobody."""
    parts = _PARTS.search(head)
    if parts is None or _MAIL_HEADER.match(plain.lstrip()) is None or suffix in _MAILS:
        return False
    return suffix in (".mht", ".mhtml") or (parts[1] == b"related" and _SENT.search(head) is None)


def _is_mail(head: bytes, plain: bytes) -> bool:
    return len(_MAIL_HEADER.findall(head)) >= _MAIL_HEADERS_NEEDED and _MAIL_HEADER.match(plain.lstrip()) is not None


def starts_as_mail(head: bytes) -> bool:
    """Whether bytes begin with the header of a mail, as far as they go."""
    return _is_text(head) and _MAIL_HEADER.match(_as_bytes(head).lstrip()) is not None


def is_inline_xbrl(data: bytes) -> bool:
    """Whether an HTML document declares the inline XBRL namespace (tagged accounts)."""
    return _INLINE_XBRL.search(data) is not None


def _as_bytes(sample: bytes) -> bytes:
    """The sample in an encoding in which ASCII patterns can be searched."""
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return sample.decode("utf-16", errors="replace").encode()
    return sample.removeprefix(b"\xef\xbb\xbf")


def _is_text(sample: bytes) -> bool:
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = sample[: len(sample) // 2 * 2].decode("utf-16", errors="replace")
        return text.count("�") <= len(text) * _CONTROL_SHARE
    if b"\0" in sample:
        return False
    controls = sum(sample.count(code) for code in range(32) if code not in b"\t\n\r\f\x1b")
    return controls <= len(sample) * _CONTROL_SHARE
