"""What a person does on the pages, step by step: each waits until the page has answered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tests.make.browser import Tab
from tests.make.served import PASSWORD, PERSON

if TYPE_CHECKING:
    from playwright.sync_api import Locator

FRAMEWORKS = {"cposs": "Commissioned", "iap": "Independent", "facs": "Family", "short-breaks": "Short"}
READ_SECONDS = 90.0
"""A sample pack is read within this time, also where many tests run at once."""


def sign_in(tab: Tab, name: str = PERSON) -> None:
    """Through the form, from whatever page leads to it."""
    if not tab.page.url.startswith("http"):
        tab.page.goto("/")
    tab.page.get_by_label("Name").fill(name)
    tab.page.get_by_label("Password", exact=True).fill(PASSWORD)
    tab.press("Sign in")
    tab.page.get_by_role("heading", level=1, name="Submissions").wait_for()


def fill_upload(tab: Tab, framework: str, as_at: date, *files: Path) -> None:
    """Fill the upload form, which is open."""
    page = tab.page
    page.locator(f"input[name=framework][value={framework}]").check()
    for part, number in (("Day", as_at.day), ("Month", as_at.month), ("Year", as_at.year)):
        page.get_by_label(part, exact=True).fill(str(number))
    page.locator("input[type=file]").set_input_files([str(file) for file in files])


def upload(tab: Tab, framework: str, as_at: date, *files: Path) -> None:
    """Upload files and wait until the pack is read."""
    tab.page.goto("/upload")
    fill_upload(tab, framework, as_at, *files)
    tab.press("Upload and check")
    wait_until_read(tab)


def wait_until_read(tab: Tab) -> None:
    """Stay on the pack's page until it shows what was found; the page comes again by itself."""
    tab.page.get_by_role("button", name=re.compile("Go to the submission")).first.wait_for(timeout=READ_SECONDS * 1000)
    wait_until_done(tab)


def wait_until_done(tab: Tab) -> None:
    """Stay on the pack's page until nothing is read any more."""
    tab.page.locator("[data-progress]").wait_for(state="detached", timeout=READ_SECONDS * 1000)


def to_submission(tab: Tab) -> None:
    """From the pack's page."""
    with tab.arriving():
        tab.page.get_by_role("button", name=re.compile("Go to the submission")).first.click()
    tab.page.get_by_role("heading", name="Verdicts").wait_for()


def decide(tab: Tab, kind: str, *, reason: str = "", chips: Sequence[str] = (), then: str = "next") -> None:
    """Make a decision on the gap whose page is open; what belongs to it has been filled in."""
    page = tab.page
    page.locator(f"input[name=decision][value={kind}]").check()
    for chip in chips:
        page.locator(f"input[name=chip-{kind}][value='{chip}']").check()
    if reason:
        page.get_by_label("Reason in your own words").fill(reason)
    save(tab, then)


def save(tab: Tab, then: str = "next") -> None:
    """Send the decision, and wait for the page that comes."""
    name = "Save and next gap" if then == "next" else "Save and go back"
    with tab.arriving():
        tab.page.get_by_role("button", name=name).click()


def banner(tab: Tab) -> str:
    """What the page says was done."""
    return " ".join(tab.page.locator(".govuk-notification-banner").all_inner_texts())


def download(tab: Tab, link: Locator, folder: Path) -> Path:
    """Save the file that a link gives, under the name it is given."""
    with tab.page.expect_download() as coming:
        link.click()
    path = folder / coming.value.suggested_filename
    coming.value.save_as(path)
    return path


def wait_for_picture(tab: Tab, place: str) -> None:
    """Until the viewer shows the page of a place, drawn."""
    tab.page.locator(".ti-place--shown", has_text=place).first.wait_for()
    tab.page.wait_for_function("() => { const picture = document.querySelector('.ti-page__picture');"
                               " return picture && picture.complete && picture.naturalWidth > 0; }")
