"""Files that hold several certificates one after another."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from intake.kinds.insurance.covers import covers_in
from intake.kinds.insurance.labelled import seen_beside_labels
from intake.kinds.insurance.sections import Sections
from intake.kinds.insurance.seen import WRITTEN
from intake.kinds.insurance.sentences import seen_in_sentences
from intake.located import Paragraph, Reading

_CERTIFICATE = re.compile(
    r"\b(?:certificate|confirmation|evidence|verification|schedule)s? of\b.*\b(?:insurance|cover|liability|indemnity)"
    r"|\b(?:insurance|indemnity|liability|policy) (?:certificate|schedule)",
    re.IGNORECASE,
)
_MAX_TITLE = 110


def certificates_in(reading: Reading) -> list[Reading]:
    """The certificates of a file, each with its own insured; the whole reading when it is one document.

    A schedule whose sections share what stands at its head is one document: only parts that name their insured
    themselves stand alone.
    """
    starts = _titles(reading)
    if len(starts) < 2:
        return [reading]
    edges = [0, *starts[1:], len(reading.blocks)]
    parts: list[tuple[int, int]] = []
    for start, end in pairwise(edges):
        if parts and not (_names_insured(reading, start, end) and _names_insured(reading, *parts[-1])):
            parts[-1] = (parts[-1][0], end)
        else:
            parts.append((start, end))
    return [_part(reading, *part) for part in parts]


def _titles(reading: Reading) -> list[int]:
    """Where certificates may begin: at headings that read like their titles, or at the letterhead just above."""
    starts = []
    for number, block in enumerate(reading.blocks):
        if not isinstance(block, Paragraph) or not block.level or len(block.text.text) > _MAX_TITLE:
            continue
        if _CERTIFICATE.search(block.text.text) or covers_in(block.text.text):
            above = reading.blocks[number - 1] if number else None
            is_letterhead = isinstance(above, Paragraph) and above.level > 0 and not covers_in(above.text.text)
            starts.append(number - 1 if is_letterhead else number)
    return starts


def _part(reading: Reading, start: int, end: int) -> Reading:
    return replace(reading, blocks=reading.blocks[start:end])


def _names_insured(reading: Reading, start: int, end: int) -> bool:
    part = _part(reading, start, end)
    return any(
        item.leaf == "insured_name" and item.rank >= WRITTEN
        for seen in (seen_beside_labels(part, Sections()), seen_in_sentences(part, Sections()))
        for item in seen
    )
