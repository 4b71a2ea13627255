"""Labels and values in tables: label beside value, or a header row over data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from intake.labels.labelled import Labelled
from intake.labels.paired import hanging_labels, is_paired, stacks_of
from intake.labels.words import ends_like_sentence, has_value, label_share, looks_like_label, plain_label
from intake.located import Cell, Table

_Row = Sequence[Cell | None]
_MAX_TITLE = 90
_MOST_STACKED = 60
"""Rows of a form's table; longer ones are data."""
_ANSWERS = ("yes", "no", "n/a", "nil", "none")


def pairs_of_table(table: Table, heading: str) -> Iterator[Labelled]:
    """The pairs of a table, region by region (a worksheet holds several, parted by blank rows)."""
    for region in _regions(table.grid()):
        if len(region) <= _MOST_STACKED and is_paired(region):
            yield from _paired(region, table, heading)
            continue
        if len(region) <= _MOST_STACKED and (stacks := stacks_of(region)):
            yield from _stacked(stacks, table, heading)
            continue
        header = _header(region)
        if header is None:
            yield from _all_beside(region, table, heading)
        else:
            yield from _under_header(header, region, table, heading)


def _paired(region: Sequence[_Row], table: Table, heading: str) -> Iterator[Labelled]:
    """Rows of label, value, label, value."""
    for row in region:
        cells = _filled(row)
        for label, value in zip(cells[::2], cells[1::2], strict=False):
            whole = len(value.text.text)
            yield Labelled(plain_label(label.text.text), value.text, 0, whole, heading, table, value.row)


def _stacked(stacks: Sequence[Sequence[tuple[Cell, list[Cell]]]], table: Table, heading: str) -> Iterator[Labelled]:
    """Columns of labels over their values; what follows a label's first value is only perhaps said of it."""
    for label, values in (each for stack in stacks for each in stack):
        for number, value in enumerate(values):
            name, whole = plain_label(label.text.text), len(value.text.text)
            yield Labelled(name, value.text, 0, whole, heading, table, value.row, guessed=number > 0)


def hanging(table: Table) -> list[str]:
    """The labels at the foot of a table whose value must stand below it."""
    if len(table.rows) > _MOST_STACKED:
        return []
    regions = list(_regions(table.grid()))
    return [plain_label(cell.text.text) for cell in hanging_labels(regions[-1])] if regions else []


def _reaches(other: Sequence[Cell], row: _Row, cells: Sequence[Cell]) -> bool:
    """Whether a row has its own label left of the header's words, and a value under one of them."""
    under = {id(cell) for cell in cells}
    first = next(number for number, cell in enumerate(row) if cell is not None and id(cell) in under)
    return other[0].column < first and any(cell.column >= first for cell in other[1:])


def _regions(grid: Sequence[_Row]) -> Iterator[list[_Row]]:
    """Stretches of rows without a blank row between."""
    region: list[_Row] = []
    for row in grid:
        cells = _filled(row)
        if cells:
            region.append(row)
        elif region:
            yield region
            region = []
    if region:
        yield region


def _filled(row: _Row) -> list[Cell]:
    """The cells with text, merged ones once."""
    cells: list[Cell] = []
    for cell in row:
        if cell is not None and cell.text and not cell.formula_without_value and cell not in cells[-1:]:
            cells.append(cell)
    return cells


def _header(region: Sequence[_Row]) -> int | None:
    """The index of the header row, None when labels stand beside their values."""
    for index, row in enumerate(region[:4]):
        cells = _filled(row)
        if len(cells) < 2:
            continue
        below = [_filled(other) for other in region[index + 1 :]]
        return index if _is_header(row, cells, below) else None
    return None


def _is_header(row: _Row, cells: Sequence[Cell], below: Sequence[Sequence[Cell]]) -> bool:
    if not any(len(other) >= 2 for other in below):
        return False
    texts = [cell.text.text for cell in cells]
    if any(len(text) > 90 or ends_like_sentence(text.strip()) for text in texts):
        return False
    if any(text.rstrip().endswith(":") for text in texts[:1]):
        return False
    shares = [label_share(plain_label(text)) if looks_like_label(text) else 0.0 for text in texts]
    if len(cells) == 2 and sum(cell is not None for cell in row) == 2:
        return _is_header_of_two(shares, below)
    blank_corner = row[0] is None or not row[0].text
    if blank_corner and len(below) > 1 and all(_reaches(other, row, cells) for other in below if len(other) > 1):
        return True
    # Labels and values side by side twice over (label, value, label, value) are no header.
    if any(has_value(text) or text.strip().lower() in _ANSWERS for text in texts):
        return False
    if blank_corner:
        return True
    firsts = [other[0].text.text for other in below if len(other) >= 2]
    alternating = len(cells) % 2 == 0 and all(share == 0.0 for share in shares[1::2])
    if alternating and sum(looks_like_label(text) for text in firsts) >= len(firsts) / 2:
        return False
    return sum(share >= 0.5 for share in shares) >= len(shares) / 2 or _values_below(below)


