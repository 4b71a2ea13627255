"""Tags to the figures of the accounts: one for each line, period and owner, with every place it is tagged at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from intake.facts import HIDDEN_CONFIDENCE
from intake.kinds.accounts.labels import LINES
from intake.kinds.accounts.tagged_concepts import (
    CONCEPTS,
    FUND_CONCEPTS,
    IN_PARTS,
    OTHER_FIXED,
    SUMS,
    Part,
    Slice,
    accepts,
    slice_of,
)
from intake.tagged_values import TaggedValue

TAGGED = 0.99
CONTRADICTED = 0.6
"""Confidence of one of two values tagged for the same thing, and of a tag that its printed words contradict: below
the threshold at which a rule takes it as read."""
_COMPUTED = 0.95
_BARE = 0.9
"""Of a bare "Creditors", whose maturity is only usual."""
_MONEY = re.compile(r"[A-Z]{3}")
COUNTED = frozenset({"employees"})
"""Facts that are people, not pounds."""
AMOUNTS: frozenset[str] = frozenset(line.fact for line in LINES if line.sign == "amount") | COUNTED
"""Facts that are positive as amounts, whatever the sign of the tag."""

Key = tuple[str, str, str | None]
"""A figure's name, the end of its period, and its owner: None is the entity itself, "group" the consolidated whole."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A line's figure by its tags, the best place first. `rank` is how directly the tag says it, 0 best."""

    name: str
    value: float
    period_start: str | None
    period_end: str
    group: bool
    tags: tuple[TaggedValue, ...]
    confidence: float = TAGGED
    rank: int = 0
    computed: bool = False

    @property
    def key(self) -> Key:
        return self.name, self.period_end, "group" if self.group else None


@dataclass(frozen=True, slots=True)
class _Candidate:
    tag: TaggedValue
    slice: Slice
    value: float


def figures_of(tags: Iterable[TaggedValue]) -> list[Figure]:
    """The figures in the order of the list of concepts; two values tagged for one thing are two figures."""
    by_concept: dict[str, list[_Candidate]] = {}
    for tag in tags:
        candidate = _candidate(tag)
        if candidate is not None:
            by_concept.setdefault(tag.concept, []).append(candidate)
    found = [figure for name in CONCEPTS for figure in _line(name, by_concept)]
    found += [figure for name in SUMS for figure in _sum(name, by_concept, {item.key for item in found})]
    found += list(_funds(by_concept))
    return found + list(_only_tangible(found, by_concept))


def _candidate(tag: TaggedValue) -> _Candidate | None:
    """A number with its slice; None for text, dangling contexts and components."""
    held = slice_of(tag.context) if tag.context is not None else None
    return None if held is None or tag.number is None else _Candidate(tag, held, tag.number)


def _line(name: str, by_concept: dict[str, list[_Candidate]]) -> Iterator[Figure]:
    ranked: dict[Key, list[tuple[tuple[int, ...], _Candidate]]] = {}
    for order, concept in enumerate(CONCEPTS[name]):
        for item in by_concept.get(concept, ()):
            fits = accepts(name, concept, item.slice)
            if fits is None or not _is_unit_of(name, item.tag):
                continue
            rank = (fits, order, int(item.tag.hidden), int(item.slice.restated))
            ranked.setdefault(_key(name, item), []).append((rank, item))
    whole = set(ranked)
    for items in ranked.values():
        best = min(rank[:2] for rank, _ in items)
        yield from _figures(name, [item for rank, item in sorted(items, key=lambda pair: pair[0]) if rank[:2] == best],
                            best[0])
    if name in IN_PARTS:
        yield from _parts(name, by_concept, whole)


def _is_unit_of(name: str, tag: TaggedValue) -> bool:
    """Whether the unit is the fact's: pounds, or for people anything but money. One that the file does not define is
    taken on trust."""
    if name in COUNTED:
        return tag.unit is None or not _MONEY.fullmatch(tag.unit)
    return tag.unit in ("GBP", None)


def _key(name: str, item: _Candidate) -> Key:
    context = item.tag.context
    assert context is not None  # candidates have one
    return name, context.end, "group" if item.slice.group else None


def _figures(name: str, items: Sequence[_Candidate], rank: int) -> Iterator[Figure]:
    """One figure a value. A restated value replaces the one before; of others all stand, each trusted less."""
    restated = [item for item in items if item.slice.restated]
    plain = [item for item in items if not item.slice.restated]
    by_value: dict[float, list[TaggedValue]] = {}
    for item in plain or restated:
        by_value.setdefault(_signed(name, item.value), []).append(item.tag)
    for value, tags in by_value.items():
        confidence = CONTRADICTED if len(by_value) > 1 else _BARE if rank else TAGGED
        yield _figure(name, value, tags, (plain or restated)[0].slice.group, confidence, rank)


def _figure(
    name: str, value: float, tags: Sequence[TaggedValue], group: bool, confidence: float, rank: int = 0
) -> Figure:
    context = tags[0].context
    assert context is not None  # candidates have one
    shown = sorted(tags, key=lambda tag: tag.hidden)
    if all(tag.hidden for tag in tags):
        confidence = min(confidence, HIDDEN_CONFIDENCE)
    return Figure(name, value, context.start, context.end, group, tuple(shown), confidence, rank)


def _signed(name: str, value: float) -> float:
    return abs(value) if name in AMOUNTS else value


def _parts(name: str, by_concept: dict[str, list[_Candidate]], known: set[Key]) -> Iterator[Figure]:
    """The parts due within and after a year added up, where no whole is tagged."""
    for concept in CONCEPTS[name]:
        parts: dict[Key, dict[Part, _Candidate]] = {}
        for item in by_concept.get(concept, ()):
            if item.slice.part != "whole" and _is_plain(item) and _is_unit_of(name, item.tag):
                parts.setdefault(_key(name, item), {}).setdefault(item.slice.part, item)
        for key, held in parts.items():
            if key not in known:
                known.add(key)
                items = [held[part] for part in ("within", "after") if part in held]
                yield _added(name, items)


def _is_plain(item: _Candidate) -> bool:
    return item.slice.fund is None and item.slice.kind is None


def _added(name: str, items: Sequence[_Candidate]) -> Figure:
    value = sum(_signed(name, item.value) for item in items)
    confidence = _COMPUTED if len(items) > 1 else TAGGED
    figure = _figure(name, value, [item.tag for item in items], items[0].slice.group, confidence)
    return replace(figure, computed=len(items) > 1)


def _sum(name: str, by_concept: dict[str, list[_Candidate]], known: set[Key]) -> Iterator[Figure]:
    held: dict[Key, list[_Candidate]] = {}
    for group in SUMS[name]:
        done: set[Key] = set()
        for concept in group:
            for item in by_concept.get(concept, ()):
                key = _key(name, item)
                if item.slice.part == "whole" and _is_plain(item) and key not in known | done:
                    done.add(key)
                    held.setdefault(key, []).append(item)
    for items in held.values():
        yield _added(name, items)


def _funds(by_concept: dict[str, list[_Candidate]]) -> Iterator[Figure]:
    """A charity's funds by kind, from whichever total is tagged by fund."""
    chosen: dict[Key, tuple[tuple[int, int], _Candidate]] = {}
    for order, concept in enumerate(FUND_CONCEPTS):
        for item in by_concept.get(concept, ()):
            if item.slice.fund is None or item.slice.part != "whole" or not _is_unit_of(concept, item.tag):
                continue
            name, member = item.slice.fund
            key, rank = _key(name, item), (order, member)
            if key not in chosen or rank < chosen[key][0]:
                chosen[key] = (rank, item)
    for key, (_, item) in chosen.items():
        yield _figure(key[0], item.value, [item.tag], item.slice.group, TAGGED)


def _only_tangible(found: Sequence[Figure], by_concept: dict[str, list[_Candidate]]) -> Iterator[Figure]:
    """Fixed assets where tangible ones are the only line of them."""
    fixed = {item.key for item in found if item.name == "fixed_assets"}
    others = {
        _key("fixed_assets", item)
        for concept in OTHER_FIXED
        for item in by_concept.get(concept, ())
        if item.value
    }
    for item in found:
        if item.name == "tangible_fixed_assets":
            only = replace(item, name="fixed_assets")
            if only.key not in fixed | others:
                yield only
