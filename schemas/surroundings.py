"""A cited place with what stands around it, as a limited process answers it and as a screen shows it.

Four views: a `PageView` (PDFs and pictures: the page's size and the outlines to lay over its picture), a `SheetView`
(workbooks: a grid around the cell), a `PassageView` (everything else: paragraphs and table rows under their heading)
and a `NoView` with the reason. Texts are the document's own, neither escaped nor trusted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from schemas.errors import SandboxError
from schemas.validation import describe, errors

Mark = tuple[int, int]
"""Start and end (one past) of a cited stretch of a view's text."""


@dataclass(frozen=True, slots=True)
class Part:
    """One entry of a document's contents: the number of the part (from 1) in which it begins, and its title."""

    number: int
    title: str


@dataclass(frozen=True, slots=True)
class Outline:
    """A box around cited words, in points from the top left of the page as displayed.

    `where` says in words where on the page it is ("top left"). `first` is set for the place that was asked for, not for
    others of the same finding on the same page.
    """

    x: float
    y: float
    width: float
    height: float
    quote: str
    where: str
    first: bool = False


@dataclass(frozen=True, slots=True)
class PageView:
    """A page of `pages`, its size in points, and its outlines, that of the place asked for first."""

    page: int
    pages: int
    width: float
    height: float
    outlines: tuple[Outline, ...] = ()
    note: str | None = None

    @property
    def part(self) -> int:
        """The page: parts of such a document are its pages."""
        return self.page

    @property
    def parts(self) -> int:
        """How many pages there are."""
        return self.pages

    @property
    def contents(self) -> tuple[Part, ...]:
        """None: pages are found by their number."""
        return ()


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell as displayed. `ref` is its reference in a workbook ("B4"), None elsewhere.

    `title` says what the text does not: the stored form of a number in a cited cell, or that a formula has no stored
    result. A cell that is cited without a word of it being found has `cited` and no marks.
    """

    text: str
    ref: str | None = None
    cited: bool = False
    header: bool = False
    row_span: int = 1
    column_span: int = 1
    hidden: bool = False
    marks: tuple[Mark, ...] = ()
    title: str | None = None

    @property
    def pieces(self) -> Iterator[tuple[str, bool]]:
        """The text in stretches, each with whether it is cited."""
        return pieces(self.text, self.marks)


@dataclass(frozen=True, slots=True)
class RowView:
    """A row: its number in the sheet (from 1; None in a table of a text), its cells, and how many rows stand between
    it and the one shown above it. Positions that a merged cell covers have no cell of their own."""

    number: int | None
    cells: tuple[CellView, ...]
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class SheetNote:
    """A note or text box at a cell of the sheet."""

    cell: str
    text: str
    kind: str
    cited: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class SheetView:
    """A part of a sheet as a grid. `columns` are the letters of the columns shown, those without content left out."""

    sheet: str
    columns: tuple[str, ...]
    rows: tuple[RowView, ...]
    hidden_sheet: bool = False
    notes: tuple[SheetNote, ...] = ()
    part: int = 1
    parts: int = 1
    contents: tuple[Part, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """A paragraph; `level` is 1 to 9 for a heading, 0 for text. `region` is body, header, footer, footnote, comment or
    textbox."""

    text: str
    marks: tuple[Mark, ...] = ()
    level: int = 0
    region: str = "body"
    hidden: bool = False

    @property
    def is_heading(self) -> bool:
        """Whether it heads what follows."""
        return self.level > 0

    @property
    def pieces(self) -> Iterator[tuple[str, bool]]:
        """The text in stretches, each with whether it is cited."""
        return pieces(self.text, self.marks)


@dataclass(frozen=True, slots=True)
class TableView:
    """Rows of a table in a text; `skipped` rows follow the last one shown. `inside` says in which cell of the table
    above it stands, None for a table of its own."""

    rows: tuple[RowView, ...]
    skipped: int = 0
    inside: str | None = None
    region: str = "body"
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class PassageView:
    """Paragraphs and tables with the headings above the first cited one (or above the first block), outermost first."""

    headings: tuple[str, ...]
    blocks: tuple[ParagraphView | TableView, ...]
    part: int = 1
    parts: int = 1
    contents: tuple[Part, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class NoView:
    """Nothing can be shown; a sentence says why."""

    reason: str


View = PageView | SheetView | PassageView | NoView


def pieces(text: str, marks: tuple[Mark, ...]) -> Iterator[tuple[str, bool]]:
    """The text in stretches, each with whether it is marked; marks must be in order and apart."""
    at = 0
    for start, end in marks:
        if start > at:
            yield text[at:start], False
        yield text[start:end], True
        at = end
    if at < len(text):
        yield text[at:], False


def view_as_json(view: PageView | SheetView | PassageView) -> dict[str, Any]:
    """The view as `surroundings.schema.json` has it."""
    kind = {PageView: "page", SheetView: "sheet", PassageView: "passage"}[type(view)]
    return {"view": kind, **asdict(view)}


def view_from_json(answer: object) -> PageView | SheetView | PassageView:
    """The typed view. SandboxError when the answer is not of the agreed shape: it comes from a process that has parsed
    hostile bytes."""
    for error in errors("surroundings", answer):
        raise SandboxError(f"the viewing process answered with something that is no view: {describe(error)}")
    assert isinstance(answer, dict)
    fields = {name: value for name, value in answer.items() if name != "view"}
    match answer["view"]:
        case "page":
            return PageView(**{**fields, "outlines": tuple(Outline(**item) for item in fields["outlines"])})
        case "sheet":
            return _sheet(fields)
        case _:
            return _passage(fields)


def _sheet(fields: Mapping[str, Any]) -> SheetView:
    return SheetView(**{
        **fields,
        "columns": tuple(fields["columns"]),
        "rows": tuple(map(_row, fields["rows"])),
        "notes": tuple(SheetNote(**item) for item in fields["notes"]),
        "contents": tuple(Part(**item) for item in fields["contents"]),
    })


def _passage(fields: Mapping[str, Any]) -> PassageView:
    return PassageView(**{
        **fields,
        "headings": tuple(fields["headings"]),
        "blocks": tuple(map(_block, fields["blocks"])),
        "contents": tuple(Part(**item) for item in fields["contents"]),
    })


def _block(item: Mapping[str, Any]) -> ParagraphView | TableView:
    if "rows" in item:
        return TableView(**{**item, "rows": tuple(map(_row, item["rows"]))})
    return ParagraphView(**{**item, "marks": _marks(item)})


def _row(item: Mapping[str, Any]) -> RowView:
    cells = tuple(CellView(**{**cell, "marks": _marks(cell)}) for cell in item["cells"])
    return RowView(item["number"], cells, item["skipped"])


def _marks(item: Mapping[str, Any]) -> tuple[Mark, ...]:
    """The marks, which must lie within the text, in order and apart."""
    at = 0
    for start, end in item["marks"]:
        if not at <= start < end <= len(item["text"]):
            raise SandboxError("the viewing process marked words that are not in the text")
        at = end
    return tuple((start, end) for start, end in item["marks"])
