"""The shipped frameworks: which there are, that they are whole, and that one more needs nothing but its file."""

import json
from datetime import date
from pathlib import Path
from shutil import copy

import pytest
from jsonschema import Draft202012Validator

from rules import frameworks
from rules.cases import facts_of
from rules.checks import CHECKS
from rules.engine import judge
from rules.lint import lint
from rules.model import Framework
from schemas.errors import ConfigurationError, UnknownFramework
from schemas.facts import FACTS
from schemas.questions import bank

CASES = Path(__file__).parents[1] / "cases"
SCHEMAS = Path(__file__).parents[2] / "schemas"
SHIPPED = {"iap": 5, "cposs": 4, "facs": 2, "short-breaks": 4}
NOT_YET = {"financial.viability", "financial.turnover", "financial.reserves"}


@pytest.fixture(params=sorted(SHIPPED))
def framework(request: pytest.FixtureRequest) -> Framework:
    return frameworks.load(request.param)


def test_four_frameworks_with_fifteen_categories_are_shipped() -> None:
    assert set(SHIPPED) <= set(frameworks.ids())
    assert {name: len(frameworks.load(name).categories) for name in SHIPPED} == SHIPPED


def test_every_shipped_file_is_without_a_problem() -> None:
    assert [str(problem) for problem in lint()] == []


def test_an_unknown_framework_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnknownFramework, match="cposs, facs, iap, short-breaks"):
        frameworks.load("music")


def test_the_verbs_of_the_schema_are_those_of_the_dict() -> None:
    schema = json.loads((SCHEMAS / "rule.schema.json").read_text(encoding="utf-8"))

    assert set(schema["$defs"]["test"]["properties"]) == set(CHECKS)


def test_every_clause_and_every_figure_says_what_it_rests_on(framework: Framework) -> None:
    bases = [clause.basis for rule in framework.rules.values() for clause in rule.clauses]
    bases += [figure.basis for rule in framework.rules.values() for figure in rule.figures.values()]

    assert len(bases) > 100
    assert all(len(basis.text) > 10 for basis in bases)


def test_every_fact_and_question_is_known_to_the_vocabulary(framework: Framework) -> None:
    assert {question.code for question in framework.questions} <= set(bank())
    assert {name for question in framework.questions for name in question.gives} <= set(FACTS)


def test_lot_2_of_community_support_extends_lot_1() -> None:
    assert frameworks.load("facs").categories["2"].extends == "1"


def test_each_rule_of_a_category_has_one_finding(framework: Framework) -> None:
    judged = judge(framework, list(framework.categories), (), date(2026, 11, 23))
    pairs = [(one.rule, one.category) for one in judged.findings]

    assert len(pairs) == len(set(pairs)) > 0
    assert set(pairs) == {
        (framework.rule_id(rule.key), category)
        for category in framework.categories
        for rule in framework.rules_for(category)
    }


def test_the_debarment_list_gives_no_finding_under_the_regulations_of_2015(framework: Framework) -> None:
    assert all(rule.key != "exclusion.debarment" for rule in framework.rules_for(next(iter(framework.categories))))


def test_public_liability_levels_differ_by_category_without_a_second_rule() -> None:
    figure = frameworks.load("cposs").rules["insurance.public_liability.cover"].figures["minimum"]

    levels = {category: figure.at(date(2026, 11, 23), category) for category in "1234"}

    assert levels == {"1": 10_000_000, "2": 5_000_000, "3": 5_000_000, "4": 10_000_000}


class TestOneMoreFramework:
    """A framework found in no shipped one is added by one file."""

    @pytest.fixture
    def added(self, tmp_path: Path) -> Framework:
        copy(CASES / "two-lots.yml", tmp_path)
        return frameworks.load("two-lots", tmp_path)

    def test_it_lints_clean(self, tmp_path: Path) -> None:
        copy(CASES / "two-lots.yml", tmp_path)

        assert lint(folder=tmp_path) == ()

    def test_its_threshold_changes_on_its_day(self, added: Framework) -> None:
        facts = facts_of({"insurance_certificate": {"insurance.public_liability.cover": 2_000_000}})

        def outcome(day: date, category: str) -> str:
            judged = judge(added, [category], facts, day)
            return next(one.outcome for one in judged.findings if "public_liability" in one.rule)

        assert outcome(date(2026, 12, 31), "1") == "met"
        assert outcome(date(2027, 1, 1), "1") == "not_met"
        assert outcome(date(2026, 12, 31), "2") == "not_met"

    def test_its_nested_group_and_condition_are_judged(self, added: Framework) -> None:
        given = {
            "questionnaire": {
                "provision.age_from": 3,
                "staff.headcount": 3,
                "staff.moving_and_handling": True,
                "staff.positive_behaviour_support": False,
                "provision.online": False,
            }
        }

        def music(**changes: object) -> tuple[str, str]:
            facts = facts_of({"questionnaire": {**given["questionnaire"], **changes}})
            judged = judge(added, ["1"], facts, date(2026, 11, 23))
            finding = next(one for one in judged.findings if one.rule == "two-lots.technical.music")
            return finding.outcome, finding.consequence

        assert music() == ("missing", "discretion")
        assert music(**{"staff.first_aid_expires": "2027-01-01"}) == ("met", "fail")
        assert music(**{"provision.age_from": 5}) == ("met", "fail")
        assert music(**{"provision.age_from": 5, "staff.headcount": 2}) == ("not_met", "fail")
        assert music(**{"provision.age_from": 5, "provision.online": True}) == ("not_met", "fail")

    def test_its_second_lot_is_no_better_than_its_first(self, added: Framework) -> None:
        facts = facts_of({"questionnaire": {"staff.headcount": 1}})

        verdicts = judge(added, ["2"], facts, date(2026, 11, 23)).verdicts

        assert list(verdicts) == ["2"]
        assert verdicts["2"].verdict == "not_suitable"

    def test_its_limit_of_confidence_is_its_own(self, added: Framework) -> None:
        facts = facts_of(
            {"insurance_certificate": {"insurance.public_liability.cover": {"value": 9_000_000, "confidence": 0.75}}}
        )

        findings = judge(added, ["1"], facts, date(2026, 11, 23)).findings

        assert next(one.outcome for one in findings if "public_liability" in one.rule) == "unclear"

    def test_a_wrong_key_is_refused_with_file_and_line(self, tmp_path: Path) -> None:
        text = (CASES / "two-lots.yml").read_text(encoding="utf-8").replace("low_confidence", "low_confidense")
        (tmp_path / "two-lots.yml").write_text(text, encoding="utf-8")

        with pytest.raises(ConfigurationError, match=r"two-lots.yml:\d+"):
            frameworks.load("two-lots", tmp_path)


@pytest.mark.parametrize("name", ["framework", "rule", "case"])
def test_the_schemas_are_sound_and_their_objects_closed(name: str) -> None:
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))

    Draft202012Validator.check_schema(schema)
    assert [place for place in _objects(schema) if "additionalProperties" not in place] == []


def _objects(value: object) -> list[dict[str, object]]:
    """Every object schema that lists properties."""
    if isinstance(value, list):
        return [place for inner in value for place in _objects(inner)]
    if not isinstance(value, dict):
        return []
    own = [value] if value.get("type") == "object" and "properties" in value else []
    return own + [place for inner in value.values() for place in _objects(inner)]
