"""Documents that are read twice: their pages are recognised beside each other, and what fails is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from casework.documents import Progress, read_entries
from casework.recognised_pages import RecognisedPages
from casework.recognising import MAX_PAGES
from intake.entry import Entry
from intake.recognised import RecognisedPage
from intake.sandbox import Outcome, Sandbox, Task
from schemas.types import Document, DocumentReading

AS_AT = date(2026, 11, 2)
PAGE = RecognisedPage((100, 100), (100, 100)).as_json()


class Limited(Sandbox):
    """Answers tasks as the limited processes would, the last started first; `fails` are pages that end badly."""

    def __init__(self, pages: int, fails: tuple[int, ...] = ()) -> None:
        super().__init__()
        self.pages, self.fails = pages, fails
        self.asked: list[Task] = []

    def run(self, tasks: Iterable[Task]) -> Iterator[Outcome]:
        waiting = iter(tasks)
        under_way: list[Task] = []
        while True:
            while len(under_way) < 3 and (task := next(waiting, None)) is not None:
                under_way.append(task)
            if not under_way:
                return
            task = under_way.pop()
            self.asked.append(task)
            yield self._outcome(task)

    def _outcome(self, task: Task) -> Outcome:
        if task.name == "recognise_page":
            if task.args["page"] in self.fails:
                return Outcome(task, "cpu", reason="took longer than the 20 seconds of processor time allowed")
            return Outcome(task, "done", PAGE)
        return Outcome(task, "done", self._reading(task).as_json())

    def _reading(self, task: Task) -> DocumentReading:
        recognition: dict[str, Any] = task.args["recognition"]
        second = "pages" in recognition
        wanted = () if second or recognition["mode"] == "off" else tuple(range(self.pages, 0, -1))
        told = recognition.get("unread", {})
        reason = "; ".join(f"{number} {told[number]}" for number in told) or "all of it is pictures"
        state = ("partial" if told else "ocr") if second else "unreadable"
        document = Document(task.args["path"], "0" * 64, 1, "application/pdf", "other", 0.5, state,  # type: ignore[arg-type]
                            self.pages, reason)
        return DocumentReading(document, to_recognise=wanted)


def entries(*names: str) -> list[Entry]:
    """Files that are there, each with bytes of its own unless its name begins with "Copy"."""
    return [
        Entry(name, ("c" if name.startswith("Copy") else str(number)) * 64, 10, Path(name))
        for number, name in enumerate(names)
    ]


def test_each_page_is_a_task_and_the_document_is_read_again_with_all_of_them() -> None:
    limited = Limited(3)

    readings = read_entries(entries("A.pdf", "B.pdf"), limited, AS_AT)

    assert [(one.document.path, one.document.read) for one in readings] == [("A.pdf", "ocr"), ("B.pdf", "ocr")]
    pages = [(task.args["path"], task.args["page"]) for task in limited.asked if task.name == "recognise_page"]
    assert sorted(pages) == [(name, page) for name in ("A.pdf", "B.pdf") for page in (1, 2, 3)]
    again = [task.args["recognition"] for task in limited.asked if task.args.get("recognition", {}).get("pages")]
    assert [sorted(one["pages"]) for one in again] == [["1", "2", "3"]] * 2


def test_a_page_that_fails_is_left_out_with_its_reason() -> None:
    (reading,) = read_entries(entries("A.pdf"), Limited(2, fails=(2,)), AS_AT)

    assert reading.document.read == "partial"
    assert reading.document.reason == (
        "2 which was not recognised (took longer than the 20 seconds of processor time allowed)"
    )


def test_pages_beyond_the_budget_are_left_out_and_named() -> None:
    limited = Limited(MAX_PAGES + 2)

    (reading,) = read_entries(entries("A.pdf"), limited, AS_AT)

    assert sum(task.name == "recognise_page" for task in limited.asked) == MAX_PAGES
    assert str(reading.document.reason).startswith(f"1 which was not recognised (at most {MAX_PAGES} pages")


def test_switched_off_nothing_is_recognised() -> None:
    limited = Limited(2)

    (reading,) = read_entries(entries("A.pdf"), limited, AS_AT, ocr="off")

    assert [task.name for task in limited.asked] == ["read_document"]
    assert reading.document.read == "unreadable"


def test_progress_counts_documents_and_tells_pages() -> None:
    steps: list[Progress] = []

    read_entries(entries("A.pdf"), Limited(2), AS_AT, progress=steps.append)

    assert [(step.done, step.total, step.page, step.pages) for step in steps] == [
        (0, 1, 1, 2), (0, 1, 2, 2), (1, 1, None, None),
    ]


def test_the_same_bytes_twice_in_a_pack_are_recognised_once() -> None:
    limited = Limited(3)

    readings = read_entries(entries("Copy of A.pdf", "Copy.pdf", "B.pdf"), limited, AS_AT)

    pages = [(task.args["path"][:4], task.args["page"]) for task in limited.asked if task.name == "recognise_page"]
    assert sorted(pages) == [(name, page) for name in ("B.pd", "Copy") for page in (1, 2, 3)]
    assert {reading.document.read for reading in readings} == {"ocr"}
    assert len(readings) == 3


def test_what_was_recognised_in_an_earlier_check_is_not_recognised_again(tmp_path: Path) -> None:
    read_entries(entries("A.pdf"), Limited(2), AS_AT, recognised=RecognisedPages(tmp_path))
    limited = Limited(2)

    (reading,) = read_entries(entries("A.pdf"), limited, AS_AT, recognised=RecognisedPages(tmp_path))

    assert [task.name for task in limited.asked] == ["read_document", "read_document"]
    assert reading.document.read == "ocr"
