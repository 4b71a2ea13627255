"""A submission's documents: looked at part by part, their pages as pictures, and the originals as they were sent."""

from __future__ import annotations

import re
from pathlib import Path

from flask import Blueprint, Response, abort, redirect, render_template, request, send_file
from werkzeug.wrappers import Response as AnyResponse

from casework.evidence.viewer import DPI
from rules import frameworks
from schemas.errors import BadInput, NotFound, SandboxError
from schemas.plain import plain
from schemas.types import Document
from web import evidence, evidence_shown
from web.given import store
from web.submission_check import OpenCheck, opened, with_query

blueprint = Blueprint("documents", __name__,
                      url_prefix="/submissions/<int:submission_id>/checks/<int:number>/documents")

SANDBOXED = "sandbox; default-src 'none'"
"""An original may hold anything: even shown by mistake, it can do nothing."""

_PICTURE_SECONDS = 3600
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|]')
_LONGEST_NAME = 150


@blueprint.get("")
def choose(submission_id: int, number: int) -> AnyResponse:
    """Go to the document chosen in a list."""
    check = opened(submission_id, number)
    position = request.args.get("document", -1, type=int)
    check.document_at(position)
    return redirect(check.address("documents.show", position=position), 303)


@blueprint.get("/<int:position>")
def show(submission_id: int, number: int, position: int) -> str:
    """The document by itself."""
    check = opened(submission_id, number)
    document = check.document_at(position)
    here = check.address("documents.show", position=position)
    query = {"document": str(position), "part": request.args.get("part", "1")}
    if "large" in request.args:
        query["large"] = "1"
    look = evidence.looked_for(check, query, {}, None)
    links = evidence.Links(check, look, lambda **wanted: with_query(here, **_own(wanted)))
    return render_template(
        "document.html", check=check, record=check.record, document=document,
        shown=evidence_shown.shown(links, check.address("documents.choose"), {}),
        framework=frameworks.load(check.record.framework.summary.id),
    )


def _own(wanted: dict[str, object]) -> dict[str, object]:
    """A query without the document, which the address names already."""
    return {name: value for name, value in wanted.items() if name not in ("document", "finding", "place")}


@blueprint.get("/<int:position>/pages/<int:page>.png")
def picture(submission_id: int, number: int, position: int, page: int) -> Response:
    """A page as a picture."""
    document, original = _kept(opened(submission_id, number), position)
    dpi = evidence_shown.LARGE_DPI if "large" in request.args else DPI
    try:
        file = evidence_shown.viewer().page_picture(original, document.sha256, page, dpi)
    except (BadInput, SandboxError, ValueError):
        abort(404, "This page cannot be drawn.")
    response = send_file(file, mimetype="image/png", etag=file.name, max_age=_PICTURE_SECONDS)
    response.headers["Cache-Control"] = f"private, max-age={_PICTURE_SECONDS}"
    return response


@blueprint.get("/<int:position>/original")
def original(submission_id: int, number: int, position: int) -> Response:
    """The file as it was sent, only ever to be saved."""
    document, path = _kept(opened(submission_id, number), position)
    response = send_file(path, mimetype="application/octet-stream", as_attachment=True,
                         download_name=download_name(document.path), etag=document.sha256, conditional=False)
    response.headers["Content-Security-Policy"] = SANDBOXED
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _kept(check: OpenCheck, position: int) -> tuple[Document, Path]:
    """The document and its file. NotFound when there is no such document, or its file was never kept."""
    document = check.document_at(position)
    originals = store().originals
    if not originals.has(document.sha256):
        raise NotFound(f"{check.name_of(document.path)} is not kept in the store: "
                       f"{plain(document.reason or 'it was not taken over from the pack.')}")
    return document, originals.path(document.sha256)


def download_name(path: str) -> str:
    """The last part of a path as a name for a download: nothing in it can leave the folder or hide what it is."""
    name = _NOT_IN_NAMES.sub("_", plain(path.rsplit("/", 1)[-1])).strip(". ")
    stem, dot, ending = name.rpartition(".")
    if not name:
        return "download"
    return name if len(name) <= _LONGEST_NAME else f"{stem[: _LONGEST_NAME - len(ending) - 1]}{dot}{ending[:20]}"
