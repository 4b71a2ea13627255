"""A policy's own part of a document, with its labelled values found once."""

from __future__ import annotations

from dataclasses import dataclass

from intake.kinds.policy.boxes import control_pairs
from intake.labels import Labelled, pairs
from intake.located import Reading


@dataclass(frozen=True, slots=True)
class Part:
    """The blocks that belong to one policy (or to all), and every label with its value in them."""

    reading: Reading
    labelled: tuple[Labelled, ...]


def part_of(reading: Reading) -> Part:
    """The part with its labelled values; a control box is read as such, whatever else its rows look like."""
    boxes = {id(table): found for table in reading.tables() if (found := control_pairs(table)) is not None}
    labelled: list[Labelled] = []
    given: set[int] = set()
    for pair in pairs(reading):
        key = id(pair.table)
        if pair.table is None or key not in boxes:
            labelled.append(pair)
        elif key not in given:
            given.add(key)
            labelled.extend(boxes[key])
    return Part(reading, tuple(labelled))
