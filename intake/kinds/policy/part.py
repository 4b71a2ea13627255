"""A policy's own part of a document, with its labelled values found once."""

from __future__ import annotations

from dataclasses import dataclass

from intake.labels import Labelled, pairs
from intake.located import Reading


@dataclass(frozen=True, slots=True)
class Part:
    """The blocks that belong to one policy (or to all), and every label with its value in them."""

    reading: Reading
    labelled: tuple[Labelled, ...]


def part_of(reading: Reading) -> Part:
    """The part with its labelled values."""
    return Part(reading, tuple(pairs(reading)))
