"""Exit codes: what a script may rely on. They never mix a gap in a submission with a fault of the program."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from schemas.types import UNREAD_STATES, Assessment, Document, Finding

OK = 0
GAP = 1
USAGE = 2
INCOMPLETE = 3
FAILED = 4
INTERRUPTED = 130

FailOn = Literal["fail", "gap", "never"]

INCOMPLETE_STATES = UNREAD_STATES | {"partial"}
"""Read states after which a result cannot be called complete."""


def of_assessments(assessments: Iterable[Assessment], fail_on: FailOn) -> int:
    """The exit code of a check: 3 when anything could not be read or judged, whatever `fail_on`; else 1 when a finding
    stands at or above `fail_on`; else 0."""
    results = tuple(assessments)
    findings = [finding for result in results for finding in result.findings]
    documents = [document for result in results for document in result.documents]
    if of_documents(documents) or any(finding.outcome == "error" for finding in findings):
        return INCOMPLETE
    return GAP if any(_counts(finding, fail_on) for finding in findings) else OK


def of_documents(documents: Iterable[Document]) -> int:
    """The exit code of an inspection: 3 when a document could not be read in full, else 0."""
    return INCOMPLETE if any(document.read in INCOMPLETE_STATES for document in documents) else OK


def _counts(finding: Finding, fail_on: FailOn) -> bool:
    if fail_on == "never":
        return False
    if finding.outcome == "not_met" and finding.consequence == "fail":
        return True
    return fail_on == "gap" and finding.is_gap and finding.consequence != "advice"
