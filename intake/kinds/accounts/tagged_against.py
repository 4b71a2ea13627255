"""Where the page contradicts a tag: a sign or a scale left away, the two years exchanged, another figure printed.

A difference is a contradiction only where it is of a kind that filers make and we do not. One that runs through the
whole document (every figure a thousand times the tag's, both years exchanged throughout) is our own misreading of a
heading; any other value is most likely another line of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from intake.kinds.accounts.tagged_figures import AMOUNTS, COUNTED, Figure
from intake.tagged_formats import is_comma_decimal, is_unit_decimal, number_of
from schemas.types import Evidence, Fact

Printed = tuple[float, tuple[Evidence, ...]]
_CLOSE = 0.5
"""Pounds within which two amounts are the same."""
_SCALES = (-6, -3, -2, 2, 3, 6)
"""Powers of ten by which tags are scaled wrongly."""
_DIGITS = re.compile(r"\d")
_GROUPED = re.compile(r"^\d{1,3}(?:,\d{3})+$")


class Against:
    """The facts of the page held against the tagged figures of one document."""

    def __init__(self, figures: Sequence[Figure], printed: Iterable[Fact], document: str) -> None:
        self._figures = figures
        self._document = document
        self._values: dict[tuple[str, str | None, str | None], list[float]] = {}
        for fact in printed:
            if isinstance(fact.value, int | float) and not isinstance(fact.value, bool):
                key = (fact.name.removeprefix("accounts."), fact.period_end, fact.subject)
                self._values.setdefault(key, []).append(float(fact.value))
        agreed = sum(self._prints(figure, figure.value) for figure in figures)
        self._scale_is_ours = sum(self._is_printed_scaled(figure) for figure in figures) > agreed
        self._order_is_ours = sum(self._is_exchanged(figure) for figure in figures) > agreed

    def of(self, figure: Figure, printed: Sequence[Fact]) -> Printed | None:
        """The other value printed for a figure, with its places; None where nothing contradicts it. `printed` are the
        page's facts of the same name, period and owner."""
        for fact in printed:
            value = fact.value
            if isinstance(value, int | float) and self._contradicts(figure, float(value)):
                return float(value), fact.evidence
        shown = shown_value(figure)
        if shown is None or is_close(shown, figure.value):
            return None
        tag = next(tag for tag in figure.tags if not tag.hidden)
        return shown, (Evidence(self._document, tag.shown, anchor=tag.anchor),)

    def _contradicts(self, figure: Figure, value: float) -> bool:
        if all(tag.hidden for tag in figure.tags) or is_close(value, -figure.value):
            return True
        if figure.value == 0 and any(tag.nil for tag in figure.tags):
            return True
        if is_scaled(value, figure.value):
            return figure.name in COUNTED or not self._scale_is_ours
        return not self._order_is_ours and self._is_exchanged(figure, value)

    def _prints(self, figure: Figure, value: float) -> bool:
        return any(is_close(held, value) for held in self._values.get(figure.key, ()))

    def _is_printed_scaled(self, figure: Figure) -> bool:
        return figure.name not in COUNTED and any(is_scaled(held, figure.value) for held in
                                                  self._values.get(figure.key, ()))

    def _is_exchanged(self, figure: Figure, value: float | None = None) -> bool:
        """Whether the page prints for this period what is tagged for another, and the other way round."""
        name, end, owner = figure.key
        for other in self._figures:
            if other.name != name or other.period_end == end or is_close(other.value, figure.value):
                continue
            here = self._values.get((name, end, owner), ()) if value is None else (value,)
            there = self._values.get((name, other.period_end, owner), ())
            if any(is_close(held, other.value) for held in here) and any(is_close(held, figure.value)
                                                                         for held in there):
                return True
        return False


def shown_value(figure: Figure) -> float | None:
    """The value of the words printed where the figure is tagged, None where they say nothing else than the tag.

    Only what the words themselves tell: a minus or brackets on a signed figure, further digits beside the tag, people
    that are scaled, thousands taken for decimals, a number where nil is tagged.
    """
    tag = next((tag for tag in figure.tags if not tag.hidden), None)
    if tag is None or figure.computed or not _DIGITS.search(tag.shown) or is_unit_decimal(tag.format):
        return None
    if is_comma_decimal(tag.format) and not _GROUPED.match(tag.text):
        return None
    value = number_of(tag.shown.strip("£€$ "), "numdotdecimal", 0 if figure.name in COUNTED else tag.scale)
    if value is None:
        return None
    if figure.name in AMOUNTS:
        return abs(value)
    # Printed without a sign under a label such as "loss": the tag tells more than its words.
    return None if value > 0 > figure.value and is_close(value, -figure.value) else value


def is_close(left: object, right: float) -> bool:
    """Whether a value is the same amount."""
    return isinstance(left, int | float) and not isinstance(left, bool) and abs(left - right) < _CLOSE


def is_scaled(left: float, right: float) -> bool:
    """Whether one is the other times a power of ten."""
    if not left or not right:
        return False
    ratio = abs(left / right)
    return any(abs(ratio / 10.0**power - 1.0) < 1e-6 for power in _SCALES)
