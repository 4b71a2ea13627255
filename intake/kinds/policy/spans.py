"""Which policies a document holds, and where each begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from intake.kinds.policy.part import Part
from intake.kinds.policy.register import Entry, Listing, bare, listing_of
from intake.kinds.policy.subjects import is_policy_title, kinds_of, subjects_of
from intake.located import Block, Paragraph, Reading, Table, Text

HANDBOOK = re.compile(
    r"\b(?:handbook|manual|policies|policy (?:pack|folder|manual|book|suite|file)"
    r"|set of (?:our )?policies|policies and procedures"
    r"|compendium|portfolio)\b",
    re.IGNORECASE,
)
_NUMBERING = re.compile(
    r"^\s*(?:(?:section|part|chapter|policy|appendix|annex"
    r"|procedure)\s+(?:no\.?\s*)?[\dA-Z]{1,3}(?:\.\d+)*\s*[.:)–—-]*\s+"
    r"|\d{1,3}(?:\.\d{1,3})*[.):]?\s+"
    r"|[A-Z][.):]\s+|[ivx]+[.)]\s+)",
    re.IGNORECASE,
)
_MAX_TITLE = 130
_TITLE_LINES = 16
_CLOSING = re.compile(r"^\W*(?:appendi(?:x|ces)|annex|glossary|index|useful (?:contacts|numbers))\b", re.IGNORECASE)
_FRONT = re.compile(
    r"^\W*(?:\d+\W*)?(?:(?:table of )?contents?|introduction|foreword|welcome|about|register|index|appendi"
    r"|annex|glossary"
    r"|document|version|review|our (?:policies|values|mission)|how (?:to|we))",
    re.IGNORECASE,
)
"""Headings of a handbook that are no policy's."""
_MOST = 0.6
_SECTION_KINDS = ("infection_control", "allergy")
"""Sections on these inside another policy count as policies of that kind (rules.md, health.infection_and_allergy)."""


@dataclass(frozen=True, slots=True)
class Title:
    """A policy's title as printed: one Text, or two where it stands on two lines. `start`: how many characters of
    numbering stand before it."""

    texts: tuple[Text, ...]
    start: int
    kinds: tuple[str, ...]

    @property
    def words(self) -> str:
        """The title on one line, without its numbering."""
        first, *more = (text.text.lstrip() for text in self.texts)
        return " ".join(" ".join((first[self.start :], *more)).split())


@dataclass(frozen=True, slots=True)
class Span:
    """A policy of a document: its title, the blocks that belong to it alone, and what a register says of it."""

    title: Title
    blocks: tuple[Block, ...]
    whole: bool
    listed: Part | None = None


def policies_of(reading: Reading) -> list[Span]:
    """The policies of a document in its order; a document with one policy gives one span with all its blocks."""
    listing = listing_of(reading)
    several = (_listed(reading, listing) if listing else []) or _several(reading)
    if several:
        return several
    if listing is not None and listing.tables:
        return []  # A register alone holds no policy.
    title = _only_title(reading)
    return [Span(title, reading.blocks, True)] if title else []


def sections_of(span: Span) -> Iterator[Title]:
    """Headed sections inside a policy that count as policies of their own kind."""
    blocks = span.blocks
    for number, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or block.region != "body" or not _is_headline(block):
            continue
        kinds = tuple(item.kind for item in subjects_of(block.text.text) if item.kind in _SECTION_KINDS)
        if kinds and not set(kinds) & set(span.title.kinds) and _has_body(blocks[number + 1 :]):
            yield Title((block.text,), _skipped(block.text.text), kinds)


def _has_body(following: Sequence[Block]) -> bool:
    """Whether text or a table follows the heading before the next heading."""
    for block in following[:3]:
        if isinstance(block, Table):
            return True
        if isinstance(block, Paragraph) and block.region == "body" and block.text:
            return not block.level and len(block.text.text) > 40
    return False


def _listed(reading: Reading, listing: Listing) -> list[Span]:
    """The spans of the policies that a document lists and then holds, each under its title."""
    if not listing.dated and not _is_handbook(reading) and not _lists_policies(reading, listing):
        return []
    starts: list[tuple[int, Paragraph, Entry]] = []
    for entry in listing.entries:
        found = _start_of(entry, reading, listing, [number for number, _, _ in starts])
        if found is not None:
            starts.append((*found, entry))
    starts.sort(key=lambda item: item[0])
    titled = [(number, title, block.level, entry.part) for number, block, entry in starts
              if (title := _listed_title(block, entry))]
    if len({kind for _, title, _, _ in titled for kind in title.kinds if kind != "other"}) < 2:
        return []
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
    title = _only_title(reading)
    return title is not None and title.kinds != ("other",) and not HANDBOOK.search(title.words)


