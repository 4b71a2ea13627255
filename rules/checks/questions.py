"""Checks on the questionnaire: every question that applies has an answer, every method statement is written."""

from __future__ import annotations

from dataclasses import dataclass

from rules.conditions import truth
from rules.context import Arguments, Context
from rules.doubts import resend, unread_words
from rules.factbook import FORM_KIND
from rules.model import Question
from rules.results import Result, all_of, result, unique
from rules.words import listed, places, sentence
from schemas.types import Evidence, Fact

_STRENGTH = ("answered", "residue", "refers_elsewhere", "blank")
"""Of several forms that put a question, the best answer counts."""


@dataclass(frozen=True, slots=True)
class _Seen:
    question: Question
    state: str
    evidence: tuple[Evidence, ...]


def questions_answered(context: Context, _: Arguments) -> Result:
    """Every question of the form that applies has an answer. A leftover or a plain "not applicable" is an answer, told
    in a notice; a question that the form does not print is no gap, and is told likewise."""
    applying = [question for question in _questions(context) if _applies(context, question)]
    states = [_Seen(question, *_state(context, question)) for question in applying]
    forms = context.book.documents_of((FORM_KIND,))
    if not any(seen.state for seen in states):
        doubtful = tuple(form for form in forms if form.doubtful)
        if doubtful:
            return Result("unclear", (sentence(unread_words(doubtful)),), tuple(resend(form) for form in doubtful))
        return result(
            "missing",
            "no questionnaire with answers was found",
            ask="Please send the completed questionnaire.",
        )
    joined = all_of([_judged(context, seen) for seen in states if seen.state])
    return _worded(context, states, joined)


def _questions(context: Context) -> list[Question]:
    """Those of the issued form in this category, then others of the bank that the form in the pack prints besides."""
    own = [
        question
        for question in context.framework.questions
        if question.categories is None or context.category in question.categories
    ]
    issued = {question.code for question in context.framework.questions}
    printed = {fact.subject or "" for fact in context.book.all_named("question.state")} - issued
    known = context.framework.questions_known
    return own + [known[code] for code in sorted(printed) if code in known]


def _applies(context: Context, question: Question) -> bool:
    return all(truth(context, condition).state == "true" for condition in question.when)


def _state(context: Context, question: Question) -> tuple[str, tuple[Evidence, ...]]:
    facts = context.book.named("question.state", question.code)
    best = min(facts, key=lambda fact: _STRENGTH.index(str(fact.value)), default=None)
    return (str(best.value), best.evidence) if best is not None else ("", ())


def _judged(context: Context, seen: _Seen) -> Result:
    """One question's Result; its evidence is the answer, else what the answer states. A blank one cites the question as
    printed, or nothing."""
    if seen.state == "blank":
        return result("missing", seen.question.label, ask=seen.question.ask, evidence=seen.evidence)
    evidence = seen.evidence or tuple(item for fact in _given(context, seen.question) for item in fact.evidence[:1])
    if seen.state == "refers_elsewhere" and seen.question.gives and not _found_elsewhere(context, seen.question):
        return result(
            "unclear",
            f"the answer on {seen.question.label} points to another document, and it was not found there",
            ask=seen.question.ask,
            evidence=evidence,
        )
    return result("met", seen.question.label, evidence=evidence)


def _found_elsewhere(context: Context, question: Question) -> bool:
    """Whether a document states what the answer points to; a document of its own may number what the form codes."""
    stated = [fact for name in question.gives for fact in context.book.all_named(name)]
    return bool(context.book.from_documents(stated)) or bool(_given(context, question))


def _given(context: Context, question: Question) -> list[Fact]:
    return [
        fact
        for name in question.gives
        for fact in context.book.all_named(name)
        if question.subject is None or fact.subject == question.subject
    ]


def _worded(context: Context, states: list[_Seen], joined: Result) -> Result:
    blank = [seen.question.label for seen in states if seen.state == "blank"]
    put = sum(bool(seen.state) for seen in states)
    reasons = (sentence(f"no answer was found on: {listed(blank)}"),) if blank else ()
    others = tuple(reason for reason in joined.reasons if "points to another document" in reason)
    count = put - len(blank) - len(others)
    answered = joined.evidence or tuple(
        item for fact in context.book.facts if context.book.in_form(fact) for item in fact.evidence[:1]
    )
    outcome = joined.outcome if answered or joined.outcome != "met" else "unclear"
    return Result(
        outcome,
        (reasons + others) if joined.is_gap else (sentence(f"all {count} questions that apply are answered"),),
        joined.asks,
        (f"{count} of {put} questions that apply are answered",),
        _shown(context, states, answered) if outcome == "met" else joined.evidence,
        _notices(context, states),
    )


