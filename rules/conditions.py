"""Whether a condition holds: true, false, or unknown and why.

A fact that is neither asked for nor mentioned makes a single condition unknown ("not asked"), and counts as false
inside a compound one. A condition whose document is locked, or whose fact is doubtful, is unclear.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rules.absence import question_request
from rules.context import Context
from rules.doubts import may_hold, resend, unread_words
from rules.model import Question, Test
from rules.results import Result, result, unique
from rules.words import places, sentence
from schemas.types import Evidence

State = Literal["true", "false", "missing", "unclear", "not_asked"]


@dataclass(frozen=True, slots=True)
class Truth:
    """A condition's state, the sentence that says so, the places it rests on, and what to ask while it is unknown."""

    state: State
    says: str = ""
    evidence: tuple[Evidence, ...] = ()
    asks: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """True or false."""
        return self.state in ("true", "false")


def truth(context: Context, condition: Test | str) -> Truth:
    """The state of a condition, the form's answers deciding."""
    deciding = replace(context, deciding=True)
    if not isinstance(condition, str):
        return _of_test(deciding, condition)
    shared = deciding.condition(condition)
    found = _of_test(deciding, shared.test)
    if not found.known:
        return found
    if shared.silent and found.state == "true":
        return replace(found, says="")
    at = f" ({places(found.evidence, 1)})" if found.evidence else ""
    return replace(found, says=sentence((shared.holds if found.state == "true" else shared.fails) + at))


def _of_test(context: Context, test: Test | str) -> Truth:
    if isinstance(test, str):
        return truth(context, test)
    ((verb, arguments),) = test.items()
    if verb in ("all", "any", "none"):
        parts = [_of_test(context, part) for part in arguments]
        return _compound(verb, parts)
    return _leaf(context, test)


def _compound(verb: str, parts: Sequence[Truth]) -> Truth:
    if verb == "none":
        return _negated(_compound("any", parts) if len(parts) > 1 else parts[0])
    if len(parts) > 1:
        parts = [replace(part, state="false") if part.state == "not_asked" else part for part in parts]
    decisive: State = "false" if verb == "all" else "true"
    for state in (decisive, "unclear", "missing", "not_asked"):
        same = [part for part in parts if part.state == state]
        if same:
            return _merged(same)
    return _merged(parts)


def _negated(part: Truth) -> Truth:
    swap: dict[State, State] = {"true": "false", "false": "true"}
    return replace(part, state=swap.get(part.state, part.state))


def _merged(parts: Sequence[Truth]) -> Truth:
    return Truth(
        parts[0].state,
        " ".join(unique(part.says for part in parts if part.says)),
        unique(item for part in parts for item in part.evidence),
        unique(ask for part in parts for ask in part.asks),
    )


def _leaf(context: Context, test: Test) -> Truth:
    ((_, arguments),) = test.items()
    found = context.run(context, test)
    says = " ".join(found.reasons)
    if found.outcome in ("met", "not_met"):
        return Truth("true" if found.outcome == "met" else "false", says, found.evidence)
    if found.outcome in ("error", "not_applicable"):
        return Truth("unclear" if found.outcome == "error" else "not_asked", says)
    name = str(arguments.get("fact", "")) if isinstance(arguments, dict) else ""
    if not name:
        return Truth("unclear" if found.outcome == "unclear" else "false", says, found.evidence, found.asks)
    stated = context.book.named(name, arguments.get("subject")) if name else ()
    if stated:
        return Truth("unclear", says, found.evidence, found.asks)
    return _unstated(context, name)


def _unstated(context: Context, name: str) -> Truth:
    doubtful = may_hold(context, name, None)
    if doubtful:
        asks = tuple(resend(document) for document in doubtful)
        return Truth(
            "unclear",
            sentence(f"{unread_words(doubtful)}, so it is not known whether this applies"),
            (),
            asks,
        )
    question = asked_question(context, name)
    if question is None:
        return Truth("not_asked", "Not asked, and nothing in the pack says so.")
    says = sentence(f"this depends on {question.label}, and no answer was found")
    return Truth("missing", says, (), (question_request(context, question),))


def asked_question(context: Context, name: str) -> Question | None:
    """The question that asks for a fact: of the framework's form in this category, unless it is asked only if something
    else holds that does not; or one that the form in the pack prints besides."""
    question = context.asked.get(name)
    if question is not None:
        return None if any(truth(context, one).state == "false" for one in question.when) else question
    printed = {fact.subject for fact in context.book.all_named("question.state")}
    known = context.framework.questions_known
    return next((known[code] for code in sorted(known) if code in printed and name in known[code].gives), None)


def unmet_condition(found: Truth) -> Result:
    """The Result of a clause whose condition is not true."""
    if found.state == "missing":
        return replace(result("missing", found.says), asks=found.asks)
    if found.state == "unclear":
        return replace(result("unclear", found.says, evidence=found.evidence), asks=found.asks)
    return result(
        "not_applicable", found.says or "Not asked, and nothing in the pack says so.", evidence=found.evidence
    )


def first_not_true(truths: Sequence[Truth]) -> Truth | None:
    """Of several conditions that must all hold, the one that decides: false before unclear before not answered before
    not asked; None when all are true."""
    for state in ("false", "unclear", "missing", "not_asked"):
        for one in truths:
            if one.state == state:
                return one
    return None
