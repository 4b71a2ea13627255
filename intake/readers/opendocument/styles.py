"""What the styles of an OpenDocument file mean for reading: bold, struck out, hidden, white, picture fonts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from intake.readers.docx.styles import MAX_STYLE_DEPTH, PLAIN, Look, changed
from intake.readers.opendocument.names import name
from intake.readers.ticks import is_symbol_font

TINY_POINTS = 2.0
"""Text of two points or less cannot be read on paper."""

_SIZE = re.compile(r"([0-9.]+)pt")
_BOLD = frozenset({"bold", "600", "700", "800", "900"})
_WHITE = "#ffffff"
_NO_COLOUR = frozenset({"", "transparent", _WHITE})
_STYLE, _DEFAULT_STYLE, _FONT = name("style:style"), name("style:default-style"), name("style:font-face")
_NAME, _FAMILY, _PARENT, _DISPLAY_NAME = (
    name(f"style:{local}") for local in ("name", "family", "parent-style-name", "display-name")
)
_TEXT_PROPERTIES, _BACKGROUND = name("style:text-properties"), name("fo:background-color")


@dataclass(slots=True)
class Styles:
    """The styles that hold in one part of a file: its automatic ones over the common ones."""

    scopes: tuple[etree._Element | None, ...]
    fonts: dict[str, str] = field(default_factory=dict)
    _elements: dict[tuple[str, str], etree._Element] = field(default_factory=dict)
    _defaults: dict[str, etree._Element] = field(default_factory=dict)
    _looks: dict[tuple[str, str, Look], Look] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for scope in self.scopes:
            for element in () if scope is None else scope:
                if element.tag == _STYLE:
                    key = (element.get(_FAMILY, ""), element.get(_NAME, ""))
                    self._elements.setdefault(key, element)
                elif element.tag == _DEFAULT_STYLE:
                    self._defaults.setdefault(element.get(_FAMILY, ""), element)

    def chain(self, family: str, identity: str | None) -> list[etree._Element]:
        """The style and those it is based on, nearest first."""
        chain: list[etree._Element] = []
        element = self._elements.get((family, identity or ""))
        while element is not None and element not in chain and len(chain) < MAX_STYLE_DEPTH:
            chain.append(element)
            element = self._elements.get((family, element.get(_PARENT, "")))
        return chain

    def look(self, family: str, identity: str | None, within: Look = PLAIN) -> Look:
        """The look of text in a style, within text of the given look."""
        key = (family, identity or "", within)
        known = self._looks.get(key)
        if known is None:
            known = within
            default = self._defaults.get(family)
            for element in [*([default] if default is not None and within is PLAIN else []),
                            *reversed(self.chain(family, identity))]:
                known = self._applied(known, element)
            self._looks[key] = known
        return known

    def value(self, family: str, identity: str | None, properties: str, attribute: str) -> str:
        """The nearest value of an attribute in a style's properties of that name; empty when none is given."""
        for element in self.chain(family, identity):
            found = element.find(name(f"style:{properties}"))
            value = None if found is None else found.get(name(attribute))
            if value is not None:
                return value
        return ""

    def own(self, family: str, identity: str | None, attribute: str) -> str:
        """The nearest value of an attribute of the style itself; empty when none is given."""
        wanted = name(attribute)
        return next((value for element in self.chain(family, identity)
                     if (value := element.get(wanted)) is not None), "")

    def is_named(self, family: str, identity: str | None, wanted: str) -> bool:
        """Whether the style or one that it is based on has that name, as the author sees it."""
        shown = [str(element.get(_DISPLAY_NAME) or element.get(_NAME)) for element in self.chain(family, identity)]
        return any(one.lower() == wanted for one in (identity or "", *shown))

    def is_shaded(self, family: str, identity: str | None, properties: str) -> bool:
        """Whether a style colours the background."""
        return self.value(family, identity, properties, "fo:background-color").lower() not in _NO_COLOUR

    def _applied(self, look: Look, style: etree._Element) -> Look:
        changes: dict[str, bool | str] = {}
        for properties in style:
            if properties.tag == _TEXT_PROPERTIES:
                changes.update(self._text_changes(properties))
            if str(properties.get(_BACKGROUND, "")).lower() not in _NO_COLOUR:
                changes["shaded"] = True
        return changed(look, tuple(changes.items())) if changes else look

    def _text_changes(self, properties: etree._Element) -> Iterator[tuple[str, bool | str]]:
        for attribute, given in properties.items():
            value = str(given)
            match str(attribute).partition("}")[2]:
                case "font-weight":
                    yield "bold", value in _BOLD
                case "text-line-through-style" | "text-line-through-type":
                    yield "struck", value != "none"
                case "display":
                    yield "hidden", value == "none"
                case "color":
                    yield "white", value.lower() == _WHITE
                case "use-window-font-color":
                    if value == "true":
                        yield "white", False
                case "font-size":
                    size = _SIZE.fullmatch(value)
                    if size:
                        yield "tiny", float(size[1]) <= TINY_POINTS
                case "font-name" | "font-family":
                    font = self.fonts.get(value, value).strip("'\"")
                    yield "symbol", font if is_symbol_font(font) else ""


def font_families(*roots: etree._Element | None) -> dict[str, str]:
    """The fonts by the names under which styles use them."""
    found: dict[str, str] = {}
    for root in roots:
        for face in () if root is None else root.iter(_FONT):
            found.setdefault(face.get(_NAME, ""), face.get(name("svg:font-family"), ""))
    return found
