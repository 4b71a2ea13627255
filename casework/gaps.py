"""Gaps: the findings that wait for a person, each shown once and each asked once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from casework.words import categories_line
from schemas.types import Finding

_BETWEEN_SENTENCES = re.compile(r"(?<=[.?!])\s+(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Gap:
    """One finding that says the same in each of `categories`."""

    finding: Finding
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GapGroup:
    """Gaps that one answer closes, such as those that one absent document causes.

    `gaps` are in the order of the findings; the first one's questions are those of the group. `asks` are the sentences
    to ask, without those that an earlier group asks already; those groups are in `asked_in`, as positions from 0.
    """

    gaps: tuple[Gap, ...]
    asks: tuple[str, ...]
    asked_in: tuple[int, ...] = ()


def alike(findings: Iterable[Finding], label: str = "") -> tuple[Gap, ...]:
    """The findings, those joined that differ only in their category and in what was found (18 of 20 documents, 18 of
    21), in the order of first appearance; what was found is then told of each. `label` is what a category is called:
    with it, each is told with the categories it was found for."""
    joined: dict[Finding, list[Finding]] = {}
    for finding in findings:
        joined.setdefault(replace(finding, category="", found=None), []).append(finding)
    return tuple(
        Gap(replace(same[0], found=_found(same, label)), tuple(finding.category for finding in same))
        for same in joined.values()
    )


def _found(same: Sequence[Finding], label: str) -> str | None:
    categories: dict[str, list[str]] = {}
    for finding in same:
        if finding.found:
            categories.setdefault(finding.found, []).append(finding.category)
    if not label or len(categories) < 2:
        return "; ".join(categories) or None
    return "; ".join(f"{found} ({categories_line(label, own)})" for found, own in categories.items())


def grouped(gaps: Sequence[Gap]) -> tuple[GapGroup, ...]:
    """The gaps, each that asks for nothing but what one earlier gap asks for grouped under that gap."""
    members: list[list[Gap]] = []
    asks: list[tuple[str, ...]] = []
    for gap in gaps:
        wanted = sentences(gap.finding.ask)
        home = next((n for n, known in enumerate(asks) if wanted and set(wanted) <= set(known)), None)
        if home is None:
            members.append([gap])
            asks.append(wanted)
        else:
            members[home].append(gap)
    return tuple(_group(position, members, asks) for position in range(len(members)))


def _group(position: int, members: list[list[Gap]], asks: list[tuple[str, ...]]) -> GapGroup:
    wanted = asks[position]
    first_asked = {ask: n for n in reversed(range(position + 1)) for ask in asks[n]}
    return GapGroup(
        gaps=tuple(members[position]),
        asks=tuple(ask for ask in wanted if first_asked[ask] == position),
        asked_in=tuple(sorted({first_asked[ask] for ask in wanted} - {position})),
    )


def sentences(ask: str) -> tuple[str, ...]:
    """An `ask` as its sentences, none twice."""
    return tuple(dict.fromkeys(part for part in _BETWEEN_SENTENCES.split(ask.strip()) if part))
