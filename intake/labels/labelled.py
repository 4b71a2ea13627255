"""A label with its value."""

from __future__ import annotations

from dataclasses import dataclass

from intake.located import Table, Text


@dataclass(frozen=True, slots=True)
class Labelled:
    """`label` without its colon, and the value as the stretch `start:end` of the Text `value`.

    `heading` stands above; `table` and `row` (the cell's own row number) are given for cells. In a grid
    `other` is the second label of the cell: the row's when `label` is the column's, the column's when
    `label` is the row's. `form` is true for a form
    field, `guessed` where a heading may be a label or just a heading.
    """

    label: str
    value: Text
    start: int
    end: int
    heading: str = ""
    table: Table | None = None
    row: int | None = None
    other: str = ""
    form: bool = False
    guessed: bool = False

    @property
    def words(self) -> str:
        """The value's words."""
        return self.value.text[self.start : self.end].strip()
