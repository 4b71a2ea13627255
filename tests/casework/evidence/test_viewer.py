"""Cited places, parts of documents and pictures of pages are shown to many people at once, whatever a file does."""

from __future__ import annotations

import hashlib
import io
import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from casework.evidence import Viewer
from casework.evidence.viewer import FAILED
from casework.inspect import inspect
from intake import media
from intake.conversion import office
from intake.sandbox import Registry
from schemas.errors import SandboxError, Unreadable
from schemas.surroundings import NoView, PageView, ParagraphView, PassageView, SheetView, View
from schemas.types import Document, DocumentReading, Evidence, ReadState
from tests.make.canvas import changed, drawn, lines

ROOT = Path(__file__).parents[3]
SAMPLE = ROOT / "samples" / "short-breaks-gaps"
VIEWS = {".pdf": PageView, ".docx": PassageView, ".xlsx": SheetView}


@pytest.fixture(scope="module")
def readings() -> tuple[DocumentReading, ...]:
    return inspect([SAMPLE], as_at=date(2026, 10, 26))


@pytest.fixture(scope="module")
def viewer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Viewer]:
    with Viewer(tmp_path_factory.mktemp("derived")) as running:
        yield running


def put(folder: Path, name: str, data: bytes, media_type: str = "application/pdf", read: ReadState = "full",
        reason: str | None = None) -> tuple[Path, Document]:
    """A file as an original, and its document."""
    path = folder / hashlib.sha256(data).hexdigest()
    path.write_bytes(data)
    return path, Document(name, path.name, len(data), media_type, "other", 1.0, read, reason=reason)


def places_of(reading: DocumentReading) -> list[Evidence]:
    return [place for fact in reading.facts for place in fact.evidence]


def test_every_cited_place_of_a_pack_is_shown_as_its_format_is(
    viewer: Viewer, readings: tuple[DocumentReading, ...]
) -> None:
    for reading in readings:
        for place in places_of(reading)[:5]:
            view = viewer.place_view(SAMPLE / reading.document.path, reading.document, [place])
            assert type(view) is VIEWS[Path(reading.document.path).suffix], view
            assert not isinstance(view, NoView)
            assert view.note is None


def test_each_outline_lies_around_ink_of_the_picture(viewer: Viewer, readings: tuple[DocumentReading, ...]) -> None:
    checked = 0
    for reading in readings:
        document = reading.document
        if document.media_type != "application/pdf" or not reading.facts:
            continue
        view = viewer.place_view(SAMPLE / document.path, document, places_of(reading))
        assert isinstance(view, PageView)
        with Image.open(viewer.page_picture(SAMPLE / document.path, document.sha256, view.page)) as opened:
            picture = opened.convert("L")
        scale = picture.width / view.width
        assert picture.height / view.height == pytest.approx(scale, rel=0.002)
        for box in view.outlines:
            sides = [round(side * scale) for side in (box.x, box.y, box.x + box.width, box.y + box.height)]
            darkest = picture.crop((sides[0], sides[1], sides[2], sides[3])).getextrema()[0]
            assert isinstance(darkest, int | float)
            assert darkest < 140, box
            checked += 1
    assert checked > 20


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_is_shown_as_a_page_of_its_size(viewer: Viewer, tmp_path: Path, kind: str) -> None:
    photograph = io.BytesIO()
    Image.new("RGB", (1240, 1754), "white").save(photograph, kind, dpi=(150, 150))
    path, document = put(tmp_path, "scan", photograph.getvalue(), f"image/{kind.lower()}", "ocr")
    place = Evidence("scan", "Limit 5,000,000", page=1, box=(100.0, 200.0, 180.0, 212.0))

    view = viewer.place_view(path, document, [place])
    assert isinstance(view, PageView)
    assert (round(view.width), round(view.height), view.pages) == (595, 842, 1)
    assert [outline.where for outline in view.outlines] == ["top left"]
    with Image.open(viewer.page_picture(path, document.sha256, 1)) as picture:
        assert picture.size == (round(view.width * 110 / 72), round(view.height * 110 / 72))


