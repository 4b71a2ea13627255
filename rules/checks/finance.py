"""Checks on the accounts: their age, the ratios with their bands, and the standing that several ratios make up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from rules.absence import nothing_found
from rules.checks.weighing import doubtful, who_says_what
from rules.context import Arguments, Context
from rules.dates import within_months
from rules.ratios import Accounts, Ratio, compute
from rules.results import Result, all_of, merged, result, unique
from rules.words import as_date, day, listed, number, places, pounds, sentence
from schemas.types import Fact, Outcome, Rag


def accounts_not_older(context: Context, arguments: Arguments) -> Result:
    """The latest period ended no more than `months` ago (`charity_months` for a charity); over `notice_months` it is
    met with a notice."""
    accounts = Accounts(context.book)
    end = next((end for end in accounts.ends() if as_date(end)), None)
    if end is None:
        return nothing_found(context, arguments, "accounts.period_end")
    stated = [fact for fact in context.book.named("accounts.period_end") if fact.value == end] or [
        fact for fact in context.book.beginning("accounts.") if fact.period_end == end
    ]
    sure = context.book.confident(stated)
    if not sure:
        return doubtful(context, context.what(arguments), stated)
    return _aged(context, arguments, date.fromisoformat(end), accounts.charitable, sure)


def _aged(context: Context, arguments: Arguments, end: date, charitable: bool, stated: tuple[Fact, ...]) -> Result:
    months = int(context.number(arguments["charity_months" if charitable else "months"]))
    newer = int(context.number(arguments["notice_months"]))
    evidence = [item for fact in stated[:3] for item in fact.evidence[:1]]
    said = f"the latest period in the accounts ended on {day(end)} ({places(evidence)})"
    if end > context.as_at:
        said += f"; this is after the decision date of {day(context.as_at)}"
        return result("unclear", said, ask=context.ask, found=day(end), evidence=evidence)
    if not within_months(end, months, context.as_at):
        said += f"; this is more than {months} months before {day(context.as_at)}"
        return result("not_met", said, ask=context.ask, found=day(end), evidence=evidence)
    notice = f"the latest accounts are more than {newer} months old: consider inviting management accounts"
    old = not within_months(end, newer, context.as_at)
    return result("met", said, found=day(end), evidence=evidence, notice=notice if old else None)


def ratio(context: Context, arguments: Arguments) -> Result:
    """A ratio of the latest accounts, `at_least` or `above` a figure, or rated by the limits `red_below` and
    `green_above`: strictly beyond one is red or green, on either limit is amber."""
    name = arguments["ratio"]
    computed = compute(Accounts(context.book), name)
    if computed.dropped:
        return result("not_applicable", computed.dropped, evidence=computed.evidence)
    if computed.lacking:
        return _lacking(context, arguments, computed)
    what, evidence = context.what(arguments), computed.evidence
    values = listed([_shown(name, value) for value in computed.values])
    if computed.doubtful:
        said = f"{what} would be {values}, but a figure could not be read with confidence ({places(evidence)})"
        ask = f"Please confirm the figures that make up {what}: they could not be read with confidence."
        return result("unclear", said, ask=ask, found=values, evidence=evidence)
    judged = unique(_rated(context, arguments, computed, value) for value in computed.values)
    if len(judged) > 1:
        return result(
            "unclear",
            f"{what} is {values}, as the documents differ on the figures ({places(evidence)})",
            ask=f"Please confirm the figures of the latest accounts: {_differing(computed)}.",
            found=values,
            evidence=evidence,
        )
    outcome, rag, tail = judged[0]
    note = f"; {computed.note}" if computed.note else ""
    return result(
        outcome,
        f"{what} is {values} ({places(evidence)}){tail}{note}",
        ask=context.ask,
        found=values,
        evidence=evidence,
        rag=rag,
    )


def _differing(computed: Ratio) -> str:
    """Current assets: A.pdf says £61,250, and B.xlsx says £60,000."""
    by_name: dict[str, list[Fact]] = {}
    for fact in computed.differing:
        by_name.setdefault(fact.name, []).append(fact)
    return "; ".join(f"on {_plain(name)}, {who_says_what(facts)}" for name, facts in by_name.items())


def _plain(name: str) -> str:
    return name.removeprefix("accounts.").replace("_", " ")


_STATEMENTS = {
    "turnover": "profit and loss account",
    "operating_profit": "profit and loss account",
    "total_income": "statement of income",
    "total_expenditure": "statement of income",
    "net_income_before_gains": "statement of income",
}
"""Where a figure stands in accounts; any other stands in the balance sheet."""


def _lacking(context: Context, arguments: Arguments, computed: Ratio) -> Result:
    """What is lacking is asked for, not commented on."""
    figures = ("net_assets",) if computed.lacking == ("accounts",) else computed.lacking
    where = listed(unique(f"the {_STATEMENTS.get(name, 'balance sheet')}" for name in figures))
    asking = replace(context, clause=replace(context.clause, ask=f"Please send {where} of the latest accounts."))
    what = _figure_words(computed.lacking)
    found = nothing_found(asking, {"what": what, "none": f"no {what} was found"}, f"accounts.{figures[0]}")
    prefix = f"{context.what(arguments)} cannot be computed: "
    return replace(found, reasons=tuple(sentence(prefix + reason[:1].lower() + reason[1:]) for reason in found.reasons))


def _figure_words(names: tuple[str, ...]) -> str:
    if names == ("accounts",):
        return "figure of the latest accounts"
    return f"figure for {listed([_plain(name) for name in names], 'or')} in the latest accounts"


def _shown(name: str, value: float) -> str:
    if name == "net_assets":
        return pounds(value)
    return f"{number(round(value, 1))} %" if name == "operating_margin" else f"{value:.2f}"


def _rated(context: Context, arguments: Arguments, computed: Ratio, value: float) -> tuple[Outcome, Rag | None, str]:
    if "green_above" not in arguments:
        above = "above" in arguments
        limit = context.number(arguments["above" if above else "at_least"])
        met = value > limit if above else value >= limit
        word = f"{'more than' if above else 'at least'} {context.in_words(arguments['above' if above else 'at_least'])}"
        return ("met", None, "") if met else ("not_met", None, f"; {word} is needed")
    red, green = context.number(arguments["red_below"]), context.number(arguments["green_above"])
    if value > green:
        return "met", "green", ""
    is_red = value < red if computed.red is None else computed.red
    if is_red:
        below = f"below {context.in_words(arguments['red_below'])}"
        why = below if computed.red is None else "the deficits of both years exceed the unrestricted funds"
        return "not_met", "red", f": red, {why}"
    return "met", "amber", f": amber, not above {context.in_words(arguments['green_above'])}"


def standing(context: Context, arguments: Arguments) -> Result:
    """The rules named in `drivers` taken together: one not met makes it so, a driver without figures is missing, two
    ambers are unclear and one is met in amber. A ratio that drops out is named."""
    if not Accounts(context.book).ends():
        return _lacking(context, arguments, Ratio(lacking=("accounts",)))
    drivers = [(key, _driver(context, key)) for key in arguments["drivers"]]
    live = [found for _, found in drivers if found.outcome != "not_applicable"]
    dropped = unique(reason for _, found in drivers if found.outcome == "not_applicable" for reason in found.reasons)
    joined = all_of(live)
    if not live:
        return replace(merged("missing", []), reasons=dropped or ("No driver could be computed.",), asks=(context.ask,))
    every = merged(joined.outcome, live) if joined.outcome == "met" else joined
    evidence = (
        unique(item for found in live for item in found.evidence)
        if joined.outcome in ("met", "not_met")
        else joined.evidence
    )
    ambers = [found for found in live if found.rag == "amber"]
    if joined.outcome == "met" and len(ambers) > 1:
        said = unique(reason for found in ambers for reason in found.reasons)
        return Result(
            "unclear",
            (f"{len(ambers)} measures are amber.", *said, *dropped),
            (context.ask,),
            joined.found,
            evidence,
            rag="amber",
        )
    colour: Rag | None = "red" if joined.outcome == "not_met" else None
    if joined.outcome == "met":
        colour = "amber" if ambers else "green"
    asks = (context.ask,) if joined.outcome == "not_met" else joined.asks
    return replace(
        every,
        reasons=(*every.reasons, *dropped),
        evidence=evidence,
        rag=colour,
        asks=asks if every.is_gap else (),
    )


def _driver(context: Context, key: str) -> Result:
    """The test of another rule, with that rule's figures, on the same facts."""
    rule = context.framework.rules[key]
    clause = rule.clauses_for(context.category, context.framework.regime)[0]
    return context.run(replace(context, rule=rule, clause=clause), clause.test)
