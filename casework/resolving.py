"""What people decide about gaps and verdicts: each an event with author, time and reason; nothing is overwritten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from casework import judging
from casework.moments import moment
from casework.record import (
    REASON_REQUIRED,
    RESOLUTION_NAMES,
    Confirmation,
    Correction,
    OpenableGap,
    Record,
    Resolution,
    ResolutionKind,
    Undo,
    corrections_in_force,
)
from casework.store import Session, Store
from casework.store.base import now
from casework.store.packs import submission_row
from casework.store.records import check_row, load_record, write_summary
from casework.store.resolutions import add_confirmation, add_resolution, add_undo, load_resolutions
from casework.store.written import add_judgement, load_submission
from rules import frameworks
from schemas.errors import ChangedMeanwhile, NotAllowed, NotFound
from schemas.types import Evidence

MOST_REASON = 4000
"""Characters of a reason: a page of text, and no more than a report can show."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decides about a gap. `evidence` is the place an accepting person points at; it is needed where the
    finding cites none. `corrections` are needed by, and only by, the kind `correct`."""

    kind: ResolutionKind
    chips: tuple[str, ...] = ()
    reason: str = ""
    evidence: Evidence | None = None
    corrections: tuple[Correction, ...] = ()


def resolve(store: Store, check_id: int, gap_key: str, decision: Decision, *, seen: int, by: str) -> Record:
    """Resolve a gap in all its categories and return the record as it then stands.

    `seen` is the gap's number when it was shown. Raises NotFound when there is no such gap any more, ChangedMeanwhile
    when somebody else resolved it since, NotAllowed with a sentence when the decision lacks something.
    """
    with store.writing() as session:
        record = load_record(session, check_row(session, check_id))
        gap = _unchanged(record, gap_key, seen)
        _require_complete(record, gap, decision)
        made = Resolution(
            id=0, sequence=record.sequence + 1, kind=decision.kind, rule=gap.finding.rule, categories=gap.categories,
            author=by, at=now(), chips=decision.chips, reason=decision.reason.strip(),
            corrections=decision.corrections, evidence=decision.evidence,
        )
        add_resolution(session, check_id, made)
        if made.corrections:
            _judge_again(session, check_id, made.sequence)
        return write_summary(session, check_id)


def undo(store: Store, check_id: int, resolution_id: int, *, by: str) -> Record:
    """Take a resolution back: it stays in the history, and the one before it, if any, is in force again.

    NotFound when there is no such resolution, ChangedMeanwhile when it was taken back already.
    """
    with store.writing() as session:
        record = load_record(session, check_row(session, check_id))
        taken = next((one for one in record.resolutions if one.id == resolution_id), None)
        if taken is None:
            raise NotFound("There is no such decision on this submission.")
        if taken.undone is not None:
            raise ChangedMeanwhile(f"{taken.undone.author} undid this decision {_when(taken.undone)} already.")
        if taken.corrections:
            _require_same_rules(record)
        back = Undo(record.sequence + 1, by, now())
        add_undo(session, check_id, resolution_id, back)
        if taken.corrections:
            _judge_again(session, check_id, back.sequence)
        return write_summary(session, check_id)


def confirm(store: Store, check_id: int, category: str, *, sequence: int, by: str) -> Record:
    """Confirm a category's verdict as it stands. `sequence` is the record's number when it was shown.

    NotAllowed while a gap is open or the provider is asked; ChangedMeanwhile when anything was decided since.
    """
    with store.writing() as session:
        record = load_record(session, check_row(session, check_id))
        standing = next((one for one in record.category_standings if one.category == category), None)
        if standing is None:
            raise NotFound(f"{category} is not among the categories of this check.")
        if standing.confirmation is not None:
            raise ChangedMeanwhile(f"{standing.confirmation.author} confirmed this verdict "
                                   f"{_when(standing.confirmation)} already.")
        if record.sequence != sequence:
            raise ChangedMeanwhile("Something was decided on this submission since the page was shown. Look at the "
                                   "verdict again, then confirm it.")
        if not standing.can_be_confirmed:
            raise NotAllowed(f"The verdict cannot be confirmed yet: {_in_the_way(standing.open, standing.awaiting)}.")
        add_confirmation(session, check_id, Confirmation(record.sequence + 1, category, standing.verdict.verdict, by,
                                                         now()))
        return write_summary(session, check_id)


def _in_the_way(opened: int, awaiting: int) -> str:
    parts = [f"{opened} {'gap is' if opened == 1 else 'gaps are'} open"] if opened else []
    if awaiting:
        parts.append(f"{awaiting} {'waits' if awaiting == 1 else 'wait'} for the provider")
    return " and ".join(parts)


def _unchanged(record: Record, gap_key: str, seen: int) -> OpenableGap:
    """The gap as the person saw it."""
    gap = record.gap(gap_key)
    rule = gap_key.rpartition(":")[0]
    later = [one for one in record.resolutions
             if one.rule == rule and max(one.sequence, one.undone.sequence if one.undone else 0) > seen]
    if later:
        raise ChangedMeanwhile(_changed(later[-1]))
    if gap is None:
        raise NotFound("This gap is no longer there: a correction has changed what the rules find. Look at the "
                       "submission again.")
    return gap


def _changed(later: Resolution) -> str:
    if later.undone is not None:
        return (f"{later.undone.author} undid “{RESOLUTION_NAMES[later.kind]}” {_when(later.undone)}. Look at it "
                "again, then decide.")
    said = f": {later.said}" if later.said else ""
    return (f"{later.author} changed this gap {_when(later)} ({RESOLUTION_NAMES[later.kind]}{said}). Look at it, then "
            "decide. Nothing was overwritten.")


def _when(event: Resolution | Undo | Confirmation) -> str:
    return f"on {moment(event.at)}"


def _require_complete(record: Record, gap: OpenableGap, decision: Decision) -> None:
    if decision.kind in REASON_REQUIRED and not decision.reason.strip():
        word = "waive" if decision.kind == "waive" else "uphold"
        raise NotAllowed(f"Give your reason in your own words to {word} a gap: it is printed in the panel report.")
    if len(decision.reason) > MOST_REASON:
        raise NotAllowed(f"Shorten the reason to {MOST_REASON:,} characters.")
    if decision.kind == "accept" and not gap.finding.evidence and decision.evidence is None:
        raise NotAllowed("Say in which document the evidence is: the finding names none.")
    if (decision.kind == "correct") != bool(decision.corrections):
        raise NotAllowed("Change at least one value, or choose another decision.")
    if decision.corrections:
        _require_same_rules(record)


def _require_same_rules(record: Record) -> None:
    if record.rules_changed:
        raise NotAllowed("The rules of this framework have changed since this check was made, so a value cannot be "
                         "corrected in it. Check the submission again first.")


def _judge_again(session: Session, check_id: int, after: int) -> None:
    """Run the rules over what was read, with the corrections that are now in force."""
    check = check_row(session, check_id)
    submission, _ = load_submission(session, check, submission_row(session, check.submission_id).supplier)
    corrections: Sequence[Correction] = corrections_in_force(load_resolutions(session, check_id))
    framework = frameworks.load(check.framework_id)
    judgement = judging.judge(submission, framework, check.judged_for, check.as_at, corrections)
    add_judgement(session, check_id, judgement.findings, judgement.computed, after=after, at=now())
