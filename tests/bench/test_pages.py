"""How long each page takes with 200 submissions stored, over HTTP; beside it a bare page of the same size from Flask behind
the same server, asked for in turn. The promise is p95 <= 300 ms on two cores."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
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
    """Milliseconds of a page and of the bare page beside it, one pair a round."""

    name: str
    size: int
    ours: tuple[float, ...]
    bare: tuple[float, ...]

    @property
    def p95(self) -> float:
        return quantile(self.ours, 0.95)

    def line(self) -> str:
        ratio = quantile(self.ours, 0.5) / quantile(self.bare, 0.5)
        return (f"{self.name:<34}{self.size / 1000:>8.0f} kB{quantile(self.ours, 0.5):>8.0f} ms{self.p95:>8.0f} ms"
                f"{quantile(self.bare, 0.5):>8.1f} ms{ratio:>8.1f}{'' if self.p95 <= PROMISED_MS else '   over'}")


def quantile(values: tuple[float, ...], share: float) -> float:
    """The value that so large a share of the values does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


@pytest.mark.bench
def test_each_page_with_200_submissions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = many_submissions(tmp_path / "data", SUBMISSIONS)
    add_people(store)
    record = largest(store)
    pages = addresses(record)
    drawn = pictures(record)
    store.close()

    with ServedFolder(tmp_path / "data") as server, peer() as port:
        caller, bare = Caller(server.port), Caller(port)
        caller.sign_in()
        timed = [measured(name, caller, bare, lambda path=path: path) for name, path in pages(caller).items()]
        cold, warm = iter(drawn), iter(drawn)
        timed.append(measured("picture of a page, not drawn yet", caller, bare, lambda: next(cold), len(drawn)))
        timed.append(measured("picture of a page, drawn before", caller, bare, lambda: next(warm), len(drawn)))

    with capsys.disabled():
        print(table(record, timed))
    assert max(one.p95 for one in timed) < _FAR_TOO_LONG_MS


def largest(store: Store) -> Record:
    """Of the samples' submissions the one with the most findings."""
    return max((submissions.record(store, number) for number in range(1, SAMPLED + 1)),
               key=lambda record: len(record.findings))


def addresses(record: Record) -> Callable[[Caller], dict[str, str]]:
    """The pages, by name; a gap's address is found as people find it."""
    here = f"/submissions/{record.submission_id}"
    check = f"{here}/checks/{record.number}"

    def found(caller: Caller) -> dict[str, str]:
        page = caller.get(here)
        gap = re.search(rf'href="({check}/gaps/[^"#]+)"', page.text)
        assert gap is not None, page.words
        return {
            "list": "/",
            "list, last page": f"/?page={-(-SUBMISSIONS // submissions.PAGE_LENGTH)}",
            "list, narrowed": "/?text=saltings&framework=iap&state=to_resolve",
            "upload form": "/upload",
            "pack": f"/packs/{record.pack_id}",
            "submission": here,
            "gap": unescape(gap[1]),
            "document": f"{check}/documents/0",
            "panel report": f"{check}/report",
            "panel report as HTML": f"{check}/report.html",
            "panel report as Word": f"{check}/report.docx",
            "panel report as PDF": f"{check}/report.pdf",
        }

    return found


def pictures(record: Record) -> list[str]:
    """Addresses of pages' pictures, each page once."""
    check = f"/submissions/{record.submission_id}/checks/{record.number}"
    return [f"{check}/documents/{position}/pages/{page}.png"
            for position, document in enumerate(record.documents)
            for page in range(1, (document.pages or 0) + 1)][:ROUNDS]


def measured(name: str, caller: Caller, bare: Caller, path: Callable[[], str], rounds: int = ROUNDS) -> Timed:
    """The page and a bare page of its size, in turn."""
    ours, theirs, size = [], [], 0
    for _ in range(rounds):
        spent, size = milliseconds(caller, path())
        ours.append(spent)
        theirs.append(milliseconds(bare, f"/{size}")[0])
    return Timed(name, size, tuple(ours), tuple(theirs))


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


def table(record: Record, timed: list[Timed]) -> str:
    """The figures for people."""
    head = f"{'page':<34}{'size':>11}{'p50':>11}{'p95':>11}{'bare p50':>11}{'ratio':>8}"
    about = (f"{SUBMISSIONS} submissions stored; the submission shown has {len(record.documents)} documents, "
             f"{len(record.findings)} findings, {len(record.gaps)} gaps; {ROUNDS} rounds a page; bare: the same number "
             "of bytes from Flask behind waitress")
    return "\n".join(("", about, head, *(one.line() for one in timed)))
