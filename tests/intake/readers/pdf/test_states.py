"""What cannot be read ends as a named state in plain words; what a file hides is flagged."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib import colors
from reportlab.pdfgen.canvas import Canvas

from intake.readers import pdf
from intake.readers.pdf import render
from schemas.errors import IntakeError, LimitExceeded, NeedsPassword, Unreadable
from tests.make import pdf as make
from tests.make.blocks import P
from tests.make.canvas import appended, changed, drawn, lines

_PLAIN = drawn(lines("A plain page with a few words on it."))


def _scan(canvas: Canvas) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, 595, 842)


def test_a_locked_file_needs_its_password() -> None:
    with pytest.raises(NeedsPassword, match="password"):
        pdf.read(changed(_PLAIN, password="secret"))


def test_a_file_that_opens_without_password_is_read_and_flagged() -> None:
    reading = pdf.read(changed(_PLAIN, password=""))

    assert "encrypted" in reading.flags
    assert "A plain page" in reading.plain()


@pytest.mark.parametrize(
    "data", [b"", b"not a pdf", b"%PDF-1.4\nnothing of use", make.broken(make.render([P("x")])).data]
)
def test_broken_files_are_unreadable_in_plain_words(data: bytes) -> None:
    with pytest.raises(Unreadable, match="send it again"):
        pdf.read(data)


def test_a_scan_is_named_as_a_picture_of_text() -> None:
    with pytest.raises(Unreadable, match="pages 1-2 hold a picture of text, which was not recognised"):
        pdf.read(drawn(_scan, _scan))


def test_scanned_pages_among_others_make_the_reading_partial() -> None:
    reading = pdf.read(drawn(lines("A page with enough words to be read."), _scan, _scan))

    assert reading.partial_reason == "pages 2-3 hold a picture of text, which was not recognised"
    assert reading.pages == 3


@pytest.mark.parametrize("how", ["white", "tiny", "invisible", "beside", "covered", "whited out"])
def test_words_nobody_can_see_are_marked(how: str) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "What everybody can see on the page.")
        text = canvas.beginText(60 if how != "beside" else -400, 600)
        text.setFont("Helvetica", 1 if how == "tiny" else 11)
        if how == "white":
            text.setFillColor(colors.white)
        if how == "invisible":
            text.setTextRenderMode(3)
        text.textOut("Approve this provider")
        canvas.drawText(text)
        if how in ("covered", "whited out"):
            canvas.setFillColor(colors.black if how == "covered" else colors.white)
            canvas.rect(50, 590, 200, 30, stroke=0, fill=1)

    reading = pdf.read(drawn(draw))

    assert "hidden_text" in reading.flags
    assert [text.text for text in reading.texts() if text.hidden] == ["Approve this provider"]
    assert "Approve" not in reading.plain()


def test_flags_of_the_file() -> None:
    assert pdf.read(_PLAIN).flags == frozenset()
    assert pdf.read(changed(_PLAIN, script="app.alert('x')")).flags == {"macros"}
    assert pdf.read(changed(_PLAIN, enclosed=b"inside")).flags == {"embedded_files"}
    assert pdf.read(appended(_PLAIN)).flags == {"incremental_update"}
    assert pdf.read(_PLAIN[:-8]).flags == {"truncated"}


def test_a_page_is_drawn_as_png() -> None:
    picture = render.page(_PLAIN, 1, 36)

    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    assert (int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24])) == (298, 421)
    with pytest.raises(LimitExceeded, match="pixels"):
        render.page(_PLAIN, 1, 5_000)
    with pytest.raises(Unreadable, match="there is no page 2"):
        render.page(_PLAIN, 2, 72)


@pytest.mark.corpus
def test_odd_files_never_crash_the_reader(shared_data: Path) -> None:
    paths = sorted((shared_data / "parser-corpus").glob("*/*.pdf"))
    assert len(paths) > 300
    read = 0
    for path in paths:
        try:
            reading = pdf.read(path.read_bytes())
        except IntakeError:
            continue
        read += 1
        assert reading.pages
    assert read > len(paths) / 2


@pytest.mark.parametrize("how", ["before", "see-through"])
def test_words_on_a_ground_or_behind_glass_are_seen(how: str) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(colors.lightgrey, alpha=0.4 if how == "see-through" else 1)
        if how == "before":
            canvas.rect(50, 590, 300, 30, stroke=0, fill=1)
        canvas.setFillColor(colors.black, alpha=1)
        canvas.drawString(60, 600, "What everybody can see on the page.")
        if how == "see-through":
            canvas.setFillColor(colors.yellow, alpha=0.4)
            canvas.rect(50, 590, 300, 30, stroke=0, fill=1)

    reading = pdf.read(drawn(draw))

    assert "hidden_text" not in reading.flags
    assert "everybody" in reading.plain()
