"""The first page: who and what, where each category stands, and what the panel has to look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from casework.moments import moment
from casework.record import CategoryStanding, Confirmation, OpenableGap, Record
from casework.reports.content import Alert, Block, Column, Detail, Details, Line, Paragraph, Section, Table
from casework.reports.telling import DECIDED, Telling, area_name
from casework.words import OUTCOMES, REGIMES, VERDICTS, count, long_date, upper_first
from rules.words import listed
from schemas.types import UNREAD_STATES, Outcome

AT_A_GLANCE = 12
"""Exceptions named one by one on the first page; more are counted by area."""

_NOT_ADOPTED = (
    "This framework is set up for demonstration. Thresholds marked “assumed” are not council policy, so no application "
    "may be decided on this report."
)
_RULES_CHANGED = (
    "The rules of this framework have changed since this check. Check the submission again before a verdict is relied "
    "on."
)


def summary(telling: Telling, exceptions: Sequence[OpenableGap]) -> Section:
    """The first page. `exceptions` are the gaps that count, in the order in which they are numbered."""
    record = telling.record
    return Section("Summary", (
        *_alerts(record),
        Details(tuple(_about(telling))),
        _verdicts(telling, exceptions),
        Paragraph(_counts(telling)),
        *_overview(telling, exceptions),
    ))


def _alerts(record: Record) -> Iterator[Block]:
    if record.framework.summary.status == "demonstration":
        yield Alert("Demonstration, not council policy", _NOT_ADOPTED)
    if record.rules_changed:
        yield Alert("The rules have changed", _RULES_CHANGED)
    for notice in record.notices:
        yield Alert("Notice", notice)


def _about(telling: Telling) -> Iterator[Detail]:
    record = telling.record
    framework, provider = record.framework.summary, record.provider
    numbers = [f"company {provider.company_number}" if provider.company_number else "",
               f"charity {provider.charity_number}" if provider.charity_number else ""]
    told = upper_first(listed(one for one in numbers if one) or "none was read")
    status = "Live: adopted by the council" if framework.status == "live" else (
        "Demonstration: thresholds marked “assumed” are not council policy")
    yield _detail("Provider", provider.name)
    yield _detail("Numbers", told)
    yield _detail("Framework", f"{framework.name}, version {framework.version}")
    yield _detail("Regime", REGIMES[framework.regime])
    yield Detail("Status", (Line(status, strong=True),))
    yield _detail("Decision date", long_date(record.as_at))
    yield _detail("Uploaded", f"{moment(record.received_at)}, by {record.received_by}")
    yield _detail("Checked", f"{moment(record.checked_at)}, by Tender Intake {record.tool_version} "
                             f"(check {record.number} of this submission)")


def _detail(label: str, text: str) -> Detail:
    return Detail(label, (Line(text),))


def _verdicts(telling: Telling, exceptions: Sequence[OpenableGap]) -> Table:
    label = telling.label
    columns = (
        Column(label, 22), Column("Verdict", 15), Column("Proposed or confirmed", 24), *(
            Column(title, share, "number")
            for title, share in (("Exceptions", 13), ("Undecided", 12), ("Waived", 9), ("Conditions", 12))
        ),
    )
    rows = tuple(_verdict_row(telling, one, exceptions) for one in telling.record.category_standings)
    return Table(f"Verdict of each {label.lower()}", columns, rows)


def _verdict_row(telling: Telling, one: CategoryStanding, exceptions: Sequence[OpenableGap]) -> tuple[str, ...]:
    waived = sum(standing.waived and standing.category == one.category and standing.consequence != "advice"
                 for standing in telling.record.standings)
    own = sum(one.category in gap.categories for gap in exceptions)
    told = (own, one.open + one.awaiting, waived, one.verdict.undertakings)
    verdict = VERDICTS[one.verdict.verdict]
    return telling.category(one.category), verdict, _status(telling.record, one), *map(str, told)


def _status(record: Record, one: CategoryStanding) -> str:
    same = one.judged.verdict == one.verdict.verdict
    first = "" if same else f". First judged: {VERDICTS[one.judged.verdict].lower()}"
    upheld = "" if (told := upheld_words(record, one)) is None else f". {told}"
    if one.confirmation is not None:
        return f"Confirmed by {one.confirmation.author} on {moment(one.confirmation.at)}{upheld}{first}"
    waits = [f"{one.open} open" if one.open else "", f"{one.awaiting} awaiting the provider" if one.awaiting else ""]
    waiting = ", ".join(part for part in waits if part)
    lapsed = lapsed_confirmation(record, one)
    again = "" if lapsed is None else f". Changed since {lapsed.author} confirmed it on {moment(lapsed.at)}"
    return f"Proposed{': ' + waiting if waiting else ''}{again}{upheld}{first}"


def upheld_words(record: Record, one: CategoryStanding) -> str | None:
    """How many gaps of a category were upheld and so decide its verdict; None for none."""
    upheld = sum(standing.category == one.category and standing.is_gap and standing.consequence != "advice"
                 and standing.resolution is not None and standing.resolution.kind == "uphold"
                 for standing in record.standings)
    if not upheld:
        return None
    whose = ", for the panel to decide" if one.verdict.verdict == "needs_decision" else ""
    return f"{count(upheld, 'upheld gap stands', 'upheld gaps stand')}{whose}"


def lapsed_confirmation(record: Record, one: CategoryStanding) -> Confirmation | None:
    """The latest confirmation that a later change made void."""
    if one.confirmation is not None:
        return None
    made = [each for each in record.confirmations if each.category == one.category]
    return max(made, key=lambda each: each.sequence, default=None)


def _counts(telling: Telling) -> str:
    record = telling.record
    outcomes = Counter(standing.finding.outcome for standing in record.standings)
    judged = len({finding.rule for finding in record.findings})
    order: tuple[Outcome, ...] = ("met", "not_met", "missing", "unclear", "error", "not_applicable")
    told = ", ".join(f"{outcomes[outcome]} {OUTCOMES[outcome].lower()}" for outcome in order if outcomes[outcome])
    several = f", which makes {len(record.findings)} findings" if len(record.findings) != judged else ""
    return (
        f"{count(len(record.documents), 'document')} received, {_read(record)}. "
        f"{count(judged, 'requirement')} judged in {_number_of(telling)}{several}. As the rules judge them: {told}."
    )


def _read(record: Record) -> str:
    states = [document.read for document in record.documents]
    unread = sum(state in UNREAD_STATES or state == "partial" for state in states)
    ignored = states.count("ignored")
    told = f"{unread} of them not read in full" if unread else "none unread"
    return told + (f", {ignored} ignored" if ignored else "")


def _number_of(telling: Telling) -> str:
    return count(len(telling.record.categories), telling.label.lower(), telling.labels)


def _overview(telling: Telling, exceptions: Sequence[OpenableGap]) -> Iterator[Block]:
    if not exceptions:
        yield Paragraph("No exception: no gap was found in what was asked for.")
    elif len(exceptions) <= AT_A_GLANCE:
        yield _at_a_glance(telling, exceptions)
    else:
        yield _by_area(telling, exceptions)


def _at_a_glance(telling: Telling, exceptions: Sequence[OpenableGap]) -> Table:
    columns = (Column("No.", 6), Column("Requirement", 44), Column("As judged", 12), Column(telling.label, 13),
               Column("Now", 25))
    rows = tuple(
        (str(number), gap.finding.requirement, OUTCOMES[gap.finding.outcome], ", ".join(gap.categories), now_words(gap))
        for number, gap in enumerate(exceptions, 1)
    )
    return Table("Exceptions at a glance, each told in full below", columns, rows)


def now_words(gap: OpenableGap) -> str:
    """Where a gap stands, in a word or two, with who decided."""
    if gap.resolution is None or gap.resolution.kind == "correct":
        return "Open"
    return f"{DECIDED[gap.resolution.kind]} by {gap.resolution.author}"


def _by_area(telling: Telling, exceptions: Sequence[OpenableGap]) -> Table:
    outcomes: tuple[Outcome, ...] = ("not_met", "missing", "unclear", "error")
    columns = (Column("Area", 34), *(Column(OUTCOMES[outcome], 11, "number") for outcome in outcomes),
               Column("Undecided", 12, "number"), Column("Decided", 11, "number"))
    rows = []
    for area in sorted({gap.finding.area for gap in exceptions}, key=telling.area_key):
        own = [gap for gap in exceptions if gap.finding.area == area]
        counted = Counter(gap.finding.outcome for gap in own)
        undecided = sum(gap.state in ("open", "awaiting") for gap in own)
        told = (*(counted[outcome] for outcome in outcomes), undecided, len(own) - undecided)
        rows.append((area_name(area), *map(str, told)))
    return Table(f"The {len(exceptions)} exceptions by area, each told in full below", columns, tuple(rows))
