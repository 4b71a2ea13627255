"""Values that a document states a second time for machines: inline XBRL tags around its printed words.

A tag is what the filer says of the words: which concept, for which period and part of the entity, in which unit. It
is read beside the located text, never instead of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from schemas.types import Evidence

Dimension = tuple[str, str]
"""An axis with the member chosen on it, both as local names ("MaturitiesOrExpirationPeriodsDimension",
"WithinOneYear")."""


@dataclass(frozen=True, slots=True)
class TagContext:
    """Whom and when a tag is about. `end` is the instant or the last day, `start` None for an instant, both ISO.
    `members` are the members as written in the file, in the order of `dimensions`."""

    id: str
    end: str
    start: str | None = None
    dimensions: tuple[Dimension, ...] = ()
    members: tuple[str, ...] = ()

    def member(self, axis: str) -> str | None:
        """The member on an axis, None where the context does not speak of it."""
        return next((member for known, member in self.dimensions if known == axis), None)


@dataclass(frozen=True, slots=True)
class TaggedValue:
    """One tag. `concept` is its local name, `name` as written ("core:Creditors").

    `number` is the value after format, scale and sign, None for text and for digits that cannot be read; `text` the
    words inside with continuations joined, single-spaced. `unit` is GBP, EUR …, "pure" or "shares". `shown` is what the
    page prints there with a bracket, minus or further digits beside the tag. `context` is None where the file defines
    none of that id. `place` counts tags of the same name and context from 1. `format` is the local name of the
    transformation, lower case without hyphens.
    """

    name: str
    concept: str
    context_id: str
    context: TagContext | None
    text: str
    number: float | None = None
    unit: str | None = None
    unit_id: str = ""
    format: str = ""
    scale: int = 0
    nil: bool = False
    hidden: bool = False
    shown: str = ""
    place: int = 1
    quote: str = ""

    @property
    def anchor(self) -> str:
        """The place in words: "core:Creditors, context c5"; a further one of the same is numbered."""
        again = f", place {self.place}" if self.place > 1 else ""
        return f"{self.name}, context {self.context_id}{again}"

    def cite(self, document: str) -> tuple[Evidence, ...]:
        """The words as evidence, empty where there are none to quote."""
        return (Evidence(document, self.quote, anchor=self.anchor),) if self.quote else ()
