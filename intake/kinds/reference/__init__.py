"""Letters and lists of references -> `reference.` facts (subject = the referee's organisation)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from intake.facts import FactSheet
from intake.kinds.reference.attributes import leaf_of
from intake.kinds.reference.entry import Entry
from intake.kinds.reference.letter import letters_in, messages_in, read_letter
from intake.kinds.reference.parts import references_in
from intake.labels import Labelled, label_share, pairs
from intake.located import Reading
from intake.values import is_organisation

_NUMBERED = re.compile(
    r"(?:reference|referee|contract|example|customer|client)\s*(?:no\.?\s*)?(?P<number>\d|one|two"
    r"|three|[A-C])\b",
    re.IGNORECASE,
)

_COMPLETED = re.compile(r"^(?:date )?(?:form )?complet(?:ed|ion)(?: date)?\W*$", re.IGNORECASE)
_LABEL_LIKE = 0.5


def extract(reading: Reading, sheet: FactSheet) -> None:
    """Write down each reference: one a row or a column of a list, one a numbered block, or the letter as a whole."""
    written = [entry.write(sheet) for entry in _listed(reading)]
    if any(written):
        return
    messages = messages_in(reading)
    if messages:
        # Of mails forwarded and answered, the one that says most of the contract is the reference.
        max((_read(part) for part in messages), key=lambda entry: len(entry.items)).write(sheet)
        return
    for entry in references_in(reading, _read) or [_read(part) for part in letters_in(reading)]:
        entry.write(sheet)


def _is_name(pair: Labelled) -> bool:
    """Whether what stands as a label is itself the name of an organisation (a letterhead beside its address)."""
    return is_organisation(pair.label) and (pair.guessed or label_share(pair.label) < _LABEL_LIKE)


def _read(part: Reading) -> Entry:
    """A letter, form or mail that is one reference: its labelled values, then what its sentences say."""
    single = _single(part)
    for leaf, item in read_letter(part).items.items():
        single.put(leaf, item)
    return single


def _listed(reading: Reading) -> list[Entry]:
    """The references of lists: by row, by column, or by numbered block; empty when the document is one reference."""
    labelled = list(pairs(reading))
    for group in (_by_row(labelled), _by_column(labelled), _by_block(labelled)):
        entries = [entry for entry in group if "organisation" in entry.items and len(entry.items) >= 2]
        if len(entries) >= 2 or (
            entries and group is not None and len(entries[0].items) >= 3 and len(list(group)) >= 2
        ):
            return entries
    return []


def _by_row(labelled: list[Labelled]) -> list[Entry]:
    """One reference a row under a header."""
    rows: dict[tuple[int, int], Entry] = {}
    for pair in labelled:
        if pair.table is None or pair.row is None:
            continue
        leaf = leaf_of(pair.label)
        first = not pair.other and leaf == "organisation"
        if leaf and leaf != "ignore" and (first or (pair.other and leaf_of(pair.other) is None) or pair.other):
            if pair.other and leaf_of(pair.label) and pair.label == _row_label(pair):
                continue
            rows.setdefault((id(pair.table), pair.row), Entry()).read(pair, leaf)
    return list(rows.values())


def _row_label(pair: Labelled) -> str:
    """The row's own first cell, when the pair's label is it."""
    if pair.table is None:
        return ""
    row = next((cells for cells in pair.table.rows if cells and cells[0].row == pair.row), ())
    return " ".join(row[0].text.text.split()).rstrip(":") if row else ""


def _by_column(labelled: list[Labelled]) -> list[Entry]:
    """One reference a column ("Reference 1", "Reference 2" over rows of labels)."""
    columns: dict[tuple[int, str], Entry] = {}
    for pair in labelled:
        if pair.table is None or not pair.other:
            continue
        leaf = leaf_of(pair.label)
        if not _NUMBERED.search(pair.other) and (leaf_of(pair.other) or pair.label != _row_label(pair)):
            continue
        if leaf and leaf != "ignore":
            columns.setdefault((id(pair.table), pair.other), Entry()).read(pair, leaf)
    return list(columns.values())


def _by_block(labelled: list[Labelled]) -> list[Entry]:
    """Blocks of labels and values, each under its own numbered heading, or starting anew with the organisation."""
    return list(_blocks(labelled))


def _blocks(labelled: list[Labelled]) -> Iterator[Entry]:
    entry, heading = Entry(), ""
    for pair in labelled:
        leaf = leaf_of(pair.label)
        if leaf is None or leaf == "ignore" or (pair.other and pair.table is not None):
            continue
        numbered = _NUMBERED.search(pair.heading)
        new_heading = bool(numbered) and pair.heading != heading
        again = leaf == "organisation" and "organisation" in entry.items and len(entry.items) >= 2
        if entry.items and (new_heading or again):
            yield entry
            entry = Entry()
        heading = pair.heading if numbered else heading
        entry.read(pair, leaf)
    if entry.items:
        yield entry


def _says_who_completed(labelled: list[Labelled]) -> bool:
    """Whether "Date completed" is the form's own: it says who completed it, or asks for the contract's end as well."""
    return any(
        re.search(r"complet\w+ by\b", pair.label, re.IGNORECASE)
        or (leaf_of(pair.label) == "ended_on" and not _COMPLETED.search(pair.label))
        for pair in labelled
    )


def _single(reading: Reading) -> Entry:
    """The labelled values of a document that is one reference (a form filled in by the referee)."""
    entry = Entry()
    labelled = list(pairs(reading, guesses=True))
    signed = _says_who_completed(labelled)
    for pair in sorted(labelled, key=lambda each: each.guessed):
        leaf = leaf_of(pair.label)
        if signed and leaf == "ended_on" and _COMPLETED.search(pair.label):
            continue
        if leaf and leaf != "ignore" and not _is_name(pair):
            entry.read(pair, leaf)
    return entry
