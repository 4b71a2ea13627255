"""Plain text and comma-separated files: paragraphs by line, tables by record, whatever the encoding."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from intake.located import Block, Cell, Paragraph, Reading, Table, Text
from intake.readers import ticks
from schemas.errors import LimitExceeded, Unreadable
from schemas.types import Evidence

MAX_TEXT_BYTES = 16 * 1024 * 1024
MAX_LINES = 200_000
MAX_CELLS = 500_000
MAX_COLUMNS = 500
MIN_TABLE_LINES = 2
"""A file of one line is never taken for a table."""

_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_DELIMITERS = ("\t", ";", "|", ",")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")
_MAX_CONTROL_SHARE = 0.01
_WRAP_WIDTH = 55
"""A line shorter than this was not wrapped: what follows is a new paragraph."""

_NEW_ITEM = re.compile(r"^\s*(?:[-*•–▪☐☒]|\(?[0-9a-z]{1,3}(?:\.\d+)*[.)]\s|[^.!?]{1,60}:(?:\s|$)|#)")
_UNDERLINE = re.compile(r"^\s*([=\-~_*])\1{2,}\s*$")
_HASHES = re.compile(r"^\s{0,3}(#{1,6})\s+\S")
_MAX_HEADING = 80


def read(data: bytes) -> Reading:
    """Paragraphs with the anchor "line N", or a Table whose cells stand at "line N column C" where the file
    is one.

    Raises Unreadable for what is no text, LimitExceeded beyond 16 MB.
    """
    if len(data) > MAX_TEXT_BYTES:
        raise LimitExceeded(
            f"The text file is larger than {MAX_TEXT_BYTES // 1024 // 1024} MB; ask for a smaller one."
        )
    text = decoded(data)
    if len(_CONTROLS.findall(text)) > len(text) * _MAX_CONTROL_SHARE:
        raise Unreadable("The file is named as text but holds other data; ask for it as PDF, Word or Excel.")
    lines = text.splitlines()
    reason = None
    if len(lines) > MAX_LINES:
        lines, reason = (
            lines[:MAX_LINES],
            f"Only the first {MAX_LINES:,} lines were read; ask for a shorter file.",
        )
    delimiter = _delimiter(lines)
    if delimiter:
        table, cut = _table(lines, delimiter)
        return Reading("text/csv", (table,), partial_reason=reason or cut)
    return Reading("text/plain", tuple(paragraphs(lines)), partial_reason=reason)


def recheck(data: bytes, evidence: Sequence[Evidence]) -> list[bool]:
    """Whether each quote really stands at its anchor: the file is decoded and read again, white space
    ignored."""
    found: dict[str, str] = {}
    for block in read(data).blocks:
        if isinstance(block, Paragraph):
            for text in (block.text, *block.lines):
                found[text.anchor or ""] = found.get(text.anchor or "", "") + _squeezed(text.text)
        elif isinstance(block, Table):
            found.update(
                (cell.text.anchor or "", _squeezed(cell.text.text)) for row in block.rows for cell in row
            )
    return [
        bool(item.quote) and _squeezed(item.quote) in found.get(item.anchor or "", "") for item in evidence
    ]


def decoded(data: bytes) -> str:
    """The bytes as text: by byte order mark, else UTF-16 where every other byte is nil, else UTF-8, else
    Windows-1252."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    head = data[:4_000]
    if len(head) >= 4 and head[1::2].count(0) > len(head) * 0.4:
        return data.decode("utf-16-le", errors="replace")
    if len(head) >= 4 and head[::2].count(0) > len(head) * 0.4:
        return data.decode("utf-16-be", errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _squeezed(text: str) -> str:
    return "".join(text.split())


def paragraphs(lines: Sequence[str]) -> Iterator[Block]:
    """Lines joined where they were wrapped, each paragraph anchored at its first line."""
    group: list[tuple[int, str]] = []
    for number, raw in enumerate(lines, 1):
        line = ticks.normal(raw)
        if group and not _continues(group[-1][1], line):
            yield _paragraph(group, line)
            group = []
        if line.strip() and not _UNDERLINE.match(line):
            group.append((number, line))
    if group:
        yield _paragraph(group, "")


def _continues(above: str, line: str) -> bool:
    return (
        len(above.rstrip()) >= _WRAP_WIDTH
        and bool(line.strip())
        and not _NEW_ITEM.match(line)
        and not _UNDERLINE.match(line)
    )


def _paragraph(group: list[tuple[int, str]], following: str) -> Paragraph:
    texts = tuple(Text(line.strip(), anchor=f"line {number}") for number, line in group)
    joined = Text(" ".join(text.text for text in texts), anchor=texts[0].anchor)
    return Paragraph(
        joined, _level(joined.text, group[0][1], following) if len(group) == 1 else 0, lines=texts
    )


def _level(text: str, raw: str, following: str) -> int:
    """A heading is underlined with signs, begins with #, or is short and all in capitals."""
    hashes = _HASHES.match(raw)
    if hashes:
        return len(hashes[1])
    if len(text) > _MAX_HEADING:
        return 0
    underline = _UNDERLINE.match(following)
    if underline:
        return 1 if underline[1] == "=" else 2
    letters = [char for char in text if char.isalpha()]
    return (
        2
        if len(letters) > 3 and text == text.upper() and not text.endswith((".", "?")) and ":" not in text
        else 0
    )


def _delimiter(lines: Sequence[str]) -> str:
    """The sign that divides nearly every line into the same number of fields; empty when the file is no
    table."""
    sample = [line for line in lines[:200] if line.strip()]
    if len(sample) < MIN_TABLE_LINES:
        return ""
    for sign in _DELIMITERS:
        counts = Counter(len(row) for row in csv.reader(sample, delimiter=sign) if row)
        fields, times = counts.most_common(1)[0] if counts else (0, 0)
        alike = fields >= 2 and times >= 0.8 * sum(counts.values())
        if alike and (sign != "," or not _is_prose(sample, fields)):
            return sign
    return ""


def _is_prose(sample: Sequence[str], fields: int) -> bool:
    """Whether lines with commas are sentences or addresses: nearly every comma is followed by a space, and
    lines end in a stop or have one comma each."""
    spaced = sum(line.count(", ") for line in sample)
    commas = sum(line.count(",") for line in sample)
    stops = sum(line.rstrip().endswith((".", ",", ";", ":", "?")) for line in sample)
    return spaced > 0.8 * commas and (fields == 2 or stops > 0.3 * len(sample))


def _table(lines: Sequence[str], delimiter: str) -> tuple[Table, str | None]:
    """The records as a table; a record starts at the line that its anchor names."""
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=delimiter)
    rows: list[tuple[Cell, ...]] = []
    start, left = 1, MAX_CELLS
    try:
        for record in reader:
            cells = tuple(
                Cell(
                    Text(ticks.normal(value.strip()), anchor=f"line {start} column {column + 1}"),
                    len(rows),
                    column,
                )
                for column, value in enumerate(record[:MAX_COLUMNS])
            )
            start = reader.line_num + 1
            left -= len(cells)
            if left < 0:
                return Table(
                    tuple(rows)
                ), f"Only the first {MAX_CELLS:,} fields were read; ask for a shorter file."
            rows.append(cells)
    except csv.Error as error:
        return Table(tuple(rows)), f"The table could be read only down to line {reader.line_num} ({error})."
    return Table(tuple(row for row in rows if row)), None
