"""The command prints the same bytes for the same pack, wherever it stands and however the work is spread."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packs.checked import Sample, samples

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("sample", samples(), ids=[sample.name for sample in samples()])
def test_two_runs_print_the_same_bytes(sample: Sample, tmp_path: Path) -> None:
    here = printed(sample, sample.path, ROOT, jobs=1, seed="1")
    there = printed(sample, Path(os.path.relpath(sample.path, tmp_path)), tmp_path, jobs=2, seed="20261123")

    assert len(here) > 10_000
    assert here == there


def printed(sample: Sample, path: Path, folder: Path, jobs: int, seed: str) -> bytes:
    """What `intake check` writes to stdout for a sample, from a folder."""
    expected = sample.expected[0]
    command = [sys.executable, "-m", "cli.main", "check", str(path), "--framework", expected["framework"],
               "--as-at", expected["as_at"], "--format", "json", "--jobs", str(jobs), "--fail-on", "never"]
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    assert done.returncode in (0, 3), done.stderr.decode()
    return done.stdout
