"""Amounts as accounts print them: brackets, minus signs, dashes and nil."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from intake.located import Cell, Text

_FIGURE = re.compile(
    r"(?<![\w.,/])(?P<sign>[-−–—]\s?)?(?P<open>[(\[])?\s?(?P<minus>[-−–—]\s?)?(?:£|GBP|€"
    r"|\$)?\s?(?P<inner>[-−–])?"
    r"(?P<digits>\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+(?![\d,])|\d+)(?P<pence>\.\d{1,2}|\.\d+)?"
    r"\s?(?P<scale>k|m|bn|million"
    r"|thousand)?\s?(?P<close>[)\]])?(?P<after>[-−](?!\d))?(?P<percent>\s?%)?(?![\w/]"
    r"|[.,]\d)",
    re.IGNORECASE,
)
_NOUGHT = re.compile(r"^\s*(?:£\s?)?(?:[-−–—]{1,3}|nil|none|\(\s?[-−–—]\s?\)|n/?l)\s*$", re.IGNORECASE)
_SCALES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9}


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount where it is printed. `whole` is false for one with pence or a scale letter; `bracketed`
    says that it was shown as negative; `plain` that it is a bare number below a hundred, such as a
    note's."""

    value: float
    text: Text
    start: int
    end: int
    bracketed: bool = False
    plain: bool = False


def figures_in(text: Text) -> list[Figure]:
    """The amounts in a text when it holds nothing else; empty otherwise. A dash or nil is nought."""
    if _NOUGHT.match(text.text):
        return [Figure(0.0, text, 0, len(text.text))]
    found = list(_figures(text))
    rest = text.text
    for figure in reversed(found):
        rest = rest[: figure.start] + rest[figure.end :]
    return found if found and not re.search(r"[A-Za-z]", rest.replace("£", "")) else []


def trailing_figures(text: Text) -> tuple[str, list[Figure]]:
    """A line's label and the amounts at its end: "Net assets\t127,221\t(13,195)". No amounts: the whole is
    label."""
    found: list[Figure] = []
    end = len(text.text.rstrip())
    for match in reversed(list(re.finditer(r"\S+", text.text))):
        if match.end() > end:
            continue
        part = text.text[match.start() : end]
        figure = _single(text, match.start(), end, part)
        if figure is None:
            break
        found.insert(0, figure)
        end = len(text.text[: match.start()].rstrip())
    return text.text[:end], found


def of_cell(cell: Cell) -> list[Figure]:
    """The amounts of a cell: its number in a workbook, else those its text consists of."""
    if isinstance(cell.value, bool) or cell.formula_without_value:
        return []
    if isinstance(cell.value, int | float):
        value = float(cell.value)
        return [Figure(value, cell.text, 0, len(cell.text.text), value < 0, 0 < value < 100 and value.is_integer())]
    return figures_in(cell.text)


def _figures(text: Text) -> Iterator[Figure]:
    for match in _FIGURE.finditer(text.text):
        if not match["percent"]:
            yield _figure(text, match)


def _single(text: Text, start: int, end: int, part: str) -> Figure | None:
    if _NOUGHT.match(part):
        return Figure(0.0, text, start, end)
    match = _FIGURE.fullmatch(part)
    if match is None or match["percent"]:
        return None
    figure = _figure(text, match)
    return Figure(figure.value, text, start, end, figure.bracketed, figure.plain)


def _figure(text: Text, match: re.Match[str]) -> Figure:
    digits = re.sub(r"[, ]", "", match["digits"]) + (match["pence"] or "")
    value = float(digits) * _SCALES.get((match["scale"] or "").lower(), 1.0)
    bracketed = bool(match["open"] and match["close"])
    negative = bracketed or bool(match["sign"] or match["minus"] or match["inner"] or match["after"])
    start, end = match.start(), match.end()
    while start < end and text.text[start].isspace():
        start += 1
    plain = not match["pence"] and "," not in match["digits"] and value < 100 and not negative
    return Figure(-value if negative else value, text, start, end, negative, plain)
