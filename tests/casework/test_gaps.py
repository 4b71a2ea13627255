"""Each gap is shown once and each question asked once."""

from __future__ import annotations

from dataclasses import replace

from casework.gaps import alike, grouped, sentences
from tests.make.assessment import CELL, finding


def test_findings_that_differ_only_in_their_category_are_one_gap() -> None:
    first = finding("iap.insurance.motor", "missing")

    gaps = alike([first, finding("iap.quality.policy", "missing"), replace(first, category="4")])

    assert [(gap.finding.rule, gap.categories) for gap in gaps] == [
        ("iap.insurance.motor", ("1", "4")),
        ("iap.quality.policy", ("1",)),
    ]


def test_what_was_found_is_told_with_its_categories_where_it_differs() -> None:
    first = finding("iap.completeness.documents", "missing", found="20 of 21 are there")
    others = [replace(first, category="4"), replace(first, category="5", found="21 of 22 are there")]

    (told,), (plain,), (same,) = (alike([first, *others], "Lot"), alike([first, *others]), alike([first], "Lot"))

    assert told.finding.found == "20 of 21 are there (Lots 1 and 4); 21 of 22 are there (Lot 5)"
    assert plain.finding.found == "20 of 21 are there; 21 of 22 are there"
    assert same.finding.found == "20 of 21 are there"


def test_findings_with_another_figure_or_place_stay_apart() -> None:
    first = finding("cposs.insurance.public_liability.cover", "not_met", expected=">= £10,000,000")
    figure = replace(first, category="2", expected=">= £5,000,000")
    evidence = replace(first, category="3", evidence=(replace(CELL, cell="C8"),))

    assert len(alike([first, figure, evidence])) == 3


def test_what_one_absent_document_causes_is_asked_once() -> None:
    documents = finding("iap.completeness.documents", "missing", ask="Please send A. Please send B.")
    policy = finding("iap.quality.policy", "missing", ask="Please send B.")
    other = finding("iap.equality.policy", "missing", ask="Please send C.")

    groups = grouped(alike([documents, policy, other]))

    assert [[gap.finding.rule for gap in group.gaps] for group in groups] == [
        ["iap.completeness.documents", "iap.quality.policy"],
        ["iap.equality.policy"],
    ]
    assert [group.asks for group in groups] == [("Please send A.", "Please send B."), ("Please send C.",)]


def test_only_what_is_new_is_asked_again() -> None:
    documents = finding("iap.completeness.documents", "missing", ask="Please send A.")
    policy = finding("iap.quality.policy", "missing", ask="Please send A. Please say who owns it.")

    groups = grouped(alike([documents, policy]))

    assert groups[1].asks == ("Please say who owns it.",)
    assert groups[1].asked_in == (0,)


def test_gaps_that_ask_for_nothing_are_never_joined() -> None:
    council = [finding(f"iap.exclusion.{name}", "missing", action_by="council") for name in ("a", "b")]

    assert [len(group.gaps) for group in grouped(alike(council))] == [1, 1]


def test_an_ask_is_taken_apart_at_its_sentences_not_at_abbreviations() -> None:
    ask = "Please send the form of St. Mary's Ltd. Is it signed? Please send the form of St. Mary's Ltd."

    assert "Is it signed?" in sentences(ask)
    assert sentences("Please pay 2.5 per cent, i.e. a fee.") == ("Please pay 2.5 per cent, i.e. a fee.",)
    assert sentences("") == ()


def test_counts_that_differ_by_category_are_told_together() -> None:
    first = finding("iap.completeness.documents", "missing", found="18 of 20 documents")
    second = replace(first, category="4", found="20 of 22 documents")

    (gap,) = alike([first, second])

    assert gap.categories == ("1", "4")
    assert gap.finding.found == "18 of 20 documents; 20 of 22 documents"
