"""All questions of a form, in order, whatever mix of paragraphs, tables and fields it is made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from intake.kinds.questionnaire import numbers
from intake.kinds.questionnaire.aligned import in_rows
from intake.kinds.questionnaire.asked import Asked, Headings
from intake.kinds.questionnaire.fields import join_of
from intake.kinds.questionnaire.habits import Known, Unit, habits_of
from intake.kinds.questionnaire.loosened import loosened
from intake.kinds.questionnaire.run_together import RunTogether, edge_of
from intake.kinds.questionnaire.stacked import unstacked
from intake.kinds.questionnaire.stream import Stream
from intake.kinds.questionnaire.tables import Above, read_table
from intake.located import Block, Field, Paragraph, Reading, Table, Text


def questions_of(reading: Reading, known: Known) -> list[Asked]:
    """The form's questions with their answers' places."""
    fields = list(reading.fields())
    join = join_of(fields)
    blocks = in_rows(reading.blocks if fields else loosened(unstacked(reading.blocks)))
    together = RunTogether(known, edge_of(blocks))
    loose = [unit for block in blocks for unit in _units(block, together)]
    habits = habits_of(loose, known)
    stream = Stream(known, Headings(), habits)
    for index, block in enumerate(blocks):
        if isinstance(block, Field):
            stream.close()
            join.take(block, stream.found, stream.headings.now())
        elif isinstance(block, Table) and fields and block.page is not None:
            for text in _cells(block):
                if not join.is_option(text):
                    stream.take(Unit(text))
        elif isinstance(block, Table) and not _is_box(block):
            if not (block.hidden and block.sheet is not None):
                _table(block, stream, known)
        else:
            leads = _leads(blocks[index + 1 : index + 3], together)
            for unit in _units(block, together):
                if not (fields and join.is_option(unit.text)):
                    stream.take(unit, leads=leads)
    stream.close()
    stream.ended()
    return stream.found


def _leads(following: Sequence[Block], together: RunTogether) -> bool:
    """Whether the blocks that follow begin with questions: then a heading above them is one, even when it asks."""
    for block in following:
        if isinstance(block, Table) and not _is_box(block):
            return True
        for unit in _units(block, together):
            number, start = numbers.split(unit.text.text)
            return bool(unit.level or number) or together.known(unit.text.text[start:].split(":")[0])
    return False


def _cells(table: Table) -> Iterator[Text]:
    """The texts of a table that only aligns the printed labels of fields."""
    return (cell.text for row in table.rows for cell in row if cell.text)


def _table(table: Table, stream: Stream, known: Known) -> None:
    """The table's questions. What was asked just above it is their stem."""
    stem = stream.pending()
    above = Above(stem, stream.stem_number, place=stream.stem_place)
    if not stem and stream.cut is not None and _goes_on(stream.cut_page, table):
        above, stream.led = stream.cut, None
    stream.ended()
    read = read_table(table, known, stream.headings.now(), above)
    stream.found += read.found
    if read.found:
        stream.stem = stream.stem_number = ""
    stream.cut, stream.cut_page, stream.led = read.end, table.page, read.last


def _goes_on(before: int | None, table: Table) -> bool:
    """Whether a table stands at the top of the page after another one that nothing parts it from."""
    return before is not None and table.page is not None and table.page == before + 1


def _is_box(table: Table) -> bool:
    """A table of one column is a frame around running text or an answer."""
    return table.sheet is None and all(len(row) <= 1 for row in table.rows)


def _units(block: Block, together: RunTogether) -> Iterator[Unit]:
    if isinstance(block, Field):
        return
    if isinstance(block, Table):
        if _is_box(block):
            for row in block.rows:
                for cell in row:
                    parts = _split_lines(cell.text)
                    yield from (Unit(part, 0, True) for part in (parts or [cell.text]))
        return
    if block.region in ("header", "footer"):
        return
    yield from _paragraph_units(block, together)


def _paragraph_units(block: Paragraph, together: RunTogether) -> Iterator[Unit]:
    parts = together.parts(block) if len(block.lines) > 1 else _split_lines(block.text)
    for part in parts or [block.text]:
        yield Unit(part, block.level if len(parts) < 2 else 0)


def _split_lines(text: Text) -> list[Text]:
    """The lines of a text that has line breaks of its own."""
    if "\n" not in text.text:
        return [text] if text else []
    parts: list[Text] = []
    start = 0
    for line in text.text.split("\n"):
        if line.strip():
            parts.append(text.part(start, start + len(line)))
        start += len(line) + 1
    return parts
