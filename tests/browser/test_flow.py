"""An evaluator's work from the first page to the panel report, in a real browser over a real server."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import walking
from tests.browser.outlines import assert_outlined
from tests.browser.reports import folded, text_of
from tests.make.browser import Tab, tab
from tests.make.record import SAMPLES
from tests.make.served import PERSON, ServedFolder

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.browser

PROVIDER = "Harbourstone Care and Education Ltd"
WAIVED = "The director explained it on 3 November; the panel has the letter."
AGAIN = "The panel has the letter, and the cover rises in January."
UPHELD = "The totals were added again, and they are still wrong."


def test_from_upload_to_panel_report(browser: Browser, empty_server: ServedFolder, tmp_path: Path) -> None:
    with tab(browser, empty_server.url) as window:
        page = window.page
        _sign_in_and_upload(window)
        _watch_progress(window)
        walking.to_submission(window)
        window.assert_accessible()
        submission = page.url
        before = _verdicts(page)

        _look_at_the_evidence(window, tmp_path)
        _resolve_one_of_each_kind(window, submission, tmp_path)

        page.goto(submission)
        assert _verdicts(page) != before
        _confirm_and_change_again(window, submission)
        decided = _history(page)
        verdicts = _verdicts(page)

        empty_server.restart()

        page.goto(submission)
        assert _history(page) == decided
        assert _verdicts(page) == verdicts
        _save_and_read_the_reports(window, tmp_path)


def _sign_in_and_upload(window: Tab) -> None:
    window.page.goto("/")
    window.assert_accessible()
    walking.sign_in(window)
    window.assert_accessible()
    with window.arriving():
        window.page.get_by_role("button", name="Upload a pack").click()
    walking.fill_upload(window, "cposs", date(2026, 11, 9), SAMPLES / "cposs-gaps.zip")
    window.assert_accessible()
    window.page.get_by_role("button", name="Upload and check").click()


def _watch_progress(window: Tab) -> None:
    """The page tells how far it is, document by document, and turns into what was found by itself."""
    page = window.page
    said = page.locator("[data-progress-said]")
    said.wait_for()
    window.assert_accessible()
    page.wait_for_function("() => / of 30 documents read/.test(document.querySelector('[data-progress-said]')"
                           "?.textContent ?? 'gone')")
    walking.wait_until_read(window)
    assert page.locator("[data-progress]").count() == 0
    window.assert_accessible()


def _verdict_rows(page: Page) -> Locator:
    return page.get_by_role("table", name=re.compile("^Verdict of each")).locator("tbody tr")


def _verdicts(page: Page) -> list[str]:
    return [re.sub(r"\s+", " ", text) for text in _verdict_rows(page).all_inner_texts()]


def _history(page: Page) -> list[str]:
    return page.locator(".ti-timeline__event").all_text_contents()


def _look_at_the_evidence(window: Tab, folder: Path) -> None:
    """Each gap that comes from a PDF, and some requirements that are met: the outline on the picture lies where the
    words are."""
    page = window.page
    met = page.locator("section[aria-labelledby=section-met] .ti-fold", has_text=".pdf, page")
    met.first.locator("summary").first.click()
    places = page.locator("a.ti-place:visible", has_text=re.compile(r"\.pdf, page \d+"))
    names = places.all_inner_texts()[:10]
    assert len(names) > 5
    for number, name in enumerate(names):
        places.nth(number).click()
        _assert_words_are_outlined(window, name, folder)
    window.assert_accessible()
    _look_at_cells_and_paragraphs(window)


def _assert_words_are_outlined(window: Tab, place: str, folder: Path) -> None:
    """The page that the viewer shows is that of the place, and its outline lies where the words are."""
    walking.wait_for_picture(window, place)
    quote = window.page.locator(".ti-viewer__words q").first.inner_text()
    pdf = walking.download(window, window.page.locator("[data-viewer]").get_by_role("link", name="Download"), folder)
    assert_outlined(window, pdf, int(place.rsplit(" ", 1)[-1]), quote)


def _look_at_cells_and_paragraphs(window: Tab) -> None:
    """A place in a sheet is a marked cell of a grid, one in a Word file a marked stretch of a text with its heading."""
    page = window.page
    for ending, frame in (("xlsx, sheet", "table.ti-grid"), ("docx, under", ".ti-frame--text")):
        place = page.locator("a.ti-place:visible", has_text=re.compile(rf"\.{ending} ")).first
        name = place.inner_text()
        place.click()
        page.locator(".ti-place--shown", has_text=name).first.wait_for()
        page.locator(f"[data-viewer] {frame}").first.wait_for()
        quote = page.locator(".ti-viewer__words q").first.inner_text()
        marked = page.locator(f"[data-viewer] {frame} mark").all_inner_texts()
        assert any(folded(quote) in folded(one) for one in marked), (name, quote, marked)
        if ending.startswith("docx"):
            heading = name.rpartition("under ")[2]
            assert heading in page.locator("[data-viewer]").inner_text().replace(name, "")


@dataclass(frozen=True)
class Step:
    """A decision on the gap of a rule, and a word of what the history then says."""

    rule: str
    kind: str
    said: str
    reason: str = ""
    chips: tuple[str, ...] = ()


STEPS = (
    Step("cposs.quality.references", "accept", "Accepted", chips=("Equivalent evidence",)),
    Step("cposs.information.continuity", "correct", "Corrected", "The second page says so."),
    Step("cposs.registration.ofsted", "ask", "Provider asked", chips=("Send newer evidence",)),
    Step("cposs.exclusion.discretionary", "not_applicable", "Held not applicable", "The wages were repaid in a month."),
    Step("cposs.insurance.public_liability.cover", "waive", "Waived", WAIVED, ("Agreed by the category lead",)),
    Step("cposs.pricing.complete", "uphold", "Upheld", UPHELD),
)
"""One of each of the six kinds."""


def _resolve_one_of_each_kind(window: Tab, submission: str, folder: Path) -> None:
    page = window.page
    for step in STEPS:
        _open_gap(window, submission, step.rule)
        place = page.locator(".ti-place--shown").first.inner_text()
        if ".pdf, page" in place:
            _assert_words_are_outlined(window, place, folder)
        if step.kind == "correct":
            page.locator("input[name=decision][value=correct]").check()
            field = page.locator(".ti-value", has_text="Last review").first
            for part, number in (("Day", "15"), ("Month", "5"), ("Year", "2026")):
                field.get_by_label(part, exact=True).fill(number)
        window.assert_accessible()
        walking.decide(window, step.kind, reason=step.reason, chips=step.chips, then="back")
        assert step.said in walking.banner(window)
        latest = page.locator(".ti-timeline__event").first
        assert step.said in (latest.text_content() or "")
        assert PERSON in (latest.text_content() or "")
        if step.reason:
            assert step.reason in (latest.text_content() or "")
    assert page.locator("#section-open").count() == 0
    window.assert_accessible()


def _open_gap(window: Tab, submission: str, rule: str) -> None:
    """From the submission's page, by its button."""
    window.page.goto(submission)
    with window.arriving():
        window.page.locator(f"a.govuk-button[href*='{rule}']").first.click()


