"""What findings say: statements, not yes to this; documents by their names; places that show what is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from rules import frameworks
from rules.cases import AS_AT, complete_pack, load_cases
from rules.cases import facts_of as stated
from rules.engine import judge, judge_rule
from rules.factbook import build, short_names
from rules.statements import whether
from rules.words import places, sources, verb
from schemas.facts import FACTS
from schemas.types import Evidence, Fact, Finding

SHIPPED = ("iap", "cposs", "facs", "short-breaks")
YES_TO = re.compile(r"\bsays? (yes|no) to\b")


def every_example() -> Iterator[Finding]:
    """The findings of all examples in every framework that has the rule."""
    for name in SHIPPED:
        framework = frameworks.load(name)
        for key, known in load_cases().items():
            for case in known.cases:
                if key in framework.rules and case.framework in (None, name):
                    category = case.category or (framework.rules[key].categories or tuple(framework.categories))[0]
                    yield judge_rule(framework, category, key, stated(case.given), case.as_at)


FINDINGS = tuple(every_example())


class TestEveryExample:
    def test_an_officer_is_not_addressed_as_the_provider(self) -> None:
        texts = [
            text
            for one in FINDINGS
            for text in (one.reason, one.found or "", one.notice or "", one.requirement, one.expected)
        ]

        assert [text for text in texts if re.search(r"\byou(rs?)?\b", text, re.IGNORECASE)] == []

    def test_no_code_stands_in_a_sentence(self) -> None:
        keys = {key for name in SHIPPED for key in frameworks.load(name).rules}
        told = [one for one in FINDINGS if one.outcome != "error"]
        texts = [text for one in told for text in (one.reason, one.expected, one.found or "", one.ask)]

        assert [text for text in texts if any(key in text for key in keys) or "of kind" in text] == []

    def test_yes_and_no_are_put_as_statements(self) -> None:
        assert [one.reason for one in FINDINGS if YES_TO.search(one.reason)] == []

    def test_nothing_is_said_twice(self) -> None:
        doubled = re.compile(r"not in the pack; there is no|any figure|could not be found[^.;]*; there is no [^.]*; ")

        assert [one.reason for one in FINDINGS if doubled.search(one.reason)] == []


def test_every_yes_or_no_has_its_two_statements() -> None:
    lacking = [name for name, spec in FACTS.items() if spec.type == "bool" and not whether(name)]

    assert lacking == []


class TestNames:
    def test_a_document_goes_by_its_file_name_unless_two_share_it(self) -> None:
        names = short_names(["T/P/Form.docx", "T/P/A/Cover.pdf", "T/P/B/Cover.pdf", "Cover.pdf"])

        assert names == {
            "T/P/Form.docx": "Form.docx",
            "T/P/A/Cover.pdf": "A/Cover.pdf",
            "T/P/B/Cover.pdf": "B/Cover.pdf",
            "Cover.pdf": "Cover.pdf",
        }

    def test_a_path_inside_another_is_not_mistaken_for_it(self) -> None:
        facts = [Fact("document.kind", "other", (), subject=path) for path in ("A/b.pdf", "X/A/b.pdf", "A/c.pdf")]
        book = build(facts, 0.7)

        assert book.spoken("X/A/b.pdf and A/b.pdf and A/c.pdf") == "X/A/b.pdf and A/b.pdf and c.pdf"

    def test_sentences_use_the_short_name_and_evidence_keeps_the_path(self) -> None:
        finding = found("iap", {"insurance_certificate/Tender/Provider/PL.pdf": PUBLIC_1M}, PUBLIC)

        assert finding.reason.startswith("PL.pdf (page 1) gives the public liability cover as £1,000,000")
        assert finding.evidence[0].document == "Tender/Provider/PL.pdf"


class TestPlaces:
    SEEN = (
        Evidence("A.pdf", "x", page=2),
        Evidence("A.pdf", "y", page=1),
        Evidence("Q.xlsx", "z", sheet="Part B", cell="C10"),
        Evidence("Q.xlsx", "z", sheet="Part B", cell="C9"),
    )

    def test_one_document_is_named_once_and_agrees_with_its_verb(self) -> None:
        assert f"{sources(self.SEEN[:2])} {verb(self.SEEN[:2], 'gives', 'give')}" == "A.pdf (pages 1 and 2) gives"
        assert f"{sources(self.SEEN)} {verb(self.SEEN, 'gives', 'give')}" == (
            "A.pdf (pages 1 and 2) and Q.xlsx (Part B, C9 and 1 more) give"
        )

    def test_in_brackets(self) -> None:
        assert places(self.SEEN, 4) == "A.pdf, pages 1 and 2, and Q.xlsx, Part B, C9 and C10"
        assert places([Evidence(f"{name}.docx", "x") for name in "ABCDE"]) == "A.docx, B.docx, C.docx and 2 more"


PUBLIC = "insurance.public_liability.cover"
PUBLIC_1M: dict[str, object] = {PUBLIC: 1_000_000}
FORM = "questionnaire/Form.docx"


def found(name: str, given: dict[str, dict[str, object]], key: str) -> Finding:
    framework = frameworks.load(name)
    category = (framework.rules[key].categories or tuple(framework.categories))[0]
    return judge_rule(framework, category, key, stated(given), AS_AT)


class TestEvidence:
    def test_a_blank_question_cites_itself_or_nothing(self) -> None:
        facts = [fact for fact in complete_pack() if (fact.name, fact.subject) != ("question.state", "contact.phone")]
        printed = Evidence("Questionnaire.docx", "Telephone number")
        framework = frameworks.load("facs")
        for own in ((printed,), ()):
            blank = Fact("question.state", "blank", own, subject="contact.phone")

            finding = judge_rule(framework, "1", "completeness.questions", [*facts, blank], AS_AT)

            assert (finding.outcome, finding.evidence) == ("missing", own)
            assert finding.reason == "No answer was found on: the telephone number of the contact."

    def test_documents_are_shown_by_their_first_lines(self) -> None:
        facts = [
            replace(fact, evidence=(Evidence(fact.subject or "", f"Title of {fact.value}"),))
            if fact.name == "document.kind"
            else fact
            for fact in complete_pack()
        ]

        finding = judge_rule(frameworks.load("iap"), "1", "completeness.documents", facts, AS_AT)

        quotes = [item.quote for item in finding.evidence if "Polic" not in item.document]
        assert quotes
        assert all(quote.startswith("Title of") for quote in quotes)
        assert finding.found is not None
        assert re.fullmatch(r"(\d+) of \1 documents required are there", finding.found)

    def test_a_notice_cites_its_certificate_first(self) -> None:
        framework = frameworks.load("facs")
        facts = [
            replace(fact, value="2026-12-20") if fact.name == "insurance.public_liability.expires" else fact
            for fact in complete_pack()
        ]

        finding = judge_rule(framework, "1", "insurance.in_date", facts, AS_AT)

        assert finding.notice == (
            "The public liability cover ends on 20 December 2026, which is 27 days after the decision date and within "
            "30 days of it."
        )
        assert finding.evidence[0].quote == "2027-03-31"
        assert finding.evidence[0].document == "Insurance/Liability schedule.pdf"

    def test_a_silent_certificate_is_cited_at_its_amount(self) -> None:
        certificate = {"insurance.public_liability.basis": "per_claim", PUBLIC: 5_000_000}

        finding = found("iap", {"insurance_certificate": certificate}, "insurance.abuse_cover")

        assert [item.quote for item in finding.evidence] == ["5000000"]


class TestAsks:
    def test_a_disagreement_names_values_and_documents(self) -> None:
        given: dict[str, dict[str, object]] = {
            FORM: {"organisation.legal_name": "Larkfield Ltd", "organisation.company_number": "99707729"},
            "accounts/Accounts.pdf": {"accounts.company_number": "99707792"},
        }

        ask = found("iap", given, "identity.consistent").ask

        assert ask == "Please confirm your company number: Form.docx says 99707729, and Accounts.pdf says 99707792."

    def test_a_ratio_without_a_balance_sheet_asks_for_it(self) -> None:
        given: dict[str, dict[str, object]] = {"accounts": {"accounts.turnover@2026-03-31": 1}}

        finding = found("iap", given, "financial.standing")

        assert finding.ask == "Please send the balance sheet of the latest accounts."
        lacking = "current assets or creditors within one year in the latest accounts"
        assert f"no figure for {lacking} was found" in finding.reason

    def test_figures_that_differ_are_named(self) -> None:
        given: dict[str, dict[str, object]] = {
            "accounts/A.pdf": {
                "accounts.current_assets@2026-03-31": 100,
                "accounts.creditors_within_one_year@2026-03-31": 50,
            },
            "accounts/B.pdf": {"accounts.current_assets@2026-03-31": 40},
        }

        finding = found("iap", given, "financial.current_ratio")

        assert finding.ask == (
            "Please confirm the figures of the latest accounts: on current assets, A.pdf says £100, and B.pdf says £40."
        )

    def test_any_doubtful_answer_of_yes_or_no_is_asked_for_as_such(self) -> None:
        doubt = {"value": True, "confidence": 0.4}
        answers = {
            "staff.two_to_one": ("facs", "technical.two_to_one"),
            "enforcement.hse": ("iap", "safety.enforcement"),
            "provision.transports_children": ("iap", "insurance.motor"),
            "exclusion.discretionary.insolvency": ("iap", "exclusion.discretionary"),
        }
        for name, (framework, key) in answers.items():
            ask = found(framework, {FORM: {name: doubt}}, key).ask

            assert f"The answer as to whether {whether(name)} is unclear: please tell us which holds, yes or no." in ask

    def test_a_signature_box_that_is_empty_is_called_so(self) -> None:
        reason = found("iap", {FORM: {"declaration.signed": False}}, "declaration.signed").reason

        assert reason.startswith("The signature box is empty (Form.docx, page 1).")

    def test_counts_say_what_they_count(self) -> None:
        record = {
            "staff.dbs_required_total": 10,
            "staff.dbs_required_enhanced": 9,
            "staff.dbs_required_barred_checked": 8,
        }
        given: dict[str, dict[str, object]] = {FORM: {"provision.works_in_person": True}, "dbs_record": dict(record)}

        reason = found("iap", given, "safeguarding.dbs").reason

        assert reason.startswith(
            "Of 10 people in regulated activity, 9 have an enhanced check and 8 are checked against the children's "
            "barred list (dbs_record.pdf, page 1)."
        )


class TestNoQuestionnaire:
    @pytest.mark.parametrize("key", ["exclusion.mandatory", "exclusion.discretionary"])
    def test_the_grounds_take_one_sentence(self, key: str) -> None:
        kind = key.split(".")[1]

        finding = found("iap", {"accounts": {"accounts.net_assets@2026-03-31": 1}}, key)

        assert finding.outcome == "missing"
        assert finding.reason == (
            f"No answer on the {kind} grounds could be found; there is no questionnaire in the pack."
        )
        assert finding.ask == "Please send the completed questionnaire."

    def test_what_it_would_have_decided_takes_one_too(self) -> None:
        framework = frameworks.load("iap")
        facts = [fact for fact in complete_pack() if fact.document != "Questionnaire.docx"]
        facts = [fact for fact in facts if fact.subject != "Questionnaire.docx"]

        judged = judge(framework, ["1"], facts, AS_AT)
        reason = next(one.reason for one in judged.findings if one.rule.endswith("completeness.documents"))

        assert reason.endswith("Without the questionnaire it is not known which further documents are required.")
        assert "This depends" not in reason
