"""Accounts filed as inline XBRL: what the tags say and what the page prints, put together.

A tag wins over our reading of the same line. But where a tag contradicts its own printed words (a bracket without a
sign, a wrong scale, the two years exchanged) both stand as facts, the printed one with the higher confidence, since
the page is what was approved. What is not tagged is taken from the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from intake.facts import FactSheet
from intake.kinds.accounts.tagged_against import Against, is_close
from intake.kinds.accounts.tagged_concepts import CONCEPTS
from intake.kinds.accounts.tagged_cover import Said, TaggedPeriod, cover_of, period_of
from intake.kinds.accounts.tagged_figures import CONTRADICTED, Figure, Key, figures_of
from intake.located import Reading
from intake.tagged_values import TaggedValue
from intake.values import same_name
from schemas.facts import FACTS
from schemas.types import Evidence, Fact

_PRINTED = 0.97
"""Confidence of a printed figure that its tag contradicts."""
_CONFIRMED = 0.97
"""Of what is tagged out of sight and printed alike."""
_FIGURES = frozenset(f"accounts.{name}" for name in (*CONCEPTS, "unrestricted_funds", "restricted_funds",
                                                     "designated_funds"))
_READ_WELL = 0.9
"""Confidence of a reading of the page that may stand against a hidden tag."""
_REFINED = {("frs102", "frs102_1a"), ("frs102", "sorp"), ("frs102_1a", "sorp")}
"""Standards of which the second is the more particular one: no contradiction."""


def write(reading: Reading, sheet: FactSheet, printed: Sequence[Fact]) -> None:
    """Writes the facts of tags and print together. `printed` are the facts that the page alone gives."""
    Reconciled(reading.tags, sheet, printed).write()


class Reconciled:
    """One document's tags against its print."""

    def __init__(self, tags: tuple[TaggedValue, ...], sheet: FactSheet, printed: Sequence[Fact]) -> None:
        self._sheet = sheet
        self._said = cover_of(tags, sheet.document)
        self._period = period_of(self._said, tags)
        self._money = next((str(item.value) for item in self._said if item.name == "currency"), "GBP")
        self._printed = list(printed)
        self._figures = _of_periods(figures_of(tags), tags, self._period)
        self._ends = {item.period_end for item in self._figures} | ({self._period.end} if self._period else set())
        self._used: set[int] = set()
        self._against = Against(self._figures, self._printed, sheet.document)

    def write(self) -> None:
        """Cover, figures, then what only the page says."""
        if self._period is not None:
            for item in self._said:
                self._write_said(item, self._period)
            self._write_months(self._period)
        by_key: dict[Key, list[Figure]] = {}
        for figure in self._figures:
            owned = self._owned(figure)
            by_key.setdefault(owned.key, []).append(owned)
        for key, figures in by_key.items():
            self._write_figures(key, figures)
        self._write_rest()

    # What the cover says

    def _write_said(self, item: Said, period: TaggedPeriod) -> None:
        if item.name == "charity_number":
            name, end = "organisation.charity_number", None
        else:
            name, end = f"accounts.{item.name}", period.end
        printed = [fact for fact in self._printed if fact.name == name]
        self._used |= {id(fact) for fact in printed}
        same = [fact for fact in printed if _agrees(item, fact)]
        finer = [fact for fact in printed if (item.value, fact.value) in _REFINED]
        if finer:
            for fact in finer:
                self._again(fact, fact.confidence, end)
            return
        evidence = item.evidence + tuple(place for fact in same for place in fact.evidence)
        confidence = max(item.confidence, _CONFIRMED) if same else item.confidence
        others = [fact for fact in printed if fact not in same and _contradicts(item, fact)]
        if others:
            confidence = min(confidence, CONTRADICTED)
        self._sheet.add(name, item.value, evidence, period_end=end, method="ixbrl", confidence=confidence)
        for fact in others:
            self._again(fact, fact.confidence, end)

    def _write_months(self, period: TaggedPeriod) -> None:
        months = period.months
        printed = [fact for fact in self._printed if fact.name == "accounts.period_months"]
        self._used |= {id(fact) for fact in printed}
        if months is None:
            return
        days = [item for item in self._said if item.name in ("period_start", "period_end")]
        days.sort(key=lambda item: item.name, reverse=True)
        places = tuple(item.evidence[0] for item in days if item.evidence)
        places += tuple(place for fact in printed if fact.value == months for place in fact.evidence)
        self._sheet.add("accounts.period_months", months, places, period_end=period.end, method="ixbrl",
                        confidence=0.95)

    # Figures

    def _owned(self, figure: Figure) -> Figure:
        """The figure with its owner as the page shows it: a tag without a dimension may be of the consolidated column,
        where only that one is printed with this amount."""
        if figure.group:
            return figure
        same = [fact for fact in self._printed if fact.name == f"accounts.{figure.name}"
                and fact.period_end == figure.period_end and is_close(fact.value, figure.value)]
        owners = {fact.subject for fact in same}
        if "group" not in owners or (None in owners and figure.period_start is None):
            return figure
        # The year's results of a parent are seldom printed: what stands without an owner elsewhere is the same figure.
        self._used |= {id(fact) for fact in same}
        return replace(figure, group=True)

    def _write_figures(self, key: Key, figures: Sequence[Figure]) -> None:
        """The figures tagged for one line, and what the page prints of it where that is another value."""
        name, end, owner = key
        printed = [fact for fact in self._printed if fact.name == f"accounts.{name}" and fact.period_end == end
                   and fact.subject == owner]
        self._used |= {id(fact) for fact in printed}
        for figure in _once(figures):
            same = [fact for fact in printed if is_close(fact.value, figure.value)]
            other = None if same else self._against.of(figure, printed)
            self._write_figure(figure, same, other is not None)
            if other is not None:
                self._write_printed(figure, *other)

    def _write_figure(self, figure: Figure, same: Sequence[Fact], contradicted: bool) -> None:
        evidence = tuple(place for tag in figure.tags for place in tag.cite(self._sheet.document))
        confidence = figure.confidence
        if same:
            # One place each first, so that both the tag and the print are kept.
            evidence = evidence[:2] + tuple(place for fact in same for place in fact.evidence) + evidence[2:]
            confidence = max(confidence, _CONFIRMED)
        if contradicted:
            confidence = min(confidence, CONTRADICTED)
        self._sheet.add(
            f"accounts.{figure.name}",
            _number(figure.value),
            evidence,
            subject=figure.key[2],
            period_start=figure.period_start,
            period_end=figure.period_end,
            method="computed" if figure.computed else "ixbrl",
            confidence=confidence,
        )

    def _write_printed(self, figure: Figure, value: float, places: tuple[Evidence, ...]) -> None:
        self._sheet.add(
            f"accounts.{figure.name}",
            _number(value),
            places,
            subject=figure.key[2],
            period_start=figure.period_start,
            period_end=figure.period_end,
            method="table",
            confidence=_PRINTED,
        )

    # What is printed only

    def _write_rest(self) -> None:
        """The facts of the page that no tag speaks of. A figure of a day that no tag knows is a misread heading."""
        for fact in self._printed:
            if id(fact) in self._used or not self._is_kept(fact):
                continue
            end = self._period.end if self._period is not None and fact.name not in _FIGURES else fact.period_end
            self._again(fact, fact.confidence, end if fact.period_end is not None else None)

    def _is_kept(self, fact: Fact) -> bool:
        if fact.name not in _FIGURES or self._period is None:
            return True
        if FACTS[fact.name].type == "money" and self._money != "GBP":
            return False
        return fact.period_end in self._ends or len(self._ends) < 2

    def _again(self, fact: Fact, confidence: float, end: str | None) -> None:
        self._sheet.add(fact.name, fact.value, fact.evidence, subject=fact.subject, period_start=fact.period_start,
                        period_end=end, method=fact.method, confidence=confidence)


