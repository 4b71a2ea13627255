"""Options with marks in running text: "Yes ☒ No ☐", "[x] Private limited company", "Yes X / No"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TICKED = r"☒|☑|✓|✔|✅|✗|✘|✖|×|❌|\[\s?[xX✓✔*√]\s?\]|\(\s?[xX✓✔√]\s?\)|√"
_EMPTY = r"☐|□|▢|◻|❏|○|\[\s{0,3}\]|\(\s{1,3}\)|\[_+\]"
_MARK = re.compile(rf"(?P<on>{_TICKED})|(?P<off>{_EMPTY})")
_WORD_X = re.compile(r"\b(?P<word>yes|no|n/?a)\b\s*[-:=]?\s*(?P<mark>[xX✓✔√])(?![\w'’])", re.IGNORECASE)
_X_WORD = re.compile(r"(?<![\w'’])(?P<mark>[xX✓✔√])\s*[-:]?\s*\b(?P<word>yes|no|n/?a)\b", re.IGNORECASE)
_YES_NO_END = re.compile(r"\b(yes|no|n/?a|not applicable)\s*[:\-–=]?\s*$", re.IGNORECASE)
_YES_NO_START = re.compile(r"^\s*[:\-–=/]?\s*(yes|no|n/?a|not applicable)\b", re.IGNORECASE)
_MARK_ALIKE = re.compile(r"^(?:[xX×✕✖✗✘✓✔√vV*+/\\]{1,3}|[4PRüûþ])$")
"""A mark alone in its cell: typed, or a cross or tick of a picture font that reads as a letter or figure."""
_EDGES = " \t\n\r/|,;:–-•·"


@dataclass(frozen=True, slots=True)
class Option:
    """A choice, whether it is marked, and its stretch (words and mark) in the text."""

    label: str
    ticked: bool
    start: int
    end: int


def has_marks(text: str) -> bool:
    """Whether the text holds a tick box, drawn or typed."""
    return bool(_marks(text))


def is_mark_alike(text: str) -> bool:
    """Whether words that stand alone under a yes or a no can be nothing but its mark."""
    return bool(_MARK_ALIKE.match(text.strip()))


def options(text: str) -> list[Option]:
    """The options of a text with marks, in order; empty when it has none.

    Marks stand before their words or after them, the same way all through: before when the text begins with a mark,
    after when it ends with one; in between, a yes or no at the edge decides.
    """
    marks = _marks(text)
    if not marks:
        return _typed(text)
    before = _stand_before(text, marks)
    found: list[Option] = []
    for index, mark in enumerate(marks):
        if before:
            start, end = mark.end(), marks[index + 1].start() if index + 1 < len(marks) else len(text)
            if index + 1 == len(marks) or "\n" in text[start:end].strip():
                end = _end_of_label(text, start, end)
        else:
            start, end = (marks[index - 1].end() if index else _start_of_label(text, mark.start())), mark.start()
        label = text[start:end].strip(_EDGES)
        stretch = (
            (mark.start(), start + len(text[start:end].rstrip(_EDGES)))
            if before
            else (start + len(text[start:end]) - len(text[start:end].lstrip(_EDGES)), mark.end())
        )
        found.append(Option(" ".join(label.split()), mark["on"] is not None, stretch[0], max(stretch[1], mark.end())))
    return found


def first_mark(text: str) -> int:
    """Where the first option of the text begins (its words or its mark); the text's length when it has none."""
    found = options(text)
    return min((option.start for option in found), default=len(text))


def _marks(text: str) -> list[re.Match[str]]:
    """The marks of a text. A typed "(X)" is one only at an edge of its line or beside a yes or no."""
    return [mark for mark in _MARK.finditer(text) if mark[0][0] not in "([" or _is_placed(text, mark)]


def _is_placed(text: str, mark: re.Match[str]) -> bool:
    before = text[: mark.start()].rsplit("\n", 1)[-1]
    after = text[mark.end() :].split("\n", 1)[0]
    beside = _YES_NO_END.search(before) or _YES_NO_START.search(after)
    return (
        bool(beside)
        or not before.strip(_EDGES)
        or not after.strip(_EDGES)
        or bool(re.search(r"[\])]\s*$|\s{2,}$|\t$", before))
    )


def _stand_before(text: str, marks: list[re.Match[str]]) -> bool:
    head, tail = text[: marks[0].start()], text[marks[-1].end() :]
    if not head.strip(_EDGES):
        return True
    if not tail.strip(_EDGES):
        return False
    if _YES_NO_END.search(head):
        return False
    if _YES_NO_START.search(tail):
        return True
    return head.rstrip().endswith((":", "?", ".")) or "\n" in head[-3:]


def _end_of_label(text: str, start: int, end: int) -> int:
    """The last option's words end with their line, or with the yes or no they begin with."""
    match = _YES_NO_START.search(text[start:end])
    if match:
        return start + match.end()
    line = text.find("\n", start + len(text[start:end]) - len(text[start:end].lstrip()))
    return end if line < 0 or line > end else line


def _start_of_label(text: str, end: int) -> int:
    """The first option's words begin with a yes or no at their end, else with their line or after a question mark."""
    match = _YES_NO_END.search(text[:end])
    if match:
        return match.start()
    head = text[:end].rstrip()
    return max(head.rfind("\n"), head.rfind("?"), head.rfind(":")) + 1


def _typed(text: str) -> list[Option]:
    """Yes and No with an x or tick typed beside one of them and no boxes."""
    words = {match[0].lower().replace("/", "") for match in re.finditer(r"\b(?:yes|no|n/?a)\b", text, re.IGNORECASE)}
    if len(words) < 2 or len(text) > 60:
        return []
    for pattern in (_WORD_X, _X_WORD):
        found = list(pattern.finditer(text))
        if len(found) == 1:
            match = found[0]
            others = [
                word
                for word in re.finditer(r"\b(?:yes|no|n/?a)\b", text, re.IGNORECASE)
                if word.start() != match.start("word")
            ]
            return sorted(
                [Option(match["word"], True, match.start(), match.end())]
                + [Option(word[0], False, word.start(), word.end()) for word in others],
                key=lambda option: option.start,
            )
    return []
