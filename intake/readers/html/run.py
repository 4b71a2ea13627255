"""A run of inline words: collected piece by piece, then read as a browser sets it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from intake.readers import ticks
from intake.readers.html.sight import Sight

BREAK = "\x1e"
"""Stands for a line break while a run is collected; "\\n" once it is read."""
GAP = "\x1f"
"""Stands where boxes beside each other part words; "\\t" once it is read, as in every other reader."""

_SPACES = re.compile(r"[ \t\r\n\f\v\u00a0\u2000-\u200a\u202f\u3000]+")
_AROUND_GAP = re.compile(rf" ?{GAP}[ {GAP}]*")
_AROUND_BREAK = re.compile(rf"[ {GAP}]*{BREAK}[ {GAP}{BREAK}]*")
_NO_WIDTH = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")


@dataclass(slots=True)
class Run:
    """Pieces of text with how they are seen. `tagged` counts nested tags that hold the pieces."""

    pieces: list[tuple[str, Sight, bool]] = field(default_factory=list)
    tagged: int = 0
    size: float = 0.0

    def add(self, text: str, sight: Sight) -> None:
        """Words as they stand in the file."""
        if sight.pre and not sight.hidden:
            text = text.replace("\n", BREAK)
        self.pieces.append((text, sight, self.tagged > 0))

    def mark(self, sign: str, sight: Sight) -> None:
        """A BREAK or a GAP."""
        self.pieces.append((sign, sight, True))

    def visible(self) -> str:
        """What is seen, white space as it is set."""
        return set_out("".join(text for text, sight, _ in self.pieces if not sight.hidden and not sight.struck))

    def hidden(self) -> str:
        """What cannot be seen and no tag holds: the machines' part of tagged accounts is no hidden text."""
        if not any(sight.hidden for _, sight, _ in self.pieces):
            return ""
        kept = [text for text, sight, tagged in self.pieces if sight.hidden and not sight.struck and not tagged]
        return set_out("".join(kept))

    @property
    def is_struck(self) -> bool:
        """Whether words are struck out, which are then not read."""
        return any(sight.struck and not sight.hidden and text.strip() for text, sight, _ in self.pieces)

    @property
    def is_bold(self) -> bool:
        """Whether all that is seen is bold."""
        seen = [sight.bold for text, sight, _ in self.pieces
                if not sight.hidden and not sight.struck and text.strip(" \n\t\r\u00a0" + BREAK + GAP)]
        return bool(seen) and all(seen)

    def first_sight(self) -> Sight:
        """How the first words are seen."""
        found = (sight for text, sight, _ in self.pieces if text.strip(" \n\t\r\u00a0" + BREAK + GAP))
        return next(found, Sight())


def set_out(raw: str) -> str:
    """Words as a browser sets them: one space for any white space, lines and gaps as "\\n" and "\\t"."""
    if not raw.isascii():
        raw = _NO_WIDTH.sub("", raw)
    text = _SPACES.sub(" ", raw)
    if GAP in text:
        text = _AROUND_GAP.sub(GAP, text)
    if BREAK in text:
        text = _AROUND_BREAK.sub("\n", re.sub(rf" ?{BREAK} ?", BREAK, text))
    return ticks.normal(text.strip(f" \n{GAP}").replace(GAP, "\t"))
