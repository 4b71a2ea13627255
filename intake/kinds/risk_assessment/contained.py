"""Risk assessments that stand one after the other in a document, such as behind a policy: each part by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from intake.kinds.risk_assessment.assessments import hazards_from
from intake.kinds.risk_assessment.labels import ASSESSMENT, SAID_MADE, SAID_REVIEW, date_part_of, part_of
from intake.located import Block, Paragraph, Reading, Table
from intake.values import find_dates

_MAX_TITLE = 120
_ABOUT_THEM = re.compile(
    r"\b(?:polic(?:y|ies)|procedures?|guidance|principles|process|template|how (?:to|we)|our|see|contents|training"
    r"|matrix|who|when|what|why)\b|\brisk assessments\b|\.{3,}|(?:\t| {3,})\d+\s*$",
    re.IGNORECASE,
)
"""Titles of passages on risk assessment as such, of lists of them, and lines of a table of contents."""
_ALONE = re.compile(r"^\W*(?:[\d.]+\s*)?(?:the |general )?(?:risk assessments?)(?: form)?\W*$", re.IGNORECASE)
_ENDS = re.compile(r"^\W*(?:appendi(?:x|ces)|annex|part|section) \w{1,3}\b", re.IGNORECASE)

_FEW = 8
"""Blocks of an assessment that is told in words alone."""


def contained_in(reading: Reading) -> list[Reading]:
    """The assessments of a document that have a title of their own, and below it a date when they were made or are
    due: each as a reading of its own blocks. Empty where there are none."""
    return [replace(reading, blocks=tuple(part), tags=()) for part in _parts(reading.blocks) if _is_assessment(part)]


def _parts(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """From each title to the next one, or to another heading of at least its rank."""
    part: list[Block] = []
    rank = 0
    for block in blocks:
        if isinstance(block, Paragraph) and (block.region in ("header", "footer") or block.text.hidden):
            continue
        if _is_title(block):
            if part:
                yield part
            part, rank = [block], getattr(block, "level", 0)
        elif part and isinstance(block, Paragraph) and _is_beyond(block, rank):
            yield part
            part = []
        elif part:
            part.append(block)
    if part:
        yield part


def _is_title(block: Block) -> bool:
    if not isinstance(block, Paragraph) or block.text.text.rstrip().endswith((".", ",", ";")):
        return False
    words = " ".join(block.text.text.split())
    if len(words) > _MAX_TITLE or not ASSESSMENT.search(words) or _ABOUT_THEM.search(block.text.text):
        return False
    return not _ALONE.match(words)


def _is_beyond(block: Paragraph, rank: int) -> bool:
    return (0 < block.level <= rank if rank else block.level > 0) or bool(
        block.level and _ENDS.match(block.text.text))


def _is_assessment(part: Sequence[Block]) -> bool:
    """Whether it is an assessment and not words on one: dated, and with hazards or labels of its own."""
    tables = [block for block in part if isinstance(block, Table)]
    dated = any(map(_says_date, (block for block in part if isinstance(block, Paragraph)))) or any(
        map(_has_dated_label, tables))
    return dated and (any(hazards_from(table) is not None for table in tables) or len(part) <= _FEW)


def _says_date(block: Paragraph) -> bool:
    for found in find_dates(block.text.text):
        before = re.split(r"[.;|\t]\s+|[\n\t]", block.text.text[: found.start])[-1]
        label = before.rstrip(" :–-")
        if SAID_MADE.search(before) or SAID_REVIEW.search(before) or _is_dated_label(label):
            return True
    return False


def _has_dated_label(table: Table) -> bool:
    """Whether a small table beside or above its dates has labels of an assessment's days."""
    cells = [cell for row in table.rows for cell in row if cell.text]
    return any(_is_dated_label(" ".join(cell.text.text.split())) for cell in cells) and any(
        find_dates(cell.text.text) for cell in cells)


def _is_dated_label(label: str) -> bool:
    return bool(label) and (part_of(label) in ("assessed", "reviewed", "review", "either")
                            or date_part_of(label) is not None)
