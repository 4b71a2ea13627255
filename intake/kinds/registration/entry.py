"""One registration as read: each leaf with its place, collected before it is written down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from intake.facts import FactSheet
from intake.kinds.registration.attributes import (
    Leaf,
    find_provision,
    find_rating,
    find_status,
    last_date,
    name_in,
)
from intake.kinds.registration.regulators import Regulator, reference_in
from intake.labels import Labelled
from intake.located import Text
from intake.values import Found, yes_no
from schemas.types import Method

_GRADES = ("outstanding", "good", "requires_improvement", "inadequate")
LABELLED = 3.0
WRITTEN = 2.0
GUESSED = 1.0
TITLED = 0.5
"""Rank of a name that stands alone at the top: right where nothing else names the setting or provider."""
_CONFIDENCE = {LABELLED: 0.96, WRITTEN: 0.92, GUESSED: 0.8, TITLED: 0.75}


@dataclass(frozen=True, slots=True)
class Item:
    """A value of a leaf, its place and how surely it was read."""

    leaf: Leaf
    found: Found[str] | Found[bool]
    text: Text
    rank: float
    method: Method = "text"


@dataclass(slots=True)
class Entry:
    """A registration with one regulator; `subject` only in a list of several settings."""

    regulator: Regulator
    subject: str | None = None
    items: list[Item] = field(default_factory=list)

    def add(self, item: Item) -> None:
        """Keep an item; of one leaf the best rank counts, then the first."""
        self.items.append(item)

    def best(self) -> Iterator[Item]:
        """The best item of each leaf, with what says the same elsewhere after it."""
        for leaf in dict.fromkeys(item.leaf for item in self.items):
            ranked = sorted((item for item in self.items if item.leaf == leaf), key=lambda item: -item.rank)
            yield from (item for item in ranked if item.found.value == ranked[0].found.value)

    def write(self, sheet: FactSheet) -> None:
        """Write the entry's facts down."""
        for item in self.best():
            name = f"registration.{self.regulator}.{item.leaf}"
            sheet.add(
                name,
                item.found.value,
                item.text,
                item.found.start,
                item.found.end,
                subject=self.subject,
                method=item.method,
                confidence=_CONFIDENCE[item.rank],
            )


def items_of(pair: Labelled, leaf: Leaf, regulator: Regulator) -> Iterator[Item]:
    """The items that a pair with a label of `leaf` gives for a regulator."""
    method: Method = "cell" if pair.value.cell is not None else "table" if pair.table is not None else "text"
    found = _found(pair, leaf, regulator)
    if found is not None:
        yield Item(leaf, found, pair.value, GUESSED if pair.guessed else LABELLED, method)


def _found(pair: Labelled, leaf: Leaf, regulator: Regulator) -> Found[str] | Found[bool] | None:
    text, start, end = pair.value.text, pair.start, pair.end
    if leaf == "reference":
        inside = reference_in(text[start:end], regulator, labelled=True)
        return Found(inside.value, inside.start + start, inside.end + start) if inside else None
    if leaf in ("name", "provider"):
        return name_in(pair)
    if leaf == "provision_type":
        return find_provision(text, start, end) if regulator == "ofsted" else None
    if leaf == "rating":
        return find_rating(text, start, end) if len(pair.words) <= 60 else None
    if leaf in ("inspected_on", "expires"):
        return last_date(pair)
    if leaf == "status":
        return find_status(text, start, end) if len(pair.words) <= 80 else None
    return _dfe_or_held(pair, leaf, regulator)


def _dfe_or_held(pair: Labelled, leaf: Leaf, regulator: Regulator) -> Found[str] | Found[bool] | None:
    if leaf == "financial_health" and regulator == "dfe":
        rating = find_rating(pair.value.text, pair.start, pair.end)
        return rating if rating and rating.value in _GRADES else None
    answer = yes_no(pair.words)
    if leaf == "section_41" and regulator == "dfe":
        approved = answer if answer is not None else _approved(pair.words)
        return None if approved is None else Found(approved, pair.start, pair.end)
    if leaf == "held" and answer is not None:
        return Found(answer, pair.start, pair.end)
    return None


def _approved(words: str) -> bool | None:
    lower = words.lower()
    if "not approved" in lower or "not on the" in lower or "not listed" in lower:
        return False
    return True if any(word in lower for word in ("approved", "listed", "on the list")) else None
