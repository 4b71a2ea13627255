"""A store with as many submissions as a busy year brings: those of the samples, written again under other names."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from casework import submissions
from casework.resolving import Decision, resolve
from casework.store import Session, Store
from casework.store.base import now
from casework.store.checks import CheckRow
from casework.store.jobs import enqueue, finish
from casework.store.packs import PackFileRow, PackRow, SubmissionRow, pack_files
from casework.store.records import latest_check, write_summary
from casework.store.written import NewCheck, add_check, add_judgement, load_judgements, load_submission
from tests.make.record import SAMPLE_CHECKS
from tests.make.stores import checked_store

_AUTHOR = "Rowan Ashdown"
_DECIDED_OF_TEN = 3
"""So many of ten submissions have their gaps upheld or asked about."""


def many_submissions(folder: Path, count: int) -> Store:
    """A store in that (new) folder with so many submissions: the samples' own first, each checked, then copies of them
    with their findings, packs and jobs. Some have been worked on."""
    store = checked_store(folder, *SAMPLE_CHECKS)
    with store.reading() as session:
        originals = session.query(SubmissionRow.id).count()
    with store.writing() as session:
        for number in range(originals, count):
            _copy(session, number % originals + 1, number + 1)
    for number in range(1, count + 1):
        if number % 10 < _DECIDED_OF_TEN:
            _work_on(store, number)
    return store


def _copy(session: Session, submission_id: int, number: int) -> None:
    """The submission once more, in a pack of its own, received a while later."""
    old = session.get_one(SubmissionRow, submission_id)
    check = latest_check(session, submission_id)
    pack = _copy_pack(session, session.get_one(PackRow, old.pack_id), number)
    name = f"{old.provider} {number}"
    new = SubmissionRow(pack_id=pack.id, position=0, supplier=old.supplier, provider=name, found=name.casefold())
    session.add(new)
    session.flush()
    write_summary(session, _copy_check(session, check, old.supplier, new.id))


def _copy_pack(session: Session, old: PackRow, number: int) -> PackRow:
    received = old.received_at + timedelta(minutes=number)
    pack = PackRow(name=f"{number} {old.name}", sha256=f"{number:064x}", framework_id=old.framework_id,
                   as_at=old.as_at, layout=old.layout, wanted=old.wanted, received_at=received, received_by=_AUTHOR)
    session.add(pack)
    session.flush()
    for file in pack_files(session, old.id):
        session.add(PackFileRow(pack_id=pack.id, position=file.position, name=file.name, sha256=file.sha256,
                                size=file.size))
    finish(enqueue(session, "read_pack", pack.id, received), received)
    return pack


def _copy_check(session: Session, old: CheckRow, supplier: str, submission_id: int) -> int:
    submission, modified = load_submission(session, old, supplier)
    judged, _ = load_judgements(session, old.id)
    new = add_check(session, NewCheck(
        submission_id, submission, modified, old.framework_id, old.framework_version, old.rules_sha256,
        old.tool_version, old.as_at, tuple(old.categories), tuple(old.judged_for), tuple(old.notices), now(), _AUTHOR,
    ))
    add_judgement(session, new.id, judged.findings, judged.computed, after=0, at=now())
    return new.id


def _work_on(store: Store, submission_id: int) -> None:
    """Three gaps decided, as far as there are so many."""
    record = submissions.record(store, submission_id)
    for key in [gap.key for gap in record.gaps if gap.state == "open"][:3]:
        gap = record.gap(key)
        if gap is not None:
            record = resolve(store, record.check_id, key, Decision("uphold", reason="It was looked for again."),
                             seen=gap.seen, by=_AUTHOR)
