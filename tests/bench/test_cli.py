"""How long the command takes to say what it can do. Prints the time; the promise is 0.3 s on an ordinary computer."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

import pytest


@pytest.mark.bench
def test_help_is_quick(capsys: pytest.CaptureFixture[str]) -> None:
    def seconds(*command: str) -> float:
        started = time.perf_counter()
        subprocess.run([sys.executable, *command], check=True, capture_output=True)
        return time.perf_counter() - started

    bare = statistics.median(seconds("-c", "import click") for _ in range(5))
    ours = statistics.median(seconds("-m", "cli.main", "--help") for _ in range(5))

    with capsys.disabled():
        print(f"\nintake --help: {ours:.3f} s; Python with click alone: {bare:.3f} s; ratio {ours / bare:.2f}")
