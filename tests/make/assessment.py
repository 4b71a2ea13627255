"""Assessments made by hand: results without reading a document, for tests of what is printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from schemas.types import (
    Assessment,
    Document,
    Evidence,
    Finding,
    FrameworkSummary,
    PackSummary,
    Provider,
    VerdictDetail,
)

CERTIFICATE = Evidence(
    "Export/Example Tutors Ltd/Insurance/PL 2026.pdf", "£2,000,000", page=1, box=(212.4, 310.1, 268.9, 322.0)
)
CELL = Evidence("Export/Example Tutors Ltd/SQ.xlsx", "£5m", sheet="Part E", cell="C7")
PARAGRAPH = Evidence(
    "Export/Example Tutors Ltd/Policy.docx", "Reviewed May 2021", anchor="Review > paragraph 2"
)


def finding(rule: str, outcome: str = "met", category: str = "1", **given: Any) -> Finding:
    """A finding; one that is met or not_met rests on a cell unless told otherwise."""
    evidence = (CELL,) if outcome in ("met", "not_met") else ()
    words: dict[str, Any] = {
        "version": 1,
        "area": rule.split(".")[1],
        "consequence": "discretion",
        "requirement": f"The requirement of {rule}",
        "expected": "what is expected",
        "reason": f"The reason of {rule}.",
        "evidence": evidence,
    }
    return Finding(rule=rule, category=category, outcome=outcome, **(words | given))  # type: ignore[arg-type]


def document(path: str, read: str = "full", **given: Any) -> Document:
    """A PDF document of one page inside Example Tutors Ltd's folder."""
    words: dict[str, Any] = {"kind": "policy", "kind_confidence": 0.9, "pages": 1} | given
    full = f"Export/Example Tutors Ltd/{path}"
    return Document(full, "0" * 64, 100, "application/pdf", read=read, **words)  # type: ignore[arg-type]


def assessment(*findings: Finding, **given: Any) -> Assessment:
    """One supplier's result under iap, categories 1 and 4, unless told otherwise."""
    words: dict[str, Any] = {
        "framework": FrameworkSummary(
            "iap", "2021.1", "Independent Alternative Provision DPS", "PCR2015", "demonstration"
        ),
        "as_at": date(2026, 11, 23),
        "pack": PackSummary("example.zip", "1" * 64, "per-supplier"),
        "provider": Provider("Example Tutors Ltd", company_number="01234567"),
        "categories": ("1", "4"),
        "documents": (document("Insurance/PL 2026.pdf", kind="insurance_certificate"), document("SQ.xlsx")),
        "questions": (),
        "facts": (),
        "findings": findings,
        "verdicts": {"1": VerdictDetail("suitable"), "4": VerdictDetail("suitable")},
    }
    return Assessment(**(words | given))


def with_gaps() -> Assessment:
    """A result with one of everything: each outcome, both consequences, unread documents, replaced files."""
    cover = finding(
        "iap.insurance.public_liability.cover",
        "not_met",
        consequence="discretion",
        found="£2,000,000",
        requirement="Public liability cover of at least £5,000,000 for any one claim",
        reason="The certificate shows £2,000,000 any one occurrence.",
        expected=">= £5,000,000",
        ask="Please send a certificate for £5,000,000.",
        evidence=(CERTIFICATE,),
    )
    absent = finding(
        "iap.completeness.documents",
        "missing",
        requirement="Every document asked for, there and readable",
        reason="2 of 18 documents are not there.",
        ask="Please send your complaints procedure. Please send your single central record.",
    )
    quality = finding(
        "iap.quality.policy",
        "missing",
        requirement="A complaints procedure",
        reason="9 policies were searched.",
        ask="Please send your complaints procedure.",
    )
    records = finding(
        "iap.safeguarding.safer_recruitment",
        "unclear",
        requirement="A single central record",
        ask="Please send your single central record. Please say who keeps it.",
    )
    return assessment(
        absent,
        replace(absent, category="4"),
        cover,
        replace(cover, category="4"),
        records,
        quality,
        finding("iap.exclusion.mandatory", "not_met", consequence="fail", evidence=(PARAGRAPH,)),
        finding("iap.exclusion.debarment", "missing", action_by="council"),
        finding("iap.technical.complex", "error", reason="The check itself failed."),
        finding("iap.financial.acid_ratio", "missing", consequence="advice"),
        finding("iap.insurance.in_date", notice="Public liability expires in 24 days."),
        finding("iap.financial.standing", rag="amber"),
        finding("iap.insurance.professional_indemnity.cover", undertaking=True),
        finding("iap.equality.policy", "not_applicable"),
        pack=PackSummary(
            "example.zip",
            "1" * 64,
            "many-suppliers",
            superseded=("Export/Example Tutors Ltd/Old SQ.xlsx",),
            unassigned=("Export/Index.pdf",),
        ),
        documents=(
            document("Insurance/PL 2026.pdf", kind="insurance_certificate"),
            document("Locked.pdf", "needs_password", reason="It is protected by a password."),
            document("Long.pdf", "partial", reason="Pages 201 to 400 were not read.", flags=("truncated",)),
            document("SQ.xlsx"),
        ),
        verdicts={
            "1": VerdictDetail(
                "not_suitable", ("iap.exclusion.mandatory",), missing=4, to_decide=3, advice=1
            ),
            "4": VerdictDetail("incomplete", ("iap.completeness.documents",), missing=1, to_decide=1),
        },
    )
