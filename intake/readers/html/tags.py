"""The tags of inline XBRL: contexts, units and values, whatever the edition, the prefixes or the place on the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from lxml import etree

from intake.readers.html.names import inline_name, local, words_in
from intake.readers.html.printed import printed_around
from intake.readers.html.source import Element
from intake.readers.quick import quick
from intake.tagged_formats import kind_of, number_of
from intake.tagged_values import TagContext, TaggedValue

MAX_TAGS = 100_000
_tagged_value = quick(TaggedValue)

_NAMES = tuple(f"{{*}}{name}" for name in ("nonFraction", "nonNumeric", "fraction", "continuation", "context", "unit"))
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WHITE_SPACE = re.compile(r"\s+")
_NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"


class Tags:
    """The tags of one page, in the order in which they stand."""

    def __init__(self, root: Element) -> None:
        self._contexts: dict[str, TagContext] = {}
        self._units: dict[str, str] = {}
        self._continued: dict[str, Element] = {}
        self._found: list[Element] = []
        self._hidden: dict[Element, bool] = {}
        self._gather(root)

    def _gather(self, root: Element) -> None:
        namespaced = root.tag.startswith("{")
        if local(root.tag) == "xbrl":
            self._gather_instance(root)
            return
        for element in root.iter(*_NAMES) if namespaced else root.iter():
            tag = element.tag
            if not isinstance(tag, str) or not (namespaced or ":" in tag):
                continue
            name = inline_name(tag)
            if name in ("nonfraction", "nonnumeric", "fraction"):
                if len(self._found) < MAX_TAGS:
                    self._found.append(element)
            elif name == "continuation":
                self._continued[element.get("id", "")] = element
            elif not name and (local(tag) in ("context", "unit")):
                self._define(element, local(tag))

    def _gather_instance(self, root: Element) -> None:
        """The values of an instance without a page: every element with a context."""
        for element in root.iter():
            if not isinstance(element.tag, str):
                continue
            if element.get("contextRef") is not None:
                if len(self._found) < MAX_TAGS:
                    self._found.append(element)
            elif local(element.tag) in ("context", "unit"):
                self._define(element, local(element.tag))

    def _define(self, element: Element, name: str) -> None:
        key = element.get("id", "")
        if name == "unit":
            self._units.setdefault(key, _unit(element))
        else:
            context = _context(element, key)
            if context is not None:
                self._contexts.setdefault(key, context)

    def all(self) -> tuple[TaggedValue, ...]:
        """Every tag with its value."""
        seen: Counter[tuple[str, str]] = Counter()
        return tuple(self._value(element, seen) for element in self._found)

    def words(self) -> dict[str, tuple[str, ...]]:
        """Anchor to what may be quoted there, without white space: the words inside, the format that stands for words,
        the members of the context. Looked up in the markup anew, not taken from the values."""
        found: dict[str, tuple[str, ...]] = {}
        seen: Counter[tuple[str, str]] = Counter()
        for element in self._found:
            said = _attributes(element)
            name, context = _name(element, said), said.get("contextref", "")
            seen[name, context] += 1
            place = seen[name, context]
            anchor = f"{name}, context {context}" + (f", place {place}" if place > 1 else "")
            members = self._contexts[context].members if context in self._contexts else ()
            shown = printed_around(element) if _is_number(element) else ""
            words = (self._text(element, said), shown, said.get("format", ""), *members)
            found[anchor] = tuple("".join(each.split()) for each in words if each)
        for key, unit in self._units.items():
            found[f"unit {key}"] = (unit,)
        return found

    def _value(self, element: Element, seen: Counter[tuple[str, str]]) -> TaggedValue:
        said = _attributes(element)
        name, context = _name(element, said), said.get("contextref", "")
        seen[name, context] += 1
        text = self._text(element, said)
        form, numeric, nil = said.get("format", ""), _is_number(element), _is_nil(element)
        kind, scale = kind_of(form), _whole(said.get("scale", ""))
        known = self._contexts.get(context)
        number = None
        if numeric:
            number = 0.0 if nil else number_of(text, kind, scale, said.get("sign") == "-")
        members = known.members if known is not None else ()
        return _tagged_value(
            name=name,
            concept=name.rpartition(":")[2],
            context_id=context,
            context=known,
            text=text,
            number=number,
            unit=self._units.get(said.get("unitref", "")) if numeric else None,
            unit_id=said.get("unitref", ""),
            format=kind,
            scale=scale,
            nil=nil,
            hidden=self._is_hidden(element),
            shown=printed_around(element) if numeric else text,
            place=seen[name, context],
            quote=text or (members[0] if members and not numeric else "") or form,
        )

    def _is_hidden(self, element: Element) -> bool:
        """Whether the tag stands in the hidden section, or in what the page does not show."""
        passed: list[Element] = []
        at: Element | None = element
        hidden = False
        while at is not None:
            known = self._hidden.get(at)
            if known is not None:
                hidden = known
                break
            passed.append(at)
            if inline_name(at.tag) == "hidden" or _HIDDEN_STYLE.search(at.get("style") or ""):
                hidden = True
                break
            at = at.getparent()
        self._hidden.update(dict.fromkeys(passed, hidden))
        return hidden

    def _text(self, element: Element, said: Mapping[str, str]) -> str:
        """The words inside with those of its continuations, single-spaced; what is excluded is left out."""
        if len(element) == 0 and "continuedat" not in said:
            return " ".join((element.text or "").split())
        pieces = list(_words(element))
        following = said.get("continuedat")
        passed: set[str] = set()
        while following and following not in passed and following in self._continued:
            passed.add(following)
            pieces.append(" ")
            pieces += _words(self._continued[following])
            following = _attributes(self._continued[following]).get("continuedat")
        return _WHITE_SPACE.sub(" ", "".join(pieces)).strip()


def _words(element: Element) -> Iterator[str]:
    if len(element) == 0:
        yield element.text or ""
        return
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and inline_name(child.tag) not in ("exclude", "footnote"):
            yield from _words(child)
            if local(child.tag) in ("p", "div", "br", "td", "tr", "li"):
                yield " "
        yield child.tail or ""


def _attributes(element: Element) -> dict[str, str]:
    """The attributes by their names in lower case: a browser that saved the page may have lowered them."""
    return {str(name).lower(): str(value).strip() for name, value in element.items()}


def _name(element: Element, said: Mapping[str, str]) -> str:
    """The concept's name as written: of a tag its attribute, of an instance's value the element itself."""
    if inline_name(element.tag):
        return said.get("name", "")
    name = etree.QName(element).localname
    return f"{element.prefix}:{name}" if element.prefix else name


def _is_number(element: Element) -> bool:
    name = inline_name(element.tag)
    return name == "nonfraction" or (not name and bool(element.get("unitRef")))


def _is_nil(element: Element) -> bool:
    return (element.get(_NIL) or element.get("xsi:nil") or "").strip().lower() in ("true", "1")


def _whole(said: str) -> int:
    try:
        return int(said or "0")
    except ValueError:
        return 0


def _unit(element: Element) -> str:
    """ "GBP", "pure", "shares"; a rate as "GBP/shares"."""
    measures = [
        (measure.text or "").strip().rpartition(":")[2]
        for measure in element.iter()
        if isinstance(measure.tag, str) and local(measure.tag) == "measure"
    ]
    return "/".join(measures) or element.get("id", "")


def _context(element: Element, key: str) -> TagContext | None:
    """The context, None where it names no day."""
    days: dict[str, str] = {}
    dimensions: list[tuple[str, str]] = []
    members: list[str] = []
    for part in element.iter():
        if not isinstance(part.tag, str):
            continue
        name = local(part.tag)
        if name in ("instant", "startdate", "enddate"):
            day = _DATE.search(part.text or "")
            if day:
                days[name] = day[0]
        elif name in ("explicitmember", "typedmember"):
            member = words_in(part).strip()
            dimensions.append((part.get("dimension", "").rpartition(":")[2], member.rpartition(":")[2]))
            members.append(member)
    end = days.get("instant") or days.get("enddate")
    return None if end is None else TagContext(key, end, days.get("startdate"), tuple(dimensions), tuple(members))
