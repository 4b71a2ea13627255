"""The sample packs, each checked once a session through the real path."""

from __future__ import annotations

import atexit
import fcntl
import json
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from casework.assess import assess
from intake.sandbox import Sandbox

SAMPLES = Path(__file__).parents[2] / "samples"
Json = dict[str, Any]
_shared: Path | None = None


@dataclass(frozen=True, slots=True)
class Sample:
    """A pack with what its author wrote down before its first check, one entry a supplier."""

    name: str
    path: Path
    expected: tuple[Json, ...]


def samples(folder: Path = SAMPLES) -> list[Sample]:
    """Every pack of the folder with its expectation beside it."""
    found = []
    for file in sorted(folder.glob("*.expected.json")):
        name = file.name.removesuffix(".expected.json")
        archive = folder / f"{name}.zip"
        written = json.loads(file.read_text(encoding="utf-8"))
        path = archive if archive.exists() else folder / name
        found.append(Sample(name, path, tuple(written if isinstance(written, list) else [written])))
    return found


@cache
def _sandbox() -> Sandbox:
    """One prepared sandbox for every pack of the session."""
    running = ExitStack()
    atexit.register(running.close)
    return running.enter_context(Sandbox())


@cache
def results(path: Path, framework: str, as_at: str) -> tuple[Json, ...]:
    """The results of a pack, one a supplier, as the command prints them, for the categories applied for."""
    if _shared is None:
        return _results(path, framework, as_at)
    kept = _shared / f"{path.name}-{framework}-{as_at}.json"
    with kept.with_suffix(".lock").open("w") as lock:
        # Of the processes that run tests the first to ask reads the pack; the others wait for it.
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            kept.write_text(json.dumps(_results(path, framework, as_at)), encoding="utf-8")
    return tuple(json.loads(kept.read_text(encoding="utf-8")))


def share_results(folder: Path) -> None:
    """Keep results in a folder that all processes of a test run see."""
    global _shared
    folder.mkdir(exist_ok=True)
    _shared = folder


def _results(path: Path, framework: str, as_at: str) -> tuple[Json, ...]:
    outcome = assess([path], framework, as_at=date.fromisoformat(as_at), sandbox=_sandbox())
    return tuple(assessment.as_json("test") for assessment in outcome.assessments)


def pairs(folder: Path = SAMPLES) -> list[tuple[str, Json, int, Sample]]:
    """For each supplier of each sample: a test id, the expectation, its place among the results, the sample."""
    return [(sample.name if len(sample.expected) == 1 else f"{sample.name}-{number}", expected, number, sample)
            for sample in samples(folder) for number, expected in enumerate(sample.expected)]


def each_supplier(folder: Path = SAMPLES) -> pytest.MarkDecorator:
    """Runs a test for every supplier of every sample."""
    found = pairs(folder)
    return pytest.mark.parametrize(
        ("expected", "number", "sample"), [case[1:] for case in found], ids=[case[0] for case in found]
    )


def result_for(expected: Json, number: int, sample: Sample) -> Json:
    """The result that belongs to an expectation."""
    return results(sample.path, expected["framework"], expected["as_at"])[number]
