"""A table's printed rows: which are headings over its columns, which have a label and amounts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from intake.kinds.accounts.figures import Figure, of_cell, trailing_figures
from intake.kinds.accounts.labels import lines_for, plain_label
from intake.kinds.accounts.periods import heading_of
from intake.located import Cell, Text

Place = tuple[int, int]
"""A column, and the order within it where one cell holds several amounts."""
NOTE = re.compile(r"^\s*(?:notes?|note\s*nos?\.?|ref\.?)\s*$", re.IGNORECASE)
_YEARS = range(1990, 2100)
UNITS = re.compile(r"£|\bgbp\b|\bin thousands\b|(?<![\d,])['’]?000s?\b", re.IGNORECASE)
_FUNDS = re.compile(
    r"unrestricted|restricted|designated|endowment|general|total|\bfunds?\b|group|company"
    r"|charity|consolidated|restated",
    re.IGNORECASE,
)
_RULE = re.compile(r"^\s*[-=_–—]{4,}\s*$")
_ENUMERATION = re.compile(r"^\s*\d{1,2}(?:\.\d{1,2})?[.)]?\s*$")
_TITLE = re.compile(
    r"balance sheet|financial position|profit|income|account|statement|^notes?$|year|period", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Row:
    """A printed row: the text of its label with the stretch that is the label, and its amounts by place."""

    label: str
    label_text: Text | None
    label_end: int
    amounts: dict[Place, Figure] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Head:
    """A heading cell: its words, the columns it covers and where it stands."""

    words: str
    column: int
    span: int
    text: Text


def shown_cells(cells: tuple[Cell, ...]) -> list[Cell]:
    """The cells that say something: no empty ones, no rules drawn with dashes, no number before the label."""
    shown = [
        cell
        for cell in cells
        if (cell.text or cell.value is not None) and not cell.hidden and not _RULE.match(cell.text.text)
    ]
    if len(shown) > 1 and _ENUMERATION.match(shown[0].text.text) and re.search(r"[A-Za-z]{3}", shown[1].text.text):
        return shown[1:]
    return shown


def heads_of(cells: list[Cell], begun: bool, first: int) -> list[Head] | None:
    """The row as column headings, None when it is not one: it names periods, units or funds, and holds no
    amount."""
    heads: list[Head] = []
    telling = 0
    for cell in cells:
        words = _words(cell)
        said = heading_of(words)
        # A year alone could be an amount: not in the first column, and no amounts beside it.
        unit = bool(UNITS.search(words)) and not re.search(r"\d{3}\b(?!s)", words.replace("000", ""))
        note = bool(NOTE.match(words))
        fund = bool(_FUNDS.search(words)) and len(words) < 60 and not begun
        if not (said or unit or note or fund) and _is_amount(cell):
            return None
        telling += bool(said) or unit or note or fund
        heads.append(Head(words, cell.column, cell.column_span, cell.text))
    label = next((head.words for head in heads if not _tells(head) and re.search(r"[A-Za-z]{3}", head.words)), "")
    bare = all(re.fullmatch(r"\s*\d{4}\s*", head.words) for head in heads if _tells(head))
    dated = [head for head in heads if heading_of(head.words)]
    if label and len(dated) == 1 and len(heads) == 2 and not bare and not _TITLE.search(label):
        # A label with its date, as covers have: "Approved on | 2 July 2026".
        return None
    if label and bare and not _consecutive(heads) and (begun or lines_for(plain_label(label))):
        return None
    later = [head for head in heads if head.column > min(cell.column for cell in cells) or len(cells) == 1]
    if not telling or not any(_tells(head) for head in later or heads):
        return None
    if len(heads) == 1 and not _tells_alone(heads[0], first):
        return None
    return heads


def _consecutive(heads: list[Head]) -> bool:
    """Whether the cells are years that follow each other: amounts never happen to."""
    years = [int(head.words) for head in heads if re.fullmatch(r"\s*\d{4}\s*", head.words)]
    return len(years) > 1 and all(abs(before - after) == 1 for before, after in pairwise(years))


def _tells(head: Head) -> bool:
    return (
        bool(heading_of(head.words))
        or bool(UNITS.search(head.words))
        or bool(_FUNDS.search(head.words))
        or bool(NOTE.match(head.words))
    )


def _tells_alone(head: Head, first: int) -> bool:
    """Whether a row's only cell is a heading over a column, not a title in the label column."""
    return head.column > first and (bool(heading_of(head.words)) or bool(UNITS.search(head.words)))


def _words(cell: Cell) -> str:
    if isinstance(cell.value, date):
        return cell.value.isoformat()
    if isinstance(cell.value, float) and cell.value.is_integer() and int(cell.value) in _YEARS:
        return str(int(cell.value))
    return cell.text.text


def _is_amount(cell: Cell) -> bool:
    figures = of_cell(cell)
    return any(not (figure.value.is_integer() and int(figure.value) in _YEARS) for figure in figures)


def row_of(cells: list[Cell], notes: set[int]) -> Row:
    label: Cell | None = None
    amounts: dict[Place, Figure] = {}
    first = min(cell.column for cell in cells)
    for cell in cells:
        figures = of_cell(cell) if cell.column > first or label is not None or _is_number_cell(cell) else []
        if figures and cell.column not in notes:
            for order, figure in enumerate(figures):
                amounts[cell.column, order] = figure
        elif label is None and not figures and cell.text:
            label = cell
    if label is None:
        return Row("", None, 0, amounts)
    words = label.text.text
    if not amounts and "\t" in words:
        # Columns that the reader did not part: the amounts stand at the end of the label.
        words, trailing = trailing_figures(label.text)
        amounts = {(first + 1, order): figure for order, figure in enumerate(trailing)}
    return Row(words, label.text, len(words), amounts)


def _is_number_cell(cell: Cell) -> bool:
    return bool(of_cell(cell))
