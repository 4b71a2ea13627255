"""What a check is given: the facts, the day, the framework and the clause it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from rules.factbook import FactBook
from rules.model import Clause, Condition, Framework, Number, Question, RequiredDocument, Rule, Test
from rules.results import Result
from rules.words import with_unit
from schemas.types import Consequence

Arguments = Mapping[str, Any]


class NotYetInForce(Exception):
    """A figure has no value yet on the day of the decision."""


@dataclass(frozen=True, slots=True)
class ClauseOutcome:
    """A clause with what it came to."""

    rule: Rule
    clause: Clause
    consequence: Consequence
    result: Result


@dataclass(frozen=True, slots=True)
class Context:
    """A frozen view; `run` runs one test, `lot` gives the clause outcomes of another category on the same facts.

    `asked` are the questions that the framework's form puts in this category, by the fact they give. `deciding` is set
    while a condition is judged: the form's answers come first then.
    """

    book: FactBook
    as_at: date
    framework: Framework
    category: str
    rule: Rule
    clause: Clause
    asked: Mapping[str, Question]
    run: Callable[[Context, Test], Result]
    lot: Callable[[str], tuple[ClauseOutcome, ...]]
    deciding: bool = False

    def number(self, value: Number | str) -> Number:
        """A figure by its name (NotYetInForce when it has none yet), or the number itself."""
        if not isinstance(value, str):
            return value
        found = self.rule.figures[value].at(self.as_at, self.category)
        if found is None:
            raise NotYetInForce(value)
        return found

    def in_words(self, value: Number | str) -> str:
        """A figure, or a number, in words."""
        unit = self.rule.figures[value].unit if isinstance(value, str) else ""
        return with_unit(self.number(value), unit)

    def filled(self, text: str) -> str:
        """A sentence of the rule with its figures, the category and the label put in."""
        if "{" not in text:
            return text
        words = {name: self._figure_words(name) for name in self.rule.figures if f"{{{name}}}" in text}
        return text.format_map({**words, "label": self.framework.label, "category": self.category})

    def _figure_words(self, name: str) -> str:
        known = self.rule.figures[name].at(self.as_at, self.category)
        return "a level not yet in force" if known is None else self.in_words(name)

    def what(self, arguments: Arguments) -> str:
        """The noun phrase for what is looked for."""
        return self.filled(str(arguments.get("what") or self.clause.what))

    @property
    def ask(self) -> str:
        """The clause's own request, figures put in."""
        return self.filled(self.clause.ask)

    def condition(self, name: str) -> Condition:
        """A shared condition by its name."""
        return self.framework.conditions[name]

    def seeing(self, book: FactBook) -> Context:
        """The same question about other facts of the submission."""
        return replace(self, book=book)

    def holders(self, name: str, subject: str | None) -> tuple[RequiredDocument, ...]:
        """The documents that could state a fact, by their ids."""
        known = self.framework.documents_known
        return tuple(
            known[row] for row in sorted(known) if any(pattern.matches(name, subject) for pattern in known[row].facts)
        )
