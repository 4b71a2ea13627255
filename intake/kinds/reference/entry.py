"""One reference as read, collected before it is written down."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from intake.facts import FactSheet
from intake.kinds.reference.attributes import Leaf
from intake.kinds.reference.referees import (
    contact_in,
    is_person,
    is_position,
    organisation_in,
    sector_of,
    stated_sector,
    with_place,
)
from intake.labels import Labelled
from intake.located import Text
from intake.values import Found, find_dates, find_money, find_postcode, has_legal_form
from schemas.types import Method

_OF_ORGANISATION = re.compile(
    r"\b(?:organisation|school|academy|college|council|authority|company|body)\b", re.IGNORECASE
)
"""A label that asks for an organisation: what stands beside it is one, even if it reads like a person's name."""


@dataclass(frozen=True, slots=True)
class Item:
    """A value with its place."""

    value: str | float
    text: Text
    start: int
    end: int
    confidence: float = 0.95
    method: Method = "text"


@dataclass(slots=True)
class Entry:
    """A referee's reference; the first item of each leaf counts. `position` is joined to `contact` when written."""

    items: dict[Leaf, Item] = field(default_factory=dict)

    def put(self, leaf: Leaf, item: Item) -> None:
        """Keep an item unless the leaf is known."""
        self.items.setdefault(leaf, item)

    def read(self, pair: Labelled, leaf: Leaf) -> None:
        """Keep what a pair with a label of `leaf` states."""
        method: Method = "cell" if pair.value.cell is not None else "table" if pair.table is not None else "text"
        text, start, end = pair.value.text, pair.start, pair.end
        if leaf == "period":
            self._period(pair, method)
        elif leaf in ("started_on", "ended_on"):
            dates = find_dates(text[start:end])
            if len(dates) == 2 and leaf == "started_on":
                self._period(pair, method)
            elif dates:
                item = dates[0]
                self.put(leaf, Item(item.value, pair.value, start + item.start, start + item.end, 0.95, method))
        elif leaf == "contract_value":
            found = find_money(text[start:end], bare=True)
            if found:
                self.put(
                    leaf,
                    Item(found[0].value, pair.value, start + found[0].start, start + found[0].end, 0.95, method),
                )
        elif leaf == "organisation":
            self._organisation(pair, method)
        elif leaf in ("contact", "position"):
            self._contact(pair, leaf, method)
        elif leaf == "sector" and (sector := stated_sector(pair.words)):
            self.put(leaf, Item(sector, pair.value, start, end, 0.93, method))

    def _period(self, pair: Labelled, method: Method) -> None:
        dates = find_dates(pair.value.text[pair.start : pair.end])
        leaves: tuple[Leaf, ...] = ("started_on", "ended_on") if len(dates) > 1 else ("started_on",)
        for leaf, item in zip(leaves, dates, strict=False):
            self.put(
                leaf,
                Item(item.value, pair.value, pair.start + item.start, pair.start + item.end, 0.93, method),
            )

    def _organisation(self, pair: Labelled, method: Method) -> None:
        if find_postcode(pair.words) and (pair.guessed or len(pair.words.split("\n")[0].split()) < 3):
            # The letterhead's address beside its name.
            return
        words = pair.words.split("\n")[0].strip(" ,;")
        if is_person(words) and not organisation_in(words) and not _OF_ORGANISATION.search(pair.label):
            self._contact(pair, "contact", method)
            return
        if not words or len(words) > 110 or not any(map(str.isalpha, words)) or find_dates(words):
            return
        if _is_sentence(words):
            return
        start = pair.value.text.index(words, pair.start)
        cut = organisation_in(words)
        if cut and cut.start == 0 and words[cut.end : cut.end + 1] == ",":
            words = words[: with_place(words, cut).end]
        self.put("organisation", Item(words, pair.value, start, start + len(words), 0.95, method))

    def _contact(self, pair: Labelled, leaf: Leaf, method: Method) -> None:
        text, start, end = pair.value.text, pair.start, pair.end
        if leaf == "position":
            words = pair.words.split("\n")[0]
            at_work = organisation_in(words)
            if at_work and at_work.start:
                # "SEN Lead, Marlshire County Council"
                self.put(
                    "organisation",
                    Item(at_work.value, pair.value, start + at_work.start, start + at_work.end, 0.9, method),
                )
                words = words[: at_work.start].rstrip(" ,–-")
            if is_position(words):
                at = text.index(words, start)
                self.put("position", Item(words, pair.value, at, at + len(words), 0.95, method))
            return
        found = contact_in(text, start, end)
        if found:
            self.put("contact", Item(found.value, pair.value, found.start, found.end, 0.94, method))

    def write(self, sheet: FactSheet) -> bool:
        """Write the reference down; False (and nothing) without an organisation."""
        organisation = self.items.get("organisation")
        if organisation is None:
            return False
        subject = str(organisation.value)
        for leaf in ("organisation", "contract_value", "started_on", "ended_on"):
            item = self.items.get(leaf)
            if item is not None:
                sheet.add(
                    f"reference.{leaf}",
                    item.value,
                    item.text,
                    item.start,
                    item.end,
                    subject=subject,
                    method=item.method,
                    confidence=item.confidence,
                )
        stated = self.items.get("sector")
        seen = stated or organisation
        sheet.add(
            "reference.sector",
            stated.value if stated else sector_of(subject),
            seen.text,
            seen.start,
            seen.end,
            subject=subject,
            method=seen.method,
            confidence=min(seen.confidence, 0.9),
        )
        self._write_contact(sheet, subject)
        return True

    def _write_contact(self, sheet: FactSheet, subject: str) -> None:
        contact, position = self.items.get("contact"), self.items.get("position")
        if contact is None:
            return
        evidence = contact.text.cite(sheet.document, contact.start, contact.end)
        value = str(contact.value)
        if position is not None and str(position.value).lower() not in value.lower():
            evidence += position.text.cite(sheet.document, position.start, position.end)
            value = f"{value}, {position.value}"
        sheet.add(
            "reference.contact",
            value,
            evidence,
            subject=subject,
            method=contact.method,
            confidence=contact.confidence,
        )


def _is_sentence(words: str) -> bool:
    """Whether words are an instruction of the form rather than a name."""
    is_name = has_legal_form(words) or organisation_in(words) is not None
    return words.endswith(".") and len(words.split()) > 6 and not is_name


def as_item(found: Found[str], text: Text, confidence: float) -> Item:
    """An item of something found in running text."""
    return Item(found.value, text, found.start, found.end, confidence)
