"""The sheet on which a kind of document writes down its facts, each with the place it was seen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from intake.located import Text
from intake.sureness import Sureness
from schemas.facts import FACTS, FactType
from schemas.types import MAX_EVIDENCE_PER_FACT, Answer, Evidence, Fact, Method, Value

HIDDEN_CONFIDENCE = 0.5
"""Confidence of a fact seen only in hidden text: below the threshold at which a rule would take it as read."""

_NUMBERS: frozenset[FactType] = frozenset({"money", "number", "integer"})
_Key = tuple[str, str | None, str | None, str | None, str]


@dataclass(slots=True)
class FactSheet:
    """Collects one document's facts and questions.

    `document` is the path inside the pack; `as_at` the decision date (only for facts defined by it, such as DBS checks
    over three years old); `pictured` knows how sure what was recognised in pictures is: no fact seen there is surer,
    and its method is ocr. The same statement seen twice in a document is one fact with both places, the better
    confidence winning.
    """

    document: str
    as_at: date
    questions: list[Answer] = field(default_factory=list)
    pictured: Sureness = field(default_factory=lambda: Sureness({}))
    _facts: dict[_Key, Fact] = field(default_factory=dict)

    def add(
        self,
        name: str,
        value: Value,
        seen: Text | tuple[Evidence, ...],
        start: int = 0,
        end: int | None = None,
        *,
        subject: str | None = None,
        period_start: str | None = None,
        period_end: str | None = None,
        method: Method = "text",
        confidence: float = 0.95,
    ) -> Fact | None:
        """Write down a fact seen at `start:end` of a Text (or at ready Evidence). None when nothing can be cited.

        `name` must be in facts.yml (KeyError otherwise: a bug of ours); its unit comes from there. Dates are ISO
        strings, or the words as printed when they are no possible date: the schema check then reports them. Whole
        amounts and numbers are kept as integers, wherever they were read.
        """
        spec = FACTS[name]
        value = _shortest(value, spec.type)
        evidence = seen.cite(self.document, start, end) if isinstance(seen, Text) else seen
        if not evidence:
            return None
        if isinstance(seen, Text):
            confidence = min(confidence, HIDDEN_CONFIDENCE) if seen.hidden else confidence * seen.confidence
        sure = self.pictured.of(evidence)
        if sure is not None:
            method, confidence = "ocr", min(confidence, sure)
        fact = Fact(name, value, evidence, spec.unit, subject, period_start, period_end, method, round(confidence, 4))
        key = (name, subject, period_start, period_end, repr(value))
        known = self._facts.get(key)
        self._facts[key] = fact if known is None else _merged(known, fact)
        return self._facts[key]

    def has(self, name: str, subject: str | None = None) -> bool:
        """Whether a fact of that name and subject is written down already."""
        return any(fact.name == name and fact.subject == subject for fact in self._facts.values())

    def get(self, name: str, subject: str | None = None) -> Fact | None:
        """The first fact of that name and subject written down, if any."""
        found = (fact for fact in self._facts.values() if fact.name == name and fact.subject == subject)
        return next(found, None)

    def facts(self) -> tuple[Fact, ...]:
        """The facts in the order in which they were first written down."""
        return tuple(self._facts.values())

    def remove(self, unwanted: Iterable[Fact]) -> None:
        """Take facts off the sheet again (a better reading of the same place was found)."""
        gone = {id(fact) for fact in unwanted}
        self._facts = {key: fact for key, fact in self._facts.items() if id(fact) not in gone}


def _shortest(value: Value, kind: FactType) -> Value:
    """A whole number as an integer: £5m of a form and £5,000,000.00 of a certificate are printed alike."""
    if kind in _NUMBERS and isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def _merged(known: Fact, again: Fact) -> Fact:
    best, other = (known, again) if known.confidence >= again.confidence else (again, known)
    evidence = tuple(dict.fromkeys(best.evidence + other.evidence))[:MAX_EVIDENCE_PER_FACT]
    return replace(best, evidence=evidence)
