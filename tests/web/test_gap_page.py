"""The page of a gap: the six decisions, what they change, what is refused in words, and two people at once."""

from __future__ import annotations

import re
from typing import Any

import pytest
from werkzeug.test import TestResponse

from casework import resolving, submissions
from casework.record import Record
from casework.resolving import Decision
from casework.store import Store
from tests.make.visitor import Visitor, words

CHECK = "/submissions/1/checks/1"
COVER = "cposs.insurance.public_liability.cover:1,4"
REFERENCES = "cposs.quality.references:1,2,3,4"
CONTINUITY = "cposs.information.continuity:1,2,3,4"
COMPLEX = "iap.technical.complex:5"
QUALITY = "iap.quality.policy:3,4,5"
COVER_LABEL = "Public liability: limit of indemnity held or undertaken"


def page_of(key: str, check: str = CHECK) -> str:
    return f"{check}/gaps/{key}"


def save(visitor: Visitor, key: str, check: str = CHECK, **form: Any) -> TestResponse:
    """Open the gap, fill its form and save; names have `_` for `-`."""
    page = page_of(key, check)
    seen = re.search(r'name="seen" value="(\d+)"', visitor.see(page).text)
    assert seen is not None
    fields = {name.replace("_", "-"): value for name, value in form.items()}
    return visitor.send(page, {"seen": seen[1], **fields}, seen=page)


def field_of(visitor: Visitor, key: str, label: str, check: str = CHECK) -> str:
    """The name of the field with that label."""
    text = visitor.see(page_of(key, check)).text
    found = re.search(rf'<label class="govuk-label" for="(value-\w+)">{re.escape(label)}', text)
    if found is not None:
        return found[1]
    found = re.search(rf'{re.escape(label)}</legend>.*?name="(value-[0-9a-f]+)', text, re.DOTALL)
    assert found is not None, label
    return found[1]


def record(store: Store, submission: int = 1) -> Record:
    return submissions.record(store, submission)


@pytest.mark.parametrize(("kind", "said", "state"), [
    ("accept", "Accepted: ", "closed"), ("ask", "Provider asked: ", "awaiting"),
    ("not_applicable", "Held not applicable: ", "closed"), ("waive", "Waived: ", "closed"),
    ("uphold", "Upheld: ", "closed"),
])
def test_a_decision_is_saved_and_the_next_gap_comes(
    reader: Visitor, checked_store: Store, kind: str, said: str, state: str
) -> None:
    answer = save(reader, COVER, decision=kind, reason="The panel has the letter.")

    assert answer.status_code == 303
    assert answer.location.endswith("/gaps/cposs.registration.ofsted:4")
    assert f"Done {said}Public liability cover of at least £10,000,000" in words(reader.see(answer.location))
    gap = record(checked_store).gap(COVER)
    assert gap is not None
    made = gap.history[0]
    assert (gap.state, made.author, made.reason) == (state, "Ann Smith", "The panel has the letter.")


def test_save_and_go_back_leads_to_the_submission(reader: Visitor) -> None:
    assert save(reader, COVER, decision="accept", then="back").location == "/submissions/1"


def test_after_the_last_open_gap_the_submission_comes(reader: Visitor, checked_store: Store) -> None:
    keys = [gap.key for gap in record(checked_store).gaps if not gap.advice]

    for key in keys:
        answer = save(reader, key, decision="uphold", reason="It stands.")

    assert answer.location == "/submissions/1"
    assert "No gap is open any more: the verdicts can be confirmed." in words(reader.see("/submissions/1"))


def test_what_still_waits_for_the_provider_is_said_when_no_gap_is_open(reader: Visitor, checked_store: Store) -> None:
    first, *others = [gap.key for gap in record(checked_store).gaps if not gap.advice]
    save(reader, first, decision="ask")

    for key in others:
        answer = save(reader, key, decision="uphold", reason="It stands.")

    assert "No gap is open any more; 1 waits for the provider." in words(reader.see(answer.location))


def test_a_corrected_value_is_judged_again_and_the_gap_goes(reader: Visitor, checked_store: Store) -> None:
    field = field_of(reader, COVER, COVER_LABEL)

    answer = save(reader, COVER, decision="correct", chip_correct="Misread from a scan or picture", **{field: "£10m"})

    assert answer.location.endswith("/gaps/cposs.registration.ofsted:4")
    assert "With this value the requirement is met." in words(reader.see(answer.location))
    made = record(checked_store).resolutions[0]
    assert (made.corrections[0].value, made.corrections[0].was) == (10_000_000, 5_000_000)
    assert made.chips == ("Misread from a scan or picture",)
    settled = words(reader.see(page_of(COVER)))
    assert "Met After a correction" in settled
    assert "£10,000,000; £5,000,000 was read (Attachments/Liability Schedule.pdf, page 1: “£5,000,000”)" in settled
    assert "Your decision" not in settled
    assert "After a correction" in words(reader.see("/submissions/1"))


