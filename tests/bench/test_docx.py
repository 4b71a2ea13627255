"""How fast a Word form is read beside python-docx, which sees neither its answers nor its places."""

from __future__ import annotations

import io
import time
from collections.abc import Callable

import docx as python_docx
import pytest

from intake.readers import docx
from tests.make.ooxml import p, r, tbl, tc, word

TABLES, ROWS = 80, 6


def form() -> bytes:
    """A form of 80 question tables with content controls."""
    question = "Please state the full legal name of the organisation that applies, and its number."
    control = f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{r('An answer')}</w:sdtContent></w:sdt>"
    row = [tc(p(r("1.1"))), tc(p(r(question))), tc(p(control))]
    return word((p(r("Part")) + tbl(*([row] * ROWS))) * TABLES)


def read_by_python_docx(data: bytes) -> int:
    document = python_docx.Document(io.BytesIO(data))
    words = sum(len(paragraph.text) for paragraph in document.paragraphs)
    return words + sum(len(cell.text) for table in document.tables for row in table.rows for cell in row.cells)


def best(action: Callable[[], object]) -> float:
    def once() -> float:
        started = time.perf_counter()
        action()
        return time.perf_counter() - started

    return min(once() for _ in range(5))


@pytest.mark.bench
def test_a_form_beside_python_docx(capsys: pytest.CaptureFixture[str]) -> None:
    data = form()

    ours, theirs = best(lambda: docx.read(data)), best(lambda: read_by_python_docx(data))

    assert sum(1 for text in docx.read(data).texts() if text.text == "An answer") == TABLES * ROWS
    with capsys.disabled():
        print(
            f"\nWord form: {ours * 1000:.1f} ms; python-docx {theirs * 1000:.1f} ms; {theirs / ours:.1f} times as fast"
        )
