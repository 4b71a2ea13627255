"""The framework that a form names in its title."""

from __future__ import annotations

import re

from intake.facts import FactSheet
from intake.located import Reading, Text
from intake.matching.wording import plain
from schemas.questions import BankQuestion

_FIRST = 14
"""Texts at a form's beginning among which its title stands."""
_LONGEST = 30
"""Words from which a text is no title."""
_SURE = 0.9


def give(sheet: FactSheet, reading: Reading, question: BankQuestion) -> None:
    """`application.framework` as the id of a known framework, cited by the words of the title that name it."""
    if sheet.has("application.framework"):
        return
    for count, text in enumerate(reading.texts()):
        if count >= _FIRST:
            return
        code = code_of(text.text, question) if len(text.text.split()) <= _LONGEST else None
        if code is not None:
            start, end = _stretch(text, question.choices[code])
            sheet.add("application.framework", code, text, start, end, method="text", confidence=_SURE)
            return


def code_of(words: str, question: BankQuestion) -> str | None:
    """The id of the framework that words name, None when it is none of those known."""
    spoken = plain(words)
    return next(
        (code for code, signs in question.choices.items() if any(re.search(sign, spoken) for sign in signs)), None
    )


def _stretch(text: Text, signs: tuple[str, ...]) -> tuple[int, int | None]:
    """The words that name the framework, up to "DPS" or "Framework" where these follow; else the whole text."""
    for sign in signs:
        loose = sign.replace("childrens", r"children\W?s").replace(" ", r"\s+")
        match = re.search(rf"(?:{loose})(?:\s+(?:DPS|Framework|Dynamic Purchasing System))?", text.text, re.IGNORECASE)
        if match:
            return match.start(), match.end()
    return 0, None
