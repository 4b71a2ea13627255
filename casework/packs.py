"""Packs as they come in: received durably, then read and checked by a job."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from casework.assess import known_categories
from casework.store import Session, Store
from casework.store.base import now
from casework.store.jobs import JobRow, enqueue, job_of_pack, try_again, unfinished_packs
from casework.store.packs import PackFileRow, PackRow, pack_files, pack_row, pack_submissions, same_packs
from casework.store.records import latest_check
from intake.entry_names import entry_name
from intake.layouts import LayoutChoice
from rules import frameworks
from schemas.errors import DuplicatePack, NotAllowed

PackState = Literal["waiting", "reading", "checked", "failed"]
_STATES: dict[str, PackState] = {"waiting": "waiting", "running": "reading", "done": "checked", "failed": "failed"}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that has been received in full: the name it was sent under, and where it lies in the incoming folder."""

    name: str
    file: Path


@dataclass(frozen=True, slots=True)
class SubmissionLine:
    """A submission found in a pack, as its latest check has it."""

    id: int
    supplier: str
    provider: str
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PackView:
    """A pack, and how far it has got. `progress`: documents done, of how many (None: not known yet), and the last one.
    `error` is a sentence when the state is failed.
    `again`: what is going on is a further check of one of its submissions."""

    id: int
    name: str
    state: PackState
    framework_id: str
    as_at: date
    wanted: tuple[str, ...] | None
    layout: str
    received_at: datetime
    received_by: str
    files: tuple[tuple[str, int], ...]
    submissions: tuple[SubmissionLine, ...]
    unassigned: tuple[str, ...]
    done: int
    total: int | None
    document: str | None
    error: str | None
    again: bool

    @property
    def running(self) -> bool:
        """Still to be read or being read."""
        return self.state in ("waiting", "reading")


def receive(
    store: Store, uploads: Sequence[Upload], *, framework_id: str, as_at: date, by: str, layout: LayoutChoice = "auto",
    categories: Sequence[str] | None = None,
) -> int:
    """Take over the uploaded files and commit the pack with its job; returns the pack's id. When it returns, nothing of
    it is lost by this process ending.

    Raises NotAllowed when there is no file or one is empty, UnknownFramework, UnknownCategory, and DuplicatePack when
    the same files are here for the same framework, date and categories and their check has not failed.
    """
    framework = frameworks.load(framework_id)
    wanted = None if categories is None else known_categories(framework, categories)
    if not uploads:
        raise NotAllowed("No file was sent. Choose the submission's zip, or its files.")
    names = _names(uploads)
    sizes = [upload.file.stat().st_size for upload in uploads]
    kept = [store.originals.keep(upload.file) for upload in uploads]
    sha256 = hashlib.sha256("".join(sorted(f"{one}  {name}\n" for one, name in zip(kept, names, strict=True))).encode())
    with store.writing() as session:
        _refuse_duplicate(session, sha256.hexdigest(), framework_id, as_at, wanted)
        pack = PackRow(name=_pack_name(names), sha256=sha256.hexdigest(), framework_id=framework_id, as_at=as_at,
                       layout=layout, wanted=None if wanted is None else list(wanted), received_at=now(),
                       received_by=by)
        session.add(pack)
        session.flush()
        for position, (name, digest, size) in enumerate(zip(names, kept, sizes, strict=True)):
            session.add(PackFileRow(pack_id=pack.id, position=position, name=name, sha256=digest, size=size))
        enqueue(session, "read_pack", pack.id, now())
        return pack.id


def _names(uploads: Sequence[Upload]) -> list[str]:
    """The names as paths inside the pack, none twice: a name that tries to leave the pack is only a name."""
    taken: set[str] = set()
    names = []
    for upload in uploads:
        name = entry_name(upload.name).path
        stem, dot, ending = name.rpartition(".")
        number = 2
        while name in taken:
            name = f"{stem or ending} ({number}){dot}{ending if stem else ''}"
            number += 1
        taken.add(name)
        names.append(name)
    return names


def _pack_name(names: Sequence[str]) -> str:
    if len(names) == 1:
        return names[0].rsplit("/", 1)[-1]
    tops = {name.split("/", 1)[0] for name in names if "/" in name}
    return tops.pop() if len(tops) == 1 and all("/" in name for name in names) else f"{len(names)} files"


def _refuse_duplicate(
    session: Session, sha256: str, framework_id: str, as_at: date, wanted: tuple[str, ...] | None
) -> None:
    for pack in same_packs(session, sha256, framework_id, as_at):
        same = (None if pack.wanted is None else tuple(pack.wanted)) == wanted
        if same and job_of_pack(session, pack.id).state != "failed":
            raise DuplicatePack(
                f"The same files were uploaded by {pack.received_by} already, for the same framework and decision "
                "date. Nothing was stored again.", pack.id,
            )


def pack(store: Store, pack_id: int) -> PackView:
    """The pack of that id. NotFound when there is none."""
    with store.reading() as session:
        return view(session, pack_row(session, pack_id), job_of_pack(session, pack_id))


def unfinished(store: Store) -> tuple[PackView, ...]:
    """Packs that wait, are being read, or failed: the latest first."""
    with store.reading() as session:
        return tuple(view(session, pack_row(session, number), job_of_pack(session, number))
                     for number in unfinished_packs(session))


def retry(store: Store, pack_id: int) -> None:
    """Read a pack again whose check failed. NotAllowed in any other state."""
    with store.writing() as session:
        job = job_of_pack(session, pack_row(session, pack_id).id)
        if job.state != "failed":
            raise NotAllowed("This pack has not failed; there is nothing to try again.")
        try_again(job, now())


def view(session: Session, row: PackRow, job: JobRow) -> PackView:
    """A pack with its latest job."""
    submissions = []
    unassigned: tuple[str, ...] = ()
    for one in pack_submissions(session, row.id):
        check = latest_check(session, one.id)
        submissions.append(SubmissionLine(one.id, one.supplier, one.provider, tuple(check.categories)))
        unassigned = tuple(check.pack["unassigned"])
    return PackView(
        id=row.id, name=row.name, state=_STATES[job.state], framework_id=row.framework_id, as_at=row.as_at,
        wanted=None if row.wanted is None else tuple(row.wanted), layout=row.layout, received_at=row.received_at,
        received_by=row.received_by, files=tuple((file.name, file.size) for file in pack_files(session, row.id)),
        submissions=tuple(submissions), unassigned=unassigned, done=job.done, total=job.total, document=job.document,
        error=job.error, again=job.kind == "check_again",
    )
