"""`intake demo --print`: what a check of each sample pack finds, on the page of the command line."""

from __future__ import annotations

from collections.abc import Sequence

from cli.samples import Sample


def print_results(found: Sequence[Sample], jobs: int) -> None:
    """Check each sample at its own date and print the result; nothing is stored."""
    from casework.assess import assess
    from cli.formats import writer
    from cli.output import Target
    from cli.presenting import presentation
    from cli.progress import document_progress
    from intake.sandbox import Sandbox
    from rules.frameworks import load

    target = Target()
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
