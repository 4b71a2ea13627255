"""Writing a check and its judgements, and reading them back as the typed words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from casework.store.checks import (
    CheckRow,
    DocumentRow,
    FactRow,
    FindingRow,
    JudgementRow,
    QuestionRow,
)
from casework.submission import Submission
from schemas.types import DocumentReading, Fact, Finding
from schemas.wire import (
    answer_from_json,
    document_from_json,
    evidence_from_json,
    fact_from_json,
    finding_from_json,
    pack_summary_from_json,
    problem_from_json,
)


@dataclass(frozen=True, slots=True)
class NewCheck:
    """A check to be written. `modified` is the archive's time of each document's path, where it has one."""

    submission_id: int
    submission: Submission
    modified: Mapping[str, str | None]
    framework_id: str
    framework_version: str
    rules_sha256: str
    tool_version: str
    as_at: date
    categories: tuple[str, ...]
    judged_for: tuple[str, ...]
    notices: tuple[str, ...]
    at: datetime
    by: str


def add_check(session: Session, new: NewCheck) -> CheckRow:
    """Write a check with its documents, facts and questions, as the next of its submission."""
    last = session.scalar(select(func.max(CheckRow.number)).where(CheckRow.submission_id == new.submission_id))
    row = CheckRow(
        submission_id=new.submission_id, number=(last or 0) + 1, framework_id=new.framework_id,
        framework_version=new.framework_version, rules_sha256=new.rules_sha256, tool_version=new.tool_version,
        as_at=new.as_at, categories=list(new.categories), judged_for=list(new.judged_for),
        pack=new.submission.pack.as_json(), provider=new.submission.provider().as_json(), notices=list(new.notices),
        checked_at=new.at, checked_by=new.by,
    )
    session.add(row)
    session.flush()
    for position, reading in enumerate(new.submission.readings):
        _add_reading(session, row.id, position, reading, new.modified.get(reading.document.path))
    return row


def _add_reading(
    session: Session, check_id: int, position: int, reading: DocumentReading, modified: str | None
) -> None:
    document = reading.document
    body = {
        "document": document.as_json(),
        "lead": None if reading.lead is None else reading.lead.as_json(),
        "problems": [problem.as_json() for problem in reading.problems],
    }
    row = DocumentRow(assessment_id=check_id, position=position, path=document.path, sha256=document.sha256,
                      kind=document.kind, read=document.read, modified=modified, body=body)
    session.add(row)
    session.flush()
    common = {"assessment_id": check_id, "document_id": row.id}
    if reading.facts:
        session.execute(insert(FactRow), [
            {**common, "name": fact.name, "subject": fact.subject, "body": fact.as_json()} for fact in reading.facts
        ])
    if reading.questions:
        session.execute(insert(QuestionRow), [
            {**common, "code": answer.code, "body": answer.as_json()} for answer in reading.questions
        ])


def add_judgement(
    session: Session, check_id: int, findings: Sequence[Finding], computed: Sequence[Fact], *, after: int, at: datetime
) -> None:
    """Write a judgement with its findings, as the next of its check."""
    last = session.scalar(select(func.max(JudgementRow.number)).where(JudgementRow.assessment_id == check_id))
    row = JudgementRow(assessment_id=check_id, number=(last or 0) + 1, after=after, judged_at=at,
                       computed=[fact.as_json() for fact in computed])
    session.add(row)
    session.flush()
    if findings:
        session.execute(insert(FindingRow), [
            {"judgement_id": row.id, "position": position, "rule": finding.rule, "version": finding.version,
             "area": finding.area, "category": finding.category, "outcome": finding.outcome,
             "consequence": finding.consequence, "body": finding.as_json()}
            for position, finding in enumerate(findings)
        ])


def load_submission(session: Session, check: CheckRow, supplier: str) -> tuple[Submission, dict[str, str | None]]:
    """What was read, as it was judged, and the archive's time of each path."""
    facts = _by_document(session, FactRow, check.id)
    answers = _by_document(session, QuestionRow, check.id)
    rows = session.execute(
        select(DocumentRow.id, DocumentRow.path, DocumentRow.modified, DocumentRow.body)
        .where(DocumentRow.assessment_id == check.id).order_by(DocumentRow.position)
    ).all()
    readings = tuple(
        DocumentReading(
            document=document_from_json(body["document"]),
            facts=tuple(fact_from_json(one) for one in facts.get(number, ())),
            questions=tuple(answer_from_json(one) for one in answers.get(number, ())),
            problems=tuple(problem_from_json(one) for one in body["problems"]),
            lead=None if body["lead"] is None else evidence_from_json(body["lead"]),
        )
        for number, _, _, body in rows
    )
    submission = Submission(supplier, pack_summary_from_json(check.pack), readings)
    return submission, {path: modified for _, path, modified, _ in rows}


def _by_document(
    session: Session, table: type[FactRow] | type[QuestionRow], check_id: int
) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = {}
    rows = session.execute(
        select(table.document_id, table.body).where(table.assessment_id == check_id).order_by(table.id)
    )
    for document_id, body in rows:
        found.setdefault(document_id, []).append(body)
    return found


@dataclass(frozen=True, slots=True)
class StoredJudgement:
    """A judgement as written."""

    number: int
    findings: tuple[Finding, ...]
    computed: tuple[Fact, ...]


def load_judgements(session: Session, check_id: int) -> tuple[StoredJudgement, StoredJudgement]:
    """The first judgement and the latest (the same when there is one)."""
    rows = session.scalars(
        select(JudgementRow).where(JudgementRow.assessment_id == check_id).order_by(JudgementRow.number)
    ).all()
    first = _judgement(session, rows[0])
    return first, first if len(rows) == 1 else _judgement(session, rows[-1])


def _judgement(session: Session, row: JudgementRow) -> StoredJudgement:
    bodies = session.scalars(
        select(FindingRow.body).where(FindingRow.judgement_id == row.id).order_by(FindingRow.position)
    )
    return StoredJudgement(row.number, tuple(finding_from_json(body) for body in bodies),
                           tuple(fact_from_json(body) for body in row.computed))
