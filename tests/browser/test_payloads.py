"""Texts of providers and colleagues that try to be run: a real browser shows them, opens no dialog and logs nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import walking
from tests.make.browser import tab
from tests.make.served import ServedFolder
from tests.make.small_pack import PAYLOADS, pack_of_payloads

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


def test_they_are_words(browser: Browser, empty_server: ServedFolder, tmp_path: Path) -> None:
    pack = tmp_path / "Pack <img src=x onerror=alert(0)>.zip"
    pack.write_bytes(pack_of_payloads())
    with tab(browser, empty_server.url) as window:
        page = window.page
        page.goto("/")
        walking.sign_in(window)
        walking.upload(window, "iap", date(2026, 11, 2), pack)
        assert pack.name in page.locator("h1").inner_text()
        walking.to_submission(window)
        submission = page.url

        # Each place once: the script that swaps the viewer puts foreign words into the page, too.
        places = page.locator("a.ti-place:visible")
        for number in range(min(places.count(), 8)):
            places.nth(number).click()
            page.locator(".ti-place--shown").first.wait_for()
        with window.arriving():
            page.locator("a.govuk-button[href*='/gaps/']:visible").first.click()
        page.locator("input[name=decision][value=waive]").check()
        page.get_by_label("Reason in your own words").fill(PAYLOADS[6])
        walking.save(window, "back")
        assert PAYLOADS[6] in (page.locator(".ti-timeline__event").first.text_content() or "")

        for number in range(page.locator("table a[href$='/original']").count()):
            page.goto(f"{submission}/checks/1/documents/{number}")
            saved = walking.download(window, page.locator("a[href$='/original']").first, tmp_path)
            assert saved.parent == tmp_path
        page.goto(f"{submission}/checks/1/report")
        assert PAYLOADS[6] in page.locator("main").inner_text()
        page.goto(f"/?text={PAYLOADS[0]}")
        assert page.get_by_label("Provider's name or number").input_value() == PAYLOADS[0]
        assert page.evaluate("document.querySelectorAll('img[src=x], svg[onload], main script').length") == 0
