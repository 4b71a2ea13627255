"""What classification looks at in a reading: where titles stand, the heads of tables, the running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from intake import media
from intake.kinds.policy.subjects import is_policy_title
from intake.located import EMPTY_BOX, TICKED_BOX, Paragraph, Reading, Table, Text

_TITLE_LINES = 14
"""So many lines at the top may hold the title (letterheads and addresses stand before it)."""
_LONGEST_TITLE = 110
_LETTER = re.compile(r"\bdear\b|to whom it may concern", re.IGNORECASE)
_ATTACHED = re.compile(r"\b(?:attach(?:ed|ing|ments?)?|enclos(?:ed|ing|ures?|e)|herewith)\b")
_LONGEST_COVER_NOTE = 1_500
"""Characters, headers and signature included: a mail that hands something over says little else."""
_QUESTION = re.compile(r"\?\s*$|^\W*[a-z]?\d{1,3}(?:\.\d{1,2})*(?:\s?\([a-z]\))?[.)]\s.{4,}:\s*$")
_SENTENCE_SHARE = 0.25
"""A sentence near the top is seldom a title, but a letter's first one tells what it is about."""
_HEAD_ROWS = 3
_MAX_TEXT = 20_000
"""Characters of running text looked at: a kind shows itself long before."""
_MAX_TITLES = 60


@dataclass(frozen=True, slots=True)
class Title:
    """A line where titles stand, in lower case, with its weight: 1.0 for the first lines and top headings."""

    lower: str
    weight: float
    is_policy: bool


@dataclass(frozen=True, slots=True)
class Features:
    """`titles`: lines where titles stand. `heads`: the words of each table's first rows. `text`: the visible text, both
    in lower case. `is_letter`: it has a salutation near the top, or is an e-mail. `hands_over`: it is an e-mail of few
    words about what is attached to it. `questions` and `boxes`: how many lines ask something, and how many boxes to
    tick there are."""

    titles: tuple[Title, ...]
    heads: tuple[tuple[str, ...], ...]
    text: str
    is_letter: bool
    hands_over: bool
    questions: int
    boxes: int


def features_of(reading: Reading) -> Features:
    """The features of a reading."""
    text = _plain_start(reading).lower()
    is_mail = reading.media_type in (media.EML, media.MSG)
    heads = tuple(head for table in reading.tables() if not table.hidden for head in [_head(table)] if head)
    return Features(
        tuple(islice(_titles(reading), _MAX_TITLES)),
        heads,
        text,
        is_mail or bool(_LETTER.search(text[:2500])),
        is_mail and len(text) <= _LONGEST_COVER_NOTE and bool(_ATTACHED.search(text)),
        *_form_signs(text),
    )


def _plain_start(reading: Reading) -> str:
    """The visible text as far as it is looked at, one Text a line."""
    parts: list[str] = []
    length = 0
    for text in reading.texts():
        if not text.hidden:
            parts.append(text.text)
            length += len(text.text) + 1
            if length >= _MAX_TEXT:
                break
    return "\n".join(parts)[:_MAX_TEXT]


def _form_signs(text: str) -> tuple[int, int]:
    questions = sum(bool(_QUESTION.search(line)) for line in text.split("\n"))
    return questions, text.count(EMPTY_BOX) + text.count(TICKED_BOX)


def _titles(reading: Reading) -> Iterator[Title]:
    seen: set[str] = set()
    for line, weight in (*_top_lines(reading), *_headings(reading), *_marginal(reading), *_outside(reading)):
        plain = " ".join(line.split())
        if plain and len(plain) <= _LONGEST_TITLE and plain.lower() not in seen:
            seen.add(plain.lower())
            yield Title(plain.lower(), weight, is_policy_title(plain))


def _top_lines(reading: Reading) -> Iterator[tuple[str, float]]:
    for number, line in enumerate(_body_lines(reading)):
        if number >= _TITLE_LINES:
            return
        weight = 1.0 if number < 6 else 0.6
        yield line, weight * (_SENTENCE_SHARE if _is_sentence(line) else 1.0)


def _is_sentence(line: str) -> bool:
    return line.rstrip().endswith(".") and len(line.split()) > 4


def _body_lines(reading: Reading) -> Iterator[str]:
    for block in reading.blocks:
        if isinstance(block, Paragraph):
            if block.region in ("body", "textbox") and not block.text.hidden:
                yield from _printed_lines(block)
        elif isinstance(block, Table) and not block.hidden:
            for row in block.rows[:_HEAD_ROWS]:
                for cell in row:
                    yield from (line for line in cell.text.text.split("\n") if line.strip())


def _printed_lines(paragraph: Paragraph) -> Iterator[str]:
    texts = paragraph.lines or (paragraph.text,)
    if paragraph.level:
        yield " ".join(paragraph.text.text.split())
        return
    for text in texts:
        yield from (line for line in text.text.split("\n") if line.strip())


def _headings(reading: Reading) -> Iterator[tuple[str, float]]:
    first = True
    for paragraph in reading.paragraphs():
        if paragraph.level and paragraph.region == "body":
            yield paragraph.text.text, 0.9 if first and paragraph.level == 1 else 0.3
            first = False
    for table in reading.tables():
        if table.sheet and not table.hidden and not re.fullmatch(r"sheet ?\d+", table.sheet, re.IGNORECASE):
            yield table.sheet, 0.6


def _marginal(reading: Reading) -> Iterator[tuple[str, float]]:
    for paragraph in reading.paragraphs():
        if paragraph.region in ("header", "footer"):
            yield from ((line, 0.5) for line in paragraph.text.text.split("\n"))


def _outside(reading: Reading) -> Iterator[tuple[str, float]]:
    """The title that the file's own properties give."""
    if title := reading.properties.get("title", ""):
        yield title, 0.5


def _head(table: Table) -> tuple[str, ...]:
    texts: list[Text] = [cell.text for row in table.rows[:_HEAD_ROWS] for cell in row]
    return tuple(" ".join(text.text.lower().split()) for text in texts if text and len(text.text) <= 60)
