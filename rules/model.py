"""A framework as the engine sees it: frozen, complete, every shared block put in its place and every figure named.

A test or condition stays the plain mapping `{verb: arguments}` it is in YAML, validated by `rule.schema.json`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from rules.number_forms import fits
from schemas.types import ActionBy, Consequence, Fact, FrameworkSummary, Value

Test = Mapping[str, Any]
"""`{verb: arguments}`, one verb; in a condition a plain string names a shared condition."""

Regime = Literal["PCR2015", "PA2023"]
BasisKind = Literal["law", "guidance", "council", "other_council", "assumed"]
Number = int | float

STRENGTH: Mapping[Consequence, int] = {"advice": 0, "discretion": 1, "fail": 2}
"""Consequences from weak to strong."""


@dataclass(frozen=True, slots=True)
class Basis:
    """Why a threshold stands: its kind, its source in words, and where the council published and adopted it."""

    kind: BasisKind
    text: str
    published_in: str | None = None
    adopted_on: str | None = None

    @property
    def binding(self) -> bool:
        """Whether it decides under a live framework: the law, or published by the council."""
        return self.kind == "law" or self.published_in is not None


@dataclass(frozen=True, slots=True)
class DatedValue:
    """A value that holds from a day on, for the given categories (None: for all)."""

    start: date
    value: Number
    categories: tuple[str, ...] | None = None
    basis: Basis | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A threshold with its unit ("GBP", "%", "months", "days", "x" …), its dated values and its basis."""

    name: str
    unit: str
    values: tuple[DatedValue, ...]
    basis: Basis

    def at(self, as_at: date, category: str) -> Number | None:
        """The value in force on a day for a category, its own before the common one; None before the first."""
        chosen = self._in_force(as_at, category)
        return None if chosen is None else chosen.value

    def basis_at(self, as_at: date, category: str) -> Basis:
        """What that value rests on: its own basis, else the figure's."""
        chosen = self._in_force(as_at, category)
        return self.basis if chosen is None or chosen.basis is None else chosen.basis

    def _in_force(self, as_at: date, category: str) -> DatedValue | None:
        begun = [value for value in self.values if value.start <= as_at]
        own = [value for value in begun if value.categories is not None and category in value.categories]
        common = [value for value in begun if value.categories is None]
        chosen = own or common
        return max(chosen, key=lambda value: value.start) if chosen else None


@dataclass(frozen=True, slots=True)
class Clause:
    """One test of a rule with its own consequence. `what` is the noun phrase for that which it looks for."""

    id: str
    consequence: Consequence
    basis: Basis
    test: Test
    expected: str
    what: str
    ask: str = ""
    when: tuple[Test | str, ...] = ()
    as_rule: str | None = None
    categories: tuple[str, ...] | None = None
    regimes: tuple[Regime, ...] | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A requirement made checkable. `key` is the rule's id without the framework's; its area is the first word."""

    key: str
    version: int
    requirement: str
    clauses: tuple[Clause, ...]
    figures: Mapping[str, Figure] = field(default_factory=dict)
    when: tuple[Test | str, ...] = ()
    join: Literal["all", "any"] = "all"
    categories: tuple[str, ...] | None = None
    regimes: tuple[Regime, ...] | None = None
    action_by: ActionBy = "provider"
    show: tuple[str, ...] = ()
    groups: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def area(self) -> str:
        """The area of the report it belongs to."""
        return self.key.split(".", 1)[0]

    def bases(self, clause: Clause, as_at: date, category: str) -> tuple[Basis, ...]:
        """What a clause rests on: the figures that its test names, else the clause's own basis."""
        named = [self.figures[name] for name in _names(clause.test) if name in self.figures]
        figures = tuple(dict.fromkeys(figure.basis_at(as_at, category) for figure in named))
        return figures or (clause.basis,)

    def clauses_for(self, category: str, regime: Regime) -> tuple[Clause, ...]:
        """The clauses of one category under one regime, in their order."""
        return tuple(
            clause
            for clause in self.clauses
            if (clause.categories is None or category in clause.categories)
            and (clause.regimes is None or regime in clause.regimes)
        )


