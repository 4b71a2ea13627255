"""Opening a PDF: its handle, its pages, and plain words for what cannot be opened."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2 as pypdfium
import pypdfium2.raw as pdfium

from intake.readers.pdf.flags import is_whole
from intake.readers.pdf.geometry import Frame
from intake.readers.pdf.limits import MAX_BOOKMARKS, MAX_PAGE_SIDE
from schemas.errors import NeedsPassword, Unreadable

Handle = Any
_ERROR_PASSWORD = 4
_ERROR_SECURITY = 5
_SIGNATURE = b"%PDF-"


@contextmanager
def opened(data: bytes) -> Iterator[pypdfium.PdfDocument]:
    """The document, with its form's environment where it has one; closed at the end.

    Raises NeedsPassword when it does not open without a password, Unreadable when it does not open at all.
    """
    if not data:
        raise Unreadable("The PDF file is empty (0 bytes). Please send it again.")
    if _SIGNATURE not in data[:1024]:
        raise Unreadable("The file does not begin as a PDF does, so it cannot be opened. Please send it again.")
    try:
        document = pypdfium.PdfDocument(data)
    except pypdfium.PdfiumError as error:
        raise _refusal(data) from error
    try:
        if len(document) == 0:
            raise Unreadable("The PDF holds no page that can be read; it is damaged. Please send it again.")
        if document.get_formtype() != pdfium.FORMTYPE_NONE:
            _prepare_form(document)
        yield document
    finally:
        document.close()


def _prepare_form(document: pypdfium.PdfDocument) -> None:
    """What the library's own `init_forms` does, without its advice to developers about XFA on the log."""
    config = pdfium.FPDF_FORMFILLINFO(version=2)
    handle = pdfium.FPDFDOC_InitFormFillEnvironment(document, config)
    if not handle:
        raise Unreadable("The PDF's form cannot be read; it is damaged. Please send it again.")
    document.formenv = pypdfium.PdfFormEnv(handle, config)


def is_xfa(document: pypdfium.PdfDocument) -> bool:
    """Whether the form is of the kind that only Adobe Reader shows: its pages hold nothing but a notice."""
    return bool(document.get_formtype() == pdfium.FORMTYPE_XFA_FULL)


def bookmarks_of(document: pypdfium.PdfDocument) -> list[str]:
    """The titles of the document's outline, from the top down, without empty ones; as many as the limit allows."""
    titles: list[str] = []
    waiting = [pdfium.FPDFBookmark_GetFirstChild(document.raw, None)]
    while waiting and len(titles) < MAX_BOOKMARKS:
        mark = waiting.pop()
        if not mark:
            continue
        titles.append(_title(mark))
        waiting += [pdfium.FPDFBookmark_GetNextSibling(document.raw, mark),
                    pdfium.FPDFBookmark_GetFirstChild(document.raw, mark)]
    return [title for title in titles if title]


def _title(mark: Handle) -> str:
    size = pdfium.FPDFBookmark_GetTitle(mark, None, 0)
    buffer = ctypes.create_string_buffer(max(2, size))
    pdfium.FPDFBookmark_GetTitle(mark, buffer, size)
    return " ".join(buffer.raw[: max(0, size - 2)].decode("utf-16-le", "replace").split())


def _refusal(data: bytes) -> NeedsPassword | Unreadable:
    code = pdfium.FPDF_GetLastError()
    if code == _ERROR_PASSWORD:
        return NeedsPassword("The PDF is locked with a password. Please ask the provider for a copy without one.")
    if code == _ERROR_SECURITY:
        return NeedsPassword("The PDF is locked in a way that cannot be opened here. Please ask for an open copy.")
    if not is_whole(data):
        return Unreadable("The PDF is cut short: its end is missing, as after a failed upload. Please send it again.")
    return Unreadable("The PDF is damaged and cannot be opened. Please send it again.")


@contextmanager
def page_of(document: pypdfium.PdfDocument, number: int) -> Iterator[tuple[Handle, Frame]]:
    """The page with that number (from 1) and its frame. Raises Unreadable when it cannot be loaded."""
    page = pdfium.FPDF_LoadPage(document.raw, number - 1)
    if not page:
        raise Unreadable(f"Page {number} of the PDF is damaged and cannot be read.")
    try:
        yield page, _frame(page, number)
    finally:
        pdfium.FPDF_ClosePage(page)


@contextmanager
def text_of_page(page: Handle) -> Iterator[Handle]:
    """The page's characters as pdfium holds them."""
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        raise Unreadable("The page's text cannot be read.")
    try:
        yield text_page
    finally:
        pdfium.FPDFText_ClosePage(text_page)


def _frame(page: Handle, number: int) -> Frame:
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    frame = Frame(box.left, box.bottom, box.right, box.top, pdfium.FPDFPage_GetRotation(page) % 4)
    wide, high = frame.size
    if not (0 < wide <= MAX_PAGE_SIDE and 0 < high <= MAX_PAGE_SIDE):
        raise Unreadable(f"Page {number} of the PDF has an impossible size ({wide:.0f} by {high:.0f} points).")
    return frame
