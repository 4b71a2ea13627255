"""Answers on the unusual side of their questions: to the left of them, or beneath them in a column of their own."""

from __future__ import annotations

from collections.abc import Sequence

from intake.kinds.questionnaire import numbers, shapes, ticks
from intake.kinds.questionnaire.rows import Row
from intake.located import Cell
from intake.matching.wording import plain

_LEAST_ROWS = 3
"""Rows that must be built alike before a table is taken to be built so."""
_SHARE = 0.6
_LEAST_PROSE = 25
"""Words from which the rows under every question are written answers, however few the questions."""
_YES_NO = frozenset({"y", "n", "yes", "no", "x"})


def is_token(cell: Cell) -> bool:
    """Whether a cell holds a yes, a no or a mark and nothing else."""
    words = cell.text.text.strip()
    return plain(words) in _YES_NO or is_mark(cell)


def is_mark(cell: Cell) -> bool:
    """Whether a cell holds a tick box and nothing else."""
    words = cell.text.text.strip()
    return len(words) <= 4 and ticks.has_marks(words) and not any(option.label for option in ticks.options(words))


def answers_left(rows: Sequence[Row]) -> bool:
    """Whether the first column holds yes and no beside questions to their right."""
    pairs = [row.filled for row in rows if len(row.filled) == 2]
    if any(len(row.filled) > 2 for row in rows) or not pairs:
        return False
    left = min(cells[0].column for cells in pairs)
    told = [cells for cells in pairs if cells[0].column == left and is_token(cells[0]) and not is_token(cells[1])]
    return len(told) >= _LEAST_ROWS and len(told) >= _SHARE * len(pairs)


def answers_beneath(rows: Sequence[Row]) -> bool:
    """Whether numbered questions mostly have their answer under them, in the question's own column."""
    asked = [index for index, row in enumerate(rows) if is_numbered(row)]
    if asked == [0] and len(rows) == 2 and len(rows[1].own) == 1 and not rows[1].over:
        return True
    under = [index for index in asked if answer_rows(rows, index)]
    written = bool(under) and all(_is_prose(answer_rows(rows, index)) for index in under)
    if written and 2 * len(under) >= len(asked) and all(len(row.filled) <= 2 for row in rows):
        return True
    return len(under) >= _LEAST_ROWS and len(under) >= _SHARE * len(asked)


def _is_prose(cells: Sequence[Cell]) -> bool:
    """Whether cells hold a written answer: long, and neither asking nor guiding the one who fills in the form."""
    words = [cell.text.text for cell in cells]
    asking = any(shapes.is_guidance(text) or shapes.asks_strongly(text) for text in words)
    return sum(len(text.split()) for text in words) >= _LEAST_PROSE and not asking


def is_numbered(row: Row) -> bool:
    """Whether a row is a number and a question and nothing else."""
    cells = row.filled
    return len(cells) == 2 and numbers.is_number(cells[0].text.text) and not is_token(cells[0])


def answer_rows(rows: Sequence[Row], index: int) -> list[Cell]:
    """The cells under the numbered question of a row, as far as they stand alone in its column."""
    column = rows[index].filled[1].column
    found: list[Cell] = []
    for row in rows[index + 1 :]:
        cells = row.filled
        below = len(cells) == 1 and cells[0].column <= column < cells[0].column + cells[0].column_span
        if not below or shapes.is_section(cells[0].text.text):
            break
        found.append(cells[0])
    return found


def marked_labels(row: Row) -> list[tuple[Cell, Cell]]:
    """Mark and label of each choice when the row holds nothing else: "☐ | Tutoring | ☒ | Sport", or labels first."""
    cells = list(row.own)
    while len(cells) >= 2 and not cells[-1].text and not cells[-2].text:
        cells = cells[:-2]
    if row.over or len(cells) % 2 or not cells:
        return []
    for marks, labels in ((cells[::2], cells[1::2]), (cells[1::2], cells[::2])):
        told = all(is_mark(mark) for mark in marks) and all(label.text and not is_token(label) for label in labels)
        if told and (len(marks) > 1 or marks[0] is cells[0]):
            return list(zip(marks, labels, strict=True))
    return []
