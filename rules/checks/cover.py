"""The check on the amount of a cover: held by certificate, or undertaken."""

from __future__ import annotations

from dataclasses import replace

from rules.absence import nothing_found
from rules.certificates import Certificate, certificates, latest, replaced, undertakings
from rules.checks.weighing import Judged, weighed
from rules.context import Arguments, Context
from rules.results import Result, any_of, merged, result, unique
from rules.words import listed, pounds, sources, verb
from schemas.types import Fact


def has_or_undertakes(context: Context, arguments: Arguments) -> Result:
    """The latest certificate of `cover` shows at least the amount, on the `basis` when one is named; or a signed
    undertaking to obtain it does, which is then relied on."""
    cover = arguments["cover"]
    found = certificates(context.book, cover)
    promised = undertakings(context.book, cover)
    if not found and not promised:
        return nothing_found(context, arguments, f"insurance.{cover}.cover")
    held = _held(context, arguments, found) if found else None
    if held is not None and (held.outcome == "met" or not promised):
        return held
    undertaken = _undertaken(context, arguments, promised, found)
    if held is None:
        return undertaken
    if undertaken.outcome != "met":
        return merged(held.outcome, [held, undertaken])
    return replace(
        undertaken,
        found=unique((*held.found, *undertaken.found)),
        evidence=unique((*undertaken.evidence, *held.evidence)),
        reasons=unique((*undertaken.reasons, *held.reasons)),
    )


def _held(context: Context, arguments: Arguments, found: tuple[Certificate, ...]) -> Result:
    newest = latest(found, context.book.limit)
    amounts = [fact for one in newest for fact in one.of("cover")]
    if not amounts:
        return _without_amount(context, arguments, found, newest)
    judged = weighed(context, arguments, amounts, lambda fact: _amount(context, arguments, fact))
    parts = [judged, *_basis(context, arguments, newest)]
    outcome = merged(judged.outcome, parts) if len(parts) == 1 else _worse(parts)
    older = replaced(found, context.book.limit)
    return replace(outcome, reasons=(*outcome.reasons, *_noted(older))) if older else outcome


def _without_amount(
    context: Context, arguments: Arguments, found: tuple[Certificate, ...], newest: tuple[Certificate, ...]
) -> Result:
    """Missing; unclear while an earlier certificate shows an amount."""
    if not any(one.of("cover") for one in found):
        return nothing_found(context, arguments, f"insurance.{arguments['cover']}.cover")
    evidence = [item for one in newest for item in one.seen]
    does_not = verb(evidence, "the latest certificate, does not", "the latest certificates, do not")
    return result(
        "unclear",
        f"{sources(evidence)}, {does_not} show {context.what(arguments)}",
        ask=context.ask,
        evidence=evidence,
    )


def _worse(parts: list[Result]) -> Result:
    gaps = [part for part in parts if part.is_gap]
    return merged(gaps[0].outcome, gaps) if gaps else merged("met", parts)


def _noted(older: tuple[Certificate, ...]) -> tuple[str, ...]:
    names = listed([one.document for one in older])
    return (f"{names} {'was' if len(older) == 1 else 'were'} replaced by a later certificate and not judged.",)


def _amount(context: Context, arguments: Arguments, fact: Fact) -> Judged:
    if isinstance(fact.value, (bool, str, list)):
        return "unclear", "this is not an amount"
    level = context.number(arguments["at_least"])
    return (
        ("met", "")
        if fact.value >= level
        else ("not_met", f"at least {context.in_words(arguments['at_least'])} is needed")
    )


def _basis(context: Context, arguments: Arguments, newest: tuple[Certificate, ...]) -> list[Result]:
    """Nothing while no basis is required or printed; one certificate that gives it on the right basis is enough."""
    wanted = arguments.get("basis")
    stated = context.book.confident(fact for one in newest for fact in one.of("basis"))
    if wanted is None or not stated or any(fact.value == wanted for fact in stated):
        return []
    evidence = [item for fact in stated for item in fact.evidence]
    return [
        result(
            "not_met",
            f"{sources(evidence)} {verb(evidence, 'gives', 'give')} the amount in the aggregate, not for any one claim",
            ask=context.ask,
            found="in the aggregate",
            evidence=evidence,
        )
    ]


def _undertaken(
    context: Context, arguments: Arguments, promised: tuple[Certificate, ...], found: tuple[Certificate, ...]
) -> Result:
    """What a form says is held, and a certificate shows, is not the amount that it undertakes to have."""
    held = {fact.value for one in found for fact in one.of("cover") if isinstance(fact.value, (int, float))}
    return any_of([_promise(context, arguments, one, held) for one in promised])


def _promise(context: Context, arguments: Arguments, one: Certificate, held: set[int | float]) -> Result:
    promise = [fact for fact in one.of("undertaken") if fact.value is True]
    in_form = {id(fact) for fact in context.book.from_form(one.of("cover"))}
    stated = context.book.confident(one.of("cover"))
    amounts = [fact for fact in stated if not (id(fact) in in_form and fact.value in held)]
    evidence = [item for fact in (*promise, *amounts) for item in fact.evidence]
    at = sources([item for fact in promise for item in fact.evidence])
    if not context.book.confident(promise):
        return result(
            "unclear",
            f"it is not clear whether {at} undertakes to obtain {context.what(arguments)}",
            ask=f"The answer as to whether you undertake to obtain {context.what(arguments)} is unclear: please tell "
            "us which holds, yes or no.",
            evidence=evidence,
        )
    if _unsigned(context, one.document):
        return result(
            "unclear",
            f"{at} undertakes to obtain the cover, but the declaration there is not signed",
            ask="Please sign the undertaking to obtain the insurance.",
            evidence=evidence,
        )
    level = context.number(arguments["at_least"])
    numbers = [fact.value for fact in amounts if isinstance(fact.value, (int, float))]
    if numbers and max(numbers) < level:
        return result(
            "not_met",
            f"{at} undertakes to obtain {pounds(max(numbers))} only; at least "
            f"{context.in_words(arguments['at_least'])} is needed",
            ask=context.ask,
            found=f"{pounds(max(numbers))} undertaken",
            evidence=evidence,
        )
    amount = pounds(max(numbers)) if numbers else context.in_words(arguments["at_least"])
    return result(
        "met",
        f"{at} undertakes to obtain {amount} before the contract starts",
        found=f"{amount} undertaken",
        evidence=evidence,
        undertaking=True,
    )


def _unsigned(context: Context, document: str) -> bool:
    signatures = context.book.named("declaration.signed")
    return any(fact.value is False and fact.document == document for fact in signatures) and not any(
        fact.value is True for fact in signatures
    )
