"""Error pages: what happened, why, what to do next, and a reference that stands in the log, too."""

from __future__ import annotations

import logging
import secrets
from dataclasses import dataclass

from flask import Flask, current_app, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError

from schemas.errors import CaseError, NotFound
from web.given import settings
from web.receiving import NoRoom, is_full_disk
from web.request_log import asked_for
from web.settings import MEGABYTE

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Words:
    """The heading of an error page, and its sentences."""

    title: str
    sentences: tuple[str, ...]


_WORDS = {
    400: Words("The request could not be understood", (
        "Part of what your browser sent is missing or not as it should be.",
        "Go back, reload the page and try again.")),
    403: Words("You may not open this page", ("Go to the list of submissions and start from there.",)),
    404: Words("Page not found", (
        "There is nothing at this address. If you typed it, check it; if you followed a link, what it led to may have "
        "been made again under another address.",)),
    405: Words("This address cannot be used that way", ("Go back and use the buttons and links of the page.",)),
    409: Words("That cannot be done now", ("Nothing was changed.",)),
    429: Words("Too many attempts", ("Wait a quarter of an hour, then try again.",)),
    500: Words("Sorry, there is a problem with the program", (
        "What you last did was not saved. What was saved before is still there.",
        "Try again. If it happens again, report it with the reference below.")),
    507: Words("There is no room on the server's disk", (
        "Nothing was stored. Tell whoever runs the server, with the reference below, then upload again.",)),
}


def init_app(app: Flask) -> None:
    """Answer every error with a page of its own."""
    app.register_error_handler(CSRFError, _form_expired)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(CaseError, _case_error)
    app.register_error_handler(Exception, _fault)


def error_page(status: int, words: Words) -> tuple[str, int]:
    """The page; its reference is in the log beside the address asked for."""
    reference = secrets.token_hex(4)
    log.info("reference %s: %s for %s %s", reference, status, request.method, asked_for())
    return render_template("error.html", words=words, reference=reference, status=status), status


def _http_error(error: HTTPException) -> ResponseReturnValue:
    if error.code is None or error.code < 400:  # a redirect, raised
        return current_app.make_response(error.get_response())
    if error.code == 413:
        return too_large_page()
    return error_page(error.code, _WORDS.get(error.code, Words(error.name, (error.description or "",))))


def too_large_page() -> tuple[str, int]:
    """The page for an upload that is too large."""
    limits = settings()
    return error_page(413, Words("What you sent is too large", (
        f"One upload may hold {limits.max_upload_bytes // MEGABYTE} MB, in {limits.max_form_parts:,} files at "
        "most. Nothing was stored.",
        "Put many files into one zip. Where a whole round is too large, upload a zip for each provider.")))


def _form_expired(error: CSRFError) -> tuple[str, int]:
    del error
    return error_page(400, Words("This form is too old", (
        "Nothing was saved: the page was opened before you last signed in or out, or in another browser.",
        "Go back, reload the page, and send the form again.")))


def _case_error(error: CaseError) -> tuple[str, int]:
    if isinstance(error, NotFound):
        return error_page(404, Words("Page not found", (str(error),)))
    return error_page(409, Words(_WORDS[409].title, (str(error), *_WORDS[409].sentences)))


def _fault(error: Exception) -> tuple[str, int]:
    status = NoRoom.code if is_full_disk(error) else InternalServerError.code
    page = error_page(status, _WORDS[status])
    log.error("the request %s %s failed", request.method, asked_for(), exc_info=error)
    return page
