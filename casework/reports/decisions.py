"""Everything that people decided, in the order in which it happened; nothing is left out that was undone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from casework.moments import moment
from casework.record import Resolution
from casework.reports.content import Column, Paragraph, Section, Table
from casework.reports.telling import DECIDED, Telling
from casework.words import VERDICTS, sentence, upper_first
from schemas.types import Verdict

_Row = tuple[str, str, str, str, str]


def decisions_section(telling: Telling) -> Section:
    """One row an event: resolutions, their being undone, verdicts confirmed."""
    rows = tuple(row for _, row in sorted(_events(telling), key=lambda event: event[0]))
    if not rows:
        return Section("Decisions by people", (Paragraph("None yet: every verdict is as the program proposes it."),))
    columns = (Column("When", 17), Column("Who", 15), Column("What", 14), Column("On what", 28), Column("Why", 26))
    return Section("Decisions by people", (Table("Decisions in the order in which they were made", columns, rows),))


def _events(telling: Telling) -> Iterator[tuple[int, _Row]]:
    for one in telling.record.resolutions:
        on = f"{_requirement(telling, one)} ({telling.categories(one.categories)})"
        what = DECIDED[one.kind]
        yield one.sequence, (moment(one.at), one.author, what, on, _why(telling, one))
        if one.undone is not None:
            yield one.undone.sequence, (moment(one.undone.at), one.undone.author, f"Undid: {what.lower()}", on, "")
    for each in telling.record.confirmations:
        verdict = VERDICTS[cast("Verdict", each.verdict)].lower()
        on = f"{telling.category(each.category)}: {verdict}"
        yield each.sequence, (moment(each.at), each.author, "Confirmed the verdict", on, "")


def _requirement(telling: Telling, one: Resolution) -> str:
    for finding in (*telling.record.findings, *telling.record.judged):
        if finding.rule == one.rule:
            return finding.requirement
    return one.rule


def _why(telling: Telling, one: Resolution) -> str:
    corrected = [sentence(upper_first(telling.correction(each))) for each in one.corrections]
    seen = [] if one.evidence is None else [sentence(f"Seen in {telling.citation(one.evidence)}")]
    return " ".join(part for part in (*corrected, sentence(one.said), *seen) if part)
