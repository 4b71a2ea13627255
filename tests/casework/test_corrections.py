"""What may be corrected at a gap, and what a person may type."""

from __future__ import annotations

import pytest

from casework.corrections import correctable, value_from
from schemas.errors import NotAllowed
from schemas.facts import FACTS
from schemas.types import Value
from tests.make.record import gap_of, record


class TestWhatMayBeCorrected:
    def test_the_statement_that_the_finding_cites_comes_first(self) -> None:
        pack = record("cposs-gaps")

        found = correctable(pack, gap_of(pack, "insurance.public_liability.cover"))

        assert (found[0].name, found[0].was, found[0].cited) == ("insurance.public_liability.cover", 5_000_000, True)
        assert "public liability" in found[0].label.lower()

    def test_what_was_looked_for_in_vain_can_be_stated(self) -> None:
        pack = record("short-breaks-gaps")

        found = correctable(pack, gap_of(pack, "environmental.policy"))

        absent = [(one.name, one.subject) for one in found if one.was is None]
        assert ("policy.present", "environmental") in absent

    def test_two_documents_that_differ_are_two_values(self) -> None:
        pack = record("iap-contradictions")

        found = correctable(pack, gap_of(pack, "identity.consistent"))

        numbers = {one.was for one in found if one.name in ("organisation.company_number", "accounts.company_number")}
        assert len(numbers) == 2

    def test_what_is_computed_over_the_pack_is_not_among_them(self) -> None:
        pack = record("iap-round-export")

        found = [one.name for gap in pack.gaps for one in correctable(pack, gap)]

        assert not [name for name in found if name.startswith("ratio.") or name == "organisation.new_provider"]


    def test_the_end_of_a_period_is_told_as_a_day(self) -> None:
        pack = record("iap-contradictions")

        labels = [one.label for one in correctable(pack, gap_of(pack, "identity.consistent"))]

        assert any(label.endswith("(at 30 June 2026)") for label in labels), labels


class TestWhatIsTyped:
    @pytest.mark.parametrize(
        ("name", "typed", "value"),
        [
            ("insurance.public_liability.cover", "£10m", 10_000_000),
            ("insurance.public_liability.cover", "10,000,000", 10_000_000),
            ("insurance.public_liability.expires", "31 3 2027", "2027-03-31"),
            ("insurance.public_liability.expires", "31 March 2027", "2027-03-31"),
            ("insurance.public_liability.cover", "£ 5 million.", 5_000_000),
            ("accounts.net_assets", "(4,185)", -4_185),
            ("accounts.net_assets", "-4185", -4_185),
            ("organisation.employees", "12", 12),
            ("declaration.signed", "Yes", True),
            ("declaration.signed", "no", False),
            ("registration.ofsted.rating", "Requires improvement", "requires_improvement"),
            ("organisation.legal_name", "  Example   Tutors Ltd ", "Example Tutors Ltd"),
            ("application.categories", "1, 4", ["1", "4"]),
        ],
    )
    def test_it_becomes_a_value_of_the_facts_type(self, name: str, typed: str, value: Value) -> None:
        assert value_from(FACTS[name], typed) == value

    @pytest.mark.parametrize(
        ("name", "typed", "said"),
        [
            ("insurance.public_liability.cover", "plenty", "amount in pounds"),
            ("insurance.public_liability.expires", "31 2 2027", "as a date"),
            ("insurance.public_liability.expires", "soon", "as a date"),
            ("organisation.employees", "2.5", "whole number"),
            ("declaration.signed", "perhaps", "yes or no"),
            ("registration.ofsted.rating", "splendid", "one of outstanding"),
            ("organisation.legal_name", "   ", "Enter registered name"),
            ("insurance.public_liability.cover", "1e7", "amount in pounds"),
            ("insurance.public_liability.cover", "10.000.000", "amount in pounds"),
            ("insurance.public_liability.cover", "£5m, rising to £10m", "amount in pounds"),
            ("insurance.public_liability.cover", "-5", "not below 0"),
            ("insurance.public_liability.cover", "9" * 40, "how many noughts"),
            ("insurance.public_liability.expires", "31 3 2027 or later", "as a date"),
            ("organisation.employees", "12 or so", "as a number"),
            ("organisation.employees", "-12", "not below 0"),
        ],
    )
    def test_anything_else_is_refused_with_an_example(self, name: str, typed: str, said: str) -> None:
        with pytest.raises(NotAllowed, match=said):
            value_from(FACTS[name], typed)
