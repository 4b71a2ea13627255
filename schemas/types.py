"""The project's words as frozen dataclasses; one meaning each.

Nothing here reads a file or knows a clock. Shapes that other programs rely on are those of the assessment result
(`assessment.schema.json`); `as_json` of each class gives exactly that shape.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

Value = str | int | float | bool | list[str]
Box = tuple[float, float, float, float]
"""x0, y0, x1, y1 in points from the top left of the page as displayed (rotation and crop applied)."""

DocumentKind = Literal[
    "questionnaire", "accounts", "insurance_certificate", "policy", "registration", "inspection_report", "dbs_record",
    "training_record", "reference", "pricing_schedule", "method_statement", "declaration", "risk_assessment",
    "bank_letter", "cash_flow_forecast", "credit_report", "financial_viability", "kpi_return", "correspondence",
    "receipt", "other",
]
ReadState = Literal["full", "partial", "ocr", "needs_password", "unreadable", "refused", "ignored"]
Method = Literal["form", "table", "text", "cell", "ixbrl", "ocr", "filename", "computed", "person"]
AnswerState = Literal["answered", "blank", "residue", "refers_elsewhere"]
Outcome = Literal["met", "not_met", "missing", "unclear", "not_applicable", "error"]
Consequence = Literal["fail", "discretion", "advice"]
Verdict = Literal["suitable", "conditional", "needs_decision", "incomplete", "not_suitable"]
Rag = Literal["green", "amber", "red"]
ActionBy = Literal["provider", "council"]

UNREAD_STATES: frozenset[str] = frozenset({"needs_password", "unreadable", "refused"})
MAX_EVIDENCE_PER_FACT = 3


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where something was seen, with the words. `document` is the POSIX path inside the pack.

    Pages count from 1. PDF cites page and box, workbooks sheet and cell ("B4"), Word an anchor (heading path, then
    paragraph or table/row/column). `quote` is verbatim from the bytes.
    """

    document: str
    quote: str
    page: int | None = None
    box: Box | None = None
    sheet: str | None = None
    cell: str | None = None
    anchor: str | None = None

    def as_json(self) -> dict[str, Any]:
        """The shape of contract section 2; boxes rounded to a tenth of a point."""
        return {
            "document": self.document,
            "page": self.page,
            "box": None if self.box is None else [round(edge, 1) for edge in self.box],
            "sheet": self.sheet,
            "cell": self.cell,
            "anchor": self.anchor,
            "quote": self.quote,
        }


@dataclass(frozen=True, slots=True)
class Fact:
    """A typed value with at least one Evidence. `subject` says whose or which; None is the applicant itself.

    Money is a number of GBP, dates are ISO strings, choices codes. `document.` and `question.` facts, which the engine
    sees and nobody prints, are the only ones that may be without evidence.
    """

    name: str
    value: Value
    evidence: tuple[Evidence, ...]
    unit: str | None = None
    subject: str | None = None
    period_start: str | None = None
    period_end: str | None = None
    method: Method = "text"
    confidence: float = 1.0

    def __post_init__(self) -> None:
        if not self.evidence and not self.name.startswith(("document.", "question.")):
            raise ValueError(f"fact {self.name} has no evidence")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"fact {self.name}: confidence {self.confidence} is outside 0 to 1")
        if len(self.evidence) > MAX_EVIDENCE_PER_FACT:
            object.__setattr__(self, "evidence", self.evidence[:MAX_EVIDENCE_PER_FACT])

    @property
    def document(self) -> str | None:
        """The document that states it (the best evidence's)."""
        return self.evidence[0].document if self.evidence else None

    def as_json(self) -> dict[str, Any]:
        """The shape of contract section 2."""
        return {
            "name": self.name,
            "value": self.value,
            "unit": self.unit,
            "subject": self.subject,
            "period_start": self.period_start,
            "period_end": self.period_end,
            "method": self.method,
            "confidence": round(self.confidence, 2),
            "evidence": [item.as_json() for item in self.evidence],
        }


