"""A Word file as a Reading: headers, body, footers, notes and comments in displayed order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from intake.located import Block, Reading, Region, Text
from intake.readers.docx import names as n
from intake.readers.docx.anchors import Anchors
from intake.readers.docx.inline import Inline
from intake.readers.docx.numbering import Numbering
from intake.readers.docx.story import Story, Walk
from intake.readers.docx.styles import Styles, is_on, is_shade, telling_properties
from intake.readers.docx.thinning import thinned
from intake.readers.ooxml import Package, Relation, parse
from schemas.errors import Unreadable
from schemas.types import Evidence

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MACRO_MEDIA_TYPE = "application/vnd.ms-word.document.macroEnabled.12"
_NOTES: tuple[tuple[str, str, str, Region], ...] = (
    ("footnotes", n.FOOTNOTE, "footnote", "footnote"),
    ("endnotes", n.ENDNOTE, "endnote", "footnote"),
    ("comments", n.COMMENT, "comment", "comment"),
)
_OTHER_STORIES = frozenset({"header", "footer", "footnotes", "endnotes", "comments"})
_NO_TEXT = "The file holds no Word document text; ask for a new copy."
_ACTIVE = (
    "The form has ActiveX controls, whose answers only a program on a Windows computer shows; they were not read. "
    "Look at the form in Word, or ask for a PDF printed from it."
)
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def read(data: bytes) -> Reading:
    """The file's text with anchors; see `intake.readers.docx.anchors`.

    Raises NeedsPassword, Unreadable, Refused (a DTD) or LimitExceeded. Flags: macros, embedded_files,
    external_links, tracked_insertions, tracked_deletions, struck_text, hidden_text, comments.
    """
    package = Package(data)
    main = package.main_part()
    content = package.xml_bytes(main)
    if not content:
        raise Unreadable(_NO_TEXT)
    relations = package.relations(main)
    styles = _styles(package, relations, content)
    thin = thinned(content, styles)
    root = parse(thin.content, main)
    body = root.find(n.BODY)
    if body is None:
        raise Unreadable(_NO_TEXT)
    inline = Inline(styles, white_is_seen=_is_coloured(root), casts=thin.casts)
    walk = Walk(styles, Numbering(_related(package, relations, "numbering")), inline)
    sections = list(body.iter(n.SECTION))
    settings = _related(package, relations, "settings")
    blocks = list(_margins(package, walk, sections, relations, settings, "header"))
    blocks += Story(walk).read(body)
    blocks += _margins(package, walk, sections, relations, settings, "footer")
    blocks += _notes(package, walk, relations)
    flags = walk.inline.flags | package.flags(main)
    if any(relation.type == "comments" for relation in relations.values()) and _has_comment(blocks):
        flags.add("comments")
    return Reading(
        media_type=MACRO_MEDIA_TYPE if "macros" in flags else MEDIA_TYPE,
        blocks=tuple(blocks),
        flags=frozenset(flags),
        partial_reason=walk.partial_reason or (_ACTIVE if inline.has_active else None),
        properties=package.properties(),
    )


def recheck(data: bytes, evidence: Sequence[Evidence]) -> list[bool]:
    """Whether each quote really stands at its anchor: the file is opened and walked again, white space
    ignored."""
    found: dict[str, str] = {}
    for text in read(data).texts():
        if text.anchor is not None:
            found[text.anchor] = _squeezed(_printed(text))
    return [bool(item.quote) and _squeezed(item.quote) in found.get(item.anchor or "", "") for item in evidence]


def _printed(text: Text) -> str:
    return "".join(item.quote for item in text.cite(""))


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _styles(package: Package, relations: dict[str, Relation], content: bytes) -> Styles:
    styling = _part_of(relations, "styles")
    sheet = (package.xml_bytes(styling) if styling else None) or b""
    margins = [
        package.part(relation.target) or b""
        for relation in relations.values()
        if relation.type in _OTHER_STORIES and not relation.external
    ]
    telling = telling_properties(content, *margins)
    return Styles(parse(sheet, "styles") if sheet else None, telling)


def _is_coloured(root: etree._Element) -> bool:
    """Whether the page has a background other than white."""
    background = root.find(n.BACKGROUND)
    coloured = background is not None and background.get(n.w("color"), "auto").upper() not in (
        "AUTO",
        "FFFFFF",
    )
    return coloured or is_shade(background)


def _part_of(relations: dict[str, Relation], kind: str) -> str | None:
    return next((item.target for item in relations.values() if item.type == kind and not item.external), None)


def _related(package: Package, relations: dict[str, Relation], kind: str) -> etree._Element | None:
    name = _part_of(relations, kind)
    return package.xml(name) if name else None


def _margins(
    package: Package,
    walk: Walk,
    sections: list[etree._Element],
    relations: dict[str, Relation],
    settings: etree._Element | None,
    kind: Region,
) -> Iterator[Block]:
    """Headers or footers, each once: those that some section displays."""
    even_odd = None if settings is None else settings.find(n.w("evenAndOddHeaders"))
    uses_even = even_odd is not None and is_on(even_odd.get(n.VAL))
    done: set[str] = set()
    for section in sections:
        title = section.find(n.TITLE_PAGE)
        uses_first = title is not None and is_on(title.get(n.VAL))
        for reference in section.iterchildren(n.HEADER_REFERENCE if kind == "header" else n.FOOTER_REFERENCE):
            place = reference.get(n.TYPE, "default")
            relation = relations.get(reference.get(n.RELATION_ID, ""))
            displayed = place == "default" or (place == "first" and uses_first) or (place == "even" and uses_even)
            if relation is None or relation.external or not displayed or relation.target in done:
                continue
            done.add(relation.target)
            root = package.xml(relation.target)
            if root is not None:
                name = kind if len(done) == 1 else f"{kind} {len(done)}"
                yield from Story(walk, kind, Anchors(name)).read(root)


def _notes(package: Package, walk: Walk, relations: dict[str, Relation]) -> Iterator[Block]:
    for part, tag, name, region in _NOTES:
        root = _related(package, relations, part)
        for number, element in enumerate(
            (note for note in root.iterchildren(tag) if _is_text(note)) if root is not None else (), 1
        ):
            yield from Story(walk, region, Anchors(f"{name} {number}")).read(element)


def _is_text(note: etree._Element) -> bool:
    return note.get(n.TYPE, "normal") not in _SEPARATORS


def _has_comment(blocks: list[Block]) -> bool:
    return any(getattr(block, "region", "") == "comment" for block in blocks)