def _is_header_of_two(shares: Sequence[float], below: Sequence[Sequence[Cell]]) -> bool:
    """Two columns have a header only when both its cells are made of label words, the values below not."""
    if min(shares) < 1.0:
        return False
    seconds = [other[1].text.text for other in below if len(other) >= 2]
    return sum(not looks_like_label(text) for text in seconds) > len(seconds) / 2


def _values_below(below: Sequence[Sequence[Cell]]) -> bool:
    rows = [other for other in below if len(other) >= 2]
    return sum(any(looks_like_value(cell.text.text) for cell in other[1:]) for other in rows) > len(rows) / 2


def looks_like_value(text: str) -> bool:
    """Whether a cell's text carries a value: figures, money, a date, a mark."""
    return (
        any(char.isdigit() for char in text) or any(mark in text for mark in "☐☒@") or text.strip().lower() in _ANSWERS
    )


def _beside(row: _Row, table: Table, heading: str) -> Iterator[Labelled]:
    """Label, value, and further values or a further label with its value.

    Where two labels lead (a merged one over several rows, then its details), the second is the label.
    """
    cells = _filled(row)
    if len(cells) > 1 and _is_box(cells[0]) and any(map(_is_box, cells[1:])):
        return
    label = other = ""
    for position, cell in enumerate(cells):
        text = cell.text.text
        if position == 1 and len(cells) == 3 and label and _is_second_label(text, cells[2].text.text):
            label, other = plain_label(text), label
        elif position == 0 or _is_further_label(text, position):
            label = plain_label(text)
        elif label:
            yield Labelled(label, cell.text, 0, len(text), heading, table, cell.row, other)


def _is_box(cell: Cell) -> bool:
    """Whether a cell holds a form's label with what was filled in below it (its neighbour then is no value of it)."""
    first, *rest = cell.text.text.strip().split("\n")
    return bool(rest) and not has_value(first) and label_share(plain_label(first)) >= 0.5


def _is_second_label(text: str, after: str) -> bool:
    return looks_like_label(text) and not looks_like_value(text) and not looks_like_label(after)


def _is_further_label(text: str, position: int) -> bool:
    if not looks_like_label(text):
        return False
    return text.rstrip().endswith(":") or (position % 2 == 0 and label_share(plain_label(text)) == 1.0)


def _all_beside(rows: Sequence[_Row], table: Table, heading: str) -> Iterator[Labelled]:
    """Rows of labels beside values; a row with one cell alone is a heading for those below it."""
    above = heading
    for row in rows:
        cells = _filled(row)
        if len(cells) == 1 and len(cells[0].text.text) <= _MAX_TITLE and not looks_like_value(cells[0].text.text):
            above = " ".join(cells[0].text.text.split())
        yield from _beside(row, table, above)


def _under_header(index: int, region: Sequence[_Row], table: Table, heading: str) -> Iterator[Labelled]:
    header = region[index]
    above = heading
    yield from _all_beside(region[:index], table, heading)
    for row in region[index + 1 :]:
        cells = _filled(row)
        if len(cells) == 1 and cells[0].column_span >= len(row) - 1:
            above = " ".join(cells[0].text.text.split())
            continue
        yield from _grid_row(header, row, cells, table, above)


def _grid_row(header: _Row, row: _Row, cells: Sequence[Cell], table: Table, heading: str) -> Iterator[Labelled]:
    first = cells[0] if cells else None
    row_label = plain_label(first.text.text) if first is not None else ""
    seen: list[Cell] = []
    for column, cell in enumerate(row):
        if cell is None or cell not in cells or cell in seen:
            continue
        seen.append(cell)
        over = header[column]
        column_label = plain_label(over.text.text) if over is not None else ""
        whole = len(cell.text.text)
        other = "" if cell is first else row_label
        if column_label:
            yield Labelled(column_label, cell.text, 0, whole, heading, table, cell.row, other)
        if other:
            yield Labelled(other, cell.text, 0, whole, heading, table, cell.row, column_label)
