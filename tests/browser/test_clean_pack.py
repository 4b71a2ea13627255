"""A pack without gaps: from the upload to the report in ten clicks or fewer. Typing is not a click."""

from __future__ import annotations

import re
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import walking
from tests.browser.reports import text_of
from tests.make.browser import tab
from tests.make.record import SAMPLE_CHECKS, SAMPLES
from tests.make.served import ServedFolder

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator

pytestmark = pytest.mark.browser

MOST_CLICKS = 10


@pytest.mark.parametrize("sample", ["facs-clean", "iap-clean"])
def test_ten_clicks_are_enough(browser: Browser, empty_server: ServedFolder, tmp_path: Path, sample: str) -> None:
    framework, as_at = SAMPLE_CHECKS[sample]
    with tab(browser, empty_server.url) as window:
        page = window.page
        clicks = 0

        def click(what: Locator, leads_on: bool = False) -> None:
            nonlocal clicks
            clicks += 1
            with window.arriving() if leads_on else nullcontext():
                what.click()

        page.goto("/")
        walking.sign_in(window)
        click(page.get_by_role("link", name="Upload", exact=True), leads_on=True)
        click(page.locator(f"input[name=framework][value={framework}]"))
        _type_date(window.page.get_by_label, as_at)
        with page.expect_file_chooser() as chooser:
            click(page.locator("input[type=file]"))
        chooser.value.set_files(str(SAMPLES / f"{sample}.zip"))
        clicks += 1  # the file in the system's own window
        click(page.get_by_role("button", name="Upload and check"), leads_on=True)
        walking.wait_until_read(window)
        click(page.get_by_role("button", name=re.compile("^Go to the submission")), leads_on=True)
        click(page.get_by_role("button", name=re.compile("^Confirm all")), leads_on=True)
        click(page.locator("main a", has_text=re.compile("^Panel report")).first, leads_on=True)
        with page.expect_download() as coming:
            click(page.get_by_role("button", name=re.compile("Download .*Word")))
        report = tmp_path / coming.value.suggested_filename
        coming.value.save_as(report)

    assert "confirmed" in text_of(report)
    assert clicks <= MOST_CLICKS
    print(f"{sample}: {clicks} clicks")


def _type_date(by_label: object, as_at: date) -> None:
    """Typed with the keyboard: the boxes are reached with the tabulator."""
    assert callable(by_label)
    for part, number in (("Day", as_at.day), ("Month", as_at.month), ("Year", as_at.year)):
        by_label(part, exact=True).fill(str(number))
