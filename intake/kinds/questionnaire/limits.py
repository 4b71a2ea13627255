"""Word limits that a heading states for every statement below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from intake.kinds.questionnaire.answered import Answered
from intake.kinds.questionnaire.word_limits import WORDS_LIMIT, word_limit
from intake.located import Reading, Text


def under_headings(answers: Sequence[Answered], reading: Reading) -> list[Answered]:
    """The answers, those to statements without a limit of their own with that of the heading or stem above them."""
    result: list[Answered] = []
    for item in answers:
        asked = item.asked
        above = next((words for words in (asked.stem, *reversed(asked.headings)) if word_limit(words)), "")
        if asked.limit is None and above and item.question is not None and item.question.answer == "statement":
            place = _place(above, reading)
            item = replace(item, asked=replace(asked, limit=word_limit(above), limit_place=place))
        result.append(item)
    return result


def _place(words: str, reading: Reading) -> Text | None:
    """The stretch that states the limit, in the text that prints these words."""
    words = " ".join(words.split())
    for text in reading.texts():
        if words in " ".join(text.text.split()):
            match = WORDS_LIMIT.search(text.text)
            if match:
                return text.part(match.start(), match.end())
    return None
