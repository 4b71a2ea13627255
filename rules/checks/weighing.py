"""Judging the values of a fact: confident ones decide, and values that would give different outcomes are unclear."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rules.absence import nothing_found
from rules.context import Arguments, Context
from rules.results import Result, result, unique
from rules.statements import is_said, is_statement, statement, whether
from rules.words import listed, of_fact, places, sources, verb
from schemas.types import Evidence, Fact, Outcome

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
    evidence = [item for fact in facts for item in fact.evidence]
    values = _values(facts)
    reason = (
        _statement(context, facts, evidence)
        if is_statement(facts)
        else f"{sources(evidence)} {verb(evidence, 'gives', 'give')} {what} as {listed(values)}"
    )
    return result(
        outcome,
        f"{reason}; {tail}" if tail else reason,
        ask=context.ask or f"Please confirm {what}.",
        found=listed(values),
        evidence=evidence,
    )


def _values(facts: Sequence[Fact]) -> tuple[str, ...]:
    return unique(statement(fact) if isinstance(fact.value, bool) else of_fact(fact) for fact in facts)


def _statement(context: Context, facts: Sequence[Fact], evidence: Sequence[Evidence]) -> str:
    """Form.docx (page 2) says that lessons are recorded; what a document shows is told as it is."""
    said = listed(unique(statement(fact) for fact in facts))
    if all(context.book.in_form(fact) and is_said(fact) for fact in facts):
        return f"{sources(evidence)} {verb(evidence, 'says', 'say')} that {said}"
    return f"{said} ({places(evidence)})"


def doubtful(context: Context, what: str, facts: Sequence[Fact]) -> Result:
    """Read with too little confidence to be relied on; the request says so and asks what holds."""
    evidence = [item for fact in facts for item in fact.evidence]
    values = _values(facts)
    seems = f"{sources(evidence)} {verb(evidence, 'seems', 'seem')}"
    if not is_statement(facts):
        reason = f"{seems} to give {what} as {listed(values)}, but this could not be read with confidence"
        ask = f"Please confirm {what}: it could not be read with confidence."
    elif any(context.book.in_form(fact) for fact in facts):
        asked = listed(unique(whether(fact.name, fact.subject) for fact in facts), "or")
        reason = f"it is not clear from the answer whether {asked} ({places(evidence)})"
        ask = f"The answer as to whether {asked} is unclear: please tell us which holds, yes or no."
    else:
        asked = listed(unique(whether(fact.name, fact.subject) for fact in facts), "or")
        reason = f"{seems} to say that {listed(values)}, but this could not be read with confidence"
        ask = f"Please confirm whether {asked}: this could not be read with confidence."
    return result("unclear", reason, ask=ask, found=listed(values), evidence=evidence)


def disagreement(what: str, facts: Sequence[Fact]) -> Result:
    """Two values that would lead to different outcomes; reason and request name each with its document."""
    if is_statement(facts):
        about = f"whether {listed(unique(whether(fact.name, fact.subject) for fact in facts), 'or')}"
        reason = f"the documents do not agree on {about}"
    else:
        about, reason = what, f"the pack gives more than one answer on {what}"
    said = who_says_what(facts)
    stated = unique(f"{of_fact(fact)} ({places(fact.evidence, 1)})" for fact in facts)
    return result(
        "unclear",
        f"{reason}: {listed(stated)}",
        ask=f"Please confirm {about}: {said}.",
        found=listed(unique(of_fact(fact) for fact in facts)),
        evidence=[item for fact in facts for item in fact.evidence],
    )


def who_says_what(facts: Sequence[Fact]) -> str:
    """Form.docx says 01234567, and Accounts.pdf says 01234568."""
    by_value: dict[str, list[str]] = {}
    for fact in facts:
        by_value.setdefault(of_fact(fact), []).append(fact.document or "")
    told = [
        f"{listed(unique(documents))} {'says' if len(set(documents)) == 1 else 'say'} {value}"
        for value, documents in by_value.items()
    ]
    return ", and ".join(told) if len(told) < 3 else "; ".join(told)
