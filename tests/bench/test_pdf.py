"""Our whole reading of a PDF against pdfplumber's words and tables, in the same run, turn by turn: time, and the cells
of made tables against what they were made from. Both run without the collector of cycles, as documents are read."""

from __future__ import annotations

import gc
import io
import resource
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pdfplumber
import pypdf
import pytest

from intake.readers import pdf
from tests.make import pdf as make
from tests.make.blocks import Block, Break, H, P, T
from tests.make.tabled import FAMILIES, Rows, right_cells, tabled

_ROUNDS = 3
_SEEDS = range(4)
_PAGE: list[Block] = [
    H("Balance sheet"),
    T([["Debtors", "45,000", "31,200"], ["Cash", "221", "5"]] * 6, ruled=False, right=(1, 2)),
    P("These accounts are prepared under the provisions for small companies. " * 14),
    T([["Question", "Answer"], *([["Do you hold public liability cover?", "Yes, £5,000,000"]] * 10)]),
    Break(),
]


def _ours(data: bytes) -> list[Rows]:
    return [[[cell.text.text if cell else "" for cell in row] for row in table.grid()]
            for table in pdf.read(data).tables()]


def _theirs(data: bytes) -> list[Rows]:
    tables: list[Rows] = []
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            page.extract_words()
            tables += [[[cell or "" for cell in row] for row in table] for table in page.extract_tables()]
            page.close()
    return tables


def _seconds(read: Callable[[bytes], object], data: bytes) -> float:
    gc.collect()
    gc.disable()
    try:
        start = process_time()
        read(data)
        return process_time() - start
    finally:
        gc.enable()
_FIRST_PAGES = 8


def _ratio(data: bytes) -> float:
    """How many times as fast as pdfplumber: the best of the rounds of each, in turn."""
    pdf.read(data)
    rounds = [(_seconds(pdf.read, data), _seconds(_theirs, data)) for _ in range(_ROUNDS)]
    return min(theirs for _, theirs in rounds) / min(ours for ours, _ in rounds)


@pytest.mark.bench
def test_made_report(capsys: pytest.CaptureFixture[str]) -> None:
    ratio = _ratio(make.render(_PAGE * 20).data)

    with capsys.disabled():
        print(f"\nmade report, 20 pages: {ratio:.1f} times as fast as pdfplumber")


@pytest.mark.bench
@pytest.mark.parametrize("family", FAMILIES)
def test_made_tables(family: str, capsys: pytest.CaptureFixture[str]) -> None:
    made = [tabled(family, seed) for seed in _SEEDS]

    ratio = _ratio(tabled(family, _SEEDS[0], count=20).data)
    ours, theirs, total = 0, 0, 0
    for one in made:
        right, count = right_cells(one.tables, _ours(one.data))
        ours, total = ours + right, total + count
        theirs += right_cells(one.tables, _theirs(one.data))[0]

    with capsys.disabled():
        print(f"\n{family}: {ratio:.1f} times as fast as pdfplumber; {100 * ours / total:.2f} % of {total:,} cells as "
              f"made (pdfplumber {100 * theirs / total:.2f} %)")
    assert ours >= 0.995 * total


def _beginning(data: bytes) -> bytes:
    """The first pages: the other library takes minutes over one of these forms."""
    written = pypdf.PdfWriter()
    for page in pypdf.PdfReader(io.BytesIO(data)).pages[:_FIRST_PAGES]:
        written.add_page(page)
    kept = io.BytesIO()
    written.write(kept)
    return kept.getvalue()


@pytest.mark.bench
def test_real_forms(shared_data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in sorted((shared_data / "procurement").glob("*.pdf")):
        ratio = _ratio(_beginning(path.read_bytes()))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        with capsys.disabled():
            print(f"\n{path.name}: {ratio:.1f} times as fast as pdfplumber; this process has had {memory:.0f} MB")
