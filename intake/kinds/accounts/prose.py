"""Figures of the notes that are said in a sentence: "after charging depreciation of £4,120 (2024: £3,980)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from intake.kinds.accounts.figures import figures_in
from intake.kinds.accounts.found import Found
from intake.kinds.accounts.labels import lines_for
from intake.kinds.accounts.periods import Heading, Period
from intake.located import Text

_AMOUNT = r"£\s?\d[\d,]*(?:\.\d\d)?(?:\s?(?:k|m|million|thousand)\b)?|nil\b|£nil\b"
_SAID = re.compile(
    rf"(?P<term>[A-Za-z][A-Za-z' -]{{4,90}}?)\s+(?:of|was|were|is|are|came to|amount(?:ed|ing) to|totall(?:ed|ing)"
    rf"|stood at)\s+(?P<now>{_AMOUNT})\s*\(\s*(?:(?P<year>20\d\d)|last year|prior year|previous year)\s*[:,–—-]?\s*"
    rf"(?P<prior>{_AMOUNT})\s*\)",
    re.IGNORECASE,
)
_SOUGHT = frozenset(
    (
        "depreciation_amortisation",
        "deferred_income",
        "borrowings",
        "directors_loans",
        "pension_deficit",
        "interest_payable",
        "interest_received",
    )
)
_MOST_WORDS = 6
_CONFIDENCE = 0.85


def figures_in_prose(texts: list[Text], main: Period | None, found: list[Found]) -> list[Found]:
    """Figures with a comparative in brackets behind them, for the facts that no table gave."""
    known = {item.fact for item in found}
    added: list[Found] = []
    for text in texts if main is not None else ():
        for fact, period, start, end in _said(text, main):
            figures = figures_in(text.part(start, end))
            if fact not in known and figures:
                figure = figures[0]
                place = type(figure)(figure.value, text, start, end)
                added.append(Found(fact, period, abs(figure.value), [place], 1, False, -1, _CONFIDENCE))
        known |= {item.fact for item in added}
    return found + added


def _said(text: Text, main: Period | None) -> Iterator[tuple[str, Period, int, int]]:
    for match in _SAID.finditer(text.text):
        fact = _fact_of(match["term"])
        prior = Heading(year=int(match["year"])) if match["year"] else Heading(order=1)
        for group, heading in (("now", Heading(order=0)), ("prior", prior)):
            period = heading.resolve(main)
            if fact is not None and period is not None:
                yield fact, period, match.start(group), match.end(group)


def _fact_of(term: str) -> str | None:
    """The fact whose name ends the words before an amount: the longest stretch of them that names one."""
    words = term.lower().split()
    for first in range(max(0, len(words) - _MOST_WORDS), len(words)):
        lines = lines_for(" ".join(words[first:]))
        if lines:
            return lines[0].fact if lines[0].fact in _SOUGHT else None
    return None
