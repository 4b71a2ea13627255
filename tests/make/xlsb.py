"""Binary Excel workbooks (.xlsb) from their records: cells of every type. Same input, same bytes.

Layout from Microsoft's [MS-XLSB].
"""

import datetime
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tests.make.ooxml import archive, relations

GENERAL, PERCENT, MONEY, DATE, STRUCK, WHITE, UNSEEN = range(7)
"""Cell formats by their index."""
_FORMATS = {164: "0.0%", 165: '"£"#,##0.00', 166: "dd/mm/yyyy", 167: ";;;"}
_FONTS = ((0, b"\x02\xff\0\0\0\0\0\xff"), (8, b"\x02\xff\0\0\0\0\0\xff"), (0, b"\x05\xff\0\0\xff\xff\xff\xff"))
"""Flags and colour of each."""
_CELL_FORMATS = ((0, 0), (164, 0), (165, 0), (166, 0), (0, 1), (0, 2), (167, 0))
"""Number format and font of each."""
_EPOCH = datetime.date(1899, 12, 30)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>'
)


@dataclass(frozen=True)
class Styled:
    """A value in a cell format."""

    value: "str | int | float | bool | datetime.date"
    form: int = GENERAL


@dataclass(frozen=True)
class Formula:
    """A formula with the result that was stored."""

    result: "str | float | bool"


@dataclass(frozen=True)
class Small:
    """A number kept in four bytes, as programs keep most."""

    stored: int


@dataclass(frozen=True)
class Written:
    """A text kept in the cell itself; `runs` say from which letter on which font holds."""

    text: str
    runs: Sequence[tuple[int, int]] = ()


@dataclass(frozen=True)
class Sheet:
    """A sheet: rows of items from the top, merged ranges (top, bottom, left, right), what is hidden, notes by row and
    column."""

    name: str
    rows: Sequence[Sequence[object]]
    merged: Sequence[tuple[int, int, int, int]] = ()
    hidden: bool = False
    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[int] = ()
    notes: Mapping[tuple[int, int], str] = field(default_factory=dict)


def record(kind: int, content: bytes = b"") -> bytes:
    """A record with its head."""
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, length = b"", len(content)
    while True:
        size += bytes([length & 0x7F | (0x80 if length > 0x7F else 0)])
        length >>= 7
        if not length:
            return head + size + content


def text(words: str) -> bytes:
    """A text with its length in letters before it."""
    return struct.pack("<I", len(words)) + words.encode("utf-16-le")


def workbook(*sheets: Sheet, since_1904: bool = False) -> bytes:
    """The file."""
    strings: list[str] = []
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": relations(("officeDocument", "xl/workbook.bin")),
    }
    targets = []
    for number, sheet in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{number}.bin"] = _sheet(sheet, strings)
        targets.append(("worksheet", f"worksheets/sheet{number}.bin"))
        if sheet.notes:
            parts[f"xl/comments{number}.bin"] = _notes(sheet.notes)
            parts[f"xl/worksheets/_rels/sheet{number}.bin.rels"] = relations(("comments", f"../comments{number}.bin"))
    parts["xl/workbook.bin"] = record(153, struct.pack("<II", since_1904, 0) + text("")) + b"".join(
        record(156, struct.pack("<II", int(sheet.hidden), number) + text(f"rId{number}") + text(sheet.name))
        for number, sheet in enumerate(sheets, 1)
    )
    parts["xl/sharedStrings.bin"] = b"".join(record(19, b"\0" + text(words)) for words in strings)
    parts["xl/styles.bin"] = _styles()
    targets += [("sharedStrings", "sharedStrings.bin"), ("styles", "styles.bin")]
    parts["xl/_rels/workbook.bin.rels"] = relations(*targets)
    return archive(parts)


def _styles() -> bytes:
    fonts = b"".join(record(43, struct.pack("<HHHHBBBB", 220, flags, 400, 0, 0, 2, 0, 0) + colour + b"\x02"
                            + text("Calibri")) for flags, colour in _FONTS)
    formats = b"".join(record(44, struct.pack("<H", number) + text(code)) for number, code in _FORMATS.items())
    cells = b"".join(record(47, struct.pack("<5H", 0, number, font, 0, 0) + bytes(6)) for number, font in _CELL_FORMATS)
    named = record(47, struct.pack("<5H", 0xFFFF, 9, 0, 0, 0) + bytes(6))
    fill = record(45, struct.pack("<I", 0) + bytes(64))
    return formats + fonts + fill + record(626) + named + record(627) + record(617) + cells + record(618)


def _sheet(sheet: Sheet, strings: list[str]) -> bytes:
    content = b"".join(record(60, struct.pack("<4IH", column, column, 2304, 0, 1)) for column in sheet.hidden_columns)
    for row, items in enumerate(sheet.rows):
        flags = 0x10 if row in sheet.hidden_rows else 0
        content += record(0, struct.pack("<IIHBBBI", row, 0, 300, 0, flags, 0, 0))
        content += b"".join(_cell(column, item, strings) for column, item in enumerate(items) if item is not None)
    return content + b"".join(record(176, struct.pack("<4I", *place)) for place in sheet.merged)


def _cell(column: int, item: object, strings: list[str]) -> bytes:
    form = DATE if isinstance(item, datetime.date) else GENERAL
    if isinstance(item, Styled):
        form, item = item.form, item.value
    head = struct.pack("<II", column, form)
    match item:
        case Formula(result=str() as result):
            return record(8, head + text(result) + b"\0\0")
        case Formula(result=bool() as result):
            return record(10, head + bytes([result]) + b"\0\0")
        case Formula(result=result):
            return record(9, head + struct.pack("<d", result) + b"\0\0")
        case Small(stored=stored):
            return record(2, head + struct.pack("<I", stored))
        case Written(text=words, runs=runs) if runs:
            pieces = b"".join(struct.pack("<HH", *run) for run in runs)
            return record(62, head + b"\1" + text(words) + struct.pack("<I", len(runs)) + pieces)
        case Written(text=words):
            return record(6, head + text(words))
        case bool():
            return record(4, head + bytes([item]))
        case str():
            strings.append(item)
            return record(7, head + struct.pack("<I", len(strings) - 1))
        case datetime.date():
            return record(5, head + struct.pack("<d", (item - _EPOCH).days))
        case int() | float():
            return record(5, head + struct.pack("<d", item))
    raise TypeError(item)


def _notes(notes: Mapping[tuple[int, int], str]) -> bytes:
    return b"".join(
        record(635, struct.pack("<5I", 0, row, row, column, column) + bytes(16)) + record(637, b"\0" + text(words))
        for (row, column), words in notes.items()
    )