@dataclass(frozen=True, slots=True)
class Answer:
    """A question as printed in a returned form, with what was answered. `code` is the question bank's, when matched."""

    document: str
    number: str
    text: str
    state: AnswerState
    evidence: Evidence | None
    code: str | None = None
    answer: str | None = None

    def as_json(self) -> dict[str, Any]:
        """The shape of contract section 2."""
        return {
            "document": self.document,
            "code": self.code,
            "number": self.number,
            "text": self.text,
            "answer": self.answer,
            "state": self.state,
            "evidence": None if self.evidence is None else self.evidence.as_json(),
        }


@dataclass(frozen=True, slots=True)
class Document:
    """One file of a pack with its read state; every file submitted has exactly one."""

    path: str
    sha256: str
    size: int
    media_type: str
    kind: DocumentKind
    kind_confidence: float
    read: ReadState
    pages: int | None = None
    reason: str | None = None
    flags: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The shape of contract section 2."""
        return {
            "path": self.path,
            "sha256": self.sha256,
            "size": self.size,
            "media_type": self.media_type,
            "kind": self.kind,
            "kind_confidence": round(self.kind_confidence, 2),
            "pages": self.pages,
            "read": self.read,
            "reason": self.reason,
            "flags": sorted(self.flags),
        }


@dataclass(frozen=True, slots=True)
class SchemaProblem:
    """A value that a document states but in an impossible shape (31/02/2026, a cover of minus one).

    Becomes the finding `<framework>.schema.<kind>`; `message` is a sentence a lay reader understands.
    """

    kind: DocumentKind
    fact: str
    message: str
    evidence: tuple[Evidence, ...]

    def as_json(self) -> dict[str, Any]:
        """The fields by their names."""
        return {"kind": self.kind, "fact": self.fact, "message": self.message,
                "evidence": [item.as_json() for item in self.evidence]}


@dataclass(frozen=True, slots=True)
class DocumentReading:
    """All that one document gave: its entry, its facts, its questions and its ill-formed values. `lead` is its first
    line, which shows that it is there when nothing else of it is cited. `to_recognise` names pages that are pictures of
    text and were not recognised, the most wanted first; nobody prints it."""

    document: Document
    facts: tuple[Fact, ...] = ()
    questions: tuple[Answer, ...] = ()
    problems: tuple[SchemaProblem, ...] = ()
    lead: Evidence | None = None
    to_recognise: tuple[int, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """As `reading.schema.json` has it; problems are found after it was sent."""
        return {
            "document": self.document.as_json(),
            "lead": None if self.lead is None else self.lead.as_json(),
            "facts": [fact.as_json() for fact in self.facts],
            "questions": [answer.as_json() for answer in self.questions],
            "to_recognise": list(self.to_recognise),
        }


@dataclass(frozen=True, slots=True)
class Finding:
    """The outcome of one rule on one submission and category."""

    rule: str
    version: int
    area: str
    category: str
    outcome: Outcome
    consequence: Consequence
    requirement: str
    expected: str
    reason: str
    found: str | None = None
    ask: str = ""
    rag: Rag | None = None
    undertaking: bool = False
    notice: str | None = None
    action_by: ActionBy = "provider"
    evidence: tuple[Evidence, ...] = ()

    def __post_init__(self) -> None:
        if self.outcome in ("met", "not_met") and not self.evidence:
            raise ValueError(f"finding {self.rule} is {self.outcome} without evidence")

    @property
    def is_gap(self) -> bool:
        """Waits for a person: not met, missing, unclear or error, whatever the consequence."""
        return self.outcome not in ("met", "not_applicable")

    def as_json(self) -> dict[str, Any]:
        """The shape of contract section 2."""
        return {
            "rule": self.rule,
            "version": self.version,
            "area": self.area,
            "category": self.category,
            "outcome": self.outcome,
            "consequence": self.consequence,
            "rag": self.rag,
            "undertaking": self.undertaking,
            "notice": self.notice,
            "action_by": self.action_by,
            "requirement": self.requirement,
            "expected": self.expected,
            "found": self.found,
            "reason": self.reason,
            "ask": self.ask,
            "evidence": [item.as_json() for item in self.evidence],
        }


@dataclass(frozen=True, slots=True)
class VerdictDetail:
    """Why a category has its verdict: the rules that set it, and counts."""

    verdict: Verdict
    because: tuple[str, ...] = ()
    missing: int = 0
    to_decide: int = 0
    undertakings: int = 0
    advice: int = 0

    def as_json(self) -> dict[str, Any]:
        """The shape of `verdict_detail` in contract section 2 (the verdict itself stands in `verdicts`)."""
        return {
            "because": list(self.because),
            "missing": self.missing,
            "to_decide": self.to_decide,
            "undertakings": self.undertakings,
            "advice": self.advice,
        }


@dataclass(frozen=True, slots=True)
class Provider:
    """Who applies, as read from the pack."""

    name: str
    company_number: str | None = None
    charity_number: str | None = None

    def as_json(self) -> dict[str, Any]:
        """The shape of contract section 2."""
        return {"name": self.name, "company_number": self.company_number, "charity_number": self.charity_number}


@dataclass(frozen=True, slots=True)
class PackSummary:
    """The pack as opened: its digest, the layout chosen, what was replaced and what belongs to no supplier."""

    name: str
    sha256: str
    layout: Literal["per-supplier", "many-suppliers", "flat"]
    superseded: tuple[str, ...] = ()
    unassigned: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The shape of contract section 2."""
        return {
            "name": self.name,
            "sha256": self.sha256,
            "layout": self.layout,
            "superseded": list(self.superseded),
            "unassigned": list(self.unassigned),
        }


