"""Anchors: where in a Word file something stands, in words a person can follow.

"Part A > Insurance > table 2 row 3 column 2": the headings above, then the paragraph or table counted from 1
below the last of them, with row and grid column. Headings of the same path are told apart by a number.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

MAX_TITLE = 60


@dataclass(slots=True)
class Anchors:
    """Counts paragraphs and tables of one stretch of text. `place` comes first in every anchor ("header",
    "footnote 2")."""

    place: str = ""
    _titles: list[tuple[int, str]] = field(default_factory=list)
    _prefix: str = ""
    _seen: Counter[str] = field(default_factory=Counter)
    _paragraphs: int = 0
    _tables: int = 0

    def __post_init__(self) -> None:
        self._prefix = f"{self.place} > " if self.place else ""

    @property
    def heading(self) -> str:
        """The nearest heading above, empty when there is none."""
        return self._titles[-1][1] if self._titles else ""

    def enter(self, level: int, text: str) -> str:
        """A heading of that level begins its stretch; gives the heading's own anchor."""
        while self._titles and self._titles[-1][0] >= level:
            self._titles.pop()
        title = _short(text)
        above = "".join(f"{name} > " for _, name in self._titles)
        self._titles.append((level, self._distinct(above, title)))
        start = f"{self.place} > " if self.place else ""
        self._prefix = start + "".join(f"{name} > " for _, name in self._titles)
        self._paragraphs = self._tables = 0
        return f"{self._prefix}heading"

    def _distinct(self, above: str, title: str) -> str:
        self._seen[above + title] += 1
        times = self._seen[above + title]
        if times == 1:
            return title
        return self._distinct(above, f"{title} ({times})")

    def paragraph(self) -> str:
        """The anchor of the next paragraph."""
        self._paragraphs += 1
        return f"{self._prefix}paragraph {self._paragraphs}"

    def table(self) -> str:
        """The anchor of the next table, to which row and column are added."""
        self._tables += 1
        return f"{self._prefix}table {self._tables}"


def _short(text: str) -> str:
    words = " ".join(text.replace(">", " ").split())
    return words if len(words) <= MAX_TITLE else words[:MAX_TITLE].rsplit(" ", 1)[0] + "…"
