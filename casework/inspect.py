"""What was read in single documents, without any framework."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from casework.documents import Report, read_entries
from intake.pack import PackSource, open_pack, sources
from intake.recognised import OcrMode
from intake.sandbox import Sandbox
from intake.spool import Spool
from schemas.types import DocumentKind, DocumentReading


def inspect(
    paths: Sequence[Path],
    *,
    kind: DocumentKind | None = None,
    ignore_tags: bool = False,
    ocr: OcrMode = "auto",
    as_at: date,
    jobs: int = 1,
    progress: Report | None = None,
) -> tuple[DocumentReading, ...]:
    """The readings of every document in `paths` (files, archives or folders), in order. `kind` overrides the
    classification; `ignore_tags` reads tagged accounts by their page alone; `ocr` says which pictures of text are
    recognised. PackError for a path that is not there."""
    readings: list[DocumentReading] = []
    with Spool() as spool, Sandbox(jobs) as sandbox:
        for source in _each(sources(paths)):
            pack = open_pack(source, sandbox, spool)
            readings.extend(read_entries(
                pack.entries, sandbox, as_at, kind=kind, ignore_tags=ignore_tags, ocr=ocr, progress=progress))
    return tuple(readings)


def _each(packs: Sequence[PackSource]) -> list[PackSource]:
    """Loose files one by one: two of the same name are both shown as they are called."""
    return [single for pack in packs
            for single in ([PackSource("files", (path,)) for path in pack.paths] if pack.shape == "files" else [pack])]
