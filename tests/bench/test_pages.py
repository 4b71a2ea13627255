"""How long each page takes with 200 submissions stored, over HTTP; beside it a bare page of the same size from Flask
behind the same server, asked for in turn. The promise is p95 <= 300 ms on two cores."""

from __future__ import annotations

import math
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pytest

from casework import submissions
from casework.record import Record
from casework.store import Store
from tests.make.many import many_submissions
from tests.make.over_http import Caller
from tests.make.served import ServedFolder, add_people
from tests.make.small_pack import busy_pack
from tests.make.stores import receive, work

SUBMISSIONS = 200
SAMPLED = 9
"""The first of them are the samples' own."""
ROUNDS = 30
PROMISED_MS = 300.0
_FAR_TOO_LONG_MS = 10_000.0

PEER = """
import sys
from flask import Flask
from waitress.server import create_server
app = Flask("peer")
app.add_url_rule("/<int:size>", view_func=lambda size: "x" * size, endpoint="page")
server = create_server(app, host="127.0.0.1", port=0, threads=8)
print(server.effective_port, flush=True)
server.run()
"""


@dataclass(frozen=True)
class Timed:
    """Milliseconds of a page and of the bare page beside it, one pair a round; `cpu` is what a page took of the
    server's processor time, which other work on the computer does not change (not that of its limited processes)."""

    name: str
    size: int
    ours: tuple[float, ...]
    bare: tuple[float, ...]
    cpu: float

    @property
    def p95(self) -> float:
        return quantile(self.ours, 0.95)

    def line(self) -> str:
        ratio = quantile(self.ours, 0.5) / quantile(self.bare, 0.5)
        return (f"{self.name:<34}{self.size / 1000:>8.0f} kB{quantile(self.ours, 0.5):>8.0f} ms{self.p95:>8.0f} ms"
                f"{self.cpu:>8.0f} ms{quantile(self.bare, 0.5):>8.1f} ms{ratio:>8.1f}"
                f"{'' if self.p95 <= PROMISED_MS else '   over'}")


def quantile(values: tuple[float, ...], share: float) -> float:
    """The value that so large a share of the values does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


@pytest.mark.bench
def test_each_page_with_200_submissions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = many_submissions(tmp_path / "data", SUBMISSIONS - 1)
    add_people(store)
    receive(store, {"Busy.zip": busy_pack()})
    work(store)
    record, busy = largest(store), submissions.record(store, SUBMISSIONS)
    drawn = pictures(record)
    store.close()

    with ServedFolder(tmp_path / "data") as server, peer() as port:
        caller, bare = Caller(server.port), Caller(port)
        caller.sign_in()
        pages = addresses(caller, record) | addresses_of_busy(caller, busy)
        asked = {name: [path] * ROUNDS for name, path in pages.items()} | {
            "picture of a page, not drawn yet": drawn, "picture of a page, drawn before": drawn}
        timed = [measured(name, paths, caller, bare, server.pid) for name, paths in asked.items()]

    with capsys.disabled():
        print(table(record, busy, timed))
    assert max(one.p95 for one in timed) < _FAR_TOO_LONG_MS


def largest(store: Store) -> Record:
    """Of the samples' submissions the one with the most findings."""
    return max((submissions.record(store, number) for number in range(1, SAMPLED + 1)),
               key=lambda record: len(record.findings))


def addresses(caller: Caller, record: Record) -> dict[str, str]:
    """The pages, by name."""
    here = f"/submissions/{record.submission_id}"
    check = f"{here}/checks/{record.number}"
    return {
        "list": "/",
        "list, last page": f"/?page={-(-SUBMISSIONS // submissions.PAGE_LENGTH)}",
        "list, narrowed": "/?text=saltings&framework=iap&state=to_resolve",
        "upload form": "/upload",
        "pack": f"/packs/{record.pack_id}",
        "submission": here,
        "gap": first_gap(caller, here),
        "document": f"{check}/documents/0",
        "panel report": f"{check}/report",
        "panel report as HTML": f"{check}/report.html",
        "panel report as Word": f"{check}/report.docx",
        "panel report as PDF": f"{check}/report.pdf",
    }


def addresses_of_busy(caller: Caller, busy: Record) -> dict[str, str]:
    """The pages of a submission with many documents and gaps."""
    here = f"/submissions/{busy.submission_id}"
    return {
        "busy pack": f"/packs/{busy.pack_id}",
        "busy submission": here,
        "gap of the busy submission": first_gap(caller, here),
        "panel report of the busy one": f"{here}/checks/{busy.number}/report",
    }


def first_gap(caller: Caller, submission: str) -> str:
    """The address of a gap, found as people find it."""
    page = caller.get(submission)
    found = re.search(r'href="(/submissions/\d+/checks/\d+/gaps/[^"#]+)"', page.text)
    assert found is not None, page.words
    return unescape(found[1])


def pictures(record: Record) -> list[str]:
    """Addresses of pages' pictures, each page once."""
    check = f"/submissions/{record.submission_id}/checks/{record.number}"
    return [f"{check}/documents/{position}/pages/{page}.png"
            for position, document in enumerate(record.documents)
            for page in range(1, (document.pages or 0) + 1)][:ROUNDS]


def measured(name: str, paths: Sequence[str], caller: Caller, bare: Caller, pid: int) -> Timed:
    """The pages, and a bare page of the size of each, in turn."""
    ours, theirs, size = [], [], 0
    before = processor_ms(pid)
    for path in paths:
        spent, size = milliseconds(caller, path)
        ours.append(spent)
        theirs.append(milliseconds(bare, f"/{size}")[0])
    return Timed(name, size, tuple(ours), tuple(theirs), (processor_ms(pid) - before) / len(paths))


def processor_ms(pid: int) -> float:
    """What a process has had of the processor so far; not a number where the system does not tell."""
    told = Path(f"/proc/{pid}/stat")
    if not told.exists():
        return math.nan
    fields = told.read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def milliseconds(caller: Caller, path: str) -> tuple[float, int]:
    began = time.perf_counter()
    answer = caller.get(path)
    spent = time.perf_counter() - began
    assert answer.status == 200, (path, answer.status)
    return spent * 1000, len(answer.body)


@contextmanager
def peer() -> Iterator[int]:
    """The port of a server with nothing behind it."""
    process = subprocess.Popen([sys.executable, "-c", PEER], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        yield int(process.stdout.readline())
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def table(record: Record, busy: Record, timed: list[Timed]) -> str:
    """The figures for people."""
    head = f"{'page':<34}{'size':>11}{'p50':>11}{'p95':>11}{'CPU':>11}{'bare p50':>11}{'ratio':>8}"
    shown, other = (f"{len(one.documents)} documents, {len(one.findings)} findings, {len(one.gaps)} gaps"
                    for one in (record, busy))
    about = (f"{SUBMISSIONS} submissions stored; the one shown has {shown}, the busy one {other}; {ROUNDS} rounds a "
             "page; bare: as many bytes from Flask behind waitress")
    return "\n".join(("", about, head, *(one.line() for one in timed)))