def _names(test: Any) -> list[str]:
    """The texts among the arguments of a test, in their order: a figure is named by one of them."""
    if isinstance(test, str):
        return [test]
    parts = test.values() if isinstance(test, Mapping) else test if isinstance(test, list) else ()
    return [name for part in parts for name in _names(part)]


@dataclass(frozen=True, slots=True)
class Category:
    """What providers apply for; shown as Category, Lot or Tier. `extends` is the lot whose requirements it adds to."""

    id: str
    name: str
    extends: str | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """A shared condition, with the sentences for true and false (no full stop); a `silent` one goes untold at a gap."""

    id: str
    test: Test
    holds: str
    fails: str
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the issued questionnaire, by its stable code. `gives` are the facts its answer states."""

    code: str
    label: str
    ask: str
    gives: tuple[str, ...]
    subject: str | None = None
    when: tuple[Test | str, ...] = ()
    categories: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class FactPattern:
    """Facts whose names begin with `prefix` and, when given, whose subject is `subject`. As a sign of a document a fact
    must also have the `value`, or be a number of the `form`, when one is given."""

    prefix: str
    subject: str | None = None
    value: Value | None = None
    form: str | None = None

    def matches(self, name: str, subject: str | None) -> bool:
        """Whether a fact of that name and subject is meant."""
        return name.startswith(self.prefix) and (self.subject is None or self.subject == subject)

    def shown_by(self, fact: Fact) -> bool:
        """Whether a fact is a sign of the document."""
        return (
            self.matches(fact.name, fact.subject)
            and (self.value is None or fact.value == self.value)
            and (self.form is None or fits(fact.value, self.form))
        )


@dataclass(frozen=True, slots=True)
class RequiredDocument:
    """A row of the documents required.

    It is there when one of its `facts` stands in a document (`shown_in`: of these kinds only; `in_form`: or in the
    form), or, with `by_kind`, when a readable document of its kinds is there. `words` tell from a name or folder that a
    file is it; `instead` is a test that stands for it. `ask_more` asks for the rest where some of a `count` are there.
    """

    id: str
    name: str
    ask: str
    kinds: tuple[str, ...]
    facts: tuple[FactPattern, ...] = ()
    shown_in: tuple[str, ...] | None = None
    words: tuple[str, ...] = ()
    count: int = 1
    ask_more: str = ""
    by_kind: bool = False
    in_form: bool = False
    instead: Test | None = None
    when: tuple[Test | str, ...] = ()
    as_rule: str | None = None
    categories: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Framework:
    """One framework, complete. `documents_known` and `questions_known` are all that can be told
    apart, required and asked or not."""

    id: str
    name: str
    version: str
    kind: Literal["dps", "framework", "dynamic_market", "open_framework"]
    label: str
    regime: Regime
    status: Literal["demonstration", "live"]
    low_confidence: float
    areas: tuple[str, ...]
    categories: Mapping[str, Category]
    rules: Mapping[str, Rule]
    conditions: Mapping[str, Condition]
    questions: tuple[Question, ...]
    questions_known: Mapping[str, Question]
    documents: tuple[RequiredDocument, ...]
    documents_known: Mapping[str, RequiredDocument]
    source: str = ""

    @property
    def summary(self) -> FrameworkSummary:
        """What a result says of the framework."""
        return FrameworkSummary(self.id, self.version, self.name, self.regime, self.status)

    def rule_id(self, key: str) -> str:
        """The permanent id of a rule in this framework."""
        return f"{self.id}.{key}"

    def rules_for(self, category: str) -> tuple[Rule, ...]:
        """The rules of a category under this framework's regime, in area order, then by key."""
        chosen = (
            rule
            for rule in self.rules.values()
            if (rule.categories is None or category in rule.categories)
            and (rule.regimes is None or self.regime in rule.regimes)
            and rule.clauses_for(category, self.regime)
        )
        return tuple(sorted(chosen, key=lambda rule: (self.areas.index(rule.area), rule.key)))
