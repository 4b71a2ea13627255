"""How fast a workbook is read, structure included, beside a full openpyxl load.

Interleaved in one process, the best of several rounds by processor time; the collector of cycles is off for both, as it
is in the process that reads documents. "As run": the same reading beside a plain script, whose collector is on.
"""

from __future__ import annotations

import gc
import io
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from intake.readers import xlsx

ROUNDS = 5


def dense() -> bytes:
    """3,000 rows of names, numbers and words."""
    book = openpyxl.Workbook()
    for row in range(3_000):
        book.worksheets[0].append([f"Name {row}", row * 1.5, "Enhanced", row, "Yes", None, "some longer text", 12.25])
    return saved(book)


def small() -> bytes:
    """A form of one page: merged headings, a hidden column, notes, percentages."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in range(1, 41):
        sheet.append([row, f"Question {row}", "Yes" if row % 3 else None, row / 40])
        sheet.cell(row, 4).number_format = "0%"
    sheet.merge_cells("A1:C1")
    sheet.column_dimensions["D"].hidden = True
    sheet["B3"].comment = Comment("See part 2", "Council")
    book.create_sheet("Lists").sheet_state = "hidden"
    return saved(book)


def framed() -> bytes:
    """400 rows of 20 columns with borders and formats, four in five of them empty: what a printed form is made of."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in range(1, 401):
        for column in range(1, 21):
            cell = sheet.cell(row, column, f"Item {row}" if column % 5 == 1 else None)
            cell.number_format = '"£"#,##0.00'
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def read_by_openpyxl(data: bytes) -> object:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(io.BytesIO(data))


def seconds(action: Callable[[bytes], object], data: bytes, *, collecting: bool = False) -> float:
    gc.collect()
    if not collecting:
        gc.disable()
    try:
        started = time.process_time()
        action(data)
        return time.process_time() - started
    finally:
        gc.enable()


@pytest.fixture(scope="module")
def books(shared_data: Path) -> dict[str, bytes]:
    real = sorted((shared_data / "procurement").rglob("*.xls[xm]"))
    assert real
    return {
        "a form of one page": small(), "3,000 dense rows": dense(), "a framed form": framed(),
        **{path.name[:40]: path.read_bytes() for path in real},
    }


@pytest.mark.bench
def test_workbooks_beside_openpyxl(books: dict[str, bytes], capsys: pytest.CaptureFixture[str]) -> None:
    for name, data in books.items():
        ours, theirs, script = [], [], []
        for _ in range(ROUNDS):
            ours.append(seconds(xlsx.read, data))
            theirs.append(seconds(read_by_openpyxl, data))
            script.append(seconds(read_by_openpyxl, data, collecting=True))
        assert any(xlsx.read(data).tables()), name
        with capsys.disabled():
            print(f"\n{name}: {min(ours) * 1000:.1f} ms; openpyxl {min(theirs) * 1000:.0f} ms: "
                  f"{min(theirs) / min(ours):.1f} times as fast, as run {min(script) / min(ours):.1f}")
