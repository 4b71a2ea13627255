"""Which policies a document holds, and where each begins and ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from intake.kinds.policy.register import Entry, Listing, bare, listing_of
from intake.kinds.policy.spans import HANDBOOK, MAX_TITLE, Span, Title, only_title, skipped
from intake.kinds.policy.subjects import is_policy_title, kinds_of, subjects_of
from intake.located import Block, Paragraph, Reading, Table

_CLOSING = re.compile(r"^\W*(?:appendi(?:x|ces)|annex|glossary|index|useful (?:contacts|numbers))\b", re.IGNORECASE)
_FRONT = re.compile(
    r"^\W*(?:\d+\W*)?(?:(?:table of )?contents?|introduction|foreword|welcome|about|register|index|appendi"
    r"|annex|glossary"
    r"|document|version|review|our (?:policies|values|mission)|how (?:to|we))",
    re.IGNORECASE,
)
"""Headings of a handbook that are no policy's."""
_MOST = 0.6


def policies_of(reading: Reading) -> list[Span]:
    """The policies of a document in its order; a document with one policy gives one span with all its blocks."""
    listing = listing_of(reading)
    several = (_listed(reading, listing) if listing else []) or _several(reading)
    if several:
        return several
    if listing is not None and listing.tables:
        return []  # A register alone holds no policy.
    title = only_title(reading)
    return [Span(title, reading.blocks, True)] if title else []


def _listed(reading: Reading, listing: Listing) -> list[Span]:
    """The spans of the policies that a document lists and then holds, each under its title."""
    if not listing.dated and not _is_handbook(reading) and not _lists_policies(reading, listing):
        return []
    lines = _title_lines(reading, listing.end)
    starts: list[tuple[int, Paragraph, Entry]] = []
    for entry in listing.entries:
        taken = {number for number, _, _ in starts}
        found = _start_of(entry, [item for item in lines if item[0] not in taken])
        if found is not None:
            starts.append((*found, entry))
    starts.sort(key=lambda item: item[0])
    titled = [(number, title, block.level, entry.part) for number, block, entry in starts
              if (title := _listed_title(block, entry))]
    if len({kind for _, title, _, _ in titled for kind in title.kinds if kind != "other"}) < 2:
        return []
    if any(_heads_one(block) for number, block in _heads(reading) if number < titled[0][0]):
        return []  # One policy that lists others it is related to.
    levels = [level for _, _, level, _ in titled if level]
    above = min(levels, default=0)
    stops = [number for number, block in _heads(reading) if block.level < above or _CLOSING.match(block.text.text)]
    stops += [number for number, _, _, _ in titled]
    return [Span(title, _until(reading, number, stops), False, part) for number, title, _, part in titled]


def _lists_policies(reading: Reading, listing: Listing) -> bool:
    """Whether a table of contents is a handbook's: most of its lines name policies, and no single policy's title stands
    above."""
    subjects = sum(bool(entry.kinds) for entry in listing.entries)
    kinds = {kind for entry in listing.entries for kind in entry.kinds}
    return len(kinds) >= 3 and subjects >= _MOST * len(listing.entries) and not _single(reading)


def _single(reading: Reading) -> bool:
    """Whether a document is headed by the title of one policy on one subject."""
    title = only_title(reading)
    return title is not None and title.kinds != ("other",) and not HANDBOOK.search(title.words)


def _title_lines(reading: Reading, start: int) -> list[tuple[int, Paragraph, str]]:
    """The lines behind a list of policies that are short enough for a title, each with its bare words."""
    return [
        (number, block, bare(block.text.text))
        for number, block in enumerate(reading.blocks)
        if number >= start and isinstance(block, Paragraph) and block.region == "body"
        and 0 < len(block.text.text) <= MAX_TITLE
    ]


def _start_of(entry: Entry, lines: Sequence[tuple[int, Paragraph, str]]) -> tuple[int, Paragraph] | None:
    """The paragraph that is a listed policy's title: the same words, else the one heading on the same subject."""
    same = [(number, block) for number, block, words in lines if entry.name and words == entry.name]
    if same:
        return max(same, key=lambda item: (bool(item[1].level), -item[0]))
    alike = [(number, block) for number, block, _ in lines
             if block.level and entry.kinds and kinds_of(block.text.text) == entry.kinds]
    top = [item for item in alike if item[1].level == min(block.level for _, block in alike)]
    return top[0] if len(top) == 1 else None


