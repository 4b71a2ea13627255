"""The people on a record: from every list in the document, each person once, leavers left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from intake.kinds.dbs_record.checks import NO_LEGEND, Check, check_in_words, check_of, date_of
from intake.kinds.dbs_record.columns import CHECK_ROLES
from intake.kinds.legend import Legend
from intake.kinds.listing import Listing, Record
from intake.kinds.persons import comparable, is_person, is_role, person_above, person_in
from intake.located import Cell, Reading, Text

_LEAVERS = re.compile(
    r"\bleavers?\b|\bformer\b|\bpast (?:staff|employees)|\bprevious (?:staff|employees)|\barchive|\bno longer\b"
    r"|\bleft (?:the )?(?:organisation|company|employment)",
    re.IGNORECASE,
)
_LEFT = re.compile(r"^\W*(?:left|leaver|former|inactive|resigned|terminated|ex[- ]?\w*)\b", re.IGNORECASE)
_CHECK = re.compile(r"\b(?:dbs|crb|enhanced|disclosure)\b", re.IGNORECASE)
_NO_PERSON = re.compile(
    r"^\W*(?:(?:key|notes?|legend|guidance|n\.?b|please note|signed|date)\s*[:=.-]|example\b"
    r"|e\.?g\b|totals?\b|number of\b|(?:last )?updated\b|vacan(?:t|cy)\b)|^\W*$",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(r"^\W*(?:(?:worked )?example|e\.g|sample|specimen)\b(?:\W|$)", re.IGNORECASE)
"""A row that shows how the record is to be filled in."""
_OFFICE = re.compile(
    r"\badmin(?:istrat\w*)?\b|\bfinanc(?:e|ial)\b|\breception\w*|\bbook[ -]?keep\w*|\baccount(?:s|ant|ancy|ing)\b"
    r"|\bpayroll\b|\boffice\b|\bhr\b|human resources|\bpersonnel\b|\bclerk\w*|\bclerical\b|\bsecretar\w*"
    r"|\bmarketing\b|\bit (?:support|technician|manager)\b|\bdata (?:entry|officer|manager|protection)"
    r"|\bfundrais\w*|\bbursar\b|\bpa to\b|\btypist\b",
    re.IGNORECASE,
)
_WITH_CHILDREN = re.compile(
    r"\bteach\w*|\btut\w*|\bmentor\w*|\bcoach\w*|\binstruct\w*|\bsupport worker\b|\bkey ?worker\b"
    r"|\bcar(?:e|er|ers|ing)\b|\btherap\w*|\bcounsel\w*|\bnurs\w*|\byouth\b|\bplay\w*|\bsessional\b|\bsafeguard\w*"
    r"|\bdsl\b|\bddsl\b|\bpractitioner\b|\bdriv\w*|\bescort\b|\bfoster\w*|\bresidential\b|\bgroup lead\w*"
    r"|\bactivit\w*|\bchaperone\b|\blsa\b|\bta\b|\bsenco\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Person:
    """Someone on the record. `key` tells people apart, `seen` is where the name (or role) stands."""

    key: str
    seen: Text
    role: str
    check: Check

    @property
    def required(self) -> bool:
        """In regulated activity where the record says who is; else everyone whose role is not office-only."""
        if self.check.regulated is not None:
            return self.check.regulated
        return not is_office_only(self.role)

    def joined(self, other: Person) -> Person:
        """The same person seen again."""
        return Person(self.key, self.seen, self.role or other.role, self.check.joined(other.check))


def is_office_only(role: str) -> bool:
    """Whether a role is of the office and has no part with children."""
    return bool(_OFFICE.search(role)) and not _WITH_CHILDREN.search(role)


def people_of(found: Iterable[Listing], as_at: date, legend: Legend = NO_LEGEND) -> list[Person]:
    """Everyone on the lists of checks, in the order of first mention.

    Lists that name the same people (identity checks here, DBS there) are joined by name; two people of one
    name in one list stay two. Lists without any column of a check only lend their roles.
    """
    everyone: dict[tuple[str, int], Person] = {}
    lists = list(found)
    roles = _roles_elsewhere(lists)
    for number, listing in enumerate(lists):
        if not any(column.role in CHECK_ROLES for column in listing.columns) or _LEAVERS.search(_last_title(listing)):
            continue
        seen: Counter[str] = Counter()
        for person in _people_in(listing, number, as_at, legend):
            key = (person.key, seen[person.key])
            seen[person.key] += 1
            known = everyone.get(key)
            found_again = person if known is None else known.joined(person)
            everyone[key] = replace(found_again, role=found_again.role or roles.get(person.key, ""))
    return list(everyone.values())


def people_in_lines(reading: Reading) -> list[Person]:
    """Everyone in running text: lines that begin with a name and say something of a check."""
    return [person for text in _lines(reading) if (person := _person_of_line(text)) is not None]


def _lines(reading: Reading) -> Iterator[Text]:
    for paragraph in reading.paragraphs():
        if not paragraph.text.hidden:
            printed = [line for line in paragraph.lines if person_in(line.text)]
            yield from printed if len(printed) > 1 else [paragraph.text]


def _person_of_line(text: Text) -> Person | None:
    found = person_in(text.text)
    if found is None or not _CHECK.search(found[1]):
        return None
    check = check_in_words(text)
    if check.enhanced is None and check.issued is None:
        return None
    role = re.split(r"[–—,;:|]|\s-\s|\bdbs\b|\benhanced\b", found[1], maxsplit=1, flags=re.IGNORECASE)[0].strip()
    return Person(comparable(found[0]), text, role, check)


def _last_title(listing: Listing) -> str:
    """What stands nearest above the list: a sheet's name, or the last line before it."""
    nearest = listing.titles[-1].text if listing.titles else listing.table.heading
    return f"{listing.table.sheet or ''} {nearest}"


