"""Settings registered with Ofsted as a form's own table lists them: one in a row under headers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from intake.facts import FactSheet
from intake.kinds.questionnaire import shapes
from intake.kinds.questionnaire.rows import Row, rows_of
from intake.kinds.registration.attributes import find_provision, find_rating
from intake.located import Cell, Paragraph, Reading, Table
from intake.matching.wording import plain
from intake.values import find_dates, find_ofsted_numbers
from schemas.types import Method

_SURE = 0.9
_LEAST_COLUMNS = 3
_ROWS_ABOVE = 2
"""Rows above the headers in which the table's title may stand."""
_LONGEST_HEADER = 8
_LONGEST_DATE = 8
_COLUMNS = (
    ("rating", re.compile(r"\b(?:judge?ments?|ratings?|rated|grades?|outcomes?|overall)\b")),
    ("inspected_on", re.compile(r"\binspect(?:ed|ions?)\b")),
    (
        "reference",
        re.compile(r"\burn\b|^(?:ofsted )?(?:unique |registration )?(?:reference|ref|number|no)(?: number| no)?$"),
    ),
    ("provision_type", re.compile(r"\btype\b|\bkind\b|\bregistered as\b|\bregistration category\b")),
    ("name", re.compile(r"\b(?:setting|home|agency|establishment|service|provision)s?\b|^(?:registered )?name\b")),
)
_OFSTED = re.compile(r"\bofsted\b", re.IGNORECASE)
_OTHERS = re.compile(r"\b(?:cqc|care quality|dfe|department for education|parent|referees?)\b", re.IGNORECASE)


def give(sheet: FactSheet, reading: Reading) -> None:
    """Facts of each setting in a table whose headers or title name Ofsted and no other body; with several settings
    the subject is the setting's name."""
    before = ""
    for block in reading.blocks:
        if isinstance(block, Table):
            _of_table(sheet, block, f"{before} {block.heading or ''}")
        before = block.text.text if isinstance(block, Paragraph) else ""


def _of_table(sheet: FactSheet, table: Table, title: str) -> None:
    rows = [row for row in rows_of(table) if row.filled]
    for index, row in enumerate(rows):
        columns = _columns(row)
        if columns is None:
            continue
        above = rows[max(0, index - _ROWS_ABOVE) : index + 1]
        words = " ".join(cell.text.text for line in above for cell in line.filled)
        if index < _ROWS_ABOVE:
            words = f"{title} {words}"
        if _OFSTED.search(words) and not _OTHERS.search(words):
            _give(sheet, _settings(rows[index + 1 :], columns), "cell" if table.sheet else "table")


def _columns(row: Row) -> Mapping[str, int] | None:
    """The headers' columns by what they ask for, when they are those of registered settings."""
    found: dict[str, int] = {}
    for cell in row.filled:
        words = plain(cell.text.text)
        leaf = next((name for name, pattern in _COLUMNS if pattern.search(words)), None)
        if leaf is None:
            continue
        if leaf in found or len(words.split()) > _LONGEST_HEADER:
            return None
        found[leaf] = cell.column
    return found if len(found) >= _LEAST_COLUMNS and {"reference", "name"} <= set(found) else None


def _settings(rows: Sequence[Row], columns: Mapping[str, int]) -> list[dict[str, Cell]]:
    """The rows below as far as each has a reference of Ofsted's and a name."""
    found: list[dict[str, Cell]] = []
    for row in rows:
        cells = {leaf: cell for leaf, column in columns.items() if (cell := row.at(column)) is not None and cell.text}
        if not {"reference", "name"} <= set(cells) or shapes.is_none(cells["name"].text.text):
            break
        reference = cells["reference"].text.text
        numbers = find_ofsted_numbers(reference, labelled=True)
        if len(numbers) != 1 or numbers[0].value != reference.strip():
            break
        found.append(cells)
    return found


def _give(sheet: FactSheet, settings: Sequence[Mapping[str, Cell]], method: Method) -> None:
    for cells in settings:
        subject = " ".join(cells["name"].text.text.split()) if len(settings) > 1 else None
        for leaf, cell in cells.items():
            value = _value(leaf, cell.text.text)
            if value is not None and not cell.text.hidden:
                name = f"registration.ofsted.{leaf}"
                sheet.add(name, value, cell.text, subject=subject, method=method, confidence=_SURE)


def _value(leaf: str, words: str) -> str | None:
    """What a cell says in its column; None when it says no such thing."""
    if leaf in ("reference", "name"):
        return " ".join(words.split())
    if leaf == "inspected_on":
        dates = find_dates(words)
        alone = len(words.split()) <= _LONGEST_DATE and all(date.possible for date in dates)
        return max(date.value for date in dates) if dates and alone else None
    found = find_rating(words) if leaf == "rating" else find_provision(words)
    return None if found is None else found.value
