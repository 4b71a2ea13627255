"""A gap: the finding in full beside its evidence, the decision on it, and what was decided before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from casework import resolving
from casework.gaps import alike
from casework.record import OpenableGap, Record, gap_key
from casework.reports.telling import DECIDED
from casework.resolving import Decision
from casework.words import count
from rules import frameworks
from schemas.errors import ChangedMeanwhile, NotAllowed, NotFound
from schemas.types import Evidence
from web import evidence, evidence_shown, gap_form, gap_history, gap_lines
from web.gap_form import GapForm
from web.gap_reasons import CHOICES
from web.given import store
from web.people import current_person
from web.submission_check import OpenCheck, opened, with_query
from web.submission_gaps import open_in_order
from web.submission_verdicts import changes

blueprint = Blueprint("gap", __name__)


@blueprint.get("/submissions/<int:submission_id>/checks/<int:number>/gaps/<key>")
def show(submission_id: int, number: int, key: str) -> str:
    """The gap with its form; the finding without one where it is no gap (any more)."""
    check = opened(submission_id, number)
    gap = check.record.gap(key)
    if gap is None:
        return _settled_page(check, key)
    return _page(check, gap, gap_form.empty(check, gap, request.args.get("decision", "")), untouched=True)


@blueprint.post("/submissions/<int:submission_id>/checks/<int:number>/gaps/<key>")
def resolve(submission_id: int, number: int, key: str) -> str | Response | tuple[str, int]:
    """Decide, then go on to the next open gap, or back."""
    check = opened(submission_id, number)
    gap = check.record.gap(key)
    form = gap_form.typed(check, gap, request.form)
    if gap is None:
        return _gone_page(check, key, form), 409
    seen = request.form.get("seen", -1, type=int)
    if seen != gap.seen:
        return _changed_page(check, gap, form), 409
    decision, form = gap_form.decision_of(check, gap, form)
    if decision is None:
        return _page(check, gap, form), 400
    return _resolve(check, gap, form, decision, seen)


def _resolve(
    check: OpenCheck, gap: OpenableGap, form: GapForm, decision: Decision, seen: int
) -> str | Response | tuple[str, int]:
    record = check.record
    try:
        after = resolving.resolve(store(), record.check_id, gap.key, decision, seen=seen, by=current_person().name)
    except NotAllowed as refused:
        return _page(check, gap, gap_form.with_wrong(form, {f"decision-{form.kind}": str(refused)})), 400
    except (ChangedMeanwhile, NotFound):
        check = opened(record.submission_id, record.number)
        now = check.record.gap(gap.key)
        return (_gone_page(check, gap.key, form) if now is None else _changed_page(check, now, form)), 409
    return _go_on(check, gap, after, said(check, gap, decision, after))


def said(check: OpenCheck, gap: OpenableGap, decision: Decision, after: Record) -> list[str]:
    """What a decision changed, as sentences."""
    sentences = [f"{DECIDED[decision.kind]}: {gap.finding.requirement}."]
    if decision.kind == "correct":
        sentences += _after_correction(check.record, gap, after)
    return [*sentences, *changes(check.record, after)]


def _after_correction(before: Record, gap: OpenableGap, after: Record) -> list[str]:
    own = [one for one in after.findings if one.rule == gap.finding.rule and one.category in gap.categories]
    if any(one.is_gap for one in own):
        first = "With this value it is still a gap."
    elif own:
        first = ("With this value the requirement is met." if all(one.outcome == "met" for one in own)
                 else "With this value the requirement does not apply.")
    else:
        first = "With this value it is no longer asked for."
    earlier, now = ({gap_.finding.rule for gap_ in record.gaps} - {gap.finding.rule} for record in (before, after))
    sentences = [first]
    if closed := len(earlier - now):
        sentences.append(f"{count(closed, 'other gap is', 'other gaps are')} closed by it.")
    if new := len(now - earlier):
        sentences.append(f"{count(new, 'gap is', 'gaps are')} new.")
    return sentences


def _go_on(check: OpenCheck, gap: OpenableGap, after: Record, sentences: list[str]) -> Response:
    """To the next open gap, or back to the submission, where the sentences are told."""
    following = next_open(check, gap, OpenCheck(after, check.checks))
    if following is None:
        sentences.append(left_to_do(after))
    flash(" ".join(sentences), "success")
    if following is not None and request.form.get("then") != "back":
        return redirect(check.address("gap.show", key=following.key), 303)
    if check.is_latest:
        return redirect(url_for("submission.show", submission_id=check.record.submission_id), 303)
    return redirect(check.address("submission.show_check"), 303)


def left_to_do(record: Record) -> str:
    """What comes next where no gap is open."""
    awaiting = sum(gap.state == "awaiting" and not gap.advice for gap in record.gaps)
    if awaiting:
        return f"No gap is open any more; {count(awaiting, 'waits', 'wait')} for the provider."
    return "No gap is open any more: the verdicts can be confirmed."


def next_open(before: OpenCheck, gap: OpenableGap, after: OpenCheck) -> OpenableGap | None:
    """The gap to go on to: the open one that followed it in the list, from the last on to the first."""
    order = [one.key for one in open_in_order(before)]
    at = order.index(gap.key) if gap.key in order else -1
    left = {one.key: one for one in open_in_order(after) if one.key != gap.key}
    following = [key for key in (*order[at + 1 :], *order[: max(at, 0)]) if key in left]
    return left[following[0]] if following else next(iter(left.values()), None)


def _page(
    check: OpenCheck, gap: OpenableGap, form: GapForm, changed: tuple[gap_history.Event, ...] = (), *,
    untouched: bool = False,
) -> str:
    """The page; `changed` is what somebody else did meanwhile. `untouched`: nothing has been typed yet."""
    places = tuple(dict.fromkeys((*gap.finding.evidence, *_pointed_at(gap), *(
        one.fact.evidence for one in form.values.every if one.fact.evidence is not None))))
    links = _links(check, gap.key, {gap.key: places}, gap.key, len(gap.finding.evidence))
    following = next_open(check, gap, check)
    waiting = [one.key for one in open_in_order(check)]
    shown = evidence_shown.shown(links, check.address("gap.show", key=gap.key), {})
    if untouched:
        form = gap_form.pointing_at(form, gap, shown.position, shown.within)
    return render_template(
        "gap.html", check=check, record=check.record, gap=gap, form=form, choices=CHOICES, changed=changed,
        line=gap_lines.gap_line(check, links, gap, None), links=links, where=_value_chips(links, gap.key, places),
        shown=shown, in_force=gap_history.in_force(check, gap),
        history=gap_history.of_gap(check, gap.finding.rule, gap.categories),
        following=None if following is None else check.address("gap.show", key=following.key),
        turn=waiting.index(gap.key) + 1 if gap.key in waiting else None, waiting=len(waiting),
        framework=frameworks.load(check.record.framework.summary.id),
    )


def _pointed_at(gap: OpenableGap) -> tuple[Evidence, ...]:
    return () if gap.resolution is None or gap.resolution.evidence is None else (gap.resolution.evidence,)


def _links(
    check: OpenCheck, key: str, places: Mapping[str, Sequence[Evidence]], first: str, own: int | None = None
) -> evidence.Links:
    """How the page shows places; `first` is the key of the finding whose place is shown unless another is asked for,
    `own` how many of its places are the finding's."""
    here = check.address("gap.show", key=key)
    look = evidence.looked_for(check, request.args, places, first, marked=own, mentioned=gap_lines.mentions(check))

    def to(**wanted: object) -> str:
        finding = wanted.get("finding")
        return with_query(here, **{**wanted, "finding": None if finding == first else finding})

    return evidence.Links(check, look, to)


