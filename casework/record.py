"""One check of one submission as people work on it: findings as judged, resolutions as events, and where each stands.

Pure: built from what the store holds, nothing here reads or writes. A `Record` is all that the screens and the panel
report show; the same record gives the same report.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Literal

from casework.gaps import Gap, alike
from schemas.types import (
    Answer,
    Consequence,
    Document,
    Evidence,
    Fact,
    Finding,
    FrameworkSummary,
    Outcome,
    PackSummary,
    Provider,
    Value,
    VerdictDetail,
)

ResolutionKind = Literal["accept", "correct", "ask", "not_applicable", "waive", "uphold"]
StandingState = Literal["settled", "open", "awaiting", "closed"]

RESOLUTION_NAMES: Mapping[ResolutionKind, str] = {
    "accept": "Accepted",
    "correct": "Corrected",
    "ask": "Provider asked",
    "not_applicable": "Held not applicable",
    "waive": "Waived",
    "uphold": "Upheld",
}
"""How a resolution is told once it is made; who made it may follow."""

REASON_REQUIRED: frozenset[ResolutionKind] = frozenset({"waive", "uphold"})
"""Resolutions that need a reason in the person's own words: chips alone do not explain them to a challenge."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A value as a person states it, instead of what was read in one document.

    `was` is the value read (None: nothing was read). The evidence is the place the person judged it by; its quote is
    what stands there, or, where nothing was read, the words the person typed from the page.
    """

    name: str
    subject: str | None
    period_end: str | None
    value: Value
    evidence: Evidence
    unit: str | None = None
    was: Value | None = None

    def replaces(self, fact: Fact) -> bool:
        """Whether the fact is the statement that this correction takes the place of."""
        return (
            self.was is not None
            and fact.value == self.was
            and (fact.name, fact.subject, fact.period_end) == (self.name, self.subject, self.period_end)
            and fact.document == self.evidence.document
        )

    def fact(self) -> Fact:
        """The fact that rules see: of method `person`."""
        return Fact(self.name, self.value, (self.evidence,), self.unit, self.subject, period_end=self.period_end,
                    method="person")


@dataclass(frozen=True, slots=True)
class Undo:
    """A resolution was taken back: by whom and when."""

    sequence: int
    author: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Resolution:
    """A named person's dated decision on a gap, with its reason. Never changed; one that is taken back stays, undone.

    `categories` are those it was made for. `chips` are the ready-made reasons chosen, `reason` the person's own words.
    `evidence` is the place that an accepting person points at.
    """

    id: int
    sequence: int
    kind: ResolutionKind
    rule: str
    categories: tuple[str, ...]
    author: str
    at: datetime
    chips: tuple[str, ...] = ()
    reason: str = ""
    corrections: tuple[Correction, ...] = ()
    evidence: Evidence | None = None
    undone: Undo | None = None

    @property
    def said(self) -> str:
        """Chips and words as one text."""
        return ". ".join(part for part in ("; ".join(self.chips), self.reason) if part)


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A named person confirmed a category's verdict as it then stood."""

    sequence: int
    category: str
    verdict: str
    author: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one finding stands for one category: as judged, and what people made of it."""

    finding: Finding
    resolution: Resolution | None = None

    @property
    def rule(self) -> str:
        """The finding's rule."""
        return self.finding.rule

    @property
    def category(self) -> str:
        """The finding's category."""
        return self.finding.category

    @property
    def consequence(self) -> Consequence:
        """The finding's consequence; the outcome of people's decision has the same."""
        return self.finding.consequence

    @property
    def outcome(self) -> Outcome:
        """The outcome that counts: accepted and waived are met, not applicable is just that; correcting, upholding and
        asking leave what was judged."""
        if self.resolution is None or not self.finding.is_gap:
            return self.finding.outcome
        if self.resolution.kind in ("accept", "waive"):
            return "met"
        return "not_applicable" if self.resolution.kind == "not_applicable" else self.finding.outcome

    @property
    def undertaking(self) -> bool:
        """Met by an undertaking, as judged."""
        return self.finding.undertaking

    @property
    def waived(self) -> bool:
        """Counts as met only because a person waived it."""
        return self.finding.is_gap and self.resolution is not None and self.resolution.kind == "waive"

    @property
    def is_gap(self) -> bool:
        """Whether the outcome that counts is neither met nor not applicable."""
        return self.outcome not in ("met", "not_applicable")

    @property
    def state(self) -> StandingState:
        """settled: judged without a gap. open: waits for a person (also after a correction that left a gap). awaiting:
        the provider was asked. closed: decided."""
        if not self.finding.is_gap:
            return "settled"
        if self.resolution is None or self.resolution.kind == "correct":
            return "open"
        return "awaiting" if self.resolution.kind == "ask" else "closed"


