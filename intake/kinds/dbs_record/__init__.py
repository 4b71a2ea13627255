"""Records of DBS checks, single central records among them -> `staff.dbs_…` counts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from intake.facts import FactSheet
from intake.kinds.dbs_record.columns import CHECK_ROLES, role_of
from intake.kinds.dbs_record.counts import Tally
from intake.kinds.dbs_record.people import names_at, people_in_lines, people_of
from intake.kinds.dbs_record.summary import write_headcount, write_summary
from intake.kinds.legend import legend_of
from intake.kinds.listing import Listing, listings
from intake.kinds.persons import is_deputy, is_lead, is_person, without_aside
from intake.located import Reading

VETTING_COLUMNS = 3
"""A list of checks with so many others (identity, right to work, references …) is a single central record also
without that name."""

_SINGLE = re.compile(r"\bsingle central (?:record|register)|\bSCR\b", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:no|not|without|do not|does not|don['’]t)\b[^.]{0,40}single central", re.IGNORECASE)


def extract(reading: Reading, sheet: FactSheet) -> None:
    """Count the people of the record: all of them, and those for whom a check is required.

    A count is only given where the record has something to count: without any word on barred lists there is no
    count of people checked against them. Where no list can be read, stated totals are taken.
    """
    legend = legend_of(reading)
    lists = list(listings(reading, lambda words: role_of(legend.meaning(words)), across=True))
    _single_central_record(reading, lists, sheet)
    people = people_of(lists, sheet.as_at, legend) or people_in_lines(reading)
    if people:
        checked = [listing for listing in lists if any(column.role in CHECK_ROLES for column in listing.columns)]
        _leads(lists, sheet)
        Tally(people, checked, reading, sheet).write()
        write_headcount(reading, sheet)
    else:
        write_summary(reading, sheet)


def _leads(lists: Sequence[Listing], sheet: FactSheet) -> None:
    """Lead and deputy where the record has a column for safeguarding roles, or its roles say so."""
    for listing in lists:
        column, name = listing.column("safeguarding", "role"), names_at(listing)
        if column is None or name is None:
            continue
        about = "safeguarding " if column.role == "safeguarding" else ""
        for record in listing.records:
            words, person = f"{about}{record.text(column.index)}", record.cells.get(name)
            fact = "staff.deputy_lead" if is_deputy(words) else "staff.safeguarding_lead" if is_lead(words) else ""
            if fact and person is not None and is_person(record.text(name)):
                plain = without_aside(record.text(name))
                sheet.add(fact, plain, person.text, method="cell" if person.text.cell is not None else "table")


def _single_central_record(reading: Reading, lists: Sequence[Listing], sheet: FactSheet) -> None:
    for text in reading.texts():
        match = None if text.hidden or _DENIED.search(text.text) else _SINGLE.search(text.text)
        if match:
            sheet.add("staff.single_central_record", True, text, match.start(), match.end())
            return
    for listing in lists:
        columns = [column for column in listing.columns if column.role == "vetting"]
        named = listing.table.sheet is not None and _SINGLE.search(listing.table.sheet)
        if listing.column(*CHECK_ROLES) and (named or len(columns) >= VETTING_COLUMNS):
            shown = (columns or list(listing.columns))[0].cells[0].text
            sheet.add("staff.single_central_record", True, shown, method="computed", confidence=0.85)
            return
