"""The view of a cited place, of any part of a document, and pictures of pages, for many people at once."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from casework.derived import MAX_BYTES, DerivedFiles
from casework.documents import as_sentence
from casework.evidence.remembered import Remembered
from casework.evidence.shared import SharedSandboxes
from intake.conversion import CONVERTED, Conversion
from intake.drawing import draw_page
from intake.sandbox import Outcome, Registry, Sandbox, Task
from intake.sandbox.tasks import VIEWING_TASKS
from schemas.errors import SandboxError, Unreadable
from schemas.surroundings import NoView, View, view_from_json
from schemas.types import Document, Evidence

log = logging.getLogger(__name__)

DPI = 110
"""A page of A4 is then 909 pixels wide: sharp beside a list of gaps, and quick to draw."""

MAX_REMEMBERED = 512
"""Views kept in memory, some 20 kB each."""

_NEVER_OPENED = frozenset({"needs_password", "refused", "ignored"})
"""Read states of documents of which there is nothing to see, or that are not opened on principle."""

_LOOKED_AT = frozenset({"application/pdf", "image/png", "image/jpeg", "image/tiff"})
"""Media types that are drawn, which may work where nothing could be read: a person reads what a program cannot."""

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
FAILED = "The program failed while it showed this file. Please download the original, and report this."


class Viewer:
    """Shows documents. Use as a context manager or `close` it; safe to use from any thread. Nothing is started before
    the first view, unless `start` is called.

    `folder` is for what is made from documents (pictures, conversions): its own, and losing its content between two
    runs does no harm. `hands` is how many limited processes work at once. Only tests need another `registry`.
    """

    def __init__(
        self, folder: Path, *, hands: int = 2, max_bytes: int = MAX_BYTES, registry: Registry = VIEWING_TASKS
    ) -> None:
        self._derived = DerivedFiles(folder, max_bytes)
        self._sandboxes = SharedSandboxes(hands, registry)
        self._views: Remembered[View] = Remembered(MAX_REMEMBERED)

    def start(self) -> None:
        """Get ready without waiting, so that the first view does not have to."""
        self._sandboxes.start()

    def close(self) -> None:
        """End the limited processes; nothing can be shown any more."""
        self._sandboxes.close()

    def __enter__(self) -> Viewer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def place_view(self, original: Path, document: Document, places: Sequence[Evidence]) -> View:
        """What stands around the first place, with the other places that are in view marked too; those of other
        documents are passed over, and ValueError is raised when none is left. `original` is the document's file.

        A document that cannot be shown gives a NoView; so does a failure of the limited process, which is logged.
        """
        own = _of(document, places)
        if not own:
            raise ValueError(f"no place of {document.path} was given")
        return self._view(original, document, own, None)

    def document_view(
        self, original: Path, document: Document, part: int = 1, places: Sequence[Evidence] = ()
    ) -> View:
        """That part of the document, from 1: a page, a window of a sheet, a slice of the text; one beyond the last is
        the last. `places` of the document are marked where they are in view. NoView as for a place."""
        return self._view(original, document, _of(document, places), part)

    def page_picture(self, original: Path, sha256: str, page: int, dpi: int = DPI) -> Path:
        """The file of the page's picture, a PNG: drawn now, or before. Its name tells it apart for good, so that it
        serves as an entity tag. `sha256` is the original's.

        Raises NeedsPassword, Refused or Unreadable with the reason, and SandboxError; ValueError for a hash, page or
        resolution that none could be.
        """
        if not (1 <= page < 10**7 and 20 <= dpi <= 400):
            raise ValueError("a page is a number from 1, and is drawn with 20 to 400 dots per inch")
        name = f"{sha256}-{page}-{dpi}.png"

        def draw(sandbox: Sandbox) -> Path:
            # Another thread may have waited for the same page.
            return self._derived.find(name) or self._derived.keep(name, _drawn(sandbox, original, page, dpi))

        return self._derived.find(name) or self._sandboxes.run(draw)

    def _view(self, original: Path, document: Document, places: tuple[Evidence, ...], part: int | None) -> View:
        if not _can_be_opened(document):
            return NoView(as_sentence(document.reason or "cannot be shown"))
        key = (document.sha256, document.path, document.read, places, part)
        view = self._views.get(key)
        if view is not None:
            return view
        try:
            outcome = self._sandboxes.run(lambda sandbox: self._shown(sandbox, original, document, places, part))
            view = _answer(outcome, document)
        except Unreadable as error:
            return NoView(str(error))
        except SandboxError as error:
            log.error("%s cannot be shown: %s.", document.path, error)
            return NoView(FAILED)
        if outcome.done:
            self._views.keep(key, view)
        return view

    def _shown(
        self, sandbox: Sandbox, original: Path, document: Document, places: Sequence[Evidence], part: int | None
    ) -> Outcome:
        """The task's outcome. Raises Unreadable for a document that cannot be converted (any more)."""
        path = document.path
        if document.media_type in CONVERTED:
            # What it holds now is not what its name says.
            original, path = self._converted(original, document), ""
        args = {"path": path, "places": [place.as_json() for place in places], "part": part}
        return sandbox.call(Task("show_place", original, args=args))

    def _converted(self, original: Path, document: Document) -> Path:
        """The .docx that is read in place of an older format, as when its places were found."""
        name = f"{document.sha256}.docx"
        kept = self._derived.find(name)
        if kept is not None:
            return kept
        with Conversion() as converting:
            made = converting.run({document.path: (original, document.media_type)})[document.path]
            if made.content is None:
                raise Unreadable(as_sentence(made.reason or "could not be converted"))
            return self._derived.keep(name, made.content.read_bytes())


def _of(document: Document, places: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The places of that document, each once."""
    return tuple(dict.fromkeys(place for place in places if place.document == document.path))


def _can_be_opened(document: Document) -> bool:
    if document.read == "unreadable":
        return document.media_type in _LOOKED_AT
    return document.read not in _NEVER_OPENED


def _drawn(sandbox: Sandbox, original: Path, page: int, dpi: int) -> bytes:
    picture = draw_page(sandbox, original, page, dpi)
    if not picture.startswith(_SIGNATURE):
        raise SandboxError(f"page {page} was drawn as something that is no picture")
    return picture


def _answer(outcome: Outcome, document: Document) -> View:
    """The view, or why there is none. SandboxError for what is no view."""
    if outcome.state in ("failed", "nonsense"):
        log.error("%s cannot be shown: %s.", document.path, outcome.reason)
        log.debug("%s", outcome.detail)
        return NoView(FAILED)
    if not outcome.done:
        own = document.reason if document.read == "unreadable" else outcome.reason
        return NoView(as_sentence((own or "cannot be shown").removeprefix("the file ")))
    view = view_from_json(outcome.value)
    return replace(view, note=document.reason) if document.read == "unreadable" else view
