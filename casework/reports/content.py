"""What a report says, whatever the format: headings, sentences, lists, labelled details and tables.

Writers turn these into a format and add no words of their own but page numbers. Every text is made plain as it comes
in (`schemas.plain`), so that nothing a document says can steer a page; writers still escape what their format needs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from schemas.plain import plain

Form = Literal["text", "number", "code"]

_RUNNING_TITLE = 75
"""Characters of a title that the head of a page has room for."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line among details. `strong`: said loudly."""

    text: str
    strong: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", plain(self.text))


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section: level 1 for what the section is divided into, 2 below it."""

    level: Literal[1, 2]
    text: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", plain(self.text))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    text: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", plain(self.text))


@dataclass(frozen=True, slots=True)
class Alert:
    """What nobody may overlook: a title and a sentence in a box."""

    title: str
    text: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", plain(self.title))
        object.__setattr__(self, "text", plain(self.text))


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: tuple[str, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "items", tuple(map(plain, self.items)))


@dataclass(frozen=True, slots=True)
class Detail:
    """A label with one or more lines."""

    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Details:
    """Labels with what belongs to each."""

    rows: tuple[Detail, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column's title, its share of the width, and what stands in it: text, numbers, or codes (in fixed width)."""

    title: str
    share: int
    form: Form = "text"


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption. Each row has one text a column; the first names the row."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"table {self.caption!r} has a row that is not {len(self.columns)} wide")
        object.__setattr__(self, "caption", plain(self.caption))
        object.__setattr__(self, "rows", tuple(tuple(map(plain, row)) for row in self.rows))


Block = Heading | Paragraph | Alert | Bullets | Details | Table


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report. `new_page`: it begins a page where there are pages."""

    title: str
    blocks: tuple[Block, ...]
    new_page: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", plain(self.title))


@dataclass(frozen=True, slots=True)
class PanelReport:
    """A report, complete and frozen. `marking` stands on every page; `at` is the moment of the last event that it
    tells, which is also the date that files carry; `tool` is the program and its version."""

    title: str
    subtitle: str
    marking: str
    at: datetime
    tool: str
    sections: tuple[Section, ...]

    def __post_init__(self) -> None:
        for name in ("title", "subtitle", "marking"):
            object.__setattr__(self, name, plain(getattr(self, name)))

    @property
    def running_title(self) -> str:
        """The title as it stands at the head of a page: cut where it is long."""
        return self.title if len(self.title) <= _RUNNING_TITLE else self.title[:_RUNNING_TITLE].rstrip() + "…"

    def sentences(self) -> Iterator[str]:
        """Every text of the report in reading order: what a reader of any format must find."""
        yield from (self.title, self.subtitle)
        for section in self.sections:
            yield section.title
            for block in section.blocks:
                yield from _texts(block)


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Heading(text=text) | Paragraph(text=text):
            yield text
        case Alert(title=title, text=text):
            yield from (title, text)
        case Bullets(items=items):
            yield from items
        case Details(rows=rows):
            for row in rows:
                yield from (row.label, *(line.text for line in row.lines))
        case Table(caption=caption, columns=columns, rows=table_rows):
            yield from (caption, *(column.title for column in columns))
            for cells in table_rows:
                yield from (cell for cell in cells if cell)
