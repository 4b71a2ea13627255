"""What certificates and schedules say beside labels and in tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from intake.kinds.insurance.attributes import (
    Attribute,
    attribute_of,
    insurer_behind_agent,
    is_intermediary,
    read_dates,
    read_name,
    read_number,
)
from intake.kinds.insurance.contents import shape
from intake.kinds.insurance.covers import covers_in, covers_named, is_cover_name, mentions
from intake.kinds.insurance.grids import GridCell, cover_cells
from intake.kinds.insurance.limits import LEAST_LIMIT, amounts, basis_of, best_limit, says_not_held
from intake.kinds.insurance.sections import Sections
from intake.kinds.insurance.seen import NEARLY, STATED, WEAK, WRITTEN, Leaf, Seen
from intake.kinds.insurance.statements import abuse_excluded, business_use
from intake.labels import Labelled, pairs
from intake.located import Reading, Table
from intake.values import has_legal_form
from schemas.types import Method

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
_NO_EXCESS = re.compile(r"(?:[^\d£]*(?:first|excess):?)?\W*(?:nil|none|no excess|£?0(?:\.00)?)\W*", re.IGNORECASE)
_OFFICE = re.compile(
    r"\b(?:chief|director|officer|manager|executive|secretary|underwriter|handler|president)\b", re.IGNORECASE
)
_JOINT = re.compile(r"\s+[–—-]\s+|[;|,\n]\s*|\.\s+")
_INSURER_BEFORE = re.compile(
    r"\s*(?:insurers?|carrier|underwriters?|underwritten by|insured (?:by|with)|placed with|with)\b\s*:?\s+(?=[A-Z])",
    re.IGNORECASE,
)


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
    for pair in pairs(reading, guesses=True):
        if pair.heading != heading:
            heading = pair.heading
            context = _context(heading, context, sections)
        if pair.table is not None and id(pair.table) not in tables:
            tables.add(id(pair.table))
            rows.update(_covers_of_rows(pair.table, sections))
        if id(pair.value) in in_grid or (pair.guessed and attribute_of(_without_covers(pair.label)) not in _GUESSED):
            continue
        row = (id(pair.table), pair.row) if pair.table is not None and pair.row is not None else None
        yield from _of_pair(pair, rows.get(row, ()) if row else (), context)


def _of_cell(cell: GridCell, across: bool) -> Iterator[Seen]:
    """What a cell of a cover table says; where the covers run down, only what its column's label does not tell."""
    if across:
        attribute = cell.attribute or _by_own_words(cell.pair) or _by_value(cell.pair, cell.covers)
        found = _stated(cell.pair, attribute, cell.covers)
        yield from found if cell.by_label else (replace(item, rank=min(item.rank, WRITTEN)) for item in found)
    elif not cell.by_label and cell.attribute is not None:
        yield from (replace(item, rank=WRITTEN) for item in _stated(cell.pair, cell.attribute, cell.covers))


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
    """For each row the covers that its own cells name (the class of insurance, wherever its column stands)."""
    for row in table.rows:
        for cell in row:
            words = cell.text.text
            named = covers_named(words) if len(words) <= _MAX_ROW_NAME else ()
            named = named or (sections.named(words) if cell is row[0] and len(words) <= _MAX_SECTION else ())
            if named:
                yield (id(table), cell.row), named
                break


def _of_pair(pair: Labelled, row: tuple[str, ...], context: tuple[str, ...]) -> Iterator[Seen]:
    covers = covers_named(pair.label) or covers_named(pair.other) or row or context
    attribute = _attribute(pair, covers)
    yield from _stated(pair, attribute, covers)
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
            yield from (replace(item, rank=WRITTEN) for item in _stated(part, what, covers))


def _stated(pair: Labelled, attribute: Attribute | None, covers: tuple[str, ...]) -> Iterator[Seen]:
    method: Method = "form" if pair.form else "table" if pair.table is not None else "text"
    if pair.value.cell is not None:
        method = "cell"
    if attribute != "abuse" and (stated := abuse_excluded(f"{pair.label}: {pair.words}")) is not None:
        whose = covers[0] if covers else "public_liability"
        yield Seen("abuse_excluded", stated, pair.value, pair.start, pair.end, whose, NEARLY, method)
    if attribute is None or attribute == "ignore":
        return
    for cover in covers or (None,):
        for item in _read(pair, attribute, cover, covers):
            yield replace(item, rank=min(item.rank, NEARLY) if pair.guessed else item.rank, method=method)


def _attribute(pair: Labelled, covers: tuple[str, ...]) -> Attribute | None:
    """What the pair states: by its label, else by its other label, else (a cover's name as label) by its value."""
    for label in (pair.label, pair.other):
        bare = _without_covers(label)
        named = attribute_of(bare) if bare else None
        if named is not None:
            return named
    if not covers_in(pair.label) or (pair.other and attribute_of(pair.other) is None and pair.table is not None):
        return None
    return _by_value(pair, covers)


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

def _by_value(pair: Labelled, covers: tuple[str, ...]) -> Attribute | None:
    words = pair.words
    if says_not_held(words) or best_limit(amounts(words)) is not None:
        return "cover"
    return "period" if len(read_dates(pair)) == 2 and covers else None


