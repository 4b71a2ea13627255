"""What needs no decision: conditions relied on, what is worth knowing, and the requirements that are met."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from casework.gaps import Gap, alike
from casework.reports.content import Block, Column, Detail, Details, Heading, Line, Paragraph, Section, Table
from casework.reports.exceptions import basis_lines
from casework.reports.telling import SHORT_QUOTE, Telling, area_name, in_report_order
from casework.words import count, sentence
from schemas.types import Finding

_PLACES = 3
"""Places told with a note: one may rest on several certificates."""


def _met(telling: Telling) -> list[Finding]:
    return in_report_order((one for one in telling.record.findings if one.outcome == "met"), telling)


def conditions_section(telling: Telling) -> Section:
    """Undertakings on which a verdict rests."""
    relied_on = alike((one for one in _met(telling) if one.undertaking), telling.label)
    if not relied_on:
        return Section("Conditions", (Paragraph("None: no requirement is met by an undertaking."),))
    told = "Met by an undertaking: what is promised has to be shown before a contract starts."
    blocks: list[Block] = [Paragraph(told)]
    for gap in relied_on:
        blocks.append(Heading(1, gap.finding.requirement))
        blocks.append(Details(tuple(_condition(telling, gap))))
    return Section("Conditions", tuple(blocks))


def _condition(telling: Telling, gap: Gap) -> Iterator[Detail]:
    finding = gap.finding
    yield Detail("For", (Line(telling.categories(gap.categories)),))
    yield Detail("Expected", (Line(telling.expected(finding)),))
    yield Detail("Undertaken", (Line(telling.inside(finding.reason)),))
    yield Detail("Seen in", tuple(Line(text) for text in telling.citations(finding.evidence, _PLACES)))
    if basis := basis_lines(telling.record, finding):
        yield Detail("Basis", basis)


def notes_section(telling: Telling) -> Section | None:
    """Met, and yet worth knowing: a date that comes near, an amber figure. None when there is none."""
    blocks: list[Block] = []
    for gap in alike(one for one in _met(telling) if one.notice or (one.rag == "amber" and not one.undertaking)):
        finding = gap.finding
        blocks.append(Heading(1, finding.requirement))
        lines = [Line(telling.inside(finding.notice))] if finding.notice else []
        if finding.rag == "amber":
            lines.append(Line(f"Amber: {telling.inside(finding.reason)}"))
        blocks.append(Details((
            Detail("For", (Line(telling.categories(gap.categories)),)),
            Detail("To know", tuple(lines)),
            Detail("Seen in", tuple(Line(text) for text in telling.citations(finding.evidence, _PLACES))),
        )))
    return Section("Worth knowing", (Paragraph("These requirements are met."), *blocks)) if blocks else None


def met_section(telling: Telling) -> Section:
    """The requirements met, a row each."""
    met = alike(_met(telling), telling.label)
    if not met:
        return Section("Requirements met", (Paragraph("None."),))
    columns = (Column("Requirement", 30), Column(telling.label, 10), Column("Found", 34), Column("Seen in", 26))
    told = f"{count(len(met), 'requirement')} met. Each is told with the first place it was seen in."
    blocks: list[Block] = [Paragraph(told)]
    for area, members in groupby(met, key=lambda gap: gap.finding.area):
        rows = tuple(_met_row(telling, gap) for gap in members)
        blocks.append(Table(f"Met: {area_name(area)}", columns, rows))
    return Section("Requirements met", tuple(blocks))


def _met_row(telling: Telling, gap: Gap) -> tuple[str, ...]:
    finding = gap.finding
    seen = "; ".join(telling.citations(finding.evidence[:1], length=SHORT_QUOTE))
    rated = [f"Rated {finding.rag}."] if finding.rag else []
    found = " ".join((sentence(telling.inside(finding.reason)), *rated, *telling.corrections_under(finding)))
    return finding.requirement, ", ".join(gap.categories), found, seen