def _confirm_and_change_again(window: Tab, submission: str) -> None:
    """A verdict is confirmed; a decision undone makes it proposed again; decided again, it is confirmed again."""
    page = window.page
    category = _verdict_rows(page).first
    _confirm(window, category)
    assert "confirmed" in walking.banner(window).lower()
    assert "Confirmed" in category.inner_text()
    assert "confirmed" in _history(page)[0]
    window.assert_accessible()

    waived = page.locator(".ti-timeline__event", has_text=WAIVED)
    _unfold_history(page)
    with window.arriving():
        waived.get_by_role("button", name=re.compile("^Undo")).click()
    assert "Confirmed" not in category.inner_text()
    assert "Undone" in (page.locator(".ti-timeline__event", has_text=WAIVED).text_content() or "")

    _open_gap(window, submission, "cposs.insurance.public_liability.cover")
    walking.decide(window, "waive", reason=AGAIN, then="back")
    _confirm(window, category)
    assert "Confirmed" in category.inner_text()


def _confirm(window: Tab, category: Locator) -> None:
    with window.arriving():
        category.get_by_role("button", name=re.compile("^Confirm verdict")).click()


def _unfold_history(page: Page) -> None:
    folded = page.locator("details:not([open]) > summary", has_text="What was decided")
    if folded.count():
        folded.click()


def _save_and_read_the_reports(window: Tab, folder: Path) -> None:
    """Each of the three says who decided what and why, and which verdict is confirmed."""
    page = window.page
    with window.arriving():
        page.locator("main a", has_text=re.compile("^Panel report")).first.click()
    window.assert_accessible()
    for name in ("Word", "HTML", "PDF"):
        link = page.get_by_role("button", name=re.compile(f"Download .*{name}"))
        text = text_of(walking.download(window, link, folder))
        for said in (PROVIDER, PERSON, AGAIN, UPHELD, "Confirmed", "Waived"):
            assert folded(said) in text, (name, said)