@dataclass(frozen=True, slots=True)
class OpenableGap:
    """One gap on the screen: the same finding in several categories, resolved the same way, shown once.

    `key` names it in addresses: `<rule>:<category>,<category>`. `seen` is the number of the last event that touched
    its rule: a resolution made on an older view is refused.
    """

    key: str
    gap: Gap
    standings: tuple[Standing, ...]
    history: tuple[Resolution, ...]
    seen: int

    @property
    def finding(self) -> Finding:
        """The finding, told once for all its categories."""
        return self.gap.finding

    @property
    def categories(self) -> tuple[str, ...]:
        """The categories in which it is a gap."""
        return self.gap.categories

    @property
    def state(self) -> StandingState:
        """open, awaiting or closed."""
        return self.standings[0].state

    @property
    def resolution(self) -> Resolution | None:
        """The resolution in force."""
        return self.standings[0].resolution

    @property
    def advice(self) -> bool:
        """Decides nothing, and need not be resolved before a verdict is confirmed."""
        return self.finding.consequence == "advice"


@dataclass(frozen=True, slots=True)
class CategoryStanding:
    """A category's verdict with people's resolutions counted in. `confirmation` is the one in force: made after the
    last change. `open` and `awaiting` count gaps other than advice."""

    category: str
    name: str
    verdict: VerdictDetail
    judged: VerdictDetail
    confirmation: Confirmation | None = None
    open: int = 0
    awaiting: int = 0

    @property
    def can_be_confirmed(self) -> bool:
        """No gap waits for a person or for the provider."""
        return self.open == 0 and self.awaiting == 0 and self.confirmation is None


@dataclass(frozen=True, slots=True)
class FrameworkWords:
    """What the screens and the report say of the framework: its label (Category, Lot, Tier), the names of categories
    and of areas in the order of a report, and the basis of a rule in a category, as sentences."""

    summary: FrameworkSummary
    label: str
    names: Mapping[str, str]
    areas: tuple[str, ...]
    bases: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)

    def basis(self, finding: Finding) -> tuple[str, ...]:
        """What the finding's rule rests on, each source once; empty for a schema finding."""
        return self.bases.get((finding.rule, finding.category), ())


@dataclass(frozen=True)
class Record:
    """Everything about one check of one submission. `number` counts the checks of a submission from 1.

    `judged` are the findings of the first judgement, never changed; `findings` those of the latest, in which the
    corrections in force count. `sequence` is the number of the last event.
    """

    check_id: int
    submission_id: int
    pack_id: int
    number: int
    framework: FrameworkWords
    tool_version: str
    as_at: date
    received_at: datetime
    received_by: str
    checked_at: datetime
    pack: PackSummary
    provider: Provider
    categories: tuple[str, ...]
    documents: tuple[Document, ...]
    questions: tuple[Answer, ...]
    facts: tuple[Fact, ...]
    judged: tuple[Finding, ...]
    findings: tuple[Finding, ...]
    judged_verdicts: Mapping[str, VerdictDetail]
    verdicts: Mapping[str, VerdictDetail]
    resolutions: tuple[Resolution, ...] = ()
    confirmations: tuple[Confirmation, ...] = ()
    notices: tuple[str, ...] = ()
    rules_changed: bool = False

    @cached_property
    def sequence(self) -> int:
        """The number of the last event, 0 before the first."""
        confirmed = [one.sequence for one in self.confirmations]
        return max([*_numbers(self.resolutions), *confirmed], default=0)

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """Where each finding stands, in the order of the findings."""
        latest = in_force(self.resolutions)
        return tuple(Standing(finding, latest.get((finding.rule, finding.category))) for finding in self.findings)

    @cached_property
    def gaps(self) -> tuple[OpenableGap, ...]:
        """The gaps, those alike in several categories and resolved alike once, in the order of the findings."""
        return openable(self.standings, self.resolutions, self.framework.label)

    def gap(self, key: str) -> OpenableGap | None:
        """The gap of that key; None when there is none (any more)."""
        return next((one for one in self.gaps if one.key == key), None)

    @cached_property
    def category_standings(self) -> tuple[CategoryStanding, ...]:
        """Each category with its verdict, in the framework's order."""
        return tuple(self._category(category) for category in self.categories)

    def _category(self, category: str) -> CategoryStanding:
        counted = [one for one in self.standings if one.category == category and one.consequence != "advice"]
        return CategoryStanding(
            category=category,
            name=self.framework.names[category],
            verdict=self.verdicts[category],
            judged=self.judged_verdicts[category],
            confirmation=self._confirmation(category),
            open=sum(one.state == "open" for one in counted),
            awaiting=sum(one.state == "awaiting" for one in counted),
        )

    def _confirmation(self, category: str) -> Confirmation | None:
        made = [one for one in self.confirmations if one.category == category]
        latest = max(made, key=lambda one: one.sequence, default=None)
        if latest is None or latest.sequence < self._last_change(category):
            return None
        return latest

    def _last_change(self, category: str) -> int:
        """The number of the last event that may have moved the category's verdict: a correction may move any."""
        touching = [one for one in self.resolutions if category in one.categories or one.kind == "correct"]
        return max(_numbers(touching), default=0)

    def document(self, path: str) -> Document | None:
        """The document of that path."""
        return next((one for one in self.documents if one.path == path), None)


