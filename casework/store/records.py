"""From rows to the record that people work on, and the summary that the list shows of it."""

from __future__ import annotations

from collections import Counter
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from casework.framework_words import words_of
from casework.judging import verdicts_of
from casework.record import Record, Standing, corrected, corrections_in_force, in_force
from casework.store.checks import CheckRow, SummaryRow
from casework.store.packs import PackRow, SubmissionRow
from casework.store.resolutions import load_confirmations, load_resolutions
from casework.store.written import load_judgements, load_submission
from rules import frameworks
from schemas.errors import NotFound
from schemas.types import UNREAD_STATES, Provider


def latest_check(session: Session, submission_id: int, number: int | None = None) -> CheckRow:
    """A submission's check of that number, or its latest. NotFound when there is none."""
    query = select(CheckRow).where(CheckRow.submission_id == submission_id)
    if number is not None:
        query = query.where(CheckRow.number == number)
    row = session.scalars(query.order_by(CheckRow.number.desc()).limit(1)).first()
    if row is None:
        which = "submission" if number is None else "check"
        raise NotFound(f"There is no such {which}. Look for it in the list of submissions.")
    return row


def check_row(session: Session, check_id: int) -> CheckRow:
    """The check of that id. NotFound when there is none."""
    row = session.get(CheckRow, check_id)
    if row is None:
        raise NotFound("There is no such check. Look for the submission in the list.")
    return row


def load_record(session: Session, check: CheckRow) -> Record:
    """Everything about a check, with what people decided counted in."""
    submission_row = session.get_one(SubmissionRow, check.submission_id)
    pack_row = session.get_one(PackRow, submission_row.pack_id)
    submission, _ = load_submission(session, check, submission_row.supplier)
    first, latest = load_judgements(session, check.id)
    resolutions = load_resolutions(session, check.id)
    framework = frameworks.load(check.framework_id)
    categories = tuple(check.categories)
    standing = [Standing(one, None) for one in first.findings]
    decided = in_force(resolutions)
    now = [Standing(one, decided.get((one.rule, one.category))) for one in latest.findings]
    read = tuple(fact for reading in submission.readings for fact in reading.facts)
    return Record(
        check_id=check.id,
        submission_id=check.submission_id,
        pack_id=pack_row.id,
        number=check.number,
        framework=words_of(framework, first.findings, check.as_at),
        tool_version=check.tool_version,
        as_at=check.as_at,
        received_at=pack_row.received_at,
        received_by=pack_row.received_by,
        checked_at=check.checked_at,
        pack=submission.pack,
        provider=Provider(**check.provider),
        categories=categories,
        documents=tuple(reading.document for reading in submission.readings),
        questions=tuple(answer for reading in submission.readings for answer in reading.questions),
        facts=corrected(read, corrections_in_force(resolutions)) + latest.computed,
        judged=first.findings,
        findings=latest.findings,
        judged_verdicts=verdicts_of(framework, categories, standing),
        verdicts=verdicts_of(framework, categories, now),
        resolutions=resolutions,
        confirmations=load_confirmations(session, check.id),
        notices=tuple(check.notices),
        rules_changed=check.rules_sha256 != frameworks.digest(check.framework_id),
    )


def write_summary(session: Session, check_id: int) -> Record:
    """Bring a check's summary up to its rows, and return the record it was made from."""
    session.flush()
    record = load_record(session, check_row(session, check_id))
    state, body = summary_of(record)
    row = session.get(SummaryRow, check_id)
    if row is None:
        session.add(SummaryRow(assessment_id=check_id, state=state, body=body))
    else:
        row.state, row.body = state, body
    return record


def summary_of(record: Record) -> tuple[str, dict[str, Any]]:
    """The state of a submission's check and the counts that the list shows."""
    standings = record.category_standings
    counted = [gap for gap in record.gaps if not gap.advice]
    areas = Counter(gap.finding.area for gap in counted if gap.state == "open")
    waiting = sum(gap.state == "open" for gap in counted), sum(gap.state == "awaiting" for gap in counted)
    if all(one.confirmation is not None for one in standings):
        state = "confirmed"
    elif waiting[0]:
        state = "to_resolve"
    else:
        state = "awaiting" if waiting[1] else "to_confirm"
    body = {
        "verdicts": [[one.category, one.verdict.verdict, one.confirmation is not None] for one in standings],
        "gaps": {area: areas[area] for area in record.framework.areas if areas[area]},
        "open": waiting[0],
        "awaiting": waiting[1],
        "unreadable": sum(document.read in UNREAD_STATES for document in record.documents),
    }
    return state, body


def check_count(session: Session, submission_id: int) -> int:
    """How many checks a submission has."""
    return session.scalar(select(func.count()).where(CheckRow.submission_id == submission_id)) or 0
