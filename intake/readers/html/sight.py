"""How the words below an element are seen: not at all, struck out, in bold, how large."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from intake.readers.html.names import HEADINGS
from intake.readers.html.source import Element
from intake.readers.html.styles import NOTHING, Declared, points

_WHITE = re.compile(
    r"^(?:white|transparent|#fff(?:f|fff|fffff)?|rgba?\(\s*25[0-5]\s*,\s*25[0-5]\s*,\s*25[0-5]\s*(?:,[^)]*)?\)"
    r"|rgba\([^)]*,\s*0(?:\.0+)?\s*\))$"
)
_NO_COLOUR = frozenset({"transparent", "none", "inherit", "initial", "unset", ""})
_COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|rgba?\([^)]*\)|\b[a-z]+\b")
_BOLD_TAGS = frozenset({"b", "strong", "th", *HEADINGS})
_STRUCK_TAGS = frozenset({"s", "strike", "del"})
_TELLING = _BOLD_TAGS | _STRUCK_TAGS | {"pre", "textarea", "font"}
_MATRIX = re.compile(r"(?:matrix|scale)\(\s*(\d*\.?\d+)")
_FAR = frozenset({"left", "top", "text-indent", "margin-left"})
_SEEN_BY = frozenset({
    "display", "visibility", "opacity", "color", "background", "background-color", "background-image", "font-size",
    "font-weight", "text-align", "text-decoration", "text-decoration-line", "white-space", "transform",
})  # fmt: skip
_TINY = 1.5
"""Points; smaller letters cannot be read."""
_FAR_OFF = -700.0
"""Points to the left or above from which nothing shows on any screen."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What holds for the words below an element. `gone` cannot be undone further in, while `hidden` also says that the
    words are too small or white on white. `size` is the font's in points; `ground` says that something other than white
    stands behind."""

    hidden: bool = False
    gone: bool = False
    struck: bool = False
    bold: bool = False
    white: bool = False
    ground: bool = False
    pre: bool = False
    size: float = 12.0
    align: str = "left"

    def below(self, element: Element, name: str, declared: Declared) -> Sight:
        """The sight of what stands in `element`."""
        if declared is NOTHING and name not in _TELLING and not _has_attributes(element):
            return self
        size = _size(self.size, declared)
        ground = self._ground(element, declared)
        white = self._white(element, declared)
        gone = self.gone or _is_gone(element, declared, size)
        return replace(
            self,
            hidden=gone or size < _TINY or (white and not ground),
            gone=gone,
            struck=self.struck or name in _STRUCK_TAGS or "line-through" in _decoration(declared),
            bold=_bold(self.bold, name, declared),
            white=white,
            ground=ground,
            pre=declared.get("white-space", "").startswith("pre") or (self.pre or name in ("pre", "textarea")),
            size=size,
            align=declared.get("text-align") or (element.get("align") or "").lower() or self.align,
        )

    def _white(self, element: Element, declared: Declared) -> bool:
        colour = declared.get("color") or (element.get("color") or "").lower()
        return self.white if not colour or colour == "inherit" else bool(_WHITE.match(colour))

    def _ground(self, element: Element, declared: Declared) -> bool:
        if declared.get("background-image", "none") not in _NO_COLOUR:
            return True
        said = declared.get("background-color") or declared.get("background") or (element.get("bgcolor") or "").lower()
        if said in _NO_COLOUR:
            return self.ground
        colours = _COLOUR.findall(said)
        return "url" in said or not (colours and all(_WHITE.match(colour) for colour in colours[:1]))


_Seen = tuple[tuple[str, str], ...]
_Key = tuple[int, _Seen, str, str | None, str | None, str | None, str | None]


@dataclass(slots=True)
class Sights:
    """The sights of a page: what is declared alike below the same sight is reckoned once."""

    _known: dict[_Key, Sight] = field(default_factory=dict)

    def below(self, above: Sight, element: Element, name: str, declared: Declared) -> Sight:
        """`Sight.below`, remembered. The sights given out are kept, so that each has a place in memory of its own."""
        get = element.get
        key = (id(above), _seen(declared) if declared else (), name if name in _TELLING else "", get("hidden"),
               get("align"), get("bgcolor"), get("color"))
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = above.below(element, name, declared)
        return known


def _seen(declared: Declared) -> _Seen:
    """What of the declarations changes how words are seen."""
    return tuple(item for item in declared.items()
                 if item[0] in _SEEN_BY or (item[1][:1] == "-" and item[0] in _FAR))


def _has_attributes(element: Element) -> bool:
    get = element.get
    return (
        get("hidden") is not None or get("align") is not None or get("bgcolor") is not None or get("color") is not None
    )


def _is_gone(element: Element, declared: Declared, size: float) -> bool:
    return (
        declared.get("display") == "none"
        or declared.get("visibility") in ("hidden", "collapse")
        or declared.get("opacity") in ("0", "0.0", "0%")
        or element.get("hidden") is not None
        or _is_far_off(declared, size)
    )


def _is_far_off(declared: Declared, size: float) -> bool:
    for name in sorted(_FAR):
        said = declared.get(name)
        length = points(said, size) if said and said.startswith("-") else None
        if length is not None and length < _FAR_OFF:
            return True
    return False


def _decoration(declared: Declared) -> str:
    return declared.get("text-decoration", "") + declared.get("text-decoration-line", "")


def _bold(above: bool, name: str, declared: Declared) -> bool:
    weight = declared.get("font-weight")
    if weight is None:
        return above or name in _BOLD_TAGS
    return weight in ("bold", "bolder") or (weight.isdigit() and int(weight) >= 600)


def _size(above: float, declared: Declared) -> float:
    said = declared.get("font-size")
    size = above if said is None else points(said, above, above)
    scale = _MATRIX.search(declared.get("transform", ""))
    return (above if size is None else size) * (float(scale[1]) if scale else 1.0)