def _of_periods(
    figures: Iterable[Figure], tags: Iterable[TaggedValue], period: TaggedPeriod | None
) -> list[Figure]:
    """The figures of the accounts' own periods: balances brought forward into the year before belong to none."""
    held = list(figures)
    if period is None or period.start is None:
        return held
    ends = {tag.context.end for tag in tags if tag.context is not None and tag.context.start is not None}
    ends |= {period.end, period.day_before}
    firsts = {tag.context.start for tag in tags if tag.context is not None and tag.context.start is not None}
    count: dict[str, set[str]] = {}
    for item in held:
        count.setdefault(item.period_end, set()).add(item.name)
    return [item for item in held if item.period_start is not None or item.period_end in ends
            or (len(count[item.period_end]) > 2 and item.period_end not in firsts)]


def _once(figures: Sequence[Figure]) -> Iterator[Figure]:
    """Figures of one line that became the same owner's: those that the tag says so directly come first, and a second
    value is trusted less."""
    seen: list[Figure] = []
    for figure in sorted(figures, key=lambda item: (item.rank, all(tag.hidden for tag in item.tags))):
        known = next((item for item in seen if is_close(item.value, figure.value)), None)
        if known is None:
            seen.append(figure)
    for figure in seen:
        yield figure if len(seen) == 1 else replace(figure, confidence=min(figure.confidence, CONTRADICTED))


def _agrees(item: Said, fact: Fact) -> bool:
    if item.name == "entity_name":
        return same_name(str(item.value), str(fact.value))
    return bool(item.value == fact.value)


def _contradicts(item: Said, fact: Fact) -> bool:
    """Whether the page says something else than a hidden tag. A tag around printed words is itself what the page says,
    and then we only read another name, number or date of it; so it is with days of signing, of which there are many."""
    return item.hidden and item.name != "approved_on" and fact.confidence >= _READ_WELL


def _number(value: float) -> int | float:
    return int(value) if float(value).is_integer() else round(value, 4)
