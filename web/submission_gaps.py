"""The gaps of a submission as its page lists them: by what they wait for, then by area, narrowed as asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from casework.gaps import grouped
from casework.record import OpenableGap, Record
from schemas.plain import plain
from web.evidence import Links
from web.gap_lines import (
    FindingLine,
    area_title,
    gap_line,
    in_report_order,
    mentioned_in,
    met,
    not_applicable,
    settled_line,
)
from web.submission_check import OpenCheck

Group = Literal["open", "awaiting", "decided", "advice"]
TITLES: Mapping[Group, str] = {
    "open": "Gaps to resolve",
    "awaiting": "Gaps awaiting the provider",
    "decided": "Gaps decided",
    "advice": "Advice, decides nothing",
}
"""Of the sections, in the order of the page."""

_UNFOLDED = 12
"""A section with more gaps than this shows its areas folded, but for the one that holds the gap in view."""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the list of gaps is narrowed to; empty: not narrowed."""

    state: str = ""
    area: str = ""
    category: str = ""

    @property
    def query(self) -> dict[str, str]:
        """As an address holds it."""
        said = {"state": self.state, "area": self.area, "category": self.category}
        return {name: value for name, value in said.items() if value}

    def holds(self, gap: OpenableGap) -> bool:
        """Whether the gap belongs to the list."""
        return (self.state in ("", group_of(gap)) and self.area in ("", gap.finding.area)
                and (not self.category or self.category in gap.categories))


def narrowed(record: Record, query: Mapping[str, str]) -> Narrowed:
    """What a query narrows the list to; what it cannot mean is left out."""
    state, area, category = (query.get(name, "") for name in ("state", "area", "category"))
    areas = {gap.finding.area for gap in record.gaps}
    return Narrowed(state if state in TITLES else "", area if area in areas else "",
                    category if category in record.categories else "")


def group_of(gap: OpenableGap) -> Group:
    """The section in which a gap is listed."""
    if gap.advice:
        return "advice"
    return {"open": "open", "awaiting": "awaiting"}.get(gap.state, "decided")  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class Area:
    """The lines of one area. `unfolded`: shown without being asked."""

    area: str
    title: str
    lines: tuple[FindingLine, ...]
    unfolded: bool

    @property
    def count(self) -> int:
        """How many lines it holds."""
        return len(self.lines)


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the page: its gaps by area."""

    group: str
    title: str
    areas: tuple[Area, ...]

    @property
    def count(self) -> int:
        """How many lines it holds."""
        return sum(area.count for area in self.areas)


def displayed(check: OpenCheck, which: Narrowed | None = None) -> dict[Group, tuple[OpenableGap, ...]]:
    """The gaps by section, in it by area, as they are listed. Without what to narrow to: all."""
    gaps = in_report_order(check, [gap for gap in check.record.gaps if which is None or which.holds(gap)])
    return {group: tuple(gap for gap in gaps if group_of(gap) == group) for group in TITLES}


@dataclass(frozen=True, slots=True)
class SameAnswer:
    """Gaps that wait for the same answer of the provider: by key, how many others the answer to a gap settles, and the
    gap whose answer settles it."""

    settles: Mapping[str, int]
    settled_by: Mapping[str, OpenableGap]


def same_answer(check: OpenCheck) -> SameAnswer:
    """Of the gaps that nobody has decided for good: each is decided by itself, and asked about together."""
    waiting = in_report_order(check, [gap for gap in check.record.gaps if group_of(gap) in ("open", "awaiting")])
    known = {(gap.finding.rule, gap.categories): gap for gap in waiting}
    settles: dict[str, int] = {}
    settled_by: dict[str, OpenableGap] = {}
    for group in grouped([gap.gap for gap in waiting]):
        first, *others = (known[member.finding.rule, member.categories] for member in group.gaps)
        if others:
            settles[first.key] = len(others)
            settled_by |= dict.fromkeys((other.key for other in others), first)
    return SameAnswer(settles, settled_by)


def open_in_order(check: OpenCheck) -> tuple[OpenableGap, ...]:
    """The gaps that wait for a person, in the order of the page; advice is not among them."""
    return displayed(check)["open"]


def preferred(check: OpenCheck, which: Narrowed) -> str | None:
    """The key of the gap whose evidence is shown unless another is asked for: the first that has any, or that names a
    document which could not be read."""
    listed = [gap for gaps in displayed(check, which).values() for gap in gaps]
    found = next((gap for gap in listed if gap.finding.evidence or mentioned_in(check, gap.finding)), None)
    return None if found is None else found.key


def sections(check: OpenCheck, links: Links, which: Narrowed) -> tuple[Section, ...]:
    """The sections that hold anything."""
    same, found = same_answer(check), []
    for group, gaps in displayed(check, which).items():
        lines = tuple(_line(check, links, gap, same) for gap in gaps)
        if lines:
            found.append(Section(group, TITLES[group], _areas(lines, folded=len(lines) > _UNFOLDED)))
    return tuple(found)


def _line(check: OpenCheck, links: Links, gap: OpenableGap, same: SameAnswer) -> FindingLine:
    first = same.settled_by.get(gap.key)
    return replace(gap_line(check, links, gap), settles=same.settles.get(gap.key, 0),
                   settled_by=None if first is None else (first.key, plain(first.finding.requirement)))


def _areas(lines: Sequence[FindingLine], *, folded: bool) -> tuple[Area, ...]:
    found = []
    for area, members in groupby(lines, key=lambda line: line.area):
        own = tuple(members)
        unfolded = not folded or any(line.selected for line in own)
        found.append(Area(area, area_title(area), own, unfolded))
    return tuple(found)


def met_section(check: OpenCheck, links: Links) -> Section:
    """The requirements that are met."""
    lines = [settled_line(check, links, gap) for gap in met(check.record)]
    return Section("met", "Met", _areas(lines, folded=True))


def not_applicable_section(check: OpenCheck, links: Links) -> Section:
    """The requirements that do not apply."""
    lines = [settled_line(check, links, gap) for gap in not_applicable(check.record)]
    return Section("not_applicable", "Does not apply", _areas(lines, folded=True))
