"""Rows as wide as their table: titles, questions with their answers beneath, stems of the rows below."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from intake.kinds.questionnaire import numbers, shapes, ticks
from intake.kinds.questionnaire.rows import Row

_LONGEST_BLANK = 6
"""Words of a label that ends with a colon and leads to nothing."""

Known = Callable[[str], bool]


def heads_parts(rows: Sequence[Row], index: int, number: str) -> bool:
    """Whether the next row's number goes on from this one: "3" above "3.1"."""
    following = next((row.filled for row in rows[index + 1 :] if row.filled), [])
    if not following:
        return False
    words = following[0].text.text
    part = numbers.tidy(words) if numbers.is_number(words) else numbers.split(words)[0]
    return part.startswith(number) and part[len(number) :][:1] in (".", "(", "-", "/")


def is_sibling(number: str, words: str, following: Row) -> bool:
    """Whether the next row asks the next question of the same rank, so that a label before it was left blank."""
    is_label = words.rstrip().endswith(":") and len(words.split()) <= _LONGEST_BLANK
    if not number or numbers.is_part(number) or not is_label:
        return False
    text = following.filled[0].text.text if following.filled else ""
    other = numbers.tidy(text) if numbers.is_number(text) else numbers.split(text)[0]
    return bool(other) and not numbers.is_part(other) and not other.startswith(number)


def mostly_single(rows: Sequence[Row]) -> bool:
    """Whether a worksheet's rows mostly hold one cell, so that answers stand beneath their questions."""
    filled = [len(row.filled) for row in rows if row.filled]
    return sum(count == 1 for count in filled) >= 0.6 * len(filled)


def is_blank_question(rows: Sequence[Row], index: int) -> bool:
    """In a worksheet a blank answer's cell is not there at all: a stem has parts below it, a question has not."""
    following = rows[index + 1]
    text = " ".join(cell.text.text for cell in following.filled)
    number = next(
        (cell.text.text for cell in following.filled if numbers.is_number(cell.text.text)), numbers.split(text)[0]
    )
    return not text or not (
        numbers.is_part(number.strip()) or (not number and not shapes.is_section(text) and len(following.filled) > 1)
    )


def holds_answer(row: Row, known: Known, *, worksheet: bool) -> bool:
    """Whether the row beneath a wide question is its answer and not the next question."""
    if not row.is_single and not (worksheet and len(row.filled) <= 1):
        return False
    words = row.own[0].text.text if row.is_single else " ".join(cell.text.text for cell in row.filled)
    if not words.strip():
        return row.is_single
    number, start = numbers.split(words)
    rest = words[start:].strip()
    if ticks.has_marks(words):
        return True
    if number and (shapes.asks(rest) or known(rest) or len(rest.split()) <= 12):
        return False
    return (
        not (shapes.asks_strongly(rest) and len(rest.split()) < 40)
        and not shapes.is_section(words)
        and not (known(rest) and len(rest.split()) <= 8)
    )
