"""The same work by keyboard alone: signing in, uploading, one gap, its verdict, the report; focus is always seen."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from casework import submissions
from casework.record import Record
from casework.resolving import Decision, resolve
from casework.store import Store, open_store
from tests.browser import walking
from tests.browser.keys import Keys
from tests.browser.reports import text_of
from tests.make.browser import tab
from tests.make.record import SAMPLES
from tests.make.served import PASSWORD, PERSON, ServedFolder

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

LEFT = "cposs.quality.references"
"""The gap that is left open; its evidence is in a PDF."""
REASON = "The council that answered is one of the two that were asked for."


@pytest.fixture
def almost_done(checked_folder: Path, tmp_path: Path) -> Iterator[ServedFolder]:
    """A server with a submission all of whose gaps but one are upheld."""
    folder = shutil.copytree(checked_folder, tmp_path / "data")
    store = open_store(folder)
    _uphold_all_but_one(store)
    store.close()
    with ServedFolder(folder) as server:
        yield server


def _uphold_all_but_one(store: Store) -> None:
    record: Record = submissions.record(store, 1)
    for gap in record.gaps:
        if gap.finding.rule != LEFT:
            resolve(store, record.check_id, gap.key, Decision("uphold", reason="Asked, and not answered."),
                    seen=gap.seen, by="Silas Penhallow")


def _sign_in(keys: Keys) -> None:
    keys.tab_to("Name")
    keys.type(PERSON)
    keys.tab_to("Password", "input")
    keys.type(PASSWORD)
    keys.enter()


def test_uploading(browser: Browser, empty_server: ServedFolder) -> None:
    with tab(browser, empty_server.url) as window:
        page, keys = window.page, Keys(window)
        page.goto("/")
        _sign_in(keys)
        keys.tab_to("Upload a pack")
        keys.enter()
        keys.tab_to(".*", "input")
        while page.evaluate("document.activeElement.value") != "facs":
            keys.press("ArrowDown")
            keys.stop()
        for part, number in (("Day", "19"), ("Month", "10"), ("Year", "2026")):
            keys.tab_to(part)
            keys.type(number)
        keys.tab_to("The provider's files")
        with page.expect_file_chooser() as chooser:
            keys.press("Enter")
        chooser.value.set_files(str(SAMPLES / "facs-clean.zip"))
        keys.tab_to("Upload and check")
        keys.enter()
        walking.wait_until_read(window)
        keys.tab_to("Go to the submission")
        keys.enter()

        assert "All checks met, nothing to resolve" in page.locator("main").inner_text()


def test_one_gap_its_verdict_and_the_report(browser: Browser, almost_done: ServedFolder, tmp_path: Path) -> None:
    with tab(browser, almost_done.url) as window:
        page, keys = window.page, Keys(window)
        page.goto("/")
        _sign_in(keys)
        keys.tab_to("Harbourstone", "a")
        keys.enter()
        submission = page.url

        keys.tab_to("Reference .*, page 1")
        keys.press("Enter")
        walking.wait_for_picture(window, "Reference")
        keys.tab_to("Resolve")
        keys.enter()
        keys.tab_to("Accept the evidence")
        keys.press("Space")
        keys.tab_to("Equivalent evidence")
        keys.press("Space")
        keys.tab_to("Reason in your own words")
        page.keyboard.type(REASON)
        keys.tab_to("Save and go back")
        keys.enter()

        assert page.url == submission
        assert "Accepted" in walking.banner(window)
        keys.tab_to("Confirm verdict")
        keys.enter()
        assert "confirmed" in walking.banner(window)
        keys.tab_to("What was decided")
        keys.press("Enter")
        keys.tab_to("Undo")
        keys.enter()
        assert "undone" in walking.banner(window)
        assert page.locator(".ti-timeline__event", has_text=REASON).locator("s").count() == 1

        keys.tab_to("Panel report")
        keys.enter()
        keys.tab_to("Download .*Word")
        with page.expect_download() as coming:
            keys.press("Enter")
        report = tmp_path / "report.docx"
        coming.value.save_as(report)
        window.assert_accessible()

    assert "harbourstone" in text_of(report)
    assert keys.stops > 30


def test_every_stop_of_the_tabulator_is_seen(browser: Browser, almost_done: ServedFolder) -> None:
    """All of a gap's page, also on a narrow screen; the first stop leads past the menu."""
    with tab(browser, almost_done.url) as window:
        window.page.goto("/")
        walking.sign_in(window)
        for width in (1280, 320):
            window.page.set_viewport_size({"width": width, "height": 700})
            window.go(f"/submissions/1/checks/1/gaps/{LEFT}:1,2,3,4?decision=correct")
            keys = Keys(window)
            keys.tab_to("Skip to main content")
            keys.press("Enter")
            names = _round(keys)
            assert len(names) > 20
            assert any(name.startswith("Save and next gap") for name in names)


def _round(keys: Keys) -> list[str]:
    names: list[str] = []
    while True:
        keys.press("Tab")
        stop = keys.stop()
        if stop is None:
            return names
        names.append(stop["name"])
        assert len(names) < 500, "the tabulator does not come to an end"
