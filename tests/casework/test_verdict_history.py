"""How verdicts changed, event by event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from casework.record import Record, Resolution
from casework.verdict_history import Judgements, VerdictChange, changes_in
from rules import frameworks
from schemas.types import Finding
from tests.make import record as make

GROUND = "iap.exclusion.mandatory"


def history(
    record: Record, resolutions: Sequence[Resolution], judgements: Judgements
) -> dict[int, tuple[VerdictChange, ...]]:
    made = replace(record, resolutions=tuple(resolutions))
    return dict(changes_in(made, judgements, frameworks.load("iap")))


def copperbeech() -> Record:
    """A submission whose one ground for exclusion makes it unsuitable for both categories."""
    return next(one for one in (make.record("iap-round-export", supplier=number) for number in range(3))
                if any(gap.finding.rule == GROUND for gap in one.gaps))


def both(before: str, after: str) -> tuple[VerdictChange, ...]:
    return tuple(VerdictChange(category, before, after) for category in ("1", "2"))  # type: ignore[arg-type]


def without_the_ground(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple(replace(one, outcome="met") if one.rule == GROUND else one for one in findings)


def test_a_decision_and_its_being_undone_each_change_the_verdict() -> None:
    record = copperbeech()
    waived = make.resolution(make.gap_of(record, "exclusion.mandatory"), "waive", number=1, reason="Put right.",
                             undone=2)

    told = history(record, [waived], [(0, record.judged)])

    assert told == {1: both("not_suitable", "needs_decision"), 2: both("needs_decision", "not_suitable")}


def test_a_decision_that_changes_no_verdict_is_not_told() -> None:
    record = copperbeech()
    asked = make.resolution(make.gap_of(record, "exclusion.mandatory"), "ask", number=1)

    assert history(record, [asked], [(0, record.judged)]) == {}


def test_each_correction_is_told_by_what_was_judged_after_it() -> None:
    record = copperbeech()
    gap = make.gap_of(record, "exclusion.mandatory")
    fact = next(fact for fact in record.facts if set(fact.evidence) & set(gap.finding.evidence))
    corrected = make.resolution(gap, "correct", number=1, corrections=(make.correction(fact, False),), undone=2)
    again = replace(corrected, id=3, sequence=3, undone=None, at=datetime(2026, 11, 9, 12, tzinfo=UTC))
    put_right = without_the_ground(record.judged)

    told = history(record, [corrected, again],
                   [(0, record.judged), (1, put_right), (2, record.judged), (3, put_right)])

    assert told == {
        1: both("not_suitable", "needs_decision"), 2: both("needs_decision", "not_suitable"),
        3: both("not_suitable", "needs_decision"),
    }
