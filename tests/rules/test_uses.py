"""Which facts a rule looks at."""

from __future__ import annotations

from datetime import date

from rules import frameworks
from rules.uses import looked_at
from schemas.types import Evidence, Fact

AS_AT = date(2026, 11, 2)
PLACE = (Evidence("Certificate.pdf", "£5m", page=1),)


def test_a_rule_looks_for_facts_that_are_not_there() -> None:
    found = looked_at(frameworks.load("iap"), "iap.insurance.public_liability.cover", "1", (), AS_AT)

    assert ("insurance.public_liability.cover", None) in found


def test_facts_of_the_cover_are_seen_and_others_are_not() -> None:
    facts = [Fact("insurance.public_liability.cover", 5_000_000, PLACE, "GBP"),
             Fact("insurance.motor.cover", 1, PLACE, "GBP")]

    found = looked_at(frameworks.load("iap"), "iap.insurance.public_liability.cover", "1", facts, AS_AT)

    assert ("insurance.motor.cover", None) not in found


def test_the_subject_asked_for_is_told() -> None:
    found = looked_at(frameworks.load("iap"), "iap.environmental.policy", "1", (), AS_AT)

    assert ("policy.present", "environmental") in found


def test_every_rule_of_every_framework_can_be_watched() -> None:
    watched = 0
    for framework_id in frameworks.ids():
        framework = frameworks.load(framework_id)
        for category in framework.categories:
            for rule in framework.rules_for(category):
                looked_at(framework, framework.rule_id(rule.key), category, (), AS_AT)
                watched += 1

    assert watched > 300


def test_a_finding_on_an_ill_formed_value_has_no_rule_to_watch() -> None:
    assert looked_at(frameworks.load("iap"), "iap.schema.accounts", "1", (), AS_AT) == ()


def test_nobody_is_asked_for_the_fact_of_anybody() -> None:
    found = looked_at(frameworks.load("cposs"), "cposs.quality.references", "1", (), AS_AT)

    assert found
    assert "any" not in {subject for _, subject in found}
