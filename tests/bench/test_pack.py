"""A whole pack, as the command checks it, against a plain script over the same files, in the same run."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.make.standard_pack import write

ROOT = Path(__file__).parents[2]
ROUNDS = 3
PLAIN = """
import sys
from pathlib import Path
import docx, openpyxl, pdfplumber
for path in sorted(Path(sys.argv[1]).iterdir()):
    if path.suffix == ".pdf":
        with pdfplumber.open(path) as document:
            for page in document.pages:
                page.extract_words()
                page.extract_tables()
    elif path.suffix == ".docx":
        document = docx.Document(str(path))
        [paragraph.text for paragraph in document.paragraphs]
        [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    else:
        for sheet in openpyxl.load_workbook(path).worksheets:
            [cell.value for row in sheet.iter_rows() for cell in row]
"""
"""What a council's analyst would write: every word, table, paragraph and cell, and nothing understood."""


@pytest.mark.bench
def test_a_standard_pack_takes_at_most_half_of_a_plain_script(tmp_path: Path) -> None:
    pack = write(tmp_path / "pack")
    result = tmp_path / "result.json"
    command = [sys.executable, "-m", "cli.main", "check", str(pack), "--framework", "iap", "--as-at", "2026-11-02",
               "--jobs", "1", "--fail-on", "never", "--format", "json", "--output", str(result)]
    script = [sys.executable, "-c", PLAIN, str(pack)]

    ours, plain = interleaved(lambda: run(command, {0, 3}), lambda: run(script, {0}))

    documents = json.loads(result.read_text(encoding="utf-8"))["documents"]
    pages = sum(entry["pages"] or 0 for entry in documents)
    ratio = statistics.median(ours) / statistics.median(plain)
    print(f"\n{len(documents)} documents, {pages} PDF pages, one core: check {statistics.median(ours):.2f} s, plain "
          f"script {statistics.median(plain):.2f} s, ratio {ratio:.2f} (medians of {ROUNDS})")
    assert len(documents) == 12
    assert 120 <= pages <= 150
    assert {entry["read"] for entry in documents} == {"full"}


def interleaved(ours: Callable[[], float], plain: Callable[[], float]) -> tuple[list[float], list[float]]:
    """Seconds of each, run in turn."""
    pairs = [(ours(), plain()) for _ in range(ROUNDS)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def run(command: list[str], codes: set[int]) -> float:
    """Seconds of one whole process and its children on one core, start-up included."""
    start = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, preexec_fn=_one_core)
    seconds = time.perf_counter() - start
    assert done.returncode in codes, done.stderr
    return seconds


def _one_core() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
