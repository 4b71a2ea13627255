"""How fast Word forms are read beside python-docx and docx2python, and how much of them.

In one run, turn by turn, in processor time, the collector of garbage off as in the process that parses documents.
python-docx reads every paragraph, table and cell, of headers, footers and nested tables too; the answers in content
controls, form fields and tracked insertions it does not see.
"""

from __future__ import annotations

import gc
import importlib.util
import io
import time
from collections.abc import Callable, Iterator, Sequence

import docx as python_docx
import pytest
from docx.table import Table, _Cell

from intake.located import Paragraph, Reading
from intake.readers import docx
from tests.make.ooxml import p, r, tbl, tc, word
from tests.make.word_controls import QUESTION, every_control, questionnaire

ROUNDS = 9
Action = Callable[[], object]


def plain_form() -> bytes:
    """80 tables of six questions, each answered in a content control."""
    control = f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{r('An answer')}</w:sdtContent></w:sdt>"
    row = [tc(p(r("1.1"))), tc(p(r(QUESTION))), tc(p(control))]
    return word((p(r("Part")) + tbl(*([row] * 6))) * 80)


def by_python_docx(data: bytes) -> int:
    """Every paragraph, table and cell; the number of characters."""
    document = python_docx.Document(io.BytesIO(data))
    words = sum(len(paragraph.text) for paragraph in document.paragraphs)
    for section in document.sections:
        for margin in (section.header, section.footer):
            words += sum(len(paragraph.text) for paragraph in margin.paragraphs)
    return words + sum(len(cell.text) for table in document.tables for cell in _cells(table))


def _cells(table: Table) -> Iterator[_Cell]:
    for row in table.rows:
        for cell in row.cells:
            yield cell
            for nested in cell.tables:
                yield from _cells(nested)


def by_docx2python(data: bytes) -> int:
    """Its text; the number of characters."""
    from docx2python import docx2python

    with docx2python(io.BytesIO(data)) as document:
        return len(document.text)


def best(actions: Sequence[Action]) -> list[float]:
    """The least seconds of each over some rounds, turn by turn."""
    least = [float("inf")] * len(actions)
    for _ in range(ROUNDS):
        for place, action in enumerate(actions):
            gc.collect()
            gc.disable()
            started = time.process_time()
            action()
            least[place] = min(least[place], time.process_time() - started)
            gc.enable()
    return least


def shown(capsys: pytest.CaptureFixture[str], name: str, data: bytes) -> None:
    actions: list[Action] = [lambda: docx.read(data), lambda: by_python_docx(data)]
    if importlib.util.find_spec("docx2python"):
        actions.append(lambda: by_docx2python(data))
    ours, *others = best(actions)
    peers = zip(("python-docx", "docx2python"), others, strict=False)
    beside = "; ".join(f"{peer} {theirs * 1000:.1f} ms, x{theirs / ours:.1f}" for peer, theirs in peers)
    with capsys.disabled():
        print(f"\n{name}: {ours * 1000:.1f} ms; {beside}")


@pytest.mark.bench
def test_a_plain_form_beside_python_docx(capsys: pytest.CaptureFixture[str]) -> None:
    data = plain_form()

    shown(capsys, "Word form of one kind of answer", data)

    assert sum(1 for text in docx.read(data).texts() if text.text == "An answer") == 480


@pytest.mark.bench
def test_a_form_of_every_way_to_answer_beside_python_docx(capsys: pytest.CaptureFixture[str]) -> None:
    form = questionnaire(sections=120)
    data = form.data()

    shown(capsys, "Word form of every way to answer", data)

    reported(capsys, form.truth, docx.read(data))


@pytest.mark.bench
def test_every_way_to_answer_in_every_place_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    form = every_control(rounds=4)
    data = form.data()

    shown(capsys, "Every way to answer in every place", data)

    reported(capsys, form.truth, docx.read(data))


def reported(capsys: pytest.CaptureFixture[str], truth: dict[str, str], reading: Reading) -> None:
    """How many answers and letters of the form are read as they were made."""
    read = dict(_answers(reading))
    right = [label for label, answer in truth.items() if read.get(label) == answer]
    letters = sum(len(label + truth[label]) for label in right)
    share = letters / sum(len(label + answer) for label, answer in truth.items())
    with capsys.disabled():
        print(f"  answers right: {len(right)} of {len(truth)}; text {share:.2%}")
    assert len(right) == len(truth)


def _answers(reading: Reading) -> Iterator[tuple[str, str]]:
    for block in reading.blocks:
        if isinstance(block, Paragraph) and not block.text.hidden:
            label, _, answer = block.text.text.partition(": ")
            yield label, answer
    for table in reading.tables():
        for row in table.rows:
            label, _, answer = row[0].text.text.partition(": ")
            yield label, row[-1].text.text if len(row) > 1 else answer
