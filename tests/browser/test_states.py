"""Every page and state of a page: axe finds nothing, nothing is logged, and 320 pixels are wide enough."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from casework import submissions
from casework.resolving import Decision, resolve
from casework.store import Store, open_store
from casework.store.base import now
from casework.store.jobs import claim, enqueue, heartbeat
from casework.store.packs import PackFileRow, PackRow
from tests.browser import walking
from tests.make.browser import Tab, tab
from tests.make.served import PERSON, ServedFolder
from tests.make.small_pack import busy_pack
from tests.make.stores import receive, work

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

NARROW = 320
"""Pixels: a page of 1280 at four times its size."""
GAPS, CLEAN, UNREADABLE = 1, 2, 3
"""The submissions of `checked_folder`."""
FAILED, RUNNING = 4, 5
"""Packs."""


@pytest.fixture(scope="module")
def served(checked_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedFolder]:
    """A server with three submissions, a pack that failed, and one that is being read for as long as the tests last."""
    folder = shutil.copytree(checked_folder, tmp_path_factory.mktemp("states") / "data")
    store = open_store(folder)
    receive(store, {"Pack.zip": b"not a zip"})
    work(store)
    _leave_running(store)
    store.close()
    with ServedFolder(folder) as server:
        yield server


def _leave_running(store: Store) -> None:
    with store.writing() as session:
        pack = PackRow(name="Half read.zip", sha256="0" * 64, framework_id="iap", as_at=date(2026, 11, 2),
                       layout="auto", wanted=None, received_at=now(), received_by=PERSON)
        session.add(pack)
        session.flush()
        session.add(PackFileRow(pack_id=pack.id, position=0, name="Half read.zip", sha256="0" * 64, size=123_456))
        enqueue(session, "read_pack", pack.id, now())
        job = claim(session, now())
        assert job is not None
        heartbeat(session, job.id, now(), done=3, total=12, document="Policies/Safeguarding policy.docx")


@pytest.fixture(scope="module")
def signed_in(browser: Browser, served: ServedFolder) -> Iterator[Tab]:
    with tab(browser, served.url) as window:
        window.page.goto("/")
        walking.sign_in(window)
        yield window


@pytest.fixture(scope="module")
def stranger(browser: Browser, served: ServedFolder) -> Iterator[Tab]:
    with tab(browser, served.url) as window:
        yield window


def assert_good(window: Tab, status: int = 200) -> None:
    """The state is quiet, accessible, and fits 320 pixels."""
    assert window.watch.statuses[-1] == status, window.page.url
    window.assert_accessible()
    window.page.set_viewport_size({"width": NARROW, "height": 640})
    assert window.overflow() == 0, f"{window.page.url} is wider than 320 pixels: {window.too_wide()}"
    window.page.set_viewport_size({"width": 1280, "height": 900})
    window.assert_quiet()


A_GAP = f"/submissions/{GAPS}/checks/1/gaps"
ADDRESSES = {
    "the list": "/",
    "the list narrowed": "/?framework=iap&state=to_resolve",
    "the list narrowed to nothing": "/?text=nobody+is+called+this",
    "the upload form": "/upload",
    "a pack that is read": "/packs/1",
    "a pack with documents that could not be read": "/packs/3",
    "a pack that failed": f"/packs/{FAILED}",
    "a pack being read": f"/packs/{RUNNING}",
    "a submission with gaps": f"/submissions/{GAPS}",
    "a submission narrowed to a category": f"/submissions/{GAPS}?category=4&state=open",
    "a submission narrowed to nothing": f"/submissions/{GAPS}?state=awaiting",
    "a submission without gaps": f"/submissions/{CLEAN}",
    "a submission with documents that could not be read": f"/submissions/{UNREADABLE}",
    "a gap on a page": f"{A_GAP}/cposs.quality.references:1,2,3,4",
    "a gap on a page, its picture enlarged": f"{A_GAP}/cposs.quality.references:1,2,3,4?large=1",
    "a gap in a sheet": f"{A_GAP}/cposs.pricing.complete:1,2,3,4",
    "a gap in a text": f"{A_GAP}/cposs.information.continuity:1,2,3,4",
    "a gap with a decision chosen": f"{A_GAP}/cposs.pricing.complete:1,2,3,4?decision=correct",
    "a requirement that is met": f"{A_GAP}/cposs.insurance.in_date:1",
    "a document": f"/submissions/{GAPS}/checks/1/documents/0",
    "a panel report": f"/submissions/{GAPS}/checks/1/report",
    "a panel report without gaps": f"/submissions/{CLEAN}/checks/1/report",
}


@pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES.keys())
def test_a_page(signed_in: Tab, address: str) -> None:
    signed_in.go(address)

    assert_good(signed_in)


def test_every_document_of_a_pack(signed_in: Tab, served: ServedFolder) -> None:
    """Whatever its format, and whether it could be read or not; seen once of each media type and read state."""
    store = open_store(served.folder)
    documents = submissions.record(store, UNREADABLE).documents
    store.close()
    kinds = {(document.media_type, document.read): number for number, document in enumerate(documents)}

    for number in kinds.values():
        signed_in.go(f"/submissions/{UNREADABLE}/checks/1/documents/{number}")
        assert_good(signed_in)


@pytest.mark.parametrize("address", ["/nowhere", "/submissions/999", "/packs/999", f"/submissions/{GAPS}/checks/9",
                                     f"{A_GAP}/nothing:1",
                                     f"/submissions/{GAPS}/checks/1/documents/999"])
def test_an_address_of_nothing(signed_in: Tab, address: str) -> None:
    with signed_in.watch.expecting(404):
        signed_in.go(address)
        assert_good(signed_in, 404)


def test_signing_in(stranger: Tab) -> None:
    stranger.go("/sign-in")
    assert_good(stranger)
    with stranger.watch.expecting(400, 403, 404):
        for name, password, status in (("", "", 400), ("Nobody", "not the right one", 403)):
            stranger.page.get_by_label("Name").fill(name)
            stranger.page.get_by_label("Password", exact=True).fill(password)
            stranger.press("Sign in")
            assert_good(stranger, status)
            assert stranger.page.locator(".govuk-error-summary").evaluate("one => one === document.activeElement")
        stranger.go("/sign-in/link/not-a-link")
        assert_good(stranger, 404)


def test_signing_out(browser: Browser, served: ServedFolder) -> None:
    with tab(browser, served.url) as window:
        window.page.goto("/")
        walking.sign_in(window)
        window.press("Sign out")
        assert "You are signed out" in window.page.locator("main").inner_text()
        assert_good(window)


def test_uploading_what_is_not_right(signed_in: Tab) -> None:
    with signed_in.watch.expecting(400):
        signed_in.go("/upload")
        signed_in.page.get_by_label("Day", exact=True).fill("31")
        signed_in.page.get_by_label("Month", exact=True).fill("2")
        signed_in.press("Upload and check")

        assert_good(signed_in, 400)
        assert signed_in.page.title().startswith("Error: ")


def test_uploading_what_is_there_already(signed_in: Tab, served: ServedFolder, tmp_path: Path) -> None:
    file = tmp_path / "Policy.txt"
    file.write_text("Complaints policy of Example Tutors Ltd, reviewed on 1 March 2026.")
    walking.upload(signed_in, "iap", date(2026, 11, 2), file)
    with signed_in.watch.expecting(409):
        signed_in.go("/upload")
        walking.fill_upload(signed_in, "iap", date(2026, 11, 2), file)
        signed_in.press("Upload and check")

        assert_good(signed_in, 409)


@pytest.mark.parametrize(("kind", "words"), [(None, "Choose what to do"), ("waive", "Give your reason"),
                                             ("uphold", "Give your reason"), ("correct", "Enter the correct value")])
def test_a_decision_that_lacks_something(signed_in: Tab, kind: str | None, words: str) -> None:
    with signed_in.watch.expecting(400):
        signed_in.go(ADDRESSES["a gap on a page"])
        if kind is not None:
            signed_in.page.locator(f"input[name=decision][value={kind}]").check()
        signed_in.press("Save and next gap")

        assert words in signed_in.page.locator(".govuk-error-summary").inner_text()
        assert_good(signed_in, 400)


def test_somebody_else_was_quicker(signed_in: Tab, served: ServedFolder) -> None:
    """Both versions are shown, what was typed is kept, and nothing is overwritten."""
    typed = "The second referee is a school, and answered by telephone."
    theirs = "The council that answered left the work in 2023."
    with signed_in.watch.expecting(409):
        signed_in.go(ADDRESSES["a gap on a page"])
        _decide_elsewhere(served, "cposs.quality.references", theirs)
        signed_in.page.locator("input[name=decision][value=waive]").check()
        signed_in.page.get_by_label("Reason in your own words").fill(typed)
        signed_in.press("Save and next gap")

        assert_good(signed_in, 409)
        alert = signed_in.page.get_by_role("alert")
        assert "Changed while you were deciding" in alert.inner_text()
        assert theirs in alert.inner_text()
        assert "Silas Penhallow" in alert.inner_text()
        assert signed_in.page.get_by_label("Reason in your own words").input_value() == typed


def _decide_elsewhere(served: ServedFolder, rule: str, reason: str) -> None:
    store = open_store(served.folder)
    record = submissions.record(store, GAPS)
    gap = next(one for one in record.gaps if one.finding.rule == rule)
    resolve(store, record.check_id, gap.key, Decision("uphold", reason=reason), seen=gap.seen, by="Silas Penhallow")
    store.close()


def test_a_form_that_is_too_old(signed_in: Tab) -> None:
    with signed_in.watch.expecting(400):
        signed_in.go(ADDRESSES["a gap in a sheet"])
        signed_in.page.evaluate("document.querySelector('form.ti-decide [name=csrf_token]').value = 'old'")
        signed_in.press("Save and next gap")

        assert "This form is too old" in signed_in.page.locator("main").inner_text()
        assert_good(signed_in, 400)


def test_checking_again_keeps_both(signed_in: Tab) -> None:
    """Waits, shows the later check, and leads from the earlier one to it."""
    signed_in.go(f"/packs/{CLEAN}")
    signed_in.page.locator("summary", has_text="Check again").click()
    signed_in.page.get_by_label("Year", exact=True).fill("2027")
    signed_in.press("Check again")
    assert_good(signed_in)
    walking.wait_until_done(signed_in)

    signed_in.go(f"/submissions/{CLEAN}")
    assert "2027" in signed_in.page.locator("main").inner_text()
    assert_good(signed_in)
    signed_in.go(f"/submissions/{CLEAN}/checks/1")
    assert "check 1 of 2" in signed_in.page.locator("main").inner_text().lower()
    assert_good(signed_in)


def test_trying_a_failed_pack_again(signed_in: Tab) -> None:
    signed_in.go(f"/packs/{FAILED}")
    signed_in.press("Try again")
    walking.wait_until_done(signed_in)
    signed_in.page.get_by_role("button", name="Try again").wait_for()

    assert_good(signed_in)


def test_long_names_and_many_gaps(browser: Browser, empty_server: ServedFolder, tmp_path: Path) -> None:
    """Names without a space, longer than any line; every rule of five categories finds a gap."""
    pack = tmp_path / f"{'Round' * 20}.zip"
    pack.write_bytes(busy_pack(20, f"Saxonbury{'andMillbrook' * 8} Ltd", "_final_signed_version" * 5))
    with tab(browser, empty_server.url) as window:
        window.page.goto("/")
        walking.sign_in(window)
        walking.upload(window, "iap", date(2026, 11, 2), pack)
        assert_good(window)
        walking.to_submission(window)
        assert window.page.locator("a.govuk-button[href*='/gaps/']").count() > 40
        assert_good(window)
        for address in ("/", "/submissions/1/checks/1/report", "/submissions/1/checks/1/documents/1",
                        "/submissions/1/checks/1/gaps/iap.insurance.abuse_cover:1,2,3,4,5?decision=correct"):
            window.go(address)
            assert_good(window)


def test_an_empty_list(browser: Browser, empty_server: ServedFolder) -> None:
    with tab(browser, empty_server.url) as window:
        window.page.goto("/")
        walking.sign_in(window)
        window.go("/")

        assert "There are no submissions yet" in window.page.locator("main").inner_text()
        assert_good(window)
