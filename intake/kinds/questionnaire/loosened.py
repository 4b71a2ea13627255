"""Tables that only the alignment of a page's words made: what is running text in them, given back as lines.

A form that prints numbers in a margin, and beside them questions, boxes to tick and short lists of different build, is
no grid, though its numbers and words line up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from intake.kinds.questionnaire import numbers, shapes, ticks
from intake.located import Block, Cell, Paragraph, Table, Text, Word, union
from schemas.types import Box

_WIDE = 0.82
"""Share of the widest line from which a line without a full stop is taken to be wrapped."""
_LEADING = 1.9
"""Heights of a line from one line's top to the next one's within a paragraph."""
_GARBLED = 4
"""Characters up to which a lone word in a column of numbers is a number misprinted or misread."""
_END = (".", "?", ":", ";", "!", "…")


def loosened(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, each aligned table that is no grid as paragraphs in its place; rows that are one stay tables."""
    result: list[Block] = []
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        if isinstance(block, Table) and not block.ruled and block.page is not None and not block.hidden:
            result += _apart(block, following)
        else:
            result.append(block)
    return result


def is_numbering(cell: Cell, column: Sequence[Cell]) -> bool:
    """Whether a cell holds a question's number, or what was misread of one in a column of numbers."""
    words = cell.text.text.strip()
    if numbers.is_number(words):
        return True
    others = [other for other in column if other is not cell and other.text]
    known = sum(numbers.is_number(other.text.text) for other in others)
    return 0 < len(words) <= _GARBLED and " " not in words and known >= 2 and 2 * known >= len(others)


def _apart(table: Table, following: Block | None) -> list[Block]:
    rows = [[cell for cell in row if cell.text] for row in table.rows]
    first = min((cell.column for row in rows for cell in row), default=0)
    margin = [row[0] for row in rows if row and row[0].column == first and len(row) > 1]
    loose = [_is_loose(row, first, margin) for row in rows]
    mixed = any(is_loose and _has_columns(row[-1].text) for row, is_loose in zip(rows, loose, strict=True) if row)
    if not mixed:
        last = len(rows) - 1 if rows and _is_open(rows[-1], first, margin, following) and not all(loose) else len(rows)
        loose = [index >= last for index in range(len(rows))]
    if not any(loose):
        return [table]
    return list(_blocks(table, rows, loose))


def _is_loose(row: Sequence[Cell], first: int, margin: Sequence[Cell]) -> bool:
    """Whether a row is one text, with or without a number in the margin."""
    if len(row) == 1:
        return True
    return len(row) == 2 and row[0].column == first and is_numbering(row[0], margin)


def _has_columns(text: Text) -> bool:
    """Whether a text holds columns of its own: options side by side, a label with its value."""
    return "\t" in text.text


def _is_open(row: Sequence[Cell], first: int, margin: Sequence[Cell], following: Block | None) -> bool:
    """Whether a table's last row is a number and a question whose answer can only stand below the table."""
    if len(row) != 2 or not _is_loose(row, first, margin) or ticks.has_marks(row[1].text.text):
        return False
    return isinstance(following, Paragraph) and not following.level and following.region == "body" and (
        not numbers.split(following.text.text)[0])


def _blocks(
    table: Table, rows: Sequence[Sequence[Cell]], loose: Sequence[bool]
) -> Iterator[Block]:
    lines: list[Text] = []
    kept: list[tuple[Cell, ...]] = []
    for index, row in enumerate(rows):
        if loose[index]:
            if kept:
                yield _table(table, kept)
                kept = []
            lines += _lines_of(row)
        elif row:
            yield from _paragraphs(lines)
            lines = []
            kept.append(table.rows[index])
    if kept:
        yield _table(table, kept)
    yield from _paragraphs(lines)


def _table(table: Table, rows: Sequence[tuple[Cell, ...]]) -> Table:
    return Table(tuple(rows), table.page, table.sheet, table.ruled, table.hidden, table.heading, table.region)


def _lines_of(row: Sequence[Cell]) -> list[Text]:
    """The printed lines of a row, the number in front of the first."""
    parts = [line for line in printed_lines(row[-1].text) if line]
    if len(row) == 2 and parts and numbers.is_number(row[0].text.text):
        parts[0] = joined((row[0].text, parts[0]), "\t")
    return parts


def printed_lines(text: Text) -> list[Text]:
    """The lines in which a page prints a text. Drawn boxes to tick, which are no words, stand before theirs."""
    starts = [0]
    for before, word in zip(text.words, text.words[1:], strict=False):
        if (word.box[1] + word.box[3]) / 2 > before.box[3] or word.box[0] < before.box[0]:
            starts.append(before.end)
    lines = [text.part(start, end) for start, end in zip(starts, [*starts[1:], len(text.text)], strict=True)]
    return [line.part(len(line.text) - len(line.text.lstrip())) for line in lines]


def _paragraphs(lines: Sequence[Text]) -> Iterator[Paragraph]:
    """Lines as paragraphs: one that is wrapped goes on with the next."""
    widest = max((_box(line)[2] for line in lines if line.words), default=0.0)
    run: list[Text] = []
    for line in lines:
        if run and not _goes_on(run[-1], line, widest):
            yield _paragraph(run)
            run = []
        run.append(line)
    if run:
        yield _paragraph(run)


def _paragraph(run: Sequence[Text]) -> Paragraph:
    return Paragraph(run[0] if len(run) == 1 else joined(run, " "))


def _goes_on(line: Text, after: Text, widest: float) -> bool:
    if not (line.words and after.words) or ticks.has_marks(line.text) or ticks.has_marks(after.text):
        return False
    if numbers.split(after.text)[0] or "\t" in after.text:
        return False
    own, below = _box(line), _box(after)
    if below[1] - own[1] > _LEADING * (own[3] - own[1]):
        return False
    wrapped = own[2] >= _WIDE * widest
    if line.text.rstrip().endswith(_END):
        return wrapped and shapes.is_request(after.text)
    return wrapped or after.text.lstrip()[:1].islower()


def _box(text: Text) -> Box:
    return union(word.box for word in text.words)


def joined(texts: Sequence[Text], between: str) -> Text:
    """Texts of one page as one, each word in its place."""
    words: list[Word] = []
    line = ""
    for text in texts:
        own = text.text.strip()
        lead = len(text.text) - len(text.text.lstrip())
        line += between if line else ""
        words += [Word(word.start - lead + len(line), min(word.end - lead, len(own)) + len(line), word.box)
                  for word in text.words]
        line += own
    return Text(line, texts[0].page, tuple(words), confidence=min(text.confidence for text in texts),
                turned=texts[0].turned)
