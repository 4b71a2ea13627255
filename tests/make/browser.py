"""A headless Chromium for tests: found, never downloaded; watched for what a reader of the page would not see.

    with opened(server.url) as tab:
        tab.page.goto("/sign-in")
        tab.assert_accessible()
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, Request, Response, WebError

AXE = Path(__file__).resolve().parents[2] / "web" / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
_PLACES = ("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
           "C:/Program Files/Google/Chrome/Application/chrome.exe")
_ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
              "--disable-sync", "--no-first-run", "--disable-dev-shm-usage")
SECONDS = 20.0
"""How long a page may take to do what is waited for, on a busy computer."""

_AXE_OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
_SAME_IN_RESPONSE = "Failed to load resource"
"""Such messages on the console repeat what the answers say; those are looked at instead."""
_LEFT_OFF = "net::ERR_ABORTED"
"""The page went on, or the answer was kept as a file."""


def chromium() -> Path | None:
    """The Chromium or Chrome of this computer, CHROMIUM where that names one; None when there is none."""
    named = os.environ.get("CHROMIUM")
    found = [named] if named else [shutil.which(name) for name in _NAMES]
    there = [Path(one) for one in (*found, *(() if named else _PLACES)) if one is not None]
    return next((one for one in there if one.is_file()), None)


def missing() -> str | None:
    """In a plain word why no page can be looked at here; None when one can."""
    try:
        import playwright.sync_api  # noqa: F401 - only whether it is there
    except ImportError:
        return "playwright is not installed; pip install 'tender-intake[test]' brings it"
    if chromium() is None:
        return "there is no Chromium here; install it (apt install chromium) or name one in CHROMIUM"
    if not AXE.is_file():
        return "axe-core is not installed; run `make assets`"
    return None


@contextmanager
def launched() -> Iterator[Browser]:
    """The browser, without a window."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium(), args=list(_ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()


@dataclass
class Watch:
    """What goes wrong in a tab without its reader being told. `expected` are the error statuses that a page is asked
    for on purpose; `statuses` those of the pages since the last step."""

    expected: set[int] = field(default_factory=set)
    seen: list[str] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        """Watch all pages of that context."""
        context.on("console", self._console)
        context.on("requestfailed", self._failed)
        context.on("response", self._answered)
        context.on("dialog", self._asked)
        context.on("weberror", self._raised)

    def _console(self, message: ConsoleMessage) -> None:
        if not message.text.startswith(_SAME_IN_RESPONSE):
            self.seen.append(f"console {message.type}: {message.text}")

    def _failed(self, request: Request) -> None:
        if request.failure != _LEFT_OFF:
            self.seen.append(f"request failed: {request.method} {request.url}: {request.failure}")

    @contextmanager
    def expecting(self, *statuses: int) -> Iterator[None]:
        """While it lasts, pages may answer so."""
        self.expected |= set(statuses)
        try:
            yield
        finally:
            self.expected -= set(statuses)

    def _answered(self, response: Response) -> None:
        if response.request.is_navigation_request():
            self.statuses.append(response.status)
        meant = response.status in self.expected and response.request.is_navigation_request()
        if response.status >= 400 and not meant:
            self.seen.append(f"answer {response.status}: {response.request.method} {response.url}")

    def _asked(self, dialog: Dialog) -> None:
        self.seen.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _raised(self, error: WebError) -> None:
        self.seen.append(f"script error: {error.error}")


@dataclass(frozen=True)
class Tab:
    """One page of a browser of its own: nothing is shared with other tabs."""

    page: Page
    watch: Watch

    def go(self, address: str) -> None:
        """To the page of that address."""
        self.watch.statuses.clear()
        self.page.goto(address)

    def press(self, name: str) -> None:
        """The button of that name, and on to the page that comes."""
        self.watch.statuses.clear()
        with self.arriving():
            self.page.get_by_role("button", name=name, exact=True).first.click()

    @contextmanager
    def arriving(self) -> Iterator[None]:
        """What is done leads to another page; a script that only changes the address is not waited for."""
        with self.page.expect_event("domcontentloaded"):
            yield
        self.page.wait_for_load_state()

    def assert_quiet(self) -> None:
        """Nothing was logged, no request failed, no dialog was opened."""
        assert self.watch.seen == []

    def assert_accessible(self) -> None:
        """axe finds no violation on the page as it stands; its source is evaluated, so the strict policy stays on."""
        self.page.evaluate(_axe_source())
        found = self.page.evaluate("options => axe.run(document, options)", _AXE_OPTIONS)
        assert [_told(violation) for violation in found["violations"]] == [], self.page.url

    def overflow(self) -> int:
        """By how many pixels the page is wider than its window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


    def too_wide(self) -> list[str]:
        """The innermost elements whose content reaches beyond the window, for the message of a failed test."""
        found: list[str] = self.page.evaluate("""() => {
            const reaches = (one) => getComputedStyle(one).overflowX === "visible" && !one.closest("[data-frame]")
                && one.getBoundingClientRect().left + one.scrollWidth > innerWidth + 1;
            return [...document.body.querySelectorAll("*")].filter(reaches)
                .filter((one) => ![...one.children].some(reaches))
                .slice(0, 5).map((one) => one.outerHTML.slice(0, 160));
        }""")
        return found


@contextmanager
def tab(browser: Browser, url: str, *, width: int = 1280, height: int = 900, scripts: bool = True) -> Iterator[Tab]:
    """A tab whose addresses begin with the url. What went wrong in it unseen fails at the end."""
    context = browser.new_context(base_url=url, viewport={"width": width, "height": height}, accept_downloads=True,
                                  java_script_enabled=scripts, locale="en-GB", timezone_id="Europe/London")
    context.set_default_timeout(SECONDS * 1000)
    watch = Watch()
    watch.over(context)
    opened = Tab(context.new_page(), watch)
    # From the beginning: a key that opens the chooser must not be quicker than the listening for it.
    opened.page.on("filechooser", lambda _chooser: None)
    try:
        yield opened
        opened.assert_quiet()
    finally:
        context.close()


@cache
def _axe_source() -> str:
    return AXE.read_text(encoding="utf-8")


def _told(violation: dict[str, Any]) -> str:
    nodes = "; ".join(f"{node['html'][:200]} ({node['failureSummary']})" for node in violation["nodes"][:3])
    return f"{violation['id']}: {violation['help']}: {nodes}"
