"""Every odd and broken document of the public collection ends in a named read state, on the real path."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from intake.pack import open_pack, sources
from intake.sandbox import Outcome, Sandbox, Task
from intake.spool import Spool
from schemas.errors import PackError

pytestmark = pytest.mark.corpus

READ_STATES = {"full", "partial", "ocr", "needs_password", "unreadable", "refused", "ignored"}


@pytest.fixture(scope="module")
def corpus(shared_data: Path) -> Path:
    folder = shared_data / "parser-corpus"
    if not folder.is_dir():
        pytest.skip("the collection ../shared/data/parser-corpus is not here")
    return folder


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(2) as running:
        yield running


@pytest.fixture(scope="module")
def outcomes(corpus: Path, sandbox: Sandbox) -> list[Outcome]:
    """What came of reading each document, through the task that the product runs."""
    documents = [path for path in sorted(corpus.rglob("*")) if path.is_file() and path.suffix.lower() != ".zip"]
    tasks = [
        Task(
            "read_document",
            path,
            key=path.relative_to(corpus).as_posix(),
            args={"path": path.name, "as_at": "2026-11-23", "flags": [], "kind": None},
        )
        for path in documents
    ]
    read = sorted(sandbox.run(tasks), key=lambda outcome: outcome.task.key)
    assert len(read) == len(documents) > 1000
    return read


def test_every_document_ends_in_a_named_state(outcomes: list[Outcome]) -> None:
    states = Counter(
        str(outcome.value["document"]["read"]) if outcome.done else f"{outcome.state}" for outcome in outcomes
    )
    print(f"{len(outcomes)} documents: {dict(sorted(states.items()))}")

    unnamed = {
        outcome.task.key: outcome.value["document"]["read"]
        for outcome in outcomes
        if outcome.done and outcome.value["document"]["read"] not in READ_STATES
    }
    assert unnamed == {}


def test_no_document_meets_a_fault_of_ours(outcomes: list[Outcome]) -> None:
    faults = {outcome.task.key: outcome.detail for outcome in outcomes if outcome.state in ("failed", "nonsense")}

    assert faults == {}


def test_what_could_not_be_read_says_why(outcomes: list[Outcome]) -> None:
    silent = [
        outcome.task.key
        for outcome in outcomes
        if (not outcome.done and not outcome.reason)
        or (outcome.done and outcome.value["document"]["read"] != "full" and not outcome.value["document"]["reason"])
    ]

    assert silent == []


def test_no_process_passed_its_limits(outcomes: list[Outcome]) -> None:
    over = {
        outcome.task.key: (outcome.peak_bytes, outcome.cpu_seconds)
        for outcome in outcomes
        if outcome.peak_bytes > outcome.task.limits.memory_bytes
        or outcome.cpu_seconds > outcome.task.limits.cpu_seconds + 1
    }

    assert over == {}


def test_every_odd_archive_opens_or_says_why_not(corpus: Path, sandbox: Sandbox) -> None:
    archives = [path for path in sorted(corpus.rglob("*.zip")) if path.is_file()]
    assert len(archives) > 10

    said = {path.name: _what_came_of(path, sandbox) for path in archives}

    assert {name: why for name, why in said.items() if why is not None and not why.startswith(name)} == {}


def _what_came_of(path: Path, sandbox: Sandbox) -> str | None:
    """The message of an archive that does not open as a pack; None for one whose entries all have their
    state."""
    with Spool() as spool:
        try:
            (source,) = sources([path])
            entries = open_pack(source, sandbox, spool).entries
        except PackError as error:
            return str(error)
    silent = [entry.path for entry in entries if entry.state != "ready" and not entry.reason]
    return f"no reason for {silent}" if silent or not entries else None
