"""Plain text that fits, lines up, and cannot steer a terminal."""

from __future__ import annotations

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.words import count
from cli.page import Page, Styled, shortened
from schemas.plain import plain


def test_escape_sequences_and_direction_marks_of_a_document_are_spelled_out() -> None:
    assert plain("PL\x1b[2J.pdf") == "PL\\u001b[2J.pdf"
    assert plain("invoice\u202efdp.exe") == "invoice\\u202efdp.exe"
    assert plain("safe\u00adguarding\u200b") == "safeguarding"
    assert plain("Cover \u00a35m\n  Zo\u00eb") == "Cover \u00a35m Zo\u00eb"


@given(st.text())
def test_no_control_character_survives(text: str) -> None:
    assert all(character.isprintable() or character == " " for character in plain(text) if ord(character) < 0x250)


def test_a_labelled_text_wraps_in_its_own_column() -> None:
    page = Page(width=30)

    page.labelled("Why:", "one two three four five six seven", indent=2)

    assert page.lines == ["  Why:      one two three four", "            five six seven"]


@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_table_fits_and_lines_up(width: int) -> None:
    page = Page(width)

    page.table([["Accounts/" + "very long name " * 9, "insurance certificate", "read"], ["SQ.xlsx", "form", "read"]])

    assert max(len(line) for line in page.lines) <= width
    assert page.lines[-1].index("form") == page.lines[0].index("insurance")


def test_a_text_below_a_row_stands_whole_from_the_second_column_on() -> None:
    page = Page(40)

    page.table([["Category 1", "INCOMPLETE"], ["Lot 2", "SUITABLE"]], below=["Early intervention and prevention", ""])

    assert page.lines == [
        "Category 1  INCOMPLETE",
        "            Early intervention and",
        "            prevention",
        "Lot 2       SUITABLE",
    ]


def test_whether_a_table_fits_is_known_before_it_is_drawn() -> None:
    rows = [["Category 1", "INCOMPLETE"], ["1", "x"]]

    assert (Page(22).fits(rows), Page(21).fits(rows)) == (True, False)


def test_colour_only_adds_to_the_words() -> None:
    grey, coloured = Page(60, colour=False), Page(60, colour=True)

    for page in (grey, coloured):
        page.heading("Insurance")
        page.text("NOT MET", style="bad")
        page.table([["1", Styled("INCOMPLETE", "open"), "2 missing"], ["4", Styled("SUITABLE", "good"), ""]])

    assert "\x1b[" in str(coloured)
    assert click.unstyle(str(coloured)) == str(grey)


def test_small_words() -> None:
    assert [count(n, "document") for n in (0, 1, 2)] == ["0 documents", "1 document", "2 documents"]
    assert count(2, "policy", "policies") == "2 policies"
    assert shortened("abcdefghij", 10) == "abcdefghij"
    assert shortened("abcdefghijk", 10) == "abcdefg..."
