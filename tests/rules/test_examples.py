"""The rules' own examples: each file holds some, each rule both sides, and all pass."""

from collections import Counter
from dataclasses import replace

import pytest

from rules import examples, frameworks
from rules.cases import AS_AT, FOLDER, complete_pack, load_cases
from rules.engine import judge


@pytest.mark.parametrize("name", frameworks.ids())
def test_every_example_passes(name: str) -> None:
    results = examples.run(frameworks.load(name))

    assert len(results) > 200
    assert [f"{one.rule}: {one.name}: {one.message}" for one in results if not one.passed] == []


def test_every_file_of_examples_was_found() -> None:
    files = {case.file for cases in load_cases().values() for case in cases.cases}

    assert files | {"complete.yml"} == {file.name for file in FOLDER.glob("*.yml")}


def test_every_rule_has_an_example_met_not_met_and_missing_or_says_why_not() -> None:
    keys = {key for name in frameworks.ids() for key in frameworks.load(name).rules}
    for key in keys:
        shown = Counter(case.expected["outcome"] for case in load_cases()[key].cases)
        lacking = {"met", "not_met", "missing"} - set(shown) - set(load_cases()[key].impossible)
        assert not lacking, f"{key} has no example {lacking}"


def test_an_example_fails_when_the_figure_it_stands_on_changes() -> None:
    framework = frameworks.load("iap")
    rule = framework.rules["insurance.public_liability.cover"]
    figure = rule.figures["minimum"]
    lower = replace(figure, values=tuple(replace(value, value=value.value - 1) for value in figure.values))
    changed = replace(framework, rules={rule.key: replace(rule, figures={"minimum": lower})})

    failed = [one for one in examples.run(changed) if not one.passed]

    assert [one.name for one in failed] == ["just below five million"]
    assert "insurance.yml:" in failed[0].message


def test_a_rule_without_examples_fails() -> None:
    framework = frameworks.load("iap")
    rule = replace(framework.rules["technical.online"], key="technical.unheard_of")
    changed = replace(framework, rules={rule.key: rule})

    assert [one.passed for one in examples.run(changed)] == [False, False, False]


@pytest.mark.parametrize("name", ["iap", "cposs", "facs", "short-breaks"])
def test_the_complete_pack_is_suitable_everywhere_without_a_gap(name: str) -> None:
    framework = frameworks.load(name)

    judged = judge(framework, list(framework.categories), complete_pack(), AS_AT)

    assert {one.verdict for one in judged.verdicts.values()} == {"suitable"}
    assert [(one.rule, one.reason) for one in judged.findings if one.is_gap] == []
