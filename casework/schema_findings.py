"""Findings for values that a document states in an impossible form: one a kind of document and category."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rules.model import Framework
from schemas.types import DocumentReading, Finding, SchemaProblem


def schema_findings(
    readings: Iterable[DocumentReading], framework: Framework, categories: Sequence[str]
) -> tuple[Finding, ...]:
    """`<framework>.schema.<kind>`: unclear, discretion, once per assessed category, each naming every such value."""
    by_kind: dict[str, list[SchemaProblem]] = {}
    for reading in readings:
        for problem in reading.problems:
            by_kind.setdefault(problem.kind, []).append(problem)
    return tuple(
        _finding(kind, problems, framework, category) for kind, problems in sorted(by_kind.items())
        for category in categories
    )


def _finding(kind: str, problems: Sequence[SchemaProblem], framework: Framework, category: str) -> Finding:
    words = kind.replace("_", " ")
    sentences = list(dict.fromkeys(problem.message for problem in problems))
    places = [place for problem in problems for place in problem.evidence[:1]]
    return Finding(
        rule=framework.rule_id(f"schema.{kind}"),
        version=1,
        area="completeness",
        category=category,
        outcome="unclear",
        consequence="discretion",
        requirement=f"Every value given in the {words} is one that can be used",
        expected="possible dates, amounts and numbers",
        found="; ".join(dict.fromkeys(place.quote for place in places)),
        reason=" ".join(sentences),
        ask=f"Please correct in the {words}: " + "; ".join(place.quote for place in places) + ".",
        evidence=tuple(places),
    )
