"""What a page prints where a number is tagged: the tag may hold only the digits, while brackets or a minus stand
beside it, in the same cell or in the next."""

from __future__ import annotations

import re
from itertools import islice

from intake.readers.html.names import BLOCKS, inline_name, local, words_in
from intake.readers.html.source import Element

_LONGEST = 24
"""Characters that a figure may have with its signs."""
_NEAR = 12
"""Elements to either side that are looked at."""
_SPACES = re.compile(r"\s+")
_BEFORE = re.compile(r"(?:^|(?<=[\s(\[]))[(\[]?\s?[-−–]?\s?[(\[]?(?:£|€|\$)?\s?[(\[]?[-−–]?\d*[,.]?\d*$")
_AFTER = re.compile(r"^\d*(?:,\d{3})*\s?(?:[)\]]|[-−](?!\S))?")
_LONE_OPENING = re.compile(r"^[(\[]\s?(?:£|€|\$)?$")
_LONE_CLOSING = re.compile(r"^[)\]]$")


def printed_around(element: Element) -> str:
    """The tag's words with the digits and signs that touch them: "(3,810)" for a tag of "3,810" in brackets."""
    own = _SPACES.sub(" ", words_in(element)).strip()
    before, after, block = _around(element)
    head = _BEFORE.search(before)
    tail = _AFTER.match(after)
    opened, closed = (head[0] if head else "").strip(), (tail[0] if tail else "").strip()
    if block is not None and not before.strip() and not after.strip():
        opened, closed = _lone(block, -1, _LONE_OPENING), _lone(block, 1, _LONE_CLOSING)
    elif block is not None and not after.strip() and opened[:1] in ("(", "["):
        closed = _lone(block, 1, _LONE_CLOSING)
    shown = f"{opened}{own}{closed}"
    return shown if len(shown) <= _LONGEST else own


def _around(element: Element) -> tuple[str, str, Element | None]:
    """The words before and after within the nearest block, and that block."""
    before, after = "", ""
    at = element
    while True:
        after += at.tail or ""
        for following in islice(at.itersiblings(), _NEAR):
            if len(after) > _LONGEST:
                break
            after += _inside(following)
        for preceding in islice(at.itersiblings(preceding=True), _NEAR):
            if len(before) > _LONGEST:
                break
            before = _inside(preceding) + before
        above = at.getparent()
        if above is None:
            return _single(before), _single(after), None
        before = (above.text or "") + before
        if local(above.tag) in BLOCKS:
            return _single(before), _single(after), _cell(above)
        at = above


def _inside(element: Element) -> str:
    if not isinstance(element.tag, str) or inline_name(element.tag) == "header":
        return element.tail or ""
    return words_in(element) + (element.tail or "")


def _single(text: str) -> str:
    return _SPACES.sub(" ", text)


def _cell(block: Element) -> Element | None:
    """The cell of a table that the block is all of."""
    at: Element | None = block
    while at is not None and local(at.tag) in ("div", "p", "span"):
        at = at.getparent()
    return at if at is not None and local(at.tag) in ("td", "th") else None


def _lone(cell: Element, step: int, pattern: re.Pattern[str]) -> str:
    """The sign in the next cell that says something, where it holds nothing else."""
    siblings = cell.itersiblings() if step > 0 else cell.itersiblings(preceding=True)
    for beside in islice(siblings, _NEAR):
        words = _single(words_in(beside)).strip()
        if words:
            return words if pattern.match(words) else ""
    return ""