def test_a_correction_is_corrected_in_its_turn(reader: Visitor, checked_store: Store) -> None:
    save(reader, COVER, decision="correct", **{field_of(reader, COVER, COVER_LABEL): "7000000"})
    said = words(reader.see(page_of(COVER)))
    assert re.search(r"Confirmed by Ann Smith on [\w ]+ at [\w:]+; £5,000,000 was read", said)
    assert "Corrected Public liability: limit of indemnity held or undertaken: £5,000,000 was read, £7,000,000" in said

    save(reader, COVER, decision="correct", **{field_of(reader, COVER, COVER_LABEL): "12000000"})

    covers = [fact.value for fact in record(checked_store).facts
              if fact.name == "insurance.public_liability.cover" and fact.method == "person"]
    assert covers == [12_000_000]
    assert record(checked_store).gap(COVER) is None


def test_a_correction_undone_on_the_page_of_the_gap_brings_the_gap_back(reader: Visitor, checked_store: Store) -> None:
    save(reader, COVER, decision="correct", **{field_of(reader, COVER, COVER_LABEL): "10000000"})
    number = record(checked_store).resolutions[0].id

    answer = reader.send(f"{CHECK}/undo", {"resolution": number, "gap": COVER}, seen=page_of(COVER))

    assert answer.location.endswith(f"/gaps/{COVER}")
    said = words(reader.see(answer.location))
    assert "The decision is undone." in said
    assert "Your decision for Categories 1 and 4" in said
    assert "Undone by Ann Smith on" in said


def test_a_date_is_typed_into_three_boxes(reader: Visitor, checked_store: Store) -> None:
    name = field_of(reader, CONTINUITY, "Last review, or the issue where it is the only date (business continuity)")
    name = name.removesuffix("-day")

    save(reader, CONTINUITY, decision="correct", **{f"{name}-day": "15", f"{name}-month": "5", f"{name}-year": "2026"})

    assert record(checked_store).resolutions[0].corrections[0].value == "2026-05-15"
    assert record(checked_store).gap(CONTINUITY) is None


def test_a_value_that_nothing_was_read_for_needs_the_place_where_it_is_seen(
    reader: Visitor, checked_store: Store
) -> None:
    check = "/submissions/4/checks/1"
    name = field_of(reader, COMPLEX, "Competent in mental health", check)
    before = record(checked_store, 4).sequence

    refused = save(reader, COMPLEX, check, decision="correct", **{name: "yes"})

    assert refused.status_code == 400
    assert "Choose the document" in words(refused)
    assert "Enter the words that you see there" in words(refused)
    assert record(checked_store, 4).sequence == before

    page = {name: "yes", f"{name}-document": "10", f"{name}-where": "Training!C4", f"{name}-words": "MHFA 2026"}
    assert save(reader, COMPLEX, check, decision="correct", **page).status_code == 303
    stated = record(checked_store, 4).resolutions[0].corrections[0]
    assert (stated.value, stated.was) == (True, None)
    assert (stated.evidence.document, stated.evidence.sheet, stated.evidence.cell, stated.evidence.quote) == (
        "Training.xlsx", "Training", "C4", "MHFA 2026")


def test_the_place_in_view_is_filled_in_where_a_person_says_what_is_seen(onlooker: Visitor) -> None:
    check = "/submissions/5/checks/1"
    page = onlooker.see(f"{check}/gaps/{QUALITY}?place=0&decision=accept").text
    position = re.search(r'data-viewer data-document="(\d+)" data-within="(\d+)"', page)
    assert position is not None

    assert f'<option value="{position[1]}" selected>' in page[page.index('id="place-document"'):]
    assert re.search(rf'id="place-where"[^>]*value="{position[2]}"', page)
    assert re.search(r'id="place-words"[^>]*value=""', page)


def test_the_place_in_view_is_not_filled_in_where_the_finding_cites_one(onlooker: Visitor) -> None:
    page = onlooker.see(f"{page_of(COVER)}?decision=accept").text

    assert re.search(r'id="place-where"[^>]*value=""', page)
    assert "The evidence is in another place" in page


