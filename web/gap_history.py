"""What people did to a gap, or to a whole check, as a timeline; nothing is left out that was taken back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from casework.moments import moment
from casework.record import Confirmation, OpenableGap, Resolution, gap_key
from casework.reports.telling import DECIDED, fact_name
from casework.verdict_history import VerdictChange, verdict_changes
from casework.words import VERDICTS, sentence, upper_first
from rules import words
from schemas.plain import plain
from web.given import store
from web.submission_check import OpenCheck

_ARROW = "→"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that somebody did. `lines` say what and why, `changed` which verdicts it changed. `undone`: who took it
    back and when. `resolution` is the number by which it can be taken back, None where that is done or cannot be.
    `about` is the requirement, with the address of its gap."""

    sequence: int
    title: str
    author: str
    at: str
    lines: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    undone: str | None = None
    resolution: int | None = None
    about: tuple[str, str] | None = None
    latest: int = 0
    """The number of the last event: the decision's, or that of its being undone."""


def of_check(check: OpenCheck) -> tuple[Event, ...]:
    """Everything, the latest first."""
    changes = verdict_changes(store(), check.record)
    requirements = {one.rule: one.requirement for one in (*check.record.judged, *check.record.findings)}
    events = [_event(check, one, changes, _about(check, one, requirements)) for one in check.record.resolutions]
    events += [_confirmation(check, one) for one in check.record.confirmations]
    return _latest_first(events)


def _about(check: OpenCheck, resolution: Resolution, requirements: Mapping[str, str]) -> tuple[str, str]:
    key = gap_key(resolution.rule, resolution.categories)
    return plain(requirements.get(resolution.rule, resolution.rule)), check.address("gap.show", key=key)


def of_gap(check: OpenCheck, rule: str, categories: Sequence[str]) -> tuple[Event, ...]:
    """What was decided on a rule in any of the categories, the latest first."""
    changes = verdict_changes(store(), check.record)
    return _latest_first(
        _event(check, one, changes, None) for one in check.record.resolutions
        if one.rule == rule and set(one.categories) & set(categories)
    )


def corrections_elsewhere(check: OpenCheck, rule: str) -> tuple[Event, ...]:
    """Corrections in force that were made at gaps of other rules: they may count here, too. The latest first."""
    requirements = {one.rule: one.requirement for one in (*check.record.judged, *check.record.findings)}
    return _latest_first(
        _event(check, one, {}, _about(check, one, requirements)) for one in check.record.resolutions
        if one.kind == "correct" and one.undone is None and one.rule != rule
    )


def _latest_first(events: Iterable[Event]) -> tuple[Event, ...]:
    return tuple(sorted(events, key=lambda event: -event.sequence))


def _event(
    check: OpenCheck, made: Resolution, changes: Mapping[int, Sequence[VerdictChange]], about: tuple[str, str] | None
) -> Event:
    label = check.record.framework.label
    undone = None if made.undone is None else f"Undone by {made.undone.author} on {moment(made.undone.at)}."
    return Event(
        sequence=made.sequence, title=f"{DECIDED[made.kind]} for {check.telling.categories(made.categories)}",
        author=made.author, at=moment(made.at), lines=told(check, made),
        changed=tuple(
            f"{label} {one.category}: {VERDICTS[one.before]} {_ARROW} {VERDICTS[one.after]}"
            + ("" if first else ", when undone")
            for number, first in _numbers(made) for one in changes.get(number, ())
        ),
        undone=undone, resolution=made.id if made.undone is None else None, about=about,
        latest=max(number for number, _ in _numbers(made)),
    )


def _numbers(made: Resolution) -> tuple[tuple[int, bool], ...]:
    """The numbers of the decision and of its being undone, each with whether it is the first."""
    return ((made.sequence, True), *(() if made.undone is None else ((made.undone.sequence, False),)))


def told(check: OpenCheck, made: Resolution) -> tuple[str, ...]:
    """What was corrected, the evidence pointed at, and why."""
    lines = []
    for one in made.corrections:
        read = "nothing was read" if one.was is None else f"{words.of_value(one.was, one.name)} was read"
        stated = words.of_value(one.value, one.name)
        lines.append(sentence(upper_first(
            f"{fact_name(one.name, one.subject)}: {stated}; {read} ({check.telling.citation(one.evidence)})")))
    if made.evidence is not None:
        lines.append(sentence(f"Seen in {check.telling.citation(made.evidence)}"))
    if made.chips:
        lines.append(sentence("; ".join(made.chips)))
    lines += [line for line in made.reason.split("\n") if line.strip()]
    return tuple(plain(line) for line in lines)


def _confirmation(check: OpenCheck, made: Confirmation) -> Event:
    called = f"{check.record.framework.label} {made.category}"
    verdict = VERDICTS.get(made.verdict, made.verdict)  # type: ignore[call-overload]
    return Event(made.sequence, f"Verdict of {called} confirmed: {verdict}", made.author, moment(made.at))


def in_force(check: OpenCheck, gap: OpenableGap) -> tuple[str, ...]:
    """What the resolution in force says, with who and when; empty for none."""
    made = gap.resolution
    if made is None:
        return ()
    return (f"{DECIDED[made.kind]} by {made.author} on {moment(made.at)}.", *told(check, made))
