"""What is said and asked when nothing was found: missing, or unclear while an unread document may hold it."""

from __future__ import annotations

from rules.context import Arguments, Context
from rules.doubts import may_hold, resend, unread_words
from rules.factbook import FORM_KIND
from rules.model import Question, RequiredDocument
from rules.names import plain
from rules.results import Result, merged, result
from rules.statements import whether
from rules.words import kinds, listed, places, sentence
from schemas.types import Evidence, Fact


def nothing_found(context: Context, arguments: Arguments, name: str, subject: str | None = None) -> Result:
    """The outcome for a fact that is nowhere stated. `absent` of the arguments may name another one: not_applicable,
    unclear, or met, which then cites the facts beginning with `cite` as the place where it was looked for. `none` of
    the arguments is the sentence for what is lacking where "could not be found" would not do."""
    wanted = arguments.get("absent", "missing")
    what = context.what(arguments)
    asked = whether(name, subject)
    unsaid = f"nothing was found that says whether {asked}" if asked else f"{what} could not be found"
    lacking = str(arguments.get("none") or unsaid)
    if wanted == "not_applicable":
        return result("not_applicable", f"nothing in the pack says anything of {what}")
    doubtful = may_hold(context, name, subject)
    if doubtful:
        asks = tuple(resend(document) for document in doubtful)
        reason = sentence(f"{lacking}, but {unread_words(doubtful)} and may show it")
        return Result("unclear", (reason,), asks)
    if wanted == "met":
        return _nothing_adverse(context, arguments, what)
    reason = f"{lacking}; {searched(context, name, subject)}"
    return result("unclear" if wanted == "unclear" else "missing", reason, ask=request(context, name, subject, what))


def _nothing_adverse(context: Context, arguments: Arguments, what: str) -> Result:
    looked = context.book.confident(context.book.beginning(str(arguments["cite"])))
    seen = [item for fact in looked[:2] for item in fact.evidence[:1]]
    if not seen:
        return result("missing", f"{what}: there was nothing to look through", ask=context.ask)
    return result("met", f"no sign of {what} was found ({places(seen)})", evidence=seen)


def searched(context: Context, name: str, subject: str | None = None) -> str:
    """What was looked through: 3 policies and 1 questionnaire were searched."""
    wanted = [kind for row in context.holders(name, subject) for kind in row.kinds]
    if name in context.asked or any(row.in_form for row in context.holders(name, subject)):
        wanted.append(FORM_KIND)
    return searched_kinds(context, tuple(dict.fromkeys(wanted)))


def searched_kinds(context: Context, wanted: tuple[str, ...]) -> str:
    """As `searched`, for some kinds of document; the whole pack when no kind is known."""
    readable = [document for document in context.book.documents.values() if not document.unread]
    if not wanted:
        count = len(readable)
        return f"{count} document{'s were' if count != 1 else ' was'} searched"
    counts = [(kind, sum(document.kind == kind for document in readable)) for kind in wanted]
    there = [kinds(kind, count) for kind, count in counts if count]
    if not there:
        return f"there is {listed([kinds(kind, 0) for kind in wanted], 'and')} in the pack"
    single = len(there) == 1 and sum(count for _, count in counts) == 1
    return f"{listed(there)} {'was' if single else 'were'} searched"


def request(context: Context, name: str, subject: str | None, what: str) -> str:
    """What to ask for: the document that would show it when that is not in the pack; the question of the form that
    alone would state it; else the clause's own request. One absent document is asked for in the same words by every
    rule that needs it."""
    rows = context.holders(name, subject)
    required = {row.id for row in context.framework.documents if applies_here(context, row)}
    absent = [row for row in rows if row.id in required and not is_there(context, row)]
    if absent:
        return request_of(context, absent[0])
    if name in context.asked and not rows:
        return question_request(context, context.asked[name])
    return context.ask or f"Please tell us {what}."


def question_request(context: Context, question: Question) -> str:
    """A question asked again; the whole form while there is none in the pack."""
    form = context.framework.documents_known.get("questionnaire")
    there = form is None or is_there(context, form)
    return question.ask if there or form is None else form.ask


def applies_here(context: Context, row: RequiredDocument) -> bool:
    """Whether a row is one of this category's."""
    return row.categories is None or context.category in row.categories


def is_there(context: Context, row: RequiredDocument) -> bool:
    """Whether a required document is in the pack, as often as it must be, leaving aside what may stand for it."""
    if row.count > 1:
        return count_of(context, row) >= row.count
    return bool(signs(context, row)) or bool(witnesses(context, row))


def request_of(context: Context, row: RequiredDocument) -> str:
    """How a required document is asked for: only the rest of them while some are there."""
    return row.ask_more if row.ask_more and count_of(context, row) else row.ask


def count_of(context: Context, row: RequiredDocument) -> int:
    """How many of a row's documents are there: what one file states of two counts twice, what two files state of one
    counts once, and so does a copy of a file."""
    found = witnesses(context, row)
    if row.count == 1 or not found:
        return len(found)
    subjects = {plain(fact.subject) for fact in context.book.confident(signs(context, row)) if fact.subject}
    files = [one for one in context.book.documents_of(row.kinds) if not one.unread and "duplicate" not in one.flags]
    return max(len(subjects), len(files))


def signs(context: Context, row: RequiredDocument) -> tuple[Fact, ...]:
    """The facts that show a required document, read with confidence or not."""
    return tuple(
        fact
        for pattern in row.facts
        for fact in context.book.beginning(pattern.prefix)
        if pattern.shown_by(fact)
        and (row.in_form or not context.book.in_form(fact))
        and _shown(context, row, fact)
        and not (fact.name == "policy.present" and fact.value is False)
    )


def _shown(context: Context, row: RequiredDocument, fact: Fact) -> bool:
    """Whether a fact stands in a document that can be the required one."""
    state = context.book.documents.get(fact.document or "")
    return row.shown_in is None or state is None or state.kind in row.shown_in


def witnesses(context: Context, row: RequiredDocument) -> tuple[Result, ...]:
    """One met Result for each of a row's documents that is surely there, with a place in it: where the policy that is
    looked for begins, else the first line of the document."""
    stated = context.book.confident(signs(context, row))
    ordered = sorted(stated, key=lambda fact: fact.name == "policy.present")
    by_path = {(fact.document or "", _counted(row, fact)): _begins(context, fact) for fact in ordered}
    if row.by_kind:
        for document in context.book.documents_of(row.kinds):
            if not document.unread and not any(path == document.path for path, _ in by_path):
                by_path[document.path, ""] = context.book.cited_in(document.path)
    return tuple(
        result("met", f"{path} is {row.name}", evidence=by_path[path, subject]) for path, subject in sorted(by_path)
    )


def _begins(context: Context, fact: Fact) -> tuple[Evidence, ...]:
    """A policy may begin anywhere in a handbook; other documents begin with their first line."""
    own = fact.evidence[:1]
    return own if fact.name == "policy.present" else context.book.cited_in(fact.document or "") or own


def _counted(row: RequiredDocument, fact: Fact) -> str:
    """Where several are required, each subject in a document is one."""
    return plain(fact.subject or "") if row.count > 1 else ""


def together(results: tuple[Result, ...]) -> Result:
    """The words and evidence of several met Results as one."""
    return merged("met", results)
