"""The parts of a table's row: its number, its question, the places of its answer."""

from __future__ import annotations

from collections.abc import Sequence

from intake.kinds.questionnaire import numbers, ticks
from intake.kinds.questionnaire.asked import Slot
from intake.kinds.questionnaire.columns import Roles
from intake.kinds.questionnaire.rows import Row
from intake.located import Cell
from intake.matching.wording import plain

_LONGEST_NUMBER = 4
"""Characters of a word that can be a misread number."""


def split_row(row: Row, roles: Roles) -> tuple[str, Cell | None, list[Cell]]:
    """The row's number, question cell and answer cells, by the columns' roles; by order where these do not fit."""
    number, question, answers = "", None, []
    cells = sorted((*row.own, *row.over), key=lambda cell: cell.column)
    for cell in cells:
        role = next(
            (
                roles.of(column)
                for column in range(cell.column, cell.column + cell.column_span)
                if roles.of(column) is not None
            ),
            None,
        )
        if role == "number" and (
            numbers.is_number(cell.text.text) or not cell.text or (cell.column_span == 1 and roles.declared)
        ):
            number = number or numbers.tidy(cell.text.text).strip("-–—•·*")
        elif role == "number" and _is_misread(cell, cells, roles):
            continue
        elif role in ("question", "number") and question is None:
            question = cell
        elif (
            role in ("answer", "option")
            or (role is None and question is not None and cell.text)
            or (role == "question" and cell in row.own)
        ):
            answers.append(cell)
    if question is None and not roles.declared and row.own:
        rest = [cell for cell in cells if not numbers.is_number(cell.text.text)]
        return number, (rest[0] if rest else None), rest[1:]
    if question is not None and not question.text and number and not numbers.is_number(number):
        return "", next(cell for cell in cells if numbers.tidy(cell.text.text) == number), answers
    return number, question, answers


def _is_misread(cell: Cell, cells: Sequence[Cell], roles: Roles) -> bool:
    """Whether the word in the column of numbers is a number that was misprinted or misread ("Al" for A1): shorter than
    any question, with a question in that column's place beside it."""
    words = cell.text.text.strip()
    asked = [other for other in cells if other.text and roles.of(other.column) == "question"]
    short = cell.column_span == 1 and 0 < len(words) <= _LONGEST_NUMBER and " " not in words
    return short and bool(asked) and len(cells) > 2


def slots_of(cells: Sequence[Cell], roles: Roles) -> list[Slot]:
    """The places of an answer: options that stand before their marks ("Yes | ☐ | No | ☒") as one place each."""
    slots: list[Slot] = []
    skip: Cell | None = None
    both = {"yes", "no"} <= {plain(cell.text.text) for cell in cells}
    for index, cell in enumerate(cells):
        if cell is skip:
            continue
        label = roles.labels.get(cell.column, "")
        word = plain(cell.text.text)
        after = cells[index + 1] if index + 1 < len(cells) else None
        if roles.of(cell.column) == "option":
            slots.append(Slot(cell.text, label, "option"))
        elif word in ("yes", "no", "n a") and after is not None and _is_mark(after, both):
            slots.append(Slot(after.text, cell.text.text.strip(), "option"))
            skip = after
        else:
            slots.append(Slot(cell.text, label))
        slots += [
            Slot(inner.text, label) for nested in cell.nested for line in nested.rows for inner in line if inner.text
        ]
    return slots


def answers_with_marks(cells: Sequence[Cell]) -> bool:
    """Whether a mark stands in any of the cells."""
    return any(ticks.has_marks(cell.text.text) for cell in cells)


def _is_mark(cell: Cell, both: bool) -> bool:
    """Whether a cell beside a yes or a no is its mark; an empty one is only where the row offers both."""
    words = cell.text.text.strip()
    return bool(ticks.has_marks(words) and len(words) <= 4) or words in ("x", "X") or (both and not words)


def numbers_off(title: str) -> str:
    """A title without its leading number."""
    _, start = numbers.split(title)
    return title[start:].strip() or title


def is_own_header(row: Row, roles: Roles) -> bool:
    """Whether the row repeats the headers (at the top of a further page)."""
    words = {cell.column: " ".join(cell.text.text.split()) for cell in row.filled}
    return len(words) >= 2 and all(roles.labels.get(column) == text for column, text in words.items())
