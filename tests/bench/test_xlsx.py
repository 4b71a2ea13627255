"""How fast a workbook is read, structure included, beside a full openpyxl load."""

from __future__ import annotations

import io
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from intake.readers import xlsx

REAL = Path("/work/shared/data/procurement")


def dense() -> bytes:
    """3,000 rows of names, numbers and words."""
    book = openpyxl.Workbook()
    for row in range(3_000):
        book.worksheets[0].append([f"Name {row}", row * 1.5, "Enhanced", row, "Yes", None, "some longer text", 12.25])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def read_by_openpyxl(data: bytes) -> object:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(io.BytesIO(data))


def best(action: Callable[[], object]) -> float:
    def once() -> float:
        started = time.perf_counter()
        action()
        return time.perf_counter() - started

    return min(once() for _ in range(3))


@pytest.mark.bench
def test_workbooks_beside_openpyxl(capsys: pytest.CaptureFixture[str]) -> None:
    books = {
        "3,000 dense rows": dense(),
        **{path.name[:40]: path.read_bytes() for path in sorted(REAL.glob("*.xlsx"))},
    }

    for name, data in books.items():
        ours, theirs = best(lambda data=data: xlsx.read(data)), best(lambda data=data: read_by_openpyxl(data))  # type: ignore[misc]
        assert any(xlsx.read(data).tables()), name
        with capsys.disabled():
            print(f"\n{name}: {ours * 1000:.0f} ms; openpyxl {theirs * 1000:.0f} ms; {theirs / ours:.1f} times as fast")
