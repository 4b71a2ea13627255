"""What was done to put a ground right, and for which ground when the answer names its question by number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from intake.facts import FactSheet
from intake.kinds.questionnaire import several, shapes
from intake.kinds.questionnaire.answered import Answered, note, with_code
from intake.values import Found

FACT = "exclusion.self_cleaning"
_FOR = re.compile(
    r"(?:^|\n)\W{0,2}(?:(?:re|regarding|question|q|for)\W{1,2})?"
    r"(?P<number>[A-Z]{0,3}\.?\d{1,3}(?:\.\d{1,3})*(?:\([a-z]{1,4}\))*)\s*(?::|\s[–-])\s*",
    re.IGNORECASE,
)
_LEAST_WORDS = 3
_OF_ONE = re.compile(
    r"\b(?:question|answer|point|ground|statement|item|one|that|it) (?:is |given )?"
    r"(?:(?:directly|immediately|just) )?above\b|"
    r"\b(?:directly|immediately) above\b|\b(?:previous|preceding|last|above) (?:question|answer|point|ground|item)\b|"
    r"\b(?:this|that) (?:question|answer|point|ground)\b",
    re.IGNORECASE,
)
_LEAST_APART = 3
"""Grounds that are each followed by the question what was done about it."""
_OF_ANY = re.compile(
    r"\b(?:any|each|all|either|which|whichever|some|one or more) (?:\w+ ){0,2}(?:of )?(?:the |these )?|"
    r"\b(?:an?|one) (?:\w+ )?(?:answer|ground|situation|circumstance|statement|question|item|point)\b",
    re.IGNORECASE,
)


def give(sheet: FactSheet, answers: Sequence[Answered]) -> None:
    """`exclusion.self_cleaning`, a fact for each ground that the answer names, else one without a subject."""
    numbered = {
        answered.asked.number.casefold(): (answered.code or "").rsplit(".", 1)[-1]
        for answered in answers
        if answered.asked.number and answered.question is not None and several.is_ground(answered.question)
    }
    own = _ground_before(answers)
    for answered in with_code(answers, FACT):
        plain_yes = answered.reply.yes is not None and len(answered.words.split()) < _LEAST_WORDS
        if not answered.gives or shapes.is_none(answered.words) or plain_yes:
            continue
        parts = list(_parts(answered.reply.words.strip(), numbered))
        for subject, found in parts:
            note(sheet, answered, FACT, " ".join(found.value.split()), found=found, subject=subject)
        if not parts:
            note(sheet, answered, FACT, answered.words, subject=own.get(id(answered)))


def _ground_before(answers: Sequence[Answered]) -> dict[int, str]:
    """The ground of each self-cleaning question that is asked of one ground only: of the question directly above it,
    in so many words, or because the form asks so after each of several grounds."""
    before: dict[int, str] = {}
    ground: str | None = None
    for answered in answers:
        if answered.question is not None and several.is_ground(answered.question):
            ground = answered.question.code.rsplit(".", 1)[-1]
        elif answered.code == FACT and ground is not None:
            before[id(answered)], ground = ground, None
        else:
            ground = None
    asked = with_code(answers, FACT)
    apart = len(before) >= _LEAST_APART and len(before) == len(asked)
    return {
        id(answered): before[id(answered)]
        for answered in asked
        if id(answered) in before
        and not _OF_ANY.search(answered.asked.text)
        and (apart or _OF_ONE.search(answered.asked.text))
    }


def _parts(words: str, numbered: Mapping[str, str]) -> Iterator[tuple[str, Found[str]]]:
    """Ground and stretch of each part that begins with the number of a ground's question."""
    marks = [match for match in _FOR.finditer(words) if match["number"].casefold() in numbered]
    if not marks or words[: marks[0].start()].strip():
        return
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        end = len(words) if following is None else following.start()
        part = words[mark.end() : end].rstrip()
        if part:
            yield numbered[mark["number"].casefold()], Found(part, mark.end(), mark.end() + len(part))
