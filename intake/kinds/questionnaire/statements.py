"""Method statements: whether each is answered, its words and its limit."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from intake.facts import FactSheet
from intake.kinds.questionnaire import shapes
from intake.kinds.questionnaire.answered import Answered
from intake.located import Reading

_LIMIT_SHARE = 0.95
_LEAST_PROSE = 25
"""Words from which text under a question may be its answer."""


def give(sheet: FactSheet, answers: Sequence[Answered], doubtful: Collection[str]) -> None:
    """Facts of each method statement; its subject is the printed number, else the bank's code."""
    for answered in answers:
        question = answered.question
        if question is None or question.answer != "statement" or answered.subject is not None:
            continue
        subject = answered.asked.number or question.code
        give_statement(sheet, answered, subject, doubtful)


def with_prose_below(reading: Reading, answers: Sequence[Answered]) -> frozenset[str]:
    """Printed questions without an answer below which words stand, before the next question, that may be one."""
    places = {_flat(item.asked.place.text): item for item in answers}
    taken = {_flat(piece.text.text) for item in answers for piece in item.reply.pieces}
    found: set[str] = set()
    current = ""
    for text in reading.texts():
        words = _flat(text.text)
        if words in places:
            current = words if places[words].reply.state != "answered" else ""
        elif current and words not in taken and not text.hidden and _may_answer(words):
            found.add(current)
    return frozenset(found)


def _flat(words: str) -> str:
    return " ".join(words.split())


def _may_answer(words: str) -> bool:
    asking = shapes.is_guidance(words) or shapes.asks_strongly(words) or shapes.is_section(words)
    return len(words.split()) >= _LEAST_PROSE and not asking


def give_statement(sheet: FactSheet, answered: Answered, subject: str, doubtful: Collection[str] = ()) -> None:
    """One statement's facts under a subject; of a `doubtful` one it is not said that it is unanswered."""
    reply, asked = answered.reply, answered.asked
    if shapes.is_none(answered.words):
        return
    done = reply.state == "answered" and bool(answered.words)
    text, start, end = answered.place()
    seen = (text, start, end) if done else (asked.place, 0, None)
    method, sure = asked.method, answered.sureness()
    unsure = not done and _flat(asked.place.text) in doubtful
    if reply.state != "refers_elsewhere" and not unsure:
        sheet.add("method_statement.answered", done, *seen, subject=subject, method=method, confidence=sure)
    if done:
        words = sum(len(piece.words.split()) for piece in reply.pieces)
        sheet.add("method_statement.words", words, *seen, subject=subject, method=method, confidence=sure)
    if asked.limit is not None:
        sheet.add(
            "method_statement.word_limit",
            asked.limit,
            asked.limit_place or asked.place,
            subject=subject,
            method=method,
            confidence=round(sure * _LIMIT_SHARE, 4),
        )
