"""What is cited really stands there: looked up again with other libraries than those that read it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pdfplumber
import pytest
from openpyxl.utils import coordinate_to_tuple

from tests.packs.checked import Json, Sample, pairs, result_for

suppliers = pytest.mark.parametrize(
    ("expected", "number", "sample"), [case[1:] for case in pairs()], ids=[case[0] for case in pairs()]
)


@suppliers
def test_the_words_in_each_cited_box_are_the_quote(expected: Json, number: int, sample: Sample) -> None:
    checked = 0
    for path, places in by_document(result_for(expected, number, sample), "box").items():
        with pdfplumber.open(io.BytesIO(content(sample, expected, path))) as document:
            widgets = {page.page_number: [(w["x0"], w["top"], w["x1"], w["bottom"]) for w in page.annots]
                       for page in document.pages}
            for place in places:
                if tuple(place["box"]) in {tuple(round(edge, 1) for edge in box) for box in widgets[place["page"]]}:
                    continue  # a form field's value is drawn by the viewer: no library sees words of the page there
                words = words_inside(document.pages[place["page"] - 1], place["box"])
                assert squeezed(words) == squeezed(place["quote"]), (path, place)
                checked += 1
    assert checked > 20


@suppliers
def test_each_cited_cell_holds_the_quote(expected: Json, number: int, sample: Sample) -> None:
    checked = 0
    for path, places in by_document(result_for(expected, number, sample), "cell").items():
        book = openpyxl.load_workbook(io.BytesIO(content(sample, expected, path)), data_only=True)
        for place in places:
            value = book[place["sheet"]].cell(*coordinate_to_tuple(place["cell"])).value
            assert shown(value) == place["quote"], (path, place)
            checked += 1
    assert checked > 0


def by_document(result: Json, kind: str) -> dict[str, list[Json]]:
    """Every place of facts, findings and answers that has a box or a cell, by document."""
    found: dict[str, list[Json]] = {}
    for place in _places(result):
        if place[kind] is not None and place not in found.setdefault(place["document"], []):
            found[place["document"]].append(place)
    return found


def _places(result: Json) -> Iterator[Json]:
    for fact in result["facts"]:
        yield from fact["evidence"]
    for finding in result["findings"]:
        yield from finding["evidence"]
    for answer in result["questions"]:
        if answer["evidence"] is not None:
            yield answer["evidence"]


def content(sample: Sample, expected: Json, path: str) -> bytes:
    """The bytes of a document of a sample, wherever in the pack its supplier's files are."""
    if sample.path.is_dir():
        return (sample.path / path).read_bytes()
    own = f"{expected['supplier']}/{path}" if "supplier" in expected else path
    with zipfile.ZipFile(sample.path) as archive:
        names = [name for name in archive.namelist() if name == own or name.endswith(f"/{own}")]
        assert len(names) == 1, names
        return archive.read(names[0])


def words_inside(page: pdfplumber.page.Page, box: list[float]) -> str:
    """The words of the page whose middle lies within the cited box, in reading order. Not their whole box: after a
    bullet of a standard font the other library sets a line some points to the left of where it is drawn."""
    x0, top, x1, bottom = box
    inside = [word for word in page.extract_words()
              if x0 <= (word["x0"] + word["x1"]) / 2 <= x1 and top <= (word["top"] + word["bottom"]) / 2 <= bottom]
    return " ".join(word["text"] for word in inside)


def squeezed(text: str) -> str:
    """Without any white space."""
    return "".join(text.split())


def shown(value: object) -> str:
    """A cell's value in the form of a quote."""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time().isoformat() == "00:00:00" else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def test_a_word_outside_the_box_is_noticed() -> None:
    folder = Path(__file__).parents[2] / "samples" / "short-breaks-gaps"
    with pdfplumber.open(folder / "ICO certificate.pdf") as document:
        page = document.pages[0]
        word = page.extract_words()[0]
        whole = [0.0, 0.0, float(page.width), float(page.height)]

        assert words_inside(page, [word["x0"], word["top"], word["x1"], word["bottom"]]) == word["text"]
        assert squeezed(words_inside(page, whole)) != squeezed(word["text"])
