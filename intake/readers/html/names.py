"""Names of elements: local and in lower case, and which of them are blocks, breaks or not shown at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import cast

from lxml import etree

_INLINE_XBRL = re.compile(r"https?://www\.xbrl\.org/\d{4}/inlineXBRL")
"""Its editions are told apart by the year; filings use those of 2008 and 2013."""

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup",
    "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "caption", "option",
})  # fmt: skip
NOT_SHOWN = frozenset({
    "script", "style", "head", "title", "meta", "link", "template", "noscript", "object", "embed", "applet", "iframe",
    "audio", "video", "canvas", "svg", "math", "map", "datalist", "noframes", "param", "source", "track",
})  # fmt: skip
_INLINE_NAMES = frozenset({
    "nonfraction", "nonnumeric", "fraction", "numerator", "denominator", "tuple", "header", "hidden", "references",
    "resources", "continuation", "exclude", "footnote", "relationship",
})  # fmt: skip
"""Told by name alone where the tree keeps no namespaces."""
HEADINGS = {f"h{level}": level for level in range(1, 7)}


@lru_cache(maxsize=1_024)
def local(tag: str) -> str:
    """The local name in lower case, whether the tree keeps namespaces or prefixes: "{…}nonFraction", "ix:nonfraction"
    are "nonfraction"."""
    return tag.rpartition("}")[2].rpartition(":")[2].lower()


@lru_cache(maxsize=1_024)
def inline_name(tag: str) -> str:
    """The local name in lower case of an inline XBRL element, empty for any other."""
    space, mark, name = tag.rpartition("}")
    if mark:
        return name.lower() if _INLINE_XBRL.match(space[1:]) else ""
    prefix, _, name = tag.lower().rpartition(":")
    return name if prefix and name in _INLINE_NAMES else ""


def is_blank(element: etree._Element) -> bool:
    """Whether an element holds nothing at all."""
    return len(element) == 0 and not (element.text and element.text.strip())


def words_in(element: etree._Element) -> str:
    """All text within an element, as it stands."""
    return "".join(cast("Iterator[str]", element.itertext()))
