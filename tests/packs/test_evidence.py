"""What is cited really stands there: looked up again with other libraries than those that read it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime
from email import policy
from email.parser import BytesParser
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pdfplumber
from openpyxl.utils import coordinate_to_tuple

from tests.packs.checked import Json, Sample, each_supplier, result_for

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"

suppliers = each_supplier()


@suppliers
def test_the_words_in_each_cited_box_are_the_quote(expected: Json, number: int, sample: Sample) -> None:
    checked = 0
    for path, places in by_document(result_for(expected, number, sample), "box").items():
        if not path.endswith(".pdf"):
            continue  # a picture: where its words lie is judged by the boxes that its author noted
        with pdfplumber.open(io.BytesIO(content(sample, expected, path))) as document:
            widgets = {page.page_number: [(w["x0"], w["top"], w["x1"], w["bottom"]) for w in page.annots]
                       for page in document.pages}
            pictures = {page.page_number for page in document.pages if page.images and not page.chars}
            for place in places:
                if place["page"] in pictures:
                    continue
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
        book = workbook(path, content(sample, expected, path))
        for place in places:
            value = book(place["sheet"], *coordinate_to_tuple(place["cell"]))
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


def workbook(path: str, data: bytes) -> Callable[[str, int, int], object]:
    """What a workbook holds at a sheet, row and column."""
    if path.endswith(".ods"):
        sheets = opened_sheets(data)
        return lambda sheet, row, column: sheets[sheet][row - 1][column - 1]
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    return lambda sheet, row, column: book[sheet].cell(row, column).value


def opened_sheets(data: bytes) -> dict[str, list[list[str]]]:
    """The words or dates of an OpenDocument workbook's cells, without the empty ones that fill up rows."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = ElementTree.fromstring(archive.read("content.xml"))
    return {
        str(table.get(f"{TABLE}name")): [
            [str(cell.get(f"{OFFICE}date-value") or "".join(cell.itertext())) for cell in row]
            for row in table.iter(f"{TABLE}table-row")
        ]
        for table in root.iter(f"{TABLE}table")
    }


def content(sample: Sample, expected: Json, path: str) -> bytes:
    """The bytes of a document of a sample, wherever in the pack its supplier's files are; also of an attachment."""
    message, enclosed, name = path.partition(".eml/")
    if enclosed:
        parsed = BytesParser(policy=policy.default).parsebytes(content(sample, expected, f"{message}.eml"))
        return next(bytes(part.get_content()) for part in parsed.iter_attachments() if part.get_filename() == name)
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
