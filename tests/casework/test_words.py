"""Codes of a result as an officer reads them."""

from __future__ import annotations

import pytest

from casework.words import expected_words, flag_words, place, tagged_words
from schemas.types import Evidence


@pytest.mark.parametrize(("expected", "said"), [
    (">= £5,000,000; >= £10,000,000", "at least £5,000,000; at least £10,000,000"),
    ("<= 24", "at most 24"),
    ("> £0", "more than £0"),
    ("< -£5", "less than -£5"),
    ("> 1.0 green, < 0.8 red", "more than 1.0 is green, less than 0.8 is red"),
    ("> 4 % green, < 2 % red", "more than 4 % is green, less than 2 % is red"),
    ("Insurance > table 1", "Insurance > table 1"),
    ("every document required, readable", "every document required, readable"),
])
def test_an_expectation_is_told_without_signs(expected: str, said: str) -> None:
    assert expected_words(expected) == said


@pytest.mark.parametrize(("anchor", "said"), [
    ("core:CurrentAssets, context c2", "tagged “Current assets”"),
    ("uk-bus:UKCompaniesHouseRegisteredNumber, context FY-1, place 2", "tagged “UK companies house registered number”"),
    ("Employees2026, context now", "tagged “Employees 2026”"),
    ("Balance sheet > table 1 row 4", None),
    ("unit GBP", None),
])
def test_a_tag_of_filed_accounts_is_told_by_its_name(anchor: str, said: str | None) -> None:
    assert tagged_words(anchor) == said
    assert place(Evidence("Accounts.xhtml", "33,525", anchor=anchor)) == (said or anchor)


def test_a_flag_is_told_in_words_also_one_that_is_not_known() -> None:
    assert flag_words("extension_mismatch") == "its ending does not fit what it is"
    assert flag_words("something_new") == "something new"
