"""`intake frameworks` over the frameworks that ship."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result

from cli.main import intake
from rules.frameworks import ids, load


def run(*arguments: str) -> Result:
    return CliRunner().invoke(intake, ["frameworks", *arguments])


def test_list_as_json_is_the_array_of_the_contract() -> None:
    listed = json.loads(run("list", "--format", "json").stdout)

    assert [one["id"] for one in listed] == list(ids())
    iap = next(one for one in listed if one["id"] == "iap")
    assert {"id", "name", "kind", "label", "regime", "version", "categories"} <= set(iap)
    assert iap["categories"]["1"] == "Early intervention and prevention"
    assert iap["regime"] == "PCR2015"


def test_list_names_every_category() -> None:
    text = " ".join(run("list").stdout.split())

    for framework_id in ids():
        for category in load(framework_id).categories.values():
            assert category.name in text


@pytest.mark.parametrize("framework_id", ids())
def test_show_prints_every_rule_with_what_it_rests_on(framework_id: str) -> None:
    result = run("show", framework_id)

    framework = load(framework_id)
    assert result.exit_code == 0
    assert "{" not in result.stdout
    for rule in framework.rules_for(next(iter(framework.categories))):
        assert f"Rule:     {framework.rule_id(rule.key)}\n" in result.stdout
    assert "assumed, not council policy" in " ".join(result.stdout.split())
    assert max(len(line) for line in result.stdout.splitlines()) <= 80


def test_show_of_an_unknown_framework_is_2() -> None:
    result = run("show", "iab")

    assert result.exit_code == 2
    assert "Did you mean iap?" in result.stderr


def test_the_shipped_rules_are_sound() -> None:
    result = run("lint")

    assert result.exit_code == 0, result.stdout


@pytest.mark.parametrize("framework_id", ids())
def test_the_rules_own_examples_hold(framework_id: str) -> None:
    result = run("test", framework_id)

    assert result.exit_code == 0, result.stdout
    assert "examples" in result.stdout
