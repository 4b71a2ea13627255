"""Checks on declared grounds, and on the explanation that goes with an adverse answer."""

from __future__ import annotations

from dataclasses import replace

from rules.absence import nothing_found
from rules.checks.weighing import weigh, weighed
from rules.context import Arguments, Context
from rules.results import Result, all_of, result, unique
from rules.statements import ground_label
from rules.words import listed, places
from schemas.types import Fact


def none_declared(context: Context, arguments: Arguments) -> Result:
    """No ground whose fact begins with `grounds` is declared, those of `except` aside. Each ground that the form asks
    must be answered; others count where the pack mentions them. `declared` says what a declared ground gives, and
    `self_cleaned` (optional) what it gives once measures are described in the fact `self_cleaning`; `ask_described`
    is what is asked then. Where no ground at all was found, one sentence says so."""
    prefix = arguments["grounds"]
    names = {name for name in (*context.asked, *context.book.names) if name.startswith(prefix)}
    names -= set(arguments.get("except", ()))
    if not names:
        return nothing_found(context, arguments, prefix)
    unanswered = [name for name in sorted(names) if not context.book.named(name)]
    grounds = [_ground(context, arguments, name) for name in sorted(names) if name not in unanswered]
    if unanswered:
        grounds.append(_unanswered(context, unanswered, whole=not grounds))
    joined = all_of(grounds)
    if joined.outcome != "met":
        return joined
    at = places(joined.evidence)
    return result(
        "met",
        f"none of the {len(names)} grounds is declared ({at})" if len(names) > 1 else joined.reasons[0],
        found="none declared",
        evidence=joined.evidence,
    )


def _unanswered(context: Context, names: list[str], whole: bool) -> Result:
    """The grounds without an answer in one sentence, each with its own request; `whole` when none has one."""
    labels = [f"\u2018{ground_label(name)}\u2019" for name in names]
    grounds = context.what({}) if whole and len(names) > 1 else f"the ground{'s' * (len(names) > 1)} {listed(labels)}"
    arguments = {"what": grounds, "none": f"no answer on {grounds} could be found"}
    found = [nothing_found(context, arguments, name) for name in names]
    return replace(found[0], asks=unique(ask for one in found for ask in one.asks))


def _ground(context: Context, arguments: Arguments, name: str) -> Result:
    facts = context.book.named(name)
    own = {"what": f"the ground \u2018{ground_label(name)}\u2019"}
    judged = weighed(context, own, facts, lambda fact: ("not_met", "") if fact.value is True else ("met", ""))
    return _declared(context, arguments, name, facts) if judged.outcome == "not_met" else judged


def _declared(context: Context, arguments: Arguments, name: str, facts: tuple[Fact, ...]) -> Result:
    label = ground_label(name)
    evidence = [item for fact in facts for item in fact.evidence]
    measures = _measures(context, arguments, name)
    given = arguments["self_cleaned"] if measures and "self_cleaned" in arguments else arguments["declared"]
    reason = f"the ground \u2018{label}\u2019 is declared ({places(evidence)})"
    if measures:
        evidence += [item for fact in measures for item in fact.evidence]
        described = places([item for fact in measures for item in fact.evidence])
        reason += f"; measures to put it right are described ({described})"
    elif "self_cleaned" in arguments:
        reason += "; no measures to put it right are described"
    return result(
        given["outcome"],
        reason,
        ask=context.filled(arguments["ask_described"]) if measures and "ask_described" in arguments else context.ask,
        found=f"{label}: declared",
        evidence=evidence,
        consequence=given.get("consequence"),
    )


def _measures(context: Context, arguments: Arguments, name: str) -> list[Fact]:
    """What is described for this ground, or for no ground in particular."""
    described = context.book.confident(
        context.book.all_named(arguments.get("self_cleaning", "exclusion.self_cleaning"))
    )
    return [
        fact
        for fact in described
        if str(fact.value).strip() and (fact.subject is None or fact.subject in name.split(".") or fact.subject == name)
    ]


def excused(context: Context, arguments: Arguments) -> Result:
    """The fact is not true, or else the test `by` is met, which alone decides then; `unexcused` is the outcome when it
    is missing."""
    judged = weigh(context, arguments, lambda fact: ("not_met", "") if fact.value is True else ("met", ""))
    if judged.outcome != "not_met":
        return judged
    excuse = context.run(context, arguments["by"])
    outcome = arguments.get("unexcused", excuse.outcome) if excuse.outcome == "missing" else excuse.outcome
    reasons = unique((*judged.reasons, *excuse.reasons))
    asks = (context.ask,) if outcome != "met" and context.ask else excuse.asks
    return replace(
        excuse,
        outcome=outcome,
        reasons=reasons,
        asks=asks if outcome != "met" else (),
        evidence=unique((*judged.evidence, *excuse.evidence)),
    )
