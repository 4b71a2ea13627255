"""A box that a pen has drawn over is known by the column it stands in; a word of print is never taken for one."""

from __future__ import annotations

from intake.readers.picture.drawn_over import CONFIDENCE, with_drawn_over
from intake.recognised import RecognisedBox, RecognisedWord

NO, TEXT = 400.0, 415.0


def word(text: str, x: float, y: float, *, high: float = 10.0, confidence: float = 0.95) -> RecognisedWord:
    """A word whose top is at y."""
    return RecognisedWord(text, (x, y, x + 5 * len(text), y + high), y + high, False, confidence)


def box(y: float, *, ticked: bool = True) -> RecognisedBox:
    """A box of the column."""
    return RecognisedBox((NO, y, NO + 10, y + 10), ticked, 0.97)


def answers(*rows: float) -> list[RecognisedWord]:
    """The word No beside the box of each row."""
    return [word("No", TEXT, y) for y in rows]


def test_a_scrap_in_the_gap_of_a_column_is_a_mark() -> None:
    scrap = word("we", NO - 1, 136, high=19, confidence=0.3)

    words, boxes = with_drawn_over([*answers(100, 120, 140), scrap], [box(100), box(120)])

    assert scrap not in words
    (mark,) = boxes[2:]
    assert (mark.ticked, mark.confidence) == (True, CONFIDENCE)
    assert mark.box[0] == NO
    assert mark.box[1] < 145 < mark.box[3]


def test_a_word_of_print_in_the_gap_stays_a_word() -> None:
    see = word("See", NO, 140, confidence=0.6)

    words, boxes = with_drawn_over([*answers(100, 120), see, word("Method", TEXT + 3, 140)], [box(100), box(120)])

    assert see in words
    assert len(boxes) == 2


def test_a_scrap_beside_its_box_is_no_second_mark() -> None:
    scrap = word("w", NO - 1, 116, high=19, confidence=0.3)

    _, boxes = with_drawn_over([*answers(100, 120), scrap], [box(100), box(120)])

    assert len(boxes) == 2


def test_one_box_makes_no_column() -> None:
    scrap = word("we", NO - 1, 136, high=19, confidence=0.3)

    words, _ = with_drawn_over([*answers(100, 140), scrap], [box(100)])

    assert scrap in words


def test_a_scrap_without_an_answer_beside_it_stays() -> None:
    scrap = word("we", NO - 1, 136, high=19, confidence=0.3)

    words, _ = with_drawn_over([*answers(100, 120), scrap], [box(100), box(120)])

    assert scrap in words
