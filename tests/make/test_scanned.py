"""Scanned documents: pictures alone, and facts whose boxes lie where the ink is."""

import io

import numpy as np
import pypdf
import pypdfium2
import pytest

from tests.make import canvas, forms, paper, scanned
from tests.make.marks import Box, Built, Mark
from tests.make.paper import HIGH

QUESTIONS = """
## Part A
A1 | o.legal_name | Registered name
A2 | p.online | Do you teach online?
A3 | p.transports_children | Do you transport children?
A4 | decl.signed | Signature
"""
ANSWERS: dict[str, forms.Given] = {
    "o.legal_name": "Fallowfield Tutors Ltd",
    "p.online": True,
    "p.transports_children": False,
    "decl.signed": "[[declaration.signed=true|signature]]",
}
INK, SCALE = 110, 2


@pytest.fixture(scope="module")
def form() -> Built:
    """A small form as it lies on the glass."""
    return paper.form("Questionnaire", "For practice", forms.parse(QUESTIONS, forms.answers(ANSWERS)))


def drawn(data: bytes) -> np.ndarray:
    """The first page in grey levels."""
    return np.asarray(pypdfium2.PdfDocument(data)[0].render(scale=SCALE).to_pil().convert("L"))


def ink(page: np.ndarray, box: Box) -> int:
    """How many dark dots a box holds."""
    x0, y0, x1, y1 = (round(edge * SCALE) for edge in box)
    return int((page[y0:y1, x0:x1] < INK).sum())


@pytest.mark.parametrize("skew", [-2.5, 0.0, 2.5])
def test_the_box_of_each_fact_holds_ink_after_the_page_was_turned(form: Built, skew: float) -> None:
    scan = scanned.by_page(form, (skew,))
    page = drawn(scan.data)

    assert {mark.name for mark in scan.marks} == {
        "organisation.legal_name", "provision.online", "provision.transports_children", "declaration.signed"
    }
    for mark in scan.marks:
        assert mark.box is not None
        assert ink(page, mark.box) > 60, mark


def test_a_dot_in_a_corner_goes_where_its_box_goes() -> None:
    dot = canvas.drawn(lambda page: page.rect(40, 780, 8, 8, fill=1))
    box = (40.0, HIGH - 788, 48.0, HIGH - 780)

    (mark,) = scanned.by_page(Built(dot, (Mark("dot", True, page=1, box=box),)), (2.5,)).marks
    page = drawn(scanned.by_page(Built(dot), (2.5,)).data)

    assert mark.box is not None
    assert ink(page, mark.box) > 150
    assert ink(page, box) == 0


def test_a_scan_holds_no_text_and_pages_left_out_keep_theirs(form: Built) -> None:
    twice = pypdf.PdfWriter()
    for _ in range(2):
        twice.append(io.BytesIO(form.data))
    kept = io.BytesIO()
    twice.write(kept)

    pages = pypdf.PdfReader(io.BytesIO(scanned.by_page(Built(kept.getvalue()), (1.0,), pages=(2,)).data)).pages

    assert "Registered name" in pages[0].extract_text()
    assert pages[1].extract_text().strip() == ""


def test_a_tick_is_ink_and_not_text(form: Built) -> None:
    words = pypdf.PdfReader(io.BytesIO(form.data)).pages[0].extract_text()

    assert words.count("Yes") == words.count("No") == 2
    assert "signature" not in words
