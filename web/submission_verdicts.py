"""The verdict of each category as the screens tell it, and how verdicts changed."""

from __future__ import annotations

from dataclasses import dataclass

from casework.moments import moment
from casework.record import CategoryStanding, Record
from casework.reports.summary import lapsed_confirmation, upheld_words
from casework.words import VERDICTS, count
from web.gap_lines import Tag
from web.words import VERDICT_COLOURS


@dataclass(frozen=True, slots=True)
class VerdictLine:
    """A category with its verdict. `said` are sentences on how it came to that; `can_be_confirmed` when nothing is in
    its way."""

    category: str
    called: str
    name: str
    tag: Tag
    said: tuple[str, ...]
    can_be_confirmed: bool


def verdict_lines(record: Record) -> tuple[VerdictLine, ...]:
    """Each category in the framework's order."""
    return tuple(_line(record, one) for one in record.category_standings)


def _line(record: Record, one: CategoryStanding) -> VerdictLine:
    verdict = one.verdict.verdict
    status = "Proposed" if one.confirmation is None else "Confirmed"
    return VerdictLine(
        category=one.category, called=f"{record.framework.label} {one.category}", name=one.name,
        tag=Tag(f"{status}: {VERDICTS[verdict]}", VERDICT_COLOURS[verdict]), said=_said(record, one),
        can_be_confirmed=one.can_be_confirmed,
    )


def _said(record: Record, one: CategoryStanding) -> tuple[str, ...]:
    said = []
    if one.confirmation is not None:
        said.append(f"Confirmed by {one.confirmation.author} on {moment(one.confirmation.at)}.")
    if (waits := in_the_way(one)) is not None:
        said.append(f"Before it can be confirmed: {waits}.")
    lapsed = lapsed_confirmation(record, one)
    if lapsed is not None:
        said.append(f"Changed since {lapsed.author} confirmed it on {moment(lapsed.at)}.")
    if (upheld := upheld_words(record, one)) is not None:
        said.append(f"{upheld}.")
    if one.judged.verdict != one.verdict.verdict:
        said.append(f"First judged: {VERDICTS[one.judged.verdict].lower()}.")
    if one.verdict.undertakings:
        said.append(f"{count(one.verdict.undertakings, 'undertaking')} relied on.")
    return tuple(said)


def in_the_way(one: CategoryStanding) -> str | None:
    """What stands between a verdict and its being confirmed; None when nothing does."""
    waits = [f"{count(one.open, 'open gap')} to resolve"] if one.open else []
    if one.awaiting:
        waits.append(f"{count(one.awaiting, 'answer')} to come from the provider")
    return " and ".join(waits) or None


def changes(before: Record, after: Record) -> tuple[str, ...]:
    """A sentence for each category whose verdict is another one, or no longer confirmed."""
    earlier = {one.category: one for one in before.category_standings}
    said = []
    for one in after.category_standings:
        was = earlier[one.category]
        called = f"{after.framework.label} {one.category}"
        if was.verdict.verdict != one.verdict.verdict:
            said.append(f"{called}: {VERDICTS[was.verdict.verdict]} → {VERDICTS[one.verdict.verdict]}.")
        if was.confirmation is not None and one.confirmation is None:
            said.append(f"{called} has to be confirmed again.")
    return tuple(said)
