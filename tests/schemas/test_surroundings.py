"""Views cross from the limited process whole, and nothing that is no view crosses."""

from __future__ import annotations

import json
from typing import Any

import pytest

from schemas.errors import SandboxError
from schemas.surroundings import (
    CellView,
    Outline,
    PageView,
    ParagraphView,
    Part,
    PassageView,
    RowView,
    SheetNote,
    SheetView,
    TableView,
    view_as_json,
    view_from_json,
)

PAGE = PageView(2, 3, 595.0, 842.0, (Outline(1.0, 2.0, 30.0, 9.5, "five", "top left", True),), "a note")
SHEET = SheetView(
    "Rates", ("A", "C"), (RowView(3, (CellView("x", "A3"), CellView("1", "C3", True, title="Stored as 0.9")), 2),),
    notes=(SheetNote("A3", "see", "note"),), part=2, parts=4, contents=(Part(1, "Rates"),),
)
PASSAGE = PassageView(
    ("Part A",),
    (
        ParagraphView("We have cover.", ((8, 13),), 0, "body"),
        TableView((RowView(None, (CellView("b", marks=((0, 1),), cited=True),)),), 3, "Inside row 1"),
    ),
)


def sent(view: PageView | SheetView | PassageView) -> Any:
    return json.loads(json.dumps(view_as_json(view)))


@pytest.mark.parametrize("view", [PAGE, SHEET, PASSAGE])
def test_a_view_comes_out_as_it_went_in(view: PageView | SheetView | PassageView) -> None:
    assert view_from_json(sent(view)) == view


def test_marked_words_are_told_from_the_others() -> None:
    assert list(ParagraphView("We have cover.", ((3, 7), (8, 13))).pieces) == [
        ("We ", False), ("have", True), (" ", False), ("cover", True), (".", False)
    ]
    assert list(CellView("all", marks=((0, 3),)).pieces) == [("all", True)]
    assert list(CellView("").pieces) == []


@pytest.mark.parametrize(
    ("view", "path", "value"),
    [
        (PAGE, ("page",), 0),
        (PAGE, ("width",), 0),
        (PAGE, ("outlines", 0, "x"), "<script>"),
        (PAGE, ("extra",), 1),
        (SHEET, ("columns", 0), "<b>"),
        (SHEET, ("rows", 0, "cells", 0, "ref"), "../x"),
        (SHEET, ("rows", 0, "cells", 0, "row_span"), 10**6),
        (SHEET, ("notes", 0, "kind"), "script"),
        (PASSAGE, ("blocks", 0, "level"), 12),
        (PASSAGE, ("blocks", 0, "region"), "margin"),
        (PASSAGE, ("blocks", 0, "text"), "x" * 100_000),
        (PASSAGE, ("blocks", 0, "marks"), [[8, 99]]),
        (PASSAGE, ("blocks", 0, "marks"), [[5, 5]]),
        (PASSAGE, ("blocks", 0, "marks"), [[4, 8], [2, 3]]),
        (PASSAGE, ("view",), "page"),
    ],
)
def test_what_is_no_view_is_refused(
    view: PageView | SheetView | PassageView, path: tuple[str | int, ...], value: object
) -> None:
    answer = sent(view)
    inner = answer
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value

    with pytest.raises(SandboxError, match="the viewing process"):
        view_from_json(answer)


@pytest.mark.parametrize("answer", [None, [], "page", {}, {"view": "page"}])
def test_what_is_no_object_of_ours_is_refused(answer: object) -> None:
    with pytest.raises(SandboxError, match="no view"):
        view_from_json(answer)
