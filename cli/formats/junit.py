"""junit: one suite a supplier and category, one case a rule, for build servers that show test reports."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from casework.words import categories_line, place
from cli.exits import INCOMPLETE_STATES
from cli.formats.presentation import Presentation
from schemas.types import Assessment, Finding

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(assessments: Sequence[Assessment], presentation: Presentation) -> str:
    """The report as XML; without times, so that the same submission gives the same bytes."""
    root = Element("testsuites", name="intake check")
    for assessment in assessments:
        _documents_suite(root, assessment)
        for category in assessment.categories:
            name = f"{assessment.provider.name}: {categories_line(presentation.label, [category])}"
            _suite(root, name, [finding for finding in assessment.findings if finding.category == category])
    for key in ("tests", "failures", "errors", "skipped"):
        root.set(key, str(sum(int(suite.get(key, "0")) for suite in root)))
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _suite(root: Element, name: str, findings: Sequence[Finding]) -> None:
    suite = SubElement(root, "testsuite", name=_clean(name))
    for finding in findings:
        case = SubElement(suite, "testcase", classname=_clean(finding.area), name=_clean(finding.rule))
        _result(case, finding)
    _count(suite)


def _result(case: Element, finding: Finding) -> None:
    """Failure for a gap that counts, error for a rule that crashed, skipped for what does not count."""
    if finding.outcome == "error":
        _note(case, "error", finding)
    elif finding.is_gap and finding.consequence != "advice":
        _note(case, "failure", finding)
    elif finding.is_gap or finding.outcome == "not_applicable":
        SubElement(case, "skipped", message=_clean(f"{finding.outcome}: {finding.reason}"))


def _note(case: Element, tag: str, finding: Finding) -> None:
    note = SubElement(case, tag, type=finding.outcome, message=_clean(finding.reason))
    found = "nothing" if finding.found is None else finding.found
    lines = [f"Requirement: {finding.requirement}", f"Expected: {finding.expected}", f"Found: {found}"]
    for evidence in finding.evidence:
        where = ", ".join(part for part in (evidence.document, place(evidence)) if part)
        lines.append(f'Seen in: {where}: "{evidence.quote}"')
    if finding.ask:
        lines.append(f"Ask: {finding.ask}")
    note.text = _clean("\n".join(lines))


def _documents_suite(root: Element, assessment: Assessment) -> None:
    """One case a document: what could not be read is an error, since the result is incomplete without it."""
    suite = SubElement(root, "testsuite", name=_clean(f"{assessment.provider.name}: documents"))
    for document in assessment.documents:
        case = SubElement(suite, "testcase", classname="documents", name=_clean(document.path))
        if document.read in INCOMPLETE_STATES:
            SubElement(case, "error", type=document.read, message=_clean(document.reason or document.read))
        elif document.read == "ignored":
            SubElement(case, "skipped", message=_clean(document.reason or "ignored"))
    _count(suite)


def _count(suite: Element) -> None:
    for key, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(key, str(sum(1 for _ in suite.iter(tag))))


def _clean(text: str) -> str:
    """The text without the characters that XML 1.0 cannot hold."""
    return _NOT_IN_XML.sub("\ufffd", text)
