"""A progress bar on stderr, by document: only where a person sees it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casework.documents import Progress


@contextmanager
def document_progress() -> Iterator[Callable[[Progress], None] | None]:
    """A function that takes each step and draws it; None where stderr is not a terminal."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    from cli.page import shortened
    from schemas.plain import plain

    columns = (TextColumn("Reading"), BarColumn(bar_width=30), MofNCompleteColumn(), TextColumn("{task.description}"))
    console = Console(stderr=True, no_color=bool(os.environ.get("NO_COLOR")))
    with Bar(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=None)

        def step(progress: Progress) -> None:
            name = shortened(plain(progress.document.rsplit("/", 1)[-1]), 60).replace("[", "\\[")
            if progress.page is not None and progress.page != progress.pages:
                name += f" (picture {progress.page} of {progress.pages})"
            bar.update(task, total=progress.total, completed=progress.done, description=name)

        yield step
