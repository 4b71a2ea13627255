"""How a form prints its questions, told from all its running text before any of it is read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from intake.kinds.questionnaire import numbers
from intake.located import Text

Known = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph, a line of one, or a box drawn around an answer (`boxed`); `level` is its heading level."""

    text: Text
    level: int = 0
    boxed: bool = False


@dataclass(frozen=True, slots=True)
class Habits:
    """How the form prints its questions: the styles of their numbers, whether most are numbered, the heading levels
    that are really questions in bold, whether its headings are in capitals."""

    styles: frozenset[str]
    numbered: bool
    asked_levels: frozenset[int]
    capitals: bool


def style(number: str) -> str:
    """A number's build: "F.12" is "A.9", "2.1(a)" is "9.9(a)"."""
    return re.sub(r"[a-z]+", "a", re.sub(r"[A-Z]+", "A", re.sub(r"\d+", "9", number)))


def habits_of(units: Sequence[Unit], known: Known) -> Habits:
    """The habits of a form, from its running text."""
    seen: Counter[str] = Counter()
    levels: Counter[int] = Counter()
    asked: Counter[int] = Counter()
    titled: Counter[int] = Counter()
    bare = 0
    for index, unit in enumerate(units):
        number, start = numbers.split(unit.text.text)
        rest = unit.text.text[start:].strip()
        is_known = known(rest.split(":")[0]) or rest.endswith("?")
        if is_known and number:
            seen[style(number)] += 1
        elif is_known:
            bare += 1
        if unit.level:
            levels[unit.level] += 1
            titled[unit.level] += is_known
            after = units[index + 1] if index + 1 < len(units) else None
            asked[unit.level] += is_known and after is not None and not after.level and not known(after.text.text)
    heads = [unit.text.text for unit in units if unit.level]
    return Habits(
        frozenset(kind for kind, count in seen.items() if count >= 2),
        sum(seen.values()) > 1.5 * bare,
        frozenset(
            level
            for level, count in levels.items()
            if (asked[level] >= 6 and asked[level] >= 0.4 * count)
            or (titled[level] >= 20 and titled[level] >= 0.6 * count)
        ),
        bool(heads) and sum(head.isupper() for head in heads) >= 0.5 * len(heads),
    )
