"""One page in its limited process: what it answers, what it may use, what it refuses."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from intake.drawing import draw_page
from intake.recognised import RecognisedPage, Recognition, inverse, moved
from intake.sandbox import DOCUMENT_LIMITS, Task
from schemas.errors import Refused, Unreadable
from tests.make import scans
from tests.make.limited import shared_sandbox


def letter() -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), invariant=True)
    canvas.setFont("Times-Roman", 12)
    for number in range(18):
        canvas.drawString(70, 760 - 30 * number, f"Paragraph {number}: the cover is £5,000,000 until 31 March 2027.")
    canvas.save()
    return buffer.getvalue()


def file(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("Scan.pdf", scans.scanned_pdf(letter(), dpi=300, skew=-2.2, colour=True)),
        ("IMG_1.jpg", scans.photograph(letter(), width=2_400)),
        ("Turned.jpg", scans.picture(letter(), exif=6, skew=1.0)),
    ],
)
def test_a_page_is_recognised_within_half_of_what_a_process_may_use(tmp_path: Path, name: str, data: bytes) -> None:
    outcome = shared_sandbox().call(
        Task("recognise_page", file(tmp_path, name, data), args={"path": name, "page": 1})
    )

    assert outcome.done, outcome.reason
    page = RecognisedPage.from_json(outcome.value)
    words = [word.text for word in page.words]
    assert words.count("£5,000,000") >= 17
    assert words.count("Paragraph") == 18
    assert page.confidence > 0.9
    wide, high = page.shown
    assert all(-1 <= x <= wide + 1 and -1 <= y <= high + 1
               for word in page.words for x, y in (page.shown_box(word.box)[:2], page.shown_box(word.box)[2:]))
    assert outcome.peak_bytes < DOCUMENT_LIMITS.memory_bytes / 2
    assert outcome.cpu_seconds < DOCUMENT_LIMITS.cpu_seconds / 2


@pytest.mark.parametrize("tilt", [0.0, 2.0])
def test_the_words_of_a_photograph_are_shown_where_they_are(tmp_path: Path, tilt: float) -> None:
    """In the picture's own points, though they were read on the page laid flat."""
    data = scans.photograph(letter(), width=1_900, tilt=tilt)

    outcome = shared_sandbox().call(
        Task("recognise_page", file(tmp_path, "a.jpg", data), args={"path": "a.jpg", "page": 1})
    )

    page = RecognisedPage.from_json(outcome.value)
    shown = sorted(page.shown_box(word.box) for word in page.words if word.text == "Paragraph")
    starts = [(70, 842 - 760 + 30 * number) for number in range(18)]
    scale = page.shown[0] / 1_900
    wanted = sorted(
        (x * scale, y * scale) for x, y in scans.places_in_photograph(letter(), starts, width=1_900, tilt=tilt)
    )
    assert len(shown) == 18
    assert [(box[0], box[3]) for box in sorted(shown, key=lambda box: box[3])] == [
        pytest.approx(place, abs=4) for place in sorted(wanted, key=lambda place: place[1])
    ]


@pytest.mark.parametrize(
    ("name", "data", "state"),
    [
        ("a.png", b"\x89PNG\r\n\x1a\n", "unreadable"),
        ("a.txt", b"nothing of a picture", "unreadable"),
        ("a.pdf", b"%PDF-1.4\nnothing", "unreadable"),
    ],
)
def test_what_is_no_picture_has_a_named_state(tmp_path: Path, name: str, data: bytes, state: str) -> None:
    outcome = shared_sandbox().call(Task("recognise_page", file(tmp_path, name, data), args={"path": name, "page": 1}))

    assert (outcome.state, bool(outcome.reason)) == (state, True)


def test_a_bomb_is_refused_by_the_process_that_recognises_and_by_the_one_that_draws(tmp_path: Path) -> None:
    kept = io.BytesIO()
    Image.new("1", (30_000, 30_000), 1).save(kept, "PNG")
    path = file(tmp_path, "bomb.png", kept.getvalue())

    outcome = shared_sandbox().call(Task("recognise_page", path, args={"path": "bomb.png", "page": 1}))

    assert (outcome.state, outcome.peak_bytes < 200_000_000) == ("refused", True)
    with pytest.raises(Refused, match="30,000 by 30,000 pixels"):
        draw_page(shared_sandbox(), path, 1)


def test_pages_of_pictures_are_drawn_as_those_of_a_pdf_are(tmp_path: Path) -> None:
    frames = file(tmp_path, "Fax.tif", scans.tiff(letter(), dpi=100, pages=[1, 1]))

    drawn = draw_page(shared_sandbox(), frames, 2, dpi=72)

    assert (int.from_bytes(drawn[16:20]), int.from_bytes(drawn[20:24])) == (595, 842)
    with pytest.raises(Unreadable, match="there is no page 3"):
        draw_page(shared_sandbox(), frames, 3)


def test_what_was_recognised_is_handed_on_whole_and_refused_when_ill_formed() -> None:
    page = RecognisedPage((100, 200), (200, 100), (0.0, -1.0, 200.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0))

    assert RecognisedPage.from_json(page.as_json()) == page
    handed_on = {"pages": {"3": page.as_json()}, "unread": {"4": "why"}, "mode": "force"}
    assert Recognition.from_json(handed_on) == Recognition("force", {3: page}, {4: "why"})
    for broken in ({}, {**page.as_json(), "size": [0, 1]}, {**page.as_json(), "words": [["", 0, 0, 1, 1, 1, 0, 1]]},
                   {**page.as_json(), "boxes": [[1, 2]]}, {**page.as_json(), "to_shown": [1, 2, 3]}):
        with pytest.raises(Unreadable):
            RecognisedPage.from_json(broken)


def test_a_place_goes_there_and_back() -> None:
    matrix = (0.9, 0.1, 12.0, -0.1, 0.95, 30.0, 0.0001, 0.0002, 1.0)

    x, y = moved(inverse(matrix), *moved(matrix, 40.0, 70.0))

    assert (x, y) == pytest.approx((40.0, 70.0))
