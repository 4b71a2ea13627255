"""Tables that say when a policy was made and whose it is: control boxes, histories, tables parted by a page's end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from intake.kinds.policy.wording import CHANGE, VERSION, is_owner_label, is_place_for_date, leaf_of
from intake.labels import Labelled, plain_label
from intake.labels.paired import stacks_of
from intake.located import Block, Cell, Paragraph, Reading, Table
from intake.values import find_dates

_CONTROL = re.compile(
    r"^(?:document |policy )?(?:status|ref(?:erence)?(?: no\.?| number)?|number|title|name|category|type"
    r"|scope|audience|circulation|distribution|location|classification|applies to|replaces|supersedes"
    r"|organisation|company|provider|school|charity|pages?|file ?name|frequency|cycle|legislation|contact"
    r"|(?:approv|agree|ratif|adopt|sign|endors|review|prepar|writt|author)\w*(?: off)? by|signed|signature"
    r"|(?:reviewing|approving|approval|ratifying) (?:body|committee|group)|committee|position|role|job title)\b",
    re.IGNORECASE,
)
_OURS = re.compile(
    r"^(?:organisation|company|provider|name of organisation|policy (?:title|name))$|\bnext\b", re.IGNORECASE
)
"""Labels of a control box that no history has."""
_MAX_LABEL = 60
_MAX_BOX = 40
"""Rows that a control box may have; longer tables are data."""


def with_tables_joined(reading: Reading) -> Reading:
    """The reading with each table that only a page's end parted put together again."""
    blocks: list[Block] = []
    last: int | None = None
    for block in reading.blocks:
        if isinstance(block, Table):
            if last is not None and _continues(block, known := blocks[last]) and isinstance(known, Table):
                blocks[last] = _joined(known, block)
                continue
            last = len(blocks)
        elif not isinstance(block, Paragraph) or block.region not in ("header", "footer"):
            last = None
        blocks.append(block)
    return replace(reading, blocks=tuple(blocks))


def _continues(table: Table, above: Block) -> bool:
    """Whether a table goes on from the page before: as many columns, under no head of its own."""
    if not isinstance(above, Table) or table.sheet or not table.rows or not above.rows:
        return False
    if _width(table) != _width(above) or table.page in (None, above.page):
        return False
    return _words(table.rows[0]) == _words(above.rows[0]) or not all(map(_is_label, _words(table.rows[0])))


def _joined(above: Table, table: Table) -> Table:
    rows = table.rows[1:] if _words(table.rows[0]) == _words(above.rows[0]) else table.rows
    shift = max(cell.row for row in above.rows for cell in row) + 1 - min(
        (cell.row for row in rows for cell in row), default=0)
    moved = tuple(tuple(replace(cell, row=cell.row + shift) for cell in row) for row in rows)
    return replace(above, rows=above.rows + moved)


def _width(table: Table) -> int:
    return max((cell.column + cell.column_span for row in table.rows for cell in row), default=0)


def _words(row: Sequence[Cell]) -> list[str]:
    return [" ".join(cell.text.text.split()) for cell in row]


def _is_label(words: str) -> bool:
    """Whether a cell's words are one of the labels of a policy's control box."""
    label = plain_label(words)
    if not label or len(label) > _MAX_LABEL or find_dates(words):
        return False
    return bool(
        leaf_of(label) or is_owner_label(label) or VERSION.match(label) or CHANGE.match(label) or _CONTROL.match(label)
        or is_place_for_date(label)
    )


def lists_versions(table: Table) -> bool:
    """Whether a table is the history of a document: dates under a head with versions, changes, or who did it."""
    if len(table.rows) < 2 or _is_control(table):
        return False
    head = _words(table.rows[0])
    if any(find_dates(words) for words in head):
        return False
    if len(table.rows) == 2 and any(is_owner_label(label) or _OURS.search(label) for label in map(plain_label, head)):
        # One row of values under labels: a control box, not a history.
        return False
    if len(head) >= 3 and any(VERSION.match(plain_label(words)) for words in head):
        return True
    dated = [words for words in head if is_place_for_date(words) or leaf_of(words) in ("reviewed_on", "review")]
    told = [words for words in head if words not in dated and leaf_of(words) != "next_review"]
    return len(head) >= 2 and bool(dated) and any(map(CHANGE.search, told))


def control_pairs(table: Table) -> list[Labelled] | None:
    """The pairs of a box with labels beside their values, once or twice a row; None when it is no such box."""
    grid = table.grid()
    return list(_beside(table, grid, len(grid[0]))) if _is_control(table) else None


def _is_control(table: Table) -> bool:
    """Whether the labels stand in every other column: most cells there are labels, most of the others none."""
    if len(table.rows) > _MAX_BOX:
        return False
    grid = table.grid()
    width = len(grid[0]) if grid else 0
    if width not in (2, 4, 6) or stacks_of(grid):
        return False
    first = [_text(cell) for cell in grid[0] if _text(cell)]
    if len(first) == width and all(map(_is_label, first)) and len(grid) > 1:
        return False
    leading = [_text(row[column]) for row in grid for column in range(0, width, 2)]
    others = [_text(row[column]) for row in grid for column in range(1, width, 2)]
    leading, others = [text for text in leading if text], [text for text in others if text]
    if not leading or not others:
        return False
    labels, values = sum(map(_is_label, leading)), sum(not _is_label(text) for text in others)
    return labels >= 0.5 * len(leading) and values >= 0.6 * len(others)


def _text(cell: Cell | None) -> str:
    return " ".join(cell.text.text.split()) if cell is not None else ""


def _beside(table: Table, grid: Sequence[Sequence[Cell | None]], width: int) -> Iterator[Labelled]:
    for row in grid:
        for column in range(0, width, 2):
            label, value = row[column], row[column + 1]
            if label is None or value is None or label is value or not label.text or not value.text:
                continue
            yield Labelled(plain_label(_text(label)), value.text, 0, len(value.text.text), table.heading, table,
                           value.row)


def speaks_of_document(pair: Labelled) -> bool:
    """Whether a label and its value are about the document: not those of a history, nor of a column over several rows
    (targets, people, actions), which are about what its rows list."""
    table = pair.table
    if table is None or pair.form or pair.start > 0:
        return True
    if lists_versions(table):
        return False
    if len(table.rows) <= 2 or _is_control(table) or stacks_of(table.grid()):
        return True
    own = [cell for row in table.rows for cell in row if cell.row == pair.row]
    return any(plain_label(words) == pair.label for words in _words(own))
