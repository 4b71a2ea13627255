"""Matching: the number where the edition is known, then the wording, then the heading; never a wrong match.

A wording is matched by the bank's signs (a phrase that only this question has) or by likeness to one of its wordings.
Two candidates that are about as good are no match, and neither is a question that no candidate is close to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from intake.matching.parties import named_party, party_of
from intake.matching.wording import content, plain, weights
from schemas.questions import BankQuestion, bank

_ACCEPT = 0.68
"""Likeness from which a wording without a sign is taken; below it the bank does not know the question."""
_MARGIN = 0.06
"""By how much the best must be better than the next."""
_SIGN_MARGIN = 0.015
"""The same between two candidates of which a sign was found."""
_SIGN = 0.80
"""Score of a sign before likeness adds to it."""
_EXACT = 0.99
_SURE_OF_SIGN = 0.92
_LIKELY = 0.06
_ANYONES = frozenset({"name", "full name", "number", "status", "deputy", "full address"})
"""Labels that mean nothing without a heading."""
_REMEMBERED = 4096
"""Wordings whose match is kept: a form asks about the same line several times while it is read."""
_LONG = 45
"""Content words from which a text is guidance or an answer rather than a question."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A question as printed: its number, wording, the question it is part of, headings outermost first."""

    number: str
    text: str
    stem: str = ""
    headings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """The bank's question and how sure the match is, 0 to 1."""

    question: BankQuestion
    confidence: float


@dataclass(frozen=True, slots=True)
class _Entry:
    question: BankQuestion
    signs: tuple[re.Pattern[str], ...]
    unless: tuple[re.Pattern[str], ...]
    labels: frozenset[str]
    exact: frozenset[str]
    wordings: tuple[frozenset[str], ...]
    printed: tuple[str, ...]


class Matcher:
    """The bank made ready for matching."""

    def __init__(self, questions: Mapping[str, BankQuestion]) -> None:
        self.questions = questions
        self._entries = tuple(_entry(question) for question in questions.values())
        self._weights = weights(frozenset().union(*entry.wordings) for entry in self._entries)
        self._unknown = max(self._weights.values(), default=1.0)
        self._found: dict[tuple[str, str | None], Match | None] = {}
        self._totals = tuple(tuple(self._weight(known) for known in entry.wordings) for entry in self._entries)
        self._places = _places(self._entries)

    def _weight(self, words: Iterable[str]) -> float:
        # In order: sums of the same numbers differ in their last digits by it.
        return sum(self._weights.get(word, self._unknown) for word in sorted(words))

    def match(self, asking: Asking) -> Match | None:
        """The bank's question for a printed one; None when unsure."""
        words = plain(asking.text)
        if not words:
            return None
        party = party_of((*asking.headings, asking.stem) if asking.stem else asking.headings)
        label = self._label(words, party)
        if label is not None:
            return label
        found = self._best(words, asking.text, party)
        if found is None and asking.stem and len(content(asking.text)) <= 6:
            found = self._with_stem(asking, party)
        return found

    def _label(self, words: str, party: str | None) -> Match | None:
        """A short label that means a question only under its heading."""
        for entry in self._entries:
            if words not in entry.labels:
                continue
            if party in entry.question.under:
                return Match(entry.question, 0.95)
            if party is None and "applicant" in entry.question.under and words not in _ANYONES:
                return Match(entry.question, 0.82)
        return None

    def _with_stem(self, asking: Asking, party: str | None) -> Match | None:
        joined = f"{asking.stem} {asking.text}"
        found = self._best(plain(joined), joined, party)
        if found is None:
            return None
        alone = self._best(plain(asking.stem), asking.stem, party)
        if alone is not None and alone.question.code == found.question.code and len(content(asking.text)) > 2:
            return None
        return Match(found.question, found.confidence * 0.9)

    def _best(self, words: str, text: str, party: str | None) -> Match | None:
        key = (words, party)
        if key not in self._found:
            if len(self._found) > _REMEMBERED:
                self._found.clear()
            self._found[key] = self._search(words, text, party)
        return self._found[key]

    def _search(self, words: str, text: str, party: str | None) -> Match | None:
        asked = content(text)
        ranked = sorted(self._scores(words, asked, party), key=lambda scored: (-scored[0], scored[1].question.code))
        if not ranked:
            return None
        top, entry = ranked[0]
        rival = next((score for score, other in ranked[1:] if not _same(other.question, entry.question)), 0.0)
        if top < _ACCEPT or top - rival < (_MARGIN if top < _SIGN else _SIGN_MARGIN):
            return None
        return Match(entry.question, _sureness(top))

    def _scores(self, words: str, asked: tuple[str, ...], party: str | None) -> Iterable[tuple[float, _Entry]]:
        own = named_party(words)
        terms = frozenset(asked)
        alike = self._alike(sorted(terms))
        for number, entry in enumerate(self._entries):
            if not _allowed(entry.question, party, own):
                continue
            score = _score(entry, words, terms, alike.get(number, 0.0))
            if score > 0.3:
                yield score, entry

    def _alike(self, terms: Sequence[str]) -> dict[int, float]:
        """The likeness of the best wording of each entry with a word in common, by the entry's position: the share of
        common words by their weight (Dice)."""
        common: dict[tuple[int, int], float] = {}
        for term in terms:
            weight = self._weights.get(term, self._unknown)
            for place in self._places.get(term, ()):
                common[place] = common.get(place, 0.0) + weight
        total = self._weight(terms)
        best: dict[int, float] = {}
        for (number, wording), weight in common.items():
            share = 2 * weight / (total + self._totals[number][wording])
            if share > best.get(number, 0.0):
                best[number] = share
        return best


