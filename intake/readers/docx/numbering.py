"""Automatic numbers of lists and headings ("1.1", "(a)", "Question 3"), as Word displays them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from intake.readers.docx import names as n
from intake.readers.docx.styles import Numbered, is_on

MAX_LEVELS = 9
MAX_NUMBER = 100_000
_PART = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how its number is written. `format` is Word's name for it ("decimal",
    "bullet")."""

    format: str = "decimal"
    text: str = ""
    start: int = 1
    restarts_after: int | None = None
    plain: bool = False


@dataclass(slots=True)
class Numbering:
    """The numbering part with its running counters; a fresh one for every walk of the document."""

    root: etree._Element | None
    _lists: dict[str, tuple[str, dict[int, Level]]] = field(default_factory=dict)
    _counters: dict[str, list[int | None]] = field(default_factory=dict)
    _overridden: set[tuple[str, int]] = field(default_factory=set)
    _starts: dict[tuple[str, int], int] = field(default_factory=dict)
    _numbers: dict[str, etree._Element] = field(default_factory=dict)
    _abstracts: dict[str, etree._Element] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.root is None:
            return
        for element in self.root.iterchildren(n.ABSTRACT_LIST, n.LIST):
            if element.tag == n.LIST:
                self._numbers.setdefault(element.get(n.NUMBER_ID, ""), element)
            else:
                self._abstracts.setdefault(element.get(n.ABSTRACT_ID, ""), element)

    def _list(self, identity: str) -> tuple[str, dict[int, Level]] | None:
        """The key of a list's counters and its levels; read when first used, since most files define many unused."""
        if identity not in self._lists and identity in self._numbers:
            self._lists[identity] = self._read(identity, self._numbers[identity])
        return self._lists.get(identity)

    def _read(self, identity: str, element: etree._Element) -> tuple[str, dict[int, Level]]:
        pointer = n.child(element, n.ABSTRACT_ID)
        key = "" if pointer is None else pointer.get(n.VAL, "")
        abstract = self._abstracts.get(key)
        link = None if abstract is None else n.child(abstract, n.w("numStyleLink"))
        if link is not None:
            key, abstract = self._styled(link.get(n.VAL, ""), key)
        levels = {} if abstract is None else dict(_levels(abstract))
        for override in element.iterchildren(n.w("lvlOverride")):
            self._override(identity, levels, override)
        return key, levels

    def _styled(self, style: str, default: str) -> tuple[str, etree._Element | None]:
        """The list that a list style stands for."""
        for key, element in self._abstracts.items():
            own = n.child(element, n.w("styleLink"))
            if own is not None and own.get(n.VAL) == style:
                return key, element
        return default, self._abstracts.get(default)

    def _override(self, identity: str, levels: dict[int, Level], override: etree._Element) -> None:
        place = _number(override.get(n.NUMBER_LEVEL), 0)
        own = override.find(n.w("lvl"))
        if own is not None:
            levels[place] = _level(own)
        start = override.find(n.w("startOverride"))
        if start is not None:
            first = _number(start.get(n.VAL), 1)
            self._starts[identity, place] = first
            levels[place] = replace(levels.get(place, Level()), start=first)

    def label(self, numbered: Numbered) -> str:
        """Count the paragraph and give its number as displayed; empty for bullets and unnumbered levels."""
        found = self._list(numbered.id)
        if found is None or not 0 <= numbered.level < MAX_LEVELS:
            return ""
        key, levels = found
        level = levels.get(numbered.level)
        if level is None or level.format == "bullet":
            return ""
        counters = self._counters.setdefault(key, [None] * MAX_LEVELS)
        self._count(numbered, counters, levels, level)
        if level.format == "none" and "%" not in level.text:
            return level.text.strip()
        return _PART.sub(lambda part: self._shown(int(part[1]) - 1, counters, levels, level.plain), level.text).strip()

    def _count(self, numbered: Numbered, counters: list[int | None], levels: dict[int, Level], level: Level) -> None:
        place = (numbered.id, numbered.level)
        current = counters[numbered.level]
        if place in self._starts and place not in self._overridden:
            self._overridden.add(place)
            current = None
        counters[numbered.level] = level.start if current is None else current + 1
        for deeper in range(numbered.level + 1, MAX_LEVELS):
            after = levels.get(deeper, level).restarts_after
            if after is None or numbered.level < after:
                counters[deeper] = None

    @staticmethod
    def _shown(place: int, counters: list[int | None], levels: dict[int, Level], plain: bool) -> str:
        level = levels.get(place, Level())
        number = counters[place]
        if number is None:
            number = counters[place] = level.start
        return written(number, "decimal" if plain and level.format != "decimalZero" else level.format)


def _levels(abstract: etree._Element) -> list[tuple[int, Level]]:
    return [(_number(element.get(n.NUMBER_LEVEL), 0), _level(element)) for element in abstract.iterchildren(n.w("lvl"))]


def _level(element: etree._Element) -> Level:
    def value(name: str, default: str) -> str:
        found = element.find(n.w(name))
        return default if found is None else found.get(n.VAL, default)

    restart = element.find(n.w("lvlRestart"))
    plain = element.find(n.w("isLgl"))
    return Level(
        format=value("numFmt", "decimal"),
        text=value("lvlText", ""),
        start=_number(value("start", "0"), 0),
        restarts_after=None if restart is None else _number(restart.get(n.VAL), 0),
        plain=plain is not None and is_on(plain.get(n.VAL)),
    )


def _number(value: str | None, default: int) -> int:
    return min(int(value), MAX_NUMBER) if value and value.isdecimal() else default


def written(number: int, format_name: str) -> str:
    match format_name:
        case "lowerLetter" | "upperLetter":
            letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number <= 780 else str(number)
            return letters.upper() if format_name == "upperLetter" else letters
        case "lowerRoman" | "upperRoman":
            return _roman(number).upper() if format_name == "upperRoman" else _roman(number)
        case "decimalZero":
            return f"{number:02d}"
        case "ordinal":
            return f"{number}{_ordinal_ending(number)}"
        case "none":
            return ""
    return str(number)


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    written = ""
    for value, letters in _ROMAN:
        while number >= value:
            written += letters
            number -= value
    return written


def _ordinal_ending(number: int) -> str:
    return "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
