"""Checks that documents are there: one of them, or every one that is required."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rules.absence import applies_here, searched_kinds, signs, together, witnesses
from rules.conditions import first_not_true, truth, unmet_condition
from rules.context import Arguments, Context
from rules.doubts import may_be, resend, told_as, unread_words
from rules.model import RequiredDocument
from rules.names import plain
from rules.results import Result, all_of, merged, result, unique
from rules.words import listed, places, sentence


def document(context: Context, arguments: Arguments) -> Result:
    """The document whose id is `is` is in the pack; what may stand for it in completeness does not count here unless
    `or_instead` is true."""
    row = context.framework.documents_known[arguments["is"]]
    return there(context, row, bool(arguments.get("or_instead")))


def there(context: Context, row: RequiredDocument, or_instead: bool = True) -> Result:
    """Whether a required document is in the pack, often enough."""
    if count_of(context, row) >= row.count:
        return _cited(context, together(witnesses(context, row)))
    if or_instead and row.instead is not None:
        instead = context.run(context, row.instead)
        if instead.outcome == "met":
            return replace(instead, undertaking=False)
    return _doubted(context, row) or _absent(context, row)


def _doubted(context: Context, row: RequiredDocument) -> Result | None:
    """Unclear while an unread document may be it, or something seems to be."""
    doubtful = may_be(context, row)
    if doubtful:
        reason = sentence(f"{row.name} could not be found, but {unread_words(doubtful)} and may be it")
        return Result("unclear", (reason,), tuple(resend(one) for one in doubtful))
    seen = signs(context, row)
    if seen and not context.book.confident(seen):
        evidence = [item for fact in seen for item in fact.evidence]
        return result(
            "unclear",
            f"{places(evidence)} seems to be {row.name}, but could not be read with confidence",
            ask=row.ask,
            evidence=evidence,
        )
    return None


def _absent(context: Context, row: RequiredDocument) -> Result:
    count = count_of(context, row)
    if row.count > 1:
        said = f"{count} of {row.count} found"
        return result("missing", f"{row.name}: {said}", ask=row.ask, found=said if count else None)
    return result("missing", f"{row.name} is not in the pack; {searched_kinds(context, row.kinds)}", ask=row.ask)


def count_of(context: Context, row: RequiredDocument) -> int:
    """How many of a row's documents are there: what one file states of two counts twice, what two files state of one
    counts once, and so does a copy of a file."""
    found = witnesses(context, row)
    if row.count == 1 or not found:
        return len(found)
    subjects = {plain(fact.subject) for fact in context.book.confident(signs(context, row)) if fact.subject}
    files = [one for one in context.book.documents_of(row.kinds) if not one.unread and "duplicate" not in one.flags]
    return max(len(subjects), len(files))


def _cited(context: Context, found: Result) -> Result:
    """A document that gives no fact is cited where the pack speaks at all: it is there, but has no words to quote."""
    if found.evidence:
        return replace(found, found=unique(item.document for item in found.evidence))
    stated = next((fact for fact in context.book.facts if fact.evidence), None)
    return replace(found, evidence=stated.evidence[:1] if stated else ())


def documents_complete(context: Context, _: Arguments) -> Result:
    """Every document required in this category is there and readable. Those not there are named one by one."""
    unknown = _unidentified(context)
    judged = [_required(context, row) for row in context.framework.documents if applies_here(context, row)]
    absent = [one for one in judged if one.absent]
    results = [_softened(one.result, unknown) if one.absent else one.result for one in judged]
    unread = tuple(one for _, one in sorted(context.book.documents.items()) if one.unread)
    if unread:
        results.append(Result("unclear", (sentence(unread_words(unread)),), tuple(resend(one) for one in unread)))
    joined = all_of(results)
    if not joined.is_gap:
        count = sum(one.result.outcome == "met" for one in judged)
        said = sentence(f"all {count} documents required are in the pack")
        return replace(joined, reasons=(said,), found=(f"{count} documents",), notices=_partly_read(context))
    named = {reason for one in absent for reason in one.result.reasons}
    names = (sentence(f"not in the pack: {listed([one.name for one in absent])}"),) if absent else ()
    others = tuple(reason for reason in joined.reasons if reason not in named)
    return replace(joined, reasons=(*names, *others), notices=_partly_read(context), evidence=(), found=())


@dataclass(frozen=True, slots=True)
class _Judged:
    """A row that was judged; `absent` when it is required and not there."""

    name: str
    result: Result
    absent: bool = False


def _required(context: Context, row: RequiredDocument) -> _Judged:
    """A row that applies, or does not, as its conditions say."""
    conditions = list(row.when)
    if row.as_rule is not None:
        rule = context.framework.rules.get(row.as_rule)
        if rule is None or (rule.categories is not None and context.category not in rule.categories):
            return _Judged(row.name, Result("not_applicable"))
        conditions.extend(rule.when)
    decisive = first_not_true([truth(context, condition) for condition in conditions])
    if decisive is not None:
        return _Judged(row.name, unmet_condition(decisive))
    found = there(context, row)
    name = row.name if row.count == 1 else f"{row.name} ({' '.join(found.found) or f'none of {row.count} found'})"
    return _Judged(name, found, found.outcome == "missing")


def _unidentified(context: Context) -> bool:
    """Whether an unread file may be anything: neither its name nor its folder tells."""
    rows = tuple(context.framework.documents_known.values())
    return any(one.unread and not told_as(one, rows, context.book) for one in context.book.documents.values())


def _softened(found: Result, unknown: bool) -> Result:
    """While an unread file may be anything, what was not found is not known to be absent."""
    return replace(found, outcome="unclear") if unknown and found.outcome == "missing" else found


def _partly_read(context: Context) -> tuple[str, ...]:
    partial = [path for path, one in sorted(context.book.documents.items()) if one.read == "partial"]
    return (
        (sentence(f"{listed(partial)} {'was' if len(partial) == 1 else 'were'} read only in part"),) if partial else ()
    )


def unflagged(context: Context, arguments: Arguments) -> Result:
    """No document of `kinds` carries the `flag`."""
    documents = [one for one in context.book.documents_of(arguments["kinds"]) if not one.unread]
    flagged = [one for one in documents if arguments["flag"] in one.flags]
    what = context.what(arguments)
    chosen = flagged or documents
    if not chosen:
        return result("not_applicable", f"there is {searched_none(arguments['kinds'])} in the pack")
    evidence = [item for one in chosen for item in context.book.cited_in(one.path)]
    names = listed([one.path for one in chosen])
    if flagged:
        return result("not_met", f"{names} has {what}", ask=context.ask, found=what, evidence=evidence)
    return result("met", f"{names}: no {what}", evidence=evidence) if evidence else merged("not_applicable", [])


def searched_none(kinds: list[str]) -> str:
    """No pricing schedule."""
    return listed([f"no {kind.replace('_', ' ')}" for kind in kinds])
