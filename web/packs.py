"""Packs: uploading one, watching it being read, what was found in it, and checking its submissions again."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, get_args

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response

from casework import moments, packs, submissions
from casework.inventory import Inventory, inventories
from casework.packs import PackView, Upload
from casework.words import count
from intake.layouts import LayoutChoice
from rules import frameworks
from schemas.errors import DuplicatePack, NotAllowed
from schemas.plain import plain
from web.date_input import DateInput, of_day, typed
from web.given import clock, settings, store, wake_worker
from web.people import current_person
from web.receiving import takes_files

blueprint = Blueprint("packs", __name__)

_LAYOUTS: dict[LayoutChoice, str] = {
    "auto": "Let the program find out",
    "per-supplier": "One provider's pack",
    "many-suppliers": "An export with a folder for each provider",
    "flat": "Loose files of one provider",
}


@blueprint.get("/upload")
def upload() -> str:
    """The form."""
    return _upload_form(of_day("as_at", moments.day_of(clock())), {})


@blueprint.post("/upload")
@takes_files
def receive() -> Response | tuple[str, int]:
    """Take the files over, and go to the page of the pack."""
    as_at = typed(request.form, "as_at", "Decision date")
    files = [file for file in request.files.getlist("files") if file.filename]
    errors = _upload_errors(as_at, files)
    if errors or as_at.value is None:
        return _upload_form(as_at, errors), 400
    try:
        pack_id = packs.receive(
            store(), [_upload(file) for file in files], framework_id=request.form["framework"], as_at=as_at.value,
            layout=_layout(), by=current_person().name,
        )
    except DuplicatePack as there:
        return render_template("duplicate.html", message=str(there), pack=packs.pack(store(), there.pack_id)), 409
    except NotAllowed as refused:
        return _upload_form(as_at, {"files": str(refused)}), 400
    wake_worker()
    return redirect(url_for("packs.show", pack_id=pack_id), 303)


def _upload_errors(as_at: DateInput, files: list[FileStorage]) -> dict[str, str]:
    """By field, in the order of the page, what is wrong."""
    errors = {}
    if request.form.get("framework") not in frameworks.ids():
        errors["framework"] = "Select the framework that the provider applies for"
    if as_at.error:
        errors["as_at"] = as_at.error
    if not files:
        errors["files"] = "Choose the provider's zip, or its files"
    elif errors:
        errors["files"] = "Choose the files again: your browser does not keep them"
    return errors


def _upload(file: FileStorage) -> Upload:
    """The file as it arrived: closed, so that all of it is on its way to the disk."""
    path = Path(str(file.stream.name))
    file.close()
    return Upload(file.filename or "", path)


def _layout() -> LayoutChoice:
    return next((one for one in get_args(LayoutChoice) if one == request.form.get("layout")), "auto")


def _upload_form(as_at: DateInput, errors: dict[str, str]) -> str:
    fields = {"framework": f"framework-{frameworks.ids()[0]}", "as_at": as_at.first_wrong, "files": "files"}
    return render_template(
        "upload.html", as_at=as_at, wrong=errors, layouts=_LAYOUTS, layout=_layout(),
        errors=[{"text": sentence, "href": f"#{fields[field]}"} for field, sentence in errors.items()],
        frameworks=[frameworks.load(one) for one in frameworks.ids()], chosen=request.form.get("framework"),
        settings=settings(),
    )


@blueprint.get("/packs/<int:pack_id>")
def show(pack_id: int) -> str:
    """Progress while it is read; then every file, and the submissions made of them."""
    return _page(pack_id)


def _page(pack_id: int, again: int | None = None, as_at: DateInput | None = None, wrong: str | None = None) -> str:
    """The page; `again` is the submission whose form to check it again was not right, with what is wrong."""
    pack = packs.pack(store(), pack_id)
    framework = frameworks.load(pack.framework_id)
    box = f"category-{again}-{next(iter(framework.categories))}"
    field = as_at.first_wrong if as_at is not None and as_at.error else box
    return render_template(
        "pack.html", pack=pack, framework=framework, said=progress_said(pack), what_next=what_next,
        inventories=inventories(store(), pack_id), again=again, wrong=wrong, typed=as_at,
        chosen=request.form.getlist("category"), date_of=lambda one: of_day(f"as_at-{one.submission_id}", one.as_at),
        errors=[{"text": wrong, "href": f"#{field}"}] if wrong else [],
    )


def what_next(one: Inventory) -> str:
    """What a submission waits for, as a sentence."""
    waits = [f"{count(one.open, 'gap')} to resolve"] if one.open else []
    if one.awaiting:
        waits.append(f"{count(one.awaiting, 'answer')} to come from the provider")
    if waits:
        return f"{' and '.join(waits)}."
    unconfirmed = [category for category, _, confirmed in one.verdicts if not confirmed]
    if not unconfirmed:
        return "All verdicts are confirmed."
    return f"No gap to resolve: {count(len(unconfirmed), 'verdict')} can be confirmed."


@blueprint.get("/packs/<int:pack_id>/progress")
def progress(pack_id: int) -> dict[str, Any]:
    """How far the pack is, for the script of its page."""
    pack = packs.pack(store(), pack_id)
    return {"running": pack.running, "done": pack.done, "total": pack.total, "said": progress_said(pack)}


def progress_said(pack: PackView) -> str:
    """How far a pack is, as a sentence."""
    if pack.state == "waiting":
        return "Waiting to be read. Packs are read one after another."
    if not pack.total:
        return "Opening the pack."
    last = "" if pack.document is None else f" The last was {plain(pack.document.rsplit('/', 1)[-1])}."
    return f"{pack.done} of {count(pack.total, 'document')} read.{last}"


@blueprint.post("/packs/<int:pack_id>/retry")
def retry(pack_id: int) -> Response:
    """Read a pack again that failed."""
    packs.retry(store(), pack_id)
    wake_worker()
    return redirect(url_for("packs.show", pack_id=pack_id), 303)


@blueprint.post("/submissions/<int:submission_id>/check-again")
def check_again(submission_id: int) -> Response | tuple[str, int]:
    """Check a submission at another date or for other categories; the earlier check stays as it is."""
    name = f"as_at-{submission_id}"
    as_at = typed(request.form, name, "Decision date")
    pack_id = submissions.record(store(), submission_id).pack_id
    if as_at.error or as_at.value is None:
        return _page(pack_id, submission_id, as_at, as_at.error), 400
    try:
        _queue_check(submission_id, as_at.value)
    except NotAllowed as refused:
        return _page(pack_id, submission_id, as_at, str(refused)), 400
    wake_worker()
    flash("The submission is being checked again. The earlier check is kept.", "success")
    return redirect(url_for("packs.show", pack_id=pack_id), 303)


def _queue_check(submission_id: int, as_at: date) -> None:
    known = frameworks.load(submissions.record(store(), submission_id).framework.summary.id).categories
    chosen = [category for category in request.form.getlist("category") if category in known]
    submissions.check_again(store(), submission_id, as_at=as_at, categories=chosen, by=current_person().name)
