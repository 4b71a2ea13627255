"""The references of a file that holds several letters or forms, each on its own pages or under its own title."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from intake.kinds.reference.entry import Entry
from intake.located import Block, Paragraph, Reading

_TITLE = re.compile(
    r"\breference (?:form|request|questionnaire)|\b(?:customer|client|provider|referee) reference\b"
    r"|^reference\b(?! (?:no|number)\b)|testimonial|to whom it may concern",
    re.IGNORECASE,
)
_MAX_TITLE = 90
_WHOLE = 3
"""Items (of the contract, besides the referee's name) that show a stretch to be a reference of its own."""


def references_in(reading: Reading, read: Callable[[Reading], Entry]) -> list[Entry]:
    """An entry for each letter or form, read from its own blocks alone; empty unless there are two or more.

    A page or titled stretch that names no referee, or the referee before it again, goes on with what is before it.
    """
    parts: list[tuple[Block, ...]] = []
    for blocks in _stretches(reading):
        if not parts or not _stands_alone(reading, parts[-1], blocks, read):
            parts = [*parts[:-1], (*(parts[-1] if parts else ()), *blocks)]
        else:
            parts.append(blocks)
    return [read(replace(reading, blocks=blocks)) for blocks in parts] if len(parts) > 1 else []


def _stands_alone(
    reading: Reading, before: tuple[Block, ...], blocks: tuple[Block, ...], read: Callable[[Reading], Entry]
) -> bool:
    previous, entry = (read(replace(reading, blocks=part)) for part in (before, blocks))
    return _is_reference(previous) and _is_reference(entry) and _referee(previous) != _referee(entry)


def _is_reference(entry: Entry) -> bool:
    return "organisation" in entry.items and len(entry.items) >= _WHOLE


def _referee(entry: Entry) -> str:
    return " ".join(str(entry.items["organisation"].value).lower().split())


def _stretches(reading: Reading) -> Iterator[tuple[Block, ...]]:
    start = 0
    for number in range(1, len(reading.blocks)):
        if _begins(reading.blocks[number - 1], reading.blocks[number]):
            yield reading.blocks[start:number]
            start = number
    if reading.blocks:
        yield reading.blocks[start:]


def _begins(before: Block, block: Block) -> bool:
    """A new page, or the title of a form; a letter's own subject line stands below its letterhead."""
    return _page(before) != _page(block) or (_is_title(block) and not isinstance(before, Paragraph))


def _page(block: Block) -> int | None:
    return block.text.page if isinstance(block, Paragraph) else block.page


def _is_title(block: Block) -> bool:
    if not isinstance(block, Paragraph) or block.region != "body":
        return False
    words = block.text.text.strip()
    return len(words) <= _MAX_TITLE and bool(_TITLE.search(words))
