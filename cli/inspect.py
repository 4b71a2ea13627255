"""`intake inspect`: what was read in single documents, without any framework."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from cli import exits
from cli.output import Target
from cli.run import as_at_option, debug_option, ocr_option, usable_cores
from schemas.types import DocumentKind

if TYPE_CHECKING:
    from intake.recognised import OcrMode

_EPILOG = """\b
Examples:
  intake inspect Certificate.pdf
  intake inspect Questionnaire.docx --format json
  intake inspect "Scan of policy.pdf" --kind policy
"""


@click.command(epilog=_EPILOG)
@click.argument("files", metavar="FILE...", nargs=-1, required=True,
                type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--kind", type=click.Choice(sorted(get_args(DocumentKind))), metavar="KIND",
              help="Read it as this kind of document instead of the kind it is taken for.")
@click.option("--ignore-tags", is_flag=True,
              help="Read the page of tagged accounts (iXBRL) without its tags, to compare the two.")
@ocr_option
@as_at_option
@click.option("--format", "format_name", type=click.Choice(["human", "json"]), default="human", show_default=True,
              help="human to read, json for programs.")
@debug_option
@click.pass_context
def inspect(
    ctx: click.Context,
    files: tuple[Path, ...],
    kind: DocumentKind | None,
    ignore_tags: bool,
    ocr: OcrMode,
    as_at: date,
    format_name: str,
) -> None:
    """Show what was read in a document: its kind, its facts with the place of each, its questions and answers.

    The exit code is 3 when a document could not be read in full, else 0.
    """
    from casework.inspect import inspect as read
    from cli.formats.inspection import write_human, write_json
    from cli.progress import document_progress

    target = Target()
    with document_progress() as progress:
        readings = read(
            files, kind=kind, ignore_tags=ignore_tags, ocr=ocr, as_at=as_at, jobs=usable_cores(), progress=progress
        )
    if format_name == "json":
        target.write(write_json(readings))
    else:
        target.write(write_human(readings, target.width, target.colour))
    ctx.exit(exits.of_documents([reading.document for reading in readings]))
