"""The certificates of a file that holds several (two settings' certificates and a register entry scanned together)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from intake.kinds.registration.entry import Entry
from intake.kinds.registration.regulators import Regulator, own_reference, regulators_in
from intake.located import Block, Paragraph, Reading

Reader = Callable[[Reading, Regulator], Entry]
"""Reads a stretch of a document as one registration with a regulator."""


@dataclass(slots=True)
class _Certificate:
    blocks: tuple[Block, ...]
    regulator: Regulator | None
    reference: str | None


def certificates_in(reading: Reading, read: Reader) -> list[Entry]:
    """An entry for each certificate, read from its own pages (or the blocks under its own heading) alone.

    Empty unless the file holds two or more references. Subject is the setting's name where one regulator
    has several.
    """
    parts = _joined(_stretches(reading, read))
    if len({(part.regulator, part.reference) for part in parts if part.reference}) < 2:
        return []
    entries = [read(replace(reading, blocks=part.blocks), part.regulator) for part in parts if part.regulator]
    counted = [entry.regulator for entry in entries]
    for entry in entries:
        if counted.count(entry.regulator) > 1:
            entry.subject = next((str(item.found.value) for item in entry.best() if item.leaf == "name"), None)
    return entries


def _stretches(reading: Reading, read: Reader) -> Iterator[_Certificate]:
    """The file page by page; a page with several references, heading by heading."""
    for page in _cut(reading.blocks, _turns_page):
        by_heading = _joined([_stretch(reading, blocks, read) for blocks in _cut(page, _begins)])
        if len({(part.regulator, part.reference) for part in by_heading if part.reference}) > 1:
            yield from by_heading
        else:
            yield _stretch(reading, page, read)


def _cut(blocks: tuple[Block, ...], begins: Callable[[Block, Block], bool]) -> Iterator[tuple[Block, ...]]:
    start = 0
    for number in range(1, len(blocks)):
        if begins(blocks[number - 1], blocks[number]):
            yield blocks[start:number]
            start = number
    if blocks:
        yield blocks[start:]


def _turns_page(before: Block, block: Block) -> bool:
    return _page(before) != _page(block)


def _page(block: Block) -> int | None:
    return block.text.page if isinstance(block, Paragraph) else block.page


def _begins(before: Block, block: Block) -> bool:
    """A heading begins a stretch, unless it stands below another (a title with its subtitle)."""
    return _is_heading(block) and not _is_heading(before)


def _is_heading(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.region == "body" and bool(block.level)


def _stretch(reading: Reading, blocks: tuple[Block, ...], read: Reader) -> _Certificate:
    part = replace(reading, blocks=blocks)
    words = part.plain()
    regulators = regulators_in(words)
    if not regulators and (shaped := own_reference(words)):
        regulators = (shaped[0],)
    for regulator in regulators:
        items = read(part, regulator).best()
        reference = next((str(item.found.value) for item in items if item.leaf == "reference"), None)
        if reference:
            return _Certificate(blocks, regulator, reference)
    return _Certificate(blocks, regulators[0] if regulators else None, None)


def _joined(stretches: Iterator[_Certificate] | list[_Certificate]) -> list[_Certificate]:
    """A stretch without a reference of its own goes on with the certificate before it, unless another regulator's."""
    parts: list[_Certificate] = []
    for part in stretches:
        last = parts[-1] if parts else None
        if last is None:
            parts.append(part)
        elif last.reference is None and (last.regulator in (None, part.regulator) or part.regulator is None):
            last.blocks += part.blocks
            last.regulator, last.reference = part.regulator or last.regulator, part.reference
        elif (part.regulator, part.reference) == (last.regulator, last.reference) or (
            part.reference is None and part.regulator in (None, last.regulator)
        ):
            last.blocks += part.blocks
        else:
            parts.append(part)
    return parts
