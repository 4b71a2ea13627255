"""Editions of the standard questionnaire: recognised when the numbers printed agree with the wordings beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from schemas.questions import BankQuestion

LEAST_AGREEING = 5
"""Questions whose number and wording must agree before an edition's numbers are believed."""
LEAST_SHARE = 0.7
"""Share of the numbers known to the edition that must agree."""

_SEPARATORS = re.compile(r"[\s\-–]+|(?<=\d)[.:](?=\(|$)")


@dataclass(frozen=True, slots=True)
class Edition:
    """A recognised edition: the code of each number that only one question has."""

    name: str
    codes: Mapping[str, str]

    def code(self, number: str) -> str | None:
        """The code of a printed number, None when the edition has no such number."""
        return self.codes.get(folded(number))


def folded(number: str) -> str:
    """A printed number made comparable: "1.1 (g) - (i)" is "1.1(g)(i)"."""
    plain = _SEPARATORS.sub("", number).casefold()
    return plain if "(" in plain else plain.rstrip(").")


def recognise(seen: Iterable[tuple[str, str | None]], questions: Mapping[str, BankQuestion]) -> Edition | None:
    """The edition whose numbers fit what was seen, as (number, code matched by wording) pairs; None when none does."""
    pairs = [(folded(number), code) for number, code in seen if number]
    best: tuple[int, Edition] | None = None
    for edition in _editions(questions):
        known = [(number, code) for number, code in pairs if number in edition.codes and code is not None]
        agreeing = sum(edition.codes[number] == code for number, code in known)
        if agreeing >= LEAST_AGREEING and agreeing >= LEAST_SHARE * len(known) and (best is None or agreeing > best[0]):
            best = (agreeing, edition)
    return None if best is None else best[1]


def _editions(questions: Mapping[str, BankQuestion]) -> list[Edition]:
    codes: dict[str, dict[str, str]] = {}
    twice: set[tuple[str, str]] = set()
    for question in questions.values():
        for name, entry in question.editions.items():
            number = folded(entry.number)
            if number in codes.setdefault(name, {}):
                twice.add((name, number))
            codes[name][number] = question.code
    return [
        Edition(name, {number: code for number, code in numbers.items() if (name, number) not in twice})
        for name, numbers in sorted(codes.items())
    ]
