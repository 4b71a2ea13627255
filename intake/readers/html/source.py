"""Bytes to a tree: the encoding found, document types refused or taken off, nothing fetched, limits kept."""

from __future__ import annotations

import codecs
import re
from html.entities import html5

from lxml import etree

from intake.readers.text import decoded
from schemas.errors import LimitExceeded, Refused, Unreadable

MAX_BYTES = 32 * 1024 * 1024
MAX_ELEMENTS = 400_000
"""Elements of one page: about 2,000 pages of accounts."""
MAX_DEPTH = 200
"""Elements within each other; what browsers and office programs write stays below 60."""

_DECLARED = re.compile(r"^\s*<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)[\"']", re.IGNORECASE)
_META = re.compile(r"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_HEAD = 4_096
_PROLOG = re.compile(r"(?:\s|<!--.*?-->|<\?.*?\?>)*", re.DOTALL)
_DOCTYPE = re.compile(r"<!DOCTYPE\b", re.IGNORECASE)
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_XML_DECLARATION = re.compile(r"<\?xml\s.*?\?>", re.DOTALL)
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_XML_ENTITIES = frozenset({"amp", "lt", "gt", "quot", "apos"})
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_WIDER = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}
"""What browsers read instead: files that declare these hold Windows quotation marks."""
_STRICT = re.compile(r"http://www\.w3\.org/1999/xhtml|/inlineXBRL[\"']|http://www\.xbrl\.org/2003/instance")
_TAG = re.compile(r"\bcontextRef\s*=", re.IGNORECASE)

Element = etree._Element


def tree_of(data: bytes) -> tuple[Element, str | None]:
    """The page's tree, and a sentence where markup is so broken that tags may be lost.

    XHTML keeps its namespaces; what is not well-formed is read as browsers read it. Raises Refused for a document type
    that declares anything, Unreadable for what is no markup, LimitExceeded beyond 32 MB or the limits above.
    """
    if len(data) > MAX_BYTES:
        raise LimitExceeded(f"The page is larger than {MAX_BYTES // 1024 // 1024} MB; ask for it as a PDF.")
    text = without_doctype(text_of(data))
    strict = bool(_STRICT.search(text, 0, 64 * 1024)) or data[:200].lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml")
    root, reason = _strict(text) if strict else (_lenient(text), None)
    if root is None:
        raise Unreadable("The file holds no page that can be read; ask for it as a PDF.")
    return root, reason


def text_of(data: bytes) -> str:
    """The bytes as text: by byte order mark, declaration or meta element, else as plain text is read."""
    head = data[:_HEAD].decode("ascii", errors="replace")
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or "\0" in head:
        return decoded(data).lstrip("\ufeff")
    declared = _DECLARED.search(head) or _META.search(head)
    if declared:
        name = declared[1].lower()
        try:
            return data.decode(_WIDER.get(name, name))
        except (LookupError, UnicodeDecodeError):
            # The declaration is wrong: the bytes themselves tell better.
            return decoded(data)
    return decoded(data)


def without_doctype(text: str) -> str:
    """The text without XML declaration and document type, which then nothing can act on.

    A type that only names itself is harmless. Raises Refused where one declares entities or anything else.
    """
    at = _PROLOG.match(text)
    start = at.end() if at else 0
    found = _DOCTYPE.match(text, start)
    if found:
        # Identifiers may hold any sign but their own quotation mark: blanked, so that none is taken for the end.
        plain = _QUOTED.sub(lambda match: " " * len(match[0]), text[start : start + 4_096])
        end, subset = plain.find(">"), plain.find("[")
        if end < 0 or 0 <= subset < end:
            raise Refused(
                "The page carries a document type with declarations of its own, which can hide or pull in text; it was "
                "not opened. Ask for the accounts as filed, or as a PDF."
            )
        text = text[:start] + text[start + end + 1 :]
    if "<!ENTITY" in text[: _HEAD * 4]:
        raise Refused("The page declares entities, which can hide or pull in text; it was not opened. Ask for a PDF.")
    declaration = _XML_DECLARATION.match(text.lstrip())
    return text.lstrip()[declaration.end() :] if declaration else text


def _strict(text: str) -> tuple[Element | None, str | None]:
    """The tree of XHTML, its namespaces kept; what is not well-formed is mended as far as it goes."""
    plain = _NOT_XML.sub(" ", _ENTITY.sub(_numbered, text)).encode()
    _count(plain)
    try:
        return etree.fromstring(plain, _xml(recover=False)), None
    except etree.XMLSyntaxError as error:
        if "depth" in str(error):
            raise too_deep() from error
    # As a browser reads it, unless that loses tags.
    found = [root for root in (_lenient(text), _mended(plain)) if root is not None]
    expected = len(_TAG.findall(text))
    best = max(found, key=_tags, default=None)
    if best is None or _tags(best) >= expected:
        return best, None
    return best, "the markup is damaged, and some of the tagged figures were lost"


def _mended(plain: bytes) -> Element | None:
    try:
        return etree.fromstring(plain, _xml(recover=True))
    except etree.XMLSyntaxError:
        return None


def _tags(root: Element) -> int:
    return sum(1 for element in root.iter() if element.get("contextRef") or element.get("contextref"))


def _xml(recover: bool) -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False,
                           remove_comments=True, remove_pis=True, recover=recover, encoding="utf-8")


def _lenient(text: str) -> Element | None:
    plain = _NOT_XML.sub(" ", text).encode()
    if not plain.strip():
        return None
    _count(plain)
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False,
                              encoding="utf-8")
    try:
        root: Element | None = etree.fromstring(plain, parser)
    except etree.XMLSyntaxError:
        return None
    return root


def _numbered(match: re.Match[str]) -> str:
    """A named entity of HTML as its character, an unknown one as the words it is written with: a page whose document
    type is not fetched knows no names."""
    name = match[1]
    if name in _XML_ENTITIES:
        return match[0]
    known = html5.get(f"{name};", "")
    return known if known and known not in "<&" else f"&amp;{match[0][1:]}"


def _count(plain: bytes) -> None:
    if plain.count(b"<") > 2 * MAX_ELEMENTS:
        raise LimitExceeded(f"The page has more than {MAX_ELEMENTS:,} elements; ask for it as a PDF.")


def too_deep() -> LimitExceeded:
    """The refusal of elements nested beyond MAX_DEPTH, which whoever walks the tree counts."""
    return LimitExceeded(
        f"Elements of the page stand more than {MAX_DEPTH} deep within each other; ask for it as a PDF."
    )
