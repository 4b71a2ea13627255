"""Jobs end in a named state, whatever becomes of the process that does them."""

from __future__ import annotations

import time
from datetime import timedelta
from pathlib import Path

import pytest

from casework import jobs, packs
from casework.jobs import Worker, recover
from casework.store import Store, open_store
from casework.store.base import now
from casework.store.jobs import LEASE, MOST_ATTEMPTS, JobRow, claim, heartbeat
from tests.make.stores import receive, work

POLICY = b"Complaints Policy\r\nExample Tutors Ltd\r\nReviewed on 1 March 2026.\r\n"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path)


class TestLeases:
    def test_a_job_is_claimed_once(self, store: Store) -> None:
        receive(store, {"Policy.txt": POLICY})

        with store.writing() as session:
            first, second = claim(session, now()), claim(session, now())
            assert first is not None
            assert first.state == "running"
        assert second is None

    def test_a_job_whose_lease_ran_out_is_claimed_again(self, store: Store) -> None:
        receive(store, {"Policy.txt": POLICY})
        with store.writing() as session:
            claim(session, now())

        with store.writing() as session:
            later = claim(session, now() + LEASE + timedelta(seconds=1))
            assert later is not None
            assert later.attempts == 2

    def test_a_heartbeat_keeps_the_lease(self, store: Store) -> None:
        receive(store, {"Policy.txt": POLICY})
        with store.writing() as session:
            job = claim(session, now())
            assert job is not None
            heartbeat(session, job.id, now() + LEASE, done=1, total=2, document="Policy.txt")

        with store.writing() as session:
            assert claim(session, now() + LEASE + timedelta(seconds=1)) is None
        view = packs.pack(store, 1)
        assert (view.state, view.done, view.total, view.document) == ("reading", 1, 2, "Policy.txt")

    def test_one_that_ends_the_process_every_time_is_given_up_in_words(self, store: Store) -> None:
        pack_id = receive(store, {"Policy.txt": POLICY})
        for _ in range(MOST_ATTEMPTS):
            with store.writing() as session:
                assert claim(session, now()) is not None
            recover(store)

        with store.writing() as session:
            assert claim(session, now()) is None

        assert packs.pack(store, pack_id).state == "failed"
        assert "ended 3 times" in str(packs.pack(store, pack_id).error)


class TestRecovery:
    def test_what_a_killed_process_was_doing_is_done_by_the_next(self, store: Store) -> None:
        pack_id = receive(store, {"Policy.txt": POLICY})
        with store.writing() as session:
            claim(session, now())
        (store.incoming / "half an upload").write_bytes(b"never acknowledged")

        recover(store)
        work(store)

        assert packs.pack(store, pack_id).state == "checked"
        assert list(store.incoming.iterdir()) == []

    def test_a_job_done_is_not_done_again(self, store: Store) -> None:
        receive(store, {"Policy.txt": POLICY})

        assert work(store) == 1
        recover(store)
        assert work(store) == 0
        assert len(packs.pack(store, 1).submissions) == 1


class TestFaults:
    def test_a_fault_of_the_program_is_a_failed_job_with_a_reference(
        self, store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        pack_id = receive(store, {"Policy.txt": POLICY})

        def broken(*_: object) -> None:
            raise ZeroDivisionError("by nothing")

        monkeypatch.setitem(jobs._KINDS, "read_pack", broken)
        work(store)

        error = str(packs.pack(store, pack_id).error)
        assert "The files are kept" in error
        assert error.split()[-1].rstrip(".") in caplog.text
        assert "by nothing" in caplog.text

    def test_after_a_fault_the_next_job_is_done(self, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
        first, second = receive(store, {"Pack.zip": b"not a zip"}), receive(store, {"Policy.txt": POLICY})

        assert work(store) == 2
        assert (packs.pack(store, first).state, packs.pack(store, second).state) == ("failed", "checked")


class TestWorker:
    def test_it_takes_up_new_jobs_while_it_runs_and_stops_when_asked(self, store: Store) -> None:
        worker = Worker(store)
        worker.start()
        try:
            pack_id = receive(store, {"Policy.txt": POLICY})
            worker.wake()
            deadline = time.monotonic() + 60
            while packs.pack(store, pack_id).running and time.monotonic() < deadline:
                time.sleep(0.05)
        finally:
            worker.stop()

        assert packs.pack(store, pack_id).state == "checked"
        with store.reading() as session:
            assert session.get_one(JobRow, 1).state == "done"
