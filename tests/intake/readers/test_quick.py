"""Objects made the quick way are the frozen ones."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from intake.located import Cell, Text
from intake.readers.quick import quick


def test_a_quickly_made_object_is_the_same_as_the_frozen_one() -> None:
    text, cell = quick(Text), quick(Cell)

    made = cell(text("£5m", sheet="Part E", cell="C7"), 6, 2, value=5, number_format="0")

    assert made == Cell(Text("£5m", sheet="Part E", cell="C7"), 6, 2, value=5, number_format="0")
    assert type(made) is Cell
    assert type(made.text) is Text
    assert hash(made.text) == hash(Text("£5m", sheet="Part E", cell="C7"))


def test_a_quickly_made_object_cannot_be_changed() -> None:
    made = quick(Text)("£5m")

    with pytest.raises(FrozenInstanceError):
        made.text = "£10m"  # type: ignore[misc]
