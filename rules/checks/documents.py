"""Checks that documents are there: one of them, or every one that is required."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rules.absence import applies_here, count_of, request_of, searched_kinds, signs, together, witnesses
from rules.conditions import first_not_true, truth, unmet_condition
from rules.context import Arguments, Context
from rules.doubts import may_be, resend, told_as, unread_words
from rules.factbook import FORM_KIND
from rules.model import RequiredDocument
from rules.results import Result, all_of, merged, result, unique
from rules.words import listed, places, sentence, sources, verb


def document(context: Context, arguments: Arguments) -> Result:
    """The document whose id is `is` is in the pack; what may stand for it in completeness does not count here unless
    `or_instead` is true."""
    row = context.framework.documents_known[arguments["is"]]
    return there(context, row, bool(arguments.get("or_instead")))


def there(context: Context, row: RequiredDocument, or_instead: bool = True) -> Result:
    """Whether a required document is in the pack, often enough."""
    if count_of(context, row) >= row.count:
        found = together(witnesses(context, row))
        return replace(found, found=unique(item.document for item in found.evidence))
    if or_instead and row.instead is not None:
        instead = context.run(context, row.instead)
        if instead.outcome == "met":
            return replace(instead, undertaking=False)
        if instead.outcome == "unclear":
            return _doubted(context, row) or instead
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
            f"{sources(evidence)} {verb(evidence, 'seems', 'seem')} to be {row.name}, but could not be read with "
            "confidence",
            ask=row.ask,
            evidence=evidence,
        )
    return None


def _absent(context: Context, row: RequiredDocument) -> Result:
    count, ask = count_of(context, row), request_of(context, row)
    if count:
        found = [item for one in witnesses(context, row) for item in one.evidence]
        said = f"only {count} of the {row.count} {row.name} is in the pack ({places(found)})"
        return result("missing", said, ask=ask, found=f"{count} of {row.count}")
    seen = any(not one.unread for one in context.book.documents_of(row.kinds))
    searched = searched_kinds(context, row.kinds if seen else ())
    return result("missing", f"{row.name} could not be found in the pack; {searched}", ask=ask)


def documents_complete(context: Context, _: Arguments) -> Result:
    """Every document required in this category is there and readable. Those not there are named one by one."""
    unknown = _unidentified(context)
    judged = [_required(context, row) for row in context.framework.documents if applies_here(context, row)]
    absent = [one for one in judged if one.absent]
    results = [_softened(one.result, unknown) if one.absent else one.result for one in judged]
    unread = tuple(one for _, one in sorted(context.book.documents.items()) if one.unread)
    if unread:
        told = " ".join(reason for one in results for reason in one.reasons)
        untold = tuple(one for one in unread if one.path not in told)
        reasons = (sentence(unread_words(untold)),) if untold else ()
        results.append(Result("unclear", reasons, tuple(resend(one) for one in unread)))
    joined = all_of(results)
    needed = [one for one in judged if one.required]
    count = sum(one.result.outcome == "met" for one in needed)
    found = (f"{count} of {len(needed)} documents required are there",)
    if not joined.is_gap:
        said = sentence(f"all {count} documents required are in the pack")
        return replace(joined, reasons=(said,), found=found, notices=_partly_read(context))
    named = {reason for one in absent for reason in one.result.reasons}
    names: tuple[str, ...] = (sentence(f"not in the pack: {listed([one.name for one in absent])}"),) if absent else ()
    unknown_rows = [one for one in judged if not one.required and one.result.outcome == "missing"]
    if unknown_rows and not context.book.documents_of((FORM_KIND,)):
        named |= {reason for one in unknown_rows for reason in one.result.reasons}
        names += ("Without the questionnaire it is not known which further documents are required.",)
    others = tuple(reason for reason in joined.reasons if reason not in named)
    return replace(joined, reasons=(*names, *others), notices=_partly_read(context), evidence=(), found=found)


@dataclass(frozen=True, slots=True)
class _Judged:
    """A row that was judged; `required` when its conditions hold, `absent` when it is not there then."""

    name: str
    result: Result
    required: bool = False

    @property
    def absent(self) -> bool:
        return self.required and self.result.outcome == "missing"


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
    count = count_of(context, row)
    name = f"{row.count - count} of the {row.count} {row.name}" if 0 < count < row.count else row.name
    return _Judged(name, found, required=True)


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
    """No document of `kinds` carries the `flag`, which `what` names with its article."""
    documents = [one for one in context.book.documents_of(arguments["kinds"]) if not one.unread]
    flagged = [one for one in documents if arguments["flag"] in one.flags]
    what = context.what(arguments)
    chosen = flagged or documents
    if not chosen:
        return result("not_applicable", f"there is {searched_none(arguments['kinds'])} in the pack")
    evidence = [item for one in chosen for item in context.book.cited_in(one.path)]
    names = listed([one.path for one in chosen])
    if flagged:
        has = "has" if len(flagged) == 1 else "have each"
        return result("not_met", f"{names} {has} {what}", ask=context.ask, found=what, evidence=evidence)
    has_not = "does" if len(documents) == 1 else "do"
    said = f"{names} {has_not} not have {what}"
    return result("met", said, evidence=evidence) if evidence else merged("not_applicable", [])


def searched_none(kinds: list[str]) -> str:
    """No pricing schedule."""
    return listed([f"no {kind.replace('_', ' ')}" for kind in kinds])
