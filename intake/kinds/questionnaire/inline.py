"""Answers that stand in their question's own cell: "Position held: Director", or prose under the question's line."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from intake.kinds.questionnaire import numbers, shapes, ticks
from intake.located import Cell, Text

_LABEL = re.compile(r"^(?P<label>[^:\n]{2,80}?)\s*:(?=\s|$)")
_LONGEST_LABEL = 9
"""Words of a label before a colon."""
_SHORT_VALUE = 6
_LEAST_PROSE = 8
"""Words from which the lines under a question's line are its answer."""
_LONGEST_QUESTION = 40
_LINES_OF_QUESTION = 3
"""Lines over which a question above its answer may run."""

Known = Callable[[str], bool]


def labelled(cells: Sequence[Cell], known: Known) -> list[tuple[str, Text, Text]]:
    """Number, label and value of each filled cell when all are "label: value" (several may all be blank); empty when
    they are not. One cell alone must be all of its row, and numbered or with a value of few words."""
    found: list[tuple[str, Text, Text]] = []
    for cell in cells:
        if not cell.text:
            continue
        number, start = numbers.split(cell.text.text)
        body = cell.text.part(start)
        match = _LABEL.match(body.text)
        if match is None or len(match["label"].split()) > _LONGEST_LABEL or not known(match["label"]):
            return []
        if ticks.has_marks(match["label"]) or shapes.is_guidance(body.text[match.end() :].strip() or "-"):
            return []
        found.append((number, body.part(0, match.end("label")), body.part(match.end())))
    if not any(value for _, _, value in found):
        return found if len(found) >= 2 else []
    number, _, value = found[0]
    alone = len(cells) == 1 and (bool(number) or len(value.text.split()) <= _SHORT_VALUE)
    return found if len(found) >= 2 or alone else []


def under_question(text: Text, known: Known, *, numbered: bool = False) -> int | None:
    """Where in a cell the answer begins under the question's line; None when the cell holds no such pair. Under the one
    line of a `numbered` label that is a wording of the bank one short line is its answer."""
    lines = text.text.split("\n")
    ends: list[int] = []
    position = 0
    for line in lines[:-1]:
        position += len(line)
        ends.append(position)
        position += 1
    asked = [end for end in ends[:_LINES_OF_QUESTION] if text.text[:end].rstrip().endswith("?")]
    named = [end for end in ends[:_LINES_OF_QUESTION] if known(_bare(text.text[:end]))]
    if numbered and len(lines) == 2 and named and not asked:
        value = lines[1].strip()
        if value and not ticks.has_marks(value) and not shapes.is_guidance(value) and not known(_bare(value)):
            return named[0]
    for end in asked[:1] + named:
        question, answer = text.text[:end], text.text[end:].strip()
        if len(question.split()) > _LONGEST_QUESTION or len(answer.split()) < _LEAST_PROSE:
            continue
        if not (shapes.is_guidance(answer) or shapes.asks_strongly(answer) or ticks.has_marks(answer)):
            return end
    return None


def _bare(words: str) -> str:
    return " ".join(words.split()).rstrip(" .:")