def test_a_place_that_was_only_filled_in_asks_for_no_value(reader: Visitor, checked_store: Store) -> None:
    check = "/submissions/4/checks/1"
    name = field_of(reader, COMPLEX, "Competent in mental health", check)

    filled = {f"{name}-document": "10", f"{name}-where": "Training!C4"}
    refused = save(reader, COMPLEX, check, decision="correct", **filled)

    assert "Enter the correct value, or choose another decision" in words(refused)
    assert "Enter the value:" not in words(refused)


def test_a_document_that_could_not_be_read_is_shown_before_what_the_rule_looked_at(onlooker: Visitor) -> None:
    page = onlooker.see(f"/submissions/5/checks/1/gaps/{QUALITY}")

    assert "Evidence: Quality Assurance Policy.pdf The PDF is locked with a password." in words(page)
    assert "The finding names no place. Say where the evidence is" in words(page)


def test_what_somebody_else_did_is_told_in_the_time_of_the_clock_on_the_wall(
    reader: Visitor, checked_store: Store
) -> None:
    save(reader, COVER, decision="uphold", reason="Too low.")
    made = record(checked_store).resolutions[0]
    resolving.undo(checked_store, record(checked_store).check_id, made.id, by="Silas Penhallow")

    answer = reader.send(f"{CHECK}/undo", {"resolution": made.id}, seen="/submissions/1", follow_redirects=True)

    assert re.search(r"Silas Penhallow undid this decision on \d+ \w+ \d{4} at (\d+:\d\d[ap]m|midday|midnight) already",
                     words(answer))


def test_a_gap_without_evidence_is_accepted_only_with_a_place(reader: Visitor, checked_store: Store) -> None:
    check = "/submissions/4/checks/1"

    refused = save(reader, COMPLEX, check, decision="accept")
    assert refused.status_code == 400
    assert "Choose the document" in words(refused)

    wrong_page = save(reader, COMPLEX, check, decision="accept", place_document="11", place_where="77",
                      place_words="Mental health first aid")
    assert "Enter the page, a number from 1 to 6" in words(wrong_page)
    assert 'value="Mental health first aid"' in wrong_page.text

    save(reader, COMPLEX, check, decision="accept", place_document="11", place_where="page 2",
         place_words="Mental health first aid")
    evidence = record(checked_store, 4).resolutions[0].evidence
    assert evidence is not None
    assert (evidence.document, evidence.page, evidence.quote) == (
        "Trustees report and accounts 2025.pdf", 2, "Mental health first aid")


@pytest.mark.parametrize(("form", "sentence"), [
    ({}, "Choose what to do with this gap"),
    ({"decision": "explode"}, "Choose what to do with this gap"),
    ({"decision": "waive", "chip_waive": "Agreed by the category lead"}, "Give your reason in your own words"),
    ({"decision": "uphold", "reason": "  \r\n "}, "Give your reason in your own words"),
    ({"decision": "uphold", "reason": "x" * 4001}, "Shorten the reason to 4,000 characters"),
    ({"decision": "correct"}, "Enter the correct value, or choose another decision"),
])
def test_what_is_missing_is_said_and_what_was_typed_stays(
    reader: Visitor, checked_store: Store, form: dict[str, str], sentence: str
) -> None:
    answer = save(reader, COVER, **form)

    assert answer.status_code == 400
    said = words(answer)
    assert "There is a problem" in said
    assert said.count(sentence) == 2
    assert "<title>Error: " in answer.text
    if "chip_waive" in form:
        assert re.search(r'name="chip-waive"[^>]*value="Agreed by the category lead" checked', answer.text)
        assert re.search(r'value="waive" checked', answer.text)
    assert record(checked_store).resolutions == ()


def test_a_value_of_the_wrong_kind_is_refused_with_an_example(reader: Visitor) -> None:
    field = field_of(reader, COVER, COVER_LABEL)

    answer = save(reader, COVER, decision="correct", **{field: "ten <b>million</b>"})

    assert answer.status_code == 400
    assert "as an amount in pounds, for example 5000000 or £5m" in words(answer)
    assert 'value="ten &lt;b&gt;million&lt;/b&gt;"' in answer.text
    assert f'href="#{field}"' in answer.text


def test_the_value_that_was_read_is_no_correction(reader: Visitor) -> None:
    answer = save(reader, COVER, decision="correct", **{field_of(reader, COVER, COVER_LABEL): "5000000"})

    assert "This is the value that counts already" in words(answer)


