"""Blocks read as if their page were upright, level and flat, put back where the page shows them."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from intake.located import Block, Cell, Field, Paragraph, Table, Text, Word
from schemas.types import Box


class Placing(Protocol):
    """How a page that was read straightened is shown."""

    @property
    def shown_size(self) -> tuple[float, float]:
        """Width and height of the page as displayed."""

    @property
    def quarter(self) -> int:
        """By how many quarters clockwise its lines are shown turned."""

    def box(self, box: Box) -> Box:
        """A box of the page as read, on the display."""


def placed(block: Block, placing: Placing) -> Block:
    """The block with its boxes on the display."""
    if isinstance(block, Paragraph):
        lines = tuple(_text(line, placing) for line in block.lines)
        return replace(block, text=_text(block.text, placing), lines=lines)
    if isinstance(block, Table):
        return replace(block, rows=tuple(tuple(_cell(cell, placing) for cell in row) for row in block.rows))
    assert isinstance(block, Field)
    box = None if block.box is None else placing.box(block.box)
    return replace(block, text=_text(block.text, placing), box=box)


def _text(text: Text, placing: Placing) -> Text:
    words = tuple(Word(word.start, word.end, placing.box(word.box)) for word in text.words)
    box = None if text.box is None else placing.box(text.box)
    return replace(text, words=words, box=box, turned=placing.quarter)


def _cell(cell: Cell, placing: Placing) -> Cell:
    return replace(cell, text=_text(cell.text, placing))
