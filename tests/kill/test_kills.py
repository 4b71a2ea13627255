"""The server is killed in the middle of its work, again and again; nothing it has acknowledged may be lost.

KILL_ROUNDS says how often (default 3; the build server: 50), KILL_SEED where the moments begin. A round kills the
server three times: while packs are uploaded, while one is checked, while gaps are resolved. This shows what a killed
process loses, not what a power cut does: the system's own caches outlive a process.
"""

from __future__ import annotations

import http.client
import os
import random
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import pytest

from tests.kill.deciding import Decider
from tests.kill.ledger import Ledger, audit, audit_decisions, digest, looking_at, settle
from tests.make.over_http import Caller
from tests.make.served import ServedFolder, with_people
from tests.make.small_pack import FRAMEWORK, small_pack

ROUNDS = int(os.environ.get("KILL_ROUNDS", "3"))
SEED = int(os.environ.get("KILL_SEED", "20261109"))

_GONE = (OSError, http.client.HTTPException)
"""How it looks to a browser when the server ends under it."""
_TAKEN_UP = "taken up again"
"""The server says so when it starts after a check was cut off."""


@dataclass
class Round:
    """The server, a person who is signed in, and what they were told."""

    server: ServedFolder
    caller: Caller
    ledger: Ledger
    moments: random.Random
    decider: Decider
    typical: dict[str, float] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def upload(self) -> int:
        """Send a pack nobody has sent before; returns its number once the server has acknowledged it."""
        number = next(self._numbers)
        data = small_pack(number)
        form = {"framework": FRAMEWORK, "as_at-day": "2", "as_at-month": "11", "as_at-year": "2026", "layout": "auto"}
        answer = self.caller.send("/upload", form, [("files", f"Pack {number}.zip", data)])
        assert answer.status == 303, answer.words
        pack_id = int(answer.location.rsplit("/", 1)[-1])
        self.ledger.uploads[pack_id] = digest(data)
        return pack_id

    @contextmanager
    def killed_within(self, seconds: float) -> Iterator[None]:
        """Kill the server at some moment of so many seconds, while the block runs, which ends by that; start it again,
        and hold what is there against the ledger."""
        timer = threading.Timer(self.moments.uniform(0.0, seconds), self.server.kill)
        timer.start()
        try:
            yield
        except _GONE:
            pass
        else:
            pytest.fail("the server was not missed")
        finally:
            timer.join()
        self.server.start()
        with looking_at(self.server.folder) as store:
            settle(store, self.ledger)
            audit(store, self.ledger)
            audit_decisions(store, self.decider.submission_id, self.ledger)


@pytest.mark.kill
def test_nothing_acknowledged_is_lost_and_nothing_is_stuck(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    began = time.monotonic()
    with ServedFolder(with_people(tmp_path / "data")) as server:
        going = _signed_in(server)
        _warm_up(going)
        for _ in range(ROUNDS):
            _kill_while_uploading(going)
            _kill_while_checking(going)
            _kill_while_resolving(going)
        with looking_at(server.folder) as store:
            audit(store, going.ledger, anew=True)
        log = server.log
    with capsys.disabled():
        print(_report(going, log, time.monotonic() - began))
    assert going.ledger.lost == []
    assert "Traceback" not in log, log


def _signed_in(server: ServedFolder) -> Round:
    caller, ledger, moments = Caller(server.port), Ledger(), random.Random(SEED)
    caller.sign_in()
    return Round(server, caller, ledger, moments, Decider(caller, ledger, moments, submission_id=1))


def _warm_up(going: Round) -> None:
    """How long things take here, so that the moments fall inside them."""
    going.upload()
    with looking_at(going.server.folder) as store:
        settle(store, going.ledger)
        going.typical["upload"] = _seconds(going.upload)
        going.typical["check"] = _seconds(lambda: settle(store, going.ledger))
    gaps = going.decider.gaps()
    going.typical["resolve"] = statistics.median(_seconds(one) for one in going.decider.ready(gaps, 5))


def _seconds(act: Callable[[], object]) -> float:
    began = time.monotonic()
    act()
    return time.monotonic() - began


def _kill_while_uploading(going: Round) -> None:
    going.caller.get("/upload")  # what a server does once after its start is done
    with going.killed_within(max(0.1, 4 * going.typical["upload"])):
        _until_gone(2, going.upload)


def _kill_while_checking(going: Round) -> None:
    pack_id = going.upload()
    with going.killed_within(going.typical["check"]):
        while True:
            going.caller.get(f"/packs/{pack_id}/progress")
            time.sleep(0.01)


def _kill_while_resolving(going: Round) -> None:
    gaps = going.decider.gaps()
    going.decider.decide(gaps)  # what a server does once after its start is done
    ready = going.decider.ready(gaps, 8)
    with going.killed_within(len(ready) * going.typical["resolve"]):
        _until_gone(2, lambda: ready.pop()() if ready else going.decider.decide(gaps))


def _until_gone(at_once: int, act: Callable[[], object]) -> None:
    """Act again and again, so many at once, until the server is gone: that is raised when it is gone for all."""
    def going_on() -> None:
        while True:
            act()

    with ThreadPoolExecutor(at_once) as pool:
        for ended in [pool.submit(going_on) for _ in range(at_once)]:
            error = ended.exception()
            if not isinstance(error, _GONE):
                assert error is not None
                raise error
    raise ConnectionError("the server is gone")


def _report(going: Round, log: str, seconds: float) -> str:
    ledger = going.ledger
    decided = len(ledger) - len(ledger.uploads)
    return (f"\n{ROUNDS} rounds in {seconds:.0f} s: {len(ledger.uploads)} packs and {decided} decisions acknowledged, "
            f"{len(ledger.lost)} lost; {log.count(_TAKEN_UP)} checks cut off and taken up again; "
            f"{ledger.unacknowledged_packs} packs and {ledger.unacknowledged_decisions} decisions kept whose "
            f"acknowledgement was cut off; {ledger.unnamed_files} files kept that no pack names; slowest settling "
            f"{ledger.slowest:.1f} s; typical seconds: "
            + ", ".join(f"{name} {spent:.2f}" for name, spent in going.typical.items()))
