"""The part of the page that matters most: each gap with its evidence and what to ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from casework.gaps import Gap, GapGroup, alike, grouped
from casework.words import AREAS, OUTCOMES, area_key, categories_line, consequence_words, place, within
from cli.formats.presentation import Presentation
from cli.page import Page, shortened
from schemas.types import Evidence, Finding, Outcome

_QUOTE_LIMIT = 160
_STYLES: dict[Outcome, str] = {
    "not_met": "bad", "error": "bad", "missing": "open", "unclear": "open",
}
_INDENT = 5


def gaps_section(
    page: Page, findings: Iterable[Finding], presentation: Presentation, folder: str
) -> None:
    """Every gap that counts for a verdict, by area in report order; what one answer closes is asked once."""
    gaps = in_report_order(item for item in findings if item.is_gap and item.consequence != "advice")
    page.heading(f"Missing, wrong or unclear ({len(gaps)})")
    if not gaps:
        page.text("Nothing: no gap was found in what was asked for.", style="good")
        return
    area = ""
    for position, group in enumerate(grouped(gaps)):
        first = group.gaps[0].finding
        if first.area != area:
            area = first.area
            page.heading(AREAS.get(area, area), rule="-")
        else:
            page.blank()
        _group(page, position, group, presentation, folder)


def advice_section(
    page: Page, findings: Iterable[Finding], presentation: Presentation, folder: str
) -> None:
    """Gaps that decide nothing, in short."""
    gaps = in_report_order(item for item in findings if item.is_gap and item.consequence == "advice")
    if not gaps:
        return
    page.heading(f"Advice, decides nothing ({len(gaps)})")
    for gap in gaps:
        finding = gap.finding
        where = categories_line(presentation.label, gap.categories)
        page.text(f"- {OUTCOMES[finding.outcome].upper()}: {finding.requirement} ({where})", hanging=2)
        page.text(within(folder, finding.reason), indent=2)
        seen_lines(page, finding.evidence[:1], folder, indent=2)
        if finding.ask:
            page.labelled("Ask:", within(folder, finding.ask), indent=2)


def in_report_order(findings: Iterable[Finding]) -> tuple[Gap, ...]:
    """The findings alike in several categories joined, by area in report order."""
    return tuple(sorted(alike(findings), key=lambda gap: area_key(gap.finding.area)))


def seen_lines(page: Page, evidence: Sequence[Evidence], folder: str, indent: int) -> None:
    """Each place with the words seen there."""
    for item in evidence:
        page.labelled("Seen in:", seen(item, folder), indent=indent)


def seen(evidence: Evidence, folder: str) -> str:
    """`Insurance/PL 2026.pdf, page 1: "£5,000,000"`."""
    where = ", ".join(part for part in (evidence.document.removeprefix(folder), place(evidence)) if part)
    return f'{where}: "{shortened(evidence.quote, _QUOTE_LIMIT)}"' if evidence.quote else where


def _group(
    page: Page, position: int, group: GapGroup, presentation: Presentation, folder: str
) -> None:
    """The first gap in full; the others that its answer closes in a line each; then what to ask."""
    _gap(page, position, group.gaps[0], presentation, folder)
    if len(group.gaps) > 1:
        page.text("Answering this also closes:", indent=_INDENT)
    for gap in group.gaps[1:]:
        finding = gap.finding
        where = categories_line(presentation.label, gap.categories)
        text = f"- {OUTCOMES[finding.outcome].upper()}: {finding.requirement} ({where}; {finding.rule})"
        page.text(text, indent=_INDENT, hanging=2)
        page.text(within(folder, finding.reason), indent=_INDENT + 2)
        seen_lines(page, finding.evidence[:1], folder, _INDENT + 2)
    _ask(page, group, folder)


def _ask(page: Page, group: GapGroup, folder: str) -> None:
    asks = [within(folder, ask) for ask in group.asks]
    if group.asked_in:
        places = " and ".join(f"[{position + 1}]" for position in group.asked_in)
        asks.append(f"{'The rest is' if asks else 'This is'} asked at {places}.")
    for number, ask in enumerate(asks):
        page.labelled("Ask:" if number == 0 else "", ask, indent=_INDENT)


def _gap(
    page: Page, position: int, gap: Gap, presentation: Presentation, folder: str
) -> None:
    finding = gap.finding
    mark = f"[{position + 1}]"
    title = f"{mark:<{_INDENT}}{OUTCOMES[finding.outcome].upper()}: {finding.requirement}"
    page.text(title, style=_STYLES[finding.outcome], hanging=_INDENT)
    for label, text in _details(gap, presentation, folder):
        page.labelled(label, text, indent=_INDENT)
    seen_lines(page, finding.evidence, folder, indent=_INDENT)


def _details(gap: Gap, presentation: Presentation, folder: str) -> Iterator[tuple[str, str]]:
    finding = gap.finding
    whose = "; for the council to do" if finding.action_by == "council" else ""
    where = categories_line(presentation.label, gap.categories)
    yield "For:", f"{where}; {consequence_words(finding)}{whose}"
    if finding.expected:
        yield "Expected:", within(folder, finding.expected)
    if finding.found is not None or finding.outcome == "missing":
        yield "Found:", within(folder, finding.found or "nothing")
    yield "Why:", within(folder, finding.reason)
    yield "Rule:", finding.rule
    for number, basis in enumerate(presentation.basis(finding)):
        yield "Basis:" if number == 0 else "", basis
