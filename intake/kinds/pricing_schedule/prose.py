"""Prices that are said in sentences: "Our charge for one-to-one tuition is £45 per hour", "We charge 45p a mile for
travel", and units that are said once for all prices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from intake.kinds.pricing_schedule.columns import unit_in
from intake.located import Reading, Text
from intake.values import find_money

_ARTICLE = r"(?:our |the |an? |each |all |your )?"
_FOR = re.compile(
    rf"\b(?:charges?|fees?|prices?|rates?|costs?)\s+(?:for|of)\s+{_ARTICLE}(?P<line>[^.;:£]{{3,80}}?)\s+"
    r"(?:is|are|will be)\b[^.;£]{0,25}$",
    re.IGNORECASE,
)
_IS = re.compile(
    rf"(?:^|[.;]\s+|,?\s+and\s+){_ARTICLE}(?P<line>[A-Za-z][^.;:£]{{3,80}}?)\s+"
    r"(?:(?:is|are|will be)(?: charged| priced| offered| available| provided)?(?: at)?|costs?|will cost|comes? at)\s*$",
    re.IGNORECASE,
)
_WE = re.compile(r"\b(?:we|our)\b[^.;£]{0,40}\b(?:charge|price|fee|rate|ask)s?\b[^.;£]{0,12}$", re.IGNORECASE)
_BEHIND = re.compile(rf"^[^.;£]{{0,40}}?\bfor\s+{_ARTICLE}(?P<line>[^.;,:£]{{3,80}})", re.IGNORECASE)
_FOR_ALL = re.compile(
    r"\b(?:all|our|these|the)\b[^.;]{0,20}\b(?:prices|rates|fees|charges|figures)\b[^.;]{0,40}", re.IGNORECASE
)
_NO_PRICE = re.compile(
    r"\b(?:total|vat|budget|turnover|insurance|cover|deposit|contract|value|increase|discount|limit|excess|it|they|this"
    r"|that|which|there|charge|fee|price|rate)\b",
    re.IGNORECASE,
)
_BETWEEN = ("", "per", "a", "an", "each", "/")
_NEAR = 40
"""Characters behind an amount in which its unit stands."""


@dataclass(frozen=True, slots=True)
class Told:
    """A price in a sentence, with the stretch that names its line and that of its unit."""

    line: str
    text: Text
    value: float
    start: int
    end: int
    unit: tuple[str, int, int]


def told_in(reading: Reading) -> Iterator[Told]:
    """The prices with a unit that sentences give."""
    for paragraph in reading.paragraphs():
        text = paragraph.text
        for amount in find_money(text.text) if not text.hidden and paragraph.region == "body" else ():
            behind = text.text[amount.end : amount.end + _NEAR]
            unit = unit_in(behind)
            line = _line(text.text[: amount.start], text.text[amount.end :])
            if unit is not None and line and behind[: unit[1]].strip(" (").lower() in _BETWEEN:
                start, end = amount.end + unit[1], amount.end + unit[2]
                yield Told(line, text, amount.value, amount.start, amount.end, (unit[0], start, end))


def _line(before: str, after: str) -> str | None:
    match = _FOR.search(before) or _IS.search(before) or (_BEHIND.match(after) if _WE.search(before) else None)
    if match is None or _NO_PRICE.search(match["line"]):
        return None
    return " ".join(match["line"].split())


def unit_for_all(reading: Reading) -> tuple[Text, int, int] | None:
    """The unit that a line says of all prices: "All rates are per hour"."""
    for text in reading.texts():
        match = None if text.hidden or len(text.text) > 300 else _FOR_ALL.search(text.text)
        found = unit_in(match[0]) if match else None
        if match is not None and found is not None:
            return text, match.start() + found[1], match.start() + found[2]
    return None
