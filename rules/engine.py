"""Facts in, findings out: judges one submission under one framework. Pure, and the same whatever the order of facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from rules.checks import CHECKS
from rules.conditions import first_not_true, truth, unmet_condition
from rules.context import ClauseOutcome, Context, NotYetInForce
from rules.factbook import FactBook, build
from rules.findings import finding
from rules.model import Clause, Framework, Question, Rule, Test
from rules.results import Result, result, unique
from rules.verdicts import verdict
from schemas.errors import UnknownCategory
from schemas.types import Consequence, Fact, Finding, VerdictDetail


@dataclass(frozen=True, slots=True)
class Judgement:
    """Findings in the order of areas, rules and categories, and a verdict for each category."""

    findings: tuple[Finding, ...]
    verdicts: Mapping[str, VerdictDetail] = field(default_factory=dict)


def judge(
    framework: Framework,
    categories: Sequence[str],
    facts: Sequence[Fact],
    as_at: date,
    further: Sequence[Finding] = (),
) -> Judgement:
    """Judge the facts for some categories on a day. `further` are findings made elsewhere (on values of an impossible
    shape), which join the others and count for the verdicts. UnknownCategory when the framework has no such category.
    """
    for category in categories:
        if category not in framework.categories:
            known = ", ".join(framework.categories)
            raise UnknownCategory(
                f"The framework {framework.id} has no {framework.label.lower()} {category!r}. It has: {known}."
            )
    session = _Session(framework, build(facts, framework.low_confidence), as_at, tuple(further))
    chosen = [category for category in framework.categories if category in categories]
    found = [one for category in chosen for one in session.findings(category)]
    found.sort(key=lambda one: (framework.areas.index(one.area), one.rule, chosen.index(one.category)))
    verdicts = {category: session.verdict(category) for category in chosen}
    return Judgement(tuple(found), verdicts)


def judge_rule(framework: Framework, category: str, key: str, facts: Sequence[Fact], as_at: date) -> Finding:
    """The finding of one rule in one category: what an example of the rule is held against."""
    session = _Session(framework, build(facts, framework.low_confidence), as_at)
    rule = framework.rules[key]
    return finding(session.context(category, rule), session.judged(category, rule))


def judged_clauses(
    framework: Framework, category: str, key: str, book: FactBook, as_at: date
) -> tuple[ClauseOutcome, ...]:
    """The clause outcomes of one rule in one category over a book of facts."""
    return _Session(framework, book, as_at).judged(category, framework.rules[key])


@dataclass
class _Session:
    """One judging: remembers each category's clause outcomes, since a lot may rest on another's."""

    framework: Framework
    book: FactBook
    as_at: date
    further: tuple[Finding, ...] = ()
    _outcomes: dict[str, dict[str, tuple[ClauseOutcome, ...]]] = field(default_factory=dict)
    _findings: dict[str, list[Finding]] = field(default_factory=dict)
    _asked: dict[str, Mapping[str, Question]] = field(default_factory=dict)

    def context(self, category: str, rule: Rule) -> Context:
        """The view of one rule in one category."""
        return Context(
            self.book,
            self.as_at,
            self.framework,
            category,
            rule,
            rule.clauses[0],
            self.asked(category),
            run_test,
            self.lot,
        )

    def asked(self, category: str) -> Mapping[str, Question]:
        """By fact, the questions that the issued form puts in this category."""
        if category not in self._asked:
            self._asked[category] = {
                name: question
                for question in reversed(self.framework.questions)
                if question.categories is None or category in question.categories
                for name in question.gives
            }
        return self._asked[category]

    def outcomes(self, category: str) -> Mapping[str, tuple[ClauseOutcome, ...]]:
        """The clause outcomes of each rule of a category."""
        if category not in self._outcomes:
            rules = self.framework.rules_for(category)
            self._outcomes[category] = {rule.key: self.judged(category, rule) for rule in rules}
        return self._outcomes[category]

    def lot(self, category: str) -> tuple[ClauseOutcome, ...]:
        """All clause outcomes of a category."""
        return tuple(one for outcomes in self.outcomes(category).values() for one in outcomes)

    def judged(self, category: str, rule: Rule) -> tuple[ClauseOutcome, ...]:
        """The clause outcomes of one rule."""
        context = self.context(category, rule)
        return tuple(
            ClauseOutcome(rule, clause, _consequence(context, clause), judge_clause(context, clause))
            for clause in rule.clauses_for(category, self.framework.regime)
        )

    def findings(self, category: str) -> list[Finding]:
        """The findings of a category, those made elsewhere among them."""
        if category not in self._findings:
            own = [
                finding(self.context(category, self.framework.rules[key]), outcomes)
                for key, outcomes in self.outcomes(category).items()
            ]
            self._findings[category] = own + [one for one in self.further if one.category == category]
        return self._findings[category]

    def verdict(self, category: str) -> VerdictDetail:
        """The category's verdict; the worse of its own and of the lot that it extends."""
        extended = self.framework.categories[category].extends
        return verdict(self.findings(category), [] if extended is None else self.findings(extended))


def _consequence(context: Context, clause: Clause) -> Consequence:
    """Under a live framework a clause that is neither law nor published runs as advice."""
    bases = context.rule.bases(clause, context.as_at, context.category)
    adopted = context.framework.status == "demonstration" or all(basis.binding for basis in bases)
    return clause.consequence if adopted else "advice"


def judge_clause(context: Context, clause: Clause) -> Result:
    """One clause's Result: its conditions, then its test. A crash is the outcome `error`, with the rule's id."""
    view = replace(context, clause=clause)
    try:
        return _judged(view)
    except NotYetInForce:
        return result("not_applicable", f"the requirement is not in force on {context.as_at.isoformat()}")
    except Exception as error:  # noqa: BLE001  turned into the outcome `error`, which is shown and never counts as met
        rule = context.framework.rule_id(context.rule.key)
        return result(
            "error",
            f"the check of {rule} ({clause.id}) itself failed: {type(error).__name__}: {error}; this "
            "is a fault of the program or its rules, not of the submission",
        )


def _judged(view: Context) -> Result:
    conditions = (*view.rule.when, *view.clause.when)
    if view.clause.as_rule is not None:
        other = view.framework.rules.get(view.clause.as_rule)
        if other is None or (other.categories is not None and view.category not in other.categories):
            return result("not_applicable", f"{view.filled(view.clause.what)} is not required here")
        conditions = (*conditions, *other.when)
    truths = [truth(view, condition) for condition in conditions]
    unmet = first_not_true(truths)
    if unmet is not None:
        return unmet_condition(unmet)
    found = view.run(view, view.clause.test)
    said = unique(one.says for one in truths if one.says)
    return replace(found, reasons=(*said, *found.reasons)) if found.outcome in ("missing", "unclear") else found


def run_test(context: Context, test: Test | str) -> Result:
    """Runs one test, `{verb: arguments}`, or that of a shared condition by its name."""
    if isinstance(test, str):
        return run_test(context, context.condition(test).test)
    ((verb, arguments),) = test.items()
    return CHECKS[verb](context, arguments)