def test_a_second_person_sees_what_the_first_decided_and_loses_nothing(reader: Visitor, checked_store: Store) -> None:
    page = page_of(COVER)
    token = reader.token(page)
    resolving.resolve(checked_store, record(checked_store).check_id, COVER,
                      Decision("uphold", ("The evidence is out of date",), "No higher cover."), seen=0,
                      by="Silas Penhallow")

    answer = reader.client.post(page, data={"csrf_token": token, "seen": "0", "decision": "waive",
                                            "reason": "Cover rises in January."})

    assert answer.status_code == 409
    said = words(answer)
    assert "Changed while you were deciding" in said
    assert "Upheld for Categories 1 and 4" in said
    assert "Silas Penhallow" in said
    assert "No higher cover." in said
    assert "Cover rises in January.</textarea>" in answer.text
    assert re.search(r'value="waive" checked', answer.text)
    assert len(record(checked_store).resolutions) == 1

    assert 'name="seen" value="1"' in answer.text
    again = reader.client.post(page, data={"csrf_token": token, "seen": "1", "decision": "waive",
                                           "reason": "Cover rises in January."})
    assert again.status_code == 303
    assert [one.kind for one in record(checked_store).resolutions] == ["uphold", "waive"]


def test_a_gap_that_a_correction_took_away_meanwhile_is_told_as_gone(reader: Visitor) -> None:
    field, token = field_of(reader, COVER, COVER_LABEL), reader.token(page_of(COVER))
    save(reader, COVER, decision="correct", **{field: "10000000"})

    answer = reader.client.post(page_of(COVER), data={"csrf_token": token, "seen": "0", "decision": "uphold",
                                                      "reason": "Five million is too little."})

    assert answer.status_code == 409
    said = words(answer)
    assert "This gap is not there any more" in said
    assert "Five million is too little." in said
    assert "Corrected for Categories 1 and 4" in said


def test_history_tells_every_decision_with_its_reasons_and_times(reader: Visitor) -> None:
    save(reader, COVER, decision="ask", chip_ask=["Send newer evidence"])
    save(reader, COVER, decision="uphold", reason="No answer came.\r\nIt stands.")

    said = words(reader.see(page_of(COVER)))

    assert said.index("Upheld for Categories 1 and 4") < said.index("Provider asked for Categories 1 and 4")
    assert "Send newer evidence." in said
    assert "No answer came. It stands." in said
    assert re.search(r">No answer came\.</p>\s*<p[^>]*>It stands\.</p>", reader.see(page_of(COVER)).text)
    assert re.search(r"Ann Smith, \d{1,2} \w+ \d{4} at (?:\d{1,2}:\d{2}[ap]m|midday|midnight)", said)


def test_verdicts_that_change_are_told_when_saved_and_in_the_history(reader: Visitor) -> None:
    answer = save(reader, "iap.exclusion.mandatory:1,2", "/submissions/2/checks/1", decision="waive",
                  reason="Put right, says the panel.")

    assert "Category 1: Not suitable → Needs a decision." in words(reader.see(answer.location))
    assert "Category 1: Not suitable → Needs a decision" in words(
        reader.see(page_of("iap.exclusion.mandatory:1,2", "/submissions/2/checks/1")))


def test_only_the_finding_s_own_places_are_outlined(onlooker: Visitor) -> None:
    page = onlooker.see(page_of(COVER))

    assert page.text.count("<rect") == 1
    assert "Page 1 of 1, top centre, highlighted: £5,000,000" in words(page)
    assert "Other values this rule looked at" in words(page)


def test_a_link_can_choose_the_decision(onlooker: Visitor) -> None:
    assert re.search(r'value="correct" checked', onlooker.see(f"{page_of(COVER)}?decision=correct").text)
    assert 'value="nonsense"' not in onlooker.see(f"{page_of(COVER)}?decision=nonsense").text


def test_a_decision_without_the_token_of_the_form_is_refused(reader: Visitor, checked_store: Store) -> None:
    answer = reader.client.post(page_of(COVER), data={"seen": "0", "decision": "accept"})

    assert answer.status_code == 400
    assert record(checked_store).resolutions == ()


def test_verdicts_that_corrections_change_are_told_of_each(reader: Visitor, checked_store: Store) -> None:
    key, check = "iap.exclusion.mandatory:1,2", "/submissions/2/checks/1"
    field = field_of(reader, key, "Mandatory ground: fraud, theft or conspiracy to defraud", check)

    answer = save(reader, key, check, decision="correct", **{field: "no"})
    assert "Category 2: Not suitable → Needs a decision." in words(reader.see(answer.location))
    reader.send(f"{check}/undo", {"resolution": record(checked_store, 2).resolutions[0].id}, seen="/submissions/2")
    reader.see(save(reader, key, check, decision="correct", **{field: "no"}).location)

    said = words(reader.see("/submissions/2"))
    assert said.count("Category 2: Not suitable → Needs a decision") == 2
    assert said.count("Category 2: Needs a decision → Not suitable, when undone") == 1
