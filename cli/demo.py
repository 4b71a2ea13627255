"""`intake demo`: the sample packs of invented providers, each at its own decision date, in the web application."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.run import debug_option, jobs_option
from cli.samples import SAMPLES, Sample, samples

if TYPE_CHECKING:
    from casework.jobs import Worker
    from casework.packs import PackView
    from casework.store import Store

EVALUATOR = "Demonstration evaluator"
_PORT = 8000
_LOOK_SECONDS = 0.2

_EPILOG = """\b
Examples:
  intake demo
  intake demo --print | less
"""


@click.command(epilog=_EPILOG)
@click.option("--data", "folder", type=click.Path(file_okay=False, path_type=Path), default="demo-data",
              show_default=True, metavar="DIR", help="Where to keep the demonstration; delete it to start anew.")
@click.option("--port", type=click.IntRange(0, 65535), metavar="PORT",
              help=f"The port to listen on.  [default: {_PORT}, or a free one where that is taken]")
@click.option("--print", "print_only", is_flag=True, help="Print what was found instead of serving it.")
@jobs_option
@debug_option
def demo(folder: Path, port: int | None, print_only: bool, jobs: int) -> None:
    """Check the sample packs of invented providers, and show them in a browser.

    Prints an address that signs you in, once. The packs, and what each shows, are described in samples/SOURCES.md.
    """
    found = samples(SAMPLES)
    if print_only:
        from cli.demo_print import print_results

        print_results(found, jobs)
        return
    from casework.jobs import Worker
    from casework.store import open_store

    store = open_store(folder)
    with store.lock():
        worker = Worker(store, jobs)
        worker.start()
        try:
            load(store, worker, found)
            _serve(store, worker, port)
        finally:
            worker.stop()
    store.close()


def load(store: Store, worker: Worker, found: Sequence[Sample]) -> None:
    """Hand in the samples that are not in the store yet, and wait until all are checked, telling how far it is."""
    from casework import packs

    numbers = [receive(store, sample) for sample in found]
    worker.wake()
    for position, number in enumerate(numbers, start=1):
        if (pack := packs.pack(store, number)).running:
            click.echo(f"Checking {pack.name} ({position} of {len(numbers)})", err=True)
            pack = _wait(store, number)
        if pack.state == "failed":
            click.echo(f"Note: {pack.name} could not be checked. {pack.error}", err=True)


def receive(store: Store, sample: Sample) -> int:
    """Hand in a sample as the web application does; returns the number of its pack, which may be there already."""
    import shutil
    import tempfile

    from casework import packs
    from schemas.errors import DuplicatePack

    uploads = []
    with tempfile.TemporaryDirectory(dir=store.incoming) as copies:
        for position, (name, file) in enumerate(_files(sample.path)):
            copy = Path(copies) / str(position)
            shutil.copyfile(file, copy)
            uploads.append(packs.Upload(name, copy))
        try:
            return packs.receive(store, uploads, framework_id=sample.framework, as_at=sample.as_at, by=EVALUATOR)
        except DuplicatePack as there:
            return there.pack_id


def _files(pack: Path) -> list[tuple[str, Path]]:
    """The names and files of a pack: a zip, or a folder's files with the folder's name before them."""
    if pack.is_file():
        return [(pack.name, pack)]
    files = sorted(path for path in pack.rglob("*") if path.is_file())
    return [(f"{pack.name}/{path.relative_to(pack).as_posix()}", path) for path in files]


def _wait(store: Store, number: int) -> PackView:
    """The pack once it is read, with progress by document where a person sees it."""
    from casework import packs
    from casework.documents import Progress
    from cli.progress import document_progress

    with document_progress() as step:
        while (pack := packs.pack(store, number)).running:
            if step is not None and pack.total and pack.document:
                step(Progress(pack.done, pack.total, pack.document))
            time.sleep(_LOOK_SECONDS)
    return pack


def _serve(store: Store, worker: Worker, port: int | None) -> None:
    from casework.accounts import add_person, make_link, person_named
    from cli.serving import serve_until_stopped
    from schemas.errors import NotAllowed

    now = datetime.now(UTC)
    with suppress(NotAllowed):  # from an earlier run
        add_person(store, EVALUATOR, None, at=now)
    person = person_named(store, EVALUATOR)
    if person is None:
        raise LookupError(f"{EVALUATOR} was added and is not there")

    def announce(url: str) -> None:
        click.echo(f"\nOpen this address in a browser; it signs you in once, within 15 minutes:\n\n"
                   f"    {url}sign-in/link/{make_link(store, person, at=datetime.now(UTC))}\n\n"
                   f"Stop with Ctrl+C. `intake demo` starts again with what is there.")

    serve_until_stopped(store, worker, host="127.0.0.1", port=_PORT if port is None else port, any_port=port is None,
                        announce=announce)
