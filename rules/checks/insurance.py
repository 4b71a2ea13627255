"""Checks on certificates of insurance: dates, insured name, and what they say besides."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from rules.absence import nothing_found
from rules.certificates import Certificate, certificates, latest, replaced, undertakings
from rules.checks.weighing import Judged, weighed
from rules.context import Arguments, Context
from rules.names import covers, same
from rules.results import Result, result, unique
from rules.words import day, listed, of_fact, places, sources, verb
from schemas.types import Evidence, Fact


def _undertaken_only(context: Context, cover: str) -> Result | None:
    """That a question about the certificate does not arise, while the cover is only undertaken."""
    promised = undertakings(context.book, cover)
    if certificates(context.book, cover) or not promised:
        return None
    return result(
        "not_applicable",
        "the cover is undertaken, so there is no certificate to look at yet",
        evidence=promised[0].of("undertaken")[0].evidence,
    )


def certificate(context: Context, arguments: Arguments) -> Result:
    """A certificate of `cover` is there."""
    found = certificates(context.book, arguments["cover"])
    if not found:
        return nothing_found(context, arguments, f"insurance.{arguments['cover']}.cover")
    sure = [one for one in found if context.book.confident(one.facts)]
    evidence = [item for one in sure or found for item in one.seen]
    if not sure:
        return result(
            "unclear",
            f"{sources(evidence)} could not be read with confidence",
            ask=context.ask,
            evidence=evidence,
        )
    return result(
        "met",
        f"{sources(evidence)} {verb(evidence, 'shows', 'show')} {context.what(arguments)}",
        found=listed([one.document for one in sure]),
        evidence=evidence,
    )


def in_force(context: Context, arguments: Arguments) -> Result:
    """One certificate of `cover` is in force at the decision; a `notice` when it ends within one of the numbers of
    days. `no_certificate` names the outcome while there is none (missing unless told)."""
    cover = arguments["cover"]
    found = certificates(context.book, cover)
    if not found:
        return _undertaken_only(context, cover) or nothing_found(
            context,
            {**arguments, "absent": arguments.get("no_certificate", "missing")},
            f"insurance.{cover}.expires",
        )
    limit = context.book.limit
    running = [one for one in found if _runs(one, context.as_at, limit)]
    if running:
        return _running(
            context,
            arguments,
            max(running, key=lambda one: (one.last_day(limit) or date.min, one.document)),
            found,
        )
    return _not_running(context, arguments, found)


def _runs(one: Certificate, as_at: date, limit: float) -> bool:
    last, first = one.last_day(limit), one.first_day(limit)
    return last is not None and last >= as_at and (first is None or first <= as_at)


def _running(context: Context, arguments: Arguments, one: Certificate, found: tuple[Certificate, ...]) -> Result:
    limit = context.book.limit
    last = one.last_day(limit)
    assert last is not None
    evidence = [
        item for fact in context.book.confident((*one.of("expires"), *one.of("starts"))) for item in fact.evidence
    ]
    days = unique(str(fact.value) for fact in context.book.confident(one.of("expires")))
    if min(days) < context.as_at.isoformat():
        spoken = unique(of_fact(fact) for fact in context.book.confident(one.of("expires")))
        return result(
            "unclear",
            f"{one.document} gives more than one last day of {context.what(arguments)}: {listed(spoken)}",
            ask=f"Please confirm the last day of {context.what(arguments)}: {one.document} says {listed(spoken)}.",
            found=listed(spoken),
            evidence=evidence,
        )
    older = [other for other in replaced(found, limit) if other.document != one.document]
    were = "was" if len(older) == 1 else "were"
    tail = f"; {listed([other.document for other in older])} {were} replaced by it" if older else ""
    return result(
        "met",
        f"{context.what(arguments)} is in force until {day(last)}, as {sources(evidence)} shows{tail}",
        found=f"until {day(last)}",
        evidence=evidence,
        notice=_notice(context, arguments, last, found),
    )


def _notice(context: Context, arguments: Arguments, last: date, found: tuple[Certificate, ...]) -> str | None:
    left = (last - context.as_at).days
    limits = sorted(int(context.number(name)) for name in arguments.get("notice", ()))
    reached = next((limit for limit in limits if left <= limit), None)
    if reached is None:
        return None
    days = f"which is {left} day{'s' if left != 1 else ''} after the decision date and within {reached} days of it"
    renewed = [one for one in found if (one.first_day(context.book.limit) or date.min) > context.as_at]
    tail = f"; {renewed[0].document} shows the renewal" if renewed else ""
    return f"{context.what(arguments)} ends on {day(last)}, {days if left else 'the decision date itself'}{tail}"


def _not_running(context: Context, arguments: Arguments, found: tuple[Certificate, ...]) -> Result:
    limit = context.book.limit
    dated = [one for one in found if one.last_day(limit)]
    if not dated:
        return _undated(context, arguments, found)
    newest = latest(dated, limit)[0]
    last, first = newest.last_day(limit), newest.first_day(limit)
    assert last is not None
    evidence = [item for fact in (*newest.of("expires"), *newest.of("starts")) for item in fact.evidence]
    if last >= context.as_at and first is not None:
        said = f"starts only on {day(first)}, after the decision date of {day(context.as_at)}"
    else:
        said = f"ended on {day(last)}, before the decision date of {day(context.as_at)}"
    return result(
        "not_met",
        f"{context.what(arguments)} {said} ({places(evidence)})",
        ask=context.ask,
        found=f"until {day(last)}",
        evidence=evidence,
    )


def _undated(context: Context, arguments: Arguments, found: tuple[Certificate, ...]) -> Result:
    printed = [fact for one in found for fact in one.of("expires")]
    if not printed:
        return nothing_found(
            context,
            {"what": f"the last day of {context.what(arguments)}"},
            f"insurance.{arguments['cover']}.expires",
        )
    evidence: list[Evidence] = [item for fact in printed for item in fact.evidence]
    return result(
        "unclear",
        f"the last day of {context.what(arguments)} could not be read with confidence ({places(evidence)})",
        ask=f"Please confirm the last day of {context.what(arguments)}: it could not be read with confidence.",
        found=listed(unique(str(fact.value) for fact in printed)),
        evidence=evidence,
    )


def insured_name(context: Context, arguments: Arguments) -> Result:
    """The insured on the latest certificate of `cover` is the applicant, with its trading name beside it or not, or
    its named group."""
    cover = arguments["cover"]
    found = certificates(context.book, cover)
    if not found:
        return _undertaken_only(context, cover) or nothing_found(context, arguments, f"insurance.{cover}.insured_name")
    printed = [fact for one in latest(found, context.book.limit) for fact in one.of("insured_name")]
    if not printed:
        other = [item for one in found for item in one.seen if one.of("insured_name")]
        if other:
            return result(
                "unclear",
                f"only a replaced certificate shows {context.what(arguments)} ({places(other)})",
                ask=context.ask,
                evidence=other,
            )
        return nothing_found(context, arguments, f"insurance.{cover}.insured_name")
    applicant = context.book.named("organisation.legal_name")
    if not applicant:
        return nothing_found(context, {"what": "the applicant's registered name"}, "organisation.legal_name")
    names = unique(str(fact.value) for fact in context.book.confident(applicant) or applicant)
    groups = unique(str(fact.value) for fact in context.book.confident(context.book.named("organisation.parent_name")))
    judged = weighed(context, arguments, printed, lambda fact: _insured(str(fact.value), names, groups))
    return (
        judged
        if judged.outcome != "met"
        else replace(
            judged,
            evidence=unique((*judged.evidence, *(item for fact in applicant for item in fact.evidence[:1]))),
        )
    )


def _insured(printed: str, names: tuple[str, ...], groups: tuple[str, ...]) -> Judged:
    if any(covers(printed, name) for name in names):
        return "met", ""
    group = next((group for group in groups if covers(printed, group) or same(printed, f"{group} group")), None)
    return ("met", f"this is its group, {group}") if group else ("not_met", f"the applicant is {listed(names)}")


def certificate_says(context: Context, arguments: Arguments) -> Result:
    """A yes-or-no `field` of the latest certificate of `cover` has the `value`; what a silent certificate gives is
    said by `silent` (missing, unclear or not_applicable)."""
    cover = arguments["cover"]
    found = certificates(context.book, cover)
    name = f"insurance.{cover}.{arguments['field']}"
    if not found:
        wanted = {"absent": "not_applicable"} if arguments.get("silent") == "unclear" else {}
        return _undertaken_only(context, cover) or nothing_found(
            context, {**wanted, "what": arguments.get("certificate")}, f"insurance.{cover}.cover"
        )
    newest = latest(found, context.book.limit)
    stated = [fact for one in newest for fact in one.of(arguments["field"])]
    replaced_only = not stated and any(one.of(arguments["field"]) for one in found)
    if stated:
        return weighed(context, arguments, stated, lambda fact: _says(context, arguments, fact))
    evidence = [item for one in newest for item in one.seen]
    wanted_outcome = "unclear" if replaced_only else arguments.get("silent", "missing")
    if wanted_outcome == "unclear":
        return result(
            "unclear",
            f"{sources(evidence)} {verb(evidence, 'does', 'do')} not say anything of {context.what(arguments)}",
            ask=context.ask,
            evidence=evidence,
        )
    return nothing_found(context, {**arguments, "absent": wanted_outcome}, name)


def _says(context: Context, arguments: Arguments, fact: Fact) -> Judged:
    if "value" not in arguments or fact.value == arguments["value"]:
        return "met", ""
    contrary = isinstance(fact.value, bool)
    return "not_met", "" if contrary else f"what is needed: {context.filled(context.clause.expected)}"
