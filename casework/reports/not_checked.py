"""What was not checked: checks that failed, documents not read, requirements that do not apply, unknown questions."""

from __future__ import annotations

from collections.abc import Iterator

from casework.gaps import Gap, alike
from casework.reports.content import Block, Column, Paragraph, Section, Table
from casework.reports.telling import SHORT_QUOTE, Telling, area_name, cut, in_report_order
from casework.words import READ_STATES, next_step, unread_reason, upper_first
from schemas.types import UNREAD_STATES


def not_checked_section(telling: Telling) -> Section:
    """Nothing that was left out may be taken for met."""
    blocks = tuple(block for part in (_failed, _documents, _categories, _not_applicable, _unknown_questions)
                   for block in part(telling))
    nothing = Paragraph("Every document was read in full, and every requirement applies and was judged.")
    return Section("Checks not made", blocks or (nothing,))


def _failed(telling: Telling) -> Iterator[Block]:
    failed = alike(in_report_order((one for one in telling.record.findings if one.outcome == "error"), telling))
    if failed:
        yield _requirements(telling, "Checks that failed and say nothing", failed)


def _not_applicable(telling: Telling) -> Iterator[Block]:
    apart = [one for one in telling.record.findings if one.outcome == "not_applicable"]
    if apart:
        yield _requirements(telling, "Requirements that do not apply",
                            alike(in_report_order(apart, telling), telling.label))


def _requirements(telling: Telling, caption: str, gaps: tuple[Gap, ...]) -> Table:
    columns = (Column("Requirement", 38), Column("Area", 16), Column(telling.label, 10), Column("Why", 36))
    rows = tuple((gap.finding.requirement, area_name(gap.finding.area), ", ".join(gap.categories),
                  telling.inside(gap.finding.reason)) for gap in gaps)
    return Table(caption, columns, rows)


def _documents(telling: Telling) -> Iterator[Block]:
    unread = [one for one in telling.record.documents if one.read in UNREAD_STATES or one.read == "partial"]
    if unread:
        columns = (Column("Document", 40), Column("State", 18), Column("Why, and what to do", 42))
        rows = tuple(
            (telling.inside(one.path), upper_first(READ_STATES[one.read]),
             " ".join(part for part in (unread_reason(one), next_step(one)) if part)) for one in unread
        )
        yield Table("Documents not read in full", columns, rows)


def _categories(telling: Telling) -> Iterator[Block]:
    """Categories applied for that this check did not judge."""
    applied = {code for fact in telling.record.facts if fact.name == "application.categories"
               and fact.subject is None and isinstance(fact.value, list) for code in fact.value}
    left_out = sorted(applied - set(telling.record.categories), key=lambda code: (len(code), code))
    if left_out:
        verb = "is" if len(left_out) == 1 else "are"
        yield Paragraph(f"{telling.categories(left_out)} {verb} applied for in the form and not judged in this check.")


def _unknown_questions(telling: Telling) -> Iterator[Block]:
    unknown = [one for one in telling.record.questions if one.code is None and one.state == "answered" and one.answer]
    if unknown:
        columns = (Column("Question", 45), Column("Answer", 30), Column("Document", 25))
        rows = tuple((f"{one.number} {one.text}", cut(str(one.answer), SHORT_QUOTE), telling.inside(one.document))
                     for one in unknown)
        yield Table("Answers to questions that are not known here, and that no rule sees", columns, rows)
