"""What a Word file's styles mean for reading: heading levels, list numbering, and text that is struck,
hidden or white."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache

from lxml import etree

from intake.readers.docx import names as n
from intake.readers.ticks import is_symbol_font

TINY_HALF_POINTS = 4
"""Text of two points or less cannot be read on paper."""

MAX_STYLE_DEPTH = 30
BODY_OUTLINE_LEVEL = 9
_OFF = frozenset({"0", "false", "off", "none"})
_WHITE = "FFFFFF"
_TINY_SIZE = re.compile(rb'sz w:val="0*[0-%d]"' % TINY_HALF_POINTS)
_PICTURE_FONTS = tuple(
    re.compile(rb"w:" + name + rb"""=["'][^"']*(?i:dings|symbol|dingbat|marlett|sorts)""")
    for name in (b"ascii", b"hAnsi")
)
_ALWAYS = (n.STYLE_OF_R, n.BOLD, n.STRUCK, n.STRUCK_TWICE, n.VANISH)
_SHOWN = (n.COLOUR, n.SHADE, n.HIGHLIGHT)
_ALL = frozenset({*_ALWAYS, n.FONTS, n.SIZE, *_SHOWN})
_TELLING = frozenset({n.STYLE_OF_P, n.NUMBERED, n.SHADE, n.OUTLINE})
_HEADING = re.compile(r"(?i)\bheading\b\s*(\d)?")
_NO_HEADING = re.compile(r"(?i)\btoc\b|contents")


@dataclass(frozen=True, slots=True)
class Look:
    """How text is displayed, as far as reading depends on it. `symbol` is the picture font it is set in, if
    any."""

    bold: bool = False
    struck: bool = False
    hidden: bool = False
    white: bool = False
    shaded: bool = False
    tiny: bool = False
    symbol: str = ""

    @property
    def unseen(self) -> bool:
        """Whether a reader of the page would not see it."""
        return self.hidden or self.tiny or (self.white and not self.shaded)


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Numbered:
    """A paragraph's place in a list: the list's id and the level from 0."""

    id: str
    level: int


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style, resolved through those it is based on. `level` is the heading level, 0 for body
    text."""

    level: int = 0
    numbered: Numbered | None = None
    look: Look = PLAIN


@dataclass(slots=True)
class Styles:
    """The styles part; a file without one has only plain text. `telling` are the properties to look at in runs."""

    root: etree._Element | None
    telling: frozenset[str]
    _elements: dict[str, etree._Element] = field(default_factory=dict)
    _default: str = ""
    _base: Look = PLAIN
    _paragraphs: dict[str, Style] = field(default_factory=dict)
    _runs: dict[tuple[str, Look], Look] = field(default_factory=dict)
    _shaded_tables: dict[str, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.root is None:
            return
        for element in self.root.iterchildren(n.w("style")):
            identity = element.get(n.w("styleId"), "")
            self._elements.setdefault(identity, element)
            if element.get(n.TYPE) == "paragraph" and is_on(element.get(n.w("default")), "0"):
                self._default = identity
        defaults = self.root.find(f"{n.w('docDefaults')}/{n.w('rPrDefault')}/{n.R_PR}")
        self._base = self.restyled(PLAIN, defaults)

    def paragraph(self, identity: str | None) -> Style:
        """The paragraph style of that id, the default one for None."""
        wanted = self._default if identity is None else identity
        known = self._paragraphs.get(wanted)
        if known is None:
            known = self._paragraphs[wanted] = self._resolve(wanted)
        return known

    def of(self, properties: etree._Element | None) -> Style:
        """The style of a paragraph with these properties, with what they say themselves: list number, shading, outline
        level."""
        if properties is None:
            return self.paragraph(None)
        telling = [element for element in properties if element.tag in _TELLING]
        named = telling.pop(0).get(n.VAL) if telling and telling[0].tag == n.STYLE_OF_P else None
        style = self.paragraph(named)
        for element in telling:
            if element.tag == n.NUMBERED:
                style = replace(style, numbered=_renumbered(style.numbered, element))
            elif element.tag == n.OUTLINE:
                style = replace(style, level=outline_level(element))
            elif is_shade(element):
                style = replace(style, look=changed(style.look, (("shaded", True),)))
        return style

    def direct(self, properties: etree._Element, look: Look) -> Look:
        """The look of a run with these properties, its character style's included, within text of the given
        look."""
        telling = [element for element in properties if element.tag in self.telling]
        if not telling:
            return look
        if telling[0].tag == n.STYLE_OF_R:
            look = self.run(telling.pop(0).get(n.VAL, ""), look)
        return restyle(look, telling)

    def restyled(self, look: Look, properties: etree._Element | None) -> Look:
        """The look after a style's run properties."""
        return look if properties is None else restyle(look, properties)

    def run(self, identity: str, look: Look) -> Look:
        """The look of a run of that character style within text of the given look."""
        known = self._runs.get((identity, look))
        if known is None:
            known = look
            for element in reversed(self._chain(identity)):
                known = self.restyled(known, element.find(n.R_PR))
            self._runs[identity, look] = known
        return known

    def shades_table(self, identity: str) -> bool:
        """Whether the table style colours any part of its tables: white text may then be meant to be seen."""
        known = self._shaded_tables.get(identity)
        if known is None:
            known = any(is_shade(shade) for element in self._chain(identity) for shade in element.iter(n.SHADE))
            self._shaded_tables[identity] = known
        return known

    def _chain(self, identity: str) -> list[etree._Element]:
        """The style and those it is based on, nearest first."""
        chain: list[etree._Element] = []
        element = self._elements.get(identity)
        while element is not None and element not in chain and len(chain) < MAX_STYLE_DEPTH:
            chain.append(element)
            based = element.find(n.w("basedOn"))
            element = None if based is None else self._elements.get(based.get(n.VAL, ""))
        return chain

    def _resolve(self, identity: str) -> Style:
        chain = self._chain(identity)
        look = self._base
        for element in reversed(chain):
            look = self.restyled(look, element.find(n.R_PR))
            shade = element.find(f"{n.P_PR}/{n.SHADE}")
            look = look if shade is None else changed(look, (("shaded", is_shade(shade)),))
        return Style(_level(chain), _numbered(chain), look)


