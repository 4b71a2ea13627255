"""Where the cells of a sheet's XML stand: references, and the rows and columns that are hidden."""

from __future__ import annotations

import re

MAX_COLUMNS = 1_000
"""Cells further right are left out."""

_UNPLACED = re.compile(r"<(row|c)\b([^>]*?)(/?)>")
_BARE = re.compile(r'<c(?:[>/]|\s(?!r="))')
_ROW = re.compile(r"<row\b([^>]*)>")
_HIDING = re.compile(r"""<row\s[^>]*?\b(?:hidden|ht)\s*=\s*["'](?:0|1|true)""", re.IGNORECASE)
_ROW_NUMBER = re.compile(r"""\br\s*=\s*["']([0-9]{1,7})["']""")
_COLUMN = re.compile(r"<col\b([^>]*)>")
_ATTRIBUTE = re.compile(r"""\b([\w:]+)\s*=\s*["']([^"']*)["']""")
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_ON = frozenset({"1", "true"})


def attributes(text: str) -> dict[str, str]:
    """The attributes written in a tag."""
    return dict(_ATTRIBUTE.findall(text))


def column_of(letters: str) -> int:
    """Column number from 0 of its letters."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def letters_of(column: int) -> str:
    """Letters of a column number from 0."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def placed(body: str) -> str:
    """The sheet's data with a reference written first in every cell: some programs leave them out, and
    cells are then counted."""
    if _BARE.search(body) is None:
        return body
    row, column = -1, -1

    def place(match: re.Match[str]) -> str:
        nonlocal row, column
        named = attributes(match[2])
        if match[1] == "row":
            number = named.get("r", "")
            row, column = (int(number) - 1 if number.isdecimal() else row + 1), -1
            return match[0]
        found = _REFERENCE.fullmatch(named.pop("r", ""))
        column = column_of(found[1]) if found else column + 1
        row = int(found[2]) - 1 if found else row
        rest = "".join(f' {name}="{value}"' for name, value in sorted(named.items()))
        return f'<c r="{letters_of(column)}{row + 1}"{rest}{match[3]}>'

    return _UNPLACED.sub(place, body)


def rows_hidden(body: str) -> set[int]:
    """Numbers from 0 of the hidden rows; where none is named hidden or without height the sheet is not
    searched."""
    found: set[int] = set()
    if _HIDING.search(body) is None:
        return found
    row = -1
    for written in _ROW.findall(body):
        number = _ROW_NUMBER.search(written)
        row = int(number[1]) - 1 if number else row + 1
        if "hidden" in written or 'ht="0' in written:
            named = attributes(written)
            if named.get("hidden", "").lower() in _ON or named.get("ht") in ("0", "0.0"):
                found.add(row)
    return found


def columns_hidden(head: str) -> frozenset[int]:
    """Numbers from 0 of the hidden columns, from what stands before the sheet's data."""
    found: set[int] = set()
    for match in _COLUMN.finditer(head):
        named = attributes(match[1])
        first, last = named.get("min", ""), named.get("max", "")
        hidden = named.get("hidden", "").lower() in _ON or named.get("width") in ("0", "0.0")
        if hidden and first.isdecimal() and last.isdecimal():
            found.update(range(int(first) - 1, min(int(last), MAX_COLUMNS)))
    return frozenset(found)
