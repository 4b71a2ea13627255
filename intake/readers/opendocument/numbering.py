"""Automatic numbers of lists and headings in OpenDocument texts ("1.1", "(a)"), as they are displayed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from intake.readers.docx.numbering import MAX_LEVELS, MAX_NUMBER, written
from intake.readers.opendocument.names import name, number_of

_LIST_STYLE, _OUTLINE_STYLE, _OUTLINE_LEVEL_STYLE = (
    name(f"text:{local}") for local in ("list-style", "outline-style", "outline-level-style")
)
_NUMBERED, _LEVEL, _START, _SHOWN_LEVELS = (
    name(f"text:{local}") for local in ("list-level-style-number", "level", "start-value", "display-levels")
)
_FORMAT, _PREFIX, _SUFFIX, _NAME = (
    name(f"style:{local}") for local in ("num-format", "num-prefix", "num-suffix", "name")
)
_PATTERN = name("loext:num-list-format")
_PART = re.compile(r"%([1-9])%")
_FORMATS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "1": "decimal"}
OUTLINE = "\0outline"
"""The name under which the numbers of headings are kept."""


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered. `pattern` has %1% for the number of level 1; empty: from prefix, suffix and
    the number of levels shown."""

    format: str = ""
    prefix: str = ""
    suffix: str = ""
    shown_levels: int = 1
    start: int = 1
    pattern: str = ""

    @property
    def is_numbered(self) -> bool:
        """Whether it displays anything that counts."""
        return bool(self.format)


@dataclass(slots=True)
class Counters:
    """The running numbers of one list, continued lists included."""

    style: str = ""
    values: list[int | None] = field(default_factory=lambda: [None] * MAX_LEVELS)


@dataclass(slots=True)
class Numbering:
    """The list styles with the running counters; a fresh one for every walk of the document."""

    styles: dict[str, dict[int, Level]] = field(default_factory=dict)
    _by_id: dict[str, Counters] = field(default_factory=dict)
    _last: dict[str, Counters] = field(default_factory=dict)
    _outline: Counters = field(default_factory=Counters)

    @classmethod
    def of(cls, *scopes: etree._Element | None) -> Numbering:
        """The numbering of a file from the places that define list styles, the nearest first."""
        found: dict[str, dict[int, Level]] = {}
        for scope in scopes:
            for style in () if scope is None else scope.iter(_LIST_STYLE, _OUTLINE_STYLE):
                key = OUTLINE if style.tag == _OUTLINE_STYLE else style.get(_NAME, "")
                found.setdefault(key, _levels(style))
        return cls(found)

    def begin(self, element: etree._Element, style: str) -> Counters:
        """The counters of a list that begins: those of the list that it continues, else new ones."""
        continued = element.get(name("text:continue-list"))
        if continued in self._by_id:
            counters = self._by_id[continued]
        elif element.get(name("text:continue-numbering")) == "true" and style in self._last:
            counters = self._last[style]
        else:
            counters = Counters(style)
        identity = element.get(name("xml:id"))
        if identity:
            self._by_id[identity] = counters
        self._last[style] = counters
        return counters

    def item(self, counters: Counters, style: str, depth: int, start: str | None) -> str:
        """Count an item at a depth from 0 and give its number as displayed; empty for bullets."""
        levels = self.styles.get(style, {})
        return self._label(counters, levels, depth, start)

    def heading(self, depth: int, start: str | None) -> str:
        """Count a heading at a depth from 0; empty where headings are not numbered."""
        return self._label(self._outline, self.styles.get(OUTLINE, {}), depth, start)

    def _label(self, counters: Counters, levels: dict[int, Level], depth: int, start: str | None) -> str:
        if not 0 <= depth < MAX_LEVELS:
            return ""
        level = levels.get(depth, Level())
        current = counters.values[depth]
        if start is not None:
            counters.values[depth] = number_of(start, 1, MAX_NUMBER)
        else:
            counters.values[depth] = level.start if current is None else min(current + 1, MAX_NUMBER)
        for deeper in range(depth + 1, MAX_LEVELS):
            counters.values[deeper] = None
        return _shown(level, levels, counters, depth) if level.is_numbered else ""


def _levels(style: etree._Element) -> dict[int, Level]:
    found = {}
    for element in style.iterchildren(_NUMBERED, _OUTLINE_LEVEL_STYLE):
        found[number_of(element.get(_LEVEL), 1, MAX_LEVELS) - 1] = Level(
            _FORMATS.get(element.get(_FORMAT, ""), ""),
            element.get(_PREFIX, ""),
            element.get(_SUFFIX, ""),
            number_of(element.get(_SHOWN_LEVELS), 1, MAX_LEVELS),
            number_of(element.get(_START), 1, MAX_NUMBER),
            element.get(_PATTERN, ""),
        )
    return found


def _shown(level: Level, levels: dict[int, Level], counters: Counters, depth: int) -> str:
    def number(place: int) -> str:
        own = levels.get(place, Level())
        value = counters.values[place]
        return written(own.start if value is None else value, own.format or "decimal")

    if level.pattern:
        return _PART.sub(lambda part: number(int(part[1]) - 1) if int(part[1]) - 1 <= depth else "", level.pattern)
    first = max(depth - level.shown_levels + 1, 0)
    places = [place for place in range(first, depth + 1) if place == depth or levels.get(place, Level()).is_numbered]
    return f"{level.prefix}{'.'.join(number(place) for place in places)}{level.suffix}".strip()
