"""Tests made of tests: groups, and one test repeated for each document, subject or setting."""

from __future__ import annotations

from dataclasses import replace

from rules.absence import nothing_found
from rules.checks.weighing import doubtful
from rules.context import Arguments, Context
from rules.grouping import grouped
from rules.model import Test
from rules.results import Result, all_of, any_of, at_least, none_of, result
from rules.words import as_date, sources, verb


def all_(context: Context, arguments: list[Test]) -> Result:
    """Every one."""
    return all_of([context.run(context, test) for test in arguments])


def any_(context: Context, arguments: list[Test]) -> Result:
    """One of them."""
    return any_of([context.run(context, test) for test in arguments])


def none(context: Context, arguments: list[Test]) -> Result:
    """Not one of them."""
    return none_of([context.run(context, test) for test in arguments])


def at_least_(context: Context, arguments: Arguments) -> Result:
    """At least `count` of the tests under `of`."""
    return at_least(arguments["count"], [context.run(context, test) for test in arguments["of"]])


def each(context: Context, arguments: Arguments) -> Result:
    """The `test` holds for every group of the facts beginning with `of`, grouped `by` document, subject or setting.
    `incomplete` is the outcome of a group that lacks something while another is met."""
    groups = grouped(context, arguments)
    if not groups:
        return nothing_found(context, arguments, _prefix(context, arguments))
    found = [context.run(context.seeing(book), arguments["test"]) for book in groups]
    if "incomplete" in arguments and any(part.outcome == "met" for part in found):
        found = [
            replace(part, outcome=arguments["incomplete"]) if part.outcome == "missing" else part for part in found
        ]
    return all_of(found)


def one(context: Context, arguments: Arguments) -> Result:
    """The `test` holds for one group at least."""
    groups = grouped(context, arguments)
    if not groups:
        return nothing_found(context, arguments, _prefix(context, arguments))
    return any_of([context.run(context.seeing(book), arguments["test"]) for book in groups])


def there_is(context: Context, arguments: Arguments) -> Result:
    """At least one group is there; with `stated`, one in which the facts of `only` are stated."""
    groups = grouped(context, arguments)
    if arguments.get("stated"):
        groups = [book for book in groups if any(book.all_named(name) for name in arguments["only"])]
    prefix = _prefix(context, arguments)
    facts = [fact for book in groups for fact in book.beginning(prefix)]
    if not facts:
        return nothing_found(context, arguments, prefix)
    if not context.book.confident(facts):
        return doubtful(context, context.what(arguments), facts)
    seen = [item for fact in facts for item in fact.evidence]
    return result(
        "met",
        f"{sources(seen)} {verb(seen, 'shows', 'show')} {context.what(arguments)}",
        found=context.what(arguments),
        evidence=[fact.evidence[0] for fact in facts],
    )


def latest(context: Context, arguments: Arguments) -> Result:
    """The `test` on the documents whose `date` fact is the latest; on all of them while none is dated. Only the facts
    beginning with `of` are narrowed down; with `stating`, documents without that fact do not count."""
    dated = [fact for fact in context.book.confident(context.book.all_named(arguments["date"])) if as_date(fact.value)]
    if "stating" in arguments:
        speaking = {fact.document for fact in context.book.all_named(arguments["stating"])}
        dated = [fact for fact in dated if fact.document in speaking]
    last = max((str(fact.value) for fact in dated), default=None)
    if last is None:
        return context.run(context, arguments["test"])
    kept = {fact.document for fact in dated if fact.value == last}
    book = context.book.only(lambda fact: not fact.name.startswith(arguments["of"]) or fact.document in kept)
    return context.run(context.seeing(book), arguments["test"])


def _prefix(context: Context, arguments: Arguments) -> str:
    group = context.rule.groups[arguments["group"]] if "group" in arguments else arguments
    return str(group["of"])
