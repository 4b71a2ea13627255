"""Findings as the screens tell them: each a line with its words, tags and places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from casework.gaps import Gap, alike
from casework.record import OpenableGap, Record, gap_key
from casework.words import AREAS, OUTCOMES, categories_line, consequence_words, upper_first
from schemas.plain import plain
from schemas.types import Evidence, Finding, Outcome
from web.evidence import Chip, Links
from web.gap_history import in_force
from web.submission_check import OpenCheck

OUTCOME_COLOURS: Mapping[Outcome, str] = {
    "met": "green",
    "not_met": "red",
    "missing": "orange",
    "unclear": "yellow",
    "not_applicable": "grey",
    "error": "red",
}
"""Of tags; each also says its outcome in words."""

_CHIPS = 6
"""Places shown with a line of a long list; all are shown where one finding has the page to itself."""

_ASSUMED = "assumed"


@dataclass(frozen=True, slots=True)
class Tag:
    """A word in a coloured box; the colour only repeats it."""

    text: str
    colour: str


@dataclass(frozen=True, slots=True)
class Basis:
    """A source on which a rule rests. `assumed`: it is not council policy."""

    text: str
    assumed: bool


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding in words, told once for all its categories.

    `standing` says how people decided it (None: settled without them), `decided` who did and why. `chips` are its
    places, of which `more` are left out. `corrected`: it was a gap before a person's correction; `corrections` are
    those on which it rests. `settles`: so many other gaps are settled by the provider's answer to this one;
    `settled_by` is the key and the requirement of the one whose answer settles this.
    """

    key: str
    area: str
    outcome: Tag
    standing: Tag | None
    requirement: str
    categories: str
    consequence: str | None
    expected: str
    found: str | None
    why: str
    basis: tuple[Basis, ...]
    rule: str
    ask: str
    notice: str | None
    chips: tuple[Chip, ...]
    more: int
    selected: bool
    undertaking: bool = False
    corrected: bool = False
    open: bool = False
    advice: bool = False
    decided: tuple[str, ...] = ()
    corrections: tuple[str, ...] = ()
    settles: int = 0
    settled_by: tuple[str, str] | None = None

    @property
    def assumed(self) -> bool:
        """Rests on something that is not council policy."""
        return any(one.assumed for one in self.basis)


def standing_tag(gap: OpenableGap) -> Tag:
    """Where a gap stands: the resolution in force, in a word or two."""
    resolution = gap.resolution
    if resolution is None:
        return Tag("Open", "blue")
    match resolution.kind:
        case "correct":
            return Tag("Open, also after a correction", "blue")
        case "ask":
            return Tag("Awaiting the provider", "purple")
        case "accept":
            return Tag("Accepted", "green")
        case "waive":
            return Tag("Waived", "turquoise")
        case "not_applicable":
            return Tag("Does not apply", "grey")
        case "uphold":
            return Tag("Upheld", "pink")


def gap_line(check: OpenCheck, links: Links, gap: OpenableGap, most: int | None = _CHIPS) -> FindingLine:
    """The line of a gap."""
    return _line(check, links, gap.gap, gap.key, most, standing=standing_tag(gap), open_=gap.state == "open",
                 advice=gap.advice, decided=in_force(check, gap))


def settled_line(check: OpenCheck, links: Links, gap: Gap, most: int | None = _CHIPS) -> FindingLine:
    """The line of a finding that is no gap."""
    return _line(check, links, gap, gap_key(gap.finding.rule, gap.categories), most,
                 corrected=_was_gap(check.record, gap))


def _was_gap(record: Record, gap: Gap) -> bool:
    """Whether it was judged a gap before corrections."""
    return any(first.is_gap for first in record.judged
               if first.rule == gap.finding.rule and first.category in gap.categories)


def _line(
    check: OpenCheck, links: Links, gap: Gap, key: str, most: int | None, *, standing: Tag | None = None,
    open_: bool = False, advice: bool = False, corrected: bool = False, decided: tuple[str, ...] = (),
) -> FindingLine:
    finding = gap.finding
    chips, more = links.chips(key, finding.evidence, most)
    chips += links.mentions(key, mentioned_in(check, finding))

    def told(text: str) -> str:
        return plain(check.telling.inside(text))

    return FindingLine(
        key=key, area=finding.area, outcome=Tag(OUTCOMES[finding.outcome], OUTCOME_COLOURS[finding.outcome]),
        standing=standing, requirement=plain(finding.requirement),
        categories=categories_line(check.record.framework.label, gap.categories), consequence=_consequence(finding),
        expected=plain(check.telling.expected(finding)), found=told(finding.found) if finding.found else None,
        why=told(finding.reason), basis=basis_of(check.record, finding),
        rule=f"{finding.rule}, version {finding.version}",
        ask=told(finding.ask), notice=told(finding.notice) if finding.notice else None, chips=chips, more=more,
        selected=links.look.finding == key, undertaking=finding.undertaking, corrected=corrected, open=open_,
        advice=advice, decided=decided,
        corrections=tuple(plain(one) for one in check.telling.corrections_under(finding)),
    )


def _consequence(finding: Finding) -> str | None:
    if not finding.is_gap:
        return None
    whose = "; for the council to do" if finding.action_by == "council" else ""
    return consequence_words(finding) + whose


def basis_of(record: Record, finding: Finding) -> tuple[Basis, ...]:
    """What the finding's rule rests on, each source a sentence."""
    return tuple(Basis(upper_first(plain(text)), text.startswith(_ASSUMED)) for text in record.framework.basis(finding))


def mentioned_in(check: OpenCheck, finding: Finding) -> tuple[int, ...]:
    """The documents, by their numbers, that a finding names because they could not be read in full."""
    if not finding.is_gap:
        return ()
    return tuple(number for number, path in check.unread if path.rsplit("/", 1)[-1] in finding.reason)


def mentions(check: OpenCheck) -> dict[str, tuple[int, ...]]:
    """By the key of each gap, the documents that it names because they could not be read in full."""
    return {gap.key: mentioned_in(check, gap.finding) for gap in check.record.gaps}


def area_title(area: str) -> str:
    """The heading of an area."""
    return AREAS.get(area, upper_first(area))


def met(record: Record) -> tuple[Gap, ...]:
    """The requirements that are met as judged, those alike in several categories once, in the order of a report."""
    return _judged(record, "met")


def not_applicable(record: Record) -> tuple[Gap, ...]:
    """The requirements that do not apply as judged, in the order of a report."""
    return _judged(record, "not_applicable")


def _judged(record: Record, outcome: Outcome) -> tuple[Gap, ...]:
    found = [one for one in record.findings if one.outcome == outcome]
    return tuple(sorted(alike(found, record.framework.label), key=lambda gap: area_key(record, gap.finding.area)))


def area_key(record: Record, area: str) -> tuple[int, str]:
    """Sorts areas in the framework's order, unknown ones after them."""
    known = record.framework.areas
    return (known.index(area) if area in known else len(known), area)


def in_report_order(check: OpenCheck, gaps: Sequence[OpenableGap]) -> tuple[OpenableGap, ...]:
    """The gaps by area; the order of the findings is kept inside an area."""
    return tuple(sorted(gaps, key=lambda gap: area_key(check.record, gap.finding.area)))


def places_of(record: Record) -> dict[str, tuple[Evidence, ...]]:
    """The places of every finding that a page may show, by key."""
    found = {gap.key: gap.finding.evidence for gap in record.gaps}
    for gap in alike(one for one in record.findings if not one.is_gap):
        found[gap_key(gap.finding.rule, gap.categories)] = gap.finding.evidence
    return found
