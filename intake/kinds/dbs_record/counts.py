"""The counts that a record of checks allows, each with the places that show it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from intake.facts import FactSheet
from intake.kinds.dbs_record.checks import level_of
from intake.kinds.dbs_record.people import Person
from intake.kinds.headers import Column
from intake.kinds.listing import Listing
from intake.located import Reading, Text
from schemas.types import MAX_EVIDENCE_PER_FACT, Evidence

MAX_AGE_YEARS = 3
"""Checks older than this count as old; assumed, since the law knows no expiry."""

_DEMAND = r"\b(?:must|should|will|shall|requires?|required|need)\b"
_EVERYONE = rf"\b(?:all|each|every|everyone)\b(?![^.]{{0,80}}{_DEMAND})[^.]{{0,120}}"
_ALL_ENHANCED = re.compile(_EVERYONE + r"\benhanced\b", re.IGNORECASE)
_ALL_BARRED = re.compile(_EVERYONE + r"\bbarred\b", re.IGNORECASE)
_CONFIDENCE = 0.95

Says = Callable[[Person], bool | None]


class Tally:
    """People being counted: all of them, and those for whom a check is required."""

    def __init__(self, people: Sequence[Person], lists: Sequence[Listing], reading: Reading, sheet: FactSheet) -> None:
        self.people, self.lists, self.reading, self.sheet = people, lists, reading, sheet
        self.required = [person for person in people if person.required]

    def write(self) -> None:
        """Write down every count that the record allows."""
        heads = self._head("name", "first", "role") or self._cite(person.seen for person in self.people)
        self._add("dbs_total", len(self.people), heads)
        self._add("dbs_required_total", len(self.required), self._head("regulated", "role") or heads)
        enhanced = self._said(lambda person: person.check.enhanced, _ALL_ENHANCED, ("level", "enhanced", "dbs"))
        if enhanced is not None:
            self._counts("enhanced", *enhanced)
        barred = self._said(lambda person: person.check.barred, _ALL_BARRED, ("barred", "level", "enhanced", "dbs"))
        if barred is not None:
            self._counts("barred_checked", *barred)
        self._update()
        self._dates()

    def _said(
        self, says: Says, all_of_them: re.Pattern[str], roles: tuple[str, ...]
    ) -> tuple[Says, tuple[Evidence, ...]] | None:
        """What is said person by person, with where the question stands; or of everyone in a header, title
        or sentence."""
        if any(says(person) is not None for person in self.people):
            return says, self._head(*roles) or self._cite(person.seen for person in self.people)
        for text in self._titles():
            if level_of(text.text) if all_of_them is _ALL_ENHANCED else "barred" in text.text.lower():
                return (lambda _person: True), text.cite(self.sheet.document)
        for paragraph in self.reading.paragraphs():
            match = None if paragraph.text.hidden else all_of_them.search(paragraph.text.text)
            if match:
                return (lambda _person: True), paragraph.text.cite(self.sheet.document, match.start(), match.end())
        return None

    def _titles(self) -> Iterable[Text]:
        """Headers, and titles that are neither sentences nor keys to letters."""
        for listing in self.lists:
            yield from (
                text for text in listing.titles if not text.text.rstrip().endswith(".") and "=" not in text.text
            )
            yield from (cell.text for column in listing.columns for cell in column.cells)

    def _counts(self, name: str, says: Says, heads: tuple[Evidence, ...]) -> None:
        """The count over everyone and over those required; what shows that someone lacks it is the better evidence."""
        for group, prefix in ((self.people, "dbs_"), (self.required, "dbs_required_")):
            lacking = self._cite(_place_of(person, name) for person in group if not says(person))
            self._add(f"{prefix}{name}", sum(bool(says(person)) for person in group), lacking or heads)

    def _update(self) -> None:
        joined = [person for person in self.people if person.check.update]
        asked = self._head("update")
        if asked or any(person.check.update is not None for person in self.people):
            self._add(
                "dbs_update_service", len(joined), asked or self._cite(person.check.update_at for person in joined)
            )

    def _dates(self) -> None:
        dated = [(person.check.issued, person) for person in self.people if person.check.issued is not None]
        if not dated:
            return
        dated.sort(key=lambda item: item[0])
        limit = years_before(self.sheet.as_at, MAX_AGE_YEARS).isoformat()
        self._add("dbs_oldest_issue", dated[0][0], self._cite([dated[0][1].check.issued_at]))
        old = [person for issued, person in dated if issued < limit and not person.check.update]
        places = self._cite(person.check.issued_at for person in old or [person for _, person in dated])
        heads = () if old else self._head("issued", "dbs", "enhanced", "level")
        self._add("dbs_old_not_on_update_service", len(old), heads or places)

    def _head(self, *roles: str) -> tuple[Evidence, ...]:
        """The header cells of the first of these columns that some list has."""
        for role in roles:
            for listing in self.lists:
                column = listing.column(role)
                if column is not None:
                    return _evidence(column, self.sheet.document)
        return ()

    def _cite(self, texts: Iterable[Text | None]) -> tuple[Evidence, ...]:
        """One place for each of the first few texts."""
        found = [text for text in texts if text is not None][:MAX_EVIDENCE_PER_FACT]
        return tuple(place for text in found for place in text.cite(self.sheet.document)[:1])

    def _add(self, name: str, value: int | str, places: tuple[Evidence, ...]) -> None:
        self.sheet.add(f"staff.{name}", value, places, method="computed", confidence=_CONFIDENCE)


def _place_of(person: Person, name: str) -> Text:
    """What shows what a person lacks, else the person's name."""
    place = person.check.enhanced_at if name == "enhanced" else person.check.barred_at
    return place if place else person.seen


def _evidence(column: Column, document: str) -> tuple[Evidence, ...]:
    """The header of a column: its lowest cell first."""
    return tuple(place for cell in reversed(column.cells) for place in cell.text.cite(document))


def years_before(day: date, years: int) -> date:
    """The same day some years earlier (28 February for the 29th)."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
