"""Certificates, licences, approvals, register entries -> `registration.`, `accreditation.`, `qualification.` facts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from intake.facts import FactSheet
from intake.kinds.registration.accreditation import write_accreditations
from intake.kinds.registration.attributes import Leaf, leaf_of
from intake.kinds.registration.certificates import certificates_in
from intake.kinds.registration.entry import GUESSED, LABELLED, TITLED, Entry, Item, items_of
from intake.kinds.registration.listing import entries_of_lists
from intake.kinds.registration.qualification import write_qualifications
from intake.kinds.registration.regulators import Regulator, own_reference, regulators_in
from intake.kinds.registration.statements import exempt_in, written_items
from intake.labels import Labelled, pairs
from intake.located import Paragraph, Reading, Table, Text
from intake.values import Found, is_organisation

_OF_PROVIDER: frozenset[Regulator] = frozenset({"cqc", "ico"})
"""Regulators that register the provider; Ofsted and the department register the setting (contract.md section 3)."""

_OWN: frozenset[Leaf] = frozenset({"reference", "expires", "status"})
"""What is never another regulator's."""

_TOP_LINES = 8
_EARLIER = re.compile(r"\b(?:last|previous|prior|next)\b", re.IGNORECASE)
"""Says of a date in a report that it is another inspection's."""
_SALUTATION = re.compile(r"\s*dear\s+", re.IGNORECASE)


def extract(reading: Reading, sheet: FactSheet) -> None:
    """Write down what the document states of registrations and accreditations."""
    read_registrations(reading, sheet, report=False)
    write_qualifications(reading, sheet)


def read_registrations(reading: Reading, sheet: FactSheet, *, report: bool) -> None:
    """The registrations of a document; a `report` also tells of previous inspections, which do not count."""
    words = reading.plain()
    regulators = regulators_in(words) or _by_shape(words)
    if report and (not regulators or regulators[0] == "dfe"):
        # The department inspects no schools itself: a school's report is Ofsted's.
        regulators = ("ofsted",)
    if not regulators:
        write_accreditations(reading, sheet)
        return
    listed = entries_of_lists(reading, regulators)
    others = _of_other_things(reading)
    if not listed and not report:
        listed = certificates_in(reading, lambda part, regulator: _single(part, regulator, False, others))
    for entry in listed:
        entry.write(sheet)
    if not listed:
        for regulator in _spoken_of(reading, regulators):
            _single(reading, regulator, report, others).write(sheet)
    exempt = exempt_in(reading)
    if exempt:
        text, start, end = exempt
        sheet.add(f"registration.{regulators[0]}.exempt", True, text, start, end, confidence=0.9)


def _by_shape(words: str) -> tuple[Regulator, ...]:
    shaped = own_reference(words)
    return (shaped[0],) if shaped else ()


def _spoken_of(reading: Reading, regulators: tuple[Regulator, ...]) -> Iterator[Regulator]:
    """The document's own regulator, and others of which it gives a reference of their own shape."""
    yield regulators[0]
    for regulator in regulators[1:]:
        shaped = (own_reference(text.text) for text in reading.texts())
        if any(item is not None and item[0] == regulator for item in shaped):
            yield regulator


def _single(reading: Reading, regulator: Regulator, report: bool, others: set[str]) -> Entry:
    """What a document or a part of it says of one registration; `others` are references of other things."""
    entry = Entry(regulator)
    for pair in pairs(reading, guesses=True):
        for item in _of_pair(pair, regulator, report):
            entry.add(item)
    for item in written_items(reading, regulator, report=report):
        entry.add(item)
    if not any(item.leaf == "reference" for item in entry.items):
        for item in _lone_reference(reading, regulator):
            entry.add(item)
    entry.items = [
        item for item in entry.items
        if item.leaf != "reference" or item.rank == LABELLED or item.found.value not in others
    ]
    entry.items = _with_right_name(entry.items, regulator)
    if report:
        entry.items = list(_of_latest(entry.items))
    if not report and entry.items and not any(item.leaf == "name" for item in entry.items):
        for item in _titled_name(reading):
            entry.add(item)
    return entry


def _of_pair(pair: Labelled, regulator: Regulator, report: bool) -> Iterator[Item]:
    leaf = leaf_of(pair.label)
    if leaf == "previous" and not report:
        leaf = leaf_of(pair.label.lower().replace("previous", "").replace("at last inspection", ""))
    if leaf is None or leaf in ("ignore", "previous"):
        return
    if leaf in _OWN and _of_another(pair, regulator):
        return
    if report and leaf == "inspected_on" and _EARLIER.search(f"{pair.label} {pair.other} {pair.words}"):
        return
    yield from items_of(pair, leaf, regulator)


def _of_another(pair: Labelled, regulator: Regulator) -> bool:
    """Whether the label names other regulators only ("ICO registration expires" beside an Ofsted number)."""
    named = regulators_in(pair.label)
    return bool(named) and regulator not in named


def _of_other_things(reading: Reading) -> set[str]:
    """References that a label says to be another thing's (a location's)."""
    ignored = (pair.words for pair in pairs(reading, guesses=True) if leaf_of(pair.label) == "ignore")
    return {shaped[1].value for words in ignored if (shaped := own_reference(words)) is not None}


def _of_latest(items: list[Item]) -> Iterator[Item]:
    """Of the days of inspections (a report lists earlier ones) only the latest."""
    latest = max((str(item.found.value) for item in items if item.leaf == "inspected_on"), default="")
    return (item for item in items if item.leaf != "inspected_on" or item.found.value == latest)


def _with_right_name(items: list[Item], regulator: Regulator) -> list[Item]:
    """Setting's or provider's name, whichever the regulator registers; the other only where it is the only one."""
    wanted: Leaf = "provider" if regulator in _OF_PROVIDER else "name"
    other: Leaf = "name" if wanted == "provider" else "provider"
    chosen = [item for item in items if item.leaf == wanted and item.rank > GUESSED]
    chosen = chosen or [item for item in items if item.leaf == other and (regulator in _OF_PROVIDER)]
    chosen = chosen or [item for item in items if item.leaf == "name"]
    named = [Item("name", item.found, item.text, item.rank, item.method) for item in chosen]
    return [item for item in items if item.leaf not in ("name", "provider")] + named


def _lone_reference(reading: Reading, regulator: Regulator) -> Iterator[Item]:
    """A reference of the regulator's own shape standing alone (a report's title is often just SC012345)."""
    for text in reading.texts():
        shaped = own_reference(text.text)
        if shaped and shaped[0] == regulator:
            yield Item("reference", shaped[1], text, GUESSED)


def _titled_name(reading: Reading) -> Iterator[Item]:
    """The name of an organisation on a line of its own near the top, where nothing else gives the name."""
    for text in islice(_body(reading), _TOP_LINES):
        salutation = _SALUTATION.match(text.text)
        start = salutation.end() if salutation else 0
        words = " ".join(text.text[start:].split()).rstrip(",")
        if is_organisation(words) and not regulators_in(words):
            stop = start + len(text.text[start:].rstrip(" ,\n"))
            yield Item("name", Found(words, start, stop), text, TITLED)
            return


def _body(reading: Reading) -> Iterator[Text]:
    """Paragraphs of the body and cells in reading order (a letterhead may stand in a table)."""
    for block in reading.blocks:
        if isinstance(block, Paragraph) and block.region == "body":
            yield block.text
        elif isinstance(block, Table) and not block.hidden:
            yield from (cell.text for row in block.rows for cell in row if cell.text)
