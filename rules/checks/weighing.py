"""Judging the values of a fact: confident ones decide, and values that would give different outcomes are unclear."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rules.absence import nothing_found
from rules.context import Arguments, Context
from rules.results import Result, result, unique
from rules.words import listed, of_fact, places
from schemas.types import Fact, Outcome

Judged = tuple[Outcome, str]
"""An outcome and what is to be added to the sentence (empty when nothing)."""


def chosen(context: Context, arguments: Arguments) -> tuple[Fact, ...]:
    """The facts that the arguments mean: `fact`, its `subject`, and `from` (form, documents; any unless told). Where
    `fact` is not stated at all, `or_fact` stands for it."""
    facts = context.book.named(arguments["fact"], arguments.get("subject"))
    if not facts and "or_fact" in arguments:
        facts = context.book.named(arguments["or_fact"], arguments.get("subject"))
    if arguments.get("subject") == "any":
        facts = context.book.all_named(arguments["fact"])
    if arguments.get("from") == "documents":
        return context.book.from_documents(facts)
    if arguments.get("from") == "form":
        return context.book.from_form(facts)
    return (context.book.from_form(facts) or facts) if context.deciding else facts


def weigh(context: Context, arguments: Arguments, judge: Callable[[Fact], Judged]) -> Result:
    """The Result for the facts that the arguments mean; what `nothing_found` says when there are none."""
    facts = chosen(context, arguments)
    if not facts:
        return nothing_found(context, arguments, arguments["fact"], arguments.get("subject"))
    return weighed(context, arguments, facts, judge)


def weighed(context: Context, arguments: Arguments, facts: Sequence[Fact], judge: Callable[[Fact], Judged]) -> Result:
    """As `weigh`, for facts already chosen (at least one)."""
    what = context.what(arguments)
    sure = context.book.confident(facts)
    if not sure:
        return doubtful(context, what, facts)
    judged = [(fact, judge(fact)) for fact in sure]
    outcomes = unique(outcome for _, (outcome, _) in judged)
    if len(outcomes) > 1:
        return disagreement(what, sure)
    return _agreed(context, what, judged)


def _agreed(context: Context, what: str, judged: Sequence[tuple[Fact, Judged]]) -> Result:
    facts = [fact for fact, _ in judged]
    outcome, tail = judged[0][1]
    values = unique(of_fact(fact) for fact in facts)
    evidence = [item for fact in facts for item in fact.evidence]
    reason = f"{places(evidence)} {_verb(facts)} {_stated(facts, what, values)}"
    return result(
        outcome,
        f"{reason}; {tail}" if tail else reason,
        ask=context.ask or f"Please confirm {what}.",
        found=listed(values),
        evidence=evidence,
    )


def _verb(facts: Sequence[Fact]) -> str:
    single = len({item.document for fact in facts for item in fact.evidence}) == 1
    if all(isinstance(fact.value, bool) for fact in facts):
        return "says" if single else "say"
    return "gives" if single else "give"


def _stated(facts: Sequence[Fact], what: str, values: Sequence[str]) -> str:
    if all(isinstance(fact.value, bool) for fact in facts):
        return f"{listed(values)} to {what}"
    return f"{what} as {listed(values)}"


def doubtful(context: Context, what: str, facts: Sequence[Fact]) -> Result:
    """Read with too little confidence to be relied on."""
    evidence = [item for fact in facts for item in fact.evidence]
    values = listed(unique(of_fact(fact) for fact in facts))
    return result(
        "unclear",
        f"{places(evidence)} seems to give {what} as {values}, but this could not be read with confidence",
        ask=context.ask or f"Please confirm {what}.",
        found=values,
        evidence=evidence,
    )


def disagreement(what: str, facts: Sequence[Fact]) -> Result:
    """Two values that would lead to different outcomes."""
    stated = unique(f"{of_fact(fact)} ({places(fact.evidence, 1)})" for fact in facts)
    return result(
        "unclear",
        f"the pack gives more than one answer on {what}: {listed(stated)}",
        ask=f"Please confirm {what}: the documents differ.",
        found=listed(unique(of_fact(f) for f in facts)),
        evidence=[item for fact in facts for item in fact.evidence],
    )
