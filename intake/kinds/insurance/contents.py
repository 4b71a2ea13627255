"""What a row or column of a cover table holds when its label does not say: told by the shape of its cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Literal

from intake.kinds.insurance.attributes import Attribute, read_number
from intake.kinds.insurance.limits import LEAST_LIMIT, amounts, basis_of
from intake.values import find_dates

Shape = Literal["cover", "basis", "policy_number", "insurer", "period", "date"]

_NOTHING = re.compile(r"^\W*(?:n\s?/\s?a|none|nil|not applicable|as (?:above|left)|tbc)?\W*$", re.IGNORECASE)
_NUMBER = re.compile(r"(?=[^\d]*\d)[A-Z0-9][A-Z0-9/.\-–: ]{4,28}", re.IGNORECASE)
_INSURER = re.compile(
    r"(?i:\b(?:insurance|assurance|mutual|indemnity|underwrit\w+|insurers?|lloyd['’]s|syndicate|reinsurance)\b)"
    r"|\b(?:Re|SE|plc|PLC|DAC|AG)\b"
)
_YEAR = (300, 400)
"""Days from the first to the last day of a policy of a year."""


def shape_of(cells: Sequence[str]) -> Shape | None:
    """The one shape that all the cells with something in them have; None when they differ or there are none."""
    telling = [cell for cell in cells if not _NOTHING.match(cell)]
    shapes = {shape(cell) for cell in telling}
    return shapes.pop() if len(shapes) == 1 else None


def shape(cell: str) -> Shape | None:
    """The shape of one cell, or of one piece of a line; None for words without one."""
    words = " ".join(cell.split())
    dates = find_dates(words)
    if len(dates) == 2:
        return "period"
    if dates:
        return "date" if len(dates) == 1 and dates[0].end - dates[0].start > len(words) / 2 else None
    limits = [item for item in amounts(words) if item.role == "limit" and item.value >= LEAST_LIMIT]
    if limits and limits[0].start < len(words) / 2:
        return "cover"
    if any(char in words for char in "£%"):
        return None
    if _NUMBER.fullmatch(words) and read_number(words, 0, len(words)) and not re.search(r"[a-z]{3}", words):
        return "policy_number"
    if basis_of(words) and len(words) <= 60:
        return "basis"
    is_name = len(words) <= 70 and words[:1].isupper() and not words.endswith(".")
    return "insurer" if is_name and bool(_INSURER.search(words)) else None


def attributes_by_content(
    series: Sequence[Sequence[str]], labelled: Sequence[Attribute | None]
) -> list[Attribute | None]:
    """An attribute for each series (a row or column across the covers): as labelled, else by shape, else None.

    A shape counts only where no label claims it and one series alone has it. Two series of dates are first and last
    day where they lie a year apart in every cell.
    """
    shapes = [None if label is not None else shape_of(cells) for cells, label in zip(series, labelled, strict=True)]
    known = set(labelled) | {"starts" if label == "period" else label for label in labelled}
    result: list[Attribute | None] = list(labelled)
    for number, each in enumerate(shapes):
        if each and each != "date" and shapes.count(each) == 1 and each not in known:
            result[number] = each
    days = [number for number, each in enumerate(shapes) if each == "date"]
    if len(days) == 2 and not known & {"starts", "expires", "period"} and _a_year_apart(*(series[n] for n in days)):
        result[days[0]], result[days[1]] = "starts", "expires"
    return result


def _a_year_apart(first: Sequence[str], last: Sequence[str]) -> bool:
    pairs = [(find_dates(a), find_dates(b)) for a, b in zip(first, last, strict=True)]
    spans = [
        (date.fromisoformat(b[0].value) - date.fromisoformat(a[0].value)).days
        for a, b in pairs
        if a and b and a[0].possible and b[0].possible
    ]
    return bool(spans) and all(_YEAR[0] <= span <= _YEAR[1] for span in spans)
