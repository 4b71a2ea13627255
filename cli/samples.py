"""The sample packs of invented providers, as they lie in the source of the program."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from schemas.errors import ConfigurationError, UsageError

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
_SUFFIX = ".expected.json"


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample pack with the framework it applies to and the date it is judged on."""

    path: Path
    framework: str
    as_at: date


def samples(folder: Path) -> tuple[Sample, ...]:
    """The sample packs of a folder, by name: every zip or folder with its `.expected.json` beside it."""
    expectations = sorted(folder.glob(f"*{_SUFFIX}"))
    if not expectations:
        raise UsageError(
            "There are no sample packs here. They come with the source of the program, in the folder samples; "
            "run the demonstration from there."
        )
    return tuple(_sample(path) for path in expectations)


def _sample(expectation: Path) -> Sample:
    stem = expectation.name.removesuffix(_SUFFIX)
    candidates = [expectation.with_name(f"{stem}.zip"), expectation.with_name(stem)]
    pack = next((path for path in candidates if path.exists()), None)
    if pack is None:
        raise ConfigurationError(f"samples/{expectation.name} has no pack beside it: {stem}.zip or the folder {stem}.")
    expected = json.loads(expectation.read_text(encoding="utf-8"))
    if isinstance(expected, list):  # one for each supplier, all of the same round
        expected = expected[0]
    return Sample(pack, expected["framework"], date.fromisoformat(expected["as_at"]))
