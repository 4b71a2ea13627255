"""Runs the rules' own examples: what `intake frameworks test` shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from rules.cases import Case, RuleCases, facts_of, load_cases
from rules.engine import judge_rule
from rules.model import Framework
from schemas.types import Finding

REQUIRED = ("met", "not_met", "missing")
"""The outcomes of which each rule has at least one example."""


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """One example run for one framework. `message` says, when it failed, what was expected and what came."""

    rule: str
    name: str
    category: str
    passed: bool
    message: str = ""


def run(framework: Framework) -> tuple[ExampleResult, ...]:
    """Every example of the framework's rules, in the order of the rules; a rule without an example of each outcome
    fails too."""
    return tuple(one for key in framework.rules for one in _of_rule(framework, key))


def _of_rule(framework: Framework, key: str) -> Iterator[ExampleResult]:
    known = load_cases().get(key, RuleCases(()))
    seen: set[str] = set()
    for case in known.cases:
        if case.framework not in (None, framework.id):
            continue
        seen.add(str(case.expected["outcome"]))
        yield _run(framework, case)
    shown = seen | {str(case.expected["outcome"]) for case in known.cases}
    for outcome in REQUIRED:
        if outcome not in shown and outcome not in known.impossible:
            yield ExampleResult(
                framework.rule_id(key),
                f"an example with the outcome {outcome}",
                "",
                False,
                "There is none. Add one to rules/cases, or say under `impossible` why there cannot be one.",
            )


def _run(framework: Framework, case: Case) -> ExampleResult:
    view = replace(framework, regime=case.regime) if case.regime else framework
    rule = view.rules[case.rule]
    category = case.category or (rule.categories or tuple(framework.categories))[0]
    finding = judge_rule(view, category, case.rule, facts_of(case.given), case.as_at)
    problems = list(_differences(finding, case.expected))
    place = f"{case.file}:{case.line}: "
    message = "" if not problems else f"{place}{'; '.join(problems)}. The finding says: {finding.reason}"
    return ExampleResult(framework.rule_id(case.rule), case.name, category, not problems, message)


def _differences(finding: Finding, expected: Mapping[str, Any]) -> Iterator[str]:
    for name, value in expected.items():
        part = _PARTS.get(name, name)
        found = getattr(finding, part)
        if not _agrees(name, found, value):
            yield f"{part} is {found!r}, and {name} wants {value!r}"


def _agrees(name: str, found: Any, value: Any) -> bool:
    """Outcome and the like must be equal; of sentences a part is enough."""
    if name not in _SENTENCES or value is None:
        return bool(found == value)
    told = str(value).lower() in (found or "").lower()
    return not told if name == "says_nothing_of" else told


_PARTS = {"says": "reason", "says_nothing_of": "reason", "asks": "ask"}
_SENTENCES = ("says", "says_nothing_of", "asks", "notice")
