"""The rules run over one submission: once over what was read, again whenever a person corrects a value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from casework.record import Correction, corrected
from casework.schema_findings import schema_findings
from casework.submission import Submission
from rules import derived, engine
from rules.model import Framework
from rules.verdicts import Judged, verdict
from schemas.types import Fact, Finding, VerdictDetail


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the rules made of a submission: findings, a verdict for each category judged, and the facts computed."""

    findings: tuple[Finding, ...]
    verdicts: Mapping[str, VerdictDetail]
    computed: tuple[Fact, ...]


def judge(
    submission: Submission, framework: Framework, categories: Sequence[str], as_at: date,
    corrections: Sequence[Correction] = (),
) -> Judgement:
    """Judge a submission for some categories, with people's corrections in place of what was read."""
    seen = corrected(submission.seen_by_rules(), corrections)
    further = schema_findings(submission.live(), framework, categories)
    judgement = engine.judge(framework, categories, seen, as_at, further=further)
    return Judgement(judgement.findings, judgement.verdicts,
                     derived.computed_facts(seen, as_at, framework.low_confidence))


def with_extended(framework: Framework, categories: Iterable[str]) -> tuple[str, ...]:
    """The categories and the lots that they extend, in the framework's order: all whose findings decide."""
    wanted = set(categories)
    wanted |= {extended for one in wanted if (extended := framework.categories[one].extends) is not None}
    return tuple(category for category in framework.categories if category in wanted)


class Placed(Judged, Protocol):
    """Something judged for a category."""

    @property
    def category(self) -> str:
        """The category it was judged for."""


def verdicts_of(
    framework: Framework, categories: Iterable[str], standing: Sequence[Placed]
) -> Mapping[str, VerdictDetail]:
    """The verdict of each category over where its findings stand now; the worse of its own and of the lot it
    extends."""
    def of(category: str | None) -> list[Placed]:
        return [one for one in standing if one.category == category]

    return {
        category: verdict(of(category), [] if (lot := framework.categories[category].extends) is None else of(lot))
        for category in categories
    }
