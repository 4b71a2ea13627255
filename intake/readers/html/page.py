"""A page as a Reading, and the second look at what is cited of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from intake.located import Block, Reading, Text
from intake.readers.html.flow import Flow
from intake.readers.html.instance import lines_of
from intake.readers.html.links import fetches
from intake.readers.html.names import local, words_in
from intake.readers.html.run import set_out
from intake.readers.html.source import Element, tree_of
from intake.readers.html.styles import Styles
from intake.readers.html.tags import Tags
from intake.tagged_values import TaggedValue
from schemas.errors import Unreadable
from schemas.types import Evidence

MEDIA_TYPE = "application/xhtml+xml"
_TOO_MANY_CELLS = "the page's tables hold too many cells; only the first were read"


def read(data: bytes) -> Reading:
    """The visible page as blocks with anchors, and the tags of inline XBRL in it.

    Raises Refused (a document type with declarations), Unreadable, LimitExceeded. Flags: hidden_text, struck_text,
    external_links, javascript.
    """
    root, damage = tree_of(data)
    tags = Tags(root).all()
    flow = Flow(Styles.of(root))
    blocks = _blocks(root, flow, tags)
    if not blocks and not tags:
        raise Unreadable("The page shows no text. Please check that the right file was sent, or ask for a PDF.")
    reasons = [reason for reason in (damage, _TOO_MANY_CELLS if flow.cut else None) if reason]
    return Reading(
        MEDIA_TYPE,
        tuple(blocks),
        flags=frozenset(flow.flags | fetches(root)),
        partial_reason="; ".join(reasons) or None,
        properties=_properties(root),
        tags=tags,
    )


def _blocks(root: Element, flow: Flow, tags: Sequence[TaggedValue]) -> list[Block]:
    """The page's blocks; of an instance without a page its values. Raises Unreadable for data of another kind."""
    name = local(root.tag)
    if name == "xbrl":
        return lines_of(tags)
    if name not in ("html", "body", "div"):
        raise Unreadable("The file holds data (XML), neither a page nor accounts. Please ask for a PDF, Word (.docx) "
                         "or Excel (.xlsx) copy.")
    return flow.read(root)


def recheck(data: bytes, evidence: Sequence[Evidence]) -> list[bool]:
    """Whether each quote really stands at its anchor: the page is parsed and read again, and a tag is looked up by its
    name and context. White space is ignored."""
    if not evidence:
        return []
    root, _ = tree_of(data)
    said: dict[str, str] = {}
    if any(", context " not in (item.anchor or "") for item in evidence):
        for text in _texts(root):
            said[text.anchor or ""] = said.get(text.anchor or "", "") + _squeezed(text.text)
    tags = Tags(root).words()
    return [
        bool(item.quote)
        and (_squeezed(item.quote) in said.get(item.anchor or "", "")
             or _squeezed(item.quote) in tags.get(item.anchor or "", ()))
        for item in evidence
    ]


def _texts(root: Element) -> Iterator[Text]:
    if local(root.tag) != "xbrl":
        yield from Reading(MEDIA_TYPE, tuple(Flow(Styles.of(root)).read(root))).texts()


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _properties(root: Element) -> dict[str, str]:
    """The title that the page's head gives."""
    element = next(root.iter("{*}title"), None)
    title = "" if element is None else set_out(words_in(element))
    return {"title": title} if title else {}
