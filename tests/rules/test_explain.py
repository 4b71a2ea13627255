"""Frameworks in words."""

from datetime import date

from rules import frameworks
from rules.explain import basis_of, rules_in_words

AS_AT = date(2026, 11, 23)


def test_each_rule_of_a_category_is_there_with_its_figures_in_words() -> None:
    texts = {text.rule: text for text in rules_in_words(frameworks.load("cposs"), "4", AS_AT)}

    cover = texts["cposs.insurance.public_liability.cover"]
    assert cover.requirement == "Public liability cover of at least £10,000,000 for any one claim"
    assert cover.clauses[0].expected == ">= £10,000,000"
    assert cover.clauses[0].basis.startswith("assumed, not council policy: GBP 10 million")
    assert texts["cposs.insurance.motor"].applies == "if the provider transports children"
    assert all(clause.basis for text in texts.values() for clause in text.clauses)


def test_an_assumption_says_that_it_is_no_council_policy() -> None:
    bases = basis_of(frameworks.load("iap"), "iap.insurance.professional_indemnity.cover", "4")

    assert bases == ("assumed, not council policy: Usual among councils; to be confirmed by the council",)


def test_a_finding_that_no_rule_made_rests_on_nothing() -> None:
    assert basis_of(frameworks.load("iap"), "iap.schema.accounts", "1") == ()
