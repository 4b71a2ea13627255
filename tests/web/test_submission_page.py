"""The page of a submission: gaps beside their evidence, verdicts, documents, decisions and checks."""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise

import pytest
from flask import Flask

from casework import resolving, submissions
from casework.evidence import Viewer
from casework.record import Record
from casework.resolving import Decision
from casework.store import Store
from tests.make.record import big_record
from tests.make.stores import work
from tests.make.visitor import Visitor, words
from tests.web.conftest import Clock, signed_in
from web import submission
from web.app import create_app
from web.settings import Settings
from web.submission_check import OpenCheck, with_query

HARBOURSTONE, COPPERBEECH, HYACINTH, MARROWGATE = 1, 2, 3, 5
COVER = "cposs.insurance.public_liability.cover:1,4"
OFSTED = "cposs.registration.ofsted:4"


def headings(text: str) -> list[tuple[int, str]]:
    """Level and words of each heading, in the order of the page."""
    found = re.findall(r"<h([1-6])\b[^>]*>(.*?)</h\1>", text, re.DOTALL)
    return [(int(level), " ".join(unescape(re.sub(r"<[^>]+>", "", inner)).split())) for level, inner in found]


def decide(store: Store, number: int, *kinds: str) -> Record:
    """Decide the first gaps of a submission that count, as those kinds; all that are left like the last."""
    record = submissions.record(store, number)
    keys = [gap.key for gap in record.gaps if gap.state == "open" and not gap.advice]
    for position, key in enumerate(keys):
        gap = record.gap(key)
        assert gap is not None
        kind = kinds[min(position, len(kinds) - 1)]
        record = resolving.resolve(store, record.check_id, key, Decision(kind, reason="So it is."),  # type: ignore[arg-type]
                                   seen=gap.seen, by="Silas Penhallow")
    return record


def test_a_gap_is_told_with_all_that_a_person_needs_to_decide(onlooker: Visitor) -> None:
    said = words(onlooker.see(f"/submissions/{HARBOURSTONE}"))

    assert "Public liability cover of at least £10,000,000 for any one claim" in said
    assert "Categories 1 and 4; a person decides" in said
    assert "Found £5,000,000" in said
    assert "Assumed, not council policy: GBP 10 million for residential provision" in said
    assert "Please send evidence of public liability cover of at least £10,000,000" in said
    assert "Liability Schedule.pdf, page 1" in said
    assert "CPOSS questionnaire.xlsx, sheet Part C, C6" in said
    assert "Business Continuity Plan.docx, under Document control" in said
    assert "Thresholds marked “assumed” are not council policy" in said


def test_headings_go_in_order_below_one_title(onlooker: Visitor) -> None:
    for address in (f"/submissions/{HARBOURSTONE}", f"/submissions/{HYACINTH}", f"/submissions/{MARROWGATE}"):
        levels = [level for level, _ in headings(onlooker.see(address).text)]

        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))


def test_gaps_stand_by_what_they_wait_for_and_by_area_with_their_numbers(
    reader: Visitor, checked_store: Store
) -> None:
    decide(checked_store, HARBOURSTONE, "uphold", "ask", "waive", "not_applicable", "accept")

    told = headings(reader.see(f"/submissions/{HARBOURSTONE}").text)

    assert (2, "Gaps to resolve (6)") not in told
    assert [words for level, words in told if level == 2 and "(" in words][:4] == [
        "Gaps awaiting the provider (1)", "Gaps decided (5)", "Advice, decides nothing (1)", "Met (42)"]
    assert (3, "Insurance (1)") in told


def test_each_gap_stands_in_its_own_area_as_the_list_counts_them(onlooker: Visitor) -> None:
    page = onlooker.see(f"/submissions/{MARROWGATE}").text
    told = headings(page)

    areas = {words for level, words in told if level == 3}
    assert {"Completeness (2)", "Identity (1)", "Insurance (2)", "Quality (1)", "Technical ability (1)"} <= areas
    listed = words(onlooker.see("/"))
    assert "Completeness: 2 Identity: 1 Insurance: 2 Safeguarding: 1 Quality: 1 Technical ability: 1" in listed


def test_gaps_that_one_answer_settles_name_the_one_that_asks(onlooker: Visitor) -> None:
    said = words(onlooker.see(f"/submissions/{MARROWGATE}"))

    assert "The provider's answer to this would also settle 1 other gap." in said
    policy = said.index("A quality policy, or ISO 9001")
    assert said.index("The provider's answer to Complete the relevant documentation", policy) > policy


