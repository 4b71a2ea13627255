"""Text of a submission cannot steer what shows it."""

from __future__ import annotations

import pytest

from schemas.plain import plain, spelled_out


@pytest.mark.parametrize(("text", "shown"), [
    ("Plain words, as they are.", "Plain words, as they are."),
    ("two\n lines\t and  spaces ", "two lines and spaces"),
    ("bell \x07 and escape \x1b[31m", "bell \\u0007 and escape \\u001b[31m"),
    ("turned \u202e around", "turned \\u202e around"),
    ("soft\u00adhyphen and zero\u200bwidth", "softhyphen and zerowidth"),
    ("private \ue000, tag \U000e0041", "private \\ue000, tag \\U000e0041"),
    ("half \ud800 a letter", "half \\ud800 a letter"),
    ("no letters \ufffe \uffff \ufdd0 \U0001ffff", "no letters \\ufffe \\uffff \\ufdd0 \\U0001ffff"),
    ("Łódź, שלום, 中文 and 🙂 stay", "Łódź, שלום, 中文 and 🙂 stay"),
])
def test_what_cannot_be_seen_is_spelled_out(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_what_is_plain_stays_as_it_is_when_it_is_made_plain_again() -> None:
    once = plain("escape \x1b and \u202e")

    assert plain(once) == once


def test_characters_are_spelled_out_by_their_number() -> None:
    assert spelled_out("中") == "\\u4e2d"
    assert spelled_out("🙂") == "\\U0001f642"
