"""Paragraphs in which several printed lines are a question each, or a question and its answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from intake.kinds.questionnaire import numbers
from intake.kinds.questionnaire.habits import Known, style
from intake.located import Block, Paragraph, Text

_LONGEST_LABEL = 8
"""Words of a label that begins a line of its own within a paragraph."""
_SLACK = 12.0
"""Points by which a line's end may differ from the edge beyond the next word."""


@dataclass(frozen=True, slots=True)
class RunTogether:
    """Parts paragraphs. `edge` is how far the running text reaches to the right."""

    known: Known
    edge: float

    def parts(self, block: Paragraph) -> list[Text]:
        """A wrapped paragraph as one, or parted where a line of it begins a question of its own, or its answer."""
        lines = block.lines
        starts = [0]
        cursor = 0
        for index, line in enumerate(lines[1:], 1):
            cursor = block.text.text.find(line.text, cursor + len(lines[index - 1].text))
            if cursor < 0:
                return [block.text]
            if self._begins(lines[0].text, lines[index - 1].text, line.text) or self._answers(lines[index - 1], line):
                starts.append(cursor)
        ends = [*starts[1:], len(block.text.text)]
        return [block.text.part(start, end) for start, end in zip(starts, ends, strict=True)]

    def _begins(self, first: str, before: str, line: str) -> bool:
        """Whether a line begins a question: with a number of several parts and a wording of the bank, or a number like
        the first line's; or as a label of the bank that waits for its value behind a full stop."""
        number, start = numbers.split(line)
        label, colon, _ = line[start:].partition(":")
        if number:
            composite = not number.isalpha() and not number.isdigit() and not numbers.is_part(number)
            alike = style(numbers.split(first)[0]) == style(number) and line[start : start + 1].isupper()
            return composite and (alike or self.known(label) or self.known(line[start:]))
        ended = before.rstrip().endswith((".", "?"))
        return ended and bool(colon) and len(label.split()) <= _LONGEST_LABEL and self.known(label)

    def _answers(self, asked: Text, line: Text) -> bool:
        """Whether a line is the answer to the numbered question that fills the line above, which could have taken its
        first word: then nothing but a new paragraph ended it."""
        number, start = numbers.split(asked.text)
        if not number or not asked.words or not line.words or not self.known(asked.text[start:]):
            return False
        first = line.words[0].box
        return _right(asked) + (first[2] - first[0]) + _SLACK < self.edge


def edge_of(blocks: Sequence[Block]) -> float:
    """How far the running text reaches to the right on any page, in points; 0 without places."""
    body = (block.text for block in blocks if isinstance(block, Paragraph) and block.region == "body")
    return max((_right(text) for text in body), default=0.0)


def _right(text: Text) -> float:
    return max((word.box[2] for word in text.words), default=0.0)