def _start_of(
    entry: Entry, reading: Reading, listing: Listing, taken: Sequence[int]
) -> tuple[int, Paragraph] | None:
    """The paragraph that is a listed policy's title: the same words, else the one heading on the same subject."""
    lines = [
        (number, block)
        for number, block in enumerate(reading.blocks)
        if isinstance(block, Paragraph) and block.region == "body" and number >= listing.end and number not in taken
        and 0 < len(block.text.text) <= _MAX_TITLE
    ]
    same = [(number, block) for number, block in lines if entry.name and bare(block.text.text) == entry.name]
    if same:
        return max(same, key=lambda item: (bool(item[1].level), -item[0]))
    alike = [(number, block) for number, block in lines
             if block.level and entry.kinds and kinds_of(block.text.text) == entry.kinds]
    top = [item for item in alike if item[1].level == min(block.level for _, block in alike)]
    return top[0] if len(top) == 1 else None


def _listed_title(block: Paragraph, entry: Entry) -> Title | None:
    kinds = kinds_of(block.text.text) or entry.kinds
    if not kinds and not is_policy_title(block.text.text):
        return None
    return Title((block.text,), _skipped(block.text.text), kinds or ("other",))


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
        if top is not None and top.level < level and not is_handbook and subjects_of(top.text.text):
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
    lines = [block.text.text for block in (*heads, *front, *margins) if len(block.text.text) <= _MAX_TITLE]
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
    if len(words) > _MAX_TITLE or (HANDBOOK.search(words) and not subjects_of(words)):
        return None
    start = _skipped(words)
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


def _only_title(reading: Reading) -> Title | None:
    """The title of a document with one policy: the first line near the top that reads like one."""
    lines = list(_top_lines(reading))
    named = _first(lines, subject=True)
    if named:
        return named
    marginal = [block.text for block in reading.paragraphs() if block.region in ("header", "footer")]
    return _first(marginal, subject=True) or _subject_alone(lines) or _first(lines, subject=False)


def _first(lines: Sequence[Text], subject: bool) -> Title | None:
    for number, line in enumerate(lines):
        words = " ".join(line.text.split())
        if len(words) > _MAX_TITLE or words.endswith("."):
            continue
        kinds = tuple(item.kind for item in subjects_of(words))
        if is_policy_title(words) and not kinds and not subject:
            kinds = kinds_of(words)
            if not kinds and HANDBOOK.search(words):
                continue
            return Title((line,), _skipped(line.text), kinds or ("other",))
        if is_policy_title(words) and kinds:
            return Title((line,), _skipped(line.text), kinds)
        joined = _joined(line, lines[number + 1]) if number + 1 < len(lines) else None
        if subject and joined is not None:
            return joined
    return None


def _joined(first: Text, second: Text) -> Title | None:
    """A title on two lines: the subject, then "Policy and procedures" (or the other way round)."""
    one, two = " ".join(first.text.split()), " ".join(second.text.split())
    if len(one) + len(two) > _MAX_TITLE or len(one.split()) > 8 or one.endswith((".", ":")) or two.endswith("."):
        return None
    kinds = tuple(item.kind for item in subjects_of(f"{one} {two}"))
    alone = bool(subjects_of(one)) and is_policy_title(two) and not subjects_of(two)
    return Title((first, second), _skipped(first.text), kinds) if alone and kinds else None


def _subject_alone(lines: Sequence[Text]) -> Title | None:
    for line in lines[:5]:
        words = " ".join(line.text.split())
        kinds = tuple(item.kind for item in subjects_of(words))
        if kinds and len(words.split()) <= 6 and not words.endswith("."):
            return Title((line,), _skipped(line.text), kinds)
    return None


def _top_lines(reading: Reading) -> Iterator[Text]:
    count = 0
    for block in reading.blocks:
        texts = _texts_of(block)
        for text in texts:
            if text and count < _TITLE_LINES:
                count += 1
                yield text


def _texts_of(block: Block) -> Sequence[Text]:
    if isinstance(block, Paragraph):
        if block.region not in ("body", "textbox") or block.text.hidden:
            return ()
        return (block.text,) if block.level or len(block.lines) < 2 else block.lines
    if isinstance(block, Table):
        return [cell.text for row in block.rows[:3] for cell in row]
    return ()


def _is_headline(block: Paragraph) -> bool:
    words = block.text.text.strip()
    if block.level:
        return len(words) <= _MAX_TITLE
    return len(words) <= 70 and bool(_NUMBERING.match(words)) and not words.endswith((".", ";", ","))


def _skipped(words: str) -> int:
    """How many characters of numbering stand before the title."""
    plain = words.lstrip()
    match = _NUMBERING.match(plain)
    return match.end() if match and len(plain) - match.end() > 4 else 0
