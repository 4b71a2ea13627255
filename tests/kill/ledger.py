"""What the server has acknowledged, and whether a data folder still has all of it."""

from __future__ import annotations

import hashlib
import sqlite3
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select

from casework import packs, submissions
from casework.record import Record
from casework.store import Store, open_store
from casework.store.checks import CheckRow, DocumentRow, JudgementRow, SummaryRow
from casework.store.packs import PackFileRow, PackRow, SubmissionRow, pack_files
from casework.store.records import latest_check, load_record, summary_of

_CHECKED_SECONDS = 60.0
"""No pack may wait longer after a start."""


@dataclass
class Ledger:
    """Packs by their number, each with the SHA-256 of what was sent; decisions by their reason, each with its kind;
    the numbers of decisions that were undone."""

    uploads: dict[int, str] = field(default_factory=dict)
    decisions: dict[str, str] = field(default_factory=dict)
    undone: set[int] = field(default_factory=set)
    lost: list[str] = field(default_factory=list)
    unacknowledged_packs: int = 0
    unacknowledged_decisions: int = 0
    looked_at: set[int] = field(default_factory=set)
    unnamed_files: int = 0
    slowest: float = 0.0

    def __len__(self) -> int:
        return len(self.uploads) + len(self.decisions) + len(self.undone)


@contextmanager
def looking_at(folder: Path) -> Iterator[Store]:
    """The store of a folder that is being served, for reading."""
    store = open_store(folder)
    try:
        yield store
    finally:
        store.close()


def settle(store: Store, ledger: Ledger) -> None:
    """Wait until no pack is waiting or being read. AssertionError when one is stuck."""
    began = time.monotonic()
    while stuck := [pack.id for pack in packs.unfinished(store) if pack.running]:
        assert time.monotonic() - began < _CHECKED_SECONDS, f"packs {stuck} are stuck"
        time.sleep(0.05)
    ledger.slowest = max(ledger.slowest, time.monotonic() - began)


def audit(store: Store, ledger: Ledger, *, anew: bool = False) -> None:
    """Hold the folder, whose packs are settled, against the ledger: what was acknowledged and is not there goes to
    `lost`; anything half-made is an AssertionError. What a pack consists of is looked at once, unless `anew`."""
    if anew:
        ledger.looked_at.clear()
    _audit_database(store)
    ledger.unnamed_files = _audit_files(store)
    _audit_packs(store, ledger)


def _audit_database(store: Store) -> None:
    with closing(sqlite3.connect(store.folder / "store.sqlite")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def _audit_files(store: Store) -> int:
    """Every file is whole, and nothing lies about. Returns how many files no pack and no document names: uploads that
    were cut off after their bytes were kept and before their pack was."""
    assert [path.name for path in store.incoming.iterdir()] == [], "half of an upload is left"
    kept = [file for file in sorted((store.folder / "originals").rglob("*")) if file.is_file()]
    for file in kept:
        assert digest(file.read_bytes()) == file.name, f"{file.name} is not whole"
    with store.reading() as session:
        named = {*session.scalars(select(PackFileRow.sha256)), *session.scalars(select(DocumentRow.sha256))}
    return len({file.name for file in kept} - named)


def _audit_packs(store: Store, ledger: Ledger) -> None:
    with store.reading() as session:
        rows = {row.id: [file.sha256 for file in pack_files(session, row.id)]
                for row in session.scalars(select(PackRow))}
        made = Counter(session.scalars(select(SubmissionRow.pack_id)))
        checks = Counter(session.scalars(select(CheckRow.submission_id)))
    for pack_id, sha256 in ledger.uploads.items():
        if rows.get(pack_id) != [sha256] or not store.originals.has(sha256):
            ledger.lost.append(f"pack {pack_id}")
    assert made == Counter(rows.keys()), "a pack has not one submission"
    assert set(checks.values()) <= {1}, "a submission was checked twice"
    assert len({tuple(files) for files in rows.values()}) == len(rows), "a pack is here twice"
    for pack_id in sorted(rows.keys() - ledger.looked_at):
        _audit_pack(store, pack_id, rows[pack_id])
        ledger.looked_at.add(pack_id)
    ledger.unacknowledged_packs = len(rows.keys() - ledger.uploads.keys())


def _audit_pack(store: Store, pack_id: int, files: list[str]) -> None:
    """It was checked, its files are there, and what the list shows of it is what the events say."""
    view = packs.pack(store, pack_id)
    assert view.state == "checked", f"pack {pack_id}: {view.state}, {view.error}"
    assert all(store.originals.has(sha256) for sha256 in files)
    for line in view.submissions:
        audit_summary(store, line.id)


def audit_summary(store: Store, submission_id: int) -> None:
    """What the list shows of a submission is what the events say."""
    with store.reading() as session:
        check = latest_check(session, submission_id)
        row = session.get_one(SummaryRow, check.id)
        assert (row.state, row.body) == summary_of(load_record(session, check))


def audit_decisions(store: Store, submission_id: int, ledger: Ledger) -> None:
    """Every acknowledged decision is there once, undone where that was acknowledged; events are numbered without a gap,
    and after each that moved a value the rules were run."""
    record = submissions.record(store, submission_id)
    there = {one.reason: one.kind for one in record.resolutions}
    assert len(there) == len(record.resolutions), "a decision is here twice"
    undone = {one.id for one in record.resolutions if one.undone is not None}
    ledger.lost += [f"decision: {reason}" for reason, kind in ledger.decisions.items() if there.get(reason) != kind]
    ledger.lost += [f"undoing decision {number}" for number in sorted(ledger.undone - undone)]
    ledger.unacknowledged_decisions = len(there.keys() - ledger.decisions.keys()) + len(undone - ledger.undone)
    numbers = [one.sequence for one in record.resolutions]
    numbers += [one.undone.sequence for one in record.resolutions if one.undone is not None]
    assert sorted(numbers) == list(range(1, len(numbers) + 1))
    _audit_judgements(store, record)
    audit_summary(store, submission_id)


def _audit_judgements(store: Store, record: Record) -> None:
    moved = [one for one in record.resolutions if one.corrections]
    expected = {0, *(one.sequence for one in moved), *(one.undone.sequence for one in moved if one.undone is not None)}
    with store.reading() as session:
        after = list(session.scalars(select(JudgementRow.after).where(JudgementRow.assessment_id == record.check_id)))
    assert sorted(after) == sorted(expected)


def digest(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