def test_a_decided_gap_says_who_decided_it_and_why(reader: Visitor, checked_store: Store) -> None:
    decide(checked_store, HARBOURSTONE, "waive")

    said = words(reader.see(f"/submissions/{HARBOURSTONE}"))

    gaps = said[said.index("Gaps decided (6)"):said.index("Met (")]
    assert len(re.findall(r"Waived by Silas Penhallow on \d+ \w+ \d{4} at [\w:]+\. So it is\.", gaps)) == 6


def test_expectations_are_told_in_words(onlooker: Visitor) -> None:
    page = onlooker.see(f"/submissions/{HARBOURSTONE}")

    assert "Expected at least £10,000,000" in words(page)
    assert "&gt;=" not in page.text


def test_documents_that_could_not_be_read_stand_above_the_verdicts(onlooker: Visitor) -> None:
    said = words(onlooker.see(f"/submissions/{MARROWGATE}"))
    whole = words(onlooker.see(f"/submissions/{HYACINTH}"))

    unread = said.index("2 documents could not be read in full: Quality Assurance Policy.pdf , Reference - Larchmont")
    assert unread < said.index("Verdict of each category")
    assert "look yourself before you confirm a verdict" in said
    assert "could not be read in full" not in whole


def test_what_was_ignored_is_not_counted_as_unread(onlooker: Visitor) -> None:
    assert "22 documents, 2 of them not read in full, 1 ignored" in words(onlooker.see(f"/submissions/{MARROWGATE}"))


def test_upheld_gaps_are_told_beside_the_verdict(reader: Visitor, checked_store: Store) -> None:
    decide(checked_store, HARBOURSTONE, "uphold")

    assert "4 upheld gaps stand, for the panel to decide." in words(reader.see(f"/submissions/{HARBOURSTONE}"))


def test_the_first_document_and_the_first_place_can_be_asked_for() -> None:
    assert with_query("/x", document=0, part=2, large=None, finding="") == "/x?document=0&part=2"


def test_the_first_document_is_turned_like_any_other(onlooker: Visitor) -> None:
    page = onlooker.see(f"/submissions/{COPPERBEECH}/checks/1?document=0")

    turning = re.findall(r'href="([^"]+)" data-look>Next<', page.text)
    assert "Part 1 of" in words(page) or "Page 1 of" in words(page)
    assert turning
    assert "document=0&amp;part=2" in turning[0]


def test_without_a_gap_the_page_says_so(onlooker: Visitor) -> None:
    said = words(onlooker.see(f"/submissions/{HYACINTH}"))

    assert "All checks met, nothing to resolve." in said
    assert "Nothing has been decided yet." in said
    assert "Confirm verdict" in said


def test_a_place_is_shown_where_it_was_asked_for(onlooker: Visitor) -> None:
    address = f"/submissions/{HARBOURSTONE}/checks/1"

    page = onlooker.see(f"{address}?finding={OFSTED}&place=1")

    said = words(page)
    assert "Page 2 of 3, top right, highlighted: requires" in said
    assert "Ofsted: rating of the latest inspection: requires improvement" in said
    assert "confidence 0.9" in said
    assert re.search(r'<img class="ti-page__picture" src="[^"]+/documents/17/pages/2\.png"', page.text)
    assert page.text.count("<rect") == 2
    selected = page.text.index("ti-gap--selected")
    assert "Each setting is registered with Ofsted" in page.text[selected:selected + 300]
    assert page.text.index("data-viewer", selected) < page.text.index("<article", selected + 1)


def test_a_cell_is_shown_in_its_sheet_and_a_passage_under_its_heading(onlooker: Visitor) -> None:
    address = f"/submissions/{HARBOURSTONE}/checks/1"

    sheet = onlooker.see(f"{address}?finding=cposs.exclusion.discretionary:1,2,3,4&place=0")
    passage = onlooker.see(f"{address}?finding=cposs.information.continuity:1,2,3,4&place=0")

    assert "Sheet Part C, cell C6, highlighted: Yes" in words(sheet)
    assert re.search(r'<td class="ti-grid__cited[^"]*"[^>]*><mark class="ti-mark">Yes</mark>', sheet.text)
    assert 'tabindex="0" aria-label="Cells of sheet Part C' in sheet.text
    assert "Under Document control, highlighted:" in words(passage)
    assert '<mark class="ti-mark">' in passage.text


