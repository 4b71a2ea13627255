"""The list of a handbook's policies: a register with each one's dates and owner, or a table of contents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from intake.kinds.policy.part import Part
from intake.kinds.policy.subjects import kinds_of
from intake.kinds.policy.wording import CHANGE, is_owner_label, leaf_of
from intake.labels import Labelled, plain_label
from intake.located import Cell, Paragraph, Reading, Table
from intake.values import find_dates

_NAME_COLUMN = re.compile(
    r"^(?:(?:name|title) of )?(?:the |our )?(?:polic(?:y|ies)|document|procedure|title|subject|topic|section"
    r"|name|area"
    r"|chapter|item)\b(?!.*\b(?:owner|lead|no|number|ref\w*|holder|author|date|review)\b)",
    re.IGNORECASE,
)
_RELATED = re.compile(r"\b(?:related|linked|associated|other|relevant|see also|read with)\b", re.IGNORECASE)
_CONTENTS = re.compile(r"^\W*(?:table of )?(?:contents?|index|what is (?:inside|in (?:this|here))|inside"
                       r"|list of policies"
                       r"|our policies|policies in this \w+|in this (?:handbook|pack|folder"
                       r"|document))\W*$", re.IGNORECASE)
_LEADER = re.compile(r"\s*(?:\.{3,}|…+|_{3,}|\t+|\s{3,}|\bpage\b|\bp\.?)\s*\d{1,3}\s*$|\s+\d{1,3}\s*$", re.IGNORECASE)
_NUMBER = re.compile(r"^\W*(?:(?:section|part|policy|chapter|no\.?)\s*)?(?:[A-Z]?\d{1,3}(?:\.\d{1,2})*"
                     r"|[A-Z](?=[.)]))?[.):]?\s+",
                     re.IGNORECASE)
_NOUNS = re.compile(r"\b(?:(?:policy|policies|procedures?|statement|plan|our|the|and|&)\b\s*)+$|^(?:our|the"
                    r"|policy on)\s+",
                    re.IGNORECASE)
_MAX_TITLE = 110


@dataclass(frozen=True, slots=True)
class Entry:
    """A policy as a list names it: its title's bare words, its kinds, and what the list says of it."""

    name: str
    kinds: tuple[str, ...]
    part: Part | None


@dataclass(frozen=True, slots=True)
class Listing:
    """The policies that a document lists. `end`: the block behind the list; `tables`: those that hold it; `dated`: it
    gives dates or owners, so that it is no mere table of contents."""

    entries: tuple[Entry, ...]
    end: int
    tables: tuple[Table, ...]
    dated: bool


def bare(title: str) -> str:
    """A title for comparing: without numbering, page number and the words policy or procedure, in lower case."""
    words = _NUMBER.sub("", " ".join(title.split()) if "\t" not in title else title.strip(), count=1)
    words = _NOUNS.sub("", " ".join(words.split()).rstrip(" .:"))
    return " ".join(re.sub(r"[^\w]+", " ", _NOUNS.sub("", words).lower().replace("&", " and ")).split())


def listing_of(reading: Reading) -> Listing | None:
    """The register of a document, else its table of contents; None when it lists no policies."""
    registers = [(number, block, entries) for number, block in enumerate(reading.blocks)
                 if isinstance(block, Table) and (entries := _of_table(block, reading))]
    if registers:
        entries = tuple(entry for _, _, found in registers for entry in found)
        return Listing(entries, registers[-1][0] + 1, tuple(block for _, block, _ in registers), True)
    return _contents(reading)


def _of_table(table: Table, reading: Reading) -> tuple[Entry, ...]:
    """The entries of a register, whichever way round it is set; empty when the table is none."""
    grid = table.grid()
    turned = [list(column) for column in zip(*grid, strict=True)] if grid else []
    return _rows(grid, table, reading) or _rows(turned, table, reading)


