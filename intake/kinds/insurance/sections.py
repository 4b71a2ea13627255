"""Sections of a policy ("Section B") and the covers that they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from intake.kinds.insurance.covers import Mention, covers_in, mentions
from intake.located import Paragraph, Reading, Table

_LETTER = r"(?:(?-i:[A-Z])|\d{1,2}|(?-i:[IVX]{1,4}))"
_SECTION = re.compile(
    rf"\b(?:section|part|item|policy|cover)s?\s+(?P<first>{_LETTER})(?![\w/.-]*\d)\b"
    rf"(?P<more>(?:\s*(?:,|and|&|or|to)\s*{_LETTER}\b)*)",
    re.IGNORECASE,
)
_MAX_TITLE = 120


@dataclass(frozen=True, slots=True)
class Sections:
    """Covers by the letter or number of their section."""

    covers: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def named(self, text: str) -> tuple[str, ...]:
        """The covers that a text names, by themselves or by their sections."""
        return tuple(dict.fromkeys(item.cover for item in self.mentions(text)))

    def mentions(self, text: str) -> list[Mention]:
        """The covers named in a text with their places; a section beside its own cover's name counts once."""
        direct = mentions(text)
        known = {item.cover for item in direct}
        for match in _SECTION.finditer(text) if self.covers else ():
            for letter in _letters(match):
                fresh = (cover for cover in self.covers.get(letter, ()) if cover not in known)
                direct += [Mention(cover, match.start(), match.end()) for cover in fresh]
        return sorted(direct, key=lambda item: item.start)


def _letters(match: re.Match[str]) -> list[str]:
    return [match["first"].upper(), *re.findall(r"\b(?:[A-Z]|\d{1,2}|[IVX]{1,4})\b", match["more"] or "")]


def sections_in(reading: Reading) -> Sections:
    """The sections that titles, or the cells of a cover's row or column, call by letter or number."""
    found: dict[str, tuple[str, ...]] = {}
    for letter, cover in _all(reading):
        found.setdefault(letter, (cover,))
    return Sections(found)


def _all(reading: Reading) -> Iterator[tuple[str, str]]:
    for block in reading.blocks:
        if isinstance(block, Paragraph):
            for line in block.text.text.split("\n"):
                yield from _titled(line)
    for table in reading.tables():
        for row in table.rows:
            for cell in row:
                yield from _titled(cell.text.text)
        yield from _of_table(table)


def _titled(text: str) -> Iterator[tuple[str, str]]:
    match = _SECTION.match(text.strip()) if len(text) <= _MAX_TITLE else None
    named = covers_in(text)
    if match and len(named) == 1 and not match["more"]:
        yield _letters(match)[0], named[0]


def _of_table(table: Table) -> Iterator[tuple[str, str]]:
    """Letters and covers that stand in one column where several columns name covers, else in one row."""
    grid = table.grid()
    columns = list(zip(*grid, strict=True)) if grid else []
    lines = [*columns, *grid]
    for line in lines:
        texts = [cell.text.text.strip() for cell in line if cell is not None and cell.text]
        letters = [match for text in texts[:3] if (match := _SECTION.fullmatch(text)) and not match["more"]]
        named = {cover for text in texts if len(text) <= _MAX_TITLE for cover in covers_in(text)}
        if len(letters) == 1 and len(named) == 1:
            yield _letters(letters[0])[0], named.pop()