def test_a_document_is_browsed_page_by_page(onlooker: Visitor) -> None:
    address = f"/submissions/{HARBOURSTONE}/checks/1"

    page = onlooker.see(f"{address}?finding={OFSTED}&document=10&part=3")
    beyond = onlooker.see(f"{address}?document=10&part=999")

    assert "Page 3 of 5" in words(page)
    assert "document=10&amp;part=2#shown" in page.text
    assert "document=10&amp;part=4#shown" in page.text
    assert "Page 5 of 5" in words(beyond)


@pytest.mark.parametrize("query", ["finding=none:1", "document=4711", "document=-1", "place=99&finding=" + OFSTED,
                                   "part=0&document=1", "document=x&part=y", "state=nothing&area=nowhere&category=99"])
def test_a_query_that_means_nothing_shows_something_all_the_same(onlooker: Visitor, query: str) -> None:
    page = onlooker.see(f"/submissions/{HARBOURSTONE}/checks/1?{query}")

    assert page.status_code == 200
    assert "data-viewer" in page.text


def test_a_document_that_cannot_be_read_says_why_and_leads_to_the_value(onlooker: Visitor) -> None:
    page = onlooker.see(f"/submissions/{MARROWGATE}")

    said = words(page)
    assert "Quality Assurance Policy.pdf" in said
    assert "password" in said
    assert "Enter the value yourself" in said
    assert re.search(r'href="[^"]*/gaps/[^"]*\?decision=correct#decision"', page.text)


def test_the_list_is_narrowed_by_state_area_and_category(onlooker: Visitor) -> None:
    address = f"/submissions/{HARBOURSTONE}/checks/1"

    insurance = headings(onlooker.see(f"{address}?area=insurance&category=4").text)
    none = onlooker.see(f"{address}?state=decided")

    assert (2, "Gaps to resolve (1)") in insurance
    assert (3, "Registration (1)") not in insurance
    assert "No gap fits this." in words(none)
    assert "Show all gaps" in words(none)


def test_a_narrowed_list_stays_narrow_when_a_place_is_looked_at(onlooker: Visitor) -> None:
    page = onlooker.see(f"/submissions/{HARBOURSTONE}/checks/1?area=insurance")

    chips = re.findall(r'class="ti-place[^"]*" href="([^"]+)"', page.text)
    assert chips
    assert all("area=insurance" in href for href in chips)


def test_a_verdict_cannot_be_confirmed_while_gaps_are_open(reader: Visitor, checked_store: Store) -> None:
    sequence = submissions.record(checked_store, HARBOURSTONE).sequence

    assert "Confirm verdict" not in words(reader.see(f"/submissions/{HARBOURSTONE}"))
    answer = reader.send(f"/submissions/{HARBOURSTONE}/checks/1/confirm", {"category": "1", "sequence": sequence},
                         seen=f"/submissions/{HARBOURSTONE}", follow_redirects=True)

    assert "The verdict cannot be confirmed yet: 5 gaps are open." in words(answer)
    assert submissions.record(checked_store, HARBOURSTONE).confirmations == ()


def test_one_button_confirms_all_verdicts(reader: Visitor, checked_store: Store) -> None:
    record = decide(checked_store, HARBOURSTONE, "uphold")
    page = f"/submissions/{HARBOURSTONE}"
    assert "Confirm all 4 verdicts" in words(reader.see(page))

    answer = reader.send(f"{page}/checks/1/confirm", {"category": ["1", "2", "3", "4"], "sequence": record.sequence},
                         seen=page, follow_redirects=True)

    said = words(answer)
    assert "4 verdicts are confirmed. Category 1: Needs a decision;" in said
    assert "Confirmed: Needs a decision Confirmed by Ann Smith on" in said
    assert len(submissions.record(checked_store, HARBOURSTONE).confirmations) == 4


def test_a_verdict_that_changed_since_it_was_shown_is_not_confirmed(reader: Visitor, checked_store: Store) -> None:
    record = decide(checked_store, HARBOURSTONE, "uphold")
    page = f"/submissions/{HARBOURSTONE}"

    answer = reader.send(f"{page}/checks/1/confirm", {"category": "1", "sequence": record.sequence - 1}, seen=page,
                         follow_redirects=True)

    assert "Something was decided on this submission since the page was shown." in words(answer)
    assert submissions.record(checked_store, HARBOURSTONE).confirmations == ()


