"""An OpenDocument text as a Reading: headers, body, footers, notes and comments in displayed order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from intake import media
from intake.located import Block, Reading, Region, Text
from intake.readers.docx.anchors import Anchors
from intake.readers.opendocument import names as n
from intake.readers.opendocument.controls import controls_of
from intake.readers.opendocument.inline import Inline
from intake.readers.opendocument.numbering import Numbering
from intake.readers.opendocument.package import content_of, opened, package_flags, properties
from intake.readers.opendocument.story import Story, Walk
from intake.readers.opendocument.styles import Styles, font_families
from schemas.types import Evidence

_AUTOMATIC, _COMMON, _MASTERS = (
    n.name(f"office:{local}") for local in ("automatic-styles", "styles", "master-styles")
)
_MASTER_PAGE, _MASTER_NAME, _NEXT_STYLE, _STYLE_NAME = (
    n.name(f"style:{local}") for local in ("master-page", "master-page-name", "next-style-name", "name")
)
_DEFAULT_MASTER = "Standard"
_MARGINS: dict[Region, tuple[str, ...]] = {
    "header": tuple(map(n.name, ("style:header", "style:header-left", "style:header-first", "loext:header-first"))),
    "footer": tuple(map(n.name, ("style:footer", "style:footer-left", "style:footer-first", "loext:footer-first"))),
}
_SHOWN = n.name("style:display")
_NOTE_CLASS = n.name("text:note-class")
_COMMENT_META = frozenset({n.name("dc:creator"), n.name("dc:date"), n.name("meta:creator-initials")})


def read(data: bytes) -> Reading:
    """The file's text with anchors as those of Word files; see `intake.readers.docx.anchors`.

    Raises NeedsPassword, Unreadable, Refused (a DTD) or LimitExceeded. Flags: macros, embedded_files, external_links,
    tracked_insertions, tracked_deletions, struck_text, hidden_text, comments.
    """
    package = opened(data)
    root, body = content_of(package, "text")
    styling = package.xml("styles.xml")
    common = None if styling is None else styling.find(_COMMON)
    fonts = font_families(root, styling)
    inline = Inline(Styles((root.find(_AUTOMATIC), common), fonts), controls_of(body))
    walk = Walk(inline, Numbering.of(root.find(_AUTOMATIC), common))
    _note_changes(body, inline)
    masters = _masters(root, body, inline.styles, styling)
    margin_inline = Styles((None if styling is None else styling.find(_AUTOMATIC), common), fonts)
    blocks = list(_margins(walk, masters, margin_inline, "header"))
    blocks += Story(walk).read(body)
    blocks += _margins(walk, masters, margin_inline, "footer")
    blocks += _notes(walk)
    comments = list(_comments(walk))
    if comments:
        inline.flags.add("comments")
    return Reading(
        media_type=media.ODT,
        blocks=(*blocks, *comments),
        flags=frozenset(inline.flags | package_flags(package)),
        partial_reason=walk.partial_reason,
        properties=properties(package),
    )


def recheck(data: bytes, evidence: Sequence[Evidence]) -> list[bool]:
    """Whether each quote really stands at its anchor: the file is opened and walked again, white space ignored."""
    found: dict[str, str] = {}
    for text in read(data).texts():
        if text.anchor is not None:
            found[text.anchor] = _squeezed(_printed(text))
    return [bool(item.quote) and _squeezed(item.quote) in found.get(item.anchor or "", "") for item in evidence]


def _printed(text: Text) -> str:
    return "".join(item.quote for item in text.cite(""))


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _note_changes(body: etree._Element, inline: Inline) -> None:
    """What was changed with the changes tracked; the deleted words themselves stand apart and are never read."""
    for region in body.iter(n.CHANGED_REGION):
        if region.find(n.DELETION) is not None:
            inline.flags.add("tracked_deletions")
        if region.find(n.INSERTION) is not None:
            inline.flags.add("tracked_insertions")


def _masters(
    root: etree._Element, body: etree._Element, styles: Styles, styling: etree._Element | None
) -> list[etree._Element]:
    """The master pages in use: that of the first page, those that styles of the content switch to, and what follows."""
    defined: dict[str, etree._Element] = {}
    holder = None if styling is None else styling.find(_MASTERS)
    for master in () if holder is None else holder.iterchildren(_MASTER_PAGE):
        defined.setdefault(master.get(_STYLE_NAME, ""), master)
    first = next(body.iter(n.P, n.H), None)
    own = "" if first is None else styles.own("paragraph", first.get(n.STYLE_NAME), "style:master-page-name")
    switched = [value for element in root.iter(n.name("style:style")) if (value := element.get(_MASTER_NAME))]
    waiting = [own or _DEFAULT_MASTER, *switched]
    if defined and not any(one in defined for one in waiting):
        waiting = [next(iter(defined))]
    used: list[str] = []
    while waiting:
        current = waiting.pop(0)
        if current in defined and current not in used:
            used.append(current)
            waiting.append(defined[current].get(_NEXT_STYLE, ""))
    return [defined[one] for one in used]


def _margins(walk: Walk, masters: Sequence[etree._Element], styles: Styles, kind: Region) -> Iterator[Block]:
    """Headers or footers of the pages in use, each once."""
    outside, walk.inline.styles = walk.inline.styles, styles
    said: set[str] = set()
    for master in masters:
        for margin in master.iterchildren(*_MARGINS[kind]):
            words = "".join("".join(str(part) for part in margin.itertext()).split())
            if margin.get(_SHOWN) == "false" or not words or words in said:
                continue
            said.add(words)
            place = kind if len(said) == 1 else f"{kind} {len(said)}"
            yield from Story(walk, kind, Anchors(place)).read(margin)
    walk.inline.styles = outside


def _notes(walk: Walk) -> Iterator[Block]:
    """Footnotes and endnotes, as met while reading; a note may hold another."""
    numbers = {"footnote": 0, "endnote": 0}
    while walk.inline.notes:
        note = walk.inline.notes.pop(0)
        kind = "endnote" if note.get(_NOTE_CLASS) == "endnote" else "footnote"
        numbers[kind] += 1
        for body in note.iterchildren(n.NOTE_BODY):
            yield from Story(walk, "footnote", Anchors(f"{kind} {numbers[kind]}")).read(body)


def _comments(walk: Walk) -> Iterator[Block]:
    for number, comment in enumerate(walk.inline.comments, start=1):
        for child in list(comment):
            if child.tag in _COMMENT_META:
                comment.remove(child)
        yield from Story(walk, "comment", Anchors(f"comment {number}")).read(comment)
