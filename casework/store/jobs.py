"""Work to be done: committed with the rows that ask for it, claimed under a lease, finished with what came of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ForeignKey, func, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from casework.store.base import Base

MOST_ATTEMPTS = 3
"""A job that ended the process this often is not tried again by itself."""
LEASE = timedelta(seconds=60)


class JobRow(Base):
    """A pack to read and check (`read_pack`), or a submission to check again (`check_again`).

    state: waiting, running, done or failed. Progress counts documents.
    """

    __tablename__ = "job"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    pack_id: Mapped[int] = mapped_column(ForeignKey("pack.id"), index=True)
    submission_id: Mapped[int | None] = mapped_column(ForeignKey("submission.id"))
    args: Mapped[dict[str, Any]]
    state: Mapped[str] = mapped_column(index=True)
    attempts: Mapped[int]
    queued_at: Mapped[datetime]
    leased_until: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    error: Mapped[str | None]
    done: Mapped[int]
    total: Mapped[int | None]
    document: Mapped[str | None]


def enqueue(
    session: Session, kind: str, pack_id: int, at: datetime, *, submission_id: int | None = None,
    args: dict[str, Any] | None = None,
) -> JobRow:
    """A waiting job, in the caller's transaction."""
    job = JobRow(kind=kind, pack_id=pack_id, submission_id=submission_id, args=args or {}, state="waiting", attempts=0,
                 queued_at=at, leased_until=None, finished_at=None, error=None, done=0, total=None, document=None)
    session.add(job)
    session.flush()
    return job


def claim(session: Session, at: datetime) -> JobRow | None:
    """The next job that waits or whose lease ran out, now leased; one that was tried too often is failed instead.

    Needs a writing transaction: nobody else can claim between the look and the lease.
    """
    while True:
        ready = (JobRow.state == "waiting") | ((JobRow.state == "running") & (JobRow.leased_until < at))
        job = session.scalars(select(JobRow).where(ready).order_by(JobRow.id).limit(1)).first()
        if job is None:
            return None
        if job.attempts < MOST_ATTEMPTS:
            job.state, job.attempts, job.leased_until = "running", job.attempts + 1, at + LEASE
            job.done, job.total, job.document = 0, None, None
            return job
        fail(job, f"The program ended {MOST_ATTEMPTS} times while checking this pack. The files are kept. Please "
                  "report this, then try again.", at)
        session.flush()


def heartbeat(
    session: Session, job_id: int, at: datetime, *, done: int, total: int | None, document: str | None
) -> None:
    """The job is being worked on: its lease and its progress."""
    session.execute(update(JobRow).where(JobRow.id == job_id, JobRow.state == "running").values(
        leased_until=at + LEASE, done=done, total=total, document=document))


def finish(job: JobRow, at: datetime) -> None:
    """The job is done; in the transaction that writes what came of it."""
    job.state, job.finished_at, job.leased_until, job.error = "done", at, None, None


def fail(job: JobRow, error: str, at: datetime) -> None:
    """The job could not be done; `error` is a sentence for the person who waits."""
    job.state, job.finished_at, job.leased_until, job.error = "failed", at, None, error


def try_again(job: JobRow, at: datetime) -> None:
    """A failed job waits again, with all its attempts."""
    job.state, job.attempts, job.queued_at, job.finished_at, job.error = "waiting", 0, at, None, None
    job.done, job.total, job.document = 0, None, None


def release_all(session: Session) -> int:
    """Running jobs wait again, at once: for a process that has the data folder to itself, so that whoever ran them is
    gone. Returns how many."""
    running = session.scalars(select(JobRow).where(JobRow.state == "running")).all()
    for job in running:
        job.state, job.leased_until = "waiting", None
    return len(running)


def job_of_pack(session: Session, pack_id: int) -> JobRow:
    """The latest job of a pack; it has had one since it was received."""
    return session.scalars(select(JobRow).where(JobRow.pack_id == pack_id).order_by(JobRow.id.desc()).limit(1)).one()


def unfinished_packs(session: Session) -> tuple[int, ...]:
    """The ids of packs whose latest job is not done, the latest first."""
    latest = select(func.max(JobRow.id)).group_by(JobRow.pack_id)
    return tuple(session.scalars(
        select(JobRow.pack_id).where(JobRow.id.in_(latest), JobRow.state != "done").order_by(JobRow.pack_id.desc())
    ))
