"""The worker: one thread that takes the jobs of a store one after another, each document in its limited process."""

from __future__ import annotations

import logging
import shutil
import threading
import uuid
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, field

from casework.checking import check_submission_again, read_new_pack
from casework.documents import Progress
from casework.store import Store
from casework.store.base import now
from casework.store.jobs import JobRow, claim, fail, heartbeat, release_all
from intake.sandbox import Sandbox
from schemas.errors import BadInput, IntakeError

log = logging.getLogger(__name__)

_KINDS: dict[str, Callable[[Store, int, Sandbox, Callable[[Progress], None]], None]] = {
    "read_pack": read_new_pack,
    "check_again": check_submission_again,
}
_LOOK_SECONDS = 0.5
_BEAT_SECONDS = 0.5
_RENEW_SECONDS = 15.0
"""Well within the lease."""


@dataclass
class _Beat:
    """What the heartbeat tells: written by the reading thread, read by the beating one."""

    done: int = 0
    total: int | None = None
    document: str | None = None
    over: threading.Event = field(default_factory=threading.Event)

    def step(self, progress: Progress) -> None:
        """One more document is done."""
        self.done, self.total, self.document = progress.done, progress.total, progress.document


class Worker:
    """Runs a store's jobs in a thread of its own, from `start` to `stop`. The process must hold the store's lock: jobs
    that were running when it started belonged to a process that is gone, and wait again."""

    def __init__(self, store: Store, jobs: int = 1) -> None:
        self._store = store
        self._jobs = jobs
        self._stop = threading.Event()
        self._wake = threading.Event()
        self._thread = threading.Thread(target=self._run, name="worker", daemon=True)

    def start(self) -> None:
        """Clear away what a killed process left behind, and begin."""
        recover(self._store)
        self._thread.start()

    def wake(self) -> None:
        """There is a new job: look at once."""
        self._wake.set()

    def stop(self, seconds: float = 10.0) -> None:
        """Take no further job and wait for the one under way; what is not done by then is done after the next start."""
        self._stop.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(seconds)

    def run_waiting(self, sandbox: Sandbox | None = None) -> int:
        """Do all jobs that wait, in this thread; returns how many. `sandbox`: one that runs already and goes on
        running."""
        count = 0
        with Sandbox(self._jobs) if sandbox is None else nullcontext(sandbox) as running:
            while self._one(running):
                count += 1
        return count

    def _run(self) -> None:
        # The limited processes live as long as this thread: their first task waits for them, later ones do not.
        with Sandbox(self._jobs) as sandbox:
            while not self._stop.is_set():
                if not self._one(sandbox):
                    self._wake.wait(_LOOK_SECONDS)
                    self._wake.clear()

    def _one(self, sandbox: Sandbox) -> bool:
        with self._store.writing() as session:
            job = claim(session, now())
            if job is None:
                return False
            job_id, kind = job.id, job.kind
        self._do(job_id, kind, sandbox)
        return True

    def _do(self, job_id: int, kind: str, sandbox: Sandbox) -> None:
        beat = _Beat()
        beating = threading.Thread(target=self._beat, args=(job_id, beat), name="heartbeat", daemon=True)
        beating.start()
        try:
            _KINDS[kind](self._store, job_id, sandbox, beat.step)
        except BadInput as error:
            self._failed(job_id, str(error))
        except Exception as error:  # noqa: BLE001 - becomes the job's failed state, shown to the person who waits
            self._broken(job_id, error)
        finally:
            beat.over.set()
            beating.join()

    def _broken(self, job_id: int, error: Exception) -> None:
        reference = uuid.uuid4().hex[:8]
        log.error("Job %s failed (reference %s).", job_id, reference, exc_info=error)
        said = f"{error} " if isinstance(error, IntakeError) else ""
        self._failed(job_id, f"The program itself failed while checking this pack. {said}The files are kept. Try "
                             f"again; if it fails again, report it with the reference {reference}.")

    def _failed(self, job_id: int, sentence: str) -> None:
        with self._store.writing() as session:
            fail(session.get_one(JobRow, job_id), sentence, now())

    def _beat(self, job_id: int, beat: _Beat) -> None:
        """Write the progress as it changes, and the lease before it runs out."""
        written: tuple[int, int | None] | None = None
        silent = 0.0
        while not beat.over.wait(_BEAT_SECONDS):
            silent += _BEAT_SECONDS
            if (beat.done, beat.total) == written and silent < _RENEW_SECONDS:
                continue
            written, silent = (beat.done, beat.total), 0.0
            with self._store.writing() as session:
                heartbeat(session, job_id, now(), done=beat.done, total=beat.total, document=beat.document)


def recover(store: Store) -> None:
    """Make a data folder ready whose process was killed: its jobs wait again, half-received files are thrown away (they
    were never acknowledged). The caller holds the store's lock."""
    with store.writing() as session:
        released = release_all(session)
    if released:
        log.warning("Checks that an earlier run left unfinished are taken up again: %s.", released)
    for left in store.incoming.iterdir():
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left)
        else:
            left.unlink()