def telling_properties(*stories: bytes) -> frozenset[str]:
    """The run properties that can matter in these stories: the common but mostly idle ones (fonts, sizes, colours)
    only where the XML names a picture font, a tiny size or white."""
    if not all(b"<w:" in story for story in stories if story):
        return _ALL
    telling = list(_ALWAYS)
    if any(pattern.search(story) for story in stories for pattern in _PICTURE_FONTS):
        telling.append(n.FONTS)
    if any(_TINY_SIZE.search(story) for story in stories):
        telling.append(n.SIZE)
    if any(b'color w:val="FFFFFF"' in story or b'color w:val="ffffff"' in story for story in stories):
        telling += _SHOWN
    return frozenset(telling)


def restyle(look: Look, properties: Iterable[etree._Element]) -> Look:
    """The look after run properties are applied."""
    changes: dict[str, bool | str] = {}
    for element in properties:
        tag = element.tag
        if tag == n.BOLD:
            changes["bold"] = is_on(element.get(n.VAL))
        elif tag in (n.STRUCK, n.STRUCK_TWICE):
            changes["struck"] = changes.get("struck", False) or is_on(element.get(n.VAL))
        elif tag == n.VANISH:
            changes["hidden"] = changes.get("hidden", False) or is_on(element.get(n.VAL))
        elif tag == n.COLOUR:
            changes["white"] = element.get(n.VAL, "").upper() == _WHITE
        elif tag == n.SIZE:
            changes["tiny"] = _is_tiny(element.get(n.VAL, ""))
        elif tag == n.FONTS:
            font = element.get(n.ASCII) or element.get(n.H_ANSI) or ""
            changes["symbol"] = font if is_symbol_font(font) else ""
        elif tag in (n.SHADE, n.HIGHLIGHT):
            changes["shaded"] = look.shaded or tag == n.HIGHLIGHT or is_shade(element)
    if not changes:
        return look
    return changed(look, tuple(changes.items()))


@lru_cache(maxsize=1_024)
def changed(look: Look, changes: tuple[tuple[str, bool | str], ...]) -> Look:
    """The look with some of its marks set; the same object where nothing changes."""
    different = {name: value for name, value in changes if getattr(look, name) != value}
    made = replace(look, **different) if different else look  # type: ignore[arg-type]
    return PLAIN if made == PLAIN else made


def is_on(value: str | None, default: str = "1") -> bool:
    """Whether an on/off property is on; one without a value is."""
    return (default if value is None else value).lower() not in _OFF


def is_shade(element: etree._Element | None) -> bool:
    """Whether a shading element gives a colour other than white."""
    if element is None:
        return False
    themed = element.get(n.w("themeFill")) is not None
    return themed or element.get(n.FILL, "auto").upper() not in ("AUTO", _WHITE, "")


def _is_tiny(size: str) -> bool:
    return size.isdecimal() and int(size) <= TINY_HALF_POINTS


def _level(chain: list[etree._Element]) -> int:
    """The heading level: from the outline level, else from a style named so; the nearest style in the chain
    decides."""
    for element in chain:
        name_element = element.find(n.w("name"))
        name = "" if name_element is None else name_element.get(n.VAL, "")
        if _NO_HEADING.search(name):
            return 0
        outline = element.find(f"{n.P_PR}/{n.OUTLINE}")
        if outline is not None:
            return outline_level(outline)
        if name.lower() == "title":
            return 1
        match = _HEADING.search(name)
        if match:
            return min(max(int(match[1] or 1), 1), 9)
    return 0


def outline_level(element: etree._Element) -> int:
    """Heading level 1 to 9 of an outline level 0 to 8; 0 for body text."""
    value = element.get(n.VAL, "")
    return int(value) + 1 if value.isdecimal() and int(value) < BODY_OUTLINE_LEVEL else 0


def _numbered(chain: list[etree._Element]) -> Numbered | None:
    identity, level = "", None
    for element in chain:
        numbered = element.find(f"{n.P_PR}/{n.NUMBERED}")
        if numbered is None:
            continue
        found = numbering_of(numbered)
        identity = identity or found[0]
        level = found[1] if level is None else level
        if identity:
            break
    return Numbered(identity, level or 0) if identity and identity != "0" else None


def _renumbered(own: Numbered | None, element: etree._Element) -> Numbered | None:
    """The place in a list that a paragraph's own `w:numPr` gives it, its style's filling the gaps."""
    identity, level = numbering_of(element)
    identity = identity or (own.id if own else "")
    level = (own.level if own else 0) if level is None else level
    return Numbered(identity, level) if identity not in ("", "0") else None


def numbering_of(element: etree._Element) -> tuple[str, int | None]:
    """List id ("" when not given) and level (None when not given) of a `w:numPr`."""
    identity = element.find(n.NUMBER_ID)
    level = element.find(n.NUMBER_LEVEL)
    value = "" if level is None else level.get(n.VAL, "")
    return ("" if identity is None else identity.get(n.VAL, "")), int(value) if value.isdecimal() else None
