"""The list of submissions: what it shows, narrowing it, its pages, and what it says when it is empty."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest

from casework import submissions
from casework.store import Store
from casework.submissions import ListPage, ListQuery, SubmissionRow
from tests.make.stores import work
from tests.make.visitor import Visitor, words


def test_a_new_list_leads_to_the_upload(visitor: Visitor) -> None:
    page = visitor.see("/")

    assert "There are no submissions yet" in words(page)
    assert 'href="/upload"' in page.text
    assert "Narrow the list" not in page.text


def test_each_submission_shows_its_verdicts_gaps_and_state(reader: Visitor) -> None:
    page = reader.see("/")

    text = words(page)
    assert "5 submissions" in text
    row = text[text.index("Harbourstone Care"):]
    assert "Children's Placement and Other Support Services DPS as at 9 November 2026" in row
    assert "Categories 1, 2, 3 and 4: Needs a decision proposed" in row
    assert "Insurance: 1" in row
    assert "Gaps to resolve" in row
    quillet = text[text.index("Hyacinth Quillet"):]
    assert "Category 3: Suitable proposed None Ready to confirm" in quillet
    assert "Demonstration" in text


def test_a_failed_pack_stands_above_the_list(reader: Visitor) -> None:
    page = reader.see("/")

    text = words(page)
    assert text.index("Packs not finished") < text.index("5 submissions")
    assert 'href="/packs/3"' in page.text


def test_many_failed_packs_are_folded(visitor: Visitor, store: Store) -> None:
    for number in range(4):
        visitor.upload({f"Broken {number}.zip": b"no zip"})
    work(store)

    page = visitor.see("/")

    assert "4 packs could not be checked" in words(page)
    assert page.text.index("<details") < page.text.index("Broken 0.zip")


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("text=copper", ["Copperbeech Pursuits LLP"]),
        ("text=PURSUITS+copper", ["Copperbeech Pursuits LLP"]),
        ("framework=cposs", ["Harbourstone Care and Education Ltd"]),
        ("state=to_confirm", ["Hyacinth Quillet"]),
        ("framework=iap&state=to_confirm&text=hya", ["Hyacinth Quillet"]),
        ("framework=nonsense&state=nonsense&page=nonsense&text=copper", ["Copperbeech Pursuits LLP"]),
        ("text=%25", []),
        ("text=zzz", []),
    ],
)
def test_the_list_can_be_narrowed(reader: Visitor, query: str, names: list[str]) -> None:
    page = reader.see(f"/?{query}")

    assert re.findall(r'<a class="govuk-link" href="/submissions/\d+">([^<]+)</a>', page.text) == names
    if not names:
        assert "No submission fits these filters" in words(page)
        assert "Clear the filters" in words(page)


def test_each_filter_can_be_taken_away_by_itself(reader: Visitor) -> None:
    page = reader.see("/?text=hya&framework=iap&state=to_confirm")

    chips = re.findall(r'href="([^"]+)"><span class="govuk-visually-hidden">Remove filter: </span>([^<]+)', page.text)
    assert [(address.replace("&amp;", "&"), name) for address, name in chips] == [
        ("/?framework=iap&state=to_confirm", "Name or number: hya"),
        ("/?text=hya&state=to_confirm", "Independent Alternative Provision DPS"),
        ("/?text=hya&framework=iap", "Ready to confirm"),
    ]


def _row(number: int) -> SubmissionRow:
    return SubmissionRow(
        submission_id=number, pack_id=1, provider=f"Provider {number}", framework_id="iap",
        received_at=datetime(2026, 11, 2, 9, tzinfo=UTC), as_at=date(2026, 11, 2), number=1, state="awaiting",
        verdicts=(("1", "suitable", True), ("2", "suitable", False)), gaps_by_area=(), open=0, awaiting=2,
        unreadable=1)


def test_a_long_list_has_pages_that_keep_the_filters(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[ListQuery] = []

    def listed(_: object, query: ListQuery) -> ListPage:
        asked.append(query)
        return ListPage(tuple(_row(number) for number in range(1, 51)), 470, query.page, 10)

    monkeypatch.setattr("web.listing.listed", listed)
    page = visitor.see("/?text=pro&page=5")

    assert asked == [ListQuery(text="pro", page=5)]
    text = words(page)
    assert "470 submissions, page 5 of 10" in text
    assert re.findall(r'href="/\?text=pro&amp;page=(\d+)"', page.text) == ["4", "1", "4", "5", "6", "10", "6"]
    assert "Category 1: Suitable confirmed Category 2: Suitable proposed" in text
    assert "Awaiting the provider 2 gaps awaiting the provider 1 document could not be read" in text


def test_the_page_length_is_fifty() -> None:
    assert submissions.PAGE_LENGTH == 50
