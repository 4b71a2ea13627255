"""Tables that are filled in like a form: label, value, label, value in a row, or rows of labels over rows of values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from intake.labels.words import has_value, label_share, looks_like_label, plain_label
from intake.located import Cell
from intake.values import is_organisation

Row = Sequence[Cell | None]
_QUANTIFIED = re.compile(r"^\W*(?:any|each|every|per|in all|in the|all)\b", re.IGNORECASE)
"""Begins what a value is said of ("any one claim"), however many words of labels follow."""
_STACKS = (2, 3)
_FEWEST_ROWS = 3
_FEWEST_LABELS = 2
_WIDTHS = (4, 6)
"""Two or three labels with their values in a row."""


def is_label(cell: Cell) -> bool:
    """Whether a cell's words can be nothing but a label."""
    text = cell.text.text
    if has_value(text) or not looks_like_label(text) or _QUANTIFIED.match(text):
        return False
    return text.rstrip().endswith(":") or label_share(plain_label(text)) >= 0.5


def is_paired(region: Sequence[Row]) -> bool:
    """Whether every row is label, value, label, value: a header over data has labels in its first row only."""
    rows = [[cell for cell in row if cell is not None and cell.text] for row in region]
    rows = [cells for number, cells in enumerate(rows) if len(set(map(id, cells))) == len(cells) or number]
    wide = [cells for cells in rows if len(cells) in _WIDTHS]
    if len(wide) < 2 and not (wide and len(rows) > 1):
        return False
    if any(len(cells) % 2 for cells in rows) or any(not is_label(cell) for cells in rows for cell in cells[::2]):
        return False
    return all(any(not is_label(cell) for cell in cells[1::2]) for cells in wide)


def stacks_of(region: Sequence[Row]) -> list[list[tuple[Cell, list[Cell]]]]:
    """The columns of a table each of which is a stack of labels over their values, every label with its values (the
    last one's may stand below the table); empty where any column is none, or has fewer than two labels.

    The rows of such a form laid out in columns need not be level with each other.
    """
    width = max((len(row) for row in region), default=0)
    if width not in _STACKS or len(region) < _FEWEST_ROWS:
        return []
    stacks = [_stack([row[column] for row in region if column < len(row)]) for column in range(width)]
    if any(len(stack) < _FEWEST_LABELS for stack in stacks):
        return []
    return stacks


def _stack(cells: Sequence[Cell | None]) -> list[tuple[Cell, list[Cell]]]:
    shown = list({id(cell): cell for cell in cells if cell is not None and cell.text}.values())
    if not shown or not is_label(shown[0]):
        return []
    stack: list[tuple[Cell, list[Cell]]] = []
    for number, cell in enumerate(shown, 1):
        waiting = bool(stack) and not stack[-1][1]
        if is_label(cell) and not (waiting and (number == len(shown) or _may_be_value(cell.text.text))):
            if waiting:
                return []
            stack.append((cell, []))
        else:
            stack[-1][1].append(cell)
    return stack


def _may_be_value(words: str) -> bool:
    """Whether words that labels are made of can be a value below a label: a name, or something numbered ("Tier 1")."""
    if is_organisation(words) or words.rstrip()[-1:].isdigit():
        return True
    return not words.rstrip().endswith(":") and label_share(plain_label(words)) < 1.0


def hanging_labels(region: Sequence[Row]) -> Iterator[Cell]:
    """The last labels of stacks whose values stand below the table."""
    yield from (stack[-1][0] for stack in stacks_of(region) if not stack[-1][1])