def _score(entry: _Entry, words: str, terms: frozenset[str], alike: float) -> float:
    if words in entry.exact:
        return _EXACT
    hit = max(
        (match.end() - match.start() for match in (sign.search(words) for sign in entry.signs) if match), default=-1
    )
    if (hit >= 0 or alike >= 0.5) and any(pattern.search(words) for pattern in entry.unless):
        return 0.0
    if hit >= 0:
        covered = min(1.0, hit / max(len(words), 1))
        return _SIGN + 0.12 * alike + 0.06 * covered
    if alike < 0.5 or len(terms) > _LONG:
        return alike * 0.5
    near = max((fuzz.token_set_ratio(words, wording) for wording in entry.printed), default=0.0) / 100
    return 0.65 * alike + 0.2 * near if len(terms) > 1 else 0.0


def _sureness(score: float) -> float:
    """How sure a match is. A sign is hardly ever another question's; likeness alone may be."""
    if score >= _EXACT:
        return _EXACT
    if score >= _SIGN:
        return round(_SURE_OF_SIGN + (score - _SIGN) / 3, 3)
    return round(min(_SURE_OF_SIGN, score + _LIKELY), 3)


def _same(left: BankQuestion, right: BankQuestion) -> bool:
    return left.gives == right.gives and bool(left.gives) and left.subject == right.subject


def _allowed(question: BankQuestion, party: str | None, own: str | None) -> bool:
    """Whether a question may stand where it stands: identity questions only under the heading of their party."""
    if not question.parties:
        return True
    if own is not None and own not in question.parties:
        return False
    return party is None or party in question.parties or (party == "insurance" and own is None)


def _entry(question: BankQuestion) -> _Entry:
    editions = tuple(entry.wording for entry in question.editions.values())
    labels = frozenset(plain(label) for label in question.labels)
    wordings = tuple(wording for wording in (*question.wordings, *editions) if plain(wording) not in labels)
    return _Entry(
        question,
        tuple(re.compile(sign) for sign in question.signs),
        tuple(re.compile(sign) for sign in question.unless),
        labels,
        frozenset(plain(wording) for wording in wordings),
        tuple(frozenset(content(wording)) for wording in wordings),
        tuple(plain(wording) for wording in wordings),
    )


def _places(entries: Sequence[_Entry]) -> dict[str, tuple[tuple[int, int], ...]]:
    """For each content word the wordings that hold it: position of the entry, position of the wording in it."""
    found: dict[str, list[tuple[int, int]]] = {}
    for number, entry in enumerate(entries):
        for position, wording in enumerate(entry.wordings):
            for word in wording:
                found.setdefault(word, []).append((number, position))
    return {word: tuple(sorted(places)) for word, places in found.items()}


@cache
def matcher() -> Matcher:
    """The shipped bank made ready; once a process."""
    return Matcher(bank())
