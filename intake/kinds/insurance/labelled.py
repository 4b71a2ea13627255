"""What certificates and schedules say beside labels and in tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from intake.kinds.insurance.attributes import Attribute, attribute_of, read_dates
from intake.kinds.insurance.contents import shape
from intake.kinds.insurance.covers import covers_in, covers_named, is_cover_name, mentions
from intake.kinds.insurance.grids import GridCell, cover_cells, former_columns
from intake.kinds.insurance.limits import amounts, best_limit, says_not_held
from intake.kinds.insurance.sections import Sections
from intake.kinds.insurance.seen import WRITTEN, Seen
from intake.kinds.insurance.stated import stated
from intake.kinds.insurance.statements import FORMER, not_in_force
from intake.labels import Labelled, pairs
from intake.located import Reading, Table

_GENERAL = re.compile(
    r"(?:policy|insured|general|client|your|insurance|common|certificate|additional|important"
    r"|further|broker|contact|business|premium)"
    r"[\w\s'’]*(?:details|information|particulars|summary|notes?|schedule)|^(?:the )?insured$"
    r"|summary of cover|notes?$|declaration"
    r"|^cover in force",
    re.IGNORECASE,
)
_OTHER_SECTION = re.compile(
    r"^(?:section|part)\s+\w+\b|property damage|business interruption|legal expenses|\bbuildings?\b"
    r"|\bcontents\b|personal accident|\bmoney\b"
    r"|goods in transit|terrorism|directors|management liability|trustees?|engineering|computers?"
    r"|\bcrime\b|fidelity|travel|employment practices"
    r"|equipment|stock|all risks|glass|loss of|legal protection|claims|complaints|endorsements?"
    r"|conditions|exclusions",
    re.IGNORECASE,
)
_MAX_ROW_NAME = 90
_MAX_SECTION = 20
_JOINT = re.compile(r"\s+[–—-]\s+|[;|\n]\s*|,(?!\d)\s*|\.\s+")
_INSURER_BEFORE = re.compile(
    r"\s*(?:insurers?|carrier|underwriters?|underwritten by|insured (?:by|with)|placed with|with)\b\s*:?\s+(?=[A-Z])",
    re.IGNORECASE,
)
_UP_TO = re.compile(r"\bup to\b", re.IGNORECASE)
_GUESSED: frozenset[Attribute] = frozenset(
    {"insured_name", "insurer", "underwriter", "policy_number", "starts", "expires", "period"}
)
"""What a heading that may be a label, over a line that may be its value, is believed of."""


def seen_beside_labels(reading: Reading, sections: Sections) -> Iterator[Seen]:
    """Everything said beside a label, with the cover that label, row, column, heading or section names."""
    rows: dict[tuple[int, int], tuple[str, ...]] = {}
    tables: set[int] = set()
    context: tuple[str, ...] = ()
    heading = ""
    in_grid: set[int] = set()
    for cells, across in cover_cells(reading, sections):
        if across:
            in_grid |= {id(cell.pair.value) for cell in cells}
        for cell in cells:
            yield from _of_cell(cell, across)
    former = {id(text) for table in reading.tables() for text in former_columns(table)}
    for pair in pairs(reading, guesses=True):
        if id(pair.value) in former:
            continue
        if pair.heading != heading:
            heading = pair.heading
            context = _context(heading, context, sections)
        if pair.table is not None and id(pair.table) not in tables:
            tables.add(id(pair.table))
            rows.update(_covers_of_rows(pair.table, sections))
        if id(pair.value) in in_grid or not _is_believed(pair):
            continue
        row = (id(pair.table), pair.row) if pair.table is not None and pair.row is not None else None
        yield from _of_pair(pair, rows.get(row, ()) if row else (), context)


def _is_believed(pair: Labelled) -> bool:
    """Whether what may be a label and its value counts as such."""
    if not pair.guessed or attribute_of(_without_covers(pair.label)) in _GUESSED:
        return True
    return pair.table is not None and bool(covers_named(pair.label))


def _of_cell(cell: GridCell, across: bool) -> Iterator[Seen]:
    """What a cell of a cover table says; where the covers run down, what its column's label tells counts less than what
    stands beside the same label as a pair."""
    if across:
        attribute = cell.attribute or _by_own_words(cell.pair) or _by_value(cell.pair, cell.covers)
        found = stated(cell.pair, attribute, cell.covers)
        yield from found if cell.by_label else (replace(item, rank=min(item.rank, WRITTEN)) for item in found)
    elif cell.attribute is None:
        attribute = _by_own_words(cell.pair)
        found = stated(cell.pair, attribute, cell.covers) if attribute == "excess" else iter(())
        yield from (replace(item, rank=min(item.rank, WRITTEN)) for item in found)
    else:
        of_day = cell.attribute == "cover" and _UP_TO.search(cell.pair.label) and _is_day(cell.pair)
        found = stated(cell.pair, "expires" if of_day else cell.attribute, cell.covers)
        yield from (replace(item, rank=min(item.rank, WRITTEN)) for item in found)


def _by_own_words(pair: Labelled) -> Attribute | None:
    """What a cell without a label says of itself: by the words before its first figure, else by its shape."""
    words = re.split(r"[£\d:]", pair.words, maxsplit=1)[0]
    of_words = attribute_of(words) if words.strip() and words.strip() != pair.words else None
    of_shape = shape(pair.words)
    return of_words or (of_shape if of_shape in ("basis", "policy_number") else None)


def _context(heading: str, before: tuple[str, ...], sections: Sections) -> tuple[str, ...]:
    """The covers that a new heading puts in force; one about something else leaves those before in force."""
    named = covers_in(heading) or sections.named(heading)
    if named:
        return named
    return () if _GENERAL.search(heading) or _OTHER_SECTION.search(heading) else before


def _covers_of_rows(table: Table, sections: Sections) -> Iterator[tuple[tuple[int, int], tuple[str, ...]]]:
    """For each row the covers that its own cells name (the class of insurance, wherever its column stands), else those
    of the last row that holds nothing but a cover's name ("2. PUBLIC LIABILITY")."""
    band: tuple[str, ...] = ()
    for row in table.rows:
        filled = [cell for cell in row if cell.text]
        if len(filled) == 1 and len(filled[0].text.text) <= _MAX_ROW_NAME:
            band = _band(filled[0].text.text, band, sections)
        for cell in row:
            words = cell.text.text
            named = covers_named(words) if len(words) <= _MAX_ROW_NAME else ()
            named = named or (sections.named(words) if cell is row[0] and len(words) <= _MAX_SECTION else ())
            if named:
                yield (id(table), cell.row), named
                break
        else:
            if band and filled:
                yield (id(table), filled[0].row), band


