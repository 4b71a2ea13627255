"""Tables that stand on their side: labels in a row over their values, covers as the headers of columns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from intake.kinds.questionnaire import numbers, ticks
from intake.kinds.questionnaire.rows import Row
from intake.located import Cell
from intake.matching.wording import plain

_COVER = re.compile(
    r"^(?:the )?(?:employers?|public|professional|products?|motor|vehicles?|cyber|el|pl|pi)\b(?: and \w+)?"
    r"(?: (?:compulsory|liability|indemnity|insurance|cover|products))*$"
)
_SIGNED_BY = re.compile(r"^\s*(?:e-?)?signed (?:(?:electronically|digitally) )?by [A-Z]")
"""A signature that says itself to be one, and is no label."""
_LONGEST_HEADER = 7
_LEAST_HEADS = 4
_LEAST_BLANK = 3
"""Rows below its headings from which a table was meant for records."""
Known = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Column:
    """A header with what stands below it, each with the label of its row (None for a lone row of values)."""

    header: Cell
    values: tuple[tuple[Cell | None, Cell], ...]


def labels_over_values(rows: Sequence[Row], known: Known) -> list[Column]:
    """The columns of a table of labels over one row of values ("Person | E-mail" over a name and an address); empty
    when the table is something else."""
    filled = [row for row in rows if row.filled]
    if len(filled) != 2 or len(filled[0].own) < 2 or any(row.over for row in filled):
        return []
    head, body = filled
    if [cell.column for cell in head.own] != [cell.column for cell in body.own]:
        return []
    words = [cell.text.text.strip() for cell in head.own]
    if not all(_is_label(word) for word in words):
        return []
    named = sum(known(word) for word in words)
    if named < 2 or named < len(words) / 2 or not known(words[0]):
        return []
    values = [cell.text.text.strip() for cell in body.own if cell.text and not _SIGNED_BY.match(cell.text.text)]
    if any(known(words) or words.endswith(":") for words in values):
        return []
    return [Column(cell, ((None, value),)) for cell, value in zip(head.own, body.own, strict=True)]


def covers_over_answers(rows: Sequence[Row]) -> list[Column]:
    """The columns of a table whose headers are covers and whose rows ask of each; empty when it is something else."""
    filled = [row for row in rows if row.filled]
    if len(filled) < 2:
        return []
    heads = [cell for cell in filled[0].own if _COVER.match(plain(cell.text.text))]
    rest = [cell for cell in filled[0].own if cell not in heads and cell.text]
    if len(heads) < 2 or len(rest) > 1 or (rest and rest[0].column > heads[0].column):
        return []
    body, left = filled[1:], heads[0].column
    for label in (row.own[0] for row in body):
        if not label.text or label.column >= left or _COVER.match(plain(label.text.text)):
            return []
    return [Column(head, tuple(_below(head, body))) for head in heads]


def heads_without_records(rows: Sequence[Row]) -> list[Cell]:
    """The headings of a table of records that nobody filled in: four or more over rows that hold their number at
    most; empty when the table is something else."""
    heads = next((index for index, row in enumerate(rows) if len(row.filled) >= _LEAST_HEADS), None)
    if heads is None or len(rows) - heads <= _LEAST_BLANK:
        return []
    cells = _side_by_side(rows[heads].filled)
    columns = {cell.column for cell in cells}
    for row in rows[heads + 1 :]:
        own = [cell for cell in row.filled if cell.column in columns]
        if len(own) > 1 or any(cell.column != cells[0].column or not numbers.is_number(cell.text.text) for cell in own):
            return []
    words = [cell.text.text for cell in cells]
    if len(cells) < _LEAST_HEADS or any(ticks.has_marks(text) or numbers.is_number(text) for text in words):
        return []
    return cells[1:] if any(row.filled for row in rows[heads + 1 :]) else cells


def _side_by_side(cells: Sequence[Cell]) -> list[Cell]:
    """The first cells up to one that stands apart (the lists behind a sheet's choices)."""
    for index, (before, cell) in enumerate(pairwise(cells), 1):
        if cell.column > before.column + before.column_span:
            return list(cells[:index])
    return list(cells)


def _below(head: Cell, body: Sequence[Row]) -> Iterator[tuple[Cell | None, Cell]]:
    for row in body:
        cell = row.at(head.column)
        if cell is not None and cell is not row.own[0]:
            yield row.own[0], cell


def _is_label(words: str) -> bool:
    return (
        0 < len(words.split()) <= _LONGEST_HEADER
        and "@" not in words
        and sum(char.isdigit() for char in words) < 3
        and not ticks.has_marks(words)
        and not words.endswith("?")
        and not re.search(r":\s+\S", words)
    )
