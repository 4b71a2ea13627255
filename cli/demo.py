"""`intake demo`: checks the sample packs of invented providers, each at its own decision date."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from cli.formats import writer
from cli.output import Target
from cli.run import debug_option, jobs_option
from schemas.errors import ConfigurationError, UsageError

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
_SUFFIX = ".expected.json"

_EPILOG = """\b
Examples:
  intake demo
  intake demo --jobs 1 | less
"""


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample pack with the framework it applies to and the date it is judged on."""

    path: Path
    framework: str
    as_at: date


@click.command(epilog=_EPILOG)
@jobs_option
@debug_option
def demo(jobs: int) -> None:
    """Check the sample packs of invented providers and print what was found.

    The packs, and what each shows, are described in samples/SOURCES.md.
    """
    from casework.assess import assess
    from cli.presenting import presentation
    from cli.progress import document_progress
    from intake.sandbox import Sandbox
    from rules.frameworks import load

    target = Target()
    found = samples(SAMPLES)
    target.write(f"Checking {len(found)} packs of invented providers from samples/.\n")
    with Sandbox(jobs) as sandbox:
        for sample in found:
            with document_progress() as progress:
                outcome = assess(
                    [sample.path], sample.framework, as_at=sample.as_at, progress=progress, sandbox=sandbox
                )
            show = presentation(load(sample.framework), outcome.notices, target)
            banner = f"\n\n{'#' * target.width}\n# {sample.path.name}\n{'#' * target.width}\n\n"
            target.write(banner + writer("human")(outcome.assessments, show))
    target.write(
        "\nTo check a pack of your own:\n\n"
        "    intake check Submission.zip --framework iap\n    intake frameworks list\n"
    )


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
