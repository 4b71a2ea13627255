"""A question as a form prints it, with the places where its answer stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from intake.located import Text
from schemas.types import Method

SlotKind = Literal["text", "option", "value"]


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for an answer.

    `text` slots hold words; an `option` slot is one choice (`label`) with its mark in `text` or its state in `ticked`;
    a `value` slot is a form field's value. `label` is the column's header or the box's words.
    """

    text: Text
    label: str = ""
    kind: SlotKind = "text"
    ticked: bool | None = None


@dataclass(frozen=True, slots=True)
class LedBy:
    """The printed number of a question that leads to parts ("" without one), and where it is printed."""

    number: str
    place: Text


@dataclass(frozen=True, slots=True)
class Asked:
    """A printed question: number as printed, wording without it, where it stands, its answer's places.

    `stem` is the wording of the question it belongs to, `headings` stand above it, outermost first. `boxed` is true
    when the layout itself has a place for the answer (a cell, a field), so that what stands there is no running text.
    `limit` is the answer's limit in words, `limit_place` where it is printed when that is not with the question.
    `led_by` is where the stem is printed.
    """

    number: str
    text: str
    place: Text
    slots: tuple[Slot, ...] = ()
    stem: str = ""
    headings: tuple[str, ...] = ()
    method: Method = "table"
    boxed: bool = True
    limit: int | None = None
    limit_place: Text | None = None
    subject: str | None = None
    led_by: LedBy | None = None


def led_by(stem: str, number: str, place: Text | None) -> LedBy | None:
    """Where a stem is printed; None when there is none or `place` is another text's."""
    if not stem or place is None:
        return None
    return LedBy(number, place) if " ".join(stem.split()) in " ".join(place.text.split()) else None


@dataclass(slots=True)
class Headings:
    """The headings above the place that is being read, by level, outermost first."""

    _open: list[tuple[int, str]] = field(default_factory=list)

    def put(self, level: int, text: str) -> None:
        """A heading of that level begins: it closes those of its level and deeper."""
        words = " ".join(text.split())
        self._open = [(depth, title) for depth, title in self._open if depth < level] + [(level, words)]

    def now(self) -> tuple[str, ...]:
        """The open headings."""
        return tuple(title for _, title in self._open)
