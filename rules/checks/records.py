"""Checks on lists of things: references, accreditations, the other lot of a category that extends one."""

from __future__ import annotations

from dataclasses import replace

from rules.absence import nothing_found
from rules.checks.weighing import doubtful
from rules.context import Arguments, Context
from rules.derived import is_new_provider
from rules.doubts import named_words
from rules.names import plain
from rules.results import Result, all_of, merged, result, unique
from rules.words import as_date, day, listed, places, sources, verb
from schemas.types import Evidence, Fact


def new_provider(context: Context, _: Arguments) -> Result:
    """Registered less than 21 months before the decision, and no accounts in the pack; never unknown."""
    stated = context.book.named("organisation.new_provider")
    new = bool(stated[0].value) if stated else is_new_provider(context.book, context.as_at)
    evidence = [item for fact in stated or context.book.named("organisation.registered_on") for item in fact.evidence]
    return result("met" if new else "not_met", "", evidence=evidence)


def count(context: Context, arguments: Arguments) -> Result:
    """At least so many distinct things of the facts beginning with `of`: subjects, or the documents that state them
    when those are more. Fewer is missing."""
    facts = context.book.confident(context.book.beginning(arguments["of"]))
    if not facts:
        stated = context.book.beginning(arguments["of"])
        return (
            doubtful(context, context.what(arguments), stated)
            if stated
            else nothing_found(context, arguments, arguments["of"])
        )
    subjects = {plain(fact.subject) for fact in facts if fact.subject}
    copies = {path for path, state in context.book.documents.items() if "duplicate" in state.flags}
    documents = {fact.document for fact in context.book.from_documents(facts)} - copies
    found = max(len(subjects), len(documents), 1)
    wanted = int(context.number(arguments["at_least"]))
    evidence = _one_each(facts)
    if found >= wanted:
        return result(
            "met",
            f"{found} {context.what(arguments)} were found ({places(evidence)})",
            found=str(found),
            evidence=evidence,
        )
    short = nothing_found(context, arguments, arguments["of"])
    reason = f"only {found} of the {wanted} {context.what(arguments)} needed was found ({places(evidence)})"
    return result(short.outcome, reason, found=f"{found} of {wanted}", evidence=evidence, ask="".join(short.asks[:1]))


def _one_each(facts: tuple[Fact, ...]) -> list[Evidence]:
    firsts = {(fact.document, fact.subject): fact.evidence[0] for fact in reversed(facts) if fact.evidence}
    return [firsts[key] for key in sorted(firsts, key=lambda pair: (pair[0] or "", pair[1] or ""))]


def periods(context: Context, arguments: Arguments) -> Result:
    """Figures of at least so many periods stand in the facts beginning with `of`."""
    facts = [
        fact
        for fact in context.book.confident(context.book.beginning(arguments["of"]))
        if fact.period_end
        and fact.subject is None
        and isinstance(fact.value, (int, float))
        and not isinstance(fact.value, bool)
    ]
    ends = sorted({fact.period_end for fact in facts if fact.period_end})
    wanted = int(context.number(arguments["at_least"]))
    evidence = [next(fact for fact in facts if fact.period_end == end).evidence[0] for end in ends]
    if len(ends) >= wanted:
        return result(
            "met",
            f"figures of {len(ends)} years: to {listed([_spoken(end) for end in ends])}",
            found=listed([_spoken(end) for end in ends]),
            evidence=evidence,
        )
    none = nothing_found(context, arguments, arguments["of"])
    if not ends:
        return none
    reason = f"only the figures of the year to {_spoken(ends[0])} were found"
    return result(none.outcome, reason, ask="".join(none.asks[:1]), found=_spoken(ends[0]), evidence=evidence)


def _spoken(iso: str) -> str:
    parsed = as_date(iso)
    return day(parsed) if parsed else iso


def accredited(context: Context, arguments: Arguments) -> Result:
    """An accreditation or licence that mentions one of `words` (in its scheme, body, title or number) and has not
    expired."""
    facts = [fact for prefix in ("accreditation.", "qualification.") for fact in context.book.beginning(prefix)]
    named = {(fact.document, fact.subject) for fact in facts if _mentioned(fact, arguments["words"])}
    relevant = tuple(fact for fact in facts if (fact.document, fact.subject) in named)
    what = context.what(arguments)
    if not relevant:
        return nothing_found(context, arguments, "accreditation.", None)
    sure = context.book.confident(relevant)
    if not sure:
        return doubtful(context, what, relevant)
    held = sorted({(fact.document or "", fact.subject or "") for fact in sure})
    running = [one for one in held if not _expired(context, sure, one)]
    shown = [fact for fact in sure if (fact.document or "", fact.subject or "") in (running or held)]
    evidence = [item for fact in shown for item in fact.evidence]
    if running:
        said = f"{sources(evidence)} {verb(evidence, 'shows', 'show')} {what}"
        return result("met", said, found=what, evidence=evidence)
    return result(
        "not_met",
        f"{sources(evidence)} {verb(evidence, 'shows', 'show')} {what}, which has expired",
        ask=context.ask,
        found="expired",
        evidence=evidence,
    )


def _mentioned(fact: Fact, words: list[str]) -> bool:
    text = named_words(f"{fact.subject or ''} {fact.value if isinstance(fact.value, str) else ''}".replace("_", " "))
    return any(f" {word}" in text for word in words)


def _expired(context: Context, facts: tuple[Fact, ...], one: tuple[str, str]) -> bool:
    ends = [
        as_date(fact.value)
        for fact in facts
        if fact.name.endswith(".expires") and (fact.document or "", fact.subject or "") == one
    ]
    return any(end is not None and end < context.as_at for end in ends)


def lot_clauses(context: Context, arguments: Arguments) -> Result:
    """The clauses of the category `lot` whose consequence is `consequence` are met on the same facts."""
    outcomes = [one for one in context.lot(arguments["lot"]) if one.clause.consequence == arguments["consequence"]]
    results = [one.result for one in outcomes]
    joined = all_of(results)
    failing = [one for one in outcomes if one.result.is_gap]
    label = f"{context.framework.label} {arguments['lot']}"
    if not failing:
        evidence = unique(item for one in results for item in one.evidence)[:6]
        return result(joined.outcome, f"every requirement of {label} that fails a provider is met", evidence=evidence)
    named = unique(replace(context, rule=one.rule, clause=one.clause).what({}) for one in failing)
    reason = f"not every requirement of {label} that fails a provider is met; this concerns {listed(named)}"
    return merged(joined.outcome, [result(joined.outcome, reason, evidence=joined.evidence), joined])
