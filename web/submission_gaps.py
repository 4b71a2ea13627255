"""The gaps of a submission as its page lists them: by what they wait for, then by area, narrowed as asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from casework.gaps import Gap, grouped
from casework.record import OpenableGap, Record
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
    """The lines of one area; `count` counts those inside others, too. `unfolded`: shown without being asked."""

    area: str
    title: str
    lines: tuple[FindingLine, ...]
    count: int
    unfolded: bool


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


def displayed(check: OpenCheck, which: Narrowed | None = None) -> dict[Group, tuple[tuple[OpenableGap, ...], ...]]:
    """The gaps by section as they are listed, each with those that its answer closes after it. Without what to narrow
    to: all."""
    gaps = [gap for gap in check.record.gaps if which is None or which.holds(gap)]
    found: dict[Group, tuple[tuple[OpenableGap, ...], ...]] = {}
    for group in TITLES:
        own = in_report_order(check, [gap for gap in gaps if group_of(gap) == group])
        found[group] = _together(own) if group == "open" else tuple((gap,) for gap in own)
    return found


def _together(gaps: Sequence[OpenableGap]) -> tuple[tuple[OpenableGap, ...], ...]:
    known = {_name(gap.gap): gap for gap in gaps}
    groups = grouped([gap.gap for gap in gaps])
    return tuple(tuple(known[_name(member)] for member in group.gaps) for group in groups)


def _name(gap: Gap) -> tuple[str, tuple[str, ...]]:
    return gap.finding.rule, gap.categories


def open_in_order(check: OpenCheck) -> tuple[OpenableGap, ...]:
    """The gaps that wait for a person, in the order of the page; advice is not among them."""
    return tuple(gap for together in displayed(check)["open"] for gap in together)


def preferred(check: OpenCheck, which: Narrowed) -> str | None:
    """The key of the gap whose evidence is shown unless another is asked for: the first that has any, or that names a
    document which could not be read."""
    listed = [gap for sections in displayed(check, which).values() for together in sections for gap in together]
    found = next((gap for gap in listed if gap.finding.evidence or mentioned_in(check, gap.finding)), None)
    return None if found is None else found.key


def sections(check: OpenCheck, links: Links, which: Narrowed) -> tuple[Section, ...]:
    """The sections that hold anything."""
    found = []
    for group, together in displayed(check, which).items():
        lines = tuple(_with_others(check, links, gaps) for gaps in together)
        if lines:
            found.append(Section(group, TITLES[group], _areas(lines, folded=len(lines) > _UNFOLDED)))
    return tuple(found)


def _with_others(check: OpenCheck, links: Links, gaps: Sequence[OpenableGap]) -> FindingLine:
    first, *others = (gap_line(check, links, gap) for gap in gaps)
    return replace(first, also=tuple(others)) if others else first


def _areas(lines: Sequence[FindingLine], *, folded: bool) -> tuple[Area, ...]:
    found = []
    for area, members in groupby(lines, key=lambda line: line.area):
        own = tuple(members)
        every = [one for line in own for one in (line, *line.also)]
        unfolded = not folded or any(line.selected for line in every)
        found.append(Area(area, area_title(area), own, len(every), unfolded))
    return tuple(found)


def met_section(check: OpenCheck, links: Links) -> Section:
    """The requirements that are met."""
    lines = [settled_line(check, links, gap) for gap in met(check.record)]
    return Section("met", "Met", _areas(lines, folded=True))


def not_applicable_section(check: OpenCheck, links: Links) -> Section:
    """The requirements that do not apply."""
    lines = [settled_line(check, links, gap) for gap in not_applicable(check.record)]
    return Section("not_applicable", "Does not apply", _areas(lines, folded=True))
