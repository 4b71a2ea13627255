"""A page of plain text being composed: wrapped, aligned, with colour only as an addition to the words.

The page's own marks are ASCII. What comes from a submission (names, quotes) is shown as it is, but control characters
and invisible direction marks are spelled out, so that no document can steer the reader's terminal.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field

import click

from schemas.plain import plain

_LABEL_WIDTH = 10
_NARROWEST = 12

STYLES: dict[str, dict[str, str | bool]] = {
    "heading": {"bold": True},
    "bad": {"fg": "red", "bold": True},
    "open": {"fg": "yellow", "bold": True},
    "good": {"fg": "green"},
    "quiet": {"dim": True},
}


def shortened(text: str, limit: int) -> str:
    """The text, cut at `limit` characters with three dots to say so."""
    return text if len(text) <= limit else text[: limit - 3].rstrip() + "..."


@dataclass(frozen=True, slots=True)
class Styled:
    """A table's cell in one of STYLES."""

    text: str
    style: str | None = None


Cell = str | Styled


def _styled_cell(cell: Cell) -> Styled:
    return Styled(plain(cell)) if isinstance(cell, str) else Styled(plain(cell.text), cell.style)


def _natural_widths(cells: list[list[Styled]]) -> list[int]:
    return [max(1, *map(len, column)) for column in zip(*([cell.text for cell in row] for row in cells), strict=True)]


@dataclass(slots=True)
class Page:
    """Lines so far, and how wide and whether coloured they are to be."""

    width: int = 80
    colour: bool = False
    lines: list[str] = field(default_factory=list)

    def blank(self) -> None:
        """An empty line, never two."""
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def heading(self, text: str, rule: str = "=") -> None:
        """A heading with a rule below it and an empty line above."""
        self.blank()
        wrapped = self._wrap(plain(text), "", "")
        self.lines += [self.styled(line, "heading") for line in wrapped]
        self.lines.append(rule * min(self.width, max(len(line) for line in wrapped)))

    def text(self, text: str, indent: int = 0, style: str | None = None, hanging: int = 0) -> None:
        """A paragraph; lines after the first are indented by `hanging` more."""
        first, later = " " * indent, " " * (indent + hanging)
        self.lines += [self.styled(line, style) for line in self._wrap(plain(text), first, later)]

    def labelled(self, label: str, text: str, indent: int = 0, label_width: int = _LABEL_WIDTH) -> None:
        """"Label     text", the text wrapped in its own column."""
        first = " " * indent + f"{label:<{label_width}}"
        self.lines += self._wrap(plain(text), first, " " * (indent + label_width))

    def fits(self, rows: Sequence[Sequence[Cell]]) -> bool:
        """Whether a table of these rows has room without wrapping a cell."""
        widths = _natural_widths([[_styled_cell(cell) for cell in row] for row in rows])
        return sum(widths) + 2 * (len(widths) - 1) <= self.width

    def table(self, rows: Sequence[Sequence[Cell]], indent: int = 0, below: Sequence[str] = ()) -> None:
        """Aligned columns, two spaces apart. Where a row does not fit, the widest columns wrap. `below`: a text for
        each row that stands under it, whole, from the second column on."""
        cells = [[_styled_cell(cell) for cell in row] for row in rows]
        widths = self._column_widths(cells, indent)
        for number, row in enumerate(cells):
            columns = [textwrap.wrap(cell.text, width) or [""] for cell, width in zip(row, widths, strict=True)]
            for index in range(max(len(column) for column in columns)):
                parts = [column[index] if index < len(column) else "" for column in columns]
                self.lines.append(" " * indent + self._table_line(parts, widths, row))
            if number < len(below) and below[number]:
                self.text(below[number], indent + widths[0] + 2)

    def styled(self, text: str, style: str | None) -> str:
        """The text in that style where colour is wanted, else as it is."""
        if not self.colour or style is None:
            return text
        return click.style(text, **STYLES[style])  # type: ignore[arg-type]

    def __str__(self) -> str:
        return "\n".join(self.lines).rstrip("\n") + "\n"

    def _table_line(self, parts: list[str], widths: list[int], row: list[Styled]) -> str:
        while parts and not parts[-1]:
            parts.pop()
        columns = zip(parts, widths, row, strict=False)
        padded = [self.styled(text, cell.style) + " " * (width - len(text)) for text, width, cell in columns]
        return "  ".join(padded).rstrip()

    def _column_widths(self, cells: list[list[Styled]], indent: int) -> list[int]:
        """The natural widths, made narrower a column at a time until the row fits; none below _NARROWEST."""
        widths = _natural_widths(cells)
        room = self.width - indent - 2 * (len(widths) - 1)
        while sum(widths) > room:
            narrowed = widths.index(max(widths))
            if widths[narrowed] <= _NARROWEST:
                break
            widths[narrowed] -= 1
        return widths

    def _wrap(self, text: str, first: str, later: str) -> list[str]:
        return textwrap.wrap(
            text, self.width, initial_indent=first, subsequent_indent=later, break_on_hyphens=False
        ) or [first.rstrip()]