def _listed_title(block: Paragraph, entry: Entry) -> Title | None:
    kinds = kinds_of(block.text.text) or entry.kinds
    if not kinds and not is_policy_title(block.text.text):
        return None
    return Title((block.text,), skipped(block.text.text), kinds or ("other",))


def _heads_one(block: Paragraph) -> bool:
    """Whether a heading is the title of one policy, not of a set of them."""
    words = block.text.text
    return bool(subjects_of(words)) and is_policy_title(words) and not HANDBOOK.search(words)


def _heads(reading: Reading) -> list[tuple[int, Paragraph]]:
    return [
        (number, block)
        for number, block in enumerate(reading.blocks)
        if isinstance(block, Paragraph) and block.level and block.region == "body"
    ]


def _several(reading: Reading) -> list[Span]:
    """The spans of a document that holds several policies, each under a heading of the same level."""
    heads = _heads(reading)
    top = next(
        (block for _, block in heads if is_policy_title(block.text.text) or HANDBOOK.search(block.text.text)),
        None,
    )
    is_handbook = _is_handbook(reading)
    for level in sorted({block.level for _, block in heads}):
        at_level = [(number, block) for number, block in heads if block.level == level]
        stops = [number for number, block in heads if block.level <= level]
        plain = is_handbook and _mostly_subjects(at_level)
        titled = [(number, title) for number, block in at_level if _holds_text(_until(reading, number, stops))
                  if (title := _section_title(block, is_handbook, plain))]
        kinds = {kind for _, title in titled for kind in title.kinds if kind != "other"}
        if len(kinds) < 2 or len(titled) < 2:
            continue
        # Sub-headings of one policy that happen to name other policies do not make a handbook.
        if top is not None and top.level < level and _heads_one(top):
            return []
        return [Span(title, _until(reading, number, stops), False) for number, title in titled]
    return []


def _is_handbook(reading: Reading) -> bool:
    """Whether the document calls itself a handbook: in its first headings or lines, its margins or its properties."""
    if HANDBOOK.search(reading.properties.get("title", "")):
        return True
    heads = [block for _, block in _heads(reading)][:4]
    paragraphs = [block for block in reading.paragraphs() if not block.text.hidden]
    front = [block for block in paragraphs if block.region in ("body", "textbox")][:4]
    margins = [block for block in paragraphs if block.region in ("header", "footer")][:4]
    lines = [block.text.text for block in (*heads, *front, *margins) if len(block.text.text) <= MAX_TITLE]
    return any(HANDBOOK.search(line) and not _of_one(line) for line in lines)


def _of_one(line: str) -> bool:
    """Whether a line with the word for a handbook is about one subject ("Safeguarding policies and procedures")."""
    return len(subjects_of(line)) == 1


def _mostly_subjects(heads: Sequence[tuple[int, Paragraph]]) -> bool:
    own = [block.text.text for _, block in heads if not _FRONT.match(block.text.text)]
    return sum(bool(kinds_of(words)) for words in own) >= _MOST * max(1, len(own))


def _section_title(block: Paragraph, is_handbook: bool, plain: bool) -> Title | None:
    """The heading as a policy's title; in a handbook the subject alone is enough ("4. Complaints"), and where most
    headings are subjects, also in plainer words."""
    words = block.text.text
    if len(words) > MAX_TITLE or (HANDBOOK.search(words) and not subjects_of(words)):
        return None
    start = skipped(words)
    if is_policy_title(words):
        return Title((block.text,), start, kinds_of(words) or ("other",))
    kinds = kinds_of(words) if plain else tuple(item.kind for item in subjects_of(words))
    short = len(words[start:].split()) <= (10 if plain else 6)
    return Title((block.text,), start, kinds) if is_handbook and kinds and short else None


def _until(reading: Reading, start: int, stops: Sequence[int]) -> tuple[Block, ...]:
    end = min((stop for stop in stops if stop > start), default=len(reading.blocks))
    return reading.blocks[start:end]


def _holds_text(blocks: Sequence[Block]) -> bool:
    """Whether more than headings stands under a title (a list of titles is no policy)."""
    return any(
        isinstance(block, Table) or (isinstance(block, Paragraph) and block.region == "body" and not block.level)
        for block in blocks[1:]
    )
