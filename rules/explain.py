"""A framework in words: what `intake frameworks show` and the reference pages say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rules.context import Context
from rules.engine import run_test
from rules.factbook import build
from rules.model import Basis, Clause, Framework, Rule, Test
from schemas.types import Consequence

CONSEQUENCES: dict[Consequence, str] = {
    "fail": "fails (a person confirms)",
    "discretion": "a person decides",
    "advice": "advice, decides nothing",
}
BASES = {
    "law": "law",
    "guidance": "guidance",
    "council": "council",
    "other_council": "another council",
    "assumed": "assumed, not council policy",
}


@dataclass(frozen=True, slots=True)
class ClauseText:
    """One clause in words: what is expected, its consequence, when it applies, and what it rests on."""

    id: str
    expected: str
    consequence: Consequence
    applies: str
    basis: str


@dataclass(frozen=True, slots=True)
class RuleText:
    """One rule of one category in words."""

    rule: str
    area: str
    category: str
    requirement: str
    applies: str
    clauses: tuple[ClauseText, ...]


def rules_in_words(framework: Framework, category: str, as_at: date) -> tuple[RuleText, ...]:
    """The rules of a category as they stand on a day, in the order of a report."""
    return tuple(_rule(framework, rule, category, as_at) for rule in framework.rules_for(category))


def basis_of(framework: Framework, rule_id: str, category: str, as_at: date = date.max) -> tuple[str, ...]:
    """What the clauses of a finding's rule rest on, each source once: shown beside the finding, so that nobody takes an
    assumption for council policy. Empty for a rule that the framework does not have (a schema finding)."""
    rule = framework.rules.get(rule_id.removeprefix(f"{framework.id}."))
    if rule is None:
        return ()
    clauses = rule.clauses_for(category, framework.regime)
    bases = [basis for clause in clauses for basis in rule.bases(clause, as_at, category)]
    return tuple(dict.fromkeys(basis_in_words(basis) for basis in bases))


def basis_in_words(basis: Basis) -> str:
    """Law: Education and Skills Act 2008 …"""
    published = f" (published in {basis.published_in})" if basis.published_in else ""
    return f"{BASES[basis.kind]}: {basis.text}{published}"


def _rule(framework: Framework, rule: Rule, category: str, as_at: date) -> RuleText:
    view = Context(
        build((), framework.low_confidence),
        as_at,
        framework,
        category,
        rule,
        rule.clauses[0],
        {},
        run_test,
        lambda _: (),
    )
    return RuleText(
        rule=framework.rule_id(rule.key),
        area=rule.area,
        category=category,
        requirement=view.filled(rule.requirement),
        applies=_conditions(framework, rule.when),
        clauses=tuple(_clause(view, clause) for clause in rule.clauses_for(category, framework.regime)),
    )


def _clause(view: Context, clause: Clause) -> ClauseText:
    applies = _conditions(view.framework, clause.when)
    if clause.as_rule is not None:
        applies = f"as {view.framework.rule_id(clause.as_rule)}" + (f"; {applies}" if applies else "")
    bases = view.rule.bases(clause, view.as_at, view.category)
    rests_on = "; ".join(basis_in_words(basis) for basis in bases)
    return ClauseText(clause.id, view.filled(clause.expected), clause.consequence, applies, rests_on)


def _conditions(framework: Framework, conditions: tuple[Test | str, ...]) -> str:
    """Shared conditions by their sentences; a test of the clause's own by the documents or facts it looks at."""
    return "; ".join(text for condition in conditions for text in _condition(framework, condition))


def _condition(framework: Framework, condition: Test | str) -> Iterator[str]:
    if isinstance(condition, str):
        yield f"if {framework.conditions[condition].holds[0].lower()}{framework.conditions[condition].holds[1:]}"
        return
    ((verb, arguments),) = condition.items()
    if verb == "document":
        yield f"if {framework.documents_known[arguments['is']].name} is there"
    elif isinstance(arguments, dict) and "what" in arguments:
        yield f"if anything shows {arguments['what']}"
