"""A sheet's XML made uniform for one pass of a pattern: well-formed, without prefixes, comments and CDATA."""

from __future__ import annotations

import re
from html import escape
from xml.parsers import expat

from schemas.errors import Refused, Unreadable

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_ROOT = re.compile(r"<(?![?!])(?:([\w.\-]+):)?[\w.\-]+")


def uniform(content: bytes, name: str) -> str:
    """The part as text. Raises Unreadable where it is not well-formed, Refused for a DTD."""
    check(content, name)
    text = content.decode("utf-8-sig", errors="replace")
    if "<!--" in text:
        text = _COMMENT.sub("", text)
    if "<![CDATA[" in text:
        text = _CDATA.sub(lambda match: escape(match[1], quote=False), text)
    root = _ROOT.search(text)
    if root and root[1]:
        text = re.sub(rf"<(/?){re.escape(root[1])}:", r"<\1", text)
    return text


def check(content: bytes, name: str) -> None:
    """Raises Unreadable for XML that is not well-formed, Refused for a DTD."""
    parser = expat.ParserCreate()

    def refuse(*_: object) -> None:
        raise Refused(f"The part {name} carries a document type definition; it was not opened.")

    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise Unreadable(
            f"The part {name} of the file is not well-formed ({error}); ask for a new copy."
        ) from error
