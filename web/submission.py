"""A submission: its gaps beside the page that each comes from, its verdicts, documents and checks."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from casework import resolving
from casework.words import VERDICTS, categories_line, count
from rules import frameworks
from schemas.errors import ChangedMeanwhile, NotAllowed
from schemas.plain import plain
from web import evidence, evidence_shown, gap_history, gap_lines, submission_gaps
from web.date_input import of_day
from web.given import store
from web.people import current_person
from web.submission_check import OpenCheck, opened, with_query
from web.submission_verdicts import changes, verdict_lines

blueprint = Blueprint("submission", __name__)
blueprint.add_app_template_filter(plain, "plain")
blueprint.add_app_template_filter(evidence_shown.visible, "visible")


@blueprint.get("/submissions/<int:submission_id>")
def show(submission_id: int) -> str:
    """The latest check."""
    return _page(opened(submission_id))


@blueprint.get("/submissions/<int:submission_id>/checks/<int:number>")
def show_check(submission_id: int, number: int) -> str:
    """One check."""
    return _page(opened(submission_id, number))


def _page(check: OpenCheck) -> str:
    here = check.address("submission.show_check")
    which = submission_gaps.narrowed(check.record, request.args)
    look = evidence.looked_for(check, request.args, gap_lines.places_of(check.record),
                               submission_gaps.preferred(check, which), mentioned=gap_lines.mentions(check))
    links = evidence.Links(check, look, lambda **query: with_query(here, **which.query, **query))
    return render_template(
        "submission.html", check=check, record=check.record, verdicts=verdict_lines(check.record), which=which,
        sections=submission_gaps.sections(check, links, which), titles=submission_gaps.TITLES,
        areas=_areas(check), met=submission_gaps.met_section(check, links),
        not_applicable=submission_gaps.not_applicable_section(check, links),
        shown=evidence_shown.shown(links, here, which.query), history=gap_history.of_check(check),
        framework=frameworks.load(check.record.framework.summary.id),
        as_at=of_day(f"as_at-{check.record.submission_id}", check.record.as_at), here=here,
    )


def _areas(check: OpenCheck) -> dict[str, str]:
    """The areas that have gaps, with their titles, in the order of a report."""
    found = {gap.finding.area for gap in check.record.gaps}
    return {area: gap_lines.area_title(area)
            for area in sorted(found, key=lambda one: gap_lines.area_key(check.record, one))}


@blueprint.post("/submissions/<int:submission_id>/checks/<int:number>/confirm")
def confirm(submission_id: int, number: int) -> Response:
    """Confirm the verdicts of the categories named, each as it was shown."""
    check = opened(submission_id, number)
    record, sequence = check.record, request.form.get("sequence", -1, type=int)
    done: list[str] = []
    refused = ""
    for category in request.form.getlist("category"):
        try:
            record = resolving.confirm(store(), record.check_id, category, sequence=sequence,
                                       by=current_person().name)
        except (ChangedMeanwhile, NotAllowed) as error:
            refused = str(error)
            break
        sequence = record.sequence
        done.append(category)
    if done:
        flash(_confirmed(check, done), "success")
    if refused:
        flash(refused)
    return _back(check)


def _confirmed(check: OpenCheck, done: list[str]) -> str:
    verdicts = {one.category: VERDICTS[one.verdict.verdict] for one in check.record.category_standings}
    if len(done) == 1:
        called = categories_line(check.record.framework.label, done)
        return f"The verdict of {called} is confirmed: {verdicts[done[0]]}."
    said = "; ".join(f"{check.record.framework.label} {category}: {verdicts[category]}" for category in done)
    return f"{count(len(done), 'verdict')} are confirmed. {said}."


@blueprint.post("/submissions/<int:submission_id>/checks/<int:number>/undo")
def undo(submission_id: int, number: int) -> Response:
    """Take a decision back; it stays in the history."""
    check = opened(submission_id, number)
    try:
        after = resolving.undo(store(), check.record.check_id, request.form.get("resolution", -1, type=int),
                               by=current_person().name)
    except (ChangedMeanwhile, NotAllowed) as refused:
        flash(str(refused))
    else:
        flash(" ".join(("The decision is undone. It stays in the history.", *changes(check.record, after))), "success")
    key = request.form.get("gap", "")
    if key:
        return redirect(check.address("gap.show", key=key), 303)
    return _back(check)


def _back(check: OpenCheck) -> Response:
    if check.is_latest:
        return redirect(url_for("submission.show", submission_id=check.record.submission_id), 303)
    return redirect(check.address("submission.show_check"), 303)
