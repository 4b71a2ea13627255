"""Real filings, read by their tags and by their page, against the values that were printed."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from intake.reading import Source, read_source

_FILINGS = (
    "Prod223_2911_SC312961_20200930.html",
    "Prod223_3384_09355500_20221231.html",
    "Prod223_3384_OC438238_20220731.html",
    "Prod223_3951_00225951_20241031.html",
    "account_1.html",
    "account_1.xml",
    "account_2.html",
    "account_4.html",
)
"""The smaller ones of every software and taxonomy there is, the sorts of fault that filers make among them."""
_PAGES = tuple(name for name in _FILINGS if name.endswith(".html"))
_LEAST_SHARE = 0.95
"""Of the printed figures that must be found on the page without tags."""


def truth_of(folder: Path, name: str) -> dict[str, Any]:
    truth: dict[str, Any] = json.loads((folder / "truth.json").read_text(encoding="utf-8"))["files"][name]
    return truth


def expected(truth: dict[str, Any]) -> dict[tuple[str, str | None, str], float]:
    """Name, subject and period end to the figure printed."""
    ends = {"current": truth["period_end"], "prior": truth["prior_period_end"]}
    return {
        (f"accounts.{name}", None if owner == "company" else "group", ends[year]): value
        for owner, years in truth["figures"].items()
        for year, figures in years.items()
        for name, value in figures.items()
    }


def found(path: Path, ignore_tags: bool) -> dict[tuple[str, str | None, str | None], object]:
    """The most trusted value of every fact."""
    reading = read_source(Source(path.name, path.read_bytes()), date(2026, 11, 24), ignore_tags=ignore_tags)
    assert (reading.document.kind, reading.document.read) == ("accounts", "full")
    ranked = sorted(reading.facts, key=lambda fact: fact.confidence)
    return {(fact.name, fact.subject, fact.period_end): fact.value for fact in ranked}


@pytest.mark.parametrize("name", _FILINGS)
def test_the_figures_are_those_printed(shared_data: Path, name: str) -> None:
    folder = shared_data / "accounts"
    truth = truth_of(folder, name)
    facts = found(folder / name, ignore_tags=False)

    assert {key: facts.get(key) for key in expected(truth)} == expected(truth)
    assert facts["accounts.company_number", None, truth["period_end"]] == truth["company_number"]
    if truth["period_start"] is not None:
        assert facts["accounts.period_start", None, truth["period_end"]] == truth["period_start"]
    if truth["audited"] is not None:
        assert facts["accounts.audit", None, truth["period_end"]] == ("audited" if truth["audited"] else "unaudited")


def test_the_page_alone_gives_nearly_all_and_nothing_wrong(shared_data: Path) -> None:
    folder = shared_data / "accounts"
    wanted = right = 0
    for name in _PAGES:
        figures = expected(truth_of(folder, name))
        facts = found(folder / name, ignore_tags=True)
        wrong = {key: facts[key] for key, value in figures.items() if key in facts and facts[key] != value}
        assert not wrong, name
        wanted += len(figures)
        right += sum(key in facts for key in figures)

    assert right >= _LEAST_SHARE * wanted
