"""Pages are drawn in a limited process, and what cannot be drawn says why."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from reportlab.pdfgen import canvas

from intake.drawing import draw_page
from intake.sandbox import Registry, Sandbox
from schemas.errors import Refused, Unreadable

REGISTRY = Registry({"render_page": "intake.drawing:render_page"}, frozenset({"render_page"}))


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(registry=REGISTRY) as running:
        yield running


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    path = tmp_path / "certificate.pdf"
    page = canvas.Canvas(str(path), pagesize=(200, 100))
    page.drawString(20, 50, "Public liability")
    page.save()
    return path


def test_a_page_is_drawn_as_displayed(sandbox: Sandbox, certificate: Path) -> None:
    picture = draw_page(sandbox, certificate, 1, dpi=72)

    assert picture.startswith(b"\x89PNG")
    assert (int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24])) == (200, 100)


def test_a_page_that_is_not_there_or_too_large_says_so(sandbox: Sandbox, certificate: Path) -> None:
    with pytest.raises(Unreadable, match="there is no page 2"):
        draw_page(sandbox, certificate, 2)
    with pytest.raises(Refused, match="pixels"):
        draw_page(sandbox, certificate, 1, dpi=100_000)


def test_what_is_no_pdf_is_unreadable(sandbox: Sandbox, tmp_path: Path) -> None:
    (tmp_path / "not.pdf").write_bytes(b"not a PDF at all")

    with pytest.raises(Unreadable):
        draw_page(sandbox, tmp_path / "not.pdf", 1)
