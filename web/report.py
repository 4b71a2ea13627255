"""The panel report: seen as a page, saved as Word, PDF or HTML."""

from __future__ import annotations

from functools import cache
from io import BytesIO

from flask import Blueprint, Response, abort, render_template, send_file

from casework.reports import FORMATS, FormatName, filename, html, panel_report, write
from casework.reports.summary import lapsed_confirmation
from rules import frameworks
from web.submission_check import opened

blueprint = Blueprint("report", __name__)

_STYLE_SECONDS = 300
_ORDER: tuple[FormatName, ...] = ("docx", "pdf", "html")


@blueprint.get("/submissions/<int:submission_id>/checks/<int:number>/report")
def show(submission_id: int, number: int) -> str:
    """The report inside the frame of the pages."""
    check = opened(submission_id, number)
    standings = check.record.category_standings
    proposed = [one for one in standings if one.confirmation is None]
    return render_template(
        "report.html", check=check, record=check.record, formats=[(one, FORMATS[one]) for one in _ORDER],
        body=html.body_html(panel_report(check.record)),
        never=[one.category for one in proposed if lapsed_confirmation(check.record, one) is None],
        lapsed=[one.category for one in proposed if lapsed_confirmation(check.record, one) is not None],
        categories=len(standings),
        framework=frameworks.load(check.record.framework.summary.id),
    )


@blueprint.get("/submissions/<int:submission_id>/checks/<int:number>/report.<form>")
def download(submission_id: int, number: int, form: str) -> Response:
    """The report as a file."""
    name = next((one for one in FORMATS if one == form), None)
    if name is None:
        abort(404)
    record = opened(submission_id, number).record
    response = send_file(BytesIO(write(record, name)), as_attachment=True, download_name=filename(record, name))
    response.content_type = FORMATS[name].media_type
    return response


@blueprint.get("/report.css")
def style() -> Response:
    """The style of the report."""
    response = Response(_style(), content_type="text/css; charset=utf-8")
    response.headers["Cache-Control"] = f"private, max-age={_STYLE_SECONDS}"
    return response


@cache
def _style() -> str:
    return html.stylesheet()
