"""Values in an impossible form are taken out and reported in words; the others stay."""

from __future__ import annotations

import pytest

from schemas.shape import check_shape
from schemas.types import Evidence, Fact, Value

PLACE = Evidence("SQ.xlsx", "as printed", sheet="A", cell="B2")


def fact(name: str, value: Value, **more: str) -> Fact:
    return Fact(name, value, (PLACE,), **more)  # type: ignore[arg-type]  # the tests give names that exist


@pytest.mark.parametrize(
    ("ill_formed", "words"),
    [
        (fact("insurance.public_liability.expires", "31/02/2026"), "no possible date"),
        (fact("insurance.public_liability.cover", -1), "below the least"),
        (fact("provision.age_to", 400), "above the most"),
        (fact("contact.email", "nobody at example"), "not in a form"),
        (fact("registration.ofsted.rating", "splendid"), "not in a form"),
        (fact("accounts.debtors", -5, period_end="2026-03-31"), "below the least"),
        (fact("staff.dbs_total", True), "not in a form"),
        (fact("policy.present", "yes", subject="safeguarding"), "not in a form"),
    ],
)
def test_an_ill_formed_value_is_reported_and_left_out(ill_formed: Fact, words: str) -> None:
    good = fact("organisation.legal_name", "Example Ltd")

    kept, problems = check_shape("questionnaire", [good, ill_formed])

    assert kept == (good,)
    assert [problem.fact for problem in problems] == [ill_formed.name]
    assert words in problems[0].message
    assert '"as printed"' in problems[0].message


def test_two_values_of_one_name_are_both_looked_at() -> None:
    bad, good = fact("insurance.motor.expires", "2026-13-01"), fact("insurance.motor.expires", "2026-12-01")

    kept, problems = check_shape("insurance_certificate", [bad, good])

    assert kept == (good,)
    assert [problem.evidence for problem in problems] == [(PLACE,)]


def test_losses_and_deficits_keep_their_sign() -> None:
    loss = fact("accounts.profit_before_tax", -1200, period_end="2026-03-31")

    assert check_shape("accounts", [loss]) == ((loss,), ())
