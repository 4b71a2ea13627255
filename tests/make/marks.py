"""Marked text: what a document prints and the facts it thereby states, written in one place.

``[[name@subject#period_end=value|printed]]`` prints ``printed`` and states one fact; ``;;`` joins several
facts of the same words; without a value the printed words are the value. Values are JSON
where they parse, else text.
"""

import json
import re
from dataclasses import dataclass, replace
from typing import TypeAlias

Value: TypeAlias = bool | int | float | str | list[str]
Box: TypeAlias = tuple[float, float, float, float]

_MARK = re.compile(r"\[\[(.+?)\|(.*?)\]\]", re.DOTALL)
_SPEC = re.compile(
    r"^(?P<name>[a-z0-9_.]+)(@(?P<subject>[^#=]+))?(#(?P<period>\d{4}-\d\d-\d\d))?(=(?P<value>.*))?$",
    re.DOTALL,
)


@dataclass(frozen=True)
class Mark:
    """One fact a document states, and where; ``box`` in points from the page's top left, where it is known."""

    name: str
    value: Value
    subject: str | None = None
    period_end: str | None = None
    quote: str | None = None
    page: int | None = None
    sheet: str | None = None
    cell: str | None = None
    box: Box | None = None


@dataclass(frozen=True)
class Built:
    """The bytes of one document and the facts it states."""

    data: bytes
    marks: tuple[Mark, ...] = ()

    def stating(self, *more: Mark) -> "Built":
        """The same bytes with facts added that are counted or read across several places."""
        return replace(self, marks=self.marks + more)


def mark(name: str, value: Value, printed: str | None = None) -> str:
    """Marked text for one fact; the printed words default to the value."""
    words = printed if printed is not None else str(value)
    return f"[[{name}={json.dumps(value, ensure_ascii=False)}|{words}]]"


def facts_of(spec: str, quote: str | None) -> list[Mark]:
    """The facts of one mark's left side, all with the same quote."""
    found = []
    for part in spec.split(";;"):
        match = _SPEC.match(part)
        if match is None:
            raise ValueError(f"not a mark: {part!r}")
        value = match["value"]
        found.append(
            Mark(match["name"], _value(value, quote or ""), match["subject"], match["period"], quote)
        )
    return found


def read(text: str) -> tuple[str, list[Mark]]:
    """The words to print and the facts stated by them, in order."""
    found: list[Mark] = []
    for match in _MARK.finditer(text):
        found.extend(facts_of(match[1], match[2]))
    return _MARK.sub(lambda match: match[2], text), found


def _value(written: str | None, printed: str) -> Value:
    if written is None or written == "":
        return printed
    try:
        value: Value = json.loads(written)
    except ValueError:
        return written
    return value
