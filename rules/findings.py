"""From a rule's clause outcomes to its one finding for a category."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rules.context import ClauseOutcome, Context
from rules.model import STRENGTH, Rule
from rules.results import Result, all_of, any_of, merged, unique
from rules.statements import statement
from rules.words import of_fact, sentence
from schemas.facts import FACTS
from schemas.types import Consequence, Evidence, Finding

MOST_EVIDENCE = 12
"""Places a finding cites at most: enough to check it, few enough to read."""


def finding(context: Context, outcomes: Sequence[ClauseOutcome]) -> Finding:
    """The finding; its `ask` holds one sentence a request, an absent document's the same in every rule that needs it. A
    decision without any place to show is unclear instead. Sentences name documents by their short names; `evidence` has
    the paths."""
    rule = context.rule
    joined = join(rule, outcomes)
    evidence = _evidence(context, joined)
    if joined.outcome in ("met", "not_met") and not evidence:
        joined = replace(
            joined, outcome="unclear", reasons=(*joined.reasons, "Nothing in the pack can be cited for it.")
        )
    consequence = _consequence(outcomes, joined)
    reasons = (*joined.reasons, *_not_adopted(context, outcomes, joined), *_shown(context, rule, joined))
    asks = joined.asks if rule.action_by == "provider" and joined.is_gap else ()
    spoken = context.book.spoken
    return Finding(
        rule=context.framework.rule_id(rule.key),
        version=rule.version,
        area=rule.area,
        category=context.category,
        outcome=joined.outcome,
        consequence=consequence,
        requirement=context.filled(rule.requirement),
        expected="; ".join(unique(context.filled(one.clause.expected) for one in _applying(outcomes))),
        reason=spoken(" ".join(reasons)),
        found=spoken("; ".join(joined.found)) or None,
        ask=spoken(" ".join(asks)),
        rag=joined.rag,
        undertaking=joined.undertaking,
        notice=spoken(" ".join(joined.notices)) or None,
        action_by=rule.action_by,
        evidence=evidence,
    )


def join(rule: Rule, outcomes: Sequence[ClauseOutcome]) -> Result:
    """Clauses other than advice first; advice decides only when all those are met or do not apply. Every clause that
    is not met is named."""
    joined_by = any_of if rule.join == "any" else all_of
    main = joined_by([one.result for one in outcomes if one.consequence != "advice"])
    advice = joined_by([one.result for one in outcomes if one.consequence == "advice"])
    if main.is_gap:
        return merged(main.outcome, [main, advice]) if advice.is_gap else main
    if advice.outcome == "not_applicable":
        return main if main.reasons else replace(advice, outcome=main.outcome)
    notices = unique((*main.notices, *advice.notices))
    if advice.is_gap or main.outcome == "not_applicable":
        return replace(advice, notices=notices)
    return merged("met", [main, advice])


def _consequence(outcomes: Sequence[ClauseOutcome], joined: Result) -> Consequence:
    """The strongest among the clauses that gave the outcome; the rule's strongest when met or not applicable."""
    strongest = max((one.consequence for one in outcomes), key=STRENGTH.__getitem__)
    if not joined.is_gap:
        return strongest
    gave = [one.result.consequence or one.consequence for one in outcomes if one.result.outcome == joined.outcome]
    return max(gave, key=STRENGTH.__getitem__, default=strongest)


def _applying(outcomes: Sequence[ClauseOutcome]) -> list[ClauseOutcome]:
    """The clauses that apply; all when none does."""
    applying = [one for one in outcomes if one.result.outcome != "not_applicable"]
    return applying or list(outcomes)


def _not_adopted(context: Context, outcomes: Sequence[ClauseOutcome], joined: Result) -> tuple[str, ...]:
    if context.framework.status == "demonstration" or joined.outcome == "not_applicable":
        return ()
    return (
        ("Not yet adopted by the council, so this is advice.",)
        if any(one.consequence != one.clause.consequence and one.result.is_gap for one in outcomes)
        else ()
    )


def _shown(context: Context, rule: Rule, joined: Result) -> tuple[str, ...]:
    """Facts that the rule shows besides, whatever its outcome."""
    if joined.outcome == "not_applicable":
        return ()
    facts = [fact for name in rule.show for fact in context.book.all_named(name)]
    shown = [
        statement(fact) if isinstance(fact.value, bool) else f"{FACTS[fact.name].meaning}: {of_fact(fact)}"
        for fact in facts
    ]
    return tuple(sentence(f"shown besides: {text}") for text in unique(shown))


def _evidence(context: Context, joined: Result) -> tuple[Evidence, ...]:
    if joined.evidence or joined.outcome not in ("met", "not_met"):
        return joined.evidence[:MOST_EVIDENCE]
    return next((fact.evidence[:1] for fact in context.book.facts if fact.evidence), ())