def _value_chips(links: evidence.Links, key: str, places: tuple[Evidence, ...]) -> dict[Evidence, evidence.Chip]:
    """By place, the link that shows it."""
    look = links.look
    return {
        place: links.chip(place, links.to(place=number, fragment=evidence.FRAGMENT),
                          look.finding == key and look.place == number)
        for number, place in enumerate(places)
    }


def _changed_page(check: OpenCheck, gap: OpenableGap, form: GapForm) -> str:
    """Somebody else decided meanwhile: theirs beside what was typed, and nothing overwritten."""
    seen = request.form.get("seen", -1, type=int)
    history = gap_history.of_gap(check, gap.finding.rule, gap.categories)
    later = tuple(replace(one, resolution=None) for one in history if one.latest > seen)
    return _page(check, gap, form, later)


def _gone_page(check: OpenCheck, key: str, form: GapForm) -> str:
    """The gap went away meanwhile: why, and what was typed, so that it is not lost."""
    return render_template(
        "gap_gone.html", check=check, record=check.record, form=form, key=key, choices=CHOICES,
        history=_history(check, key), framework=frameworks.load(check.record.framework.summary.id),
    )


def _history(check: OpenCheck, key: str) -> tuple[gap_history.Event, ...]:
    rule, _, categories = key.rpartition(":")
    return gap_history.of_gap(check, rule, categories.split(","))


def _settled_page(check: OpenCheck, key: str) -> str:
    """The findings of the key that are no gap. NotFound when there are none."""
    rule, _, categories = key.rpartition(":")
    wanted = categories.split(",")
    found = alike((one for one in check.record.findings if one.rule == rule and one.category in wanted),
                  check.record.framework.label)
    if not found:
        raise NotFound("This gap is not among the findings of the check: a correction may have changed what the rules "
                       "ask for. Look at the submission.")
    gaps = [one for one in check.record.gaps if one.finding.rule == rule and set(one.categories) & set(wanted)]
    places = {gap_key(rule, gap.categories): gap.finding.evidence for gap in found}
    links = _links(check, key, places, next(iter(places)))
    settled = [gap for gap in found if not gap.finding.is_gap]
    return render_template(
        "gap_settled.html", check=check, record=check.record, key=key,
        lines=[gap_lines.settled_line(check, links, gap, None) for gap in settled],
        gaps=[(one.key, check.telling.categories(one.categories)) for one in gaps],
        requirement=found[0].finding.requirement, area=gap_lines.area_title(found[0].finding.area),
        shown=evidence_shown.shown(links, check.address("gap.show", key=key), {}), history=_history(check, key),
        elsewhere=gap_history.corrections_elsewhere(check, rule),
        framework=frameworks.load(check.record.framework.summary.id),
    )
