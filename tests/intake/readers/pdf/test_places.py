"""Every cited box holds just the quoted words, by pdfplumber's reckoning."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pytest

from intake.located import Reading
from intake.readers import pdf
from schemas.types import Evidence
from tests.make import pdf as make
from tests.make.blocks import Block, H, L, P, T, Theme
from tests.make.canvas import changed, laid_on_its_side

_PROSE = "The provider carries out an enhanced check on everybody who works with children before they begin, " * 3
_BLOCKS: list[Block] = [
    H("Safeguarding policy", 0),
    P(_PROSE),
    H("Who is responsible", 1),
    T(
        [
            ["Role", "Name"],
            ["Designated lead", "Jo Bloggs"],
            ["Deputy, who stands in at other times", "Sam Smith"],
        ]
    ),
    L(["one point", "another"], ordered=True),
    T(
        [["", "2025", "2024"], ["Debtors", "45,000", "31,200"], ["Cash", "(221)", "5"]],
        ruled=False,
        right=(1, 2),
    ),
]


def cited(reading: Reading) -> Iterator[Evidence]:
    """Evidence for every whole text and for each of its words."""
    for text in reading.texts():
        if text.words:
            yield from text.cite("file.pdf")
            for word in text.words:
                yield from text.cite("file.pdf", word.start, word.end)


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("face", ["sans", "serif", "book"])
@pytest.mark.parametrize("size", [8.0, 10.5, 13.0])
def test_cited_boxes_hold_just_the_quoted_words(face: str, size: float) -> None:
    data = make.render(_BLOCKS, footer="Reviewed 1 January 2026", theme=Theme(face=face, size=size)).data

    evidence = list(cited(pdf.read(data)))

    assert len(evidence) > 100
    with pdfplumber.open(io.BytesIO(data)) as document:
        for item in evidence:
            assert item.page is not None
            assert item.box is not None
            page = document.pages[item.page - 1]
            x0, y0, x1, y1 = item.box
            words = [
                word["text"]
                for word in page.extract_words()
                if x0 <= (word["x0"] + word["x1"]) / 2 <= x1 and y0 <= (word["top"] + word["bottom"]) / 2 <= y1
            ]
            assert squeezed("".join(words)) == squeezed(item.quote)


def test_boxes_enclose_pdfplumbers_words_within_a_point() -> None:
    data = make.render(_BLOCKS).data

    evidence = list(cited(pdf.read(data)))[::5]

    with pdfplumber.open(io.BytesIO(data)) as document:
        page = document.pages[0]
        for item in evidence:
            assert item.box is not None
            x0, y0, x1, y1 = item.box
            inside = page.within_bbox((x0 - 1, y0 - 1, x1 + 1, y1 + 1)).extract_words()
            cropped = page.crop((x0 + 1, y0 + 1, x1 - 1, y1 - 1)).extract_words()
            for words in (inside, cropped):
                assert squeezed("".join(word["text"] for word in words)) == squeezed(item.quote)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_boxes_follow_rotation_and_crop(rotate: int) -> None:
    data = make.render(_BLOCKS).data
    crop = (40.0, 100.0, 560.0, 800.0)

    turned = changed(data, rotate=rotate, crop=crop)
    reading = pdf.read(turned)

    assert reading.page_sizes[0] == pytest.approx((520, 700) if rotate % 180 == 0 else (700, 520), abs=0.1)
    evidence = [item for text in reading.texts() for item in text.cite("file.pdf")]
    assert all(pdf.recheck(turned, evidence))
    if rotate == 0:
        first = next(text for text in reading.texts() if text.text == "Designated lead")
        same = next(text for text in pdf.read(data).texts() if text.text == "Designated lead")
        moved = [first.words[0].box[0] - same.words[0].box[0], first.words[0].box[1] - same.words[0].box[1]]
        assert moved == pytest.approx([-40, -(841.89 - 800)], abs=0.1)


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_pages_stored_on_their_side_read_and_cite_as_displayed(quarters: int) -> None:
    data = make.render(_BLOCKS).data

    turned = laid_on_its_side(data, quarters, shown_upright=True)
    reading = pdf.read(turned)

    assert reading.plain() == pdf.read(data).plain()
    with pdfplumber.open(io.BytesIO(turned)) as document:
        words = document.pages[0].extract_words()
        for item in list(cited(reading))[::3]:
            assert item.box is not None
            x0, y0, x1, y1 = item.box
            inside = [
                word["text"]
                for word in words
                if x0 <= (word["x0"] + word["x1"]) / 2 <= x1 and y0 <= (word["top"] + word["bottom"]) / 2 <= y1
            ]
            assert squeezed("".join(inside)) == squeezed(item.quote)


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_pages_shown_sideways_are_read_upright_and_cited_where_they_stand(quarters: int) -> None:
    data = make.render(_BLOCKS).data

    turned = laid_on_its_side(data, quarters, shown_upright=False)
    reading = pdf.read(turned)

    assert reading.plain() == pdf.read(data).plain()
    assert reading.page_sizes[0] == pytest.approx((842, 595) if quarters % 2 else (595, 842), abs=1)
    evidence = list(cited(reading))
    assert all(pdf.recheck(turned, evidence))
    assert all(item.box and item.box[2] <= reading.page_sizes[0][0] for item in evidence)


def test_words_agree_with_pdfplumber_on_real_forms(shared_data: Path) -> None:
    path = shared_data / "procurement" / "standard-selection-questionnaire-ppn-03-24.pdf"
    reading = pdf.read(path.read_bytes())

    with pdfplumber.open(path) as document:
        for number in (1, 5, 20, 31):
            theirs = sorted(squeezed(word["text"]) for word in document.pages[number - 1].extract_words())
            ours = sorted(
                squeezed(text.text[word.start : word.end])
                for text in reading.texts()
                if text.page == number
                for word in text.words
            )
            bullets = {"●", "•", "○"}
            assert [word for word in ours if word not in bullets] == [w for w in theirs if w not in bullets]


def test_recheck_refuses_words_that_are_not_there() -> None:
    data = make.render(_BLOCKS).data
    (true,) = next(text for text in pdf.read(data).texts() if text.text == "Jo Bloggs").cite("file.pdf")
    assert true.box is not None

    elsewhere = replace(true, box=(true.box[0], true.box[1] + 200, true.box[2], true.box[3] + 200))
    others = [replace(true, quote="Jo Blogs"), elsewhere, replace(true, page=9), replace(true, box=None)]

    assert pdf.recheck(data, [true, *others]) == [True, False, False, False, False]