def test_what_was_decided_is_told_and_can_be_undone(reader: Visitor, checked_store: Store) -> None:
    record = decide(checked_store, COPPERBEECH, "waive")
    page = f"/submissions/{COPPERBEECH}"
    said = words(reader.see(page))
    assert "Waived for Categories 1 and 2" in said
    assert "Silas Penhallow" in said
    assert "Category 1: Not suitable → Needs a decision" in said

    answer = reader.send(f"{page}/checks/1/undo", {"resolution": record.resolutions[0].id}, seen=page,
                         follow_redirects=True)

    said = words(answer)
    assert "The decision is undone. It stays in the history." in said
    assert "Undone by Ann Smith on" in said
    assert "<s>Waived for Categories 1 and 2</s>" in answer.text
    assert submissions.record(checked_store, COPPERBEECH).resolutions[0].undone is not None


def test_what_is_undone_twice_is_refused_in_words(reader: Visitor, checked_store: Store) -> None:
    record = decide(checked_store, COPPERBEECH, "waive")
    page, undo = f"/submissions/{COPPERBEECH}", {"resolution": record.resolutions[0].id}
    reader.send(f"{page}/checks/1/undo", undo, seen=page)

    answer = reader.send(f"{page}/checks/1/undo", undo, seen=page, follow_redirects=True)

    assert "Ann Smith undid this decision" in words(answer)


def test_another_check_is_kept_beside_the_first(
    checked_store: Store, reader: Visitor
) -> None:
    page = f"/submissions/{HARBOURSTONE}"
    reader.send(f"{page}/check-again", {"category": ["1"], f"as_at-{HARBOURSTONE}-day": "10",
                                        f"as_at-{HARBOURSTONE}-month": "1", f"as_at-{HARBOURSTONE}-year": "2027"},
                seen=page)
    work(checked_store)

    latest, first = words(reader.see(page)), words(reader.see(f"{page}/checks/1"))

    assert "Check 2 , decision date 10 January 2027" in latest
    assert "check 2 of 2" in latest
    assert ("This is check 2 of 2: decision date 10 January 2027, Category 1. Decisions made in an earlier check stay "
            "with it.") in latest
    assert ("This is check 1 of 2: decision date 9 November 2026, Categories 1, 2, 3 and 4. A later check was made. "
            "Go to the latest check") in first
    assert "A later check was made." in words(reader.see(f"{page}/checks/1/report"))


@pytest.mark.parametrize("address", ["/submissions/99", "/submissions/1/checks/7", "/submissions/1/checks/1/gaps/no:1"])
def test_what_is_not_there_is_not_found(onlooker: Visitor, address: str) -> None:
    assert onlooker.see(address).status_code == 404


def test_nobody_sees_a_submission_without_signing_in(checked_store: Store, clock: Clock) -> None:
    stranger = Visitor(create_app(checked_store, testing=True, settings=Settings(clock=clock)).test_client())

    for address in ("/submissions/1", f"/submissions/1/checks/1/gaps/{COVER}", "/submissions/1/checks/1/report",
                    "/submissions/1/checks/1/documents/0", "/submissions/1/checks/1/documents/0/original",
                    "/submissions/1/checks/1/documents/3/pages/1.png"):
        assert stranger.see(address).status_code == 303, address


def test_no_page_needs_a_style_or_script_of_its_own(onlooker: Visitor) -> None:
    for address in ("/submissions/1", f"/submissions/1/checks/1/gaps/{COVER}", "/submissions/1/checks/1/report"):
        page = onlooker.see(address)

        assert not re.search(r"\sstyle=|\son\w+=|<style|<script(?![^>]*src=)", page.text), address
        assert "unsafe" not in page.headers["Content-Security-Policy"]


@pytest.fixture
def big(checked_store: Store, clock: Clock, viewer: Viewer, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """An application whose submission has 60 documents and 300 findings."""
    record = big_record()
    line = submissions.checks(checked_store, HARBOURSTONE)
    monkeypatch.setattr(submission, "opened", lambda *_: OpenCheck(record, line))
    return create_app(checked_store, viewer=viewer, testing=True, settings=Settings(clock=clock))


def test_many_findings_are_folded_by_area_but_for_the_one_in_view(big: Flask) -> None:
    page = signed_in(big).see("/submissions/1").text

    assert (2, "Gaps to resolve (60)") in headings(page)
    met = page[page.index("section-met"):]
    assert '<details class="ti-fold">' in met
    assert '<details class="ti-fold" open>' not in met
    assert page.count("data-viewer") == 1
