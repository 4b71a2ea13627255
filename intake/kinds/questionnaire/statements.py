"""Method statements: whether each is answered, its words and its limit."""

from __future__ import annotations

from collections.abc import Sequence

from intake.facts import FactSheet
from intake.kinds.questionnaire import shapes
from intake.kinds.questionnaire.answered import Answered

_LIMIT_SHARE = 0.95


def give(sheet: FactSheet, answers: Sequence[Answered]) -> None:
    """Facts of each method statement; its subject is the printed number, else the bank's code."""
    for answered in answers:
        question = answered.question
        if question is None or question.answer != "statement" or answered.subject is not None:
            continue
        subject = answered.asked.number or question.code
        give_statement(sheet, answered, subject)


def give_statement(sheet: FactSheet, answered: Answered, subject: str) -> None:
    """One statement's facts under a subject."""
    reply, asked = answered.reply, answered.asked
    if shapes.is_none(answered.words):
        return
    done = reply.state == "answered" and bool(answered.words)
    text, start, end = answered.place()
    seen = (text, start, end) if done else (asked.place, 0, None)
    method, sure = asked.method, answered.sureness()
    if reply.state != "refers_elsewhere":
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