def _roles_elsewhere(lists: Sequence[Listing]) -> dict[str, str]:
    found: dict[str, str] = {}
    for listing in lists:
        name, role = listing.column("name"), listing.column("role")
        if name is not None and role is not None:
            for record in listing.records:
                found.setdefault(comparable(record.text(name.index)), record.text(role.index))
    return found


def names_at(listing: Listing) -> int | None:
    """The column of names: by its header, else by what stands in it."""
    named = listing.column("name", "first")
    known = [column.index for column in listing.columns if column.role not in (None, "other", "vetting")]
    return named.index if named is not None else listing.index_where(is_person, known)


def _roles_at(listing: Listing) -> int | None:
    """The column of what people do, told likewise."""
    named = listing.column("role")
    known = [column.index for column in listing.columns if column.role is not None]
    return named.index if named is not None else listing.index_where(is_role, known)


def _people_in(listing: Listing, number: int, as_at: date, legend: Legend) -> list[Person]:
    """The people of one list. Without names they are told apart by role, or the list is of the person in its title."""
    name, role = names_at(listing), _roles_at(listing)
    owner = person_above(listing.titles) if name is None else None
    check = listing.column(*CHECK_ROLES)
    anchor = name if name is not None else role
    if anchor is None and owner is not None and check is not None:
        anchor = check.index
    people: list[Person] = []
    for record in listing.records:
        cell = record.cells.get(anchor) if anchor is not None else None
        if cell is None or not cell.text or _is_no_person(record, cell) or _has_left(listing, record, as_at):
            continue
        words = record.text(role)
        if owner is not None:
            person = Person(comparable(owner[1]), owner[0], words or owner[2], check_of(listing, record, legend))
        elif name is not None:
            person = Person(comparable(cell.text.text), cell.text, words, check_of(listing, record, legend))
        else:
            person = Person(f"{number} {words}", cell.text, words, check_of(listing, record, legend))
        if people and (people[-1].seen is person.seen):
            people[-1] = people[-1].joined(person)
        else:
            people.append(person)
    return people


def _is_no_person(record: Record, cell: Cell) -> bool:
    if any(_EXAMPLE.match(record.text(index)) for index in record.cells):
        return True
    return len(record.cells) < 2 or bool(_NO_PERSON.match(cell.text.text)) or len(cell.text.text) > 80


def _has_left(listing: Listing, record: Record, as_at: date) -> bool:
    if _LEAVERS.search(record.section):
        return True
    for column in listing.all("status"):
        if _LEFT.match(record.text(column.index)):
            return True
    for column in listing.all("left"):
        cell = record.cells.get(column.index)
        day = date_of(cell) if cell is not None else None
        if day is not None and day <= as_at.isoformat():
            return True
    return False
