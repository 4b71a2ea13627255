"""Our whole reading of a PDF against pdfplumber's words and tables, in the same run."""

from __future__ import annotations

import io
from pathlib import Path
from time import process_time

import pdfplumber
import pytest

from intake.readers import pdf
from tests.make import pdf as make
from tests.make.blocks import Block, Break, H, P, T

_PAGE: list[Block] = [
    H("Balance sheet"),
    T([["Debtors", "45,000", "31,200"], ["Cash", "221", "5"]] * 6, ruled=False, right=(1, 2)),
    P("These accounts are prepared under the provisions for small companies. " * 14),
    T([["Question", "Answer"], *([["Do you hold public liability cover?", "Yes, £5,000,000"]] * 10)]),
    Break(),
]


def _seconds(data: bytes) -> tuple[float, float]:
    start = process_time()
    pdf.read(data)
    ours = process_time() - start
    start = process_time()
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            page.extract_words()
            page.extract_tables()
            page.close()
    return ours, process_time() - start


@pytest.mark.bench
def test_made_report(capsys: pytest.CaptureFixture[str]) -> None:
    data = make.render(_PAGE * 20).data
    pdf.read(data)

    ours, theirs = _seconds(data)

    with capsys.disabled():
        print(f"\nmade report, 20 pages: {theirs / ours:.1f} times as fast as pdfplumber")


@pytest.mark.bench
def test_real_forms(shared_data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in sorted((shared_data / "procurement").glob("standard*.pdf")):
        ours, theirs = _seconds(path.read_bytes())
        with capsys.disabled():
            print(f"\n{path.name}: {theirs / ours:.1f} times as fast as pdfplumber")
