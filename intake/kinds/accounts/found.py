"""The figures met in a document, and which of them counts."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from intake.kinds.accounts.columns import Column
from intake.kinds.accounts.figures import Figure
from intake.kinds.accounts.labels import Statement
from intake.kinds.accounts.periods import Period

_SUMMED = frozenset(("borrowings", "lease_liabilities", "directors_loans", "deferred_income", "debtor_parts"))
"""Facts that several lines of one document add up to: due within and after a year, bank and other loans."""
_SUM_CONFIDENCE = 0.85
TOTAL = -2
"""Rank of a printed total of a summed fact: no part is added to it."""


@dataclass(slots=True)
class Found:
    """A figure of the accounts with where it was seen. `rank` 0 is its own statement's, more is further
    away; `total` says that its row calls itself a total."""

    fact: str
    period: Period
    value: float
    places: list[Figure]
    rank: int
    group: bool = False
    sheet: int = 0
    confidence: float = 0.96
    computed: bool = False
    total: bool = False


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A row of a statement whose label names no line that is known: its figures in pounds with their columns."""

    label: str
    statement: Statement
    figures: tuple[tuple[Column, float, Figure], ...]
    group: bool
    number: int


@dataclass(slots=True)
class Gathered:
    """All candidate figures of the document in the order they were met, and the rows that could not be named."""

    candidates: list[Found] = field(default_factory=list)
    unnamed: list[Unnamed] = field(default_factory=list)
    is_charity: bool = False
    has_group: bool = False

    def best(self) -> list[Found]:
        """One for each fact, period and owner: from the nearest statement, the first one met; some are
        sums."""
        chosen: dict[tuple[str, date, bool], Found] = {}
        for item in self.candidates:
            key = (item.fact, item.period.end, item.group)
            known = chosen.get(key)
            of_parts = known is not None and item.total and not known.total and item.sheet == known.sheet
            if known is None or item.rank < known.rank or (of_parts and item.rank == known.rank):
                chosen[key] = replace(item, places=list(item.places))
            elif item.rank > known.rank:
                continue
            elif item.fact in _SUMMED and item.rank > TOTAL:
                known.value += item.value
                known.places += item.places
                known.computed, known.confidence = True, min(known.confidence, _SUM_CONFIDENCE)
            elif item.value == known.value and item.places[0] not in known.places:
                known.places += item.places
        return list(chosen.values())
