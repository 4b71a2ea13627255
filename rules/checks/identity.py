"""Checks that the documents speak of one applicant, and that what is offered overlaps what is sought."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rules import names
from rules.absence import nothing_found
from rules.checks.weighing import doubtful, who_says_what
from rules.context import Arguments, Context
from rules.results import Result, result, unique
from rules.words import listed, places, sources, verb
from schemas.types import Fact


def agree(context: Context, arguments: Arguments) -> Result:
    """The values of the `facts` agree wherever they are stated, compared `as` names or numbers; values equal to one of
    the `except` facts (a trading or parent name) are not compared. One value alone agrees with itself."""
    facts = [fact for name in arguments["facts"] for fact in _about_applicant(context, name)]
    others = [str(fact.value) for name in arguments.get("except", ()) for fact in context.book.named(name)]
    same = names.same if arguments["as"] == "name" else same_number
    compared = [fact for fact in facts if not any(same(str(fact.value), other) for other in others)]
    what = context.what(arguments)
    if not compared:
        return nothing_found(context, arguments, arguments["facts"][0])
    sure = context.book.confident(compared)
    if not sure:
        return doubtful(context, what, compared)
    evidence = [item for fact in sure for item in fact.evidence[:1]]
    values = _distinct(sure, same)
    if len(values) == 1:
        documents = unique(fact.document or "" for fact in sure)
        return result(
            "met",
            f"{what} is {values[0].value} in {listed(documents)}",
            found=str(values[0].value),
            evidence=evidence,
        )
    said = listed([f"{fact.value} ({places(fact.evidence, 1)})" for fact in values])
    ask = f"{context.ask.removesuffix('.')}: {who_says_what(values)}."
    return result("not_met", f"the documents differ on {what}: {said}", ask=ask, found=said, evidence=evidence)


def _about_applicant(context: Context, name: str) -> tuple[Fact, ...]:
    """Policies carry their kind as subject; elsewhere a subject is another organisation."""
    if name.startswith("policy."):
        return context.book.all_named(name)
    return context.book.named(name)


def _distinct(facts: Sequence[Fact], same: Callable[[str, str], bool]) -> list[Fact]:
    """One fact for each value that differs from every other; the fullest spelling of a name stands for it."""
    kept: list[Fact] = []
    for fact in sorted(facts, key=lambda fact: (-len(str(fact.value)), str(fact.value), fact.document or "")):
        if not any(same(str(fact.value), str(other.value)) for other in kept):
            kept.append(fact)
    return kept


def same_number(first: str, second: str) -> bool:
    """Whether two company or charity numbers are one: spaces, case and lost leading zeros do not count."""

    def bare(number: str) -> str:
        return "".join(character for character in number if character.isalnum()).upper().lstrip("0")

    return bare(first) == bare(second)


def overlaps(context: Context, arguments: Arguments) -> Result:
    """The range from the fact `lowest` to the fact `highest` overlaps that from the figure `from` to the figure `to`;
    a side that is not stated is open."""
    low = context.book.confident(context.book.named(arguments["lowest"]))
    high = context.book.confident(context.book.named(arguments["highest"]))
    stated = (*context.book.named(arguments["lowest"]), *context.book.named(arguments["highest"]))
    if not stated:
        return nothing_found(context, arguments, arguments["lowest"])
    if not low and not high:
        return doubtful(context, context.what(arguments), stated)
    first, last = context.number(arguments["from"]), context.number(arguments["to"])
    answers = unique(
        (_number(one, first) <= last and _number(other, last) >= first)
        for one in low or (None,)
        for other in high or (None,)
    )
    evidence = [item for fact in (*low, *high) for item in fact.evidence]
    said = " to ".join(listed(unique(str(fact.value) for fact in side), "or") for side in (low, high) if side)
    gives = f"{sources(evidence)} {verb(evidence, 'gives', 'give')} {context.what(arguments)} as {said}"
    outcome = "unclear" if len(answers) > 1 else "met" if answers[0] else "not_met"
    return result(
        "met" if outcome == "met" else "not_met" if outcome == "not_met" else "unclear",
        f"{gives}; the framework is for "
        f"{context.in_words(arguments['from'])} to {context.in_words(arguments['to'])}",
        ask=context.ask,
        found=said,
        evidence=evidence,
    )


def _number(fact: Fact | None, otherwise: float) -> float:
    if fact is None or isinstance(fact.value, (str, list)):
        return otherwise
    return float(fact.value)
