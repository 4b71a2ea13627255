"""sarif: SARIF 2.1.0 (OASIS, 2020), one run a supplier, one result a gap, for tools that collect findings.

SARIF's regions speak of lines of text, which a PDF page or a workbook's cell is not. The place is therefore given as a
logical location and as `properties` (page, box, sheet, cell, anchor), the quote as the location's message.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from casework.words import place
from cli.exits import INCOMPLETE_STATES
from cli.formats.machine import dumps
from cli.formats.presentation import Presentation
from schemas.types import Assessment, Document, Evidence, Finding

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"fail": "error", "discretion": "warning", "advice": "note"}


def write(assessments: Sequence[Assessment], presentation: Presentation) -> str:
    """The log as JSON."""
    runs = [_run(assessment, presentation) for assessment in assessments]
    return dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": runs})


def _run(assessment: Assessment, presentation: Presentation) -> dict[str, Any]:
    gaps = [finding for finding in assessment.findings if finding.is_gap]
    rules: dict[str, Finding] = {}
    for gap in gaps:
        rules.setdefault(gap.rule, gap)
    positions = {rule: index for index, rule in enumerate(rules)}
    unread = [document for document in assessment.documents if document.read in INCOMPLETE_STATES]
    framework = assessment.framework
    return {
        "tool": {
            "driver": {
                "name": "tender-intake",
                "version": presentation.version,
                "rules": [_rule(finding) for finding in rules.values()],
            }
        },
        "automationDetails": {"id": f"{framework.id}/{framework.version}/{assessment.provider.name}"},
        "invocations": [
            {"executionSuccessful": True, "toolExecutionNotifications": [_notification(item) for item in unread]}
        ],
        "results": [_result(gap, positions[gap.rule], assessment) for gap in gaps],
        "properties": {
            "asAt": assessment.as_at.isoformat(),
            "frameworkStatus": framework.status,
            "verdicts": {code: assessment.verdicts[code].verdict for code in assessment.categories},
        },
    }


def _rule(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.rule,
        "shortDescription": {"text": finding.requirement},
        "properties": {"area": finding.area, "version": finding.version},
    }


def _result(finding: Finding, position: int, assessment: Assessment) -> dict[str, Any]:
    """One gap. What is missing has no place of its own: it is located in the pack that was searched."""
    text = " ".join(part for part in (finding.reason, finding.ask) if part)
    locations = [_location(item) for item in finding.evidence] or [_pack_location(assessment)]
    identity = f"{finding.rule} {finding.category} {assessment.provider.name}"
    return {
        "ruleId": finding.rule,
        "ruleIndex": position,
        "level": _level(finding),
        "message": {"text": text or finding.requirement},
        "locations": locations,
        "partialFingerprints": {"gap/v1": sha256(identity.encode("utf-8", "backslashreplace")).hexdigest()},
        "properties": {
            "category": finding.category,
            "outcome": finding.outcome,
            "consequence": finding.consequence,
            "expected": finding.expected,
            "found": finding.found,
            "actionBy": finding.action_by,
        },
    }


def _level(finding: Finding) -> str:
    """`error` for a crashed rule or a failed fail clause; a missing thing is never by itself a fail."""
    if finding.outcome == "error":
        return "error"
    if finding.consequence == "fail" and finding.outcome != "not_met":
        return "warning"
    return _LEVELS[finding.consequence]


def _location(evidence: Evidence) -> dict[str, Any]:
    where = ", ".join(part for part in (evidence.document, place(evidence)) if part)
    details = {key: value for key, value in evidence.as_json().items() if key not in ("document", "quote")}
    return {
        "physicalLocation": {"artifactLocation": {"uri": _uri(evidence.document)}},
        "logicalLocations": [{"fullyQualifiedName": where}],
        "message": {"text": evidence.quote},
        "properties": {key: value for key, value in details.items() if value is not None},
    }


def _pack_location(assessment: Assessment) -> dict[str, Any]:
    return {
        "physicalLocation": {"artifactLocation": {"uri": _uri(assessment.pack.name)}},
        "message": {"text": "The whole pack was searched."},
    }


def _notification(document: Document) -> dict[str, Any]:
    return {
        "level": "error",
        "message": {"text": document.reason or f"The document is {document.read}."},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(document.path)}}}],
        "descriptor": {"id": document.read},
    }


def _uri(path: str) -> str:
    """A relative URI reference; the first segment's colon would otherwise read as a scheme."""
    return quote(path, safe="/", errors="replace")
