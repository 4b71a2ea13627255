"""Older Excel workbooks (.xls, BIFF8) from their records: cells of every type, controls. Same input, same bytes.

Layout from Microsoft's [MS-XLS].
"""

import datetime
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tests.make.compound import compound

FORMATS = {164: "0.0%", 165: '"£"#,##0.00', 166: "dd/mm/yyyy", 167: "hh:mm", 168: ";;;"}
GENERAL, PERCENT, MONEY, DATE, TIME, STRUCK, WHITE, WHITE_ON_BLUE, TICKS, UNSEEN = range(1, 11)
"""Cell formats by their index."""
_FONTS = ((0, 0x7FFF, "Arial"), (8, 0x7FFF, "Arial"), (0, 9, "Arial"), (0, 0x7FFF, "Wingdings"))
_CELL_FORMATS = (
    (0, 0, 0), (0, 164, 0), (0, 165, 0), (0, 166, 0), (0, 167, 0), (1, 0, 0), (2, 0, 0), (2, 0, 12), (3, 0, 0),
    (0, 168, 0),
)  # fmt: skip
"""Font, number format and fill colour of each."""
_EPOCH = datetime.date(1899, 12, 30)


@dataclass(frozen=True)
class Styled:
    """A value in a cell format."""

    value: "str | int | float | bool | datetime.date"
    form: int = GENERAL


@dataclass(frozen=True)
class Formula:
    """A formula with the result that was stored."""

    result: "str | float"
    form: int = GENERAL


@dataclass(frozen=True)
class Control:
    """A tick box drawn over a cell (row and column from 0), or a text box where it has no state."""

    row: int
    column: int
    words: str
    ticked: bool | None = None


Item = str | int | float | bool | Styled | Formula | None


@dataclass(frozen=True)
class Sheet:
    """A worksheet: rows from the top, what is hidden, merged ranges (first and last row, first and last column)."""

    name: str
    rows: Sequence[Sequence[Item]]
    hidden: bool = False
    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[int] = ()
    merged: Sequence[tuple[int, int, int, int]] = ()
    controls: Sequence[Control] = ()
    notes: Mapping[tuple[int, int], str] = field(default_factory=dict)


def workbook(*sheets: Sheet, since_1904: bool = False, encrypted: bool = False, more: bytes = b"") -> bytes:
    """The sheets as a workbook. `more`: further records of the workbook's own (links to others, names)."""
    strings: list[str] = []
    bodies = [_sheet(sheet, strings) for sheet in sheets]
    head = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 6))
    if encrypted:
        head += _record(0x002F, bytes(54))
    head += _record(0x0042, struct.pack("<H", 1200)) + _record(0x0022, struct.pack("<H", since_1904))
    head += b"".join(_font(*font) for font in _FONTS)
    head += b"".join(_record(0x041E, struct.pack("<H", key) + _long(code)) for key, code in sorted(FORMATS.items()))
    head += _cell_format(0, 0, 0, 0xFFF5) + b"".join(_cell_format(*form, 0x0001) for form in _CELL_FORMATS)
    tail = more + _strings(strings) + _record(0x000A, b"")
    offset = len(head) + sum(len(_bound(sheet, 0)) for sheet in sheets) + len(tail)
    bounds = b""
    for sheet, body in zip(sheets, bodies, strict=True):
        bounds += _bound(sheet, offset)
        offset += len(body)
    return compound({"Workbook": (head + bounds + tail + b"".join(bodies)).ljust(4096, b"\0")})


def link_to(path: str) -> bytes:
    """The record of a link to another workbook."""
    return _record(0x01AE, struct.pack("<H", 1) + _long("\x01" + path))


def name_with_odd_formula() -> bytes:
    """A defined name whose formula no reader understands."""
    return _record(0x0018, struct.pack("<HBBHHHBBBB", 0, 0, 1, 3, 0, 0, 0, 0, 0, 0) + b"\0x" + b"\x2d\0\0")


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _long(text: str) -> bytes:
    return struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")


def _short(text: str) -> bytes:
    return struct.pack("<BB", len(text), 1) + text.encode("utf-16-le")


def _font(look: int, colour: int, name: str) -> bytes:
    return _record(0x0031, struct.pack("<HHHHHBBBB", 200, look, colour, 400, 0, 0, 0, 0, 0) + _short(name))