def _read(pair: Labelled, attribute: Attribute, cover: str | None, covers: tuple[str, ...]) -> Iterator[Seen]:
    if attribute in ("cover", "aggregate"):
        yield from _limit(pair, attribute, cover, covers)
    elif attribute == "basis":
        stated = basis_of(pair.words)
        if stated:
            yield _seen("basis", stated, pair, pair.start, pair.end, cover, NEARLY)
    elif attribute == "excess":
        yield from _excess(pair, cover)
    elif attribute in ("starts", "expires", "period"):
        yield from _dates(pair, attribute, cover)
    elif attribute in ("insured_name", "insurer", "underwriter"):
        yield from _name(pair, attribute, cover)
    elif attribute == "policy_number":
        number = read_number(pair.value.text, pair.start, pair.end)
        if number:
            rank = NEARLY if re.search("certificate", pair.label, re.IGNORECASE) else STATED
            yield _seen("policy_number", number.value, pair, number.start, number.end, cover, rank)
    elif attribute == "abuse":
        yield from _abuse(pair, cover)
    elif attribute == "use":
        yield from _use(pair, cover)


def _limit(pair: Labelled, attribute: Attribute, cover: str | None, covers: tuple[str, ...]) -> Iterator[Seen]:
    if says_not_held(pair.words):
        if attribute == "cover" and cover:
            yield _seen("not_held", True, pair, pair.start, pair.end, cover, STATED)
        return
    found = amounts(pair.value.text, pair.start, pair.end, bare=True)
    limits = [item for item in found if item.role in ("limit", "least")]
    best = best_limit(found)
    if len(covers) == 2 and len(limits) == 2 and cover:
        best = limits[covers.index(cover)]
    if best is None or best.value < LEAST_LIMIT:
        return
    label_says = basis_of(f"{pair.label} {pair.other}")
    basis = best.basis or label_says or ("aggregate" if attribute == "aggregate" else None)
    rank = WEAK if best.role == "least" else NEARLY if attribute == "aggregate" else STATED
    yield _seen("cover", best.value, pair, best.start, best.end, cover, rank)
    if basis:
        start, end = best.basis_at or (best.start, best.end)
        yield _seen("basis", basis, pair, start, end, cover, rank)
    for item in found:
        if item.role == "excess":
            yield _seen("excess", item.value, pair, item.start, item.end, cover, STATED)


def _excess(pair: Labelled, cover: str | None) -> Iterator[Seen]:
    if _NO_EXCESS.fullmatch(pair.words):
        yield _seen("excess", 0.0, pair, pair.start, pair.end, cover, STATED)
        return
    found = amounts(pair.value.text, pair.start, pair.end, bare=True)
    if found:
        yield _seen("excess", found[0].value, pair, found[0].start, found[0].end, cover, STATED)


def _dates(pair: Labelled, attribute: Attribute, cover: str | None) -> Iterator[Seen]:
    dates = read_dates(pair)
    if not dates:
        return
    if attribute == "period" or (len(dates) == 2 and attribute == "starts"):
        if len(dates) >= 2:
            yield _seen("starts", dates[0].value, pair, dates[0].start, dates[0].end, cover, STATED)
            yield _seen("expires", dates[1].value, pair, dates[1].start, dates[1].end, cover, STATED)
        elif re.search(r"\b(?:to|until|expir)", pair.words[: max(dates[0].start - pair.start, 0)], re.IGNORECASE):
            yield _seen("expires", dates[0].value, pair, dates[0].start, dates[0].end, cover, NEARLY)
        elif re.search(
            r"\b(?:from|commenc|incept|with effect)",
            pair.words[: max(dates[0].start - pair.start, 0)],
            re.IGNORECASE,
        ):
            yield _seen("starts", dates[0].value, pair, dates[0].start, dates[0].end, cover, NEARLY)
        return
    leaf: Leaf = "starts" if attribute == "starts" else "expires"
    rank = NEARLY if re.search("renew", pair.label, re.IGNORECASE) else STATED
    yield _seen(leaf, dates[-1].value, pair, dates[-1].start, dates[-1].end, cover, rank)


def _name(pair: Labelled, attribute: Attribute, cover: str | None) -> Iterator[Seen]:
    leaf: Leaf = "insured_name" if attribute == "insured_name" else "insurer"
    start = pair.start
    if leaf == "insurer":
        start = insurer_behind_agent(pair.value.text, pair.start, pair.end)
    name = read_name(pair.value.text, start, pair.end)
    if name is None or is_cover_name(name.value) or not _could_be_name(name.value):
        return
    if leaf == "insurer" and _OFFICE.search(pair.words) and not has_legal_form(name.value):
        # A signature below "Authorised insurers".
        return
    rank = STATED
    if leaf == "insurer" and is_intermediary(name.value):
        rank = WEAK
    elif attribute == "underwriter":
        rank = NEARLY
    yield _seen(leaf, name.value, pair, name.start, name.end, cover, rank)


def _could_be_name(name: str) -> bool:
    letters, figures = sum(map(str.isalpha, name)), sum(map(str.isdigit, name))
    return (
        letters > 2
        and letters > figures
        and name[0].isalnum()
        and not re.match(
            r"(?:see|as|yes|no|n/?a|the insured|date|tbc|none|policy|period|limit|means|shall|is"
            r"|are|and|will)\b",
            name,
            re.IGNORECASE,
        )
    )


def _abuse(pair: Labelled, cover: str | None) -> Iterator[Seen]:
    stated = abuse_excluded(f"abuse {pair.words}")
    if stated is None and amounts(pair.words):
        stated = False
    if stated is not None:
        yield _seen("abuse_excluded", stated, pair, pair.start, pair.end, cover, STATED)


def _use(pair: Labelled, cover: str | None) -> Iterator[Seen]:
    stated = business_use(f"{pair.label}: {pair.words}")
    if stated is not None:
        yield _seen("business_use", stated, pair, pair.start, pair.end, cover or "motor", STATED)


def _seen(
    leaf: Leaf,
    value: str | float | bool,
    pair: Labelled,
    start: int,
    end: int,
    cover: str | None,
    rank: float,
) -> Seen:
    return Seen(leaf, value, pair.value, start, end, cover, rank)