def _shown(context: Context, states: list[_Seen], answered: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """What shows that the form is filled in: leftover answers that a notice speaks of, else the form's first line, else
    a few of the answers."""
    leftover = tuple(item for seen in states if seen.state == "residue" for item in seen.evidence)
    forms = unique(item.document for item in answered)
    leads = tuple(item for form in forms for item in context.book.cited_in(form))
    return (leftover or leads or answered)[:3]


def _notices(context: Context, states: list[_Seen]) -> tuple[str, ...]:
    residue = [seen.question.label for seen in states if seen.state == "residue"]
    unseen = [seen.question.label for seen in states if not seen.state and not _given(context, seen.question)]
    told = []
    if residue:
        told.append(sentence(f"only leftover text stands as the answer on {listed(residue)}"))
    if unseen:
        told.append(sentence(f"the form does not seem to print the question on {listed(unseen)}"))
    return tuple(told)


def statements_answered(context: Context, arguments: Arguments) -> Result:
    """Each method statement of `codes` is answered, here or in a document of its own, and none is longer than its own
    printed limit, else than the figure `limit` of words."""
    answered = {
        fact.subject: fact
        for fact in context.book.confident(context.book.all_named("method_statement.answered"))
        if fact.value is True
    }
    free = sorted(subject or "" for subject in answered if subject not in arguments["codes"])
    results: list[Result] = []
    for code, label in arguments["codes"].items():
        subject = code if code in answered else free.pop(0) if free else None
        results.append(_statement(context, arguments, code, label, answered.get(subject or None)))
    extra = [_length(context, arguments, answered[subject or None], "a further question") for subject in free]
    return all_of([*results, *extra])


def _statement(context: Context, arguments: Arguments, code: str, label: str, answer: Fact | None) -> Result:
    if answer is not None:
        return _length(context, arguments, answer, label)
    doubted = [fact for fact in context.book.named("method_statement.answered", code) if fact.value is True]
    if doubted:
        return result(
            "unclear",
            f"the answer on {label} could not be read with confidence ({places(doubted[0].evidence)})",
            ask=f"Please send your method statement on {label} again: it could not be read with confidence.",
            evidence=doubted[0].evidence,
        )
    doubtful = tuple(one for one in context.book.documents_of((FORM_KIND, "method_statement")) if one.doubtful)
    if doubtful:
        return Result(
            "unclear",
            (sentence(f"the method statement on {label} was not found, but {unread_words(doubtful)}"),),
            tuple(resend(one) for one in doubtful),
        )
    return result(
        "missing",
        f"the method statement on {label} was not found or is not answered",
        ask=f"Please send your method statement on {label}.",
    )


def _length(context: Context, arguments: Arguments, answer: Fact, label: str) -> Result:
    subject = answer.subject
    words = context.book.confident(context.book.named("method_statement.words", subject))
    limits = context.book.confident(context.book.named("method_statement.word_limit", subject))
    limit = max(
        (fact.value for fact in limits if isinstance(fact.value, int)),
        default=int(context.number(arguments["limit"])),
    )
    count = max((fact.value for fact in words if isinstance(fact.value, int)), default=None)
    evidence = [*answer.evidence, *(item for fact in (*words, *limits) for item in fact.evidence)]
    at = places(answer.evidence)
    if count is None:
        return result(
            "unclear",
            f"the words of the method statement on {label} could not be counted ({at})",
            ask=f"Please send your method statement on {label} as text whose words can be counted.",
            evidence=evidence,
        )
    if count > limit:
        return result(
            "not_met",
            f"the method statement on {label} has {count} words; the limit is {limit} ({at})",
            found=f"{count} words",
            evidence=evidence,
            ask=f"Please shorten your method statement on {label} to {limit} words.",
        )
    said = f"the method statement on {label} has {count} of at most {limit} words ({at})"
    return result("met", said, found=f"{count} words", evidence=evidence)
