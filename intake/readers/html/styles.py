"""What a page's own style sheets and style attributes say of an element, as far as reading needs it.

Selectors of tags, classes and ids, within each other by white space or ">", are understood; rules with others are left
out, as are sheets that would have to be fetched and rules for print alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from intake.readers.html.names import local, words_in
from intake.readers.html.source import Element

Declared = Mapping[str, str]

RELEVANT = frozenset({
    "display", "visibility", "opacity", "color", "background", "background-color", "background-image", "position",
    "left", "right", "top", "bottom", "width", "min-width", "height", "font-size", "font-weight", "text-align",
    "text-decoration", "text-decoration-line", "float", "white-space", "text-indent", "margin-left", "clip",
    "grid-template-columns", "grid-column", "flex-direction", "page-break-before", "page-break-after", "break-before",
    "break-after", "transform",
})  # fmt: skip
NOTHING: Declared = {}
MAX_RULES = 20_000

_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_COMPOUND = re.compile(r"(?P<tag>[a-zA-Z][\w:-]*|\*)?(?P<rest>(?:[.#][\w-]+)*)$")
_PART = re.compile(r"([.#])([\w-]+)")
_STEPS = re.compile(r"\s*(>)\s*|\s+")


@dataclass(frozen=True, slots=True)
class _Compound:
    """One step of a selector: what an element must be called. `child` binds it to the step before directly."""

    tag: str
    id: str
    classes: frozenset[str]
    child: bool = False

    def fits(self, element: Element) -> bool:
        return (
            (not self.tag or self.tag == local(element.tag))
            and (not self.id or self.id == element.get("id"))
            and (not self.classes or self.classes <= set((element.get("class") or "").split()))
        )


@dataclass(frozen=True, slots=True)
class _Rule:
    steps: tuple[_Compound, ...]
    declared: Declared
    weight: tuple[int, int, int, int]


@dataclass(slots=True)
class Styles:
    """The rules of a page by the last step's id, class or tag, each element's answer kept."""

    _by_id: dict[str, list[_Rule]] = field(default_factory=dict)
    _by_class: dict[str, list[_Rule]] = field(default_factory=dict)
    _by_tag: dict[str, list[_Rule]] = field(default_factory=dict)
    _known: dict[tuple[str, str | None, str | None, str | None], Declared] = field(default_factory=dict)
    _count: int = 0

    @classmethod
    def of(cls, root: Element) -> Styles:
        """The rules of all style elements below `root`, in order."""
        styles = cls()
        for element in root.iter("{*}style"):
            for selector, body in _rules(words_in(element)):
                styles._add(selector, body)
        return styles

    def _add(self, selectors: str, body: str) -> None:
        declared = declarations(body)
        for selector in selectors.split(",") if declared else ():
            steps = _steps(selector)
            if not steps or self._count >= MAX_RULES:
                continue
            self._count += 1
            weight = (
                sum(bool(step.id) for step in steps),
                sum(len(step.classes) for step in steps),
                sum(bool(step.tag) for step in steps),
                self._count,
            )
            rule, last = _Rule(steps, declared, weight), steps[-1]
            if last.id:
                self._by_id.setdefault(last.id, []).append(rule)
            elif last.classes:
                self._by_class.setdefault(min(last.classes), []).append(rule)
            else:
                self._by_tag.setdefault(last.tag, []).append(rule)

    def of_element(self, element: Element) -> Declared:
        """What is declared for an element, its style attribute last."""
        get = element.get
        name = get("id")
        key = (element.tag, get("class"), name if name in self._by_id else None, get("style"))
        known = self._known.get(key)
        if known is not None:
            return known
        declared, depends = self._of_names(element, key[1] or "", key[2] or "")
        own = declarations(key[3]) if key[3] else NOTHING
        both = {**declared, **own} if own and declared else own or declared
        if not depends:
            self._known[key] = both
        return both

    def _of_names(self, element: Element, classes: str, name: str) -> tuple[Declared, bool]:
        """What the rules say, and whether that depends on where the element stands."""
        found = [*self._by_tag.get(local(element.tag), ()), *self._by_tag.get("*", ())]
        for word in classes.split():
            found += self._by_class.get(word, ())
        found += self._by_id.get(name, ()) if name else ()
        if not found:
            return NOTHING, False
        depends = any(len(rule.steps) > 1 for rule in found)
        merged: dict[str, str] = {}
        for rule in sorted((rule for rule in found if _fits(rule.steps, element)), key=lambda rule: rule.weight):
            merged.update(rule.declared)
        return merged or NOTHING, depends


def _fits(steps: tuple[_Compound, ...], element: Element) -> bool:
    if not steps[-1].fits(element):
        return False
    at, must_be_parent = element.getparent(), steps[-1].child
    for step in reversed(steps[:-1]):
        while at is not None and not step.fits(at):
            if must_be_parent:
                return False
            at = at.getparent()
        if at is None:
            return False
        at, must_be_parent = at.getparent(), step.child
    return True


def _steps(selector: str) -> tuple[_Compound, ...]:
    """The steps of a selector, none where it holds what is not understood."""
    pieces = [piece for piece in _STEPS.split(selector.strip()) if piece]
    found: list[_Compound] = []
    child = False
    for piece in pieces:
        if piece == ">":
            child = True
            continue
        match = _COMPOUND.fullmatch(piece)
        if match is None or not (match["tag"] or match["rest"]):
            return ()
        parts = _PART.findall(match["rest"] or "")
        tag = (match["tag"] or "").lower().rpartition(":")[2]
        found.append(_Compound(
            "" if tag == "*" and parts else tag,
            next((name for sign, name in parts if sign == "#"), ""),
            frozenset(name for sign, name in parts if sign == "."),
            child,
        ))
        child = False
    return tuple(found)


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Selectors with their declarations; those within a rule for screens or all media as if they stood alone."""
    sheet = _COMMENT.sub(" ", sheet)
    at = 0
    while (opened := sheet.find("{", at)) >= 0:
        head = sheet[at:opened].rpartition(";")[2].strip()
        closed = _closing(sheet, opened)
        body = sheet[opened + 1 : closed]
        if not head.startswith("@"):
            yield head, body
        elif head.startswith("@media") and not re.fullmatch(r"@media\s+(?:only\s+)?print\b.*", head, re.DOTALL):
            yield from _rules(body)
        at = closed + 1


