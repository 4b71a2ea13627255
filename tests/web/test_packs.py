"""Uploading a pack, watching it, what was found, checking again, and everything that can go wrong with an upload."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path

import pytest
from flask import Flask

from casework.inventory import Inventory
from casework.packs import pack, unfinished
from casework.store import Store
from casework.store.jobs import JobRow, heartbeat
from rules import frameworks
from tests.make.archive import zip_of
from tests.make.stores import work
from tests.make.visitor import Visitor, words
from tests.web.conftest import Clock, signed_in
from web.app import create_app
from web.packs import progress_said, what_next
from web.settings import Settings

POLICY = zip_of({"Complaints policy.txt": b"Complaints Policy\r\nReviewed on 1 March 2026.\r\n"})


def left(store: Store) -> list[Path]:
    """What lies in the incoming folder."""
    return sorted(store.incoming.iterdir())


def test_the_form_offers_every_framework_and_today_in_england(app: Flask, clock: Clock) -> None:
    clock.forward(hours=9, minutes=50)  # four minutes past midnight, in winter time

    page = signed_in(app).see("/upload")

    assert re.findall(r'name="framework" type="radio" value="([\w-]+)"', page.text) == list(frameworks.ids())
    assert [re.search(rf'id="as_at-{part}"[^>]*value="(\d+)"', page.text)[1]  # type: ignore[index]
            for part in ("day", "month", "year")] == ["3", "11", "2026"]


def test_a_pack_is_received_read_and_shown(visitor: Visitor, store: Store) -> None:
    answer = visitor.upload({"Submission.zip": POLICY})

    assert answer.location == "/packs/1"
    waiting = visitor.see("/packs/1")
    assert "Waiting to be read" in words(waiting)
    assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in waiting.text
    assert visitor.see("/packs/1/progress").json == {
        "running": True, "done": 0, "total": None, "said": "Waiting to be read. Packs are read one after another."}

    work(store)

    page = visitor.see("/packs/1")
    assert "Complaints policy.txt" in words(page)
    assert "1 document of Submission : 1 read" in words(page)
    assert "http-equiv" not in page.text
    assert visitor.see("/packs/1/progress").json["running"] is False  # type: ignore[index]
    assert left(store) == []


def test_loose_files_are_one_pack_and_their_names_are_names_only(visitor: Visitor, store: Store) -> None:
    outside = store.folder.parent
    before = sorted(outside.iterdir())

    visitor.upload({"../../escape.txt": b"Complaints Policy", "C:\\Windows\\x.txt": b"Health and safety",
                    "/etc/passwd": b"root", "Folder/Policy.txt": b"Quality policy"})
    work(store)

    text = words(visitor.see("/packs/1"))
    assert sorted(outside.iterdir()) == before
    assert all(name in text for name in ("escape.txt", "passwd", "Policy.txt"))
    assert "../" not in text


def test_what_is_missing_is_said_at_the_top_and_at_its_field(visitor: Visitor) -> None:
    answer = visitor.send("/upload", {"as_at-day": "31", "as_at-month": "2", "as_at-year": "2026"}, seen="/upload",
                          content_type="multipart/form-data")

    text = words(answer)
    assert answer.status_code == 400
    assert answer.text.index("<title>Error: Upload a pack") > 0
    assert text.count("Select the framework that the provider applies for") == 2
    assert text.count("Decision date must be a real date, such as 2 11 2026") == 2
    assert text.count("Choose the provider's zip, or its files") == 2
    summary = answer.text.split("govuk-error-summary__list")[1].split("</ul>")[0]
    for field in re.findall(r'<a href="#([\w-]+)"', summary):
        assert f'id="{field}"' in answer.text


def test_what_was_right_is_kept_when_something_else_is_wrong(visitor: Visitor) -> None:
    answer = visitor.upload({"Submission.zip": POLICY}, "iap", None)

    assert "Enter the decision date" in words(answer)
    assert "Choose the files again" in words(answer)
    assert re.search(r'value="iap"[^>]* checked', answer.text)


def test_an_empty_upload_is_refused_in_words(visitor: Visitor, store: Store) -> None:
    answer = visitor.upload({"Empty.zip": b""})
    work(store)

    said = words(answer if answer.status_code == 400 else visitor.see("/packs/1"))
    assert "empty" in said.lower()


def test_the_same_pack_twice_leads_to_the_first(visitor: Visitor, store: Store) -> None:
    visitor.upload({"Submission.zip": POLICY})

    again = visitor.upload({"Submission.zip": POLICY})

    assert again.status_code == 409
    assert "These files are here already" in words(again)
    assert 'href="/packs/1"' in again.text
    assert left(store) == []
    assert visitor.upload({"Submission.zip": POLICY}, as_at=date(2026, 11, 3)).location == "/packs/2"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not really a zip", b"just words", zip_of({})])
def test_whatever_is_uploaded_ends_in_words(visitor: Visitor, store: Store, content: bytes) -> None:
    answer = visitor.upload({"Submission.zip": content})
    work(store)

    page = answer if answer.status_code == 400 else visitor.see("/packs/1")
    assert page.status_code in (200, 400)
    assert not unfinished(store) or unfinished(store)[0].state == "failed"
    assert "Traceback" not in page.text


def test_a_failed_pack_says_why_and_can_be_tried_again(visitor: Visitor, store: Store) -> None:
    visitor.upload({"Submission.zip": zip_of({})})
    work(store)

    page = visitor.see("/packs/1")
    assert "The pack could not be checked" in words(page)
    assert "Packs not finished" in words(visitor.see("/"))
    assert "Failed" in words(visitor.see("/"))

    assert visitor.send("/packs/1/retry", seen="/packs/1").location == "/packs/1"
    assert pack(store, 1).state == "waiting"
    assert visitor.send("/packs/1/retry", seen="/upload").status_code == 409


def test_nothing_is_left_behind_by_a_refused_upload(visitor: Visitor, store: Store) -> None:
    visitor.upload({"Submission.zip": POLICY}, "no-such-framework")
    visitor.client.post("/upload", data={"files": (io.BytesIO(POLICY), "a.zip"), "csrf_token": "wrong"},
                        content_type="multipart/form-data")

    assert left(store) == []
    assert unfinished(store) == ()


def test_an_anonymous_upload_is_not_even_read(app: Flask, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("a file was received from somebody who is not signed in")

    monkeypatch.setattr("web.receiving.tempfile.mkstemp", never)
    answer = app.test_client().post("/upload", data={"files": (io.BytesIO(POLICY), "a.zip")},
                                    content_type="multipart/form-data")

    assert str(answer.location).startswith("/sign-in")


def test_more_bytes_or_more_files_than_one_upload_may_hold(store: Store) -> None:
    visitor = signed_in(create_app(store, testing=True, settings=Settings(max_upload_bytes=100_000, max_form_parts=8)))

    larger = visitor.upload({"Submission.zip": b"x" * 100_001})
    more = visitor.upload({f"{number}.txt": b"x" for number in range(9)})

    assert (larger.status_code, more.status_code) == (413, 413)
    assert "in 8 files at most" in words(more)
    assert left(store) == []


def test_an_upload_that_has_no_room_is_refused_before_it_is_kept(
    visitor: Visitor, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = visitor.token("/upload")
    monkeypatch.setattr("web.receiving.shutil.disk_usage", lambda _: type("Usage", (), {"free": 1000}))

    answer = visitor.client.post("/upload", data={"csrf_token": token, "files": (io.BytesIO(POLICY * 9), "a.zip")},
                                 content_type="multipart/form-data")

    assert answer.status_code == 507
    assert left(store) == []


def test_progress_is_told_by_document(visitor: Visitor, store: Store, clock: Clock) -> None:
    visitor.upload({"Submission.zip": POLICY})
    with store.writing() as session:
        session.get_one(JobRow, 1).state = "running"
        heartbeat(session, 1, clock(), done=3, total=12, document="Folder/<b>Policy.pdf")

    page = visitor.see("/packs/1")

    assert "3 of 12 documents read. The last was &lt;b&gt;Policy.pdf." in page.text
    assert 'max="12" value="3"' in page.text
    assert progress_said(pack(store, 1)) == "3 of 12 documents read. The last was <b>Policy.pdf."


def test_the_inventory_names_every_file_with_state_and_reason(reader: Visitor) -> None:
    text = words(reader.see("/packs/4"))

    assert "22 documents of Marrowgate Tutors Ltd : 1 could not be read, 1 needs a password, 19 read, 1 ignored" in text
    assert "The PDF is locked with a password. Please ask the provider for a copy without one." in text
    assert "Thumbs.db" in text
    assert text.index("Quality Assurance Policy.pdf") < text.index("Accounts June 2026.docx")


def test_a_name_that_hides_its_ending_is_spelled_out(visitor: Visitor, store: Store) -> None:
    visitor.upload({"Policy\u202ecod.exe.txt": POLICY})
    work(store)

    page = visitor.see("/packs/1")

    assert "\u202e" not in page.text
    assert "Policy\\u202ecod.exe.txt" in page.text


def test_a_pack_says_what_each_submission_waits_for(reader: Visitor) -> None:
    text = words(reader.see("/packs/2"))

    assert re.search(r"Copperbeech Pursuits LLP .*?\d+ gaps to resolve\.", text)
    assert re.search(r"Hyacinth Quillet .*?No gap to resolve: 1 verdict can be confirmed\.", text)


def test_what_comes_next_is_told_in_each_state() -> None:
    def told(opened: int, awaiting: int, *confirmed: bool) -> str:
        verdicts = tuple((str(number), "suitable", one) for number, one in enumerate(confirmed, 1))
        return what_next(Inventory(1, "A provider", 1, date(2026, 11, 2), ("1",), verdicts, opened, awaiting, (), ()))

    assert told(1, 2, False) == "1 gap to resolve and 2 answers to come from the provider."
    assert told(0, 1, False) == "1 answer to come from the provider."
    assert told(0, 0, False, True) == "No gap to resolve: 1 verdict can be confirmed."
    assert told(0, 0, True, True) == "All verdicts are confirmed."


def test_the_verdicts_of_a_later_check_stand_beside_its_decision_date(checked_store: Store, reader: Visitor) -> None:
    reader.send("/submissions/5/check-again", {"category": ["3"], "as_at-5-day": "1", "as_at-5-month": "6",
                                               "as_at-5-year": "2027"}, seen="/submissions/5")
    work(checked_store)

    assert "The latest check is check 2, with the decision date 1 June 2027." in words(reader.see("/packs/4"))


def test_an_export_becomes_a_submission_for_each_provider(reader: Visitor) -> None:
    page = reader.see("/packs/2")

    text = words(page)
    assert all(name in text for name in ("Copperbeech Pursuits LLP", "Hyacinth Quillet", "Saltings Mentoring"))
    assert len(set(re.findall(r'href="(/submissions/\d+)"', page.text))) == 3
    assert "Files that belong to no provider" in text
    assert "Round 7/Opening record.txt" in text


def test_the_categories_read_are_ticked_and_can_be_changed(reader: Visitor, checked_store: Store) -> None:
    page = reader.see("/packs/2")
    ticked = re.findall(r'id="category-2-\d" name="category"[^>]*value="(\d)" checked', page.text)
    assert ticked == ["1", "2"]

    answer = reader.send("/submissions/2/check-again", {
        "as_at-2-day": "1", "as_at-2-month": "December", "as_at-2-year": "2026", "category": ["1", "3"]},
        seen="/packs/2")
    assert answer.location == "/packs/2"
    assert "The submission is being checked again" in words(reader.see("/packs/2"))
    work(checked_store)

    text = words(reader.see("/packs/2"))
    assert "Category 3, Interim face-to-face tutoring" in text.split("Hyacinth Quillet")[0]
    listed = words(reader.see("/?text=Copperbeech"))
    assert "as at 1 December 2026, check 2" in listed


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"category": []}, "Choose at least one category"),
        ({"category": ["nine"]}, "Choose at least one category"),
        ({"as_at-1-year": ""}, "Decision date must include a year"),
        ({"as_at-1-year": "1066"}, "Decision date must be between 2000 and 2099"),
        ({"as_at-1-day": "١"}, "Decision date must be a real date"),
    ],
)
def test_a_check_again_that_is_not_right_says_so_where_it_was_asked_for(
    reader: Visitor, changed: dict[str, object], said: str
) -> None:
    form = {"as_at-1-day": "1", "as_at-1-month": "12", "as_at-1-year": "2026", "category": ["1"]}

    answer = reader.send("/submissions/1/check-again", {**form, **changed}, seen="/packs/1")

    assert answer.status_code == 400
    assert words(answer).count(said) >= 2
    assert '<details class="govuk-details" open' in answer.text
    led_to = re.search(r'<a href="#((?:category|as_at)-1-\w+)"', answer.text)
    assert led_to is not None
    assert f'id="{led_to[1]}"' in answer.text
    ticked = ["1"] if "category" not in changed else []
    assert re.findall(r'name="category"[^>]*value="(\d)" checked', answer.text) == ticked


def test_nothing_of_the_documents_names_becomes_markup(visitor: Visitor, store: Store) -> None:
    name = "<img src=x onerror=alert(1)>'\" & \u202egpj.exe \u00e9.txt"

    visitor.upload({"Submission.zip": zip_of({name: b"Complaints Policy"})})
    work(store)

    page = visitor.see("/packs/1")
    assert "<img" not in page.text
    assert "&lt;img src=x onerror=alert(1)&gt;" in page.text
