"""A policy's title and its own part of a document; sections that count as policies of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from intake.kinds.policy.part import Part
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
MAX_TITLE = 130
_TITLE_LINES = 16
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


def sections_of(span: Span) -> Iterator[Title]:
    """Headed sections inside a policy that count as policies of their own kind."""
    blocks = span.blocks
    for number, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or block.region != "body" or not _is_headline(block):
            continue
        kinds = tuple(item.kind for item in subjects_of(block.text.text) if item.kind in _SECTION_KINDS)
        if kinds and not set(kinds) & set(span.title.kinds) and _has_body(blocks[number + 1 :]):
            yield Title((block.text,), skipped(block.text.text), kinds)


def _has_body(following: Sequence[Block]) -> bool:
    """Whether text or a table follows the heading before the next heading."""
    for block in following[:3]:
        if isinstance(block, Table):
            return True
        if isinstance(block, Paragraph) and block.region == "body" and block.text:
            return not block.level and len(block.text.text) > 40
    return False


def only_title(reading: Reading) -> Title | None:
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
        if len(words) > MAX_TITLE or words.endswith("."):
            continue
        kinds = tuple(item.kind for item in subjects_of(words))
        if is_policy_title(words) and not kinds and not subject:
            kinds = kinds_of(words)
            if not kinds and HANDBOOK.search(words):
                continue
            return Title((line,), skipped(line.text), kinds or ("other",))
        if is_policy_title(words) and kinds:
            return Title((line,), skipped(line.text), kinds)
        joined = _joined(line, lines[number + 1]) if number + 1 < len(lines) else None
        if subject and joined is not None:
            return joined
    return None


def _joined(first: Text, second: Text) -> Title | None:
    """A title on two lines: the subject, then "Policy and procedures" (or the other way round)."""
    one, two = " ".join(first.text.split()), " ".join(second.text.split())
    if len(one) + len(two) > MAX_TITLE or len(one.split()) > 8 or one.endswith((".", ":")) or two.endswith("."):
        return None
    kinds = tuple(item.kind for item in subjects_of(f"{one} {two}"))
    alone = bool(subjects_of(one)) and is_policy_title(two) and not subjects_of(two)
    return Title((first, second), skipped(first.text), kinds) if alone and kinds else None


def _subject_alone(lines: Sequence[Text]) -> Title | None:
    for line in lines[:5]:
        words = " ".join(line.text.split())
        kinds = tuple(item.kind for item in subjects_of(words))
        if kinds and len(words.split()) <= 6 and not words.endswith("."):
            return Title((line,), skipped(line.text), kinds)
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
        return len(words) <= MAX_TITLE
    return len(words) <= 70 and bool(_NUMBERING.match(words)) and not words.endswith((".", ";", ","))


def skipped(words: str) -> int:
    """How many characters of numbering stand before the title."""
    plain = words.lstrip()
    match = _NUMBERING.match(plain)
    return match.end() if match and len(plain) - match.end() > 4 else 0
