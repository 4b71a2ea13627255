"""Packs come in durably, become submissions, and nothing that goes wrong is silent."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from casework import packs, submissions
from casework.packs import Upload
from casework.store import Store, open_store
from casework.submissions import ListQuery, SubmissionState
from schemas.errors import DuplicatePack, NotAllowed, NotFound, UnknownCategory, UnknownFramework
from tests.make.archive import zip_of
from tests.make.stores import UPLOADER, checked_store, receive, receive_sample, upload, work

POLICY = b"Complaints Policy\r\nExample Tutors Ltd\r\nReviewed on 1 March 2026.\r\n"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "data")


class TestReceiving:
    def test_a_received_pack_waits_with_its_files_kept(self, store: Store) -> None:
        pack_id = receive(store, {"Pack.zip": zip_of({"Complaints.txt": POLICY})})

        view = packs.pack(store, pack_id)

        assert (view.name, view.state, view.running) == ("Pack.zip", "waiting", True)
        assert view.received_by == UPLOADER
        assert list(store.incoming.iterdir()) == []

    def test_the_same_pack_twice_is_said_and_not_stored_again(self, store: Store) -> None:
        first = receive(store, {"Pack.zip": zip_of({"Complaints.txt": POLICY})})

        with pytest.raises(DuplicatePack, match=UPLOADER) as caught:
            receive(store, {"Pack.zip": zip_of({"Complaints.txt": POLICY})})

        assert caught.value.pack_id == first
        assert len(packs.unfinished(store)) == 1

    def test_the_same_files_on_another_date_are_another_pack(self, store: Store) -> None:
        first = receive(store, {"Complaints.txt": POLICY})

        assert receive(store, {"Complaints.txt": POLICY}, as_at=date(2026, 12, 1)) != first

    def test_a_pack_that_failed_is_no_duplicate(self, store: Store) -> None:
        first = receive(store, {"Pack.7z": b"7z\xbc\xaf\x27\x1c" + bytes(64)})
        work(store)

        second = receive(store, {"Pack.7z": b"7z\xbc\xaf\x27\x1c" + bytes(64)})

        assert packs.pack(store, first).state == "failed"
        assert second != first

    @pytest.mark.parametrize("name", ["../../escape.txt", "/etc/escape.txt", "C:\\escape.txt", "a\\..\\..\\escape.txt"])
    def test_a_name_cannot_leave_the_pack(self, store: Store, tmp_path: Path, name: str) -> None:
        pack_id = receive(store, {name: POLICY})
        work(store)

        (line,) = packs.pack(store, pack_id).submissions
        (document,) = submissions.record(store, line.id).documents
        assert document.path.endswith("escape.txt")
        assert ".." not in document.path
        assert [path.name for path in tmp_path.iterdir()] == ["data"]

    def test_two_files_of_one_name_are_both_kept(self, store: Store) -> None:
        pack_id = packs.receive(
            store, [Upload("Policy.txt", upload(store, "", POLICY).file),
                    Upload("Policy.txt", upload(store, "", POLICY + b"Second.").file)],
            framework_id="iap", as_at=date(2026, 11, 2), by=UPLOADER)
        work(store)

        (line,) = packs.pack(store, pack_id).submissions
        paths = [document.path for document in submissions.record(store, line.id).documents]
        assert paths == ["Policy (2).txt", "Policy.txt"]

    def test_nothing_sent_is_refused_in_words(self, store: Store) -> None:
        with pytest.raises(NotAllowed, match="No file was sent"):
            receive(store, {})

    def test_unknown_frameworks_and_categories_are_named(self, store: Store) -> None:
        with pytest.raises(UnknownFramework, match="nowhere"):
            receive(store, {"Policy.txt": POLICY}, framework_id="nowhere")
        with pytest.raises(UnknownCategory, match="'9'"):
            packs.receive(store, [upload(store, "Policy.txt", POLICY)], framework_id="iap", as_at=date(2026, 11, 2),
                          by=UPLOADER, categories=("9",))


class TestChecking:
    def test_an_export_of_many_suppliers_becomes_a_submission_each(self, tmp_path: Path) -> None:
        store = checked_store(tmp_path / "data", "iap-round-export")

        view = packs.pack(store, 1)

        assert [line.provider for line in view.submissions] == ["Copperbeech Pursuits LLP", "Hyacinth Quillet",
                                                                "Saltings Mentoring"]
        assert [line.categories for line in view.submissions] == [("1", "2"), ("3",), ("5",)]
        assert len(view.unassigned) == 2
        assert view.state == "checked"

    def test_the_stored_record_is_what_the_command_line_finds(self, tmp_path: Path) -> None:
        from tests.make.record import record as unstored

        store = checked_store(tmp_path / "data", "cposs-gaps")

        record, expected = submissions.record(store, 1), unstored("cposs-gaps")

        assert record.findings == expected.findings
        assert record.facts == expected.facts
        assert record.questions == expected.questions
        assert record.verdicts == expected.verdicts
        assert [one.sha256 for one in record.documents] == [one.sha256 for one in expected.documents]

    def test_every_document_that_was_read_can_be_shown(self, tmp_path: Path) -> None:
        store = checked_store(tmp_path / "data", "iap-contradictions")

        record = submissions.record(store, 1)

        kept = [document for document in record.documents if store.originals.has(document.sha256)]
        assert {document.path for document in record.documents} - {document.path for document in kept} == {
            document.path for document in record.documents if document.read == "ignored"}

    def test_a_pack_that_cannot_be_opened_fails_with_a_sentence_and_can_be_tried_again(self, store: Store) -> None:
        pack_id = receive(store, {"Pack.zip": b"not a zip"})
        work(store)

        failed = packs.pack(store, pack_id)
        packs.retry(store, pack_id)

        assert failed.state == "failed"
        assert "is not a zip file" in str(failed.error)
        assert packs.pack(store, pack_id).state == "waiting"

    def test_only_what_failed_is_tried_again(self, store: Store) -> None:
        pack_id = receive(store, {"Policy.txt": POLICY})

        with pytest.raises(NotAllowed, match="has not failed"):
            packs.retry(store, pack_id)

    def test_there_is_no_pack_of_another_number(self, store: Store) -> None:
        with pytest.raises(NotFound):
            packs.pack(store, 99)

    def test_a_bomb_is_named_and_the_rest_is_read(self, store: Store) -> None:
        pack_id = receive(store, {"Pack.zip": zip_of({"Complaints.txt": POLICY, "Inner.zip": _bomb()})})
        work(store)

        (line,) = packs.pack(store, pack_id).submissions
        states = {document.path: document.read for document in submissions.record(store, line.id).documents}
        assert states["Complaints.txt"] == "full"
        assert set(states.values()) & {"refused", "unreadable"}


def _bomb() -> bytes:
    """A zip of a little over a thousandth of what it inflates to, many times over."""
    return zip_of({f"Zeros {number}.txt": bytes(30_000_000) for number in range(4)})


class TestCheckingAgain:
    def test_another_date_makes_another_check_and_keeps_the_first(self, tmp_path: Path) -> None:
        store = checked_store(tmp_path / "data", "cposs-gaps")
        before = submissions.record(store, 1)

        submissions.check_again(store, 1, as_at=date(2027, 1, 10), categories=("1", "4"), by="Imogen Faircloth")
        work(store)

        first, second = submissions.checks(store, 1)
        assert (first.as_at, second.as_at) == (date(2026, 11, 9), date(2027, 1, 10))
        assert second.categories == ("1", "4")
        assert submissions.record(store, 1, 1) == before
        outcomes = {one.rule: one.outcome for one in submissions.record(store, 1).findings if one.category == "1"}
        assert outcomes["cposs.insurance.in_date"] == "not_met"

    def test_the_same_date_and_categories_find_the_same(self, tmp_path: Path) -> None:
        store = checked_store(tmp_path / "data", "iap-contradictions")
        first = submissions.record(store, 1)

        submissions.check_again(store, 1, as_at=first.as_at, categories=first.categories, by=UPLOADER)
        work(store)

        second = submissions.record(store, 1)
        assert second.number == 2
        assert (second.findings, second.facts, second.documents, second.pack) == (
            first.findings, first.facts, first.documents, first.pack)

    def test_not_while_the_pack_is_being_checked(self, tmp_path: Path) -> None:
        store = checked_store(tmp_path / "data", "short-breaks-gaps")
        submissions.check_again(store, 1, as_at=date(2026, 12, 1), categories=("1",), by=UPLOADER)

        with pytest.raises(NotAllowed, match="being checked"):
            submissions.check_again(store, 1, as_at=date(2026, 12, 2), categories=("1",), by=UPLOADER)

    def test_a_category_is_needed(self, tmp_path: Path) -> None:
        store = checked_store(tmp_path / "data", "short-breaks-gaps")

        with pytest.raises(NotAllowed, match="at least one category"):
            submissions.check_again(store, 1, as_at=date(2026, 12, 1), categories=(), by=UPLOADER)


class TestTheList:
    def test_it_is_narrowed_by_words_framework_and_state(self, tmp_path: Path) -> None:
        store = checked_store(tmp_path / "data", "iap-round-export", "facs-clean")

        def names(text: str = "", framework: str | None = None, state: SubmissionState | None = None) -> list[str]:
            return [row.provider for row in submissions.listed(store, ListQuery(text, framework, state)).rows]

        assert names() == ["Wrenfield Family Support", "Copperbeech Pursuits LLP", "Hyacinth Quillet",
                           "Saltings Mentoring"]
        assert names(text="quillet HYA") == ["Hyacinth Quillet"]
        assert names(text="100%") == []
        assert names(framework="facs") == ["Wrenfield Family Support"]
        assert names(framework="iap", state="to_confirm") == ["Hyacinth Quillet"]

    def test_a_row_counts_open_gaps_by_area_each_once(self, tmp_path: Path) -> None:
        store = checked_store(tmp_path / "data", "cposs-gaps")

        (row,) = submissions.listed(store, ListQuery()).rows

        assert dict(row.gaps_by_area) == {"exclusion": 1, "insurance": 1, "registration": 1, "quality": 1,
                                          "information": 1, "pricing": 1}
        assert (row.open, row.awaiting, row.state) == (6, 0, "to_resolve")

    def test_a_page_past_the_end_is_the_last(self, tmp_path: Path) -> None:
        store = checked_store(tmp_path / "data", "facs-clean")

        page = submissions.listed(store, ListQuery(page=7))

        assert (page.page, page.pages, len(page.rows)) == (1, 1, 1)

    def test_what_is_not_checked_yet_is_listed_apart(self, store: Store) -> None:
        receive_sample(store, "facs-clean")

        assert submissions.listed(store, ListQuery()).rows == ()
        assert [view.state for view in packs.unfinished(store)] == ["waiting"]