def test_a_document_is_shown_part_by_part_without_any_place(
    viewer: Viewer, readings: tuple[DocumentReading, ...]
) -> None:
    for reading in readings:
        path, document = SAMPLE / reading.document.path, reading.document
        first = viewer.document_view(path, document)
        assert not isinstance(first, NoView)
        last = viewer.document_view(path, document, first.parts)
        assert not isinstance(last, NoView)
        assert (first.part, last.part, last.parts) == (1, first.parts, first.parts)


def test_places_of_other_documents_are_passed_over(viewer: Viewer, tmp_path: Path) -> None:
    path, document = put(tmp_path, "a.pdf", drawn(lines("Cover"), lines("More")))
    other = Evidence("b.pdf", "Cover", page=2, box=(10, 10, 20, 20))

    view = viewer.place_view(path, document, [other, Evidence("a.pdf", "Cover", page=1, box=(60, 70, 90, 80))])
    assert isinstance(view, PageView)
    assert [outline.first for outline in view.outlines] == [True]
    with pytest.raises(ValueError, match=r"no place of a\.pdf"):
        viewer.place_view(path, document, [other])


@pytest.mark.parametrize("state", ["needs_password", "unreadable", "refused", "ignored"])
def test_what_was_not_read_is_not_shown_and_says_why(viewer: Viewer, tmp_path: Path, state: ReadState) -> None:
    path, document = put(tmp_path, "a.docx", b"anything", media.DOCX, state, "It is locked. Ask for another.")

    assert viewer.document_view(path, document) == NoView("It is locked. Ask for another.")


def test_a_page_of_which_nothing_could_be_read_is_still_looked_at(viewer: Viewer, tmp_path: Path) -> None:
    path, document = put(tmp_path, "a.pdf", drawn(lambda page: page.circle(300, 300, 90)), read="unreadable",
                         reason="The PDF has no text on any page.")
    broken = put(tmp_path, "b.pdf", b"%PDF-1.7", read="unreadable", reason="The PDF is cut short.")

    view = viewer.document_view(path, document)
    assert isinstance(view, PageView)
    assert view.note == "The PDF has no text on any page."
    assert viewer.document_view(*broken) == NoView("The PDF is cut short.")


def test_a_file_that_cannot_be_shown_says_why(viewer: Viewer, tmp_path: Path) -> None:
    locked = put(tmp_path, "a.pdf", changed(drawn(lines("One")), password="secret"))
    gone = Document("b.pdf", "0" * 64, 1, "application/pdf", "other", 1.0, "full")

    assert viewer.document_view(*locked) == NoView(
        "The PDF is locked with a password. Please ask the provider for a copy without one.")
    view = viewer.document_view(tmp_path / "gone", gone)
    assert isinstance(view, NoView)
    assert view.reason.startswith("The file could not be opened")
    with pytest.raises(Unreadable, match="there is no page 7"):
        viewer.page_picture(put(tmp_path, "c.pdf", drawn(lines("One")))[0], "1" * 64, 7)


def test_what_was_shown_once_is_remembered_and_drawn_once(tmp_path: Path) -> None:
    path, document = put(tmp_path, "a.pdf", drawn(lines("Cover")))
    with Viewer(tmp_path / "derived", hands=1) as viewer:
        view = viewer.document_view(path, document)
        picture = viewer.page_picture(path, document.sha256, 1)
    path.unlink()

    assert viewer.document_view(path, document) is view
    assert viewer.page_picture(path, document.sha256, 1) == picture
    assert viewer.document_view(path, document, 2) == NoView(FAILED)
    with Viewer(tmp_path / "derived") as later:
        assert later.page_picture(path, document.sha256, 1) == picture


