"""Which facts a rule looks at, found by watching it look: whatever its verbs are, and whether the facts are there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from rules.engine import judged_clauses
from rules.factbook import FactBook, build
from rules.model import Framework
from schemas.facts import FACTS
from schemas.types import Fact

COMPUTED = ("ratio.", "organisation.new_provider", "document.", "question.")
"""Facts that follow from others or from the reading itself: no person states them."""

Seen = dict[tuple[str, str | None], None]


@dataclass(frozen=True)
class WatchedBook(FactBook):
    """A book that notes what it is asked for: name, and subject where one is asked for."""

    seen: Seen

    def named(self, name: str, subject: str | None = None) -> tuple[Fact, ...]:
        """As the book gives it."""
        self.seen.setdefault((name, subject))
        return super().named(name, subject)

    def all_named(self, name: str) -> tuple[Fact, ...]:
        """As the book gives it; noted for each subject there is, else for the applicant."""
        found = super().all_named(name)
        for subject in dict.fromkeys(fact.subject for fact in found) or [None]:
            self.seen.setdefault((name, subject))
        return found

    def beginning(self, prefix: str) -> tuple[Fact, ...]:
        """As the book gives it; noted for each fact there is, else for each there could be. Not for the prefix of a
        whole family (`policy.`): a rule that looks through it looks for a document, not for a value."""
        found = super().beginning(prefix)
        if prefix.count(".") > 1:
            for pair in [(fact.name, fact.subject) for fact in found] or [
                (name, None) for name in FACTS if name.startswith(prefix)
            ]:
                self.seen.setdefault(pair)
        return found

    def only(self, keep: Callable[[Fact], bool]) -> FactBook:
        """Goes on watching."""
        return WatchedBook(tuple(fact for fact in self.facts if keep(fact)), self.limit, self.documents, self.seen)


def looked_at(
    framework: Framework, rule_id: str, category: str, facts: Iterable[Fact], as_at: date
) -> tuple[tuple[str, str | None], ...]:
    """Name and subject of each fact that the rule looks at in a category, given these facts, in the order it looks, and
    last the facts that would show the documents it asks for. Without what no person states: documents, questions and
    what is computed. Empty for a schema finding."""
    rule = framework.rules.get(rule_id.removeprefix(f"{framework.id}."))
    if rule is None:
        return ()
    book = build(facts, framework.low_confidence)
    watched = WatchedBook(book.facts, book.limit, book.documents, {})
    judged_clauses(framework, category, rule.key, watched, as_at)
    for clause in rule.clauses_for(category, framework.regime):
        for row in _words(clause.test):
            for pattern in framework.documents_known[row].facts if row in framework.documents_known else ():
                for name in FACTS:
                    if name.startswith(pattern.prefix):
                        watched.seen.setdefault((name, pattern.subject))
    # A rule that takes the fact of whomever it finds asks for the subject `any`: a person states it of the applicant.
    seen = dict.fromkeys((name, None if subject == "any" else subject) for name, subject in watched.seen)
    return tuple(pair for pair in seen if pair[0] in FACTS and not pair[0].startswith(COMPUTED))


def _words(test: object) -> Iterator[str]:
    """The texts among the arguments of a test: a document asked for is named by one of them."""
    if isinstance(test, str):
        yield test
    elif isinstance(test, Mapping):
        for inner in test.values():
            yield from _words(inner)
    elif isinstance(test, list):
        for inner in test:
            yield from _words(inner)