def _band(words: str, before: tuple[str, ...], sections: Sections) -> tuple[str, ...]:
    """The covers in force below a row of one cell: those it is the name of; any other heading may end them."""
    if covers_in(words) and (is_cover_name(words) or not amounts(words)):
        return covers_named(words)
    return before if covers_in(words) else _context(words, before, sections)


def _of_pair(pair: Labelled, row: tuple[str, ...], context: tuple[str, ...]) -> Iterator[Seen]:
    if FORMER.search(pair.label) or FORMER.search(pair.other) or not_in_force(f"{pair.label}: {pair.words}"):
        return
    covers = covers_named(pair.label) or covers_named(pair.other) or row or context
    attribute = _attribute(pair, covers)
    yield from stated(pair, attribute, covers)
    if attribute in ("cover", "period") and covers_in(pair.label) and attribute_of(_without_covers(pair.label)) is None:
        yield from _pieces(pair, covers)


def _pieces(pair: Labelled, covers: tuple[str, ...]) -> Iterator[Seen]:
    """Insurer and number where a line strings together all that is said of a cover ("Public liability: £5m – …")."""
    at = pair.start
    for piece in _JOINT.split(pair.value.text[pair.start : pair.end]):
        start = pair.value.text.index(piece, at)
        at = start + len(piece)
        named = _INSURER_BEFORE.match(piece)
        what = "insurer" if named else shape(piece)
        if what in ("insurer", "policy_number"):
            first = start + (named.end() if named else 0)
            part = replace(pair, start=first, end=at)
            yield from (replace(item, rank=WRITTEN) for item in stated(part, what, covers))


def _attribute(pair: Labelled, covers: tuple[str, ...]) -> Attribute | None:
    """What the pair states: by its label, else by its other label, else (a cover's name as label) by its value."""
    for label in (pair.label, pair.other):
        bare = _without_covers(label)
        named = attribute_of(bare) if bare else None
        if named is not None:
            return "expires" if named == "cover" and _UP_TO.search(bare) and _is_day(pair) else named
    if not covers_in(pair.label) or (pair.other and attribute_of(pair.other) is None and pair.table is not None):
        return None
    return _by_value(pair, covers) or (_by_own_words(pair) if pair.table is not None else None)


def _without_covers(label: str) -> str:
    """The label without the cover's name and the words that only belong to it."""
    text = label
    for item in reversed(mentions(label)):
        text = text[: item.start] + " " + text[item.end :]
    text = (
        re.sub(r"\b(?:insurance|liability|section \w+|policy schedule)\b", " ", text, flags=re.IGNORECASE)
        if text != label
        else text
    )
    return " ".join(text.split()).strip("–-:()/&, ")

def _is_day(pair: Labelled) -> bool:
    """Whether a value is one day and no amount: "Up to" stands over limits and over last days."""
    return shape(pair.words) == "date" and best_limit(amounts(pair.words)) is None


def _by_value(pair: Labelled, covers: tuple[str, ...]) -> Attribute | None:
    words = pair.words
    if says_not_held(words) or best_limit(amounts(words)) is not None:
        return "cover"
    return "period" if len(read_dates(pair)) == 2 and covers else None
