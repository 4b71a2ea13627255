"""The promise for every PDF at hand: the words that pdfplumber finds in a cited box are the quote."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pdfplumber
import pytest

from intake.located import EMPTY_BOX, TICKED_BOX
from intake.readers import pdf
from schemas.types import Evidence
from tests.make.rulings import Ruling, partly_ruled

_MARGIN = 1.0
_PAGES = 12
"""Pages of each file that are compared; pdfplumber is slow."""
_UNCOUNTED = str.maketrans("", "", EMPTY_BOX + TICKED_BOX + "☑✓✔✗✘\u00ad")
"""Marks are read in one form whatever is drawn, and soft hyphens are not read."""
_ROWS = [["Cover", "Limit", "Ends"], ["Public\nliability", "£5,000,000", "31/03/2027"], ["Excess", "£250", ""]]
_MISREAD = {"7ac8ec08_issue-848.pdf": 8, "2594a536_pdffill-demo.pdf": 3, "9ed459c5_issue-90-example.pdf": 2}
"""Lines of old test files that no reader gets right: letters drawn one over another, mirrored, or at a slant."""


def lines_cited(data: bytes) -> Iterator[Evidence]:
    """Evidence for every printed line of every text: each word of the reading stands in one of them."""
    for text in pdf.read(data).texts():
        for line in sorted({round(word.box[3], 1) for word in text.words}):
            words = [word for word in text.words if round(word.box[3], 1) == line]
            yield from text.cite("file.pdf", words[0].start, words[-1].end)


def broken(data: bytes, moved: float = 0.0) -> list[tuple[str, str]]:
    """The quotes of the first pages that are not what stands in their box, with what does. `moved` points down."""
    found = []
    with pdfplumber.open(io.BytesIO(data)) as document:
        pages = [page.extract_words() for page in document.pages[:_PAGES]]
    for item in lines_cited(data):
        assert item.page is not None
        assert item.box is not None
        if item.page > _PAGES:
            break
        x0, top, x1, bottom = item.box
        inside = "".join(
            word["text"]
            for word in pages[item.page - 1]
            if word["x0"] >= x0 - _MARGIN
            and word["x1"] <= x1 + _MARGIN
            and word["top"] >= top + moved - _MARGIN
            and word["bottom"] <= bottom + moved + _MARGIN
        )
        # Words of different height on one line come from pdfplumber in another order.
        if sorted(squeezed(inside)) != sorted(squeezed(item.quote)):
            found.append((item.quote, inside))
    return found


def squeezed(text: str) -> str:
    return "".join(text.translate(_UNCOUNTED).split())


@pytest.mark.parametrize("ruling", ["none", "frame and lines", "cell bands", "dark heading", "first column"])
def test_tables_ruled_in_part(ruling: Ruling) -> None:
    assert broken(partly_ruled(_ROWS, ruling, (120, 100, 100), right=(1,))) == []


def test_a_box_that_holds_other_words_is_noticed() -> None:
    data = partly_ruled(_ROWS, "none", (120, 100, 100))

    assert len(broken(data, moved=18.0)) == len(list(lines_cited(data))) >= 9


def test_real_tender_forms(shared_data: Path) -> None:
    for path in sorted((shared_data / "procurement").glob("standard*.pdf")):
        assert broken(path.read_bytes()) == []


def test_files_of_other_programs(shared_data: Path) -> None:
    unreadable = ("471f16c8", "76593a57", "875bd20f", "e3b0c442")
    folder = shared_data / "parser-corpus" / "pdfplumber-tests"
    paths = [path for path in sorted(folder.glob("*.pdf")) if not path.name.startswith(unreadable)]

    counts = {path.name: len(broken(path.read_bytes())) for path in paths}

    assert len(counts) > 15
    assert {name: count for name, count in counts.items() if count > _MISREAD.get(name, 0)} == {}
