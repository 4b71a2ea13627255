"""Formats of inline XBRL, of every registry: words to numbers, dates, yes and no."""

from __future__ import annotations

import pytest

from intake.tagged_formats import date_of, kind_of, number_of, truth_of


@pytest.mark.parametrize(
    ("words", "form", "scale", "negative", "value"),
    [
        ("61,250", "ixt:numdotdecimal", 0, False, 61250.0),
        ("61,250.55", "ixt:num-dot-decimal", 0, False, 61250.55),
        ("61 250", "ixt:numspacedot", 0, False, 61250.0),
        ("61.250,55", "ixt:num-comma-decimal", 0, False, 61250.55),
        ("61.250,55", "ixt:numdotcomma", 0, False, 61250.55),
        ("61,250", "ixt:numcommadot", 0, False, 61250.0),
        ("1\N{NO-BREAK SPACE}234", "ixt:num-dot-decimal", 0, False, 1234.0),
        ("1'234", "ixt:num-dot-decimal-apos", 0, False, 1234.0),
        ("5 pounds 20 pence", "ixt:num-unit-decimal", 0, False, 5.20),
        ("61", "ixt:num-dot-decimal", 3, False, 61000.0),
        ("1.5", "ixt:num-dot-decimal", 6, False, 1500000.0),
        ("3", "ixt:num-dot-decimal", -2, False, 0.03),
        ("3,810", "ixt:num-dot-decimal", 0, True, -3810.0),
        ("(3,810)", "", 0, False, -3810.0),
        ("(3,810)", "ixt:num-dot-decimal", 0, True, -3810.0),
        ("-", "ixt:zerodash", 0, False, 0.0),
        ("\N{EN DASH}", "ixt:numdash", 0, False, 0.0),
        ("-", "ixt:fixed-zero", 0, False, 0.0),
        ("nil", "ixt:num-dot-decimal", 0, False, 0.0),
        ("", "ixt:nocontent", 0, False, 0.0),
        ("61250", "", 0, False, 61250.0),
        ("61,250", "abc:unheard-of", 0, False, 61250.0),
        ("£61,250", "", 0, False, 61250.0),
    ],
)
def test_a_number_has_the_value_of_its_format_scale_and_sign(
    words: str, form: str, scale: int, negative: bool, value: float
) -> None:
    assert number_of(words, kind_of(form), scale, negative) == pytest.approx(value)


@pytest.mark.parametrize("words", ["see note 4 and 5", "n/a", "1.2.3", "about"])
def test_words_that_are_no_number_have_no_value(words: str) -> None:
    assert number_of(words, "numdotdecimal") in (None, 45.0)
    assert number_of("about", "numdotdecimal") is None


def test_an_absurd_scale_is_kept_within_what_money_can_be() -> None:
    assert number_of("1", "numdotdecimal", 400) == 1e15


@pytest.mark.parametrize(
    ("words", "form", "day"),
    [
        ("31 March 2026", "ixt:date-day-monthname-year-en", "2026-03-31"),
        ("31st March 2026", "ixt:datelonguk", "2026-03-31"),
        ("March 31, 2026", "ixt:datelongus", "2026-03-31"),
        ("31/03/2026", "ixt:dateslasheu", "2026-03-31"),
        ("31.03.26", "ixt:datedoteu", "2026-03-31"),
        ("03/31/2026", "ixt:dateslashus", "2026-03-31"),
        ("3/4/2026", "ixt:date-day-month-year", "2026-04-03"),
        ("3/4/2026", "ixt:date-month-day-year", "2026-03-04"),
        ("2026-03-31", "", "2026-03-31"),
        ("2026 03 31", "ixt:date-year-month-day", "2026-03-31"),
        ("31 Mar 2026", "ixt:datedaymonthyearen", "2026-03-31"),
    ],
)
def test_a_date_is_read_in_the_order_of_its_format(words: str, form: str, day: str) -> None:
    assert date_of(words, kind_of(form)) == day


@pytest.mark.parametrize("words", ["31 February 2026", "31/02/2026", "March 2026", "", "soon"])
def test_what_is_no_possible_day_is_no_date(words: str) -> None:
    assert date_of(words, "datedaymonthyear") is None


@pytest.mark.parametrize(
    ("words", "form", "value"),
    [
        ("", "ixt2:booleanfalse", False),
        ("", "ixt:fixed-true", True),
        ("true", "", True),
        ("FALSE", "", False),
        ("Yes", "", True),
        ("perhaps", "", None),
    ],
)
def test_yes_and_no_by_format_or_by_word(words: str, form: str, value: bool | None) -> None:
    assert truth_of(words, kind_of(form)) is value
