"""How sure a fact is that was seen in a picture: no surer than the words it is cited by."""

from __future__ import annotations

from datetime import date

import pytest

from intake.facts import FactSheet
from intake.located import EMPTY_BOX, PicturedWord, Text, Word
from intake.sureness import Sureness
from schemas.types import Box, Evidence

AS_AT = date(2026, 11, 2)


def word(text: str, x: float, confidence: float, y: float = 100.0) -> PicturedWord:
    return PicturedWord(text, (x, y, x + 6 * len(text), y + 10), confidence)


def place(x0: float, x1: float, page: int = 1, y: float = 100.0) -> Evidence:
    box: Box = (x0, y, x1, y + 10)
    return Evidence("Scan.pdf", "words", page=page, box=box)


SENTENCE = tuple(word("words", 40 * number, 0.9 if number else 0.3) for number in range(10))


@pytest.mark.parametrize(
    ("words", "cited", "sure"),
    [
        ((word("£5,000,000", 50, 0.93),), place(50, 110), 0.93),
        ((word("Acme", 50, 0.95), word("Ltd", 80, 0.55)), place(50, 100), 0.55),
        (SENTENCE, place(0, 400), (0.3 + 0.84) / 2),
        ((*SENTENCE[1:], word("12", 395, 0.2)), place(40, 420), 0.2),
        ((word("Acme", 50, 0.95),), place(50, 80, page=2), None),
        ((word("Acme", 50, 0.95),), place(300, 380), None),
    ],
)
def test_figures_and_names_by_their_least_sure_word_sentences_by_all(
    words: tuple[PicturedWord, ...], cited: Evidence, sure: float | None
) -> None:
    found = Sureness({1: words}).of([cited])

    assert found == (sure if sure is None else pytest.approx(sure, abs=0.01))


def test_a_box_to_tick_speaks_for_the_words_beside_it() -> None:
    doubtful = PicturedWord(EMPTY_BOX, (30, 100, 40, 110), 0.5)
    seen = Sureness({1: (doubtful, word("No", 46, 0.97), word("Elsewhere", 46, 0.97, y=160))})

    assert seen.of([place(46, 58)]) == 0.5
    assert seen.of([place(46, 100, y=160)]) == 0.97


def test_a_fact_seen_in_a_picture_is_no_surer_than_its_words_and_says_so() -> None:
    sheet = FactSheet("Scan.pdf", AS_AT, pictured=Sureness({2: (word("£5m", 50, 0.62),)}))
    scanned = Text("£5m", 2, (Word(0, 3, (50, 100, 68, 110)),))
    printed = Text("£1m", 1, (Word(0, 3, (50, 100, 68, 110)),))

    seen = sheet.add("insurance.public_liability.cover", 5_000_000, scanned)
    read = sheet.add("insurance.professional_indemnity.cover", 1_000_000, printed)

    assert seen is not None
    assert read is not None
    assert (seen.method, seen.confidence) == ("ocr", 0.62)
    assert (read.method, read.confidence) == ("text", 0.95)


def test_of_two_places_the_surer_one_counts() -> None:
    words = (word("£5m", 50, 0.4), word("£5m", 50, 0.9, y=300))
    sheet = FactSheet("Scan.pdf", AS_AT, pictured=Sureness({1: words}))

    for y in (100.0, 300.0):
        sheet.add("insurance.public_liability.cover", 5_000_000, (place(50, 70, y=y),))

    (fact,) = sheet.facts()
    assert fact.confidence == 0.9
    assert [item.box and item.box[1] for item in fact.evidence] == [300, 100]
