"""Keys of documents and words cut short."""

from __future__ import annotations

import pytest

from intake.kinds.legend import legend_of, spelled_out
from tests.make.grids import in_word

GRID = [["Name", "Reg. act.", "US"], ["Ann Reed", "Y", "EB"]]


@pytest.mark.parametrize(
    "line",
    [
        "Key: Reg. act. = regulated activity. EB = enhanced with barred list; US = update service",
        "Reg. act. = regulated activity, EB = enhanced with barred list, US = update service.",
    ],
)
def test_a_key_explains_what_the_tables_use(line: str) -> None:
    legend = legend_of(in_word(GRID, line))

    assert legend.meaning("Reg. act.") == "regulated activity"
    assert legend.meaning("EB") == "enhanced with barred list"
    assert legend.meaning("US") == "update service"
    assert legend.meaning("Ann Reed") == "Ann Reed"


def test_one_explanation_a_line_or_with_dashes_after_the_word_key() -> None:
    assert legend_of(in_word(GRID, "US = on the update service")).meaning("US") == "on the update service"
    assert legend_of(in_word("Key: C – complete; B – booked")).meaning("b") == "booked"


def test_sums_and_sentences_are_no_keys() -> None:
    assert legend_of(in_word(GRID, "3 + 4 = 7", "Cost = rate")).meanings == {}


def test_a_yes_stays_a_yes_unless_the_key_denies_it() -> None:
    legend = legend_of(in_word("Key: ✓ = seen by the manager, X = not needed"))

    assert legend.meaning("✓") == "✓"
    assert legend.meaning("X") == "not needed"


def test_words_cut_short_are_spelled_out() -> None:
    words = ("update", "service", "certificate")

    assert spelled_out("Upd. Serv.", words) == "update service"
    assert spelled_out("Cert No", words) == "certificate No"
    assert spelled_out("Up to date", words) == "Up to date"
