"""Policies and handbooks as readings: headings, lines and tables without a file around them."""

from collections.abc import Sequence

from intake.located import Cell, Paragraph, Reading, Region, Table, Text

BODY = "We expect everyone who works with us to read this and to follow it in all that they do each day."


def head(words: str, level: int = 1) -> Paragraph:
    """A heading."""
    return Paragraph(Text(words, anchor=words), level)


def line(words: str, region: Region = "body") -> Paragraph:
    """A line of text, in the body or a margin."""
    return Paragraph(Text(words, anchor=f"{region}: {words[:20]}"), 0, region)


def table(*rows: Sequence[str], page: int | None = None) -> Table:
    """A table of equal cells."""
    return Table(
        tuple(
            tuple(Cell(Text(words, page=page, anchor=f"cell {number}.{column}"), number, column)
                  for column, words in enumerate(row))
            for number, row in enumerate(rows)
        ),
        page=page,
    )


def sections(*titles: str, level: int = 1, body: str = BODY) -> list[Paragraph]:
    """A handbook's sections, each a heading over its text."""
    return [block for title in titles for block in (head(title, level), line(body))]


def reading(*blocks: Paragraph | Table | list[Paragraph]) -> Reading:
    """The blocks in their order."""
    flat: list[Paragraph | Table] = []
    for block in blocks:
        flat.extend(block if isinstance(block, list) else [block])
    return Reading("x", tuple(flat))
