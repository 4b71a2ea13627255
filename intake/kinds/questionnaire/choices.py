"""Choices: legal form, bidding model, ratings, classifications, from ticked options or typed words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from intake.facts import FactSheet
from intake.kinds.questionnaire.answered import Answered, note, with_code
from intake.matching.wording import plain
from schemas.questions import BankQuestion

_NOT_SO = re.compile(
    r"\bnot (?:a |an |registered as a? ?)?(?:registered )?(?:charity|company|consortium|"
    r"subsidiary)\b|\b(?:no|without|not using) (?:sub ?contractors?|consortium)\b"
)


def code_in(words: str, question: BankQuestion) -> str | None:
    """The code of the choice that the words name, the bank's order deciding between several; None when none is."""
    spoken = _NOT_SO.sub(" ", plain(words))
    for code, signs in question.choices.items():
        if any(re.search(sign, spoken) for sign in signs):
            return code
    return None


def give(sheet: FactSheet, answered: Answered) -> None:
    """The choice's code."""
    question = answered.question
    assert question is not None
    words = answered.reply.words
    code = code_in(words, question)
    if code is None or (answered.reply.yes is not None and not answered.reply.chosen and len(words.split()) < 2):
        return
    note(
        sheet, answered, question.gives[0], code, share=1.0 if answered.reply.chosen or len(words.split()) <= 8 else 0.9
    )


def give_vcse(sheet: FactSheet, answers: Sequence[Answered]) -> None:
    """Classifications ticked or typed where the form asks which of several apply."""
    for answered in with_code(answers, "organisation.vcse"):
        if not answered.gives or answered.reply.yes is not None or answered.question is None:
            continue
        code = code_in(answered.reply.words, answered.question)
        if code is not None:
            note(sheet, answered, "organisation.vcse", code == "true")
        elif re.match(r"^\W*none\b", answered.words, re.IGNORECASE) and answered.reply.chosen:
            note(sheet, answered, "organisation.vcse", False)


def give_bidding_model(sheet: FactSheet, answers: Sequence[Answered]) -> None:
    """Single, consortium or subcontracting, from a choice or from the yes-or-no questions that ask for it apart."""
    lead = subcontract = None
    for answered in with_code(answers, "application.bidding_model", "application.subcontracting"):
        question, reply = answered.question, answered.reply
        if not answered.gives or question is None:
            continue
        if question.code == "application.subcontracting":
            subcontract = (answered, reply.yes) if reply.yes is not None else subcontract
            continue
        code = _explicit(answered, question)
        if code is not None:
            note(sheet, answered, "application.bidding_model", code)
            return
        if reply.yes is not None and _asked(answered, question) == "consortium":
            lead = (answered, reply.yes)
        elif reply.yes is not None and _asked(answered, question) == "single":
            lead = (answered, not reply.yes)
    if lead is not None and lead[1]:
        note(sheet, lead[0], "application.bidding_model", "consortium", share=0.97)
    elif subcontract is not None and subcontract[1]:
        note(sheet, subcontract[0], "application.bidding_model", "subcontracting", share=0.97)
    elif lead is not None:
        note(sheet, lead[0], "application.bidding_model", "single", share=0.95)


def _explicit(answered: Answered, question: BankQuestion) -> str | None:
    words = answered.reply.words
    if answered.reply.yes is not None and len(words.split()) < 3:
        return None
    return code_in(words, question)


def _asked(answered: Answered, question: BankQuestion) -> str | None:
    """Which model a yes-or-no question asks for; None when it names several."""
    words = plain(answered.asked.text)
    named = {code for code, signs in question.choices.items() if any(re.search(sign, words) for sign in signs)}
    named.discard("subcontracting") if "consortium" in named else None
    if (
        re.search(r"\blead contact\b|\bgroup of economic operators\b|\bpart of a\b|\bmember of a\b", words)
        and "consortium" in named
    ):
        named.discard("single")
    return named.pop() if len(named) == 1 else None
