"""The work behind an upload: read the pack, tell its suppliers apart, judge each, write it all down at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from casework import enclosures, judging
from casework.assess import ReadPack, categories_of, flagged, read_pack
from casework.distribution import tool_version
from casework.documents import Report, read_entries
from casework.notices import notices_of
from casework.recognised_pages import RecognisedPages
from casework.replaced import replaced_paths
from casework.store import Session, Store
from casework.store.base import now
from casework.store.jobs import JobRow, finish
from casework.store.packs import PackRow, SubmissionRow, pack_files
from casework.store.records import latest_check, write_summary
from casework.store.written import NewCheck, add_check, add_judgement, load_submission
from casework.submission import Submission
from intake.entry import Entry
from intake.layouts import LayoutChoice
from intake.pack import named_source
from intake.sandbox import Sandbox
from intake.spool import Spool
from rules import frameworks
from schemas.types import Document


@dataclass(frozen=True, slots=True)
class CheckOrder:
    """What a check is to be made under, and for whom."""

    framework_id: str
    as_at: date
    wanted: tuple[str, ...] | None
    by: str


def read_new_pack(store: Store, job_id: int, sandbox: Sandbox, progress: Report) -> None:
    """Read a pack as uploaded and write its submissions with their first checks; the job is done in the same
    transaction. PackError when the pack cannot be opened: nothing is written then."""
    with store.reading() as session:
        job = session.get_one(JobRow, job_id)
        pack = session.get_one(PackRow, job.pack_id)
        files = [(file.name, store.originals.path(file.sha256)) for file in pack_files(session, pack.id)]
        order = CheckOrder(pack.framework_id, pack.as_at, None if pack.wanted is None else tuple(pack.wanted),
                           pack.received_by)
        name, layout, pack_id = pack.name, cast(LayoutChoice, pack.layout), pack.id
    source = named_source(name, files)
    with Spool() as spool:
        read = read_pack(source, order.as_at, layout, sandbox, spool, progress,
                         recognised=RecognisedPages(store.recognised))
        for entry in read.pack.entries:
            if entry.content is not None:
                store.originals.keep_copy(entry.content, entry.sha256)
    _write(store, job_id, pack_id, read, order)


def _write(store: Store, job_id: int, pack_id: int, read: ReadPack, order: CheckOrder) -> None:
    with store.writing() as session:
        for position, (submission, entries) in enumerate(zip(read.submissions, read.entries, strict=True)):
            provider = submission.provider()
            known_as = (provider.name, submission.name, provider.company_number, provider.charity_number)
            row = SubmissionRow(pack_id=pack_id, position=position, supplier=submission.name, provider=provider.name,
                                found=" ".join(filter(None, known_as)).casefold())
            session.add(row)
            session.flush()
            _check(session, row.id, submission, {entry.path: entry.modified for entry in entries}, order)
        finish(session.get_one(JobRow, job_id), now())


def _check(
    session: Session, submission_id: int, submission: Submission, modified: Mapping[str, str | None], order: CheckOrder
) -> None:
    """Judge a submission and write the check, its first judgement and its summary."""
    framework = frameworks.load(order.framework_id)
    categories, notices = categories_of(submission, framework, order.wanted)
    judged_for = judging.with_extended(framework, categories)
    judgement = judging.judge(submission, framework, judged_for, order.as_at)
    check = add_check(session, NewCheck(
        submission_id, submission, modified, framework.id, framework.version, frameworks.digest(framework.id),
        tool_version(), order.as_at, categories, judged_for, notices_of(submission, framework) + notices, now(),
        order.by,
    ))
    add_judgement(session, check.id, judgement.findings, judgement.computed, after=0, at=now())
    write_summary(session, check.id)


def check_submission_again(store: Store, job_id: int, sandbox: Sandbox, progress: Report) -> None:
    """Read a submission's documents again as of another date and write one more check; the earlier ones stay."""
    with store.reading() as session:
        job = session.get_one(JobRow, job_id)
        submission_id = job.submission_id
        if submission_id is None:
            raise ValueError("a check is to be made again of no submission")
        row = session.get_one(SubmissionRow, submission_id)
        check = latest_check(session, submission_id)
        submission, modified = load_submission(session, check, row.supplier)
        order = CheckOrder(check.framework_id, date.fromisoformat(job.args["as_at"]), tuple(job.args["categories"]),
                           job.args["by"])
    again = _read_again(store, submission, modified, order.as_at, sandbox, progress)
    with store.writing() as session:
        _check(session, submission_id, again, modified, order)
        finish(session.get_one(JobRow, job_id), now())


def _read_again(
    store: Store, submission: Submission, modified: Mapping[str, str | None], as_at: date, sandbox: Sandbox,
    progress: Report,
) -> Submission:
    """The submission with every document that has its bytes here read again."""
    kept = [reading for reading in submission.readings
            if reading.document.read != "ignored" and store.originals.has(reading.document.sha256)]
    entries = [_entry(store, reading.document, modified) for reading in kept]
    read = read_entries(entries, sandbox, as_at, recognised=RecognisedPages(store.recognised), progress=progress)
    by_path = {reading.document.path: reading for reading in read}
    readings = tuple(by_path.get(reading.document.path, reading) for reading in submission.readings)
    replaced = replaced_paths(readings, modified)
    now_flagged = enclosures.flagged(flagged(readings, replaced))
    return Submission(submission.name, replace(submission.pack, superseded=replaced), now_flagged)


def _entry(store: Store, document: Document, modified: Mapping[str, str | None]) -> Entry:
    """A document as it was when its pack was opened. Flags that reading adds are added again."""
    flags = frozenset(document.flags) - {"superseded", enclosures.UNRESOLVED}
    return Entry(document.path, document.sha256, document.size, store.originals.path(document.sha256), flags=flags,
                 modified=modified.get(document.path))
