"""Every label with its value in a document, whatever the layout.

A two-column row, a header row over data, a "Label: value" line, columns set with tabs or white space, a
label above its value, a form field: each gives one `Labelled`. Nothing is judged here: the kinds pick the
labels they know.
"""

from collections.abc import Iterator

from intake.labels.grids import hanging, pairs_of_table
from intake.labels.labelled import Labelled
from intake.labels.lines import heading_of, pairs_of_lines, pairs_of_text
from intake.labels.words import label_share, looks_like_label, plain_label
from intake.located import Field, Paragraph, Reading, Table, Text

__all__ = ["Labelled", "label_share", "looks_like_label", "pairs", "pairs_of_table", "plain_label"]

_MAX_BELOW = 80
"""Characters of a line below a table that may be the value of the label at its foot."""


def pairs(reading: Reading, *, guesses: bool = False) -> Iterator[Labelled]:
    """The label and value pairs in reading order; values are never empty.

    A cell of a grid is given twice: under its column's header (`other` is its row's label) and under its
    row's label (`other` is the header). `heading` is the nearest heading, or line standing for one, above. With
    `guesses` also short lines below a short heading, which may be a label over its value (`guessed`).
    """
    return (pair for pair in _all_pairs(reading) if guesses or not pair.guessed)


def _all_pairs(reading: Reading) -> Iterator[Labelled]:
    heading = ""
    run: list[Paragraph] = []
    open_labels: list[str] = []
    for block in reading.blocks:
        if isinstance(block, Paragraph):
            if len(open_labels) == 1 and block.region == "body" and 0 < len(block.text.text) <= _MAX_BELOW:
                yield Labelled(open_labels[0], block.text, 0, len(block.text.text), heading)
            open_labels = []
            if block.level and not all(above.level for above in run):
                yield from _of_run(run, heading)
                heading, run = heading_of(run, heading), []
            run.append(block)
            continue
        yield from _of_run(run, heading)
        heading, run = heading_of(run, heading), []
        if isinstance(block, Table):
            yield from _of_table(block, heading)
            open_labels = hanging(block)
        else:
            yield from _of_field(block, heading)
    yield from _of_run(run, heading)


def _of_run(run: list[Paragraph], heading: str) -> Iterator[Labelled]:
    yield from pairs_of_lines(run, heading)


def _of_table(table: Table, heading: str) -> Iterator[Labelled]:
    above = heading or table.heading or table.sheet or ""
    yield from pairs_of_table(table, above)
    for row in table.rows:
        for cell in row:
            if cell.text:
                yield from pairs_of_text(cell.text, above, table, cell.row)
            for inner in cell.nested:
                yield from _of_table(inner, above)


def _of_field(field: Field, heading: str) -> Iterator[Labelled]:
    value = field.text
    if not value:
        return
    labels: tuple[str, ...] = (field.label, field.tooltip, field.name.replace("_", " "))
    label = next((text for text in labels if text.strip()), "")
    yield Labelled(plain_label(label), Text.part(value, 0), 0, len(value.text), heading, form=True)
