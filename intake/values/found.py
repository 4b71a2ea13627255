"""A value found in a stretch of text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """`value` was written at `start:end`.

    `possible` is false for what has the shape but cannot be (31/02/2026): then `value` is as printed.
    """

    value: T
    start: int
    end: int
    possible: bool = True