def _cell_format(font: int, form: int, fill: int, parent: int) -> bytes:
    pattern, colours = (1 << 26, fill | 65 << 7) if fill else (0, 64 | 65 << 7)
    return _record(0x00E0, struct.pack("<HHHBBBBIIH", font, form, parent, 0x20, 0, 0, 0xFC, 0, pattern, colours))


def _bound(sheet: Sheet, offset: int) -> bytes:
    return _record(0x0085, struct.pack("<IBB", offset, sheet.hidden, 0) + _short(sheet.name))


def _strings(strings: Sequence[str]) -> bytes:
    return _record(0x00FC, struct.pack("<II", len(strings), len(strings)) + b"".join(map(_long, strings)))


def _sheet(sheet: Sheet, strings: list[str]) -> bytes:
    width = max((len(row) for row in sheet.rows), default=0)
    body = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0x0DBB, 0x07CC, 0, 6))
    body += b"".join(_record(0x007D, struct.pack("<HHHHHH", column, column, 2560, 15, 1, 0))
                     for column in sheet.hidden_columns)
    body += _record(0x0200, struct.pack("<IIHHH", 0, len(sheet.rows), 0, width, 0))
    for number, cells in enumerate(sheet.rows):
        hidden = 0x20 if number in sheet.hidden_rows else 0
        body += _record(0x0208, struct.pack("<HHHHHHI", number, 0, len(cells), 255, 0, 0, 0x100 | hidden))
        for column, item in enumerate(cells):
            body += _cell(number, column, item, strings)
    for number, control in enumerate(sheet.controls, 1):
        body += _control(number, control)
    for number, ((row, column), words) in enumerate(sorted(sheet.notes.items()), len(sheet.controls) + 1):
        body += _object(0x19, number, b"") + _words(words)
        body += _record(0x001C, struct.pack("<HHHH", row, column, 0, number) + _long("A") + b"\0")
    if sheet.merged:
        ranges = b"".join(struct.pack("<4H", *one) for one in sheet.merged)
        body += _record(0x00E5, struct.pack("<H", len(sheet.merged)) + ranges)
    return body + _record(0x000A, b"")


def _cell(row: int, column: int, item: Item, strings: list[str]) -> bytes:
    if item is None:
        return b""
    if isinstance(item, Formula):
        return _formula(row, column, item)
    value, form = (item.value, item.form) if isinstance(item, Styled) else (item, GENERAL)
    place = struct.pack("<HHH", row, column, form)
    if isinstance(value, bool):
        return _record(0x0205, place + struct.pack("<BB", value, 0))
    if isinstance(value, str):
        strings.append(value)
        return _record(0x00FD, place + struct.pack("<I", len(strings) - 1))
    number = (value - _EPOCH).days if isinstance(value, datetime.date) else value
    return _record(0x0203, place + struct.pack("<d", number))


def _formula(row: int, column: int, item: Formula) -> bytes:
    is_text = isinstance(item.result, str)
    result = struct.pack("<B5xH", 0, 0xFFFF) if isinstance(item.result, str) else struct.pack("<d", item.result)
    formula = struct.pack("<HHH", row, column, item.form) + result + struct.pack("<HIH", 0, 0, 3) + b"\x1e\x01\x00"
    return _record(0x0006, formula) + (_record(0x0207, _long(str(item.result))) if is_text else b"")


def _control(number: int, control: Control) -> bytes:
    anchor = struct.pack("<9H", 0, control.column, 0, control.row, 0, control.column + 1, 0, control.row + 1, 0)
    shape = struct.pack("<HHI", 0, 0xF010, len(anchor)) + anchor + struct.pack("<HHI", 0, 0xF011, 0)
    drawing = _record(0x00EC, struct.pack("<HHI", 0x0F, 0xF004, len(shape)) + shape)
    if control.ticked is None:
        return drawing + _object(0x06, number, b"") + _words(control.words)
    state = struct.pack("<HHHHHH", 0x12, 8, control.ticked, 0, 0, 0)
    return drawing + _object(0x0B, number, state) + _words(control.words)


def _object(kind: int, number: int, state: bytes) -> bytes:
    common = struct.pack("<HHHHH12x", 0x15, 18, kind, number, 0x6011)
    return _record(0x005D, common + state + struct.pack("<HH", 0, 0))


def _words(words: str) -> bytes:
    text = _record(0x01B6, struct.pack("<HH6xHHI", 0x0212, 0, len(words), 16, 0))
    runs = struct.pack("<HHIHHI", 0, 0, 0, len(words), 0, 0)
    return text + _record(0x003C, b"\x01" + words.encode("utf-16-le")) + _record(0x003C, runs)