def test_many_threads_are_served_what_one_would_be(viewer: Viewer, tmp_path: Path) -> None:
    files = [put(tmp_path, f"{number}.pdf", drawn(*[lines(f"Paper {number}")] * number)) for number in range(1, 7)]
    alone = [viewer.document_view(path, document, document.size) for path, document in files]

    def look(number: int) -> tuple[View, str]:
        path, document = files[number % 6]
        view = shared.document_view(path, document, document.size)
        return view, shared.page_picture(path, document.sha256, 1).name

    with Viewer(tmp_path / "derived") as shared, ThreadPoolExecutor(12) as threads:
        answers = list(threads.map(look, range(60)))

    assert [view for view, _ in answers] == alone * 10
    assert [name for _, name in answers] == [f"{document.sha256}-1-110.png" for _, document in files] * 10
    assert len(list((tmp_path / "derived").iterdir())) == 6


def test_what_is_no_view_is_never_taken_for_one(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    registry = Registry({"show_place": "misbehaviour:echo"}, roots=(ROOT / "tests" / "make",))
    path, document = put(tmp_path, "a.pdf", b"hello")

    with caplog.at_level(logging.ERROR), Viewer(tmp_path / "derived", registry=registry) as viewer:
        assert viewer.document_view(path, document) == NoView(FAILED)
    assert "a.pdf cannot be shown" in caplog.text


@pytest.mark.parametrize("task", ["kill_server", "fail", "abort", "mumble"])
def test_a_file_that_ends_the_process_leaves_the_viewer_at_work(tmp_path: Path, task: str) -> None:
    registry = Registry({"show_place": f"misbehaviour:{task}", "render_page": "intake.drawing:render_page"},
                        frozenset({"render_page"}), roots=(ROOT / "tests" / "make",))
    path, document = put(tmp_path, "a.pdf", drawn(lines("Cover")))

    with Viewer(tmp_path / "derived", hands=1, registry=registry) as viewer:
        assert isinstance(viewer.document_view(path, document), NoView)
        assert viewer.page_picture(path, document.sha256, 1).exists()


def test_a_sandbox_that_does_not_start_is_said_and_tried_again(tmp_path: Path) -> None:
    registry = Registry({"show_place": "misbehaviour:echo"}, prepare="misbehaviour:no_such_function",
                        roots=(ROOT / "tests" / "make",))
    path, document = put(tmp_path, "a.pdf", b"hello")

    with Viewer(tmp_path / "derived", hands=1, registry=registry) as viewer:
        for _ in range(2):
            assert viewer.document_view(path, document) == NoView(FAILED)
        with pytest.raises(SandboxError):
            viewer.page_picture(path, document.sha256, 1)


@pytest.mark.skipif(office() is None, reason="LibreOffice is not installed")
def test_an_older_format_is_converted_once_and_its_places_are_found_in_it(tmp_path: Path) -> None:
    letter = rb"{\rtf1\ansi{\pard Dear all,\par}{\pard The lead is Ada Penrose.\par}}"
    path, document = put(tmp_path, "letter.rtf", letter, media.RTF)
    (reading,) = inspect([_named(path, tmp_path / "letter.rtf")], as_at=date(2026, 11, 2))
    assert reading.document.read == "full", reading.document.reason
    place = Evidence("letter.rtf", "Ada Penrose", anchor="paragraph 2")

    with Viewer(tmp_path / "derived", hands=1) as viewer:
        view = viewer.place_view(path, document, [place])
        again = viewer.document_view(path, document)

    assert isinstance(view, PassageView)
    assert isinstance(again, PassageView)
    assert view.note is None
    assert [piece for block in view.blocks if isinstance(block, ParagraphView) for piece in block.pieces] == [
        ("Dear all,", False), ("The lead is ", False), ("Ada Penrose", True), (".", False)
    ]
    assert [file.name for file in (tmp_path / "derived").iterdir()] == [f"{document.sha256}.docx"]


def _named(path: Path, name: Path) -> Path:
    name.write_bytes(path.read_bytes())
    return name


@pytest.mark.parametrize(("sha256", "page", "dpi"), [("../../x", 1, 110), ("a" * 64, 0, 110), ("a" * 64, 1, 100_000)])
def test_a_picture_that_none_could_be_is_refused(viewer: Viewer, sha256: str, page: int, dpi: int) -> None:
    with pytest.raises(ValueError, match=r"a page is|does not begin"):
        viewer.page_picture(Path("nothing"), sha256, page, dpi)