def _rows(grid: Sequence[Sequence[Cell | None]], table: Table, reading: Reading) -> tuple[Entry, ...]:
    if len(grid) < 3 or len(grid[0]) < 2:
        return ()
    head = [plain_label(_text(cell)) for cell in grid[0]]
    told = [number for number, label in enumerate(head) if leaf_of(label) or is_owner_label(label)]
    if not told or any(find_dates(label) for label in head):
        return ()
    column = _name_column(grid, head, told)
    if column is None:
        return ()
    entries = []
    for row in grid[1:]:
        title = _text(row[column])
        if title and len(title) <= _MAX_TITLE:
            entries.append(Entry(bare(title), kinds_of(title), _part(row, head, told, table, reading)))
    return tuple(entries) if len({kind for entry in entries for kind in entry.kinds}) >= 2 else ()


def _name_column(
    grid: Sequence[Sequence[Cell | None]], head: Sequence[str], told: Sequence[int]
) -> int | None:
    """The column that names the policies: the one with most subjects in its rows, at least half of them."""
    best, most = None, 0.0
    for column, label in enumerate(head):
        cells = [_text(row[column]) for row in grid[1:] if _text(row[column])]
        if column in told or not cells or CHANGE.search(label) or _RELATED.search(label):
            continue
        share = sum(bool(kinds_of(text)) for text in cells) / len(cells)
        needed = 0.3 if _NAME_COLUMN.match(label) else 0.6
        if share >= needed and share > most:
            best, most = column, share
    return best


def _part(row: Sequence[Cell | None], head: Sequence[str], told: Sequence[int], table: Table, reading: Reading) -> Part:
    pairs = tuple(
        Labelled(head[column], cell.text, 0, len(cell.text.text), table.heading, None, cell.row)
        for column in told
        if column < len(row) and (cell := row[column]) is not None and cell.text
    )
    return Part(replace(reading, blocks=()), pairs)


def _text(cell: Cell | None) -> str:
    return " ".join(cell.text.text.split()) if cell is not None else ""


def _contents(reading: Reading) -> Listing | None:
    """The table of contents: lines under such a heading, or lines that end with a page's number."""
    entries: list[Entry] = []
    end, dated = 0, False
    for number, title, block in _content_lines(reading):
        dates = find_dates(block.text.text)
        words = title[: find_dates(title)[0].start] if find_dates(title) else title
        part = Part(replace(reading, blocks=(block,)), ()) if dates else None
        entries.append(Entry(bare(words), kinds_of(words), part))
        end, dated = number + 1, dated or bool(dates)
    kinds = {kind for entry in entries for kind in entry.kinds}
    return Listing(tuple(entries), end, (), dated) if len(kinds) >= 2 else None


def _content_lines(reading: Reading) -> Iterator[tuple[int, str, Paragraph]]:
    within = False
    for number, block in enumerate(reading.blocks):
        if isinstance(block, Table) and within:
            yield from _content_rows(number, block)
            continue
        if not isinstance(block, Paragraph) or block.region not in ("body", "textbox"):
            continue
        if _CONTENTS.match(block.text.text):
            within = True
            continue
        for line in block.lines or (block.text,):
            # Looking for one is slow, and hardly a line of running text ends with a number.
            leader = _LEADER.search(line.text) if line.text.rstrip()[-1:].isdigit() else None
            if block.level and not leader:
                within = False
            elif len(line.text) <= _MAX_TITLE + 80 and (leader or (within and len(line.text) <= _MAX_TITLE)):
                if within or "..." in line.text or "\t" in line.text:
                    title = line.text if find_dates(line.text) else _LEADER.sub("", line.text)
                    yield number, title, replace(block, text=line, lines=())
            elif within and len(line.text) > _MAX_TITLE:
                within = False


def _content_rows(number: int, table: Table) -> Iterator[tuple[int, str, Paragraph]]:
    for row in table.rows:
        titles = [cell.text for cell in row if any(map(str.isalpha, cell.text.text))]
        if titles and len(titles[0].text) <= _MAX_TITLE:
            yield number, _LEADER.sub("", titles[0].text), Paragraph(titles[0])
