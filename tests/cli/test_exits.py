"""Exit codes as the contract has them: 3 wins over 0 and 1, whatever --fail-on says."""

from __future__ import annotations

import pytest

from cli import exits
from schemas.types import Finding
from tests.make.assessment import assessment, document, finding

FAILS = finding("iap.exclusion.mandatory", "not_met", consequence="fail")
OPEN = finding("iap.quality.policy", "missing", consequence="fail")
ADVICE = finding("iap.health.medicines", "not_met", consequence="advice")
CRASHED = finding("iap.safety.policy", "error", consequence="advice")
MET = finding("iap.equality.policy")


@pytest.mark.parametrize(
    ("findings", "fail_on", "code"),
    [
        ((MET,), "gap", 0),
        ((FAILS,), "fail", 1),
        ((FAILS,), "gap", 1),
        ((FAILS,), "never", 0),
        ((OPEN,), "fail", 0),
        ((OPEN,), "gap", 1),
        ((OPEN,), "never", 0),
        ((ADVICE,), "fail", 0),
        ((ADVICE,), "gap", 0),
        ((MET, CRASHED), "never", 3),
        ((FAILS, CRASHED), "fail", 3),
    ],
)
def test_findings_give_the_exit_code(findings: tuple[Finding, ...], fail_on: exits.FailOn, code: int) -> None:
    assert exits.of_assessments([assessment(*findings)], fail_on) == code


@pytest.mark.parametrize("outcome", ["missing", "unclear"])
def test_what_is_open_counts_only_as_a_gap(outcome: str) -> None:
    result = [assessment(finding("iap.quality.policy", outcome, consequence="discretion"))]

    assert exits.of_assessments(result, "fail") == 0
    assert exits.of_assessments(result, "gap") == 1


@pytest.mark.parametrize("read", ["unreadable", "partial", "refused", "needs_password"])
@pytest.mark.parametrize("fail_on", ["fail", "gap", "never"])
def test_an_unread_document_makes_the_result_incomplete(read: str, fail_on: exits.FailOn) -> None:
    result = assessment(FAILS, documents=(document("SQ.docx"), document("Policy.pdf", read)))

    assert exits.of_assessments([assessment(MET), result], fail_on) == 3
    assert exits.of_documents(result.documents) == 3


@pytest.mark.parametrize("read", ["full", "ocr", "ignored"])
def test_a_read_or_ignored_document_does_not(read: str) -> None:
    assert exits.of_documents([document("SQ.docx", read)]) == 0