def in_force(resolutions: Iterable[Resolution]) -> Mapping[tuple[str, str], Resolution]:
    """By rule and category, the latest resolution that was not taken back."""
    found: dict[tuple[str, str], Resolution] = {}
    for resolution in sorted(resolutions, key=lambda one: one.sequence):
        if resolution.undone is None:
            found.update({(resolution.rule, category): resolution for category in resolution.categories})
    return found


def corrections_in_force(resolutions: Iterable[Resolution]) -> tuple[Correction, ...]:
    """The corrections that count, the latest of each statement, in the order they were made."""
    latest: dict[tuple[str, str | None, str | None, str, str], Correction] = {}
    for resolution in sorted(resolutions, key=lambda one: one.sequence):
        if resolution.undone is None:
            for one in resolution.corrections:
                key = (one.name, one.subject, one.period_end, one.evidence.document, repr(one.was))
                latest.pop(key, None)
                latest[key] = one
    return tuple(latest.values())


def openable(
    standings: Sequence[Standing], resolutions: Sequence[Resolution], label: str = ""
) -> tuple[OpenableGap, ...]:
    """The gaps among the standings: those that say the same in several categories and are resolved alike are one.
    `label` is what a category is called, for what differs between them."""
    by_resolution: dict[int, list[Standing]] = {}
    for standing in standings:
        if standing.finding.is_gap:
            number = 0 if standing.resolution is None else standing.resolution.id
            by_resolution.setdefault(number, []).append(standing)
    found: list[OpenableGap] = []
    for group in by_resolution.values():
        for gap in alike((standing.finding for standing in group), label):
            members = tuple(one for one in group if one.rule == gap.finding.rule and one.category in gap.categories)
            found.append(_openable(gap, members, resolutions))
    order = {(one.rule, one.category): position for position, one in enumerate(standings)}
    return tuple(sorted(found, key=lambda one: order[one.finding.rule, one.categories[0]]))


def _openable(gap: Gap, members: tuple[Standing, ...], resolutions: Sequence[Resolution]) -> OpenableGap:
    touching = tuple(one for one in resolutions if one.rule == gap.finding.rule)
    history = tuple(one for one in touching if set(one.categories) & set(gap.categories))
    seen = max(_numbers(touching), default=0)
    return OpenableGap(gap_key(gap.finding.rule, gap.categories), gap, members, history, seen)


def _numbers(resolutions: Iterable[Resolution]) -> list[int]:
    """The numbers of the events: of each resolution, and of its being taken back."""
    return [number for one in resolutions
            for number in (one.sequence, *(() if one.undone is None else (one.undone.sequence,)))]


def gap_key(rule: str, categories: Sequence[str]) -> str:
    """How a gap is named in addresses."""
    return f"{rule}:{','.join(categories)}"


def corrected(facts: Iterable[Fact], corrections: Sequence[Correction]) -> tuple[Fact, ...]:
    """The facts with what persons stated in place of what was read; values stated where nothing was read come last."""
    kept = [fact for fact in facts if not any(one.replaces(fact) for one in corrections)]
    return (*kept, *(one.fact() for one in corrections))
