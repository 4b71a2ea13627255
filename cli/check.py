"""`intake check`: packs in, cited findings and a verdict per category out; stores nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli import exits
from cli.formats import FORMATS, writer
from cli.output import Target
from cli.run import as_at_option, debug_option, jobs_option, ocr_option

if TYPE_CHECKING:
    from intake.layouts import LayoutChoice
    from intake.recognised import OcrMode

_EPILOG = """\b
Examples:
  intake check Submission.zip --framework iap
  intake check Submission/ --framework iap --category 1 --category 4
  intake check Export.zip --framework facs --layout many-suppliers
  intake check *.pdf SQ.docx --framework cposs --format json --output r.json
  intake check Submission.zip --framework iap --fail-on gap --format junit
  intake check Submission.zip --framework iap --issued "Blank SQ.docx"
"""


@click.command(epilog=_EPILOG)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--framework", "framework_id", metavar="ID", required=True,
              help="The framework to check against; `intake frameworks list` shows them.")
@click.option("--category", "-c", "categories", multiple=True, metavar="C",
              help="A category (lot, tier) to judge, as its number; repeat it for several. Default: those applied for.")
@as_at_option
@click.option("--layout", type=click.Choice(["auto", "per-supplier", "many-suppliers", "flat"]), default="auto",
              show_default=True, help="How the pack is laid out.")
@click.option("--format", "format_name", type=click.Choice(list(FORMATS)), default="human", show_default=True,
              help="human to read; json, jsonl, junit, sarif for programs.")
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE",
              help="Write the result to this file, whole or not at all. Default: stdout.")
@click.option("--fail-on", type=click.Choice(["fail", "gap", "never"]), default="fail", show_default=True,
              help="What gives exit code 1.")
@click.option("--issued", multiple=True, metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="A blank form as it was sent out: what a returned one leaves out, words otherwise or adds is shown. "
                   "Repeat it for several forms.")
@ocr_option
@jobs_option
@debug_option
@click.pass_context
def check(
    ctx: click.Context, paths: tuple[Path, ...], framework_id: str, categories: tuple[str, ...], as_at: date,
    layout: LayoutChoice, format_name: str, output: Path | None, fail_on: exits.FailOn, issued: tuple[Path, ...],
    ocr: OcrMode, jobs: int,
) -> None:
    """Check submission packs against a framework.

    Each folder or archive is a pack; all single files together are one. Nothing is stored. The exit code is 0 when
    nothing stands at or above --fail-on, 1 when something does, 3 when a document could not be read in full or a rule
    could not be checked, whatever --fail-on says.
    """
    target = Target(output)
    from casework.assess import assess
    from cli.presenting import known_framework, presentation
    from cli.progress import document_progress

    framework = known_framework(framework_id)
    with document_progress() as progress:
        outcome = assess(
            paths, framework.id, categories=categories or None, as_at=as_at, layout=layout, ocr=ocr, issued=issued,
            jobs=jobs, progress=progress,
        )
    if format_name != "human":
        for notice in outcome.notices:
            click.echo(f"Note: {notice}", err=True)
    target.write(writer(format_name)(outcome.assessments, presentation(framework, outcome.notices, target)))
    ctx.exit(exits.of_assessments(outcome.assessments, fail_on))
