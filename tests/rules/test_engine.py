"""Properties of judging, and the special paragraphs of the rules on whole packs."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rules import checks, frameworks
from rules.cases import AS_AT, FOLDER, complete_pack, facts_of
from rules.engine import Judgement, judge, judge_rule
from rules.library import merged
from schemas.errors import UnknownCategory
from schemas.facts import FACTS
from schemas.loader import load_yaml
from schemas.types import Evidence, Fact, Finding

COMPLETE: Mapping[str, Any] = load_yaml(FOLDER / "complete.yml")
FORM = "questionnaire/Questionnaire.docx"
BASE = complete_pack()
NAMES = frameworks.ids()
NEW_DUTIES = ("document.", "question.", "accounts.period_end", "accounts.audit", "registration.ofsted.")
"""Not statements but new duties: a blank question, a later year, an audit, one more setting."""
SHIPPED = ("iap", "cposs", "facs", "short-breaks")
slow = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def judged(name: str, given_: Mapping[str, Any], *categories: str, as_at: date = AS_AT) -> Judgement:
    framework = frameworks.load(name)
    return judge(framework, categories or tuple(framework.categories), facts_of(merged(COMPLETE, given_)), as_at)


def found(judgement: Judgement, key: str, category: str | None = None) -> Finding:
    return next(one for one in judgement.findings if one.rule.endswith(f".{key}") and category in (None, one.category))


class TestProperties:
    @slow
    @given(st.sampled_from(SHIPPED), st.permutations(range(len(BASE))))
    def test_order_never_matters(self, name: str, order: list[int]) -> None:
        framework = frameworks.load(name)
        kept = [index for index in order if index % 7 != 3]

        shuffled = judge(framework, tuple(framework.categories), [BASE[index] for index in kept], AS_AT)
        plain = judge(framework, tuple(framework.categories), [BASE[index] for index in sorted(kept)], AS_AT)

        assert shuffled == plain

    @slow
    @given(st.sampled_from(SHIPPED), st.sets(st.integers(0, len(BASE) - 1), min_size=1, max_size=60))
    def test_taking_facts_away_never_makes_a_gap_a_pass_of_the_same_rule_for_want_of_them(
        self, name: str, gone: set[int]
    ) -> None:
        framework = frameworks.load(name)
        left = [fact for index, fact in enumerate(BASE) if index not in gone]

        judgement = judge(framework, tuple(framework.categories), left, AS_AT)

        for finding in judgement.findings:
            if finding.outcome == "met":
                documents = {fact.document for fact in left}
                assert finding.evidence
                assert {item.document for item in finding.evidence} <= documents

    @pytest.mark.parametrize("name", SHIPPED)
    def test_an_absent_fact_never_passes(self, name: str) -> None:
        framework = frameworks.load(name)
        nothing = judge(framework, tuple(framework.categories), (), AS_AT)

        assert {finding.outcome for finding in nothing.findings} <= {"missing", "not_applicable"}
        assert {one.verdict for one in nothing.verdicts.values()} == {"incomplete"}

    @slow
    @given(st.data())
    def test_a_second_statement_never_turns_met_into_missing(self, data: st.DataObject) -> None:
        framework = frameworks.load(data.draw(st.sampled_from(SHIPPED)))
        category = data.draw(st.sampled_from(sorted(framework.categories)))
        known = [fact for fact in BASE if not fact.name.startswith(NEW_DUTIES)]
        fact = data.draw(st.sampled_from(known))
        value = data.draw(_values(fact))
        again = replace(fact, value=value, evidence=(Evidence("Second.pdf", str(value)),), method="text")

        before = {one.rule: one.outcome for one in judge(framework, [category], BASE, AS_AT).findings}
        after = judge(framework, [category], [*BASE, again], AS_AT)

        worse = [one.rule for one in after.findings if before[one.rule] == "met" and one.outcome == "missing"]
        assert not worse, f"{again.name} = {value!r}: {worse}"

    def test_two_judgings_are_equal(self) -> None:
        framework = frameworks.load("iap")

        assert judge(framework, ["4", "1"], BASE, AS_AT) == judge(framework, ["1", "4"], BASE, AS_AT)

    def test_findings_are_in_the_order_of_areas_rules_and_categories(self) -> None:
        framework = frameworks.load("iap")
        findings = judge(framework, ["1", "4"], BASE, AS_AT).findings
        keys = [(framework.areas.index(one.area), one.rule, one.category) for one in findings]

        assert keys == sorted(keys)

    def test_a_wrong_category_is_refused_with_those_there_are(self) -> None:
        with pytest.raises(UnknownCategory, match="1, 2, 3, 4, 5"):
            judge(frameworks.load("iap"), ["9"], (), AS_AT)


def _values(fact: Fact) -> st.SearchStrategy[Any]:
    spec = FACTS[fact.name]
    if spec.type == "bool":
        return st.booleans()
    if spec.type == "choice":
        return st.sampled_from(spec.choices)
    if spec.type == "date":
        return st.dates(date(2015, 1, 1), date(2030, 1, 1)).map(date.isoformat)
    if spec.type in ("money", "integer", "number"):
        return st.integers(-10, 20_000_000)
    return st.just(fact.value)


class TestCrash:
    def test_a_check_that_crashes_is_an_error_with_the_rule_id_and_never_met(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def crash(*_: object) -> None:
            raise ZeroDivisionError("divided by nothing")

        monkeypatch.setattr("rules.engine.CHECKS", {**checks.CHECKS, "overlaps": crash})
        judgement = judge(frameworks.load("iap"), ["1"], BASE, AS_AT)

        finding = found(judgement, "technical.age_range")
        assert finding.outcome == "error"
        assert "iap.technical.age_range" in finding.reason
        assert "divided by nothing" in finding.reason

    def test_an_error_that_is_not_advice_leaves_the_category_incomplete(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def crash(*_: object) -> None:
            raise KeyError("nothing")

        monkeypatch.setattr("rules.engine.CHECKS", {**checks.CHECKS, "agree": crash})
        verdict = judge(frameworks.load("iap"), ["1"], BASE, AS_AT).verdicts["1"]

        assert verdict.verdict == "incomplete"
        assert verdict.because == ("iap.identity.consistent",)


class TestVerdicts:
    def test_a_fail_not_met_wins_over_what_is_missing(self) -> None:
        judgement = judged(
            "iap",
            {
                "dbs_record/Single central record.xlsx": {"staff.dbs_required_enhanced": 9},
                "training_record/Training.xlsx": None,
            },
            "1",
        )

        assert judgement.verdicts["1"].verdict == "not_suitable"
        assert judgement.verdicts["1"].because == ("iap.safeguarding.dbs",)
        assert judgement.verdicts["1"].missing == 2
        assert judgement.verdicts["1"].to_decide == 1

    def test_what_is_missing_wins_over_what_is_to_decide(self) -> None:
        judgement = judged(
            "iap",
            {
                FORM: {"exclusion.discretionary.insolvency": True, "exclusion.self_cleaning": "Paid."},
                "training_record/Training.xlsx": None,
            },
            "1",
        )

        assert judgement.verdicts["1"].verdict == "incomplete"

    def test_what_is_unclear_needs_a_decision(self) -> None:
        judgement = judged(
            "iap",
            {
                FORM: {
                    "exclusion.mandatory.fraud": True,
                    "exclusion.self_cleaning": "Left.",
                    "questions": {"exclusion.self_cleaning": "answered"},
                }
            },
            "1",
        )

        assert judgement.verdicts["1"].verdict == "needs_decision"
        assert judgement.verdicts["1"].because == ("iap.exclusion.mandatory",)

    def test_an_undertaking_makes_it_conditional(self) -> None:
        judgement = judged(
            "iap",
            {
                "insurance_certificate/Insurance/Employers liability.pdf": None,
                "declaration/Undertaking.pdf": {"insurance.employers_liability.undertaken": True},
            },
            "1",
        )

        assert judgement.verdicts["1"].verdict == "conditional"
        assert judgement.verdicts["1"].undertakings == 1
        assert judgement.verdicts["1"].because == ("iap.insurance.employers_liability.cover",)

    def test_advice_never_counts(self) -> None:
        judgement = judged("iap", {"policy/Policies/Handbook.docx": {"policy.present[allergy]": None}}, "1")

        assert judgement.verdicts["1"].verdict == "suitable"
        assert judgement.verdicts["1"].advice == 1
        assert judgement.verdicts["1"].missing == 0

    def test_lot_2_is_no_better_than_lot_1_even_when_applied_for_alone(self) -> None:
        low = {"registration/Registrations/CQC.pdf": {"registration.cqc.rating": "inadequate"}}

        assert judged("facs", low, "2").verdicts["2"].verdict == "needs_decision"
        assert [one.category for one in judged("facs", low, "2").findings if one.category == "1"] == []

    def test_findings_made_elsewhere_count(self) -> None:
        framework = frameworks.load("iap")
        shape = Finding(
            "iap.schema.accounts",
            1,
            "completeness",
            "1",
            "unclear",
            "discretion",
            "Values that can be",
            "a possible value",
            "The date 31/02/2026 does not exist.",
            ask="Please confirm the date.",
        )

        judgement = judge(framework, ["1"], BASE, AS_AT, further=[shape])

        assert judgement.verdicts["1"].verdict == "needs_decision"
        assert shape in judgement.findings


class TestOneAbsentDocument:
    def test_it_is_asked_for_once(self) -> None:
        judgement = judged("iap", {"policy/Policies/Safeguarding policy.docx": None}, "1", "2")

        asked = [(one.rule, one.category) for one in judgement.findings if one.ask]
        assert {one.ask for one in judgement.findings if one.ask} == {"Please send your safeguarding policy."}
        assert asked == [
            ("iap.completeness.documents", "1"),
            ("iap.completeness.documents", "2"),
            ("iap.safeguarding.policy", "1"),
            ("iap.safeguarding.policy", "2"),
        ]

    def test_a_form_that_is_not_there_is_asked_for_once(self) -> None:
        judgement = judged("iap", {FORM: None}, "1")

        asked_of_form = [one for one in judgement.findings if "Please send the completed questionnaire." in one.ask]
        assert len(asked_of_form) > 10


class TestLockedDocuments:
    def test_a_locked_certificate_makes_its_rules_unclear_and_no_other(self) -> None:
        name = "insurance_certificate/Insurance/Employers liability.pdf"
        locked = {name: dict.fromkeys(COMPLETE[name]) | {"read": "needs_password"}}

        judgement = judged("iap", locked, "1")
        unclear = {one.rule for one in judgement.findings if one.outcome == "unclear"}

        assert unclear == {
            "iap.completeness.documents",
            "iap.insurance.employers_liability.cover",
            "iap.insurance.in_date",
            "iap.insurance.insured_name",
        }
        assert judgement.verdicts["1"].verdict == "needs_decision"

    def test_a_locked_file_that_tells_nothing_leaves_its_rule_missing(self) -> None:
        name = "insurance_certificate/Insurance/Employers liability.pdf"

        judgement = judged("iap", {name: None, "other/scan0001.pdf": {"read": "needs_password"}}, "1")

        assert found(judgement, "completeness.documents").outcome == "unclear"
        assert found(judgement, "insurance.employers_liability.cover").outcome == "missing"

    def test_a_condition_in_a_locked_form_makes_the_rule_unclear(self) -> None:
        judgement = judged("iap", {FORM: dict.fromkeys(COMPLETE[FORM]) | {"read": "needs_password"}}, "1")

        assert found(judgement, "insurance.motor").outcome == "unclear"
        assert found(judgement, "safeguarding.dbs").outcome == "unclear"
        assert found(judgement, "exclusion.mandatory").outcome == "unclear"

    def test_what_was_read_of_a_partial_document_counts(self) -> None:
        name = "policy/Policies/Safeguarding policy.docx"

        judgement = judged("iap", {name: {"read": "partial", "policy.lead_named[safeguarding]": None}}, "1")
        finding = found(judgement, "safeguarding.policy")

        assert finding.outcome == "unclear"
        assert "read only in part" in finding.reason
        assert "last review" not in finding.reason

    def test_hidden_words_alone_never_satisfy_a_rule(self) -> None:
        name = "policy/Policies/Safeguarding policy.docx"
        hidden = {key: {"value": value, "confidence": 0.5} for key, value in COMPLETE[name].items()}

        judgement = judged("iap", {name: hidden}, "1")

        assert found(judgement, "safeguarding.policy").outcome == "unclear"
        assert found(judgement, "completeness.documents").outcome == "unclear"


class TestConditions:
    def test_not_asked_and_not_mentioned_does_not_apply(self) -> None:
        finding = found(judged("iap", {}, "1"), "safety.premises")

        assert finding.outcome == "not_applicable"
        assert finding.reason == "Not asked, and nothing in the pack says so."

    def test_asked_and_not_answered_is_missing_and_asks_the_question(self) -> None:
        finding = found(judged("iap", {FORM: {"provision.transports_children": None}}, "1"), "insurance.motor")

        assert finding.outcome == "missing"
        assert finding.ask == "Please tell us whether you transport children."

    def test_the_form_decides_a_condition_against_other_documents(self) -> None:
        judgement = judged("iap", {FORM: {"organisation.employees": 0}, "other": {"organisation.employees": 9}}, "1")

        assert found(judgement, "insurance.employers_liability.cover").outcome == "not_applicable"

    def test_two_forms_that_answer_differently_make_it_unclear(self) -> None:
        judgement = judged("iap", {"questionnaire/Second.docx": {"organisation.employees": 0}}, "1")

        assert found(judgement, "insurance.employers_liability.cover").outcome == "unclear"

    def test_two_forms_that_lead_to_the_same_do_not(self) -> None:
        judgement = judged("iap", {"questionnaire/Second.docx": {"organisation.employees": 40}}, "1")

        assert found(judgement, "insurance.employers_liability.cover").outcome == "met"


class TestCorrections:
    def test_a_persons_correction_replaces_what_was_read(self) -> None:
        place = (Evidence("Insurance/Liability schedule.pdf", "£10,000,000", page=1),)
        correction = Fact("insurance.public_liability.cover", 1_000_000, place, "GBP", method="person")

        judgement = judge(frameworks.load("iap"), ["1"], [*BASE, correction], AS_AT)

        assert found(judgement, "insurance.public_liability.cover").outcome == "not_met"


class TestAdoption:
    def test_under_a_live_framework_what_is_neither_law_nor_published_runs_as_advice(self) -> None:
        live = replace(frameworks.load("iap"), status="live")
        facts = facts_of({"insurance_certificate": {"insurance.public_liability.cover": 1_000_000}})

        finding = judge_rule(live, "1", "insurance.public_liability.cover", facts, AS_AT)

        assert (finding.outcome, finding.consequence) == ("not_met", "advice")
        assert "Not yet adopted" in finding.reason

    def test_the_law_fails_all_the_same(self) -> None:
        live = replace(frameworks.load("iap"), status="live")
        facts = facts_of(
            {
                "questionnaire": {"organisation.employees": 3},
                "insurance_certificate": {"insurance.employers_liability.cover": 1_000_000},
            }
        )

        finding = judge_rule(live, "1", "insurance.employers_liability.cover", facts, AS_AT)

        assert (finding.outcome, finding.consequence) == ("not_met", "fail")


class TestDebarment:
    def test_it_is_the_councils_to_do_and_asks_the_provider_nothing(self) -> None:
        framework = replace(frameworks.load("iap"), regime="PA2023")

        finding = found(judge(framework, ["1"], BASE, AS_AT), "exclusion.debarment")

        assert (finding.outcome, finding.action_by, finding.ask) == ("missing", "council", "")


class TestWords:
    @pytest.mark.parametrize("name", SHIPPED)
    def test_every_sentence_begins_with_a_capital_and_ends(self, name: str) -> None:
        framework = frameworks.load(name)
        for facts in ((), BASE, BASE[::3], BASE[1::3], BASE[::2]):
            for finding in judge(framework, tuple(framework.categories), facts, AS_AT).findings:
                for text in (finding.reason, finding.ask, finding.notice):
                    assert not text or ((text[0].isupper() or not text[0].isalpha()) and text[-1] in ".?!"), finding
                    assert "{" not in (text or ""), finding
                assert finding.requirement
                assert finding.expected
                assert "{" not in finding.requirement + finding.expected
                if finding.outcome in ("not_met", "missing", "unclear") and finding.action_by == "provider":
                    assert finding.ask, finding

    def test_a_gap_says_what_was_searched_and_why_it_matters(self) -> None:
        finding = found(
            judged("iap", {"policy/Policies/Handbook.docx": {"policy.present[recording_and_retention]": None}}, "4"),
            "technical.online",
        )

        assert finding.reason == (
            "Lessons are recorded (Questionnaire.docx, page 1). "
            "The policy on recording lessons could not be found in the pack; 2 policies were searched."
        )
        assert finding.ask == "Please send your policy on recording lessons and how long recordings are kept."
