"""How verdicts changed: what each category's verdict was before and after every decision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from casework.judging import verdicts_of
from casework.record import Record, Resolution, Standing, in_force
from casework.store import Store
from casework.store.judged_after import judged_after
from rules import frameworks
from rules.model import Framework
from schemas.types import Finding, Verdict

Judgements = Sequence[tuple[int, Sequence[Finding]]]
"""Findings with the number of the event after which they were judged, the first first."""


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """A category's verdict became another."""

    category: str
    before: Verdict
    after: Verdict


def verdict_changes(store: Store, record: Record) -> Mapping[int, tuple[VerdictChange, ...]]:
    """By the number of each event that changed any, the verdicts it changed."""
    if not record.resolutions:
        return {}
    return changes_in(record, _judgements(store, record), frameworks.load(record.framework.summary.id))


def _judgements(store: Store, record: Record) -> Judgements:
    """Read only where the record does not hold them: it has the first and the latest."""
    judging = [event for one in record.resolutions if one.corrections for event in _numbers(one)]
    if not judging:
        return [(0, record.judged)]
    if len(judging) == 1:
        return [(0, record.judged), (judging[0], record.findings)]
    with store.reading() as session:
        return judged_after(session, record.check_id)


def changes_in(
    record: Record, judgements: Judgements, framework: Framework
) -> Mapping[int, tuple[VerdictChange, ...]]:
    """The same from judgements given."""
    found: dict[int, tuple[VerdictChange, ...]] = {}
    verdicts: Mapping[str, Verdict] = {category: one.verdict for category, one in record.judged_verdicts.items()}
    for number in sorted(event for one in record.resolutions for event in _numbers(one)):
        now = _verdicts(record, judgements, framework, number)
        changed = tuple(VerdictChange(category, verdicts[category], now[category])
                        for category in record.categories if verdicts[category] != now[category])
        if changed:
            found[number] = changed
        verdicts = now
    return found


def _verdicts(record: Record, judgements: Judgements, framework: Framework, number: int) -> Mapping[str, Verdict]:
    """The verdicts as they stood once event `number` had happened."""
    findings = [findings for after, findings in judgements if after <= number][-1]
    made = in_force([_as_at(one, number) for one in record.resolutions if one.sequence <= number])
    standings = [Standing(one, made.get((one.rule, one.category))) for one in findings]
    return {category: one.verdict for category, one in verdicts_of(framework, record.categories, standings).items()}


def _as_at(resolution: Resolution, number: int) -> Resolution:
    later = resolution.undone is not None and resolution.undone.sequence > number
    return replace(resolution, undone=None) if later else resolution


def _numbers(resolution: Resolution) -> tuple[int, ...]:
    return (resolution.sequence, *(() if resolution.undone is None else (resolution.undone.sequence,)))
