"""The facts on which outcomes rest, each with how it is known: confirmed by a person, machine-read, or computed."""

from __future__ import annotations

from collections.abc import Iterable

from casework.moments import moment
from casework.record import Record
from casework.reports.content import Block, Column, Paragraph, Section, Table
from casework.reports.telling import SHORT_QUOTE, Telling, area_name, corrections_of, fact_name
from rules import words
from schemas.types import Evidence, Fact, Method

_READ_FROM: dict[Method, str] = {
    "form": "form field", "table": "table", "text": "text", "cell": "cell", "ixbrl": "iXBRL tag",
    "ocr": "picture of text", "filename": "file's name",
}


def facts_section(telling: Telling) -> Section:
    """The facts that stand where a finding cites its evidence, by the area of the first finding that does."""
    by_area: dict[str, list[Fact]] = {}
    areas = _cited_in(telling)
    replaced = set(telling.record.pack.superseded)
    for fact in telling.record.facts:
        cited = [areas[place] for place in fact.evidence if place in areas]
        if cited and fact.document not in replaced:
            by_area.setdefault(cited[0], []).append(fact)
    if not by_area:
        return Section("Facts that decided an outcome", (Paragraph("None: no outcome rests on a fact that was read."),))
    introduction = Paragraph(
        "Each fact stands where a finding cites its evidence. A machine-read fact was checked by no person; its "
        "confidence runs from 0 to 1. A computed fact follows from the figures cited."
    )
    tables: list[Block] = [
        _table(telling, area, by_area[area]) for area in sorted(by_area, key=telling.area_key)
    ]
    return Section("Facts that decided an outcome", (introduction, *tables))


def _cited_in(telling: Telling) -> dict[Evidence, str]:
    """The places that findings cite, each with the area of the first that does. Gaps come first."""
    findings = sorted(telling.record.findings, key=lambda one: (not one.is_gap, telling.area_key(one.area)))
    areas: dict[Evidence, str] = {}
    for finding in findings:
        if finding.outcome != "not_applicable":
            for place in finding.evidence:
                areas.setdefault(place, finding.area)
    return areas


def _table(telling: Telling, area: str, facts: Iterable[Fact]) -> Table:
    columns = (Column("Fact", 30), Column("Value", 19), Column("Seen in", 31), Column("How it is known", 20))
    rows = tuple(
        (fact_name(fact.name, fact.subject) + (f", to {period_words(fact)}" if fact.period_end else ""),
         telling.value(fact),
         "; ".join(telling.citations(fact.evidence, length=SHORT_QUOTE)), known_by(telling.record, fact))
        for fact in facts
    )
    return Table(f"Facts: {area_name(area)}", columns, rows)


def period_words(fact: Fact) -> str:
    """The last day of the fact's period."""
    parsed = words.as_date(fact.period_end)
    return words.day(parsed) if parsed else str(fact.period_end)


def known_by(record: Record, fact: Fact) -> str:
    """Who confirmed it, and in place of what; or how it was read and how surely."""
    if fact.method == "person":
        for made, correction in corrections_of(record, fact):
            was = "; nothing was read" if correction.was is None else (
                f"; {words.of_value(correction.was, correction.name)} was read")
            return f"Confirmed by {made.author} on {moment(made.at)}{was}"
        return "Confirmed by a person"
    if fact.method == "computed":
        return f"Computed, confidence {fact.confidence:.2f}"
    return f"Machine-read ({_READ_FROM[fact.method]}), confidence {fact.confidence:.2f}"

