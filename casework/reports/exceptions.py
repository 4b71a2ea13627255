"""The exceptions: every gap in full, with what people made of it; those that a correction settled; advice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from casework.gaps import Gap, alike
from casework.record import OpenableGap, Record, Resolution
from casework.reports.content import Block, Detail, Details, Heading, Line, Paragraph, Section
from casework.reports.telling import Telling, area_name, in_report_order, standing_words
from casework.words import OUTCOMES, consequence_words, count, upper_first
from schemas.types import Finding, Outcome

_OUTCOME_ORDER: tuple[Outcome, ...] = ("not_met", "missing", "unclear", "error", "met", "not_applicable")
_ASSUMED = "assumed"


def exceptions_of(telling: Telling, advice: bool = False) -> tuple[OpenableGap, ...]:
    """The gaps that count for a verdict (or those that are advice), by area, in it the worst first."""
    def key(gap: OpenableGap) -> tuple[tuple[int, str], int]:
        return telling.area_key(gap.finding.area), _OUTCOME_ORDER.index(gap.finding.outcome)

    return tuple(sorted((gap for gap in telling.record.gaps if gap.advice == advice), key=key))


def exceptions_section(telling: Telling, gaps: Sequence[OpenableGap]) -> Section:
    """Each gap numbered and in full."""
    if not gaps:
        return Section("Exceptions", (Paragraph("None: no gap was found in what was asked for."),), new_page=True)
    told = f"{count(len(gaps), 'exception')}, by area. One that is common to several {telling.labels} is told once."
    return Section("Exceptions", (Paragraph(told), *_by_area(telling, gaps)), new_page=True)


def _by_area(telling: Telling, gaps: Sequence[OpenableGap]) -> Iterator[Block]:
    numbered = list(enumerate(gaps, 1))
    for area, members in groupby(numbered, key=lambda pair: pair[1].finding.area):
        yield Heading(1, area_name(area))
        for number, gap in members:
            yield Heading(2, f"{number}. {_title(gap)}")
            yield Details(tuple(_details(telling, gap)))


def _title(gap: OpenableGap) -> str:
    resolution = gap.resolution
    decided = "" if resolution is None or gap.state == "open" else {
        "accept": ", accepted", "waive": ", waived", "not_applicable": ", held not applicable", "uphold": ", upheld",
        "ask": ", awaiting the provider", "correct": "",
    }[resolution.kind]
    return f"{OUTCOMES[gap.finding.outcome]}{decided}: {gap.finding.requirement}"


def _details(telling: Telling, gap: OpenableGap) -> Iterator[Detail]:
    finding = gap.finding
    yield from _judged(telling, gap.gap)
    if corrected := telling.corrections_under(finding, gap.history):
        yield Detail("Corrected", tuple(map(Line, corrected)))
    if earlier := _first_judged(telling.record, gap):
        yield Detail("First judged", (Line(earlier),))
    if gap.history:
        decisions = tuple(Line(telling.decision(one, gap.categories)) for one in gap.history)
        yield Detail("Decisions", decisions)
    if finding.ask and gap.state in ("open", "awaiting"):
        yield Detail("To ask", (Line(telling.inside(finding.ask)),))
    yield Detail("What stands", (Line(standing_words(gap), strong=True),))


def _judged(telling: Telling, gap: Gap) -> Iterator[Detail]:
    """What the rules made of it, for whom, and on what it rests."""
    finding = gap.finding
    whose = "; for the council to do" if finding.action_by == "council" else ""
    yield Detail("For", (Line(f"{telling.categories(gap.categories)}; {consequence_words(finding)}{whose}"),))
    if finding.expected:
        yield Detail("Expected", (Line(telling.expected(finding)),))
    yield Detail("Found", (Line(telling.inside(finding.found or "nothing")),))
    yield Detail("Why", (Line(telling.inside(finding.reason)),))
    if finding.evidence:
        yield Detail("Seen in", tuple(Line(text) for text in telling.citations(finding.evidence)))
    if basis := basis_lines(telling.record, finding):
        yield Detail("Basis", basis)
    yield Detail("Rule", (Line(f"{finding.rule}, version {finding.version}"),))


def basis_lines(record: Record, finding: Finding) -> tuple[Line, ...]:
    """What the rule rests on; an assumption is said loudly."""
    return tuple(
        Line(upper_first(text), strong=text.startswith(_ASSUMED))
        for text in record.framework.basis(finding)
    )


def _first_judged(record: Record, gap: OpenableGap) -> str | None:
    """How it was judged before corrections, where that differs."""
    first = {(one.rule, one.category): one for one in record.judged}
    told = []
    for standing in gap.standings:
        earlier = first.get((standing.rule, standing.category))
        if earlier is None or (earlier.outcome, earlier.found) != (standing.finding.outcome, standing.finding.found):
            outcome = "not judged" if earlier is None else OUTCOMES[earlier.outcome].lower()
            told.append(outcome + (f", found: {earlier.found}" if earlier is not None and earlier.found else ""))
    return upper_first("; ".join(dict.fromkeys(told))) if told else None


def corrected_section(telling: Telling) -> Section | None:
    """Gaps of the first judgement that a correction settled; None when there is none."""
    record = telling.record
    latest = {(one.rule, one.category): one for one in record.findings}
    settled = [one for one in record.judged if one.is_gap and one.consequence != "advice"
               and not ((now := latest.get((one.rule, one.category))) is not None and now.is_gap)]
    if not settled:
        return None
    blocks: list[Block] = []
    for gap in alike(in_report_order(settled, telling), telling.label):
        now = latest.get((gap.finding.rule, gap.categories[0]))
        blocks.append(Heading(1, f"{OUTCOMES[gap.finding.outcome]} as first judged: {gap.finding.requirement}"))
        blocks.append(Details((*_judged(telling, gap), *_settled(telling, gap, now))))
    return Section("Settled by a correction", tuple(blocks))


def _settled(telling: Telling, gap: Gap, now: Finding | None) -> Iterator[Detail]:
    made = _settling(telling.record, gap, now)
    yield Detail("Decisions", tuple(Line(telling.decision(one, gap.categories)) for one in made))
    if now is None:
        yield Detail("What stands", (Line("It is no longer asked for.", strong=True),))
        return
    yield Detail("Found now", (Line(telling.inside(now.reason)),))
    yield Detail("What stands", (Line(f"{OUTCOMES[now.outcome]} after the correction.", strong=True),))


def _settling(record: Record, gap: Gap, now: Finding | None) -> list[Resolution]:
    """What was decided on the gap itself, and the corrections made elsewhere of what it cited or cites now. Where
    there is neither, every correction in force: one of them settled it."""
    own = [one for one in record.resolutions
           if one.rule == gap.finding.rule and set(one.categories) & set(gap.categories)]
    corrections = [one for one in record.resolutions if one.kind == "correct" and one.undone is None]
    cited = {*gap.finding.evidence, *(() if now is None else now.evidence)}
    elsewhere = [one for one in corrections if any(each.evidence in cited for each in one.corrections)]
    known = {one.sequence: one for one in (*own, *elsewhere)}
    if not any(one.kind == "correct" and one.undone is None for one in known.values()):
        known |= {one.sequence: one for one in corrections}
    return [known[number] for number in sorted(known)]


def advice_section(telling: Telling, gaps: Sequence[OpenableGap]) -> Section | None:
    """Gaps that decide nothing; None when there is none."""
    if not gaps:
        return None
    blocks: list[Block] = [Paragraph("What follows decides nothing: no verdict rests on it.")]
    for gap in gaps:
        blocks.append(Heading(1, f"{OUTCOMES[gap.finding.outcome]}: {gap.finding.requirement}"))
        blocks.append(Details(tuple(_details(telling, gap))))
    return Section("Advice", tuple(blocks))
