"""Everything works with scripts switched off: each step is a page of its own."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import walking
from tests.browser.outlines import assert_outlined
from tests.make.browser import tab
from tests.make.record import SAMPLES
from tests.make.served import PERSON, ServedFolder

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

REASON = "The insurer's letter of 3 November says that it rises in January."


def test_from_upload_to_report(browser: Browser, empty_server: ServedFolder, tmp_path: Path) -> None:
    with tab(browser, empty_server.url, scripts=False) as window:
        page = window.page
        page.goto("/")
        walking.sign_in(window)
        walking.upload(window, "cposs", date(2026, 11, 9), SAMPLES / "cposs-gaps.zip")
        walking.to_submission(window)

        place = page.locator("a.ti-place:visible", has_text=".pdf, page").last
        name = place.inner_text()
        with window.arriving():
            place.click()
        quote = page.locator(".ti-viewer__words q").first.inner_text()
        pdf = walking.download(window, page.locator("[data-viewer]").get_by_role("link", name="Download"), tmp_path)
        assert_outlined(window, pdf, int(name.rsplit(" ", 1)[-1]), quote)

        with window.arriving():
            page.locator("a.govuk-button[href*='public_liability.cover']").first.click()
        walking.decide(window, "waive", reason=REASON, then="back")
        event = page.locator(".ti-timeline__event", has_text=REASON)
        assert PERSON in event.inner_text()
        with window.arriving():
            event.get_by_role("button", name=re.compile("^Undo")).click()
        assert "Undone" in page.locator(".ti-timeline__event", has_text=REASON).inner_text()

        with window.arriving():
            page.locator("main a", has_text=re.compile("^Panel report")).first.click()
        report = walking.download(window, page.get_by_role("button", name=re.compile("Download .*HTML")), tmp_path)
        assert "Harbourstone" in report.read_text(encoding="utf-8")
