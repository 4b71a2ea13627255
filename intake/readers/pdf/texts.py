"""Lines to `Text`: the words joined, each knowing its stretch and its box."""

from __future__ import annotations

from collections.abc import Sequence

from intake.located import Text, Word
from intake.readers.pdf.lines import Line

GAP = "\t"
"""Stands where a wide gap parts two stretches of one line."""


_BULLETS = frozenset("•●▪■◦○‣⁃∙·➢❖►")
"""A bullet that begins a line is read but never cited: it is no word, and readers differ over what it is."""


def text_of(lines: Sequence[Line], page: int, breaks: Sequence[bool] = ()) -> Text:
    """One Text of the lines. `breaks[n]` says that line n + 1 begins anew (a newline); otherwise it goes on.

    A line that ends in a hyphen runs straight into the next one, its hyphen kept.
    """
    text = ""
    words: list[Word] = []
    for number, line in enumerate(lines):
        if number:
            anew = number - 1 < len(breaks) and breaks[number - 1]
            text += "\n" if anew else ("" if _hyphenated(text) else " ")
        for part_number, part in enumerate(line.parts):
            if part_number:
                text += GAP
            for word_number, word in enumerate(part.words):
                if word_number:
                    text += " "
                first = not part_number and not word_number
                if not word.marked and not (first and word.text in _BULLETS):
                    words.append(Word(len(text), len(text) + len(word.text), word.box))
                text += word.text
    if not lines:
        return Text("", page)
    box = (
        min([line.x0 for line in lines]),
        min([line.top for line in lines]),
        max([line.x1 for line in lines]),
        max([line.bottom for line in lines]),
    )
    return Text(text, page, tuple(words), box=box, hidden=all(word.hidden for line in lines for word in line.words))


def _hyphenated(text: str) -> bool:
    return len(text) > 2 and text[-1] in "-‐" and text[-2].islower()
