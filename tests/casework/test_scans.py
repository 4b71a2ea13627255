"""Scans and pictures through the whole reading: what is recognised, how sure, and what is said when it is not."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from casework.documents import Progress, read_entries
from intake.pack import open_pack, sources
from intake.recognised import OcrMode
from intake.spool import Spool
from schemas.types import DocumentReading
from tests.make import scans
from tests.make.limited import shared_sandbox

AS_AT = date(2026, 11, 2)
LINES = (
    "CERTIFICATE OF PUBLIC LIABILITY INSURANCE",
    "Insurer: Fathom Mutual Insurance",
    "The Insured: Example Tutors Ltd",
    "Policy number: FM/PL/4431",
    "Limit of indemnity: £5,000,000 any one claim",
    "Period of insurance: from 1 April 2026 to 31 March 2027",
)
SAID = {
    "insurance.public_liability.cover": 5_000_000,
    "insurance.public_liability.insured_name": "Example Tutors Ltd",
    "insurance.public_liability.expires": "2027-03-31",
}


def certificate(pages: int = 1) -> bytes:
    """A certificate as a PDF with text, the same page so many times."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), invariant=True)
    for _ in range(pages):
        canvas.setFont("Helvetica", 13)
        for number, line in enumerate(LINES):
            canvas.drawString(70, 740 - 40 * number, line)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., DocumentReading]:
    """Reads one document as a pack would."""

    def reading(name: str, data: bytes, ocr: OcrMode = "auto", steps: list[Progress] | None = None) -> DocumentReading:
        file = tmp_path / name
        file.write_bytes(data)
        with Spool() as spool:
            pack = open_pack(sources([file])[0], shared_sandbox(), spool)
            report = None if steps is None else steps.append
            (found,) = read_entries(pack.entries, shared_sandbox(), AS_AT, ocr=ocr, progress=report)
        return found

    return reading


def stated(reading: DocumentReading) -> dict[str, object]:
    """The facts that the certificate is known to state, as read."""
    return {fact.name: fact.value for fact in reading.facts if fact.name in SAID}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("Skewed.pdf", scans.scanned_pdf(certificate(), skew=2.4, noise=8)),
        ("Upside down.pdf", scans.scanned_pdf(certificate(), turn=180, skew=-1.2)),
        ("Sideways.png", scans.picture(certificate(), form="PNG", turn=90, skew=0.8)),
        ("Scan.jpg", scans.picture(certificate(), form="JPEG", dpi=150, quality=60)),
        ("Fax.tif", scans.tiff(certificate())),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_a_picture_states_is_read_and_said_to_be_recognised(
    read: Callable[..., DocumentReading], name: str, data: bytes
) -> None:
    reading = read(name, data)

    assert (reading.document.read, reading.document.kind) == ("ocr", "insurance_certificate")
    assert stated(reading) == SAID
    assert {fact.method for fact in reading.facts} == {"ocr"}
    assert all(fact.confidence < 1 for fact in reading.facts)
    assert all(place.page == 1 and place.box is not None for fact in reading.facts for place in fact.evidence)


def test_the_place_is_on_the_page_as_displayed(read: Callable[..., DocumentReading]) -> None:
    upright = read("Upright.pdf", scans.scanned_pdf(certificate(), skew=0.0))
    turned = read("Turned.pdf", scans.scanned_pdf(certificate(), skew=0.0, turn=180))

    (first,) = [fact.evidence[0].box for fact in upright.facts if fact.name == "insurance.public_liability.expires"]
    (second,) = [fact.evidence[0].box for fact in turned.facts if fact.name == "insurance.public_liability.expires"]

    assert first is not None
    assert second is not None
    assert first[0] + second[2] == pytest.approx(595, abs=4)
    assert first[1] + second[3] == pytest.approx(842, abs=4)


def test_the_same_bytes_are_read_the_same(read: Callable[..., DocumentReading]) -> None:
    data = scans.scanned_pdf(certificate(), skew=1.7)

    assert read("A.pdf", data) == read("A.pdf", data)


def test_switched_off_a_scan_is_unreadable_and_says_why(read: Callable[..., DocumentReading]) -> None:
    reading = read("Scan.pdf", scans.scanned_pdf(certificate()), ocr="off")

    assert reading.document.read == "unreadable"
    assert "--ocr off" in str(reading.document.reason)
    assert reading.facts == ()


def test_forced_a_page_with_text_is_recognised_too(read: Callable[..., DocumentReading]) -> None:
    assert read("Certificate.pdf", certificate()).document.read == "full"

    forced = read("Certificate.pdf", certificate(), ocr="force")

    assert forced.document.read == "ocr"
    assert stated(forced) == SAID


def test_progress_tells_the_pages(read: Callable[..., DocumentReading]) -> None:
    steps: list[Progress] = []

    read("Scan.pdf", scans.scanned_pdf(certificate(2), dpi=150), steps=steps)

    assert [(step.page, step.pages) for step in steps[:2]] == [(1, 2), (2, 2)]
    assert (steps[-1].done, steps[-1].total, steps[-1].page) == (1, 1, None)


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n" + bytes(40), b"\xff\xd8\xff" + bytes(40), b"II*\0" + bytes(40)])
def test_a_damaged_picture_has_a_named_state(read: Callable[..., DocumentReading], data: bytes) -> None:
    reading = read("Picture.png", data)

    assert reading.document.read == "unreadable"
    assert reading.document.reason


def test_a_page_too_faint_to_read_gives_no_sure_fact(read: Callable[..., DocumentReading]) -> None:
    reading = read("Faint.pdf", scans.scanned_pdf(certificate(), dpi=60, noise=70, blur=2.5, quality=10))

    sure = [fact for fact in reading.facts if fact.confidence >= 0.7]
    assert [fact for fact in sure if fact.value != SAID.get(fact.name, fact.value)] == []
