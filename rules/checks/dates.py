"""Checks on dates, always against the day of the decision."""

from __future__ import annotations

from datetime import date

from rules.checks.weighing import Judged, chosen, weigh, weighed
from rules.context import Arguments, Context
from rules.dates import within_months
from rules.results import Result
from rules.words import as_date, day
from schemas.types import Fact

NO_DATE: Judged = ("unclear", "this is not a possible date")


def within(context: Context, arguments: Arguments) -> Result:
    """A date no more than so many `months` (a figure) before the decision; one after it is unclear, an
    older one not_met unless `otherwise` says so."""
    months = int(context.number(arguments["months"]))

    def judge(fact: Fact) -> Judged:
        stated = as_date(fact.value)
        if stated is None:
            return NO_DATE
        if stated > context.as_at:
            return arguments.get("future", "unclear"), f"this is after {day(context.as_at)}"
        if within_months(stated, months, context.as_at):
            return "met", ""
        return arguments.get("otherwise", "not_met"), f"this is more than {months} months before {day(context.as_at)}"

    return weigh(context, arguments, judge)


def in_date(context: Context, arguments: Arguments) -> Result:
    """A last day that had not passed at the decision; with `earliest`, the earliest of several values is judged."""

    def judge(fact: Fact) -> Judged:
        stated = as_date(fact.value)
        if stated is None:
            return NO_DATE
        return ("met", "") if stated >= context.as_at else ("not_met", f"this had passed by {day(context.as_at)}")

    if not arguments.get("earliest"):
        return weigh(context, arguments, judge)
    sure = context.book.confident(chosen(context, arguments))
    dated = [(stated, fact) for fact in sure if (stated := as_date(fact.value))]
    if not dated:
        return weigh(context, arguments, judge)
    return weighed(context, arguments, _first(dated), judge)


def _first(dated: list[tuple[date, Fact]]) -> list[Fact]:
    earliest = min(stated for stated, _ in dated)
    return [fact for stated, fact in dated if stated == earliest]
