"""What the panel report says, whatever the format."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from casework.record import Record
from casework.reports import panel_report
from casework.reports.content import Alert, Details, Heading, PanelReport, Section, Table
from casework.reports.facts_used import known_by
from casework.reports.telling import Telling
from schemas.types import Document, Evidence, Finding
from tests.make.record import (
    AUTHOR,
    SECOND_AUTHOR,
    confirmation,
    correction,
    everything,
    gap_of,
    record,
    resolution,
)


@pytest.fixture(scope="module")
def decided() -> Record:
    return everything()


@pytest.fixture(scope="module")
def report(decided: Record) -> PanelReport:
    return panel_report(decided)


def section(report: PanelReport, title: str) -> Section:
    return next(one for one in report.sections if one.title == title)


def details(part: Section, heading: str) -> dict[str, list[str]]:
    """The details below the first heading that contains these words."""
    blocks = list(part.blocks)
    place = next(n for n, block in enumerate(blocks) if isinstance(block, Heading) and heading in block.text)
    found = blocks[place + 1]
    assert isinstance(found, Details)
    return {row.label: [line.text for line in row.lines] for row in found.rows}


def table(part: Section, caption: str) -> Table:
    return next(block for block in part.blocks if isinstance(block, Table) and caption in block.caption)


def everything_said(part: Section | PanelReport) -> str:
    whole = part if isinstance(part, PanelReport) else replace(panel_report(record()), sections=(part,))
    return "\n".join(whole.sentences())


def test_the_first_page_says_who_under_what_and_that_it_is_a_demonstration(report: PanelReport) -> None:
    summary = report.sections[0]

    alert = next(block for block in summary.blocks if isinstance(block, Alert))
    assert "Demonstration" in alert.title
    assert "not council policy" in report.marking
    said = everything_said(summary)
    for words in ("Harbourstone Care and Education Ltd", "Company 99318842", "version 2019.1",
                  "Public Contracts Regulations 2015", "9 November 2026", "by Rowan Ashdown", "Tender Intake 0.1.0"):
        assert words in said


def test_a_live_framework_raises_no_alarm(decided: Record) -> None:
    summary = replace(decided.framework.summary, status="live")
    live = panel_report(replace(decided, framework=replace(decided.framework, summary=summary)))

    assert live.marking == "Live"
    assert not any(isinstance(block, Alert) for block in live.sections[0].blocks)
    assert "Live: adopted by the council" in everything_said(live.sections[0])


def test_a_verdict_is_proposed_or_confirmed_by_a_named_person_at_a_time(report: PanelReport) -> None:
    rows = {row[0].split(":")[0]: row for row in table(report.sections[0], "Verdict").rows}

    assert rows["Category 2"][2].startswith(f"Confirmed by {SECOND_AUTHOR} on 9 November 2026 at 10:10am. ")
    assert rows["Category 1"][2].startswith("Proposed. Changed since Imogen Faircloth confirmed it")
    assert rows["Category 4"][2].startswith("Proposed: 1 awaiting the provider")


def test_times_are_those_of_the_clock_in_england() -> None:
    summer = replace(record(), received_at=datetime(2026, 7, 1, 13, 14, tzinfo=UTC))

    assert "1 July 2026 at 2:14pm" in everything_said(panel_report(summer).sections[0])


def test_a_first_verdict_that_decisions_changed_is_told() -> None:
    pack = record("short-breaks-gaps", categories=("1",))
    waived = [resolution(gap, "waive", number=number, reason="Agreed.")
              for number, gap in enumerate((gap for gap in pack.gaps if not gap.advice), 1)]

    decided = record("short-breaks-gaps", waived, categories=("1",))

    (row,) = table(panel_report(decided).sections[0], "Verdict").rows
    assert row[1] == "Suitable"
    assert row[2] == "Proposed. First judged: incomplete"
    assert row[-2] == str(len(waived))


def test_a_gap_tells_requirement_basis_finding_and_citation() -> None:
    told = details(section(panel_report(record()), "Exceptions"), "Public liability cover of at least £10,000,000")

    assert told["For"] == ["Categories 1 and 4; a person decides"]
    assert told["Found"] == ["£5,000,000"]
    assert told["Seen in"][0] == "Attachments/Liability Schedule.pdf, page 1: “£5,000,000”"
    assert any(line.startswith("Assumed, not council policy") for line in told["Basis"])
    assert told["Rule"] == ["cposs.insurance.public_liability.cover, version 1"]
    assert told["To ask"]
    assert told["What stands"] == ["Open: nobody has decided it yet."]


def test_an_assumed_basis_is_said_loudly() -> None:
    lines = [line for block in section(panel_report(record()), "Exceptions").blocks if isinstance(block, Details)
             for row in block.rows if row.label == "Basis" for line in row.lines]

    assert {line.strong for line in lines if line.text.startswith("Assumed")} == {True}
    assert {line.strong for line in lines if line.text.startswith("Law")} == {False}


def test_cells_and_paragraphs_are_cited_as_such() -> None:
    exceptions = section(panel_report(record()), "Exceptions")

    assert "sheet Prices, cell E6: “53380”" in details(exceptions, "A pricing schedule")["Seen in"][0]
    assert "Document control > table 1 row 3 column 2" in details(exceptions, "continuity plan")["Seen in"][0]


def test_a_gap_common_to_several_categories_is_told_once() -> None:
    headings = [block.text for block in section(panel_report(record()), "Exceptions").blocks
                if isinstance(block, Heading) and block.level == 2]

    assert len(headings) == len(set(headings)) == 6
    assert details(section(panel_report(record()), "Exceptions"), "continuity")["For"] == [
        "Categories 1, 2, 3 and 4; a person decides"]


def test_advice_stands_apart_and_decides_nothing(report: PanelReport) -> None:
    assert "does not exclude abuse" not in everything_said(section(report, "Exceptions"))
    assert details(section(report, "Advice"), "does not exclude abuse")["What stands"] == [
        "Advice: it decides nothing."]


def test_decisions_stand_with_names_times_and_reasons_and_those_taken_back_too(report: PanelReport) -> None:
    told = details(section(report, "Exceptions"), "No discretionary ground")

    assert told["Decisions"] == [
        "Accepted by Rowan Ashdown on 9 November 2026 at 10:02am. Shown elsewhere in the pack. Undone by Imogen "
        "Faircloth on 9 November 2026 at 10:03am.",
        "Waived by Rowan Ashdown on 9 November 2026 at 10:04am. Agreed by the category lead on 6 November 2026.",
    ]
    assert told["What stands"] == ["Waived: counts as met, and is listed as waived."]
    assert "Unclear, waived: No discretionary ground" in everything_said(section(report, "Exceptions"))


@pytest.mark.parametrize(("heading", "stands"), [
    ("registered with Ofsted", "Awaiting the provider: not met stands until then."),
    ("2 references", "Upheld: not met stands."),
    ("continuity plan", "Does not apply: is not counted."),
    ("A pricing schedule", "Accepted: counts as met."),
])
def test_what_stands_is_said_for_each_kind(report: PanelReport, heading: str, stands: str) -> None:
    assert details(section(report, "Exceptions"), heading)["What stands"] == [stands]


def test_accepted_evidence_is_cited(report: PanelReport) -> None:
    (decision,) = details(section(report, "Exceptions"), "A pricing schedule")["Decisions"]

    assert "Seen in Attachments/Pricing.xlsx, sheet Prices, cell E6: “53380”." in decision


def test_a_gap_that_a_correction_settled_is_still_told(report: PanelReport) -> None:
    told = details(section(report, "Settled by a correction"), "Not met as first judged: Public liability")

    assert told["Found"] == ["£5,000,000"]
    assert "£5,000,000 was read, £10,000,000 is stated" in told["Decisions"][0]
    assert f"Corrected by {AUTHOR}" in told["Decisions"][0]
    assert told["What stands"] == ["Met after the correction."]


def test_a_gap_that_a_correction_made_tells_how_it_was_first_judged() -> None:
    pack = record("facs-clean")
    covers = [fact for fact in pack.facts if fact.name == "insurance.public_liability.cover"]
    any_gap = gap_of(record(), "public_liability.cover")
    corrections = tuple(correction(cover, 1_000_000) for cover in covers)
    lowered = replace(resolution(any_gap, "correct", corrections=corrections),
                      rule="facs.insurance.public_liability.cover", categories=pack.categories)

    exceptions = section(panel_report(record("facs-clean", [lowered])), "Exceptions")

    told = details(exceptions, "Public liability cover")
    assert told["First judged"][0].startswith("Met, found: ")
    assert told["What stands"] == ["Open: not met also after the correction."]


def test_every_decision_is_listed_in_its_order(report: PanelReport, decided: Record) -> None:
    rows = table(section(report, "Decisions by people"), "in the order").rows

    undone = sum(one.undone is not None for one in decided.resolutions)
    assert len(rows) == len(decided.resolutions) + len(decided.confirmations) + undone
    assert [row[2] for row in rows[:4]] == ["Corrected", "Accepted", "Undid: accepted", "Waived"]
    assert [row[0][-7:].strip() for row in rows] == [
        "10:01am", "10:02am", "10:03am", "10:04am", "10:05am", "10:06am", "10:07am", "10:08am", "10:09am", "10:10am",
        "10:20am",
    ]


def test_facts_say_who_confirmed_them_or_how_surely_a_machine_read_them(report: PanelReport) -> None:
    insurance = table(section(report, "Facts that decided an outcome"), "Insurance")

    known = {(row[1], row[3]) for row in insurance.rows}
    assert ("£10,000,000", f"Confirmed by {AUTHOR} on 9 November 2026 at 10:01am; £5,000,000 was read") in known
    assert ("£2,000,000", "Machine-read (table), confidence 0.96") in known
    financial = table(section(report, "Facts that decided an outcome"), "Financial")
    assert any(row[3] == "Computed, confidence 1.00" for row in financial.rows)


def test_every_fact_that_a_finding_cites_is_listed_once(decided: Record, report: PanelReport) -> None:
    cited = {place for finding in decided.findings if finding.outcome != "not_applicable" for place in finding.evidence}
    expected = sum(bool(cited & set(fact.evidence)) for fact in decided.facts)

    blocks = section(report, "Facts that decided an outcome").blocks
    assert sum(len(block.rows) for block in blocks if isinstance(block, Table)) == expected > 100


def test_a_correction_that_was_taken_back_confirms_no_fact(decided: Record) -> None:
    stated = next(fact for fact in decided.facts if fact.method == "person")
    undone = tuple(replace(one, undone=replace(decided.resolutions[1].undone, sequence=99))  # type: ignore[type-var]
                   if one.kind == "correct" else one for one in decided.resolutions)

    assert known_by(replace(decided, resolutions=undone), stated) == "Confirmed by a person"


def test_what_is_met_by_a_correction_says_so_beside_the_words_of_the_document(report: PanelReport) -> None:
    row = next(row for row in table(section(report, "Requirements met"), "Met: Insurance").rows
               if row[0].startswith("Public liability cover of at least £10,000,000"))

    assert "£5,000,000" in row[3]
    assert ("£5,000,000 was read, £10,000,000 is stated (Attachments/Liability Schedule.pdf, page 1: “£5,000,000”), by "
            f"{AUTHOR} on 9 November 2026 at 10:01am.") in row[2]


def test_each_gap_that_was_corrected_tells_its_own_correction_only() -> None:
    pack = record("iap-contradictions")
    trained = next(fact for fact in pack.facts if fact.value == "2023-03-03")
    number = next(fact for fact in pack.facts if fact.name == "accounts.company_number")
    made = [resolution(gap_of(pack, rule), "correct", number=at, corrections=(correction(fact, value),))
            for at, (rule, fact, value) in enumerate((("identity.consistent", number, "99707729"),
                                                      ("safeguarding.lead_trained", trained, "2025-03-03")), 1)]

    part = section(panel_report(record("iap-contradictions", made)), "Settled by a correction")

    for heading, value in (("legal name", "99707729 is stated"), ("safeguarding lead", "3 March 2025 is stated")):
        (decision,) = details(part, heading)["Decisions"]
        assert value in decision


def test_expectations_are_told_in_words() -> None:
    report = panel_report(record())

    told = details(section(report, "Exceptions"), "Public liability cover of at least £10,000,000")
    assert told["Expected"] == ["at least £10,000,000"]
    assert ">=" not in everything_said(report)


def test_evidence_that_a_person_pointed_at_stands_in_the_list_of_decisions(report: PanelReport) -> None:
    row = next(row for row in table(section(report, "Decisions by people"), "in the order").rows
               if row[2] == "Accepted" and "pricing" in row[3])

    assert row[4] == "Equivalent evidence. Seen in Attachments/Pricing.xlsx, sheet Prices, cell E6: “53380”."


def test_what_is_odd_about_a_document_is_told_in_words() -> None:
    pack = record()
    odd = replace(pack.documents[0], flags=("extension_mismatch", "incremental_update"))

    part = section(panel_report(replace(pack, documents=(odd, *pack.documents[1:]))), "Documents")

    assert "its ending does not fit what it is, was changed after it was made" in table(part, "received").rows[0][2]


def test_upheld_gaps_are_said_beside_the_verdict(report: PanelReport) -> None:
    rows = {row[0].split(":")[0]: row for row in table(report.sections[0], "Verdict").rows}

    assert ". 1 upheld gap stands, for the panel to decide" in rows["Category 1"][2]


def test_what_differs_between_categories_is_told_with_them() -> None:
    told = details(section(panel_report(record("iap-contradictions")), "Exceptions"), "Unclear: Complete the relevant")

    assert told["Found"] == [
        "20 of 21 documents required are there (Category 3); 21 of 22 documents required are there (Category 5)"]


def test_tags_of_filed_accounts_are_told_in_words() -> None:
    place = Evidence("Accounts.xhtml", "33,525", anchor="core:CurrentAssets, context c2")

    assert Telling(record()).citation(place) == "Accounts.xhtml, tagged “Current assets”: “33,525”"


def test_the_framework_that_the_form_names_is_told_by_its_name() -> None:
    facts = table(section(panel_report(record("iap-contradictions")), "Facts that decided an outcome"), "Completeness")

    assert [row[1] for row in facts.rows if row[0].startswith("Framework")] == ["Independent Alternative Provision DPS"]


def test_conditions_name_the_undertaking() -> None:
    conditions = section(panel_report(record("iap-new-provider")), "Conditions")

    headings = [block.text for block in conditions.blocks if isinstance(block, Heading)]
    assert headings
    told = details(conditions, headings[0])
    assert told["Undertaken"]
    assert told["Seen in"]


def test_what_was_not_checked_is_told() -> None:
    pack = record("iap-contradictions")
    failed = Finding("iap.technical.complex", 1, "technical", "3", "error", "discretion", "A requirement", "expected",
                     "The check itself failed.")
    part = section(panel_report(replace(pack, findings=(*pack.findings, failed))), "Checks not made")

    assert [row[0] for row in table(part, "failed").rows] == ["A requirement"]
    unread = {row[1] for row in table(part, "Documents not read in full").rows}
    assert "Needs a password" in unread
    assert all(row[3] for row in table(part, "do not apply").rows)


def test_categories_applied_for_and_left_out_are_told() -> None:
    part = section(panel_report(record(categories=("1", "2"))), "Checks not made")

    assert "Categories 3 and 4 are applied for in the form and not judged in this check." in everything_said(part)


def test_every_file_is_listed_with_its_digest_and_state(decided: Record, report: PanelReport) -> None:
    rows = table(section(report, "Documents"), "received").rows

    assert [row[3] for row in rows] == [document.sha256 for document in decided.documents]
    assert all(row[2] for row in rows)


def test_files_left_out_are_listed() -> None:
    replaced = panel_report(record("short-breaks-gaps"))
    export = panel_report(record("iap-round-export"))

    assert "Safeguarding policy.pdf" in everything_said(section(replaced, "Documents")).split("Replaced")[1]
    assert "belong to no supplier" in everything_said(section(export, "Documents"))


def test_a_clean_pack_has_a_short_report_that_says_so() -> None:
    report = panel_report(record("facs-clean"))

    assert "No exception: no gap was found" in everything_said(report.sections[0])
    assert section(report, "Decisions by people").blocks
    assert not any(one.title == "Advice" for one in report.sections)


def test_lots_and_tiers_are_called_so() -> None:
    said = everything_said(panel_report(record("facs-clean")))

    assert "Verdict of each lot" in said
    assert "judged in 2 lots, which makes " in said
    assert "Category" not in said.replace("Category 5", "")


def test_the_report_carries_the_time_of_the_last_event(decided: Record) -> None:
    assert panel_report(decided).at == decided.resolutions[-1].at
    assert panel_report(record()).at == record().checked_at


def test_a_confirmation_counts_among_the_events() -> None:
    late = record(confirmations=[confirmation("2", "needs_decision", number=50)])

    assert panel_report(late).at == late.confirmations[0].at


def test_notices_and_changed_rules_are_loud(decided: Record) -> None:
    loud = panel_report(replace(decided, notices=("WRONG FRAMEWORK? Check it.",), rules_changed=True))

    titles = [block.title for block in loud.sections[0].blocks if isinstance(block, Alert)]
    assert titles == ["Demonstration, not council policy", "The rules have changed", "Notice"]


def test_many_places_are_cut_and_counted() -> None:
    telling = Telling(record())
    places = [Evidence("a.pdf", "words " * 200, page=page) for page in range(1, 21)]

    told = telling.citations(places)

    assert len(told) == 9
    assert told[-1] == "12 more places"
    assert told[0].endswith("…”")


def test_quotes_of_one_place_stand_together() -> None:
    told = Telling(record()).citations([Evidence("a.pdf", "one", page=1), Evidence("a.pdf", "two", page=1)])

    assert told == ("a.pdf, page 1: “one”, “two”",)


def test_an_ignored_file_is_not_counted_as_read() -> None:
    junk = Document("Thumbs.db", "0" * 64, 10, "application/octet-stream", "other", 0.0, "ignored")
    pack = record()

    said = everything_said(panel_report(replace(pack, documents=(*pack.documents, junk))).sections[0])

    assert "31 documents received, none unread, 1 ignored." in said
