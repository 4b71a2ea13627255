"""Documents that list several settings, one a row."""

from __future__ import annotations

from collections.abc import Iterator

from intake.kinds.registration.attributes import Leaf, leaf_of
from intake.kinds.registration.entry import Entry, items_of
from intake.kinds.registration.regulators import Regulator, own_reference, reference_in, regulators_in
from intake.labels import Labelled, pairs_of_table
from intake.located import Reading, Table


def entries_of_lists(reading: Reading, regulators: tuple[Regulator, ...]) -> list[Entry]:
    """An entry a row for tables that list settings or registrations with their references.

    Subject is the setting's name when the document lists two or more with one regulator.
    """
    entries: list[Entry] = []
    for table in reading.tables():
        if not table.hidden:
            entries += _of_table(table, regulators)
    named: dict[Regulator, int] = {}
    for entry in entries:
        named[entry.regulator] = named.get(entry.regulator, 0) + 1
    for entry in entries:
        name = next((str(item.found.value) for item in entry.items if item.leaf == "name"), None)
        entry.subject = name if named[entry.regulator] > 1 else None
    return [entry for entry in entries if entry.subject or named[entry.regulator] == 1]


def _of_table(table: Table, regulators: tuple[Regulator, ...]) -> Iterator[Entry]:
    rows: dict[int, list[tuple[Leaf, Labelled]]] = {}
    words: dict[int, str] = {}
    for pair in pairs_of_table(table, ""):
        if pair.row is None:
            continue
        leaf = leaf_of(pair.label)
        if leaf is not None and (pair.other or leaf in ("name", "provider", "reference")):
            rows.setdefault(pair.row, []).append((leaf, pair))
        words[pair.row] = f"{words.get(pair.row, '')} {pair.other} {pair.words}"
    listed = {row: cells for row, cells in rows.items() if len({leaf for leaf, _ in cells}) >= 3}
    if len(listed) < 2:
        return
    for row, cells in sorted(listed.items()):
        regulator = _regulator(words[row], regulators)
        entry = Entry(regulator) if regulator else None
        if entry is None:
            continue
        for leaf, pair in cells:
            wanted: Leaf = "name" if leaf == "provider" and regulator in ("cqc", "ico") else leaf
            if wanted in ("ignore", "previous", "provider"):
                continue
            for item in items_of(pair, wanted, entry.regulator):
                entry.add(item)
        if any(item.leaf == "reference" for item in entry.items):
            yield entry


def _regulator(words: str, regulators: tuple[Regulator, ...]) -> Regulator | None:
    """Whose row it is: by what it names, by the shape of its reference, else the document's own regulator."""
    named = regulators_in(words)
    if named:
        return named[0]
    shaped = own_reference(words)
    if shaped:
        return shaped[0]
    return next((each for each in regulators if reference_in(words, each, labelled=True)), None)
