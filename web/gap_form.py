"""The form by which a gap is resolved: what was typed, and the decision that it makes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from werkzeug.datastructures import MultiDict

from casework.record import OpenableGap
from casework.resolving import MOST_REASON, Decision
from web.gap_places import PlaceTyped, place_from, place_typed
from web.gap_reasons import BY_KIND
from web.gap_values import Values, corrections_from, following, values_of, with_errors
from web.submission_check import OpenCheck

SAY_WHY = "Give your reason in your own words: it is printed in the panel report"


@dataclass(frozen=True, slots=True)
class GapForm:
    """What was typed. `kind` is the decision chosen, `chips` the ready-made reasons ticked for it, `place` where an
    accepting person points. `wrong` is what is wrong, by the id of the field."""

    kind: str = ""
    chips: tuple[str, ...] = ()
    reason: str = ""
    place: PlaceTyped = field(default_factory=lambda: PlaceTyped("place"))
    values: Values = field(default_factory=Values)
    wrong: dict[str, str] = field(default_factory=dict)

    @property
    def errors(self) -> list[dict[str, str]]:
        """For the error summary."""
        return [{"text": text, "href": f"#{where}"} for where, text in self.wrong.items()]


def empty(check: OpenCheck, gap: OpenableGap, kind: str) -> GapForm:
    """The form before anything is typed, with that decision chosen; none for one that is not known."""
    return GapForm(kind=kind if kind in BY_KIND else "", values=values_of(check, gap, {}))


def pointing_at(form: GapForm, gap: OpenableGap, position: int | None, within: str) -> GapForm:
    """A form before anything is typed, with the place in view (a document's number, where in it) filled in wherever a
    person has to say what no program found."""
    place = form.place if gap.finding.evidence else form.place.following(position, within)
    return replace(form, place=place, values=following(form.values, position, within))


def typed(check: OpenCheck, gap: OpenableGap | None, form: MultiDict[str, str]) -> GapForm:
    """What was typed. Without a gap there are no values."""
    kind = form.get("decision", "")
    known = BY_KIND[kind].reasons if kind in BY_KIND else ()
    ticked = form.getlist(f"chip-{kind}")
    return GapForm(
        kind=kind if kind in BY_KIND else "", chips=tuple(one for one in known if one in ticked),
        reason=form.get("reason", "").replace("\r\n", "\n").strip(), place=place_typed(form, "place"),
        values=Values() if gap is None else values_of(check, gap, form),
    )


def decision_of(check: OpenCheck, gap: OpenableGap, form: GapForm) -> tuple[Decision | None, GapForm]:
    """The decision; None when something is wrong, with the form that says what."""
    wrong: dict[str, str] = {}
    made: dict[str, Any] = {}
    if not form.kind:
        wrong["decision"] = "Choose what to do with this gap"
    elif form.kind == "accept" and (form.place.begun or not gap.finding.evidence):
        made["evidence"], wrong = place_from(check, form.place)
    elif form.kind == "correct":
        made["corrections"], wrong = corrections_from(check, form.values)
        if not made["corrections"] and not wrong:
            wrong["decision-correct"] = "Enter the correct value, or choose another decision"
    if form.kind and BY_KIND[form.kind].needs_reason and not form.reason:
        wrong["reason"] = SAY_WHY
    if len(form.reason) > MOST_REASON:
        wrong["reason"] = f"Shorten the reason to {MOST_REASON:,} characters"
    if wrong:
        return None, with_wrong(form, wrong)
    return Decision(BY_KIND[form.kind].kind, form.chips, form.reason, **made), form


def with_wrong(form: GapForm, wrong: dict[str, str]) -> GapForm:
    """The form with what is wrong in it."""
    return GapForm(form.kind, form.chips, form.reason, form.place, with_errors(form.values, wrong), wrong)
