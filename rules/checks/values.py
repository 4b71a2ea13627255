"""Checks on the value of one fact."""

from __future__ import annotations

from rules.absence import nothing_found
from rules.checks.weighing import Judged, chosen, disagreement, doubtful, weigh, weighed
from rules.context import Arguments, Context
from rules.doubts import named_words
from rules.number_forms import FORM_WORDS, fits
from rules.results import Result, any_of, result
from rules.words import as_date, listed, places
from schemas.facts import FACTS
from schemas.types import Fact, Outcome


def is_(context: Context, arguments: Arguments) -> Result:
    """Equal to `value`, one of `in`, none of `not_in`; a value among `unclear` is unclear, among `missing` missing."""

    def judge(fact: Fact) -> Judged:
        if fact.value in arguments.get("unclear", ()):
            return "unclear", "this has to be looked at by a person"
        if fact.value in arguments.get("missing", ()):
            return "missing", ""
        return ("met", "") if _accepted(fact, arguments) else ("not_met", _needed(context, fact))

    judged = weigh(context, arguments, judge)
    if judged.outcome == "missing" and chosen(context, arguments):
        elsewhere = nothing_found(context, arguments, arguments["fact"], arguments.get("subject"))
        return elsewhere if elsewhere.outcome == "unclear" else judged
    return judged


def _accepted(fact: Fact, arguments: Arguments) -> bool:
    if "value" in arguments:
        return bool(fact.value == arguments["value"])
    if "in" in arguments:
        return fact.value in arguments["in"]
    return fact.value not in arguments["not_in"]


def _needed(context: Context, fact: Fact) -> str:
    """What would have done; a statement of yes or no is contrary in itself."""
    deciding = context.deciding or isinstance(fact.value, bool)
    return "" if deciding else f"what is needed: {context.filled(context.clause.expected)}"


def number(context: Context, arguments: Arguments) -> Result:
    """A number `at_least`, `at_most`, `above` or `below` a figure."""

    def judge(fact: Fact) -> Judged:
        if isinstance(fact.value, bool) or not isinstance(fact.value, (int, float)):
            return "unclear", "this is not a number"
        tests = {
            "at_least": lambda value, limit: value >= limit,
            "at_most": lambda value, limit: value <= limit,
            "above": lambda value, limit: value > limit,
            "below": lambda value, limit: value < limit,
        }
        value = fact.value
        failed = [
            word for word in tests if word in arguments and not tests[word](value, context.number(arguments[word]))
        ]
        if not failed:
            return "met", ""
        word = failed[0]
        return "not_met", f"{word.replace('_', ' ')} {context.in_words(arguments[word])} is needed"

    return weigh(context, arguments, judge)


def present(context: Context, arguments: Arguments) -> Result:
    """Stated at all; an empty text counts as not stated, and so does a plain no."""

    def judge(fact: Fact) -> Judged:
        if FACTS[fact.name].type == "date" and as_date(fact.value) is None:
            return "unclear", "this is not a possible date"
        empty = fact.value is False or (isinstance(fact.value, str) and not fact.value.strip())
        return ("missing", "") if empty else ("met", "")

    return weigh(context, arguments, judge)


def stated(context: Context, arguments: Arguments) -> Result:
    """Whether anything is said at all, as a condition: never unknown."""
    facts = chosen(context, arguments)
    if not facts:
        return Result("not_met", (f"Nothing is said of {context.what(arguments)}.",))
    return weighed(context, arguments, facts, lambda _: ("met", ""))


def mentions(context: Context, arguments: Arguments) -> Result:
    """A text or list that mentions one of `words` (each the beginning of a word)."""

    def judge(fact: Fact) -> Judged:
        items = fact.value if isinstance(fact.value, list) else [str(fact.value)]
        text = " ".join(named_words(item) for item in items)
        return ("met" if any(f" {word}" in text for word in arguments["words"]) else "not_met"), ""

    facts = chosen(context, arguments)
    sure = context.book.confident(facts)
    if any(judge(fact)[0] == "met" for fact in sure):
        return weighed(context, arguments, [fact for fact in sure if judge(fact)[0] == "met"], judge)
    return weigh(context, arguments, judge)


def matches(context: Context, arguments: Arguments) -> Result:
    """At least one of the numbers stated is of the form that its fact must have. Those of `or_from` count only when
    they fit: they may be numbers of another kind."""
    candidates = [(name, fact) for name in arguments["facts"] for fact in context.book.named(name)]
    extra = [(name, fact) for name in arguments.get("or_from", {}) for fact in context.book.all_named(name)]
    patterns = {**arguments["facts"], **arguments.get("or_from", {})}
    fitting = [fact for name, fact in [*candidates, *extra] if fits(fact.value, patterns[name])]
    facts = [fact for _, fact in candidates]
    what = context.what(arguments)
    if context.book.confident(fitting):
        return weighed(context, arguments, fitting, lambda _: ("met", ""))
    if fitting:
        return doubtful(context, what, fitting)
    if facts:
        forms = "; ".join(FORM_WORDS[pattern] for pattern in arguments["facts"].values())
        return weighed(context, arguments, facts, lambda _: ("not_met", forms))
    return any_of([nothing_found(context, arguments, name) for name in patterns])


def equal(context: Context, arguments: Arguments) -> Result:
    """Every count of `facts` equals `total`; a total of nought is unclear, since it shows nothing. `facts` gives each
    count what it says of the people it counts, and `whom` says who all of them are."""
    for name in (arguments["total"], *arguments["facts"]):
        if not context.book.named(name):
            return nothing_found(context, arguments, name)
    totals = context.book.named(arguments["total"])
    counts = [(fact, says) for name, says in arguments["facts"].items() for fact in context.book.named(name)]
    every = [*totals, *(fact for fact, _ in counts)]
    what = context.what(arguments)
    if len(context.book.confident(every)) < len(every):
        return doubtful(context, what, every)
    if len({fact.value for fact in totals}) > 1:
        return disagreement(what, totals)
    evidence = [item for fact in every for item in fact.evidence]
    total = totals[0].value
    if total == 0:
        return result("unclear", f"{what}: the record counts nobody", ask=context.ask, evidence=evidence)
    said = listed([f"{fact.value} {says}" for fact, says in counts])
    outcome: Outcome = "met" if all(fact.value == total for fact, _ in counts) else "not_met"
    reason = f"of {total} {arguments['whom']}, {said} ({places(evidence)})"
    return result(outcome, reason, ask=context.ask, found=f"of {total} {arguments['whom']}, {said}", evidence=evidence)
