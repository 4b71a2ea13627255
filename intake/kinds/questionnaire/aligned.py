"""Tick boxes that a page prints beside its questions but that were read after all of them, put back in their rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from intake.kinds.questionnaire import ticks
from intake.kinds.questionnaire.affirmation import affirms, is_pair
from intake.located import Block, Paragraph, Table, Text, Word, union
from schemas.types import Box

_LONGEST_OPTION = 24
"""Characters of a cell that holds one option and its box."""
_LONGEST_LINE = 40
_SLACK = 2.0
"""Points by which a question may reach into the column of boxes."""


@dataclass(frozen=True, slots=True)
class _Row:
    """The options of one line of the page as one Text, with their box."""

    text: Text
    box: Box


def in_rows(blocks: Sequence[Block]) -> list[Block]:
    """The blocks in order, every column of tick boxes taken apart and each of its rows behind the paragraph on whose
    line it stands; a column with a row that stands beside none stays as it is."""
    after: dict[int, list[Block]] = {}
    gone: set[int] = set()
    for index, block in enumerate(blocks):
        rows = _options(block)
        places = [_beside(row, blocks, index) for row in rows]
        if rows and all(place is not None for place in places):
            gone.add(index)
            for row, place in zip(rows, places, strict=True):
                after.setdefault(place or 0, []).append(Paragraph(row.text, lines=(row.text,)))
    result: list[Block] = []
    for index, block in enumerate(blocks):
        if index not in gone:
            result.append(block)
        result += after.get(index, [])
    return result


def _options(block: Block) -> list[_Row]:
    """The rows of a table or paragraph of options with their boxes; empty when it holds anything else."""
    if isinstance(block, Paragraph):
        return _option_lines(block)
    if not isinstance(block, Table) or block.page is None or not block.rows:
        return []
    rows: list[_Row] = []
    for cells in block.rows:
        texts = [cell.text for cell in cells if cell.text]
        if not texts or any(not text.words or not _is_option(text.text) for text in texts):
            return []
        rows.append(_Row(_joined(texts), union(word.box for text in texts for word in text.words)))
    return rows


def _option_lines(block: Paragraph) -> list[_Row]:
    """The lines of a paragraph when each is a yes and a no with their boxes."""
    rows: list[_Row] = []
    for line in block.lines or (block.text,):
        labels = [option.label for option in ticks.options(line.text)]
        if block.region != "body" or not line.words or not is_pair(labels) or len(line.text) > _LONGEST_LINE:
            return []
        if any(affirms(label) is None for label in labels):
            return []
        rows.append(_Row(line, union(word.box for word in line.words)))
    return rows


def _is_option(words: str) -> bool:
    return len(words.strip()) <= _LONGEST_OPTION and ticks.has_marks(words)


def _joined(texts: Sequence[Text]) -> Text:
    """Texts of one line as one, parted by spaces, each word in its place."""
    words: list[Word] = []
    line = ""
    for text in texts:
        line += "   " if line else ""
        words += [Word(word.start + len(line), word.end + len(line), word.box) for word in text.words]
        line += text.text
    return Text(line, texts[0].page, tuple(words), confidence=min(text.confidence for text in texts))


def _beside(row: _Row, blocks: Sequence[Block], own: int) -> int | None:
    """The paragraph of the same page with a line left of the row and level with it."""
    middle = (row.box[1] + row.box[3]) / 2
    for index, block in enumerate(blocks):
        if index == own or not isinstance(block, Paragraph) or block.text.page != row.text.page:
            continue
        for line in block.lines or (block.text,):
            if not line.words:
                continue
            box = union(word.box for word in line.words)
            if box[1] <= middle <= box[3] and box[2] <= row.box[0] + _SLACK:
                return index
    return None