def _closing(sheet: str, opened: int) -> int:
    depth = 0
    for match in re.finditer(r"[{}]", sheet[opened:]):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return opened + match.start()
    return len(sheet)


@lru_cache(maxsize=4_096)
def declarations(body: str) -> Declared:
    """Property to value, both in lower case, of those that reading needs."""
    found: dict[str, str] = {}
    for part in body.split(";"):
        name, mark, value = part.partition(":")
        name = name.strip().lower()
        if mark and name in RELEVANT:
            found[name] = value.replace("!important", "").strip().lower()
    return found or NOTHING


_LENGTH = re.compile(r"^(-?\d*\.?\d+(?:e-?\d+)?)\s*(px|pt|em|rem|ex|mm|cm|in|pc|%|)$")
_POINTS = {"px": 0.75, "": 0.75, "pt": 1.0, "mm": 2.8346, "cm": 28.346, "in": 72.0, "pc": 12.0}


@lru_cache(maxsize=8_192)
def points(value: str, em: float = 10.0, whole: float = 0.0) -> float | None:
    """A length in points; `em` is the font's size and `whole` what a percentage is of. None for what is no length."""
    match = _LENGTH.match(value.strip())
    if match is None:
        return None
    number, unit = float(match[1]), match[2]
    if unit == "%":
        return number * whole / 100.0
    if unit in ("em", "rem"):
        return number * em
    if unit == "ex":
        return number * em / 2.0
    return number * _POINTS[unit]
