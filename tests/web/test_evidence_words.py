"""How a place and what was read there are told in little room."""

from __future__ import annotations

import pytest

from schemas.surroundings import PassageView
from schemas.types import Evidence
from tests.make.record import record
from web.evidence import Links, Look
from web.evidence_shown import _note
from web.submission_check import OpenCheck

TAG = Evidence("Accounts.xhtml", "33,525", anchor="core:CurrentAssets, context c2")
MOVED = "The cited words are not where they were first read; they are marked where they stand now."


@pytest.mark.parametrize(("place", "said"), [
    (TAG, "Accounts.xhtml, tagged “Current assets”, 33,525"),
    (Evidence("Accounts.xhtml", "a long text " * 9, anchor=TAG.anchor), "Accounts.xhtml, tagged “Current assets”"),
    (Evidence("Policy.docx", "Example", anchor="header > paragraph 1"), "Policy.docx, in the page header"),
    (Evidence("Policy.docx", "Example", anchor="3 Review > paragraph 2"), "Policy.docx, under 3 Review"),
    (Evidence("Policy.docx", "Example", anchor="paragraph 1"), "Policy.docx, paragraph 1"),
])
def test_a_place_is_told_in_words(place: Evidence, said: str) -> None:
    links = Links(OpenCheck(record(), ()), Look(), lambda **_: "")

    assert links.told(place) == said


def test_a_tag_is_no_place_that_words_could_have_left() -> None:
    view = PassageView((), (), 1, 1, (), MOVED)

    assert _note(Look(places=(TAG,), place=0), view) is None
    assert _note(Look(places=(Evidence("Policy.docx", "Example", anchor="paragraph 1"),), place=0), view) == MOVED