@dataclass(frozen=True, slots=True)
class FrameworkSummary:
    """What a result says of the framework it was judged under."""

    id: str
    version: str
    name: str
    regime: Literal["PCR2015", "PA2023"]
    status: Literal["demonstration", "live"]

    def as_json(self) -> dict[str, Any]:
        """The shape of contract section 2."""
        return {"id": self.id, "version": self.version, "name": self.name, "regime": self.regime,
                "status": self.status}


@dataclass(frozen=True, slots=True)
class Assessment:
    """One submission judged: the result that `intake check` prints."""

    framework: FrameworkSummary
    as_at: date
    pack: PackSummary
    provider: Provider
    categories: tuple[str, ...]
    documents: tuple[Document, ...]
    questions: tuple[Answer, ...]
    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...]
    verdicts: Mapping[str, VerdictDetail] = field(default_factory=dict)

    def as_json(self, tool_version: str) -> dict[str, Any]:
        """The whole result of contract section 2, in its order."""
        outcomes = [finding.outcome for finding in self.findings]
        counted: tuple[Outcome, ...] = ("met", "not_met", "missing", "unclear", "not_applicable", "error")
        return {
            "schema_version": "1",
            "tool": {"name": "tender-intake", "version": tool_version},
            "framework": self.framework.as_json(),
            "as_at": self.as_at.isoformat(),
            "pack": self.pack.as_json(),
            "provider": self.provider.as_json(),
            "categories": list(self.categories),
            "documents": [document.as_json() for document in self.documents],
            "questions": [question.as_json() for question in self.questions],
            "facts": [fact.as_json() for fact in self.facts],
            "findings": [finding.as_json() for finding in self.findings],
            "verdicts": {category: self.verdicts[category].verdict for category in self.categories},
            "verdict_detail": {category: self.verdicts[category].as_json() for category in self.categories},
            "counts": {
                "documents": len(self.documents),
                "unreadable": sum(document.read in UNREAD_STATES for document in self.documents),
                "facts": len(self.facts),
                **{outcome: outcomes.count(outcome) for outcome in counted},
            },
        }
